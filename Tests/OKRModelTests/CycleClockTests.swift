// A cycle over its days in a zone, and its periods.

internal import BoundedTestSupport
internal import SeededRandom
internal import Testing
internal import ZoneFiles

@testable internal import OKRModel

@Suite("Cycle clocks and period tables", .bounded)
struct CycleClockTests {
  private static func day(_ text: String) throws -> Int32 {
    try #require(CivilDate(text)).day
  }

  private static func clock(
    _ start: String, _ end: String?, at instant: String, zone: String = "UTC",
    policy: PolicyRule = PolicyRule()
  ) throws -> CycleClock {
    CycleClock(
      policy: policy, firstDay: try day(start), lastDay: try end.map { try day($0) },
      zone: try #require(ZoneFiles().rules(named: zone)), at: try InstantText.parse(instant))
  }

  @Test("days pass at local midnights") func midnights() throws {
    var clock = try Self.clock(
      "2026-07-01", "2026-09-30", at: "2026-07-01T12:00:00Z", zone: "Asia/Tokyo")
    #expect(clock.today == (try Self.day("2026-07-01")))
    #expect(clock.nextChange == (try InstantText.parse("2026-07-01T15:00:00Z")))
    let early = clock.advance(to: clock.nextChange - 1)
    let onTime = clock.advance(to: clock.nextChange)
    #expect((early, onTime) == (false, true))
    #expect((clock.elapsed, clock.total) == (1, 92))
  }

  @Test("elapsed days stay within the cycle") func elapsed() throws {
    for (instant, elapsed) in [
      ("2026-06-01T00:00:00Z", 0), ("2026-07-01T00:00:00Z", 0), ("2026-07-02T00:00:00Z", 1),
      ("2026-09-30T00:00:00Z", 91), ("2026-10-01T00:00:00Z", 92), ("2030-01-01T00:00:00Z", 92),
    ] as [(String, Int64)] {
      #expect(try Self.clock("2026-07-01", "2026-09-30", at: instant).elapsed == elapsed)
    }
    let endless = try Self.clock("2026-07-01", nil, at: "2026-08-01T00:00:00Z")
    #expect((endless.elapsed, endless.total) == (0, 0))
    #expect(!endless.isPastDue(nil))
  }

  @Test(
    "a day's clock equals one made that day, whatever the steps", arguments: [1, 2, 3] as [UInt64])
  func steps(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var policy = PolicyRule()
    policy.pace = .weekdays
    policy.checkInEvery = 5
    let zone = ["Pacific/Honolulu", "America/New_York", "Pacific/Auckland"][Int(seed) - 1]
    var instant = try InstantText.parse("2026-06-20T00:00:00Z")
    var moving = try Self.clock(
      "2026-07-01", "2026-12-31", at: "2026-06-20T00:00:00Z", zone: zone, policy: policy)
    moving.prepare(.week)
    while instant < (try InstantText.parse("2027-02-01T00:00:00Z")) {
      instant += Int64.random(in: 1...(3 * 86_400_000_000), using: &random)
      _ = moving.advance(to: instant)
      var fresh = CycleClock(
        policy: policy, firstDay: moving.firstDay, lastDay: moving.lastDay, zone: moving.zone,
        at: instant)
      fresh.prepare(.week)
      #expect(moving == fresh)
      #expect(moving.nextChange > instant)
    }
  }

  @Test("due dates run on in a cycle without an end, and stop at one's end") func dueDates() throws
  {
    // Due every 7 days from 2026-07-01, grace 3.
    let cases: [(String, String?)] = [
      ("2026-07-11T23:59:59Z", nil), ("2026-07-12T00:00:00Z", "2026-07-01"),
      ("2026-07-18T23:59:59Z", "2026-07-01"), ("2026-07-19T00:00:00Z", "2026-07-09"),
    ]
    for (instant, fresh) in cases {
      let clock = try Self.clock("2026-07-01", "2026-09-30", at: instant)
      let expected = try fresh.map { try InstantText.parse("\($0)T00:00:00Z") } ?? Int64.min
      #expect(clock.outdatedBefore == expected)
    }
    // The cycle's last due date is 2026-09-30, after 13 weeks; it wants a record after the 12th.
    let late = "2028-01-01T00:00:00Z"
    #expect(
      try Self.clock("2026-07-01", "2026-09-30", at: late).outdatedBefore
        == InstantText.parse("2026-09-24T00:00:00Z"))
    #expect(
      try Self.clock("2026-07-01", nil, at: late).outdatedBefore
        > InstantText.parse("2027-12-01T00:00:00Z"))
  }

  private static func table(
    _ period: Period, _ start: String, _ end: String, zone: String = "UTC"
  ) throws -> PeriodTable {
    PeriodTable(
      period, firstDay: try day(start), lastDay: try day(end),
      zone: try #require(ZoneFiles().rules(named: zone)))
  }

  @Test("periods are cut by the cycle's ends")
  func cut() throws {
    for (period, start, end, count) in [
      (.day, "2026-07-01", "2026-09-30", 92), (.week, "2026-07-01", "2026-09-30", 14),
      (.week, "2026-06-29", "2026-09-27", 13), (.month, "2026-07-15", "2026-09-01", 3),
      (.quarter, "2027-02-01", "2028-01-31", 5), (.quarter, "2026-07-01", "2026-07-01", 1),
    ] as [(Period, String, String, Int)] {
      #expect(try Self.table(period, start, end).count == count)
    }
  }

  @Test("a period has ended once its last day is over") func ended() throws {
    var table = try Self.table(.month, "2026-07-15", "2026-09-10")
    for (today, ended) in [
      ("2026-07-31", 0), ("2026-08-01", 1), ("2026-08-31", 1), ("2026-09-10", 2),
      ("2026-09-11", 3), ("2036-01-01", 3),
    ] {
      table.advance(to: try Self.day(today))
      #expect(table.ended == ended)
    }
  }

  @Test("records outside the cycle fall in no period; the ends belong to it") func placing() throws
  {
    let table = try Self.table(.month, "2026-07-01", "2026-08-31", zone: "America/New_York")
    let instants = try [
      "2026-07-01T03:59:59.999999Z", "2026-07-01T04:00:00Z", "2026-08-01T03:59:59Z",
      "2026-08-01T04:00:00Z", "2026-09-01T03:59:59.999999Z", "2026-09-01T04:00:00Z",
    ].map { try InstantText.parse($0) }
    let records = instants.enumerated().map {
      ValueRecord(instant: $1, revision: Int64($0), value: Int64($0))
    }
    var slices: [[Int64]] = []
    table.forEachPeriod(of: records) { slice in
      #expect(slice.periodIndex == slices.count)
      slices.append(slice.records.map(\.value))
    }
    #expect(slices == [[1, 2], [3, 4]])
  }
}
