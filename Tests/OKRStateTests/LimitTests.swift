// Limits on how many of a thing an organisation holds, reached by a replay as after a load.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Limits of an organisation", .bounded)
struct LimitTests {
  /// An organisation of these changes, loaded.
  private func loaded(_ changes: [Change.Change]) -> OKRState.Organisation {
    var organisation = OKRState.Organisation(zones: Twin.zones, at: 1_790_000_000_000_000)
    for (index, change) in changes.enumerated() {
      organisation.replay(
        Entry(revision: Int64(index) + 1, change: OKRModel.Change(change: change)))
    }
    organisation.finishReplay(at: organisation.instant)
    return organisation
  }

  private func refusal(_ organisation: OKRState.Organisation, _ edit: Edit) -> RequestError? {
    do throws(RequestError) {
      _ = try organisation.plan(edit, now: organisation.instant)
      return nil
    } catch { return error }
  }

  private func expect(_ error: RequestError?, _ limit: Int) {
    #expect(error?.status.reason == Reason.limitReached.rawValue)
    #expect(error?.status.code == .failedPrecondition)
    #expect(error?.status.message.contains("At most \(limit) ") ?? false)
  }

  @Test("regions") func regions() {
    let limit = Limits.regionsPerOrganisation
    let organisation = self.loaded((0..<limit).map { .region(Region(id: "r\($0)")) })
    self.expect(self.refusal(organisation, .region(Region(id: "new"), .create)), limit)
    #expect(
      self.refusal(organisation, .region(Region(id: "r1", name: "x"), .update(mask: []))) == nil)
  }

  @Test("cycles") func cycles() {
    let limit = Limits.cyclesPerOrganisation
    let organisation = self.loaded(
      (0..<limit).map { .cycle(Cycle(id: "c\($0)", start: "2026-01-01")) })
    let new = Cycle(id: "new", start: "2026-01-01")
    self.expect(self.refusal(organisation, .cycle(new, .create)), limit)
  }

  @Test("dependencies") func dependencies() {
    let limit = Limits.dependenciesPerOrganisation
    var changes: [Change.Change] = [
      .unit(Unit(id: "u")), .cycle(Cycle(id: "c", start: "2026-01-01")),
      .objective(Objective(id: "o", cycle: "c", state: .active)),
    ]
    func row(_ id: String) -> Dependency {
      Dependency(id: id, objective: "o", giver: "u", neededBy: "2026-02-01", state: .asked)
    }
    changes += (0..<limit).map { .dependency(row("d\($0)")) }
    let organisation = self.loaded(changes)
    self.expect(self.refusal(organisation, .dependency(row("new"), .create)), limit)
    let accepted = Edit.answer(DependencyAnswer(id: "d1", state: .accepted))
    #expect(self.refusal(organisation, accepted) == nil)
  }

  @Test("overrides") func overrides() {
    let limit = Limits.overridesPerOrganisation
    var changes: [Change.Change] = [.cycle(Cycle(id: "c", start: "2026-01-01"))]
    changes += (0...limit).map { .objective(Objective(id: "o\($0)", cycle: "c", state: .active)) }
    func row(_ item: String, _ ppm: Int64 = 1) -> Override {
      Override(item: item, score: Ratio(ppm: ppm), reason: "r", until: "2026-10-01")
    }
    changes += (0..<limit).map { .override(row("o\($0)")) }
    let organisation = self.loaded(changes)
    self.expect(self.refusal(organisation, .override(row("o\(limit)"))), limit)
    #expect(self.refusal(organisation, .override(row("o1", 2))) == nil)
  }

  @Test("children of a node") func children() {
    let limit = Limits.childrenPerNode
    var changes: [Change.Change] = [
      .cycle(Cycle(id: "c", start: "2026-01-01", end: "2026-12-31")),
      .objective(Objective(id: "o", cycle: "c", state: .active)),
      .objective(Objective(id: "p", cycle: "c", state: .active)),
    ]
    let kind = KeyResult.Kind.binary(BinaryKind())
    changes += (0..<limit).map {
      .keyResult(KeyResult(id: "k\($0)", objective: "o", state: .active, kind: kind))
    }
    let organisation = self.loaded(changes)
    let new = KeyResult(id: "new", objective: "o", kind: kind)
    self.expect(self.refusal(organisation, .keyResult(new, .create)), limit)
    let edge = Edit.alignment(Alignment(from: "p", to: "o"), .create)
    self.expect(self.refusal(organisation, edge), limit)
    let elsewhere = KeyResult(id: "new", objective: "p", kind: kind)
    #expect(self.refusal(organisation, .keyResult(elsewhere, .create)) == nil)
  }

  @Test("lists of one resource") func lists() throws {
    let desk = try Desk()
    let points = (0...64).map {
      Checkpoint(value: Value(micros: Int64($0)), score: Ratio(ppm: Int64($0)))
    }
    let stages = Array(repeating: Stage(name: "s"), count: 257)
    let phases = Array(
      repeating: PhasedTarget(day: "2026-08-01", value: Value(micros: 1)), count: 65)
    let owners = Array(repeating: Owner(name: "n"), count: 65)
    let notes = Array(repeating: Note(field: "f", json: "1"), count: 65)
    let binary = KeyResult.Kind.binary(BinaryKind())
    for (keyResult, field) in [
      (
        KeyResult(objective: "o", kind: .checkpoints(CheckpointsKind(points: points))),
        "key_result.checkpoints.points"
      ),
      (
        KeyResult(objective: "o", kind: .milestone(MilestoneKind(stages: stages))),
        "key_result.milestone.stages"
      ),
      (
        KeyResult(objective: "o", phasedTargets: phases, kind: binary),
        "key_result.phased_targets"
      ),
      (KeyResult(objective: "o", owners: owners, kind: binary), "key_result.owners"),
      (KeyResult(objective: "o", notes: notes, kind: binary), "key_result.notes"),
    ] {
      var asked = keyResult
      asked.id = "k"
      let error = try #require(desk.refusal(.keyResult(asked, .create)), "\(field) was accepted")
      #expect(error.status.violations.map(\.field) == [field])
    }
  }
}
