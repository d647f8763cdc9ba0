// Units that are split and merged: what moves, what is refused, and that both undo one another.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import Testing

@Suite(.bounded) struct UnitEditTests {
  private static let kind = KeyResult.Kind.metricKind(
    MetricKind(target: Value(micros: 10_000_000)))

  /// "sales" with the objectives a, b and closed, two members and the unit "inner"; "labs" beside
  /// it in another zone.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.region(Region(id: "pl", timeZone: "Europe/Warsaw"), .create))
    try desk.put(.region(Region(id: "jp", timeZone: "Asia/Tokyo"), .create))
    try desk.put(.unit(Unit(id: "all"), .create))
    try desk.put(.unit(Unit(id: "sales", parent: "all", region: "pl"), .create))
    try desk.put(.unit(Unit(id: "labs", parent: "all", region: "jp"), .create))
    try desk.put(.unit(Unit(id: "inner", parent: "sales"), .create))
    try desk.put(.member(Member(id: "anna", unit: "sales"), .create))
    try desk.put(.member(Member(id: "jan", unit: "sales"), .create))
    try desk.put(.cycle(Cycle(id: "old", start: "2026-01-01", end: "2026-03-31"), .create))
    for id in ["a", "b"] {
      try desk.objective(id, unit: "sales")
      try desk.keyResult("k-\(id)", Self.kind, in: id)
    }
    try desk.objective("frozen", cycle: "old", unit: "sales")
    try desk.put(.closeCycle("old", try FrozenFigures(cycle: "old", of: desk.organisation)))
    try desk.checkIn("k-a", "4")
    return desk
  }

  private func split(
    objectives: [String] = [], members: [String] = [], units: [String] = [], unit: Unit? = nil,
    version: Int64 = 0
  ) -> Edit {
    .compound(
      .splitUnit(
        UnitSplit(
          source: "sales", unit: unit ?? Unit(id: "new", name: "New"), objectives: objectives,
          members: members, units: units, expectedVersion: version)))
  }

  private func merge(_ source: String, _ target: String, version: Int64 = 0) -> Edit {
    .compound(
      .mergeUnits(UnitMerge(source: source, target: target, expectedVersion: version)))
  }

  private func reason(_ desk: Desk, _ edit: Edit) -> String? {
    do throws(RequestError) {
      _ = try desk.trial(edit)
      return nil
    } catch { return error.status.reason }
  }

  @Test func aSplitTakesWhatIsNamed() throws {
    var desk = try self.desk()
    try desk.putTogether(self.split(objectives: ["a"], members: ["anna"], units: ["inner"]))
    let new = try #require(desk.organisation.unit("new"))
    #expect(new.parent == "all" && new.region == "pl" && new.name == "New")
    #expect(desk.organisation.objective("a")?.unit == "new")
    #expect(desk.organisation.objective("b")?.unit == "sales")
    #expect(desk.organisation.member("anna")?.unit == "new")
    #expect(desk.organisation.member("jan")?.unit == "sales")
    #expect(desk.organisation.unit("inner")?.parent == "new")
    let rows = try desk.organisation.rollup(QueryRollupRequest(by: [.unit], cycle: "c"))
    #expect(rows.first { $0.keys == ["new"] }?.objectives == 1)
  }

  @Test func aMergeTakesAllThatIsOpen() throws {
    var desk = try self.desk()
    try desk.put(.archive(.member, id: "jan"))
    try desk.putTogether(self.merge("sales", "labs"))
    #expect(desk.organisation.unit("sales")?.archiveTime != nil)
    #expect(desk.organisation.objective("a")?.unit == "labs")
    #expect(desk.organisation.objective("b")?.unit == "labs")
    #expect(desk.organisation.objective("frozen")?.unit == "sales", "a closed cycle stays")
    #expect(desk.organisation.member("anna")?.unit == "labs")
    #expect(desk.organisation.member("jan")?.unit == "sales", "what is archived stays")
    #expect(desk.organisation.unit("inner")?.parent == "labs")
    #expect(try desk.trial(self.merge("sales", "labs")).changes.isEmpty, "once more: unchanged")
  }

  /// What the source was asked for, and promised, is the target's from then on.
  @Test func aMergeTakesOpenDependencies() throws {
    var desk = try self.desk()
    for id in ["asked", "accepted", "declined"] {
      let dependency = Dependency(
        id: id, title: "t", objective: "o", giver: "sales", neededBy: "2026-08-30")
      try desk.put(.dependency(dependency, .create))
    }
    try desk.put(
      .answer(DependencyAnswer(id: "accepted", state: .accepted, promised: "2026-08-20")))
    try desk.put(.answer(DependencyAnswer(id: "declined", state: .declined, reason: "no")))
    try desk.putTogether(self.merge("sales", "labs"))
    #expect(desk.organisation.unit("sales")?.archiveTime != nil)
    let accepted = try #require(desk.organisation.dependency("accepted"))
    #expect(accepted.giver == "labs" && accepted.state == .accepted)
    #expect(accepted.promised == "2026-08-20" && accepted.steps.count == 2)
    #expect(desk.organisation.dependency("asked")?.giver == "labs")
    #expect(desk.organisation.dependency("declined")?.giver == "labs", "it may be asked again")
    // Where asker and giver became one, the rest can still be changed.
    try desk.put(.objective(Objective(id: "o", unit: "labs"), .update(mask: ["unit"])))
    try desk.put(.dependency(Dependency(id: "asked", title: "x"), .update(mask: ["title"])))
  }

  @Test func whatCantBeIsRefusedAsAWhole() throws {
    var desk = try self.desk()
    let before = desk.organisation.revision
    #expect(self.reason(desk, self.split()) == "FIELD_REQUIRED")
    #expect(self.reason(desk, self.split(objectives: ["a", "a"])) == "FIELD_INVALID")
    #expect(self.reason(desk, self.split(objectives: ["o"])) == "FIELD_INVALID")
    #expect(self.reason(desk, self.split(objectives: ["frozen"])) == "CYCLE_CLOSED")
    #expect(self.reason(desk, self.split(members: ["nobody"])) == "FIELD_INVALID")
    #expect(self.reason(desk, self.split(units: ["labs"])) == "FIELD_INVALID")
    #expect(
      self.reason(desk, self.split(objectives: ["a"], unit: Unit(id: "labs"))) == "ALREADY_EXISTS")
    #expect(
      self.reason(desk, self.split(objectives: ["a"], unit: Unit(id: ""))) == "FIELD_REQUIRED")
    let below = Unit(id: "new", parent: "inner")
    #expect(self.reason(desk, self.split(units: ["inner"], unit: below)) == "TREE_CIRCLE")
    #expect(self.reason(desk, self.split(objectives: ["a"], version: 1)) == "STALE_VERSION")
    #expect(self.reason(desk, self.merge("sales", "sales")) == "FIELD_INVALID")
    #expect(self.reason(desk, self.merge("sales", "nowhere")) == "NOT_FOUND")
    #expect(self.reason(desk, self.merge("nowhere", "sales")) == "NOT_FOUND")
    #expect(self.reason(desk, self.merge("sales", "inner")) == "TREE_CIRCLE")
    #expect(self.reason(desk, self.merge("sales", "labs", version: 1)) == "STALE_VERSION")
    try desk.put(.unit(Unit(id: "empty"), .create))
    try desk.put(.archive(.unit, id: "empty"))
    #expect(self.reason(desk, self.merge("sales", "empty")) == "RESOURCE_ARCHIVED")
    #expect(desk.organisation.revision == before + 2)
  }

  @Test func anEditOfMoreThanTheLimitIsRefused() throws {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "sales"), .create))
    try desk.put(.unit(Unit(id: "labs"), .create))
    let members = (0..<Limits.changesPerCompoundEdit).map { number in
      Edit.member(Member(id: "m\(number)", unit: "sales"), .create)
    }
    try desk.putTogether(members)
    #expect(self.reason(desk, self.merge("sales", "labs")) == "LIMIT_REACHED")
    try desk.put(.member(Member(id: "m0", unit: ""), .update(mask: ["unit"])))
    #expect(self.reason(desk, self.merge("sales", "labs")) == nil)
  }

  @Test func bothMayHaveTakenEffectEarlier() throws {
    var desk = try self.desk()
    let effect = PastEffect(
      instant: try micros("2026-08-01T00:00:00Z"), revision: desk.organisation.revision)
    try desk.advance("2026-08-20T00:00:00Z")
    try desk.putTogether([self.split(objectives: ["a"])], effect: effect)
    let split = desk.entries.suffix(2)
    #expect(split.allSatisfy { $0.effectiveUnixMicros == effect.instant })
    try desk.putTogether([self.merge("new", "sales")], effect: effect)
    let merged = desk.entries.suffix(2)
    // What moved did so in August; the unit is archived now.
    #expect(merged.first?.effectiveUnixMicros == effect.instant)
    #expect(merged.last?.effectiveUnixMicros == 0)
    #expect(desk.organisation.unit("new")?.archiveTime?.unixMicros == desk.organisation.instant)
  }

  /// Split off and merged back, every figure and rollup of the old units is as it was; and what is
  /// planned together is what applying makes.
  @Test(arguments: Array(1...40) as [UInt64])
  func aSplitMergedBackGivesTheSameFigures(seed: UInt64) throws {
    let random = RandomOrganisation(seed: seed, size: 40)
    var desk = Desk(try Twin(filledBy: random).organisation)
    let unit = try #require(
      random.input.units.first { unit in random.input.objectives.contains { $0.unit == unit.id } })
    let open = random.input.objectives.filter { $0.unit == unit.id }.map(\.id)
    let half = Array(open.prefix(max(1, open.count / 2)))
    let below = random.input.units.filter { $0.parent == unit.id }.map(\.id)
    let before = desk.organisation
    let edit = Edit.compound(
      .splitUnit(
        UnitSplit(
          source: unit.id, unit: Unit(id: "split-off"), objectives: half, members: [],
          units: below, expectedVersion: 0)))
    let trial = try desk.trial(edit)
    try desk.putTogether(edit)
    #expect(desk.figures(of: random) == desk.figures(of: random, in: trial.organisation))
    #expect(try desk.rollups() == desk.rollups(in: trial.organisation), "seed \(seed)")
    // The new unit stands in the same region, so that no day is another one.
    #expect(desk.figures(of: random) == desk.figures(of: random, in: before), "seed \(seed)")
    try desk.putTogether(self.merge("split-off", unit.id))
    #expect(desk.figures(of: random) == desk.figures(of: random, in: before), "seed \(seed)")
    #expect(try desk.rollups() == desk.rollups(in: before), "seed \(seed)")
  }
}

