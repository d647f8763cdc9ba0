// The attainment of each kind, on an organisation: docs/SCORING.md, "Attainment, by kind".

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Attainment by kind", .bounded)
struct KindTests {
  /// The attainment after one check-in.
  private func attainment(_ kind: KeyResult.Kind, _ value: String) throws -> Int64? {
    var desk = try Desk()
    try desk.keyResult("k", kind)
    try desk.checkIn("k", value)
    return try desk.attainment("k")
  }

  @Test(
    "a metric goes from its baseline to its target, unclamped, either way",
    arguments: [
      ("0", "100", "50", 500_000), ("100", "0", "75", 250_000), ("0", "100", "-20", -200_000),
      ("0", "100", "150", 1_500_000), ("200", "100", "250", -500_000), ("0", "3", "1", 333_333),
      ("0", "3", "2", 666_667), ("-10", "10", "0", 500_000), ("0", "2", "0.000001", 0),
      ("0", "2", "0.000003", 2), ("0", "0.000001", "9223372036854.775807", 1_000_000_000_000),
      ("0", "-0.000001", "9223372036854.775807", -1_000_000_000_000),
      ("-9223372036854.775808", "9223372036854.775807", "-0.5", 500_000),
    ] as [(String, String, String, Int64)])
  func metric(_ baseline: String, _ target: String, _ value: String, _ ppm: Int64) throws {
    #expect(try self.attainment(.metric(baseline, target), value) == ppm)
  }

  @Test(
    "halves round to even once",
    arguments: [("0.5", 0), ("1.5", 2), ("2.5", 2), ("-0.5", 0), ("-1.5", -2)]
      as [(String, Int64)])
  func halves(_ value: String, _ ppm: Int64) throws {
    #expect(try self.attainment(.metric("0", "1000000"), value) == ppm)
  }

