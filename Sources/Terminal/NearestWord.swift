// What a mistyped word may have meant.

/// Finds the word that a mistyped one is likeliest to mean.
public enum NearestWord {
  /// Edits that a typing error may have.
  public static let mostEdits = 2

  /// The nearest of `words`; nil where none is close.
  public static func find(_ word: String, among words: some Sequence<String>) -> String? {
    let best = words.map { (word: $0, edits: Self.edits(word, $0)) }.min { $0.edits < $1.edits }
    guard let best, best.edits <= Self.mostEdits, best.edits < best.word.count else { return nil }
    return best.word
  }

  /// The least number of insertions, deletions and replacements between two words (Wagner and
  /// Fischer).
  static func edits(_ a: String, _ b: String) -> Int {
    let target = Array(b)
    var row = Array(0...target.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in target.indices {
        let replaced = diagonal + (character == target[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[target.count]
  }
}
