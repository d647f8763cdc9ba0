// Edits of the structure. Each marks what it may change; figures follow at `propagate()`.

public import OKRModel

extension ScoreGraph {
  // MARK: Objectives

  public mutating func addObjective(_ settings: ObjectiveSettings) -> NodeID {
    let node = NodeID.objective(self.objectives.count)
    var row = ObjectiveRow(judgement: 0, cell: self.cells.index(of: settings.cell))
    row.take(settings)
    self.cells.enter(self.objectives.count, row.cell)
    self.objectives.append(row)
    self.cells.sums[Int(row.cell)].count(row, 1)
    self.levels = nil
    self.markResum(node)
    self.noteChange(node)
    return node
  }

  public mutating func updateObjective(_ node: NodeID, _ settings: ObjectiveSettings) {
    let old = self.objectives[node.row]
    var new = old
    new.cell = self.cells.index(of: settings.cell)
    new.take(settings)
    let counted = old.flags.contains(.counts) != settings.counts
    guard
      counted || new.judgement != old.judgement || new.cell != old.cell || new.weight != old.weight
    else { return }
    self.cells.sums[Int(old.cell)].count(old, -1)
    self.cells.sums[Int(new.cell)].count(new, 1)
    self.cells.move(node.row, from: old.cell, to: new.cell)
    self.objectives[node.row] = new
    self.mark(node)
    self.forEachKeyResult(of: node.row) { graph, keyResult in
      graph.mark(.keyResult(keyResult))
      graph.prepareClock(keyResult)
      if counted { graph.markValueTargets(.keyResult(keyResult)) }
    }
    if counted { self.markAverageTargets(node) }
    self.noteChange(node)
  }

  // MARK: Key results

  public mutating func addKeyResult(_ settings: KeyResultSettings) -> NodeID {
    let row = self.keyResults.count
    let node = NodeID.keyResult(row)
    var keyResult = KeyResultRow(objective: UInt32(settings.objective.row))
    keyResult.weight = Int32(settings.weight)
    keyResult.flags.set(.counts, settings.counts)
    self.keyResults.append(keyResult)
    self.links.append(KeyResultLinks())
    self.setRule(row, settings)
    self.link(row, to: settings.objective)
    self.prepareClock(row)
    if settings.rule == .rollupScore { self.markResum(node) } else { self.mark(node) }
    self.noteChange(node)
    return node
  }

  /// Keeps a rule of at most two numbers in the row, any other in the `Extra`.
  private mutating func setRule(_ row: Int, _ settings: KeyResultSettings) {
    let inline = self.keyResults[row].take(settings.rule)
    let isPlain = inline && settings.due == nil && settings.phases.isEmpty
    if isPlain, self.links[row].extra == Absent.index { return }
    let index = self.makeExtra(row)
    self.extras[index].rule = inline ? nil : settings.rule
    self.extras[index].due = settings.due ?? Int32.min
    self.extras[index].phases = settings.phases
    if !inline { self.levels = nil }
  }

  private mutating func link(_ row: Int, to objective: NodeID) {
    self.keyResults[row].objective = UInt32(objective.row)
    self.links[row].nextSibling = self.objectives[objective.row].firstKeyResult
    self.objectives[objective.row].firstKeyResult = UInt32(row)
    self.objectives[objective.row].edges.children += 1
    self.raise(objective, above: .keyResult(row))
    self.markResum(objective)
  }

  private mutating func unlink(_ row: Int) {
    let objective = Int(self.keyResults[row].objective)
    let next = self.links[row].nextSibling
    self.objectives[objective].edges.children -= 1
    if self.objectives[objective].firstKeyResult == UInt32(row) {
      self.objectives[objective].firstKeyResult = next
    } else {
      var sibling = Int(self.objectives[objective].firstKeyResult)
      while self.links[sibling].nextSibling != UInt32(row) {
        sibling = Int(self.links[sibling].nextSibling)
      }
      self.links[sibling].nextSibling = next
    }
    self.markResum(.objective(objective))
  }

  /// Changes a key result; its records stay with it.
  public mutating func updateKeyResult(_ node: NodeID, _ settings: KeyResultSettings) {
    let row = node.row
    if Int(self.keyResults[row].objective) != settings.objective.row {
      self.unlink(row)
      self.link(row, to: settings.objective)
    }
    self.setRule(row, settings)
    self.keyResults[row].weight = Int32(settings.weight)
    self.keyResults[row].flags.set(.counts, settings.counts)
    if settings.rule == .rollupScore { self.markResum(node) }
    self.prepareClock(row)
    self.mark(node)
    self.markResum(settings.objective)
    self.markValueTargets(node)
  }

