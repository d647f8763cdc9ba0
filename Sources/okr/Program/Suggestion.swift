// What a mistyped command may have meant. The argument parser suggests options only.

internal import ArgumentParser
internal import OKRModel

/// Suggestions for commands.
enum Suggestion {
  /// Edits that a typing error may have.
  static let mostEdits = 2

  /// The command line up to the first word that names no command, with that word put right.
  static func command(for arguments: [String]) -> String? {
    var level: any ParsableCommand.Type = OKRCommand.self
    var path = ["okr"]
    for word in arguments {
      let subcommands = level.configuration.subcommands
      if subcommands.isEmpty || word.hasPrefix("-") { return nil }
      let names = subcommands.map { command in
        [command.configuration.commandName ?? ""] + command.configuration.aliases
      }
      if let index = names.firstIndex(where: { $0.contains(word) }) {
        path.append(word)
        level = subcommands[index]
        continue
      }
      return Self.nearest(to: word, among: names.joined()).map {
        (path + [$0]).joined(separator: " ")
      }
    }
    return nil
  }

  /// The name that a mistyped one is likeliest to mean; nil where none is close.
  static func nearest(to word: String, among names: some Sequence<String>) -> String? {
    let best = names.map { (name: $0, edits: Self.edits(word, $0)) }.min { $0.edits < $1.edits }
    guard let best, best.edits <= Self.mostEdits, best.edits < best.name.count else { return nil }
    return best.name
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
