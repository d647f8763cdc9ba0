// A cycle's calendar periods in one zone, as instants, so that placing a record needs no calendar.

/// The calendar periods of a cycle, cut by its ends.
public struct PeriodTable: Hashable, Sendable {
  /// The instant at which each period starts, ascending, and last the instant at which the cycle
  /// ends.
  let starts: [Int64]
  /// The first day after each period.
  private let endDays: [Int32]
  /// How many periods lie wholly before today.
  public private(set) var ended = 0

  /// - Parameters:
  ///   - firstDay: the cycle's first day.
  ///   - lastDay: its last day, not before the first.
  init(_ period: Period, firstDay: Int32, lastDay: Int32, zone: TimeZoneRules) {
    var starts: [Int64] = []
    var endDays: [Int32] = []
    var day = firstDay
    while day <= lastDay {
      starts.append(zone.startOfDay(day))
      day = min(CivilDate(day: day).startOfNext(period).day, lastDay + 1)
      endDays.append(day)
    }
    starts.append(zone.startOfDay(lastDay + 1))
    self.starts = starts
    self.endDays = endDays
  }

  /// The number of periods.
  public var count: Int { self.endDays.count }

  mutating func advance(to today: Int32) {
    self.ended = self.endDays.firstPlace { $0 > today }
  }

  /// Calls `body` once for each period that has records, in order; records outside the cycle are in
  /// none.
  /// - Parameter records: in ascending order.
  func forEachPeriod(of records: [ValueRecord], _ body: (PeriodSlice) -> Void) {
    var low = 0
    while low < records.count {
      let index = self.starts.firstPlace { $0 > records[low].instant } - 1
      guard index < self.count else { return }
      guard index >= 0 else {
        low += 1
        continue
      }
      var high = low + 1
      while high < records.count, records[high].instant < self.starts[index + 1] { high += 1 }
      body(PeriodSlice(records: records[low..<high], periodIndex: index))
      low = high
    }
  }
}

/// The records of one period, in ascending order.
struct PeriodSlice {
  let records: ArraySlice<ValueRecord>
  let periodIndex: Int

  var last: ValueRecord? { self.records.last }

  func reduce<R>(_ initial: R, _ step: (R, ValueRecord) -> R) -> R {
    self.records.reduce(initial, step)
  }
}
