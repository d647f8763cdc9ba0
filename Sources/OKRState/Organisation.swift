// One organisation: its resources, its check-ins and its scores, as a value. Everything it holds
// follows from the entries applied to it, in order; nothing here reads a clock, a file or a socket.
// A copy is a trial: dry runs and imports work on one.

public import OKRModel
public import ScoreEngine

/// An organisation's state at a revision and an instant.
public struct Organisation: Sendable {
  /// The revision of the last entry.
  public internal(set) var revision: Int64 = 0
  /// The revision of the last entry that wasn't a check-in, or a later one: while it stays, what was
  /// planned against the structure holds.
  public private(set) var structureRevision: Int64 = 0
  /// The instant that figures are as of, microseconds since 1970.
  public internal(set) var instant: Int64
  public internal(set) var graph = ScoreGraph()

  let zones: any ZoneSource
  var regions = Registry<Region>()
  var units = Registry<Unit>()
  var members = Registry<Member>()
  var metrics = Registry<Metric>()
  var cycles = Registry<Cycle>()
  var objectives = PackedRegistry<Objective>()
  var keyResults = PackedRegistry<KeyResult>()
  var alignments = AlignmentTable()
  var history = CheckInHistory()
  var effects = EffectTable()
  var grades = GradeTable()
  var dependencies = DependencyTable()
  var overrides = OverrideTable()
  var policies = PolicyTable()
  /// By the cycle's index, the oldest first.
  var closes: [Int: [CycleClose]] = [:]
  /// What imported documents say of themselves, by field.
  public internal(set) var documentNotes: [Note] = []

  var clockIndices: [ClockKey: Int] = [:]
  var categories: [String: Int32] = [:]
  var categoryNames: [String] = []
  /// The trees of regions and units, and whether they are to be formed anew.
  private(set) var regionTree = PlaceTree()
  private(set) var unitTree = PlaceTree()
  private var treesAreStale = false
  /// Where trees changed under what stands in them, and its places are still those before.
  private var stalePlaces = StalePlaces()
  /// Objectives that were placed anew because a tree changed above them, since the state was made:
  /// what such changes cost.
  public internal(set) var placedAnew = 0
  /// True while several entries are taken in: places are formed once, behind the last.
  private var defersPlaces = false
  /// True while a snapshot or log is replayed: places and figures are formed at its end.
  var isReplaying = false
  /// True since items, edges, trees or cycles last changed and nobody asked.
  var structureChanged = false

  /// An organisation without anything.
  /// - Parameter instant: the present, microseconds since 1970.
  public init(zones: any ZoneSource, at instant: Int64) {
    self.zones = zones
    self.instant = instant
  }
}

/// What a node is: an index into the objectives or the key results.
enum Item: Hashable, Sendable {
  case objective(Int)
  case keyResult(Int)
}

struct ClockKey: Hashable, Sendable {
  var cycle: Int
  var zone: String
}

// Applying entries.
extension Organisation {
  /// Applies one entry and brings every figure up to date.
  /// - Parameter entry: planned against this state, its revision the next one.
  public mutating func apply(_ entry: Entry) {
    self.apply([entry])
  }

  /// Applies entries in order and brings every figure up to date once.
  public mutating func apply(_ entries: [Entry]) {
    self.beginApplying(entries)
    self.settle()
  }

  /// Takes entries in; figures follow by `proceed(atMost:)`.
  public mutating func beginApplying(_ entries: [Entry]) {
    self.defersPlaces = true
    for entry in entries { self.take(entry) }
    self.settlePlaces()
  }

  private mutating func settlePlaces() {
    self.refreshTrees()
    self.defersPlaces = false
    self.refreshStalePlaces()
  }

  /// Brings the places of what stands in trees up to date, where a tree changed under it.
  mutating func refreshStalePlaces() {
    guard !self.stalePlaces.isEmpty, !self.isReplaying else { return }
    self.refreshTrees()
    let stale = self.stalePlaces
    self.stalePlaces = StalePlaces()
    self.refreshPlaces(stale)
  }

  private mutating func refreshTrees() {
    guard self.treesAreStale else { return }
    self.treesAreStale = false
    self.regionTree = PlaceTree(self.regions.rows)
    self.unitTree = PlaceTree(self.units.rows)
  }

  /// Applies entries that were accepted before, such as a log's. Figures are formed by
  /// `finishReplay`.
  public mutating func replay(_ entry: Entry) {
    self.beginReplay()
    self.take(entry)
  }

  mutating func beginReplay() { self.isReplaying = true }

  /// Ends the replay of a state of the past: of the records only those count that held by then.
  public mutating func finishReplay(asOf instant: Int64, revision: Int64) {
    self.history.horizon = instant
    self.finishReplay(at: instant, revision: revision)
  }

  /// Ends a replay: places, clocks and all figures, from scratch.
  /// - Parameter revision: the head's; a snapshot doesn't show the revision of a removal.
  public mutating func finishReplay(at instant: Int64, revision: Int64 = 0) {
    let history = self.history
    self.finishReplay(at: instant, revision: revision) { graph in
      for (row, newest) in history.newestInForce().enumerated() {
        graph.takeRecords(.keyResult(row), of: row, history, newest: newest)
      }
    }
  }

