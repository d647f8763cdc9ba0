// What a metric comes to over scopes, from its definition.
public import OKRModel

/// A metric's figures in one row. Absent is nil, never zero.
public struct ReferenceMetricRow: Sendable, Hashable {
  /// A value a dimension, in their order; empty where not stated.
  public var keys: [String]
  /// In micro-units.
  public var value: Int64?
  public var keyResults: Int64 = 0
  public var measured: Int64 = 0
  public var leftOut: Int64 = 0
  /// Of a ratio, in micro-units.
  public var numerator: Int64?
  public var denominator: Int64?
  /// Microseconds since 1970.
  public var latest: Int64?

  public init(keys: [String]) { self.keys = keys }
}

extension ReferenceEvaluator {
  private struct Gathered {
    var weight: Int64
    var value: Int64
    var effective: Int64
    var revision: Int64
  }

  /// - Parameter metrics: all that there are.
  public func rollup(
    ofMetric metric: Metric, among metrics: [Metric], by dimensions: [Dimension],
    scope: ReferenceScope
  ) -> [ReferenceMetricRow] {
    let isRatio = metric.rollup == "ratio"
    let named = isRatio ? [metric.numerator, metric.denominator] : [metric.id]
    var groups: [[String]: [KeyResult]] = [:]
    for keyResult in self.input.keyResults where named.contains(keyResult.metric) {
      let objective = self.objective(of: keyResult)
      guard self.counts(keyResult), self.counts(objective), self.isIn(scope, objective) else {
        continue
      }
      for keys in self.keys(of: objective, dimensions, scope) {
        groups[keys, default: []].append(keyResult)
      }
    }
    return groups.map { keys, members in
      var row = ReferenceMetricRow(keys: keys)
      let units = Dictionary(uniqueKeysWithValues: metrics.map { ($0.id, $0.unit) })
      let fitting = members.filter { self.gives($0, to: units[$0.metric] ?? "") }
      row.leftOut = Int64(members.count - fitting.count)
      row.keyResults = Int64(fitting.count)
      let gathered = named.map { name in
        fitting.filter { $0.metric == name }.compactMap { self.gathered($0) }
      }
      row.measured = Int64(gathered.joined().count)
      row.latest = gathered.joined().map(\.effective).max()
      if isRatio {
        let sums = gathered.map { Self.combined($0, "sum").flatMap { Int64(exactly: $0) } }
        (row.numerator, row.denominator) = (sums[0], sums[1])
        if let above = sums[0], let below = sums[1], below != 0 {
          let per = Int128(metric.per == 0 ? 1 : metric.per)
          row.value = Int64(exactly: roundedQuotient(Int128(above) * per * million, Int128(below)))
        }
      } else {
        row.value = Self.combined(gathered[0], metric.rollup).flatMap { Int64(exactly: $0) }
      }
      return row
    }.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
  }

  private func gives(_ keyResult: KeyResult, to unit: String) -> Bool {
    switch keyResult.kind {
    case .milestone, .rollupScore, .rollupValue, nil: false
    default: keyResult.unit.isEmpty || unit.isEmpty || keyResult.unit == unit
    }
  }

  private func gathered(_ keyResult: KeyResult) -> Gathered? {
    self.newest(self.records(of: keyResult)).map {
      Gathered(
        weight: self.weight(keyResult.weight), value: $0.value, effective: $0.effective,
        revision: $0.revision)
    }
  }

  private static func combined(_ values: [Gathered], _ rule: String) -> Int128? {
    guard !values.isEmpty else { return nil }
    switch rule {
    case "mean":
      let weights = values.reduce(Int128(0)) { $0 + Int128($1.weight) }
      let products = values.reduce(Int128(0)) { $0 + Int128($1.weight) * Int128($1.value) }
      return weights == 0 ? nil : roundedQuotient(products, weights)
    case "min": return values.map(\.value).min().map { Int128($0) }
    case "max": return values.map(\.value).max().map { Int128($0) }
    case "latest":
      let newest = values.max { ($0.effective, $0.revision) < ($1.effective, $1.revision) }
      return newest.map { Int128($0.value) }
    default: return values.reduce(Int128(0)) { $0 + Int128($1.value) }
    }
  }
}
