// Two states beside each other: what is the same, and what is found where it isn't.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite(.bounded) struct StateComparisonTests {
  /// An objective with a key result, a dependency and a grade.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "growth"), .create))
    try desk.put(.unit(Unit(id: "brand"), .create))
    try desk.objective("g", unit: "growth")
    try desk.keyResult("k", .metricKind(MetricKind(target: Value(micros: 10_000_000))), in: "g")
    try desk.put(.dependency(Self.asked("d"), .create))
    try desk.put(.grade(Grade(objective: "g", value: Ratio(ppm: 700_000))))
    try desk.put(.override(Self.stated("k", ppm: 500_000)))
    return desk
  }

  private static func stated(_ item: String, ppm: Int64) -> Override {
    Override(item: item, score: Ratio(ppm: ppm), reason: "agreed", until: "2026-10-01")
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
    #expect(found.policies == 1 && found.overrides == 1)
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
    let stated = try found { try $0.put(.override(Self.stated("k", ppm: 1))) }
    #expect(stated.there == ["the override of k differs"] && stated.back == stated.there)
    let second = try found { try $0.put(.override(Self.stated("g", ppm: 1))) }
    #expect(second.there == ["the override of g: replayed, not served"])
    #expect(second.back == ["the override of g differs"])
    let item = try found { try $0.objective("h") }
    #expect(item.there.contains("h: replayed, not served"))
  }

  @Test("another policy is found, and the same one since another time, by another, or why")
  func policies() throws {
    let before = try Desk()
    /// The cycle with stricter rules, as one of them brought them.
    func stricter(
      by actor: String = "ada", why: String = "too lax", at micros: Int64 = 0,
      missing: Missing = .exclude
    ) throws -> Desk {
      let state = before.organisation
      let cycle = Cycle(id: "c", policy: Policy(missing: missing), policyReason: why)
      let planned = try #require(
        try state.plan(
          .cycle(cycle, .update(mask: ["policy", "policy_reason"])), expectedVersion: 0,
          now: state.instant))
      var organisation = state
      organisation.apply(
        Entry(
          revision: state.revision + 1, recordedUnixMicros: state.instant + micros, actor: actor,
          change: planned.change))
      return Desk(organisation)
    }
    let desk = try stricter()
    #expect(self.compare(desk, try stricter()).differences == 0)
    #expect(self.compare(desk, desk).policies == 2)
    for other in [
      try stricter(by: "bert"), try stricter(why: "a slip"), try stricter(at: 1),
    ] {
      #expect(self.compare(desk, other).examples == ["the policies of c differ"])
      #expect(self.compare(other, desk).examples == ["the policies of c differ"])
    }
    #expect(self.compare(desk, before).examples.contains("the policies of c differ"))
    #expect(self.compare(before, desk).examples.contains("the policies of c differ"))
    var more = desk
    try more.put(.cycle(Cycle(id: "d", start: "2026-07-01", end: "2026-09-30"), .create))
    #expect(self.compare(desk, more).examples.contains("cycle d: replayed, not served"))
    #expect(self.compare(more, desk).examples.contains("the policies of d differ"))
  }

  @Test("of very many only some are told in words")
  func examples() throws {
    var comparison = self.compare(try self.desk(), try self.desk())
    for number in 0..<250 { comparison.add("\(number)") }
    #expect(comparison.differences == 250)
    #expect(comparison.examples.count == StateComparison.examplesKept)
  }
}
