// Rollup rows over the counting objectives of a scope.
public import OKRModel

extension ReferenceEvaluator {
  /// A row for each scope that has counting objectives, sorted by its keys. Region and unit rows
  /// hold what is below them; with a region or unit in the scope, only rows at or below it.
  public func rollup(
    by dimensions: [Dimension] = [], scope: ReferenceScope = ReferenceScope()
  ) -> [ReferenceRow] {
    var groups: [[String]: [Objective]] = [:]
    for objective in self.input.objectives
    where self.counts(objective) && self.isIn(scope, objective) {
      for keys in self.keys(of: objective, dimensions, scope) {
        groups[keys, default: []].append(objective)
      }
    }
    return groups.map { self.row($0.key, $0.value) }
      .sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
  }

  private func level(_ objective: Objective) -> Level {
    objective.level == .unspecified ? .team : objective.level
  }

  private func commitment(_ objective: Objective) -> Commitment {
    objective.commitment == .unspecified ? .aspirational : objective.commitment
  }

  func isIn(_ scope: ReferenceScope, _ objective: Objective) -> Bool {
    let regions = self.regionAndAbove(self.ownerRegion(of: objective))
    return (scope.cycle.isEmpty || scope.cycle == objective.cycle)
      && (scope.region.isEmpty || regions.contains(scope.region))
      && (scope.unit.isEmpty || self.unitAndAbove(objective.unit).contains(scope.unit))
      && (scope.level == .unspecified || scope.level == self.level(objective))
      && (scope.category ?? objective.category) == objective.category
      && (scope.commitment == .unspecified || scope.commitment == self.commitment(objective))
  }

  func keys(
    of objective: Objective, _ dimensions: [Dimension], _ scope: ReferenceScope
  ) -> [[String]] {
    dimensions.reduce([[]]) { heads, dimension in
      let values = self.values(of: objective, dimension, scope)
      return heads.flatMap { head in values.map { head + [$0] } }
    }
  }

  private func values(
    of objective: Objective, _ dimension: Dimension, _ scope: ReferenceScope
  ) -> [String] {
    switch dimension {
    case .region:
      Self.chain(self.regionAndAbove(self.ownerRegion(of: objective)), upTo: scope.region)
    case .unit: Self.chain(self.unitAndAbove(objective.unit), upTo: scope.unit)
    case .level: [self.level(objective).name]
    case .category: [objective.category]
    case .commitment: [self.commitment(objective).name]
    case .cycle: [objective.cycle]
    default: [""]
    }
  }

  private static func chain(_ chain: [String], upTo top: String) -> [String] {
    guard !chain.isEmpty else { return [""] }
    guard let place = chain.firstIndex(of: top) else { return chain }
    return Array(chain[...place])
  }

  private func row(_ keys: [String], _ objectives: [Objective]) -> ReferenceRow {
    var row = ReferenceRow(keys: keys)
    row.objectives = Int64(objectives.count)
    row.score = self.mean(objectives)
    row.coverage =
      weightedMean(
        objectives.map { (self.weight($0.weight), self.figures(of: $0.id).coverage ?? 0) }) ?? 0
    row.meanOfUnits = self.meanOfUnits(objectives)
    for objective in objectives { Self.count(self.figures(of: objective.id), in: &row) }
    self.countKeyResults(of: objectives, in: &row)
    return row
  }

  private func mean(_ objectives: [Objective]) -> Int64? {
    weightedMean(
      objectives.compactMap { objective in
        self.figures(of: objective.id).score.map { (self.weight(objective.weight), $0) }
      })
  }

  private func meanOfUnits(_ objectives: [Objective]) -> Int64? {
    let byUnit = Dictionary(grouping: objectives.filter { !$0.unit.isEmpty }, by: \.unit)
    return weightedMean(byUnit.values.compactMap { self.mean($0) }.map { (1, $0) })
  }

  private func countKeyResults(of objectives: [Objective], in row: inout ReferenceRow) {
    var confidences: [(Int64, Int64)] = []
    for objective in objectives {
      for keyResult in self.keyResultsOfObjective[objective.id] ?? []
      where self.counts(keyResult) {
        let figures = self.figures(of: keyResult.id)
        row.keyResults += 1
        if figures.coverage != 0 { row.measured += 1 }
        if let confidence = figures.confidence { confidences.append((1, confidence)) }
      }
    }
    row.meanConfidence = weightedMean(confidences.map { (weight: $0.0, figure: $0.1) })
  }

  private static func count(_ figures: ReferenceFigures, in row: inout ReferenceRow) {
    if figures.score != nil { row.scored += 1 }
    switch figures.colour {
    case .red: row.red += 1
    case .amber: row.amber += 1
    case .green: row.green += 1
    default: break
    }
    switch figures.health {
    case .onTrack: row.onTrack += 1
    case .atRisk: row.atRisk += 1
    case .behind: row.behind += 1
    case .outdated: row.outdated += 1
    default: row.noData += 1
    }
  }
}
