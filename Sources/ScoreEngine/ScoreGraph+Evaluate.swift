// From children and records to figures: docs/SCORING.md, node by node.

public import OKRModel

extension ScoreGraph {
  // MARK: Objectives

  mutating func recomputeObjective(_ node: NodeID) {
    let slot = self.slot(node)
    if self.needsResum[node.position] { self.resumObjective(node, slot) }
    let sums = self.sums[Int(self.sumIndices[node.position])]
    let clock = self.clocks[self.objectives.clocks[slot]]
    let share = Share(
      score: Absent.wrap(sums.score), coverage: sums.coverage, isOutdated: false)
    let expected = Expectation(elapsed: clock.elapsed, total: clock.total)
    self.finish(node, share, sums.isOutdated, expected)
    self.recount(node, slot)
  }

  private mutating func resumObjective(_ node: NodeID, _ slot: Int) {
    var sums = self.sumEdges(into: node)
    var keyResults = KeyResultSums()
    var next = self.objectives.firstKeyResults[slot]
    while next != Absent.index {
      let child = Int(next)
      let childNode = self.keyResults.nodes[child]
      if self.counts[childNode.position] {
        sums.add(self.share(childNode), weight: self.keyResults.weights[child])
        keyResults.add(
          isMeasured: self.keyResults.isMeasured[child],
          confidence: self.keyResults.confidences[child], sign: 1)
      }
      next = self.keyResults.nextSiblings[child]
    }
    self.sums[Int(self.sumIndices[node.position])] = sums
    self.objectives.keyResultSums[slot] = keyResults
    self.needsResum[node.position] = false
  }

  private func sumEdges(into node: NodeID) -> ChildSums {
    var sums = ChildSums()
    self.edges.forEachDown(node) { edge in
      if edge.mode == .average, self.counts[edge.lower.position] {
        sums.add(self.share(edge.lower), weight: edge.weight)
      }
    }
    return sums
  }

  private func share(_ node: NodeID) -> Share {
    Share(
      score: self.scores[node.position], coverage: self.coverages[node.position],
      isOutdated: self.outdated[node.position])
  }

  /// Sets a node's outputs and hands what changed to those above.
  private mutating func finish(
    _ node: NodeID, _ share: Share, _ isSilent: Bool, _ expected: Expectation
  ) {
    let position = node.position
    let health = Health.of(
      score: Absent.unwrap(share.score), isMeasured: share.coverage > 0, isOutdated: isSilent,
      expected: expected, commitment: self.commitment(node))
    let old = self.share(node)
    // Silence hands itself up even where there is no score to show it by.
    let new = Share(
      score: share.score, coverage: share.coverage, isOutdated: isSilent && share.coverage > 0)
    if new == old && health == self.healths[position] { return }
    self.scores[position] = new.score
    self.coverages[position] = new.coverage
    self.outdated[position] = new.isOutdated
    self.healths[position] = health
    self.noteChange(node)
    if new != old, self.counts[position] { self.handUp(node, old, new) }
  }

  private mutating func handUp(_ node: NodeID, _ old: Share, _ new: Share) {
    if self.isKeyResult[node.position] {
      let slot = self.slot(node)
      self.replace(
        old, new, weight: self.keyResults.weights[slot], in: self.keyResults.objectives[slot])
      return
    }
    var targets: [(NodeID, Int64)] = []
    self.edges.forEachUp(node) { edge in
      if edge.mode == .average { targets.append((edge.upper, edge.weight)) }
    }
    for (target, weight) in targets { self.replace(old, new, weight: weight, in: target) }
  }

  private mutating func replace(_ old: Share, _ new: Share, weight: Int64, in target: NodeID) {
    if !self.needsResum[target.position] {
      self.sums[Int(self.sumIndices[target.position])].replace(old, with: new, weight: weight)
    }
    self.raiseDirty(target)
  }

  /// Brings the objective's part of its rollup cell up to date.
  private mutating func recount(_ node: NodeID, _ slot: Int) {
    let new = self.counted(node, slot)
    guard new != self.objectives.counted[slot] else { return }
    self.cells.replace(
      self.objectives.counted[slot], with: new, at: self.objectives.cellIndices[slot])
    self.objectives.counted[slot] = new
    self.noteChange(node)
  }

