// What a mistyped word may have meant.

/// Finds the word that a mistyped one is likeliest to mean.
public enum NearestWord {
  /// Edits that a typing error may have.
  public static let mostEdits = 2

  /// The nearest of `words`; nil where none is close, or where two are equally near. More than half of a word can't be
  /// mistyped: any two short ones are near each other.
  public static func find(_ word: String, among words: some Sequence<String>) -> String? {
    let found = Set(words).map { (word: $0, edits: Self.edits(word, $0)) }
    guard let best = found.min(by: { $0.edits < $1.edits }), best.edits <= Self.mostEdits,
      best.edits * 2 < max(word.count, best.word.count),
      !found.contains(where: { $0.edits == best.edits && $0.word != best.word })
    else { return nil }
    return best.word
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbours between two words, no letter being
  /// edited twice (Wagner and Fischer, with Damerau's swaps).
  static func edits(_ a: String, _ b: String) -> Int {
    let (source, target) = (Array(a), Array(b))
    var above = [Int]()
    var row = Array(0...target.count)
    for i in source.indices {
      var next = [i + 1]
      for j in target.indices {
        let replaced = row[j] + (source[i] == target[j] ? 0 : 1)
        var least = min(replaced, row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, source[i] == target[j - 1], source[i - 1] == target[j] {
          least = min(least, above[j - 1] + 1)
        }
        next.append(least)
      }
      (above, row) = (row, next)
    }
    return row[target.count]
  }
}
