// Days of the proleptic Gregorian calendar, as numbers. The arithmetic is Howard Hinnant's
// days_from_civil.

/// A calendar day without a zone: days since 1970-01-01.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public var day: Int32

  public init(day: Int32) { self.day = day }

  /// The day of that name; nil where the calendar has none, such as 2021-04-31.
  /// - Parameter year: 1 to 9999.
  public init?(year: Int, month: Int, dayOfMonth: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), dayOfMonth >= 1,
      dayOfMonth <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    self.init(day: Self.days(year: year, month: month, dayOfMonth: dayOfMonth))
  }

  /// Reads `2026-07-01`; nil for anything else, impossible days included.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(Optional(0)) { total, byte in
        guard let total, (48...57).contains(byte) else { return nil }
        return total * 10 + Int(byte - 48)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, dayOfMonth: day)
  }

  public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool { lhs.day < rhs.day }

  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int { (Int(self.day) + 3).modulo(7) + 1 }

  public var components: (year: Int, month: Int, dayOfMonth: Int) {
    let shifted = Int(self.day) + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// `2026-07-01`.
  public var text: String {
    let (year, month, day) = self.components
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The first day of the calendar period that this day lies in.
  public func start(of period: Period) -> CivilDate {
    let (year, month, dayOfMonth) = self.components
    switch period {
    case .week: return CivilDate(day: self.day - Int32(self.weekday - 1))
    case .month: return CivilDate(day: self.day - Int32(dayOfMonth - 1))
    case .quarter:
      return CivilDate(
        day: Self.days(year: year, month: (month - 1) / 3 * 3 + 1, dayOfMonth: 1))
    case .day, .unspecified, .unrecognized: return self
    }
  }

  /// The first day of the calendar period after the one that this day lies in.
  public func startOfNext(_ period: Period) -> CivilDate {
    let first = self.start(of: period)
    let (year, month, _) = first.components
    switch period {
    case .week: return CivilDate(day: first.day + 7)
    case .month: return Self.monthStart(year: year, month: month + 1)
    case .quarter: return Self.monthStart(year: year, month: month + 3)
    case .day, .unspecified, .unrecognized: return CivilDate(day: first.day + 1)
    }
  }

  /// The number of Mondays to Fridays in `[first, end)`; 0 where it is empty.
  public static func weekdays(from first: CivilDate, to end: CivilDate) -> Int {
    guard end > first else { return 0 }
    func before(_ date: CivilDate) -> Int {
      let sinceMonday = Int(date.day) + 3
      let weeks = sinceMonday.floorDivided(by: 7)
      return weeks * 5 + min(sinceMonday - weeks * 7, 5)
    }
    return before(end) - before(first)
  }

  private static func monthStart(year: Int, month: Int) -> CivilDate {
    let index = month - 1
    return CivilDate(
      day: Self.days(year: year + index / 12, month: index % 12 + 1, dayOfMonth: 1))
  }

  private static func days(year: Int, month: Int, dayOfMonth: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.floorDivided(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension Int {
  /// The quotient rounded towards minus infinity; the divisor is positive.
  package func floorDivided(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder in 0..<divisor.
  func modulo(_ divisor: Int) -> Int { self - self.floorDivided(by: divisor) * divisor }
}
