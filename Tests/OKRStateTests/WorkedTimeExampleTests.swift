// The worked examples that time is part of: paces, periods and series.

internal import BoundedTestSupport
internal import Foundation
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Worked examples over time", .bounded)
struct WorkedTimeExampleTests {
  /// Days since 2026-07-01 as an instant's text.
  private static func noon(_ day: Int) -> String {
    "\(CivilDate(day: 20_635 + Int32(day)).text)T12:00:00Z"
  }

  /// A start day that counts is the progress at the end of the day: the instant of the next local
  /// midnight.
  @Test("expected progress", arguments: WorkedExample.adopted("expected_progress"))
  func expected(_ example: WorkedExample) throws {
    let (start, end) = (try #require(example.start), try #require(example.end))
    let day = try #require(example.today)
    let today = try #require(CivilDate("2026-\(day)"))
    let next = CivilDate(day: today.day + 1).text
    let desk = try Desk(
      start: "2026-\(start)", end: "2026-\(end)",
      now: "\(next)T00:00:00Z", commitment: .committed)
    try example.expect(try desk.figures("o").expected?.ppm)
  }

  /// The ratio is a committed objective's score over what is expected of it. The words for the
  /// worse two bands differ (theirs below 0.4 is "at risk", ours "behind"; theirs below 0.7 is
  /// "behind", ours below 0.6), so of the statuses only "on track" is compared.
  @Test("pace ratios", arguments: WorkedExample.adopted("pace_ratio"))
  func ratio(_ example: WorkedExample) throws {
    let (day, days) = (try #require(example.day), try #require(example.days))
    let last = CivilDate(day: 20_635 + Int32(days - 1)).text
    var desk = try Desk(end: last, now: Self.noon(day), commitment: .committed)
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.checkIn("k", try #require(example.actual_progress).text)
    let figures = try desk.figures("o")
    let expected = try #require(figures.expected?.ppm)
    #expect(expected == Int64(day) * 1_000_000 / Int64(days))
    try example.expect(try #require(figures.score?.ppm) * 1_000_000 / expected)
    #expect((figures.health == .onTrack) == (example.expected_status == "on_track"))
    #expect(figures.health != .atRisk)
  }

  /// Their status is by the gap in points, which section 4 has no bands for; ours is by the ratio.
  /// What is expected and what is reached stand beside each other, so that the gap is exact. A gap
  /// of 20 points of 40 is behind in both; one of 5 points of 52 is 0.904 of the way, on track.
  @Test("pace by gaps", arguments: WorkedExample.adopted("pace_status"))
  func gap(_ example: WorkedExample) throws {
    let expected = try #require(example.expected_progress)
    let actual = try #require(example.actual_progress)
    let elapsed = Int(truncating: NSDecimalNumber(decimal: expected * 100))
    var desk = try Desk(
      end: CivilDate(day: 20_635 + 99).text, now: Self.noon(elapsed), commitment: .committed)
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.checkIn("k", actual.text)
    let figures = try desk.figures("o")
    #expect(figures.expected?.ppm == Int64(elapsed) * 10_000)
    let gap = try #require(figures.expected?.ppm) - #require(figures.score?.ppm)
    try example.expect(gap, expected - actual)
    #expect(figures.health == (example.id == "vg-6" ? .onTrack : .behind))
  }

  /// Planned check-ins are the weeks of a cycle of 13. A running share of the planned is the share
  /// of the weeks due, times the weeks due, over 13.
  @Test(
    "weeks held", arguments: WorkedExample.adopted("periods_met").filter { $0.series != nil })
  func weeks(_ example: WorkedExample) throws {
    let series = try #require(example.series)
    let stated = try #require(example.expected_series)
    // From Monday 2026-06-29; each week's record falls on its Wednesday, and is looked at the
    // Monday after.
    var desk = try Desk(start: "2026-06-29", end: "2026-09-27", now: "2026-06-29T12:00:00Z")
    try desk.keyResult("k", try WorkedExampleTests.within(example, .periods, .week))
    for (week, value) in series.enumerated() {
      try desk.advance(Self.noon(week * 7))
      if let value { try desk.checkIn("k", value.text) }
      try desk.advance(Self.noon(week * 7 + 5))
      let share = try #require(try desk.attainment("k"))
      let held = (share * Int64(week + 1) + 500_000) / 1_000_000
      try example.expect(held * 1_000_000 / 13, try #require(stated[week]))
    }
    try example.expect(try desk.attainment("k"))
  }

  /// Met and planned periods without their values: months of which the first ones hold.
  @Test(
    "months held", arguments: WorkedExample.adopted("periods_met").filter { $0.series == nil })
  func months(_ example: WorkedExample) throws {
    let (met, total) = (try #require(example.periods_met), try #require(example.periods_total))
    let end = try #require(
      CivilDate(
        year: 2025, month: total, dayOfMonth: CivilDate.daysInMonth(year: 2025, month: total)))
    var desk = try Desk(start: "2025-01-01", end: end.text, now: "2026-01-02T12:00:00Z")
    let bounds = (low: (example.min ?? 10).text, high: (example.max ?? 20).text)
    try desk.keyResult(
      "k",
      .threshold(
        ThresholdKind(
          comparison: .within, bound: try decimal(bounds.low), upper: try decimal(bounds.high),
          judge: .periods, period: .month)))
    for month in 1...total {
      let day = try #require(CivilDate(year: 2025, month: month, dayOfMonth: 15))
      // Bounds hold themselves; the months after those met are far off.
      let value = month > met ? "9000" : month % 2 == 0 ? bounds.low : bounds.high
      try desk.checkIn("k", value, at: "\(day.text)T12:00:00Z")
    }
    try example.expect(try desk.attainment("k"))
  }

  /// A row of values a month is the mean of the key results aligned by value, looked at in that
  /// month.
  @Test("means by month", arguments: WorkedExample.adopted("rollup_period_avg"))
  func monthlyMeans(_ example: WorkedExample) throws {
    let children = try #require(example.children)
    var desk = try Desk(end: "2026-12-31", now: Self.noon(0))
    let target = try #require(example.target)
    try desk.keyResult("top", try .rollup(.mean, "0", target.text))
    try desk.objective("low")
    for index in children.indices {
      try desk.keyResult("k\(index)", try .metric("0", "1"), in: "low")
      try desk.align("k\(index)", "top", .value)
    }
    let stated = try #require(example.expected_series)
    for (month, expected) in stated.enumerated() {
      try desk.advance(Self.noon(31 * month + 1))
      for (index, child) in children.enumerated() {
        let series = try #require(child.series)
        let value = try #require(series[month])
        try desk.checkIn("k\(index)", value.text)
      }
      let value = try #require(expected)
      #expect(try desk.figures("top").value == decimal(value.text))
      try example.expect(try desk.attainment("top"), value / target)
    }
  }

  @Test("series of one key result", arguments: WorkedExample.adopted("timeseries"))
  func series(_ example: WorkedExample) throws {
    var desk = try Desk(now: Self.noon(0))
    try desk.keyResult("k", try WorkedExampleTests.way(example))
    let stated = try #require(example.expected_series)
    for (day, value) in try #require(example.series).enumerated() {
      try desk.advance(Self.noon(day + 1))
      if let value { try desk.checkIn("k", value.text) }
      guard let expected = stated[day] else {
        #expect(try desk.attainment("k") == nil)
        continue
      }
      try example.expect(try desk.attainment("k"), expected)
    }
  }

  /// A day without a value is one without a record in force: not yet made, or voided. Such children
  /// are left out by the policy `exclude` (bo-6, bo-8).
  @Test(
    "series of means",
    arguments: WorkedExample.adopted("rollup_timeseries")
      + WorkedExample.of(verdict: "policy", "bo-6", "bo-8"))
  func means(_ example: WorkedExample) throws {
    let children = try #require(example.children)
    let policy = example.verdict == "policy" ? Policy(missing: .exclude) : nil
    var desk = try Desk(now: Self.noon(0), policy: policy)
    var records: [Int: String] = [:]
    for index in children.indices { try desk.keyResult("k\(index)", .graded(GradedKind())) }
    for (day, expected) in try #require(example.expected_series).enumerated() {
      try desk.advance(Self.noon(day + 1))
      for (index, child) in children.enumerated() {
        if let old = records.removeValue(forKey: index) { try desk.correct(old, nil) }
        let series = try #require(child.series)
        guard let value = series[day] else { continue }
        records[index] = try desk.checkIn("k\(index)", value.text)
      }
      try example.expect(try desk.score("o"), try #require(expected))
    }
  }
}
