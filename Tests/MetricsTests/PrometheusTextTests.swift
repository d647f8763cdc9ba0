// The text format: what is written reads as it was meant, and the reader that says so is strict.

import BoundedTestSupport
import Metrics
import ObservationTestSupport
import Testing

@Suite(.bounded) struct PrometheusTextTests {
  private static let counter = MetricDescription(
    "okr_things_total", .counter, [MetricLabel("kind", .count(2))], "Things, \\ and\nlines.")
  private static let gauge = MetricDescription("okr_level", .gauge, "A level.")
  private static let span = MetricDescription(
    "okr_span_seconds", .histogram, [MetricLabel("of", .count(2))], "Spans.")

  private static func text(_ families: [MetricFamily]) -> String {
    String(decoding: PrometheusText.write(families), as: UTF8.self)
  }

  @Test func aFamilyIsWrittenAsTheFormatWantsIt() {
    let histogram = Histogram(HistogramBounds([1_000, 250_000], unitsPerBase: 1_000_000))
    for value in [0, 1_000, 1_001, 250_001] as [UInt64] { histogram.record(value) }
    let text = Self.text([
      MetricFamily(Self.counter, [MetricSample(["a"], .number(3))]),
      MetricFamily(Self.gauge, 0.25),
      MetricFamily(Self.span, [MetricSample(["x"], .histogram(histogram.reading))]),
    ])
    #expect(
      text == #"""
        # HELP okr_things_total Things, \\ and\nlines.
        # TYPE okr_things_total counter
        okr_things_total{kind="a"} 3
        # HELP okr_level A level.
        # TYPE okr_level gauge
        okr_level 0.25
        # HELP okr_span_seconds Spans.
        # TYPE okr_span_seconds histogram
        okr_span_seconds_bucket{of="x",le="0.001"} 2
        okr_span_seconds_bucket{of="x",le="0.25"} 3
        okr_span_seconds_bucket{of="x",le="+Inf"} 4
        okr_span_seconds_sum{of="x"} 0.252002
        okr_span_seconds_count{of="x"} 4

        """#)
  }

  @Test func whateverALabelHoldsComesBack() throws {
    let values = ["", "plain", "a\"b", "a\\b", "a\nb", "\\n", "\\\"", "ł…\u{1F600}", "{x=\"1\"} 2"]
    let samples = values.map { MetricSample([$0], .number(1)) }
    let read = try Exposition(Self.text([MetricFamily(Self.counter, samples)]))
    #expect(read.families[0].samples.map { $0["kind"] } == values)
    #expect(read.families[0].help == Self.counter.help)
  }

  @Test(arguments: [
    0, 1, -1, 0.1, 1e21, 1.5e-9, Double(Int64.max), .infinity, -.infinity,
    Double.leastNonzeroMagnitude,
  ])
  func numbersComeBack(_ number: Double) throws {
    let read = try Exposition(Self.text([MetricFamily(Self.gauge, number)]))
    #expect(read.values("okr_level") == [number])
  }

  @Test func whatIsNoNumberIsSaidSo() throws {
    let read = try Exposition(Self.text([MetricFamily(Self.gauge, Double.nan)]))
    #expect(read.values("okr_level").map(\.isNaN) == [true])
  }

  @Test func noFamiliesAreNoText() throws {
    #expect(Self.text([]) == "")
    #expect(try Exposition("").families.isEmpty)
  }

  /// The reader that the other tests trust refuses each of these.
  @Test(arguments: [
    "okr_a 1\n",
    "# HELP okr_a A.\n# TYPE okr_a gauge\nokr_a 1",
    "# HELP okr_a A.\n# TYPE okr_a gauge\nokr_b 1\n",
    "# HELP okr_a A.\n# TYPE okr_a gauge\nokr_a one\n",
    "# HELP okr_a A.\n# TYPE okr_a gauge\nokr_a 1\nokr_a 2\n",
    "# HELP okr_a A.\n# TYPE okr_a gauge\nokr_a{b=\"1} 2\n",
    "# HELP okr_a A.\n# TYPE okr_a gauge\nokr_a{b=\"\\x\"} 2\n",
    "# HELP okr_a A.\n# TYPE okr_a gauge\n# HELP okr_a A.\n# TYPE okr_a gauge\n",
    "# HELP okr_a A.\nokr_a 1\n",
    "# TYPE okr_a gauge\nokr_a 1\n",
    "# HELP okr_a A.\n# TYPE okr_a counter\nokr_a 1\n",
    "# HELP okr_a_total A.\n# TYPE okr_a_total counter\nokr_a_total -1\n",
    "# HELP okr_h H.\n# TYPE okr_h histogram\nokr_h_bucket{le=\"1\"} 1\nokr_h_sum 1\nokr_h_count 1\n",
    "# HELP okr_h H.\n# TYPE okr_h histogram\nokr_h_bucket{le=\"1\"} 2\nokr_h_bucket{le=\"+Inf\"} 1\n"
      + "okr_h_sum 1\nokr_h_count 1\n",
    "# HELP okr_h H.\n# TYPE okr_h histogram\nokr_h_bucket{le=\"+Inf\"} 1\nokr_h_sum 1\n"
      + "okr_h_count 2\n",
    "# HELP okr_h H.\n# TYPE okr_h histogram\nokr_h_bucket{le=\"+Inf\"} 1\nokr_h_count 1\n",
    "# HELP 1a A.\n# TYPE 1a gauge\n1a 1\n",
  ])
  func theReaderIsStrict(_ text: String) {
    #expect(throws: ExpositionError.self) { try Exposition(text) }
  }
}
