// How a cycle ends: what is missing, the close, what it froze, and opening it again.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct CycleReadiness: PastCommand {
  static let verb = "readiness"
  static let abstract = "Show what a close would freeze, and what is still missing."
  static let details =
    "Open cycles below refuse a close; everything else is for people to judge. Changes nothing."
  static let examples = [
    "okr cycle readiness q3-2026", "okr cycle readiness q3-2026 --all -o json",
    "okr cycle readiness q3-2026 --gate -o id",
  ]

  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @Flag(help: "Exit with 2 where anything is missing.")
  var gate = false

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  static let listing = Listing<ReadinessItem>(
    columns: [
      .text("MISSING") { ReadinessText.words($0.issue) },
      .text("ID") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("OWNER") { $0.owner },
      .text("UNIT") { $0.unit },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  func run(in session: Session) async throws {
    let presenter = session.presenter
    var report = GetCycleReadinessResponse()
    var items: [ReadinessItem] = []
    var token = self.page.page ?? ""
    repeat {
      let size = min(self.page.most - items.count, PageOptions.serverLimit)
      let answer = try await session.call(
        RPC.CycleService.getCycleReadiness,
        GetCycleReadinessRequest(id: self.id, page: Page(pageSize: Int32(size), pageToken: token)))
      report = answer.message
      items += report.items
      token = report.nextPageToken
    } while !token.isEmpty && items.count < self.page.most
    report.items = items
    if presenter.format == .ndjson || presenter.format == .csv || presenter.format == .id {
      let list = ListPage(
        items: items, nextPageToken: token, total: Int64(report.total), revision: "")
      try presenter.show(list, Self.listing)
    } else {
      try presenter.object(MessageJSON.object(report), id: self.id) {
        ReadinessText.lines(report, self.id, presenter)
      }
    }
    if presenter.fieldNames == nil {
      try presenter.footer(shown: items.count, Int64(report.total), token)
    }
    if self.gate, report.total > 0 {
      throw CommandFailure(
        .found, .failedPrecondition, .notReady,
        "\(CountText.of(Int64(report.total), "thing")) to look at before \(self.id) is closed.")
    }
  }
}

/// Readiness in words.
enum ReadinessText {
  static func words(_ issue: ReadinessIssue) -> String {
    switch issue {
    case .childOpen: "cycle below open"
    case .noValue: "no value"
    case .outdated: "outdated"
    case .noGrade: "no grade"
    case .empty: "nothing counts"
    case .draft: "still a draft"
    case .unspecified, .unrecognized: ""
    }
  }

  /// What a close would freeze, such as `412 objectives and 1 203 key results in 6 regions`.
  static func extent(_ report: GetCycleReadinessResponse) -> String {
    let parts = [
      CountText.of(report.objectives, "objective") + " and "
        + CountText.of(report.keyResults, "key result")
    ]
    return (parts + (report.regions > 0 ? ["in " + CountText.of(report.regions, "region")] : []))
      .joined(separator: " ")
  }

  /// What is missing, a count each; empty where nothing is.
  static func missing(_ report: GetCycleReadinessResponse) -> [String] {
    [
      (report.childrenOpen, "below open"), (report.noValue, "without a value"),
      (report.outdated, "outdated"), (report.noGrade, "without a grade"),
      (report.empty, "with nothing that counts"), (report.drafts, "still drafts"),
    ].filter { $0.0 > 0 }.map { "\(CountText.grouped($0.0)) \($0.1)" }
  }

  static func lines(
    _ report: GetCycleReadinessResponse, _ id: String, _ presenter: Presenter
  ) -> [String] {
    let surface = presenter.surface
    let phase = FigureText.name(report.phase)
    let ended = report.hasEnded ? "its last day is over" : "its last day is not over everywhere"
    let missing = self.missing(report)
    var lines = [
      surface.paint(id.sanitised, .bold) + "  \(phase), \(ended)", self.extent(report),
      missing.isEmpty ? "nothing is missing" : missing.joined(separator: ", "),
    ]
    if !report.items.isEmpty {
      let table = CycleReadiness.listing.table(report.items, isWide: false, presenter.context)
      lines += [""] + table.lines(for: surface)
    }
    return lines
  }
}

struct CycleCloseCommand: ClientCommand {
  static let verb = "close"
  static let abstract = "Freeze a cycle's figures: nothing in it changes from then on."
  static let details = """
    Scores and grades are kept with the policy, the version of the arithmetic and digests of all inputs. Objectives, key results,
    grades and check-ins of the cycle are refused until okr cycle reopen. Cycles below are closed first.
    """
  static let examples = [
    "okr cycle close q3-2026", "okr cycle close q3-2026 --dry-run",
    "okr cycle close q3-2026 --yes --expected-version 812",
  ]

  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @OptionGroup(title: "Confirmation") var confirmation: ConfirmOptions
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    if !mutation.validateOnly, !self.confirmation.yes { try await self.confirm(session, mutation) }
    let answer = try await session.call(
      RPC.CycleService.closeCycle, CloseCycleRequest(mutation: mutation, id: self.id))
    let reply = answer.message
    let report = ChangeReport(
      verb: .close, noun: "cycle", key: "close", id: self.id, title: reply.cycle?.name ?? "",
      json: reply.close.map { MessageJSON.object($0) } ?? .null, outcome: reply.outcome,
      facts: reply.close.map { CloseText.facts($0) } ?? [], isDryRun: mutation.validateOnly)
    try session.presenter.change(report, mutation, revision: answer.revision)
  }

  /// Asks, where there is something to close.
  private func confirm(_ session: Session, _ mutation: Mutation) async throws {
    let answer = try await session.call(
      RPC.CycleService.getCycleReadiness,
      GetCycleReadinessRequest(id: self.id, page: Page(pageSize: 1)))
    let report = answer.message
    guard report.phase != .closed else { return }
    let missing = ReadinessText.missing(report)
    var facts = [
      "This freezes \(ReadinessText.extent(report))"
        + (missing.isEmpty ? "." : "; \(missing.joined(separator: ", ")).")
    ]
    if !report.hasEnded { facts.append("Its last day is not over everywhere yet.") }
    if !missing.isEmpty { facts.append("  look first  okr cycle readiness \(self.id)") }
    try self.confirmation.confirm(facts, "Close \(self.id)?", session.presenter)
  }
}

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
      .text("ENGINE", .right, isWide: true) { String($0.engineVersion) },
      .text("FIGURES", isWide: true) { $0.figuresDigest },
    ],
    json: { MessageJSON.object($0) }, id: { String($0.number) })
}

