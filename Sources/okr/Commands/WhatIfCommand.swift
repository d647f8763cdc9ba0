// What would move: changes that are tried together, and nothing written.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct WhatIfCommand: PastCommand {
  static let verb = "whatif"
  static let abstract = "Show what some changes would move, together; nothing is written."
  static let details = """
    Values are tried as check-ins of now. --weight and --state take objectives and key results. The answer is what the same changes would \
    do, by the server's own rules.
    """
  static let examples = [
    "okr whatif kr-41=2.8 kr-9=yes", "okr whatif --state o-31=cancelled --weight o-12=2",
    "okr whatif kr-41=3 -o json --as-of 2026-09-30T18:00:00Z",
  ]

  static func isOwn(_ request: any WireMessage) -> Bool { request is WhatIfRequest }

  @Argument(
    help: ArgumentHelp("Values to try.", valueName: "kr=value"),
    completion: WordCompletion.assigned(.keyResult))
  var values: [String] = []

  @Option(
    help: ArgumentHelp("A weight to try; may be repeated.", valueName: "id=number"),
    completion: WordCompletion.assigned(.item))
  var weight: [String] = []

  @Option(
    help: ArgumentHelp("A state to try; may be repeated.", valueName: "id=state"),
    completion: WordCompletion.state)
  var state: [String] = []

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.values.isEmpty, self.weight.isEmpty, self.state.isEmpty {
      throw ValidationError("Nothing to try was stated, such as kr-41=2.8.")
    }
  }

  static let listing = Listing<ScoreChange>(
    columns: [
      .text("ID") { $0.id },
      .text("SCORE", .decimal) {
        FigureText.ratio($0.scoreBefore, digits: FigureText.changeDigits)
      },
      .text("WOULD BE", .decimal) {
        FigureText.ratio($0.scoreAfter, digits: FigureText.changeDigits)
      },
      ListColumn("") { Presenter.direction($0, $1.surface) },
      .text("COVER", .decimal) { FigureText.ratio($0.coverageBefore) },
      .text("WOULD BE", .decimal) { FigureText.ratio($0.coverageAfter) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  func run(in session: Session) async throws {
    let changes = try await self.changes(session)
    var moved = Outcome()
    try await session.presenter.list(Self.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.ScoreService.whatIf,
        WhatIfRequest(changes: changes, page: Page(pageSize: Int32(size), pageToken: token)))
      let reply = answer.message
      // Only the first page tells of rollups.
      moved.rollupChanges += reply.rollupChanges
      moved.rollupChangesTotal += reply.rollupChangesTotal
      return ListPage(
        items: reply.scoreChanges, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision, members: Self.rollups(token.isEmpty ? reply : nil))
    }
    guard session.presenter.format.isForPeople else { return }
    try session.presenter.lines(session.presenter.movedLines(moved))
    try session.presenter.remark("nothing was changed")
  }

  /// The rollups that would move, beside the list's own members.
  /// - Parameter reply: of the first page; nil for another, which tells none.
  private static func rollups(_ reply: WhatIfResponse?) -> [JSONMember] {
    let changes = reply.map { JSONValue.array($0.rollupChanges.map { MessageJSON.object($0) }) }
    let total = reply.map { JSONValue.integer(Int64($0.rollupChangesTotal)) }
    return [
      JSONMember("rollup_changes", changes ?? .null),
      JSONMember("rollup_changes_total", total ?? .null),
    ]
  }

  private func changes(_ session: Session) async throws -> [WhatIfChange] {
    var changes: [WhatIfChange] = []
    for text in self.values {
      let (id, value) = try InputText.pair(text, field: "kr=value")
      let checkIn = CheckIn(
        keyResult: id, value: try InputText.checkInValue(value, field: "value"))
      changes.append(WhatIfChange(change: .checkIn(checkIn)))
    }
    for text in self.weight {
      let (id, value) = try InputText.pair(text, field: "--weight")
      let weight = try InputText.weight(value, field: "--weight")
      changes.append(
        try await self.item(id, session, "weight", { $0.weight = weight }, { $0.weight = weight }))
    }
    for text in self.state {
      let (id, value) = try InputText.pair(text, field: "--state")
      guard let state = EnumArgument<OKRModel.State>(argument: value)?.value else {
        throw CommandFailure.input(
          "\(value) is no state.",
          remedy: "It is one of \(OKRModel.State.statedNames.joined(separator: ", ")).")
      }
      changes.append(
        try await self.item(id, session, "state", { $0.state = state }, { $0.state = state }))
    }
    return changes
  }

  /// A change of an objective, or where there is none of the key result of that id.
  private func item(
    _ id: String, _ session: Session, _ field: String, _ objective: (inout Objective) -> Void,
    _ keyResult: (inout KeyResult) -> Void
  ) async throws -> WhatIfChange {
    do throws(CommandFailure) {
      _ = try await session.call(RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: id))
      var row = Objective(id: id)
      objective(&row)
      return WhatIfChange(change: .objective(row), updateMask: [field])
    } catch {
      guard error.exit == .notThere else { throw error }
      _ = try await session.call(RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: id))
      var row = KeyResult(id: id)
      keyResult(&row)
      return WhatIfChange(change: .keyResult(row), updateMask: [field])
    }
  }
}
