// How a key result's row is judged, and how its rule is read back.

internal import OKRModel

extension KeyResultRow {
  /// The attainment by the row's own numbers, in ppm or absent; the code is not `.extra`.
  @inline(__always)
  var ownAttainment: Int64 {
    switch self.code {
    case .milestone where !self.hasValue: return Absent.number
    case .milestone, .startedMilestone: return Self.ratio(self.first, 0, self.second)
    case _ where !self.hasValue: return Absent.number
    case .metric: return Self.ratio(self.value, self.first, self.second)
    case .atLeast: return self.value >= self.first ? ExactRatio.one : 0
    case .moreThan: return self.value > self.first ? ExactRatio.one : 0
    case .atMost: return self.value <= self.first ? ExactRatio.one : 0
    case .lessThan: return self.value < self.first ? ExactRatio.one : 0
    case .within:
      return self.first <= self.value && self.value <= self.second ? ExactRatio.one : 0
    case .binary, .graded:
      return min(max(self.value, -ExactRatio.attainmentLimit), ExactRatio.attainmentLimit)
    case .findBaseline: return ExactRatio.one
    case .extra: return Absent.number
    }
  }

  /// `(value − from) / (to − from)` in ppm, rounded half to even and saturated.
  @inline(__always)
  private static func ratio(_ value: Int64, _ from: Int64, _ to: Int64) -> Int64 {
    let (way, wayIsWide) = value.subtractingReportingOverflow(from)
    let (whole, wholeIsWide) = to.subtractingReportingOverflow(from)
    let (scaled, scaledIsWide) = way.multipliedReportingOverflow(by: ExactRatio.one)
    if wayIsWide || wholeIsWide || scaledIsWide || whole == Int64.min || scaled == Int64.min {
      return ExactRatio.attainment(
        Int128(value) - Int128(from), Int128(to) - Int128(from))
    }
    let ppm =
      whole > 0 ? ExactRatio.rounded(scaled, whole) : ExactRatio.rounded(-scaled, -whole)
    return min(max(ppm, -ExactRatio.attainmentLimit), ExactRatio.attainmentLimit)
  }

  /// True where the key result counts as measured, of kinds that need no children.
  @inline(__always)
  var hasMeasure: Bool { self.hasValue || self.code == .startedMilestone }

  /// The rule that the row's own numbers stand for; nil where it stands in the `Extra`.
  var ownRule: KeyResultRule? {
    switch self.code {
    case .metric: .metric(baseline: self.first, target: self.second)
    case .atLeast: self.threshold(.atLeast)
    case .moreThan: self.threshold(.moreThan)
    case .atMost: self.threshold(.atMost)
    case .lessThan: self.threshold(.lessThan)
    case .within: self.threshold(.within)
    case .binary: .binary
    case .graded: .graded
    case .findBaseline: .findBaseline
    case .milestone: .milestone(done: self.first, total: self.second, isStarted: false)
    case .startedMilestone: .milestone(done: self.first, total: self.second, isStarted: true)
    case .extra: nil
    }
  }

  private func threshold(_ comparison: Comparison) -> KeyResultRule {
    .threshold(ThresholdRule(comparison: comparison, bound: self.first, upper: self.second))
  }

  /// Takes an attainment and what follows from it.
  /// - Parameter missing: the score where there is no attainment.
  @inline(__always)
  mutating func take(
    _ attainment: Int64, missing: Int32, _ figures: ClockFigures, _ judgement: Judgement
  ) {
    let isMeasured = self.hasMeasure
    let isSilent = self.instant != Absent.number && self.instant < figures.outdatedBefore
    self.attainment = attainment
    self.score =
      attainment == Absent.number
      ? missing : Int32(truncatingIfNeeded: min(max(attainment, 0), figures.cap))
    self.coverage = isMeasured ? Int32(truncatingIfNeeded: ExactRatio.one) : 0
    self.flags.set(.measured, isMeasured)
    self.finish(isSilent, judgement)
  }

  /// Takes the sums of a rollup_score.
  mutating func take(_ sums: ChildSums, _ figures: ClockFigures, _ judgement: Judgement) {
    let score = sums.score
    self.attainment = score == Absent.ppm ? Absent.number : Int64(score)
    self.score =
      score == Absent.ppm ? Absent.ppm : Int32(truncatingIfNeeded: min(Int64(score), figures.cap))
    self.coverage = sums.coverage
    self.flags.set(.measured, sums.coverage > 0)
    self.finish(sums.isOutdated, judgement)
  }

  @inline(__always)
  private mutating func finish(_ isSilent: Bool, _ judgement: Judgement) {
    self.health = judgement.health(self.share, isSilent: isSilent)
    // Silence hands itself up even where there is no score to show it by.
    self.flags.set(.outdated, isSilent && self.coverage > 0)
  }
}

extension ObjectiveRow {
  /// Takes what follows from its sums.
  @inline(__always)
  mutating func settle(_ judgement: Judgement) {
    self.score = self.sums.score
    self.coverage = self.sums.coverage
    let isSilent = self.sums.isOutdated
    self.health = judgement.health(self.share, isSilent: isSilent)
    self.flags.set(.outdated, isSilent && self.coverage > 0)
    self.colour = judgement.colour(self.score)
  }
}
