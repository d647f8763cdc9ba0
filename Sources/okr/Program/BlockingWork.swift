// System calls that block, on a thread of their own: the task pool has only as many threads as
// cores.

internal import Dispatch

/// Runs blocking work away from the task pool. It may only read: a task that is cancelled leaves it.
enum BlockingWork {
  /// Runs the body and waits for it without holding a thread of the pool.
  /// - Throws: what the body throws; `interruption` at once where the task is cancelled, since a read
  ///   from a silent pipe may never return.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    let first = FirstResult<Value>()
    return try await withTaskCancellationHandler {
      DispatchQueue(label: "okr.files").async { first.give(Result(catching: body)) }
      return try await first.value()
    } onCancel: {
      first.give(.failure(CommandFailure.interruption))
    }
  }
}
