// The quarter that the sample company lives in: one near today, so that its figures look alive.

public import OKRModel

/// A quarter of the calendar.
public struct SampleQuarter: Sendable, Hashable {
  /// Days after which a quarter has something to show.
  static let leastDays: Int32 = 25

  public let start: CivilDate
  /// Its last day.
  public let end: CivilDate

  /// Today's quarter, or the one before while today's is too young to show anything.
  public init(on today: CivilDate) {
    let current = today.start(of: .quarter)
    let isYoung = today.day - current.day < Self.leastDays
    self.start = isYoung ? CivilDate(day: current.day - 1).start(of: .quarter) : current
    self.end = CivilDate(day: self.start.startOfNext(.quarter).day - 1)
  }

  /// Its cycle's id, such as `q4-2026`.
  public var id: String {
    let (year, month, _) = self.start.components
    return "q\((month + 2) / 3)-\(year)"
  }

  /// A template with this quarter's days in place of `@START@`, `@END@`, `@QUARTER@`, `@YEAR@` and
  /// `@DAY+n@`, the nth day after its start. Any other `@` stays.
  func filled(_ template: String) -> String {
    let pieces = template.split(separator: "@", omittingEmptySubsequences: false)
    var text = String(pieces[0])
    var index = 1
    while index < pieces.count {
      if index + 1 < pieces.count, let value = self.value(of: pieces[index]) {
        text += value + pieces[index + 1]
        index += 2
      } else {
        text += "@" + pieces[index]
        index += 1
      }
    }
    return text
  }

  private func value(of name: Substring) -> String? {
    switch name {
    case "START": return self.start.text
    case "END": return self.end.text
    case "QUARTER": return self.id
    case "YEAR": return String(self.start.components.year)
    default:
      guard name.hasPrefix("DAY+"), let days = Int32(name.dropFirst(4)) else { return nil }
      return CivilDate(day: self.start.day + days).text
    }
  }
}
