// Where a figure comes from, down to the check-ins.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct ExplainCommand: WatchableCommand, PastCommand {
  static let verb = "explain"
  static let abstract = "Show where an item's score comes from, in words and numbers."
  static let details = """
    ADDS is what an item contributes to the score above it; contributions sum exactly to that score. With --since, what made the score \
    change from then to now, or to the moment of --as-of and --effective: signed parts that sum exactly to the change.
    """
  static let examples = [
    "okr explain o-12", "okr explain score kr-41 --depth 1", "okr explain o-12 -o json",
    "okr explain field objective.commitment", "okr explain o-12 --as-of r41",
    "okr explain o-12 --since 2026-11-01T00:00:00Z",
  ]

  @Argument(
    help: ArgumentHelp(
      "An objective or key result; or the word field and a path, such as key_result.weight.",
      valueName: "item"), completion: WordCompletion.explained)
  var item: [String]

  @Option(help: ArgumentHelp("Levels below it.", valueName: "n"))
  var depth: Int32?

  @Option(
    help: ArgumentHelp(
      "Explain the change since a time or 24h or 7d ago, by what is known now, or since a revision, as it was known then.",
      valueName: "moment"))
  var since: String?

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    let words =
      self.item.count == 2 && ["score", "field"].contains(self.item[0])
      ? Array(self.item.dropFirst()) : self.item
    guard words.count == 1 else {
      throw ValidationError("One id is needed, not: \(self.item.joined(separator: " ")).")
    }
    if let depth = self.depth, depth < 1 || depth > 64 {
      throw ValidationError("--depth is from 1 to 64, not \(depth).")
    }
  }

  /// Words about a field need no server.
  mutating func run() async throws {
    guard self.item.count == 2, self.item[0] == "field" else { return try await self.runSignedIn() }
    try self.connection.question.refuse()
    if self.watching.watch {
      throw CommandFailure.usage("What a field means doesn't change: it goes without --watch.")
    }
    let presenter = Presenter(self.output, Surroundings.current)
    let page = try FieldHelp.contract.page(self.item[1])
    try presenter.object(page.json, id: page.path) { page.lines(presenter.surface) }
  }

  func show(in session: Session) async throws {
    let id = self.item.last ?? ""
    if let since = self.since { return try await self.explainChange(id, since, session) }
    let answer = try await session.call(
      RPC.ScoreService.explain, ExplainRequest(id: id, depth: self.depth ?? 0))
    let nodes = answer.message.nodes
    guard !nodes.isEmpty else { throw CommandFailure.incompleteReply("explanation") }
    let presenter = session.presenter
    let page = ListPage(
      items: nodes, nextPageToken: "", total: Int64(nodes.count), revision: answer.revision)
    if presenter.format.isForPeople, presenter.fieldNames == nil {
      try presenter.lines(ExplainOutput.lines(nodes, presenter.context))
      try presenter.detail("revision", answer.revision)
    } else {
      try presenter.show(page, ExplainOutput.listing)
    }
    try presenter.detail("as of", InstantText.format(unixMicros: answer.instantMicros))
  }

  private func explainChange(_ id: String, _ since: String, _ session: Session) async throws {
    let before = try PastOptions.earlier(since, field: "--since")
    let answer = try await session.call(
      RPC.ScoreService.explainChange,
      ExplainChangeRequest(id: id, before: before, depth: self.depth ?? 0))
    let nodes = answer.message.nodes
    let presenter = session.presenter
    if presenter.format.isForPeople, presenter.fieldNames == nil {
      try presenter.lines(MovedOutput.lines(nodes, presenter.context))
      try presenter.remarkOnKnowledge(before)
      try presenter.detail("revision", answer.revision)
    } else {
      try presenter.show(
        ListPage(
          items: nodes, nextPageToken: "", total: Int64(nodes.count), revision: answer.revision),
        MovedOutput.listing)
    }
  }
}
