// Overrides: what may be stated, until when, what stands beside a score and what never moves, and what an
// archive, a close or time does to them.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite(.bounded) struct OverrideTests {
  /// "o" in cycle c, July to September, with k that stands at 0.25; now is noon of 15 August.
  private func desk(end: String = "2026-09-30", zone: String = "") throws -> Desk {
    var desk = try Desk(end: end, zone: zone)
    try desk.keyResult("k", .metric("0", "100"))
    try desk.checkIn("k", "25")
    return desk
  }

  private func stated(
    _ item: String, _ ppm: Int64? = 800_000, until: String = "2026-08-20", _ reason: String = "why"
  ) -> Edit {
    .override(
      Override(
        item: item, score: ppm.map { Ratio(ppm: $0) }, reason: reason, until: until))
  }

  private func found(_ desk: Desk, _ item: String = "o") throws -> Override {
    try #require(desk.organisation.override(ofItem: item))
  }

  private func beside(_ desk: Desk, _ item: String) throws -> OverrideInForce? {
    desk.organisation.overrideInForce(of: try #require(desk.organisation.node(item)))
  }

  private func reason(_ desk: Desk, _ edit: Edit, version: Int64 = 0) -> String? {
    desk.refusal(edit, expectedVersion: version)?.status.reason
  }

  @Test("it stands beside the computed score, which alone counts")
  func standsBeside() throws {
    var desk = try self.desk()
    let figures = (try desk.figures("o"), try desk.figures("k"))
    let revision = try desk.put(self.stated("k"))
    try desk.put(self.stated("o", 2_000_000))
    #expect(try desk.figures("o") == figures.0 && desk.figures("k") == figures.1)
    let row = try self.found(desk, "k")
    #expect(row.score?.ppm == 800_000 && row.computedScore?.ppm == 250_000)
    #expect(row.state == .inForce && row.actor == "ada" && row.version == revision)
    #expect(row.objective == "o" && row.cycle == "c")
    #expect(row.effectiveTime?.unixMicros == desk.organisation.instant)
    let expected = OverrideInForce(
      item: "k", score: Ratio(ppm: 800_000), reason: "why", until: "2026-08-20", actor: "ada")
    #expect(try self.beside(desk, "k") == expected)
    var walk = try TreeWalk(GetTreeRequest(), in: desk.organisation)
    while !walk.proceed(desk.organisation, atMost: 10) {}
    let lines = desk.organisation.lines(0..<2, of: walk.outline)
    #expect(lines.map(\.id) == ["o", "k"] && lines.last?.override == expected)
    #expect(lines.first?.override?.score?.ppm == 2_000_000)
    let explained = try desk.organisation.explain(ExplainRequest(id: "o"))
    #expect(explained.prefix(2).map { $0.override?.item } == ["o", "k"])
    #expect(explained.first?.figures?.score?.ppm == 250_000)
    // The computed one goes on meanwhile.
    try desk.checkIn("k", "50")
    #expect(try self.found(desk, "k").computedScore?.ppm == 500_000)
  }

  @Test("what is stated has an item, a score, a reason and a day")
  func fields() throws {
    let desk = try self.desk()
    let long = String(repeating: "x", count: Limits.noteBytes + 1)
    let refused: [(Edit, Reason, String)] = [
      (self.stated(""), .fieldRequired, "override.item"),
      (self.stated("o", nil), .fieldRequired, "override.score"),
      (self.stated("o", -1), .fieldOutOfRange, "override.score"),
      (self.stated("o", 2_000_001), .fieldOutOfRange, "override.score"),
      (self.stated("o", 1, until: ""), .fieldRequired, "override.until"),
      (self.stated("o", 1, until: "2026-08-32"), .dateImpossible, "override.until"),
      (self.stated("o", 1, ""), .fieldRequired, "override.reason"),
      (self.stated("o", 1, long), .textTooLong, "override.reason"),
      (self.stated("none"), .notFound, ""),
      (.withdrawOverride(item: "o", reason: ""), .fieldRequired, "reason"),
      (.withdrawOverride(item: "o", reason: "r"), .notFound, ""),
      (.withdrawOverride(item: "none", reason: "r"), .notFound, ""),
    ]
    for (edit, reason, field) in refused {
      let error = desk.refusal(edit)
      #expect(error?.status.reason == reason.rawValue, "\(edit)")
      #expect((error?.status.violations.first?.field ?? "") == field, "\(edit)")
    }
    #expect(self.reason(desk, self.stated("o"), version: 7) == "FIELD_INVALID")
  }

  @Test("its last day is today at the earliest, and 92 days after the cycle at the latest")
  func days() throws {
    let desk = try self.desk()
    for day in ["2026-08-15", "2026-12-31"] {
      #expect(self.reason(desk, self.stated("o", until: day)) == nil, "\(day)")
    }
    for (day, limit) in [("2026-08-14", "2026-08-15"), ("2027-01-01", "2026-12-31")] {
      let error = desk.refusal(self.stated("o", until: day))
      #expect(error?.status.reason == "OVERRIDE_DAYS" && error?.status.code == .failedPrecondition)
      #expect(error?.status.message.contains(day) == true)
      #expect(error?.status.message.contains(limit) == true)
      #expect(error?.status.violations.first?.field == "override.until")
    }
    // Without an end they are counted from the day on which it is stated.
    let endless = try self.desk(end: "")
    #expect(self.reason(endless, self.stated("o", until: "2026-11-15")) == nil)
    #expect(self.reason(endless, self.stated("o", until: "2026-11-16")) == "OVERRIDE_DAYS")
  }

  @Test(
    "it ends with its last day in the zone of its owner region",
    arguments: [
      ("", "2026-08-20T23:59:59Z", "2026-08-21T00:00:00Z"),
      ("Asia/Shanghai", "2026-08-20T15:59:59Z", "2026-08-20T16:00:00Z"),
      ("America/New_York", "2026-08-21T03:59:59Z", "2026-08-21T04:00:00Z"),
    ])
  func expires(zone: String, last: String, first: String) throws {
    var desk = try self.desk(zone: zone)
    try desk.put(self.stated("k"))
    try desk.advance(last)
    #expect(try self.found(desk, "k").state == .inForce && self.beside(desk, "k") != nil)
    try desk.advance(first)
    #expect(try self.found(desk, "k").state == .expired && self.beside(desk, "k") == nil)
    // What was stated stays readable, and can be stated anew.
    #expect(try self.found(desk, "k").score?.ppm == 800_000)
    try desk.put(self.stated("k", until: "2026-08-25"))
    #expect(try self.found(desk, "k").state == .inForce)
  }

  @Test("a new one takes the place of the one before; the same again is no change")
  func supersedes() throws {
    var desk = try self.desk()
    let first = try desk.put(self.stated("o"))
    #expect(try desk.put(self.stated("o")) == 0)
    #expect(self.reason(desk, self.stated("o", 1), version: first + 1) == "STALE_VERSION")
    let second = try desk.put(self.stated("o", 600_000, "less"), expectedVersion: first)
    #expect(desk.organisation.allOverrides.map(\.score?.ppm) == [600_000])
    let steps = try self.found(desk).steps
    #expect(steps.map(\.score?.ppm) == [800_000, 600_000])
    #expect(steps.map(\.reason) == ["why", "less"] && steps.map(\.revision) == [first, second])

    try desk.put(.withdrawOverride(item: "o", reason: "wrong"))
    let withdrawn = try self.found(desk)
    #expect(withdrawn.state == .withdrawn && withdrawn.score == nil && withdrawn.reason == "wrong")
    #expect(withdrawn.until == "2026-08-20" && withdrawn.steps.last?.score == nil)
    #expect(try self.beside(desk, "o") == nil)
    #expect(try desk.put(.withdrawOverride(item: "o", reason: "again")) == 0)
    try desk.put(self.stated("o"))
    #expect(try self.found(desk).state == .inForce && self.found(desk).steps.count == 4)
  }

  @Test("a snapshot keeps what was stated")
  func snapshot() throws {
    var desk = try self.desk()
    for item in ["k", "o"] { try desk.put(self.stated(item)) }
    try desk.put(self.stated("o", 600_000, "less"))
    try desk.put(.withdrawOverride(item: "k", reason: "wrong"))
    let present = desk.organisation
    var copy = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for part in SnapshotParts(present) {
      let fits = copy.replay(part)
      #expect(fits)
    }
    copy.finishReplay(at: present.instant, revision: present.revision)
    #expect(copy.allOverrides == present.allOverrides && copy.allOverrides.count == 2)
    #expect(copy.estimatedBytes == present.estimatedBytes)
  }

  @Test("so many statements about one score are kept, and the last can be taken back")
  func limit() throws {
    var desk = try self.desk()
    for number in 1..<Limits.stepsPerOverride { try desk.put(self.stated("o", Int64(number))) }
    #expect(self.reason(desk, self.stated("o", 0)) == "LIMIT_REACHED")
    try desk.put(.withdrawOverride(item: "o", reason: "too often"))
    #expect(try self.found(desk).steps.count == Limits.stepsPerOverride)
    #expect(self.reason(desk, self.stated("o", 0)) == "LIMIT_REACHED")
  }

  @Test("none is in force while its item is archived, nor taken")
  func archived() throws {
    var desk = try self.desk()
    for item in ["o", "k"] { try desk.put(self.stated(item)) }
    try desk.put(.archive(.keyResult, id: "k"))
    #expect(try self.found(desk, "k").state == .archived && self.beside(desk, "k") == nil)
    #expect(try self.beside(desk, "o") != nil)
    try desk.put(.restore(.keyResult, id: "k"))
    try desk.put(.archive(.objective, id: "o"))
    for item in ["o", "k"] {
      #expect(try self.found(desk, item).state == .archived)
      #expect(self.reason(desk, self.stated(item, 1)) == "RESOURCE_ARCHIVED")
      let withdrawal = Edit.withdrawOverride(item: item, reason: "r")
      #expect(self.reason(desk, withdrawal) == "RESOURCE_ARCHIVED")
    }
    try desk.put(.restore(.objective, id: "o"))
    #expect(desk.organisation.allOverrides.map(\.state) == [.inForce, .inForce])
  }

  @Test("readiness names those in force, and a close freezes the computed scores")
  func close() throws {
    var desk = try self.desk()
    for item in ["o", "k"] { try desk.put(self.stated(item)) }
    let report = try desk.organisation.readiness(ofCycle: "c")
    #expect(report.overridden == 2)
    #expect(report.items.filter { $0.issue == .overridden }.map(\.id) == ["o", "k"])
    try desk.put(.withdrawOverride(item: "k", reason: "r"))
    #expect(try desk.organisation.readiness(ofCycle: "c").overridden == 1)

    let frozen = CycleFigures(cycle: "c", of: desk.organisation).flatMap { $0.flatMap(\.figures) }
    #expect(frozen?.map(\.figures?.score?.ppm) == [250_000, 250_000])
    try desk.put(.closeCycle("c", try FrozenFigures(cycle: "c", of: desk.organisation)))
    #expect(self.reason(desk, self.stated("k")) == "CYCLE_CLOSED")
    #expect(self.reason(desk, .withdrawOverride(item: "o", reason: "r")) == "CYCLE_CLOSED")
    #expect(try self.beside(desk, "o") != nil, "its days go on")
  }

  @Test("one may have taken effect before it was recorded")
  func effect() throws {
    var desk = try self.desk()
    let then = desk.organisation.instant
    let revision = desk.organisation.revision
    try desk.advance("2026-08-18T12:00:00Z")
    let effect = PastEffect(instant: then, revision: revision)
    // Its day may be over by now, but not by then.
    try desk.put(self.stated("o", until: "2026-08-16"), effect: effect)
    #expect(try self.found(desk).effectiveTime?.unixMicros == then)
    #expect(try self.found(desk).state == .expired)
    #expect(throws: RequestError.self) {
      try desk.put(self.stated("o", until: "2026-08-14"), effect: effect)
    }
    try desk.put(self.stated("o", 1))
    do throws(RequestError) {
      try desk.put(self.stated("o", 2), effect: effect)
      Issue.record("it had changed since")
    } catch {
      #expect(error.status.reason == "EFFECTIVE_TIME_TOO_EARLY")
    }
  }

  @Test("documents carry those that are over, and one whose reason was erased")
  func imports() throws {
    let desk = try self.desk()
    let row = Override(item: "o", score: Ratio(ppm: 1), until: "2020-01-01")
    #expect(self.reason(desk, .override(row)) == "FIELD_REQUIRED")
    let planned = try desk.organisation.plan(
      .override(row), now: desk.organisation.instant, isImport: true)
    #expect(planned?.change.change == .override(row))
  }

  @Test("lists are by item, and by objective")
  func lists() throws {
    var desk = try self.desk()
    try desk.objective("a")
    for item in ["o", "k", "a"] { try desk.put(self.stated(item)) }
    let organisation = desk.organisation
    let rows = Override.rows(organisation)
    func ids(_ objective: String) -> [String]? {
      organisation.overrideRows(ofObjective: objective)?.map { rows.id(Int($0)) }
    }
    #expect(ids("o") == ["k", "o"] && ids("a") == ["a"])
    #expect(ids("k") == nil && ids("none") == nil)
    for (filter, count) in [
      ("state = in_force", 3), ("state = expired", 0), ("objective = o", 2), ("cycle = c", 3),
      ("score > 0.7 AND computed_score < 0.3", 2), ("until >= 2026-08-20", 3), ("reason : WH", 3),
      ("actor = ada AND item = k", 1),
    ] {
      let fitting = try Override.filter(filter).select([0, 1, 2], of: organisation)
      #expect(fitting.count == count, "\(filter)")
    }
  }
}
