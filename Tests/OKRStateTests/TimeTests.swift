// What time does: local days, last days, daylight saving, fiscal years, due dates, silence, pace.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Time", .bounded)
struct TimeTests {
  /// The zone, the last instant of 2026-09-30 there, and the first after it.
  struct ZoneCase: Sendable {
    var zone: String
    var last: String
    var first: String
  }

  static let zones = [
    ZoneCase(
      zone: "Pacific/Honolulu", last: "2026-10-01T09:59:59Z", first: "2026-10-01T10:00:00Z"),
    ZoneCase(
      zone: "America/New_York", last: "2026-10-01T03:59:59Z", first: "2026-10-01T04:00:00Z"),
    ZoneCase(zone: "UTC", last: "2026-09-30T23:59:59Z", first: "2026-10-01T00:00:00Z"),
    ZoneCase(zone: "Asia/Kolkata", last: "2026-09-30T18:29:59Z", first: "2026-09-30T18:30:00Z"),
    ZoneCase(zone: "Pacific/Auckland", last: "2026-09-30T10:59:59Z", first: "2026-09-30T11:00:00Z"),
    ZoneCase(
      zone: "Pacific/Tongatapu", last: "2026-09-30T10:59:59Z", first: "2026-09-30T11:00:00Z"),
  ]

  @Test("a cycle lasts to the end of its last day in the owner's zone", arguments: zones)
  func lastDay(_ zone: ZoneCase) throws {
    var desk = try Desk(
      zone: zone.zone, now: "2026-09-29T10:00:00Z", policy: Policy(missing: .zeroAfterDue),
      commitment: .committed)
    try desk.keyResult("k", try .metric("0", "1"))
    try desk.keyResult(
      "t", .threshold(ThresholdKind(bound: try decimal("1"), judge: .periods, period: .quarter)))
    try desk.advance(zone.last)
    // 91 of 92 days are over: the last one isn't.
    #expect(try desk.figures("o").expected?.ppm == 989_130)
    #expect(try desk.score("k") == nil)
    #expect(desk.organisation.nextInstant == (try micros(zone.first)))
    try desk.advance(zone.first)
    #expect(try desk.figures("o").expected?.ppm == 1_000_000)
    #expect(try desk.score("k") == 0)
  }

  @Test("records fall in the period of their local day", arguments: zones)
  func localPeriod(_ zone: ZoneCase) throws {
    var desk = try Desk(zone: zone.zone, now: "2026-10-05T00:00:00Z")
    try desk.keyResult("k", .recurring(RecurringKind(perPeriod: 1, period: .month)))
    try desk.checkIn("k", "1", at: zone.first)
    #expect(try desk.attainment("k") == 0)
    try desk.checkIn("k", "1", at: zone.last)
    #expect(try desk.attainment("k") == 333_333)
  }

  @Test("a zone's first and last day of daylight saving are one day each") func daylightSaving()
    throws
  {
    // Zurich leaves summer time on 2026-10-25, a day of 25 hours, and enters it on 2027-03-28, one
    // of 23.
    for (start, instants) in [
      ("2026-10-25", ["2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"]),
      ("2027-03-28", ["2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z"]),
    ] {
      var desk = try Desk(
        start: start, end: "2027-04-02", zone: "Europe/Zurich", now: "2026-10-01T00:00:00Z")
      try desk.keyResult("k", .recurring(RecurringKind(perPeriod: 5, period: .day)))
      try desk.advance("2027-05-01T00:00:00Z")
      let (first, next) = (try micros(instants[0]), try micros(instants[1]))
      for (instant, inside) in [(first - 1, false), (first, true), (next - 1, true)] {
        let before = try desk.attainment("k") ?? 0
        try desk.put(
          .checkIn(
            CheckIn(
              keyResult: "k", effectiveTime: Instant(unixMicros: instant),
              value: try decimal("1"))))
        #expect(((try desk.attainment("k") ?? 0) > before) == inside)
      }
      let count = try #require(try desk.attainment("k"))
      let days = Int64(CivilDate("2027-04-02")?.day ?? 0) - Int64(CivilDate(start)?.day ?? 0) + 1
      #expect(count == ExactRatio.rounded(2 * 1_000_000, 5 * days))
    }
  }

