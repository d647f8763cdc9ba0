// Decimals as text, exactly: the contract's integers of a fixed scale to digits and back.

/// Why a text is not a decimal of that scale.
public enum DecimalError: Error, Hashable, Sendable {
  /// Not a number.
  case malformed(String)
  /// More fractional digits than are kept.
  case places(text: String, found: Int, limit: Int)
  /// Outside of what the integer holds.
  case range(String)
}

/// Decimals with a fixed number of fractional digits, carried as `Int64`.
public enum DecimalText {
  private static func power(_ digits: Int) -> Int64 {
    (0..<digits).reduce(1) { power, _ in power * 10 }
  }

  /// All fractional digits, such as `0.641200` for 641200 with 6.
  public static func fixed(_ scaled: Int64, digits: Int) -> String {
    let power = UInt64(Self.power(digits))
    let magnitude = scaled.magnitude
    let sign = scaled < 0 ? "-" : ""
    if digits == 0 { return sign + String(magnitude) }
    let fraction = String(magnitude % power)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(sign)\(magnitude / power).\(zeros)\(fraction)"
  }

  /// The shortest exact form, such as `12.5` for 12500000 with 6.
  public static func shortest(_ scaled: Int64, digits: Int) -> String {
    var text = Self.fixed(scaled, digits: digits)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// Rounded half to even for people, such as `0.64` for 641200 of 6 digits shown with 2.
  public static func rounded(_ scaled: Int64, digits: Int, shown: Int) -> String {
    if shown >= digits { return Self.fixed(scaled, digits: digits) }
    let power = Self.power(digits - shown)
    let (truncated, rest) = scaled.quotientAndRemainder(dividingBy: power)
    let twice = rest.magnitude * 2
    let isAway = twice > power.magnitude || (twice == power.magnitude && truncated % 2 != 0)
    let step: Int64 = scaled < 0 ? -1 : 1
    return Self.fixed(isAway ? truncated + step : truncated, digits: shown)
  }

  /// Reads `-12.5`, `+3`, `.5` or `1e3`; anything that the scale can't hold exactly is an error.
  public static func parse(_ text: String, digits: Int) throws(DecimalError) -> Int64 {
    let parts = try Self.split(text)
    let significant = (parts.whole + parts.fraction).reversed().drop { $0 == 0 }.count
    let places = significant - parts.whole.count - parts.exponent
    if significant > 0, places > digits {
      throw .places(text: text, found: places, limit: digits)
    }
    return try Self.scale(parts, digits: digits, text)
  }

  private struct Parts {
    var isNegative = false
    var whole: [Int64] = []
    var fraction: [Int64] = []
    var exponent = 0
  }

  private static func split(_ text: String) throws(DecimalError) -> Parts {
    var parts = Parts()
    var rest = Substring(text)
    if let sign = rest.first, sign == "-" || sign == "+" {
      parts.isNegative = sign == "-"
      rest = rest.dropFirst()
    }
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let exponent = Int(rest[rest.index(after: mark)...]), abs(exponent) <= 40 else {
        throw .malformed(text)
      }
      parts.exponent = exponent
      rest = rest[..<mark]
    }
    let halves = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    parts.whole = try Self.digits(halves.first ?? "", text)
    if halves.count == 2 { parts.fraction = try Self.digits(halves[1], text) }
    if parts.whole.isEmpty, parts.fraction.isEmpty { throw .malformed(text) }
    return parts
  }

  private static func digits(_ text: Substring, _ all: String) throws(DecimalError) -> [Int64] {
    var digits: [Int64] = []
    for byte in text.utf8 {
      guard (48...57).contains(byte) else { throw .malformed(all) }
      digits.append(Int64(byte) - 48)
    }
    return digits
  }

  private static func scale(_ parts: Parts, digits: Int, _ text: String) throws(DecimalError)
    -> Int64
  {
    let all = parts.whole + parts.fraction
    // The number of digits that stand before the end of the scaled integer.
    let kept = parts.whole.count + parts.exponent + digits
    var value: Int64 = 0
    for position in 0..<max(kept, 0) {
      let digit = position < all.count ? all[position] : 0
      if position >= all.count, value == 0 { break }
      let (product, wide) = value.multipliedReportingOverflow(by: 10)
      let (sum, over) = product.addingReportingOverflow(parts.isNegative ? -digit : digit)
      if wide || over { throw .range(text) }
      value = sum
    }
    return value
  }
}
