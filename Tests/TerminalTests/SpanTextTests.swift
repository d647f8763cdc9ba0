// How long ago, in words.

import BoundedTestSupport
import Terminal
import Testing

@Suite(.bounded) struct SpanTextTests {
  @Test func relativeTimesForPeople() {
    let now: Int64 = 1_782_900_000_000_000
    let second: Int64 = 1_000_000
    #expect(SpanText.relative(unixMicros: now - 59 * second, nowMicros: now) == "just now")
    #expect(SpanText.relative(unixMicros: now - 300 * second, nowMicros: now) == "5 min ago")
    #expect(SpanText.relative(unixMicros: now - 7200 * second, nowMicros: now) == "2 h ago")
    #expect(SpanText.relative(unixMicros: now + 90 * second, nowMicros: now) == "in 1 min")
    #expect(SpanText.relative(unixMicros: 0, nowMicros: now) == "1970-01-01")
  }
}
