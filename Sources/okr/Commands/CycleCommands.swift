// How a cycle ends: what is missing, the close, and opening it again.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct CycleReadiness: WatchableCommand, PastCommand {
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
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.gate, self.watching.watch {
      throw ValidationError("--gate tells by its exit code, and --watch doesn't end: one of them.")
    }
  }

  static let listing = Listing<ReadinessItem>(
    columns: [
      .text("MISSING") { ReadinessText.words($0.issue) },
      .text("ID") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("OWNER") { $0.owner },
      .text("UNIT", isSpare: true) { $0.unit },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  func show(in session: Session) async throws {
    let presenter = session.presenter
    var report = GetCycleReadinessResponse()
    var items: [ReadinessItem] = []
    var revision = ""
    var token = self.page.page ?? ""
    repeat {
      let size = min(self.page.most - items.count, PageOptions.serverLimit)
      let answer = try await session.call(
        RPC.CycleService.getCycleReadiness,
        GetCycleReadinessRequest(id: self.id, page: Page(pageSize: Int32(size), pageToken: token)))
      report = answer.message
      items += report.items
      token = report.nextPageToken
      revision = answer.revision
    } while !token.isEmpty && items.count < self.page.most
    report.items = items
    if presenter.format == .ndjson || presenter.format == .csv || presenter.format == .id {
      let list = ListPage(
        items: items, nextPageToken: token, total: Int64(report.total), revision: revision)
      try presenter.show(list, Self.listing)
    } else {
      try presenter.object(ReadinessText.json(report, revision), id: self.id) {
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
    case .dependencyUnanswered: "dependency unanswered"
    case .dependencyLate: "dependency late"
    case .overridden: "overridden"
    case .unspecified, .unrecognized: ""
    }
  }

  /// A list with what it counts.
  static func json(_ report: GetCycleReadinessResponse, _ revision: String) -> JSONValue {
    guard case .object(var members) = MessageJSON.object(report) else { return .null }
    if let index = members.firstIndex(where: { $0.name == "next_page_token" }) {
      members[index].value = .string(report.nextPageToken)
    }
    return .object(members + [.init("as_of_revision", .string(revision))])
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
      (report.dependenciesUnanswered, "unanswered by another unit"),
      (report.dependenciesLate, "late from another unit"), (report.overridden, "overridden"),
    ].filter { $0.0 > 0 }.map { "\(CountText.grouped($0.0)) \($0.1)" }
  }

  static func lines(
    _ report: GetCycleReadinessResponse, _ id: String, _ presenter: Presenter
  ) -> [String] {
    let surface = presenter.surface
    let phase = FigureText.name(report.phase)
    let ended = report.hasEnded ? "its last day is over" : "its last day is not over everywhere"
    let missing = self.missing(report)
    let counts = missing.isEmpty ? "nothing is missing" : missing.joined(separator: ", ")
    let name = id.sanitised
    var lines = [
      "\(surface.paint(name, .bold))  \(phase), \(ended)", self.extent(report), counts,
    ]
    if report.phase == .draft || report.phase == .review {
      lines.append("it is closed from active or grading: okr cycle update \(name) --phase active")
    }
    if !report.items.isEmpty {
      let table = CycleReadiness.listing.table(report.items, isWide: false, presenter.context)
      lines += [""] + table.lines(for: surface)
    }
    return lines
  }
}

struct CycleCloseCommand: ChangingCommand {
  static let verb = "close"
  static let abstract = "Freeze a cycle's figures: nothing in it changes from then on."
  static let details = """
    Scores and grades are kept with the policy, the version of the arithmetic and digests of all inputs. Objectives, key results,
    grades and check-ins of the cycle are refused until okr cycle reopen. Cycles below are closed first.
    """
  static let examples = [
    "okr cycle close q3-2026 --dry-run", "okr cycle close q3-2026",
    "okr cycle close q3-2026 --yes --expected-version 812",
    "okr cycle close q3-2026 --yes --async",
  ]

  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @OptionGroup var detached: AsyncOption
  @OptionGroup(title: "Confirmation") var confirmation: ConfirmOptions
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws { try self.detached.check(self.change) }

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    if self.confirmation.isNeeded(mutation, session) { try await self.confirm(session, mutation) }
    if self.detached.isAsync {
      let answer = try await session.call(
        RPC.OperationService.startClose, StartCloseRequest(mutation: mutation, id: self.id))
      return try session.started(answer.message.operation, answer.revision)
    }
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
    // What would be refused anyway is refused before anybody is asked.
    var trial = mutation
    trial.validateOnly = true
    _ = try await session.call(
      RPC.CycleService.closeCycle, CloseCycleRequest(mutation: trial, id: self.id))
    let missing = ReadinessText.missing(report)
    var facts = [
      "This freezes \(ReadinessText.extent(report))"
        + (missing.isEmpty ? "." : "; \(missing.joined(separator: ", ")).")
    ]
    if !report.hasEnded { facts.append("Its last day is not over everywhere yet.") }
    if !missing.isEmpty {
      facts.append("  look first  " + SameConnection.command("okr cycle readiness \(self.id)"))
    }
    try self.confirmation.confirm(facts, "Close \(self.id)?", session.presenter)
  }
}

struct CycleReopen: ChangingCommand {
  static let verb = "reopen"
  static let abstract = "Open a closed cycle for grading again."
  static let details =
    "The close stays as it is, with who opened the cycle and why; okr cycle diff shows what changed since."
  static let examples = [
    "okr cycle reopen q3-2026 --reason \"audit\" --dry-run",
    "okr cycle reopen q3-2026 --reason \"two late sales reports\"",
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
    if self.confirmation.isNeeded(mutation, session) {
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
