// What a metric comes to over regions, units and cycles.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct MetricRollupCommand: WatchableCommand, PastCommand {
  static let verb = "rollup"
  static let abstract = "Add a metric up over regions, units, cycles or others, by its own rule."
  static let details = """
    Counted are the values in force of the key results that measure the metric, each once, where it and its objective count. \
    The metric's rollup says how: sum, mean (by the key results' weights), min, max, latest, or ratio (one metric's sum over another's). \
    Key results of another unit of measure, and those whose value is made of others, are left out and counted. \
    okr keyresult list --filter 'metric = leads' shows whose values they are.
    """
  static let examples = [
    "okr metric rollup leads --by region --cycle q3-2026",
    "okr metric rollup conversion --by region,unit -o json",
    "okr metric rollup leads --by unit --region emea -o wide",
  ]

  @Argument(help: "The metric.", completion: IDCompletion.metric.kind)
  var id: String

  @OptionGroup var scope: RollupOptions
  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let listing = MetricOutput.listing(self.scope.dimensions, scope: self.scope.text)
    try await session.presenter.list(listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.ScoreService.queryMetric,
        QueryMetricRequest(
          metric: self.id, scope: self.scope.request,
          page: Page(pageSize: Int32(size), pageToken: token)))
      let reply = answer.message
      return ListPage(
        items: reply.rows, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

/// A metric's rows for people and for scripts.
enum MetricOutput {
  /// - Parameter scope: what the one row is of, where there are no dimensions.
  static func listing(_ dimensions: [Dimension], scope: String) -> Listing<MetricRow> {
    Listing(
      columns: RollupOutput.scopeColumns(dimensions, scope) + [
        .text("VALUE", .decimal) { FigureText.value($0.value) },
        .text("KRS", .right) { String($0.keyResults) },
        .text("MEASURED", .right) { String($0.measured) },
        .text("LEFT OUT", .right, isWide: true) { String($0.leftOut) },
        .text("NUMERATOR", .decimal, isWide: true) { FigureText.value($0.numerator) },
        .text("DENOMINATOR", .decimal, isWide: true) { FigureText.value($0.denominator) },
        ListColumn("NEWEST", isWide: true) {
          Cell(FigureText.instant($0.latest, $1.surface, now: $1.nowMicros))
        },
        .text("HOW", isFlexible: true, isSpare: true) { $0.words },
      ],
      json: { Self.json($0, dimensions) },
      id: { row in row.keys.joined(separator: ",") })
  }

  private static func json(_ row: MetricRow, _ dimensions: [Dimension]) -> JSONValue {
    .object(
      RollupOutput.scopeMembers(row, dimensions) + [
        .init("value", MessageJSON.value(row.value)),
        .init("key_results", .integer(row.keyResults)),
        .init("measured", .integer(row.measured)),
        .init("left_out", .integer(row.leftOut)),
        .init("numerator", MessageJSON.value(row.numerator)),
        .init("denominator", MessageJSON.value(row.denominator)),
        .init("latest", MessageJSON.instant(row.latest)),
        .init("words", .text(row.words)),
      ])
  }
}
