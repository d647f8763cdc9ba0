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
    let sign = whole >> 63
    let ppm = ExactRatio.rounded((scaled ^ sign) &- sign, (whole ^ sign) &- sign)
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

  /// What follows from an attainment.
  /// - Parameter missing: the score where there is no attainment.
  @inline(__always)
  func outcome(_ attainment: Int64, missing: Int32, _ judgement: Judgement) -> KeyResultOutcome {
    let isMeasured = self.hasMeasure
    let isSilent = self.instant != Absent.number && self.instant < judgement.outdatedBefore
    let clamped = Int32(truncatingIfNeeded: min(max(attainment, 0), judgement.cap))
    return KeyResultOutcome(
      attainment: attainment, score: attainment == Absent.number ? missing : clamped,
      coverage: isMeasured ? Int32(truncatingIfNeeded: ExactRatio.one) : 0,
      isMeasured: isMeasured, isSilent: isSilent, judgement)
  }

  /// What follows from the sums of a rollup_score.
  func outcome(_ sums: ChildSums, _ judgement: Judgement) -> KeyResultOutcome {
    let score = sums.score
    let coverage = sums.coverage
    return KeyResultOutcome(
      attainment: score == Absent.ppm ? Absent.number : Int64(score),
      score: score == Absent.ppm ? score : Int32(min(Int64(score), judgement.cap)),
      coverage: coverage, isMeasured: coverage > 0, isSilent: sums.isOutdated, judgement)
  }

  @inline(__always)
  func differs(from outcome: KeyResultOutcome) -> Bool {
    // One comparison in place of many that can't be foretold.
    let halves = (self.score ^ outcome.score) | (self.coverage ^ outcome.coverage)
    let bytes =
      (self.health.number ^ outcome.health.number)
      | (self.flags.intersection(KeyResultOutcome.flags).rawValue ^ outcome.flags.rawValue)
    return (self.attainment ^ outcome.attainment) | Int64(halves) | Int64(bytes) != 0
  }

  @inline(__always)
  mutating func keep(_ outcome: KeyResultOutcome) {
    self.attainment = outcome.attainment
    self.score = outcome.score
    self.coverage = outcome.coverage
    self.health = outcome.health
    self.flags = self.flags.subtracting(KeyResultOutcome.flags).union(outcome.flags)
  }
}

/// A key result's figures, as they follow from its rule and value.
struct KeyResultOutcome {
  /// Those that it decides.
  static let flags: RowFlags = [.measured, .outdated]

  let attainment: Int64
  let score: Int32
  let coverage: Int32
  let health: HealthCode
  let flags: RowFlags

  @inline(__always)
  init(
    attainment: Int64, score: Int32, coverage: Int32, isMeasured: Bool, isSilent: Bool,
    _ judgement: Judgement
  ) {
    self.attainment = attainment
    self.score = score
    self.coverage = coverage
    self.health = judgement.health(score: score, coverage: coverage, isSilent: isSilent)
    var flags: RowFlags = []
    flags.set(.measured, isMeasured)
    flags.set(.outdated, isSilent && coverage > 0)
    self.flags = flags
  }

  @inline(__always) var share: Share {
    Share(
      score: self.score, coverage: self.coverage, isOutdated: self.flags.contains(.outdated))
  }
}

/// An objective's figures, as they follow from its sums.
struct ObjectiveOutcome {
  let share: Share
  let health: HealthCode
  let colour: ColourCode

  @inline(__always)
  init(_ sums: ChildSums, _ judgement: Judgement) {
    let (score, coverage) = (sums.score, sums.coverage)
    let isSilent = sums.isOutdated
    self.share = Share(score: score, coverage: coverage, isOutdated: isSilent && coverage > 0)
    self.health = judgement.health(score: score, coverage: coverage, isSilent: isSilent)
    self.colour = judgement.colour(score)
  }
}

extension ObjectiveRow {
  @inline(__always)
  func differs(from outcome: ObjectiveOutcome) -> Bool {
    let halves = (self.score ^ outcome.share.score) | (self.coverage ^ outcome.share.coverage)
    let bytes =
      (self.health.number ^ outcome.health.number) | (self.colour.number ^ outcome.colour.number)
    return halves | Int32(bytes) != 0
      || self.flags.contains(.outdated) != outcome.share.isOutdated
  }

  @inline(__always)
  mutating func keep(_ outcome: ObjectiveOutcome) {
    self.score = outcome.share.score
    self.coverage = outcome.share.coverage
    self.flags.set(.outdated, outcome.share.isOutdated)
    self.health = outcome.health
    self.colour = outcome.colour
  }
}
