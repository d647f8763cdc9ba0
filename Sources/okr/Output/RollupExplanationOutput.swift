// A rollup's row taken apart, for people and for scripts.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Where one row comes from.
enum RollupExplanationOutput {
  static let listing = Listing<RollupPart>(
    columns: [
      .text("OBJECTIVE") { $0.figures?.id ?? "" },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("UNIT", isWide: true) { $0.unit },
      .text("SCORE", .decimal) {
        FigureText.ratio($0.figures?.score, digits: FigureText.changeDigits)
      },
      .text("WEIGHT", .decimal) { FigureText.weight($0.weight) },
      .text("ADDS", .decimal) {
        $0.contribution == nil
          ? "" : FigureText.ratio($0.contribution, digits: FigureText.changeDigits)
      },
      .text("COVER", .decimal, isWide: true) { FigureText.ratio($0.figures?.coverage) },
      ListColumn("HEALTH") { part, context in
        FigureText.cell(part.figures.flatMap { FigureText.status($0.health) }, context.surface)
      },
    ], json: { MessageJSON.object($0) }, id: { $0.figures?.id ?? "" })

  private static let unitListing = Listing<UnitMean>(
    columns: [
      .text("UNIT") { $0.unit },
      .text("NAME", isFlexible: true) { $0.name },
      .text("MEAN", .decimal) { FigureText.ratio($0.mean, digits: FigureText.changeDigits) },
      .text("SCORED", .right) { CountText.grouped($0.objectives) },
    ], json: { MessageJSON.object($0) }, id: { $0.unit })

  /// The row's own line, how it comes about, its units, and the objectives of the page.
  /// - Parameter scope: what the row is of, in words.
  static func lines(
    _ reply: ExplainRollupResponse, _ parts: [RollupPart], of scope: String,
    _ presenter: Presenter
  ) -> [String] {
    let surface = presenter.surface
    let row = RollupOutput.listing([], scope: scope).table(
      [reply.row ?? RollupRow()], isWide: presenter.format == .wide, presenter.context)
    var lines = row.lines(for: surface)
    for (name, words) in [
      ("score", reply.words), ("coverage", reply.coverageWords), ("health", reply.healthWords),
    ] {
      lines.append("  " + surface.paint("\(name): \(words)", .grey))
    }
    if reply.units.count > 1 {
      let units = Self.unitListing.table(reply.units, isWide: false, presenter.context)
      lines += [""] + units.lines(for: surface)
    }
    let objectives = Self.listing.table(
      parts, isWide: presenter.format == .wide, presenter.context)
    return lines + [""] + objectives.lines(for: surface)
  }

  /// `{"row":{…},"words":"…","coverage_words":"…","health_words":"…","units":[…],"items":[…],…}`.
  static func json(_ reply: ExplainRollupResponse, _ page: ListPage<RollupPart>) -> JSONValue {
    .object([
      .init("row", RollupOutput.json(reply.row ?? RollupRow(), [])),
      .init("words", .string(reply.words)),
      .init("coverage_words", .string(reply.coverageWords)),
      .init("health_words", .string(reply.healthWords)),
      .init("units", .array(reply.units.map { MessageJSON.object($0) })),
      .init("items", .array(page.items.map { Self.listing.json($0) })),
      .init("next_page_token", .string(page.nextPageToken)),
      .init("as_of_revision", .string(page.revision)),
    ])
  }
}
