// The sample company: which quarter it is set into, and that nothing of its templates is left over.

import BoundedTestSupport
import OKRModel
import Testing

@testable import Sample

@Suite(.bounded) struct SampleTests {
  @Test(arguments: [
    ("2026-11-30", "q4-2026", "2026-10-01", "2026-12-31"),
    ("2026-10-26", "q4-2026", "2026-10-01", "2026-12-31"),
    ("2026-10-25", "q3-2026", "2026-07-01", "2026-09-30"),
    ("2027-01-01", "q4-2026", "2026-10-01", "2026-12-31"),
    ("2028-03-01", "q1-2028", "2028-01-01", "2028-03-31"),
  ])
  func aYoungQuarterGivesWayToTheOneBefore(
    _ today: String, _ id: String, _ start: String, _ end: String
  ) throws {
    let quarter = SampleQuarter(on: try #require(CivilDate(today)))
    #expect(quarter.id == id)
    #expect(quarter.start.text == start)
    #expect(quarter.end.text == end)
  }

  /// Whatever the day, the quarter has begun long enough ago and ended not long before.
  @Test func theQuarterIsNearToday() throws {
    let first = try #require(CivilDate("2024-01-01"))
    for day in first.day..<first.day + 4 * 366 {
      let quarter = SampleQuarter(on: CivilDate(day: day))
      #expect(day - quarter.start.day >= SampleQuarter.leastDays)
      #expect(day - quarter.end.day <= SampleQuarter.leastDays)
    }
  }

  @Test func templatesAreFilledAndAddressesStay() throws {
    let quarter = SampleQuarter(on: try #require(CivilDate("2026-11-30")))
    #expect(
      quarter.filled("@START@ @DAY+31@T09:00:00Z a@b.example @END@@YEAR@ @ @DAY@ @QUARTER@")
        == "2026-10-01 2026-11-01T09:00:00Z a@b.example 2026-12-312026 @ @DAY@ q4-2026")
    #expect(quarter.filled("") == "")
    let texts = [SampleCompany.document(in: quarter)] + SampleCompany.checkIns(in: quarter)
    #expect(texts.count == 8)
    for text in texts {
      #expect(!text.isEmpty)
      #expect(!text.contains { $0 == "\u{FFFD}" })
      #expect(text.firstMatch(of: /@[A-Z]/) == nil)
    }
    #expect(texts[0].contains("@aurora.example"))
    #expect(texts[1].contains(",2026-10-04T06:25:00Z,"))
  }
}
