// Random edits, a few of them invalid and flagged as such.
internal import OKRModel

extension RandomOrganisation {
  /// The next edit; a valid one is applied to `input` already.
  public mutating func nextEdit() -> ReferenceEdit {
    if self.random.chance(8), let edit = self.invalidEdit(), !self.touchesArchived(edit) {
      return edit
    }
    while true {
      let edit = self.random.chance(6) ? self.archiving() : self.candidate()
      if let edit, !self.touchesArchived(edit) { return self.applied(edit) }
    }
  }

  /// Something is archived, or taken back; a key result only while its objective is there.
  private mutating func archiving() -> ReferenceEdit? {
    if self.random.chance(50) {
      let objective = self.random.pick(self.input.objectives)
      return .archive(objective.id, objective.archiveTime == nil)
    }
    guard let keyResult = self.input.keyResults.randomElement(using: &self.random),
      keyResult.archiveTime == nil || !self.isArchived(keyResult.objective)
    else { return nil }
    return .archive(keyResult.id, keyResult.archiveTime == nil)
  }

  /// Whether the item or its objective is archived.
  private func isArchived(_ id: String) -> Bool {
    if let keyResult = self.keyResult(id) {
      return keyResult.archiveTime != nil || self.isArchived(keyResult.objective)
    }
    return self.input.objectives.contains { $0.id == id && $0.archiveTime != nil }
  }

  /// Whether the edit would be refused for what is archived.
  private func touchesArchived(_ edit: ReferenceEdit) -> Bool {
    switch edit {
    case .putObjective(let objective): self.isArchived(objective.id)
    case .putKeyResult(let keyResult):
      self.isArchived(keyResult.id) || self.isArchived(keyResult.objective)
    case .putAlignment(let edge): self.isArchived(edge.from) || self.isArchived(edge.to)
    case .checkIn(let record), .correct(let record), .void(let record):
      self.isArchived(record.keyResult)
    case .invalid(let edit, _): self.touchesArchived(edit)
    case .putRegion, .putUnit, .putCycle, .removeAlignment, .archive, .advance: false
    }
  }

  private mutating func candidate() -> ReferenceEdit? {
    switch self.random.int(1...100) {
    case 1...3: return .putRegion(self.region(self.random.int(0...self.input.regions.count)))
    case 4...6: return .putUnit(self.unit(self.random.int(0...self.input.units.count)))
    case 7...10: return .putCycle(self.cycle(self.random.int(0...self.input.cycles.count)))
    case 11...20: return self.objectiveEdit()
    case 21...35: return self.keyResultEdit()
    case 36...50: return self.alignmentEdit()
    case 51...85: return self.randomRecord()
    default:
      let step = self.random.pick([1, 60, 3600, 21_600, 86_400, 3 * 86_400, 40 * 86_400])
      return .advance(toMicros: self.input.instantMicros + Int64(step) * 1_000_000)
    }
  }

  private mutating func objectiveEdit() -> ReferenceEdit {
    if self.random.chance(20) {
      let id = "o\(self.input.objectives.count)"
      self.depthOfObjective[id] = self.random.int(0...(self.levels - 1))
      return .putObjective(self.objective(id))
    }
    return .putObjective(self.objective(self.random.pick(self.input.objectives).id))
  }

  private mutating func keyResultEdit() -> ReferenceEdit {
    if self.random.chance(20) || self.input.keyResults.isEmpty {
      let id = "k\(self.input.keyResults.count)"
      let objective = self.random.pick(self.input.objectives).id
      self.objectiveOfKeyResult[id] = objective
      // Above every place in use, so that the order among its siblings stays strict.
      self.placeOfKeyResult[id] = 100 + self.input.keyResults.count
      let kind = self.kind(self.random.int(0...9))
      return .putKeyResult(self.keyResult(id, of: objective, kind: kind))
    }
    let old = self.random.pick(self.input.keyResults)
    // The kind stays, and the unit of measure, since edges and records rest on them.
    let kind = self.kind(self.number(old.kind))
    var changed = self.keyResult(old.id, of: old.objective, kind: kind)
    changed.unit = old.unit
    return .putKeyResult(changed)
  }

