// Counts events over a window, so that a client that provokes too many is cut off.

/// At most so many events within a window; the window slides in halves, so memory is constant.
package struct SlidingBudget: Sendable {
  private let limit: Int
  private let halfNanoseconds: Int64
  private var half: Int64 = .min
  private var current = 0
  private var previous = 0

  package init(limit: Int, windowMilliseconds: Int) {
    precondition(limit > 0 && windowMilliseconds > 1)
    self.limit = limit
    self.halfNanoseconds = nanoseconds(milliseconds: windowMilliseconds) / 2
  }

  /// Counts one event.
  /// - Returns: false where the window now holds more than the limit.
  package mutating func spend(now: Int64) -> Bool {
    let half = now / self.halfNanoseconds
    if half != self.half {
      self.previous = half == self.half &+ 1 ? self.current : 0
      self.current = 0
      self.half = half
    }
    self.current += 1
    return self.current + self.previous <= self.limit
  }
}
