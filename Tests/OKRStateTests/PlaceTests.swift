// What a change of a tree costs, counted, and that it leads where a replay leads.

internal import BoundedTestSupport
internal import OKRModel
internal import ScoreEngine
internal import SeededRandom
internal import Testing

@testable internal import OKRState

@Suite(.bounded) struct PlaceTests {
  /// 40 units, ten below each of four, which belong to two regions of a zone each; ten objectives in
  /// every one of the 40.
  private func company() throws -> Desk {
    var desk = try Desk()
    try desk.put(.region(Region(id: "world", timeZone: "UTC"), .create))
    for (id, zone) in [("east", "Asia/Tokyo"), ("west", "America/New_York")] {
      try desk.put(.region(Region(id: id, parent: "world", timeZone: zone), .create))
    }
    for top in 0..<4 {
      let region = top < 2 ? "east" : "west"
      try desk.put(.unit(Unit(id: "u\(top)", region: region), .create))
      for below in 0..<10 {
        let id = "u\(top)-\(below)"
        try desk.put(.unit(Unit(id: id, parent: "u\(top)"), .create))
        for number in 0..<10 { try desk.objective("\(id)-\(number)", unit: id) }
      }
    }
    return desk
  }

  private func cost(_ desk: inout Desk, _ edit: Edit) throws -> Int {
    let before = desk.organisation.placedAnew
    try desk.put(edit)
    return desk.organisation.placedAnew - before
  }

  private static func move(_ id: String, below parent: String) -> Edit {
    .unit(Unit(id: id, parent: parent), .update(mask: ["parent"]))
  }

  @Test func aMoveVisitsWhatMoves() throws {
    var desk = try self.company()
    #expect(desk.organisation.placedAnew == 0)
    #expect(try self.cost(&desk, Self.move("u0-3", below: "u1")) == 0, "within its region")
    #expect(try self.cost(&desk, Self.move("u0-3", below: "u2")) == 10, "to another one")
    // u0 has nine left.
    #expect(
      try self.cost(&desk, .unit(Unit(id: "u0", region: "west"), .update(mask: ["region"]))) == 90)
    #expect(try self.cost(&desk, .unit(Unit(id: "u1", name: "x"), .update(mask: ["name"]))) == 0)
    // In the east stands u1 alone.
    let seoul = Region(id: "east", timeZone: "Asia/Seoul")
    #expect(try self.cost(&desk, .region(seoul, .update(mask: ["time_zone"]))) == 100)
    #expect(try self.cost(&desk, .region(seoul, .update(mask: ["time_zone"]))) == 0)
    let alone = Region(id: "east", parent: "")
    #expect(try self.cost(&desk, .region(alone, .update(mask: ["parent"]))) == 0, "its own zone")
    try self.expectReplay(desk, 0)
  }

  /// What a unit is asked for is looked at by itself, however much others are asked for.
  @Test func whatAUnitIsAskedForIsKnown() throws {
    var desk = try self.company()
    func asked(_ id: String, of giver: String) -> Edit {
      .dependency(
        Dependency(
          id: id, title: "artwork", objective: "u0-0-0", giver: giver, neededBy: "2026-09-01"),
        .create)
    }
    for number in 0..<500 {
      try desk.put(asked("d\(number)", of: number % 100 == 7 ? "u3-9" : "u1"))
    }
    let rows = desk.organisation.dependencies.rows(ofGiver: "u3-9")
    #expect(rows == [7, 107, 207, 307, 407])
    #expect(desk.organisation.openDependencies(ofGiver: "u3-9").count == 5)
    #expect(desk.organisation.openDependencies(ofGiver: "nobody") == [])
    #expect(desk.refusal(.archive(.unit, id: "u3-9"))?.status.reason == Reason.inUse.rawValue)
  }

  @Test func giversAreThoseOfTheRows() {
    for seed in 0..<20 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var table = DependencyTable()
      for _ in 0..<300 {
        let id = "d\(Int.random(in: 0..<40, using: &random))"
        let giver = "u\(Int.random(in: 0..<5, using: &random))"
        table.put(Dependency(id: id, giver: giver), objective: 0)
      }
      for giver in (0..<6).map({ "u\($0)" }) {
        let scanned = table.rows.indices.filter { table.rows[$0].giver == giver }
        #expect(table.rows(ofGiver: giver) == Array(scanned), "seed \(seed), \(giver)")
      }
    }
  }

  /// Trees that change in all ways, alone and many at once: each state is the one of its log.
  @Test func everyChangeOfATreeLeadsWhereItsReplayLeads() throws {
    for seed in 0..<25 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var desk = try Desk()
      for number in 0..<5 {
        try desk.put(.region(Region(id: "r\(number)"), .create))
        try desk.put(.unit(Unit(id: "u\(number)"), .create))
        try desk.objective("o\(number)", unit: "u\(number)")
        try desk.keyResult(
          "k\(number)", .metricKind(MetricKind(target: Value(micros: 10_000_000))),
          in: "o\(number)")
        try desk.checkIn("k\(number)", "\(number)")
      }
      for _ in 0..<40 {
        let count = [1, 1, 1, 2, 3, 24].randomElement(using: &random) ?? 1
        let edits = (0..<count).map { _ in Self.edit(&random) }
        // Some are refused: a circle, for one.
        do { try desk.putTogether(edits) } catch { continue }
      }
      #expect(desk.entries.count > 40, "seed \(seed)")
      try self.expectReplay(desk, seed)
    }
  }

  private static func edit(_ random: inout SeededGenerator) -> Edit {
    func some(_ letter: String) -> String { "\(letter)\(Int.random(in: 0..<5, using: &random))" }
    func someOrNone(_ letter: String) -> String { Bool.random(using: &random) ? some(letter) : "" }
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      return .unit(Unit(id: some("u"), parent: someOrNone("u")), .update(mask: ["parent"]))
    case 1:
      return .unit(Unit(id: some("u"), region: someOrNone("r")), .update(mask: ["region"]))
    case 2:
      return .region(Region(id: some("r"), parent: someOrNone("r")), .update(mask: ["parent"]))
    case 3:
      let zone = ["", "UTC", "Asia/Tokyo", "Pacific/Auckland"].randomElement(using: &random) ?? ""
      return .region(Region(id: some("r"), timeZone: zone), .update(mask: ["time_zone"]))
    default:
      return .objective(
        Objective(id: some("o"), unit: someOrNone("u"), region: someOrNone("r")),
        .update(mask: ["unit", "region"]))
    }
  }

  private func expectReplay(_ desk: Desk, _ seed: UInt64) throws {
    let present = desk.organisation
    var replayed = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for entry in desk.entries { replayed.replay(entry) }
    replayed.finishReplay(at: present.instant)
    let found = StateComparison(served: present, replayed: replayed)
    #expect(found.differences == 0, "seed \(seed): \(found.examples.prefix(3))")
    for objective in present.allObjectives {
      let node = try #require(present.node(objective.id))
      let again = try #require(replayed.node(objective.id))
      #expect(present.graph.place(node) == replayed.graph.place(again), "seed \(seed)")
      #expect(
        present.graph.clock(of: node).zone == replayed.graph.clock(of: again).zone, "seed \(seed)")
    }
  }
}
