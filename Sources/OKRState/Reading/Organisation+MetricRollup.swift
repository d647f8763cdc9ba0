// What a metric comes to over scopes: the values of the key results that measure it, by its own rule.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// The rows of a metric's rollup, in display order. A scope without a counting key result that measures it has no row.
  /// - Throws: NOT_FOUND for a metric or scope that doesn't exist, METRIC_WITHOUT_RULE, INVALID_ARGUMENT for a
  ///   dimension twice.
  public func metricRollup(_ query: QueryMetricRequest) throws(RequestError) -> [MetricRow] {
    guard let metric = self.metrics.find(query.metric) else {
      throw .notFound("metric", query.metric, field: "metric")
    }
    guard let rule = metric.rule, rule != .ratio || !metric.isWithoutSides else {
      throw .metricWithoutRule(metric)
    }
    let asked = query.scope ?? QueryRollupRequest()
    try self.checkQuery(asked)
    let scope = self.scope(asked)
    let measured = MeasuredMetric(metric, rule, of: self)
    var groups: [GroupKey: MetricSums] = [:]
    for row in self.keyResults.rows.indices {
      guard let part = measured.part(of: self.keyResults.rows[row].metric),
        self.graph.counts(.keyResult(row)),
        self.graph.counts(self.graph.objective(of: .keyResult(row)))
      else { continue }
      let place = self.graph.place(.keyResult(row))
      guard scope.contains(place) else { continue }
      let source = self.source(row, part)
      self.forEachGroup(asked.by[...], place, scope, GroupKey()) {
        groups[$0, default: MetricSums(rule)].add(source, of: part.side)
      }
    }
    return groups.map { (rank: self.rank($0.key, asked.by), key: $0.key, sums: $0.value) }
      .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
      .map { self.row($0.key, $0.sums, measured, asked.by) }
  }

  /// What a key result gives to its metric: rollups are made of others' values, and another unit's don't add up.
  private func source(_ row: Int, _ part: MeasuredMetric.Part) -> MetricSource {
    let node = NodeID.keyResult(row)
    let unit = self.keyResults.rows[row].unit
    guard self.graph.rule(node).takesCheckIns, self.graph.rule(node).givesValue,
      unit.isEmpty || part.unit.isEmpty || unit == part.unit
    else { return .leftOut }
    guard let value = self.graph.givenValue(node) else { return .missing }
    return .value(value, weight: self.graph.weight(node))
  }

  private func row(
    _ key: GroupKey, _ sums: MetricSums, _ metric: MeasuredMetric, _ by: [Dimension]
  ) -> MetricRow {
    let value = sums.value(per: metric.per)
    var row = MetricRow(
      value: value.map { Value(micros: $0) }, keyResults: sums.keyResults,
      measured: sums.measured, leftOut: sums.leftOut,
      latest: sums.latest.map { Instant(unixMicros: $0) },
      words: sums.words(value, metric.metric))
    if sums.rule == .ratio {
      row.numerator = sums.sum(.numerator).map { Value(micros: $0) }
      row.denominator = sums.sum(.denominator).map { Value(micros: $0) }
    }
    (row.keys, row.names, row.depth) = self.words(key, by)
    return row
  }
}

/// A metric, and whose values make it.
private struct MeasuredMetric {
  enum Side {
    case numerator
    case denominator
  }

  /// Where a key result's value goes.
  struct Part {
    let side: Side
    /// The unit of measure that it is to have; empty for any.
    let unit: String
  }

  let metric: Metric
  private let parts: [String: Part]

  init(_ metric: Metric, _ rule: MetricRule, of organisation: borrowing Organisation) {
    self.metric = metric
    guard rule == .ratio else {
      self.parts = [metric.id: Part(side: .numerator, unit: metric.unit)]
      return
    }
    var parts: [String: Part] = [:]
    for (id, side) in [(metric.numerator, Side.numerator), (metric.denominator, .denominator)] {
      parts[id] = Part(side: side, unit: organisation.metrics.find(id)?.unit ?? "")
    }
    self.parts = parts
  }

  var per: Int64 { self.metric.ratioPer }

