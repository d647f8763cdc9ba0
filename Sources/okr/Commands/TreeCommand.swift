// The cascade of objectives and key results as a tree.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct TreeCommand: WatchableCommand, PastCommand {
  static let verb = "tree"
  static let abstract = "Show objectives and key results as a tree, with their scores."
  static let details = """
    Without ids the tree begins with the objectives that count in nothing. JSON, NDJSON, CSV and ids always hold all of it; \
    tables stop after --limit lines and say so.
    """
  static let examples = [
    "okr tree --cycle q3-2026", "okr tree o-1 --depth 2", "okr tree --as-of 2026-09-30T18:00:00Z",
    "okr tree --unit growth -o json",
  ]

  @Argument(
    help: "Where to begin; none means the top.", completion: IDCompletion.item.kind)
  var ids: [String] = []

  @Option(
    help: ArgumentHelp("Only objectives of this cycle.", valueName: "id"),
    completion: IDCompletion.cycle.kind)
  var cycle: String?

  @Option(
    help: ArgumentHelp("Only objectives of this region and those below.", valueName: "id"),
    completion: IDCompletion.region.kind)
  var region: String?

  @Option(
    help: ArgumentHelp("Only objectives of this unit and those below.", valueName: "id"),
    completion: IDCompletion.unit.kind)
  var unit: String?

  @Option(help: ArgumentHelp("Levels below where it begins.", valueName: "n"))
  var depth: Int32?

  @Option(help: ArgumentHelp("How many lines a table shows at the most.", valueName: "n"))
  var limit: Int = 500

  @Flag(help: "All lines, in tables too.")
  var all = false

  @Flag(help: "With what is archived.")
  var archived = false

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if let depth = self.depth, depth < 0 || depth > 64 {
      throw ValidationError("--depth is from 0 to 64, not \(depth).")
    }
    if self.limit < 1 { throw ValidationError("--limit is at least 1, not \(self.limit).") }
  }

  func show(in session: Session) async throws {
    let most = self.all || !self.output.format.isForPeople ? Int.max : self.limit
    let page = try await self.nodes(session, most: most)
    let presenter = session.presenter
    switch presenter.format {
    case .json where presenter.listsFields: try presenter.lines(TreeJSON.names)
    case .json:
      let roots = TreeJSON.roots(page.items)
      try presenter.line(try presenter.document(roots, page).pretty)
    case .table, .wide: try self.show(page, presenter)
    case .ndjson, .csv, .id: try presenter.show(page, TreeOutput.listing)
    }
    try presenter.detail("revision", page.revision)
  }

  private func nodes(_ session: Session, most: Int) async throws -> ListPage<TreeNode> {
    var request = GetTreeRequest(
      roots: self.ids, cycle: self.cycle ?? "", region: self.region ?? "", unit: self.unit ?? "")
    request.showArchived = self.archived
    // 0 is the contract's word for no limit, and one level too many is cut off here instead.
    request.depth = self.depth.map { max($0, 1) } ?? 0
    var all = ListPage<TreeNode>(items: [], nextPageToken: "", total: 0, revision: "")
    repeat {
      let size = min(most - all.items.count, PageOptions.serverLimit)
      request.page = Page(pageSize: Int32(size), pageToken: all.nextPageToken)
      let answer = try await session.call(RPC.ScoreService.getTree, request)
      let shown = answer.message.nodes.filter { self.depth != 0 || $0.depth == 0 }
      all = ListPage(
        items: all.items + shown, nextPageToken: answer.message.nextPageToken,
        total: Int64(answer.message.total), revision: answer.revision)
    } while !all.nextPageToken.isEmpty && all.items.count < most
    return all
  }

  private func show(_ page: ListPage<TreeNode>, _ presenter: Presenter) throws {
    if presenter.fieldNames != nil { return try presenter.show(page, TreeOutput.listing) }
    guard !page.items.isEmpty else { return try presenter.remark("nothing found") }
    let table = TreeOutput.table(page.items, isWide: presenter.format == .wide, presenter.surface)
    try presenter.lines(table.lines(for: presenter.surface))
    if !page.nextPageToken.isEmpty {
      let count =
        "\(CountText.grouped(Int64(page.items.count))) of \(CountText.grouped(page.total))"
      try presenter.remark("\(count) lines; all of them with --all")
    }
  }
}
