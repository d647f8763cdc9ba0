// Decimal text and the integers that stand for it, exact both ways. No binary floating point takes
// part.

/// Why a text is not a number that is kept exactly.
public enum DecimalError: Error, Hashable, Sendable {
  /// This many fractional digits, trailing zeros left out, are more than are kept.
  case tooManyDigits(count: Int)
  /// Beyond what 64 bits hold at that scale.
  case outOfRange
  /// Not a decimal number.
  case malformed
}

/// Decimals as text.
public enum DecimalText {
  /// Fractional digits of values and ratios.
  public static let microDigits = 6
  /// Fractional digits of weights.
  public static let weightDigits = 3
  /// Exponents beyond this are taken for it: any digit then lies outside the range.
  private static let exponentLimit = 100_000_000

  /// Reads `-1.5`, `.7`, `1.5e2` and the like.
  /// - Parameter digits: fractional digits kept; zeros may follow them.
  /// - Returns: the number times 10^digits; micro-units, or ppm of a ratio, by default.
  public static func parse(_ text: some StringProtocol, digits: Int = microDigits)
    throws(DecimalError) -> Int64
  {
    guard let parts = DecimalParts(Array(text.utf8), exponentLimit: Self.exponentLimit) else {
      throw .malformed
    }
    guard let first = parts.digits.firstIndex(where: { $0 != 0 }),
      let last = parts.digits.lastIndex(where: { $0 != 0 })
    else { return 0 }
    let droppedZeros = parts.digits.count - 1 - last
    let power = parts.exponent + droppedZeros + digits
    if power < 0 { throw .tooManyDigits(count: digits - power) }
    guard last - first + 1 + power <= 19 else { throw .outOfRange }
    var magnitude: UInt64 = 0
    for digit in parts.digits[first...last] { magnitude = magnitude * 10 + UInt64(digit) }
    for _ in 0..<power { magnitude *= 10 }
    let number =
      parts.isNegative
      ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
    guard let number else { throw .outOfRange }
    return number
  }

  /// All fractional digits: `0.641200` for 641200 of 6.
  public static func fixed(_ scaled: Int64, digits: Int = microDigits) -> String {
    Self.text(scaled, digits: digits, isFixed: true)
  }

  /// The shortest exact form: `12.5` for 12500000 of 6, `-0.000001`, `3`.
  public static func shortest(_ scaled: Int64, digits: Int = microDigits) -> String {
    Self.text(scaled, digits: digits, isFixed: false)
  }

  /// Rounded half to even, as people are shown it: `0.12` for 125000 of 6 with 2 shown.
  /// - Parameter shown: fractional digits shown; more than there are change nothing.
  public static func rounded(_ scaled: Int64, digits: Int = microDigits, shown: Int) -> String {
    if shown >= digits { return Self.fixed(scaled, digits: digits) }
    let divisor = (shown..<digits).reduce(Int64(1)) { power, _ in power * 10 }
    return Self.fixed(ExactRatio.rounded(scaled, divisor), digits: shown)
  }

  private static func text(_ number: Int64, digits: Int, isFixed: Bool) -> String {
    var text = Array(String(number.magnitude).utf8)
    if text.count <= digits {
      text.insert(contentsOf: repeatElement(48, count: digits + 1 - text.count), at: 0)
    }
    var fraction = text.suffix(digits)
    while !isFixed, fraction.last == 48 { fraction.removeLast() }
    var bytes: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
    bytes += text.dropLast(digits)
    if !fraction.isEmpty {
      bytes.append(UInt8(ascii: "."))
      bytes += fraction
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A decimal's digits, all of them, and the power of ten of the last one.
private struct DecimalParts {
  var isNegative = false
  var digits: [UInt8] = []
  var exponent = 0

  init?(_ bytes: [UInt8], exponentLimit: Int) {
    var index = 0
    func byte() -> UInt8? { index < bytes.count ? bytes[index] : nil }
    func digits() -> [UInt8] {
      let run = bytes[index...].prefix { (48...57).contains($0) }
      index = run.endIndex
      return run.map { $0 - 48 }
    }
    if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") {
      self.isNegative = byte() == UInt8(ascii: "-")
      index += 1
    }
    self.digits = digits()
    if byte() == UInt8(ascii: ".") {
      index += 1
      let fraction = digits()
      if fraction.isEmpty { return nil }
      self.digits += fraction
      self.exponent = -fraction.count
    }
    if self.digits.isEmpty { return nil }
    if let mark = byte(), mark | 0x20 == UInt8(ascii: "e") {
      index += 1
      let isNegative = byte() == UInt8(ascii: "-")
      if isNegative || byte() == UInt8(ascii: "+") { index += 1 }
      let power = digits()
      if power.isEmpty { return nil }
      let size = power.reduce(0) { min($0 * 10 + Int($1), exponentLimit) }
      self.exponent += isNegative ? -size : size
    }
    if index != bytes.count { return nil }
  }
}
