// Reading the structure: who stands below and above, and which edges would be wrong.

public import OKRModel

/// An item below another, and how it counts there.
public struct ChildLink: Hashable, Sendable {
  public var node: NodeID
  /// Thousandths; the value edge's for a source of a rollup_value.
  public var weight: Int64
  /// False for an edge of mode none.
  public var isCountingEdge: Bool
}

extension ScoreGraph {
  /// Key results of an objective in the order they came, then what is aligned to the node: key
  /// results before objectives, each in the order they came.
  public func children(of node: NodeID) -> [ChildLink] {
    var links: [ChildLink] = []
    links.reserveCapacity(self.childCount(of: node))
    if !node.isKeyResult {
      var next = self.objectives[node.row].firstKeyResult
      while next != Absent.index {
        let row = Int(next)
        links.append(
          ChildLink(
            node: .keyResult(row), weight: Int64(self.keyResults[row].weight),
            isCountingEdge: true))
        next = self.links[row].nextSibling
      }
    }
    let own = links.count
    self.forEachDown(node) {
      links.append(
        ChildLink(node: $0.lower, weight: Int64($0.weight), isCountingEdge: $0.mode != .none))
    }
    let order: (ChildLink, ChildLink) -> Bool = { left, right in
      left.node.isKeyResult == right.node.isKeyResult
        ? left.node.row < right.node.row : left.node.isKeyResult
    }
    // In place, which a slice of the array isn't.
    links.withUnsafeMutableBufferPointer { links in
      links[..<own].sort(by: order)
      links[own...].sort(by: order)
    }
    return links
  }

  /// What the node counts in: its objective, and the targets of its edges.
  public func parents(of node: NodeID) -> [NodeID] {
    var parents: [NodeID] = []
    self.forEachAbove(node) { parents.append($0) }
    return parents
  }

  /// Calls `body` with the ends of each edge, by the lower one and then the upper one, until it
  /// returns false.
  /// - Parameter first: only those whose lower end is this one or a later one; nil for all.
  public func forEachEdge(
    from first: NodeID? = nil, _ body: (_ lower: NodeID, _ upper: NodeID) -> Bool
  ) {
    var uppers: [NodeID] = []
    let end = self.objectives.count + self.keyResults.count
    let start = first.map { $0.isKeyResult ? self.objectives.count + $0.row : $0.row } ?? 0
    for bits in min(start, end)..<end {
      let isObjective = bits < self.objectives.count
      let lower =
        isObjective ? NodeID.objective(bits) : NodeID.keyResult(bits - self.objectives.count)
      guard self.edgeHeads(lower).up != Absent.index else { continue }
      uppers.removeAll(keepingCapacity: true)
      self.forEachUp(lower) { uppers.append($0.upper) }
      uppers.sort()
      for upper in uppers where !body(lower, upper) { return }
    }
  }

  /// True for an objective that counts in nothing.
  public func isTop(_ node: NodeID) -> Bool {
    !node.isKeyResult && self.edgeHeads(node).up == Absent.index
  }

  /// True where the node has more than one of `parents(of:)`.
  public func hasSeveralParents(_ node: NodeID) -> Bool {
    let first = self.edgeHeads(node).up
    return first != Absent.index && (node.isKeyResult || self.edges[first].nextUp != Absent.index)
  }

  /// The number of its `children(of:)`.
  public func childCount(of node: NodeID) -> Int { Int(self.edgeHeads(node).children) }

  public func counts(_ node: NodeID) -> Bool {
    node.isKeyResult
      ? self.keyResults[node.row].flags.contains(.counts)
      : self.objectives[node.row].flags.contains(.counts)
  }

  /// True where the item's own state, and for a value source its objective's, lets it count.
  public func counts(_ node: NodeID, under parent: NodeID) -> Bool {
    self.counts(node)
      && (!node.isKeyResult || !parent.isKeyResult || self.counts(self.objective(of: node)))
  }

  /// How a key result is judged.
  public func rule(_ node: NodeID) -> KeyResultRule {
    self.keyResults[node.row].ownRule ?? self.extra(node.row)?.rule ?? .graded
  }

  /// A key result's weight in its objective, an objective's in rollups; thousandths.
  public func weight(_ node: NodeID) -> Int64 {
    node.isKeyResult
      ? Int64(self.keyResults[node.row].weight) : Int64(self.objectives[node.row].weight)
  }

  /// The node and everything above it.
  public func ancestors(of nodes: [NodeID]) -> Set<NodeID> {
    var seen = Set(nodes)
    var pending = nodes
    while let node = pending.popLast() {
      self.forEachAbove(node) { if seen.insert($0).inserted { pending.append($0) } }
    }
    return seen
  }

  /// The nodes in the order in which a change reaches them: what hands up before what it hands to.
  public func lowestFirst(_ nodes: some Sequence<NodeID>) -> [NodeID] {
    nodes.map { (height: self.height($0), node: $0) }
      .sorted { ($0.height, $0.node) < ($1.height, $1.node) }.map(\.node)
  }

  /// The figures of the nodes and of everything above them.
  public func figures(above nodes: [NodeID]) -> NodeTable<NodeFigures> {
    var table = NodeTable<NodeFigures>(capacity: 2 * nodes.count)
    var next = 0
    for node in nodes { table.insert(node) { self.figures(node) } }
    while next < table.count {
      self.forEachAbove(table.nodes[next]) { above in
        table.insert(above) { self.figures(above) }
      }
      next += 1
    }
    return table
  }