  @Test("without a baseline a metric starts at 0") func defaultBaseline() throws {
    #expect(
      try self.attainment(.metricKind(MetricKind(target: try decimal("8"))), "2") == 250_000)
  }

  @Test(
    "checkpoints are straight lines between points, flat beyond their ends",
    arguments: [
      ("-5", 0), ("0", 0), ("25", 200_000), ("50", 400_000), ("60", 500_000), ("80", 700_000),
      ("100", 1_000_000), ("500", 1_000_000),
    ] as [(String, Int64)])
  func rising(_ value: String, _ ppm: Int64) throws {
    // Stated in no order.
    let points = [("80", "0.7"), ("0", "0"), ("100", "1"), ("50", "0.4")]
    #expect(try self.attainment(.checkpoints(points), value) == ppm)
  }

  @Test(
    "a decreasing key result with checkpoints is full at its target",
    arguments: [("10", 0), ("8.5", 300_000), ("6.5", 700_000), ("5", 1_000_000), ("1", 1_000_000)]
      as [(String, Int64)])
  func falling(_ value: String, _ ppm: Int64) throws {
    let points = [("10", "0"), ("8.5", "0.3"), ("6.5", "0.7"), ("5", "1")]
    #expect(try self.attainment(.checkpoints(points), value) == ppm)
  }

  private func threshold(
    _ comparison: Comparison, zeroAt: String? = nil, upper: String? = nil
  ) throws -> KeyResult.Kind {
    .threshold(
      ThresholdKind(
        comparison: comparison, bound: try decimal("10"), upper: try upper.map { try decimal($0) },
        zeroAt: try zeroAt.map { try decimal($0) }))
  }

  @Test(
    "thresholds hold on their side, ends included where they say so",
    arguments: [
      (.unspecified, ["9.999999": 0, "10": 1, "11": 1]), (.atLeast, ["9": 0, "10": 1]),
      (.moreThan, ["10": 0, "10.000001": 1]), (.atMost, ["10": 1, "10.000001": 0]),
      (.lessThan, ["10": 0, "9.999999": 1]),
    ] as [(Comparison, [String: Int64])])
  func thresholds(_ comparison: Comparison, _ cases: [String: Int64]) throws {
    for (value, one) in cases {
      #expect(try self.attainment(self.threshold(comparison), value) == one * 1_000_000)
    }
  }

  @Test("a range includes both its ends") func within() throws {
    let kind = try self.threshold(.within, upper: "20")
    for (value, one) in ["9.999999": 0, "10": 1, "15": 1, "20": 1, "20.000001": 0] {
      #expect(try self.attainment(kind, value) == Int64(one) * 1_000_000)
    }
  }

  @Test("beyond the bound, zero_at gives part of the way, unclamped") func zeroAt() throws {
    let above = try self.threshold(.atLeast, zeroAt: "0")
    #expect(try self.attainment(above, "7.5") == 750_000)
    #expect(try self.attainment(above, "-5") == -500_000)
    #expect(try self.attainment(above, "30") == 1_000_000)
    let below = try self.threshold(.atMost, zeroAt: "30")
    #expect(try self.attainment(below, "25") == 250_000)
    #expect(try self.attainment(below, "2") == 1_000_000)
  }

  @Test("an attainment beyond its limit is told as one, and never as equal") func limitInWords()
    throws
  {
    for (value, words) in [
      ("9000000", "(9000000 − 0) / (0.000001 − 0) ≥ 1000000, kept within 0 and 1: 1"),
      ("-9000000", "(-9000000 − 0) / (0.000001 − 0) ≤ -1000000, kept within 0 and 1: 0"),
      ("0.000001", "(0.000001 − 0) / (0.000001 − 0) = 1"),
    ] {
      var desk = try Desk()
      try desk.keyResult("k", try .metric("0", "0.000001"))
      try desk.checkIn("k", value)
      #expect(try desk.organisation.explain(ExplainRequest(id: "k")).first?.words == words)
    }
  }

  @Test("binary, graded and find_baseline") func plain() throws {
    #expect(try self.attainment(.binary(BinaryKind()), "0") == 0)
    #expect(try self.attainment(.binary(BinaryKind()), "1") == 1_000_000)
    #expect(try self.attainment(.graded(GradedKind()), "0.7") == 700_000)
    #expect(try self.attainment(.findBaseline(FindBaselineKind()), "-40") == 1_000_000)
  }

  @Test("a milestone is measured once a stage is done or a record exists") func milestone() throws {
    var desk = try Desk()
    try desk.keyResult("k", .stages([(1000, false), (2000, false)]))
    #expect(try desk.attainment("k") == nil)
    #expect(try desk.figures("k").coverage?.ppm == 0)
    try desk.keyResult("n", .stages([(0, true), (2000, false)]))
    #expect(try desk.attainment("n") == 0)
    #expect(try desk.figures("n").coverage?.ppm == 1_000_000)
    try desk.checkIn("k", "5")
    #expect(try desk.attainment("k") == 0)
    let done = KeyResult(id: "k", kind: .stages([(1000, true), (2000, false)]))
    try desk.put(.keyResult(done, .update(mask: ["kind"])))
    #expect(try desk.attainment("k") == 333_333)
  }

  private func recurring(_ n: Int64, _ period: Period) -> KeyResult.Kind {
    .recurring(RecurringKind(perPeriod: n, period: period))
  }

  @Test("recurring counts at most n a period, over all periods of the cycle") func recurs() throws {
    // 2026-07-01 is a Wednesday: 14 weeks, the first and the last cut by the cycle.
    var desk = try Desk(now: "2026-09-30T12:00:00Z")
    try desk.keyResult("k", self.recurring(2, .week))
    #expect(try desk.attainment("k") == nil)
    try desk.checkIn("k", "5", at: "2026-07-05T23:59:59Z")
    #expect(try desk.attainment("k") == 71_429)
    try desk.checkIn("k", "1", at: "2026-07-06T00:00:00Z")
    #expect(try desk.attainment("k") == 107_143)
    // Every record counts, at equal instants too.
    try desk.checkIn("k", "1", at: "2026-07-06T00:00:00Z")
    #expect(try desk.attainment("k") == 142_857)
    // Outside the cycle none does.
    try desk.checkIn("k", "2", at: "2026-06-30T12:00:00Z")
    #expect(try desk.attainment("k") == 142_857)
  }

  @Test("a record outside the cycle measures, but falls in no period") func outside() throws {
    var desk = try Desk()
    try desk.keyResult("k", self.recurring(1, .month))
    try desk.checkIn("k", "1", at: "2026-06-30T12:00:00Z")
    #expect(try desk.attainment("k") == 0)
    #expect(try desk.figures("k").coverage?.ppm == 1_000_000)
  }

  @Test("an attainment over periods is told with its counts") func periodWords() throws {
    var desk = try Desk(now: "2026-09-20T12:00:00Z")
    try desk.keyResult("k", self.recurring(2, .month))
    try desk.keyResult("t", try self.monthly())
    for day in ["2026-07-03", "2026-07-09", "2026-07-20", "2026-08-02"] {
      try desk.checkIn("k", "1", at: "\(day)T12:00:00Z")
    }
    try desk.checkIn("t", "12", at: "2026-07-03T12:00:00Z")
    try desk.checkIn("t", "9", at: "2026-08-03T12:00:00Z")
    func words(_ id: String) throws -> String? {
      try desk.organisation.explain(ExplainRequest(id: id)).first?.words
    }
    #expect(try desk.attainment("k") == 500_000)
    #expect(
      try words("k")?.hasPrefix(
        "3 of 6 counted: at most 2 a month, over all 3 months of the cycle = 0.5") == true)
    #expect(try desk.attainment("t") == 500_000)
    #expect(try words("t")?.hasPrefix("1 of 2 due months with a value ≥ 10 = 0.5") == true)
  }

  @Test("a cycle without an end has no periods") func endless() throws {
    var desk = try Desk(end: "")
    try desk.keyResult("k", self.recurring(1, .month))
    try desk.keyResult("t", try self.monthly())
    try desk.checkIn("k", "1")
    try desk.checkIn("t", "10")
    #expect(try desk.attainment("k") == nil)
    #expect(try desk.attainment("t") == nil)
    #expect(try desk.figures("k").coverage?.ppm == 1_000_000)
    #expect(try desk.figures("o").expected == nil)
    let words = try desk.organisation.explain(ExplainRequest(id: "k")).first?.words
    #expect(words?.hasPrefix("a cycle without an end has no periods") ?? false)
  }

  private func monthly() throws -> KeyResult.Kind {
    .threshold(ThresholdKind(bound: try decimal("10"), judge: .periods, period: .month))
  }

  @Test("periods are judged by their last value, once ended or begun") func periods() throws {
    var desk = try Desk(now: "2026-07-20T12:00:00Z")
    try desk.keyResult("k", try self.monthly())
    // Measured, but nothing is due: missing.
    try desk.checkIn("k", "10", at: "2026-06-01T00:00:00Z")
    #expect(try desk.attainment("k") == nil)
    #expect(try desk.score("k") == 0)
    // July has a value: due, and held.
    try desk.checkIn("k", "12", at: "2026-07-19T00:00:00Z")
    #expect(try desk.attainment("k") == 1_000_000)
    // A later value of the month decides, whenever it is entered.
    let late = try desk.checkIn("k", "9", at: "2026-07-20T00:00:00Z")
    #expect(try desk.attainment("k") == 0)
    try desk.checkIn("k", "11", at: "2026-07-18T00:00:00Z")
    #expect(try desk.attainment("k") == 0)
    try desk.correct(late, nil)
    #expect(try desk.attainment("k") == 1_000_000)
    // August ends without a value: due, not held.
    try desk.advance("2026-08-31T23:59:59Z")
    #expect(try desk.attainment("k") == 1_000_000)
    try desk.advance("2026-09-01T00:00:00Z")
    #expect(try desk.attainment("k") == 500_000)
    try desk.advance("2026-10-01T00:00:00Z")
    #expect(try desk.attainment("k") == 333_333)
  }
}
