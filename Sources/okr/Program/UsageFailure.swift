// What the argument parser says of a command line that it can't read, as a failure like any other.

internal import ArgumentParser
internal import Terminal

/// Reads the parser's words: its errors have no other form.
struct UsageFailure {
  private let message: String
  /// The message with the help of an argument, the usage, and where to read on.
  private let full: [Substring]

  private init(_ error: any Error) {
    self.message = OKRCommand.message(for: error)
    self.full = OKRCommand.fullMessage(for: error).split(separator: "\n")
  }

  /// The failure of a command line that can't be read.
  static func of(_ error: any Error, _ arguments: [String]) -> CommandFailure {
    Suggestion.unknownCommand(in: arguments) ?? UsageFailure(error).failure
  }

  private var failure: CommandFailure {
    if let (wrong, near) = self.mistypedOption {
      var failure = CommandFailure.usage("There is no option \(wrong) here.", hint: self.help)
      failure = failure.correcting(wrong, among: [near])
      failure.facts = self.facts
      return failure
    }
    var failure = CommandFailure.usage(self.sentence, hint: self.fileHint ?? self.help)
    if let (wrong, known) = self.mistypedValue { failure = failure.correcting(wrong, among: known) }
    failure.facts = self.facts
    return failure
  }

  /// The message in one line; a list of values stands below it there.
  private var sentence: String {
    let lines = self.message.split(separator: "\n")
    let items = lines.dropFirst().map { String($0.trimmingPrefix("  - ")) }
    let first = lines.first.map(String.init) ?? ""
    let text = items.isEmpty ? first : "\(first) \(items.joined(separator: ", "))"
    return text.last?.isPunctuation == true && text.last != "'" ? text : text + "."
  }

  /// Where the format is named like a file: the command that writes to it.
  private var fileHint: String? {
    let arguments = Surroundings.current.arguments
    guard
      let found = self.message.firstMatch(
        of: /^The value '(.*?\..*?)' is invalid for '-o <format>'/),
      let option = ["plan": "--out", "export": "--file"][arguments.first ?? ""],
      let place = arguments.firstIndex(where: { $0 == "-o" || $0 == "--output" }),
      place + 1 < arguments.count
    else { return nil }
    var words = arguments
    words.removeSubrange(place...place + 1)
    return ShellText.again(words, with: option, String(found.output.1))
  }

  /// An option that isn't there, and the one that the parser names in its place.
  private var mistypedOption: (wrong: String, near: String)? {
    let found = self.message.firstMatch(of: /^Unknown option '(.+?)'\. Did you mean '(.+?)'\?/)
    return found.map { (String($0.output.1), String($0.output.2)) }
  }

  /// A value that isn't taken, and those that are.
  private var mistypedValue: (wrong: String, known: [String])? {
    guard let found = self.message.firstMatch(of: /^The value '(.*?)' is invalid for '.*?'/),
      let list = self.message.firstRange(of: " of ")
    else { return nil }
    let rest = self.message[list.upperBound...]
    let quoted = rest.matches(of: /'([^']+)'/).map { String($0.output.1) }
    let listed = rest.matches(of: /\n  - (\S+)/).map { String($0.output.1) }
    return (String(found.output.1), quoted + listed)
  }

  // MARK: What stands below the message

  private var facts: [CommandFailure.Fact] {
    let argument = self.text(from: "Help:", to: "Usage:")
    let usage = self.text(from: "Usage:", to: "  See '")
    // One with very many options says less than the help.
    let short = usage.displayWidth <= HelpColumns.terminal ? usage : ""
    return [("argument", argument), ("usage", short)].compactMap { label, text in
      text.isEmpty ? nil : .init(label: label, text: text)
    }
  }

  /// The command whose help says more.
  private var help: String {
    let line = self.full.last { $0.hasPrefix("  See '") } ?? ""
    return line.split(separator: "'").dropFirst().first.map(String.init) ?? "okr --help"
  }

  /// The lines from one that begins so up to one that begins in another way, as one.
  private func text(from begin: String, to end: String) -> String {
    let lines = self.full.drop { !$0.hasPrefix(begin) }.prefix { !$0.hasPrefix(end) }
    let words = lines.joined(separator: " ").trimmingPrefix(begin).split(separator: " ")
    return words.joined(separator: " ")
  }
}
