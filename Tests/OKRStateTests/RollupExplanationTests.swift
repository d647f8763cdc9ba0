// A row taken apart: its parts sum exactly to it, whatever the organisation.

internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import Testing

struct RollupExplanationTests {
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "u"), .create))
    try desk.put(.unit(Unit(id: "v"), .create))
    for (id, unit, weight) in [("a", "u", 1_000), ("b", "u", 2_000), ("c", "v", 3_000)] {
      try desk.objective(id, weight: Int64(weight), unit: unit)
      try desk.keyResult("k\(id)", .graded(GradedKind()), in: id)
    }
    try desk.checkIn("ka", "0.9")
    try desk.checkIn("kb", "0.5")
    try desk.checkIn("kc", "0.2")
    return desk
  }

  @Test("what holds the score down most comes first, and parts sum to the row")
  func parts() throws {
    let desk = try self.desk()
    let explanation = try RollupExplanation(QueryRollupRequest(cycle: "c"), of: desk.organisation)
    let parts = explanation.objectives(0..<explanation.count, of: desk.organisation)
    #expect(parts.map { $0.figures?.id } == ["c", "b", "a", "o"])
    #expect(parts.map { $0.contribution?.ppm } == [100_000, 166_667, 150_000, nil])
    #expect(explanation.row.score?.ppm == 416_667)
    #expect(explanation.units.map(\.unit) == ["u", "v"])
    #expect(explanation.units.map { $0.mean?.ppm } == [633_333, 200_000])
    #expect(
      explanation.words
        == "weighted mean of 3: Σ w·s 2.5 / Σ w 6 = 0.416667; mean of 2 units: 0.833333 / 2 = 0.416666"
    )
    let one = try RollupExplanation(QueryRollupRequest(unit: "v"), of: desk.organisation)
    #expect(one.count == 1)
  }

  @Test("a scope without a counting objective, or with dimensions, is refused")
  func refusals() throws {
    let desk = try self.desk()
    for (scope, reason) in [
      (QueryRollupRequest(level: .company), Reason.notFound),
      (QueryRollupRequest(cycle: "none"), .notFound),
      (QueryRollupRequest(by: [.unit]), .fieldInvalid),
    ] {
      let error = #expect(throws: RequestError.self) {
        try RollupExplanation(scope, of: desk.organisation)
      }
      #expect(error?.status.reason == reason.rawValue)
    }
  }

  @Test("coverage and health are in words too")
  func words() throws {
    var desk = try Desk(now: "2026-08-15T12:00:00Z")
    let metric = KeyResult.Kind.metricKind(MetricKind(target: Value(micros: 10_000_000)))
    try desk.keyResult("k1", metric)
    try desk.keyResult("k2", metric, weight: 2_000)
    try desk.checkIn("k1", "5")
    let lines = try desk.organisation.explain(ExplainRequest(id: "o"))
    #expect(lines[0].coverageWords == "weighted mean of 2: Σ w·c 1 / Σ w 3 = 0.333333")
    #expect(
      lines[0].healthWords
        == "pace 0.166667 / (0.48913 × 0.7) = 0.486773: under 0.6", "\(lines[0].healthWords)")
    #expect(lines[1].coverageWords == "measured: it has a value")
    #expect(
      lines[1].healthWords == "pace 0.5 / (0.48913 × 0.7) = 1.460317: at least 0.9",
      "\(lines[1].healthWords)")
    let k2 = try #require(lines.first { $0.id == "k2" })
    #expect(k2.coverageWords == "not measured: it has no value")
    #expect(k2.healthWords == "it has no value")
  }

  @Test("silence names the day that was missed")
  func silence() throws {
    var desk = try Desk(now: "2026-08-15T12:00:00Z")
    let metric = KeyResult.Kind.metricKind(MetricKind(target: Value(micros: 10_000_000)))
    try desk.keyResult("k1", metric)
    try desk.checkIn("k1", "5", at: "2026-07-20T12:00:00Z")
    let lines = try desk.organisation.explain(ExplainRequest(id: "o"))
    #expect(lines[0].figures?.health == .outdated)
    #expect(lines[0].healthWords == "1 of its measured weight 1 is outdated")
    #expect(
      lines[1].healthWords
        == "the last check-in is of 2026-07-20, and one of 2026-07-30 or later was due",
      "\(lines[1].healthWords)")
  }
}
