// What a command would ask of the server, told instead of being asked.

internal import ArgumentParser

/// What is told of a call that isn't made.
enum CallQuestion: Sendable, Hashable {
  /// Its method and request.
  case request
  /// The least role that its method needs.
  case role
}

struct QuestionOptions: ParsableArguments {
  @Flag(help: "Print the method and its request as JSON, and don't send it.")
  var showRequest = false

  @Flag(help: "Print the least role that the method needs, and don't call it.")
  var showRole = false

  func validate() throws {
    if self.showRequest, self.showRole {
      throw ValidationError("--show-request and --show-role are two questions: leave out one.")
    }
  }

  /// What is told instead of the call; nil where it is made.
  var told: CallQuestion? { self.showRequest ? .request : self.showRole ? .role : nil }

  /// - Throws: a usage failure, for a command that has no one call to tell of.
  func refuse() throws(CommandFailure) {
    guard self.told != nil else { return }
    throw .usage("--show-request and --show-role belong to commands that make one call.")
  }
}
