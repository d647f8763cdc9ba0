// What a lane tells about itself.

/// Figures of one lane: queue depths at one instant, and counts since the pool was made.
public struct LaneStatistics: Sendable, Equatable {
  /// Interactive jobs that wait, and how many may as long as they wait.
  public internal(set) var queued = 0
  public internal(set) var limit = 0
  /// Long jobs that wait or are under way.
  public internal(set) var queuedLong = 0
  /// Re-entries that wait.
  public internal(set) var queuedReentries = 0
  /// Timers that are not due yet.
  public internal(set) var timers = 0
  /// Organisations with waiting jobs of either class.
  public internal(set) var organisationsWithQueuedWork = 0
  /// Jobs that ran to their end: interactive, long, re-entries and timers.
  public internal(set) var executed: UInt64 = 0
  /// Slices of long jobs that returned `.more`.
  public internal(set) var yielded: UInt64 = 0
  /// Submissions and timers refused.
  public internal(set) var refused: UInt64 = 0
  /// Jobs whose deadline had passed when their turn came.
  public internal(set) var expired: UInt64 = 0
  /// Jobs that `stopNow` dropped, whose `onExpired` was called instead.
  public internal(set) var discarded: UInt64 = 0
  /// How long the lane ran jobs, in nanoseconds.
  public internal(set) var busyNanoseconds: UInt64 = 0
  /// How long interactive jobs waited for their turn, in nanoseconds, and how many did.
  public internal(set) var waitedNanoseconds: UInt64 = 0
  public internal(set) var begun: UInt64 = 0
  /// The longest slice of a long job, in microseconds.
  public internal(set) var longestSliceMicroseconds: UInt64 = 0
  /// The longest other job, in microseconds.
  public internal(set) var longestJobMicroseconds: UInt64 = 0
}
