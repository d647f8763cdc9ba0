// One seed's run: a random organisation, loaded and edited by the server's own way, held against
// the reference after every batch, and restarted now and then.

internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import ScoreEngine
internal import SeededRandom

struct PropertyRun {
  let seed: UInt64
  /// What went wrong first, in words; the run stops there.
  private(set) var problems: [String] = []
  private(set) var step = "load"

  private var random: SeededGenerator
  private var generator: RandomOrganisation
  private var twin: Twin
  private var pending: [(reference: ReferenceEdit, edit: Edit)] = []
  /// A snapshot's parts, and how much of the log it holds.
  private var snapshot: (parts: [SnapshotChunk], logCount: Int) = ([], 0)

  init(seed: UInt64, size: Int) {
    self.seed = seed
    self.random = SeededGenerator(seed: seed ^ 0x5EED)
    self.generator = RandomOrganisation(seed: seed, size: size)
    self.twin = Twin(at: self.generator.input.instantMicros)
  }

  /// - Parameter edits: how many follow the load.
  mutating func run(edits: Int) {
    self.load()
    let start = self.twin.organisation
    for number in 0..<edits {
      guard self.problems.isEmpty else { return }
      self.step = "edit \(number)"
      self.take(self.generator.nextEdit())
    }
    self.flush()
    self.compare()
    self.explain(since: start)
    self.restart()
    self.reorder()
  }

  private mutating func chance(_ percent: Int) -> Bool { Int(self.random.next() % 100) < percent }

  // MARK: Load

  private mutating func load() {
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
    var batch: [(reference: ReferenceEdit, edit: Edit)] = []
    let size = Int.random(in: 1...max(2, edits.count), using: &self.random)
    for reference in edits {
      if batch.count >= size || self.waits(reference, batch) {
        self.applyTogether(batch)
        batch.removeAll()
      }
      if let edit = self.twin.edit(reference) { batch.append((reference, edit)) }
    }
    self.applyTogether(batch)
    self.compare()
  }

  /// True where a correction needs the id of a record in the batch.
  private func waits(
    _ reference: ReferenceEdit, _ batch: [(reference: ReferenceEdit, edit: Edit)]
  ) -> Bool {
    guard let replaces = reference.record?.replaces, !replaces.isEmpty else { return false }
    return batch.contains { $0.reference.record?.id == replaces }
  }

  // MARK: Edits

  private mutating func take(_ reference: ReferenceEdit) {
    switch reference {
    case .advance(let instant):
      self.flush()
      self.twin.advance(to: instant)
    case .invalid(_, let refusal):
      self.flush()
      self.expectRefusal(reference, refusal)
    default:
      if self.waits(reference, self.pending) || !self.canJoin(reference) { self.flush() }
      if let edit = self.twin.edit(reference, stated: self.chance(50)) {
        self.pending.append((reference, edit))
      }
      if self.chance(40) { self.flush() }
    }
    // The generator is ahead by what is pending.
    if self.pending.isEmpty { self.compare() }
  }

  /// An edit of what the batch holds already would be planned against the older state.
  private func canJoin(_ reference: ReferenceEdit) -> Bool {
    reference.record != nil || self.pending.allSatisfy { $0.reference.record != nil }
      || self.pending.isEmpty
  }

  private mutating func flush() {
    guard !self.pending.isEmpty, self.problems.isEmpty else { return }
    let batch = self.pending
    self.pending.removeAll()
    if self.canShare(batch), self.chance(50) {
      do throws(RequestError) { try self.twin.applyBatch(batch) } catch { self.refused(error) }
    } else {
      self.applyTogether(batch)
    }
    if self.chance(6) { self.restart() }
  }

  /// Check-ins of key results that exist share a batch, as on the server; a single edit always
  /// does.
  private func canShare(_ batch: [(reference: ReferenceEdit, edit: Edit)]) -> Bool {
    batch.count == 1 || batch.allSatisfy { $0.edit.canShareBatch }
  }

