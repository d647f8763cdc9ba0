// Instants read and written, at their edges, and there and back at random.

internal import BoundedTestSupport
internal import Foundation
internal import OKRModel
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct InstantTextTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999999Z", -1),
    ("2026-07-01T09:00:00Z", 1_782_896_400_000_000),
    ("2026-07-01t11:00:00.25+02:00", 1_782_896_400_250_000),
    ("2026-07-01T03:14:59.000001000-05:45", 1_782_896_399_000_001),
    ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
    ("9999-12-31T23:59:59.999999z", 253_402_300_799_999_999),
    ("2024-02-29T00:00:00-00:00", 1_709_164_800_000_000),
  ]) func reads(text: String, micros: Int64) throws {
    #expect(try InstantText.parse(text) == micros)
    let again = InstantText.format(unixMicros: micros)
    #expect(try InstantText.parse(again) == micros)
  }

  @Test(
    arguments: [
      ("", .malformed), ("2026-07-01", .malformed), ("2026-07-01 09:00:00Z", .malformed),
      ("2026-07-01T09:00Z", .malformed), ("2026-07-01T09:00:00.Z", .malformed),
      ("2026-07-01T09:00:00Zx", .malformed), ("2026-07-01T09:00:00+0200", .malformed),
      ("２026-07-01T09:00:00Z", .malformed), ("2026-07-01T09:00:00", .offsetMissing),
      ("2026-07-01T09:00:00.5", .offsetMissing), ("2021-04-31T00:00:00Z", .impossible),
      ("2023-02-29T00:00:00Z", .impossible), ("2026-07-01T24:00:00Z", .impossible),
      ("2026-07-01T09:60:00Z", .impossible), ("2026-07-01T09:00:61Z", .impossible),
      ("2026-07-01T09:00:00+24:00", .impossible), ("2016-12-31T23:59:60Z", .leapSecond),
      ("2026-07-01T09:00:00.1234567Z", .tooManyDigits), ("0001-01-01T00:00:00+01:00", .outOfRange),
      ("9999-12-31T23:59:59-00:01", .outOfRange), ("0000-01-01T00:00:00Z", .impossible),
    ] as [(String, InstantTextError)]) func refuses(text: String, error: InstantTextError)
  {
    #expect(throws: error) { try InstantText.parse(text) }
  }

  @Test func writesFractionsOnlyWhereThereAreAny() {
    #expect(InstantText.format(unixMicros: 1_500_000) == "1970-01-01T00:00:01.5Z")
    #expect(InstantText.format(unixMicros: -1) == "1969-12-31T23:59:59.999999Z")
    #expect(InstantText.format(unixMicros: 0) == "1970-01-01T00:00:00Z")
  }

  @Test func secondsAgreeWithFoundation() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let formatter = ISO8601DateFormatter()
    for _ in 0..<1_000 {
      let seconds = Int64.random(in: -12_000_000_000...12_000_000_000, using: &random)
      let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(InstantText.format(unixMicros: seconds * 1_000_000) == text, "seed \(seed)")
      let micros = seconds * 1_000_000 + Int64.random(in: 0..<1_000_000, using: &random)
      let again = try InstantText.parse(InstantText.format(unixMicros: micros))
      #expect(again == micros, "seed \(seed)")
    }
  }
}
