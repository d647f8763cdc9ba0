// A cycle seen from one zone on one day: all that time does to figures. Everything below is a
// function of the local date, so a clock changes at local midnights only.

/// A cycle's rules, in one zone, on one local day.
public struct CycleClock: Sendable, Hashable {
  public let policy: PolicyRule
  public let zone: TimeZoneRules
  /// Days since 1970.
  public let firstDay: Int32
  public let lastDay: Int32?
  public private(set) var today: Int32
  /// Expected progress is `elapsed / total`; total is 0 where nothing can be expected.
  public private(set) var elapsed: Int64 = 0
  public private(set) var total: Int64 = 0
  /// A newest record before this instant is too old; `Int64.min` where none is.
  public private(set) var outdatedBefore = Int64.min
  /// The instant at which the local day changes.
  public private(set) var nextChange: Int64
  private var tables: [Period: PeriodTable] = [:]

  /// - Parameter instant: the present, microseconds since 1970.
  public init(
    policy: PolicyRule, firstDay: Int32, lastDay: Int32?, zone: TimeZoneRules, at instant: Int64
  ) {
    self.policy = policy
    self.zone = zone
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.today = zone.localDay(unixMicros: instant)
    self.nextChange = zone.startOfDay(self.today + 1)
    self.refresh()
  }

  /// Moves to another instant; true where the local day changed, and with it possibly any figure.
  public mutating func advance(to instant: Int64) -> Bool {
    let day = self.zone.localDay(unixMicros: instant)
    guard day != self.today else { return false }
    self.today = day
    self.nextChange = self.zone.startOfDay(day + 1)
    self.refresh()
    return true
  }

  /// Makes the table of these periods, which `periods(_:)` then finds.
  public mutating func prepare(_ period: Period) {
    guard let lastDay = self.lastDay, self.tables[period] == nil else { return }
    var table = PeriodTable(period, firstDay: self.firstDay, lastDay: lastDay, zone: self.zone)
    table.advance(to: self.today)
    self.tables[period] = table
  }

  /// The cycle's periods; nil for a cycle without an end, or where they weren't prepared.
  public func periods(_ period: Period) -> PeriodTable? { self.tables[period] }

  /// True where a key result with this due day is past it, and scores zero by `zero_after_due`.
  public func isPastDue(_ due: Int32?) -> Bool {
    guard let due = due ?? self.lastDay else { return false }
    return self.today > due
  }

  private mutating func refresh() {
    for period in Array(self.tables.keys) { self.tables[period]?.advance(to: self.today) }
    self.refreshExpected()
    self.outdatedBefore = self.oldestFreshDay().map { self.zone.startOfDay($0) } ?? Int64.min
  }

  private mutating func refreshExpected() {
    guard let lastDay = self.lastDay else { return }
    let end = lastDay + 1
    let now = min(max(self.today, self.firstDay), end)
    if self.policy.pace == .weekdays {
      let first = CivilDate(day: self.firstDay)
      self.elapsed = Int64(CivilDate.weekdays(from: first, to: CivilDate(day: now)))
      self.total = Int64(CivilDate.weekdays(from: first, to: CivilDate(day: end)))
    } else {
      self.elapsed = Int64(now - self.firstDay)
      self.total = Int64(end - self.firstDay)
    }
  }

  /// The first day whose records satisfy the last due date that is past its grace.
  private func oldestFreshDay() -> Int32? {
    let every = Int(self.policy.checkInEvery)
    let first = Int(self.firstDay)
    let passed = Int(self.today) - 1 - Int(self.policy.graceDays) - first
    let within = self.lastDay.map { Int($0) - first } ?? passed
    let k = min(passed, within).floorDivided(by: every)
    guard k >= 1 else { return nil }
    return k == 1 ? self.firstDay : Int32(first + (k - 1) * every + 1)
  }
}

/// What share of the way is expected: `elapsed / total`, exact.
public struct Expectation: Hashable, Sendable {
  public var elapsed: Int64
  public var total: Int64

  public init(elapsed: Int64, total: Int64) {
    self.elapsed = elapsed
    self.total = total
  }

  /// In ppm times the success point, for people to read.
  public func successPpm(_ commitment: Commitment) -> Int64? {
    guard self.total > 0 else { return nil }
    return ExactRatio.rounded(self.elapsed * commitment.successPoint, self.total)
  }
}

extension Commitment {
  /// The score at which an item is a success, in ppm.
  public var successPoint: Int64 { self == .committed ? 1_000_000 : 700_000 }
}

extension Health {
  /// Health by pace and silence.
  /// - Parameters:
  ///   - score: ppm.
  ///   - isMeasured: false at coverage 0.
  public static func of(
    score: Int64?, isMeasured: Bool, isOutdated: Bool, expected: Expectation,
    commitment: Commitment
  ) -> Health {
    guard isMeasured else { return .noData }
    // Silence is told even where there is no score to judge the pace by.
    if isOutdated { return .outdated }
    guard let score else { return .noData }
    guard expected.total > 0, expected.elapsed > 0 else { return .onTrack }
    // pace >= r  <=>  score · total · 10 >= 10r · elapsed · successPoint
    let way = Int128(score) * Int128(expected.total) * 10
    let goal = Int128(expected.elapsed) * Int128(commitment.successPoint)
    return way >= goal * 9 ? .onTrack : way >= goal * 6 ? .atRisk : .behind
  }
}
