// Changes of organisations themselves, and what archiving does to whoever writes.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Organisation changes", .bounded) struct OrganisationChangeTests {
  private static let archived = OrganisationRecord.Archived(since: 9, by: "anna", reason: "sold")

  private func change(
    _ database: TestDatabase, _ orgID: Int64, to version: Int64, kind: Int16 = 2,
    key: UUID128 = .random(), at instant: Int64 = 9
  ) throws(StoreError) -> Bool {
    try database.store.changeOrganisation(
      orgID: orgID,
      OrganisationChangeRecord(
        kind: kind, version: version, changedAt: instant, actor: "anna", reason: "sold",
        name: "Acme"),
      archived: kind == 2 ? Self.archived : nil, key: key, digest: .hash([1]))
  }

  @Test("A change is made once, of the version that was read, and found by its key") func versions()
    throws
  {
    let database = try TestDatabase()
    let store = database.store
    let orgID = try store.createOrganisation(externalID: "acme", name: "acme").orgID
    let key = UUID128.random()
    #expect(try store.organisationStanding(orgID: orgID, key: key, since: 0)?.knownDigest == nil)
    #expect(try !self.change(database, orgID, to: 3))
    #expect(try self.change(database, orgID, to: 2, key: key))
    #expect(try !self.change(database, orgID, to: 2))
    #expect(throws: StoreError.self) { try self.change(database, orgID, to: 3, key: key) }
    let standing = try #require(
      try store.organisationStanding(orgID: orgID, key: key, since: 9))
    #expect(standing.knownDigest == .hash([1]) && standing.recentCount == 1)
    #expect(standing.record.version == 2 && standing.record.archived == Self.archived)
    #expect(standing.record == (try store.findOrganisation(externalID: "acme")))
    #expect(try store.organisationStanding(orgID: orgID, key: key, since: 10)?.recentCount == 0)
    #expect(try store.organisationStanding(orgID: orgID + 1, key: key, since: 0) == nil)
  }

  @Test("Archiving begins an epoch: what was read before appends nothing") func fence() async throws
  {
    let database = try TestDatabase()
    let head = try await database.extend(try database.makeOrganisation("acme"), count: 3)
    #expect(!head.isArchived)
    // A new name stops nobody.
    #expect(try self.change(database, head.orgID, to: 2, kind: 1))
    let named = try await database.extend(head, count: 1)
    #expect(try self.change(database, head.orgID, to: 3))
    let late = await database.write([named.seal(TestEntry.run(after: named, count: 1))])[0]
    guard case .ownershipLost = late else {
      Issue.record("an append by who didn't know: \(late)")
      return
    }
    let resolved = try database.store.resolve(orgID: head.orgID, holder: database.holder)
    #expect(resolved.isArchived && resolved.revision == named.revision)
    #expect(try database.store.head(orgID: head.orgID).isArchived)
    #expect(try database.store.takeLease(orgID: head.orgID, holder: database.holder).isArchived)
    #expect(try self.change(database, head.orgID, to: 4, kind: 3))
    #expect(try !database.store.head(orgID: head.orgID).isArchived)
  }

  @Test("No token is entered for an archived organisation") func tokens() throws {
    let database = try TestDatabase()
    let orgID = try database.store.createOrganisation(externalID: "a", name: "a").orgID
    let token = TokenRecord(
      tokenID: "t1", orgID: orgID, name: "ci", role: 2, digest: .hash([1]), createdAt: 5,
      expiresAt: nil)
    #expect(try self.change(database, orgID, to: 2))
    let error = #expect(throws: StoreError.self) { try database.store.insertToken(token) }
    #expect(error?.description == "organisation \(orgID) is archived")
    #expect(try database.store.listTokens(orgID: orgID) == [])
    #expect(try self.change(database, orgID, to: 3, kind: 3))
    try database.store.insertToken(token)
    #expect(try database.store.listTokens(orgID: orgID) == [token])
  }

  @Test("The oldest changes are forgotten") func bounds() throws {
    let database = try TestDatabase()
    let orgID = try database.store.createOrganisation(externalID: "a", name: "a").orgID
    let limit = Int64(StoreLimits.organisationChangesCount)
    try database.execute(
      """
      insert into organisation_change (org_id, version, kind, name, changed_at, changed_by, reason,
        idem_key, request_digest)
      select \(orgID), v, 1, 'a', v, '', '', gen_random_uuid(), sha256('x')
      from generate_series(2, \(limit + 1)) v;
      update organisation set version = \(limit + 1) where org_id = \(orgID)
      """)
    #expect(try self.change(database, orgID, to: limit + 2))
    #expect(try database.number("select count(*) from organisation_change") == limit)
    let newest = try database.store.organisationChanges(orgID: orgID, limit: 2)
    #expect(newest.map(\.version) == [limit + 2, limit + 1] && newest[0].reason == "sold")
  }

  @Test("Older databases keep their organisations") func migrates() throws {
    let endpoint = try TestCluster.shared().makeDatabase()
    let migrator = SchemaMigrator(endpoint: endpoint)
    _ = try migrator.migrate(to: 6)
    let connection = try PostgresConnector(endpoint: endpoint).connect()
    defer { connection.close() }
    try connection.simple(
      "insert into organisation (external_id, name) values ('acme', 'Acme')",
      deadline: .after(milliseconds: 20_000))
    #expect(try migrator.migrate() == Array(7...Migration.all.count))
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    let record = try #require(try store.findOrganisation(externalID: "acme"))
    #expect(record.name == "Acme" && record.version == 1 && record.archived == nil)
  }
}