  /// The node and everything above it, lowest first. For the few nodes above one, looking through
  /// what was found costs less than hashing it, and a single line is in order already.
  public func path(above node: NodeID) -> [NodeID] {
    let few = 32
    var found: [NodeID] = []
    found.reserveCapacity(few / 2)
    found.append(node)
    var next = 0
    var isLine = true
    while next < found.count {
      guard found.count <= few else { return self.lowestFirst(self.ancestors(of: [node])) }
      self.forEachAbove(found[next]) { if !found.contains($0) { found.append($0) } }
      next += 1
      if found.count > next + 1 { isLine = false }
    }
    return isLine ? found : self.lowestFirst(found)
  }

  // MARK: Edges that may not be

  /// The circle that an edge would close, from `lower` over `upper` back to `lower`; nil where
  /// there is none.
  public func circle(_ lower: NodeID, _ upper: NodeID) -> [NodeID]? {
    if lower == upper { return [lower, lower] }
    return self.path(from: upper, to: lower) { graph, node, visit in
      graph.forEachAbove(node, visit)
    }.map { [lower] + $0 }
  }

  /// Both ways by which one key result would be counted twice if a value edge were added; nil where
  /// none would.
  public func doubleCount(_ lower: NodeID, _ upper: NodeID) -> ([NodeID], [NodeID])? {
    let above = self.valueClosure(upper) { graph, node, visit in
      graph.forEachUp(node) { if $0.mode == .value { visit($0.upper) } }
    }
    let below = self.valueClosure(lower) { graph, node, visit in
      graph.forEachDown(node) { if $0.mode == .value { visit($0.lower) } }
    }
    let targets = Set(above)
    for source in below {
      let reached = self.valueClosure(source, Self.valueTargets)
      guard let target = reached.first(where: { targets.contains($0) }) else { continue }
      let first = self.path(from: source, to: target, Self.valueTargets) ?? []
      let second =
        (self.path(from: source, to: lower, Self.valueTargets) ?? [])
        + (self.path(from: upper, to: target, Self.valueTargets) ?? [])
      return (first, second)
    }
    return nil
  }

  private static func valueTargets(_ graph: ScoreGraph, _ node: NodeID, _ visit: (NodeID) -> Void) {
    graph.forEachUp(node) { if $0.mode == .value { visit($0.upper) } }
  }

  private typealias Neighbours = (ScoreGraph, NodeID, (NodeID) -> Void) -> Void

  private func valueClosure(_ start: NodeID, _ neighbours: Neighbours) -> [NodeID] {
    var order = [start]
    var seen: Set<NodeID> = [start]
    var index = 0
    while index < order.count {
      neighbours(self, order[index]) { if seen.insert($0).inserted { order.append($0) } }
      index += 1
    }
    return order
  }

  private func path(from start: NodeID, to end: NodeID, _ neighbours: Neighbours) -> [NodeID]? {
    var previous: [NodeID: NodeID] = [start: start]
    var pending = [start]
    var index = 0
    while index < pending.count, previous[end] == nil {
      let node = pending[index]
      neighbours(self, node) { next in
        if previous[next] == nil {
          previous[next] = node
          pending.append(next)
        }
      }
      index += 1
    }
    guard previous[end] != nil else { return nil }
    var path = [end]
    while let node = path.last, node != start, let before = previous[node] { path.append(before) }
    return path.reversed()
  }

  /// True where no way upward would have more levels than the limit with `lower` under `upper`.
  /// - Parameter lower: nil for a key result to come.
  public func staysWithin(levels limit: Int, _ lower: NodeID?, under upper: NodeID) -> Bool {
    // Heights rise along every edge and never sink, so they bound both walks without walking.
    let below = lower.map { Int(self.height($0)) + 1 } ?? 1
    let above = Int(self.highest) - Int(self.height(upper)) + 1
    if below + above <= limit { return true }
    return (lower.map { self.depth(below: $0) } ?? 1) + self.depth(above: upper) <= limit
  }

  /// Levels from the lowest node to this one, itself included, as the structure is now.
  public func depth(below node: NodeID) -> Int {
    var known: [NodeID: Int] = [:]
    var pending = [node]
    while let top = pending.last {
      let children = self.children(of: top).map(\.node)
      let missing = children.filter { known[$0] == nil }
      if missing.isEmpty {
        known[top] = 1 + (children.compactMap { known[$0] }.max() ?? 0)
        pending.removeLast()
      } else {
        pending.append(contentsOf: missing)
      }
    }
    return known[node] ?? 1
  }

  /// Levels from this node to the highest above it, itself included.
  public func depth(above node: NodeID) -> Int {
    var level = [node]
    var depth = 0
    while !level.isEmpty {
      depth += 1
      var next: Set<NodeID> = []
      for node in level { self.forEachAbove(node) { next.insert($0) } }
      level = Array(next)
    }
    return depth
  }
}

extension ScoreGraph {
  /// The effective time of a key result's value in force; nil without one.
  public func newestInstant(_ node: NodeID) -> Int64? {
    Absent.unwrap(self.keyResults[node.row].instant)
  }
}
