// Health: one judgement of a reading, and the server's own over HTTP and by the protocol.

import ExactJSON
import Logging
import OKRClient
import OKRModel
import OKRStore
import ObservationTestSupport
import StoreTestSupport
import Testing

@testable import OKRServer

@Suite struct HealthTests {
  private static let second: UInt64 = 1_000_000_000

  @Test(arguments: Lifecycle.Phase.allCases) func readinessNeedsToServe(_ phase: Lifecycle.Phase) {
    let reading = HealthReading(phase: phase, databaseSilenceNanoseconds: 0)
    #expect(reading.readiness.passes == (phase == .serving))
    #expect(reading.liveness.passes, "a restart helps nobody")
    #expect(reading.startup.passes == (phase >= .serving))
  }

  @Test func readinessNeedsTheDatabase() {
    func passes(_ silence: UInt64?) -> Bool {
      HealthReading(phase: .serving, databaseSilenceNanoseconds: silence).readiness.passes
    }
    #expect(!passes(nil))
    #expect(passes(5 * Self.second - 1))
    #expect(!passes(5 * Self.second))
  }

  @Test func livenessNeedsTheEventLoop() {
    var reading = HealthReading(phase: .serving, databaseSilenceNanoseconds: 0)
    reading.loopAnswers = false
    #expect(!reading.liveness.passes)
    #expect(reading.liveness.detail.contains("2000 ms"))
  }

  @Test func theStartNamesWhatIsUnderWay() {
    let checks = HealthReading(phase: .migrating).startup.checks
    #expect(checks.map(\.name) == ["database", "schema", "doors"])
    #expect(checks.map(\.passes) == [true, false, false])
    #expect(checks[1].detail == "bringing the schema up to date")
  }

  @Test func aLifeOnlyGoesForward() {
    let lifecycle = Lifecycle()
    lifecycle.advance(to: .draining)
    lifecycle.advance(to: .serving)
    #expect(lifecycle.phase == .draining)
  }

  @Test func pagesFollowTheServersLife() async throws {
    let lifecycle = Lifecycle()
    let management = try ManagementServer(lifecycle)
    let port = try await management.start(host: "127.0.0.1", port: 0)
    #expect(try await Self.statuses(port) == [200, 503, 503], "before there is a server")
    let starting = try await RawHTTP.get("/startupz", port: port)
    #expect(Self.json(starting)?["status"]?.stringValue == "fail")

    let server = try await TestServer.start(lifecycle: lifecycle)
    management.watch(server.server)
    #expect(try await Self.statuses(port) == [200, 200, 200], "while it serves")
    let ready = Self.json(try await RawHTTP.get("/readyz", port: port))
    #expect(ready?.keys == ["status", "checks"])
    #expect(ready?["status"]?.stringValue == "pass")
    let connection = try await server.connect()
    let check = try await connection.call(RPC.HealthService.check, CheckRequest()).reply
    #expect(check.status == .serving)
    connection.close()

    await server.stop()
    #expect(try await Self.statuses(port) == [200, 200, 503], "once it drains")
    let drained = try await RawHTTP.get("/readyz", port: port)
    #expect(drained.body.contains("draining"))
    await management.close()
  }

  /// The same judgement by the protocol: not serving while the database is away, and again when it
  /// is back.
  @Test func aDatabaseThatIsAwayIsNotReady() async throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let database = try EmbeddedPostgres(
      dataDirectory: directory, settings: ["shared_buffers=16MB"])
    try database.start()
    defer { database.stop() }
    let server = try await TestServer.start(over: database.endpoint)
    let management = try ManagementServer(Lifecycle())
    let port = try await management.start(host: "127.0.0.1", port: 0)
    management.watch(server.server)
    #expect(try await RawHTTP.get("/readyz", port: port).status == 200)

    database.stop()
    #expect(try await Self.comes(503, "/readyz", port), "not ready without a database")
    #expect(try await RawHTTP.get("/livez", port: port).status == 200, "but alive")
    let connection = try await server.connect()
    let away = try await connection.call(RPC.HealthService.check, CheckRequest()).reply
    #expect(away.status == .notServing)
    #expect(away.detail.contains("the database doesn't answer"))

    try database.start()
    #expect(try await Self.comes(200, "/readyz", port))
    let back = try await connection.call(RPC.HealthService.check, CheckRequest()).reply
    #expect(back.status == .serving)
    connection.close()
    await server.stop()
    await management.close()
  }

  private static func statuses(_ port: Int) async throws -> [Int] {
    var statuses: [Int] = []
    for path in ["/livez", "/startupz", "/readyz"] {
      statuses.append(try await RawHTTP.get(path, port: port).status)
    }
    return statuses
  }

  private static func comes(_ status: Int, _ path: String, _ port: Int) async throws -> Bool {
    for _ in 0..<1_200 {
      if try await RawHTTP.get(path, port: port).status == status { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private static func json(_ answer: HTTPAnswer) -> JSONValue? {
    try? JSONReader.read(Array(answer.body.utf8))
  }
}
