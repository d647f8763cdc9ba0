// Figures and changes as they come.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct WatchCommand: ClientCommand {
  static let verb = "watch"
  static let abstract = "Follow scores or changes as they come, until interrupted."
  static let details = """
    Of items and rollups the present figures come first, then each change; --changes tells who changed what. \
    A lost connection is made anew and goes on from where it broke off; what can't be told any more is said. \
    -o ndjson gives one object a message, whose resume_token --after takes.
    """
  static let examples = [
    "okr watch o-1 o-2", "okr watch --rollup --by region --cycle q3-2026",
    "okr watch --changes --type objective --type check_in", "okr watch o-1 -o ndjson",
  ]
  static let isEndless = true

  @Argument(
    help: "Objectives and key results, watched with all below them.",
    completion: IDCompletion.item.kind)
  var ids: [String] = []

  @Flag(help: "Watch a rollup instead of items.")
  var rollup = false

  @Flag(help: "Watch all changes of the organisation instead: who changed what.")
  var changes = false

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp("Only changes of this type; more than once for several.", valueName: "type"))
  var types: [EnumArgument<ChangedType>] = []

  @Option(
    help: ArgumentHelp(
      "Go on after this resume token; with --changes also a revision.", valueName: "token"))
  var after: String?

  @Flag(help: "End after the present figures.")
  var once = false

  @OptionGroup var scope: RollupOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if [!self.ids.isEmpty, self.rollup, self.changes].count(where: { $0 }) != 1 {
      throw ValidationError("Either ids, --rollup or --changes is needed, and one of them alone.")
    }
    if !self.rollup, self.scope.request != QueryRollupRequest() {
      throw ValidationError("--by and the other filters belong to --rollup.")
    }
    if !self.changes, !self.types.isEmpty {
      throw ValidationError("--type belongs to --changes.")
    }
    if self.output.format == .csv || self.output.format == .id {
      throw ValidationError("A watch is shown as table or ndjson.")
    }
  }

  private var request: WatchRequest {
    var request = WatchRequest(roots: self.ids, after: self.after ?? "")
    if self.rollup { request.rollup = self.scope.request }
    if self.changes { request.changes = WatchedChanges(types: self.types.map(\.value)) }
    return request
  }

  func run(in session: Session) async throws {
    let printer = WatchPrinter(session.presenter, self.scope.dimensions)
    do {
      try await WatchLoop(session).run(self.request) { reply in
        try printer.show(reply)
        // A token ends what belongs together.
        if self.once, !reply.resumeToken.isEmpty { throw WatchEnd() }
      }
    } catch is WatchEnd {}
  }
}

/// The asked part of the stream is there.
private struct WatchEnd: Error {}
