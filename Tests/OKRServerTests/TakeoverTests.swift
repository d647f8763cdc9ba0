// An organisation whose owner was killed: callers of the next one wait for the lease's end.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import Testing

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
}
