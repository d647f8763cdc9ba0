// What a server tells those who run it: GetStats by the protocol, and the status page.

import BoundedTestSupport
import ExactJSON
import OKRClient
import OKRModel
import OKRTransport
import ObservationTestSupport
import PostgresClient
import StoreTestSupport
import Testing

@testable import OKRServer

@Suite(.bounded) struct StatusTests {
  @Test func operatorsGetFiguresThatFollowWhatHappens() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let wide = try await server.makeSample("wide")
    for number in 0..<30 {
      try await Sample.addKeyResult(wide, "more-\(number)", "low", 0, 10)
    }
    let operate = try await server.connect(server.operatorToken)
    _ = try await acme.call(
      RPC.ScoreService.getTree, GetTreeRequest(roots: ["top"]),
      asOf: AsOf(revision: try await acme.revision()))
    let before = try await Self.stats(operate)
    for value in 1...5 { _ = try await acme.record("low-kr", Int64(value)) }
    let stats = try await Self.stats(operate)

    #expect(stats.phase == "serving" && stats.commit == "25df3b5")
    #expect(operate.welcome.serverCommit == "25df3b5")
    #expect(stats.uptimeMicroseconds > before.uptimeMicroseconds)
    #expect(stats.startedTime == before.startedTime)
    #expect(Self.calls(stats) - Self.calls(before) == 5)
    #expect(stats.batches - before.batches >= 1)
    #expect(stats.batchedChanges - before.batchedChanges == 5)
    #expect(Self.rows(stats) - Self.rows(before) == 5)
    #expect(stats.biggest.map(\.organisation) == ["wide", "acme"], "the largest first")
    #expect(stats.pastStates == 1 && stats.pastStateBytes > 0)
    #expect(
      stats.biggest.reduce(0) { $0 + $1.bytes } == stats.organisationBytes - stats.pastStateBytes)
    #expect(stats.organisationBytes < stats.organisationBytesLimit)
    #expect(stats.lanes.count == 2)
    #expect(stats.lanes.reduce(0) { $0 + $1.busyMicroseconds } > 0)
    #expect(stats.lanes.reduce(0) { $0 + $1.begun } >= 5)
    #expect((stats.process?.residentBytes ?? 0) > 0 && (stats.process?.threads ?? 0) > 1)
    #expect((stats.database?.leaseRenewals ?? 0) >= 1)
    #expect((stats.database?.silenceMicroseconds ?? -1) >= 0)
    for method in stats.methods {
      #expect(
        method.durationCounts.count == stats.durationBoundsMicroseconds.count + 1,
        "\(method.method)")
    }
    operate.close()
    acme.close()
    wide.close()
    await server.stop()
  }

  /// A watch takes memory for as long as it is open, and what is owed to its reader as well.
  @Test func watchesHaveTheirShareOfTheMemory() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let operate = try await server.connect(server.operatorToken)
    let before = try await Self.stats(operate)
    #expect(before.watchBytes == 0 && before.keyBytes > 0)
    let reader = try await server.connect(try await server.makeToken("acme", role: .member))
    let watch = try await reader.stream(RPC.ScoreService.watch, WatchRequest(roots: ["top"]))
    var changes = watch.makeAsyncIterator()
    _ = try await changes.next()
    let open = try await Self.stats(operate)
    #expect(open.watchBytes >= 1_024 && open.watchers == 1)
    #expect(open.organisationBytes - before.organisationBytes >= open.watchBytes)
    let second = try await reader.stream(
      RPC.ScoreService.watch,
      WatchRequest(rollup: QueryRollupRequest(by: [.region])))
    var rows = second.makeAsyncIterator()
    _ = try await rows.next()
    #expect(try await Self.stats(operate).watchBytes > open.watchBytes + 1_024, "and its rows")
    reader.close()
    var left = try await Self.stats(operate)
    for _ in 0..<600 where left.watchers > 0 || left.watchBytes > 0 {
      try await Task.sleep(for: .milliseconds(50))
      left = try await Self.stats(operate)
    }
    #expect(left.watchBytes == 0)
    operate.close()
    acme.close()
    await server.stop()
  }

  /// Watches go on for as long as they are wanted, and a question about calls is no call to name.
  @Test func theOldestCallIsOneThatSomebodyWaitsFor() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let operate = try await server.connect(server.operatorToken)
    let watch = try await acme.stream(
      RPC.ScoreService.watch, WatchRequest(roots: ["top"]))
    var changes = watch.makeAsyncIterator()
    _ = try await changes.next()
    #expect(try await Self.stats(operate).oldestCall == nil)

    // The row of the organisation's lease is held, so that a commit waits for it.
    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    try admin.simple(
      """
      begin; set local idle_in_transaction_session_timeout = 0;
      select * from org_lease for update
      """, deadline: .after(milliseconds: 120_000))
    async let waiting = acme.call(
      RPC.CheckInService.recordCheckIn,
      RecordCheckInRequest(
        mutation: .new(), checkIn: CheckIn(keyResult: "low-kr", value: .of(1))),
      timeout: .seconds(600))
    var oldest: OldestCall?
    for _ in 0..<600 where oldest == nil {
      oldest = try await Self.stats(operate).oldestCall
    }
    #expect(oldest?.method == RPC.CheckInService.recordCheckIn.path)
    let again = try await Self.stats(operate).oldestCall
    #expect((again?.ageMicroseconds ?? 0) > (oldest?.ageMicroseconds ?? .max), "it grows older")
    // The transaction that holds the row is told with the next heartbeat.
    var open: Int64 = 0
    for _ in 0..<600 where open == 0 {
      try await Task.sleep(for: .milliseconds(50))
      open = try await Self.stats(operate).database?.oldestTransactionMicroseconds ?? 0
    }
    #expect(open > 0)
    try admin.simple("rollback", deadline: .after(milliseconds: 120_000))
    _ = try await waiting
    admin.close()
    operate.close()
    acme.close()
    await server.stop()
  }

  @Test func theStatusPageRanksOrganisationsWithoutTheirNames() async throws {
    let server = try await TestServer.start()
    let lifecycle = Lifecycle()
    let management = try ManagementServer(lifecycle)
    let port = try await management.start(host: "127.0.0.1", port: 0)
    let early = try await RawHTTP.get("/statusz", port: port)
    #expect(early.status == 503 && early.body.contains("opening_database"))

    management.watch(server.server)
    let acme = try await server.makeSample("acme")
    let answer = try await RawHTTP.get("/statusz", port: port)
    #expect(answer.status == 200 && answer.fields["content-type"] == "application/json")
    #expect(!answer.body.contains("acme"))
    let page = try JSONReader.read(answer.body)
    #expect(
      page.keys == [
        "version", "commit", "phase", "ready", "started", "uptime_seconds", "connections", "calls",
        "lanes",
        "organisations", "operations", "commits", "database", "storage", "lease",
        "process",
      ])
    #expect(page["version"]?.stringValue == "test")
    #expect(page["commit"]?.stringValue == "25df3b5")
    guard case .array(let biggest)? = page["organisations"]?["biggest"] else {
      Issue.record("no ranking")
      return
    }
    #expect(biggest.map(\.keys) == [["bytes", "calls_in_flight", "lane"]])
    #expect(page["database"]?["oldest_transaction_seconds"] != nil)
    #expect(page["lease"]?["held"] == .number("1") && page["lease"]?["lost"] == .number("0"))
    for part in ["key_bytes", "page_bytes", "watch_bytes", "past_state_bytes"] {
      #expect(page["organisations"]?[part] != nil, "\(part)")
    }
    #expect(page["calls"]?["blocking"] != nil && page["calls"]?["blocking_limit"] == .number("256"))
    acme.close()
    await server.stop()
    await management.close()
  }

  private static func stats(_ connection: OKRConnection) async throws -> GetStatsResponse {
    try await connection.call(RPC.ServerService.getStats, GetStatsRequest()).reply
  }

  private static func calls(_ stats: GetStatsResponse) -> Int64 {
    stats.methods.first { $0.method == RPC.CheckInService.recordCheckIn.path }?.calls ?? 0
  }

  private static func rows(_ stats: GetStatsResponse) -> Int64 { stats.database?.rows ?? 0 }
}