  private mutating func applyTogether(_ batch: [(reference: ReferenceEdit, edit: Edit)]) {
    guard !batch.isEmpty, self.problems.isEmpty else { return }
    do throws(RequestError) {
      let singly = self.chance(15) ? try self.twin.plannedSingly(batch.map(\.edit)) : nil
      let trial = try self.twin.applyTogether(batch)
      if let singly, singly != trial.changes { self.note("edits planned singly differ") }
      if self.chance(25) { self.equal(trial.organisation, self.twin.organisation, "the trial's") }
    } catch { self.refused(error) }
  }

  private mutating func refused(_ error: RequestError) {
    self.note("refused: \(error.status.message) \(error.status.violations.prefix(3))")
  }

  private mutating func expectRefusal(_ reference: ReferenceEdit, _ refusal: ReferenceRefusal) {
    guard let edit = self.twin.edit(reference) else { return }
    do throws(RequestError) {
      _ = try self.twin.plan(edit)
      self.note("accepted, but expected \(refusal): \(edit)")
    } catch {
      if error.status.reason != refusal.reason.rawValue {
        self.note("\(error.status.reason) instead of \(refusal): \(error.status.message)")
      }
    }
  }

  // MARK: Checks

  private mutating func note(_ problem: String) {
    self.problems.append("seed \(self.seed), \(self.step): \(problem)")
  }

  private mutating func compare() {
    guard self.problems.isEmpty else { return }
    let input = self.generator.input
    let rollups = (0..<2).map { _ in RollupCase.random(input, &self.random) }
    for found in Oracle.differences(self.twin.organisation, input, rollups: rollups) {
      self.note(found)
    }
  }

  private mutating func equal(
    _ left: OKRState.Organisation, _ right: OKRState.Organisation, _ what: String
  ) {
    if left.revision != right.revision {
      self.note("\(what) revision is \(left.revision), not \(right.revision)")
    }
    for node in right.allNodes {
      let id = right.id(node)
      let figures = left.node(id).map { left.figures($0) }
      if figures != right.figures(node) {
        self.note("\(what) \(id): \(String(describing: figures)), not \(right.figures(node))")
      }
    }
    for broken in left.graph.checkInvariants() { self.note("\(what): \(broken)") }
  }

  /// What is said to make up a score, or its change, sums to it; what is shown of an item suffices
  /// to form its figures again.
  private mutating func explain(since start: OKRState.Organisation) {
    guard self.problems.isEmpty else { return }
    let now = self.twin.organisation
    let ids = Set(now.allNodes.map { now.id($0) }).union(start.allNodes.map { start.id($0) })
    for broken in MovedProperties.broken(from: start, to: now) { self.note(broken) }
    self.explainRollups(now)
    self.explainRollupChanges(from: start, to: now)
    self.explainItems(ids.sorted().prefix(ids.count > 1_000 ? 40 : .max), of: now)
    for id in ids.sorted().prefix(40) {
      let change = try? ChangeExplanation(of: id, depth: 0, before: start, after: now)
      for broken in ExplainedSums.broken(change?.lines ?? []) {
        self.note("the change of \(id) is explained: \(broken)")
      }
    }
  }

  /// The largest first: most others are parts of them.
  private mutating func explainItems(_ ids: some Sequence<String>, of now: OKRState.Organisation) {
    var recomputation = ExplainedRecomputation(self.generator.input)
    let explanations = ids.compactMap { try? now.explain(ExplainRequest(id: $0)) }
    for lines in explanations.sorted(by: { $0.count > $1.count }) {
      for broken in ExplainedSums.broken(lines) + recomputation.broken(lines) {
        self.note("\(lines.first?.id ?? "") is explained: \(broken)")
      }
    }
  }

