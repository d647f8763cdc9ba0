// Long work that is only started.

internal import ArgumentParser
internal import OKRModel

struct AsyncOption: ParsableArguments {
  @Flag(
    name: .customLong("async"),
    help: "Start it and return; the server goes on by itself: okr operation wait.")
  var isAsync = false

  func check(_ change: some ChangeOptions) throws {
    guard self.isAsync else { return }
    if change.dryRun { throw ValidationError("--dry-run starts nothing: leave out --async.") }
    if change.failIfUnchanged {
      throw ValidationError(
        "--async doesn't wait for what --fail-if-unchanged is about: leave out one of them.")
    }
  }
}

extension Session {
  /// Shows an operation that was started.
  func started(_ operation: OKRModel.Operation?, _ revision: String) throws {
    guard let operation else { throw CommandFailure.incompleteReply("operation") }
    try self.presenter.operation(operation)
    try self.presenter.detail("request id", operation.id)
    try self.presenter.detail("revision", revision)
  }
}