  @Test("a fiscal year from February has its own days, and calendar quarters cut by its ends")
  func fiscalYear() throws {
    var desk = try Desk(
      start: "2027-02-01", end: "2028-01-31", now: "2027-02-01T00:00:00Z", commitment: .committed)
    try desk.keyResult("k", .recurring(RecurringKind(perPeriod: 1, period: .quarter)))
    // February to March, three quarters, and January: five periods.
    try desk.advance("2028-02-01T00:00:00Z")
    for day in ["2027-03-31", "2027-04-01", "2027-12-31", "2028-01-31"] {
      try desk.checkIn("k", "1", at: "\(day)T12:00:00Z")
    }
    #expect(try desk.attainment("k") == 800_000)
    // A leap year's February counts its day.
    var leap = try Desk(
      start: "2028-02-01", end: "2029-01-31", now: "2028-03-01T00:00:00Z", commitment: .committed)
    #expect(try leap.figures("o").expected?.ppm == ExactRatio.rounded(29_000_000, 366))
    try leap.advance("2028-03-02T00:00:00Z")
    #expect(try leap.figures("o").expected?.ppm == ExactRatio.rounded(30_000_000, 366))
  }

  @Test("health is by pace, exact at its bounds") func pace() throws {
    // 50 of 100 days are over.
    for (commitment, score, health) in [
      (.committed, "0.45", .onTrack), (.committed, "0.449999", .atRisk),
      (.committed, "0.3", .atRisk),
      (.committed, "0.299999", .behind), (.aspirational, "0.315", .onTrack),
      (.aspirational, "0.314999", .atRisk), (.learning, "0.21", .atRisk),
      (.learning, "0.209999", .behind),
    ] as [(Commitment, String, Health)] {
      var desk = try Desk(
        start: "2026-07-01", end: "2026-10-08", now: "2026-08-20T12:00:00Z", commitment: commitment)
      try desk.keyResult("k", .graded(GradedKind()))
      try desk.checkIn("k", score)
      #expect(try desk.figures("k").health == health)
      #expect(try desk.figures("o").health == health)
    }
  }

  @Test("before and on the first day nothing is expected") func nothingExpected() throws {
    for now in ["2026-06-01T00:00:00Z", "2026-07-01T23:59:59Z"] {
      var desk = try Desk(now: now)
      try desk.keyResult("k", .graded(GradedKind()))
      #expect(try desk.figures("k").health == .noData)
      try desk.checkIn("k", "0")
      #expect(try desk.figures("k").health == .onTrack)
      #expect(try desk.figures("k").expected?.ppm == 0)
    }
  }

  @Test("weekdays count Monday to Friday only") func weekdays() throws {
    // From Wednesday 2026-07-01 to Tuesday 2026-07-14: ten weekdays.
    var desk = try Desk(
      end: "2026-07-14", now: "2026-07-04T12:00:00Z", policy: Policy(pace: .weekdays),
      commitment: .committed)
    #expect(try desk.figures("o").expected?.ppm == 300_000)
    try desk.advance("2026-07-06T12:00:00Z")
    #expect(try desk.figures("o").expected?.ppm == 300_000)
    try desk.advance("2026-07-07T12:00:00Z")
    #expect(try desk.figures("o").expected?.ppm == 400_000)
    // A cycle of a weekend expects nothing.
    let weekend = try Desk(
      start: "2026-07-04", end: "2026-07-05", now: "2026-07-06T12:00:00Z",
      policy: Policy(pace: .weekdays))
    #expect(try weekend.figures("o").expected == nil)
  }

  @Test("phased targets are judged by the key result's own rule, past the cycle's end too")
  func phased() throws {
    var desk = try Desk(
      now: "2026-07-02T00:00:00Z", policy: Policy(pace: .phased), commitment: .committed)
    let phases = try [("2026-07-10", "25"), ("2026-08-01", "50"), ("2026-12-01", "200")].map {
      PhasedTarget(day: $0.0, value: try decimal($0.1))
    }
    try desk.keyResult("k", try .metric("0", "100"), phases: phases)
    try desk.keyResult("m", .stages([(1000, true)]), phases: phases)
    try desk.keyResult("n", try .metric("0", "100"))
    let cases: [(String, Int64, Int64)] = [
      ("2026-07-09T23:59:59Z", 0, 86_957), ("2026-07-10T00:00:00Z", 250_000, 97_826),
      ("2026-09-30T00:00:00Z", 500_000, 989_130), ("2026-11-30T23:59:59Z", 500_000, 1_000_000),
      ("2026-12-01T00:00:00Z", 1_000_000, 1_000_000),
    ]
    for (time, phased, linear) in cases {
      try desk.advance(time)
      #expect(try desk.figures("k").expected?.ppm == phased)
      // No value of a milestone is judged; without phases the pace is linear.
      #expect(try desk.figures("m").expected?.ppm == linear)
      #expect(try desk.figures("n").expected?.ppm == linear)
    }
  }

