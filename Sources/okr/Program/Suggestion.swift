// What a mistyped command may have meant. The argument parser suggests options only.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

/// Looks for the first word that names no command.
enum Suggestion {
  /// - Throws: a usage failure where help is asked for on what is neither a topic nor a command.
  static func checkHelp(for arguments: [String]) throws(CommandFailure) {
    guard arguments.first == "help", arguments.count >= 2, arguments[1] != "help" else { return }
    let words = Array(arguments.dropFirst())
    if let failure = Self.unknownCommand(in: words, asHelp: true) { throw failure }
  }

  /// The failure of a command line with a word that names no command; nil where all of them do.
  /// - Parameter asHelp: true where the words stand behind `okr help`, and may be a topic.
  static func unknownCommand(in arguments: [String], asHelp: Bool = false) -> CommandFailure? {
    var level: any ParsableCommand.Type = OKRCommand.self
    var path: [String] = []
    for word in arguments {
      let subcommands = level.configuration.subcommands
      if subcommands.isEmpty || word.hasPrefix("-") { return nil }
      if let found = subcommands.first(where: { Self.names($0).contains(word) }) {
        path.append(word)
        level = found
        continue
      }
      let further = !path.isEmpty ? [] : asHelp ? HelpTopic.names : ["help"]
      if further.contains(word) { return nil }
      let what = asHelp && path.isEmpty ? "topic or command" : "command"
      let help = asHelp ? ["help"] + path : path + ["--help"]
      return CommandFailure.usage(
        "There is no \(what) \((path + [word]).joined(separator: " ")).",
        hint: ShellText.line(help)
      ).correcting(word, among: further + subcommands.flatMap(Self.names))
    }
    return nil
  }

  /// The get command of what another verb of its noun is about; nil where that isn't one resource.
  static func look(beside arguments: [String]) -> String? {
    let words = arguments.prefix { !$0.hasPrefix("-") }
    guard
      let noun = OKRCommand.configuration.subcommands.first(where: {
        Self.names($0).contains(words.first ?? "")
      }), words.count == (noun == AlignmentCommand.self ? 4 : 3),
      noun.configuration.subcommands.contains(where: { Self.names($0).contains("get") })
    else { return nil }
    return ShellText.line([words[0], "get"] + words.dropFirst(2))
  }

  /// A failure with what to run: the command line with a word put right, or, where somebody changed a resource
  /// meanwhile, the command that shows how it stands.
  static func completing(_ failure: CommandFailure, in arguments: [String]) -> CommandFailure {
    var failure = failure
    if let correction = failure.correction,
      let line = ShellText.again(arguments, correcting: correction.word, to: correction.meant)
    {
      failure.hint = line
    } else if failure.hint.hasPrefix("--"), let (option, value) = Self.option(failure.hint) {
      failure.hint = ShellText.again(arguments, with: option, value)
    } else if failure.reason == Reason.staleVersion.rawValue,
      let line = Self.look(beside: arguments)
    {
      failure.hint = SameConnection.command(line)
      failure.remedy = ""
    }
    return failure
  }

  /// An option and its value, as a hint names them.
  private static func option(_ hint: String) -> (option: String, value: String)? {
    guard let space = hint.firstIndex(of: " ") else { return nil }
    return (String(hint[..<space]), String(hint[hint.index(after: space)...]))
  }

  static func names(_ command: any ParsableCommand.Type) -> [String] {
    [command.configuration.commandName ?? ""] + command.configuration.aliases
  }
}
