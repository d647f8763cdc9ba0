// Decimals read and written exactly, at the ends of their range, and there and back at random.

internal import BoundedTestSupport
internal import OKRModel
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct DecimalTextTests {
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

  @Test func roundsHalfToEven() {
    #expect(DecimalText.rounded(645_000, shown: 2) == "0.64")
    #expect(DecimalText.rounded(635_000, shown: 2) == "0.64")
    #expect(DecimalText.rounded(-645_001, shown: 2) == "-0.65")
    #expect(DecimalText.rounded(999_999, shown: 2) == "1.00")
    #expect(DecimalText.rounded(641_200, shown: 0) == "1")
    #expect(DecimalText.rounded(1_500, digits: 3, shown: 6) == "1.500")
  }

  @Test func weightsKeepThreeDigits() throws {
    #expect(try DecimalText.parse("1.125", digits: 3) == 1_125)
    #expect(throws: DecimalError.tooManyDigits(count: 4)) {
      try DecimalText.parse("0.0001", digits: 3)
    }
    #expect(DecimalText.shortest(1_000, digits: DecimalText.weightDigits) == "1")
    #expect(DecimalText.shortest(125, digits: DecimalText.weightDigits) == "0.125")
    #expect(DecimalText.shortest(1_000_000, digits: DecimalText.weightDigits) == "1000")
  }

  @Test func writesTheShortestExactForm() {
    #expect(DecimalText.shortest(1_500_000) == "1.5")
    #expect(DecimalText.shortest(-1) == "-0.000001")
    #expect(DecimalText.shortest(0) == "0")
    #expect(DecimalText.shortest(.min) == "-9223372036854.775808")
    #expect(DecimalText.shortest(20_000_000) == "20")
  }

  @Test func ratiosRoundHalfToEven() {
    #expect(DecimalText.fixed(700_000) == "0.700000")
    #expect(DecimalText.fixed(-5) == "-0.000005")
    #expect(DecimalText.rounded(125_000, shown: 2) == "0.12")
    #expect(DecimalText.rounded(135_000, shown: 2) == "0.14")
    #expect(DecimalText.rounded(125_001, shown: 2) == "0.13")
    #expect(DecimalText.rounded(-125_000, shown: 2) == "-0.12")
    #expect(DecimalText.rounded(999_999, shown: 0) == "1")
    #expect(DecimalText.rounded(123_456, shown: 6) == "0.123456")
    #expect(DecimalText.rounded(-1, shown: 2) == "0.00")
  }

  @Test func thereAndBack() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let micros =
        Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0..<64, using: &random)
      let again = try DecimalText.parse(DecimalText.shortest(micros))
      #expect(again == micros, "seed \(seed)")
      let fixed = try DecimalText.parse(DecimalText.fixed(micros))
      #expect(fixed == micros, "seed \(seed)")
    }
  }
}
