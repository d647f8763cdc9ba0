// The cascade as lines to show: items under what they count in.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// Some lines of a tree with what they show now.
  public func lines(_ range: Range<Int>, of outline: TreeOutline) -> [TreeNode] {
    let places = outline.lines[range]
    guard let first = places.first else { return [] }
    var lines: [TreeNode] = []
    lines.reserveCapacity(places.count)
    // Key results follow their objective, so that it is looked at once for all of them.
    var owner = Owner(self.owner(first.node), in: self)
    for place in places {
      let objective = self.owner(place.node)
      if owner.node != objective { owner = Owner(objective, in: self) }
      var line = self.line(place.node, of: owner)
      line.depth = Int32(place.depth)
      line.weight = Weight(thousandths: Int64(place.weight))
      line.counts = place.counts
      line.repeatedAbove = place.repeatedAbove
      lines.append(line)
    }
    return lines
  }

  /// An objective, for its own line and those of its key results.
  private struct Owner {
    let node: NodeID
    let objective: Objective
    let region: String

    init(_ node: NodeID, in organisation: Organisation) {
      self.node = node
      self.objective = organisation.objectives.rows[node.row]
      self.region =
        organisation.ownerRegion(self.objective).map { organisation.regions.rows[$0].id } ?? ""
    }
  }

  /// One line, without its place.
  private func line(_ node: NodeID, of owner: Owner) -> TreeNode {
    var line = TreeNode(figures: self.figures(node))
    line.override = self.overrideInForce(of: node)
    line.displayDigits = self.graph.clock(of: node).policy.displayDigits
    line.commitment = self.graph.commitment(node)
    if case .keyResult(let index) = self.item(node) {
      let keyResult = self.keyResults.rows[index]
      line.type = .keyResult
      (line.id, line.title, line.state) = (keyResult.id, keyResult.title, keyResult.state)
      line.archiveTime = keyResult.archiveTime
      line.kind = keyResult.kindName
      line.unitOfMeasure = keyResult.unit
    } else {
      let objective = owner.objective
      line.type = .objective
      line.archiveTime = objective.archiveTime
      (line.id, line.title, line.state) = (objective.id, objective.title, objective.state)
    }
    line.cycle = owner.objective.cycle
    line.unit = owner.objective.unit
    line.level = owner.objective.level
    line.region = owner.region
    return line
  }

  /// The objective of a key result, or the objective itself.
  func owner(_ node: NodeID) -> NodeID { self.graph.objective(of: node) }
}

extension KeyResult {
  /// The kind's name in the interchange format, such as `metric`.
  public var kindName: String {
    let name = self.kind?.name ?? ""
    return name == "metric_kind" ? "metric" : name
  }
}
