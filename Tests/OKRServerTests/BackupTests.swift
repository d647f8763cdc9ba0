// The drill: write, back up, write more, restore; and whatever must not pass for a backup.

internal import BoundedTestSupport
internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRServer
internal import PostgresClient
internal import StoreTestSupport
internal import Synchronization
internal import Testing

@testable internal import OKRStore

@Suite("Backups", .serialized, .bounded) struct BackupTests {
  /// A folder with a data directory whose PostgreSQL runs.
  private final class Place {
    let folder = TestCluster.temporaryDirectory()
    let server: EmbeddedPostgres
    var data: String { "\(self.folder)/data" }
    var backup: Backup { Backup(path: "\(self.folder)/backup") }

    init() throws {
      self.server = try EmbeddedPostgres(dataDirectory: "\(self.folder)/data")
      try self.server.start()
    }

    func create() throws -> BackupManifest {
      try self.backup.create(
        dataDirectory: self.data, created: "2026-11-28T00:00:00Z", version: "test")
    }

    deinit {
      self.server.stop()
      TestCluster.remove(self.folder)
    }
  }

  private func error(_ body: () throws(BackupError) -> Void) -> String {
    do throws(BackupError) {
      try body()
      return ""
    } catch {
      return error.description
    }
  }

  @Test("What was acknowledged before a backup is there after its restore, once") func drill()
    async throws
  {
    let place = try Place()
    let live = try await TestServer.start(over: place.server.endpoint)
    let acme = try await live.makeSample()
    let kept = OKRModel.Mutation.new()
    let keptRecord = try await acme.record("low-kr", 4, kept)
    let figures = try await acme.figures()
    let made = try place.create()
    #expect(made.organisations.map(\.id) == ["acme"])
    let lost = OKRModel.Mutation.new()
    _ = try await acme.record("low-kr", 9, lost)
    #expect(try await acme.figures() != figures)
    acme.close()

    let contents = try place.backup.verify(scratch: "\(place.folder)/scratch")
    #expect(contents.manifest == made)
    #expect(contents.organisationsCount == 1)
    #expect(contents.changesCount >= made.organisations[0].revision)
    #expect(!HostFile.exists("\(place.folder)/scratch"))

    let target = "\(place.folder)/restored"
    let identity = try place.backup.restore(into: target)
    #expect(identity.incarnation != made.incarnation)
    #expect(identity.restoreGeneration == made.restoreGeneration + 1)
    #expect(HostFile.names(in: target).contains("postgres"))
    #expect(!HostFile.exists("\(target)/restore.new"))

    let restored = try EmbeddedPostgres(dataDirectory: target)
    try restored.start()
    defer { restored.stop() }
    let again = try await TestServer.start(over: restored.endpoint)
    let token = try await again.makeToken("acme", role: .administrator)
    let connection = try await again.connect(token)
    #expect(try await connection.figures() == figures)
    #expect(try await connection.verify().differences == 0)
    // A key from before the backup repeats its answer; one from after it applies, once.
    let repeated = try await connection.record("low-kr", 4, kept)
    #expect(repeated.outcome?.repeated == true)
    #expect(repeated.checkIn?.id == keptRecord.checkIn?.id)
    #expect(try await connection.record("low-kr", 9, lost).outcome?.repeated == false)
    #expect(try await connection.record("low-kr", 9, lost).outcome?.repeated == true)
    #expect(try await connection.count("low-kr") == 2)
    #expect(try await connection.verify().differences == 0)
    connection.close()
    await again.stop()
    await live.stop()
  }

  @Test("No process that served before can write to a restored history") func fenced() async throws
  {
    let database = try TestDatabase()
    let head = try await database.extend(try database.makeOrganisation("acme"), count: 3)
    try database.store.heartbeat(
      ServingProcess(incarnation: database.holder, address: "old", version: 1),
      lifetimeMilliseconds: 60_000)
    let before = try database.store.ping()
    let after = try Incarnation.renew(database.endpoint)
    #expect(after.incarnation != before.incarnation)
    #expect(after.restoreGeneration == before.restoreGeneration + 1)
    #expect(try database.store.processes() == [])
    let append = head.seal(TestEntry.run(after: head, count: 1))
    guard case .ownershipLost = await database.write([append])[0] else {
      Issue.record("the old process wrote")
      return
    }
    do {
      _ = try database.store.resolve(orgID: head.orgID, holder: database.holder)
      Issue.record("the old process still holds the lease")
    } catch {
      guard case .ownershipLost = error else { throw error }
    }
    // Another takes over where the log ends.
    let next = try database.store.takeLease(orgID: head.orgID, holder: .random())
    #expect(next.revision == head.revision && next.hash == head.hash)
  }

