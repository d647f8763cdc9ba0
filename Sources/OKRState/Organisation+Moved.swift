// Which scores a change moved, for the answers to those who made it.

public import OKRModel
public import ScoreEngine

/// The scores that one commit moved.
public struct MovedScores: Sendable {
  fileprivate var changes: [NodeID: ScoreChange] = [:]
}

extension Organisation {
  /// The scores of these nodes and of all above them, to be compared after a change.
  public func scoresAbove(_ nodes: [NodeID]) -> [NodeID: NodeFigures] {
    self.graph.ancestors(of: nodes).reduce(into: [:]) { $0[$1] = self.graph.figures($1) }
  }

  /// The scores and coverages that are others than before.
  public func moved(since before: [NodeID: NodeFigures]) -> MovedScores {
    var moved = MovedScores()
    for (node, old) in before {
      let new = self.graph.figures(node)
      guard old.score != new.score || old.coverage != new.coverage else { continue }
      moved.changes[node] = ScoreChange(
        id: self.id(node), scoreBefore: Self.ratio(old.score), scoreAfter: Self.ratio(new.score),
        coverageBefore: Ratio(ppm: old.coverage), coverageAfter: Ratio(ppm: new.coverage))
    }
    return moved
  }

  /// All that moved, nearest to the leaves first.
  public func changes(_ moved: MovedScores, atMost limit: Int) -> [ScoreChange] {
    self.graph.lowestFirst(moved.changes.keys).prefix(limit).compactMap { moved.changes[$0] }
  }

  /// What moved at these nodes and above them, nearest to the leaves first.
  public func changes(
    _ moved: MovedScores, atAndAbove nodes: [NodeID], atMost limit: Int
  ) -> [ScoreChange] {
    let path =
      if nodes.count == 1, let node = nodes.first {
        self.graph.path(above: node)
      } else {
        self.graph.lowestFirst(self.graph.ancestors(of: nodes))
      }
    return Array(path.lazy.compactMap { moved.changes[$0] }.prefix(limit))
  }
}