  /// A scope's parts sum to its row, and its units' means to theirs.
  private mutating func explainRollups(_ now: OKRState.Organisation) {
    let scopes =
      [QueryRollupRequest()] + now.allRegions.map { QueryRollupRequest(region: $0.id) }
      + now.allUnits.map { QueryRollupRequest(unit: $0.id) }
    for scope in scopes.prefix(12) {
      guard let row = try? now.rollup(scope).first else { continue }
      guard let explanation = try? RollupExplanation(scope, of: now) else {
        self.note("\(scope) has a row and no explanation")
        continue
      }
      let parts = explanation.objectives(0..<explanation.count, of: now)
      let sum = parts.compactMap { $0.contribution?.ppm }.reduce(0, +)
      if sum != row.score?.ppm ?? 0 { self.note("\(scope): \(sum), not \(row)") }
      if Int64(parts.count) != row.objectives { self.note("\(scope): \(parts.count) parts") }
      let covered = parts.compactMap { $0.coverageContribution?.ppm }.reduce(0, +)
      if covered != row.coverage?.ppm ?? 0 { self.note("\(scope): covers \(covered), not \(row)") }
      let means = explanation.units.compactMap { $0.mean?.ppm }
      if ExactRatio.mean(means.reduce(0, +), Int64(means.count)) != row.meanOfUnits?.ppm {
        self.note("\(scope): units' means \(means), not \(row)")
      }
    }
  }

  /// What a scope's objectives and units moved sums to what its figures moved by.
  private mutating func explainRollupChanges(
    from start: OKRState.Organisation, to now: OKRState.Organisation
  ) {
    let scopes =
      now.allUnits.map { QueryRollupRequest(unit: $0.id) }
      + now.allCycles.map { QueryRollupRequest(cycle: $0.id) }
    for scope in [QueryRollupRequest()] + scopes.shuffled(using: &self.random).prefix(2) {
      let (old, new) = (try? start.rollup(scope).first, try? now.rollup(scope).first)
      guard let change = try? RollupChange(scope, before: start, after: now) else {
        if old != nil || new != nil { self.note("\(scope) has a row and no change") }
        continue
      }
      func sum(_ parts: [Ratio?]) -> Int64 { parts.reduce(0) { $0 + ($1?.ppm ?? 0) } }
      func moved(_ figure: KeyPath<RollupRow, Ratio?>) -> Int64 {
        (new?[keyPath: figure]?.ppm ?? 0) - (old?[keyPath: figure]?.ppm ?? 0)
      }
      let parts = change.objectives(0..<change.count)
      for (found, expected) in [
        (sum(parts.map(\.moved)), moved(\.score)), (change.moved.ppm, moved(\.score)),
        (sum(parts.map(\.coverageMoved)), moved(\.coverage)),
        (change.coverageMoved.ppm, moved(\.coverage)),
        (sum(change.units.map(\.moved)), moved(\.meanOfUnits)),
        (change.meanOfUnitsMoved.ppm, moved(\.meanOfUnits)),
      ] where found != expected {
        self.note("\(scope) moved by \(found), not \(expected)")
      }
    }
  }

  /// Figures, and all that was written.
  private mutating func same(
    _ left: OKRState.Organisation, _ right: OKRState.Organisation, _ what: String
  ) {
    self.equal(left, right, what)
    if left.allCheckIns != right.allCheckIns { self.note("\(what) check-ins differ") }
    if left.allObjectives != right.allObjectives || left.allKeyResults != right.allKeyResults
      || left.allAlignments != right.allAlignments
    {
      self.note("\(what) items differ")
    }
  }

  /// A snapshot with the log's tail, and the log alone, make the state that stands.
  private mutating func restart() {
    guard self.problems.isEmpty else { return }
    let current = self.twin.organisation
    let tail = self.twin.log[self.snapshot.logCount...]
    let revived = self.replayed(self.snapshot.parts, Array(tail))
    self.same(revived, current, "the snapshot's")
    self.same(self.replayed([], self.twin.log), current, "the log's")
    self.same(self.replayed(self.parts(of: revived), []), current, "the second snapshot's")
    if self.chance(50) { self.snapshot = (self.parts(of: current), self.twin.log.count) }
    // What comes after a restart must not tell it from what came before.
    if self.chance(50) { self.twin.replace(revived) }
  }

