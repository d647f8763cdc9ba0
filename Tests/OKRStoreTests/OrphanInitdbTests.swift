// A start after one that was killed while it made the cluster, and what a failure of PostgreSQL's
// programs says.

internal import BoundedTestSupport
internal import Glibc
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite(.bounded) struct OrphanInitdbTests {
  /// An initdb as a killed okrd leaves it: it goes on making its cluster.
  private func leave(in layout: EmbeddedLayout) throws -> ChildProcess {
    let fresh = "\(layout.cluster).new"
    try HostFile.makeDirectory(fresh, mode: 0o700)
    if let account = layout.account { try HostFile.give(fresh, to: account) }
    let initdb = try PostgresBinaries.find(needed: nil).path("initdb")
    return try ChildProcess.start(
      [initdb, "--pgdata=\(fresh)", "--username=okr", "--auth=trust"], as: layout.account,
      log: "\(layout.root)/initdb.log")
  }

  @Test func aStartAfterAKillMakesTheClusterAnew() throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let server = try EmbeddedPostgres(dataDirectory: directory, settings: ["shared_buffers=16MB"])
    let orphan = try self.leave(in: server.layout)
    let deadline = Deadline.after(milliseconds: 20_000)
    while HostFile.names(in: "\(server.layout.cluster).new").count < 5, !deadline.hasPassed {
      usleep(1_000)
    }
    try server.start()
    defer { server.stop() }
    #expect(!OrphanPostmaster.isRunning(orphan.processID))
    // By the signal: it hadn't come to its end.
    #expect(orphan.wait() & 0x7f == SIGKILL)
    #expect(EmbeddedPostgres.hasCluster(in: directory))
    #expect(!HostFile.exists("\(server.layout.cluster).new"))
  }

  @Test func onlyTheOneOfThisDirectoryIsEnded() throws {
    let (first, second) = (
      TestCluster.temporaryDirectory(), TestCluster.temporaryDirectory()
    )
    defer { for directory in [first, second] { TestCluster.remove(directory) } }
    let other = try self.leave(in: try EmbeddedLayout.prepare(second))
    try OrphanInitdb.stop(making: "\(first)/postgres.new")
    let end = other.wait()
    #expect(end == 0, "it came to its end")
  }

  @Test func aFailureSaysWhyAndNotHowFarItCame() {
    let log = """
      The files belonging to this database system will be owned by user "okr".
      This user must also own the server process.

      creating directory /data/postgres.new ... ok
      initdb: error: could not create directory "/data/postgres.new/base": Permission denied
      initdb: removing contents of data directory "/data/postgres.new"
      """
    #expect(
      EmbeddedPostgres.reason(in: log)
        == "initdb: error: could not create directory \"/data/postgres.new/base\": "
        + "Permission denied")
    #expect(EmbeddedPostgres.reason(in: "a\nb\nc\nd\n") == "b; c; d")
    #expect(EmbeddedPostgres.reason(in: "") == "it said nothing")
  }

  @Test(.enabled(if: geteuid() == 0, "other accounts need root"))
  func rootsStartInAnAccountsDirectoryLeavesAllOfItTheAccounts() throws {
    let folder = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(folder) }
    let data = "\(folder)/data"
    let owner = try #require(HostAccount.first(of: ["daemon", "games"]))
    try HostFile.makeDirectory(data, mode: 0o700)
    try HostFile.give(data, to: owner)
    let server = try EmbeddedPostgres(dataDirectory: data, settings: ["shared_buffers=16MB"])
    try server.start()
    server.stop()
    try server.start()
    server.stop()
    let names = HostFile.names(in: data)
    for name in ["initdb.log", "okrd.lock", "postgres", "postgres.log", "postgres.log.1"] {
      #expect(names.contains(name), "\(names)")
    }
    for name in names {
      #expect(HostFile.status("\(data)/\(name)")?.st_uid == owner.userID, "\(name)")
    }
  }
}
