// How a cycle ends: what is missing, what a close freezes, what is refused from then on, and grades.

import BoundedTestSupport
import OKRModel
import OKRState
import Testing

@Suite(.bounded) struct ClosingTests {
  /// Two objectives with three key results in cycle "c", one of them without a value.
  private static func desk() throws -> Desk {
    var desk = try Desk()
    try desk.keyResult("k1", .metricKind(MetricKind(target: try decimal("10"))))
    try desk.keyResult("k2", .graded(GradedKind()))
    try desk.objective("o2", weight: 3_000)
    try desk.keyResult("k3", .binary(BinaryKind()), in: "o2")
    try desk.checkIn("k1", "4")
    try desk.checkIn("k3", "1")
    return desk
  }

  private static func frozen(_ desk: Desk) throws -> (FrozenFigures, [ClosedFigure]) {
    (try FrozenFigures(cycle: "c", of: desk.organisation), Self.figures(desk.organisation))
  }

  private static func figures(_ organisation: OKRState.Organisation) -> [ClosedFigure] {
    CycleFigures(cycle: "c", of: organisation).map { $0.flatMap(\.figures) } ?? []
  }

  /// The sides come in parts of two.
  private static func comparison(
    _ before: [ClosedFigure], _ after: [ClosedFigure], _ desk: Desk, shown: Range<Int> = 0..<100
  ) throws -> CloseComparison {
    func parts(_ figures: [ClosedFigure]) -> CloseComparison.Parts {
      var rest = figures[...]
      return {
        if rest.isEmpty { return nil }
        defer { rest = rest.dropFirst(2) }
        return ClosedFigures(figures: Array(rest.prefix(2)))
      }
    }
    return try CloseComparison(
      before: parts(before), after: parts(after), in: desk.organisation, shown: shown)
  }

  private static func close(_ desk: inout Desk) throws {
    try desk.put(.closeCycle("c", try Self.frozen(desk).0))
  }

  private func expectClosed(_ desk: Desk, _ edit: Edit, _ place: SourceLocation = #_sourceLocation)
  {
    #expect(desk.refusal(edit)?.status.reason == "CYCLE_CLOSED", sourceLocation: place)
  }

  @Test func aCloseFreezesTheFiguresAsTheyStand() throws {
    var desk = try Self.desk()
    let (frozen, figures) = try Self.frozen(desk)
    #expect(figures.compactMap(\.figures?.id) == ["o", "k1", "k2", "o2", "k3"])
    #expect(figures.compactMap(\.objective) == ["", "o", "o", "", "o2"])
    #expect(
      figures.map(\.figures)
        == figures.map { figure in
          (figure.figures?.id).flatMap { desk.organisation.node($0) }.map {
            desk.organisation.figures($0)
          }
        })
    let revision = try desk.put(.closeCycle("c", frozen))
    let close = try desk.organisation.close(ofCycle: "c", number: 0)
    #expect(close.number == 1 && close.revision == revision && close.actor == "ada")
    #expect(close.instant?.unixMicros == frozen.instant)
    #expect((close.objectives, close.keyResults, close.counting) == (2, 3, 5))
    // (0.2 · 1 + 1 · 3) / 4: what the rollup of the cycle is.
    #expect(close.score?.ppm == 800_000)
    #expect(close.engineVersion == 1)
    #expect(desk.organisation.cycle("c")?.phase == .closed)
    #expect(desk.organisation.cycle("c")?.version == revision)
  }

  @Test func theLastPartIsShorter() throws {
    var desk = try Desk()
    for number in 0..<CycleFigures.figuresAPart {
      try desk.keyResult("k\(number)", .binary(BinaryKind()))
    }
    let parts = try #require(CycleFigures(cycle: "c", of: desk.organisation))
    #expect(parts.map(\.figures.count) == [1_000, 1])
    let frozen = try FrozenFigures(cycle: "c", of: desk.organisation)
    #expect((frozen.objectives, frozen.keyResults) == (1, 1_000))
    #expect(CycleFigures(cycle: "none", of: desk.organisation) == nil)
  }

