// Which scores a change moved, for the answers to those who made it.

public import OKRModel
public import ScoreEngine

/// Figures from before a change, and how many items there were.
public struct ScoresBefore: Sendable {
  fileprivate let figures: NodeTable<NodeFigures>
  fileprivate let objectives: Int
  fileprivate let keyResults: Int
}

/// The scores that one commit moved.
public struct MovedScores: Sendable {
  fileprivate var changes: NodeTable<ScoreChange>
}

extension Organisation {
  /// The figures of these nodes and of all above them, to be compared after a change.
  public func scoresAbove(_ nodes: [NodeID]) -> ScoresBefore {
    ScoresBefore(
      figures: self.graph.figures(above: nodes), objectives: self.objectives.rows.count,
      keyResults: self.keyResults.rows.count)
  }

  /// The scores and coverages that are others than before; of items that weren't there before, where they have
  /// a score or are covered.
  public func moved(since before: ScoresBefore) -> MovedScores {
    var moved = MovedScores(changes: NodeTable(capacity: before.figures.count))
    for (index, node) in before.figures.nodes.enumerated() {
      self.compare(node, before.figures.value(at: index), &moved)
    }
    for row in before.objectives..<self.objectives.rows.count {
      self.compare(.objective(row), .none, &moved)
    }
    for row in before.keyResults..<self.keyResults.rows.count {
      self.compare(.keyResult(row), .none, &moved)
    }
    return moved
  }

  /// The same since an earlier state, in which the nodes may have other numbers.
  public func moved(sinceState before: Organisation) -> MovedScores {
    var moved = MovedScores(changes: NodeTable(capacity: 0))
    for node in self.allNodes {
      self.compare(node, before.node(self.id(node)).map { before.graph.figures($0) }, &moved)
    }
    return moved
  }

  private func compare(_ node: NodeID, _ old: NodeFigures?, _ moved: inout MovedScores) {
    let new = self.graph.figures(node)
    let coverage = old?.coverage ?? 0
    guard old?.score != new.score || coverage != new.coverage else { return }
    moved.changes.insert(node) {
      ScoreChange(
        id: self.id(node), scoreBefore: Self.ratio(old?.score),
        scoreAfter: Self.ratio(new.score), coverageBefore: old.map { Ratio(ppm: $0.coverage) },
        coverageAfter: Ratio(ppm: new.coverage))
    }
  }

  /// All that moved, nearest to the leaves first.
  public func changes(_ moved: MovedScores) -> [ScoreChange] {
    self.graph.lowestFirst(moved.changes.nodes).compactMap { moved.changes[$0] }
  }

  /// Tells in an outcome what moved, nearest to the leaves first, and how much that is in all.
  public func tell(_ moved: MovedScores, in outcome: inout Outcome) {
    self.tell(moved, at: self.graph.lowestFirst(moved.changes.nodes), in: &outcome)
  }

  /// The same of what moved at these nodes and above them.
  public func tell(
    _ moved: MovedScores, atAndAbove nodes: [NodeID], in outcome: inout Outcome
  ) {
    let path =
      nodes.count == 1
      ? self.graph.path(above: nodes[0])
      : self.graph.lowestFirst(self.graph.ancestors(of: nodes))
    self.tell(moved, at: path, in: &outcome)
  }

  private func tell(_ moved: MovedScores, at path: [NodeID], in outcome: inout Outcome) {
    var (found, total) = ([ScoreChange](), 0)
    found.reserveCapacity(min(path.count, Limits.scoreChangesPerOutcome))
    for node in path {
      guard let change = moved.changes[node] else { continue }
      if found.count < Limits.scoreChangesPerOutcome { found.append(change) }
      total += 1
    }
    outcome.scoreChanges = found
    outcome.scoreChangesTotal = Int32(clamping: total)
  }
}

extension Organisation {
  /// The nodes at which changes act, as far as they exist already: what they move is among these, the nodes above
  /// them and the items that they make.
  public func nodes(touchedBy changes: [PlannedChange]) -> [NodeID] {
    var found: [NodeID] = []
    self.addNodes(touchedBy: changes, to: &found)
    return found
  }

  /// The same of one more request's changes: a commit of many makes no list of them all.
  public func addNodes(touchedBy changes: [PlannedChange], to found: inout [NodeID]) {
    var cycles: Set<String> = []
    var movesPlaces = false
    for planned in changes {
      switch planned.change.change {
      case .checkIn(let checkIn)?:
        if let node = self.keyResultNode(checkIn.keyResult) { found.append(node) }
      case .keyResult(let row)?:
        let node = self.present(row.id)
        found += node + node.map { self.owner($0) } + self.present(row.objective)
      case .objective(let row)?:
        for node in self.present(row.id) { found += [node] + self.ownNodes(node) }
      case .alignment(let edge)?, .alignmentRemoved(let edge)?: found += self.present(edge.to)
      case .cycle(let row)?: cycles.insert(row.id)
      case .unit(let row)?:
        let now = self.units.find(row.id)
        if let now, (now.parent, now.region) != (row.parent, row.region) { movesPlaces = true }
      case .region(let row)?:
        let now = self.regions.find(row.id)
        if let now, (now.parent, now.timeZone) != (row.parent, row.timeZone) { movesPlaces = true }
      default: break
      }
    }
    // What a cycle's dates and policy move, and a place's zone, is anywhere below.
    if movesPlaces {
      found = self.allNodes
    } else if !cycles.isEmpty {
      found += self.nodes(inCycles: cycles)
    }
  }

  private func nodes(inCycles ids: Set<String>) -> [NodeID] {
    let numbers = Set(ids.compactMap { self.cycles.index(of: $0) }.map { Int32($0) })
    guard !numbers.isEmpty else { return [] }
    return self.objectives.rows.indices.lazy.map { NodeID.objective($0) }
      .filter { numbers.contains(self.graph.place($0).cycle) }
      .flatMap { [$0] + self.ownNodes($0) }
  }

  private func present(_ id: String) -> [NodeID] { self.node(id).map { [$0] } ?? [] }

  private func ownNodes(_ objective: NodeID) -> [NodeID] {
    self.ownKeyResults(objective).map { .keyResult($0) }
  }
}