  private mutating func replayed(
    _ parts: [SnapshotChunk], _ tail: [Entry]
  ) -> OKRState.Organisation {
    var organisation = OKRState.Organisation(
      zones: Twin.zones, at: self.twin.organisation.instant - 1)
    for (index, part) in parts.enumerated() where !organisation.replay(part) {
      self.note("part \(index) of \(parts.count) doesn't fit")
    }
    for entry in tail { organisation.replay(entry) }
    organisation.finishReplay(
      at: self.twin.organisation.instant, revision: self.twin.organisation.revision)
    return organisation
  }

  /// Small parts, so that even a small organisation has several of each kind.
  private mutating func parts(of organisation: OKRState.Organisation) -> [SnapshotChunk] {
    let size = Int(self.random.next() % 7) + 1
    let bytes = self.chance(50) ? Int(self.random.next() % 500) + 1 : 1 << 20
    return Array(
      SnapshotParts(organisation, resources: size, checkIns: 8 - size, bytes: bytes))
  }

  /// Edits of different items at different instants give one state, in whatever order and batches
  /// they come.
  private mutating func reorder() {
    guard self.problems.isEmpty else { return }
    let edits = self.independentEdits()
    guard !edits.isEmpty else { return }
    let first = self.applied(edits)
    let second = self.applied(edits.shuffled(using: &self.random))
    self.equal(second, first, "the other order's")
  }

  private mutating func independentEdits() -> [Edit] {
    let organisation = self.twin.organisation
    var edits: [Edit] = []
    for (index, keyResult) in organisation.allKeyResults.shuffled(using: &self.random).prefix(8)
      .enumerated()
    {
      guard let node = organisation.node(keyResult.id), organisation.graph.rule(node).takesCheckIns,
        !keyResult.isArchived, organisation.objective(keyResult.objective)?.isArchived != true
      else { continue }
      let instant = organisation.instant - Int64(index + 1) * 977
      edits.append(
        .checkIn(
          CheckIn(
            keyResult: keyResult.id, effectiveTime: Instant(unixMicros: instant),
            value: Value(micros: Int64(index % 2) * 1_000_000))))
    }
    for objective in organisation.allObjectives.shuffled(using: &self.random).prefix(4)
    where !objective.isArchived {
      let weight = Weight(thousandths: Int64(self.random.next() % 5_000))
      edits.append(
        .objective(Objective(id: objective.id, weight: weight), .update(mask: ["weight"])))
    }
    return edits
  }

  private mutating func applied(_ edits: [Edit]) -> OKRState.Organisation {
    var organisation = self.twin.organisation
    let size = Int.random(in: 1...4, using: &self.random)
    for start in stride(from: 0, to: edits.count, by: size) {
      let batch = edits[start..<min(start + size, edits.count)]
      do throws(RequestError) {
        let trial = try organisation.planTogether(
          Array(batch), now: organisation.instant, isImport: true, actor: "a"
        ).get()
        organisation.apply(
          trial.changes.enumerated().map { index, change in
            Entry(
              revision: organisation.revision + Int64(index) + 1,
              recordedUnixMicros: organisation.instant, actor: "a", change: change.change)
          })
      } catch { self.refused(error) }
    }
    // Orders and no-ops differ in revisions only where an edit changed nothing.
    return organisation
  }
}

extension ReferenceRefusal {
  var reason: Reason {
    switch self {
    case .circle: .alignmentCircle
    case .countedTwice: .valueCountedTwice
    case .unequalUnits, .modeNotAllowed: .alignmentNotAllowed
    case .baselineIsTarget: .baselineEqualsTarget
    case .checkInOnRollup: .checkInNotTaken
    case .futureCheckIn: .effectiveTimeInFuture
    case .unknownKeyResult: .notFound
    case .binaryValue: .fieldInvalid
    }
  }
}
