// Random alignments that keep the graph's rules, and random check-ins, corrections and voids.
internal import OKRModel

extension RandomOrganisation {
  /// An edge of a new pair that is allowed, or nil where the random pair isn't.
  mutating func randomAlignment() -> Alignment? {
    guard var edge = self.random.chance(50) ? self.valueEdge() : self.objectiveEdge(),
      !self.pairs.contains([edge.from, edge.to]),
      !self.feedsValue(edge) || !self.countsTwice(edge)
    else { return nil }
    edge.weight = self.weight()
    return edge
  }

  private mutating func objectiveEdge() -> Alignment? {
    let from = self.random.pick(self.input.objectives).id
    if self.random.chance(50) || self.input.keyResults.isEmpty {
      let to = self.random.pick(self.input.objectives).id
      guard self.depth(to) < self.depth(from) else { return nil }
      return Alignment(
        from: from, to: to, mode: self.random.pick([.unspecified, .none, .average, .average]))
    }
    let to = self.random.pick(self.input.keyResults).id
    guard self.depth(self.objectiveOfKeyResult[to] ?? "") < self.depth(from) else { return nil }
    let mode: AlignmentMode =
      self.isRollupScore(to) ? self.random.pick([.unspecified, .none, .average]) : .none
    return Alignment(from: from, to: to, mode: mode)
  }

  private mutating func valueEdge() -> Alignment? {
    guard !self.rollupValues.isEmpty,
      let to = self.keyResult(self.random.pick(self.rollupValues))
    else { return nil }
    let from = self.random.pick(self.input.keyResults)
    guard self.isBelow(from.id, to.id) else { return nil }
    let equal = from.unit == to.unit
    let mode: AlignmentMode =
      equal ? self.random.pick([.unspecified, .none, .value, .value]) : .none
    return Alignment(from: from.id, to: to.id, mode: mode)
  }

  func depth(_ objective: String) -> Int { self.depthOfObjective[objective] ?? 0 }

  /// Whether an edge between these key results leads upwards in the order that bars circles.
  func isBelow(_ from: String, _ to: String) -> Bool {
    let lower = self.objectiveOfKeyResult[from] ?? ""
    let upper = self.objectiveOfKeyResult[to] ?? ""
    if lower == upper {
      return (self.placeOfKeyResult[from] ?? 0) > (self.placeOfKeyResult[to] ?? 0)
    }
    return self.depth(lower) > self.depth(upper)
  }

  /// Whether one key result would reach another along two value paths.
  func countsTwice(_ edge: Alignment) -> Bool {
    let below = Self.reached(from: edge.from, self.valueSources)
    let above = Self.reached(from: edge.to, self.valueSinks)
    return below.contains { !Self.reached(from: $0, self.valueSinks).isDisjoint(with: above) }
  }

  private static func reached(from id: String, _ next: [String: Set<String>]) -> Set<String> {
    var seen: Set<String> = [id]
    var open = [id]
    while let current = open.popLast() {
      for other in next[current] ?? [] where seen.insert(other).inserted { open.append(other) }
    }
    return seen
  }

  /// A new check-in, or a correction or void of one; nil where the random key result takes none.
  mutating func randomRecord() -> ReferenceEdit? {
    guard !self.input.keyResults.isEmpty else { return nil }
    if self.random.chance(20), !self.input.checkIns.isEmpty { return self.replacement() }
    let keyResult = self.random.pick(self.input.keyResults)
    guard !self.isRollupValue(keyResult.id), !self.isRollupScore(keyResult.id) else { return nil }
    return .checkIn(self.record(keyResult.id))
  }

  /// A record with a value at a random instant up to now, before and after the cycle too, at times
  /// the same instant as others.
  mutating func record(_ keyResult: String) -> CheckIn {
    self.revision += 1
    let back = Int64(self.random.int(0...70 * 24)) * Self.dayMicros / 24
    var record = CheckIn(id: "x\(self.revision)", keyResult: keyResult)
    let exact = self.input.instantMicros - back
    record.effectiveTime = Instant(
      unixMicros: self.random.chance(30) ? exact - exact % Self.dayMicros : exact)
    record.value = self.value(for: self.keyResult(keyResult)?.kind)
    if self.random.chance(40) {
      record.confidence = Ratio(ppm: Int64(self.random.int(0...1_000_000)))
    }
    record.revision = self.revision
    return record
  }

  /// Replaces or voids a record that nothing replaced yet; voids are at times voided themselves.
  private mutating func replacement() -> ReferenceEdit? {
    let old = self.random.pick(self.input.checkIns)
    guard !self.replaced.contains(old.id) else { return nil }
    var record = self.record(old.keyResult)
    record.replaces = old.id
    if self.random.chance(50) { return .correct(record) }
    record.value = nil
    record.confidence = nil
    return .void(record)
  }
}
