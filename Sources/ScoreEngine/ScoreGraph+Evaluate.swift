// From children and records to figures: docs/SCORING.md, node by node.

public import OKRModel

extension ScoreGraph {
  // MARK: Objectives

  mutating func recomputeObjective(_ row: Int) {
    if self.objectives[row].flags.contains(.needsResum) { self.resumObjective(row) }
    let outcome = ObjectiveOutcome(
      self.objectives[row].sums,
      self.clocks.judgements[Int(self.objectives[row].judgement)])
    guard self.objectives[row].differs(from: outcome) else { return }
    let old = self.objectives[row]
    self.objectives[row].keep(outcome)
    self.noteChange(.objective(row))
    guard old.flags.contains(.counts) else { return }
    self.cells.sums[Int(old.cell)].move(old, to: self.objectives[row])
    self.handUp(row, old.share, outcome.share)
  }

  private mutating func handUp(_ row: Int, _ old: Share, _ new: Share) {
    guard old != new else { return }
    var index = self.objectives[row].edges.up
    while index != Absent.index {
      let edge = self.edges[index]
      if edge.mode == .average {
        self.replace(old, new, weight: Int64(edge.weight), in: edge.upper)
      }
      index = edge.nextUp
    }
  }

  /// Replaces what a child gave in the sums of an objective or rollup_score.
  @inline(__always)
  private mutating func replace(_ old: Share, _ new: Share, weight: Int64, in target: NodeID) {
    if target.isKeyResult {
      if !self.keyResults[target.row].flags.contains(.needsResum) {
        self.extras[self.makeExtra(target.row)].sums.replace(old, with: new, weight: weight)
      }
    } else if !self.objectives[target.row].flags.contains(.needsResum) {
      self.objectives[target.row].sums.replace(old, with: new, weight: weight)
    }
    self.raiseDirty(target)
  }

  private mutating func resumObjective(_ row: Int) {
    var sums = self.sumEdges(into: .objective(row))
    var inside = KeyResultCounts()
    var next = self.objectives[row].firstKeyResult
    while next != Absent.index {
      let keyResult = self.keyResults[Int(next)]
      if keyResult.flags.contains(.counts) {
        sums.add(keyResult.share, weight: Int64(keyResult.weight))
        inside.add(
          isMeasured: keyResult.flags.contains(.measured), confidence: keyResult.confidence,
          sign: 1)
      }
      next = self.links[Int(next)].nextSibling
    }
    self.objectives[row].sums = sums
    self.setInside(row, inside)
    self.objectives[row].flags.remove(.needsResum)
  }

  private func sumEdges(into node: NodeID) -> ChildSums {
    var sums = ChildSums()
    self.forEachDown(node) { edge in
      guard edge.mode == .average else { return }
      let lower = self.objectives[edge.lower.row]
      if lower.flags.contains(.counts) { sums.add(lower.share, weight: Int64(edge.weight)) }
    }
    return sums
  }

  /// Changes the counts over an objective's key results, in its cell too.
  @inline(__always)
  private mutating func setInside(_ row: Int, _ inside: KeyResultCounts) {
    let old = self.objectives[row].inside
    guard inside != old else { return }
    self.objectives[row].inside = inside
    guard self.objectives[row].flags.contains(.counts) else { return }
    self.cells.sums[Int(self.objectives[row].cell)].move(old, to: inside)
    self.noteChange(.objective(row))
  }

  // MARK: Key results

  mutating func recomputeKeyResult(_ row: Int) {
    if self.keyResults[row].flags.contains(.hasExtra) { return self.recomputeExtra(row) }
    let judgement = Int(self.objectives[Int(self.keyResults[row].objective)].judgement)
    let missing = self.clocks.judgements[judgement].missing
    self.keep(
      row,
      self.keyResults[row].outcome(
        self.keyResults[row].ownAttainment, missing: missing, self.clocks.judgements[judgement]))
  }

  private mutating func recomputeExtra(_ row: Int) {
    let oldRevision = self.links[row].revision
    let (value, instant) = (self.keyResults[row].value, self.keyResults[row].instant)
    let outcome = self.outcome(row)
    self.keep(row, outcome)
    let new = self.keyResults[row]
    guard (value, instant, oldRevision) != (new.value, new.instant, self.links[row].revision)
    else { return }
    self.noteChange(.keyResult(row))
    self.forEachTarget(of: .keyResult(row), .value) { graph, edge in
      graph.raiseDirty(edge.upper)
    }
  }