  @Test func whatStandsInAClosedCycleDoesNotChange() throws {
    var desk = try Self.desk()
    try desk.put(.cycle(Cycle(id: "next", start: "2026-10-01", end: "2026-12-31"), .create))
    try desk.objective("n", cycle: "next")
    try desk.put(.alignment(Alignment(from: "o2", to: "o"), .create))
    try Self.close(&desk)
    self.expectClosed(desk, .checkIn(CheckIn(keyResult: "k1", value: try decimal("5"))))
    self.expectClosed(desk, .objective(Objective(id: "new", cycle: "c"), .create))
    self.expectClosed(desk, .objective(Objective(id: "o", title: "x"), .update(mask: [])))
    self.expectClosed(desk, .objective(Objective(id: "o", cycle: "next"), .update(mask: [])))
    self.expectClosed(desk, .objective(Objective(id: "n", cycle: "c"), .update(mask: [])))
    let half = Weight(thousandths: 500)
    self.expectClosed(desk, .keyResult(KeyResult(id: "k1", weight: half), .update(mask: [])))
    self.expectClosed(desk, .keyResult(KeyResult(id: "k1", objective: "n"), .update(mask: [])))
    self.expectClosed(
      desk, .keyResult(KeyResult(id: "k9", objective: "o", kind: .binary(BinaryKind())), .create))
    self.expectClosed(desk, .grade(Grade(objective: "o", value: Ratio(ppm: 500_000))))
    self.expectClosed(desk, .alignment(Alignment(from: "n", to: "o"), .create))
    self.expectClosed(
      desk, .alignment(Alignment(from: "o2", to: "o", weight: half), .update(mask: [])))
    self.expectClosed(desk, .removeAlignment(lower: "o2", upper: "o"))
    self.expectClosed(desk, .cycle(Cycle(id: "c", end: "2026-10-31"), .update(mask: [])))
    self.expectClosed(desk, .cycle(Cycle(id: "c", phase: .grading), .update(mask: [])))
    // A name, and what a later cycle takes from it, may change.
    #expect(desk.refusal(.cycle(Cycle(id: "c", name: "Q3"), .update(mask: []))) == nil)
    #expect(desk.refusal(.alignment(Alignment(from: "o", to: "n"), .create)) == nil)
  }

  @Test func closingTwiceChangesNothing() throws {
    var desk = try Self.desk()
    try Self.close(&desk)
    #expect(try desk.put(.closeCycle("c", nil)) == 0)
    #expect(desk.organisation.closes(ofCycle: "c")?.count == 1)
    #expect(try desk.put(.closeCycle("c", nil), expectedVersion: 0) == 0)
  }

  @Test func aCycleIsClosedByACloseAlone() throws {
    var desk = try Self.desk()
    let refusal = desk.refusal(.cycle(Cycle(id: "c", phase: .closed), .update(mask: ["phase"])))
    #expect(refusal?.status.violations.first?.field == "cycle.phase")
    #expect(desk.refusal(.closeCycle("none", nil))?.status.reason == "NOT_FOUND")
    #expect(throws: RequestError.self) { try desk.put(.closeCycle("c", nil), expectedVersion: 99) }
  }

