// Points in time as text: RFC 3339 both ways, and short relative words for people. UTC only, so no
// time zones.

/// Microseconds since 1970-01-01T00:00:00Z as text.
public enum InstantText {
  static let microsPerSecond: Int64 = 1_000_000
  static let secondsPerDay: Int64 = 86_400

  /// `2026-07-01T09:30:00Z`, with fractions only where there are some.
  public static func rfc3339(unixMicros: Int64) -> String {
    let seconds = Self.floorDivide(unixMicros, Self.microsPerSecond)
    let micros = unixMicros - seconds * Self.microsPerSecond
    let days = Self.floorDivide(seconds, Self.secondsPerDay)
    let second = seconds - days * Self.secondsPerDay
    let date = CivilDate(daysSince1970: days)
    let time = [second / 3600, second / 60 % 60, second % 60].map { Self.two($0) }
    var fraction = micros == 0 ? "" : DecimalText.fixed(micros, digits: 6).dropFirst()
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(date.text)T\(time.joined(separator: ":"))\(fraction)Z"
  }

  /// `just now`, `5 min ago`, `3 h ago`, `12 d ago`, and from 60 days on the date.
  public static func relative(unixMicros: Int64, nowMicros: Int64) -> String {
    let seconds = (nowMicros - unixMicros) / Self.microsPerSecond
    switch seconds {
    case ..<0: return "in " + Self.span(-seconds)
    case 0..<60: return "just now"
    case ..<(60 * Self.secondsPerDay): return Self.span(seconds) + " ago"
    default: return String(Self.rfc3339(unixMicros: unixMicros).prefix(10))
    }
  }

  /// A span of seconds in its largest unit.
  static func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<Self.secondsPerDay: "\(seconds / 3600) h"
    default: "\(seconds / Self.secondsPerDay) d"
    }
  }

  /// Reads an RFC 3339 time. An offset or Z is required: a time without one means nothing by
  /// itself.
  /// - Returns: nil where the text is not such a time.
  public static func parse(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      let date = CivilDate(String(text.prefix(10))),
      let hour = Self.number(bytes, 11, below: 24), bytes[13] == UInt8(ascii: ":"),
      let minute = Self.number(bytes, 14, below: 60), bytes[16] == UInt8(ascii: ":"),
      let second = Self.number(bytes, 17, below: 60)
    else { return nil }
    var position = 19
    guard let micros = Self.fraction(bytes, &position),
      let offset = Self.offset(bytes, position)
    else { return nil }
    let seconds = date.daysSince1970 * Self.secondsPerDay + hour * 3600 + minute * 60 + second
    return (seconds - offset) * Self.microsPerSecond + micros
  }

  private static func number(_ bytes: [UInt8], _ at: Int, below limit: Int64) -> Int64? {
    guard at + 1 < bytes.count, (48...57).contains(bytes[at]), (48...57).contains(bytes[at + 1])
    else { return nil }
    let value = Int64(bytes[at] - 48) * 10 + Int64(bytes[at + 1] - 48)
    return value < limit ? value : nil
  }

  /// Up to 6 digits after a point; more could not be kept, and are refused.
  private static func fraction(_ bytes: [UInt8], _ position: inout Int) -> Int64? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return 0 }
    position += 1
    var micros: Int64 = 0
    var digits = 0
    while position < bytes.count, (48...57).contains(bytes[position]) {
      micros = micros * 10 + Int64(bytes[position] - 48)
      digits += 1
      position += 1
      if digits > 6 { return nil }
    }
    for _ in digits..<6 { micros *= 10 }
    return digits == 0 ? nil : micros
  }

  /// Seconds east of UTC.
  private static func offset(_ bytes: [UInt8], _ position: Int) -> Int64? {
    let rest = bytes.dropFirst(position)
    if rest.count == 1 {
      return rest.first == UInt8(ascii: "Z") || rest.first == UInt8(ascii: "z") ? 0 : nil
    }
    guard rest.count == 6, bytes[position + 3] == UInt8(ascii: ":"),
      let hours = Self.number(bytes, position + 1, below: 24),
      let minutes = Self.number(bytes, position + 4, below: 60)
    else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
    default: return nil
    }
  }

  static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
    return rest < 0 ? quotient - 1 : quotient
  }
}

/// A day of the Gregorian calendar.
public struct CivilDate: Sendable, Hashable {
  public let year: Int64
  public let month: Int64
  public let day: Int64

  /// The day that many days after 1970-01-01, by Howard Hinnant's `civil_from_days`.
  public init(daysSince1970 days: Int64) {
    let shifted = days + 719_468
    let era = InstantText.floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    self.month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.year = yearOfEra + era * 400 + (self.month <= 2 ? 1 : 0)
  }

  /// Reads `2026-07-01`; nil for anything else, and for days that don't exist such as 2026-04-31.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2])
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    // A day that doesn't exist lands on another one on its way there and back.
    guard (1...12).contains(month), Self(daysSince1970: self.daysSince1970) == self else {
      return nil
    }
  }

  /// Days after 1970-01-01, by Howard Hinnant's `days_from_civil`.
  public var daysSince1970: Int64 {
    let shifted = self.month <= 2 ? self.year - 1 : self.year
    let era = InstantText.floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let marchMonth = self.month > 2 ? self.month - 3 : self.month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + self.day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// `2026-07-01`.
  public var text: String {
    let digits = String(self.year)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(zeros)\(digits)-\(InstantText.two(self.month))-\(InstantText.two(self.day))"
  }
}
