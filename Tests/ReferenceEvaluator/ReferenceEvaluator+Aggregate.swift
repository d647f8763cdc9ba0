// The aggregate of a rollup_value: its sources' values, and the newest instant among them.
internal import OKRModel

extension ReferenceEvaluator {
  private struct Source {
    var weight: Int64
    var value: Int64
    var effective: Int64
    var revision: Int64
  }

  func aggregate(of keyResult: KeyResult) -> Aggregated {
    if let known = self.aggregates[keyResult.id] { return known }
    guard case .rollupValue(let kind) = keyResult.kind else { return Aggregated() }
    let sources = (self.edgesInto[keyResult.id] ?? []).compactMap { self.source($0) }
    let newest = sources.max { ($0.effective, $0.revision) < ($1.effective, $1.revision) }
    let result = Aggregated(
      value: self.combined(sources, kind.aggregate).flatMap { Int64(exactly: $0) },
      newest: newest.map { ($0.effective, $0.revision) })
    self.aggregates[keyResult.id] = result
    return result
  }

  /// What one edge brings: the value of a counting key result of a counting objective.
  private func source(_ edge: Alignment) -> Source? {
    guard self.mode(of: edge) == .value, let below = self.keyResults[edge.from],
      self.counts(below), self.counts(self.objective(of: below))
    else { return nil }
    let weight = self.weight(edge.weight)
    switch below.kind {
    case .milestone, .rollupScore, nil: return nil
    case .rollupValue:
      let aggregate = self.aggregate(of: below)
      guard let value = aggregate.value, let newest = aggregate.newest else { return nil }
      return Source(
        weight: weight, value: value, effective: newest.effective, revision: newest.revision)
    default:
      return self.newest(self.records(of: below)).map {
        Source(weight: weight, value: $0.value, effective: $0.effective, revision: $0.revision)
      }
    }
  }

  private func combined(_ sources: [Source], _ aggregate: Aggregate) -> Int128? {
    guard !sources.isEmpty else { return nil }
    switch aggregate {
    case .mean:
      let weights = sources.reduce(Int128(0)) { $0 + Int128($1.weight) }
      let products = sources.reduce(Int128(0)) { $0 + Int128($1.weight) * Int128($1.value) }
      return weights == 0 ? nil : roundedQuotient(products, weights)
    case .min: return sources.map(\.value).min().map { Int128($0) }
    case .max: return sources.map(\.value).max().map { Int128($0) }
    case .latest:
      let newest = sources.max { ($0.effective, $0.revision) < ($1.effective, $1.revision) }
      return newest.map { Int128($0.value) }
    default: return sources.reduce(Int128(0)) { $0 + Int128($1.value) }
    }
  }
}
