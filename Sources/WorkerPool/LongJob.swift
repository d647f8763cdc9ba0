// Long work is cut into slices, so that it never holds up the short work of its lane.

internal import Synchronization

/// How a job shares its lane.
public enum JobClass: Sendable, Equatable {
  /// Short: a check-in, a read.
  case interactive
  /// Long: a full recompute, an import, a snapshot, a verification.
  case long
}

/// What a slice of a long job says when it returns.
public enum LongJobStep: Sendable, Equatable {
  case finished
  case more
}

/// Long work that can stop and go on. Slices of one job never overlap and all run on its lane.
public protocol LongJob: Sendable {
  /// Works until about `deadline` (nanoseconds, `WorkerPool.now()`), keeps its place, and returns.
  /// Each call must make progress, even if the deadline has passed.
  mutating func runSlice(deadline: UInt64) -> LongJobStep
}

/// Holds a long job in one place, so that its state is changed where it stands and never copied.
final class LongJobBox: Sendable {
  private let job: Mutex<any LongJob>

  init(_ job: any LongJob) {
    self.job = Mutex(job)
  }

  func runSlice(deadline: UInt64) -> LongJobStep {
    self.job.withLock { $0.runSlice(deadline: deadline) }
  }
}
