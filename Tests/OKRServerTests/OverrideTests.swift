// Overrides over the wire: stated, shown beside the computed scores and taken back, in the present and the
// past, after a restart from the log and from a snapshot, and carried by documents.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct OverrideTests {
  private static func found(
    _ acme: OKRConnection, _ item: String = "low", asOf moment: AsOf? = nil
  ) async throws -> Override {
    let reply = try await acme.call(
      RPC.OverrideService.getOverride, GetOverrideRequest(item: item), asOf: moment)
    return try #require(reply.reply.override)
  }

  @discardableResult
  private static func withdraw(
    _ acme: OKRConnection, _ item: String = "low", _ mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> WithdrawOverrideResponse {
    try await acme.call(
      RPC.OverrideService.withdrawOverride,
      WithdrawOverrideRequest(mutation: mutation, item: item, reason: "wrong")
    ).reply
  }

  @Test func itIsStatedShownAndTakenBack() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.record("low-kr", 5)
    let figures = try await acme.figures()
    let rollup = try await acme.call(RPC.ScoreService.queryRollup, QueryRollupRequest()).reply
    let revision = try await acme.revision()

    let trial = try await acme.override("low", mutation: .new(validateOnly: true))
    #expect(trial.override?.state == .inForce && trial.override?.steps.count == 1)
    #expect(trial.outcome?.scoreChanges == [])
    #expect(try await acme.revision() == revision)
    let key = IdempotencyKey.make()
    let set = try await acme.override("low", mutation: .new(key: key))
    #expect(set.override?.score?.ppm == 900_000 && set.override?.actor.isEmpty == false)
    #expect(set.override?.computedScore?.ppm == figures["low"]?[0])
    let again = try await acme.override("low", mutation: .new(key: key))
    #expect(again.outcome?.repeated == true && again.override == set.override)
    #expect(try await acme.override("low").outcome?.unchanged == true)
    let version = set.override?.version ?? 0
    let stale = await refusal { () async throws(RPCFailure) in
      try await acme.override("low", 1, mutation: .new(expectedVersion: version - 1))
    }
    #expect(stale?.reason == "STALE_VERSION")
    let over = await refusal { () async throws(RPCFailure) in
      try await acme.override("low", until: "2020-02-02")
    }
    #expect(over?.code == .failedPrecondition && over?.reason == "OVERRIDE_DAYS")

    try await acme.override("low-kr")
    #expect(try await acme.figures() == figures)
    #expect(
      try await acme.call(RPC.ScoreService.queryRollup, QueryRollupRequest()).reply == rollup)
    let objective = try await acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "low")
    ).reply
    #expect(objective.overrides.map(\.item) == ["low", "low-kr"])
    #expect(objective.figures?.score?.ppm == figures["low"]?[0])
    let keyResult = try await acme.call(
      RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr")
    ).reply
    #expect(keyResult.override?.score?.ppm == 900_000 && keyResult.override?.reason == "why")
    let tree = try await acme.call(RPC.ScoreService.getTree, GetTreeRequest()).reply
    #expect(tree.nodes.filter { $0.override != nil }.map(\.id) == ["low", "low-kr"])
    let explained = try await acme.call(RPC.ScoreService.explain, ExplainRequest(id: "low")).reply
    #expect(explained.nodes.first?.override == objective.overrides.first)

    let withdrawn = try await Self.withdraw(acme)
    #expect(withdrawn.override?.state == .withdrawn && withdrawn.override?.reason == "wrong")
    #expect(withdrawn.override?.steps.map(\.score?.ppm) == [900_000, nil])
    #expect(try await Self.withdraw(acme).outcome?.unchanged == true)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  @Test func membersReadAndAdministratorsState() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    try await acme.override("low")
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    #expect(try await Self.found(member) == (try await Self.found(acme)))
    let set = await refusal { () async throws(RPCFailure) in try await member.override("low", 1) }
    #expect(set?.reason == "ROLE_NOT_ENOUGH")
    let withdrawal = await refusal { () async throws(RPCFailure) in try await Self.withdraw(member)
    }
    #expect(withdrawal?.reason == "ROLE_NOT_ENOUGH")
    let other = try await server.connect(try await server.makeOrganisation("other"))
    let foreign = await refusal { () async throws(RPCFailure) in try await other.override("low") }
    #expect(foreign?.reason == "NOT_FOUND")
    await server.stop()
  }

  @Test func listsHavePagesFiltersAndNoSteps() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let items = ["low", "low-kr", "low-kr2", "top"]
    for item in items { try await acme.override(item) }
    try await Self.withdraw(acme, "low-kr2")
    let service = RPC.OverrideService.self
    var request = ListOverridesRequest(page: Page(pageSize: 2), filter: "state = in_force")
    let first = try await acme.call(service.listOverrides, request).reply
    #expect(first.overrides.map(\.item) == ["low", "low-kr"] && first.total == 3)
    #expect(first.overrides.allSatisfy { $0.steps.isEmpty && $0.objective == "low" })
    request.page?.pageToken = first.nextPageToken
    let second = try await acme.call(service.listOverrides, request).reply
    #expect(second.overrides.map(\.item) == ["top"] && second.nextPageToken.isEmpty)
    func shown(_ request: ListOverridesRequest) async throws -> [String] {
      try await acme.call(service.listOverrides, request).reply.overrides.map(\.item)
    }
    #expect(try await shown(ListOverridesRequest()) == items)
    #expect(try await shown(ListOverridesRequest(objective: "low")) == Array(items.prefix(3)))
    _ = try await acme.call(
      RPC.ObjectiveService.archiveObjective, ArchiveObjectiveRequest(mutation: .new(), id: "low"))
    #expect(try await shown(ListOverridesRequest()) == ["top"], "they go with their item")
    #expect(try await shown(ListOverridesRequest(showArchived: true)) == items)
    await server.stop()
  }

  @Test func readinessNamesThem() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for item in ["low", "low-kr"] { try await acme.override(item) }
    let report = try await acme.call(
      RPC.CycleService.getCycleReadiness, GetCycleReadinessRequest(id: "cycle")
    ).reply
    #expect(report.overridden == 2)
    #expect(report.items.filter { $0.issue == .overridden }.map(\.id) == ["low", "low-kr"])
    await server.stop()
  }

  /// Nothing is recorded at midnight: what is asked on the next day knows of it all the same.
  @Test func itEndsByItself() async throws {
    let clock = try MovableClock("2026-08-15T12:00:00Z")
    let server = try await TestServer.start(clock: clock.wall)
    let token = try await server.makeOrganisation("acme", at: clock.now)
    let acme = try await server.connect(token)
    let document = """
      {"regions": [{"id": "pl", "time_zone": "Europe/Warsaw"}],
       "cycles": [{"id": "c", "start": "2026-07-01", "end": "2026-09-30"}],
       "objectives": [{"id": "low", "cycle": "c", "region": "pl"}]}
      """
    _ = try await acme.importDocument(Array(document.utf8), .new(at: clock.now))
    try await acme.override("low", until: "2026-08-16", mutation: .new(at: clock.now))
    #expect(try await Self.found(acme).state == .inForce)
    let revision = try await acme.revision()
    clock.move(to: try InstantText.parse("2026-08-16T22:00:00Z"))  // midnight in Warsaw
    #expect(try await Self.found(acme).state == .expired)
    let tree = try await acme.call(RPC.ScoreService.getTree, GetTreeRequest()).reply
    #expect(tree.nodes.allSatisfy { $0.override == nil })
    #expect(try await acme.revision() == revision)
    // As of a moment of its last day it is in force still.
    let before = AsOf(effectiveUnixMicros: try InstantText.parse("2026-08-16T21:59:59Z"))
    #expect(try await Self.found(acme, asOf: before).state == .inForce)

    // It was stated in a meeting of that day, and is recorded on the next.
    var mutation = OKRModel.Mutation.new(at: clock.now)
    mutation.effectiveTime = Instant(unixMicros: try InstantText.parse("2026-08-16T12:00:00Z"))
    try await acme.override("low", 500_000, until: "2026-08-18", mutation: mutation)
    #expect(try await Self.found(acme, asOf: before).score?.ppm == 500_000)
    let morning = AsOf(effectiveUnixMicros: try InstantText.parse("2026-08-16T11:00:00Z"))
    #expect(try await Self.found(acme, asOf: morning).score?.ppm == 900_000)
    let known = AsOf(
      revision: revision,
      effectiveUnixMicros: try InstantText.parse("2026-08-16T21:59:59Z"))
    #expect(try await Self.found(acme, asOf: known).score?.ppm == 900_000)
    await server.stop()
  }

  @Test func thePastIsAsItWas() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    try await acme.override("low")
    let first = try await acme.revision()
    try await acme.override("low", 500_000, reason: "less")
    let second = try await acme.revision()
    try await acme.override("low-kr")
    try await Self.withdraw(acme)
    let document = try await acme.export()

    func expectAll(_ acme: OKRConnection) async throws {
      let then = try await Self.found(acme, asOf: AsOf(revision: first))
      #expect(then.state == .inForce && then.reason == "why")
      #expect(try await Self.found(acme, asOf: AsOf(revision: second)).score?.ppm == 500_000)
      let present = try await Self.found(acme)
      #expect(present.state == .withdrawn)
      #expect(present.steps.map(\.score?.ppm) == [900_000, 500_000, nil])
      let tree = try await acme.call(
        RPC.ScoreService.getTree, GetTreeRequest(), asOf: AsOf(revision: second)
      ).reply
      #expect(tree.nodes.filter { $0.override != nil }.map(\.id) == ["low"])
      #expect(try await acme.export() == document)
      #expect(try await acme.verify().differences == 0)
    }
    try await expectAll(acme)
    await server.stop()
    var next = try await TestServer.start(over: server.endpoint)
    acme = try await next.connect(token)
    try await expectAll(acme)
    await next.stop()
    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    try admin.simple("delete from snapshot", deadline: .after(milliseconds: 20_000))
    admin.close()
    next = try await TestServer.start(over: server.endpoint)
    acme = try await next.connect(token)
    try await expectAll(acme)
    await next.stop()
  }

  @Test func documentsCarryThem() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for item in ["low", "low-kr", "top"] { try await acme.override(item) }
    try await Self.withdraw(acme, "top")
    _ = try await acme.call(
      RPC.KeyResultService.archiveKeyResult,
      ArchiveKeyResultRequest(mutation: .new(), id: "low-kr"))
    let document = try await acme.export()

    let other = try await server.connect(try await server.makeOrganisation("other"))
    let reply = try await other.importDocument(document)
    #expect(reply.findingsTotal == 0 && reply.outcome != nil)
    #expect(try await Self.found(other).reason == "why")
    #expect(try await Self.found(other, "low-kr").state == .archived)
    let history = await refusal { () async throws(RPCFailure) in
      try await other.call(RPC.OverrideService.getOverride, GetOverrideRequest(item: "top"))
    }
    #expect(history?.reason == "NOT_FOUND")
    let again = try await other.importDocument(document)
    #expect(again.created == 0 && again.changed == 0)
    // Archive times are the import's own; all else is the same bytes.
    func comparable(_ bytes: [UInt8]) -> String {
      String(decoding: bytes, as: UTF8.self).replacing(/"archive_time": "[^"]*"/, with: "")
    }
    #expect(comparable(try await other.export()) == comparable(document))

    // What the document says of an override that is there is shown and taken.
    let text = String(decoding: document, as: UTF8.self)
      .replacing(#""reason": "why""#, with: #""reason": "said anew""#, maxReplacements: 1)
    let trial = try await other.importDocument(Array(text.utf8), .new(validateOnly: true))
    #expect(trial.differences.map(\.id) == ["low"])
    #expect(trial.differences.first?.fields == ["reason"])
    guard case .override(let before)? = trial.differences.first?.before?.row,
      case .override(let after)? = trial.differences.first?.after?.row
    else {
      Issue.record("the difference shows no override")
      return
    }
    #expect(before.reason == "why" && after.reason == "said anew")
    _ = try await other.importDocument(Array(text.utf8))
    #expect(try await Self.found(other).steps.map(\.reason) == ["why", "said anew"])
    #expect(try await other.verify().differences == 0)
    await server.stop()
  }
}
