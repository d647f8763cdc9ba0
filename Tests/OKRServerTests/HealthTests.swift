// Health: one judgement of a reading, and the server's own over HTTP and by the protocol.

import BoundedTestSupport
import Dispatch
import ExactJSON
import Logging
import OKRClient
import OKRModel
import OKRStore
import OKRTransport
import ObservationTestSupport
import PostgresClient
import StoreTestSupport
import Testing

@testable import OKRServer

@Suite(.bounded) struct HealthTests {
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

  @Test func whatIsMissingIsToldByAServerThatPasses() {
    var reading = HealthReading(
      phase: .serving, databaseSilenceNanoseconds: 0, warning: "there is no listener")
    #expect(reading.readiness.passes)
    #expect(reading.readiness.detail == "there is no listener")
    reading.phase = .draining
    #expect(reading.readiness.detail == "draining", "why it doesn't pass counts more")
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
    #expect(try await Self.show([200, 503, 503], port), "before there is a server")
    let starting = try await RawHTTP.get("/startupz", port: port)
    #expect(Self.json(starting)?["status"]?.stringValue == "fail")

    let server = try await TestServer.start(lifecycle: lifecycle)
    management.watch(server.server)
    #expect(try await Self.show([200, 200, 200], port), "while it serves")
    let ready = Self.json(try await RawHTTP.get("/readyz", port: port))
    #expect(ready?.keys == ["status", "checks"])
    #expect(ready?["status"]?.stringValue == "pass")
    let connection = try await server.connect()
    let check = try await connection.call(RPC.HealthService.check, CheckRequest()).reply
    #expect(check.status == .serving)
    connection.close()

    await server.stop()
    #expect(try await Self.show([200, 200, 503], port), "once it drains")
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
    #expect(try await Self.comes(200, "/readyz", port))

    database.stop()
    #expect(try await Self.comes(503, "/readyz", port), "not ready without a database")
    #expect(try await Self.comes(200, "/livez", port), "but alive")
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

  /// The management listener has a thread of its own, so that it can tell of a loop that is stuck.
  @Test func aStuckEventLoopIsNotAlive() async throws {
    let handler = StuckHandler()
    let transport = try TransportServer(handler: handler)
    let port = try await transport.bind(host: "127.0.0.1", port: 0)
    let endpoint = try TestCluster.shared().makeDatabase()
    let heartbeat = Heartbeat(
      store: Store(endpoint: endpoint), logger: Logger(label: "test"),
      process: ServingProcess(incarnation: UUID128.random(), address: "", version: 1),
      lease: LeaseClock(), onLapse: {}, onOtherHistory: {})
    let desk = HealthDesk(Lifecycle(), heartbeat, transport, warning: nil)
    #expect(await Self.becomesAlive(desk))

    async let connection = OKRConnection.connect(
      OKRConnection.Settings(
        address: .tcp(host: "127.0.0.1", port: port), tls: .off, token: "okr_any",
        retries: .never))
    await handler.isStuck()
    #expect(await !Self.probe(desk).loopAnswers)
    let oldest = await withCheckedContinuation { asked in
      desk.findOldest { asked.resume(returning: $0) }
    }
    #expect(oldest == nil)
    handler.release()
    #expect(await Self.becomesAlive(desk))
    _ = try? await connection
    await transport.closeNow()
  }

  private static func becomesAlive(_ desk: HealthDesk) async -> Bool {
    for _ in 0..<60 where await Self.probe(desk).loopAnswers { return true }
    return false
  }

  private static func probe(_ desk: HealthDesk) async -> HealthReading {
    await withCheckedContinuation { asked in desk.probe { asked.resume(returning: $0) } }
  }

  /// Whether the pages get there: a machine that is busy with other tests may take a while.
  private static func show(_ expected: [Int], _ port: Int) async throws -> Bool {
    for _ in 0..<600 {
      if try await Self.statuses(port) == expected { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  /// Of /livez, /startupz and /readyz.
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

/// Blocks its event loop at the first hello, until it is released.
private final class StuckHandler: ServerHandler {
  private let stuck = DispatchSemaphore(value: 0)
  private let released = DispatchSemaphore(value: 0)

  let welcome = Welcome(serverVersion: "test")

  func signIn(
    _ hello: Hello, peer: PeerAddress,
    answer: @escaping @Sendable (Result<SignIn, StatusError>) -> Void
  ) {
    self.stuck.signal()
    self.released.wait()
    answer(.success(SignIn()))
  }

  func begin(_ call: ServerCall) { call.finish(payload: nil) }

  /// Returns once it blocks.
  func isStuck() async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "stuck").async {
        self.stuck.wait()
        continuation.resume()
      }
    }
  }

  func release() { self.released.signal() }
}
