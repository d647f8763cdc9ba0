// Checks of objectives, key results and alignments.

internal import OKRModel
internal import ScoreEngine

extension Organisation {
  func planObjective(
    _ asked: Objective, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck(isImport: isImport)
    let existing = self.objectives.find(asked.id)
    check.id("objective.id", asked.id, isNew: existing == nil)
    try check.finish()
    if self.keyResults.index(of: asked.id) != nil { throw .exists("key result", asked.id) }
    guard var objective = try self.merged(asked, over: existing, "objective", mode, version) else {
      return nil
    }
    check.line(
      "objective.title", objective.title, was: existing?.title, atMostBytes: Limits.titleBytes)
    check.line(
      "objective.category", objective.category, was: existing?.category,
      atMostBytes: Limits.nameBytes)
    check.known("objective.level", objective.level)
    check.known("objective.commitment", objective.commitment)
    check.known("objective.state", objective.state)
    check.weight("objective.weight", objective.weight)
    check.owners("objective.owners", objective.owners, was: existing?.owners)
    check.notes("objective.notes", objective.notes)
    check.grade("objective.grade", objective.grade)
    if objective.cycle.isEmpty {
      check.fail("objective.cycle", "is required", reason: .fieldRequired)
    }
    try check.finish()
    try self.checkNamed("cycle", objective.cycle, self.cycles, was: existing?.cycle)
    try self.checkOpen(cycle: existing?.cycle ?? "", isImport: isImport)
    try self.checkOpen(cycle: objective.cycle, isImport: isImport)
    try self.checkNamed("unit", objective.unit, self.units, was: existing?.unit)
    try self.checkNamed("region", objective.region, self.regions, was: existing?.region)
    if existing == nil, self.objectives.count >= Limits.objectivesPerOrganisation {
      throw .limit("objectives", Limits.objectivesPerOrganisation)
    }
    if existing?.grade != objective.grade { try self.checkRoomForGrade(of: objective.id) }
    objective.version = 0
    return PlannedChange(
      change: Change(change: .objective(objective)), region: self.regionNumber(objective),
      newID: existing == nil ? NewID(space: 6, id: objective.id) : nil)
  }

  func planKeyResult(
    _ asked: KeyResult, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    let existing = self.keyResults.find(asked.id)
    check.id("key_result.id", asked.id, isNew: existing == nil)
    try check.finish()
    if self.objectives.index(of: asked.id) != nil { throw .exists("objective", asked.id) }
    guard var keyResult = try self.merged(asked, over: existing, "key result", mode, version) else {
      return nil
    }
    try Self.checkFields(of: keyResult, existing, isImport: isImport)
    guard let objective = self.objectives.find(keyResult.objective) else {
      if keyResult.objective.isEmpty {
        throw .field("key_result.objective", "is required", reason: .fieldRequired)
      }
      throw .notFound("objective", keyResult.objective)
    }
    if objective.isArchived { throw .archived("objective", objective.id) }
    if let existing, let node = self.node(existing.id) { try self.checkNotArchived(node) }
    try self.checkOpen(cycle: objective.cycle, isImport: isImport)
    if let existing, existing.objective != keyResult.objective {
      try self.checkOpen(cycleOfItem: existing.id, isImport: isImport)
    }
    try self.checkNamed("metric", keyResult.metric, self.metrics, was: existing?.metric)
    let rule = try KeyResultRule(keyResult)
    if let existing {
      try self.checkRewrite(existing, keyResult, rule)
    } else if self.keyResults.count >= Limits.keyResultsPerOrganisation {
      throw .limit("key results", Limits.keyResultsPerOrganisation)
    }
    if existing?.objective != keyResult.objective, let upper = self.node(keyResult.objective) {
      try self.checkPlace(self.node(keyResult.id), under: upper)
    }
    keyResult.version = 0
    return PlannedChange(
      change: Change(change: .keyResult(keyResult)), region: self.regionNumber(objective),
      newID: existing == nil ? NewID(space: 6, id: keyResult.id) : nil)
  }