  @Test("silence past a due date and its grace is outdated, never green") func silence() throws {
    // Due on 8, 15, 22 July…; grace 3: the first is past on the 12th.
    var desk = try Desk(now: "2026-07-02T00:00:00Z")
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.checkIn("k", "1", at: "2026-06-30T00:00:00Z")
    try desk.advance("2026-07-11T23:59:59Z")
    #expect(try desk.figures("k").health == .onTrack)
    try desk.advance("2026-07-12T00:00:00Z")
    #expect(try desk.figures("k").health == .outdated)
    #expect(try desk.figures("o").health == .outdated)
    #expect(try desk.figures("k").colour == .green)
    // Of the first day on, any record answers the first due date.
    try desk.checkIn("k", "1", at: "2026-07-01T00:00:00Z")
    #expect(try desk.figures("k").health == .onTrack)
    // The second wants one after the first due date, which check-ins don't move.
    try desk.checkIn("k", "1", at: "2026-07-08T23:59:59Z")
    try desk.advance("2026-07-18T23:59:59Z")
    #expect(try desk.figures("k").health == .onTrack)
    try desk.advance("2026-07-19T00:00:00Z")
    #expect(try desk.figures("k").health == .outdated)
    try desk.checkIn("k", "1", at: "2026-07-09T00:00:00Z")
    #expect(try desk.figures("k").health == .onTrack)
  }

  @Test("an objective is outdated when half its measured weight is") func halfOutdated() throws {
    var desk = try Desk(now: "2026-07-20T00:00:00Z")
    try desk.keyResult("old", .graded(GradedKind()), weight: 1000)
    try desk.keyResult("new", .graded(GradedKind()), weight: 1001)
    try desk.keyResult("none", .graded(GradedKind()), weight: 50_000)
    try desk.checkIn("old", "1", at: "2026-07-01T00:00:00Z")
    try desk.checkIn("new", "1", at: "2026-07-19T00:00:00Z")
    #expect(try desk.figures("old").health == .outdated)
    #expect(try desk.figures("o").health != .outdated)
    let even = KeyResult(id: "new", weight: Weight(thousandths: 1000))
    try desk.put(.keyResult(even, .update(mask: ["weight"])))
    #expect(try desk.figures("o").health == .outdated)
  }

  @Test("a measured item is outdated even where it has no score, and so above")
  func silentWithoutScore()
    throws
  {
    var desk = try Desk(end: "", now: "2026-08-20T00:00:00Z", policy: Policy(missing: .exclude))
    // No periods without an end: measured, no attainment, no score.
    try desk.keyResult(
      "silent", .recurring(RecurringKind(perPeriod: 1, period: .week)), weight: 3000)
    try desk.keyResult("fresh", .graded(GradedKind()), weight: 1000)
    try desk.checkIn("silent", "1", at: "2026-07-01T00:00:00Z")
    try desk.checkIn("fresh", "1")
    #expect(try desk.figures("silent").score == nil)
    #expect(try desk.figures("silent").health == .outdated)
    #expect(try desk.figures("o").health == .outdated)
    // Heard again, it has still nothing to be judged by.
    try desk.checkIn("silent", "1")
    #expect(try desk.figures("silent").health == .noData)
    #expect(try desk.figures("o").health != .outdated)
  }

  @Test("a milestone measured by its stages is never outdated") func milestone() throws {
    var desk = try Desk(now: "2026-09-20T00:00:00Z")
    try desk.keyResult("k", .stages([(1000, true)]))
    #expect(try desk.figures("k").health == .onTrack)
    try desk.checkIn("k", "1", at: "2026-07-05T00:00:00Z")
    #expect(try desk.figures("k").health == .outdated)
  }

  @Test("time never runs back") func backwards() throws {
    var desk = try Desk()
    let instant = desk.organisation.instant
    try desk.advance("2026-01-01T00:00:00Z")
    #expect(desk.organisation.instant == instant)
  }

  @Test("a region's zone is its own, else the nearest above, else UTC") func zoneOfRegion() throws {
    var desk = try Desk()
    try desk.put(.region(Region(id: "top", timeZone: "Asia/Tokyo"), .create))
    try desk.put(.region(Region(id: "mid", parent: "top"), .create))
    try desk.put(.region(Region(id: "alone"), .create))
    try desk.put(.unit(Unit(id: "u", region: "mid"), .create))
    try desk.put(.unit(Unit(id: "team", parent: "u"), .create))
    try desk.objective("a", unit: "team")
    try desk.objective("b", region: "alone", unit: "team")
    func offset(_ id: String) -> Int {
      desk.organisation.zone(ofObjective: id).offsetSeconds(atUnixSeconds: 1_780_000_000)
    }
    #expect((offset("o"), offset("a"), offset("b")) == (0, 32_400, 0))
    try desk.put(.region(Region(id: "mid", timeZone: "Asia/Kathmandu"), .update(mask: [])))
    #expect(offset("a") == 20_700)
    try desk.put(.unit(Unit(id: "team", region: "alone"), .update(mask: [])))
    #expect(offset("a") == 0)
  }
}