  /// What the objective adds to its cell.
  func counted(_ node: NodeID, _ slot: Int) -> CellSums {
    var sums = CellSums()
    guard self.counts[node.position] else { return sums }
    let weight = self.objectives.settings[slot].weight
    let score = self.scores[node.position]
    let inside = self.objectives.keyResultSums[slot]
    sums.objectives = 1
    if score != Absent.number {
      sums.scored = 1
      sums.weightedScore = weight * score
      sums.scoredWeight = weight
    }
    sums.weight = weight
    sums.weightedCoverage = weight * self.coverages[node.position]
    sums.keyResults = Int64(inside.keyResults)
    sums.measured = Int64(inside.measured)
    sums.confident = Int64(inside.confident)
    sums.confidence = inside.confidence
    sums.count(self.colour(node))
    sums.count(self.healths[node.position])
    return sums
  }

  // MARK: Key results

  mutating func recomputeKeyResult(_ node: NodeID) {
    let slot = self.slot(node)
    let clockIndex = self.clockIndex(node)
    if let period = self.keyResults.rules[slot].period { self.clocks[clockIndex].prepare(period) }
    let clock = self.clocks[clockIndex]
    let rule = self.keyResults.rules[slot]
    if case .rollupValue(_, _, let aggregate) = rule { self.aggregate(node, slot, aggregate) }
    if case .rollupScore = rule {
      self.recomputeRollupScore(node, slot, clock)
      return
    }
    let attainment = self.attainment(slot, rule, clock)
    self.setAttainment(node, slot, attainment)
    let isMeasured = self.isMeasured(slot, rule)
    let score =
      attainment.map { min(max($0, 0), clock.policy.cap) }
      ?? self.missingScore(slot, clock)
    self.setMeasured(node, slot, isMeasured)
    let instant = self.keyResults.instants[slot]
    let isSilent = instant != Absent.number && instant < clock.outdatedBefore
    self.finish(
      node,
      Share(
        score: Absent.wrap(score), coverage: isMeasured ? ExactRatio.one : 0, isOutdated: false),
      isSilent, self.expectation(ofKeyResult: slot, clock))
  }

  private mutating func recomputeRollupScore(_ node: NodeID, _ slot: Int, _ clock: CycleClock) {
    let index = Int(self.sumIndices[node.position])
    if self.needsResum[node.position] {
      self.sums[index] = self.sumEdges(into: node)
      self.needsResum[node.position] = false
    }
    let sums = self.sums[index]
    self.setAttainment(node, slot, sums.score)
    self.setMeasured(node, slot, sums.coverage > 0)
    let score = sums.score.map { min(max($0, 0), clock.policy.cap) }
    self.finish(
      node,
      Share(score: Absent.wrap(score), coverage: sums.coverage, isOutdated: false),
      sums.isOutdated, self.expectation(ofKeyResult: slot, clock))
  }

  private func attainment(_ slot: Int, _ rule: KeyResultRule, _ clock: CycleClock) -> Int64? {
    if case .milestone(let done, let total, _) = rule {
      guard self.isMeasured(slot, rule) else { return nil }
      return ExactRatio.attainment(Int128(done), Int128(total))
    }
    guard self.keyResults.instants[slot] != Absent.number else { return nil }
    if let period = rule.period {
      return rule.attainment(
        ofRecords: self.keyResults.records[slot] ?? [], in: clock.periods(period))
    }
    return rule.attainment(ofValue: self.keyResults.values[slot])
  }

  private func isMeasured(_ slot: Int, _ rule: KeyResultRule) -> Bool {
    if case .milestone(_, _, true) = rule { return true }
    return self.keyResults.instants[slot] != Absent.number
  }

  private func missingScore(_ slot: Int, _ clock: CycleClock) -> Int64? {
    switch clock.policy.missing {
    case .exclude: nil
    case .zeroAfterDue: clock.isPastDue(self.due(slot)) ? 0 : nil
    case .zero, .unspecified, .unrecognized: 0
    }
  }