  /// Every phase from every other, and a close from each.
  @Test func phasesGoInOrder() throws {
    let order: [CyclePhase] = [.draft, .review, .active, .grading]
    for (from, phase) in order.enumerated() {
      var desk = try Desk()
      let cycle = Cycle(id: "p", start: "2026-07-01", end: "2026-09-30", phase: phase)
      try desk.put(.cycle(cycle, .create))
      for (to, next) in order.enumerated() {
        var changed = desk
        let edit = Edit.cycle(Cycle(id: "p", phase: next), .update(mask: ["phase"]))
        let isStep = abs(from - to) <= 1 || (min(from, to), max(from, to)) == (0, 2)
        let refusal = changed.refusal(edit)
        #expect(refusal?.status.reason == (isStep ? nil : "CYCLE_PHASE"), "\(phase) to \(next)")
        if isStep {
          try changed.put(edit)
          #expect(changed.organisation.cycle("p")?.phase == next)
        }
        // A document says what is.
        try desk.put(edit, isImport: true)
        #expect(desk.organisation.cycle("p")?.phase == next)
        try desk.put(.cycle(Cycle(id: "p", phase: phase), .update(mask: ["phase"])), isImport: true)
      }
      let close = desk.refusal(.closeCycle("p", nil))
      #expect(close?.status.reason == (from < 2 ? "CYCLE_PHASE" : nil), "closed from \(phase)")
    }
  }

  @Test func aReopeningIsNotedAndLetsTheCycleChange() throws {
    var desk = try Self.desk()
    #expect(try desk.put(.reopenCycle(CycleReopening(cycle: "c", reason: "x"))) == 0)
    try Self.close(&desk)
    let nothing = desk.refusal(.reopenCycle(CycleReopening(cycle: "c")))
    #expect(nothing?.status.violations.first?.field == "reason")
    let revision = try desk.put(.reopenCycle(CycleReopening(cycle: "c", reason: "a late report")))
    let first = try desk.organisation.close(ofCycle: "c", number: 1)
    #expect(first.reopening?.reason == "a late report" && first.reopening?.actor == "ada")
    #expect(first.reopening?.revision == revision)
    #expect(desk.organisation.cycle("c")?.phase == .grading)
    let before = Self.figures(desk.organisation)
    try desk.checkIn("k1", "9")
    try desk.objective("o3")
    try Self.close(&desk)
    let after = Self.figures(desk.organisation)
    #expect(try desk.organisation.close(ofCycle: "c", number: 0).number == 2)
    let comparison = try Self.comparison(before, after, desk)
    #expect(comparison.compared == 6 && comparison.total == 3)
    #expect(comparison.differences.map(\.id) == ["o", "k1", "o3"])
    #expect(comparison.differences.last?.before == nil)
    #expect(try Self.comparison(after, after, desk).differences.isEmpty)
    for (shown, ids) in [(0..<1, ["o"]), (1..<3, ["k1", "o3"]), (3..<9, [])] {
      let some = try Self.comparison(before, after, desk, shown: shown)
      #expect(some.differences.map(\.id) == ids && some.total == 3)
    }
    #expect(throws: RequestError.self) { try desk.organisation.close(ofCycle: "c", number: 3) }
  }

  @Test func aYearClosesAfterItsQuarters() throws {
    var desk = try Self.desk()
    try desk.put(.cycle(Cycle(id: "y", start: "2026-01-01", end: "2026-12-31"), .create))
    try desk.put(.cycle(Cycle(id: "c", parent: "y"), .update(mask: ["parent"])))
    let refusal = desk.refusal(.closeCycle("y", nil))
    #expect(refusal?.status.reason == "CYCLE_CHILD_OPEN")
    #expect(refusal?.status.message.contains("\"c\"") == true)
    #expect(try desk.organisation.readiness(ofCycle: "y").items.map(\.id) == ["c"])
    try Self.close(&desk)
    try desk.put(.closeCycle("y", nil))
    self.expectClosed(desk, .reopenCycle(CycleReopening(cycle: "c", reason: "x")))
    let quarter = Cycle(id: "q4", start: "2026-10-01", end: "2026-12-31", parent: "y")
    self.expectClosed(desk, .cycle(quarter, .create))
    try desk.put(.reopenCycle(CycleReopening(cycle: "y", reason: "x")))
    try desk.put(.reopenCycle(CycleReopening(cycle: "c", reason: "x")))
  }