  /// Tells the clock which days and periods the key result needs of it.
  private mutating func prepareClock(_ row: Int) {
    guard let extra = self.extra(row) else { return }
    let clock = self.clockIndex(.keyResult(row))
    if let period = extra.rule?.period { self.clocks.prepare(period, on: clock) }
    let lastPhase = extra.phases.last?.day ?? Int32.min
    self.note(day: max(extra.due, lastPhase), on: clock)
  }

  // MARK: Records

  /// Sets a key result's records in force.
  /// - Parameter records: ascending by (instant, revision); of kinds without periods only the last
  ///   is read.
  public mutating func setRecords(_ node: NodeID, _ records: [ValueRecord]) {
    let row = node.row
    let rule = self.rule(node)
    if case .rollupValue = rule {
      self.setConfidence(row, Absent.ppm)
      return
    }
    if rule.period != nil {
      self.extras[self.makeExtra(row)].records = records
    } else if let extra = self.extra(row), !extra.records.isEmpty {
      self.extras[self.makeExtra(row)].records = []
    }
    self.setValue(row, records.last)
  }

  /// Sets the one record that decides, of a kind without periods.
  public mutating func setRecord(_ node: NodeID, _ record: ValueRecord?) {
    self.setValue(node.row, record)
  }

  /// Adds the record of the greatest revision, which replaces nothing: a check-in's short way. Of kinds
  /// without periods it decides where none is of a later time, and else moves nothing.
  public mutating func addRecord(_ node: NodeID, _ record: ValueRecord) {
    let row = node.row
    let isNewest = self.newestInstant(node).map { $0 <= record.instant } ?? true
    if self.rule(node).period != nil {
      let extra = self.makeExtra(row)
      let place = self.extras[extra].records.firstPlace { $0.isNewer(than: record) }
      self.extras[extra].records.insert(record, at: place)
      self.setValue(row, self.extras[extra].records.last)
    } else if isNewest {
      self.setValue(row, record)
    }
  }

  private mutating func setValue(_ row: Int, _ newest: ValueRecord?) {
    let node = NodeID.keyResult(row)
    self.keyResults[row].value = newest?.value ?? 0
    self.keyResults[row].instant = newest?.instant ?? Absent.number
    self.links[row].revision = newest?.revision ?? 0
    self.setConfidence(row, Absent.wrapPpm(newest?.confidence))
    self.mark(node)
    if self.links[row].extra != Absent.index { self.markValueTargets(node) }
    self.noteChange(node)
  }

  private mutating func setConfidence(_ row: Int, _ confidence: Int32) {
    guard confidence != self.keyResults[row].confidence else { return }
    self.changeCounted(row) { $0.confidence = confidence }
    self.mark(.objective(Int(self.keyResults[row].objective)))
  }
}

extension ObjectiveRow {
  mutating func take(_ settings: ObjectiveSettings) {
    self.weight = Int32(settings.weight)
    self.flags.set(.counts, settings.counts)
    self.judgement = UInt32(2 * settings.clock + (settings.cell.commitment == .committed ? 1 : 0))
  }
}

extension KeyResultRow {
  /// Takes a rule in where its numbers fit.
  /// - Returns: false where it needs an `Extra`.
  mutating func take(_ rule: KeyResultRule) -> Bool {
    (self.first, self.second) = (0, 0)
    switch rule {
    case .metric(let baseline, let target):
      self.code = .metric
      (self.first, self.second) = (baseline, target)
    case .threshold(let threshold) where threshold.period == nil && threshold.zeroAt == nil:
      self.code =
        switch threshold.comparison {
        case .moreThan: .moreThan
        case .atMost: .atMost
        case .lessThan: .lessThan
        case .within: .within
        case .atLeast, .unspecified, .unrecognized: .atLeast
        }
      (self.first, self.second) = (threshold.bound, threshold.upper)
    case .milestone(let done, let total, let isStarted):
      self.code = isStarted ? .startedMilestone : .milestone
      (self.first, self.second) = (done, total)
    case .findBaseline: self.code = .findBaseline
    case .binary: self.code = .binary
    case .graded: self.code = .graded
    case .checkpoints, .threshold, .recurring, .rollupValue, .rollupScore:
      self.code = .extra
    }
    return self.code != .extra
  }
}
