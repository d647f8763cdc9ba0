// Whether the server serves: asked once, or followed.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct ServerHealth: ClientCommand {
  static let verb = "health"
  static let abstract = "Ask whether the server serves. Needs no sign-in."
  static let details = """
    Ends with 69 where it doesn't serve. --watch tells each change with its time until interrupted, and goes on after a lost connection.
    """
  static let examples = [
    "okr server health", "okr server health --service okr.v1.CheckInService -o json",
  ]

  static let isSignedIn = false

  @Option(help: ArgumentHelp("One service instead of the whole server.", valueName: "name"))
  var service: String?

  @Flag(name: .shortAndLong, help: "Tell each change, until interrupted.")
  var watch = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  var isEndless: Bool { self.watch }

  func validate() throws {
    if self.watch, !self.output.format.isForPeople, !self.output.format.isJSON {
      throw ValidationError("What is watched is shown as table, wide, json or ndjson.")
    }
  }

  func run(in session: Session) async throws {
    if self.watch { return try await self.follow(session) }
    let begin = session.surroundings.now()
    let answer = try await session.call(
      RPC.HealthService.check, CheckRequest(service: self.service ?? ""))
    let micros = session.surroundings.now() - begin
    let reply = answer.message
    let look = HealthLook(
      status: reply.status, detail: reply.detail, server: session.settings.server.text,
      roundTripMicros: micros)
    try session.presenter.object(look.json, id: reply.status.name) {
      look.lines(session.presenter.surface)
    }
    if reply.status != .serving {
      throw CommandFailure(.unreachable, .unavailable, .notServing, "The server doesn't serve.")
    }
  }

  private func follow(_ session: Session) async throws {
    let request = WatchHealthRequest(service: self.service ?? "")
    var reconnection = Reconnection(session.presenter)
    while true {
      do {
        try await session.backend.stream(
          RPC.HealthService.watchHealth, request, session.options
        ) { reply in
          try reconnection.answered()
          try self.tell(reply, session)
        }
        return
      } catch let failure as CommandFailure where Reconnection.mayPass(failure) {
        try await reconnection.wait(after: failure)
      }
    }
  }

  private func tell(_ reply: WatchHealthResponse, _ session: Session) throws {
    if reply.status == .serviceUnknown {
      throw CommandFailure(
        .notThere, .notFound, .noSuchService,
        "The server has no service \(self.service ?? "").", hint: "okr server health")
    }
    let presenter = session.presenter
    let look = HealthLook(
      status: reply.status, detail: reply.detail, server: session.settings.server.text,
      roundTripMicros: nil, timeMicros: session.surroundings.now())
    if presenter.format.isJSON {
      return try presenter.line(try presenter.selected(look.json).compact)
    }
    try presenter.lines(look.lines(presenter.surface))
  }
}

/// What was found of a server's health.
private struct HealthLook {
  let status: ServingStatus
  let detail: String
  let server: String
  /// Nil where the server told it by itself.
  let roundTripMicros: Int64?
  /// When that was; nil for now.
  var timeMicros: Int64?

  var json: JSONValue {
    .object([
      .init("status", MessageJSON.name(self.status)), .init("detail", .text(self.detail)),
      .init("server", .string(self.server)),
      .init("round_trip_microseconds", self.roundTripMicros.map { .integer($0) } ?? .null),
      .init("time", MessageJSON.instant(self.timeMicros.map { Instant(unixMicros: $0) })),
    ])
  }

  func lines(_ surface: Surface) -> [String] {
    let shown =
      self.status == .serving
      ? Terminal.Status(symbol: "●", word: "serving", style: .green)
      : Terminal.Status(symbol: "■", word: "not serving", style: .red)
    let word = surface.paint(shown.text(isAccessible: surface.isAccessible), shown.style)
    let parts = [
      self.timeMicros.map { InstantText.format(unixMicros: $0) } ?? "", word, self.server,
      self.roundTripMicros.map { "\(DecimalText.rounded($0, digits: 3, shown: 1)) ms" } ?? "",
    ]
    let line = parts.filter { !$0.isEmpty }.joined(separator: "  ")
    return [line] + (self.detail.isEmpty ? [] : [self.detail.sanitised])
  }
}
