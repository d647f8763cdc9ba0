// How a metric's values add up over regions, units and cycles.

/// A metric's own rule.
public enum MetricRule: String, CaseIterable, Sendable {
  case sum
  /// By the key results' weights.
  case mean
  case min
  case max
  /// The value with the newest effective time, then the higher revision.
  case latest
  /// The sum of one metric's values over the sum of another's.
  case ratio

  public static let words = Self.allCases.map(\.rawValue).joined(separator: ", ")

  /// What gathers the values of one metric; a ratio sums those of both.
  public var aggregate: Aggregate {
    switch self {
    case .sum, .ratio: .sum
    case .mean: .mean
    case .min: .min
    case .max: .max
    case .latest: .latest
    }
  }
}

extension Metric {
  /// Nil where none is stated.
  public var rule: MetricRule? { MetricRule(rawValue: self.rollup) }

  /// True where it names no metrics that it would be the ratio of.
  public var isWithoutSides: Bool { self.numerator.isEmpty && self.denominator.isEmpty }

  /// What one unit of a ratio's denominator stands for: 100 makes a percentage.
  public var ratioPer: Int64 { self.per == 0 ? 1 : self.per }
}

extension Metric {
  /// What it says of how its values add up.
  /// - Parameter existing: what stands there already: a word from before there were rules may be kept.
  /// - Throws: a refusal that names each wrong field.
  public func checkRule(was existing: Metric? = nil) throws(RequestError) {
    var check = FieldCheck(under: "metric")
    if self.rule == nil, !self.rollup.isEmpty, self.rollup != existing?.rollup {
      check.fail("rollup", "\"\(self.rollup)\" is no rule", limit: MetricRule.words)
    }
    let sides = [("numerator", self.numerator), ("denominator", self.denominator)]
    if self.rule == .ratio {
      // Both may be said later; until then it doesn't add up.
      for (field, id) in sides where id.isEmpty && !self.isWithoutSides {
        check.fail(field, "is required beside the other", reason: .fieldRequired)
      }
      if !self.numerator.isEmpty, self.numerator == self.denominator {
        check.fail("denominator", "is the numerator")
      }
      check.range("per", self.per, 0...Limits.metricRatioPer)
    } else {
      for (field, id) in sides where !id.isEmpty {
        check.fail(field, "goes with the rollup ratio only")
      }
      if self.per != 0 { check.fail("per", "goes with the rollup ratio only") }
    }
    try check.finish()
  }
}
