// Score, coverage and colour of key results and objectives.
internal import OKRModel

extension ReferenceEvaluator {
  func keyResultFigures(_ keyResult: KeyResult) -> ReferenceFigures {
    let objective = self.objective(of: keyResult)
    var figures = ReferenceFigures()
    figures.attainment = self.attainment(of: keyResult)
    figures.score = self.score(of: keyResult, attainment: figures.attainment)
    let record = self.newest(self.records(of: keyResult))
    figures.value = record?.value
    figures.confidence = record?.confidence
    switch keyResult.kind {
    case .rollupValue:
      figures.value = self.aggregate(of: keyResult).value
      figures.confidence = nil
    default: break
    }
    if case .rollupScore = keyResult.kind {
      figures.coverage = self.coverage(of: self.items(of: keyResult))
    } else {
      figures.coverage = self.isMeasured(keyResult) ? 1_000_000 : 0
    }
    figures.colour = self.colour(figures.score, objective)
    self.addHealth(
      to: &figures, objective, expected: self.expected(of: keyResult),
      isOutdated: self.isOutdated(keyResult))
    return figures
  }

  func objectiveFigures(_ objective: Objective) -> ReferenceFigures {
    let items = self.items(of: objective)
    var figures = ReferenceFigures()
    figures.score = weightedMean(
      items.compactMap { item in self.figures(of: item.id).score.map { (item.weight, $0) } })
    figures.coverage = self.coverage(of: items)
    figures.colour = self.colour(figures.score, objective)
    self.addHealth(
      to: &figures, objective, expected: self.expected(of: objective),
      isOutdated: self.isOutdated(objective))
    return figures
  }

  /// The counting key results of an objective, and the counting objectives averaged into it.
  func items(of objective: Objective) -> [(weight: Int64, id: String)] {
    let own = (self.keyResultsOfObjective[objective.id] ?? []).filter { self.counts($0) }
    return own.map { (self.weight($0.weight), $0.id) }
      + self.averaged(into: objective.id).map { ($0.weight, $0.objective.id) }
  }

  func items(of keyResult: KeyResult) -> [(weight: Int64, id: String)] {
    self.averaged(into: keyResult.id).map { ($0.weight, $0.objective.id) }
  }

  private func coverage(of items: [(weight: Int64, id: String)]) -> Int64 {
    weightedMean(items.map { ($0.weight, self.figures(of: $0.id).coverage ?? 0) }) ?? 0
  }

  private func score(of keyResult: KeyResult, attainment: Int64?) -> Int64? {
    let objective = self.objective(of: keyResult)
    let policy = self.policy(of: objective)
    if let attainment {
      return max(0, min(attainment, policy.cap?.ppm ?? 1_000_000))
    }
    if case .rollupScore = keyResult.kind { return nil }
    switch policy.missing {
    case .exclude: return nil
    case .zeroAfterDue:
      let cycleEnd = localDay(self.cycle(of: objective).end)
      guard let due = localDay(keyResult.due) ?? cycleEnd else { return nil }
      return self.today(objective) <= due ? nil : 0
    default: return 0
    }
  }

  private func colour(_ score: Int64?, _ objective: Objective) -> Colour? {
    guard let score else { return nil }
    let policy = self.policy(of: objective)
    let bands =
      objective.commitment == .committed
      ? policy.committedBands ?? Bands(amberPpm: 700_000, greenPpm: 1_000_000)
      : policy.bands ?? Bands(amberPpm: 400_000, greenPpm: 700_000)
    if score < bands.amberPpm { return .red }
    return score < bands.greenPpm ? .amber : .green
  }
}