  @Test func aDocumentCompletesOnlyACycleThatCameClosed() throws {
    var desk = try Self.desk()
    let past = Cycle(id: "past", start: "2025-07-01", end: "2025-09-30", phase: .closed)
    let refused = desk.refusal(.cycle(past, .create))
    #expect(refused?.status.message.contains("becomes closed by a close alone") == true)
    try desk.put(.cycle(past, .create), isImport: true)
    let now = desk.organisation.instant
    let old = Edit.objective(Objective(id: "old", cycle: "past"), .create)
    self.expectClosed(desk, old)
    #expect(try desk.organisation.plan(old, now: now, isImport: true) != nil)
    try Self.close(&desk)
    #expect(throws: RequestError.self) {
      try desk.organisation.plan(
        .checkIn(CheckIn(keyResult: "k1", value: try decimal("5"))), now: now, isImport: true)
    }
  }

  @Test func readinessNamesWhatIsMissing() throws {
    var desk = try Desk()
    try desk.keyResult("k1", .metricKind(MetricKind(target: try decimal("10"))))
    try desk.keyResult("k2", .graded(GradedKind()))
    try desk.keyResult("draft-kr", .binary(BinaryKind()), state: .draft)
    try desk.checkIn("k1", "4", at: "2026-07-02T09:00:00Z")
    try desk.objective("empty")
    try desk.objective("draft", state: .draft)
    try desk.objective("gone", state: .cancelled)
    try desk.put(.grade(Grade(objective: "o", value: Ratio(ppm: 400_000))))
    let report = try desk.organisation.readiness(ofCycle: "c")
    #expect((report.objectives, report.keyResults, report.regions) == (4, 3, 0))
    #expect(
      report.items.map { "\($0.issue.name) \($0.id)" } == [
        "outdated k1", "no_value k2", "draft draft-kr", "empty empty", "no_grade empty",
        "draft draft",
      ])
    #expect((report.noValue, report.outdated, report.noGrade) == (1, 1, 1))
    #expect((report.empty, report.drafts, report.childrenOpen) == (1, 2, 0))
    #expect(!report.hasEnded && report.phase == .active)
    let later = try Desk(now: "2026-10-01T11:59:59Z")
    #expect(try !later.organisation.readiness(ofCycle: "c").hasEnded)
    #expect(try Desk(now: "2026-10-01T12:00:00Z").organisation.readiness(ofCycle: "c").hasEnded)
  }

  @Test func gradesStandBesideTheScoreAndAreKept() throws {
    var desk = try Self.desk()
    let score = desk.organisation.figures(desk.organisation.node("o")!).score
    let first = try desk.put(
      .grade(Grade(objective: "o", value: Ratio(ppm: 700_000), reason: "nearly")))
    #expect(desk.organisation.objective("o")?.grade?.ppm == 700_000)
    #expect(desk.organisation.objective("o")?.version == first)
    #expect(desk.organisation.figures(desk.organisation.node("o")!).score == score)
    let repeated = Edit.grade(
      Grade(objective: "o", value: Ratio(ppm: 700_000), reason: "nearly"))
    #expect(try desk.put(repeated) == 0)
    try desk.put(.grade(Grade(objective: "o", reason: "too early")))
    #expect(desk.organisation.objective("o")?.grade == nil)
    // What a whole objective brings is a grade as well.
    try desk.put(.objective(Objective(id: "o", grade: Ratio(ppm: 900_000)), .update(mask: [])))
    let grades = try #require(desk.organisation.grades(ofObjective: "o"))
    #expect(grades.map(\.value?.ppm) == [900_000, nil, 700_000])
    #expect(grades.map(\.reason) == ["", "too early", "nearly"])
    #expect(grades.last?.id == "g\(first)" && grades.last?.actor == "ada")
    #expect(grades.last?.computedScore == score)
    #expect(throws: RequestError.self) {
      try desk.put(.grade(Grade(objective: "o", value: Ratio(ppm: 1))), expectedVersion: first)
    }
    let over = desk.refusal(.grade(Grade(objective: "o", value: Ratio(ppm: 2_000_001))))
    #expect(over?.status.code == .outOfRange)
    #expect(desk.refusal(.grade(Grade(value: Ratio(ppm: 1))))?.status.reason == "FIELD_REQUIRED")
    #expect(desk.refusal(.grade(Grade(objective: "k1")))?.status.reason == "NOT_FOUND")
  }

  @Test func gradesOfOneObjectiveAndClosesOfOneCycleHaveALimit() throws {
    var desk = try Self.desk()
    for number in 1...Limits.gradesPerObjective {
      try desk.put(.grade(Grade(objective: "o", value: Ratio(ppm: Int64(number)))))
    }
    #expect(desk.refusal(.grade(Grade(objective: "o")))?.status.reason == "LIMIT_REACHED")
    let whole = Edit.objective(Objective(id: "o", grade: Ratio(ppm: 0)), .update(mask: ["grade"]))
    #expect(desk.refusal(whole)?.status.reason == "LIMIT_REACHED")
    for _ in 1...Limits.closesPerCycle {
      try desk.put(.closeCycle("c", nil))
      try desk.put(.reopenCycle(CycleReopening(cycle: "c", reason: "again")))
    }
    #expect(desk.refusal(.closeCycle("c", nil))?.status.reason == "LIMIT_REACHED")
  }

  @Test func aSnapshotKeepsClosesAndGrades() throws {
    var desk = try Self.desk()
    try desk.put(.grade(Grade(objective: "o", value: Ratio(ppm: 700_000), reason: "nearly")))
    try desk.put(.grade(Grade(objective: "o", value: Ratio(ppm: 600_000))))
    try Self.close(&desk)
    try desk.put(.reopenCycle(CycleReopening(cycle: "c", reason: "again")))
    try Self.close(&desk)
    var copy = OKRState.Organisation(zones: Twin.zones, at: desk.organisation.instant)
    for part in SnapshotParts(desk.organisation, resources: 2) {
      let fits = copy.replay(part)
      #expect(fits)
    }
    copy.finishReplay(at: desk.organisation.instant, revision: desk.organisation.revision)
    #expect(copy.closes(ofCycle: "c") == desk.organisation.closes(ofCycle: "c"))
    #expect(copy.grades(ofObjective: "o") == desk.organisation.grades(ofObjective: "o"))
    #expect(Self.figures(copy) == Self.figures(desk.organisation))
  }
}

