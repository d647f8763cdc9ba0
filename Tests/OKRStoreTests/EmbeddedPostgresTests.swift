// The embedded PostgreSQL: its starts, its stops, and the deaths it must survive.

internal import BoundedTestSupport
internal import Glibc
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Embedded PostgreSQL", .serialized, .bounded) struct EmbeddedPostgresTests {
  private let probe = PostgresStatement(name: "probe", sql: "select count(*) from kept")

  private func connect(_ server: EmbeddedPostgres) throws -> PostgresConnection {
    try PostgresConnection.connect(to: server.endpoint, deadline: .after(milliseconds: 5_000))
  }

  private func rows(_ server: EmbeddedPostgres) throws -> Int64 {
    let connection = try self.connect(server)
    defer { connection.close() }
    return try connection.pipeline([self.probe.bind()], deadline: .after(milliseconds: 5_000))[0]
      .int8(0, 0)
  }

  @Test("Its log begins anew where it is full, and it goes on in it") func log() throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let server = try EmbeddedPostgres(
      dataDirectory: directory, settings: ["shared_buffers=16MB"])
    try server.start()
    defer { server.stop() }
    func fail(_ name: String) throws {
      let connection = try self.connect(server)
      defer { connection.close() }
      #expect(throws: PostgresError.self) {
        try connection.simple("select * from \(name)", deadline: .after(milliseconds: 5_000))
      }
    }
    func text(_ path: String) -> String { HostFile.tail(path, limit: 1 << 16) }
    let log = server.layout.log
    try fail("first_of_all")
    server.boundLog(atBytes: 1 << 16)
    #expect(text(log.path).contains("first_of_all"), "there is room")
    server.boundLog(atBytes: 256)
    #expect(text(log.path).isEmpty)
    #expect(text(log.former).contains("first_of_all") && text(log.former).utf8.count == 256)
    try fail("then_another")
    #expect(text(log.path).contains("then_another") && !text(log.path).contains("first_of_all"))
    #expect(!text(log.path).contains("\0"), "no hole is left where the file was")
  }

  @Test("It survives its own stop, a killed postmaster and a killed okrd") func lives() throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let deaths = Counter()
    let server = try EmbeddedPostgres(dataDirectory: directory, onExit: { deaths.increment() })
    try server.start()
    defer { server.stop() }
    let connection = try self.connect(server)
    try connection.simple(
      "create table kept (n int); insert into kept values (1)",
      deadline: .after(milliseconds: 5_000))
    connection.close()
    server.stop()
    #expect(!server.isRunning)
    #expect(deaths.value == 0)
    #expect(EmbeddedPostgres.running(in: directory) == nil)

    try server.start()
    #expect(try self.rows(server) == 1)
    let found = EmbeddedPostgres.running(in: directory + "/")
    #expect(found?.description == server.endpoint.description)
    for round in 1...2 {
      kill(try #require(server.processID), SIGKILL)
      #expect(deaths.waits(for: round))
      try server.restart()
      #expect(try self.rows(server) == 1)
    }

    let owned = try EmbeddedPostgres(dataDirectory: directory)
    #expect(throws: EmbeddedPostgresError.owned(directory: directory, processID: getpid())) {
      try owned.start()
    }
    let orphan = try #require(server.processID)
    server.abandon()
    try owned.start()
    defer { owned.stop() }
    #expect(owned.processID != orphan)
    #expect(!OrphanPostmaster.isRunning(orphan))
    #expect(try self.rows(owned) == 1)
  }

  @Test("It inherits no socket: a port is free as soon as okrd is gone") func inheritsNothing()
    throws
  {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    // Like SwiftNIO's: not closed on exec.
    let open = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(open) }
    let server = try EmbeddedPostgres(dataDirectory: directory, onExit: {})
    try server.start()
    defer { server.stop() }
    let ours = try #require(Self.target(ofFile: open, of: "self"))
    let process = String(try #require(server.processID))
    let files = (0..<1_024).compactMap { Self.target(ofFile: $0, of: process) }
    #expect(files.count > 3)
    #expect(!files.contains(ours))
  }

  /// What a process's file is, such as `socket:[1234]`; nil where it isn't open.
  private static func target(ofFile file: Int32, of process: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = readlink("/proc/\(process)/fd/\(file)", &buffer, buffer.count)
    return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  @Test(
    "Root's work on a plain account's data leaves it that account's", .enabled(if: geteuid() == 0))
  func keepsOwners() throws {
    let folder = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(folder) }
    let data = "\(folder)/data"
    // Neither the account that root would choose nor its second choice.
    let owner = try #require(HostAccount.first(of: ["daemon", "games"]))
    try HostFile.makeDirectory("\(data)/postgres", mode: 0o700)
    try HostFile.makeDirectory(data, mode: 0o700)
    for path in [data, "\(data)/postgres"] { try HostFile.give(path, to: owner) }
    // Asking changes nothing.
    #expect(EmbeddedPostgres.running(in: data) == nil)
    #expect(HostFile.names(in: data) == ["postgres"])
    #expect(creat("\(data)/okrd.lock", 0o600) >= 0)
    let layout = try EmbeddedLayout.prepare(data)
    #expect(layout.account?.userID == owner.userID)
    #expect(layout.account?.name == owner.name)
    #expect(HostFile.status(layout.socketDirectory)?.st_uid == owner.userID)
    let status = try #require(HostFile.status(data))
    #expect(status.st_uid == owner.userID && status.st_mode & 0o7777 == 0o700)
  }

  @Test("A start that is no longer wanted ends, and leaves nothing that runs") func unwanted()
    throws
  {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let server = try EmbeddedPostgres(dataDirectory: directory)
    // While the cluster is made, then while it starts.
    #expect(throws: EmbeddedPostgresError.interrupted) { try server.start(isUnwanted: { true }) }
    #expect(!EmbeddedPostgres.hasCluster(in: directory))
    let isMade: @Sendable () -> Bool = { EmbeddedPostgres.hasCluster(in: directory) }
    #expect(throws: EmbeddedPostgresError.interrupted) { try server.start(isUnwanted: isMade) }
    #expect(!server.isRunning && EmbeddedPostgres.running(in: directory) == nil)
    try server.start()
    server.stop()
  }

  @Test("A path too long for a socket falls back to a short directory") func longPath() throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let long = directory + "/" + String(repeating: "d", count: 120)
    let layout = try EmbeddedLayout.prepare(long)
    defer { rmdir(layout.socketDirectory) }
    #expect(layout.socketDirectory.utf8.count <= EmbeddedLayout.socketDirectoryLimitBytes)
    #expect(layout.root == long)
  }

  @Test("A foreign version, missing binaries and a bad path are told apart") func refusals() throws
  {
    #expect(throws: EmbeddedPostgresError.self) {
      try PostgresBinaries.find(needed: "9")
    }
    do throws(EmbeddedPostgresError) {
      _ = try PostgresBinaries.find(needed: "9")
    } catch {
      #expect(error.description.contains("PostgreSQL 9"))
      #expect(error.parts.advice == "install that version, or move the data by pg_dump")
    }
    let open = EmbeddedPostgresError.unusable(path: "/d", reason: "all may write: choose another")
    #expect(open.parts.fault == "/d: all may write" && open.parts.advice == "choose another")
    let gone = EmbeddedPostgresError.unusable(path: "/d", reason: "Input/output error")
    #expect(gone.parts.fault == "/d: Input/output error" && gone.parts.advice == nil)
    #expect(throws: EmbeddedPostgresError.self) {
      try EmbeddedPostgres(dataDirectory: "/proc/okr")
    }
  }

  @Test("A commit that no standby confirmed is unknown, although COMMIT reports success")
  func unconfirmedCommit() throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let server = try EmbeddedPostgres(dataDirectory: directory)
    try server.start()
    defer { server.stop() }
    let limit = Deadline.after(milliseconds: 30_000)
    let writer = try self.connect(server)
    let other = try self.connect(server)
    try writer.simple("create table kept (n int)", deadline: limit)
    try other.simple("alter system set synchronous_standby_names = 'nobody'", deadline: limit)
    try other.simple("select pg_reload_conf()", deadline: limit)
    let backend = writer.backendPID
    let cancelled = Counter()
    HostThread.start {
      // Only a commit that waits for its standby can be hit.
      let cancel =
        "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'"
        + " and pid = \(backend)"
      let statement = PostgresStatement(name: "cancel", sql: cancel)
      while cancelled.value == 0 {
        let results = try? other.pipeline([statement.bind()], deadline: limit)
        if results?.first?.rowCount != 0 { cancelled.increment() }
      }
    }
    let insert = PostgresStatement(name: "insert", sql: "insert into kept values (1)")
    var outcome: PostgresError.Disposition?
    var rows: Int64 = 0
    // The first may be committed before the checkpointer has read the new setting.
    while outcome == nil, !limit.hasPassed {
      do throws(PostgresError) {
        rows += 1
        _ = try writer.pipeline([insert.bind()], deadline: limit)
        HostThread.sleep(milliseconds: 10)
      } catch {
        outcome = error.disposition
      }
    }
    #expect(outcome == .unknown)
    #expect(cancelled.waits(for: 1))
    #expect(try self.rows(server) == rows)
  }
  @Test("A full disk is named", .enabled("mounting needs root") { SmallVolume.isPossible })
  func diskFull() throws {
    let volume = try SmallVolume(mebibytes: 16)
    defer { volume.remove() }
    let server = try EmbeddedPostgres(dataDirectory: volume.path)
    #expect(throws: EmbeddedPostgresError.diskFull(path: volume.path)) {
      try server.start()
    }
    #expect(!server.isRunning)
  }
}
