// Where a rollup's row comes from: its objectives with what each adds, and its units' means.

public import OKRModel
internal import ScoreEngine

/// One row of a rollup, taken apart.
public struct RollupExplanation: Sendable {
  public let row: RollupRow
  public let words: String
  /// Units with a mean of their own, in the order of their tree.
  public let units: [UnitMean]
  /// What holds the score down most comes first: by weight times what is missing to 1.
  private let parts: [Part]

  private struct Part {
    var node: NodeID
    var weight: Int64
    var contribution: Int64?
  }

  public var count: Int { self.parts.count }

  /// - Throws: NOT_FOUND for a scope that doesn't exist or holds nothing, INVALID_ARGUMENT for a
  ///   scope with dimensions.
  public init(_ scope: QueryRollupRequest, of organisation: Organisation) throws(RequestError) {
    guard scope.by.isEmpty else {
      throw .field("scope.by", "has no place here: a scope is one row", limit: "none")
    }
    guard let row = try organisation.rollup(scope).first else {
      throw RequestError(
        .notFound, .notFound,
        "No counting objective stands in that scope: nothing is to be explained.")
    }
    self.row = row
    var parts = organisation.objectives(in: scope).map {
      Part(node: $0, weight: organisation.graph.weight($0))
    }
    Self.share(&parts, organisation)
    self.units = Self.units(parts, organisation)
    self.words = Self.words(row, parts, self.units, organisation)
    self.parts = parts.sorted {
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
        weight: objective.weight, contribution: Organisation.ratio(part.contribution))
    }
  }

  private static func missing(_ part: Part, _ organisation: Organisation) -> Int64 {
    guard let score = organisation.graph.figures(part.node).score else { return Int64.min }
    return part.weight * (ExactRatio.one - score)
  }

  /// Each scored objective's part of the mean, so that the parts sum exactly to it.
  private static func share(_ parts: inout [Part], _ organisation: Organisation) {
    let scores = parts.map { organisation.graph.figures($0.node).score }
    let weight = zip(parts, scores).reduce(Int64(0)) { $1.1 == nil ? $0 : $0 + $1.0.weight }
    guard weight > 0 else { return }
    var (sum, given) = (Int64(0), Int64(0))
    for (index, score) in scores.enumerated() {
      guard let score else { continue }
      sum += parts[index].weight * score
      let upTo = ExactRatio.rounded(sum, weight)
      parts[index].contribution = upTo - given
      given = upTo
    }
  }

  private static func units(_ parts: [Part], _ organisation: Organisation) -> [UnitMean] {
    var sums: [Int32: (weighted: Int64, weight: Int64, count: Int64)] = [:]
    for part in parts {
      let unit = organisation.graph.place(part.node).unit
      guard unit >= 0, let score = organisation.graph.figures(part.node).score else { continue }
      sums[unit, default: (0, 0, 0)].weighted += part.weight * score
      sums[unit, default: (0, 0, 0)].weight += part.weight
      sums[unit, default: (0, 0, 0)].count += 1
    }
    return sums.sorted { organisation.unitTree.rank($0.key) < organisation.unitTree.rank($1.key) }
      .compactMap { index, sum in
        ExactRatio.mean(sum.weighted, sum.weight).map { mean in
          let unit = organisation.units.rows[Int(index)]
          return UnitMean(
            unit: unit.id, name: unit.name, mean: Ratio(ppm: mean), objectives: sum.count)
        }
      }
  }

  private static func words(
    _ row: RollupRow, _ parts: [Part], _ units: [UnitMean], _ organisation: Organisation
  ) -> String {
    guard let score = row.score?.ppm else {
      return "no score: none of \(parts.count) has one that weighs"
    }
    let scored = parts.filter { $0.contribution != nil }
    let weight = scored.reduce(Int64(0)) { $0 + $1.weight }
    let sum = scored.reduce(Int64(0)) {
      $0 + $1.weight * (organisation.graph.figures($1.node).score ?? 0)
    }
    var words =
      "weighted mean of \(scored.count): Σ w·s \(Organisation.decimal(sum / 1000))"
      + " / Σ w \(Organisation.thousandths(weight)) = \(Organisation.decimal(score))"
    if let mean = row.meanOfUnits?.ppm {
      let means = units.reduce(Int64(0)) { $0 + ($1.mean?.ppm ?? 0) }
      words +=
        "; mean of \(units.count) units: \(Organisation.decimal(means)) / \(units.count)"
        + " = \(Organisation.decimal(mean))"
    }
    return words
  }
}
