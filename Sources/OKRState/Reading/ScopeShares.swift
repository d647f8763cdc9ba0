// The objectives and units of a rollup's scope, each with its exact share of the row's figures.

internal import OKRModel
internal import ScoreEngine

/// One row of a rollup in its parts: the shares of each figure sum exactly to it.
struct ScopeShares: Sendable {
  /// A counting objective. Shares in ppm, nil where it has no part in the figure.
  struct Part {
    var node: NodeID
    var weight: Int64
    var score: Int64?
    var coverage: Int64?
  }

  /// A unit with a mean of its own, in ppm, and its share of the mean of units.
  struct UnitPart {
    var unit: Int32
    var mean: Int64
    var objectives: Int64
    var share: Int64
  }

  /// Nil where no counting objective stands in the scope.
  let row: RollupRow?
  /// In the order they were made.
  let parts: [Part]
  /// In the order of their tree.
  let units: [UnitPart]

  /// - Throws: NOT_FOUND for a scope that doesn't exist, INVALID_ARGUMENT for one with dimensions.
  init(_ scope: QueryRollupRequest, of organisation: Organisation) throws(RequestError) {
    guard scope.by.isEmpty else {
      throw .field("scope.by", "has no place here: a scope is one row", limit: "none")
    }
    self.row = try organisation.rollup(scope).first
    let graph = organisation.graph
    let nodes = organisation.objectives(in: scope)
    let weights = nodes.map { graph.weight($0) }
    let scores = Self.shares(weights, nodes.map { graph.figures($0).score })
    let coverages = Self.shares(weights, nodes.map { graph.figures($0).coverage })
    self.parts = nodes.indices.map {
      Part(node: nodes[$0], weight: weights[$0], score: scores[$0], coverage: coverages[$0])
    }
    self.units = Self.units(nodes, organisation)
  }

  /// What each value adds to their mean by weight. Rounded so that the shares sum to the rounded mean.
  static func shares(_ weights: [Int64], _ values: [Int64?]) -> [Int64?] {
    let weight = zip(weights, values).reduce(Int64(0)) { $1.1 == nil ? $0 : $0 + $1.0 }
    guard weight > 0 else { return values.map { _ in nil } }
    var (sum, given) = (Int64(0), Int64(0))
    return zip(weights, values).map { weightOfOne, value in
      guard let value else { return nil }
      sum += weightOfOne * value
      let upTo = ExactRatio.rounded(sum, weight)
      defer { given = upTo }
      return upTo - given
    }
  }

  private static func units(_ nodes: [NodeID], _ organisation: Organisation) -> [UnitPart] {
    var sums: [Int32: (weighted: Int64, weight: Int64, count: Int64)] = [:]
    for node in nodes {
      let unit = organisation.graph.place(node).unit
      guard unit >= 0, let score = organisation.graph.figures(node).score else { continue }
      let weight = organisation.graph.weight(node)
      sums[unit, default: (0, 0, 0)].weighted += weight * score
      sums[unit, default: (0, 0, 0)].weight += weight
      sums[unit, default: (0, 0, 0)].count += 1
    }
    let units = sums.compactMap { unit, sum in
      ExactRatio.mean(sum.weighted, sum.weight).map {
        UnitPart(unit: unit, mean: $0, objectives: sum.count, share: 0)
      }
    }.sorted { organisation.unitTree.rank($0.unit) < organisation.unitTree.rank($1.unit) }
    let shares = Self.shares(units.map { _ in 1 }, units.map(\.mean))
    return zip(units, shares).map { unit, share in
      var unit = unit
      unit.share = share ?? 0
      return unit
    }
  }
}

extension RequestError {
  static let emptyScope = RequestError(
    .notFound, .notFound,
    "No counting objective stands in that scope: nothing is to be explained.")
}
