// What made a rollup's row change, for people and for scripts.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Why one row is another than before.
enum RollupChangeOutput {
  static let listing = Listing<MovedPart>(
    columns: [
      .text("OBJECTIVE") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("UNIT", isWide: true) { $0.unit },
      .text("BEFORE", .decimal) { Self.ratio($0.before?.score) },
      .text("AFTER", .decimal) { Self.ratio($0.after?.score) },
      ListColumn("MOVED", .decimal) { MovedOutput.moved($0.moved, $1.surface) },
      .text("WHY") { $0.words },
    ], json: { MessageJSON.object($0) }, id: { $0.id })

  private static let unitListing = Listing<MovedUnit>(
    columns: [
      .text("UNIT") { $0.unit },
      .text("NAME", isFlexible: true) { $0.name },
      .text("BEFORE", .decimal) { Self.ratio($0.before) },
      .text("AFTER", .decimal) { Self.ratio($0.after) },
      ListColumn("MOVED", .decimal) { MovedOutput.moved($0.moved, $1.surface) },
    ], json: { MessageJSON.object($0) }, id: { $0.unit })

  private static func ratio(_ ratio: Ratio?) -> String {
    FigureText.ratio(ratio, digits: FigureText.changeDigits)
  }

  /// The row's figures, what its units moved in the mean of units, and the objectives of the page.
  /// - Parameter scope: what the row is of, in words.
  static func lines(
    _ reply: ExplainRollupChangeResponse, _ parts: [MovedPart], of scope: String,
    _ presenter: Presenter
  ) -> [String] {
    let surface = presenter.surface
    let (old, new) = (reply.rowBefore, reply.rowAfter)
    var figures = Table([
      Column("FIGURE", isFlexible: true), Column("BEFORE", .decimal), Column("AFTER", .decimal),
      Column("MOVED", .decimal),
    ])
    figures.mayBeRecords = false
    for (name, before, after, moved) in [
      ("score of \(scope)", old?.score, new?.score, reply.moved),
      ("coverage", old?.coverage, new?.coverage, reply.coverageMoved),
      ("mean of units", old?.meanOfUnits, new?.meanOfUnits, reply.meanOfUnitsMoved),
    ] {
      figures.append([
        Cell(name), Cell(Self.ratio(before)), Cell(Self.ratio(after)),
        MovedOutput.moved(moved, surface),
      ])
    }
    var lines = figures.lines(for: surface)
    let units = reply.units.filter { !$0.isRounding }
    if !units.isEmpty {
      let table = Self.unitListing.table(units, isWide: false, presenter.context)
      lines += [""] + table.lines(for: surface)
    }
    let left = reply.units.filter(\.isRounding).compactMap(\.moved?.ppm)
    lines += Self.roundingLine("unit", left, surface)
    guard !parts.isEmpty else { return lines + ["", "No objective moved it."] }
    let moved = parts.filter { !$0.isRounding }
    if !moved.isEmpty { lines += [""] + Self.lines(moved, presenter) }
    return lines
      + Self.roundingLine(
        "objective", parts.filter(\.isRounding).map { $0.moved?.ppm ?? 0 }, surface)
  }

  /// Those that nothing changed of, in one line with what they moved together, so that what is shown sums to the whole.
  private static func roundingLine(
    _ noun: String, _ moved: [Int64], _ surface: Surface
  ) -> [String] {
    guard !moved.isEmpty else { return [] }
    let sum = MovedOutput.moved(Ratio(ppm: moved.reduce(0, +)), surface).text.nonEmpty ?? "0"
    let text = "\(CountText.of(Int64(moved.count), noun)) more by rounding alone, together \(sum)"
    return [surface.paint(text, .grey)]
  }

  /// Each objective on a line, what changed of it below.
  private static func lines(_ parts: [MovedPart], _ presenter: Presenter) -> [String] {
    let surface = presenter.surface
    let isWide = presenter.format == .wide
    var table = Table(
      [Column("OBJECTIVE", isFlexible: true)] + (isWide ? [Column("UNIT")] : []) + [
        Column("BEFORE", .decimal), Column("AFTER", .decimal), Column("MOVED", .decimal),
      ])
    table.mayBeRecords = false
    table.leastFlexibleColumns = TreeOutput.leastTitle
    for part in parts {
      table.append(
        [Cell(part.title, lead: "\(part.id)  ", leadStyle: .bold)]
          + (isWide ? [Cell(part.unit)] : []) + [
            Cell(Self.ratio(part.before?.score)), Cell(Self.ratio(part.after?.score)),
            MovedOutput.moved(part.moved, surface),
          ])
    }
    let rows = table.lines(for: surface)
    let words = parts.map { part in
      part.words.isEmpty ? [] : ["  " + surface.paint(part.words.sanitised, .grey)]
    }
    return rows.prefix(1) + zip(rows.dropFirst(), words).flatMap { [$0] + $1 }
  }

  /// `{"row_before":{…},"row_after":{…},"moved":"…","units":[…],"items":[…],…}`.
  static func json(
    _ reply: ExplainRollupChangeResponse, _ page: ListPage<MovedPart>
  ) -> JSONValue {
    .object([
      .init("row_before", reply.rowBefore.map { RollupOutput.json($0, []) } ?? .null),
      .init("row_after", reply.rowAfter.map { RollupOutput.json($0, []) } ?? .null),
      .init("moved", MessageJSON.ratio(reply.moved)),
      .init("coverage_moved", MessageJSON.ratio(reply.coverageMoved)),
      .init("mean_of_units_moved", MessageJSON.ratio(reply.meanOfUnitsMoved)),
      .init("units", .array(reply.units.map { MessageJSON.object($0) })),
      .init("items", .array(page.items.map { Self.listing.json($0) })),
      .init("before", MessageJSON.object(reply.before ?? AsOf())),
      .init("after", MessageJSON.object(reply.after ?? AsOf())),
      .init("next_page_token", .string(page.nextPageToken)),
      .init("as_of_revision", .string(page.revision)),
    ])
  }
}

extension MovedPart {
  /// True where nothing changed but what of the whole falls to it when that is rounded.
  fileprivate var isRounding: Bool {
    self.words.isEmpty && self.before?.score == self.after?.score
      && self.before?.coverage == self.after?.coverage
      && abs(self.moved?.ppm ?? 0) <= 1 && abs(self.coverageMoved?.ppm ?? 0) <= 1
  }
}

extension MovedUnit {
  fileprivate var isRounding: Bool {
    self.before == self.after && abs(self.moved?.ppm ?? 0) <= 1
  }
}
