// The edges of nodes, and the lists that they stand in.

public import OKRModel

extension ScoreGraph {
  /// The heads of a node's lists; empty for a key result that never had an edge.
  func edgeHeads(_ node: NodeID) -> EdgeHeads {
    node.isKeyResult ? self.extra(node.row)?.edges ?? EdgeHeads() : self.objectives[node.row].edges
  }

  @discardableResult
  mutating func changeEdgeHeads<R>(
    _ node: NodeID, _ change: (inout EdgeHeads, inout EdgeTable) -> R
  )
    -> R
  {
    guard node.isKeyResult else { return change(&self.objectives[node.row].edges, &self.edges) }
    let index = self.makeExtra(node.row)
    return change(&self.extras[index].edges, &self.edges)
  }

  func forEachUp(_ node: NodeID, _ body: (Edge) -> Void) {
    var index = self.edgeHeads(node).up
    while index != Absent.index {
      let edge = self.edges[index]
      body(edge)
      index = edge.nextUp
    }
  }

  func forEachDown(_ node: NodeID, _ body: (Edge) -> Void) {
    var index = self.edgeHeads(node).down
    while index != Absent.index {
      let edge = self.edges[index]
      body(edge)
      index = edge.nextDown
    }
  }

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
    if let index = self.edgeIndex(lower, upper) {
      self.edges[index].mode = counting
      self.edges[index].weight = Int32(weight)
    } else {
      self.insertEdge(lower, upper, counting, weight)
    }
    self.raise(upper, above: lower)
    self.markEdgeTarget(upper)
  }

  private func edgeIndex(_ lower: NodeID, _ upper: NodeID) -> UInt32? {
    var index = self.edgeHeads(lower).up
    while index != Absent.index, self.edges[index].upper != upper {
      index = self.edges[index].nextUp
    }
    return index == Absent.index ? nil : index
  }

  private mutating func insertEdge(
    _ lower: NodeID, _ upper: NodeID, _ mode: EdgeMode, _ weight: Int64
  ) {
    let edge = Edge(
      lower: lower, upper: upper, weight: Int32(weight), nextUp: self.edgeHeads(lower).up,
      nextDown: self.edgeHeads(upper).down, mode: mode)
    let index = self.edges.insert(edge)
    self.changeEdgeHeads(lower) { heads, _ in heads.up = index }
    self.changeEdgeHeads(upper) { heads, _ in
      heads.down = index
      heads.children += 1
    }
  }

  public mutating func removeEdge(_ lower: NodeID, _ upper: NodeID) {
    let found = self.changeEdgeHeads(lower) { heads, edges in
      edges.unlinkUp(from: &heads.up, to: upper)
    }
    if let found {
      self.changeEdgeHeads(upper) { heads, edges in
        edges.unlinkDown(from: &heads.down, found)
        heads.children -= 1
      }
    }
    self.markEdgeTarget(upper)
  }

  private mutating func markEdgeTarget(_ upper: NodeID) {
    if self.keepsSums(upper) { self.markResum(upper) } else { self.mark(upper) }
  }

  /// True for objectives and rollup_scores.
  func keepsSums(_ node: NodeID) -> Bool {
    !node.isKeyResult || self.rule(node) == .rollupScore
  }

  /// Marks what the key result's value counts in.
  mutating func markValueTargets(_ node: NodeID) {
    self.forEachTarget(of: node, .value) { graph, edge in graph.mark(edge.upper) }
  }

  /// Marks what the objective's score counts in, to be summed anew.
  mutating func markAverageTargets(_ node: NodeID) {
    self.forEachTarget(of: node, .average) { graph, edge in graph.markResum(edge.upper) }
  }

  /// Calls `body` with each edge upward of one mode; it may change anything but edges.
  @inline(__always)
  mutating func forEachTarget(
    of node: NodeID, _ mode: EdgeMode, _ body: (inout ScoreGraph, Edge) -> Void
  ) {
    var index = self.edgeHeads(node).up
    while index != Absent.index {
      let edge = self.edges[index]
      if edge.mode == mode { body(&self, edge) }
      index = edge.nextUp
    }
  }

  // MARK: Heights

  func height(_ node: NodeID) -> UInt16 {
    node.isKeyResult ? self.extra(node.row)?.height ?? 0 : self.objectives[node.row].height
  }

  /// Keeps heights rising along every edge. They never sink: an order stays an order.
  mutating func raise(_ upper: NodeID, above lower: NodeID) {
    var pending: [(upper: NodeID, lower: NodeID)] = [(upper, lower)]
    while let (upper, lower) = pending.popLast() {
      let needed = self.height(lower) + 1
      guard self.height(upper) < needed else { continue }
      self.setHeight(upper, needed)
      self.forEachAbove(upper) { pending.append(($0, upper)) }
    }
  }

  private mutating func setHeight(_ node: NodeID, _ height: UInt16) {
    self.levels = nil
    self.highest = max(self.highest, height)
    if node.isKeyResult {
      let index = self.makeExtra(node.row)
      self.extras[index].height = height
    } else {
      self.objectives[node.row].height = height
    }
  }

  func forEachAbove(_ node: NodeID, _ body: (NodeID) -> Void) {
    if node.isKeyResult {
      body(.objective(Int(self.keyResults[node.row].objective)))
    }
    self.forEachUp(node) { body($0.upper) }
  }
}
