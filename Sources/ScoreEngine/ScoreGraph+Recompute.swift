// Every figure from scratch: one pass over the key results, and one over what stands above them, by
// height.

internal import OKRModel

extension ScoreGraph {
  /// Forms every figure and every cell anew, as after a load. The outcome is the same as a
  /// propagation's, bit for bit; what differs from before is noted as changed.
  public mutating func recomputeAll() {
    self.dropMarks()
    let order = self.order ?? self.nodesByHeight()
    self.order = order
    for index in self.extras.indices { self.extras[index].sums = ChildSums() }
    for index in self.cells.sums.indices { self.cells.sums[index] = CellSums() }
    self.recomputeKeyResults()
    self.recomputeInOrder(order)
  }

  // MARK: Key results

  /// Those that are judged by themselves. Their objectives' sums begin anew.
  private mutating func recomputeKeyResults() {
    var keyResults: [KeyResultRow] = []
    var objectives: [ObjectiveRow] = []
    swap(&keyResults, &self.keyResults)
    swap(&objectives, &self.objectives)
    var moved: [NodeID] = []
    let judge = Judge(links: self.links, extras: self.extras, clocks: self.clocks)
    objectives.withUnsafeMutableBufferPointer { objectives in
      for row in objectives.indices {
        objectives[row].sums = ChildSums()
        objectives[row].inside = KeyResultCounts()
        objectives[row].flags.subtract([.dirty, .needsResum])
      }
      keyResults.withUnsafeMutableBufferPointer { keyResults in
        for row in keyResults.indices where judge.recompute(row, keyResults, objectives) {
          moved.append(.keyResult(row))
        }
      }
    }
    swap(&keyResults, &self.keyResults)
    swap(&objectives, &self.objectives)
    for node in moved { self.noteChange(node) }
  }

  // MARK: What stands above

  private mutating func recomputeInOrder(_ order: [NodeID]) {
    var objectives: [ObjectiveRow] = []
    swap(&objectives, &self.objectives)
    var moved: [NodeID] = []
    var next = 0
    while next < order.count {
      // Up to a key result, which reads more than rows of objectives.
      objectives.withUnsafeMutableBufferPointer { objectives in
        while next < order.count, !order[next].isKeyResult {
          if self.recompute(order[next].row, objectives) { moved.append(order[next]) }
          next += 1
        }
      }
      guard next < order.count else { break }
      swap(&objectives, &self.objectives)
      self.recomputeRollup(order[next].row)
      swap(&objectives, &self.objectives)
      next += 1
    }
    swap(&objectives, &self.objectives)
    for node in moved { self.noteChange(node) }
  }

  private mutating func recomputeRollup(_ row: Int) {
    let old = self.keyResults[row]
    let outcome = self.outcome(row)
    self.objectives[Int(old.objective)].add(self.keyResults[row], outcome)
    self.keyResults[row].keep(outcome)
    let new = self.keyResults[row]
    if old.differs(from: outcome) || old.value != new.value || old.instant != new.instant {
      self.noteChange(.keyResult(row))
    }
  }

  /// - Returns: true where a figure moved.
  @inline(__always)
  private mutating func recompute(
    _ row: Int, _ objectives: UnsafeMutableBufferPointer<ObjectiveRow>
  ) -> Bool {
    let outcome = ObjectiveOutcome(
      objectives[row].sums, self.clocks.judgements[Int(objectives[row].judgement)])
    let moved = objectives[row].differs(from: outcome)
    if moved { objectives[row].keep(outcome) }
    guard objectives[row].flags.contains(.counts) else { return moved }
    self.cells.sums[Int(objectives[row].cell)].count(objectives[row], 1)
    var index = objectives[row].edges.up
    while index != Absent.index {
      let edge = self.edges[index]
      index = edge.nextUp
      guard edge.mode == .average else { continue }
      if edge.upper.isKeyResult {
        let extra = Int(self.links[edge.upper.row].extra)
        self.extras[extra].sums.add(objectives[row].share, weight: Int64(edge.weight))
      } else {
        objectives[edge.upper.row].sums.add(objectives[row].share, weight: Int64(edge.weight))
      }
    }
    return moved
  }

  /// Objectives and the key results that are judged by their children, lower ones first.
  private func nodesByHeight() -> [NodeID] {
    var buckets: [[NodeID]] = Array(repeating: [], count: Int(self.highest) + 1)
    for extra in self.extras where extra.isRollup {
      buckets[Int(extra.height)].append(.keyResult(Int(extra.row)))
    }
    for (row, objective) in self.objectives.enumerated() {
      buckets[Int(objective.height)].append(.objective(row))
    }
    return buckets.flatMap { $0 }
  }

}

/// All that judging a key result by itself reads beside its row.
private struct Judge {
  let links: [KeyResultLinks]
  let extras: [Extra]
  let clocks: ClockTable

  /// Judges a key result and counts it in its objective; a rollup is left for later.
  /// - Returns: true where a figure moved.
  @inline(__always)
  func recompute(
    _ row: Int, _ keyResults: UnsafeMutableBufferPointer<KeyResultRow>,
    _ objectives: UnsafeMutableBufferPointer<ObjectiveRow>
  ) -> Bool {
    if !keyResults[row].flags.isDisjoint(with: [.dirty, .needsResum]) {
      keyResults[row].flags.subtract([.dirty, .needsResum])
    }
    let objective = Int(keyResults[row].objective)
    let judgement = Int(objectives[objective].judgement)
    let outcome: KeyResultOutcome
    if keyResults[row].flags.contains(.hasExtra) {
      let extra = Int(self.links[row].extra)
      if self.extras[extra].isRollup { return false }
      outcome = self.extras[extra].outcome(keyResults[row], self.clocks, judgement)
    } else {
      outcome = keyResults[row].outcome(
        keyResults[row].ownAttainment, missing: self.clocks.judgements[judgement].missing,
        self.clocks.judgements[judgement])
    }
    objectives[objective].add(keyResults[row], outcome)
    guard keyResults[row].differs(from: outcome) else { return false }
    keyResults[row].keep(outcome)
    return true
  }
}

extension ObjectiveRow {
  /// Counts a key result in.
  @inline(__always)
  fileprivate mutating func add(_ keyResult: KeyResultRow, _ outcome: KeyResultOutcome) {
    guard keyResult.flags.contains(.counts) else { return }
    self.sums.add(outcome.share, weight: Int64(keyResult.weight))
    self.inside.add(
      isMeasured: outcome.flags.contains(.measured), confidence: keyResult.confidence, sign: 1)
  }
}
