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
    for index in self.objectives.indices {
      self.objectives[index].sums = ChildSums()
      self.objectives[index].inside = KeyResultCounts()
      self.objectives[index].flags.subtract([.dirty, .needsResum])
    }
    for index in self.extras.indices { self.extras[index].sums = ChildSums() }
    for index in self.cells.sums.indices { self.cells.sums[index] = CellSums() }
    self.recomputeKeyResults()
    for node in order {
      if node.isKeyResult {
        self.recomputeRollup(node.row)
      } else {
        self.recomputeFromSums(node.row)
      }
    }
  }

  /// Objectives and the key results that are judged by their children, lower ones first.
  private func nodesByHeight() -> [NodeID] {
    var buckets: [[NodeID]] = Array(repeating: [], count: Int(self.highest) + 1)
    for row in self.keyResults.indices where self.isRollup(row) {
      buckets[Int(self.height(.keyResult(row)))].append(.keyResult(row))
    }
    for (row, objective) in self.objectives.enumerated() {
      buckets[Int(objective.height)].append(.objective(row))
    }
    return buckets.flatMap { $0 }
  }

  private func isRollup(_ row: Int) -> Bool {
    self.keyResults[row].code == .extra && !self.rule(.keyResult(row)).takesCheckIns
  }

  private mutating func recomputeKeyResults() {
    for row in self.keyResults.indices {
      self.keyResults[row].flags.subtract([.dirty, .needsResum])
      let old = self.keyResults[row]
      var new = old
      let objective = Int(old.objective)
      if self.links[row].extra == Absent.index {
        let figures = self.clocks.figures[Int(self.objectives[objective].clock)]
        let isCommitted = self.objectives[objective].flags.contains(.committed)
        new.take(
          old.ownAttainment, missing: figures.missing, figures,
          figures.judgement(isCommitted: isCommitted))
      } else if self.isRollup(row) {
        continue
      } else {
        new = self.evaluated(row)
      }
      self.keepAnew(row, old, new)
    }
  }

  private mutating func recomputeRollup(_ row: Int) {
    let old = self.keyResults[row]
    self.keepAnew(row, old, self.evaluated(row))
  }

  /// Keeps a key result's figures and counts it in its objective.
  @inline(__always)
  private mutating func keepAnew(_ row: Int, _ old: KeyResultRow, _ new: KeyResultRow) {
    if new.figuresDiffer(from: old) {
      self.keyResults[row] = new
      self.noteChange(.keyResult(row))
    }
    guard new.flags.contains(.counts) else { return }
    let objective = Int(new.objective)
    self.objectives[objective].sums.add(new.share, weight: Int64(new.weight))
    self.objectives[objective].inside.add(
      isMeasured: new.flags.contains(.measured), confidence: new.confidence, sign: 1)
  }

  private mutating func recomputeFromSums(_ row: Int) {
    let old = self.objectives[row]
    var new = old
    new.settle(
      self.clocks.figures[Int(old.clock)]
        .judgement(isCommitted: old.flags.contains(.committed)))
    if new.figuresDiffer(from: old) {
      self.objectives[row] = new
      self.noteChange(.objective(row))
    }
    guard new.flags.contains(.counts) else { return }
    self.cells.sums[Int(new.cell)].count(new, 1)
    var index = new.edges.up
    while index != Absent.index {
      let edge = self.edges[index]
      index = edge.nextUp
      guard edge.mode == .average else { continue }
      if edge.upper.isKeyResult {
        self.extras[self.makeExtra(edge.upper.row)].sums.add(
          new.share, weight: Int64(edge.weight))
      } else {
        self.objectives[edge.upper.row].sums.add(new.share, weight: Int64(edge.weight))
      }
    }
  }
}

extension KeyResultRow {
  @inline(__always)
  func figuresDiffer(from old: KeyResultRow) -> Bool {
    self.share != old.share || self.health != old.health || self.attainment != old.attainment
      || self.flags.contains(.measured) != old.flags.contains(.measured)
      || self.value != old.value || self.instant != old.instant
  }
}

extension ObjectiveRow {
  @inline(__always)
  func figuresDiffer(from old: ObjectiveRow) -> Bool {
    self.share != old.share || self.health != old.health || self.colour != old.colour
  }
}
