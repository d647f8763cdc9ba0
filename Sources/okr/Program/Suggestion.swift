// What a mistyped command or id may have meant. The argument parser suggests options only.

internal import ArgumentParser
internal import Terminal

/// Suggestions for commands and ids.
enum Suggestion {
  /// The first words that name commands.
  static var commands: [String] {
    OKRCommand.configuration.subcommands.flatMap { command in
      [command.configuration.commandName ?? ""] + command.configuration.aliases
    }
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

  /// The command line with a mistyped id put right; empty where no id is near, or none can be had.
  static func id(for failure: CommandFailure, _ session: Session) async -> String {
    let arguments = session.surroundings.arguments
    guard let missing = failure.missing, arguments.contains(missing.id),
      let kind = IDCompletion(type: missing.type),
      let ids = try? await kind.fetch(session.backend, .open),
      let near = NearestWord.find(missing.id, among: ids)
    else { return "" }
    let words = arguments.map { ShellText.quoted($0 == missing.id ? near : $0) }
    return (["okr"] + words).joined(separator: " ")
  }
}
