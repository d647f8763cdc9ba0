// Times are RFC 3339 both ways, in UTC, and days that don't exist are refused.

import Terminal
import Testing

@Suite struct InstantTextTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (1_782_898_200_000_000, "2026-07-01T09:30:00Z"),
      (951_782_400_500_000, "2000-02-29T00:00:00.5Z"),
      (4_107_542_399_000_000, "2100-02-28T23:59:59Z"),
    ] as [(Int64, String)])
  func writes(_ micros: Int64, _ text: String) {
    #expect(InstantText.rfc3339(unixMicros: micros) == text)
    #expect(InstantText.parse(text) == micros)
  }

  @Test func readsOffsets() {
    let noon = InstantText.parse("2026-07-01T12:00:00Z")
    #expect(InstantText.parse("2026-07-01T14:00:00+02:00") == noon)
    #expect(InstantText.parse("2026-07-01t06:30:00.000-05:30") == noon)
    #expect(noon != nil)
  }

  @Test(arguments: [
    "2026-07-01", "2026-07-01T12:00:00", "2026-04-31T00:00:00Z", "2026-07-01T24:00:00Z",
    "2026-07-01T12:00:00.Z", "2026-07-01T12:00:00.1234567Z", "2026-07-01 12:00:00Z", "",
    "2026-07-01T12:00:00+2:00", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
  ])
  func refuses(_ text: String) {
    #expect(InstantText.parse(text) == nil)
  }

  @Test func everyDayComesBack() {
    for days in stride(from: Int64(-200_000), through: 200_000, by: 37) {
      let date = CivilDate(daysSince1970: days)
      #expect(date.daysSince1970 == days)
      #expect(CivilDate(date.text) == date)
    }
  }

  @Test func relativeTimesForPeople() {
    let now: Int64 = 1_782_900_000_000_000
    let second: Int64 = 1_000_000
    #expect(InstantText.relative(unixMicros: now - 59 * second, nowMicros: now) == "just now")
    #expect(InstantText.relative(unixMicros: now - 300 * second, nowMicros: now) == "5 min ago")
    #expect(InstantText.relative(unixMicros: now - 7200 * second, nowMicros: now) == "2 h ago")
    #expect(InstantText.relative(unixMicros: now + 90 * second, nowMicros: now) == "in 1 min")
    #expect(InstantText.relative(unixMicros: 0, nowMicros: now) == "1970-01-01")
  }
}
