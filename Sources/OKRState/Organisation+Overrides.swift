// Overrides as they are taken in and read. They stand beside the graph: no score rests on one.

public import OKRModel
public import ScoreEngine

extension Organisation {
  /// The override of an objective or key result, with what follows from the state; nil where nothing
  /// was ever stated.
  public func override(ofItem id: String) -> Override? {
    self.node(id).flatMap { self.overrides[$0] }?.completed(by: self)
  }

  /// All of them, those that are over too, in the order in which items were first stated something of.
  public var allOverrides: [Override] {
    self.overrides.rows.map { $0.completed(by: self) }
  }

  /// What stands beside an item's figures; nil where no override is in force.
  public func overrideInForce(of item: NodeID) -> OverrideInForce? {
    guard let row = self.overrides[item], self.state(of: row, item) == .inForce else { return nil }
    return OverrideInForce(
      item: row.item, score: row.score, reason: row.reason, until: row.until, actor: row.actor)
  }

  /// The rows of an objective's override and its key results', by the items' ids; nil where there is no
  /// such objective.
  public func overrideRows(ofObjective id: String) -> [UInt32]? {
    guard let node = self.node(id), !node.isKeyResult else { return nil }
    guard self.overrides.count > 0 else { return [] }
    let items = [node] + self.ownKeyResults(node).map { .keyResult($0) }
    return items.compactMap { self.overrides.index(of: $0) }
      .sorted { self.overrides.rows[$0].item < self.overrides.rows[$1].item }.map { UInt32($0) }
  }

  mutating func takeOverride(_ asked: Override, _ entry: Entry) {
    guard let node = self.node(asked.item) else { return }
    var row = asked
    row.version = entry.revision
    row.actor = entry.actor
    row.effectiveTime = entry.effectiveTime
    row.steps = self.overrides[node]?.steps ?? []
    row.steps.append(
      OverrideStep(
        score: row.score, until: row.until, reason: row.reason, actor: entry.actor,
        effectiveTime: entry.effectiveTime, recordedTime: entry.recordedTime,
        revision: entry.revision))
    self.overrides.put(row, item: node)
  }

  /// Takes an override of a snapshot in, which is complete.
  mutating func takeOverride(_ row: Override) {
    guard let node = self.node(row.item) else { return }
    self.overrides.put(row, item: node)
  }

  /// How an override stands on the local day of the state's instant.
  func state(of row: Override, _ item: NodeID) -> OverrideState {
    if row.score == nil { return .withdrawn }
    if self.isArchived(item) { return .archived }
    guard let until = CivilDate(row.until) else { return .expired }
    return self.localDay(ofItem: item, at: self.instant) > until.day ? .expired : .inForce
  }

  /// The day in the zone of the item's owner region, counted from 1970.
  func localDay(ofItem item: NodeID, at instant: Int64) -> Int32 {
    let objective = self.objectives.rows[self.owner(item).row]
    return self.zone(ofObjective: objective).localDay(unixMicros: instant)
  }
}

extension Override {
  /// The same with what follows from the state that it stands in.
  public func completed(by organisation: borrowing Organisation) -> Override {
    guard let node = organisation.node(self.item) else { return self }
    var row = self
    row.state = organisation.state(of: self, node)
    row.computedScore = organisation.figures(node).score
    row.objective = organisation.id(organisation.owner(node))
    row.cycle = organisation.cycles.rows[Int(organisation.graph.place(node).cycle)].id
    return row
  }
}
