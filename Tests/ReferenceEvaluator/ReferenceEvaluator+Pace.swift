// Expected progress, silence, and the health that follows from them.
internal import OKRModel

extension ReferenceEvaluator {
  /// A share of the way; the whole is positive.
  struct Share {
    var part: Int128
    var whole: Int128
  }

  func addHealth(
    to figures: inout ReferenceFigures, _ objective: Objective, expected: Share?, isOutdated: Bool
  ) {
    let tenths: Int128 = objective.commitment == .committed ? 10 : 7
    if let expected {
      figures.expected = Int64(
        roundedQuotient(expected.part * tenths * million, expected.whole * 10))
    }
    if figures.coverage == 0 {
      figures.health = .noData
    } else if isOutdated {
      figures.health = .outdated
    } else if figures.score == nil {
      figures.health = .noData
    } else if let score = figures.score, let expected {
      // score / (expected · success point) against 0.9 and 0.6, multiplied out.
      let left = Int128(score) * expected.whole * 100
      let right = expected.part * tenths * million
      figures.health = left >= right * 9 ? .onTrack : left >= right * 6 ? .atRisk : .behind
    } else {
      figures.health = .onTrack
    }
  }

  /// Nil where nothing is expected.
  func expected(of objective: Objective) -> Share? {
    // Counted once for all objectives of a cycle that see the same day.
    let today = self.today(objective)
    let key = "\(objective.cycle) \(today)"
    if let known = self.expectations[key] { return known }
    let share = self.counted(objective, today)
    self.expectations[key] = .some(share)
    return share
  }

  private func counted(_ objective: Objective, _ today: LocalDay) -> Share? {
    guard let days = self.days(of: objective) else { return nil }
    var passed = days.filter { $0 < today }
    var whole = Array(days)
    if self.policy(of: objective).pace == .weekdays {
      passed = passed.filter(isWeekday)
      whole = whole.filter(isWeekday)
    }
    return passed.isEmpty ? nil : Share(part: Int128(passed.count), whole: Int128(whole.count))
  }

  func expected(of keyResult: KeyResult) -> Share? {
    let objective = self.objective(of: keyResult)
    guard self.days(of: objective) != nil else { return nil }
    guard self.policy(of: objective).pace == .phased, !keyResult.phasedTargets.isEmpty,
      self.judgesOneValue(keyResult)
    else { return self.expected(of: objective) }
    let today = self.today(objective)
    let begun =
      keyResult.phasedTargets
      .compactMap { target in localDay(target.day).map { (day: $0, target: target) } }
      .filter { $0.day <= today }
      .sorted { $0.day < $1.day }
    guard let target = begun.last?.target,
      let ppm = self.attainment(keyResult, at: target.value?.micros ?? 0)
    else { return nil }
    return ppm <= 0 ? nil : Share(part: min(Int128(ppm), million), whole: million)
  }

  private func judgesOneValue(_ keyResult: KeyResult) -> Bool {
    switch keyResult.kind {
    case .milestone, .recurring, .rollupScore, nil: false
    case .threshold(let kind): kind.judge != .periods
    default: true
    }
  }

  func isOutdated(_ keyResult: KeyResult) -> Bool {
    switch keyResult.kind {
    case .rollupScore: return self.isMostlyOutdated(self.items(of: keyResult))
    case .rollupValue:
      let aggregate = self.aggregate(of: keyResult)
      guard aggregate.value != nil, let newest = aggregate.newest else { return false }
      return self.isSilent(self.objective(of: keyResult), since: newest.effective)
    default:
      guard let newest = self.newest(self.records(of: keyResult)) else { return false }
      return self.isSilent(self.objective(of: keyResult), since: newest.effective)
    }
  }

  func isOutdated(_ objective: Objective) -> Bool {
    self.isMostlyOutdated(self.items(of: objective))
  }

  private func isOutdated(id: String) -> Bool {
    if let known = self.outdatedItems[id] { return known }
    var result = false
    if let objective = self.objectives[id] {
      result = self.isOutdated(objective)
    } else if let keyResult = self.keyResults[id] {
      result = self.isOutdated(keyResult)
    }
    self.outdatedItems[id] = result
    return result
  }

  private func isMostlyOutdated(_ items: [(weight: Int64, id: String)]) -> Bool {
    var measured: Int128 = 0
    var outdated: Int128 = 0
    for item in items {
      let product = Int128(item.weight) * Int128(self.figures(of: item.id).coverage ?? 0)
      measured += product
      if self.isOutdated(id: item.id) { outdated += product }
    }
    return 2 * outdated >= measured
  }

  /// Whether a due date and its grace have passed since the newest record. Due dates run on in a
  /// cycle without an end.
  private func isSilent(_ objective: Objective, since effective: Int64) -> Bool {
    let cycle = self.cycle(of: objective)
    guard let first = localDay(cycle.start) else { return false }
    let policy = self.policy(of: objective)
    let every = policy.checkInEvery == 0 ? 7 : Int(policy.checkInEvery)
    let grace = policy.grace.map { Int($0.days) } ?? 3
    let end = localDay(cycle.end) ?? Int.max
    let today = self.today(objective)
    var passed = 0
    while first + (passed + 1) * every <= end, first + (passed + 1) * every + grace < today {
      passed += 1
    }
    guard passed > 0 else { return false }
    let newest = localDay(ofMicros: effective, zone: self.zone(of: objective))
    return passed == 1 ? newest < first : newest <= first + (passed - 1) * every
  }
}
