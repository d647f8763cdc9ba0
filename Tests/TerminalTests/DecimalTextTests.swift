// Decimals are exact both ways, and what can't be held exactly is refused.

import Terminal
import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [
    ("12.5", 12_500_000), ("-0.000001", -1), ("+3", 3_000_000), (".5", 500_000), ("5.", 5_000_000),
    ("1e3", 1_000_000_000), ("1.5E-2", 15_000), ("0", 0), ("-0", 0), ("1.5000000", 1_500_000),
    ("9223372036854.775807", Int64.max), ("-9223372036854.775808", Int64.min),
    ("00012", 12_000_000),
    ("0e40", 0), ("100e-7", 10),
  ])
  func parses(_ text: String, _ micros: Int64) throws {
    #expect(try DecimalText.parse(text, digits: 6) == micros)
  }

  @Test(arguments: [
    "", "-", ".", "1,5", "1.2.3", "abc", "１", "1e", "1e99", "0x10", "--1", " 1", "1e+-3",
  ])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(throws: DecimalError.malformed(text)) { try DecimalText.parse(text, digits: 6) }
  }

  @Test func refusesDigitsThatWouldBeLost() {
    #expect(throws: DecimalError.places(text: "12.3456789", found: 7, limit: 6)) {
      try DecimalText.parse("12.3456789", digits: 6)
    }
    #expect(throws: DecimalError.places(text: "1e-7", found: 7, limit: 6)) {
      try DecimalText.parse("1e-7", digits: 6)
    }
    #expect(throws: DecimalError.range("9223372036854.775808")) {
      try DecimalText.parse("9223372036854.775808", digits: 6)
    }
    #expect(throws: DecimalError.range("1e30")) { try DecimalText.parse("1e30", digits: 6) }
  }

  @Test func roundsHalfToEven() {
    #expect(DecimalText.rounded(645_000, digits: 6, shown: 2) == "0.64")
    #expect(DecimalText.rounded(635_000, digits: 6, shown: 2) == "0.64")
    #expect(DecimalText.rounded(-645_001, digits: 6, shown: 2) == "-0.65")
    #expect(DecimalText.rounded(999_999, digits: 6, shown: 2) == "1.00")
    #expect(DecimalText.rounded(641_200, digits: 6, shown: 0) == "1")
    #expect(DecimalText.rounded(641_200, digits: 6, shown: 6) == "0.641200")
  }

  @Test func writesExactly() {
    #expect(DecimalText.fixed(641_200, digits: 6) == "0.641200")
    #expect(DecimalText.fixed(-1, digits: 6) == "-0.000001")
    #expect(DecimalText.fixed(Int64.min, digits: 6) == "-9223372036854.775808")
    #expect(DecimalText.shortest(1_500, digits: 3) == "1.5")
    #expect(DecimalText.shortest(100_000, digits: 3) == "100")
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SplitMix(state: seed)
    for _ in 0..<2000 {
      let value = Int64(bitPattern: random.next()) >> Int64(random.next() % 63)
      let text = DecimalText.shortest(value, digits: 6)
      #expect(try DecimalText.parse(text, digits: 6) == value, "seed \(seed)")
    }
  }
}

/// A generator whose seed is printed where a case fails.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    self.state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = self.state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
