// Dependencies over the wire: asked for, answered and read, in the present and the past, after a restart
// from the log and from a snapshot, and carried by documents.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct DependencyTests {
  private static func found(
    _ acme: OKRConnection, _ id: String = "need", asOf moment: AsOf? = nil
  ) async throws -> Dependency {
    let reply = try await acme.call(
      RPC.DependencyService.getDependency, GetDependencyRequest(id: id), asOf: moment)
    return try #require(reply.reply.dependency)
  }

  private static func accept(
    _ acme: OKRConnection, _ day: String = "", late: Bool = false,
    _ mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> AcceptDependencyResponse {
    try await acme.call(
      RPC.DependencyService.acceptDependency,
      AcceptDependencyRequest(mutation: mutation, id: "need", promised: day, allowLate: late)
    ).reply
  }

  /// The sample with the unit giver, and need, which low needs from it by the first of 2030.
  private static func sample(_ server: TestServer) async throws -> OKRConnection {
    let acme = try await server.makeSample()
    try await acme.addUnit("giver")
    try await acme.ask("need", by: "2030-01-01")
    return acme
  }

  @Test func itIsAskedForAnsweredAndDelivered() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    let asked = try await Self.found(acme)
    #expect(asked.state == .asked && asked.asker == "team" && asked.cycle == "cycle")
    let revision = try await acme.revision()

    let trial = try await Self.accept(acme, "2029-12-01", .new(validateOnly: true))
    #expect(trial.dependency?.state == .accepted && trial.dependency?.promised == "2029-12-01")
    #expect(trial.dependency?.steps.map(\.state) == [.asked, .accepted])
    #expect(trial.outcome?.scoreChanges == [])
    #expect(try await Self.found(acme) == asked)
    #expect(try await acme.revision() == revision)

    let late = await refusal { () async throws(RPCFailure) in
      try await Self.accept(acme, "2030-01-02")
    }
    #expect(late?.code == .failedPrecondition && late?.reason == "DEPENDENCY_DATES")
    #expect(late?.status.message.contains("2030-01-02") == true)
    #expect(late?.status.message.contains("2030-01-01") == true)
    let key = IdempotencyKey.make()
    let known = try await Self.accept(acme, "2030-01-02", late: true, .new(key: key))
    #expect(known.dependency?.late == true)
    let again = try await Self.accept(acme, "2030-01-02", late: true, .new(key: key))
    #expect(again.outcome?.repeated == true && again.dependency == known.dependency)
    let stale = await refusal { () async throws(RPCFailure) in
      try await Self.accept(acme, "", .new(expectedVersion: asked.version))
    }
    #expect(stale?.reason == "STALE_VERSION")

    let service = RPC.DependencyService.self
    let delivered = try await acme.call(
      service.deliverDependency,
      DeliverDependencyRequest(mutation: .new(), id: "need", reason: "on the shared drive")
    ).reply.dependency
    #expect(delivered?.state == .delivered && delivered?.late == false)
    let reopened = try await acme.call(
      service.reopenDependency,
      ReopenDependencyRequest(mutation: .new(), id: "need", reason: "half is missing")
    ).reply.dependency
    #expect(reopened?.state == .asked && reopened?.promised == "")
    let declined = try await acme.call(
      service.declineDependency,
      DeclineDependencyRequest(mutation: .new(), id: "need", reason: "no time")
    ).reply.dependency
    #expect(declined?.state == .declined && declined?.reason == "no time")
    let withdrawn = try await acme.call(
      service.withdrawDependency, WithdrawDependencyRequest(mutation: .new(), id: "need")
    ).reply.dependency
    #expect(
      withdrawn?.steps.map(\.state)
        == [.asked, .accepted, .delivered, .asked, .declined, .withdrawn])
    #expect(withdrawn?.steps.allSatisfy { !$0.actor.isEmpty && $0.recordedTime != nil } == true)
    await server.stop()
  }

  @Test func membersReadAndAdministratorsChange() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    #expect(try await Self.found(member) == (try await Self.found(acme)))
    let answer = await refusal { () async throws(RPCFailure) in try await Self.accept(member) }
    #expect(answer?.reason == "ROLE_NOT_ENOUGH")
    let other = try await server.connect(try await server.makeOrganisation("other"))
    let foreign = await refusal { () async throws(RPCFailure) in try await Self.accept(other) }
    #expect(foreign?.reason == "NOT_FOUND")
    await server.stop()
  }

  @Test func listsHavePagesFiltersAndNoSteps() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    for number in 0..<4 { try await acme.ask("d\(number)", by: "2020-02-0\(number + 1)") }
    let service = RPC.DependencyService.self
    var request = ListDependenciesRequest(page: Page(pageSize: 3), filter: "late = true")
    let first = try await acme.call(service.listDependencies, request).reply
    #expect(first.dependencies.map(\.id) == ["d0", "d1", "d2"] && first.total == 4)
    #expect(first.dependencies.allSatisfy { $0.late && $0.steps.isEmpty && $0.asker == "team" })
    request.page?.pageToken = first.nextPageToken
    let second = try await acme.call(service.listDependencies, request).reply
    #expect(second.dependencies.map(\.id) == ["d3"] && second.nextPageToken.isEmpty)

    _ = try await acme.call(
      service.archiveDependency, ArchiveDependencyRequest(mutation: .new(), id: "d0"))
    func shown(_ request: ListDependenciesRequest) async throws -> [String] {
      try await acme.call(service.listDependencies, request).reply.dependencies.map(\.id)
    }
    #expect(try await shown(ListDependenciesRequest()) == ["d1", "d2", "d3", "need"])
    #expect(try await shown(ListDependenciesRequest(showArchived: true)).count == 5)
    _ = try await acme.call(
      service.restoreDependency, RestoreDependencyRequest(mutation: .new(), id: "d0"))
    #expect(try await shown(ListDependenciesRequest()).count == 5)
    _ = try await acme.call(
      RPC.ObjectiveService.archiveObjective,
      ArchiveObjectiveRequest(mutation: .new(), id: "low"))
    #expect(try await shown(ListDependenciesRequest()).isEmpty, "they go with their objective")
    await server.stop()
  }

  @Test func readinessNamesThem() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    try await acme.ask("old", by: "2020-02-01")
    let report = try await acme.call(
      RPC.CycleService.getCycleReadiness, GetCycleReadinessRequest(id: "cycle")
    ).reply
    #expect(report.dependenciesUnanswered == 2 && report.dependenciesLate == 0)
    #expect(report.items.suffix(2).map(\.id) == ["need", "old"])
    await server.stop()
  }

  @Test func thePastIsAsItWas() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    try await acme.addUnit("giver")
    try await acme.ask("need", by: "2030-01-01")
    let asked = try await acme.revision()
    _ = try await Self.accept(acme, "2029-06-01")
    let accepted = try await acme.revision()
    // It was in truth declined a while ago, but not before it was accepted.
    let now = WallClock.system.nowMicros
    var mutation = OKRModel.Mutation.new()
    mutation.effectiveTime = Instant(unixMicros: now - 86_400_000_000)
    let early = mutation
    let refused = await refusal { () async throws(RPCFailure) in
      try await Self.accept(acme, "2029-07-01", early)
    }
    #expect(refused?.reason == "EFFECTIVE_TIME_TOO_EARLY")
    _ = try await acme.call(
      RPC.DependencyService.declineDependency,
      DeclineDependencyRequest(mutation: .new(), id: "need", reason: "no time"))
    let document = try await acme.export()

    func expectAll(_ acme: OKRConnection) async throws {
      #expect(try await Self.found(acme, asOf: AsOf(revision: asked)).state == .asked)
      #expect(try await Self.found(acme, asOf: AsOf(revision: accepted)).promised == "2029-06-01")
      let present = try await Self.found(acme)
      #expect(
        present.reason == "no time"
          && present.steps.map(\.state.name) == ["asked", "accepted", "declined"])
      #expect(try await acme.export() == document)
      #expect(try await acme.verify().differences == 0)
    }
    try await expectAll(acme)
    await server.stop()
    var second = try await TestServer.start(over: server.endpoint)
    acme = try await second.connect(token)
    try await expectAll(acme)
    await second.stop()
    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    try admin.simple("delete from snapshot", deadline: .after(milliseconds: 20_000))
    admin.close()
    second = try await TestServer.start(over: server.endpoint)
    acme = try await second.connect(token)
    try await expectAll(acme)
    await second.stop()
  }

  @Test func documentsCarryThem() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    _ = try await Self.accept(acme, "2030-03-01", late: true)
    for id in ["gone", "away"] { try await acme.ask(id, by: "2029-01-01") }
    let service = RPC.DependencyService.self
    _ = try await acme.call(
      service.declineDependency,
      DeclineDependencyRequest(mutation: .new(), id: "gone", reason: "no time"))
    _ = try await acme.call(
      service.archiveDependency, ArchiveDependencyRequest(mutation: .new(), id: "away"))
    let document = try await acme.export()

    let other = try await server.connect(try await server.makeOrganisation("other"))
    let reply = try await other.importDocument(document)
    #expect(reply.findingsTotal == 0 && reply.outcome != nil)
    func agreed(_ connection: OKRConnection) async throws -> [Dependency] {
      try await connection.call(
        service.listDependencies, ListDependenciesRequest(showArchived: true)
      ).reply.dependencies.map { row in
        var row = row
        row.version = 0
        row.archiveTime = row.archiveTime.map { _ in Instant() }
        return row
      }
    }
    #expect(try await agreed(other) == (try await agreed(acme)))
    #expect(try await Self.found(other).steps.map(\.state) == [.accepted])
    let again = try await other.importDocument(document)
    #expect(again.created == 0 && again.changed == 0)

    // What the document says of a dependency that is there is shown and taken.
    let text = String(decoding: document, as: UTF8.self)
      .replacing(#""state": "declined""#, with: #""state": "withdrawn""#)
    let trial = try await other.importDocument(Array(text.utf8), .new(validateOnly: true))
    #expect(trial.differences.map(\.id) == ["gone"] && trial.differences.first?.fields == ["state"])
    guard case .dependency(let before)? = trial.differences.first?.before?.row,
      case .dependency(let after)? = trial.differences.first?.after?.row
    else {
      Issue.record("the difference shows no dependency")
      return
    }
    #expect(before.state == .declined && after.state == .withdrawn)
    _ = try await other.importDocument(Array(text.utf8))
    #expect(try await Self.found(other, "gone").state == .withdrawn)
    #expect(try await other.verify().differences == 0)
    await server.stop()
  }
}
