// The scores of one organisation: a directed graph without circles whose nodes are objectives and
// key results. Edits and records mark nodes dirty; `propagate()` recomputes each dirty node once,
// lowest first, and stops where nothing changes. `proceed(atMost:)` is the same in steps, for lanes
// that serve others meanwhile; `recomputeAll()` forms every figure from scratch.
//
// Rows are arrays, one of objectives and one of key results. An objective keeps exact sums over
// what counts in it, so a check-in never reads a node's other children. Everything is a value: a
// copy is a trial that leaves the original untouched.

public import OKRModel

/// An organisation's scores, kept current incrementally.
public struct ScoreGraph: Sendable {
  var objectives: [ObjectiveRow] = []
  var keyResults: [KeyResultRow] = []
  var links: [KeyResultLinks] = []
  var extras: [Extra] = []
  var edges = EdgeTable()
  var clocks = ClockTable()
  public internal(set) var cells = CellTable()
  /// The largest height.
  var highest: UInt16 = 1
  /// The nodes above the lowest, by height; nil since heights or nodes last changed.
  var levels: Levels?

  /// Clocks whose items are still to be found and marked, and the objective's row at which the
  /// search goes on.
  private var movedClocks: Set<UInt32> = []
  private var sweptRows = 0
  private var dirty: [NodeID] = []
  private var changed: [NodeID] = []
  private var buckets: [[NodeID]] = []
  /// Nodes in the buckets.
  private var queued = 0

  public init() {}

  public var objectiveCount: Int { self.objectives.count }
  public var keyResultCount: Int { self.keyResults.count }

  // MARK: Clocks

  /// Adds a clock; items name it by the number returned.
  public mutating func addClock(_ clock: CycleClock) -> Int { self.clocks.add(clock) }

  /// Replaces a clock's rules; every item under it is computed anew.
  public mutating func replaceClock(_ index: Int, _ clock: CycleClock) {
    self.clocks.replace(index, clock)
    self.clockMoved(index)
  }

  public func clock(of node: NodeID) -> CycleClock { self.clocks.clocks[self.clockIndex(node)] }

  /// Moves every clock to the instant. `propagate()` finds what its new day may change, and does
  /// the rest.
  /// - Returns: true where some local day changed.
  public mutating func advance(to instant: Int64) -> Bool {
    let moved = self.clocks.advance(to: instant)
    for index in moved { self.clockMoved(index) }
    return !moved.isEmpty
  }

  /// The next instant at which a figure may change by time alone; nil where time changes nothing
  /// more.
  public var nextInstant: Int64? { self.clocks.nextInstant }

  /// True where some item's local day now is a later one than at an instant.
  public func hasNewDay(since instant: Int64) -> Bool {
    self.clocks.clocks.contains { $0.zone.localDay(unixMicros: instant) < $0.today }
  }

  /// A day that the clock must live to see. A clock that had stopped catches up.
  mutating func note(day: Int32, on clock: Int) {
    if self.clocks.note(day: day, on: clock) { self.clockMoved(clock) }
  }

  private mutating func clockMoved(_ index: Int) {
    self.movedClocks.insert(UInt32(index))
    self.sweptRows = 0
  }

  // MARK: Propagation

  /// True where no figure waits to be recomputed: only then may figures be read.
  public var isSettled: Bool { self.dirty.isEmpty && self.movedClocks.isEmpty && self.queued == 0 }

  /// Recomputes what is dirty and all that depends on it.
  public mutating func propagate() {
    while !self.proceed(atMost: Int.max) {}
  }

  /// Goes on with a propagation for about `limit` items, and keeps its place. Until it is through,
  /// some figures are old and some new: nothing may be read or edited.
  /// - Parameter limit: items looked at or recomputed, at least 1; an objective's key results are
  ///   found together with it.
  /// - Returns: true once nothing is left.
  public mutating func proceed(atMost limit: Int) -> Bool {
    var left = limit
    while left > 0, let node = self.dirty.popLast() {
      self.enqueue(node)
      left -= 1
    }
    self.sweep(&left)
    // Recomputing adds to higher buckets only.
    var height = 0
    while left > 0, height < self.buckets.count {
      if let node = self.buckets[height].popLast() {
        self.queued -= 1
        self.recompute(node)
        left -= 1
      } else {
        height += 1
      }
    }
    guard self.isSettled else { return false }
    self.trimMarks()
    return true
  }

  /// Gives the memory back that a propagation through everything took.
  private mutating func trimMarks() {
    self.dirty.forget()
    for height in self.buckets.indices { self.buckets[height].forget() }
  }

  /// Finds what stands under the clocks that moved: one look at every objective, however many they
  /// are.
  private mutating func sweep(_ left: inout Int) {
    guard !self.movedClocks.isEmpty else { return }
    while left > 0, self.sweptRows < self.objectives.count {
      let row = self.sweptRows
      self.sweptRows += 1
      left -= 1
      guard self.movedClocks.contains(UInt32(self.objectives[row].clock)) else { continue }
      self.raiseDirty(.objective(row))
      var found = 0
      self.forEachKeyResult(of: row) { graph, keyResult in
        graph.raiseDirty(.keyResult(keyResult))
        found += 1
      }
      left = max(0, left - found)
    }
    if self.sweptRows == self.objectives.count {
      self.movedClocks.removeAll(keepingCapacity: true)
      self.sweptRows = 0
    }
  }

  /// Forgets what waits: everything is about to be formed anew.
  mutating func dropMarks() {
    self.dirty.forget()
    for height in self.buckets.indices { self.buckets[height].forget() }
    self.queued = 0
    self.movedClocks.removeAll(keepingCapacity: true)
    self.sweptRows = 0
  }

