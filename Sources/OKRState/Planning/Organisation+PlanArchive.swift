// Archiving and restoring. What is archived is hidden and takes nothing new; an objective or key result
// counts nowhere from then on. The past stays as it was: archiving is a change like any other.

internal import OKRModel
internal import ScoreEngine

extension Organisation {
  /// True where the item is archived, or the objective that it belongs to.
  func isArchived(_ node: NodeID) -> Bool {
    self.isArchivedItself(node)
      || node.isKeyResult && self.objectives.archived.contains(self.graph.objective(of: node).row)
  }

  func isArchivedItself(_ node: NodeID) -> Bool {
    node.isKeyResult
      ? self.keyResults.archived.contains(node.row) : self.objectives.archived.contains(node.row)
  }

  func checkNotArchived(_ node: NodeID) throws(RequestError) {
    guard self.isArchived(node) else { return }
    if self.isArchivedItself(node) {
      throw .archived(node.isKeyResult ? "key result" : "objective", self.id(node))
    }
    throw .archived("objective", self.id(self.graph.objective(of: node)))
  }

  /// - Parameter since: when it is archived; nil restores it.
  func planArchiving(
    _ type: ArchivableType, _ id: String, _ version: Int64, since: Instant?, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    switch type {
    case .region:
      guard let row = try self.archived(self.regions.find(id), "region", id, version, since) else {
        return nil
      }
      try self.checkArchiving(row, isImport: isImport)
      return PlannedChange(change: Change(change: .region(row)), region: 0)
    case .unit:
      guard let row = try self.archived(self.units.find(id), "unit", id, version, since) else {
        return nil
      }
      try self.checkArchiving(row, isImport: isImport)
      return PlannedChange(change: Change(change: .unit(row)), region: 0)
    case .member:
      guard let row = try self.archived(self.members.find(id), "member", id, version, since) else {
        return nil
      }
      if since == nil { try self.checkNamed("unit", row.unit, self.units, was: nil) }
      return PlannedChange(change: Change(change: .member(row)), region: 0)
    case .metric:
      return try self.archived(self.metrics.find(id), "metric", id, version, since).map {
        PlannedChange(change: Change(change: .metric($0)), region: 0)
      }
    case .cycle:
      guard let row = try self.archived(self.cycles.find(id), "cycle", id, version, since) else {
        return nil
      }
      try self.checkArchiving(row, isImport: isImport)
      return PlannedChange(change: Change(change: .cycle(row)), region: 0)
    case .objective: return try self.planArchiving(objective: id, version, since, isImport)
    case .keyResult: return try self.planArchiving(keyResult: id, version, since, isImport)
    case .dependency: return try self.planArchiving(dependency: id, version, since, isImport)
    }
  }

  /// The row as it would be; nil where it is so already.
  private func archived<R: VersionedResource & ArchivableMessage>(
    _ existing: R?, _ type: String, _ id: String, _ version: Int64, _ since: Instant?
  ) throws(RequestError) -> R? {
    guard var row = existing else { throw .notFound(type, id) }
    try Self.checkVersion(row.version, version, type, id)
    guard row.isArchived != (since != nil) else { return nil }
    row.archiveTime = since
    row.version = 0
    return row
  }

  // MARK: Objectives and key results

  private func planArchiving(
    objective id: String, _ version: Int64, _ since: Instant?, _ isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    let existing = self.objectives.find(id)
    guard let row = try self.archived(existing, "objective", id, version, since) else { return nil }
    try self.checkOpen(cycle: row.cycle, isImport: isImport)
    if since == nil {
      try self.checkNamed("cycle", row.cycle, self.cycles, was: nil)
      try self.checkNamed("unit", row.unit, self.units, was: nil)
      try self.checkNamed("region", row.region, self.regions, was: nil)
    }
    return PlannedChange(
      change: Change(change: .objective(row)), region: self.regionNumber(row))
  }

  private func planArchiving(
    keyResult id: String, _ version: Int64, _ since: Instant?, _ isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    let existing = self.keyResults.find(id)
    guard let row = try self.archived(existing, "key result", id, version, since),
      let objective = self.objectives.find(row.objective)
    else { return nil }
    try self.checkOpen(cycle: objective.cycle, isImport: isImport)
    if since == nil, objective.isArchived { throw .archived("objective", objective.id) }
    return PlannedChange(
      change: Change(change: .keyResult(row)), region: self.regionNumber(objective))
  }

  private func planArchiving(
    dependency id: String, _ version: Int64, _ since: Instant?, _ isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    let existing = self.dependencies.find(id)
    guard var row = try self.archived(existing, "dependency", id, version, since),
      let objective = self.objectives.find(row.objective)
    else { return nil }
    try self.checkOpen(cycle: objective.cycle, isImport: isImport)
    if since == nil {
      if objective.isArchived { throw .archived("objective", objective.id) }
      try self.checkNamed("unit", row.giver, self.units, was: nil)
    }
    row.steps = []
    return PlannedChange(
      change: Change(change: .dependency(row)), region: self.regionNumber(objective))
  }