  /// Ends a replay.
  /// - Parameter takeRecords: gives each key result its records once, however many there are.
  mutating func finishReplay(
    at instant: Int64, revision: Int64 = 0, takeRecords: (inout ScoreGraph) -> Void
  ) {
    self.isReplaying = false
    self.revision = max(self.revision, revision)
    self.structureRevision = self.revision
    self.instant = max(self.instant, instant)
    takeRecords(&self.graph)
    self.refreshTrees()
    if !self.stalePlaces.isEmpty { self.refreshPlaces() }
    self.stalePlaces = StalePlaces()
    _ = self.graph.advance(to: self.instant)
    self.graph.recomputeAll()
    _ = self.graph.drainChanges()
  }

  /// Moves to a later instant: local days change, and with them what time changes.
  /// - Returns: true where some local day changed.
  @discardableResult
  public mutating func advance(to instant: Int64) -> Bool {
    guard self.beginAdvancing(to: instant) else { return false }
    self.settle()
    return true
  }

  /// Moves to a later instant; figures follow by `proceed(atMost:)`.
  /// - Returns: true where some local day changed.
  public mutating func beginAdvancing(to instant: Int64) -> Bool {
    guard instant > self.instant else { return false }
    self.instant = instant
    return self.graph.advance(to: instant)
  }

  /// Brings about `limit` items' figures up to date. Until all are, nothing may be read or applied.
  /// - Returns: true once every figure is that of the revision and the instant.
  public mutating func proceed(atMost limit: Int) -> Bool { self.graph.proceed(atMost: limit) }

  private mutating func take(_ entry: Entry) {
    self.revision = max(self.revision, entry.revision)
    if case .checkIn? = entry.change?.change {
    } else {
      self.structureChanged = true
      self.structureRevision = max(self.structureRevision, entry.revision)
      self.noteEffect(of: entry)
    }
    switch entry.change?.change {
    case .region(var region)?:
      region.version = entry.revision
      self.takeRegion(region)
    case .unit(var unit)?:
      unit.version = entry.revision
      self.takeUnit(unit)
    case .member(var member)?:
      member.version = entry.revision
      self.takeMember(member)
    case .metric(var metric)?:
      metric.version = entry.revision
      self.takeMetric(metric)
    case .cycle(var cycle)?:
      cycle.version = entry.revision
      self.takeCycle(cycle, entry)
    case .objective(var objective)?:
      objective.version = entry.revision
      self.takeObjective(objective, entry)
    case .keyResult(var keyResult)?:
      keyResult.version = entry.revision
      let isTaken = self.takeKeyResult(keyResult)
      precondition(isTaken, "a key result was accepted without an objective or a rule")
    case .alignment(var alignment)?:
      alignment.version = entry.revision
      self.takeAlignment(alignment)
    case .alignmentRemoved(let alignment)?: self.dropAlignment(alignment)
    case .checkIn(let checkIn)?: self.takeCheckIn(checkIn, entry)
    case .documentNotes(let notes)?: self.takeNotes(notes)
    case .grade(let grade)?: self.takeGrade(grade, entry)
    case .cycleClosed(let closed)?: self.takeClose(closed.close ?? CycleClose(), entry)
    case .cycleReopened(let reopening)?: self.takeReopening(reopening, entry)
    case .dependency(let dependency)?: self.takeDependency(dependency, entry)
    case .override(let row)?: self.takeOverride(row, entry)
    case nil: break
    }
  }

  private mutating func noteEffect(of entry: Entry) {
    if entry.effectiveUnixMicros != 0 {
      self.effects.note(entry.revision, effective: entry.effectiveUnixMicros)
    }
    if let change = entry.change, self.loosensLinks(change) {
      self.effects.linksLoosened = max(
        self.effects.linksLoosened, entry.effectiveTime.unixMicros)
    }
  }

  mutating func takeRegion(_ region: Region) {
    let index = self.regions.index(of: region.id)
    let zone = self.zoneName(ofRegion: index)
    _ = self.regions.put(region, id: region.id)
    self.treesAreStale = true
    guard let index else { return }
    if !self.stalePlaces.isEmpty || zone != self.zoneName(ofRegion: index) {
      self.stalePlaces.add(region: region.id)
      self.placesChanged()
    }
  }

  mutating func takeUnit(_ unit: Unit) {
    let isNew = self.units.index(of: unit.id) == nil
    let region = self.region(ofUnit: unit.id)
    _ = self.units.put(unit, id: unit.id)
    self.treesAreStale = true
    if isNew { return }
    if !self.stalePlaces.isEmpty || region != self.region(ofUnit: unit.id) {
      self.stalePlaces.add(unit: unit.id)
      self.placesChanged()
    }
  }

  mutating func takeMember(_ member: Member) { _ = self.members.put(member, id: member.id) }

