// Histograms and tallies: nothing is lost, whatever thread it comes from.

import BoundedTestSupport
import Dispatch
import Metrics
import Testing

@Suite(.bounded) struct HistogramTests {
  @Test func aValueFallsIntoTheFirstRangeThatHoldsIt() {
    let bounds = HistogramBounds([1, 5, 10])
    #expect((0...11).map { bounds.place(of: $0) } == [0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3])
    for value in (0...100).map({ UInt64($0) * 37 }) {
      let bounds = HistogramBounds.latency
      let expected = bounds.upper.firstIndex { value <= $0 } ?? bounds.upper.count
      #expect(bounds.place(of: value) == expected)
    }
    #expect(bounds.place(of: .max) == 3)
  }

  @Test func countsAndSumsAreExact() {
    let histogram = Histogram(HistogramBounds([10, 20]))
    for value in [0, 10, 11, 20, 21, 1_000] as [UInt64] { histogram.record(value) }
    #expect(histogram.reading.counts == [2, 2, 2])
    #expect(histogram.reading.sum == 1_062)
    #expect(histogram.reading.total == 6)
  }

  @Test func readingsAddUp() {
    let bounds = HistogramBounds([10])
    var left = HistogramReading(bounds: bounds, counts: [1, 2], sum: 30)
    left.merge(HistogramReading(bounds: bounds, counts: [10, 20], sum: 300))
    #expect(left == HistogramReading(bounds: bounds, counts: [11, 22], sum: 330))
    var none = HistogramReading(bounds)
    none.merge(left)
    #expect(none == left)
  }

  @Test func threadsLoseNothing() {
    let tallies = Tallies(count: 3)
    let histogram = Histogram(HistogramBounds([4]))
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for value in 0..<10_000 {
        tallies.add(at: value % 3)
        histogram.record(UInt64(value % 10))
      }
      tallies.add(100, at: thread % 3)
    }
    #expect((0..<3).map { tallies[$0] }.reduce(0, +) == 80_800)
    #expect(histogram.reading.counts == [40_000, 40_000])
    #expect(histogram.reading.sum == 360_000)
  }
}
