// Quotients: rounded once, half to even, the fast way like the wide one.

internal import BoundedTestSupport
internal import OKRModel
internal import SeededRandom
internal import Testing

@Suite("Exact ratios", .bounded)
struct ExactRatioTests {
  @Test(
    "halves go to the even side",
    arguments: [
      (1, 2, 0), (3, 2, 2), (5, 2, 2), (7, 2, 4), (-1, 2, 0), (-3, 2, -2), (-5, 2, -2), (2, 3, 1),
      (1, 3, 0), (-1, 3, 0), (-2, 3, -1), (0, 7, 0), (7, 7, 1),
    ] as [(Int64, Int64, Int64)])
  func halves(_ numerator: Int64, _ denominator: Int64, _ quotient: Int64) {
    #expect(ExactRatio.rounded(numerator, denominator) == quotient)
    #expect(ExactRatio.rounded(Int128(numerator), Int128(denominator)) == Int128(quotient))
    #expect(ExactRatio.rounded(Int128(-numerator), Int128(-denominator)) == Int128(quotient))
  }

  @Test("the narrow quotient equals the wide one", arguments: [1, 2, 3] as [UInt64])
  func narrow(_ seed: UInt64) {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let shift = Int.random(in: 0...62, using: &random)
      let numerator = Int64(truncatingIfNeeded: random.next()) >> shift
      let denominator =
        Int64(random.next() >> UInt64(Int.random(in: 1...62, using: &random))) | 1
      let wide = ExactRatio.rounded(Int128(numerator), Int128(denominator))
      #expect(Int128(ExactRatio.rounded(numerator, denominator)) == wide)
      // Within half of the exact quotient, and nowhere nearer.
      #expect((2 * (Int128(numerator) - wide * Int128(denominator))).magnitude <= denominator)
    }
    #expect(ExactRatio.rounded(Int64.min, 1) == Int64.min)
    #expect(ExactRatio.rounded(Int64.max, Int64.max) == 1)
    #expect(ExactRatio.rounded(Int64.min, Int64.max) == -1)
  }

  @Test("attainments saturate") func saturation() {
    #expect(ExactRatio.attainment(1, 3) == 333_333)
    #expect(ExactRatio.attainment(-1, 3) == -333_333)
    #expect(ExactRatio.attainment(Int128(Int64.max), 1) == 1_000_000_000_000)
    #expect(ExactRatio.attainment(Int128(Int64.min), 1) == -1_000_000_000_000)
    #expect(ExactRatio.attainment(1_000_000, 1) == 1_000_000_000_000)
  }

  @Test("a mean without weight is none") func mean() {
    #expect(ExactRatio.mean(5, 0) == nil)
    #expect(ExactRatio.mean(5, 2) == 2)
    #expect(ExactRatio.mean(0, 1) == 0)
  }

  @Test("the limits' relations hold") func limits() { Limits.assertRelations() }
}
