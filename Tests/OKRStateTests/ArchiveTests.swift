// Archived is hidden, takes nothing new and counts nowhere; the past and what is restored are as they
// were.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite(.bounded) struct ArchiveTests {
  private static func metric(_ target: Int64) -> KeyResult.Kind {
    .metricKind(MetricKind(target: Value(micros: target * 1_000_000)))
  }

  /// "top" over "o" with k1 at 0.5 and k2 at 1, and over "side" with k3 at 0.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.objective("top")
    try desk.objective("side")
    try desk.put(.alignment(Alignment(from: "o", to: "top"), .create))
    try desk.put(.alignment(Alignment(from: "side", to: "top"), .create))
    try desk.keyResult("k1", Self.metric(10))
    try desk.keyResult("k2", Self.metric(10))
    try desk.keyResult("k3", Self.metric(10), in: "side")
    try desk.checkIn("k1", "5")
    try desk.checkIn("k2", "10")
    try desk.checkIn("k3", "0")
    return desk
  }

  private func score(_ id: String, _ desk: Desk) throws -> Int64? {
    desk.organisation.figures(try #require(desk.organisation.node(id))).score?.ppm
  }

  @Test func anArchivedIDIsToldWithItsWayBack() throws {
    var desk = try Desk()
    let unit = Edit.unit(Unit(id: "u"), .create)
    try desk.put(unit)
    #expect(
      desk.refusal(unit)?.status.message
        == "The unit \"u\" is there already: choose another id, or update it.")
    try desk.put(.archive(.unit, id: "u"))
    #expect(
      desk.refusal(unit)?.status.message
        == "The unit \"u\" is there already, and archived: restore it, or choose another id.")
  }

  @Test("an archived objective counts nowhere, and counts as before once restored")
  func objective() throws {
    var desk = try self.desk()
    #expect(try self.score("top", desk) == 375_000)
    #expect(try desk.put(.archive(.objective, id: "side")) > 0)
    #expect(try self.score("top", desk) == 750_000)
    #expect(
      desk.organisation.objective("side")?.archiveTime?.unixMicros == desk.organisation.instant)
    #expect(try desk.put(.archive(.objective, id: "side")) == 0, "once more changes nothing")
    try desk.put(.restore(.objective, id: "side"))
    #expect(try self.score("top", desk) == 375_000)
    #expect(desk.organisation.objective("side")?.archiveTime == nil)
    #expect(try desk.put(.restore(.objective, id: "side")) == 0)
  }

  @Test("an archived key result counts nowhere")
  func keyResult() throws {
    var desk = try self.desk()
    try desk.put(.archive(.keyResult, id: "k2"))
    #expect(try self.score("o", desk) == 500_000)
    let rows = try desk.organisation.rollup(QueryRollupRequest(cycle: "c"))
    #expect(rows.first?.keyResults == 2)
    try desk.put(.restore(.keyResult, id: "k2"))
    #expect(try self.score("o", desk) == 750_000)
  }

  @Test("nothing new is taken by what is archived, nor by what stands in it")
  func refusals() throws {
    var desk = try self.desk()
    try desk.put(.archive(.objective, id: "o"))
    let refused: [Edit] = [
      .objective(Objective(id: "o", title: "x"), .update(mask: ["title"])),
      .keyResult(KeyResult(id: "k1", title: "x"), .update(mask: ["title"])),
      .keyResult(KeyResult(id: "k9", objective: "o", kind: .binary(BinaryKind())), .create),
      .alignment(Alignment(from: "o", to: "side"), .create),
      .alignment(Alignment(from: "side", to: "o"), .create),
      .checkIn(CheckIn(keyResult: "k1", value: Value(micros: 1))),
      .grade(Grade(objective: "o", value: Ratio(ppm: 500_000))),
      // Nor is a key result taken out of it.
      .keyResult(KeyResult(id: "k1", objective: "side"), .update(mask: ["objective"])),
    ]
    for edit in refused {
      let error = #expect(throws: RequestError.self) { try desk.put(edit) }
      #expect(error?.status.reason == Reason.resourceArchived.rawValue, "\(edit)")
    }
    try desk.put(.removeAlignment(lower: "o", upper: "top"))
  }

  @Test("a key result is restored after its objective")
  func order() throws {
    var desk = try self.desk()
    try desk.put(.archive(.keyResult, id: "k1"))
    try desk.put(.archive(.objective, id: "o"))
    let error = #expect(throws: RequestError.self) { try desk.put(.restore(.keyResult, id: "k1")) }
    #expect(error?.status.message == "The objective \"o\" is archived: restore it first.")
    try desk.put(.restore(.objective, id: "o"))
    #expect(try self.score("o", desk) == 1_000_000, "k1 stays archived")
    try desk.put(.restore(.keyResult, id: "k1"))
    #expect(try self.score("o", desk) == 750_000)
  }

  @Test("a unit, region or cycle is archived once it is empty or closed, and moves no figure")
  func places() throws {
    var desk = try Desk()
    try desk.put(.region(Region(id: "emea"), .create))
    try desk.put(.unit(Unit(id: "growth", region: "emea"), .create))
    try desk.put(.unit(Unit(id: "brand", parent: "growth"), .create))
    try desk.objective("b", unit: "brand")
    func users(_ edit: Edit) throws -> String? {
      let error = #expect(throws: RequestError.self) { try desk.put(edit) }
      #expect(error?.status.reason == Reason.inUse.rawValue)
      return error?.status.message
    }
    #expect(
      try users(.archive(.region, id: "emea"))
        == "1 unit stands in region \"emea\": growth. Move or archive it first.")
    #expect(
      try users(.archive(.unit, id: "growth"))
        == "1 unit stands in unit \"growth\": brand. Move or archive it first.")
    #expect(
      try users(.archive(.unit, id: "brand"))
        == "1 open objective stands in unit \"brand\": b. Move or archive it first.")
    #expect(
      try users(.archive(.cycle, id: "c"))
        == "2 objectives stand in cycle \"c\": o, b. Move or archive them first, or close the cycle."
    )
    let frozen = try self.frozen("c", desk)
    try desk.put(.closeCycle("c", frozen))
    for edit in [
      Edit.archive(.unit, id: "brand"), .archive(.unit, id: "growth"),
      .archive(.region, id: "emea"),
      .archive(.cycle, id: "c"),
    ] { #expect(try desk.put(edit) > 0) }
    let rows = try desk.organisation.rollup(
      QueryRollupRequest(by: [.unit], cycle: "c"))
    #expect(rows.contains { $0.keys == ["brand"] && $0.objectives == 1 })
    for edit in [
      Edit.unit(Unit(id: "new", parent: "growth"), .create),
      .unit(Unit(id: "new", region: "emea"), .create),
      .region(Region(id: "dach", parent: "emea"), .create),
      .member(Member(id: "anna", unit: "brand"), .create),
      .cycle(Cycle(id: "c2", start: "2026-07-01", parent: "c"), .create),
      .restore(.unit, id: "brand"), .restore(.unit, id: "growth"),
    ] {
      let error = #expect(throws: RequestError.self) { try desk.put(edit) }
      #expect(
        error?.status.reason == Reason.resourceArchived.rawValue
          || error?.status.reason == Reason.cycleClosed.rawValue, "\(edit)")
    }
  }

  private func frozen(_ cycle: String, _ desk: Desk) throws -> FrozenFigures {
    try FrozenFigures(cycle: cycle, of: desk.organisation)
  }

  @Test("members and metrics are only named: they are archived at any time")
  func named() throws {
    var desk = try self.desk()
    try desk.put(.metric(Metric(id: "m"), .create))
    try desk.put(.member(Member(id: "anna"), .create))
    try desk.put(.keyResult(KeyResult(id: "k1", metric: "m"), .update(mask: ["metric"])))
    try desk.put(.archive(.metric, id: "m"))
    try desk.put(.archive(.member, id: "anna"))
    try desk.put(.keyResult(KeyResult(id: "k1", title: "x"), .update(mask: ["title"])))
    let error = #expect(throws: RequestError.self) {
      try desk.put(.keyResult(KeyResult(id: "k2", metric: "m"), .update(mask: ["metric"])))
    }
    #expect(error?.status.reason == Reason.resourceArchived.rawValue)
    #expect(throws: RequestError.self) {
      try desk.put(.member(Member(id: "anna", name: "x"), .update(mask: ["name"])))
    }
  }

  @Test("nobody archives by a create or an update")
  func outputOnly() throws {
    var desk = try Desk()
    let asked = Unit(id: "u", archiveTime: Instant(unixMicros: 1))
    try desk.put(.unit(asked, .create))
    #expect(desk.organisation.unit("u")?.archiveTime == nil)
    #expect(try desk.put(.unit(asked, .update(mask: ["*"]))) == 0)
    #expect(try desk.put(.unit(asked, .update(mask: ["archive_time"]))) == 0)
  }

  @Test("versions are checked, and unknown ids are not found")
  func versions() throws {
    var desk = try self.desk()
    let version = try #require(desk.organisation.objective("o")?.version)
    let stale = #expect(throws: RequestError.self) {
      try desk.put(.archive(.objective, id: "o"), expectedVersion: version + 1)
    }
    #expect(stale?.status.reason == Reason.staleVersion.rawValue)
    try desk.put(.archive(.objective, id: "o"), expectedVersion: version)
    for type in ArchivableType.allCases {
      let error = #expect(throws: RequestError.self) { try desk.put(.archive(type, id: "none")) }
      #expect(error?.status.reason == Reason.notFound.rawValue)
    }
  }

  @Test("a closed cycle's items stay")
  func closed() throws {
    var desk = try self.desk()
    try desk.put(.closeCycle("c", try self.frozen("c", desk)))
    for edit in [Edit.archive(.objective, id: "o"), .archive(.keyResult, id: "k1")] {
      let error = #expect(throws: RequestError.self) { try desk.put(edit) }
      #expect(error?.status.reason == Reason.cycleClosed.rawValue)
    }
  }

  @Test("a close freezes what isn't archived, and readiness looks at nothing else")
  func freeze() throws {
    var desk = try self.desk()
    #expect(try self.frozen("c", desk).objectives == 3)
    try desk.put(.archive(.objective, id: "side"))
    try desk.put(.archive(.keyResult, id: "k2"))
    let frozen = try self.frozen("c", desk)
    #expect(frozen.objectives == 2)
    #expect(frozen.keyResults == 1)
    let report = try desk.organisation.readiness(ofCycle: "c")
    #expect(report.objectives == 2)
    #expect(report.keyResults == 1)
  }

  @Test("the tree leaves the archived out, and what stood below begins anew")
  func tree() throws {
    var desk = try self.desk()
    #expect(try desk.lines() == ["top", "o", "k1", "k2", "side", "k3"])
    try desk.put(.archive(.keyResult, id: "k2"))
    try desk.put(.archive(.objective, id: "top"))
    #expect(try desk.lines() == ["o", "k1", "side", "k3"])
    #expect(
      try desk.lines(GetTreeRequest(showArchived: true)) == ["top", "o", "k1", "k2", "side", "k3"])
    #expect(try desk.lines(GetTreeRequest(roots: ["top"])) == ["top", "o", "k1", "side", "k3"])
    let all = try desk.nodes(GetTreeRequest(showArchived: true))
    #expect(all.filter { $0.archiveTime != nil }.map(\.id) == ["top", "k2"])
  }

  @Test("what archiving detaches is named")
  func detached() throws {
    var desk = try self.desk()
    #expect(desk.organisation.detached(byArchiving: "top") == ["o", "side"])
    try desk.put(.archive(.objective, id: "side"))
    #expect(desk.organisation.detached(byArchiving: "top") == ["o"])
    #expect(desk.organisation.detached(byArchiving: "o") == [])
  }

  @Test("a key result under another's is hidden with its objective")
  func elsewhere() throws {
    var desk = try self.desk()
    try desk.keyResult(
      "sum", .rollupValue(RollupValueKind(target: Value(micros: 20_000_000))), in: "top")
    try desk.put(.alignment(Alignment(from: "k3", to: "sum"), .create))
    #expect(try desk.lines().count { $0 == "k3" } == 2)
    #expect(desk.organisation.detached(byArchiving: "top") == ["o", "side", "k3"])
    try desk.put(.archive(.objective, id: "side"))
    #expect(try !desk.lines().contains("k3"))
    let rows = KeyResult.rows(desk.organisation)
    #expect((0..<rows.count).filter { rows.isArchived($0) }.map { rows.id($0) } == ["k3"])
  }

  @Test("an archived cycle is neither closed nor opened, and none is restored under a closed one")
  func cycles() throws {
    var desk = try Desk()
    func refused(_ edit: Edit) throws -> String? {
      #expect(throws: RequestError.self) { try desk.put(edit) }?.status.reason
    }
    try desk.put(.cycle(Cycle(id: "year", start: "2026-01-01", end: "2026-12-31"), .create))
    try desk.put(.cycle(Cycle(id: "q4", start: "2026-10-01", parent: "year"), .create))
    try desk.put(.archive(.cycle, id: "q4"))
    #expect(try refused(.closeCycle("q4", try self.frozen("q4", desk))) == "RESOURCE_ARCHIVED")
    try desk.put(.closeCycle("year", try self.frozen("year", desk)))
    #expect(try refused(.restore(.cycle, id: "q4")) == "CYCLE_CLOSED")
    try desk.put(.archive(.cycle, id: "year"))
    let reopening = CycleReopening(cycle: "year", reason: "audit")
    #expect(try refused(.reopenCycle(reopening)) == "RESOURCE_ARCHIVED")
    try desk.put(.restore(.cycle, id: "year"))
    try desk.put(.reopenCycle(reopening))
    try desk.put(.restore(.cycle, id: "q4"))
  }

  @Test("a document carries what only a close made possible")
  func documents() throws {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "u"), .create))
    try desk.objective("in-u", unit: "u")
    let now = desk.organisation.instant
    #expect(throws: RequestError.self) { try desk.put(.archive(.unit, id: "u")) }
    let change = try desk.organisation.plan(.archive(.unit, id: "u"), now: now, isImport: true)
    #expect(change != nil)
  }

  @Test("where nothing moves there is no earlier effect")
  func noEffect() throws {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "u"), .create))
    let early = PastEffect(
      instant: desk.organisation.instant - 1_000_000, revision: desk.organisation.revision)
    let error = #expect(throws: RequestError.self) {
      try desk.put(.archive(.unit, id: "u"), effect: early)
    }
    #expect(error?.status.violations.first?.field == "mutation.effective_time")
  }

  @Test("an explanation says what is left out as archived")
  func words() throws {
    var desk = try self.desk()
    try desk.put(.archive(.objective, id: "side"))
    let nodes = try desk.organisation.explain(ExplainRequest(id: "top", depth: 2))
    let left = try #require(nodes.first { $0.id == "side" })
    #expect(left.leftOut == "it is archived")
    // Asked for by itself it says so, too, and so do its key results.
    let own = try desk.organisation.explain(ExplainRequest(id: "side"))
    #expect(own.first?.leftOut == "it is archived")
    let keyResult = try #require(own.first { $0.type == .keyResult }?.id)
    let below = try desk.organisation.explain(ExplainRequest(id: keyResult))
    #expect(below.first?.leftOut == "its objective is archived")
  }

  @Test("archiving takes effect in the past where nothing changed since")
  func effect() throws {
    var desk = try self.desk()
    let then = desk.organisation.instant - 3_600_000_000
    let early = PastEffect(instant: then, revision: desk.organisation.revision)
    try desk.put(.archive(.objective, id: "side"), effect: early)
    #expect(desk.organisation.objective("side")?.archiveTime?.unixMicros == then)
    #expect(desk.entries.last?.effectiveUnixMicros == then)
  }
}

extension Desk {
  fileprivate func lines(_ request: GetTreeRequest = GetTreeRequest()) throws -> [String] {
    try self.nodes(request).map(\.id)
  }

  fileprivate func nodes(_ request: GetTreeRequest) throws -> [TreeNode] {
    var walk = try TreeWalk(request, in: self.organisation)
    while !walk.proceed(self.organisation, atMost: 3) {}
    return self.organisation.lines(0..<walk.outline.count, of: walk.outline)
  }
}
