// Rollup rows: scopes, trees, means of means, counts, colours.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Rollups", .bounded)
struct RollupTests {
  /// Regions world > emea; units sales > field (emea), and hq in world. Objectives of 0.2, 0.4 and
  /// 1.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.region(Region(id: "world", name: "World"), .create))
    try desk.put(.region(Region(id: "emea", name: "EMEA", parent: "world"), .create))
    try desk.put(.unit(Unit(id: "sales", region: "world"), .create))
    try desk.put(.unit(Unit(id: "field", parent: "sales", region: "emea"), .create))
    try desk.put(.unit(Unit(id: "hq", region: "world"), .create))
    for (id, unit, score, weight) in [
      ("a", "field", "0.2", Int64(1000)), ("b", "field", "0.4", 1000), ("d", "hq", "1", 2000),
    ] {
      try desk.objective(id, weight: weight, unit: unit)
      try desk.keyResult("k\(id)", .graded(GradedKind()), in: id)
      try desk.checkIn("k\(id)", score, confidence: 500_000)
    }
    return desk
  }

  private func rows(_ desk: Desk, _ query: QueryRollupRequest) throws -> [String: RollupRow] {
    let rows = try desk.organisation.rollup(query)
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.keys.joined(separator: "/"), $0) })
  }

  @Test("a region's row holds those below it, each objective once") func regions() throws {
    let rows = try self.rows(self.desk(), QueryRollupRequest(by: [.region]))
    #expect(Set(rows.keys) == ["world", "emea", ""])
    let world = try #require(rows["world"])
    #expect((world.objectives, world.scored, world.keyResults, world.measured) == (3, 3, 3, 3))
    // (0.2 + 0.4 + 2 · 1) / 4, and the mean of the units' 0.3 and 1.
    #expect(world.score?.ppm == 650_000)
    #expect(world.meanOfUnits?.ppm == 650_000)
    #expect(world.meanConfidence?.ppm == 500_000)
    #expect((world.red, world.amber, world.green) == (1, 1, 1))
    #expect(rows["emea"]?.score?.ppm == 300_000)
    #expect((rows["world"]?.depth, rows["emea"]?.depth) == (0, 1))
    // "o" has no home, and no score.
    #expect(rows[""]?.objectives == 1)
    #expect(rows[""]?.scored == 0)
    #expect(rows[""]?.score == nil)
    #expect(rows[""]?.noData == 1)
  }

  @Test("one row for the whole scope, and none for an empty one") func whole() throws {
    let desk = try self.desk()
    #expect(try desk.organisation.rollup(QueryRollupRequest()).map(\.objectives) == [4])
    #expect(
      try desk.organisation.rollup(QueryRollupRequest(unit: "sales")).map(\.objectives) == [2])
    #expect(try desk.organisation.rollup(QueryRollupRequest(level: .company)).isEmpty)
    #expect(try desk.organisation.rollup(QueryRollupRequest(category: "none")).isEmpty)
  }

  @Test("the mean of units differs from the mean of objectives, and is of rounded means")
  func meanOfMeans() throws {
    var desk = try self.desk()
    try desk.objective("e", unit: "hq")
    try desk.keyResult("ke", try .metric("0", "3"), in: "e")
    try desk.checkIn("ke", "1")
    let row = try #require(try desk.organisation.rollup(QueryRollupRequest(region: "world")).first)
    // hq: (2 · 1 + 0.333333) / 3 = 0.777778; with field's 0.3 that is 0.538889.
    #expect(row.meanOfUnits?.ppm == 538_889)
    #expect(row.score?.ppm == 586_667)
  }

  @Test("objectives of weight 0 count as scored; drafts don't count") func weightless() throws {
    var desk = try self.desk()
    try desk.objective("z", weight: 0, unit: "hq")
    try desk.keyResult("kz", .graded(GradedKind()), in: "z")
    try desk.checkIn("kz", "0")
    try desk.objective("draft", state: .draft, unit: "hq")
    let row = try #require(try desk.organisation.rollup(QueryRollupRequest(unit: "hq")).first)
    #expect((row.objectives, row.scored) == (2, 2))
    #expect(row.score?.ppm == 1_000_000)
  }

  @Test("an objective's own region outranks its unit's") func home() throws {
    var desk = try self.desk()
    try desk.put(.objective(Objective(id: "d", region: "emea"), .update(mask: ["region"])))
    let rows = try self.rows(desk, QueryRollupRequest(by: [.region, .unit]))
    #expect(rows["emea/hq"]?.objectives == 1)
    #expect(rows["world/hq"]?.objectives == 1)
    // Moving the region moves its rows with it.
    try desk.put(.region(Region(id: "emea"), .update(mask: ["parent"])))
    #expect(try self.rows(desk, QueryRollupRequest(by: [.region]))["world"] == nil)
  }

  @Test("scopes that don't exist, and dimensions twice, are refused") func refused() throws {
    let desk = try self.desk()
    for (query, reason) in [
      (QueryRollupRequest(region: "no"), Reason.notFound),
      (QueryRollupRequest(unit: "no"), .notFound), (QueryRollupRequest(cycle: "no"), .notFound),
      (QueryRollupRequest(by: [.unit, .unit]), .fieldInvalid),
      (QueryRollupRequest(by: [.unspecified]), .fieldInvalid),
      (QueryRollupRequest(by: [.region, .unit, .level, .cycle]), .fieldInvalid),
    ] {
      #expect {
        _ = try desk.organisation.rollup(query)
      } throws: { ($0 as? RequestError)?.status.reason == reason.rawValue }
    }
  }
}