  private static func checkFields(
    of keyResult: KeyResult, _ existing: KeyResult?, isImport: Bool
  ) throws(RequestError) {
    var check = FieldCheck(isImport: isImport)
    check.line(
      "key_result.title", keyResult.title, was: existing?.title, atMostBytes: Limits.titleBytes)
    check.line(
      "key_result.unit", keyResult.unit, was: existing?.unit, atMostBytes: Limits.nameBytes)
    check.line(
      "key_result.priority", keyResult.priority, was: existing?.priority,
      atMostBytes: Limits.nameBytes)
    check.stages("key_result.milestone.stages", keyResult, was: existing)
    check.known("key_result.state", keyResult.state)
    check.weight("key_result.weight", keyResult.weight)
    check.owners("key_result.owners", keyResult.owners, was: existing?.owners)
    check.notes("key_result.notes", keyResult.notes)
    if !keyResult.due.isEmpty { _ = check.date("key_result.due", keyResult.due) }
    check.entries(
      "key_result.phased_targets", keyResult.phasedTargets.count,
      0...Limits.phasedTargetsPerKeyResult)
    for (index, target) in keyResult.phasedTargets.enumerated() {
      _ = check.date("key_result.phased_targets[\(index)].day", target.day)
      if target.value == nil {
        check.fail(
          "key_result.phased_targets[\(index)].value", "is required", reason: .fieldRequired)
      }
    }
    try check.finish()
  }

  /// A changed key result must still fit its edges, and its objective must not stand below it.
  private func checkRewrite(
    _ existing: KeyResult, _ new: KeyResult, _ rule: KeyResultRule
  ) throws(RequestError) {
    guard let node = self.node(existing.id) else { return }
    if new.objective != existing.objective, let objective = self.node(new.objective),
      let circle = self.graph.circle(node, objective)
    {
      throw self.circleRefusal(circle)
    }
    for alignment in self.alignments(at: existing.id) {
      let isUpper = alignment.to == existing.id
      let breaksMode =
        isUpper
        ? alignment.mode == .average && rule != .rollupScore
          || alignment.mode == .value && !rule.isRollupValue
        : false
      if breaksMode || (alignment.mode == .value && new.unit != existing.unit) {
        throw RequestError(
          .failedPrecondition, .inUse,
          "Key result \"\(existing.id)\" is aligned by \(alignment.mode.name) (\(alignment.label)): "
            + "remove that alignment first, or make its mode none.",
          values: [("id", existing.id), ("from", alignment.from), ("to", alignment.to)])
      }
    }
    guard let index = self.keyResults.index(of: existing.id) else { return }
    let records = self.history.inForce(ofKeyResult: index)
    if !rule.takesCheckIns, !records.isEmpty {
      throw RequestError(
        .failedPrecondition, .inUse,
        "Key result \"\(existing.id)\" has check-ins of its own, which a rollup can't have.",
        values: [("id", existing.id)])
    }
    if existing.kind?.name != new.kind?.name { try Self.check(records, existing.id, rule) }
  }

  /// - Throws: IN_USE where a record in force has a value that the new kind doesn't take, and would be read
  ///   as done.
  private static func check(
    _ records: [ValueRecord], _ id: String, _ rule: KeyResultRule
  ) throws(RequestError) {
    for record in records.reversed() {
      guard let limit = Self.limit(on: record.value, of: rule) else { continue }
      let value = DecimalText.shortest(record.value)
      throw RequestError(
        .failedPrecondition, .inUse,
        "Key result \"\(id)\" has the value \(value) (c\(record.revision)), which \(limit.words) "
          + "(\(limit.range)): make another key result, or void what was recorded first.",
        values: [("id", id), ("check_in", "c\(record.revision)")])
    }
  }

