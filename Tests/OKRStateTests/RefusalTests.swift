// What a plan refuses, with its code, its stable reason, and the field, path or limit that it
// names.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

/// An edit and the refusal that it must get.
struct RefusalCase: Sendable, CustomTestStringConvertible {
  var name: String
  var edit: Edit
  var reason: Reason
  var code = Code.invalidArgument
  /// What the message or a violation's field holds.
  var names = ""

  var testDescription: String { self.name }
}

@Suite("Refusals of resources", .bounded)
struct RefusalTests {
  private func desk() throws -> Desk {
    var desk = try Desk(zone: "Europe/Zurich")
    try desk.put(.region(Region(id: "r2", parent: "r"), .create))
    try desk.put(.unit(Unit(id: "u", region: "r"), .create))
    try desk.put(.unit(Unit(id: "u2", parent: "u"), .create))
    try desk.put(.cycle(Cycle(id: "c2", start: "2026-07-01", parent: "c"), .create))
    try desk.keyResult("k", .graded(GradedKind()))
    return desk
  }

  static let cases: [RefusalCase] = [
    RefusalCase(
      name: "no id", edit: .region(Region(), .create), reason: .fieldRequired, names: "region.id"),
    RefusalCase(
      name: "id too long",
      edit: .region(Region(id: String(repeating: "é", count: 65)), .create), reason: .textTooLong,
      names: "128 bytes"),
    RefusalCase(
      name: "NUL in an id", edit: .unit(Unit(id: "a\0b"), .create), reason: .textInvalid,
      names: "unit.id"),
    RefusalCase(
      name: "a line break in an id", edit: .unit(Unit(id: "a\nb"), .create), reason: .textInvalid,
      names: "U+000A"),
    RefusalCase(
      name: "ESC in an objective's id",
      edit: .objective(Objective(id: "\u{1B}[2J", cycle: "c"), .create),
      reason: .textInvalid, names: "objective.id"),
    RefusalCase(
      name: "a C1 control in a key result's id",
      edit: .keyResult(
        KeyResult(id: "a\u{85}", objective: "o", kind: .graded(GradedKind())), .create),
      reason: .textInvalid, names: "U+0085"),
    RefusalCase(
      name: "a tab in a dependency's id",
      edit: .dependency(Dependency(id: "a\tb", objective: "o", giver: "u"), .create),
      reason: .textInvalid, names: "dependency.id"),
    RefusalCase(
      name: "unknown zone", edit: .region(Region(id: "x", timeZone: "Mars/Olympus"), .create),
      reason: .zoneUnknown, names: "Mars/Olympus"),
    RefusalCase(
      name: "a way out of the zone directory",
      edit: .region(Region(id: "x", timeZone: "../../etc/passwd"), .create), reason: .zoneUnknown),
    RefusalCase(
      name: "unknown parent", edit: .region(Region(id: "x", parent: "no"), .create),
      reason: .notFound, code: .notFound, names: "\"no\""),
    RefusalCase(
      name: "region above itself",
      edit: .region(Region(id: "r", parent: "r2"), .update(mask: ["parent"])),
      reason: .treeCircle, code: .failedPrecondition, names: "r → r2 → r"),
    RefusalCase(
      name: "unit above itself", edit: .unit(Unit(id: "u", parent: "u2"), .update(mask: [])),
      reason: .treeCircle, code: .failedPrecondition, names: "u → u2 → u"),
    RefusalCase(
      name: "cycle in itself", edit: .cycle(Cycle(id: "c", parent: "c"), .update(mask: [])),
      reason: .treeCircle, code: .failedPrecondition, names: "c → c"),
    RefusalCase(
      name: "a taken id", edit: .unit(Unit(id: "u"), .create), reason: .alreadyExists,
      code: .alreadyExists, names: "\"u\""),
    RefusalCase(
      name: "update of nothing", edit: .unit(Unit(id: "no"), .update(mask: [])),
      reason: .notFound, code: .notFound, names: "\"no\""),
    RefusalCase(
      name: "an unknown field in the mask",
      edit: .unit(Unit(id: "u"), .update(mask: ["nmae"])), reason: .maskUnknownField,
      names: "\"nmae\""),
    RefusalCase(
      name: "an unknown region of a unit", edit: .unit(Unit(id: "x", region: "no"), .create),
      reason: .notFound, code: .notFound, names: "region \"no\""),
    RefusalCase(
      name: "a cycle without a start", edit: .cycle(Cycle(id: "x"), .create),
      reason: .fieldRequired, names: "cycle.start"),
    RefusalCase(
      name: "2021-04-31", edit: .cycle(Cycle(id: "x", start: "2021-04-31"), .create),
      reason: .dateImpossible, names: "2021-04-31"),
    RefusalCase(
      name: "a date that is a time",
      edit: .cycle(Cycle(id: "x", start: "2021-04-30T00:00:00Z"), .create),
      reason: .dateImpossible, names: "cycle.start"),
    RefusalCase(
      name: "an end before the start",
      edit: .cycle(Cycle(id: "x", start: "2026-02-02", end: "2026-02-01"), .create),
      reason: .fieldInvalid, names: "cycle.end"),
    RefusalCase(
      name: "a cycle of centuries",
      edit: .cycle(Cycle(id: "x", start: "1900-01-01", end: "2100-01-01"), .create),
      reason: .fieldInvalid, names: "36600 days"),
    RefusalCase(
      name: "an unknown enum",
      edit: .objective(Objective(id: "x", cycle: "c", state: .unrecognized(77)), .create),
      reason: .fieldInvalid, names: "objective.state"),
    RefusalCase(
      name: "an objective without a cycle", edit: .objective(Objective(id: "x"), .create),
      reason: .fieldRequired, names: "objective.cycle"),
    RefusalCase(
      name: "an objective of an unknown cycle",
      edit: .objective(Objective(id: "x", cycle: "no"), .create), reason: .notFound,
      code: .notFound),
    RefusalCase(
      name: "a title too long",
      edit: .objective(
        Objective(id: "x", cycle: "c", title: String(repeating: "t", count: 2_049)), .create),
      reason: .textTooLong, names: "2048 bytes"),
    RefusalCase(
      name: "NUL in a title",
      edit: .objective(Objective(id: "x", cycle: "c", title: "a\0"), .create),
      reason: .textInvalid, names: "objective.title"),
    RefusalCase(
      name: "a weight above the limit",
      edit: .objective(
        Objective(id: "x", cycle: "c", weight: Weight(thousandths: 1_000_001)), .create),
      reason: .fieldOutOfRange, code: .outOfRange, names: "objective.weight"),
    RefusalCase(
      name: "a negative weight",
      edit: .keyResult(
        KeyResult(
          id: "x", objective: "o", weight: Weight(thousandths: -1), kind: .graded(GradedKind())),
        .create), reason: .fieldOutOfRange, code: .outOfRange, names: "key_result.weight"),
    RefusalCase(
      name: "an objective with a key result's id",
      edit: .objective(Objective(id: "k", cycle: "c"), .create), reason: .alreadyExists,
      code: .alreadyExists),
    RefusalCase(
      name: "a key result with an objective's id",
      edit: .keyResult(
        KeyResult(id: "o", objective: "o", kind: .graded(GradedKind())), .create),
      reason: .alreadyExists, code: .alreadyExists),
    RefusalCase(
      name: "a key result without a kind",
      edit: .keyResult(KeyResult(id: "x", objective: "o"), .create), reason: .fieldRequired,
      names: "key_result.kind"),
    RefusalCase(
      name: "a key result without an objective",
      edit: .keyResult(KeyResult(id: "x", kind: .graded(GradedKind())), .create),
      reason: .fieldRequired, names: "key_result.objective"),
    RefusalCase(
      name: "a due day that isn't one",
      edit: .keyResult(
        KeyResult(id: "x", objective: "o", due: "2026-02-29", kind: .graded(GradedKind())),
        .create), reason: .dateImpossible, names: "key_result.due"),
    RefusalCase(
      name: "a phased target without a value",
      edit: .keyResult(
        KeyResult(
          id: "x", objective: "o", phasedTargets: [PhasedTarget(day: "2026-08-01")],
          kind: .graded(GradedKind())), .create), reason: .fieldRequired,
      names: "phased_targets[0].value"),
  ]