  func part(of metric: String) -> Part? { metric.isEmpty ? nil : self.parts[metric] }
}

private enum MetricSource {
  case value(ValueRecord, weight: Int64)
  case missing
  case leftOut
}

/// What is gathered of one row.
private struct MetricSums {
  let rule: MetricRule
  private var numerator: Aggregation
  private var denominator = Aggregation(.sum)
  private(set) var keyResults: Int64 = 0
  private(set) var measured: Int64 = 0
  private(set) var leftOut: Int64 = 0
  /// The newest effective time of the values, microseconds since 1970.
  private(set) var latest: Int64?

  init(_ rule: MetricRule) {
    self.rule = rule
    self.numerator = Aggregation(rule.aggregate)
  }

  mutating func add(_ source: MetricSource, of side: MeasuredMetric.Side) {
    switch source {
    case .leftOut: self.leftOut += 1
    case .missing: self.keyResults += 1
    case .value(let record, let weight):
      self.keyResults += 1
      self.measured += 1
      self.latest = Swift.max(self.latest ?? .min, record.instant)
      switch side {
      case .numerator: self.numerator.add(record, weight: weight)
      case .denominator: self.denominator.add(record, weight: weight)
      }
    }
  }

  func sum(_ side: MeasuredMetric.Side) -> Int64? {
    switch side {
    case .numerator: self.numerator.result?.value
    case .denominator: self.denominator.result?.value
    }
  }

  /// In micro-units; nil where nothing is measured, where weights or the denominator sum to 0, and beyond the range
  /// of a value.
  func value(per: Int64) -> Int64? {
    guard self.rule == .ratio else { return self.sum(.numerator) }
    guard let part = self.sum(.numerator), let whole = self.sum(.denominator), whole != 0 else {
      return nil
    }
    return Int64(
      exactly: ExactRatio.rounded(Int128(part) * Int128(per) * 1_000_000, Int128(whole)))
  }

  /// How the value comes about.
  func words(_ value: Int64?, _ metric: Metric) -> String {
    var parts = [self.how(value, metric)]
    let missing = self.keyResults - self.measured
    if self.measured > 0, missing > 0 {
      parts.append("\(missing) \(missing == 1 ? "key result has" : "key results have") none")
    }
    if !metric.unit.isEmpty, value != nil { parts[0] += ", in \(metric.unit)" }
    if self.leftOut > 0 {
      parts.append("\(self.leftOut) left out: another unit, or made of others")
    }
    return parts.joined(separator: "; ")
  }

  private func how(_ value: Int64?, _ metric: Metric) -> String {
    if self.rule == .ratio { return self.quotient(metric) }
    guard self.measured > 0 else { return "no key result has a value" }
    let values = self.measured == 1 ? "1 value" : "\(self.measured) values"
    switch self.rule {
    case .mean where value == nil: return "the weights of \(values) sum to 0"
    case .sum, .ratio:
      return "the sum of \(values)" + (value == nil ? " lies beyond what is kept" : "")
    case .mean: return "the mean of \(values) by weight"
    case .min: return "the least of \(values)"
    case .max: return "the greatest of \(values)"
    case .latest: return "the newest of \(values)"
    }
  }

  private func quotient(_ metric: Metric) -> String {
    func shown(_ side: MeasuredMetric.Side) -> String {
      self.sum(side).map { DecimalText.shortest($0, digits: DecimalText.microDigits) } ?? "nothing"
    }
    let per = metric.ratioPer == 1 ? "" : " × \(metric.ratioPer)"
    return
      "\(metric.numerator) \(shown(.numerator)) / \(metric.denominator) \(shown(.denominator))\(per)"
  }
}

extension RequestError {
  fileprivate static func metricWithoutRule(_ metric: Metric) -> RequestError {
    let what =
      metric.rule == .ratio
      ? "is a ratio and doesn't say of what: give it a numerator and a denominator"
      : "doesn't say how its values add up: give it a rollup of \(MetricRule.words)"
    return RequestError(
      .failedPrecondition, .metricWithoutRule, "Metric \"\(metric.id)\" \(what).",
      values: [("type", "metric"), ("id", metric.id), ("rollup", metric.rollup)])
  }
}