  /// The alignments at an item, either end, in a fixed order.
  func alignments(at id: String) -> [Alignment] {
    guard let node = self.node(id) else { return [] }
    let below = self.graph.children(of: node).compactMap {
      self.alignments[$0.node, node]
    }
    let above = self.graph.parents(of: node).compactMap {
      self.alignments[node, $0]
    }
    return above + below
  }

  /// The number of the region whose rows hold an objective; 0 without one.
  func regionNumber(_ objective: Objective) -> Int32 {
    self.ownerRegion(objective).map { self.regions.rows[$0].number } ?? 0
  }

  func regionNumber(ofItem id: String) -> Int32 {
    if let objective = self.objectives.find(id) { return self.regionNumber(objective) }
    guard let keyResult = self.keyResults.find(id),
      let objective = self.objectives.find(keyResult.objective)
    else { return 0 }
    return self.regionNumber(objective)
  }

  // MARK: Alignments

  func planAlignment(
    _ asked: Alignment, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    check.id("alignment.from", asked.from)
    check.id("alignment.to", asked.to)
    check.known("alignment.mode", asked.mode)
    check.weight("alignment.weight", asked.weight)
    try check.finish()
    guard let lower = self.node(asked.from) else {
      throw .notFound("objective or key result", asked.from)
    }
    guard let upper = self.node(asked.to) else {
      throw .notFound("objective or key result", asked.to)
    }
    let existing = self.alignments[lower, upper]
    guard
      var alignment = try self.merged(asked, over: existing, "alignment", mode, version)
    else { return nil }
    if alignment.mode == .unspecified {
      alignment.mode = self.countingMode(lower, upper)
    }
    try self.checkNotArchived(lower)
    try self.checkNotArchived(upper)
    // The lower end's figures don't follow from the edge.
    try self.checkOpen(cycleOfItem: alignment.to, isImport: isImport)
    try self.checkMode(alignment, lower, upper)
    try self.checkEdge(alignment, lower, upper, isNew: existing == nil, was: existing?.mode)
    alignment.version = 0
    return PlannedChange(
      change: Change(change: .alignment(alignment)),
      region: self.regionNumber(ofItem: alignment.from), newID: nil)
  }

  /// The mode that counts between two items, or none where none may.
  func countingMode(_ lower: NodeID, _ upper: NodeID) -> AlignmentMode {
    let lowerIsKeyResult = lower.isKeyResult
    guard upper.isKeyResult else { return lowerIsKeyResult ? .none : .average }
    let rule = self.graph.rule(upper)
    if !lowerIsKeyResult { return rule == .rollupScore ? .average : .none }
    return rule.isRollupValue && self.unit(lower) == self.unit(upper) ? .value : .none
  }

  private func unit(_ node: NodeID) -> String {
    if case .keyResult(let index) = self.item(node) { return self.keyResults.rows[index].unit }
    return ""
  }

  private func checkMode(
    _ alignment: Alignment, _ lower: NodeID, _ upper: NodeID
  ) throws(RequestError) {
    let lowerIsKeyResult = lower.isKeyResult
    let upperIsKeyResult = upper.isKeyResult
    if lowerIsKeyResult && !upperIsKeyResult {
      throw Self.notAllowed(
        alignment, "a key result is aligned to key results only; an objective carries it already")
    }
    switch alignment.mode {
    case .average:
      if lowerIsKeyResult || (upperIsKeyResult && self.graph.rule(upper) != .rollupScore) {
        throw Self.notAllowed(
          alignment, "average takes an objective to an objective or to a rollup_score key result")
      }
    case .value:
      if !lowerIsKeyResult || !upperIsKeyResult || !self.graph.rule(upper).isRollupValue {
        throw Self.notAllowed(
          alignment, "value takes a key result to a rollup_value key result")
      }
      if self.unit(lower) != self.unit(upper) {
        throw Self.notAllowed(
          alignment,
          "value needs equal units, and they are \"\(self.unit(lower))\" and \"\(self.unit(upper))\""
        )
      }
    case .none, .unspecified, .unrecognized: break
    }
  }

