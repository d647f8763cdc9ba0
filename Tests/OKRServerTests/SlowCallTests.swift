// Slow calls leave a line with where their time went, and no more lines than are good.

import BoundedTestSupport
import Dispatch
import Logging
import OKRClient
import OKRStore
import PostgresClient
import StoreTestSupport
import Synchronization
import Testing

@testable import OKRModel
@testable import OKRServer
@testable import OKRTransport

@Suite(.bounded) struct SlowCallTests {
  @Test func aReadThatWaitsShowsItsStages() async throws {
    let log = LinesKept()
    let server = try await TestServer.start(slowRequestMilliseconds: 100, logger: log.logger)
    let acme = try await server.makeSample("acme")
    let revision = try #require(Int(try await acme.revision().dropFirst()))
    let id = "4bf92f3577b34da6a3ce929d0e0e4736"
    async let waiting = acme.call(
      RPC.ScoreService.getTree, GetTreeRequest(), atLeast: "r\(revision + 1)",
      metadata: [Metadata(key: "traceparent", value: "00-\(id)-00f067aa0ba902b7-01")])
    // On a busy machine the read gives up waiting before anyone saw it wait; then its line says so.
    _ = try await Self.hasWaited(server, RPC.ScoreService.getTree.path) {
      log.lines.contains { $0["method"] == "okr.v1.ScoreService/GetTree" }
    }
    _ = try await acme.record("low-kr", 1)
    _ = try? await waiting
    let line = try #require(await log.line { $0["method"] == "okr.v1.ScoreService/GetTree" })
    let isAnswered = line["code"] == "ok"
    #expect(isAnswered || line["code"] == "unavailable")
    #expect(line["revision"] == (isAnswered ? "r\(revision + 1)" : nil))
    #expect(line["component"] == "rpc" && line["request_id"] == id)
    #expect(line["organisation"] == "acme" && line["principal"]?.hasPrefix("t-") == true)
    #expect(try line.milliseconds("duration_ms") >= 100)
    #expect(try line.milliseconds("compute_ms") > 0, "it waited on the lane, not before it")
    #expect(line["queue_ms"] != nil && line["decode_ms"] != nil && line["commit_ms"] == nil)
    acme.close()
    await server.stop()
  }

