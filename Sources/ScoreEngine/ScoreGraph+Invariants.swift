// What must hold after `propagate()`. Tests call this after every step.

internal import OKRModel

extension ScoreGraph {
  var allNodes: [NodeID] {
    self.objectives.indices.map { .objective($0) } + self.keyResults.indices.map { .keyResult($0) }
  }

  /// Checks every relation between rows, sums and cells.
  /// - Returns: what doesn't hold, in words; empty where all is well.
  public func checkInvariants() -> [String] {
    var broken: [String] = []
    if !self.isSettled { broken.append("some nodes wait to be recomputed") }
    for node in self.allNodes {
      self.forEachAbove(node) { above in
        if self.height(above) <= self.height(node) {
          broken.append("height of \(above) is not above that of \(node)")
        }
      }
      if self.childCount(of: node) != self.children(of: node).count {
        broken.append("\(node) has another number of children than it counts")
      }
      let flags =
        node.isKeyResult ? self.keyResults[node.row].flags : self.objectives[node.row].flags
      if flags.contains(.dirty) || flags.contains(.needsResum) {
        broken.append("\(node) was left dirty")
      }
    }
    return broken + self.brokenSums() + self.brokenCells() + self.movedFromScratch()
  }

  /// What forming every figure from scratch would change, on lanes that work one after the other.
  private func movedFromScratch() -> [String] {
    var scratch = self
    _ = scratch.drainChanges()
    scratch.recomputeAll(
      on: Lanes(count: 3) { work in for lane in (0..<3).reversed() { work(lane) } },
      sharingFrom: 2)
    let moved = scratch.drainChanges().map { "\($0) has another figure from scratch" }
    return moved + scratch.brokenSums() + scratch.brokenCells()
      + (scratch.isSettled ? [] : ["a recompute from scratch left something to do"])
  }

  private func share(_ node: NodeID) -> Share {
    node.isKeyResult ? self.keyResults[node.row].share : self.objectives[node.row].share
  }

  private func brokenSums() -> [String] {
    var broken: [String] = []
    for node in self.allNodes where self.keepsSums(node) {
      var sums = ChildSums()
      var inside = KeyResultCounts()
      for child in self.children(of: node) where child.isCountingEdge && self.counts(child.node) {
        sums.add(self.share(child.node), weight: child.weight)
        guard !node.isKeyResult, child.node.isKeyResult else { continue }
        let row = self.keyResults[child.node.row]
        inside.add(
          isMeasured: row.flags.contains(.measured), confidence: row.confidence, sign: 1)
      }
      let kept =
        node.isKeyResult
        ? self.extra(node.row)?.sums ?? ChildSums() : self.objectives[node.row].sums
      if sums != kept { broken.append("sums of \(node) differ from its children's") }
      if !node.isKeyResult, inside != self.objectives[node.row].inside {
        broken.append("counts of \(node) differ from its key results'")
      }
    }
    return broken
  }

  private func brokenCells() -> [String] {
    var broken: [String] = []
    var cells = self.cells.sums.map { _ in CellSums() }
    for row in self.objectives { cells[Int(row.cell)].count(row, 1) }
    for (index, sums) in cells.enumerated() where sums != self.cells.sums[index] {
      broken.append("cell \(self.cells.keys[index]) differs from its objectives' sum")
    }
    for (row, objective) in self.objectives.enumerated()
    where !self.cells.holds(row, in: objective.cell) {
      broken.append("objective \(row) isn't among those of its cell")
    }
    if self.cells.members.reduce(0, { $0 + $1.count }) != self.objectives.count {
      broken.append("the cells hold another number of objectives than there are")
    }
    return broken
  }
}
