// The attainment of a key result, by kind, from its records in force.
internal import OKRModel

extension ReferenceEvaluator {
  func records(of keyResult: KeyResult) -> [Record] {
    self.recordsOfKeyResult[keyResult.id] ?? []
  }

  func newest(_ records: [Record]) -> Record? {
    records.max { $1.isNewer(than: $0) }
  }

  func isMeasured(_ keyResult: KeyResult) -> Bool {
    switch keyResult.kind {
    case .rollupScore: false
    case .rollupValue: self.aggregate(of: keyResult).value != nil
    case .milestone(let kind):
      kind.stages.contains(where: \.done) || !self.records(of: keyResult).isEmpty
    default: !self.records(of: keyResult).isEmpty
    }
  }

  /// In ppm, saturated; nil where there is none.
  func attainment(of keyResult: KeyResult) -> Int64? {
    let records = self.records(of: keyResult)
    switch keyResult.kind {
    case .rollupScore:
      return weightedMean(
        self.averaged(into: keyResult.id).compactMap { item in
          self.figures(of: item.objective.id).score.map { (item.weight, $0) }
        }
      ).map { saturated(Int128($0)) }
    case .rollupValue:
      return self.aggregate(of: keyResult).value.flatMap { self.attainment(keyResult, at: $0) }
    case .milestone(let kind):
      return self.isMeasured(keyResult) ? self.reached(kind) : nil
    case .recurring(let kind):
      return records.isEmpty ? nil : self.recurring(kind, keyResult, records)
    case .threshold(let kind) where kind.judge == .periods:
      return records.isEmpty ? nil : self.periodsHeld(kind, keyResult, records)
    default:
      return self.newest(records).flatMap { self.attainment(keyResult, at: $0.value) }
    }
  }

  /// What the key result's own rule gives to one value; nil for kinds that don't judge one value.
  func attainment(_ keyResult: KeyResult, at value: Int64) -> Int64? {
    switch keyResult.kind {
    case .metricKind(let kind):
      Self.linear(value, from: kind.baseline?.micros ?? 0, to: kind.target?.micros ?? 0)
    case .rollupValue(let kind):
      Self.linear(value, from: kind.baseline?.micros ?? 0, to: kind.target?.micros ?? 0)
    case .checkpoints(let kind): Self.piecewise(value, kind.points)
    case .threshold(let kind): Self.threshold(value, kind)
    // Micro-units of a ratio are its ppm.
    case .binary, .graded: saturated(Int128(value))
    case .findBaseline: 1_000_000
    default: nil
    }
  }

  static func linear(_ value: Int64, from start: Int64, to end: Int64) -> Int64? {
    let way = Int128(end) - Int128(start)
    guard way != 0 else { return nil }
    return saturated(roundedQuotient((Int128(value) - Int128(start)) * million, way))
  }

  static func piecewise(_ value: Int64, _ points: [Checkpoint]) -> Int64? {
    let sorted =
      points
      .map { (value: Int128($0.value?.micros ?? 0), score: Int128($0.score?.ppm ?? 0)) }
      .sorted { $0.value < $1.value }
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let v = Int128(value)
    if v <= first.value { return saturated(first.score) }
    if v >= last.value { return saturated(last.score) }
    for (low, high) in zip(sorted, sorted.dropFirst()) where v <= high.value {
      let width = high.value - low.value
      let product = low.score * width + (high.score - low.score) * (v - low.value)
      return saturated(roundedQuotient(product, width))
    }
    return nil
  }

  static func holds(_ value: Int64, _ kind: ThresholdKind) -> Bool {
    let bound = kind.bound?.micros ?? 0
    return switch kind.comparison {
    case .moreThan: value > bound
    case .atMost: value <= bound
    case .lessThan: value < bound
    case .within: bound <= value && value <= (kind.upper?.micros ?? 0)
    default: value >= bound
    }
  }

  static func threshold(_ value: Int64, _ kind: ThresholdKind) -> Int64? {
    if self.holds(value, kind) { return 1_000_000 }
    guard let zero = kind.zeroAt?.micros, kind.judge != .periods else { return 0 }
    return self.linear(value, from: zero, to: kind.bound?.micros ?? 0)
  }

  private func reached(_ kind: MilestoneKind) -> Int64? {
    weightedMean(kind.stages.map { (self.weight($0.weight), $0.done ? 1_000_000 : 0) })
  }

  /// The records by the period of the cycle that they fall in; nil for a cycle without an end.
  private func recordsByPeriod(
    _ period: Period, _ keyResult: KeyResult, _ records: [Record]
  ) -> [(days: ClosedRange<LocalDay>, records: [Record])]? {
    let objective = self.objective(of: keyResult)
    guard let cycle = self.days(of: objective) else { return nil }
    let zone = self.zone(of: objective)
    let dated = records.map { (day: localDay(ofMicros: $0.effective, zone: zone), record: $0) }
    let key = "\(objective.cycle) \(period.name)"
    let periods =
      self.periods[key]
      ?? calendarPeriods(period, first: cycle.lowerBound, last: cycle.upperBound)
    self.periods[key] = periods
    return periods.map { days in
      (days, dated.filter { days.contains($0.day) }.map(\.record))
    }
  }

  private func recurring(
    _ kind: RecurringKind, _ keyResult: KeyResult, _ records: [Record]
  ) -> Int64? {
    guard let periods = self.recordsByPeriod(kind.period, keyResult, records) else { return nil }
    let wanted = Int128(kind.perPeriod) * million
    guard wanted > 0, !periods.isEmpty else { return nil }
    var reached: Int128 = 0
    for period in periods {
      reached += min(period.records.reduce(0) { $0 + Int128($1.value) }, wanted)
    }
    return saturated(roundedQuotient(reached * million, wanted * Int128(periods.count)))
  }

  private func periodsHeld(
    _ kind: ThresholdKind, _ keyResult: KeyResult, _ records: [Record]
  ) -> Int64? {
    guard let periods = self.recordsByPeriod(kind.period, keyResult, records) else { return nil }
    let today = self.today(self.objective(of: keyResult))
    let due = periods.filter { $0.days.upperBound < today || !$0.records.isEmpty }
    guard !due.isEmpty else { return nil }
    let held = due.filter { period in
      self.newest(period.records).map { Self.holds($0.value, kind) } ?? false
    }
    return Int64(roundedQuotient(Int128(held.count) * million, Int128(due.count)))
  }
}
