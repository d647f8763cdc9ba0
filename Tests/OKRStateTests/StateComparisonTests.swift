// Two states beside each other: what is the same, and what is found where it isn't.

internal import OKRModel
internal import OKRState
internal import Testing

struct StateComparisonTests {
  /// An objective with a key result, a dependency and a grade.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "growth"), .create))
    try desk.put(.unit(Unit(id: "brand"), .create))
    try desk.objective("g", unit: "growth")
    try desk.keyResult("k", .metricKind(MetricKind(target: Value(micros: 10_000_000))), in: "g")
    try desk.put(.dependency(Self.asked("d"), .create))
    try desk.put(.grade(Grade(objective: "g", value: Ratio(ppm: 700_000))))
    return desk
  }

  private static func asked(_ id: String) -> Dependency {
    Dependency(id: id, title: "artwork", objective: "g", giver: "brand", neededBy: "2026-09-01")
  }

  private func compare(_ served: Desk, _ replayed: Desk) -> StateComparison {
    StateComparison(served: served.organisation, replayed: replayed.organisation)
  }

  @Test("the same state differs in nothing, and all of it is counted")
  func same() throws {
    let desk = try self.desk()
    let found = self.compare(desk, desk)
    #expect(found.differences == 0 && found.examples.isEmpty)
    #expect(found.nodes == 3 && found.dependencies == 1 && found.grades == 1)
  }

  @Test("another answer, grade, figure or item is found, on whichever side it is")
  func differences() throws {
    let desk = try self.desk()
    func found(_ change: (inout Desk) throws -> Void) throws -> (there: [String], back: [String]) {
      var other = desk
      try change(&other)
      return (self.compare(desk, other).examples, self.compare(other, desk).examples)
    }
    let answered = try found {
      try $0.put(.answer(DependencyAnswer(id: "d", state: .accepted)))
    }
    #expect(answered.there == ["dependency d differs"] && answered.back == answered.there)
    let more = try found { try $0.put(.dependency(Self.asked("e"), .create)) }
    #expect(more.there == ["dependency e: replayed, not served"])
    #expect(more.back == ["dependency e differs"])
    let graded = try found { try $0.put(.grade(Grade(objective: "g", value: Ratio(ppm: 1)))) }
    #expect(graded.there == ["the grades of g differ"] && graded.back == graded.there)
    let moved = try found { try $0.checkIn("k", "5") }
    #expect(moved.there.contains { $0.hasPrefix("k: served") })
    #expect(moved.there.contains { $0.hasPrefix("the rollup by") })
    let item = try found { try $0.objective("h") }
    #expect(item.there.contains("h: replayed, not served"))
  }

  @Test("of very many only some are told in words")
  func examples() throws {
    var comparison = self.compare(try self.desk(), try self.desk())
    for number in 0..<250 { comparison.add("\(number)") }
    #expect(comparison.differences == 250)
    #expect(comparison.examples.count == StateComparison.examplesKept)
  }
}
