// Something that is tried again and again, and fails: the log tells the first failure, then one a minute,
// and the end of them.

/// Failures that follow one another, without a success between them.
struct FailureStreak: Sendable {
  private(set) var count = 0
  /// When one was told last, in monotonic nanoseconds.
  private var toldAt: UInt64 = 0

  /// Takes a failure in.
  /// - Parameter now: in monotonic nanoseconds.
  /// - Returns: true where it is to be told.
  mutating func failed(now: UInt64) -> Bool {
    self.count += 1
    let pause = UInt64(ServerLimits.failureLineMilliseconds) * 1_000_000
    guard self.count == 1 || now >= self.toldAt + pause else { return false }
    self.toldAt = now
    return true
  }

  /// Takes a success in.
  /// - Returns: how many failures came before it.
  mutating func succeeded() -> Int {
    defer { self.count = 0 }
    return self.count
  }
}
