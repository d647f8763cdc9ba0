// How a key result's records become an attainment: docs/SCORING.md, "Attainment, by kind". The
// contract's messages are compiled once into these rules, which hold plain numbers only.

/// A record in force, as far as figures read it.
public struct ValueRecord: Hashable, Sendable {
  /// Effective time, microseconds since 1970.
  public var instant: Int64
  public var revision: Int64
  /// Micro-units.
  public var value: Int64
  /// ppm, or nil where not stated.
  public var confidence: Int64?

  public init(instant: Int64, revision: Int64, value: Int64, confidence: Int64? = nil) {
    self.instant = instant
    self.revision = revision
    self.value = value
    self.confidence = confidence
  }

  /// True where this record is in force rather than `other`.
  public func isNewer(than other: ValueRecord) -> Bool {
    (self.instant, self.revision) > (other.instant, other.revision)
  }
}

/// What a key result measures, compiled: micro-units, ppm and thousandths.
public enum KeyResultRule: Hashable, Sendable {
  case metric(baseline: Int64, target: Int64)
  /// Sorted by value, strictly increasing.
  case checkpoints([CheckpointPoint])
  case threshold(ThresholdRule)
  case binary
  case graded
  case milestone(done: Int64, total: Int64, isStarted: Bool)
  case recurring(perPeriod: Int64, period: Period)
  case findBaseline
  case rollupValue(baseline: Int64, target: Int64, aggregate: Aggregate)
  case rollupScore

  /// Where attainment is read from every record rather than from the newest: its periods.
  public var period: Period? {
    switch self {
    case .threshold(let rule): rule.period
    case .recurring(_, let period): period
    default: nil
    }
  }

  /// True where one value alone has an attainment.
  public var judgesOneValue: Bool {
    switch self {
    case .milestone, .recurring, .rollupScore: false
    default: self.period == nil
    }
  }

  /// True where the key result has a value of its own to give to a `rollup_value`.
  public var givesValue: Bool {
    switch self {
    case .milestone, .rollupScore: false
    default: true
    }
  }

  /// True where people record values for it.
  public var takesCheckIns: Bool {
    switch self {
    case .rollupValue, .rollupScore: false
    default: true
    }
  }
}

/// One point of a piecewise linear rule: micro-units to ppm.
public struct CheckpointPoint: Hashable, Sendable {
  public var value: Int64
  public var score: Int64

  public init(value: Int64, score: Int64) {
    self.value = value
    self.score = score
  }
}

/// A bound that holds or doesn't.
public struct ThresholdRule: Hashable, Sendable {
  public var comparison: Comparison
  public var bound: Int64
  /// The upper bound of `within`.
  public var upper: Int64
  public var zeroAt: Int64?
  /// The calendar periods to judge; nil judges the latest value.
  public var period: Period?

  public init(
    comparison: Comparison, bound: Int64, upper: Int64 = 0, zeroAt: Int64? = nil,
    period: Period? = nil
  ) {
    self.comparison = comparison
    self.bound = bound
    self.upper = upper
    self.zeroAt = zeroAt
    self.period = period
  }

  /// True where the value is on the right side.
  public func holds(_ value: Int64) -> Bool {
    switch self.comparison {
    case .moreThan: value > self.bound
    case .atMost: value <= self.bound
    case .lessThan: value < self.bound
    case .within: self.bound <= value && value <= self.upper
    case .atLeast, .unspecified, .unrecognized: value >= self.bound
    }
  }
}

extension KeyResultRule {
  /// The attainment of one value, in ppm; nil where this kind isn't judged by its newest value.
  /// - Parameter value: micro-units.
  public func attainment(ofValue value: Int64) -> Int64? {
    switch self {
    case .metric(let baseline, let target), .rollupValue(let baseline, let target, _):
      return ExactRatio.attainment(
        Int128(value) - Int128(baseline), Int128(target) - Int128(baseline))
    case .checkpoints(let points): return Self.interpolated(points, value)
    case .threshold(let rule): return rule.period == nil ? rule.attainment(ofValue: value) : nil
    case .binary, .graded:
      return min(max(value, -ExactRatio.attainmentLimit), ExactRatio.attainmentLimit)
    case .findBaseline: return ExactRatio.one
    case .milestone, .recurring, .rollupScore: return nil
    }
  }

  private static func interpolated(_ points: [CheckpointPoint], _ value: Int64) -> Int64? {
    guard let first = points.first, let last = points.last else { return nil }
    if value <= first.value { return first.score }
    if value >= last.value { return last.score }
    guard let index = points.firstIndex(where: { $0.value >= value }) else { return last.score }
    let (low, high) = (points[index - 1], points[index])
    let width = Int128(high.value) - Int128(low.value)
    let risen =
      Int128(low.score) * width
      + (Int128(high.score) - Int128(low.score)) * (Int128(value) - Int128(low.value))
    return Int64(ExactRatio.rounded(risen, width))
  }

  /// The attainment over calendar periods, in ppm; nil where nothing is due or there are no
  /// periods.
  /// - Parameters:
  ///   - records: in force, in ascending order of (instant, revision), at least one.
  ///   - table: the cycle's periods in the owner's zone; nil for a cycle without an end.
  public func attainment(ofRecords records: [ValueRecord], in table: PeriodTable?) -> Int64? {
    self.periodShare(ofRecords: records, in: table).map {
      ExactRatio.attainment($0.reached, $0.full)
    }
  }

  /// What the attainment over calendar periods is the quotient of: of a threshold the due periods that held and
  /// all due ones, of what recurs the micro-units that counted and those of all periods. `full` is above 0.
  public func periodShare(
    ofRecords records: [ValueRecord], in table: PeriodTable?
  ) -> (reached: Int128, full: Int128)? {
    guard let table, !records.isEmpty else { return nil }
    switch self {
    case .threshold(let rule): return rule.periodShare(ofRecords: records, in: table)
    case .recurring(let perPeriod, _):
      let full = Int128(perPeriod) * Int128(ExactRatio.one)
      var reached: Int128 = 0
      table.forEachPeriod(of: records) { slice in
        reached += min(slice.reduce(Int128(0)) { $0 + Int128($1.value) }, full)
      }
      return (reached, full * Int128(table.count))
    default: return nil
    }
  }
}

extension ThresholdRule {
  fileprivate func attainment(ofValue value: Int64) -> Int64 {
    if self.holds(value) { return ExactRatio.one }
    guard let zeroAt = self.zeroAt else { return 0 }
    return ExactRatio.attainment(
      Int128(value) - Int128(zeroAt), Int128(self.bound) - Int128(zeroAt))
  }

  fileprivate func periodShare(
    ofRecords records: [ValueRecord], in table: PeriodTable
  ) -> (reached: Int128, full: Int128)? {
    var held = 0
    var due = table.ended
    table.forEachPeriod(of: records) { slice in
      if let last = slice.last, self.holds(last.value) { held += 1 }
      if slice.periodIndex >= table.ended { due += 1 }
    }
    return due > 0 ? (Int128(held), Int128(due)) : nil
  }
}
