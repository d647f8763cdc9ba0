// From the contract's key result to its rule, with every check that the kind asks for.

extension KeyResultRule {
  /// - Throws: a refusal that names each wrong field.
  public init(_ keyResult: KeyResult) throws(RequestError) {
    var check = FieldCheck(under: "key_result")
    let rule = Self.compile(keyResult, &check)
    try check.finish()
    guard let rule else {
      throw .field(
        "key_result.kind", "is required: say what is measured", reason: .fieldRequired)
    }
    self = rule
  }

  private static func compile(_ keyResult: KeyResult, _ check: inout FieldCheck) -> KeyResultRule? {
    switch keyResult.kind {
    case nil: return nil
    case .metricKind(let kind)?:
      let ends = Self.ends("metric_kind", kind.baseline, kind.target, &check)
      return .metric(baseline: ends.baseline, target: ends.target)
    case .checkpoints(let kind)?: return .checkpoints(Self.points(kind, &check))
    case .threshold(let kind)?: return .threshold(ThresholdRule(kind, &check))
    case .binary?: return .binary
    case .graded?: return .graded
    case .milestone(let kind)?: return Self.milestone(kind, &check)
    case .recurring(let kind)?:
      check.range("recurring.per_period", kind.perPeriod, Limits.recurringPerPeriod)
      Self.stated("recurring.period", kind.period, &check)
      return .recurring(perPeriod: kind.perPeriod, period: kind.period)
    case .findBaseline?: return .findBaseline
    case .rollupValue(let kind)?:
      let ends = Self.ends("rollup_value", kind.baseline, kind.target, &check)
      check.known("rollup_value.aggregate", kind.aggregate)
      return .rollupValue(
        baseline: ends.baseline, target: ends.target,
        aggregate: kind.aggregate == .unspecified ? .sum : kind.aggregate)
    case .rollupScore?: return .rollupScore
    }
  }

  fileprivate static func stated(_ field: String, _ period: Period, _ check: inout FieldCheck) {
    check.known(field, period)
    if period == .unspecified {
      check.fail(field, "is required: day, week, month or quarter", reason: .fieldRequired)
    }
  }

  private static func ends(
    _ kind: String, _ baseline: Value?, _ target: Value?, _ check: inout FieldCheck
  ) -> (baseline: Int64, target: Int64) {
    let baseline = baseline?.micros ?? 0
    guard let target = target?.micros else {
      check.fail("\(kind).target", "is required", reason: .fieldRequired)
      return (baseline, baseline)
    }
    if baseline == target {
      check.fail(
        "\(kind).target", "equals the baseline: there is no way between them to measure",
        limit: "other than the baseline", reason: .baselineEqualsTarget)
    }
    return (baseline, target)
  }

  private static func points(_ kind: CheckpointsKind, _ check: inout FieldCheck)
    -> [CheckpointPoint]
  {
    var points: [CheckpointPoint] = []
    for (index, point) in kind.points.enumerated() {
      guard let value = point.value?.micros, let score = point.score?.ppm else {
        check.fail("checkpoints.points[\(index)]", "needs a value and a score")
        continue
      }
      check.range(
        "checkpoints.points[\(index)].score", score, -10_000_000...10_000_000, digits: 6)
      points.append(CheckpointPoint(value: value, score: score))
    }
    check.entries(
      "checkpoints.points", kind.points.count, 2...Limits.checkpointsPerKeyResult)
    points.sort { $0.value < $1.value }
    let pairs = zip(points, points.dropFirst())
    if pairs.contains(where: { $0.value == $1.value }) {
      check.fail("checkpoints.points", "hold one value twice")
    }
    if pairs.contains(where: { $0.score < $1.score }),
      pairs.contains(where: { $0.score > $1.score })
    {
      check.fail("checkpoints.points", "rise and fall: scores must go one way")
    }
    return points
  }

  private static func milestone(_ kind: MilestoneKind, _ check: inout FieldCheck) -> KeyResultRule {
    var (done, total) = (Int64(0), Int64(0))
    check.entries("milestone.stages", kind.stages.count, 1...Limits.stagesPerKeyResult)
    for (index, stage) in kind.stages.enumerated() {
      let stated = stage.weight?.thousandths ?? 1000
      check.range(
        "milestone.stages[\(index)].weight", stated, Limits.weightThousandths, digits: 3)
      // What is refused anyway must not overflow the sums.
      let weight = min(max(stated, 0), Limits.weightThousandths.upperBound)
      check.text("milestone.stages[\(index)].name", stage.name, atMostBytes: Limits.titleBytes)
      total += weight
      if stage.done { done += weight }
    }
    if total == 0 { check.fail("milestone.stages", "weigh nothing in all") }
    return .milestone(done: done, total: total, isStarted: kind.stages.contains(where: \.done))
  }
}

extension ThresholdRule {
  fileprivate init(_ kind: ThresholdKind, _ check: inout FieldCheck) {
    check.known("threshold.comparison", kind.comparison)
    check.known("threshold.judge", kind.judge)
    if kind.bound == nil { check.fail("threshold.bound", "is required", reason: .fieldRequired) }
    self.comparison = kind.comparison == .unspecified ? .atLeast : kind.comparison
    self.bound = kind.bound?.micros ?? 0
    self.upper = kind.upper?.micros ?? self.bound
    self.zeroAt = kind.zeroAt?.micros
    self.period = kind.judge == .periods ? kind.period : nil
    if kind.judge == .periods { KeyResultRule.stated("threshold.period", kind.period, &check) }
    if self.comparison == .within {
      if kind.upper == nil {
        check.fail("threshold.upper", "is required with within", reason: .fieldRequired)
      } else if self.upper < self.bound {
        check.fail("threshold.upper", "lies below the bound", limit: "at least the bound")
      }
    } else if kind.upper != nil {
      check.fail("threshold.upper", "goes with within only")
    }
    self.checkZero(&check)
  }

  private func checkZero(_ check: inout FieldCheck) {
    guard let zeroAt = self.zeroAt else { return }
    switch self.comparison {
    case .atLeast:
      if zeroAt >= self.bound {
        check.fail("threshold.zero_at", "must lie below the bound", limit: "below the bound")
      }
    case .atMost:
      if zeroAt <= self.bound {
        check.fail("threshold.zero_at", "must lie above the bound", limit: "above the bound")
      }
    default: check.fail("threshold.zero_at", "goes with >= and <= only (at_least, at_most)")
    }
  }
}
