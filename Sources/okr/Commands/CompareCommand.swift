// Published scores beside computed ones.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct CompareCommand: PastCommand {
  static let verb = "compare"
  static let abstract = "Set published scores beside computed ones."
  static let examples = [
    "okr compare --cycle q3-2026", "okr compare --only-differences --all -o csv",
  ]

  @Option(
    help: ArgumentHelp("Only this cycle.", valueName: "id"), completion: IDCompletion.cycle.kind)
  var cycle: String?

  @Flag(help: "Only rows that differ.")
  var onlyDifferences = false

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  static let listing = Listing<PublishedRow>(
    columns: [
      .text("ID") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("PUBLISHED", .decimal) {
        FigureText.ratio($0.published, digits: FigureText.changeDigits)
      },
      .text("COMPUTED", .decimal) {
        FigureText.ratio($0.computed, digits: FigureText.changeDigits)
      },
      ListColumn("") { row, context in
        row.published == row.computed
          ? "" : Cell(context.surface.isAccessible ? "differs" : "≠", .yellow)
      },
      .text("CYCLE", isWide: true) { $0.cycle },
      .text("WHY", isWide: true) { $0.words },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  func run(in session: Session) async throws {
    var counts: (compared: Int64, equal: Int64) = (0, 0)
    try await session.presenter.list(Self.listing, self.page) { size, token in
      let request = ComparePublishedRequest(
        cycle: self.cycle ?? "", page: Page(pageSize: Int32(size), pageToken: token),
        onlyDifferences: self.onlyDifferences)
      let answer = try await session.call(RPC.ImportService.comparePublished, request)
      let reply = answer.message
      counts = (reply.compared, reply.equal)
      return ListPage(
        items: reply.rows, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
    guard session.presenter.format.isForPeople else { return }
    try session.presenter.remark(
      "\(CountText.grouped(counts.compared)) compared, \(CountText.grouped(counts.equal)) equal")
  }
}
