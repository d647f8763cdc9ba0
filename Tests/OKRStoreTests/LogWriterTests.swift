// Appends: who may write, what one bad append does to others, and what is known after a cut.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Log writer", .bounded) struct LogWriterTests {
  private func name(_ outcome: AppendOutcome) -> String {
    switch outcome {
    case .committed: return "committed"
    case .ownershipLost: return "ownershipLost"
    case .refused(let error): return "refused \(error.sqlState)"
    case .unknown: return "unknown"
    }
  }

  private func seal(_ head: OrganisationHead, count: Int = 3) -> SealedAppend {
    head.seal(TestEntry.run(after: head, count: count))
  }

  @Test("A committed append moves the head that PostgreSQL tells") func commit() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    for _ in 0..<3 { head = try await database.extend(head, count: 5) }
    #expect(try database.store.head(orgID: head.orgID) == head)
    #expect(head.revision == 15)
    #expect(try database.number("select count(*) from log") == 15)
  }

  @Test("Appends of one organisation queue up behind each other") func chained() async throws {
    let database = try TestDatabase()
    let head = try database.makeOrganisation("a")
    let first = self.seal(head)
    let second = self.seal(first.after)
    let outcomes = await database.write([first, second])
    #expect(outcomes.map(self.name) == ["committed", "committed"])
    #expect(try database.store.head(orgID: head.orgID) == second.after)
  }

  @Test("A zombie, a stale hash and a stale revision write nothing") func fencing() async throws {
    let database = try TestDatabase()
    let head = try database.makeOrganisation("a")
    let stolen = try database.store.takeLease(
      orgID: head.orgID, holder: .random(), isForced: true)
    #expect(stolen.epoch == head.epoch + 1)
    #expect(await database.write([self.seal(head)]).map(self.name) == ["ownershipLost"])
    // The same epoch and revision, as after a failover that lost the lease row.
    var other = stolen
    other.hash = Digest256.hash([1])
    #expect(await database.write([self.seal(other)]).map(self.name) == ["ownershipLost"])
    let imposter = OrganisationHead(
      orgID: stolen.orgID, epoch: stolen.epoch, holder: database.holder, revision: 0, hash: .zero,
      regions: [:])
    #expect(await database.write([self.seal(imposter)]).map(self.name) == ["ownershipLost"])
    let extended = try await database.extend(stolen, count: 2)
    #expect(await database.write([self.seal(stolen)]).map(self.name) == ["ownershipLost"])
    #expect(try database.store.head(orgID: head.orgID) == extended)
    #expect(try database.number("select count(*) from log") == 2)
  }

  @Test("One organisation's lost lease or bad append leaves the others alone")
  func isolation() async throws {
    let database = try TestDatabase()
    let heads = try ["a", "b", "c"].map { try database.makeOrganisation($0) }
    _ = try database.store.takeLease(
      orgID: heads[0].orgID, holder: .random(), isForced: true)
    var bad = TestEntry.make(region: 0, revision: 1)
    bad.externalIDs = [ExternalID(space: 1, id: "x"), ExternalID(space: 1, id: "x")]
    let refused = heads[1].seal([bad])
    let outcomes = await database.write([
      self.seal(heads[0]), refused, self.seal(refused.after), self.seal(heads[2]),
    ])
    #expect(
      outcomes.map(self.name)
        == ["ownershipLost", "refused 23505", "refused 25P02", "committed"])
    #expect(try database.store.head(orgID: heads[1].orgID) == heads[1])
    #expect(try database.number("select count(*) from log") == 3)
  }

  @Test("External ids are registered once in an organisation and space") func ids() async throws {
    let database = try TestDatabase()
    let id = ExternalID(space: 2, id: "kr-ü")
    for name in ["a", "b"] {
      let head = try database.makeOrganisation(name)
      var entry = TestEntry.make(region: 4, revision: 1)
      entry.externalIDs = [id, ExternalID(space: 3, id: "kr-ü")]
      let sealed = head.seal([entry])
      #expect(await database.write([sealed]).map(self.name) == ["committed"])
      #expect(try database.store.findExternalID(orgID: head.orgID, id) == 1)
      entry.revision = 2
      let again = sealed.after.seal([entry])
      #expect(await database.write([again]).map(self.name) == ["refused 23505"])
    }
  }

  @Test("A commit whose news is cut off is unknown, and resolving finds it")
  func cutAfterCommit() async throws {
    let database = try TestDatabase()
    let path = try #require(database.endpoint.description.split(separator: " ").first)
    let proxy = try CuttingProxy(serverDirectory: String(path.dropFirst("host=".count)))
    defer { proxy.close() }
    let name = try #require(database.endpoint.description.split(separator: "=").last)
    let writer = LogWriter(
      endpoint: PostgresEndpoint(
        socketDirectory: proxy.directory, user: EmbeddedPostgres.user, database: String(name)))
    defer { writer.close() }
    let head = try database.makeOrganisation("a")
    let first = self.seal(head)
    #expect(await TestDatabase.write([first], by: writer).map(self.name) == ["committed"])
    proxy.cutNextReply()
    let second = self.seal(first.after)
    #expect(await TestDatabase.write([second], by: writer).map(self.name) == ["unknown"])
    let resolved = try database.store.resolve(orgID: head.orgID, holder: database.holder)
    #expect(resolved.epoch == head.epoch + 1)
    #expect(resolved.revision == second.after.revision)
    #expect(resolved.hash == second.after.hash)
    #expect(resolved.regions == second.after.regions)
    // The next append, under the new epoch, goes through a new connection.
    let third = self.seal(resolved)
    #expect(await TestDatabase.write([third], by: writer).map(self.name) == ["committed"])
  }

  @Test("A backend killed in the middle is unknown, and resolving finds nothing written")
  func killedBeforeCommit() async throws {
    let database = try TestDatabase()
    let head = try database.makeOrganisation("a")
    let blocker = try database.admin()
    try blocker.simple(
      "set idle_in_transaction_session_timeout = 0; begin; select from org_lease where org_id = \(head.orgID) for update",
      deadline: .after(milliseconds: 5_000))
    let killer = try database.admin()
    let killed = Counter()
    HostThread.start {
      let kill = PostgresStatement(
        name: "kill",
        sql: "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where wait_event_type = 'Lock' and datname = current_database()")
      for _ in 0..<30_000 where killed.value == 0 {
        let results = try? killer.pipeline([kill.bind()], deadline: .after(milliseconds: 5_000))
        if results?.first?.rowCount == 1 { killed.increment() }
        HostThread.sleep(milliseconds: 1)
      }
    }
    let outcome = await database.write([self.seal(head)])
    #expect(killed.waits(for: 1))
    #expect(outcome.map(self.name) == ["unknown"])
    blocker.close()
    let resolved = try database.store.resolve(orgID: head.orgID, holder: database.holder)
    #expect(resolved.revision == 0)
    #expect(resolved.epoch == head.epoch + 1)
    #expect(await database.write([self.seal(resolved)]).map(self.name) == ["committed"])
  }

  @Test("One organisation's locked lease is refused in time, and the others commit")
  func lockedLease() async throws {
    let database = try TestDatabase()
    let heads = try ["a", "b"].map { try database.makeOrganisation($0) }
    let blocker = try database.admin()
    try blocker.simple(
      "set idle_in_transaction_session_timeout = 0; begin; select from org_lease where org_id = \(heads[0].orgID) for update",
      deadline: .after(milliseconds: 5_000))
    let outcomes = await database.write(heads.map { self.seal($0) })
    #expect(outcomes.map(self.name) == ["refused 55P03", "committed"])
    blocker.close()
    #expect(await database.write([self.seal(heads[0])]).map(self.name) == ["committed"])
  }

  @Test("A writer without a server refuses and says so; a closed one as well")
  func noServer() async throws {
    let database = try TestDatabase()
    let head = try database.makeOrganisation("a")
    let writer = LogWriter(
      endpoint: PostgresEndpoint(socketDirectory: "/nonexistent", user: "a", database: "b"))
    #expect(
      await TestDatabase.write([self.seal(head)], by: writer).map(self.name) == ["refused 08006"])
    writer.close()
    #expect(
      await TestDatabase.write([self.seal(head)], by: writer).map(self.name) == ["refused 57P01"])
  }
}
