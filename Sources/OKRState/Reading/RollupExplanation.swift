// Where a rollup's row comes from: its objectives with what each adds, and its units' means.

public import OKRModel
internal import ScoreEngine

/// One row of a rollup, taken apart.
public struct RollupExplanation: Sendable {
  public let row: RollupRow
  /// How score and mean of units, coverage, and colour come about.
  public let words: String
  public let coverageWords: String
  public let healthWords: String
  /// Units with a mean of their own, in the order of their tree.
  public let units: [UnitMean]
  /// What holds the score down most comes first: by weight times what is missing to 1.
  private let parts: [ScopeShares.Part]

  public var count: Int { self.parts.count }

  /// - Throws: NOT_FOUND for a scope that doesn't exist or holds nothing, INVALID_ARGUMENT for a
  ///   scope with dimensions.
  public init(_ scope: QueryRollupRequest, of organisation: Organisation) throws(RequestError) {
    let shares = try ScopeShares(scope, of: organisation)
    guard let row = shares.row else { throw .emptyScope }
    self.row = row
    self.units = shares.units.map { part in
      let unit = organisation.units.rows[Int(part.unit)]
      return UnitMean(
        unit: unit.id, name: unit.name, mean: Ratio(ppm: part.mean), objectives: part.objectives)
    }
    self.words = Self.words(row, shares, organisation)
    self.coverageWords = Self.coverageWords(row, shares, organisation)
    self.healthWords = Self.healthWords(row, organisation.bands(of: scope))
    self.parts = shares.parts.sorted {
      let (one, other) = (Self.missing($0, organisation), Self.missing($1, organisation))
      return one == other ? $0.node.row < $1.node.row : one > other
    }
  }

  /// Some of the objectives.
  public func objectives(_ range: Range<Int>, of organisation: Organisation) -> [RollupPart] {
    self.parts[range].map { part in
      let objective = organisation.objectives.rows[part.node.row]
      return RollupPart(
        figures: organisation.figures(part.node), title: objective.title, unit: objective.unit,
        weight: objective.weight, contribution: Organisation.ratio(part.score),
        coverageContribution: Organisation.ratio(part.coverage))
    }
  }

  private static func missing(_ part: ScopeShares.Part, _ organisation: Organisation) -> Int64 {
    guard let score = organisation.graph.figures(part.node).score else { return Int64.min }
    return part.weight * (ExactRatio.one - score)
  }

  private static func words(
    _ row: RollupRow, _ shares: ScopeShares, _ organisation: Organisation
  ) -> String {
    guard let score = row.score?.ppm else {
      return "no score: none of \(shares.parts.count) has one that weighs"
    }
    let scored = shares.parts.filter { $0.score != nil }
    let weight = scored.reduce(Int64(0)) { $0 + $1.weight }
    let sum = scored.reduce(Int64(0)) {
      $0 + $1.weight * (organisation.graph.figures($1.node).score ?? 0)
    }
    var words =
      "weighted mean of \(scored.count): Σ w·s \(Organisation.decimal(sum / 1000))"
      + " / Σ w \(Organisation.thousandths(weight)) = \(Organisation.decimal(score))"
    if let mean = row.meanOfUnits?.ppm {
      let means = shares.units.reduce(Int64(0)) { $0 + $1.mean }
      words +=
        "; mean of \(shares.units.count) units: \(Organisation.decimal(means))"
        + " / \(shares.units.count) = \(Organisation.decimal(mean))"
    }
    return words
  }

  private static func coverageWords(
    _ row: RollupRow, _ shares: ScopeShares, _ organisation: Organisation
  ) -> String {
    let weight = shares.parts.reduce(Int64(0)) { $0 + $1.weight }
    guard weight > 0 else { return "nothing that weighs counts in it: 0" }
    let sum = shares.parts.reduce(Int64(0)) {
      $0 + $1.weight * organisation.graph.figures($1.node).coverage
    }
    return
      "weighted mean of \(shares.parts.count): Σ w·c \(Organisation.decimal(sum / 1000))"
      + " / Σ w \(Organisation.thousandths(weight))"
      + " = \(Organisation.decimal(row.coverage?.ppm ?? 0))"
  }

  private static func healthWords(_ row: RollupRow, _ bands: BandRule) -> String {
    let counts = [
      (row.onTrack, "on track"), (row.atRisk, "at risk"), (row.behind, "behind"),
      (row.outdated, "outdated"), (row.noData, "without data"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let objectives = "of \(row.objectives) objectives \(counts.joined(separator: ", "))"
    guard let score = row.score?.ppm else { return objectives }
    return "\(objectives); \(row.colour.name): \(bands.words(for: score))"
  }
}

extension BandRule {
  /// Which side of its bounds a score is on.
  fileprivate func words(for score: Int64) -> String {
    let (amber, green) = (Organisation.decimal(self.amber), Organisation.decimal(self.green))
    let text = Organisation.decimal(score)
    if score < self.amber { return "\(text) is under \(amber)" }
    return score < self.green
      ? "\(text) is at least \(amber), under \(green)" : "\(text) is at least \(green)"
  }
}
