// What a mistyped command may have meant. The argument parser suggests options only.

internal import ArgumentParser
internal import Terminal

/// Suggestions for commands.
enum Suggestion {
  /// - Throws: a usage failure where help is asked for on what is neither a topic nor a command.
  static func checkHelp(for arguments: [String]) throws(CommandFailure) {
    guard arguments.first == "help", arguments.count >= 2 else { return }
    let word = arguments[1]
    let commands = OKRCommand.configuration.subcommands.flatMap { command in
      [command.configuration.commandName ?? ""] + command.configuration.aliases
    }
    if word.hasPrefix("-") || word == "help" || commands.contains(word) { return }
    let near = NearestWord.find(word, among: HelpTopic.names + commands)
    throw .usage("There is no topic or command \(word).", hint: "okr help \(near ?? "")".trimmed)
  }

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