  private mutating func alignmentEdit() -> ReferenceEdit? {
    guard !self.input.alignments.isEmpty, self.random.chance(50) else {
      return self.randomAlignment().map { .putAlignment($0) }
    }
    var edge = self.random.pick(self.input.alignments)
    if self.random.chance(50) { return .removeAlignment(from: edge.from, to: edge.to) }
    edge.weight = self.weight()
    return .putAlignment(edge)
  }

  private mutating func invalidEdit() -> ReferenceEdit? {
    switch self.random.int(0...7) {
    case 0: return self.circle()
    case 1: return self.countedTwice()
    case 2: return self.unequalUnits()
    case 3:
      let record = self.record("unknown")
      return .invalid(.checkIn(record), .unknownKeyResult)
    default: return self.invalidKeyResultEdit()
    }
  }

  private mutating func circle() -> ReferenceEdit? {
    guard !self.input.alignments.isEmpty, self.random.chance(80) else {
      let id = self.random.pick(self.input.objectives).id
      return .invalid(.putAlignment(Alignment(from: id, to: id, mode: .none)), .circle)
    }
    let edge = self.random.pick(self.input.alignments)
    // A key result may not lie above an objective that it feeds: turn only edges of equal ends.
    guard (self.depthOfObjective[edge.to] == nil) == (self.depthOfObjective[edge.from] == nil)
    else { return nil }
    let mode = AlignmentMode.none
    guard self.depthOfObjective[edge.to] != nil || self.isRollupValue(edge.from) else { return nil }
    return .invalid(.putAlignment(Alignment(from: edge.to, to: edge.from, mode: mode)), .circle)
  }

  private mutating func countedTwice() -> ReferenceEdit? {
    for _ in 0..<50 {
      guard let first = self.input.alignments.randomElement(using: &self.random),
        self.feedsValue(first),
        let second = self.valueSinks[first.to]?.sorted().first,
        !self.pairs.contains([first.from, second])
      else { continue }
      let edge = Alignment(from: first.from, to: second, mode: .value)
      return .invalid(.putAlignment(edge), .countedTwice)
    }
    return nil
  }

  private mutating func unequalUnits() -> ReferenceEdit? {
    for _ in 0..<50 {
      guard let from = self.input.keyResults.randomElement(using: &self.random),
        let to = self.input.keyResults.randomElement(using: &self.random),
        self.isRollupValue(to.id), self.isBelow(from.id, to.id), from.unit != to.unit,
        !self.pairs.contains([from.id, to.id])
      else { continue }
      let edge = Alignment(from: from.id, to: to.id, mode: .value)
      return .invalid(.putAlignment(edge), .unequalUnits)
    }
    return nil
  }

  private mutating func invalidKeyResultEdit() -> ReferenceEdit? {
    guard var keyResult = self.input.keyResults.randomElement(using: &self.random) else {
      return nil
    }
    switch keyResult.kind {
    case .rollupValue: return .invalid(.checkIn(self.record(keyResult.id)), .checkInOnRollup)
    case .metricKind(var kind):
      kind.target = Value(micros: kind.baseline?.micros ?? 0)
      keyResult.kind = .metricKind(kind)
      return .invalid(.putKeyResult(keyResult), .baselineIsTarget)
    case .binary:
      var record = self.record(keyResult.id)
      record.value = Value(micros: 500_000)
      return .invalid(.checkIn(record), .binaryValue)
    case .graded:
      var record = self.record(keyResult.id)
      record.effectiveTime = Instant(unixMicros: self.input.instantMicros + 2 * Self.dayMicros)
      return .invalid(.checkIn(record), .futureCheckIn)
    case .findBaseline:
      guard let from = self.input.objectives.randomElement(using: &self.random),
        self.depth(keyResult.objective) < self.depth(from.id),
        !self.pairs.contains([from.id, keyResult.id])
      else { return nil }
      let edge = Alignment(from: from.id, to: keyResult.id, mode: .average)
      return .invalid(.putAlignment(edge), .modeNotAllowed)
    default: return nil
    }
  }
}
