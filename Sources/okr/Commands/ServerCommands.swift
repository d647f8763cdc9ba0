// The server itself: whether it serves, what it does, and whether its figures are right.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct ServerCommand: NounCommand {
  static let noun = "server"
  static let aliases = ["servers"]
  static let abstract = "The server's health, figures and proof."
  static let verbs: [any ParsableCommand.Type] = [
    ServerHealth.self, ServerTop.self, ServerStats.self, ServerVerify.self,
  ]
}

struct ServerStats: ClientCommand {
  static let verb = "stats"
  static let abstract = "Show lanes, queues, batches and connections. For operators."
  static let details = """
    Counts are since the server started; okr server top shows what goes on now. -o json has all of them.
    """
  static let examples = ["okr server stats", "okr server stats -o json"]
  /// What needs a table, or isn't for people.
  private static let nested: Set<String> = [
    "lanes", "methods", "duration_bounds_microseconds", "biggest", "process", "database",
    "oldest_call",
  ]

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let answer = try await session.call(RPC.ServerService.getStats, GetStatsRequest())
    let json = MessageJSON.object(answer.message)
    try session.presenter.object(json, id: "") {
      let lanes = self.lanes(answer.message.lanes).lines(for: session.presenter.surface)
      return DetailText.fields(json, leavingOut: Self.nested) + [""] + lanes
    }
  }

  private func lanes(_ lanes: [LaneStats]) -> Table {
    let titles = [
      "LANE", "QUEUED", "LIMIT", "EXECUTED", "YIELDED", "REFUSED", "LONGEST µs", "ORGANISATIONS",
    ]
    var table = Table(titles.map { Column($0, .right) })
    for lane in lanes {
      let numbers = [
        Int64(lane.lane), lane.queued, lane.queueLimit, lane.executed, lane.yielded, lane.refused,
        lane.longestSliceMicroseconds, lane.organisations,
      ]
      table.append(numbers.map { Cell(CountText.grouped($0)) })
    }
    return table
  }
}

struct ServerVerify: ClientCommand {
  static let verb = "verify"
  static let abstract = "Replay the log, compute everything anew, and compare."
  static let details = """
    Figures, rollups, dependencies, grades, the policies of cycles and overrides; ends with 2 where one differs. --closes computes what each close froze anew as well, from the log as it was then: a replay a close.
    """
  static let examples = [
    "okr server verify", "okr server verify --closes",
    "okr server verify acme --timeout 10m -o json",
  ]

  @Argument(help: "The organisation; none means one's own.")
  var organisation: String?

  @Flag(help: "Compute the figures of every close anew.")
  var closes = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let answer = try await session.call(
      RPC.ServerService.verifyOrganisation,
      VerifyOrganisationRequest(organisation: self.organisation ?? "", closes: self.closes))
    let reply = answer.message
    try session.presenter.object(MessageJSON.object(reply), id: "") {
      let replayed =
        "\(CountText.of(reply.changesReplayed, "change")) replayed to revision \(reply.revision)"
      let kinds = [
        CountText.of(reply.nodesCompared, "item"),
        CountText.of(reply.dependenciesCompared, "dependency", "dependencies"),
        CountText.of(reply.gradesCompared, "grade"),
        CountText.of(reply.policiesCompared, "policy", "policies"),
        CountText.of(reply.overridesCompared, "override"),
      ]
      let compared =
        "\(kinds.joined(separator: ", ")) compared: \(CountText.of(reply.differences, "difference"))"
      let closes = CountText.of(reply.closesCompared, "close")
      return [replayed, compared] + (self.closes ? ["\(closes) computed anew"] : [])
        + reply.examples.map { "  " + $0.sanitised }
    }
    if reply.differences > 0 {
      throw CommandFailure(
        .found, .dataLoss, .figuresDiffer,
        "\(CountText.of(reply.differences, "difference")) from the log.")
    }
  }
}
