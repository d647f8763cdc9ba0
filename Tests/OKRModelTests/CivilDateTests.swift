// Days of the calendar, held against Foundation's.

internal import BoundedTestSupport
internal import Foundation
internal import OKRModel
internal import Testing

@Suite("Civil dates", .bounded)
struct CivilDateTests {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  @Test("200 years of days equal Foundation's", arguments: [1900, 1950, 2000, 2050])
  func foundation(_ year: Int) throws {
    let first = try #require(CivilDate(year: year, month: 1, dayOfMonth: 1))
    let end = try #require(CivilDate(year: year + 50, month: 1, dayOfMonth: 1))
    var checked = 0
    for day in first.day..<end.day {
      let date = CivilDate(day: day)
      let known = Self.calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(day) * 86_400))
      let own = date.components
      // Foundation counts weekdays from Sunday.
      let weekday = ((known.weekday ?? 0) + 5) % 7 + 1
      let isEqual =
        own.year == known.year && own.month == known.month && own.dayOfMonth == known.day
        && date.weekday == weekday && CivilDate(date.text) == date
        && CivilDate(year: own.year, month: own.month, dayOfMonth: own.dayOfMonth) == date
      if !isEqual { Issue.record("\(date.text) is \(known)") }
      checked += 1
    }
    #expect(checked == 18_262 || checked == 18_263)
  }

  @Test("the ends of the calendar") func ends() {
    #expect(CivilDate("0001-01-01")?.day == -719_162)
    #expect(CivilDate("9999-12-31")?.day == 2_932_896)
    #expect(CivilDate(day: -719_162).text == "0001-01-01")
    #expect(CivilDate(day: 2_932_896).text == "9999-12-31")
  }

  @Test(
    "what is no day",
    arguments: [
      "2021-04-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00",
      "0000-01-01", "2026-1-1", "2026/01/01", "26-01-01", "2026-01-01 ", " 2026-01-01",
      "2026-01-01T00:00:00Z", "+026-01-01", "2026-01-0٣", "", "10000-01-01",
    ])
  func impossible(_ text: String) { #expect(CivilDate(text) == nil) }

  @Test("leap days") func leapDays() {
    for year in [2024, 2000, 2400] { #expect(CivilDate("\(year)-02-29") != nil) }
    for year in [2023, 2100, 2200] { #expect(CivilDate("\(year)-02-29") == nil) }
  }

  @Test("periods start where the calendar says")
  func periods() throws {
    let date = try #require(CivilDate("2026-11-26"))
    let cases: [(Period, String, String)] = [
      (.day, "2026-11-26", "2026-11-27"), (.week, "2026-11-23", "2026-11-30"),
      (.month, "2026-11-01", "2026-12-01"), (.quarter, "2026-10-01", "2027-01-01"),
    ]
    for (period, start, next) in cases {
      #expect(date.start(of: period).text == start)
      #expect(date.startOfNext(period).text == next)
    }
    #expect(CivilDate("2026-12-31")?.startOfNext(.month).text == "2027-01-01")
  }

  @Test("weekdays of a span equal those counted one by one") func weekdays() {
    for first in Int32(20_600)..<20_615 {
      var count = 0
      for end in first..<first + 40 {
        let (from, to) = (CivilDate(day: first), CivilDate(day: end))
        #expect(CivilDate.weekdays(from: from, to: to) == count)
        #expect(CivilDate.weekdays(from: to, to: from) == 0 || first == end)
        if to.weekday <= 5 { count += 1 }
      }
    }
    // Before 1970 as well.
    #expect(
      CivilDate.weekdays(from: CivilDate(day: -10), to: CivilDate(day: 4)) == 10)
  }
}
