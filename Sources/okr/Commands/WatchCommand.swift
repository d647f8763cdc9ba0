// Figures as they move.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct WatchCommand: ClientCommand {
  static let verb = "watch"
  static let abstract = "Follow scores as they move, until interrupted."
  static let details = """
    The present figures come first, then each change. A lost connection is made anew, and says so. -o ndjson gives one \
    object a change.
    """
  static let examples = [
    "okr watch o-1 o-2", "okr watch --rollup --by region --cycle q3-2026",
    "okr watch o-1 -o ndjson",
  ]
  static let isEndless = true
  /// Seconds before a lost connection is made anew.
  private static let pauseSeconds: Int64 = 2

  @Argument(
    help: "Objectives and key results, watched with all below them.",
    completion: IDCompletion.item.kind)
  var ids: [String] = []

  @Flag(help: "Watch a rollup instead of items.")
  var rollup = false

  @Flag(help: "End after the present figures.")
  var once = false

  @OptionGroup var scope: RollupOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.rollup == !self.ids.isEmpty {
      throw ValidationError("Either ids or --rollup is needed, and not both.")
    }
    if !self.rollup, self.scope.request != QueryRollupRequest() {
      throw ValidationError("--by and the other filters belong to --rollup.")
    }
    if self.output.format == .csv || self.output.format == .id {
      throw ValidationError("A watch is shown as table or ndjson.")
    }
  }

  func run(in session: Session) async throws {
    var request = WatchRequest(roots: self.ids)
    if self.rollup { request.rollup = self.scope.request }
    let printer = WatchPrinter(session.presenter, self.scope.dimensions)
    while true {
      do {
        try await session.backend.stream(RPC.ScoreService.watch, request, session.options) {
          reply in
          try printer.show(reply)
          if self.once { throw WatchEnd() }
        }
        return
      } catch is WatchEnd {
        return
      } catch let failure as CommandFailure where failure.exit == .unreachable {
        try session.presenter.remark(
          "the connection is lost after \(printer.lastRevision); trying again")
        try await Task.sleep(for: .seconds(Self.pauseSeconds))
      }
    }
  }
}

/// The asked part of the stream is there.
private struct WatchEnd: Error {}

/// Prints each change on a line, with the figure before it.
final class WatchPrinter {
  private let presenter: Presenter
  private let dimensions: [Dimension]
  private var scores: [String: Ratio?] = [:]
  private(set) var lastRevision = "the start"

  init(_ presenter: Presenter, _ dimensions: [Dimension]) {
    self.presenter = presenter
    self.dimensions = dimensions
  }

  func show(_ reply: WatchResponse) throws {
    self.lastRevision = "revision \(reply.revision)"
    if self.presenter.format.isJSON { return try self.presenter.line(self.json(reply).compact) }
    let time = reply.instant.map { InstantText.format(unixMicros: $0.unixMicros) } ?? ""
    for figures in reply.figures {
      try self.line(
        time, figures.id, figures.score, FigureText.status(figures.health), figures.coverage)
    }
    for row in reply.rows {
      try self.line(
        time, row.keys.joined(separator: ","), row.score, FigureText.status(row.colour),
        row.coverage)
    }
    if reply.coalesced { try self.presenter.remark("states in between were left out") }
  }

  private func line(
    _ time: String, _ id: String, _ score: Ratio?, _ status: Terminal.Status?, _ coverage: Ratio?
  ) throws {
    let surface = self.presenter.surface
    let after = FigureText.ratio(score, digits: FigureText.changeDigits)
    var moved = after
    if let before = self.scores[id], before != score {
      moved = "\(FigureText.ratio(before, digits: FigureText.changeDigits)) → \(after)"
    }
    self.scores[id] = .some(score)
    let word =
      status.map { surface.paint($0.text(isAccessible: surface.isAccessible), $0.style) } ?? ""
    let parts = [
      time, id.isEmpty ? "all" : id.sanitised, moved, word,
      "coverage \(FigureText.ratio(coverage))",
    ]
    try self.presenter.line(parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  private func json(_ reply: WatchResponse) -> JSONValue {
    .object([
      .init("revision", .integer(reply.revision)),
      .init("instant", MessageJSON.instant(reply.instant)),
      .init("figures", .array(reply.figures.map { MessageJSON.object($0) })),
      .init("rows", .array(reply.rows.map { RollupOutput.json($0, self.dimensions) })),
      .init("coalesced", .bool(reply.coalesced)),
    ])
  }
}
