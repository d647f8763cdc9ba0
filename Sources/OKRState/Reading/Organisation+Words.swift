// Figures in words: the formula of each kind with the numbers that went into it.

internal import OKRModel
internal import ScoreEngine

extension Organisation {
  /// How a node's figure comes about.
  func words(_ node: NodeID) -> String {
    let figures = self.graph.figures(node)
    guard node.isKeyResult else { return self.meanWords(node, figures) }
    let rule = self.graph.rule(node)
    if rule == .rollupScore { return self.meanWords(node, figures) }
    guard let attainment = figures.attainment else { return self.missingWords(node, figures) }
    let words = self.attainmentWords(node, rule, figures)
    return words + " \(Self.relation(attainment)) \(Self.decimal(attainment))"
      + self.clampWords(node, attainment, figures)
  }

  /// An attainment beyond its limit is kept at it.
  private static func relation(_ attainment: Int64) -> String {
    switch attainment {
    case ExactRatio.attainmentLimit: "≥"
    case -ExactRatio.attainmentLimit: "≤"
    default: "="
    }
  }

  private func clampWords(
    _ node: NodeID, _ attainment: Int64, _ figures: NodeFigures
  ) -> String {
    guard let score = figures.score, score != attainment else { return "" }
    return ", kept within 0 and \(Self.decimal(self.graph.clock(of: node).policy.cap)): "
      + Self.decimal(score)
  }

  private func meanWords(_ node: NodeID, _ figures: NodeFigures) -> String {
    let links = self.graph.children(of: node).filter {
      self.reasonLeftOut($0, under: node).isEmpty
    }
    let scored = links.filter { self.graph.figures($0.node).score != nil }
    guard let score = figures.score else {
      return links.isEmpty
        ? "no score: nothing counts in it" : "no score: none of \(links.count) has one that weighs"
    }
    let weight = scored.reduce(Int64(0)) { $0 + $1.weight }
    let sum = scored.reduce(Int64(0)) {
      $0 + $1.weight * (self.graph.figures($1.node).score ?? 0)
    }
    return "weighted mean of \(scored.count): Σ w·s \(Self.decimal(sum / 1000))"
      + " / Σ w \(Self.thousandths(weight)) = \(Self.decimal(score))"
  }

  private func missingWords(_ node: NodeID, _ figures: NodeFigures) -> String {
    let policy = self.graph.clock(of: node).policy
    let why = self.whyMissing(node, figures)
    guard let score = figures.score else {
      return "\(why): no score (policy missing = \(policy.missing.name))"
    }
    return "\(why): \(Self.decimal(score)) (policy missing = \(policy.missing.name))"
  }

  private func whyMissing(_ node: NodeID, _ figures: NodeFigures) -> String {
    if figures.value != nil {
      return self.graph.clock(of: node).lastDay == nil
        ? "a cycle without an end has no periods" : "no period is due yet"
    }
    let given = self.graph.children(of: node).filter {
      $0.isCountingEdge && $0.node.isKeyResult
        && self.graph.givenValue($0.node) != nil
    }
    guard case .rollupValue(_, _, let aggregate) = self.graph.rule(node), !given.isEmpty else {
      return "no value yet"
    }
    return aggregate == .mean && given.allSatisfy { $0.weight == 0 }
      ? "the weights of its \(given.count) values sum to 0"
      : "the \(aggregate.name) of its \(given.count) values is beyond the range of a value"
  }

  private func attainmentWords(
    _ node: NodeID, _ rule: KeyResultRule, _ figures: NodeFigures
  ) -> String {
    let value = figures.value.map(Self.decimal) ?? "–"
    switch rule {
    case .metric(let baseline, let target):
      return Self.way(value, Self.decimal(baseline), Self.decimal(target))
    case .rollupValue(let baseline, let target, let aggregate):
      let count = self.graph.children(of: node).filter {
        $0.isCountingEdge && self.graph.givenValue($0.node) != nil
      }.count
      return "\(aggregate.name) of \(count) is \(value); "
        + Self.way(value, Self.decimal(baseline), Self.decimal(target))
    case .checkpoints(let points):
      let list = points.map { "\(Self.decimal($0.value))→\(Self.decimal($0.score))" }
      return "\(value) on the line \(list.joined(separator: ", "))"
    case .threshold(let rule): return Self.words(rule, value, self.graph.periodShare(node))
    case .binary: return figures.value == 0 ? "not done" : "done"
    case .graded: return "graded"
    case .milestone(let done, let total, _):
      return "stages done \(Self.thousandths(done)) of \(Self.thousandths(total))"
    case .recurring(let perPeriod, let period):
      return Self.words(perPeriod, a: period, self.graph.periodShare(node))
    case .findBaseline: return "a baseline is recorded (\(value))"
    case .rollupScore: return ""
    }
  }

  private static func way(_ value: String, _ baseline: String, _ target: String) -> String {
    "(\(value) − \(baseline)) / (\(target) − \(baseline))"
  }

  /// Such as `4 of 6 counted: at most 2 a month, over all 3 months of the cycle`.
  private static func words(
    _ perPeriod: Int64, a period: Period, _ share: (reached: Int128, full: Int128)?
  ) -> String {
    let limit = "at most \(perPeriod) a \(period.name)"
    guard let share, let reached = Int64(exactly: share.reached),
      let full = Int64(exactly: share.full)
    else { return "\(limit) counted, over all periods of the cycle" }
    let count = full / (perPeriod * ExactRatio.one)
    let all = count == 1 ? "the one \(period.name)" : "all \(count) \(period.name)s"
    return
      "\(self.decimal(reached)) of \(self.decimal(full)) counted: \(limit), over \(all) of the cycle"
  }

  private static func words(
    _ rule: ThresholdRule, _ value: String, _ share: (reached: Int128, full: Int128)?
  ) -> String {
    let bound = Self.decimal(rule.bound)
    let condition =
      switch rule.comparison {
      case .moreThan: "> \(bound)"
      case .atMost: "≤ \(bound)"
      case .lessThan: "< \(bound)"
      case .within: "within \(bound) and \(Self.decimal(rule.upper))"
      case .atLeast, .unspecified, .unrecognized: "≥ \(bound)"
      }
    if let period = rule.period {
      let counts = share.map { "\($0.reached) of \($0.full)" } ?? "share of"
      return "\(counts) due \(period.name)s with a value \(condition)"
    }
    let zero = rule.zeroAt.map { ", 0 at \(Self.decimal($0))" } ?? ""
    return "\(value) judged by \(condition)\(zero)"
  }

  /// Micro-units or ppm as the shortest exact decimal.
  static func decimal(_ micros: Int64) -> String { DecimalText.shortest(micros) }

  static func thousandths(_ weight: Int64) -> String {
    DecimalText.shortest(weight, digits: DecimalText.weightDigits)
  }
}