  /// Marks a node to be recomputed.
  mutating func mark(_ node: NodeID) {
    if self.setDirty(node) { self.dirty.append(node) }
  }

  /// Marks a node whose sums no longer follow from its children's last changes.
  mutating func markResum(_ node: NodeID) {
    self.changeFlags(node) { _ = $0.insert(.needsResum) }
    self.mark(node)
  }

  /// Within a propagation: the node above is to be recomputed as well.
  @inline(__always)
  mutating func raiseDirty(_ node: NodeID) {
    if self.setDirty(node) { self.enqueue(node) }
  }

  /// - Returns: false where it was dirty already.
  @inline(__always)
  private mutating func setDirty(_ node: NodeID) -> Bool {
    self.changeFlags(node) { $0.insert(.dirty).inserted }
  }

  @inline(__always)
  @discardableResult
  mutating func changeFlags<R>(_ node: NodeID, _ change: (inout RowFlags) -> R) -> R {
    node.isKeyResult
      ? change(&self.keyResults[node.row].flags) : change(&self.objectives[node.row].flags)
  }

  private mutating func enqueue(_ node: NodeID) {
    let height = Int(self.height(node))
    while self.buckets.count <= height { self.buckets.append([]) }
    self.buckets[height].append(node)
    self.queued += 1
  }

  private mutating func recompute(_ node: NodeID) {
    if node.isKeyResult {
      self.keyResults[node.row].flags.remove(.dirty)
      self.recomputeKeyResult(node.row)
    } else {
      self.objectives[node.row].flags.remove(.dirty)
      self.recomputeObjective(node.row)
    }
  }

  // MARK: Changes

  /// Nodes whose figures changed since this was last asked, each once.
  public mutating func drainChanges() -> [NodeID] {
    for node in self.changed { self.changeFlags(node) { _ = $0.remove(.changed) } }
    defer { self.changed.forget() }
    return self.changed
  }

  @inline(__always)
  mutating func noteChange(_ node: NodeID) {
    if self.changeFlags(node, { $0.insert(.changed).inserted }) { self.changed.append(node) }
  }

  // MARK: Figures

  public func figures(_ node: NodeID) -> NodeFigures {
    precondition(self.isSettled, "figures are read after propagate()")
    guard node.isKeyResult else {
      let row = self.objectives[node.row]
      return NodeFigures(
        score: Absent.unwrapPpm(row.score), coverage: Int64(row.coverage),
        health: row.health.health, isOutdated: row.flags.contains(.outdated))
    }
    let row = self.keyResults[node.row]
    var figures = NodeFigures(
      score: Absent.unwrapPpm(row.score), attainment: Absent.unwrap(row.attainment),
      coverage: Int64(row.coverage), health: row.health.health,
      isOutdated: row.flags.contains(.outdated))
    if row.hasValue {
      figures.value = row.value
      figures.instant = row.instant
      figures.confidence = Absent.unwrapPpm(row.confidence)
    }
    return figures
  }

  /// What is expected of the item by now.
  public func expectation(_ node: NodeID) -> Expectation {
    let clock = self.clock(of: node)
    let whole = Expectation(elapsed: clock.elapsed, total: clock.total)
    guard node.isKeyResult, let extra = self.extra(node.row) else { return whole }
    return extra.phasedExpectation(self.keyResults[node.row], clock) ?? whole
  }

  /// The row of the objective that the node is, or belongs to.
  func objectiveRow(_ node: NodeID) -> Int {
    node.isKeyResult ? Int(self.keyResults[node.row].objective) : node.row
  }

  /// The objective of a key result, or the objective itself.
  public func objective(of node: NodeID) -> NodeID { .objective(self.objectiveRow(node)) }

  func clockIndex(_ node: NodeID) -> Int {
    self.objectives[self.objectiveRow(node)].clock
  }

  /// Where the item belongs: its objective's cell.
  public func place(_ node: NodeID) -> CellKey {
    self.cells.keys[Int(self.objectives[self.objectiveRow(node)].cell)]
  }

  /// The commitment by which the item is judged: the objective's.
  public func commitment(_ node: NodeID) -> Commitment {
    self.place(node).commitment
  }

  public func colour(_ node: NodeID) -> Colour {
    guard node.isKeyResult else { return self.objectives[node.row].colour.colour }
    let row = self.keyResults[node.row]
    let judgement = Int(self.objectives[Int(row.objective)].judgement)
    return self.clocks.judgements[judgement].colour(row.score).colour
  }

  /// Calls `body` with each row of an objective's key results, newest first; it may change anything
  /// but whose they are.
  mutating func forEachKeyResult(of row: Int, _ body: (inout ScoreGraph, Int) -> Void) {
    var next = self.objectives[row].firstKeyResult
    while next != Absent.index {
      body(&self, Int(next))
      next = self.links[Int(next)].nextSibling
    }
  }

  // MARK: Extras

  func extra(_ row: Int) -> Extra? {
    let index = self.links[row].extra
    return index == Absent.index ? nil : self.extras[Int(index)]
  }

  /// The index of the key result's `Extra`, made where it has none.
  mutating func makeExtra(_ row: Int) -> Int {
    if self.links[row].extra == Absent.index {
      self.links[row].extra = UInt32(self.extras.count)
      self.extras.append(Extra(row: UInt32(row)))
      self.keyResults[row].flags.insert(.hasExtra)
    }
    return Int(self.links[row].extra)
  }
}

extension [NodeID] {
  /// Room for what check-ins mark; more was for something rarer.
  private static var keptCapacity: Int { 65_536 }

  /// Empties the list, and keeps its room where that is little.
  fileprivate mutating func forget() {
    self.removeAll(keepingCapacity: self.capacity <= Self.keptCapacity)
  }
}
