// Every adopted worked example on the product, and the policies and mistakes among the others.
// Where section 4 has no notion of that name the nearest mechanism stands in; the comment above
// each test says which.

internal import BoundedTestSupport
internal import Foundation
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Worked examples", .bounded)
struct WorkedExampleTests {
  /// The kinds that tests of this suite and of `WorkedTimeExampleTests` take.
  static let handled: Set<String> = [
    "metric_linear", "zone", "zone_derivation", "objective_avg", "objective_weighted_avg",
    "nested_avg", "milestones", "graded_override", "piecewise", "threshold_range",
    "rollup_value_sum", "weight_normalisation", "distance_at_most", "average_at_most",
    "grade_colour", "expected_progress", "pace_ratio", "pace_status", "periods_met",
    "rollup_period_avg", "rollup_timeseries", "timeseries",
  ]

  @Test("none is skipped") func none() throws {
    let isCI = ProcessInfo.processInfo.environment["CI"] == "true"
    guard !WorkedExample.all.isEmpty else {
      #expect(!isCI, "\(WorkedExample.file.path) is missing")
      return
    }
    let adopted = WorkedExample.all.filter { $0.verdict.hasPrefix("adopt") }
    let handled = adopted.filter { Self.handled.contains($0.kind) }
    let others = WorkedExample.all.count - adopted.count
    print("Worked examples: \(handled.count) of \(adopted.count) adopted, \(others) others.")
    #expect(handled.count == adopted.count)
    let known = Set(Self.policies + Self.unreachable + Self.mistakes)
    #expect(
      Set(WorkedExample.all.filter { !$0.verdict.hasPrefix("adopt") }.map(\.id)) == known)
  }

  static let policies = ["pz-e2e-1", "ot-17", "lt-2", "lt-3", "bo-6", "bo-8", "pd-2"]
  /// Section 4 has no policy that gives these: no score stays absent, and statuses are counted, not
  /// averaged.
  static let unreachable = ["sr-1", "sr-2", "bj-3"]
  static let mistakes = ["ot-16", "bo-2", "op-8", "lt-4", "eg-1"]

  @Test("metrics", arguments: WorkedExample.adopted("metric_linear"))
  func metric(_ example: WorkedExample) throws {
    // A source's own thresholds are a policy's bands: sn-1 is red below 75 %.
    let bands = Bands(amberPpm: 750_000, greenPpm: 900_000)
    var desk = try Desk(policy: example.expected_status == nil ? nil : Policy(bands: bands))
    try desk.keyResult("k", try Self.way(example))
    try desk.checkIn("k", try #require(example.current).text)
    try example.expect(try desk.attainment("k"))
    if let status = example.expected_status {
      #expect(try desk.figures("k").colour.name == status)
    }
  }

  static func way(_ example: WorkedExample) throws -> KeyResult.Kind {
    try .metric(
      try #require(example.baseline).text, try #require(example.target).text)
  }

  /// The zones fail, commit, target and stretch are the bands red, amber, green, and green at 1.
  @Test("zones", arguments: WorkedExample.adopted("zone"))
  func zone(_ example: WorkedExample) throws {
    var desk = try Desk(policy: Policy(bands: Bands(amberPpm: 300_000, greenPpm: 700_000)))
    try desk.keyResult("k", try Self.way(example))
    try desk.checkIn("k", try #require(example.current).text)
    try example.expect(try desk.attainment("k"))
    let score = try #require(try desk.score("k"))
    let zone: String
    switch try desk.figures("k").colour {
    case .red: zone = "FAIL"
    case .amber: zone = "COMMIT"
    default: zone = score < 1_000_000 ? "TARGET" : "STRETCH"
    }
    #expect(zone == example.expected_status)
  }

  /// Derived zone values are the three checkpoints at 0.3, 0.7 and 1.0: a metric from the baseline
  /// to the stretch, and checkpoints at the derived values, give them the same scores.
  @Test("derived zones", arguments: WorkedExample.adopted("zone_derivation"))
  func derivedZone(_ example: WorkedExample) throws {
    let derived = try #require(example.derived)
    let zones = [(derived.commit, "0.3"), (derived.target, "0.7"), (derived.stretch, "1")]
    for (value, score) in zones {
      var desk = try Desk()
      try desk.keyResult("m", try Self.way(example))
      let points = [(try #require(example.baseline), "0")] + zones
      try desk.keyResult("z", try .checkpoints(points.map { ($0.0.text, $0.1) }))
      for id in ["m", "z"] {
        try desk.checkIn(id, value.text)
        #expect(try desk.attainment(id) == DecimalText.parse(score))
      }
    }
  }

  /// A child with a score alone is a graded key result.
  @Test("means", arguments: WorkedExample.adopted("objective_avg", "objective_weighted_avg"))
  func mean(_ example: WorkedExample) throws {
    var desk = try Desk()
    try Self.add(try #require(example.children), to: &desk)
    try example.expect(try desk.score("o"))
  }

  static func add(_ children: [WorkedExample.Child], to desk: inout Desk) throws {
    for (index, child) in children.enumerated() {
      let weight = child.weight?.thousandths
      if let target = child.target {
        try desk.keyResult(
          "k\(index)", try .metric((child.baseline ?? 0).text, target.text), weight: weight)
        try desk.checkIn("k\(index)", try #require(child.current).text)
      } else {
        try desk.keyResult("k\(index)", .graded(GradedKind()), weight: weight)
        if let score = child.score { try desk.checkIn("k\(index)", score.text) }
      }
    }
  }

  /// A child with children is an objective aligned by average.
  @Test("nested means", arguments: WorkedExample.adopted("nested_avg"))
  func nested(_ example: WorkedExample) throws {
    var desk = try Desk()
    for (index, child) in try #require(example.children).enumerated() {
      let scores = child.children ?? [child]
      let owner = child.children == nil ? "o" : "o\(index)"
      if child.children != nil {
        try desk.objective(owner)
        try desk.align(owner, "o", .average)
      }
      for (place, grandchild) in scores.enumerated() {
        let id = "k\(index).\(place)"
        try desk.keyResult(id, .graded(GradedKind()), in: owner)
        try desk.checkIn(id, try #require(grandchild.score).text)
      }
    }
    try example.expect(try desk.score("o"))
  }

  /// An owner's grade stands on the objective, beside its computed score.
  @Test("milestones", arguments: WorkedExample.adopted("milestones", "graded_override"))
  func milestone(_ example: WorkedExample) throws {
    var desk = try Desk()
    let stages = try #require(example.children).map { child in
      (weight: (child.weight ?? 1).thousandths, done: child.done ?? false)
    }
    try desk.keyResult("k", .stages(stages))
    if let grade = example.override_grade {
      let asked = Objective(id: "o", grade: Ratio(ppm: try DecimalText.parse(grade.text)))
      try desk.put(.objective(asked, .update(mask: ["grade"])))
      #expect(desk.organisation.objective("o")?.grade?.ppm == 800_000)
    }
    try example.expect(try desk.score("k"))
    try example.expect(try desk.score("o"))
  }

  @Test("checkpoints", arguments: WorkedExample.adopted("piecewise"))
  func piecewise(_ example: WorkedExample) throws {
    var points = try #require(example.checkpoints).map { ($0[0].text, $0[1].text) }
    points.insert((try #require(example.baseline).text, "0"), at: 0)
    points.append((try #require(example.target).text, "1"))
    var desk = try Desk()
    try desk.keyResult("k", try .checkpoints(points))
    try desk.checkIn("k", try #require(example.current).text)
    try example.expect(try desk.attainment("k"))
  }

  @Test("ranges", arguments: WorkedExample.adopted("threshold_range"))
  func range(_ example: WorkedExample) throws {
    var desk = try Desk()
    try desk.keyResult("k", try Self.within(example, .latest))
    try desk.checkIn("k", try #require(example.current).text)
    try example.expect(try desk.attainment("k"))
  }

  static func within(
    _ example: WorkedExample, _ judge: Judge, _ period: Period = .unspecified
  ) throws -> KeyResult.Kind {
    .threshold(
      ThresholdKind(
        comparison: .within, bound: try decimal(try #require(example.min).text),
        upper: try decimal(try #require(example.max).text), judge: judge, period: period))
  }

  @Test("sums of values", arguments: WorkedExample.adopted("rollup_value_sum"))
  func sum(_ example: WorkedExample) throws {
    var desk = try Desk()
    let target = (example.target ?? 100).text
    try desk.keyResult("top", try .rollup(.sum, (example.baseline ?? 0).text, target))
    try desk.objective("low")
    for (index, child) in try #require(example.children).enumerated() {
      try desk.keyResult("k\(index)", try .metric("0", "2"), in: "low")
      try desk.checkIn("k\(index)", try #require(child.current).text)
      try desk.align("k\(index)", "top")
    }
    if let value = example.expected_value {
      #expect(try desk.figures("top").value == decimal(value.text))
    }
    if example.expected_score != nil { try example.expect(try desk.attainment("top")) }
  }

  /// Weights aren't stored normalised: what each child contributes to a full score is its
  /// normalised weight. Weights that the source fixes are given as such, and the others share what
  /// they leave.
  @Test("normalised weights", arguments: WorkedExample.adopted("weight_normalisation"))
  func normalised(_ example: WorkedExample) throws {
    let children = try #require(example.children)
    let open = Int64(children.filter { $0.fixed == nil }.count)
    let left = 1_000 - children.reduce(Int64(0)) { $0 + ($1.fixed?.thousandths ?? 0) }
    var desk = try Desk()
    for (index, child) in children.enumerated() {
      let weight =
        child.weight?.thousandths ?? child.fixed.map { $0.thousandths * open } ?? left
      try desk.keyResult("k\(index)", .graded(GradedKind()), weight: weight)
      try desk.checkIn("k\(index)", "1")
    }
    let lines = try desk.organisation.explain(ExplainRequest(id: "o"))
      .filter { $0.type == .keyResult }
    let expected = try #require(example.expected_weights)
    #expect(lines.count == expected.count)
    for (line, weight) in zip(lines, expected) {
      try example.expect(line.contribution?.ppm, weight)
    }
    #expect(lines.reduce(0) { $0 + ($1.contribution?.ppm ?? 0) } == 1_000_000)
  }

  /// "At most T", where T is 100 % and each T below it 100 % more, is the metric from 2·T to T.
  @Test("distances", arguments: WorkedExample.adopted("distance_at_most"))
  func distance(_ example: WorkedExample) throws {
    let target = try #require(example.target)
    var desk = try Desk()
    try desk.keyResult("k", try .metric((target * 2).text, target.text))
    try desk.checkIn("k", try #require(example.current).text)
    try example.expect(try desk.attainment("k"))
  }

  /// The average of a series is the mean of the key results that hold its values, then measured as
  /// above.
  @Test("average distances", arguments: WorkedExample.adopted("average_at_most"))
  func averageDistance(_ example: WorkedExample) throws {
    let target = try #require(example.target)
    var desk = try Desk()
    try desk.keyResult("top", try .rollup(.mean, (target * 2).text, target.text))
    try desk.objective("low")
    for (index, value) in try #require(example.series).enumerated() {
      try desk.keyResult("k\(index)", try .metric("0", "1"), in: "low")
      try desk.checkIn("k\(index)", try #require(value).text)
      try desk.align("k\(index)", "top", .value)
    }
    #expect(try desk.figures("top").value == decimal(try #require(example.expected_value).text))
    try example.expect(try desk.attainment("top"))
  }

  /// An achieved grade is a green one: 0.7 of an aspirational objective.
  @Test("colours", arguments: WorkedExample.adopted("grade_colour"))
  func colour(_ example: WorkedExample) throws {
    var desk = try Desk(commitment: .aspirational)
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.checkIn("k", try #require(example.current).text)
    try example.expect(try desk.score("o"))
    #expect(try desk.figures("o").colour == .green)
    #expect(example.expected_status == "achieved")
  }

  // MARK: Policies and mistakes

  /// Clamping is the score's, whatever the attainment; a missing value is zero by the default
  /// policy.
  @Test(
    "policies of one figure",
    arguments: WorkedExample.of(verdict: "policy", "pz-e2e-1", "ot-17", "lt-2", "lt-3"))
  func policy(_ example: WorkedExample) throws {
    var desk = try Desk()
    try desk.keyResult("k", try Self.way(example))
    if let current = example.current { try desk.checkIn("k", current.text) }
    try example.expect(try desk.score("k"))
  }

  @Test("negative children count as zero", arguments: WorkedExample.of(verdict: "policy", "pd-2"))
  func clampedMean(_ example: WorkedExample) throws {
    var desk = try Desk()
    try Self.add(try #require(example.children), to: &desk)
    try example.expect(try desk.score("o"))
  }

  /// No policy turns "no score" into 0: section 4 keeps it absent.
  @Test("no score stays absent", arguments: WorkedExample.of(verdict: "policy", "sr-1", "sr-2"))
  func noScore(_ example: WorkedExample) throws {
    var desk = try Desk()
    try Self.add(try #require(example.children), to: &desk)
    #expect(try desk.score("o") == nil)
    #expect(try desk.figures("o").colour == .unspecified)
  }

  /// A mean of statuses would hide the one at risk (bj-3): a rollup counts it.
  @Test("statuses are counted, not averaged") func statuses() throws {
    var desk = try Desk(commitment: .committed)
    // Half of the way is expected: 0.5 and 0.5 are on track, 0.3 is at risk.
    for (index, score) in ["0.5", "0.5", "0.35"].enumerated() {
      try desk.objective("o\(index)", commitment: .committed)
      try desk.keyResult("k\(index)", .graded(GradedKind()), in: "o\(index)")
      try desk.checkIn("k\(index)", score)
    }
    let row = try #require(try desk.organisation.rollup(QueryRollupRequest()).first)
    #expect((row.onTrack, row.atRisk, row.behind, row.noData) == (2, 1, 0, 1))
  }

  @Test("others' mistakes", arguments: WorkedExample.of(verdict: "anti"))
  func mistake(_ example: WorkedExample) throws {
    var desk = try Desk()
    guard example.baseline != example.target else {
      let asked = KeyResult(id: "k", objective: "o", kind: try Self.way(example))
      #expect(
        desk.refusal(.keyResult(asked, .create))?.status.reason
          == Reason.baselineEqualsTarget.rawValue)
      return
    }
    // The wrong way is no progress.
    try desk.keyResult("k", try Self.way(example))
    try desk.checkIn("k", try #require(example.current).text)
    #expect(try desk.attainment("k") == -500_000)
    #expect(try desk.score("k") == 0)
  }
}