  @Test("resources", arguments: cases)
  func refused(_ refused: RefusalCase) throws {
    let desk = try self.desk()
    let before = desk.organisation.revision
    let error = try #require(desk.refusal(refused.edit), "accepted")
    #expect(error.status.reason == refused.reason.rawValue)
    #expect(error.status.code == refused.code)
    let words =
      error.status.message
      + error.status.violations.map { " \($0.field) \($0.limit)" }.joined()
    #expect(words.contains(refused.names), "\(words)")
    #expect(desk.organisation.revision == before)
  }

  @Test("every wrong field is named at once") func all() throws {
    let title = String(repeating: "t", count: 3_000)
    let asked = Objective(
      id: "x", level: .unrecognized(9), weight: Weight(thousandths: -5), title: title)
    let error = try #require(try self.desk().refusal(.objective(asked, .create)))
    #expect(
      Set(error.status.violations.map(\.field)) == [
        "objective.title", "objective.level", "objective.weight", "objective.cycle",
      ])
    #expect(error.status.message.contains("and 3 more"))
  }

  @Test("a stale version is ABORTED, with both versions") func stale() throws {
    var desk = try self.desk()
    let version = try #require(desk.organisation.unit("u")?.version)
    let renamed = try desk.put(
      .unit(Unit(id: "u", name: "new"), .update(mask: ["name"])), expectedVersion: version)
    #expect(desk.organisation.unit("u")?.version == renamed)
    let again = Edit.unit(Unit(id: "u", name: "newer"), .update(mask: ["name"]))
    let error = try #require(desk.refusal(again, expectedVersion: version))
    #expect(error.status.code == .aborted)
    #expect(error.status.reason == Reason.staleVersion.rawValue)
    #expect(error.status.message.contains("version \(renamed), not \(version)"))
    #expect(desk.refusal(again, expectedVersion: 0) == nil)
  }

  @Test("masks take the named fields, all of them, or those that are set") func masks() throws {
    var desk = try self.desk()
    try desk.put(.unit(Unit(id: "u", name: "n", parent: "u2"), .update(mask: ["name"])))
    #expect(desk.organisation.unit("u")?.parent == "")
    #expect(desk.organisation.unit("u")?.region == "r")
    try desk.put(.unit(Unit(id: "u", name: "m"), .update(mask: [])))
    #expect(desk.organisation.unit("u")?.region == "r")
    try desk.put(.unit(Unit(id: "u", name: "m"), .update(mask: ["region"])))
    #expect(desk.organisation.unit("u")?.region == "")
    try desk.put(.objective(Objective(id: "o", category: "x"), .update(mask: [])))
    #expect(desk.organisation.objective("o")?.cycle == "c")
    // All fields: the cycle too, which is required.
    let bare = Edit.objective(Objective(id: "o"), .update(mask: ["*"]))
    #expect(desk.refusal(bare)?.status.reason == Reason.fieldRequired.rawValue)
  }

  @Test("a change that changes nothing is none") func unchanged() throws {
    var desk = try self.desk()
    let revision = desk.organisation.revision
    #expect(try desk.put(.unit(Unit(id: "u2", parent: "u"), .update(mask: ["*"]))) == 0)
    #expect(try desk.put(.objective(Objective(id: "o", level: .team), .update(mask: []))) == 0)
    #expect(desk.organisation.revision == revision)
  }

  @Test("an id from before that holds control characters stays usable") func oldIDs() throws {
    var desk = try self.desk()
    let id = "old\n\u{1B}id"
    desk = Desk(desk.organisation.with(.unit(Unit(id: id, name: "n"))))
    let renamed = try desk.put(.unit(Unit(id: id, name: "m"), .update(mask: ["name"])))
    #expect(desk.organisation.unit(id)?.name == "m" && renamed > 0)
    try desk.put(.objective(Objective(id: "named", cycle: "c", unit: id), .create))
    let again = Edit.unit(Unit(id: id + "\n"), .create)
    #expect(desk.refusal(again)?.status.reason == Reason.textInvalid.rawValue)
  }

  @Test("an import is refused with the row whose id holds a control character")
  func importedIDs() throws {
    let desk = try self.desk()
    let result = desk.organisation.planTogether(
      [.unit(Unit(id: "n"), .create), .unit(Unit(id: "n\u{7F}"), .create)],
      now: desk.organisation.instant, isImport: true, actor: "a")
    guard case .failure(let error) = result else {
      Issue.record("accepted")
      return
    }
    #expect(error.status.violations.map(\.field) == ["[1]"])
    #expect(error.status.violations.first?.message.contains("U+007F") == true)
  }

  @Test("an import names each refused row and changes nothing") func together() throws {
    let desk = try self.desk()
    let edits: [Edit] = [
      .unit(Unit(id: "n"), .create), .unit(Unit(id: "u"), .create),
      .unit(Unit(id: "m", parent: "n"), .create), .unit(Unit(id: "l", parent: "no"), .create),
    ]
    let result = desk.organisation.planTogether(
      edits, now: desk.organisation.instant, isImport: true, actor: "a")
    guard case .failure(let error) = result else {
      Issue.record("accepted")
      return
    }
    #expect(error.status.violations.map(\.field) == ["[1]", "[3]"])
    #expect(error.status.message.hasPrefix("2 of 4 were refused"))
    #expect(desk.organisation.unit("n") == nil)
  }

  @Test("a batch of check-ins is checked as each alone, and names each refused one")
  func apart() throws {
    var desk = try self.desk()
    try desk.keyResult("batched", try .metric("0", "10"))
    let now = desk.organisation.instant
    let good = (1...3).map { Edit.checkIn(CheckIn(keyResult: "batched", value: Value(micros: $0))) }
    let planned = try desk.organisation.planApart(good, now: now, isImport: false).get()
    let together = desk.organisation.planTogether(good, now: now, isImport: false, actor: "a")
    #expect(planned == (try together.get().changes) && planned.count == 3)
    let bad = Edit.checkIn(CheckIn(keyResult: "batched"))
    let result = desk.organisation.planApart(
      [good[0], bad, good[1], bad], now: now, isImport: false, field: "check_ins")
    guard case .failure(let error) = result else {
      Issue.record("accepted")
      return
    }
    #expect(error.status.violations.map(\.field) == ["check_ins[1]", "check_ins[3]"])
  }

  @Test("a tree has 64 levels at most, grafted or grown") func depth() throws {
    var desk = try self.desk()
    for level in 1...64 {
      try desk.put(
        .region(Region(id: "d\(level)", parent: level > 1 ? "d\(level - 1)" : ""), .create))
    }
    let deeper = Edit.region(Region(id: "d65", parent: "d64"), .create)
    #expect(desk.refusal(deeper)?.status.reason == Reason.limitReached.rawValue)
    // A branch of two levels under one of 63.
    let graft = Edit.region(Region(id: "r", parent: "d63"), .update(mask: ["parent"]))
    #expect(desk.refusal(graft)?.status.reason == Reason.limitReached.rawValue)
    let fits = Edit.region(Region(id: "r", parent: "d62"), .update(mask: ["parent"]))
    #expect(desk.refusal(fits) == nil)
  }

  @Test("a check-in may ask for a version of its key result") func versionUnderACheckIn() throws {
    var desk = try Desk()
    try desk.keyResult("k", .metricKind(MetricKind(target: try decimal("10"))))
    let version = try #require(desk.organisation.keyResult("k")).version
    let checkIn = Edit.checkIn(CheckIn(keyResult: "k", value: try decimal("5")))
    #expect(
      desk.refusal(checkIn, expectedVersion: version + 1)?.status.reason == "STALE_VERSION")
    let revision = try desk.put(checkIn, expectedVersion: version)
    let void = Edit.correction(CheckIn(replaces: "c\(revision)"))
    #expect(desk.refusal(void, expectedVersion: version + 1)?.status.reason == "STALE_VERSION")
    #expect(try desk.put(void, expectedVersion: version) > revision)
    #expect(try desk.put(void) == 0, "what is void already stays so")
  }
}

extension OKRState.Organisation {
  /// The state behind a change that a log of before holds, whatever is refused today.
  func with(_ change: Change.Change) -> OKRState.Organisation {
    var organisation = self
    organisation.apply(
      Entry(
        revision: self.revision + 1, recordedUnixMicros: self.instant, actor: "ada",
        change: Change(change: change)))
    return organisation
  }
}
