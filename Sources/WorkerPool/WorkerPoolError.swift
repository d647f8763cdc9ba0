// Why the pool refused work. A refused job is not kept, and none of its closures is called.

/// A refusal by the pool. All but `costTooHigh` pass with time and may be tried again.
public enum WorkerPoolError: Error, Equatable, Sendable {
  /// The lane holds as many jobs of this class as it may.
  case laneFull(limit: Int)
  /// The organisation holds as many jobs of this class as it may.
  case organisationFull(limit: Int)
  /// Everybody waits long, and the organisation has its share of what may wait.
  case overloaded(limit: Int)
  /// The lane holds as many timers as it may.
  case timersFull(limit: Int)
  /// The job says that it costs more than a job may (in cost units).
  case costTooHigh(limit: Int)
  /// The pool is draining or stopped.
  case draining
}
