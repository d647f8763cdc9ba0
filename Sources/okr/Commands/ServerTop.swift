// What the server does now: its figures, again and again.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct ServerTop: ClientCommand {
  static let verb = "top"
  static let abstract = "Show what the server does now, until interrupted. For operators."
  static let details = """
    Rates are of the time between two looks. At a terminal the figures are drawn anew; elsewhere they are shown once. \
    -o ndjson gives one object a look.
    """
  static let examples = [
    "okr server top", "okr server top --every 5s -n 12", "okr server top --once -o json",
  ]
  static let isEndless = true
  private static let leastPauseMicros: Int64 = 100_000
  static let makesOneCall = false

  @Option(help: ArgumentHelp("How long between two looks.", valueName: "span"))
  var every = "2s"

  @Option(
    name: .shortAndLong, help: ArgumentHelp("End after so many looks.", valueName: "number"))
  var number: Int?

  @Flag(help: "End after one look.")
  var once = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if let number = self.number, number < 1 { throw ValidationError("-n takes 1 or more.") }
    if self.output.format == .csv || self.output.format == .id {
      throw ValidationError("The figures are shown as table, json or ndjson.")
    }
  }

  func run(in session: Session) async throws {
    let pause = max(
      try InputText.span(self.every, field: "--every"), Self.leastPauseMicros)
    let looks = self.looks(isTerminal: session.presenter.surface.isTerminal)
    let screen = TopScreen(session, mayRedraw: looks != 1)
    var before = try await Self.look(session)
    var shown = 0
    while shown < looks ?? .max {
      try await Task.sleep(for: .microseconds(pause))
      let now = try await Self.look(session)
      try screen.show(ServerRates(now, since: before))
      before = now
      shown += 1
    }
  }

  /// How many looks are shown; nil for no end.
  private func looks(isTerminal: Bool) -> Int? {
    if self.once { return 1 }
    if let number = self.number { return number }
    let goesOn = self.output.format == .ndjson || (self.output.format.isForPeople && isTerminal)
    return goesOn ? nil : 1
  }

  private static func look(_ session: Session) async throws -> GetStatsResponse {
    try await session.drawingItsOwn.call(RPC.ServerService.getStats, GetStatsRequest()).message
  }
}