  /// The figures as they are now to be, of a key result with a rule, a day, records or edges beside
  /// its row. A rollup's sums, or its current value, are formed on the way.
  mutating func outcome(_ row: Int) -> KeyResultOutcome {
    let index = Int(self.links[row].extra)
    let judgement = Int(self.objectives[Int(self.keyResults[row].objective)].judgement)
    switch self.extras[index].rule {
    case .rollupScore?:
      self.resumRollupScore(row)
      return self.keyResults[row].outcome(
        self.extras[index].sums,
        self.extras[index].judgement(self.keyResults[row], self.clocks, judgement))
    case .rollupValue(_, _, let aggregate)?: self.setAggregate(row, aggregate)
    default: break
    }
    return self.extras[index].outcome(self.keyResults[row], self.clocks, judgement)
  }

  /// Forms a rollup_value's current value from its sources.
  private mutating func setAggregate(_ row: Int, _ aggregate: Aggregate) {
    let current = self.aggregate(row, aggregate)
    self.keyResults[row].value = current?.value ?? 0
    self.keyResults[row].instant = current?.instant ?? Absent.number
    self.links[row].revision = current?.revision ?? 0
  }

  private mutating func resumRollupScore(_ row: Int) {
    guard self.keyResults[row].flags.contains(.needsResum) else { return }
    self.extras[self.makeExtra(row)].sums = self.sumEdges(into: .keyResult(row))
    self.keyResults[row].flags.remove(.needsResum)
  }

  /// Keeps a key result's new figures, and hands what changed to its objective.
  @inline(__always)
  private mutating func keep(_ row: Int, _ outcome: KeyResultOutcome) {
    guard self.keyResults[row].differs(from: outcome) else { return }
    let old = self.keyResults[row]
    let objective = NodeID.objective(Int(old.objective))
    if outcome.flags.contains(.measured) != old.flags.contains(.measured) {
      self.changeCounted(row) { $0.flags.set(.measured, outcome.flags.contains(.measured)) }
      self.raiseDirty(objective)
    }
    self.keyResults[row].keep(outcome)
    self.noteChange(.keyResult(row))
    if old.flags.contains(.counts), old.share != outcome.share {
      self.replace(old.share, outcome.share, weight: Int64(old.weight), in: objective)
    }
  }

  /// Changes what the key result adds to its objective's counts.
  mutating func changeCounted(_ row: Int, _ change: (inout KeyResultRow) -> Void) {
    let old = self.keyResults[row]
    change(&self.keyResults[row])
    let new = self.keyResults[row]
    let objective = Int(new.objective)
    guard new.flags.contains(.counts), !self.objectives[objective].flags.contains(.needsResum)
    else { return }
    var inside = self.objectives[objective].inside
    inside.add(
      isMeasured: old.flags.contains(.measured), confidence: old.confidence, sign: -1)
    inside.add(isMeasured: new.flags.contains(.measured), confidence: new.confidence, sign: 1)
    self.setInside(objective, inside)
  }

  // MARK: Values

  /// A rollup_value's current value from its sources, with the newest one's instant and revision.
  private func aggregate(_ row: Int, _ aggregate: Aggregate) -> ValueRecord? {
    var aggregation = Aggregation(aggregate)
    self.forEachDown(.keyResult(row)) { edge in
      guard edge.mode == .value, let record = self.givenValue(edge.lower) else { return }
      aggregation.add(record, weight: Int64(edge.weight))
    }
    return aggregation.result
  }

  /// The value that a key result gives to those it is aligned to by value, if it counts and has
  /// one.
  public func givenValue(_ node: NodeID) -> ValueRecord? {
    let row = self.keyResults[node.row]
    guard row.flags.contains(.counts),
      self.objectives[Int(row.objective)].flags.contains(.counts),
      self.rule(node).givesValue, row.hasValue
    else { return nil }
    return ValueRecord(
      instant: row.instant, revision: self.links[node.row].revision, value: row.value)
  }

  /// What a key result's attainment over calendar periods is the quotient of; nil where it is judged by
  /// another rule, or nothing is due.
  public func periodShare(_ node: NodeID) -> (reached: Int128, full: Int128)? {
    let rule = self.rule(node)
    guard let period = rule.period, let extra = self.extra(node.row) else { return nil }
    return rule.periodShare(ofRecords: extra.records, in: self.clock(of: node).periods(period))
  }
}
