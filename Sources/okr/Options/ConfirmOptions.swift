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
    let answer = try self.ask(facts, "\(question) [y/N] ", presenter).lowercased()
    guard answer == "y" || answer == "yes" else {
      throw CommandFailure(
        .failed, .cancelled, .notConfirmed, "Nothing was changed: the answer was not yes.")
    }
  }

  /// Asks for the id of what a change is about, where a yes is given too easily.
  /// - Throws: where the answer is another text, or nobody can be asked.
  func confirm(_ facts: [String], typing id: String, _ presenter: Presenter) throws {
    if self.yes { return }
    let answer = try self.ask(facts, "Type \(id.sanitised) to go on: ", presenter)
    guard answer == id else {
      throw CommandFailure(
        .failed, .cancelled, .notConfirmed,
        "Nothing was changed: the answer was not \(id.sanitised).")
    }
  }

  private func ask(_ facts: [String], _ question: String, _ presenter: Presenter) throws -> String {
    for fact in facts { try presenter.remark(fact) }
    guard !self.noInput, let ask = presenter.surroundings.ask else {
      throw CommandFailure(
        .usage, .failedPrecondition, .confirmationNeeded,
        "This needs a yes, and nobody can be asked here.", hint: "the same command with --yes")
    }
    try presenter.surroundings.err.write(Array(question.utf8))
    return (ask() ?? "").trimmed
  }
}
