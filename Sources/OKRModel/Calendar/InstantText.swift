// Instants as text: RFC 3339, with an offset always, to the microsecond.

/// Why a text is not an instant.
public enum InstantTextError: Error, Hashable, Sendable {
  /// Not of the form `2026-07-01T09:00:00Z`.
  case malformed
  /// A time without `Z` or an offset names no instant.
  case offsetMissing
  /// The calendar has no such day, or the clock no such time.
  case impossible
  /// A 60th second: Unix time has none.
  case leapSecond
  /// More than six fractional digits that aren't zero.
  case tooManyDigits
  /// Outside the years 1 to 9999 once it is in UTC.
  case outOfRange
}

/// Instants as text.
public enum InstantText {
  /// The first instant of year 1 and the last of year 9999, in microseconds since 1970.
  public static let range: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999

  /// Reads `2026-07-01T09:00:00Z`, `2026-07-01t11:00:00.25+02:00`.
  /// - Returns: microseconds since 1970-01-01T00:00:00Z.
  public static func parse(_ text: String) throws(InstantTextError) -> Int64 {
    var reader = InstantReader(bytes: Array(text.utf8))
    let instant = try reader.instant()
    guard Self.range.contains(instant) else { throw .outOfRange }
    return instant
  }

  /// In UTC, with a fraction only where there is one: `2026-07-01T09:00:00Z`.
  public static func format(unixMicros: Int64) -> String {
    let seconds = unixMicros.floorDivided(by: 1_000_000)
    let micros = unixMicros - seconds * 1_000_000
    let day = seconds.floorDivided(by: 86_400)
    let second = seconds - day * 86_400
    let time = [second / 3_600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }
    let clock = time.joined(separator: ":")
    var fraction = micros == 0 ? "" : "." + Self.padded(micros, 6)
    while fraction.last == "0" { fraction.removeLast() }
    return "\(CivilDate(day: Int32(day)).text)T\(clock)\(fraction)Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

private struct InstantReader {
  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func instant() throws(InstantTextError) -> Int64 {
    let day = try self.day()
    guard self.take("T") || self.take("t") else { throw .malformed }
    let hour = try self.number(2)
    try self.expect(":")
    let minute = try self.number(2)
    try self.expect(":")
    let second = try self.number(2)
    if second == 60 { throw .leapSecond }
    guard hour < 24, minute < 60, second < 60 else { throw .impossible }
    let micros = try self.fraction()
    let offset = try self.offset()
    guard self.index == self.bytes.count else { throw .malformed }
    return (day * 86_400 + hour * 3_600 + minute * 60 + second - offset) * 1_000_000 + micros
  }

  private mutating func day() throws(InstantTextError) -> Int64 {
    let year = try self.number(4)
    try self.expect("-")
    let month = try self.number(2)
    try self.expect("-")
    let day = try self.number(2)
    guard let date = CivilDate(year: Int(year), month: Int(month), dayOfMonth: Int(day)) else {
      throw .impossible
    }
    return Int64(date.day)
  }

  private mutating func fraction() throws(InstantTextError) -> Int64 {
    guard self.take(".") else { return 0 }
    var (micros, count) = (Int64(0), 0)
    while self.index < self.bytes.count, (48...57).contains(self.bytes[self.index]) {
      let digit = Int64(self.bytes[self.index] - 48)
      if count < 6 { micros = micros * 10 + digit } else if digit > 0 { throw .tooManyDigits }
      count += 1
      self.index += 1
    }
    if count == 0 { throw .malformed }
    for _ in min(count, 6)..<6 { micros *= 10 }
    return micros
  }

  private mutating func offset() throws(InstantTextError) -> Int64 {
    if self.take("Z") || self.take("z") { return 0 }
    if self.index == self.bytes.count { throw .offsetMissing }
    let isWest = self.take("-")
    if !isWest { try self.expect("+") }
    let hours = try self.number(2)
    try self.expect(":")
    let minutes = try self.number(2)
    guard hours < 24, minutes < 60 else { throw .impossible }
    return (hours * 60 + minutes) * (isWest ? -60 : 60)
  }

  private mutating func number(_ width: Int) throws(InstantTextError) -> Int64 {
    guard self.index + width <= self.bytes.count else { throw .malformed }
    var number: Int64 = 0
    for byte in self.bytes[self.index..<self.index + width] {
      guard (48...57).contains(byte) else { throw .malformed }
      number = number * 10 + Int64(byte - 48)
    }
    self.index += width
    return number
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(InstantTextError) {
    if !self.take(character) { throw .malformed }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard self.index < self.bytes.count, self.bytes[self.index] == UInt8(ascii: character) else {
      return false
    }
    self.index += 1
    return true
  }
}
