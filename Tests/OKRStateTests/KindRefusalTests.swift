// What each kind and policy refuses.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Refusals of kinds and policies", .bounded)
struct KindRefusalTests {
  struct KindCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var kind: KeyResult.Kind
    var reason = Reason.fieldInvalid
    var field: String
  }

  private static func value(_ number: Int64) -> Value { Value(micros: number * 1_000_000) }

  private static func points(_ pairs: [(Int64, Int64)]) -> KeyResult.Kind {
    .checkpoints(
      CheckpointsKind(
        points: pairs.map { Checkpoint(value: value($0.0), score: Ratio(ppm: $0.1)) }))
  }

  private static func threshold(
    _ comparison: Comparison, bound: Int64? = 10, upper: Int64? = nil, zeroAt: Int64? = nil,
    judge: Judge = .latest, period: Period = .unspecified
  ) -> KeyResult.Kind {
    .threshold(
      ThresholdKind(
        comparison: comparison, bound: bound.map { value($0) }, upper: upper.map { value($0) },
        zeroAt: zeroAt.map { value($0) }, judge: judge, period: period))
  }

  private static func stages(_ weights: [Int64]) -> KeyResult.Kind {
    .stages(weights.map { ($0, true) })
  }

  @Test func aGradedResultTakesNoPercents() throws {
    var desk = try Desk()
    try desk.keyResult("g", .graded(GradedKind()))
    let record = { Edit.checkIn(CheckIn(keyResult: "g", value: Value(micros: $0))) }
    for micros in [-300_000, 0, 700_000, 2_000_000] as [Int64] {
      #expect(desk.refusal(record(micros)) == nil)
    }
    let refusal = desk.refusal(record(2_000_001))
    #expect(refusal?.status.violations.map(\.limit) == ["at most 2"])
    #expect(refusal?.status.code == .outOfRange)
    #expect(try desk.put(record(70_000_000), isImport: true) > 0)
  }

  @Test func aRecurringResultTakesNoNegativeCounts() throws {
    var desk = try Desk()
    try desk.keyResult("r", .recurring(RecurringKind(perPeriod: 3, period: .week)))
    let record = { Edit.checkIn(CheckIn(keyResult: "r", value: Value(micros: $0))) }
    #expect(desk.refusal(record(0)) == nil && desk.refusal(record(1_500_000)) == nil)
    let refusal = desk.refusal(record(-1))
    #expect(refusal?.status.violations.map(\.limit) == ["at least 0"])
    #expect(refusal?.status.code == .outOfRange)
    #expect(try desk.put(record(-1), isImport: true) > 0)
  }

  /// A value that would be read as done stands in the way of becoming graded; a graded result keeps what it has.
  @Test func aKindIsntTakenOverOtherValues() throws {
    var desk = try Desk()
    try desk.keyResult("k", .metric("0", "100"))
    let graded = Edit.keyResult(
      KeyResult(id: "k", kind: .graded(GradedKind())), .update(mask: ["kind"]))
    try desk.put(.checkIn(CheckIn(keyResult: "k", value: Value(micros: 1_500_000))))
    #expect(desk.refusal(graded) == nil)
    try desk.put(.checkIn(CheckIn(keyResult: "k", value: Value(micros: 30_000_000))))
    let refusal = desk.refusal(graded)
    #expect(refusal?.status.reason == "IN_USE")
    #expect(refusal?.status.message.contains("has the value 30") ?? false, "\(refusal as Any)")
    try desk.keyResult("g", .graded(GradedKind()))
    let old = CheckIn(keyResult: "g", value: Value(micros: 70_000_000))
    try desk.put(.checkIn(old), isImport: true)
    let retitled = Edit.keyResult(
      KeyResult(id: "g", title: "new", kind: .graded(GradedKind())), .update(mask: ["*"]))
    #expect(desk.refusal(retitled)?.status.reason != "IN_USE")
  }

  /// A value would be read as done.
  @Test func aMeasuredResultBecomesNoYesOrNo() throws {
    var desk = try Desk()
    try desk.keyResult("k", .metric("0", "100"))
    let yesOrNo = Edit.keyResult(
      KeyResult(id: "k", kind: .binary(BinaryKind())), .update(mask: ["kind"]))
    #expect(desk.refusal(yesOrNo) == nil)
    try desk.checkIn("k", "1")
    #expect(desk.refusal(yesOrNo) == nil)
    let id = try desk.checkIn("k", "75")
    let refusal = desk.refusal(yesOrNo)
    #expect(refusal?.status.reason == Reason.inUse.rawValue)
    #expect(refusal?.status.message.contains("75 (\(id))") == true)
    try desk.correct(id, nil)
    #expect(desk.refusal(yesOrNo) == nil, "what was voided stands in nothing's way")
  }

  static let cases: [KindCase] = [
    KindCase(
      testDescription: "baseline = target",
      kind: .metricKind(MetricKind(baseline: value(5), target: value(5))),
      reason: .baselineEqualsTarget, field: "key_result.metric_kind.target"),
    KindCase(
      testDescription: "the default baseline = target",
      kind: .metricKind(MetricKind(target: value(0))), reason: .baselineEqualsTarget,
      field: "key_result.metric_kind.target"),
    KindCase(
      testDescription: "no target", kind: .metricKind(MetricKind(baseline: value(5))),
      reason: .fieldRequired, field: "key_result.metric_kind.target"),
    KindCase(
      testDescription: "a rollup's baseline = target",
      kind: .rollupValue(RollupValueKind(baseline: value(5), target: value(5))),
      reason: .baselineEqualsTarget, field: "key_result.rollup_value.target"),
    KindCase(
      testDescription: "one point", kind: points([(0, 0)]), field: "key_result.checkpoints.points"),
    KindCase(
      testDescription: "one value twice", kind: points([(0, 0), (1, 5), (1, 6)]),
      field: "key_result.checkpoints.points"),
    KindCase(
      testDescription: "rise and fall", kind: points([(0, 0), (1, 5), (2, 4)]),
      field: "key_result.checkpoints.points"),
    KindCase(
      testDescription: "no bound", kind: threshold(.atLeast, bound: nil),
      reason: .fieldRequired, field: "key_result.threshold.bound"),
    KindCase(
      testDescription: "within one bound", kind: threshold(.within),
      reason: .fieldRequired, field: "key_result.threshold.upper"),
    KindCase(
      testDescription: "upper below the bound", kind: threshold(.within, upper: 9),
      field: "key_result.threshold.upper"),
    KindCase(
      testDescription: "zero_at within", kind: threshold(.within, upper: 11, zeroAt: 2),
      field: "key_result.threshold.zero_at"),
    KindCase(
      testDescription: "zero_at with >", kind: threshold(.moreThan, zeroAt: 2),
      field: "key_result.threshold.zero_at"),
    KindCase(
      testDescription: "zero_at with <", kind: threshold(.lessThan, zeroAt: 20),
      field: "key_result.threshold.zero_at"),
    KindCase(
      testDescription: "zero_at on the bound", kind: threshold(.atLeast, zeroAt: 10),
      field: "key_result.threshold.zero_at"),
    KindCase(
      testDescription: "zero_at on the good side", kind: threshold(.atMost, zeroAt: 9),
      field: "key_result.threshold.zero_at"),
    KindCase(
      testDescription: "no period", kind: threshold(.atLeast, judge: .periods),
      reason: .fieldRequired, field: "key_result.threshold.period"),
    KindCase(
      testDescription: "an unknown comparison", kind: threshold(.unrecognized(9)),
      field: "key_result.threshold.comparison"),
    KindCase(
      testDescription: "no stages", kind: .milestone(MilestoneKind()),
      field: "key_result.milestone.stages"),
    KindCase(
      testDescription: "stages without weight", kind: stages([0, 0]),
      field: "key_result.milestone.stages"),
    KindCase(
      testDescription: "huge stage weights", kind: stages([.max, .max]),
      reason: .fieldOutOfRange, field: "key_result.milestone.stages[0].weight"),
    KindCase(
      testDescription: "none a period",
      kind: .recurring(RecurringKind(perPeriod: 0, period: .week)), reason: .fieldOutOfRange,
      field: "key_result.recurring.per_period"),
    KindCase(
      testDescription: "recurring without a period",
      kind: .recurring(RecurringKind(perPeriod: 1)), reason: .fieldRequired,
      field: "key_result.recurring.period"),
  ]

  @Test("kinds", arguments: cases)
  func kind(_ refused: KindCase) throws {
    let asked = KeyResult(id: "k", objective: "o", kind: refused.kind)
    let error = try #require(try Desk().refusal(.keyResult(asked, .create)), "accepted")
    #expect(error.status.reason == refused.reason.rawValue)
    #expect(error.status.violations.contains { $0.field == refused.field })
  }

  @Test("checkpoints may be level, thresholds may be equal") func allowed() throws {
    var desk = try Desk()
    try desk.keyResult("a", Self.points([(0, 0), (1, 5), (2, 5)]))
    try desk.keyResult("b", Self.threshold(.within, upper: 10))
    try desk.keyResult("c1", Self.points([(2, 0), (1, 5), (0, 1_000_000)]))
    #expect(desk.organisation.allKeyResults.count == 3)
  }

  struct PolicyCase: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var policy: Policy
    var field: String
  }

  static let policies: [PolicyCase] = [
    PolicyCase(
      testDescription: "a cap above 2", policy: Policy(cap: Ratio(ppm: 2_000_001)),
      field: "cycle.policy.cap"),
    PolicyCase(
      testDescription: "a cap below 0", policy: Policy(cap: Ratio(ppm: -1)),
      field: "cycle.policy.cap"),
    PolicyCase(
      testDescription: "bands that cross",
      policy: Policy(bands: Bands(amberPpm: 700_000, greenPpm: 400_000)),
      field: "cycle.policy.bands.green_ppm"),
    PolicyCase(
      testDescription: "an amber beyond the line",
      policy: Policy(bands: Bands(amberPpm: 3_000_000, greenPpm: 3_000_001)),
      field: "cycle.policy.bands.amber_ppm"),
    PolicyCase(
      testDescription: "a negative amber",
      policy: Policy(committedBands: Bands(amberPpm: .min, greenPpm: 0)),
      field: "cycle.policy.committed_bands.amber_ppm"),
    PolicyCase(
      testDescription: "check-ins never", policy: Policy(checkInEvery: -1),
      field: "cycle.policy.check_in_every"),
    PolicyCase(
      testDescription: "negative grace", policy: Policy(grace: GraceDays(days: -1)),
      field: "cycle.policy.grace.days"),
    PolicyCase(
      testDescription: "seven digits", policy: Policy(display: DisplayDigits(digits: 7)),
      field: "cycle.policy.display.digits"),
    PolicyCase(
      testDescription: "an unknown rule for missing values",
      policy: Policy(missing: .unrecognized(9)), field: "cycle.policy.missing"),
    PolicyCase(
      testDescription: "an unknown pace", policy: Policy(pace: .unrecognized(9)),
      field: "cycle.policy.pace"),
  ]

  /// Bounds are told as they are stated: 0.4, and not 400000.
  @Test func bandsAreToldAsTheyAreStated() throws {
    let bands = Bands(amberPpm: 700_000, greenPpm: 400_000)
    let cycle = Cycle(id: "x", start: "2026-01-01", policy: Policy(bands: bands))
    let error = try #require(try Desk().refusal(.cycle(cycle, .create)))
    #expect(error.status.message.contains("is 0.4; it may be 0.7 to 2"), "\(error)")
    #expect(error.status.violations.first?.limit == "0.7 to 2")
  }

  @Test("policies", arguments: policies)
  func policy(_ refused: PolicyCase) throws {
    let cycle = Cycle(id: "x", start: "2026-01-01", policy: refused.policy)
    let error = try #require(try Desk().refusal(.cycle(cycle, .create)), "accepted")
    #expect(error.status.violations.first?.field == refused.field)
  }
}
