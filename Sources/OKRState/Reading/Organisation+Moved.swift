// Which scores a change moved, for the answers to those who made it.

public import OKRModel
public import ScoreEngine

/// The scores that one commit moved.
public struct MovedScores: Sendable {
  fileprivate var changes: NodeTable<ScoreChange>
}

extension Organisation {
  /// The figures of these nodes and of all above them, to be compared after a change.
  public func scoresAbove(_ nodes: [NodeID]) -> NodeTable<NodeFigures> {
    self.graph.figures(above: nodes)
  }

  /// The scores and coverages that are others than before.
  public func moved(since before: NodeTable<NodeFigures>) -> MovedScores {
    var moved = MovedScores(changes: NodeTable(capacity: before.count))
    for (index, node) in before.nodes.enumerated() {
      let (old, new) = (before.value(at: index), self.graph.figures(node))
      guard old.score != new.score || old.coverage != new.coverage else { continue }
      moved.changes.insert(node) {
        ScoreChange(
          id: self.id(node), scoreBefore: Self.ratio(old.score),
          scoreAfter: Self.ratio(new.score), coverageBefore: Ratio(ppm: old.coverage),
          coverageAfter: Ratio(ppm: new.coverage))
      }
    }
    return moved
  }

  /// All that moved, nearest to the leaves first.
  public func changes(_ moved: MovedScores, atMost limit: Int) -> [ScoreChange] {
    self.changes(moved, at: self.graph.lowestFirst(moved.changes.nodes), limit)
  }

  /// What moved at these nodes and above them, nearest to the leaves first.
  public func changes(
    _ moved: MovedScores, atAndAbove nodes: [NodeID], atMost limit: Int
  ) -> [ScoreChange] {
    if nodes.count == 1, let node = nodes.first {
      return self.changes(moved, at: self.graph.path(above: node), limit)
    }
    return self.changes(moved, at: self.graph.lowestFirst(self.graph.ancestors(of: nodes)), limit)
  }

  private func changes(_ moved: MovedScores, at path: [NodeID], _ limit: Int) -> [ScoreChange] {
    var found: [ScoreChange] = []
    found.reserveCapacity(min(path.count, limit))
    for node in path where found.count < limit {
      if let change = moved.changes[node] { found.append(change) }
    }
    return found
  }
}
