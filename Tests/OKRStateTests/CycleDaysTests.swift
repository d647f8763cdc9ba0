// Cycles within cycles: a child doesn't begin before its parent or end after it, whichever of them changes.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing

@Suite("Days of nested cycles", .bounded) struct CycleDaysTests {
  /// A year, and one quarter of it.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.cycle(Cycle(id: "y", start: "2026-01-01", end: "2026-12-31"), .create))
    try desk.put(
      .cycle(Cycle(id: "q", start: "2026-10-01", end: "2026-12-31", parent: "y"), .create))
    return desk
  }

  private func expectRefused(
    _ desk: Desk, _ edit: Edit, _ field: String, _ days: String...,
    at location: SourceLocation = #_sourceLocation
  ) {
    let error = desk.refusal(edit)
    #expect(error?.status.reason == "CYCLE_DAYS", sourceLocation: location)
    #expect(error?.status.code == .failedPrecondition, sourceLocation: location)
    #expect(error?.status.violations.map(\.field) == [field], sourceLocation: location)
    for day in days {
      #expect(error?.status.message.contains(day) == true, sourceLocation: location)
    }
  }

  @Test func aChildStaysWithinItsParent() throws {
    let desk = try self.desk()
    self.expectRefused(
      desk, .cycle(Cycle(id: "n", start: "2025-12-29", end: "2026-03-31", parent: "y"), .create),
      "cycle.start", "2025-12-29", "2026-01-01", "\"n\"", "\"y\"")
    self.expectRefused(
      desk, .cycle(Cycle(id: "n", start: "2026-10-01", end: "2027-01-03", parent: "y"), .create),
      "cycle.end", "2027-01-03", "2026-12-31")
    self.expectRefused(
      desk, .cycle(Cycle(id: "q", end: "2027-01-01"), .update(mask: ["end"])),
      "cycle.end", "2027-01-01", "2026-12-31")
    #expect(desk.refusal(.cycle(Cycle(id: "q", end: "2026-12-30"), .update(mask: ["end"]))) == nil)
    // The desk's own cycle lies within the year, and one before it doesn't.
    #expect(desk.refusal(.cycle(Cycle(id: "c", parent: "y"), .update(mask: ["parent"]))) == nil)
    var old = desk
    try old.put(.cycle(Cycle(id: "old", start: "2025-10-01", end: "2025-12-31"), .create))
    self.expectRefused(
      old, .cycle(Cycle(id: "old", parent: "y"), .update(mask: ["parent"])),
      "cycle.start", "2025-10-01", "2026-01-01")
  }

  @Test func aParentGoesOnHoldingItsChildren() throws {
    let desk = try self.desk()
    self.expectRefused(
      desk, .cycle(Cycle(id: "y", end: "2026-11-30"), .update(mask: ["end"])),
      "cycle.end", "2026-12-31", "2026-11-30")
    self.expectRefused(
      desk, .cycle(Cycle(id: "y", start: "2026-10-02"), .update(mask: ["start"])),
      "cycle.start", "2026-10-01", "2026-10-02")
    #expect(desk.refusal(.cycle(Cycle(id: "y", end: ""), .update(mask: ["end"]))) == nil)
  }

  @Test func anEndThatIsNotStatedIsNotCompared() throws {
    var desk = try self.desk()
    try desk.put(.cycle(Cycle(id: "open", start: "2026-04-01", parent: "y"), .create))
    try desk.put(.cycle(Cycle(id: "ever", start: "2026-01-01"), .create))
    try desk.put(
      .cycle(Cycle(id: "late", start: "2030-01-01", end: "2030-12-31", parent: "ever"), .create))
    self.expectRefused(
      desk, .cycle(Cycle(id: "open", start: "2025-04-01"), .update(mask: ["start"])),
      "cycle.start", "2025-04-01")
  }

  /// What stands in a log from before the rule is replayed, and may be changed but for its days.
  @Test func whatWasTakenInBeforeStays() throws {
    let desk = try self.desk()
    let long = Cycle(
      id: "long", name: "long", start: "2025-10-01", end: "2027-03-31", parent: "y", phase: .active)
    var after = Desk(desk.organisation.with(.cycle(long)))
    try after.put(.cycle(Cycle(id: "long", name: "Long"), .update(mask: ["name"])))
    try after.put(.cycle(Cycle(id: "y", name: "Year"), .update(mask: ["name"])))
    self.expectRefused(
      after, .cycle(Cycle(id: "long", end: "2027-02-28"), .update(mask: ["end"])), "cycle.start")
    try after.put(
      .cycle(
        Cycle(id: "long", start: "2026-02-01", end: "2026-03-31"), .update(mask: ["start", "end"])))
  }

  /// Whatever is accepted in whichever order, no cycle leaves the one above it.
  @Test(arguments: 0..<100) func nothingAcceptedLeavesItsParent(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk()
    var accepted = 0
    for _ in 0..<60 {
      let id = "c\(Int.random(in: 0..<6, using: &random))"
      let first = CivilDate(day: 20_000 + Int32.random(in: 0..<60, using: &random))
      let last = CivilDate(day: first.day + Int32.random(in: 0..<60, using: &random))
      var cycle = Cycle(
        id: id, start: first.text, parent: "c\(Int.random(in: 0..<6, using: &random))")
      if Bool.random(using: &random) { cycle.end = last.text }
      if Bool.random(using: &random) { cycle.parent = "" }
      let isThere = desk.organisation.cycle(id) != nil
      let edit = Edit.cycle(cycle, isThere ? .update(mask: ["start", "end", "parent"]) : .create)
      if (try? desk.put(edit)) ?? 0 > 0 { accepted += 1 }
      for child in desk.organisation.allCycles {
        guard let parent = desk.organisation.cycle(child.parent) else { continue }
        #expect(child.start >= parent.start)
        #expect(child.end.isEmpty || parent.end.isEmpty || child.end <= parent.end)
      }
    }
    #expect(accepted > 5, "the test tells something")
  }
}
