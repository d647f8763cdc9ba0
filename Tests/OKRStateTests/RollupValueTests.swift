// rollup_value and rollup_score: what feeds them, and what comes of it.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Rollups into key results", .bounded)
struct RollupValueTests {
  /// Sources of 10 (weight 1), 40 (weight 3) and one without a value, under "top".
  private func desk(_ aggregate: Aggregate) throws -> Desk {
    var desk = try Desk()
    try desk.keyResult("top", try .rollup(aggregate))
    try desk.objective("low")
    for (id, weight) in [("a", Int64(1000)), ("b", 3000), ("c", 1000)] {
      try desk.keyResult(id, try .metric("0", "1"), in: "low")
      try desk.align(id, "top", .value, weight: weight)
    }
    try desk.checkIn("a", "10", at: "2026-08-02T00:00:00Z")
    try desk.checkIn("b", "40", at: "2026-08-01T00:00:00Z")
    return desk
  }

  @Test(
    "aggregates; weights act in a mean only",
    arguments: [
      (.unspecified, "50"), (.sum, "50"), (.mean, "32.5"), (.min, "10"), (.max, "40"),
      (.latest, "10"),
    ] as [(Aggregate, String)])
  func aggregates(_ aggregate: Aggregate, _ value: String) throws {
    let desk = try self.desk(aggregate)
    #expect(try desk.figures("top").value == decimal(value))
    #expect(try desk.attainment("top") == decimal(value).micros / 100)
    #expect(try desk.figures("top").coverage?.ppm == 1_000_000)
  }

  @Test("a mean is rounded to a micro-unit, then measured from that") func twoRoundings() throws {
    var desk = try Desk()
    try desk.keyResult("top", try .rollup(.mean, "0", "0.000002"))
    for (id, value) in [("a", "0.000001"), ("b", "0.000002")] {
      try desk.objective("o\(id)")
      try desk.keyResult(id, try .metric("0", "1"), in: "o\(id)")
      try desk.align(id, "top")
      try desk.checkIn(id, value)
    }
    // 1.5 micro-units are 2, the whole way; in one rounding it would be 0.75.
    #expect(try desk.attainment("top") == 1_000_000)
  }

  @Test("weights of 0 leave a mean missing, a sum whole") func weightless() throws {
    for (aggregate, value) in [(Aggregate.mean, nil), (.sum, "7")] as [(Aggregate, String?)] {
      var desk = try Desk()
      try desk.keyResult("top", try .rollup(aggregate))
      try desk.objective("low")
      try desk.keyResult("a", try .metric("0", "1"), in: "low")
      try desk.align("a", "top", .value, weight: 0)
      try desk.checkIn("a", "7")
      #expect(try desk.figures("top").value == value.map { try decimal($0) })
      let words = try desk.organisation.explain(ExplainRequest(id: "top")).first?.words
      #expect(words?.contains("the weights of its 1 values sum to 0") == (value == nil))
    }
  }

  @Test("sources that don't count give nothing") func states() throws {
    var desk = try self.desk(.sum)
    let cancelled = KeyResult(id: "b", state: .cancelled)
    try desk.put(.keyResult(cancelled, .update(mask: ["state"])))
    #expect(try desk.figures("top").value == decimal("10"))
    let draft = Objective(id: "low", state: .draft)
    try desk.put(.objective(draft, .update(mask: ["state"])))
    #expect(try desk.figures("top").value == nil)
    #expect(try desk.figures("top").coverage?.ppm == 0)
    #expect(try desk.score("top") == 0)
    // Its own score stays with it.
    #expect(try desk.score("a") == 1_000_000)
  }

  @Test("the newest source's instant and revision go with a nested latest") func nested() throws {
    var desk = try self.desk(.sum)
    try desk.objective("high")
    try desk.keyResult("peak", try .rollup(.latest), in: "high")
    try desk.keyResult("other", try .metric("0", "1"), in: "o")
    try desk.align("top", "peak")
    try desk.align("other", "peak")
    try desk.checkIn("other", "3", at: "2026-08-01T12:00:00Z")
    #expect(try desk.figures("peak").value == decimal("50"))
    // At equal instants the higher revision is newer.
    try desk.checkIn("other", "4", at: "2026-08-02T00:00:00Z")
    #expect(try desk.figures("peak").value == decimal("4"))
  }

  @Test("an aggregate beyond the range of a value is missing") func overflow() throws {
    var desk = try self.desk(.sum)
    try desk.checkIn("a", "9223372036854.775807", at: "2026-08-03T00:00:00Z")
    #expect(try desk.figures("top").value == nil)
    #expect(try desk.score("top") == 0)
    let words = try desk.organisation.explain(ExplainRequest(id: "top")).first?.words
    #expect(words?.contains("the sum of its 2 values is beyond the range of a value") ?? false)
    try desk.checkIn("b", "0", at: "2026-08-03T00:00:00Z")
    #expect(try desk.figures("top").value == decimal("9223372036854.775807"))
  }

  @Test("milestones give no value; recurring gives its last record") func givers() throws {
    var desk = try Desk()
    try desk.keyResult("top", try .rollup(.sum))
    try desk.objective("low")
    try desk.keyResult("m", .stages([(1000, true)]), in: "low")
    try desk.keyResult(
      "r", .recurring(RecurringKind(perPeriod: 1, period: .week)), in: "low")
    try desk.align("m", "top", .value)
    try desk.align("r", "top", .value)
    #expect(try desk.figures("top").value == nil)
    try desk.checkIn("r", "3", at: "2026-08-01T00:00:00Z")
    try desk.checkIn("r", "2", at: "2026-08-02T00:00:00Z")
    #expect(try desk.figures("top").value == decimal("2"))
  }

  @Test("rollup_score is the mean of what is aligned, with no score under every policy")
  func rollupScore() throws {
    for missing in [Missing.zero, .exclude, .zeroAfterDue] {
      var desk = try Desk(policy: Policy(missing: missing))
      try desk.keyResult("top", .rollupScore(RollupScoreKind()))
      #expect(try desk.score("top") == nil)
      for (id, score, weight) in [("a", "0.4", Int64(1000)), ("b", "1", 2000)] {
        try desk.objective(id, cycle: "c")
        try desk.keyResult("k\(id)", .graded(GradedKind()), in: id)
        try desk.align(id, "top", weight: weight)
        try desk.checkIn("k\(id)", score)
      }
      #expect(try desk.attainment("top") == 800_000)
      #expect(try desk.score("o") == 800_000)
      #expect(try desk.figures("top").coverage?.ppm == 1_000_000)
      try desk.put(.alignment(Alignment(from: "a", to: "top", mode: .none), .update(mask: [])))
      #expect(try desk.score("top") == 1_000_000)
      try desk.put(.removeAlignment(lower: "b", upper: "top"))
      #expect(try desk.score("top") == nil)
      #expect(try desk.figures("o").coverage?.ppm == 0)
    }
  }
}
