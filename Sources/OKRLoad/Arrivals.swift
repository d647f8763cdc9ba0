// When calls arrive: an open loop. People don't wait for each other's answers, so the schedule
// doesn't either, and a slow server can't hide its queue.

internal import Glibc
internal import OKRClient

/// A Poisson process of so many arrivals a second.
struct Arrivals {
  private let meanNanoseconds: Double
  private var random: SeededGenerator
  private var next: Double

  init(ratePerSecond: Int, from start: Int64, seed: UInt64) {
    precondition(ratePerSecond > 0)
    self.meanNanoseconds = 1e9 / Double(ratePerSecond)
    self.random = SeededGenerator(seed: seed)
    self.next = Double(start)
  }

  /// The next instant, on the clock that `start` was read from.
  mutating func pop() -> Int64 {
    // In (0, 1]: its logarithm is finite.
    let unit = (Double(self.random.next() >> 11) + 1) * 0x1p-53
    self.next -= log(unit) * self.meanNanoseconds
    return Int64(self.next)
  }
}
