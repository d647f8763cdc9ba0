// Decimals read and written exactly, at the ends of their range, and there and back at random.

internal import OKRModel
internal import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    ("0", 0), ("-0", 0), ("1.5", 1_500_000), (".7", 700_000), ("-.7", -700_000), ("+2", 2_000_000),
    ("1e3", 1_000_000_000), ("1.5e2", 150_000_000), ("1.5E-2", 15_000), ("0.0000010000", 1),
    ("1000e-9", 1), ("007", 7_000_000), ("0e999999999999", 0), ("1.50e+1", 15_000_000),
    ("9223372036854.775807", Int64.max), ("-9223372036854.775808", Int64.min),
    ("10000000000000000000e-20", 100_000),
  ]) func reads(text: String, micros: Int64) throws {
    #expect(try DecimalText.parse(text) == micros)
  }

  @Test(
    arguments: [
      ("0.0000001", .tooManyDigits(count: 7)), ("1.123456789", .tooManyDigits(count: 9)),
      ("1e-7", .tooManyDigits(count: 7)), ("1e-99999999999", .tooManyDigits(count: 100_000_000)),
      ("9223372036854.775808", .outOfRange), ("-9223372036854.775809", .outOfRange),
      ("1e13", .outOfRange), ("99999999999999999999999", .outOfRange),
      ("1e99999999999", .outOfRange),
      ("", .malformed), (".", .malformed), ("-", .malformed), ("5.", .malformed),
      ("1e", .malformed),
      ("1e+", .malformed), ("NA", .malformed), ("xxx", .malformed), ("X %", .malformed),
      ("TBD", .malformed), (" 1", .malformed), ("1,5", .malformed), ("1.2.3", .malformed),
      ("0x10", .malformed), ("٣", .malformed), ("--1", .malformed), ("inf", .malformed),
    ] as [(String, DecimalError)]) func refuses(text: String, error: DecimalError)
  {
    #expect(throws: error) { try DecimalText.parse(text) }
  }

  @Test func weightsKeepThreeDigits() throws {
    #expect(try DecimalText.parse("1.125", digits: 3) == 1_125)
    #expect(throws: DecimalError.tooManyDigits(count: 4)) {
      try DecimalText.parse("0.0001", digits: 3)
    }
    #expect(DecimalText.formatWeight(thousandths: 1_000) == "1")
    #expect(DecimalText.formatWeight(thousandths: 125) == "0.125")
    #expect(DecimalText.formatWeight(thousandths: 1_000_000) == "1000")
  }

  @Test func writesTheShortestExactForm() {
    #expect(DecimalText.format(micros: 1_500_000) == "1.5")
    #expect(DecimalText.format(micros: -1) == "-0.000001")
    #expect(DecimalText.format(micros: 0) == "0")
    #expect(DecimalText.format(micros: .min) == "-9223372036854.775808")
    #expect(DecimalText.format(micros: 20_000_000) == "20")
  }

  @Test func ratiosRoundHalfToEven() {
    #expect(DecimalText.formatRatio(ppm: 700_000) == "0.700000")
    #expect(DecimalText.formatRatio(ppm: -5) == "-0.000005")
    #expect(DecimalText.formatRatio(ppm: 125_000, digits: 2) == "0.12")
    #expect(DecimalText.formatRatio(ppm: 135_000, digits: 2) == "0.14")
    #expect(DecimalText.formatRatio(ppm: 125_001, digits: 2) == "0.13")
    #expect(DecimalText.formatRatio(ppm: -125_000, digits: 2) == "-0.12")
    #expect(DecimalText.formatRatio(ppm: 999_999, digits: 0) == "1")
    #expect(DecimalText.formatRatio(ppm: 123_456, digits: 6) == "0.123456")
    #expect(DecimalText.formatRatio(ppm: -1, digits: 2) == "0.00")
  }

  @Test func thereAndBack() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let micros =
        Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0..<64, using: &random)
      let again = try DecimalText.parse(DecimalText.format(micros: micros))
      #expect(again == micros, "seed \(seed)")
      let fixed = try DecimalText.parse(DecimalText.formatRatio(ppm: micros))
      #expect(fixed == micros, "seed \(seed)")
    }
  }
}
