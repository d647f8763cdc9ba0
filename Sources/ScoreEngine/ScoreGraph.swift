// The scores of one organisation: a directed graph without circles whose nodes are objectives and
// key results. Edits and records mark nodes dirty; `propagate()` recomputes each dirty node once,
// lowest first, and stops where nothing changes. `proceed(atMost:)` is the same in steps, for lanes
// that serve others meanwhile.
//
// Columns are arrays by node or by slot. An objective keeps exact sums over what counts in it, so a
// check-in never reads a node's other children. Everything is a value: a copy is a trial that
// leaves the original untouched.

public import OKRModel

/// An organisation's scores, kept current incrementally.
public struct ScoreGraph: Sendable {
  // By node.
  var slots: [UInt32] = []
  var isKeyResult: [Bool] = []
  var heights: [UInt16] = []
  /// Key results of an objective, and edges into a node.
  var childCounts: [UInt32] = []
  /// The largest height.
  var highest: UInt16 = 0
  var scores: [Int64] = []
  var coverages: [Int64] = []
  var healths: [Health] = []
  var outdated: [Bool] = []
  var counts: [Bool] = []
  /// The sums of an objective or rollup_score; `Absent.index` for other key results.
  var sumIndices: [UInt32] = []
  /// True where the sums must be formed anew from the children.
  var needsResum: [Bool] = []
  var isDirty: [Bool] = []
  var isChanged: [Bool] = []

  var edges = EdgeTable()
  var sums: [ChildSums] = []
  var objectives = ObjectiveColumns()
  var keyResults = KeyResultColumns()
  var clocks: [CycleClock] = []
  /// The latest day that a key result under the clock names: its due day or last phased target.
  var latestDays: [Int32] = []
  /// The instant that was last advanced to. Clocks whose days matter no more may stand earlier.
  private var now = Int64.min
  var cells = CellTable()
  /// Clocks whose items are still to be found and marked, and the objective's slot at which the
  /// search goes on.
  private var movedClocks: Set<Int> = []
  private var sweptSlots = 0

  var dirty: [NodeID] = []
  private var changed: [NodeID] = []
  private var nextChange: Int64?
  private var buckets: [[NodeID]] = []
  /// Nodes in the buckets.
  private var queued = 0

  public init() {}

  public var nodeCount: Int { self.slots.count }

  // MARK: Clocks

  /// Adds a clock; items name it by the number returned.
  public mutating func addClock(_ clock: CycleClock) -> Int {
    self.clocks.append(clock)
    self.latestDays.append(Int32.min)
    self.refreshNextChange()
    return self.clocks.count - 1
  }

  /// Replaces a clock's rules; every item under it is computed anew.
  public mutating func replaceClock(_ index: Int, _ clock: CycleClock) {
    self.clocks[index] = clock
    self.refreshNextChange()
    self.clockMoved(index)
  }

  public func clock(of node: NodeID) -> CycleClock { self.clocks[self.clockIndex(node)] }

  /// Moves every clock to the instant. `propagate()` finds what its new day may change, and does
  /// the rest.
  /// - Returns: true where some local day changed.
  public mutating func advance(to instant: Int64) -> Bool {
    self.now = max(self.now, instant)
    guard let next = self.nextChange, next <= instant else { return false }
    var moved = false
    for index in self.clocks.indices where self.clocks[index].advance(to: instant) {
      self.clockMoved(index)
      moved = true
    }
    if moved { self.refreshNextChange() }
    return moved
  }

  /// The next instant at which a figure may change by time alone; nil where time changes nothing
  /// more.
  public var nextInstant: Int64? { self.nextChange }

  mutating func refreshNextChange() {
    var next: Int64?
    for (index, clock) in self.clocks.enumerated() where !self.isSettled(index) {
      next = min(next ?? Int64.max, clock.nextChange)
    }
    self.nextChange = next
  }

  /// A day that the clock must live to see. A clock that had stopped catches up.
  mutating func note(day: Int32, on clock: Int) {
    guard day > self.latestDays[clock] else { return }
    self.latestDays[clock] = day
    if self.now >= self.clocks[clock].nextChange, self.clocks[clock].advance(to: self.now) {
      self.clockMoved(clock)
    }
    self.refreshNextChange()
  }

  private func isSettled(_ index: Int) -> Bool {
    let clock = self.clocks[index]
    guard let lastDay = clock.lastDay else { return false }
    return clock.today > max(lastDay + clock.policy.graceDays + 1, self.latestDays[index])
  }

  private mutating func clockMoved(_ index: Int) {
    self.movedClocks.insert(index)
    self.sweptSlots = 0
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
    return self.isSettled
  }

