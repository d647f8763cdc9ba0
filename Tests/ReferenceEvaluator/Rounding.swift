// Exact arithmetic of the reference: quotients of whole numbers, rounded half to even once.

/// One, in parts per million and in micro-units alike.
let million: Int128 = 1_000_000

/// `numerator / denominator`, rounded half to even. The denominator isn't zero; either may be
/// negative.
func roundedQuotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
  precondition(denominator != 0)
  let negative = (numerator < 0) != (denominator < 0)
  let (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
  let above = denominator.magnitude - rest
  let up = rest > above || (rest == above && whole % 2 == 1)
  let magnitude = Int128(up ? whole + 1 : whole)
  return negative ? -magnitude : magnitude
}

/// The weighted mean of ppm figures, rounded to ppm; nil where the weights sum to zero.
func weightedMean(_ pairs: [(weight: Int64, figure: Int64)]) -> Int64? {
  var weights: Int128 = 0
  var products: Int128 = 0
  for pair in pairs {
    weights += Int128(pair.weight)
    products += Int128(pair.weight) * Int128(pair.figure)
  }
  return weights == 0 ? nil : Int64(roundedQuotient(products, weights))
}

/// An attainment in ppm, kept within ±10^12.
func saturated(_ ppm: Int128) -> Int64 {
  let limit: Int128 = 1_000_000_000_000
  return Int64(max(-limit, min(limit, ppm)))
}