struct CycleReopen: ClientCommand {
  static let verb = "reopen"
  static let abstract = "Open a closed cycle for grading again."
  static let details =
    "The close stays as it is, with who opened the cycle and why; okr cycle diff shows what changed since."
  static let examples = [
    "okr cycle reopen q3-2026 --reason \"two late sales reports\"",
    "okr cycle reopen q3-2026 --reason \"audit\" --dry-run",
  ]

  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var reason: String

  @OptionGroup(title: "Confirmation") var confirmation: ConfirmOptions
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    if !mutation.validateOnly {
      try self.confirmation.confirm(
        ["This lets objectives, grades and check-ins of \(self.id) change again; it is noted."],
        "Open \(self.id) again?", session.presenter)
    }
    let answer = try await session.call(
      RPC.CycleService.reopenCycle,
      ReopenCycleRequest(mutation: mutation, id: self.id, reason: self.reason))
    let reply = answer.message
    let report = ChangeReport(
      verb: .reopen, noun: "cycle", key: "close", id: self.id, title: reply.cycle?.name ?? "",
      json: reply.close.map { MessageJSON.object($0) } ?? .null, outcome: reply.outcome,
      isDryRun: mutation.validateOnly)
    try session.presenter.change(report, mutation, revision: answer.revision)
  }
}

struct CycleCloses: PastCommand {
  static let verb = "closes"
  static let abstract = "List a cycle's closes, the oldest first."
  static let examples = ["okr cycle closes q3-2026", "okr cycle closes q3-2026 -o json"]

  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
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
      .text("NOW", .decimal) { Self.score($0.after) },
      .text("GRADE", .decimal) {
        $0.before?.grade == nil ? "" : FigureText.ratio($0.before?.grade)
      },
      .text("NOW", .decimal) { $0.after?.grade == nil ? "" : FigureText.ratio($0.after?.grade) },
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
      .found, .failedPrecondition, .figuresDiffer,
      "\(CountText.grouped(total)) of \(CountText.of(compared, "item")) differ.")
  }
}
