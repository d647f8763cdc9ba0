// Random kinds of key results, and values that suit them.
internal import OKRModel

extension RandomOrganisation {
  /// A random key result's kind: 0 to 9 in the contract's order.
  mutating func kind(_ number: Int) -> KeyResult.Kind {
    switch number {
    case 0:
      let (baseline, target) = self.way()
      return .metricKind(MetricKind(baseline: baseline, target: target))
    case 1: return .checkpoints(self.checkpoints())
    case 2: return .threshold(self.threshold())
    case 3: return .binary(BinaryKind())
    case 4: return .graded(GradedKind())
    case 5: return .milestone(self.milestone())
    case 6:
      return .recurring(
        RecurringKind(perPeriod: Int64(self.random.int(1...5)), period: self.period()))
    case 7: return .findBaseline(FindBaselineKind())
    case 8:
      let (baseline, target) = self.way()
      return .rollupValue(
        RollupValueKind(
          baseline: baseline, target: target, aggregate: self.random.pick(Aggregate.known)))
    default: return .rollupScore(RollupScoreKind())
    }
  }

  func number(_ kind: KeyResult.Kind?) -> Int {
    switch kind {
    case .metricKind: 0
    case .checkpoints: 1
    case .threshold: 2
    case .binary: 3
    case .graded: 4
    case .milestone: 5
    case .recurring: 6
    case .findBaseline: 7
    case .rollupValue: 8
    case .rollupScore, nil: 9
    }
  }

  /// A baseline, at times absent, and a target that differs from it.
  private mutating func way() -> (Value?, Value) {
    let baseline = self.random.chance(30) ? nil : self.anyValue()
    var target = self.anyValue()
    while target.micros == (baseline?.micros ?? 0) { target = self.anyValue() }
    return (baseline, target)
  }

  private mutating func period() -> Period { self.random.pick([.day, .week, .month, .quarter]) }

  private mutating func checkpoints() -> CheckpointsKind {
    var values = Set<Int>()
    while values.count < 2 || self.random.chance(50) { values.insert(self.random.int(-90...90)) }
    let scores = values.map { _ in self.random.int(0...1_200_000) }.sorted()
    let falls = self.random.chance(50)
    let ordered = falls ? scores.reversed() : scores
    let points = zip(values.sorted(), ordered).map { value, score in
      Checkpoint(value: Value(micros: Int64(value) * 500_000), score: Ratio(ppm: Int64(score)))
    }
    return CheckpointsKind(points: self.random.chance(50) ? points : points.reversed())
  }

  private mutating func threshold() -> ThresholdKind {
    var kind = ThresholdKind()
    kind.comparison = self.random.pick(Comparison.known)
    let bound = Int64(self.random.int(-50...50)) * 1_000_000
    kind.bound = Value(micros: bound)
    if self.random.chance(50) {
      kind.judge = .periods
      kind.period = self.period()
    }
    let gap = Int64(self.random.int(1...40)) * 700_000
    switch kind.comparison {
    case .within: kind.upper = Value(micros: bound + gap)
    case .atMost where self.random.chance(50) && kind.judge != .periods:
      kind.zeroAt = Value(micros: bound + gap)
    case .atLeast where self.random.chance(50) && kind.judge != .periods:
      kind.zeroAt = Value(micros: bound - gap)
    default: break
    }
    return kind
  }

  private mutating func milestone() -> MilestoneKind {
    var stages = [Stage(name: "first", weight: nil, done: self.random.chance(30))]
    for index in 0..<self.random.int(0...4) {
      stages.append(
        Stage(name: "stage \(index)", weight: self.weight(), done: self.random.chance(30)))
    }
    return MilestoneKind(stages: stages)
  }

  /// Mostly small, with and without fractions, at times at the ends of the range.
  mutating func anyValue() -> Value {
    switch self.random.int(1...40) {
    case 1: Value(micros: self.random.pick([.max, .min, .max - 1]))
    case 2: Value(micros: Int64.random(in: .min ... .max, using: &self.random))
    case 3...10: Value(micros: Int64(self.random.int(-100_000_000...100_000_000)))
    default: Value(micros: Int64(self.random.int(-100...100)) * 500_000)
    }
  }

  /// A value that a check-in on such a key result may carry.
  mutating func value(for kind: KeyResult.Kind?) -> Value {
    switch kind {
    case .binary: Value(micros: self.random.chance(50) ? 1_000_000 : 0)
    case .graded: Value(micros: Int64(self.random.int(0...1_000_000)))
    case .recurring: Value(micros: Int64(self.random.int(0...3)) * 1_000_000)
    default: self.anyValue()
    }
  }
}
