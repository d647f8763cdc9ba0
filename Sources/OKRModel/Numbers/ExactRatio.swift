// The one place where a quotient becomes a whole number.

/// Exact quotients, rounded once, half to even.
public enum ExactRatio {
  /// Parts per million in one.
  public static let one: Int64 = 1_000_000
  /// Where an attainment saturates, in ppm either way.
  public static let attainmentLimit: Int64 = 1_000_000_000_000

  /// `numerator / denominator` rounded half to even.
  /// - Parameter denominator: not zero.
  public static func rounded(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    precondition(denominator != 0)
    let (n, d) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
    var quotient = n / d
    var remainder = n % d
    if remainder < 0 {
      quotient -= 1
      remainder += d
    }
    let twice = remainder * 2
    if twice > d || (twice == d && quotient % 2 != 0) { quotient += 1 }
    return quotient
  }

  /// The same for denominators above zero whose terms fit 64 bits: the fast way of weighted means.
  @inlinable
  @inline(__always)
  public static func rounded(_ numerator: Int64, _ denominator: Int64) -> Int64 {
    assert(denominator > 0)
    // Down first, then up where that is nearer or, at equal ways, even. Without branches, which
    // random scores would make the processor guess wrong.
    let towardsZero = numerator / denominator
    let remainder = numerator &- towardsZero &* denominator
    let sign = remainder >> 63
    let quotient = towardsZero &+ sign
    let above = remainder &+ (denominator & sign)
    let below = denominator &- above
    let isNearer: Int64 = above > below ? 1 : 0
    let isTie: Int64 = above == below ? 1 : 0
    return quotient &+ (isNearer | (isTie & quotient))
  }

  /// An attainment in ppm, saturated at its limits.
  public static func attainment(_ numerator: Int128, _ denominator: Int128) -> Int64 {
    let ppm = rounded(numerator * Int128(one), denominator)
    return Int64(
      min(max(ppm, -Int128(attainmentLimit)), Int128(attainmentLimit)))
  }

  /// Σ w·x / Σ w in ppm; nil where Σ w is 0.
  @inlinable
  public static func mean(_ weighted: Int64, _ weights: Int64) -> Int64? {
    weights > 0 ? rounded(weighted, weights) : nil
  }
}
