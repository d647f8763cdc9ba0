// What a mistyped command may have meant. The argument parser suggests options only.

internal import ArgumentParser
internal import Terminal

/// Suggestions for commands.
enum Suggestion {
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
      return NearestWord.find(word, among: names.joined()).map {
        (path + [$0]).joined(separator: " ")
      }
    }
    return nil
  }
}