  private static func notAllowed(_ alignment: Alignment, _ why: String) -> RequestError {
    RequestError(
      .invalidArgument, .alignmentNotAllowed,
      "\(alignment.label) by \(alignment.mode.name) isn't possible: \(why).",
      values: [("from", alignment.from), ("to", alignment.to), ("mode", alignment.mode.name)],
      violations: [FieldViolation(field: "alignment.mode", message: why)])
  }

  private func checkEdge(
    _ alignment: Alignment, _ lower: NodeID, _ upper: NodeID, isNew: Bool, was: AlignmentMode?
  ) throws(RequestError) {
    if isNew {
      if let circle = self.graph.circle(lower, upper) { throw self.circleRefusal(circle) }
      if self.alignments.count >= Limits.alignmentsPerOrganisation {
        throw .limit("alignments", Limits.alignmentsPerOrganisation)
      }
      try self.checkPlace(lower, under: upper)
    }
    if alignment.mode == .value, was != .value,
      let paths = self.graph.doubleCount(lower, upper)
    {
      let first = paths.0.map(self.id).joined(separator: " → ")
      let second = paths.1.map(self.id).joined(separator: " → ")
      let edge = self.standingEdge(paths.0, besides: alignment)
      throw RequestError(
        .failedPrecondition, .valueCountedTwice,
        "\(self.id(paths.0.first ?? lower)) would be counted twice: by \(first) and by \(second).",
        values: [("first", first), ("second", second)]
          + (edge.isEmpty ? self.standingEdge(paths.1, besides: alignment) : edge))
    }
  }

  /// - Parameter lower: nil for a new key result.
  private func checkPlace(_ lower: NodeID?, under upper: NodeID) throws(RequestError) {
    if self.graph.childCount(of: upper) >= Limits.childrenPerNode {
      throw .limit("items under \"\(self.id(upper))\"", Limits.childrenPerNode)
    }
    if !self.graph.staysWithin(levels: Limits.treeDepthLevels, lower, under: upper) {
      throw .limit("levels of the cascade", Limits.treeDepthLevels)
    }
  }

  private func circleRefusal(_ circle: [NodeID]) -> RequestError {
    let path = circle.map(self.id).joined(separator: " → ")
    return RequestError(
      .failedPrecondition, .alignmentCircle, "That would close a circle: \(path).",
      values: [("path", path)] + self.standingEdge(circle))
  }

  /// The ends of the first alignment that is there on a path, upward from its beginning: without it the path is
  /// none. Empty where it leads over key results' own objectives alone.
  private func standingEdge(
    _ path: [NodeID], besides new: Alignment? = nil
  ) -> [(String, String)] {
    for (lower, upper) in zip(path, path.dropFirst()) {
      guard let edge = self.alignment(self.id(lower), self.id(upper)),
        (edge.from, edge.to) != (new?.from, new?.to)
      else { continue }
      return [("from", edge.from), ("to", edge.to)]
    }
    return []
  }

  /// What isn't there is as asked where both of its ends are; with an expected version it has to be there.
  func planRemoval(
    _ lower: String, _ upper: String, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    guard let existing = self.alignment(lower, upper) else {
      guard version == 0 else { throw .notFound("alignment", "\(lower) → \(upper)") }
      for end in [lower, upper] where self.node(end) == nil {
        throw .notFound("objective or key result", end)
      }
      return nil
    }
    try Self.checkVersion(existing.version, version, "alignment", existing.label)
    try self.checkOpen(cycleOfItem: upper)
    return PlannedChange(
      change: Change(change: .alignmentRemoved(Alignment(from: lower, to: upper))),
      region: self.regionNumber(ofItem: lower), newID: nil)
  }
}

extension KeyResultRule {
  var isRollupValue: Bool {
    if case .rollupValue = self { return true }
    return false
  }
}