  /// The row of the organisation's lease is held, so that the commit waits for it.
  @Test func aSlowCommitIsToldFromASlowServer() async throws {
    let log = LinesKept()
    let server = try await TestServer.start(slowRequestMilliseconds: 100, logger: log.logger)
    let acme = try await server.makeSample("acme")
    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    let deadline = Deadline.after(milliseconds: 600_000)
    // On a busy machine it may be held for long.
    try admin.simple(
      """
      begin; set local idle_in_transaction_session_timeout = 0;
      select * from org_lease for update
      """, deadline: deadline)
    async let record = acme.call(
      RPC.CheckInService.recordCheckIn,
      RecordCheckInRequest(
        mutation: .new(), checkIn: CheckIn(keyResult: "low-kr", value: .of(1))),
      timeout: .seconds(600))
    #expect(try await Self.hasWaited(server, RPC.CheckInService.recordCheckIn.path))
    try admin.simple("rollback", deadline: deadline)
    _ = try await record
    let line = try #require(
      await log.line { $0["method"] == "okr.v1.CheckInService/RecordCheckIn" })
    let commit = try line.milliseconds("commit_ms")
    #expect(commit > 0)
    let stages = try ["decode_ms", "queue_ms", "compute_ms", "reply_ms"].map {
      try line.milliseconds($0)
    }
    #expect(
      abs(try line.milliseconds("duration_ms") - commit - stages.reduce(0, +)) < 0.01,
      "the stages are the whole: \(line)")
    admin.close()
    acme.close()
    await server.stop()
  }

  @Test func linesAreBoundedAndTheRestIsCounted() async throws {
    let log = LinesKept()
    let slow = SlowCallLog(thresholdMilliseconds: 500, logger: log.logger)
    let now = Int64(1_000_000_000_000)
    let limit = ServerLimits.slowLinesPerSecond
    for _ in 0..<(limit + 7) { slow.ended(Self.call(now - 500_000_000), Self.ok, now: now) }
    slow.ended(Self.call(now - 499_999_999), Self.ok, now: now)
    #expect(slow.counts == (UInt64(limit + 7), 7))
    slow.ended(Self.call(now), Self.ok, now: now + 1_000_000_000)
    let line = try #require(await log.line { $0["left_out"] != nil })
    #expect(line["left_out"] == "7")
    #expect(log.lines.count == limit + 1)
  }

  @Test func theAccessLogTakesAShareOfTheCalls() async throws {
    let log = LinesKept()
    let access = AccessLog(percent: 25, logger: log.logger)
    // A call a second: none is left out for its time.
    for number in 0..<400 {
      let now = Int64(number + 1) * 1_000_000_000
      access.ended(Self.call(now - 1_500_000), CallEnd(code: .notFound, revision: "r7"), now: now)
    }
    #expect(await log.line { _ in log.lines.count == 100 } != nil, "\(log.lines.count)")
    let line = try #require(log.lines.first)
    #expect(line["method"] == "m" && line["code"] == "not_found" && line["revision"] == "r7")
    #expect(line["duration_ms"] == "1.5" && line["request_id"]?.isEmpty == false)
    #expect(access.leftOut == 0)
    let silent = AccessLog(percent: 0, logger: log.logger)
    silent.ended(Self.call(1), Self.ok, now: 1)
    #expect(log.lines.count == 100)
  }

  @Test func theAccessLogIsBounded() async throws {
    let log = LinesKept()
    let access = AccessLog(percent: 100, logger: log.logger)
    let limit = ServerLimits.accessLinesPerSecond
    for _ in 0..<(limit + 7) { access.ended(Self.call(1), Self.ok, now: 1_000_000_000) }
    #expect(access.leftOut == 7)
    access.ended(Self.call(1), Self.ok, now: 2_000_000_000)
    #expect(await log.line { $0["left_out"] == "7" } != nil)
    #expect(log.lines.count == limit + 1)
  }

  @Test func theAccessLogsShareChangesAtOnce() async throws {
    let log = LinesKept()
    let access = AccessLog(percent: 0, logger: log.logger)
    access.ended(Self.call(1), Self.ok, now: 1_000_000_000)
    access.take(percent: 50)
    for _ in 0..<10 { access.ended(Self.call(1), Self.ok, now: 2_000_000_000) }
    access.take(percent: 0)
    access.ended(Self.call(1), Self.ok, now: 3_000_000_000)
    access.take(percent: 100)
    access.ended(Self.call(1), Self.ok, now: 9_000_000_001)
    // The lines come in order: once the last is there, all are.
    #expect(await log.line { $0["duration_ms"] == "9000.0" } != nil)
    #expect(log.lines.count == 6)
  }

  @Test func aServerLogsItsCallsWhereItIsAskedTo() async throws {
    let log = LinesKept()
    let server = try await TestServer.start(accessLogPercent: 100, logger: log.logger)
    let acme = try await server.makeSample("acme")
    let revision = try await acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "top"),
      metadata: [
        Metadata(key: "request-id", value: "mine"), Metadata(key: "attempt", value: "3"),
      ]
    ).revision
    let line = try #require(await log.line { $0["request_id"] == "mine" })
    #expect(line["attempt"] == "3")
    #expect(line["component"] == "rpc" && line["code"] == "ok")
    #expect(line["method"] == "okr.v1.ObjectiveService/GetObjective")
    #expect(line["organisation"] == "acme" && line["principal"]?.hasPrefix("t-") == true)
    #expect(line["revision"] == revision)
    acme.close()
    await server.stop()
  }

  /// A client that is newer than the server leaves a trace, too.
  @Test func aCallOfAnUnknownMethodIsLogged() async throws {
    let log = LinesKept()
    let server = try await TestServer.start(accessLogPercent: 100, logger: log.logger)
    let acme = try await server.makeSample("acme")
    let newer = OKRModel.Method<GetObjectiveRequest, GetObjectiveResponse>(
      path: "okr.v9.Future/Do\n", clientStreams: false, serverStreams: false)
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.call(
        newer, GetObjectiveRequest(id: "top"),
        metadata: [Metadata(key: "request-id", value: "mine")])
    }
    #expect(found?.code == .unimplemented && found?.status.requestId == "mine")
    let line = try #require(await log.line { $0["request_id"] == "mine" })
    #expect(line["method"] == "okr.v9.Future/Do\n" && line["code"] == "unimplemented")
    #expect(line["organisation"] == "acme" && line["duration_ms"] != nil)
    acme.close()
    await server.stop()
  }

  /// An operator acts in no organisation, or in another one than the request names.
  @Test func anOperatorsCallIsLoggedWithTheOrganisationThatItNames() async throws {
    let log = LinesKept()
    let server = try await TestServer.start(accessLogPercent: 100, logger: log.logger)
    let acme = try await server.makeSample("acme")
    _ = try await server.makeOrganisation("wide")
    let operate = try await server.connect(server.operatorToken)
    let acting = try await server.connect(server.operatorToken, organisation: "wide")
    func name(_ id: String) -> [Metadata] { [Metadata(key: "request-id", value: id)] }
    _ = try await operate.call(
      RPC.OrganisationService.getOrganisation, GetOrganisationRequest(id: "acme"),
      metadata: name("get"))
    _ = try await operate.call(
      RPC.ServerService.verifyOrganisation, VerifyOrganisationRequest(organisation: "acme"),
      metadata: name("verify"))
    _ = try await acting.call(
      RPC.TokenService.listTokens, ListTokensRequest(organisation: "acme"), metadata: name("tokens")
    )
    _ = try await operate.call(
      RPC.OrganisationService.archiveOrganisation,
      ArchiveOrganisationRequest(mutation: .new(), id: "wide", reason: "sold"),
      metadata: name("archive"))
    _ = try await operate.call(
      RPC.OrganisationService.createOrganisation,
      CreateOrganisationRequest(
        mutation: .new(), organisation: OKRModel.Organisation(id: "late", name: "Late")),
      metadata: name("create"))
    _ = try await operate.call(
      RPC.OrganisationService.listOrganisations, ListOrganisationsRequest(), metadata: name("list"))
    for (id, organisation) in [
      ("get", "acme"), ("verify", "acme"), ("tokens", "acme"), ("archive", "wide"),
      ("create", "late"), ("list", nil),
    ] {
      let line = try #require(await log.line { $0["request_id"] == id }, "\(id)")
      #expect(line["organisation"] == organisation, "\(id)")
    }
    operate.close()
    acting.close()
    acme.close()
    await server.stop()
  }

  /// Whoever is told of a failure can find the call in the server's log.
  @Test func aFailureNamesItsCall() async throws {
    let log = LinesKept()
    let server = try await TestServer.start(accessLogPercent: 100, logger: log.logger)
    let acme = try await server.makeSample("acme")
    func failure(_ metadata: [Metadata]) async throws -> String {
      let found = await refusal { () async throws(RPCFailure) in
        try await acme.call(
          RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "nothing"),
          metadata: metadata)
      }
      return try #require(found).status.requestId
    }
    #expect(try await failure([Metadata(key: "request-id", value: "mine")]) == "mine")
    let given = try await failure([])
    #expect(!given.isEmpty && given != "mine")
    let line = await log.line { $0["request_id"] == given }
    #expect(line?["code"] == "not_found")
    acme.close()
    await server.stop()
  }

  @Test func zeroLogsNothing() {
    let log = LinesKept()
    let slow = SlowCallLog(thresholdMilliseconds: 0, logger: log.logger)
    slow.ended(Self.call(1), Self.ok, now: .max)
    #expect(slow.counts == (0, 0))
  }

  @Test func aRequestNamesItself() {
    func find(_ pairs: [(String, String)]) -> String? {
      RequestID.find(in: pairs.map { Metadata(key: $0.0, value: $0.1) })
    }
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    #expect(find([]) == nil)
    #expect(find([("traceparent", trace)]) == "4bf92f3577b34da6a3ce929d0e0e4736")
    #expect(find([("traceparent", trace), ("request-id", "mine")]) == "mine")
    #expect(find([("request-id", String(repeating: "x", count: 1_000))])?.count == 128)
    for wrong in ["", "00-4BF-1-1", "00-\(String(repeating: "0", count: 32))-1-01", "nonsense"] {
      #expect(find([("traceparent", wrong)]) == nil, "\(wrong)")
    }
  }

  /// Waits until a call of the method has run for longer than is slow here, or has ended.
  private static func hasWaited(
    _ server: TestServer, _ method: String, orEnded hasEnded: () -> Bool = { false }
  ) async throws -> Bool {
    let connection = try await server.connect(server.operatorToken)
    defer { connection.close() }
    for _ in 0..<600 where !hasEnded() {
      let stats = try await connection.call(RPC.ServerService.getStats, GetStatsRequest()).reply
      if let oldest = stats.oldestCall, oldest.method == method, oldest.ageMicroseconds > 150_000 {
        return true
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    return false
  }

  private static let ok = CallEnd(code: .ok, revision: "")

  private static func call(_ receivedAt: Int64) -> ServerCall {
    ServerCall(
      Request(method: "m"), method: "m", key: StreamKey(id: 1, slot: 0), credit: 0,
      deadlineNanoseconds: 0, receivedAt: receivedAt,
      caller: Caller(SignIn(), peer: .unixSocket, clientName: ""), output: Nowhere())
  }
}

private struct Nowhere: CallOutput {
  let isCongested = false
  func post(_ letter: Letter) {}
}

extension [String: String] {
  fileprivate func milliseconds(_ field: String) throws -> Double {
    try #require(self[field].flatMap { Double($0) }, "\(field)")
  }
}
