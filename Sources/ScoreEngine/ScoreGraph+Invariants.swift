// What must hold after `propagate()`. Tests call this after every step.

internal import OKRModel

extension ScoreGraph {
  /// Checks every relation between columns, sums and cells.
  /// - Returns: what doesn't hold, in words; empty where all is well.
  public func checkInvariants() -> [String] {
    var broken: [String] = []
    if !self.isSettled { broken.append("some nodes wait to be recomputed") }
    for position in self.slots.indices {
      let node = NodeID(position)
      self.forEachAbove(node) { above in
        if self.heights[above.position] <= self.heights[position] {
          broken.append("height of \(above.index) is not above \(node.index)'s")
        }
      }
      if self.childCount(of: node) != self.children(of: node).count {
        broken.append("node \(position) has another number of children than it counts")
      }
      if self.isDirty[position] || self.needsResum[position] && !self.isKeyResult[position] {
        broken.append("node \(position) was left dirty")
      }
    }
    broken += self.brokenSums()
    return broken
  }

  private func brokenSums() -> [String] {
    var broken: [String] = []
    var cells: [CellKey: CellSums] = [:]
    for (slot, node) in self.objectives.nodes.enumerated() {
      var fresh = ChildSums()
      for child in self.children(of: node)
      where child.isCountingEdge && self.counts[child.node.position] {
        fresh.add(
          Share(
            score: self.scores[child.node.position], coverage: self.coverages[child.node.position],
            isOutdated: self.outdated[child.node.position]), weight: child.weight)
      }
      if fresh != self.sums[Int(self.sumIndices[node.position])] {
        broken.append("sums of objective node \(node.index) differ from its children's")
      }
      let counted = self.counted(node, slot)
      if counted != self.objectives.counted[slot] {
        broken.append("cell part of objective node \(node.index) is stale")
      }
      cells[self.objectives.settings[slot].cell, default: CellSums()] += counted
    }
    for (key, sums) in zip(self.cells.keys, self.cells.sums)
    where sums != cells[key, default: CellSums()] {
      broken.append("cell \(key) differs from its objectives' sum")
    }
    return broken
  }
}
