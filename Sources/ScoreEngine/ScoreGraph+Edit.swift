// Edits of the structure. Each marks what it may change; figures follow at `propagate()`.

public import OKRModel

extension ScoreGraph {
  // MARK: Nodes

  private mutating func addNode(isKeyResult: Bool, slot: Int, counts: Bool, hasSums: Bool) -> NodeID
  {
    let node = NodeID(self.slots.count)
    self.slots.append(UInt32(slot))
    self.isKeyResult.append(isKeyResult)
    self.heights.append(isKeyResult ? 0 : 1)
    self.childCounts.append(0)
    self.highest = max(self.highest, isKeyResult ? 0 : 1)
    self.scores.append(Absent.number)
    self.coverages.append(0)
    self.healths.append(.noData)
    self.outdated.append(false)
    self.counts.append(counts)
    self.sumIndices.append(Absent.index)
    self.needsResum.append(false)
    self.isDirty.append(false)
    self.isChanged.append(false)
    self.edges.addNode()
    if hasSums { self.giveSums(node) }
    return node
  }

  private mutating func giveSums(_ node: NodeID) {
    guard self.sumIndices[node.position] == Absent.index else { return }
    self.sumIndices[node.position] = UInt32(self.sums.count)
    self.sums.append(ChildSums())
  }

  public mutating func addObjective(_ settings: ObjectiveSettings) -> NodeID {
    let slot = self.objectives.nodes.count
    let node = self.addNode(
      isKeyResult: false, slot: slot, counts: settings.counts, hasSums: true)
    self.objectives.nodes.append(node)
    self.objectives.settings.append(settings)
    self.objectives.clocks.append(settings.clock)
    self.objectives.cellIndices.append(self.cells.index(of: settings.cell))
    self.objectives.counted.append(CellSums())
    self.objectives.firstKeyResults.append(Absent.index)
    self.objectives.keyResultSums.append(KeyResultSums())
    self.markResum(node)
    self.noteChange(node)
    return node
  }

  public mutating func updateObjective(_ node: NodeID, _ settings: ObjectiveSettings) {
    let slot = self.slot(node)
    let old = self.objectives.settings[slot]
    guard settings != old else { return }
    self.objectives.settings[slot] = settings
    self.objectives.clocks[slot] = settings.clock
    self.counts[node.position] = settings.counts
    if settings.cell != old.cell { self.moveCell(slot, settings.cell) }
    self.mark(node)
    self.forEachKeyResult(ofSlot: slot) { graph, keyResult in
      graph.mark(keyResult)
      graph.noteDays(keyResult)
      if settings.counts != old.counts { graph.markValueTargets(keyResult) }
    }
    if settings.counts != old.counts { self.markAverageTargets(node) }
  }

  private mutating func moveCell(_ slot: Int, _ cell: CellKey) {
    let index = self.cells.index(of: cell)
    let counted = self.objectives.counted[slot]
    self.cells.replace(counted, with: CellSums(), at: self.objectives.cellIndices[slot])
    self.cells.replace(CellSums(), with: counted, at: index)
    self.objectives.cellIndices[slot] = index
  }

  public mutating func addKeyResult(_ settings: KeyResultSettings) -> NodeID {
    let slot = self.keyResults.nodes.count
    let node = self.addNode(
      isKeyResult: true, slot: slot, counts: settings.counts,
      hasSums: settings.rule == .rollupScore)
    self.keyResults.nodes.append(node)
    self.keyResults.objectives.append(settings.objective)
    self.keyResults.nextSiblings.append(Absent.index)
    self.keyResults.rules.append(settings.rule)
    self.keyResults.weights.append(settings.weight)
    self.keyResults.dues.append(settings.due ?? Int32.min)
    self.keyResults.attainments.append(Absent.number)
    self.keyResults.values.append(0)
    self.keyResults.instants.append(Absent.number)
    self.keyResults.revisions.append(0)
    self.keyResults.confidences.append(Absent.number)
    self.keyResults.isMeasured.append(false)
    if !settings.phases.isEmpty { self.keyResults.phases[slot] = settings.phases }
    self.link(slot, to: settings.objective)
    self.noteDays(node)
    if settings.rule == .rollupScore { self.markResum(node) } else { self.mark(node) }
    self.noteChange(node)
    return node
  }

  private mutating func link(_ slot: Int, to objective: NodeID) {
    let objectiveSlot = self.slot(objective)
    self.keyResults.objectives[slot] = objective
    self.keyResults.nextSiblings[slot] = self.objectives.firstKeyResults[objectiveSlot]
    self.objectives.firstKeyResults[objectiveSlot] = UInt32(slot)
    self.childCounts[objective.position] += 1
    self.raise(objective, above: self.keyResults.nodes[slot])
    self.markResum(objective)
  }

  private mutating func unlink(_ slot: Int) {
    let objective = self.keyResults.objectives[slot]
    let objectiveSlot = self.slot(objective)
    let next = self.keyResults.nextSiblings[slot]
    self.childCounts[objective.position] -= 1
    if self.objectives.firstKeyResults[objectiveSlot] == UInt32(slot) {
      self.objectives.firstKeyResults[objectiveSlot] = next
    } else {
      var sibling = Int(self.objectives.firstKeyResults[objectiveSlot])
      while self.keyResults.nextSiblings[sibling] != UInt32(slot) {
        sibling = Int(self.keyResults.nextSiblings[sibling])
      }
      self.keyResults.nextSiblings[sibling] = next
    }
    self.markResum(objective)
  }

