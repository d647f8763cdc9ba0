// The worked examples of other OKR systems that map onto one figure of the reference.
internal import BoundedTestSupport
internal import Foundation
internal import OKRModel
internal import ReferenceEvaluator
internal import Testing

struct WorkedExample: Decodable, Sendable, CustomTestStringConvertible {
  struct Child: Decodable, Sendable {
    var score: Double?
    var weight: Double?
    var done: Bool?
    var baseline: Double?
    var target: Double?
    var current: Double?
  }

  var id: String
  var kind: String
  var verdict: String
  var baseline: Double?
  var target: Double?
  var current: Double?
  var children: [Child]?
  var expected_score: Double?
  var tolerance: Double?
  var min: Double?
  var max: Double?
  var series: [Double?]?
  var checkpoints: [[Double]]?

  var testDescription: String { self.id }

  /// Beside the package, where it is there at all.
  private static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/vectors/worked_examples.json").standardizedFileURL

  /// True where the examples must be there: in continuous integration, and where the file exists.
  static var areExpected: Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
      || FileManager.default.fileExists(atPath: Self.url.path)
  }

  static let all: [WorkedExample] = {
    struct Document: Decodable { var examples: [Lenient] }
    struct Lenient: Decodable {
      var example: WorkedExample?
      init(from decoder: any Decoder) { self.example = try? WorkedExample(from: decoder) }
    }
    guard let data = try? Data(contentsOf: Self.url),
      let document = try? JSONDecoder().decode(Document.self, from: data)
    else { return [] }
    return document.examples.compactMap(\.example)
      .filter { $0.verdict.hasPrefix("adopt") && $0.expected_score != nil }
  }()

  static func of(_ kinds: String...) -> [WorkedExample] { all.filter { kinds.contains($0.kind) } }
}

@Suite("Worked examples", .bounded)
struct WorkedExampleTests {
  @Test(
    "there are as many as known",
    .enabled(if: WorkedExample.areExpected, "../shared/vectors/worked_examples.json isn't there"))
  func coverage() {
    #expect(WorkedExample.of("metric_linear").count >= 20)
    #expect(WorkedExample.of("objective_avg", "objective_weighted_avg").count >= 10)
    #expect(WorkedExample.of("milestones", "piecewise", "threshold_range").count >= 8)
  }

  private func check(_ example: WorkedExample, _ ppm: Int64?) throws {
    let expected = try #require(example.expected_score)
    let actual = try #require(ppm)
    let tolerance = Swift.max(example.tolerance ?? 0, 0.000_006)
    #expect(abs(Double(actual) / 1_000_000 - expected) <= tolerance, "\(example.id)")
  }

  @Test("metrics", arguments: WorkedExample.of("metric_linear", "zone"))
  func metrics(_ example: WorkedExample) throws {
    guard let baseline = example.baseline, let target = example.target,
      let current = example.current
    else {
      Issue.record("\(example.id) lacks a number")
      return
    }
    var sample = Sample()
    sample.add("k", metric(baseline, target))
    sample.record("k", current)
    try self.check(example, sample.figures("k").attainment)
  }

  @Test("means", arguments: WorkedExample.of("objective_avg", "objective_weighted_avg"))
  func means(_ example: WorkedExample) throws {
    let children = try #require(example.children)
    var sample = Sample()
    for (index, child) in children.enumerated() {
      let isGraded = child.target == nil
      let kind =
        isGraded ? .graded(GradedKind()) : metric(child.baseline ?? 0, child.target ?? 0)
      sample.add("k\(index)", kind, weight: child.weight.map { Int64($0 * 1000) })
      if let current = child.current { sample.record("k\(index)", current) }
      if let score = child.score { sample.record("k\(index)", score) }
    }
    try self.check(example, sample.figures("o").score)
  }

  @Test("milestones", arguments: WorkedExample.of("milestones", "graded_override"))
  func milestones(_ example: WorkedExample) throws {
    var sample = Sample()
    let stages = try #require(example.children).map { child in
      Stage(
        weight: Weight(thousandths: Int64(((child.weight ?? 1) * 1000).rounded())),
        done: child.done ?? false)
    }
    sample.add("k", .milestone(MilestoneKind(stages: stages)))
    try self.check(example, sample.figures("k").attainment)
  }

  @Test("checkpoints", arguments: WorkedExample.of("piecewise"))
  func checkpoints(_ example: WorkedExample) throws {
    let baseline = try #require(example.baseline)
    let target = try #require(example.target)
    let middle = try #require(example.checkpoints)
    let points = ([[baseline, 0]] + middle + [[target, 1]]).map { point in
      Checkpoint(value: value(point[0]), score: Ratio(ppm: Int64((point[1] * 1_000_000).rounded())))
    }
    var sample = Sample()
    sample.add("k", .checkpoints(CheckpointsKind(points: points)))
    sample.record("k", example.current)
    try self.check(example, sample.figures("k").attainment)
  }

  @Test("sums of values", arguments: WorkedExample.of("rollup_value_sum"))
  func sums(_ example: WorkedExample) throws {
    var sample = Sample()
    let kind = RollupValueKind(
      baseline: value(example.baseline ?? 0), target: value(try #require(example.target)))
    sample.add("top", .rollupValue(kind))
    sample.input.objectives.append(Objective(id: "low", cycle: "c"))
    for (index, child) in try #require(example.children).enumerated() {
      sample.add("k\(index)", metric(0, 1), in: "low")
      sample.record("k\(index)", child.current)
      sample.input.alignments.append(Alignment(from: "k\(index)", to: "top"))
    }
    try self.check(example, sample.figures("top").attainment)
  }

  @Test("ranges", arguments: WorkedExample.of("threshold_range"))
  func ranges(_ example: WorkedExample) throws {
    let low = try #require(example.min)
    let high = try #require(example.max)
    var sample = Sample()
    sample.add(
      "k",
      .threshold(ThresholdKind(comparison: .within, bound: value(low), upper: value(high))))
    sample.record("k", example.current)
    try self.check(example, sample.figures("k").attainment)
  }

  @Test("periods", arguments: WorkedExample.of("periods_met").filter { $0.series != nil })
  func periods(_ example: WorkedExample) throws {
    let series = try #require(example.series)
    // 13 weeks from Monday 2026-06-29 on, seen on the day after.
    var sample = Sample(start: "2026-06-29", end: "2026-09-27", today: "2026-09-28")
    let kind = ThresholdKind(
      comparison: .within, bound: value(try #require(example.min)),
      upper: value(try #require(example.max)), judge: .periods, period: .week)
    sample.add("k", .threshold(kind))
    let start = micros("2026-06-30T00:00:00Z")
    for (week, number) in series.enumerated() {
      guard let number else { continue }
      let id = sample.record("k", number)
      let place = try #require(sample.input.checkIns.firstIndex { $0.id == id })
      sample.input.checkIns[place].effectiveTime = Instant(
        unixMicros: start + Int64(week) * 7 * 86_400_000_000)
    }
    try self.check(example, sample.figures("k").attainment)
  }
}
