// Rollups: how scopes compare.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

/// Which scopes, and within what.
struct RollupOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One row for each: region, unit, level, category, commitment, cycle; up to three.",
      valueName: "a,b"))
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
    guard words.count <= 3, words.allSatisfy({ EnumArgument<Dimension>(argument: $0) != nil })
    else {
      let known = Dimension.statedNames.joined(separator: ", ")
      throw ValidationError("--by takes up to three of \(known), not '\(self.by ?? "")'.")
    }
  }

  private var words: [String] {
    (self.by ?? "").split(separator: ",").map { String($0).trimmed }
  }

  var dimensions: [Dimension] {
    self.words.compactMap { EnumArgument<Dimension>(argument: $0)?.value }
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

struct RollupCommand: PastCommand {
  static let verb = "rollup"
  static let abstract = "Compare regions, units, levels, categories, commitments or cycles."
  static let details = """
    A row's score is the mean of the objectives in its scope by their weights. Rows of regions and units hold what is \
    below them as well.
    """
  static let examples = [
    "okr rollup --by region --cycle q3-2026", "okr rollup --by region,unit -o json",
    "okr rollup --by level --region emea -o wide",
    "okr rollup --by region --effective 2026-09-30T18:00:00Z",
  ]

  @OptionGroup var scope: RollupOptions

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let listing = RollupOutput.listing(self.scope.dimensions)
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
}