  /// What is below an item and counted in it, or in the key results that go with it.
  public func detached(byArchiving id: String) -> [String] {
    guard let node = self.node(id) else { return [] }
    let own = node.isKeyResult ? [] : self.ownKeyResults(node).map { NodeID.keyResult($0) }
    var found: [String] = []
    var seen: Set<NodeID> = []
    // What was archived before detaches nothing more.
    for upper in [node] + own.filter({ !self.isArchivedItself($0) }) {
      for link in self.graph.children(of: upper) {
        let isOwn = link.node.isKeyResult && self.graph.objective(of: link.node) == node
        if link.isCountingEdge, !isOwn, !self.isArchived(link.node),
          self.graph.counts(link.node, under: upper), seen.insert(link.node).inserted
        {
          found.append(self.id(link.node))
        }
      }
    }
    return found
  }

  // MARK: What things stand in

  // A document carries every state that can be reached, such as a unit that was archived while a
  // cycle was closed that is open again: imports aren't asked what stands where.

  private func checkArchiving(_ region: Region, isImport: Bool) throws(RequestError) {
    guard region.isArchived else {
      return try self.checkNamed("region", region.parent, self.regions, was: nil)
    }
    if isImport { return }
    let index = self.regions.index(of: region.id)
    try Self.checkUnused(
      "region", region.id,
      ("region", self.regions.rows.filter { $0.parent == region.id && !$0.isArchived }.map(\.id)),
      ("unit", self.units.rows.filter { $0.region == region.id && !$0.isArchived }.map(\.id)),
      ("open objective", self.openObjectives { $0.region == Int32(index ?? -1) }))
  }

  private func checkArchiving(_ unit: Unit, isImport: Bool) throws(RequestError) {
    guard unit.isArchived else {
      try self.checkNamed("unit", unit.parent, self.units, was: nil)
      return try self.checkNamed("region", unit.region, self.regions, was: nil)
    }
    if isImport { return }
    try Self.checkUnused(
      "unit", unit.id,
      ("unit", self.units.rows.filter { $0.parent == unit.id && !$0.isArchived }.map(\.id)),
      ("open objective", self.openObjectives(ofUnit: unit.id)),
      ("open dependency", self.openDependencies(ofGiver: unit.id)))
  }

  private func checkArchiving(_ cycle: Cycle, isImport: Bool) throws(RequestError) {
    guard cycle.isArchived else {
      // A cycle closes after those below it.
      if cycle.phase != .closed { try self.checkOpen(cycle: cycle.parent, isImport: isImport) }
      return try self.checkNamed("cycle", cycle.parent, self.cycles, was: nil)
    }
    if isImport { return }
    let index = self.cycles.index(of: cycle.id)
    try Self.checkUnused(
      "cycle", cycle.id, ("open cycle", self.openChildren(of: cycle.id).map(\.id)),
      ("objective", self.openObjectives { $0.cycle == Int32(index ?? -1) }))
  }

  /// The objectives of cycles that aren't closed, in places of which a condition holds: found by the
  /// places, however many objectives stand elsewhere.
  func openObjectives(_ holds: (CellKey) -> Bool) -> [String] {
    let isClosed = self.cycles.rows.map { $0.phase == .closed }
    return self.graph.cells.objectives { holds($0) && !isClosed[Int($0.cycle)] }
      .filter { !self.objectives.archived.contains($0) }.map { self.objectives.id($0) }
  }

  /// What a unit takes along where it is given up.
  func openObjectives(ofUnit id: String) -> [String] {
    guard let index = self.units.index(of: id) else { return [] }
    return self.openObjectives { $0.unit == Int32(index) }
  }

  /// - Throws: IN_USE, which names what stands in it.
  private static func checkUnused(
    _ type: String, _ id: String, _ users: (type: String, ids: [String])...
  ) throws(RequestError) {
    guard let (kind, ids) = users.first(where: { !$0.ids.isEmpty }) else { return }
    let shown = ids.prefix(Limits.usersNamed).joined(separator: ", ")
    let rest = ids.count > Limits.usersNamed ? ", …" : ""
    let several = kind.hasSuffix("y") ? kind.dropLast() + "ies" : kind + "s"
    throw RequestError(
      .failedPrecondition, .inUse,
      "\(ids.count) \(ids.count == 1 ? "\(kind) stands" : "\(several) stand") in \(type) \"\(id)\": "
        + "\(shown)\(rest). Move or archive \(ids.count == 1 ? "it" : "them") first"
        + "\(type == "cycle" ? ", or close the cycle" : "").",
      values: [
        ("type", type), ("id", id), ("kind", kind.replacing("open ", with: "")), ("users", shown),
        ("count", String(ids.count)),
      ])
  }
}
