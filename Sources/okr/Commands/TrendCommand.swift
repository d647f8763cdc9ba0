// How figures went over time.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct TrendCommand: WatchableCommand, PastCommand {
  static let verb = "trend"
  static let abstract = "Show how scores went, by day, week, month or quarter."
  static let details = """
    Of items, or without any of a scope. Each point is the figure at the end of its last day by what is known now: late check-ins and \
    corrections count, and targets, weights and edges are those of their day.
    """
  static let examples = [
    "okr trend o-12", "okr trend o-1 o-12 --by month --from 2026-01-01 -o csv",
    "okr trend --region emea --cycle q3-2026 --by day",
  ]

  @Argument(help: "Objectives or key results, up to 16.", completion: IDCompletion.item.kind)
  var items: [String] = []

  @Option(help: ArgumentHelp("A point for each.", valueName: "period"))
  var by: EnumArgument<Period> = EnumArgument(.week)

  @Option(help: ArgumentHelp("The first day; default the cycle's first.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("The last day; default today.", valueName: "day"))
  var until: String?

  @Option(
    help: ArgumentHelp("A scope: only this cycle.", valueName: "id"),
    completion: IDCompletion.cycle.kind)
  var cycle: String?

  @Option(
    help: ArgumentHelp("A scope: only this region and those below.", valueName: "id"),
    completion: IDCompletion.region.kind)
  var region: String?

  @Option(
    help: ArgumentHelp("A scope: only this unit and those below.", valueName: "id"),
    completion: IDCompletion.unit.kind)
  var unit: String?

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  private var hasScope: Bool { self.cycle != nil || self.region != nil || self.unit != nil }

  func validate() throws {
    if self.items.isEmpty != self.hasScope {
      throw ValidationError(
        self.items.isEmpty
          ? "Name items, or a scope by --cycle, --region or --unit."
          : "Items and a scope don't go together.")
    }
  }

  func show(in session: Session) async throws {
    var request = QueryTrendRequest(
      ids: self.items, by: self.by.value,
      from: try self.from.map { text throws(CommandFailure) in
        try InputText.day(text, field: "--from")
      } ?? "",
      until: try self.until.map { text throws(CommandFailure) in
        try InputText.day(text, field: "--until")
      } ?? "")
    if self.hasScope {
      request.scope = QueryRollupRequest(
        cycle: self.cycle ?? "", region: self.region ?? "", unit: self.unit ?? "")
    }
    let answer = try await session.call(RPC.ScoreService.queryTrend, request)
    let points = answer.message.points
    let rows = points.flatMap { TrendOutput.rows($0) }
    try session.presenter.show(
      ListPage(
        items: TrendOutput.withChanges(rows), nextPageToken: "", total: Int64(rows.count),
        revision: answer.revision),
      TrendOutput.listing(hasItems: self.items.count > 1))
  }
}

/// One figure at one point.
struct TrendRow: Sendable {
  var day: String
  var instant: Instant?
  /// The item; empty for a scope.
  var id: String
  var score: Ratio?
  var coverage: Ratio?
  var colour: Colour
  var health: Health
  /// Since the point before; nil where one of both has no score.
  var change: Int64?
  /// Objectives of a scope.
  var objectives: Int64?
}

enum TrendOutput {
  static func rows(_ point: TrendPoint) -> [TrendRow] {
    if let row = point.row {
      return [
        TrendRow(
          day: point.day, instant: point.instant, id: "", score: row.score, coverage: row.coverage,
          colour: row.colour, health: .unspecified, objectives: row.objectives)
      ]
    }
    if point.figures.isEmpty {
      return [
        TrendRow(
          day: point.day, instant: point.instant, id: "", colour: .unspecified,
          health: .unspecified)
      ]
    }
    return point.figures.map { figures in
      TrendRow(
        day: point.day, instant: point.instant, id: figures.id, score: figures.score,
        coverage: figures.coverage, colour: figures.colour, health: figures.health)
    }
  }

  /// The rows with what changed since the row of the same item before.
  static func withChanges(_ rows: [TrendRow]) -> [TrendRow] {
    var last: [String: Ratio] = [:]
    return rows.map { row in
      var row = row
      if let score = row.score, let before = last[row.id] { row.change = score.ppm - before.ppm }
      last[row.id] = row.score
      return row
    }
  }

  static func listing(hasItems: Bool) -> Listing<TrendRow> {
    var columns: [ListColumn<TrendRow>] = [.text("UNTIL") { $0.day }]
    if hasItems { columns.append(.text("ID") { $0.id }) }
    columns += [
      .text("SCORE", .decimal) { FigureText.ratio($0.score, digits: FigureText.changeDigits) },
      ListColumn("", isSpare: true) { row, context in
        row.score == nil || context.surface.isAccessible
          ? "" : FigureText.bar(row.score, row.colour)
      },
      ListColumn("CHANGE", .decimal) { row, context in Self.change(row.change, context.surface) },
      .text("COVER", .decimal) { $0.coverage == nil ? "" : FigureText.ratio($0.coverage) },
      ListColumn("HEALTH") { row, context in
        FigureText.cell(
          FigureText.status(row.health) ?? FigureText.status(row.colour), context.surface)
      },
    ]
    return Listing(
      columns: columns,
      empty: { TrendRow(day: "", id: "", colour: .unspecified, health: .unspecified) },
      json: { Self.json($0) }, id: { $0.id })
  }

  private static func change(_ ppm: Int64?, _ surface: Surface) -> Cell {
    guard let ppm, ppm != 0 else { return "" }
    let text = FigureText.ratio(Ratio(ppm: abs(ppm)), digits: FigureText.changeDigits)
    if surface.isAccessible { return Cell((ppm > 0 ? "up " : "down ") + text) }
    return ppm > 0 ? Cell("▲ " + text, .green) : Cell("▼ " + text, .red)
  }

  private static func json(_ row: TrendRow) -> JSONValue {
    .object([
      .init("day", .string(row.day)), .init("instant", MessageJSON.instant(row.instant)),
      .init("id", .text(row.id)), .init("score", MessageJSON.ratio(row.score)),
      .init("change", MessageJSON.ratio(row.change.map { Ratio(ppm: $0) })),
      .init("coverage", MessageJSON.ratio(row.coverage)),
      .init("health", MessageJSON.name(row.health)), .init("colour", MessageJSON.name(row.colour)),
      .init("objectives", row.objectives.map { .integer($0) } ?? .null),
    ])
  }
}
