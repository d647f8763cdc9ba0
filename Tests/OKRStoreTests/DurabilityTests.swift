// fsync that somebody turns off while the server runs.

internal import BoundedTestSupport
internal import Glibc
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite(.bounded) struct DurabilityTests {
  /// A PostgreSQL of somebody's own, whose settings can be changed while it runs, over a cluster of ours.
  private func start(_ layout: EmbeddedLayout) throws -> ChildProcess {
    let binaries = try PostgresBinaries.find(needed: nil)
    return try ChildProcess.start(
      [
        binaries.path("postgres"), "-D", layout.cluster, "-c", "listen_addresses=", "-c",
        "unix_socket_directories=\(layout.socketDirectory)", "-c", "shared_buffers=16MB", "-c",
        "max_locks_per_transaction=256",
      ], as: layout.account, log: "\(layout.root)/own.log")
  }

  private func administer(_ endpoint: PostgresEndpoint, _ sql: String) throws {
    let connection = try PostgresConnection.connect(
      to: endpoint, deadline: .after(milliseconds: 5_000))
    defer { connection.close() }
    try connection.simple(sql, deadline: .after(milliseconds: 10_000))
  }

  /// Whether a heartbeat comes to that end: PostgreSQL's sessions read their settings when they are asked
  /// for something.
  private func comes(_ store: Store, notDurable: Bool) -> Bool {
    let process = ServingProcess(incarnation: .random(), address: "", version: 1)
    for _ in 0..<600 {
      do throws(StoreError) {
        _ = try store.heartbeat(process, lifetimeMilliseconds: 3_000)
        if !notDurable { return true }
      } catch {
        if case .postgres(let failure) = error, failure.isNotDurable, notDurable { return true }
      }
      usleep(20_000)
    }
    return false
  }

  @Test func theHeartbeatFindsIt() throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let embedded = try EmbeddedPostgres(
      dataDirectory: directory, settings: ["shared_buffers=16MB"])
    try embedded.start()
    _ = try SchemaMigrator(endpoint: embedded.endpoint).migrate()
    #expect(try DatabaseSafety.durability(of: embedded.endpoint).isDurable)
    embedded.stop()
    let process = try self.start(embedded.layout)
    defer {
      kill(process.processID, SIGINT)
      _ = process.wait()
    }
    let store = Store(endpoint: embedded.endpoint, connections: 1)
    defer { store.close() }
    #expect(self.comes(store, notDurable: false))
    for (value, notDurable) in [("off", true), ("on", false)] {
      try self.administer(embedded.endpoint, "alter system set fsync = \(value)")
      try self.administer(embedded.endpoint, "select pg_reload_conf()")
      #expect(self.comes(store, notDurable: notDurable), "\(value)")
    }
    // A new connection says the same.
    try self.administer(embedded.endpoint, "alter system set full_page_writes = off")
    try self.administer(embedded.endpoint, "select pg_reload_conf()")
    #expect(self.comes(store, notDurable: true))
    #expect {
      _ = try DatabaseSafety.durability(of: embedded.endpoint)
    } throws: { "\($0)".contains("commits are not durable") }
  }
}
