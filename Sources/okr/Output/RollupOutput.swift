// Rollup rows for people and for scripts.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Rollup rows.
enum RollupOutput {
  /// The rows' look, by the dimensions that were asked for.
  /// - Parameter scope: what the one row is of, where there are none.
  static func listing(_ dimensions: [Dimension], scope: String = "all") -> Listing<RollupRow> {
    Listing(
      columns: Self.scopeColumns(dimensions, scope) + Self.figureColumns,
      json: { Self.json($0, dimensions) },
      id: { row in row.keys.joined(separator: ",") })
  }

  private static func scopeColumns(
    _ dimensions: [Dimension], _ scope: String
  ) -> [ListColumn<RollupRow>] {
    if dimensions.isEmpty { return [.text("SCOPE", isFlexible: true) { _ in scope }] }
    return dimensions.enumerated().map { index, dimension in
      let isOnly = dimensions.count == 1
      return ListColumn(dimension.name.uppercased(), isFlexible: index == dimensions.count - 1) {
        row, context in
        // Only one dimension's rows stand in the order of their tree.
        let indent = isOnly ? String(repeating: "  ", count: Int(max(row.depth, 0))) : ""
        let key = Self.key(row, index)
        let name = Self.name(row, index)
        let shown = name == key ? "" : name
        let gap = shown.isEmpty ? "" : "  "
        let lead: String = indent + (key.isEmpty ? "(none)" : key) + gap
        return Cell(shown, lead: lead)
      }
    }
  }

  private static let figureColumns: [ListColumn<RollupRow>] = [
    .text("SCORE", .decimal) { FigureText.ratio($0.score) },
    ListColumn("", isSpare: true) { row, context in
      context.surface.isAccessible ? "" : FigureText.bar(row.score, row.colour)
    },
    .text("COVER", .decimal) { FigureText.ratio($0.coverage) },
    .text("OBJ", .right, isSpare: true) { String($0.objectives) },
    .text("ON", .right) { String($0.onTrack) },
    .text("RISK", .right) { String($0.atRisk) },
    .text("BEHIND", .right) { String($0.behind) },
    .text("OUTDATED", .right) { String($0.outdated) },
    .text("NO DATA", .right) { String($0.noData) },
    .text("SCORED", .right, isWide: true) { String($0.scored) },
    .text("KRS", .right, isWide: true) { String($0.keyResults) },
    .text("MEASURED", .right, isWide: true) { String($0.measured) },
    .text("RED", .right, isWide: true) { String($0.red) },
    .text("AMBER", .right, isWide: true) { String($0.amber) },
    .text("GREEN", .right, isWide: true) { String($0.green) },
    .text("CONFIDENCE", .decimal, isWide: true) { FigureText.ratio($0.meanConfidence) },
    .text("MEAN OF UNITS", .decimal, isWide: true) { FigureText.ratio($0.meanOfUnits) },
    ListColumn("COLOUR") { FigureText.cell(FigureText.status($0.colour), $1.surface) },
  ]

  private static func key(_ row: RollupRow, _ index: Int) -> String {
    row.keys.indices.contains(index) ? row.keys[index] : ""
  }

  private static func name(_ row: RollupRow, _ index: Int) -> String {
    row.names.indices.contains(index) ? row.names[index] : ""
  }

  /// A row's object: its keys under their dimensions' names, then its figures.
  static func json(_ row: RollupRow, _ dimensions: [Dimension]) -> JSONValue {
    var members: [JSONMember] = []
    for (index, dimension) in dimensions.enumerated() {
      members.append(.init(dimension.name, .text(Self.key(row, index))))
      members.append(
        .init(
          dimensions.count == 1 ? "name" : "\(dimension.name)_name", .text(Self.name(row, index))))
    }
    members.append(.init("depth", .integer(row.depth)))
    members.append(.init("score", MessageJSON.ratio(row.score)))
    members += Self.counts(row).map { .init($0.0, .integer($0.1)) }
    members += [
      .init("coverage", MessageJSON.ratio(row.coverage)),
      .init("mean_confidence", MessageJSON.ratio(row.meanConfidence)),
      .init("mean_of_units", MessageJSON.ratio(row.meanOfUnits)),
      .init("colour", MessageJSON.name(row.colour)),
    ]
    return .object(members)
  }

  private static func counts(_ row: RollupRow) -> [(String, Int64)] {
    [
      ("objectives", row.objectives), ("scored", row.scored), ("key_results", row.keyResults),
      ("measured", row.measured), ("red", row.red), ("amber", row.amber), ("green", row.green),
      ("on_track", row.onTrack), ("at_risk", row.atRisk), ("behind", row.behind),
      ("outdated", row.outdated), ("no_data", row.noData),
    ]
  }
}
