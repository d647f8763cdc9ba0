// The computed figures as fields of filters.

internal import OKRModel
internal import ScoreEngine

/// What objectives and key results both have.
enum FigureFields {
  static func of<Row>(
    _ node: @escaping @Sendable (FilterRow<Row>) -> NodeID
  ) -> [FilterField<FilterRow<Row>>] {
    func ratio(
      _ name: String, _ read: @escaping @Sendable (ScoreEngine.NodeFigures) -> Int64?
    ) -> FilterField<FilterRow<Row>> {
      FilterField(
        name: name,
        kind: .number(digits: DecimalText.microDigits) {
          read($0.organisation.graph.figures(node($0)))
        })
    }
    return [
      ratio("score") { $0.score }, ratio("coverage") { $0.coverage },
      ratio("confidence") { $0.confidence },
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
}
