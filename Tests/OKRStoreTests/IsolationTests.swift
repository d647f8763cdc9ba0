// Row-level security: one organisation's session sees and writes nothing of another's.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Isolation", .bounded) struct IsolationTests {
  private let limit = 10_000

  private func session(_ database: TestDatabase) throws -> PostgresConnection {
    try PostgresConnector(endpoint: database.endpoint, role: Migration.applicationRole).connect()
  }

  private func run(
    _ connection: PostgresConnection, _ commands: [PostgresCommand]
  ) throws(PostgresError) -> [PostgresResult] {
    try connection.pipeline(commands, deadline: .after(milliseconds: self.limit))
  }

  private func state(_ body: () throws(PostgresError) -> Void) -> String? {
    do throws(PostgresError) {
      try body()
      return nil
    } catch {
      return error.sqlState
    }
  }

  @Test("Sessions run as the role without ownership") func role() throws {
    let database = try TestDatabase()
    let connection = try self.session(database)
    let user = PostgresStatement(name: "user", sql: "select current_user::text")
    #expect(try self.run(connection, [user.bind()])[0].text(0, 0) == "okr_app")
  }

  @Test(
    "A bound session sees its own rows only, an unbound one fails",
    arguments: Migration.organisationTables)
  func reads(_ table: String) async throws {
    let database = try TestDatabase()
    var heads: [OrganisationHead] = []
    for name in ["a", "b"] {
      var head = try database.makeOrganisation(name)
      var entry = TestEntry.make(region: 1, revision: 1)
      entry.externalIDs = [ExternalID(space: 1, id: name)]
      let sealed = head.seal([entry])
      _ = await database.write([sealed])
      head = sealed.after
      try database.store.writeSnapshot(head, chunks: [[1]])
      try database.store.writeClosedParts(
        orgID: head.orgID, id: .random(), revision: 2, after: [], parts: [[1]])
      try self.addOperation(database, head.orgID)
      let change = OrganisationChangeRecord(
        kind: 1, version: 2, changedAt: 1, actor: "ada", reason: "", name: name)
      let isChanged = try database.store.changeOrganisation(
        orgID: head.orgID, change, archived: nil, key: .random(), digest: .zero)
      #expect(isChanged)
      heads.append(head)
    }
    let connection = try self.session(database)
    let count = PostgresStatement(
      name: "count_\(table)", sql: "select count(*), count(distinct org_id) from \(table)")
    #expect(
      self.state { () throws(PostgresError) in
        _ = try self.run(connection, [count.bind()])
      } == "42704")
    for head in heads {
      let rows = try self.run(connection, [TenantBinding.bind(head.orgID), count.bind()])[1]
      #expect(rows.int8(0, 0) == 1)
    }
    // After the transaction the setting is empty, which is no organisation either.
    #expect(
      self.state { () throws(PostgresError) in
        _ = try self.run(connection, [count.bind()])
      } == "22P02")
    let foreign = PostgresStatement(
      name: "foreign_\(table)", sql: "select count(*) from \(table) where org_id = $1")
    let other = try self.run(
      connection,
      [TenantBinding.bind(heads[0].orgID), foreign.bind { $0.int8(heads[1].orgID) }])[1]
    #expect(other.int8(0, 0) == 0)
  }

  private func addOperation(_ database: TestDatabase, _ orgID: Int64) throws {
    let row = OperationRow(
      name: OperationName(orgID: orgID, id: UUID128.random()), kind: 1, stage: .receiving,
      requestDigest: [], body: [])
    _ = try database.store.insertOperation(row, openLimit: 1, now: 1)
    let attempt = try #require(try database.store.beginUpload(row.name, expiresAt: 2))
    let kept = try database.store.addOperationPart(
      row.name, attempt: attempt, side: .incoming, part: 0, [1], budgetBytes: 1)
    #expect(kept == .kept)
  }

  @Test("Foreign rows cannot be written, and the log cannot be changed") func writes() async throws
  {
    let database = try TestDatabase()
    let first = try await database.extend(try database.makeOrganisation("a"), count: 1)
    let second = try database.makeOrganisation("b")
    let connection = try self.session(database)
    let steal = PostgresStatement(
      name: "steal", sql: "update org_lease set epoch = 99 where org_id = $1")
    let results = try self.run(
      connection, [TenantBinding.bind(first.orgID), steal.bind { $0.int8(second.orgID) }])
    #expect(results[1].affectedCount == 0)
    let plant = PostgresStatement(
      name: "plant", sql: "insert into external_id values ($1, 1::smallint, 'x', 1)")
    #expect(
      self.state { () throws(PostgresError) in
        _ = try self.run(
          connection, [TenantBinding.bind(first.orgID), plant.bind { $0.int8(second.orgID) }])
      } == "42501")
    for sql in ["update log set payload = ''", "delete from log", "select from log_p0"] {
      let change = PostgresStatement(name: "c\(sql.count)", sql: sql)
      #expect(
        self.state { () throws(PostgresError) in
          _ = try self.run(connection, [TenantBinding.bind(first.orgID), change.bind()])
        } == "42501")
    }
  }

  @Test("An append for one organisation bound to another writes nothing") func append() throws {
    let database = try TestDatabase()
    let first = try database.makeOrganisation("a")
    let second = try database.makeOrganisation("b")
    let sealed = second.seal(TestEntry.run(after: second, count: 1))
    let connection = try self.session(database)
    let results = try self.run(
      connection, [TenantBinding.bind(first.orgID), AppendStatement.bind(sealed)])
    #expect(results[1].int8(0, 0) == 0)
    #expect(try database.number("select count(*) from log") == 0)
  }
}
