// Calendar days without a time: counted from 1970-01-01, cut into periods, and taken from instants
// in a zone.
internal import Foundation
internal import OKRModel

/// A calendar date as the days since 1970-01-01.
typealias LocalDay = Int

/// The year, month and day of a count of days in the proleptic Gregorian calendar.
func civilDate(of day: LocalDay) -> (year: Int, month: Int, day: Int) {
  var year = 1970 + (day < 0 ? day / 365 - 1 : day / 366)
  while dayNumber(year: year + 1, month: 1, day: 1) <= day { year += 1 }
  var month = 12
  while dayNumber(year: year, month: month, day: 1) > day { month -= 1 }
  return (year, month, day - dayNumber(year: year, month: month, day: 1) + 1)
}

/// The days from 1970-01-01 to a date from year 1 on.
func dayNumber(year: Int, month: Int, day: Int) -> LocalDay {
  let before = year - 1
  let leapDays = before / 4 - before / 100 + before / 400
  let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  // 719162 days lie between 0001-01-01 and 1970-01-01.
  return before * 365 + leapDays - 719_162 + lengths.prefix(month - 1).reduce(0, +) + day - 1
}

/// Reads "2026-07-01"; nil for an empty or malformed text.
func localDay(_ text: String) -> LocalDay? {
  let parts = text.split(separator: "-").compactMap { Int($0) }
  guard parts.count == 3, parts[0] >= 1, (1...12).contains(parts[1]), (1...31).contains(parts[2])
  else { return nil }
  return dayNumber(year: parts[0], month: parts[1], day: parts[2])
}

/// Writes a day as "2026-07-01".
func text(of day: LocalDay) -> String {
  let date = civilDate(of: day)
  return String(format: "%04d-%02d-%02d", date.year, date.month, date.day)
}

/// Monday to Friday. 1970-01-01 was a Thursday.
func isWeekday(_ day: LocalDay) -> Bool {
  weekdayFromMonday(day) < 5
}

func weekdayFromMonday(_ day: LocalDay) -> Int {
  ((day + 3) % 7 + 7) % 7
}

/// The local date of an instant in an IANA zone.
func localDay(ofMicros micros: Int64, zone: TimeZone) -> LocalDay {
  var seconds = Int(micros / 1_000_000)
  if micros % 1_000_000 < 0 { seconds -= 1 }
  let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  let local = seconds + offset
  return local >= 0 ? local / 86_400 : -((86_399 - local) / 86_400)
}

/// Cuts the days `first…last` into calendar periods; parts at the ends are periods.
func calendarPeriods(_ period: Period, first: LocalDay, last: LocalDay) -> [ClosedRange<LocalDay>] {
  guard first <= last else { return [] }
  var periods: [ClosedRange<LocalDay>] = []
  var start = first
  for day in first...last where day == last || startsPeriod(period, day + 1) {
    periods.append(start...day)
    start = day + 1
  }
  return periods
}

private func startsPeriod(_ period: Period, _ day: LocalDay) -> Bool {
  switch period {
  case .week: return weekdayFromMonday(day) == 0
  case .month: return civilDate(of: day).day == 1
  case .quarter:
    let date = civilDate(of: day)
    return date.day == 1 && [1, 4, 7, 10].contains(date.month)
  default: return true
  }
}