@Suite(.bounded) struct LadderTests {
  /// Two objectives a level, each under both above it: as many paths as two to the levels.
  private static func ladder(levels: Int) throws -> Desk {
    var desk = try Desk()
    for level in 0..<levels {
      for side in ["a", "b"] {
        try desk.objective("\(side)\(level)")
        guard level > 0 else { continue }
        for above in ["a", "b"] {
          try desk.put(
            .alignment(Alignment(from: "\(side)\(level)", to: "\(above)\(level - 1)"), .create))
        }
      }
    }
    try desk.keyResult("k", .graded(GradedKind()), in: "a\(levels - 1)")
    return desk
  }

  @Test func whatWouldBeWithoutEndIsRefused() throws {
    var desk = try Self.ladder(levels: 40)
    let before = desk.organisation
    try desk.checkIn("k", "0.5")
    let change = #expect(throws: RequestError.self) {
      try ChangeExplanation(
        of: "a0", depth: 0, before: before, after: desk.organisation, limit: 5_000)
    }
    #expect(change?.status.violations.first?.field == "depth")
    #expect(throws: RequestError.self) {
      try desk.organisation.explain(ExplainRequest(id: "a0"), limit: 5_000)
    }
    #expect(
      try desk.organisation.explain(ExplainRequest(id: "a0", depth: 3), limit: 5_000).count == 15)
  }
}