  /// Changes a key result; its records stay with it.
  public mutating func updateKeyResult(_ node: NodeID, _ settings: KeyResultSettings) {
    let slot = self.slot(node)
    if self.keyResults.objectives[slot] != settings.objective {
      self.unlink(slot)
      self.link(slot, to: settings.objective)
    }
    self.keyResults.rules[slot] = settings.rule
    self.keyResults.weights[slot] = settings.weight
    self.keyResults.dues[slot] = settings.due ?? Int32.min
    self.keyResults.phases[slot] = settings.phases.isEmpty ? nil : settings.phases
    self.counts[node.position] = settings.counts
    if settings.rule == .rollupScore {
      self.giveSums(node)
      self.markResum(node)
    }
    self.noteDays(node)
    self.mark(node)
    self.markResum(settings.objective)
    self.markValueTargets(node)
  }

  private mutating func noteDays(_ node: NodeID) {
    let slot = self.slot(node)
    let lastPhase = self.keyResults.phases[slot]?.last?.day ?? Int32.min
    self.note(day: max(self.keyResults.dues[slot], lastPhase), on: self.clockIndex(node))
  }

  // MARK: Records

  /// Sets a key result's records in force.
  /// - Parameter records: ascending by (instant, revision); of kinds without periods only the last
  ///   is read.
  public mutating func setRecords(_ node: NodeID, _ records: [ValueRecord]) {
    let slot = self.slot(node)
    if case .rollupValue = self.keyResults.rules[slot] {
      self.keyResults.records[slot] = nil
      self.setConfidence(node, slot, Absent.number)
      return
    }
    let newest = records.last
    self.keyResults.records[slot] = self.keyResults.rules[slot].period == nil ? nil : records
    self.keyResults.values[slot] = newest?.value ?? 0
    self.keyResults.instants[slot] = newest?.instant ?? Absent.number
    self.keyResults.revisions[slot] = newest?.revision ?? 0
    self.setConfidence(node, slot, Absent.wrap(newest?.confidence))
    self.mark(node)
    self.markValueTargets(node)
    self.noteChange(node)
  }

  private mutating func setConfidence(_ node: NodeID, _ slot: Int, _ confidence: Int64) {
    guard confidence != self.keyResults.confidences[slot] else { return }
    let objective = self.keyResults.objectives[slot]
    let objectiveSlot = self.slot(objective)
    if self.counts[node.position], !self.needsResum[objective.position] {
      let isMeasured = self.keyResults.isMeasured[slot]
      self.objectives.keyResultSums[objectiveSlot].add(
        isMeasured: isMeasured, confidence: self.keyResults.confidences[slot], sign: -1)
      self.objectives.keyResultSums[objectiveSlot].add(
        isMeasured: isMeasured, confidence: confidence, sign: 1)
    }
    self.keyResults.confidences[slot] = confidence
    self.mark(objective)
  }

  // MARK: Edges

  /// Adds the edge of a pair, or changes it. The caller has asked `circle` and `doubleCount`.
  /// - Parameters:
  ///   - mode: of the edge; average needs an objective below and an objective or rollup_score
  ///     above, value two key
  ///     results with a rollup_value above.
  ///   - weight: thousandths.
  public mutating func setEdge(
    _ lower: NodeID, _ upper: NodeID, mode: AlignmentMode, weight: Int64
  ) {
    let counting: EdgeMode = mode == .average ? .average : mode == .value ? .value : .none
    if self.edges.set(lower, upper, mode: counting, weight: weight) {
      self.childCounts[upper.position] += 1
    }
    self.raise(upper, above: lower)
    self.markEdgeTarget(upper)
  }

  public mutating func removeEdge(_ lower: NodeID, _ upper: NodeID) {
    if self.edges.remove(lower, upper) { self.childCounts[upper.position] -= 1 }
    self.markEdgeTarget(upper)
  }

  private mutating func markEdgeTarget(_ upper: NodeID) {
    if self.sumIndices[upper.position] == Absent.index {
      self.mark(upper)
    } else {
      self.markResum(upper)
    }
  }

  private mutating func markValueTargets(_ node: NodeID) {
    var targets: [NodeID] = []
    self.edges.forEachUp(node) { if $0.mode == .value { targets.append($0.upper) } }
    for target in targets { self.mark(target) }
  }

  private mutating func markAverageTargets(_ node: NodeID) {
    var targets: [NodeID] = []
    self.edges.forEachUp(node) { if $0.mode == .average { targets.append($0.upper) } }
    for target in targets { self.markResum(target) }
  }

  // MARK: Heights

  /// Keeps heights rising along every edge. They never sink: an order stays an order.
  private mutating func raise(_ upper: NodeID, above lower: NodeID) {
    var pending: [(upper: NodeID, lower: NodeID)] = [(upper, lower)]
    while let (upper, lower) = pending.popLast() {
      let needed = self.heights[lower.position] + 1
      guard self.heights[upper.position] < needed else { continue }
      self.heights[upper.position] = needed
      self.highest = max(self.highest, needed)
      self.forEachAbove(upper) { pending.append(($0, upper)) }
    }
  }

  func forEachAbove(_ node: NodeID, _ body: (NodeID) -> Void) {
    if self.isKeyResult[node.position] { body(self.keyResults.objectives[self.slot(node)]) }
    self.edges.forEachUp(node) { body($0.upper) }
  }
}
