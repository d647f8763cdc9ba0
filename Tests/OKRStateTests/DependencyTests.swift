// Dependencies: who asks whom, which days fit, which answers are possible, and what an archive or a
// close does to them.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite(.bounded) struct DependencyTests {
  /// "g" of unit growth in cycle c, July to September, and d, which it needs from brand by the first
  /// of September; now is 15 August.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "growth"), .create))
    try desk.put(.unit(Unit(id: "brand"), .create))
    try desk.objective("g", unit: "growth")
    try desk.put(.dependency(Self.asked("d"), .create))
    return desk
  }

  private static func asked(
    _ id: String, by day: String = "2026-09-01", giver: String = "brand", objective: String = "g"
  ) -> Dependency {
    Dependency(id: id, title: "artwork", objective: objective, giver: giver, neededBy: day)
  }

  private func found(_ desk: Desk, _ id: String = "d") throws -> Dependency {
    try #require(desk.organisation.dependency(id))
  }

  private func accept(_ day: String = "", late: Bool = false, reason: String = "") -> Edit {
    .answer(
      DependencyAnswer(
        id: "d", state: .accepted, promised: day, allowsLate: late, reason: reason))
  }

  private func answer(_ state: DependencyState, reason: String = "") -> Edit {
    .answer(DependencyAnswer(id: "d", state: state, reason: reason))
  }

  private func reason(_ desk: Desk, _ edit: Edit) -> String? {
    desk.refusal(edit)?.status.reason
  }

  @Test("what is asked for waits, and tells who asks")
  func asks() throws {
    var desk = try self.desk()
    let row = try self.found(desk)
    #expect(row.state == .asked && row.promised == "" && !row.late)
    #expect(row.asker == "growth" && row.cycle == "c")
    #expect(row.steps.map(\.state) == [.asked])
    let step = try #require(row.steps.first)
    #expect(step.actor == "ada" && step.revision == row.version && step.neededBy == "2026-09-01")
    #expect(step.effectiveTime?.unixMicros == desk.organisation.instant)
    // The asker is whose objective it is by now.
    try desk.put(.unit(Unit(id: "sales"), .create))
    try desk.put(.objective(Objective(id: "g", unit: "sales"), .update(mask: ["unit"])))
    #expect(try self.found(desk).asker == "sales")
  }

  @Test("what is asked for has an objective, another unit, and a day of the cycle")
  func refusals() throws {
    let desk = try self.desk()
    let refused: [(Dependency, Reason, String)] = [
      (Self.asked("d"), .alreadyExists, ""), (Dependency(id: ""), .fieldRequired, "dependency.id"),
      (Dependency(id: "e"), .fieldRequired, "dependency.objective"),
      (Self.asked("e", giver: ""), .fieldRequired, "dependency.giver"),
      (Self.asked("e", by: ""), .fieldRequired, "dependency.needed_by"),
      (Self.asked("e", by: "2026-02-30"), .dateImpossible, "dependency.needed_by"),
      (Self.asked("e", giver: "none"), .notFound, ""),
      (Self.asked("e", objective: "none"), .notFound, ""),
      (Self.asked("e", giver: "growth"), .fieldInvalid, "dependency.giver"),
      (Self.asked("e", by: "2026-06-30"), .dependencyDates, "dependency.needed_by"),
      (Self.asked("e", by: "2026-10-01"), .dependencyDates, "dependency.needed_by"),
    ]
    for (row, reason, field) in refused {
      let error = desk.refusal(.dependency(row, .create))
      #expect(error?.status.reason == reason.rawValue, "\(row)")
      #expect((error?.status.violations.first?.field ?? "") == field, "\(row)")
    }
    for day in ["2026-07-01", "2026-09-30"] {
      #expect(desk.refusal(.dependency(Self.asked("e", by: day), .create)) == nil)
    }
    let early = desk.refusal(.dependency(Self.asked("e", by: "2026-06-30"), .create))
    #expect(
      early?.status.message
        == "The days of dependency \"e\" don't fit: needed by 2026-06-30, outside of cycle \"c\", from 2026-07-01 to 2026-09-30."
    )
  }

  @Test("nobody answers by a create or an update")
  func answersAlone() throws {
    var desk = try self.desk()
    for row in [
      Dependency(id: "e", objective: "g", giver: "brand", neededBy: "2026-09-01", state: .accepted),
      Dependency(
        id: "e", objective: "g", giver: "brand", neededBy: "2026-09-01", promised: "2026-09-01"),
    ] { #expect(self.reason(desk, .dependency(row, .create)) == "FIELD_INVALID") }
    let why = Dependency(
      id: "e", objective: "g", giver: "brand", neededBy: "2026-09-01", reason: "the launch")
    try desk.put(.dependency(why, .create))
    #expect(try self.found(desk, "e").steps.first?.reason == "the launch")
    try desk.put(self.accept())
    for (row, mask) in [
      (Dependency(id: "d", state: .delivered), ["state"]), (Dependency(id: "d"), ["state"]),
      (Dependency(id: "d", promised: "2026-08-30"), ["promised"]),
      (Dependency(id: "d", reason: "x"), []), (Dependency(id: "d"), ["*"]),
    ] {
      let error = desk.refusal(.dependency(row, .update(mask: mask)))
      #expect(error?.status.reason == "FIELD_INVALID", "\(mask)")
    }
    // A resource as it was read changes nothing but what differs.
    var whole = try self.found(desk)
    whole.title = "artwork and texts"
    try desk.put(.dependency(whole, .update(mask: ["*"])))
    let row = try self.found(desk)
    #expect(row.title == "artwork and texts" && row.state == .accepted && row.steps.count == 2)
  }

  @Test("a promise fits its day, or is late because somebody says so")
  func promises() throws {
    var desk = try self.desk()
    let late = desk.refusal(self.accept("2026-09-02"))
    #expect(late?.status.reason == "DEPENDENCY_DATES")
    #expect(late?.status.code == .failedPrecondition)
    #expect(late?.status.message.contains("promised for 2026-09-02, after 2026-09-01") == true)
    #expect(self.reason(desk, self.accept("2026-09-31")) == "DATE_IMPOSSIBLE")
    try desk.put(self.accept())
    #expect(try self.found(desk).promised == "2026-09-01")
    #expect(try desk.put(self.accept()) == 0, "once more changes nothing")
    try desk.put(self.accept("2026-08-20", reason: "earlier"))
    #expect(try self.found(desk).late == false)
    try desk.put(self.accept("2026-10-05", late: true))
    #expect(try self.found(desk).late)
    #expect(
      try self.found(desk).steps.map(\.promised)
        == ["", "2026-09-01", "2026-08-20", "2026-10-05"])
    // Who asks may wait for it.
    let moved = Dependency(id: "d", neededBy: "2026-09-20")
    try desk.put(.dependency(moved, .update(mask: [])))
    #expect(try self.found(desk).late, "it is still promised for later")
  }

  @Test("a day doesn't move before the promise, and what was answered stays")
  func agreed() throws {
    var desk = try self.desk()
    func moved(_ day: String) -> Edit {
      .dependency(Dependency(id: "d", neededBy: day), .update(mask: ["needed_by"]))
    }
    let other = Edit.dependency(Dependency(id: "d", giver: "sales"), .update(mask: ["giver"]))
    try desk.put(.unit(Unit(id: "sales"), .create))
    try desk.put(moved("2026-08-25"))
    try desk.put(self.accept())
    #expect(self.reason(desk, moved("2026-08-24")) == "DEPENDENCY_DATES")
    try desk.put(moved("2026-08-28"))
    try desk.put(moved("2026-08-26"))
    #expect(self.reason(desk, other) == "DEPENDENCY_STATE")
    try desk.put(self.answer(.declined, reason: "no time"))
    #expect(self.reason(desk, moved("2026-08-29")) == "DEPENDENCY_STATE")
    let error = desk.refusal(other)
    #expect(
      error?.status.message
        == "Dependency \"d\" is declined: its objective and giver can't change any more. It can be reopened."
    )
    try desk.put(self.answer(.asked, reason: "somebody else"))
    try desk.put(other)
    #expect(try self.found(desk).giver == "sales")
  }

  @Test("which steps there are", arguments: DependencyState.known)
  func steps(state: DependencyState) throws {
    let ways: [DependencyState: (to: [Edit], next: Set<DependencyState>)] = [
      .asked: ([], [.accepted, .declined, .withdrawn]),
      .accepted: ([self.accept()], [.accepted, .delivered, .declined, .withdrawn, .asked]),
      .declined: ([self.answer(.declined, reason: "r")], [.accepted, .withdrawn, .asked]),
      .delivered: ([self.accept(), self.answer(.delivered)], [.asked]),
      .withdrawn: ([self.answer(.withdrawn)], [.asked]),
    ]
    guard let way = ways[state] else { return #expect(state == .unspecified) }
    var desk = try self.desk()
    for edit in way.to { try desk.put(edit) }
    #expect(try self.found(desk).state == state)
    for next in DependencyState.known where next != .unspecified && next != state {
      let edit = self.answer(next, reason: "then")
      if way.next.contains(next) {
        var copy = desk
        try copy.put(edit)
        let row = try self.found(copy)
        #expect(row.state == next && row.reason == "then")
        #expect(row.promised.isEmpty == ![.accepted, .delivered].contains(next))
      } else {
        #expect(self.reason(desk, edit) == "DEPENDENCY_STATE", "\(state) to \(next)")
      }
    }
  }

  @Test("a refusal and a reopening say why; versions are checked")
  func words() throws {
    let desk = try self.desk()
    #expect(self.reason(desk, self.answer(.declined)) == "FIELD_REQUIRED")
    #expect(self.reason(desk, self.answer(.asked)) == "FIELD_REQUIRED")
    let long = String(repeating: "x", count: Limits.noteBytes + 1)
    #expect(self.reason(desk, self.answer(.withdrawn, reason: long)) == "TEXT_TOO_LONG")
    #expect(
      self.reason(desk, .answer(DependencyAnswer(id: "x", state: .accepted))) == "NOT_FOUND")
    let version = try self.found(desk).version
    #expect(
      desk.refusal(self.accept(), expectedVersion: version + 1)?.status.reason == "STALE_VERSION")
    #expect(desk.refusal(self.accept(), expectedVersion: version) == nil)
  }

  @Test("it is late once its day is over where the objective is")
  func late() throws {
    var desk = try Desk(zone: "Asia/Tokyo")
    try desk.put(.unit(Unit(id: "growth", region: "r"), .create))
    try desk.put(.unit(Unit(id: "brand"), .create))
    try desk.objective("g", unit: "growth")
    try desk.put(.dependency(Self.asked("d", by: "2026-08-20"), .create))
    try desk.advance("2026-08-20T14:59:59Z")
    #expect(try !self.found(desk).late)
    try desk.advance("2026-08-20T15:00:00Z")
    #expect(try self.found(desk).late, "midnight in Tokyo")
    try desk.put(self.accept("2026-08-22", late: true))
    try desk.put(.dependency(Dependency(id: "d", neededBy: "2026-08-25"), .update(mask: [])))
    #expect(try !self.found(desk).late)
    try desk.advance("2026-08-22T15:00:00Z")
    #expect(try self.found(desk).late, "what was promised isn't there")
    try desk.put(self.answer(.delivered))
    #expect(try !self.found(desk).late)
  }

  @Test("a dependency moves no figure")
  func figures() throws {
    var desk = try self.desk()
    try desk.keyResult("k", .metric("0", "10"), in: "g")
    try desk.checkIn("k", "5")
    let before = try desk.figures("g")
    try desk.put(self.accept())
    try desk.put(self.answer(.declined, reason: "r"))
    try desk.put(.archive(.dependency, id: "d"))
    #expect(try desk.figures("g") == before)
  }

  // MARK: Archives, closes, readiness

  @Test("the archived takes no answer, and a unit stays while something is open with it")
  func archives() throws {
    var desk = try self.desk()
    let used = desk.refusal(.archive(.unit, id: "brand"))
    #expect(
      used?.status.message
        == "1 open dependency stands in unit \"brand\": d. Move or archive it first.")
    try desk.put(.dependency(Self.asked("e"), .create))
    #expect(
      desk.refusal(.archive(.unit, id: "brand"))?.status.message.hasPrefix(
        "2 open dependencies stand in unit \"brand\": d, e.") == true)
    try desk.put(.archive(.dependency, id: "e"))
    try desk.put(.archive(.dependency, id: "d"))
    #expect(try desk.put(.archive(.dependency, id: "d")) == 0)
    for edit in [
      self.accept(), self.answer(.withdrawn),
      .dependency(Dependency(id: "d", title: "x"), .update(mask: ["title"])),
    ] { #expect(self.reason(desk, edit) == "RESOURCE_ARCHIVED") }
    try desk.put(.archive(.unit, id: "brand"))
    #expect(self.reason(desk, .restore(.dependency, id: "d")) == "RESOURCE_ARCHIVED")
    #expect(
      self.reason(desk, .dependency(Self.asked("f"), .create)) == "RESOURCE_ARCHIVED")
    try desk.put(.restore(.unit, id: "brand"))
    try desk.put(.restore(.dependency, id: "d"))
    let row = try self.found(desk)
    #expect(row.archiveTime == nil && row.steps.count == 1)
    // What is answered for good isn't waited for.
    try desk.put(self.answer(.declined, reason: "r"))
    try desk.put(.archive(.unit, id: "brand"))
    #expect(self.reason(desk, self.answer(.asked, reason: "again")) == "RESOURCE_ARCHIVED")
    try desk.put(self.answer(.withdrawn))
  }

  @Test("a dependency goes with its objective")
  func objectives() throws {
    var desk = try self.desk()
    try desk.put(.archive(.objective, id: "g"))
    #expect(self.reason(desk, self.accept()) == "RESOURCE_ARCHIVED")
    #expect(self.reason(desk, .dependency(Self.asked("e"), .create)) == "RESOURCE_ARCHIVED")
    let rows = Dependency.rows(desk.organisation)
    #expect(rows.hasArchived && rows.isArchived(0))
    try desk.put(.archive(.unit, id: "brand"))
    try desk.put(.archive(.dependency, id: "d"))
    #expect(self.reason(desk, .restore(.dependency, id: "d")) == "RESOURCE_ARCHIVED")
  }

  @Test("readiness names what nobody answered and what is late; a closed cycle refuses")
  func closes() throws {
    var desk = try self.desk()
    for id in ["late", "fine", "gone", "away"] {
      try desk.put(.dependency(Self.asked(id), .create))
    }
    func answer(_ id: String, _ state: DependencyState, _ day: String = "") throws {
      try desk.put(
        .answer(
          DependencyAnswer(id: id, state: state, promised: day, allowsLate: true, reason: "r")))
    }
    try answer("late", .accepted, "2026-09-05")
    try answer("fine", .accepted)
    try answer("gone", .withdrawn)
    try desk.put(.archive(.dependency, id: "away"))
    var report = try desk.organisation.readiness(ofCycle: "c")
    #expect(report.dependenciesUnanswered == 1 && report.dependenciesLate == 1)
    let items = report.items.filter {
      [.dependencyUnanswered, .dependencyLate].contains($0.issue)
    }
    #expect(items.map(\.id) == ["d", "late"] && items.allSatisfy { $0.unit == "brand" })
    try desk.put(
      .objective(Objective(id: "g", state: .cancelled), .update(mask: ["state"])))
    report = try desk.organisation.readiness(ofCycle: "c")
    #expect(report.dependenciesUnanswered == 0 && report.dependenciesLate == 0)

    try desk.put(.closeCycle("c", try FrozenFigures(cycle: "c", of: desk.organisation)))
    for edit in [
      self.accept(), .dependency(Self.asked("e"), .create), .archive(.dependency, id: "d"),
      .restore(.dependency, id: "away"),
      .dependency(Dependency(id: "d", title: "x"), .update(mask: ["title"])),
    ] { #expect(self.reason(desk, edit) == "CYCLE_CLOSED", "\(edit)") }
    try desk.put(.archive(.unit, id: "brand"))
  }

  // MARK: Time and limits

  @Test("it takes no effect before what it names changed")
  func effects() throws {
    var desk = try self.desk()
    let now = desk.organisation.revision
    func refused(_ edit: Edit, _ revision: Int64) throws -> String? {
      let effect = PastEffect(instant: try micros("2026-08-10T00:00:00Z"), revision: revision)
      do throws(RequestError) {
        _ = try desk.organisation.plan(edit, now: desk.organisation.instant, effect: effect)
        return nil
      } catch { return error.status.reason }
    }
    #expect(try refused(self.accept(), now) == nil)
    #expect(try refused(self.accept(), now - 1) == "EFFECTIVE_TIME_TOO_EARLY")
    let asked = Edit.dependency(Self.asked("e"), .create)
    #expect(try refused(asked, now) == nil)
    // The objective was made one change before d.
    #expect(try refused(asked, now - 1) == nil)
    #expect(try refused(asked, now - 2) == "EFFECTIVE_TIME_TOO_EARLY")
    let effect = PastEffect(instant: try micros("2026-08-10T00:00:00Z"), revision: now)
    try desk.put(self.accept(), effect: effect)
    let step = try #require(try self.found(desk).steps.last)
    #expect(step.effectiveTime?.unixMicros == effect.instant)
    #expect(step.recordedTime?.unixMicros == desk.organisation.instant)
  }

  @Test("its steps are counted")
  func limits() throws {
    var desk = try self.desk()
    for number in 1..<Limits.stepsPerDependency {
      try desk.put(
        number % 2 == 1 ? self.accept() : self.answer(.asked, reason: "step \(number)"))
    }
    #expect(try self.found(desk).steps.count == Limits.stepsPerDependency)
    #expect(self.reason(desk, self.answer(.asked, reason: "once more")) == "LIMIT_REACHED")
    let moved = Dependency(id: "d", neededBy: "2026-09-20")
    #expect(self.reason(desk, .dependency(moved, .update(mask: []))) == "LIMIT_REACHED")
    // What is no step goes on.
    try desk.put(.dependency(Dependency(id: "d", title: "x"), .update(mask: ["title"])))
  }

  @Test("filters know what follows from the objective, and what is late")
  func filters() throws {
    var desk = try self.desk()
    try desk.put(.dependency(Self.asked("e", by: "2026-08-01"), .create))
    try desk.put(self.accept("2026-08-30"))
    func ids(_ filter: String) throws -> [String] {
      let rows = Dependency.rows(desk.organisation)
      return try Dependency.filter(filter)
        .select((0..<UInt32(rows.count)).map { $0 }, of: desk.organisation)
        .map { rows.id(Int($0)) }
    }
    for (filter, expected) in [
      ("asker = growth", ["d", "e"]), ("giver = growth", []), ("cycle = c", ["d", "e"]),
      ("late = true", ["e"]), ("late = false", ["d"]), ("state = accepted", ["d"]),
      ("needed_by < 2026-09-01", ["e"]), ("promised = none", ["e"]), ("title : ART", ["d", "e"]),
      ("objective = g AND promised <= 2026-08-30", ["d"]), ("reason != none", []),
    ] { #expect(try ids(filter) == expected, "\(filter)") }
  }
}
