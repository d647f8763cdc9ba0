// Orders by id grow with their rows, whatever comes at a time.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct IDOrderTests {
  @Test(arguments: 0..<100) func itIsTheSortedRowsAfterEachGrowth(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk()
    var order = IDOrder()
    for _ in 0..<6 {
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let id = "m" + String(UInt64.random(in: 0...5_000, using: &random), radix: 36)
        _ = try? desk.put(.member(Member(id: id), .create))
      }
      let rows = Member.rows(desk.organisation)
      order.extend(to: rows)
      #expect(order.count == rows.count && Set(order.rows).count == rows.count)
      let ids = order.rows.map { rows.id(Int($0)) }
      #expect(ids == desk.organisation.allMembers.map(\.id).sorted(), "seed \(seed)")
    }
  }

  @Test func rowsOfEveryTypeKnowTheirIDs() throws {
    var desk = try Desk(zone: "Europe/Warsaw")
    try desk.put(.unit(Unit(id: "u"), .create))
    try desk.put(.metric(Metric(id: "m"), .create))
    try desk.keyResult("k", .metric("0", "1"))
    let organisation = desk.organisation
    #expect(Region.rows(organisation).id(0) == "r" && Region.rows(organisation)[0].id == "r")
    #expect(Unit.rows(organisation).id(0) == "u" && Unit.rows(organisation)[0].id == "u")
    #expect(Metric.rows(organisation).id(0) == "m" && Metric.rows(organisation)[0].id == "m")
    #expect(Cycle.rows(organisation).id(0) == "c" && Cycle.rows(organisation)[0].id == "c")
    #expect(Objective.rows(organisation).id(0) == "o" && Objective.rows(organisation)[0].id == "o")
    #expect(KeyResult.rows(organisation).id(0) == "k" && KeyResult.rows(organisation)[0].id == "k")
  }
}
