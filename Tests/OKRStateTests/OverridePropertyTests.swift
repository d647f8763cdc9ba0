// Overrides among random edits: every statement is taken or refused as a plain list of statements says,
// which of them are in force follows from that list and the day, and no figure and no rollup is another
// than without them.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import ScoreEngine
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct OverridePropertyTests {
  @Test(.tags(.long)) func noFigureRestsOnOne() throws {
    var seen: Set<Outcome> = []
    var states: Set<OverrideState> = []
    for seed in 1...80 as ClosedRange<UInt64> {
      var life = OverrideLife(seed: seed)
      try life.load()
      for step in 0..<40 {
        try life.edit()
        for _ in 0..<2 {
          let (what, expected, actual) = life.state()
          #expect(expected == actual, "seed \(seed), step \(step): \(what)")
          guard expected == actual else { return }
        }
        let differences = life.differences()
        #expect(differences == [], "seed \(seed), step \(step)")
        guard differences.isEmpty else { return }
        states.formUnion(life.twin.organisation.allOverrides.map(\.state))
      }
      self.expectReplays(life.twin, seed)
      seen.formUnion(life.seen)
    }
    // Lives in which something never happened say nothing of it.
    let reasons: [Reason] = [.notFound, .resourceArchived, .overrideDays]
    let all = Set(reasons.map { Outcome.refused($0) } + [.changed, .unchanged])
    #expect(all.subtracting(seen).isEmpty)
    #expect(states == Set(OverrideState.known.filter { $0 != .unspecified }))
  }

  private func expectReplays(_ twin: Twin, _ seed: UInt64) {
    let present = twin.organisation
    func replayed(_ entries: [Entry], _ parts: [SnapshotChunk] = []) -> OKRState.Organisation {
      var organisation = OKRState.Organisation(zones: Twin.zones, at: present.instant - 1)
      for part in parts {
        let fits = organisation.replay(part)
        #expect(fits, "seed \(seed)")
      }
      for entry in entries { organisation.replay(entry) }
      organisation.finishReplay(at: present.instant, revision: present.revision)
      return organisation
    }
    #expect(replayed(twin.log).allOverrides == present.allOverrides, "seed \(seed), the log")
    let parts = Array(SnapshotParts(present, resources: 1 + Int(seed % 9), bytes: 2_000))
    let loaded = replayed([], parts)
    #expect(loaded.allOverrides == present.allOverrides, "seed \(seed), the snapshot")

    let without = replayed(twin.log.filter { !$0.isOverride })
    #expect(without.allOverrides.isEmpty)
    for node in present.allNodes {
      #expect(without.figures(node) == present.figures(node), "seed \(seed)")
    }
    for by in [[], [.region], [.unit, .commitment], [.cycle]] as [[Dimension]] {
      let query = QueryRollupRequest(by: by)
      let rows = try? present.rollup(query)
      #expect(rows != nil && rows == (try? without.rollup(query)), "seed \(seed), by \(by)")
    }
  }
}

/// What a statement leads to: a change, nothing, or a refusal's reason.
private enum Outcome: Hashable {
  case changed
  case unchanged
  case refused(Reason)
}

/// One statement as the list has it; without a score what was stated is taken back.
private struct Statement: Hashable {
  var score: Int64?
  /// Counted from 1970.
  var until: Int32
  var reason: String
}

private struct OverrideLife {
  private(set) var twin: Twin
  /// What came out so far.
  private(set) var seen: Set<Outcome> = []
  private var random: SeededGenerator
  private var generator: RandomOrganisation
  private var statements: [String: [Statement]] = [:]

  init(seed: UInt64) {
    self.random = SeededGenerator(seed: seed ^ 0x0EAD)
    self.generator = RandomOrganisation(seed: seed, size: 1 + Int(seed % 17))
    self.twin = Twin(at: self.generator.input.instantMicros)
  }

  // MARK: The edits of the reference

  mutating func load() throws {
    let input = self.generator.input
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
    for edit in edits { try self.take(edit) }
  }

  mutating func edit() throws {
    let edit = self.generator.nextEdit()
    switch edit {
    case .advance(let instant): self.twin.advance(to: instant)
    case .invalid: break
    default: try self.take(edit)
    }
  }

  private mutating func take(_ reference: ReferenceEdit) throws {
    guard let edit = self.twin.edit(reference) else { return }
    // As an import does: an item may have been archived as it came.
    _ = try self.twin.applyTogether([(reference, edit)])
  }

  // MARK: Statements, each with what comes of it

  private mutating func pick<T>(_ items: [T]) -> T {
    items[Int.random(in: 0..<items.count, using: &self.random)]
  }

