// Control characters: refused in what is new, kept where they stand, and of documents' names the layout alone is taken.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Control characters", .bounded) struct TextRefusalTests {
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "u"), .create))
    try desk.keyResult("k", .graded(GradedKind()))
    return desk
  }

  /// Edits with a text of one line, by the field that names it.
  private static func lines(_ text: String) -> [(String, Edit)] {
    [
      ("region.name", .region(Region(id: "n", name: text), .create)),
      ("unit.name", .unit(Unit(id: "n", name: text), .create)),
      ("member.email", .member(Member(id: "n", email: text), .create)),
      ("metric.unit", .metric(Metric(id: "n", unit: text), .create)),
      ("cycle.name", .cycle(Cycle(id: "n", name: text, start: "2026-07-01"), .create)),
      ("objective.title", .objective(Objective(id: "n", cycle: "c", title: text), .create)),
      (
        "objective.owners[0].name",
        .objective(
          Objective(id: "n", cycle: "c", owners: [Owner(name: text)]), .create)
      ),
      (
        "key_result.title",
        .keyResult(
          KeyResult(id: "n", objective: "o", title: text, kind: .graded(GradedKind())), .create)
      ),
      (
        "key_result.milestone.stages[0].name",
        .keyResult(
          KeyResult(
            id: "n", objective: "o", kind: .milestone(MilestoneKind(stages: [Stage(name: text)]))),
          .create)
      ),
      (
        "dependency.title",
        .dependency(
          Dependency(id: "n", title: text, objective: "o", giver: "u", neededBy: "2026-08-01"),
          .create)
      ),
    ]
  }

  /// Edits with a text of several lines.
  private static func notes(_ text: String) -> [(String, Edit)] {
    [
      ("check_in.note", .checkIn(CheckIn(keyResult: "k", value: Value(micros: 0), note: text))),
      (
        "grade.reason",
        .grade(
          Grade(objective: "o", value: Ratio(ppm: 700_000), reason: text))
      ),
      (
        "dependency.reason",
        .dependency(
          Dependency(
            id: "n", objective: "o", giver: "u", neededBy: "2026-08-01", reason: text), .create)
      ),
      (
        "override.reason",
        .override(
          Override(
            item: "o", score: Ratio(ppm: 700_000), reason: text, until: "2026-08-31"))
      ),
    ]
  }

  @Test(arguments: [
    ("a\u{1B}[2J", "U+001B"), ("a\u{7F}", "U+007F"), ("\u{85}", "U+0085"), ("é\u{9F}", "U+009F"),
    ("\u{1}", "U+0001"), ("a\rb", "U+000D"), ("a\r", "U+000D"),
  ]) func nothingNewHoldsThem(text: String, name: String) throws {
    let desk = try self.desk()
    for (field, edit) in Self.lines(text) + Self.notes(text) {
      let error = desk.refusal(edit)
      #expect(error?.status.reason == "TEXT_INVALID", "\(field)")
      #expect(error?.status.violations.map(\.field) == [field])
      #expect(error?.status.message.contains(name) == true, "\(String(describing: error))")
    }
  }

  @Test(arguments: ["a\nb", "a\tb", "a\r\nb\r\n"]) func layoutBelongsToNotes(text: String) throws {
    let desk = try self.desk()
    for (field, edit) in Self.notes(text) { #expect(desk.refusal(edit) == nil, "\(field)") }
    for (field, edit) in Self.lines(text) {
      #expect(desk.refusal(edit)?.status.violations.map(\.field) == [field])
      // Documents are taken as they were written elsewhere.
      let now = desk.organisation.instant
      #expect(try desk.organisation.plan(edit, now: now, isImport: true) != nil, "\(field)")
    }
  }

  @Test(arguments: ["", "Überblick", "亚太 Łódź", "a\u{A0}b", "\u{200D}", "👩‍👩‍👧"])
  func everyScriptIsTaken(text: String) throws {
    let desk = try self.desk()
    for (field, edit) in Self.lines(text) { #expect(desk.refusal(edit) == nil, "\(field)") }
  }

  /// What stands in a log from before the rule may be kept, and not be stated anew elsewhere.
  @Test func whatWasTakenInBeforeStays() throws {
    let organisation = try self.desk().organisation
    var old = try #require(organisation.objective("o"))
    old.title = "a\u{1B}"
    var desk = Desk(organisation.with(.objective(old)))
    try desk.put(.objective(Objective(id: "o", category: "x"), .update(mask: ["category"])))
    old.category = "y"
    try desk.put(.objective(old, .update(mask: ["*"])))
    let other = Objective(id: "o", title: "b\u{1B}")
    #expect(desk.refusal(.objective(other, .update(mask: ["title"]))) != nil)
  }
}
