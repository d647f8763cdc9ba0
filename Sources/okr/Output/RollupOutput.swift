// Rollup rows for people and for scripts.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// A row of something over scopes.
protocol ScopedRow: Sendable {
  /// One a dimension.
  var keys: [String] { get }
  var names: [String] { get }
  /// Levels below the top of its tree.
  var depth: Int32 { get }
}

extension RollupRow: ScopedRow {}
extension MetricRow: ScopedRow {}

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

  /// What a row is of.
  static func scopeColumns<Row: ScopedRow>(
    _ dimensions: [Dimension], _ scope: String
  ) -> [ListColumn<Row>] {
    if dimensions.isEmpty { return [.text("SCOPE", isFlexible: true) { _ in scope }] }
    if dimensions.count == 1 { return [Self.treeColumn(dimensions[0])] }
    // Beside one another the keys are enough, and leave room for the figures.
    return dimensions.enumerated().flatMap { index, dimension in
      let title = dimension.name.uppercased()
      return [
        ListColumn<Row>.text(title) { Self.shownKey($0, index) },
        .text("\(title) NAME", isWide: true) { Self.shownName($0, index) },
      ]
    }
  }

  /// One dimension's rows stand in the order of their tree.
  private static func treeColumn<Row: ScopedRow>(_ dimension: Dimension) -> ListColumn<Row> {
    ListColumn(dimension.name.uppercased(), isFlexible: true) { row, context in
      let indent = String(repeating: "  ", count: Int(max(row.depth, 0)))
      let name = Self.shownName(row, 0)
      let lead: String = indent + Self.shownKey(row, 0) + (name.isEmpty ? "" : "  ")
      return Cell(name, lead: lead)
    }
  }

  private static func shownKey(_ row: some ScopedRow, _ index: Int) -> String {
    Self.key(row, index).nonEmpty ?? "(none)"
  }

  /// Empty where it tells no more than the key.
  private static func shownName(_ row: some ScopedRow, _ index: Int) -> String {
    let name = Self.name(row, index)
    return name == Self.key(row, index) ? "" : name
  }

  private static var figureColumns: [ListColumn<RollupRow>] {
    [
      .text("SCORE", .decimal) { FigureText.ratio($0.score) },
      ListColumn("", isSpare: true) { row, context in
        context.surface.isAccessible ? "" : FigureText.bar(row.score, row.colour)
      },
      .text("COVER", .decimal) { FigureText.ratio($0.coverage) },
      .text("OBJ", .right, isSpare: true) { String($0.objectives) },
      .text("ON", .right) { String($0.onTrack) },
      .text("RISK", .right) { String($0.atRisk) },
      .text("BEHIND", .right) { String($0.behind) },
      .text("OUTDATED", .right, isSpare: true) { String($0.outdated) },
      .text("NO DATA", .right, isSpare: true) { String($0.noData) },
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
  }

  private static func key(_ row: some ScopedRow, _ index: Int) -> String {
    row.keys.indices.contains(index) ? row.keys[index] : ""
  }

  private static func name(_ row: some ScopedRow, _ index: Int) -> String {
    row.names.indices.contains(index) ? row.names[index] : ""
  }

  /// A row's keys under their dimensions' names.
  static func scopeMembers(_ row: some ScopedRow, _ dimensions: [Dimension]) -> [JSONMember] {
    var members: [JSONMember] = []
    for (index, dimension) in dimensions.enumerated() {
      members.append(.init(dimension.name, .text(Self.key(row, index))))
      members.append(
        .init(
          dimensions.count == 1 ? "name" : "\(dimension.name)_name", .text(Self.name(row, index))))
    }
    let isTree = dimensions == [.region] || dimensions == [.unit]
    members.append(.init("depth", isTree ? .integer(row.depth) : .null))
    return members
  }

  /// A row's object: what it is of, then its figures.
  static func json(_ row: RollupRow, _ dimensions: [Dimension]) -> JSONValue {
    var members = Self.scopeMembers(row, dimensions)
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
