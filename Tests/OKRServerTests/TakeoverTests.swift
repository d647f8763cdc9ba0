// An organisation whose owner was killed: callers of the next one wait for the lease's end.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import Testing
internal import WorkerPool

@testable internal import OKRServer

@Suite(.bounded) struct TakeoverTests {
  @Test func aClientsRetriesOutlastTheLeaseOfOneThatWasKilled() async throws {
    let server = try await TestServer.start(isAlone: false)
    let token = try await server.makeOrganisation("acme")
    let store = Store(endpoint: server.endpoint, connections: 1)
    defer { store.close() }
    let other = ServingProcess(incarnation: .random(), address: "other:1", version: 1)
    try store.heartbeat(other, lifetimeMilliseconds: 600_000)
    let orgID = try #require(try store.findOrganisation(externalID: "acme")).orgID
    _ = try store.takeLease(orgID: orgID, holder: other.incarnation)

    let hasty = try await server.connect(token)
    let refused = await refusal { () async throws(RPCFailure) in
      try await hasty.call(RPC.UnitService.listUnits, ListUnitsRequest())
    }
    #expect(refused?.reason == "NOT_OWNER")
    #expect(refused?.status.retryAfterMicroseconds == 1_000_000)

    // It ends without a word: what it said last holds for as long as a lease does.
    try store.heartbeat(other, lifetimeMilliseconds: Int64(ServerLimits.leaseMilliseconds))
    let patient = try await OKRConnection.connect(
      OKRConnection.Settings(
        address: .tcp(host: "127.0.0.1", port: server.port), token: token))
    let reply = try await patient.call(RPC.UnitService.listUnits, ListUnitsRequest())
    #expect(reply.reply.units.isEmpty)
    await server.stop()
  }

  /// A process that was stopped for longer than its lease answers nothing from memory that another one has outgrown.
  @Test func whoLostItsLeaseAsksBeforeItAnswers() async throws {
    let server = try await TestServer.start(isAlone: false)
    let acme = try await server.makeSample()
    let orgID = try #require(
      try server.server.service.store.findOrganisation(externalID: "acme")
    ).orgID
    let lease = server.server.service.hosts.environment.lease
    let longAgo = { WorkerPool.now() - 60_000_000_000 }
    // After a pause alone it is still the owner: reads and watches go on.
    let watch = try await acme.stream(
      RPC.ScoreService.watch, WatchRequest(changes: WatchedChanges()))
    var told = watch.makeAsyncIterator()
    _ = try await told.next()
    _ = lease.renewed(sentAt: longAgo())
    let units = try await acme.call(RPC.UnitService.listUnits, ListUnitsRequest()).reply.units
    #expect(units.map(\.id) == ["team"])

    let other = ServingProcess(incarnation: .random(), address: "other:1", version: 1)
    try server.server.service.store.heartbeat(other, lifetimeMilliseconds: 600_000)
    _ = try server.server.service.store.takeLease(
      orgID: orgID, holder: other.incarnation, isForced: true)
    _ = lease.renewed(sentAt: longAgo())
    // What an earlier answer of the database held for is over before this comes.
    try await Task.sleep(nanoseconds: 2 * ServerLimits.ownerTrustNanoseconds)
    let refused = await refusal { () async throws(RPCFailure) in
      try await acme.call(RPC.UnitService.listUnits, ListUnitsRequest())
    }
    #expect(refused?.reason == "NOT_OWNER")
    #expect(refused?.status.metadata == [Metadata(key: "owner", value: "other:1")])
    let ended = await refusalAtTheEnd(of: &told)
    #expect(ended?.reason == "NOT_OWNER")
    await server.stop()
  }

  /// Where the database doesn't answer who the owner is, reads go on from memory, and what it answers later counts.
  @Test func readsGoOnWhereTheDatabaseIsSilent() async throws {
    let server = try await TestServer.start(isAlone: false)
    let acme = try await server.makeSample()
    let store = server.server.service.store
    let orgID = try #require(try store.findOrganisation(externalID: "acme")).orgID
    let lease = server.server.service.hosts.environment.lease
    let other = ServingProcess(incarnation: .random(), address: "other:1", version: 1)
    try store.heartbeat(other, lifetimeMilliseconds: 600_000)
    let before = try await acme.figures()
    let lock = try PostgresConnector(endpoint: server.endpoint).connect()
    defer { lock.close() }
    try lock.simple(
      "begin; lock table org_lease in access exclusive mode",
      deadline: .after(milliseconds: 20_000))
    _ = lease.renewed(sentAt: WorkerPool.now() - 60_000_000_000)
    try await Task.sleep(nanoseconds: 2 * ServerLimits.ownerTrustNanoseconds)
    let patience = Duration.milliseconds(ServerLimits.ownerPatienceMilliseconds)
    let clock = ContinuousClock()
    let asked = clock.now
    #expect(try await acme.figures() == before)
    let known = clock.now
    #expect(asked.duration(to: known) >= patience, "the database is asked first")
    for _ in 0..<20 { #expect(try await acme.figures() == before) }
    #expect(known.duration(to: clock.now) < patience * 20, "a silent one is waited for once")

    try lock.simple("commit", deadline: .after(milliseconds: 20_000))
    _ = try store.takeLease(orgID: orgID, holder: other.incarnation, isForced: true)
    var refused: RPCFailure?
    for _ in 0..<600 where refused == nil {
      refused = await refusal { () async throws(RPCFailure) in try await acme.figures() }
      _ = lease.renewed(sentAt: WorkerPool.now() - 60_000_000_000)
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(refused?.reason == "NOT_OWNER")
    await server.stop()
  }

  @Test func aLeaseIsTrustedForItsTime() {
    let lease = LeaseClock()
    #expect(!lease.isCertain(after: 0, now: 1))
    #expect(!lease.renewed(sentAt: 1_000_000_000), "the first one begins it")
    #expect(lease.isCertain(after: 0, now: 3_399_999_999))
    #expect(!lease.isCertain(after: 0, now: 3_400_000_000))
    #expect(!lease.renewed(sentAt: 3_000_000_000))
    #expect(lease.renewed(sentAt: 9_000_000_000), "others may have had it")
    #expect(!lease.isCertain(after: 0, now: 9_000_000_001) && lease.lapses == 1)
    #expect(lease.isCertain(after: 1, now: 9_000_000_001))
  }
}
