// Figures computed by hand: what no published example covers.
internal import BoundedTestSupport
internal import OKRModel
internal import ReferenceEvaluator
internal import Testing

@Suite("Hand-made figures", .bounded)
struct HandMadeTests {
  @Test("a quotient is rounded half to even")
  func rounding() {
    for (numerator, expected) in [(1, 0), (3, 2), (-1, 0), (-3, -2), (5, 2)] as [(Int64, Int64)] {
      var sample = Sample()
      // numerator micro-units of 2 whole units: numerator / 2 ppm.
      sample.add("k", metric(0, 2))
      sample.record("k", Double(numerator) / 1_000_000)
      #expect(sample.figures("k").attainment == expected)
    }
  }

  @Test("a void doesn't bring back what it voids a replacement of")
  func records() {
    var sample = Sample()
    sample.add("k", metric(0, 10))
    sample.record("k", 1, at: "2026-08-01T00:00:00Z", confidence: 300_000)
    let second = sample.record("k", 5, at: "2026-08-02T00:00:00Z")
    let third = sample.record("k", 6, at: "2026-08-03T00:00:00Z", replaces: second)
    #expect(sample.figures("k").value == 6_000_000)
    sample.record("k", nil, at: "2026-08-04T00:00:00Z", replaces: third)
    #expect(sample.figures("k").value == 1_000_000)
    #expect(sample.figures("k").confidence == 300_000)
    sample.record("k", 9, at: "2026-08-01T00:00:00Z")
    #expect(sample.figures("k").score == 900_000)
  }

  @Test("missing by policy, and weight zero")
  func missing() {
    var sample = Sample()
    sample.add("k", metric(0, 10))
    #expect(sample.figures("k").score == 0)
    #expect(sample.figures("k").health == .noData)
    #expect(sample.figures("o").colour == .red)
    sample.input.cycles[0].policy = Policy(missing: .exclude)
    #expect(sample.figures("o").score == nil)
    sample.input.cycles[0].policy = Policy(missing: .zeroAfterDue)
    sample.input.keyResults[0].due = "2026-08-15"
    #expect(sample.figures("k").score == nil)
    sample.input.keyResults[0].due = "2026-08-14"
    #expect(sample.figures("k").score == 0)
    sample.input.keyResults[0].weight = Weight(thousandths: 0)
    #expect(sample.figures("o").score == nil)
    #expect(sample.figures("o").coverage == 0)
  }

  @Test("pace, silence and the zone's own day")
  func health() {
    // 92 days; 45 of them passed on 15 August; success point 0.7.
    var sample = Sample()
    sample.add("k", .graded(GradedKind()))
    sample.record("k", 0.308, at: "2026-08-14T00:00:00Z")
    // 0.9 · 0.7 · 45/92 = 0.308152…
    #expect(sample.figures("k").health == .atRisk)
    sample.record("k", 0.308153, at: "2026-08-14T00:00:00Z")
    #expect(sample.figures("k").health == .onTrack)
    #expect(sample.figures("o").expected == 342_391)
    // Due with 3 days of grace before 15 August: 5 August (k = 5); the one before is 29 July.
    var silent = Sample()
    silent.add("k", .graded(GradedKind()))
    silent.record("k", 1, at: "2026-07-29T23:00:00Z")
    #expect(silent.figures("k").health == .outdated)
    #expect(silent.figures("o").health == .outdated)
    silent.input.regions = [
      Region(id: "top", timeZone: "Asia/Tokyo"), Region(id: "below", parent: "top"),
    ]
    silent.input.objectives[0].region = "below"
    #expect(silent.figures("k").health == .onTrack)
  }

  @Test("an aggregate of counting sources, its newest instant, and its range")
  func aggregate() {
    var sample = Sample()
    sample.input.objectives.append(Objective(id: "low", cycle: "c"))
    let sum = RollupValueKind(target: value(10), aggregate: .sum)
    sample.add("top", .rollupValue(sum))
    sample.add("a", metric(0, 1), in: "low")
    sample.add("b", metric(0, 1), in: "low")
    sample.record("a", 1)
    sample.record("b", 3)
    sample.input.alignments = [
      Alignment(from: "a", to: "top", mode: .value, weight: Weight(thousandths: 3000)),
      Alignment(from: "b", to: "top"),
    ]
    #expect(sample.figures("top").value == 4_000_000)
    #expect(sample.figures("top").attainment == 400_000)
    sample.input.keyResults[0].kind = .rollupValue(
      RollupValueKind(target: value(10), aggregate: .mean))
    #expect(sample.figures("top").value == 1_500_000)
    sample.input.objectives[1].state = .draft
    #expect(sample.figures("top").coverage == 0)
    sample.input.objectives[1].state = .active
    sample.input.keyResults[0].kind = .rollupValue(sum)
    sample.input.checkIns[0].value = Value(micros: .max)
    #expect(sample.figures("top").value == nil)
  }

  @Test("recurring counts at most n a period, by months cut by the cycle")
  func recurring() {
    var sample = Sample()
    sample.add("k", .recurring(RecurringKind(perPeriod: 2, period: .month)))
    sample.record("k", 3, at: "2026-07-31T00:00:00Z")
    sample.record("k", 1, at: "2026-08-01T00:00:00Z")
    sample.record("k", 5, at: "2026-06-30T00:00:00Z")
    #expect(sample.figures("k").attainment == 500_000)
  }

  @Test("rollups hold what is below, and the mean of units")
  func rollup() {
    var sample = Sample()
    sample.input.units = [.init(id: "u"), .init(id: "v", parent: "u")]
    sample.input.objectives = [("o", "u", 1000), ("p", "v", 3000), ("q", "v", 0)].map {
      Objective(id: $0.0, cycle: "c", unit: $0.1, weight: Weight(thousandths: $0.2))
    }
    for (id, score) in [("o", 0.2), ("p", 0.6), ("q", 1.0)] {
      sample.add("k" + id, .graded(GradedKind()), in: id)
      sample.record("k" + id, score, confidence: 500_000)
    }
    let rows = ReferenceEvaluator(sample.input).rollup(by: [.unit])
    #expect(rows.map(\.keys) == [["u"], ["v"]])
    #expect(rows.map(\.score) == [500_000, 600_000])
    #expect(rows.map(\.meanOfUnits) == [400_000, 600_000])
    #expect(rows.map(\.scored) == [3, 2])
    #expect(rows.map(\.keyResults) == [3, 2])
    #expect(rows.map(\.meanConfidence) == [500_000, 500_000])
  }
}
