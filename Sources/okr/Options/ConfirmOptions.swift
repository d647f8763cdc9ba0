// A question before what can't be taken back easily.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct ConfirmOptions: ParsableArguments {
  @Flag(help: "Don't ask.")
  var yes = false

  @Flag(help: "Never ask: fail where an answer would be needed.")
  var noInput = false

  /// True where a change has to be asked about, unless that is answered on the command line.
  func isNeeded(_ mutation: Mutation, _ session: Session) -> Bool {
    !self.yes && !mutation.validateOnly && !session.isTold
  }

  /// Asks, unless that was answered on the command line.
  /// - Parameters:
  ///   - facts: what it would do, shown before the question.
  ///   - question: such as `Close q3-2026?`.
  /// - Throws: where the answer isn't yes, or nobody can be asked.
  func confirm(_ facts: [String], _ question: String, _ presenter: Presenter) throws {
    if self.yes { return }
    let answer = try presenter.ask(
      facts, "\(question) [y/N]", noInput: self.noInput,
      otherwise: .confirmationNeeded(
        "This needs a yes, and nobody can be asked here.",
        ShellText.line(presenter.surroundings.arguments.filter { $0 != "--no-input" } + ["--yes"]))
    ).lowercased()
    guard answer == "y" || answer == "yes" else {
      throw CommandFailure.notConfirmed("the answer was not yes")
    }
  }
}

/// The same for what is severe: a yes is given too easily there, so that its name has to be.
struct NamedConfirmOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The id once more, in place of typing it when asked.", valueName: "id"))
  var confirm: String?

  @Flag(help: "Not enough here: --confirm answers.")
  var yes = false

  @Flag(help: "Never ask: fail where an answer would be needed.")
  var noInput = false

  /// True where a change has to be asked about, unless `--confirm` names what it is about.
  /// - Throws: where it names something else.
  func isNeeded(
    _ mutation: Mutation, about id: String, _ session: Session
  ) throws(CommandFailure) -> Bool {
    if mutation.validateOnly || session.isTold { return false }
    guard let named = self.confirm else { return true }
    guard named == id else {
      throw .notConfirmed("--confirm names \(named.sanitised) and not \(id.sanitised)")
    }
    return false
  }

  /// Asks for the id of what a change is about.
  /// - Throws: where the answer is another text, or nobody can be asked.
  func confirm(_ facts: [String], typing id: String, _ presenter: Presenter) throws {
    let why = self.yes ? "--yes isn't enough here. " : ""
    let answer = try presenter.ask(
      facts, "Type \(id.sanitised) to go on:", noInput: self.noInput,
      otherwise: .confirmationNeeded(
        "\(why)This needs the id that it is about, and nobody can be asked here.",
        ShellText.again(
          presenter.surroundings.arguments.filter { $0 != "--no-input" }, with: "--confirm",
          id.sanitised)))
    guard answer == id else {
      throw CommandFailure.notConfirmed("the answer was not \(id.sanitised)")
    }
  }
}

extension Presenter {
  /// Shows facts, asks, and gives the answer.
  /// - Parameter refusal: thrown where nobody can be asked.
  fileprivate func ask(
    _ facts: [String], _ question: String, noInput: Bool, otherwise refusal: CommandFailure
  ) throws -> String {
    for fact in facts { try self.remark(fact) }
    guard !noInput, let ask = self.surroundings.ask else { throw refusal }
    let lines = self.errorSurface.fitted([question], isProse: true)
    try self.surroundings.err.write(lines.joined(separator: "\n") + " ")
    return (ask() ?? "").trimmed
  }
}

extension CommandFailure {
  fileprivate static func confirmationNeeded(_ message: String, _ hint: String) -> Self {
    Self(.usage, .failedPrecondition, .confirmationNeeded, message, hint: hint)
  }

  fileprivate static func notConfirmed(_ why: String) -> Self {
    Self(.failed, .cancelled, .notConfirmed, "Nothing was changed: \(why).")
  }
}
