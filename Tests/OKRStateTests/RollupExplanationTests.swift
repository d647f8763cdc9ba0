// A row taken apart: its parts sum exactly to it, whatever the organisation.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import Testing

@Suite(.bounded) struct RollupExplanationTests {
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
    // 0.9, 0.5 and 0.2 are there, and an objective without a key result: all weigh in the coverage.
    #expect(explanation.coverageWords == "weighted mean of 4: Σ w·c 6 / Σ w 7 = 0.857143")
    #expect(parts.map { $0.coverageContribution?.ppm } == [428_572, 285_714, 142_857, 0])
    #expect(
      explanation.healthWords
        == "of 4 objectives 2 on track, 1 behind, 1 without data; amber: 0.416667 is at least 0.4, under 0.7"
    )
    let one = try RollupExplanation(QueryRollupRequest(unit: "v"), of: desk.organisation)
    #expect(one.count == 1)
  }

  @Test("what moved a row, the most first: values, weights, and who came and went")
  func moved() throws {
    var desk = try self.desk()
    let before = desk.organisation
    try desk.put(.unit(Unit(id: "w"), .create))
    try desk.checkIn("ka", "0.3")
    try desk.put(
      .objective(Objective(id: "b", weight: Weight(thousandths: 4_000)), .update(mask: ["weight"])))
    try desk.put(.objective(Objective(id: "c", unit: "w"), .update(mask: ["unit"])))
    try desk.objective("d", unit: "v")
    try desk.keyResult("kd", .graded(GradedKind()), in: "d")
    try desk.checkIn("kd", "1")
    try desk.put(.objective(Objective(id: "o", state: .postponed), .update(mask: ["state"])))

    let change = try RollupChange(
      QueryRollupRequest(cycle: "c"), before: before, after: desk.organisation)
    // (0.3 + 4 · 0.5 + 3 · 0.2 + 1) / 9 now, (0.9 + 2 · 0.5 + 3 · 0.2) / 6 before.
    #expect(change.rowAfter?.score?.ppm == 433_333)
    #expect(change.moved.ppm == 433_333 - 416_667)
    let parts = change.objectives(0..<change.count)
    #expect(parts.map(\.id) == ["a", "d", "b", "c", "o"])
    #expect(parts.map { $0.moved?.ppm } == [-116_667, 111_111, 55_556, -33_334, nil])
    #expect(
      parts.map(\.words)
        == ["", "new", "weight 2 → 4", "", "no longer counts; state active → postponed"])
    #expect(parts.map(\.unit) == ["u", "v", "u", "w", ""])
    #expect(parts.compactMap(\.coverageMoved).reduce(0) { $0 + $1.ppm } == change.coverageMoved.ppm)
    // Units: (0.46 + 1 + 0.2) / 3, of (0.633333 + 0.2) / 2.
    #expect(change.units.map(\.unit) == ["v", "u", "w"])
    #expect(change.units.map { $0.before?.ppm } == [200_000, 633_333, nil])
    #expect(change.units.map { $0.after?.ppm } == [1_000_000, 460_000, 200_000])
    #expect(change.units.reduce(0) { $0 + ($1.moved?.ppm ?? 0) } == change.meanOfUnitsMoved.ppm)

    let unit = try RollupChange(
      QueryRollupRequest(unit: "v"), before: before, after: desk.organisation)
    let words = unit.objectives(0..<unit.count).map { "\($0.id) \($0.words)" }
    #expect(words == ["d new", "c moved away"])
    let made = try RollupChange(
      QueryRollupRequest(unit: "w"), before: before, after: desk.organisation)
    #expect(made.rowBefore == nil && made.objectives(0..<1).map(\.words) == ["moved here"])
    #expect(throws: RequestError.self) {
      try RollupChange(QueryRollupRequest(cycle: "none"), before: before, after: desk.organisation)
    }
  }

  @Test("what begins to count as 0 is named: it takes from the shares of the others")
  func scoredSince() throws {
    var desk = try Desk(policy: Policy(missing: .exclude))
    for id in ["a", "b"] {
      try desk.objective(id)
      try desk.keyResult("k\(id)", .graded(GradedKind()), in: id)
    }
    try desk.checkIn("ka", "0.6")
    let before = desk.organisation
    try desk.put(
      .cycle(
        Cycle(id: "c", policy: Policy(missing: .zero)), .update(mask: ["policy"])))
    let after = desk.organisation
    let change = try RollupChange(QueryRollupRequest(cycle: "c"), before: before, after: after)
    let parts = change.objectives(0..<change.count)
    #expect(parts.map(\.id) == ["a", "b"])
    #expect(parts.map { $0.moved?.ppm } == [-300_000, 0] && change.moved.ppm == -300_000)
    #expect(parts.map(\.words) == ["", "has a score now"])
    let back = try RollupChange(QueryRollupRequest(cycle: "c"), before: after, after: before)
    #expect(back.objectives(0..<back.count).map(\.words) == ["", "has no score any more"])
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
