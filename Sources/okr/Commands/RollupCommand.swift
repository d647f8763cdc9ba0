// Rollups: how scopes compare.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Which scopes, and within what.
struct RollupOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One row for each: region, unit, level, category, commitment, cycle; up to three.",
      valueName: "a,b"), completion: WordCompletion.dimensions)
  var by: String?

  @Option(
    help: ArgumentHelp("Only this cycle.", valueName: "id"), completion: IDCompletion.cycle.kind)
  var cycle: String?

  @Option(
    help: ArgumentHelp("Only this region and those below.", valueName: "id"),
    completion: IDCompletion.region.kind)
  var region: String?

  @Option(
    help: ArgumentHelp("Only this unit and those below.", valueName: "id"),
    completion: IDCompletion.unit.kind)
  var unit: String?

  @Option(help: ArgumentHelp("Only this level.", valueName: "level"))
  var level: EnumArgument<Level>?

  @Option(help: ArgumentHelp("Only this category.", valueName: "word"))
  var category: String?

  @Option(help: ArgumentHelp("Only this kind of promise.", valueName: "kind"))
  var commitment: EnumArgument<Commitment>?

  func validate() throws {
    let words = self.words
    if let unknown = words.first(where: { EnumArgument<Dimension>(argument: $0) == nil }) {
      // As the parser says it of an option with one value.
      let known = Dimension.statedNames.map { "'\($0)'" }.joined(separator: ", ")
      throw ValidationError(
        "The value '\(unknown)' is invalid for '--by <a,b>'. Please provide up to three of \(known)."
      )
    }
    guard words.count <= 3 else {
      throw ValidationError("--by takes up to three dimensions, not \(words.count).")
    }
  }

  private var words: [String] {
    (self.by ?? "").split(separator: ",").map { String($0).trimmed }
  }

  var dimensions: [Dimension] {
    self.words.compactMap { EnumArgument<Dimension>(argument: $0)?.value }
  }

  /// What is looked at, such as `emea, q3-2026`.
  var text: String {
    let stated = [
      self.region, self.unit, self.cycle, self.level.map { FigureText.name($0.value) },
      self.category, self.commitment.map { FigureText.name($0.value) },
    ].compactMap(\.self)
    return stated.isEmpty ? "all" : stated.joined(separator: ", ")
  }

  /// The contract's request.
  var request: QueryRollupRequest {
    var request = QueryRollupRequest(by: self.dimensions)
    request.cycle = self.cycle ?? ""
    request.region = self.region ?? ""
    request.unit = self.unit ?? ""
    request.level = self.level?.value ?? .unspecified
    request.category = self.category ?? ""
    request.commitment = self.commitment?.value ?? .unspecified
    return request
  }
}

struct RollupCommand: WatchableCommand, PastCommand {
  static let verb = "rollup"
  static let abstract = "Compare regions, units, levels, categories, commitments or cycles."
  static let details = """
    A row's score is the mean of the objectives in its scope by their weights. Rows of regions and units hold what is \
    below them as well. --explain takes the one row of a scope apart: each objective with what it adds, what holds the \
    score down most first, and the means of the units. --since shows what made that row change from then to now, or to the moment of \
    --as-of and --effective: signed parts of objectives and units that sum exactly to the change; those that only rounding moved are counted \
    in a last line, and stand in JSON.
    """
  static let examples = [
    "okr rollup --by region --cycle q3-2026", "okr rollup --by region,unit -o json",
    "okr rollup --by level --region emea -o wide",
    "okr rollup --by region --effective 2026-09-30T18:00:00Z",
    "okr rollup --region emea --cycle q3-2026 --explain",
    "okr rollup --region emea --cycle q3-2026 --since 2026-11-01T00:00:00Z",
  ]

  @OptionGroup var scope: RollupOptions

  @Flag(help: "Show where the scope's row comes from.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "Show what made the scope's row change since a time, 24h or 7d ago, or a revision.",
      valueName: "moment"))
  var since: String?

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    guard self.explain || self.since != nil else { return }
    let option = self.explain ? "--explain" : "--since"
    if self.explain, self.since != nil {
      throw ValidationError("--explain is of one moment, --since of two: one of them at a time.")
    }
    if self.scope.by != nil {
      throw ValidationError("\(option) takes one row apart: name its scope instead of --by.")
    }
  }

  func show(in session: Session) async throws {
    if self.explain { return try await self.takeApart(session) }
    if let since = self.since { return try await self.showChange(since, session) }
    let listing = RollupOutput.listing(self.scope.dimensions, scope: self.scope.text)
    try await session.presenter.list(listing, self.page) { size, token in
      var request = self.scope.request
      request.page = Page(pageSize: Int32(size), pageToken: token)
      let answer = try await session.call(RPC.ScoreService.queryRollup, request)
      let reply = answer.message
      return ListPage(
        items: reply.rows, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }

  private func takeApart(_ session: Session) async throws {
    try await self.show(RollupExplanationOutput.listing, session) { page in
      let answer = try await session.call(
        RPC.ScoreService.explainRollup,
        ExplainRollupRequest(scope: self.scope.request, page: page))
      let reply = answer.message
      return (
        reply,
        ListPage(
          items: reply.objectives, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
          revision: answer.revision)
      )
    } lines: { reply, items in
      RollupExplanationOutput.lines(reply, items, of: self.scope.text, session.presenter)
    } json: {
      RollupExplanationOutput.json($0, $1)
    }
  }

  private func showChange(_ since: String, _ session: Session) async throws {
    let before = try PastOptions.earlier(since, field: "--since")
    try await self.show(RollupChangeOutput.listing, session) { page in
      let answer = try await session.call(
        RPC.ScoreService.explainRollupChange,
        ExplainRollupChangeRequest(scope: self.scope.request, before: before, page: page))
      let reply = answer.message
      return (
        reply,
        ListPage(
          items: reply.objectives, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
          revision: answer.revision)
      )
    } lines: { reply, items in
      RollupChangeOutput.lines(reply, items, of: self.scope.text, session.presenter)
    } json: {
      RollupChangeOutput.json($0, $1)
    }
    try session.presenter.remarkOnKnowledge(before)
  }

  /// Shows a list below what its first page says of the whole.
  private func show<Reply: WireMessage, Item: WireMessage>(
    _ listing: Listing<Item>, _ session: Session,
    read: @escaping (Page) async throws -> (Reply, ListPage<Item>),
    lines: (Reply, [Item]) -> [String], json: (Reply, ListPage<Item>) -> JSONValue
  ) async throws {
    let presenter = session.presenter
    var whole: Reply?
    let source: PageSource<Item> = { size, token in
      let (reply, page) = try await read(Page(pageSize: Int32(size), pageToken: token))
      if whole == nil { whole = reply }
      return page
    }
    guard presenter.fieldNames == nil, presenter.format == .json || presenter.format.isForPeople
    else { return try await presenter.list(listing, self.page, page: source) }
    let page = try await presenter.gathered(self.page, page: source)
    guard let whole else { throw CommandFailure.incompleteReply("rollup") }
    if presenter.format == .json {
      try presenter.line(json(whole, page).pretty)
    } else {
      try presenter.lines(lines(whole, page.items))
      try presenter.footer(shown: page.items.count, page.total, page.nextPageToken)
    }
    try presenter.detail("revision", page.revision)
  }
}
