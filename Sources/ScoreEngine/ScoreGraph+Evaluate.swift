// From children and records to figures: docs/SCORING.md, node by node.

public import OKRModel

extension ScoreGraph {
  // MARK: Objectives

  mutating func recomputeObjective(_ row: Int) {
    if self.objectives[row].flags.contains(.needsResum) { self.resumObjective(row) }
    let old = self.objectives[row]
    var new = old
    new.settle(
      self.clocks.figures[Int(old.clock)]
        .judgement(isCommitted: old.flags.contains(.committed)))
    if new.share == old.share && new.health == old.health && new.colour == old.colour { return }
    self.objectives[row] = new
    if new.flags.contains(.counts) { self.cells.sums[Int(new.cell)].move(old, to: new) }
    self.noteChange(.objective(row))
    if new.flags.contains(.counts) { self.handUp(row, old.share, new.share) }
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
    if self.links[row].extra != Absent.index { return self.recomputeExtra(row) }
    let old = self.keyResults[row]
    let objective = Int(old.objective)
    let figures = self.clocks.figures[Int(self.objectives[objective].clock)]
    let isCommitted = self.objectives[objective].flags.contains(.committed)
    var new = old
    new.take(
      old.ownAttainment, missing: figures.missing, figures,
      figures.judgement(isCommitted: isCommitted))
    self.keep(row, old, new)
  }

  private mutating func recomputeExtra(_ row: Int) {
    let old = self.keyResults[row]
    let oldRevision = self.links[row].revision
    let new = self.evaluated(row)
    let isMoved = new.value != old.value || new.instant != old.instant
    self.keep(row, self.keyResults[row], new)
    guard isMoved || self.links[row].revision != oldRevision else { return }
    self.noteChange(.keyResult(row))
    self.forEachTarget(of: .keyResult(row), .value) { graph, edge in
      graph.raiseDirty(edge.upper)
    }
  }

  /// The row as it is now to be, of a key result with a rule, a day, records or edges beside it. A
  /// rollup's sums or revision are formed on the way.
  mutating func evaluated(_ row: Int) -> KeyResultRow {
    let node = NodeID.keyResult(row)
    let rule = self.rule(node)
    let clockIndex = self.clockIndex(node)
    if let period = rule.period { self.clocks.prepare(period, on: clockIndex) }
    let figures = self.clocks.figures[clockIndex]
    let clock = self.clocks.clocks[clockIndex]
    var judgement = self.judgement(ofObjective: Int(self.keyResults[row].objective))
    if let expected = self.phasedExpectation(row, clock) {
      let commitment = self.commitment(node)
      judgement = Judgement(expected, commitment, clock.policy.bands(for: commitment))
    }
    if case .rollupScore = rule {
      self.resumRollupScore(row)
      var new = self.keyResults[row]
      new.take(self.extra(row)?.sums ?? ChildSums(), figures, judgement)
      return new
    }
    var new = self.keyResults[row]
    if case .rollupValue(_, _, let aggregate) = rule {
      let current = self.aggregate(row, aggregate)
      new.value = current?.value ?? 0
      new.instant = current?.instant ?? Absent.number
      self.links[row].revision = current?.revision ?? 0
    }
    new.take(
      self.attainment(new, row, rule, clock), missing: self.missing(row, clock, figures), figures,
      judgement)
    return new
  }

  private mutating func resumRollupScore(_ row: Int) {
    guard self.keyResults[row].flags.contains(.needsResum) else { return }
    self.extras[self.makeExtra(row)].sums = self.sumEdges(into: .keyResult(row))
    self.keyResults[row].flags.remove(.needsResum)
  }

  /// Keeps a key result's new figures, and hands what changed to its objective.
  @inline(__always)
  private mutating func keep(_ row: Int, _ old: KeyResultRow, _ new: KeyResultRow) {
    guard new.figuresDiffer(from: old) else { return }
    if new.flags.contains(.measured) != old.flags.contains(.measured) {
      self.changeCounted(row) { $0.flags.set(.measured, new.flags.contains(.measured)) }
      self.raiseDirty(.objective(Int(new.objective)))
    }
    self.keyResults[row] = new
    self.noteChange(.keyResult(row))
    if new.flags.contains(.counts), new.share != old.share {
      self.replace(
        old.share, new.share, weight: Int64(new.weight), in: .objective(Int(new.objective)))
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

  private func attainment(
    _ keyResult: KeyResultRow, _ row: Int, _ rule: KeyResultRule, _ clock: CycleClock
  ) -> Int64 {
    guard keyResult.code == .extra else { return keyResult.ownAttainment }
    guard keyResult.hasValue else { return Absent.number }
    if let period = rule.period {
      return Absent.wrap(
        rule.attainment(ofRecords: self.extra(row)?.records ?? [], in: clock.periods(period)))
    }
    return Absent.wrap(rule.attainment(ofValue: keyResult.value))
  }

  private func missing(_ row: Int, _ clock: CycleClock, _ figures: ClockFigures) -> Int32 {
    guard let due = self.extra(row)?.due, due != Int32.min else { return figures.missing }
    return ClockFigures.missing(clock, due: due)
  }

  /// What phased targets expect by now; nil where the whole cycle's expectation holds.
  func phasedExpectation(_ row: Int, _ clock: CycleClock) -> Expectation? {
    guard clock.policy.pace == .phased, let extra = self.extra(row), !extra.phases.isEmpty else {
      return nil
    }
    let rule = self.rule(.keyResult(row))
    guard rule.judgesOneValue else { return nil }
    guard clock.total > 0 else { return Expectation(elapsed: 0, total: 0) }
    let current = extra.phases.last { $0.day <= clock.today }
    let attainment = current.flatMap { rule.attainment(ofValue: $0.value) }
    return Expectation(
      elapsed: min(max(attainment ?? 0, 0), ExactRatio.one), total: ExactRatio.one)
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
}
