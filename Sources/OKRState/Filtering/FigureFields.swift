// The computed figures as fields of filters.

internal import OKRModel
internal import ScoreEngine

/// What objectives and key results both have.
enum FigureFields {
  static func of<Row>(
    _ node: @escaping @Sendable (FilterRow<Row>) -> NodeID
  ) -> [FilterField<FilterRow<Row>>] {
    [
      Self.number("score", of: node) { $0.score },
      Self.number("coverage", of: node) { $0.coverage },
      FilterField(
        name: "health",
        kind: .word(Health.statedNames) {
          $0.organisation.graph.figures(node($0)).health.name
        }),
      FilterField(
        name: "colour",
        kind: .word(Colour.statedNames) { $0.organisation.graph.colour(node($0)).name }),
    ]
  }

  /// One of them that is a number of millionths: ppm or micro-units.
  static func number<Row>(
    _ name: String, of node: @escaping @Sendable (FilterRow<Row>) -> NodeID,
    _ read: @escaping @Sendable (ScoreEngine.NodeFigures) -> Int64?
  ) -> FilterField<FilterRow<Row>> {
    FilterField(
      name: name,
      kind: .number(digits: DecimalText.microDigits) {
        read($0.organisation.graph.figures(node($0)))
      })
  }
}
