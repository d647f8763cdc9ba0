// The aggregate of a rollup_value: docs/SCORING.md, "rollup_value".

public import OKRModel

/// Gathers the sources of a rollup_value, or of a metric, in any order.
public struct Aggregation {
  private let kind: Aggregate
  private var sum: Int128 = 0
  private var weighted: Int128 = 0
  private var weight: Int128 = 0
  private var lowest = Int64.max
  private var highest = Int64.min
  private var newest: ValueRecord?

  public init(_ kind: Aggregate) { self.kind = kind }

  /// - Parameter weight: thousandths; acts in a mean alone.
  public mutating func add(_ record: ValueRecord, weight: Int64) {
    self.sum += Int128(record.value)
    self.weighted += Int128(record.value) * Int128(weight)
    self.weight += Int128(weight)
    self.lowest = min(self.lowest, record.value)
    self.highest = max(self.highest, record.value)
    if self.newest.map({ record.isNewer(than: $0) }) ?? true { self.newest = record }
  }

  /// The aggregate with its newest source's instant and revision; nil without sources, where the
  /// weights of a mean sum to 0, or beyond the range of a value.
  public var result: ValueRecord? {
    guard let newest = self.newest, let value = self.value(newest) else { return nil }
    return ValueRecord(instant: newest.instant, revision: newest.revision, value: value)
  }

  private func value(_ newest: ValueRecord) -> Int64? {
    switch self.kind {
    case .mean:
      return self.weight == 0
        ? nil : Int64(exactly: ExactRatio.rounded(self.weighted, self.weight))
    case .min: return self.lowest
    case .max: return self.highest
    case .latest: return newest.value
    case .sum, .unspecified, .unrecognized: return Int64(exactly: self.sum)
    }
  }
}