  private func due(_ slot: Int) -> Int32? {
    self.keyResults.dues[slot] == Int32.min ? nil : self.keyResults.dues[slot]
  }

  func expectation(ofKeyResult slot: Int, _ clock: CycleClock) -> Expectation {
    let rule = self.keyResults.rules[slot]
    guard clock.policy.pace == .phased, rule.judgesOneValue,
      let phases = self.keyResults.phases[slot]
    else {
      return Expectation(elapsed: clock.elapsed, total: clock.total)
    }
    guard clock.total > 0 else { return Expectation(elapsed: 0, total: 0) }
    let current = phases.last { $0.day <= clock.today }
    let attainment = current.flatMap { rule.attainment(ofValue: $0.value) }
    return Expectation(
      elapsed: min(max(attainment ?? 0, 0), ExactRatio.one), total: ExactRatio.one)
  }

  private mutating func setAttainment(_ node: NodeID, _ slot: Int, _ attainment: Int64?) {
    let new = Absent.wrap(attainment)
    guard new != self.keyResults.attainments[slot] else { return }
    self.keyResults.attainments[slot] = new
    self.noteChange(node)
  }

  private mutating func setMeasured(_ node: NodeID, _ slot: Int, _ isMeasured: Bool) {
    guard isMeasured != self.keyResults.isMeasured[slot] else { return }
    self.adjustCount(node, slot) { $0.isMeasured[slot] = isMeasured }
  }

  /// Changes what the key result adds to its objective's counts.
  mutating func adjustCount(
    _ node: NodeID, _ slot: Int, _ change: (inout KeyResultColumns) -> Void
  ) {
    let objective = self.keyResults.objectives[slot]
    let objectiveSlot = self.slot(objective)
    let isCounted = self.counts[node.position] && !self.needsResum[objective.position]
    if isCounted { self.count(slot, in: objectiveSlot, sign: -1) }
    change(&self.keyResults)
    if isCounted { self.count(slot, in: objectiveSlot, sign: 1) }
    self.raiseDirty(objective)
    self.noteChange(node)
  }

  private mutating func count(_ slot: Int, in objectiveSlot: Int, sign: Int32) {
    self.objectives.keyResultSums[objectiveSlot].add(
      isMeasured: self.keyResults.isMeasured[slot],
      confidence: self.keyResults.confidences[slot], sign: sign)
  }

  /// Forms a rollup_value's current value from its sources, and tells those above where it changed.
  private mutating func aggregate(_ node: NodeID, _ slot: Int, _ aggregate: Aggregate) {
    var aggregation = Aggregation(aggregate)
    self.edges.forEachDown(node) { edge in
      guard edge.mode == .value, let record = self.givenValue(edge.lower) else { return }
      aggregation.add(record, weight: edge.weight)
    }
    let result = aggregation.result
    let old = (
      self.keyResults.values[slot], self.keyResults.instants[slot],
      self.keyResults.revisions[slot]
    )
    let new = (
      result?.value ?? 0, result?.instant ?? Absent.number, result?.revision ?? 0
    )
    guard old != new else { return }
    (
      self.keyResults.values[slot], self.keyResults.instants[slot],
      self.keyResults.revisions[slot]
    ) = new
    self.noteChange(node)
    self.raiseValueTargets(node)
  }

  /// The value that a key result gives to those it is aligned to by value, if it counts and has
  /// one.
  public func givenValue(_ node: NodeID) -> ValueRecord? {
    let slot = self.slot(node)
    guard self.counts[node.position],
      self.counts[self.keyResults.objectives[slot].position],
      self.keyResults.rules[slot].givesValue, self.keyResults.instants[slot] != Absent.number
    else { return nil }
    return ValueRecord(
      instant: self.keyResults.instants[slot], revision: self.keyResults.revisions[slot],
      value: self.keyResults.values[slot])
  }

  mutating func raiseValueTargets(_ node: NodeID) {
    var targets: [NodeID] = []
    self.edges.forEachUp(node) { if $0.mode == .value { targets.append($0.upper) } }
    for target in targets { self.raiseDirty(target) }
  }
}