  mutating func state() -> (what: String, expected: Outcome, actual: Outcome) {
    let organisation = self.twin.organisation
    let id = self.pick(organisation.allNodes.map { organisation.id($0) })
    let (edit, expected) = self.pick([true, true, true, false]) ? self.set(id) : self.withdraw(id)
    self.seen.insert(expected)
    let actual: Outcome
    do throws(RequestError) {
      actual = try self.twin.apply(edit) ? .changed : .unchanged
    } catch {
      actual = .refused(Reason(rawValue: error.status.reason) ?? .serverFault)
    }
    return ("\(edit)", expected, actual)
  }

  private mutating func set(_ id: String) -> (Edit, Outcome) {
    let today = self.today(of: id)
    let last = self.last(of: id)
    let until = self.pick([today, today + 1, today + 2, today + 40, today - 1, last, last + 1])
    var new = Statement(
      score: Int64.random(in: 0...2, using: &self.random) * 500_000, until: until,
      reason: self.pick(["x", "y"]))
    if let before = self.statements[id]?.last, before.score != nil, self.pick([true, false]) {
      new = before
    }
    let edit = Edit.override(
      Override(
        item: id, score: new.score.map { Ratio(ppm: $0) }, reason: new.reason,
        until: CivilDate(day: new.until).text))
    if self.isArchived(id) { return (edit, .refused(.resourceArchived)) }
    if self.statements[id]?.last == new { return (edit, .unchanged) }
    if new.until < today || new.until > last { return (edit, .refused(.overrideDays)) }
    self.statements[id, default: []].append(new)
    return (edit, .changed)
  }

  private mutating func withdraw(_ id: String) -> (Edit, Outcome) {
    let edit = Edit.withdrawOverride(item: id, reason: "z")
    guard var last = self.statements[id]?.last else { return (edit, .refused(.notFound)) }
    if self.isArchived(id) { return (edit, .refused(.resourceArchived)) }
    if last.score == nil { return (edit, .unchanged) }
    (last.score, last.reason) = (nil, "z")
    self.statements[id]?.append(last)
    return (edit, .changed)
  }

  // MARK: The state, from the reference's input alone

  private func objective(of id: String) -> Objective? {
    let input = self.generator.input
    let owner = input.keyResults.first { $0.id == id }?.objective ?? id
    return input.objectives.first { $0.id == owner }
  }

  private func isArchived(_ id: String) -> Bool {
    let keyResult = self.generator.input.keyResults.first { $0.id == id }
    return keyResult?.archiveTime != nil || self.objective(of: id)?.archiveTime != nil
  }

  private func today(of id: String) -> Int32 {
    let organisation = self.twin.organisation
    return organisation.zone(ofObjective: self.objective(of: id)?.id ?? "")
      .localDay(unixMicros: organisation.instant)
  }

  private func last(of id: String) -> Int32 {
    let cycle = self.generator.input.cycles.first { $0.id == self.objective(of: id)?.cycle }
    return (CivilDate(cycle?.end ?? "")?.day ?? self.today(of: id)) + 92
  }

  /// Where the organisation differs from the list or from the reference, in words.
  func differences() -> [String] {
    let organisation = self.twin.organisation
    let found = organisation.allOverrides
    var words = Oracle.differences(
      organisation, self.generator.input, rollups: [RollupCase(by: [.unit]), RollupCase(by: [])])
    if found.count != self.statements.count { words.append("there are \(found.count)") }
    for row in found {
      guard let list = self.statements[row.item], let last = list.last else {
        words.append("\(row.item) is too many")
        continue
      }
      let isOver = last.until < self.today(of: row.item)
      let state: OverrideState =
        last.score == nil
        ? .withdrawn : self.isArchived(row.item) ? .archived : isOver ? .expired : .inForce
      let steps = row.steps.map { step in
        Statement(
          score: step.score?.ppm, until: CivilDate(step.until)?.day ?? 0, reason: step.reason)
      }
      let node = organisation.node(row.item)
      let beside = node.flatMap { organisation.overrideInForce(of: $0) }
      let isSame =
        row.state == state && steps == list && row.score?.ppm == last.score
        && (beside != nil) == (state == .inForce) && (beside?.score ?? row.score) == row.score
        && row.computedScore == node.flatMap { organisation.figures($0).score }
      if !isSame { words.append("\(row), not \(list), \(state)") }
    }
    return words
  }
}

extension Entry {
  fileprivate var isOverride: Bool {
    if case .override? = self.change?.change { true } else { false }
  }
}
