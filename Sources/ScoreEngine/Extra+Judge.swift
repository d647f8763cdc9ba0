// How a key result with more than a row is judged, where it needs no children.

internal import OKRModel

extension Extra {
  /// True where the figures follow from other items'.
  var isRollup: Bool {
    switch self.rule {
    case .rollupValue?, .rollupScore?: true
    default: false
    }
  }

  /// The figures as they are to be; the rule is no rollup.
  /// - Parameter judgement: the index of its objective's.
  func outcome(_ row: KeyResultRow, _ clocks: ClockTable, _ judgement: Int) -> KeyResultOutcome {
    row.outcome(
      self.attainment(row, clocks, judgement), missing: self.missing(clocks, judgement),
      self.judgement(row, clocks, judgement))
  }

  private func attainment(_ row: KeyResultRow, _ clocks: ClockTable, _ judgement: Int) -> Int64 {
    guard row.code == .extra else { return row.ownAttainment }
    guard row.hasValue, let rule = self.rule else { return Absent.number }
    guard let period = rule.period else {
      return Absent.wrap(rule.attainment(ofValue: row.value))
    }
    return Absent.wrap(
      rule.attainment(ofRecords: self.records, in: clocks.clocks[judgement / 2].periods(period)))
  }

  private func missing(_ clocks: ClockTable, _ judgement: Int) -> Int32 {
    self.due == Int32.min
      ? clocks.judgements[judgement].missing
      : Judgement.missing(clocks.clocks[judgement / 2], due: self.due)
  }

  /// How the row's score is judged by now: by its phased targets, where the policy says so.
  func judgement(_ row: KeyResultRow, _ clocks: ClockTable, _ judgement: Int) -> Judgement {
    guard !self.phases.isEmpty,
      let expected = self.phasedExpectation(row, clocks.clocks[judgement / 2])
    else { return clocks.judgements[judgement] }
    return Judgement(
      clocks.clocks[judgement / 2], isCommitted: judgement % 2 == 1, expected: expected)
  }

  /// What phased targets expect by now; nil where the whole cycle's expectation holds.
  func phasedExpectation(_ row: KeyResultRow, _ clock: CycleClock) -> Expectation? {
    guard clock.policy.pace == .phased, !self.phases.isEmpty,
      let rule = self.rule ?? row.ownRule, rule.judgesOneValue
    else { return nil }
    guard clock.total > 0 else { return Expectation(elapsed: 0, total: 0) }
    let current = self.phases.last { $0.day <= clock.today }
    let attainment = current.flatMap { rule.attainment(ofValue: $0.value) }
    return Expectation(
      elapsed: min(max(attainment ?? 0, 0), ExactRatio.one), total: ExactRatio.one)
  }
}
