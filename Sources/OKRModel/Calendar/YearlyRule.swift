// The rule at the end of a zone's file, as POSIX TZ writes it ("CET-1CEST,M3.5.0,M10.5.0/3"): what
// holds after the last listed transition.

/// Standard time all year, or standard and summer time by turns.
struct YearlyRule: Hashable, Sendable {
  /// A day of each year.
  enum Day: Hashable, Sendable {
    /// `J1` to `J365`: 29 February is never counted.
    case withoutLeapDay(Int)
    /// `0` to `365`.
    case zeroBased(Int)
    /// The n-th weekday of a month; 5 is the last. Sunday is 0.
    case weekday(month: Int, week: Int, weekday: Int)
  }

  /// A moment of each year, in the local time that holds just before it.
  struct Moment: Hashable, Sendable {
    var day: Day
    /// Seconds after the day's midnight, −167 h to 167 h.
    var seconds: Int64
  }

  struct Summer: Hashable, Sendable {
    var offset: Int32
    var start: Moment
    var end: Moment
  }

  /// Years whose moments can be computed; instants outside take the nearest of them.
  static let years = 1...275_000

  var standardOffset: Int32
  var summer: Summer?

  func offset(atUnixSeconds seconds: Int64) -> Int {
    guard let summer = self.summer else { return Int(self.standardOffset) }
    let last = self.changes(around: seconds, summer).last { $0.at <= seconds }
    return Int(last.map(\.isSummer) ?? false ? summer.offset : self.standardOffset)
  }

  func nextTransition(after seconds: Int64) -> Int64? {
    guard let summer = self.summer else { return nil }
    return self.changes(around: seconds, summer).first { $0.at > seconds }?.at
  }

  /// The changes of the year and of its neighbours, in order. Where summer time lasts all year,
  /// each start falls on the end before it and stands after it.
  private func changes(around seconds: Int64, _ summer: Summer) -> [(at: Int64, isSummer: Bool)] {
    let day = (seconds + Int64(self.standardOffset)).floorDivided(by: 86_400)
    let year = CivilDate(day: Int32(clamping: day)).components.year
    let middle = min(max(year, Self.years.lowerBound + 1), Self.years.upperBound - 1)
    var changes: [(at: Int64, isSummer: Bool)] = []
    for year in (middle - 1)...(middle + 1) {
      let start = summer.start.localSeconds(in: year) - Int64(self.standardOffset)
      let end = summer.end.localSeconds(in: year) - Int64(summer.offset)
      changes += [(start, true), (end, false)]
    }
    return changes.sorted { ($0.at, $0.isSummer ? 1 : 0) < ($1.at, $1.isSummer ? 1 : 0) }
  }
}

extension YearlyRule.Moment {
  /// Local seconds since 1970-01-01T00:00.
  fileprivate func localSeconds(in year: Int) -> Int64 {
    Int64(self.day.day(in: year)) * 86_400 + self.seconds
  }
}

extension YearlyRule.Day {
  /// Days since 1970-01-01.
  fileprivate func day(in year: Int) -> Int {
    switch self {
    case .withoutLeapDay(let number):
      let isLeap = CivilDate.daysInMonth(year: year, month: 2) == 29
      return Self.first(year, 1) + number - 1 + (isLeap && number >= 60 ? 1 : 0)
    case .zeroBased(let number): return Self.first(year, 1) + number
    case .weekday(let month, let week, let weekday):
      let first = Self.first(year, month)
      // 1970-01-01 was a Thursday.
      let offset = (weekday - (first + 4)).modulo(7) + (week - 1) * 7
      let days = CivilDate.daysInMonth(year: year, month: month)
      return first + (offset < days ? offset : offset - 7)
    }
  }

  /// The first day of a month; years beyond 9999 are counted in whole 400-year cycles of the
  /// calendar.
  private static func first(_ year: Int, _ month: Int) -> Int {
    let cycles = max(0, (year - 9_600).floorDivided(by: 400) + 1)
    let date = CivilDate(year: year - cycles * 400, month: month, dayOfMonth: 1)
    return Int(date?.day ?? 0) + cycles * 146_097
  }
}