  mutating func takeMetric(_ metric: Metric) { _ = self.metrics.put(metric, id: metric.id) }

  /// A tree changed under what stands in it: the region of a unit or the zone of a region is another.
  /// Something new has nothing below it yet. While something waits, every change of a unit or region
  /// waits with it, since what it is compared with isn't what objectives stand by.
  private mutating func placesChanged() {
    guard !self.defersPlaces else { return }
    self.refreshStalePlaces()
  }

  mutating func takeCycle(_ cycle: Cycle) {
    let (index, isNew) = self.cycles.put(cycle, id: cycle.id)
    if !isNew { self.refreshClocks(ofCycle: index) }
  }

  mutating func takeObjective(_ objective: Objective) {
    let (index, isNew) = self.objectives.put(objective, id: objective.id)
    let settings = self.settings(of: objective)
    if isNew {
      let node = self.graph.addObjective(settings)
      precondition(node == .objective(index), "rows and nodes have one order")
    } else {
      self.graph.updateObjective(.objective(index), settings)
    }
  }

  /// - Returns: false where it has no objective or no rule.
  mutating func takeKeyResult(_ keyResult: KeyResult) -> Bool {
    guard let settings = self.settings(of: keyResult) else { return false }
    let (index, isNew) = self.keyResults.put(keyResult, id: keyResult.id)
    if isNew {
      let node = self.graph.addKeyResult(settings)
      precondition(node == .keyResult(index), "rows and nodes have one order")
      self.history.addKeyResult()
    } else {
      self.graph.updateKeyResult(.keyResult(index), settings)
      if !self.isReplaying { self.refreshRecords(ofKeyResult: index) }
    }
    return true
  }

  private mutating func refreshRecords(ofKeyResult index: Int) {
    self.graph.setRecords(.keyResult(index), self.history.inForce(ofKeyResult: index))
  }

  mutating func takeAlignment(_ alignment: Alignment) {
    guard let lower = self.node(alignment.from), let upper = self.node(alignment.to) else { return }
    self.alignments[lower, upper] = alignment
    self.graph.setEdge(
      lower, upper, mode: alignment.mode, weight: alignment.weight?.thousandths ?? 1000)
  }

  private mutating func dropAlignment(_ alignment: Alignment) {
    guard let lower = self.node(alignment.from), let upper = self.node(alignment.to) else { return }
    self.alignments[lower, upper] = nil
    self.graph.removeEdge(lower, upper)
  }

  mutating func takeNotes(_ asked: DocumentNotes) {
    self.documentNotes = self.documentNotes(with: asked.notes)
  }

  private mutating func takeCheckIn(_ checkIn: CheckIn, _ entry: Entry) {
    guard let index = self.keyResults.index(of: checkIn.keyResult) else { return }
    let instant = checkIn.effectiveTime?.unixMicros ?? entry.recordedUnixMicros
    let stored = self.history.append(checkIn, entry, keyResult: index, instant: instant)
    if self.isReplaying { return }
    let record = self.history[stored]
    if let value = record.value, record.replaces < 0 {
      self.graph.addRecord(
        .keyResult(index),
        ValueRecord(
          instant: record.instant, revision: record.revision, value: value,
          confidence: record.confidence))
    } else {
      self.refreshRecords(ofKeyResult: index)
    }
  }
}

// Finding items.
extension Organisation {
  /// The node of an objective or key result; nil where no item has the id.
  public func node(_ id: String) -> NodeID? {
    if let index = self.objectives.index(of: id) { return .objective(index) }
    return self.keyResultNode(id)
  }

  /// A key result's node, without a look at the objectives; nil where there is none of that id.
  public func keyResultNode(_ id: String) -> NodeID? {
    self.keyResults.index(of: id).map { .keyResult($0) }
  }

  func item(_ node: NodeID) -> Item {
    node.isKeyResult ? .keyResult(node.row) : .objective(node.row)
  }

  /// The external id of a node.
  public func id(_ node: NodeID) -> String {
    switch self.item(node) {
    case .objective(let index): self.objectives.id(index)
    case .keyResult(let index): self.keyResults.id(index)
    }
  }

  func title(_ node: NodeID) -> String {
    switch self.item(node) {
    case .objective(let index): self.objectives.rows[index].title
    case .keyResult(let index): self.keyResults.rows[index].title
    }
  }
}

// Following changes.
extension Organisation {
  /// The nodes whose figures changed, and whether items or edges may have come or gone, since this
  /// was last asked.
  public mutating func drainChanges() -> (nodes: [NodeID], structure: Bool) {
    defer { self.structureChanged = false }
    return (self.graph.drainChanges(), self.structureChanged)
  }

  /// The next instant at which time alone may change a figure; nil where it changes nothing more.
  public var nextInstant: Int64? { self.graph.nextInstant }

  /// Applies an entry without forming figures; `settle` forms them.
  mutating func applyQuietly(_ entry: Entry) {
    self.defersPlaces = true
    self.take(entry)
  }

  mutating func settle() {
    self.settlePlaces()
    self.graph.propagate()
  }
}
