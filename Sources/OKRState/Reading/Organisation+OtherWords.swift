// Coverage and health in words, with the numbers that decide them.

internal import OKRModel
internal import ScoreEngine

extension Organisation {
  /// How a node's coverage comes about.
  func coverageWords(_ node: NodeID) -> String {
    let coverage = Self.decimal(self.graph.figures(node).coverage)
    guard self.isMean(node) else {
      return coverage == "0" ? "not measured: it has no value" : "measured: it has a value"
    }
    let links = self.countingLinks(node)
    let weight = links.reduce(Int64(0)) { $0 + $1.weight }
    guard weight > 0 else { return "nothing that weighs counts in it: 0" }
    let sum = links.reduce(Int64(0)) { $0 + $1.weight * self.graph.figures($1.node).coverage }
    return "weighted mean of \(links.count): Σ w·c \(Self.decimal(sum / 1000))"
      + " / Σ w \(Self.thousandths(weight)) = \(coverage)"
  }

  /// Why a node's health is what it is.
  func healthWords(_ node: NodeID) -> String {
    let figures = self.graph.figures(node)
    switch figures.health {
    // Health follows the score, which something measured may lack.
    case .noData where figures.coverage != 0: return "it has no score"
    case .noData: return self.isMean(node) ? "nothing in it is measured" : "it has no value"
    case .outdated: return self.outdatedWords(node)
    default: return self.paceWords(node, figures)
    }
  }

  private func isMean(_ node: NodeID) -> Bool {
    !node.isKeyResult || self.graph.rule(node) == .rollupScore
  }

  private func countingLinks(_ node: NodeID) -> [ChildLink] {
    self.graph.children(of: node).filter { self.reasonLeftOut($0, under: node).isEmpty }
  }

  private func outdatedWords(_ node: NodeID) -> String {
    guard self.isMean(node) else {
      let clock = self.graph.clock(of: node)
      let due = CivilDate(day: clock.zone.localDay(unixMicros: clock.outdatedBefore)).text
      guard let last = self.graph.newestInstant(node) else { return "no check-in since \(due)" }
      let day = CivilDate(day: clock.zone.localDay(unixMicros: last)).text
      return "the last check-in is of \(day), and one of \(due) or later was due"
    }
    let measured = self.countingLinks(node).map {
      (weight: $0.weight * self.graph.figures($0.node).coverage, $0.node)
    }
    let all = measured.reduce(Int64(0)) { $0 + $1.weight }
    let outdated = measured.filter { self.graph.figures($0.1).isOutdated }
      .reduce(Int64(0)) { $0 + $1.weight }
    return
      "\(Self.decimal(outdated / 1000)) of its measured weight \(Self.decimal(all / 1000)) is outdated"
  }

  private func paceWords(_ node: NodeID, _ figures: NodeFigures) -> String {
    let expected = self.graph.expectation(node)
    guard expected.total > 0, expected.elapsed > 0, let score = figures.score else {
      return "nothing is expected yet"
    }
    let success = self.graph.commitment(node).successPoint
    let pace = ExactRatio.rounded(
      Int128(score) * Int128(expected.total) * Int128(ExactRatio.one),
      Int128(expected.elapsed) * Int128(success))
    let share = Self.decimal(ExactRatio.rounded(expected.elapsed * ExactRatio.one, expected.total))
    let bound =
      switch figures.health {
      case .onTrack: "at least 0.9"
      case .atRisk: "at least 0.6, under 0.9"
      default: "under 0.6"
      }
    return "pace \(Self.decimal(score)) / (\(share) × \(Self.decimal(success)))"
      + " = \(Self.decimal(Int64(clamping: pace))): \(bound)"
  }
}
