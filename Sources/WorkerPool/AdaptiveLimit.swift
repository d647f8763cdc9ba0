// How many jobs may wait on a lane, found by how long they wait. A queue that empties now and then
// absorbs bursts and is left alone; one that never does only makes everybody wait (the idea of
// CoDel, RFC 8289), so it is cut by a share, and grows back step by step.

/// A limit that follows the waits of those it lets in. Instants are monotonic nanoseconds.
struct AdaptiveLimit {
  private let range: ClosedRange<Int>
  private let targetNanoseconds: UInt64
  private let intervalNanoseconds: UInt64
  private(set) var limit: Int
  /// The shortest wait in this interval.
  private var shortest = UInt64.max
  private var intervalEnd: UInt64 = 0

  init(_ limits: WorkerPoolLimits) {
    let most = limits.queuedJobsPerLane
    self.range = min(limits.queuedJobsPerLaneAtLeast, most)...most
    self.targetNanoseconds = UInt64(limits.standingWaitMicroseconds) * 1_000
    self.intervalNanoseconds = UInt64(limits.standingIntervalMicroseconds) * 1_000
    self.limit = limits.queuedJobsPerLane
  }

  /// A job's turn came after such a wait, with so many behind it.
  mutating func took(waitNanoseconds: UInt64, queued: Int, now: UInt64) {
    self.shortest = min(self.shortest, waitNanoseconds)
    guard now >= self.intervalEnd else { return }
    if self.intervalEnd > 0 {
      let isStanding = self.shortest > self.targetNanoseconds
      let next =
        isStanding
        ? min(self.limit, queued) * 3 / 4 : self.limit + max(1, self.limit / 32)
      self.limit = min(max(next, self.range.lowerBound), self.range.upperBound)
    }
    self.shortest = .max
    self.intervalEnd = now + self.intervalNanoseconds
  }

  /// What one of so many organisations may have waiting: its share, and a little where all share.
  func share(of organisations: Int) -> Int {
    max(self.limit / max(organisations, 1), self.range.lowerBound / 8)
  }
}
