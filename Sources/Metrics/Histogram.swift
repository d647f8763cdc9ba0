// How often values came, in ranges that are fixed when it is made. Values are whole numbers in a small
// unit, such as microseconds, so that sums stay exact; a metric shows them in its base unit.

/// The upper ends of a histogram's ranges.
public struct HistogramBounds: Sendable, Hashable {
  /// Rising, in the unit of the values; what lies above the last has a range of its own.
  public let upper: [UInt64]
  /// How many of the values' units make one of the metric's: 1 000 000 for microseconds shown as
  /// seconds.
  public let unitsPerBase: UInt64

  public init(_ upper: [UInt64], unitsPerBase: UInt64 = 1) {
    precondition(!upper.isEmpty && zip(upper, upper.dropFirst()).allSatisfy { $0 < $1 })
    precondition(unitsPerBase > 0)
    self.upper = upper
    self.unitsPerBase = unitsPerBase
  }

  /// The range of a value: the first whose end isn't below it.
  public func place(of value: UInt64) -> Int {
    var (low, high) = (0, self.upper.count)
    while low < high {
      let middle = (low + high) / 2
      if self.upper[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  public var rangeCount: Int { self.upper.count + 1 }

  /// Microseconds from 100 µs to 10 s, for what somebody waits for.
  public static let latency = HistogramBounds(
    [
      100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000,
      1_000_000, 2_000_000, 10_000_000,
    ], unitsPerBase: 1_000_000)
}

/// A histogram that any thread adds to, without a lock.
public final class Histogram: Sendable {
  public let bounds: HistogramBounds
  /// The ranges, and behind them the sum.
  private let tallies: Tallies

  public init(_ bounds: HistogramBounds) {
    self.bounds = bounds
    self.tallies = Tallies(count: bounds.rangeCount + 1)
  }

  public func record(_ value: UInt64) {
    self.tallies.add(at: self.bounds.place(of: value))
    self.tallies.add(value, at: self.bounds.rangeCount)
  }

  public var reading: HistogramReading {
    HistogramReading(
      bounds: self.bounds, counts: (0..<self.bounds.rangeCount).map { self.tallies[$0] },
      sum: self.tallies[self.bounds.rangeCount])
  }
}

/// A histogram's figures at one instant.
public struct HistogramReading: Sendable, Hashable {
  public let bounds: HistogramBounds
  /// How many fell into each range, not cumulated; the last range has no end.
  public private(set) var counts: [UInt64]
  /// Of all values, in their unit.
  public private(set) var sum: UInt64

  public init(bounds: HistogramBounds, counts: [UInt64], sum: UInt64) {
    precondition(counts.count == bounds.rangeCount)
    self.bounds = bounds
    self.counts = counts
    self.sum = sum
  }

  public init(_ bounds: HistogramBounds) {
    self.init(
      bounds: bounds, counts: Array(repeating: 0, count: bounds.rangeCount), sum: 0)
  }

  public var total: UInt64 { self.counts.reduce(0, +) }

  /// Takes in what another histogram of the same ranges counted.
  public mutating func merge(_ other: HistogramReading) {
    precondition(self.bounds == other.bounds)
    for index in self.counts.indices { self.counts[index] += other.counts[index] }
    self.sum += other.sum
  }
}
