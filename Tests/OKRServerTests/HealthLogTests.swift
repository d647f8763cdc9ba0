// What the log tells of a server that isn't ready for a while, and of failures that come again and again.

import BoundedTestSupport
import OKRStore
import StoreTestSupport
import Synchronization
import Testing

@testable import OKRServer

@Suite(.bounded) struct HealthLogTests {
  /// A report that a test changes.
  private final class Report: Sendable {
    private let passes = Mutex(true)

    var isFine: Bool {
      get { self.passes.withLock { $0 } }
      set { self.passes.withLock { $0 = newValue } }
    }

    var value: HealthReport {
      HealthReport(checks: [HealthCheck(name: "database", passes: self.isFine, detail: "silent")])
    }
  }

  @Test func eachChangeIsALine() {
    let kept = LinesKept()
    let report = Report()
    let log = HealthLog(kept.logger) { report.value }
    let second: UInt64 = 1_000_000_000
    log.look(now: 1 * second)
    #expect(kept.lines.isEmpty, "a server that is ready has no news")
    report.isFine = false
    for time in 2...9 { log.look(now: UInt64(time) * second) }
    #expect(
      kept.lines == [["msg": "the server isn't ready", "level": "warning", "detail": "silent"]])
    report.isFine = true
    for _ in 0..<3 { log.look(now: 9 * second + second / 2) }
    #expect(
      kept.lines.dropFirst() == [
        ["msg": "the server is ready again", "level": "notice", "after_seconds": "7.5"]
      ])
    log.stop()
    report.isFine = false
    log.look(now: 11 * second)
    #expect(kept.lines.count == 2, "a drain has a line of its own")
  }

  @Test func failuresAreToldOnceAMinute() {
    var streak = FailureStreak()
    let second: UInt64 = 1_000_000_000
    let before = streak.succeeded()
    #expect(before == 0)
    let told = (0..<150).filter { streak.failed(now: 500 * second + UInt64($0) * second) }
    #expect(told == [0, 60, 120])
    #expect(streak.count == 150)
    let failures = [streak.succeeded(), streak.succeeded()]
    #expect(failures == [150, 0])
    let isTold = streak.failed(now: 651 * second)
    #expect(isTold, "the first of the next is told at once")
  }

  @Test func anOutageIsInTheLog() async throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let database = try EmbeddedPostgres(
      dataDirectory: directory, settings: ["shared_buffers=16MB"])
    try database.start()
    defer { database.stop() }
    let kept = LinesKept()
    let server = try await TestServer.start(over: database.endpoint, logger: kept.logger)
    database.stop()
    let away = await kept.line { $0["msg"] == "the server isn't ready" }
    #expect(away?["detail"]?.contains("the database doesn't answer") == true)
    try database.start()
    let back = await kept.line { $0["msg"] == "the server is ready again" }
    #expect(back?["after_seconds"] != nil)
    let failed = kept.lines.filter { $0["msg"] == "the heartbeat failed" }
    #expect(failed.first?["failures"] == "1")
    let again = await kept.line { $0["msg"] == "the database answers again" }
    #expect((again?["failures"].flatMap { Int($0) } ?? 0) >= 1)
    await server.stop()
    #expect(kept.lines.count { $0["msg"] == "the server isn't ready" } == 1)
  }
}