extension Twin {
  /// An organisation as a generator made it.
  init(filledBy random: RandomOrganisation) throws(RequestError) {
    self.init(at: random.input.instantMicros)
    let input = random.input
    var edits: [ReferenceEdit] = input.regions.map { .putRegion($0) }
    edits += input.units.map { .putUnit($0) }
    edits += input.cycles.map { .putCycle($0) }
    edits += input.objectives.map { .putObjective($0) }
    edits += input.keyResults.map { .putKeyResult($0) }
    edits += input.alignments.map { .putAlignment($0) }
    edits += input.checkIns.map { record in
      record.replaces.isEmpty
        ? .checkIn(record) : record.value == nil ? .void(record) : .correct(record)
    }
    for reference in edits {
      guard let edit = self.edit(reference) else { continue }
      _ = try self.applyTogether([(reference, edit)])
    }
  }
}

extension Desk {
  /// What an edit would lead to.
  func trial(_ edit: Edit) throws(RequestError) -> Trial {
    try self.organisation.planTogether(
      [edit], now: self.organisation.instant, isImport: false, actor: "ada"
    ).get()
  }

  /// Every item's figures, by id.
  fileprivate func figures(
    of random: RandomOrganisation, in organisation: OKRState.Organisation? = nil
  ) -> [Figures?] {
    let organisation = organisation ?? self.organisation
    let ids = random.input.objectives.map(\.id) + random.input.keyResults.map(\.id)
    return ids.map { id in organisation.node(id).map { organisation.figures($0) } }
  }

  /// The rows of units and of all else, without a unit that was given up.
  fileprivate func rollups(
    in organisation: OKRState.Organisation? = nil
  ) throws -> [RollupRow] {
    let organisation = organisation ?? self.organisation
    return try [[.unit], [.region], [.unit, .cycle], []].flatMap { by in
      try organisation.rollup(QueryRollupRequest(by: by))
    }
  }
}
