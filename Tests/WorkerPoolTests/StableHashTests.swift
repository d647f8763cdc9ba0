// Lanes must be the same in every process and share the organisations evenly.

import BoundedTestSupport
import Testing

@testable import WorkerPool

@Suite(.bounded) struct StableHashTests {
  @Test func evenAndInRange() {
    var counts = [Int](repeating: 0, count: 7)
    for key in Int64(-35_000)..<35_000 { counts[StableHash.bucket(of: key, count: 7)] += 1 }
    for count in counts { #expect((9_500...10_500).contains(count)) }
  }
}
