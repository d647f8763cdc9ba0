// Commands that are named for what comes next: a person pastes them, and they go where the one before went.

/// The connection that a command line names.
enum SameConnection {
  /// A command that belongs after the present one, on the connection that it was given; anything else as it is.
  static func command(_ command: String) -> String {
    let words = command.split(separator: " ")
    guard words.first == "okr", words.count > 1, !["help", "profile"].contains(words[1]) else {
      return command
    }
    let arguments = Surroundings.current.arguments
    let options = Self.connection(in: arguments).filter { !command.contains(" \($0.option)") }
    return ([command] + options.map(\.words)).joined(separator: " ")
  }

  /// What a command line says of its connection, each option with its value as it is typed.
  private static func connection(in arguments: [String]) -> [(option: String, words: String)] {
    let options = ["--server", "--token-file", "--ca-file", "--profile", "--organisation"]
    var found: [(option: String, words: String)] = []
    for (index, word) in arguments.enumerated() {
      if word == "--plaintext" { found.append((word, word)) }
      for option in options {
        if word == option, index + 1 < arguments.count {
          found.append((option, "\(option) \(ShellText.quoted(arguments[index + 1]))"))
        } else if word.hasPrefix(option + "=") {
          found.append((option, ShellText.quoted(word)))
        }
      }
    }
    return found
  }
}