  @Test("An organisation's policies bind the owner of an own database too") func ownDatabase()
    throws
  {
    let database = try TestDatabase()
    _ = try database.makeOrganisation("acme")
    _ = try database.makeOrganisation("other")
    try database.execute(
      """
      create role backup_owner login;
      grant okr_app to backup_owner;
      do $$ declare t text; begin
        for t in select tablename from pg_tables where schemaname = 'public' and tablename not like 'log_%' loop
          execute format('alter table %I owner to backup_owner', t);
        end loop;
      end $$
      """)
    let endpoint = try PostgresEndpoint(
      connectionString: "\(database.endpoint) user=backup_owner")
    _ = try Incarnation.renew(endpoint)
    #expect(
      try database.number("select count(*) from org_lease where holder = '\(UUID128.zero)'") == 2)
  }

  @Test("Nothing is written over, and half a backup is none") func refusals() throws {
    let place = try Place()
    _ = try SchemaMigrator(endpoint: place.server.endpoint).migrate()
    let made = try place.create()
    #expect(try BackupManifest.read(from: place.backup.path) == made)
    #expect(
      self.error { () throws(BackupError) in
        _ = try place.backup.create(dataDirectory: place.data, created: "", version: "")
      }.contains("isn't empty"))
    #expect(
      self.error { () throws(BackupError) in _ = try place.backup.restore(into: place.data) }
        .contains("\(place.data) isn't empty"))
    #expect(place.server.isRunning)

    // Another byte in a file, and another list of digests.
    let file = "\(place.backup.cluster)/global/pg_filenode.map"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    var other = bytes
    other[9] ^= 1
    try other.write(to: URL(fileURLWithPath: file))
    let target = "\(place.folder)/restored"
    for _ in 0..<2 {
      let told = self.error { () throws(BackupError) in _ = try place.backup.restore(into: target) }
      #expect(told.contains("is damaged") && told.contains("pg_filenode.map"), "\(told)")
      #expect(!EmbeddedPostgres.hasCluster(in: target))
    }
    try bytes.write(to: URL(fileURLWithPath: file))
    _ = try place.backup.checkFiles()
    let list = "\(place.backup.cluster)/backup_manifest"
    try (try Data(contentsOf: URL(fileURLWithPath: list)) + Data([10]))
      .write(to: URL(fileURLWithPath: list))
    #expect(
      self.error { () throws(BackupError) in _ = try place.backup.checkFiles() }
        .contains("isn't the one that the backup was made with"))
    unlink("\(place.backup.path)/backup.json")
    #expect(
      self.error { () throws(BackupError) in _ = try place.backup.checkFiles() }
        .contains("isn't a backup"))
  }

  @Test("A log that doesn't fit its hashes is found") func tampered() async throws {
    let place = try Place()
    let live = try await TestServer.start(over: place.server.endpoint)
    let acme = try await live.makeSample()
    acme.close()
    await live.stop()
    let connection = try PostgresConnector(endpoint: place.server.endpoint).connect()
    defer { connection.close() }
    try connection.simple(
      "update log set payload = payload || '\\x00' where revision = 3",
      deadline: .after(milliseconds: 20_000))
    _ = try place.create()
    let told = self.error { () throws(BackupError) in
      _ = try place.backup.verify(scratch: "\(place.folder)/scratch")
    }
    #expect(told.contains("organisation acme") && told.contains("revision 3"), "\(told)")
  }

  /// Says that work is unwanted from a step on.
  private final class Impatience: Sendable {
    private let isPatient = Mutex(true)
    let step: String

    init(from step: String) { self.step = step }

    func backup(_ path: String) -> Backup {
      Backup(path: path, isUnwanted: { self.isPatient.withLock { !$0 } }) { progress in
        if case .step(self.step) = progress { self.isPatient.withLock { $0 = false } }
      }
    }
  }

  /// The command lines of processes that name a path.
  private func processes(naming path: String) -> [String] {
    HostFile.names(in: "/proc").filter { Int($0) != nil }
      .compactMap { HostFile.lines("/proc/\($0)/cmdline").first }.filter { $0.contains(path) }
  }

  @Test(
    "Interrupted work leaves no program that runs, and no copy",
    arguments: ["copying the data", "starting PostgreSQL from the copy"])
  func interrupted(_ step: String) throws {
    let place = try Place()
    _ = try SchemaMigrator(endpoint: place.server.endpoint).migrate()
    _ = try place.create()
    func told(_ body: (Backup) throws(BackupError) -> Void) -> String {
      self.error { () throws(BackupError) in
        try body(Impatience(from: step).backup(place.backup.path))
      }
    }
    let scratch = "\(place.folder)/scratch"
    let verified = told { backup throws(BackupError) in _ = try backup.verify(scratch: scratch) }
    #expect(verified == "it was interrupted")
    #expect(!HostFile.exists(scratch) && self.processes(naming: scratch) == [])

    let target = "\(place.folder)/restored"
    let restored = told { backup throws(BackupError) in _ = try backup.restore(into: target) }
    #expect(restored == "it was interrupted")
    #expect(self.processes(naming: target) == [])
    // Its mark stays, so that no server makes new data there.
    #expect(HostFile.names(in: "\(target)/restore.new") == [])
    let early = try EmbeddedPostgres(dataDirectory: target)
    #expect(throws: EmbeddedPostgresError.self) { try early.start() }
    #expect(!EmbeddedPostgres.hasCluster(in: target))
    _ = try place.backup.restore(into: target)
    #expect(EmbeddedPostgres.hasCluster(in: target))
    #expect(!HostFile.exists("\(target)/restore.new"))
  }

  @Test("An interrupted backup is gone") func interruptedCreation() throws {
    let place = try Place()
    _ = try SchemaMigrator(endpoint: place.server.endpoint).migrate()
    let path = "\(place.folder)/other"
    let told = self.error { () throws(BackupError) in
      _ = try Impatience(from: "copying the data").backup(path).create(
        dataDirectory: place.data, created: "2026-11-28T00:00:00Z", version: "test")
    }
    #expect(told == "it was interrupted")
    #expect(!HostFile.exists(path) && self.processes(naming: path) == [])
    #expect(place.server.isRunning)
  }

  @Test("A backup for which there is no room isn't begun, and one that runs out of it is gone")
  func noRoom() throws {
    let place = try Place()
    _ = try SchemaMigrator(endpoint: place.server.endpoint).migrate()
    let path = "\(place.folder)/other"
    let looks = Mutex(0)
    func told(_ freeMebibytes: [Int64]) -> String {
      looks.withLock { $0 = 0 }
      let backup = Backup(
        path: path,
        space: { _ in
          let look = looks.withLock { looks in
            looks += 1
            return looks
          }
          let free = freeMebibytes[min(look, freeMebibytes.count) - 1]
          return VolumeSpace(freeBytes: free << 20, totalBytes: 100 << 30)
        })
      return self.error { () throws(BackupError) in
        _ = try backup.create(
          dataDirectory: place.data, created: "2026-11-28T00:00:00Z", version: "test")
      }
    }
    let little = told([1_030])
    #expect(little.hasPrefix("there is no room for it at \(path): it takes about "), "\(little)")
    #expect(little.contains("and 6 may be filled there"), "\(little)")
    #expect(looks.withLock { $0 } == 1 && !HostFile.exists(path))
    // Somebody else fills the volume meanwhile: the data's PostgreSQL lives on.
    let midway = told([100_000, 1_000])
    #expect(midway == "no space left on the device that holds \(path)")
    #expect(!HostFile.exists(path) && self.processes(naming: path) == [])
    #expect(place.server.isRunning)
    #expect(told([100_000]) == "")
  }

  @Test("How much is copied is added up once a second at the most") func looks() throws {
    let place = try Place()
    _ = try SchemaMigrator(endpoint: place.server.endpoint).migrate()
    let looks = Mutex(0)
    let backup = Backup(
      path: "\(place.folder)/other",
      report: { progress in
        if case .bytes = progress { looks.withLock { $0 += 1 } }
      })
    let begin = ContinuousClock.now
    _ = try backup.create(
      dataDirectory: place.data, created: "2026-11-28T00:00:00Z", version: "test")
    let seconds = Int((ContinuousClock.now - begin) / .seconds(1))
    #expect(looks.withLock { $0 } <= seconds)
  }

  @Test("The PostgreSQL of a restore that was killed is stopped before its files go") func orphan()
    throws
  {
    let place = try Place()
    _ = try SchemaMigrator(endpoint: place.server.endpoint).migrate()
    _ = try place.create()
    let target = "\(place.folder)/restored"
    let killed = try EmbeddedPostgres(dataDirectory: "\(target)/restore.new")
    try killed.start()
    let orphan = try #require(killed.processID)
    killed.abandon()
    _ = try place.backup.restore(into: target)
    #expect(!OrphanPostmaster.isRunning(orphan))
    #expect(EmbeddedPostgres.hasCluster(in: target))
  }

  @Test("A restore that was cut off is begun again, and no server starts in between") func cutOff()
    throws
  {
    let place = try Place()
    _ = try SchemaMigrator(endpoint: place.server.endpoint).migrate()
    _ = try place.create()
    let target = "\(place.folder)/restored"
    try HostFile.makeDirectory("\(target)/restore.new", mode: 0o700)
    let early = try EmbeddedPostgres(dataDirectory: target)
    do throws(EmbeddedPostgresError) {
      try early.start()
      Issue.record("it started")
    } catch {
      #expect(error.description.contains("a restore into it didn't finish"))
    }
    _ = try place.backup.restore(into: target)
    try early.start()
    #expect(early.isRunning)
    early.stop()
  }
}
