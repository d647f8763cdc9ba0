// System calls that block, on a thread of their own: the task pool has only as many threads as
// cores.

internal import Dispatch

/// Runs blocking work away from the task pool.
enum BlockingWork {
  private static let queue = DispatchQueue(label: "okr.files")

  /// Runs the body and waits for it without holding a thread of the pool.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws
    -> Result
  {
    try await withCheckedThrowingContinuation { continuation in
      self.queue.async { continuation.resume(with: .init(catching: body)) }
    }
  }
}
