// Changes that took effect in the past. All that they touch must have stood then as it stands now:
// so what was checked against the present holds at every instant in between.

internal import OKRModel
internal import ScoreEngine

extension Organisation {
  /// - Throws: EFFECTIVE_TIME_TOO_EARLY where the resource, or what it names, changed since.
  func checkEffect(_ change: Change, _ effect: PastEffect) throws(RequestError) {
    if self.effects.earlier.count >= Limits.earlierEffectsPerOrganisation {
      throw .limit(
        "changes that took effect before they were recorded", Limits.earlierEffectsPerOrganisation)
    }
    switch change.change {
    case .region(let region)?:
      try self.checkHeld("region", region.id, self.regions.find(region.id)?.version, effect)
      try self.checkHeld("region", region.parent, self.regions.find(region.parent)?.version, effect)
      if !region.parent.isEmpty { try self.checkLinks(effect) }
    case .unit(let unit)?:
      try self.checkHeld("unit", unit.id, self.units.find(unit.id)?.version, effect)
      try self.checkHeld("unit", unit.parent, self.units.find(unit.parent)?.version, effect)
      try self.checkHeld("region", unit.region, self.regions.find(unit.region)?.version, effect)
      if !unit.parent.isEmpty { try self.checkLinks(effect) }
    case .member(let member)?:
      try self.checkHeld("member", member.id, self.members.find(member.id)?.version, effect)
      try self.checkHeld("unit", member.unit, self.units.find(member.unit)?.version, effect)
    case .metric(let metric)?:
      try self.checkHeld("metric", metric.id, self.metrics.find(metric.id)?.version, effect)
    case .cycle(let cycle)?:
      try self.checkHeld("cycle", cycle.id, self.cycles.find(cycle.id)?.version, effect)
      try self.checkHeld("cycle", cycle.parent, self.cycles.find(cycle.parent)?.version, effect)
      if !cycle.parent.isEmpty { try self.checkLinks(effect) }
    case .objective(let objective)?: try self.checkObjective(objective, effect)
    case .keyResult(let keyResult)?: try self.checkKeyResult(keyResult, effect)
    case .alignment(let alignment)?, .alignmentRemoved(let alignment)?:
      try self.checkItemHeld(alignment.from, effect)
      try self.checkItemHeld(alignment.to, effect)
      try self.checkHeld(
        "alignment", alignment.label, self.alignment(alignment.from, alignment.to)?.version, effect)
      if case .alignment? = change.change { try self.checkLinks(effect) }
    case .dependency(let dependency)?: try self.checkDependency(dependency, effect)
    case .override(let row)?: try self.checkOverride(row, effect)
    case .checkIn?, .documentNotes?, .grade?, .cycleClosed?, .cycleReopened?, nil:
      throw .field(
        "mutation.effective_time", "goes with changes of the structure", reason: .fieldInvalid)
    }
  }

  private func checkObjective(_ objective: Objective, _ effect: PastEffect) throws(RequestError) {
    try self.checkHeld(
      "objective", objective.id, self.objectives.find(objective.id)?.version, effect)
    try self.checkHeld("cycle", objective.cycle, self.cycles.find(objective.cycle)?.version, effect)
    try self.checkHeld("unit", objective.unit, self.units.find(objective.unit)?.version, effect)
    try self.checkHeld(
      "region", objective.region, self.regions.find(objective.region)?.version, effect)
  }

  private func checkKeyResult(_ keyResult: KeyResult, _ effect: PastEffect) throws(RequestError) {
    let existing = self.keyResults.find(keyResult.id)
    try self.checkHeld("key result", keyResult.id, existing?.version, effect)
    try self.checkItemHeld(keyResult.objective, effect)
    try self.checkHeld(
      "metric", keyResult.metric, self.metrics.find(keyResult.metric)?.version, effect)
    // Another kind or unit must fit the edges of every instant since, which the present's tell only
    // where none was given up.
    if let existing,
      existing.objective != keyResult.objective || existing.kind != keyResult.kind
        || existing.unit != keyResult.unit
    {
      try self.checkLinks(effect)
    }
  }

  private func checkDependency(_ row: Dependency, _ effect: PastEffect) throws(RequestError) {
    try self.checkHeld(
      "dependency", row.id, self.dependencies.find(row.id)?.version, effect)
    try self.checkItemHeld(row.objective, effect)
    let cycle = self.objectives.find(row.objective)?.cycle ?? ""
    try self.checkHeld("cycle", cycle, self.cycles.find(cycle)?.version, effect)
    try self.checkHeld("unit", row.giver, self.units.find(row.giver)?.version, effect)
  }

  private func checkOverride(_ row: Override, _ effect: PastEffect) throws(RequestError) {
    guard let node = self.node(row.item) else { return }
    try self.checkHeld("override", row.item, self.overrides[node]?.version, effect)
    try self.checkItemHeld(row.item, effect)
    try self.checkItemHeld(self.id(self.owner(node)), effect)
    let cycle = self.cycles.rows[Int(self.graph.place(node).cycle)]
    try self.checkHeld("cycle", cycle.id, cycle.version, effect)
  }

  private func checkItemHeld(_ id: String, _ effect: PastEffect) throws(RequestError) {
    if let objective = self.objectives.find(id) {
      try self.checkHeld("objective", id, objective.version, effect)
    } else {
      try self.checkHeld("key result", id, self.keyResults.find(id)?.version, effect)
    }
  }

  /// - Parameter version: nil where there is no such resource yet.
  private func checkHeld(
    _ type: String, _ id: String, _ version: Int64?, _ effect: PastEffect
  ) throws(RequestError) {
    guard let version, !self.effects.held(version, by: effect) else { return }
    throw Self.tooEarly("\(type) \"\(id)\" changed after it", effect, [("type", type), ("id", id)])
  }

  /// New links close no circle at an instant since which none was given up.
  private func checkLinks(_ effect: PastEffect) throws(RequestError) {
    guard effect.instant < self.effects.linksLoosened else { return }
    throw Self.tooEarly(
      "an alignment or a place in a tree was given up after it, at "
        + InstantText.format(unixMicros: self.effects.linksLoosened), effect, [])
  }

  private static func tooEarly(
    _ why: String, _ effect: PastEffect, _ values: [(String, String)]
  ) -> RequestError {
    let time = InstantText.format(unixMicros: effect.instant)
    return RequestError(
      .failedPrecondition, .effectiveTimeTooEarly,
      "This can't take effect at \(time): \(why).",
      values: values + [("effective_time", time)],
      violations: [FieldViolation(field: "mutation.effective_time", message: why)])
  }
}

// What a change gives up.
extension Organisation {
  /// True where an entry takes an edge or a place in a tree away, which may have kept others from
  /// being made.
  func loosensLinks(_ change: Change) -> Bool {
    switch change.change {
    case .region(let region)?:
      self.regions.find(region.id).map { $0.parent != region.parent } ?? false
    case .unit(let unit)?: self.units.find(unit.id).map { $0.parent != unit.parent } ?? false
    case .cycle(let cycle)?: self.cycles.find(cycle.id).map { $0.parent != cycle.parent } ?? false
    case .keyResult(let keyResult)?:
      self.keyResults.find(keyResult.id).map { $0.objective != keyResult.objective } ?? false
    case .alignment(let alignment)?:
      self.alignment(alignment.from, alignment.to).map { $0.mode != alignment.mode } ?? false
    case .alignmentRemoved?: true
    case .member?, .metric?, .objective?, .checkIn?, .documentNotes?, .grade?, .cycleClosed?,
      .cycleReopened?, .dependency?, .override?, nil:
      false
    }
  }
}
