// The cascade as lines to show: items under what they count in.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// The lines of the tree, in display order.
  /// - Throws: NOT_FOUND for a root or scope that doesn't exist.
  public func tree(_ query: GetTreeRequest) throws(RequestError) -> [TreeNode] {
    try self.checkExists("cycle", query.cycle, self.cycles)
    try self.checkExists("region", query.region, self.regions)
    try self.checkExists("unit", query.unit, self.units)
    let selected = self.selection(query)
    var roots: [NodeID] = []
    for id in query.roots {
      guard let node = self.node(id) else { throw .notFound("objective or key result", id) }
      roots.append(node)
    }
    if query.roots.isEmpty {
      roots = self.objectives.rows.indices.map { .objective($0) }.filter { node in
        selected(node) && !self.graph.parents(of: node).contains { selected(self.owner($0)) }
      }
    }
    var walk = TreeWalk(
      organisation: self, selected: selected,
      depth: query.depth > 0 ? Int(query.depth) : Limits.treeDepthLevels)
    for root in roots {
      walk.visit(
        root, depth: 0, weight: self.graph.weight(root), counts: self.graph.counts(root),
        isOwnPlace: true)
    }
    return walk.lines
  }

  /// The objective of a key result, or the objective itself.
  func owner(_ node: NodeID) -> NodeID {
    self.graph.objective(of: node)
  }

  private func selection(_ query: GetTreeRequest) -> (NodeID) -> Bool {
    let cycle = self.cycles.index(of: query.cycle).map { Int32($0) }
    let regions = query.region.isEmpty ? nil : self.regionTree.below(query.region)
    let units = query.unit.isEmpty ? nil : self.unitTree.below(query.unit)
    return { node in
      if node.isKeyResult { return true }
      let place = self.graph.place(node)
      if let cycle, place.cycle != cycle { return false }
      if let regions, !regions.contains(place.region) { return false }
      if let units, !units.contains(place.unit) { return false }
      return true
    }
  }

  /// One line, without its place.
  func line(_ node: NodeID) -> TreeNode {
    var line = TreeNode(figures: self.figures(node))
    line.displayDigits = self.graph.clock(of: node).policy.displayDigits
    line.commitment = self.graph.commitment(node)
    if case .keyResult(let index) = self.item(node) {
      let keyResult = self.keyResults.rows[index]
      (line.id, line.title) = (keyResult.id, keyResult.title)
      line.type = .keyResult
      line.state = keyResult.state
      line.kind = keyResult.kindName
      line.unitOfMeasure = keyResult.unit
    } else {
      line.type = .objective
    }
    if case .objective(let index) = self.item(self.owner(node)) {
      let objective = self.objectives.rows[index]
      if line.type == .objective {
        (line.id, line.title) = (objective.id, objective.title)
        line.state = objective.state
      }
      line.cycle = objective.cycle
      line.unit = objective.unit
      line.level = objective.level
      line.region = self.ownerRegion(objective).map { self.regions.rows[$0].id } ?? ""
    }
    return line
  }
}

extension KeyResult {
  /// The kind's name in the interchange format, such as `metric`.
  public var kindName: String {
    let name = self.kind?.name ?? ""
    return name == "metric_kind" ? "metric" : name
  }
}

/// Walks the graph downward, each item's children once.
private struct TreeWalk {
  let organisation: Organisation
  let selected: (NodeID) -> Bool
  let depth: Int
  var lines: [TreeNode] = []
  private var expanded: Set<NodeID> = []

  init(organisation: Organisation, selected: @escaping (NodeID) -> Bool, depth: Int) {
    self.organisation = organisation
    self.selected = selected
    self.depth = depth
  }

  /// - Parameter isOwnPlace: false where a key result stands under another that reads its value:
  ///   its children stand at its objective.
  mutating func visit(
    _ node: NodeID, depth: Int, weight: Int64, counts: Bool, isOwnPlace: Bool
  ) {
    var line = self.organisation.line(node)
    line.depth = Int32(depth)
    line.weight = Weight(thousandths: weight)
    line.counts = counts
    let links = self.organisation.graph.children(of: node).filter { self.selected($0.node) }
    let expands = isOwnPlace && self.expanded.insert(node).inserted
    line.repeatedAbove = !expands && !links.isEmpty
    self.lines.append(line)
    guard expands, depth < self.depth else { return }
    for link in links {
      let isOwn =
        !link.node.isKeyResult
        || self.organisation.owner(link.node) == node
      self.visit(
        link.node, depth: depth + 1, weight: link.weight,
        counts: link.isCountingEdge && self.organisation.counts(link.node, under: node),
        isOwnPlace: isOwn)
    }
  }
}

extension Organisation {
  /// True where an item's own state, and for a value source its objective's, lets it count.
  func counts(_ node: NodeID, under parent: NodeID) -> Bool {
    self.graph.counts(node)
      && (!node.isKeyResult || !parent.isKeyResult
        || self.graph.counts(self.owner(node)))
  }
}
