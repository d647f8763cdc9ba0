// What closes froze: their list, their figures, and what changed since.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// A close in words.
enum CloseText {
  static func facts(_ close: CycleClose) -> [String] {
    var lines = [
      "  close \(close.number)  score \(FigureText.ratio(close.score, digits: FigureText.changeDigits))"
        + "  \(CountText.of(close.objectives, "objective")), "
        + CountText.of(close.keyResults, "key result")
    ]
    if !close.figuresDigest.isEmpty {
      lines.append("  figures  sha256 \(close.figuresDigest)")
    }
    return lines
  }

  static let listing = Listing<CycleClose>(
    columns: [
      .text("CLOSE", .right) { String($0.number) },
      ListColumn("AT") { Cell(FigureText.instant($0.instant, $1.surface, now: $1.nowMicros)) },
      .text("BY") { $0.actor },
      .text("SCORE", .decimal) { FigureText.ratio($0.score, digits: FigureText.changeDigits) },
      .text("OBJECTIVES", .right) { CountText.grouped($0.objectives) },
      .text("KEY RESULTS", .right) { CountText.grouped($0.keyResults) },
      ListColumn("REOPENED") {
        Cell(FigureText.instant($0.reopening?.recordedTime, $1.surface, now: $1.nowMicros))
      },
      .text("WHY", isFlexible: true) { $0.reopening?.reason ?? "" },
      .text("REVISION", .right, isWide: true) { String($0.revision) },
      .text("POLICY", .right, isWide: true) { String($0.policyNumber) },
      .text("ENGINE", .right, isWide: true) { String($0.engineVersion) },
      .text("FIGURES", isWide: true) { $0.figuresDigest },
    ],
    json: { MessageJSON.object($0) }, id: { String($0.number) })
}

struct CycleCloses: WatchableCommand, PastCommand {
  static let verb = "closes"
  static let abstract = "List a cycle's closes, the oldest first."
  static let examples = ["okr cycle closes q3-2026", "okr cycle closes q3-2026 -o json"]

  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try await session.presenter.list(CloseText.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.CycleService.listCycleCloses,
        ListCycleClosesRequest(page: Page(pageSize: Int32(size), pageToken: token), cycle: self.id))
      let reply = answer.message
      return ListPage(
        items: reply.closes, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

/// Which close is meant.
struct CloseChoice: ParsableArguments {
  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @Option(help: ArgumentHelp("Which close; default the newest.", valueName: "number"))
  var close: Int32 = 0

  func validate() throws {
    if self.close < 0 { throw ValidationError("--close is a number from 1 on.") }
  }
}

struct CycleFigures: PastCommand {
  static let verb = "figures"
  static let abstract = "Show the figures that a close froze."
  static let details =
    "They stay as they were, whatever becomes of the cycle, its units and regions."
  static let examples = [
    "okr cycle figures q3-2026", "okr cycle figures q3-2026 --close 1 --all -o csv",
  ]

  @OptionGroup var choice: CloseChoice
  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  static let listing = Listing<ClosedFigure>(
    columns: [
      .text("ID", isFlexible: true) { ($0.objective.isEmpty ? "" : "  ") + ($0.figures?.id ?? "") },
      .text("SCORE", .decimal) {
        FigureText.ratio($0.figures?.score, digits: FigureText.changeDigits)
      },
      .text("GRADE", .decimal) { $0.grade == nil ? "" : FigureText.ratio($0.grade) },
      .text("COVER", .decimal) { FigureText.ratio($0.figures?.coverage) },
      ListColumn("HEALTH") { item, context in
        FigureText.cell(item.figures.flatMap { FigureText.status($0.health) }, context.surface)
      },
      .text("STATE") { FigureText.name($0.state) },
      .text("WEIGHT", .decimal, isWide: true) { FigureText.weight($0.weight) },
      .text("VALUE", .decimal, isWide: true) { FigureText.value($0.figures?.value) },
    ],
    json: { ClosedFigureJSON.object($0) }, id: { $0.figures?.id ?? "" })

  func run(in session: Session) async throws {
    try await session.presenter.list(Self.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.CycleService.listClosedFigures,
        ListClosedFiguresRequest(
          page: Page(pageSize: Int32(size), pageToken: token), cycle: self.choice.id,
          number: self.choice.close))
      let reply = answer.message
      return ListPage(
        items: reply.figures, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

/// A frozen figure as one flat object.
enum ClosedFigureJSON {
  static func object(_ figure: ClosedFigure) -> JSONValue {
    .object(
      [
        .init("id", .string(figure.figures?.id ?? "")),
        .init("objective", figure.objective.isEmpty ? .null : .string(figure.objective)),
        .init("state", MessageJSON.name(figure.state)),
        .init("weight", MessageJSON.weight(figure.weight)),
        .init("grade", MessageJSON.ratio(figure.grade)),
      ] + FigureJSON.members(figure.figures))
  }
}

struct CycleDiff: PastCommand {
  static let verb = "diff"
  static let abstract = "Show what differs between a close and a later one, or now."
  static let details = """
    Compares score, attainment, coverage, value, grade, state and weight. Exits with 2 where anything differs.
    """
  static let examples = [
    "okr cycle diff q3-2026", "okr cycle diff q3-2026 --close 1 --with 2 -o json",
  ]

  @OptionGroup var choice: CloseChoice

  @Option(help: ArgumentHelp("The later close; default the figures of now.", valueName: "number"))
  var with: Int32 = 0

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  static let listing = Listing<ClosedDifference>(
    columns: [
      .text("") { $0.before == nil ? "+" : $0.after == nil ? "-" : "~" },
      .text("ID") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("SCORE", .decimal) { Self.score($0.before) },
      .text("LATER", .decimal) { Self.score($0.after) },
      .text("GRADE", .decimal) {
        $0.before?.grade == nil ? "" : FigureText.ratio($0.before?.grade)
      },
      .text("LATER", .decimal) { $0.after?.grade == nil ? "" : FigureText.ratio($0.after?.grade) },
      .text("STATE") { FigureText.name(($0.after ?? $0.before)?.state ?? .unspecified) },
    ],
    json: {
      .object([
        .init("id", .string($0.id)), .init("title", .string($0.title)),
        .init("before", $0.before.map { ClosedFigureJSON.object($0) } ?? .null),
        .init("after", $0.after.map { ClosedFigureJSON.object($0) } ?? .null),
      ])
    }, id: { $0.id })

  private static func score(_ figure: ClosedFigure?) -> String {
    figure.map { FigureText.ratio($0.figures?.score, digits: FigureText.changeDigits) } ?? ""
  }

  func run(in session: Session) async throws {
    var compared: Int64 = 0
    var total: Int64 = 0
    try await session.presenter.list(Self.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.CycleService.compareClose,
        CompareCloseRequest(
          page: Page(pageSize: Int32(size), pageToken: token), cycle: self.choice.id,
          number: self.choice.close, withNumber: self.with))
      let reply = answer.message
      compared = reply.compared
      total = Int64(reply.total)
      return ListPage(
        items: reply.differences, nextPageToken: reply.nextPageToken, total: total,
        revision: answer.revision)
    }
    guard total > 0 else { return }
    throw CommandFailure(
      .found, .failedPrecondition, .closesDiffer,
      "\(CountText.grouped(total)) of \(CountText.of(compared, "item")) differ.")
  }
}