  /// Finds what stands under the clocks that moved: one look at every objective, however many they
  /// are.
  private mutating func sweep(_ left: inout Int) {
    guard !self.movedClocks.isEmpty else { return }
    while left > 0, self.sweptSlots < self.objectives.nodes.count {
      let slot = self.sweptSlots
      self.sweptSlots += 1
      left -= 1
      guard self.movedClocks.contains(self.objectives.clocks[slot]) else { continue }
      self.raiseDirty(self.objectives.nodes[slot])
      var found = 0
      self.forEachKeyResult(ofSlot: slot) { graph, keyResult in
        graph.raiseDirty(keyResult)
        found += 1
      }
      left = max(0, left - found)
    }
    if self.sweptSlots == self.objectives.nodes.count {
      self.movedClocks.removeAll(keepingCapacity: true)
      self.sweptSlots = 0
    }
  }

  /// Marks a node to be recomputed.
  mutating func mark(_ node: NodeID) {
    guard !self.isDirty[node.position] else { return }
    self.isDirty[node.position] = true
    self.dirty.append(node)
  }

  /// Marks a node whose sums no longer follow from its children's last changes.
  mutating func markResum(_ node: NodeID) {
    self.needsResum[node.position] = true
    self.mark(node)
  }

  private mutating func enqueue(_ node: NodeID) {
    let height = Int(self.heights[node.position])
    while self.buckets.count <= height { self.buckets.append([]) }
    self.buckets[height].append(node)
    self.queued += 1
  }

  /// Within a propagation: the node above is to be recomputed as well.
  mutating func raiseDirty(_ node: NodeID) {
    guard !self.isDirty[node.position] else { return }
    self.isDirty[node.position] = true
    self.enqueue(node)
  }

  private mutating func recompute(_ node: NodeID) {
    self.isDirty[node.position] = false
    if self.isKeyResult[node.position] {
      self.recomputeKeyResult(node)
    } else {
      self.recomputeObjective(node)
    }
  }

  // MARK: Changes

  /// Nodes whose figures changed since this was last asked, each once.
  public mutating func drainChanges() -> [NodeID] {
    for node in self.changed { self.isChanged[node.position] = false }
    defer { self.changed.removeAll(keepingCapacity: true) }
    return self.changed
  }

  mutating func noteChange(_ node: NodeID) {
    guard !self.isChanged[node.position] else { return }
    self.isChanged[node.position] = true
    self.changed.append(node)
  }

  // MARK: Figures

  public func figures(_ node: NodeID) -> NodeFigures {
    precondition(self.isSettled, "figures are read after propagate()")
    let position = node.position
    var figures = NodeFigures(
      score: Absent.unwrap(self.scores[position]), coverage: self.coverages[position],
      health: self.healths[position], isOutdated: self.outdated[position])
    if self.isKeyResult[position] {
      let slot = self.slot(node)
      figures.attainment = Absent.unwrap(self.keyResults.attainments[slot])
      if self.keyResults.instants[slot] != Absent.number {
        figures.value = self.keyResults.values[slot]
        figures.instant = self.keyResults.instants[slot]
        figures.confidence = Absent.unwrap(self.keyResults.confidences[slot])
      }
    }
    return figures
  }

  /// What is expected of the item by now.
  public func expectation(_ node: NodeID) -> Expectation {
    let clock = self.clock(of: node)
    guard self.isKeyResult[node.position] else {
      return Expectation(elapsed: clock.elapsed, total: clock.total)
    }
    return self.expectation(ofKeyResult: self.slot(node), clock)
  }

  func slot(_ node: NodeID) -> Int { Int(self.slots[node.position]) }

  func clockIndex(_ node: NodeID) -> Int {
    let objective =
      self.isKeyResult[node.position]
      ? self.keyResults.objectives[self.slot(node)] : node
    return self.objectives.clocks[self.slot(objective)]
  }

  /// The commitment by which the item is judged: the objective's.
  public func commitment(_ node: NodeID) -> Commitment {
    let objective =
      self.isKeyResult[node.position]
      ? self.keyResults.objectives[self.slot(node)] : node
    return self.objectives.settings[self.slot(objective)].cell.commitment
  }

  public func colour(_ node: NodeID) -> Colour {
    self.clock(of: node).policy.bands(for: self.commitment(node))
      .colour(Absent.unwrap(self.scores[node.position]))
  }

  mutating func forEachKeyResult(
    ofSlot slot: Int, _ body: (inout ScoreGraph, NodeID) -> Void
  ) {
    var next = self.objectives.firstKeyResults[slot]
    while next != Absent.index {
      body(&self, self.keyResults.nodes[Int(next)])
      next = self.keyResults.nextSiblings[Int(next)]
    }
  }
}
