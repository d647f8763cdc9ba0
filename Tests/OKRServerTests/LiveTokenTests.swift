// Tokens of open connections: what is known of each, by whom it is told, and that none stays.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import Synchronization
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct LiveTokenTests {
  private static let digest = Digest256.hash([1])

  private static func record(
    version: Int64, expires: Int64? = nil, revoked: Int64? = nil
  ) -> TokenRecord {
    var record = TokenRecord(
      tokenID: "t1", orgID: 1, name: "n", role: 1, digest: Self.digest, createdAt: 1,
      expiresAt: expires)
    record.version = version
    record.revokedAt = revoked
    return record
  }

  private static func tokens(now: Int64 = 10) -> LiveTokens {
    LiveTokens(WallClock { now })
  }

  @Test func theLatestVersionHoldsInWhateverOrderTheyCome() {
    let tokens = Self.tokens()
    let token = tokens.token(Self.digest)
    for (version, expires, revoked, end) in [
      (2, 90, nil, 90), (1, nil, nil, 90), (4, 90, 20, 20), (3, 70, nil, 20),
    ] as [(Int64, Int64?, Int64?, Int64)] {
      tokens.learn(Self.record(version: version, expires: expires, revoked: revoked))
      #expect(token.end == end, "version \(version)")
    }
  }

  @Test func aTokenGoesWithItsLastConnection() {
    let tokens = Self.tokens()
    var first: LiveToken? = tokens.token(Self.digest)
    var second: LiveToken? = tokens.token(Self.digest)
    #expect(first === second && tokens.count == 1)
    first = nil
    #expect(second != nil && tokens.count == 1)
    second = nil
    #expect(first == nil && tokens.count == 0)
    // Nobody holds it: nothing is kept of what it is told.
    tokens.learn(Self.record(version: 7, revoked: 5))
    #expect(tokens.count == 0 && tokens.token(Self.digest).end == nil)
  }

  @Test func streamsEndOnceTheirTokenDoes() {
    let tokens = Self.tokens(now: 10)
    let token = tokens.token(Self.digest)
    let ended = Mutex<[String]>([])
    _ = token.open { ended.withLock { $0.append("a") } }
    let closed = token.open { ended.withLock { $0.append("b") } }
    token.close(closed)
    tokens.learn(Self.record(version: 1, expires: 11))
    #expect(ended.withLock { $0 } == [])
    tokens.learn(Self.record(version: 2, expires: 11, revoked: 10))
    token.endStreams(now: 12)
    #expect(ended.withLock { $0 } == ["a"])
  }

  @Test func aWatchEndsWithItsToken() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    let id = member.welcome.principal?.tokenId ?? ""
    let stream = try await member.stream(
      RPC.ScoreService.watch, WatchRequest(roots: ["top"], bookmarkSeconds: 3_600))
    var replies = stream.makeAsyncIterator()
    _ = try await replies.next()
    _ = try await acme.call(
      RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: .new(), id: id))
    let failure = await refusalAtTheEnd(of: &replies)
    #expect(failure?.reason == "TOKEN_INVALID")
    await server.stop()
  }

  /// Any process of a database makes and revokes tokens, whichever serves the organisation.
  @Test func anotherProcessRevokesIt() async throws {
    let server = try await TestServer.start(isAlone: false)
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let id = acme.welcome.principal?.tokenId ?? ""
    _ = try await acme.call(RPC.TokenService.whoAmI, WhoAmIRequest())
    let other = try await TestServer.start(over: server.endpoint, isAlone: false)
    let there = try await other.connect(other.operatorToken, organisation: "acme")
    _ = try await there.call(
      RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: .new(), id: id))
    var refused: RPCFailure?
    for _ in 0..<600 where refused == nil {
      try await Task.sleep(for: .milliseconds(100))
      refused = await refusal { () async throws(RPCFailure) in
        try await acme.call(RPC.TokenService.whoAmI, WhoAmIRequest())
      }
    }
    #expect(refused?.reason == "TOKEN_INVALID")
    await other.stop()
    await server.stop()
  }

  @Test func connectionsThatGoLeaveNoToken() async throws {
    let server = try await TestServer.start()
    let held = try await server.connect(try await server.makeOrganisation("acme"))
    let live = server.server.service.hosts.tokens
    for number in 0..<6 {
      let member = try await server.connect(try await server.makeToken("acme", role: .member))
      if number % 2 == 0 {
        _ = try await member.call(RPC.UnitService.listUnits, ListUnitsRequest())
        _ = try await member.stream(RPC.ScoreService.watch, WatchRequest(changes: WatchedChanges()))
      }
      member.close()
      _ = await refusal { () async throws(RPCFailure) in try await server.connect("okr_unknown") }
    }
    for _ in 0..<600 where live.count > 1 { try await Task.sleep(for: .milliseconds(100)) }
    _ = try await held.call(RPC.TokenService.whoAmI, WhoAmIRequest())
    #expect(live.count == 1)
    await server.stop()
  }
}
