// A plain login that owns its database: no superuser, and maybe no right to make roles.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Plain logins", .bounded) struct LoginTests {
  /// An empty database that belongs to a new login.
  private func endpoint(_ login: String) throws -> PostgresEndpoint {
    let cluster = try TestCluster.shared()
    let endpoint = try cluster.makeDatabase()
    let admin = try PostgresConnection.connect(
      to: endpoint, deadline: .after(milliseconds: 10_000))
    defer { admin.close() }
    let name = try #require(endpoint.description.split(separator: "=").last)
    try admin.simple(
      """
      create role \(login) login; grant create on schema public to \(login);
      alter database \(name) owner to \(login)
      """, deadline: .after(milliseconds: 10_000))
    let host = try #require(endpoint.description.split(separator: " ").first)
    return PostgresEndpoint(
      socketDirectory: String(host.dropFirst("host=".count)), user: login, database: String(name))
  }

  @Test("A login that row-level security doesn't bind is a danger") func dangers() throws {
    let plain = try self.endpoint("plain_safe")
    #expect(try DatabaseSafety.danger(of: plain) == nil)
    let superuser = try TestCluster.shared().makeDatabase()
    #expect(try DatabaseSafety.danger(of: superuser) == .superuser)
    let admin = try PostgresConnector(endpoint: superuser).connect()
    defer { admin.close() }
    try admin.simple(
      "alter role plain_safe bypassrls", deadline: Deadline.after(milliseconds: 10_000))
    #expect(try DatabaseSafety.danger(of: plain) == .bypassesRowSecurity)
  }

  @Test("The forced policies bind the owner as well, and everything works")
  func owner() async throws {
    let endpoint = try self.endpoint("plain_owner")
    #expect(try SchemaMigrator(endpoint: endpoint).migrate().count == Migration.all.count)
    let store = Store(endpoint: endpoint)
    defer { store.close() }
    let writer = LogWriter(endpoint: endpoint)
    defer { writer.close() }
    let holder = UUID128.random()
    var heads: [OrganisationHead] = []
    for name in ["a", "b"] {
      let orgID = try store.createOrganisation(externalID: name, name: name).orgID
      let head = try store.takeLease(orgID: orgID, holder: holder)
      let sealed = head.seal(TestEntry.run(after: head, count: 9))
      guard case .committed = await TestDatabase.write([sealed], by: writer)[0] else {
        Issue.record("not committed")
        return
      }
      heads.append(sealed.after)
    }
    _ = try store.dedicate(orgID: heads[0].orgID, region: 1)
    let head = try store.takeLease(orgID: heads[0].orgID, holder: holder)
    #expect(try store.load(head, visit: { _ in true }))
    try store.dropPlacement(orgID: heads[0].orgID, region: 1)
    #expect(try store.load(heads[1], visit: { _ in true }))

    let connection = try PostgresConnector(endpoint: endpoint).connect()
    defer { connection.close() }
    let count = PostgresStatement(name: "count", sql: "select count(*) from log")
    let rows = try connection.pipeline(
      [TenantBinding.bind(heads[0].orgID), count.bind()], deadline: .after(milliseconds: 5_000))
    #expect(rows[1].int8(0, 0) == 9)
  }
}
