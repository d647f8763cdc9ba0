// Organisations, leases and tokens.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Store", .bounded) struct StoreTests {
  @Test("An external id names one organisation, however often it is created") func organisations()
    throws
  {
    let database = try TestDatabase()
    let first = try database.store.createOrganisation(externalID: "acme", name: "Acme")
    let again = try database.store.createOrganisation(externalID: "acme", name: "Other")
    let second = try database.store.createOrganisation(externalID: "Acme", name: "Acme 2")
    #expect(first.isNew && !again.isNew && second.isNew)
    #expect(first.orgID == again.orgID)
    #expect(try database.store.listOrganisations().map(\.name) == ["Acme", "Acme 2"])
    #expect(try database.store.findOrganisation(externalID: "nobody") == nil)
  }

  @Test("A lease goes to another process only when its holder is not live") func takeover() throws {
    let database = try TestDatabase()
    let store = database.store
    let first = ServingProcess(incarnation: .random(), address: "one:1", version: 1)
    let second = ServingProcess(incarnation: .random(), address: "two:2", version: 1)
    let orgID = try store.createOrganisation(externalID: "a", name: "a").orgID
    try store.heartbeat(first, lifetimeMilliseconds: 60_000)
    try store.heartbeat(second, lifetimeMilliseconds: 60_000)
    #expect(try store.processes().count == 2)
    let head = try store.takeLease(orgID: orgID, holder: first.incarnation)
    #expect(head.epoch == 1)
    #expect(try store.takeLease(orgID: orgID, holder: first.incarnation).epoch == 2)
    do throws(StoreError) {
      _ = try store.takeLease(orgID: orgID, holder: second.incarnation)
      Issue.record("a live process lost its lease")
    } catch {
      #expect(error.description.contains("one:1"))
    }
    try store.heartbeat(first, lifetimeMilliseconds: -1)
    let taken = try store.takeLease(orgID: orgID, holder: second.incarnation)
    #expect(taken.epoch == 3)
    #expect(throws: StoreError.self) {
      try store.resolve(orgID: orgID, holder: first.incarnation)
    }
    try store.releaseLease(orgID: orgID, holder: second.incarnation)
    #expect(try store.takeLease(orgID: orgID, holder: first.incarnation).epoch == 5)
    #expect(throws: StoreError.self) { try store.head(orgID: 12_345) }
  }

  @Test("A heartbeat tells of a forgotten transaction, and gives up no more than it needs for that")
  func oldestTransaction() throws {
    let database = try TestDatabase()
    let store = Store(endpoint: database.endpoint, connections: 1)
    defer { store.close() }
    let process = ServingProcess(incarnation: .random(), address: "one:1", version: 1)
    let forgotten = try database.admin()
    defer { forgotten.close() }
    let deadline = Deadline.after(milliseconds: 120_000)
    try forgotten.simple(
      "begin; set local idle_in_transaction_session_timeout = 0", deadline: deadline)
    let first = try store.heartbeat(process, lifetimeMilliseconds: 60_000)
    #expect(first.oldestTransactionMicroseconds > 0)
    let second = try store.heartbeat(process, lifetimeMilliseconds: 60_000)
    #expect(second.oldestTransactionMicroseconds > first.oldestTransactionMicroseconds)
    #expect(second.incarnation == first.incarnation)
    // The one connection works under the bound role again.
    let role = PostgresStatement(name: "role", sql: "select current_user::text")
    #expect(try store.run([role.bind()])[0].text(0, 0) == "okr_app")
    try forgotten.simple("rollback", deadline: deadline)
    #expect(
      try store.heartbeat(process, lifetimeMilliseconds: 60_000).oldestTransactionMicroseconds
        < second.oldestTransactionMicroseconds)
  }

  @Test("Idle connections that a restart broke are replaced unnoticed") func restart() throws {
    let database = try TestDatabase()
    let before = try database.store.ping()
    try database.execute(
      "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
        + " and datname = current_database()")
    #expect(try database.store.ping() == before)
    #expect(before.timeline == "00000001")
  }

  @Test("Tokens are found by digest; a revocation keeps its time") func tokens() throws {
    let database = try TestDatabase()
    let store = database.store
    let orgID = try store.createOrganisation(externalID: "a", name: "a").orgID
    let digest = Digest256.hash(Array("secret".utf8))
    let token = TokenRecord(
      tokenID: "t1", orgID: orgID, name: "ci", role: 2, digest: digest, createdAt: 5,
      expiresAt: nil)
    try store.insertToken(token)
    let operatorToken = TokenRecord(
      tokenID: "t2", orgID: nil, name: "op", role: 9, digest: .hash([2]), createdAt: 6,
      expiresAt: 7)
    try store.insertToken(operatorToken)
    #expect(throws: StoreError.self) { try store.insertToken(token) }
    #expect(try store.findToken(digest: digest) == token)
    #expect(try store.findToken(digest: .hash([3])) == nil)
    #expect(try store.listTokens(orgID: orgID) == [token])
    #expect(try store.listTokens(orgID: nil) == [operatorToken])
    #expect(try store.findToken("t1", orgID: orgID) == token)
    #expect(try store.findToken("t1", orgID: nil) == nil)
    #expect(try store.findToken("t2", orgID: nil) == operatorToken)
    #expect(
      try database.number(
        "select count(*) from token t where t::text like '%secret%'") == 0)
  }

  @Test("So many tokens live; ended ones give way, and go long after their end")
  func tokensAreBounded() throws {
    let database = try TestDatabase()
    let store = database.store
    let orgID = try store.createOrganisation(externalID: "a", name: "a").orgID
    let day: Int64 = 86_400_000_000
    func token(_ number: Int64, at createdAt: Int64, until end: Int64? = nil) -> TokenRecord {
      TokenRecord(
        tokenID: "t\(number)", orgID: orgID, name: "n", role: 2,
        digest: .hash([UInt8(number)]), createdAt: createdAt, expiresAt: end)
    }
    func ids() throws -> [String] { try store.listTokens(orgID: orgID).map(\.tokenID) }
    for number in 1...3 as ClosedRange<Int64> {
      try store.insertToken(token(number, at: number), limit: 3)
    }
    let full = #expect(throws: StoreError.self) {
      try store.insertToken(token(4, at: 4), limit: 3)
    }
    #expect(full?.description == "3 tokens live already: revoke those that nobody needs")
    #expect(try ids() == ["t1", "t2", "t3"])
    // The operators' tokens are counted by themselves.
    var other = token(9, at: 4)
    other.orgID = nil
    try store.insertToken(other, limit: 1)
    var revoked = token(2, at: 2)
    revoked.revokedAt = 5
    #expect(try store.changeToken(revoked, as: Self.request(1)))
    try store.insertToken(token(4, at: 6, until: day), limit: 3)
    #expect(try ids() == ["t1", "t3", "t4"], "the ended one gave way")
    try store.insertToken(token(5, at: 7), limit: 4)
    // An ended one stays for a while where there is room, and goes then.
    try store.insertToken(token(6, at: 2 * day), limit: 9)
    #expect(try ids() == ["t1", "t3", "t4", "t5", "t6"])
    try store.insertToken(token(7, at: 402 * day), limit: 9)
    #expect(try ids() == ["t1", "t3", "t5", "t6", "t7"])
  }

  private static func request(_ number: UInt8, at: Int64 = 5) -> KeyedRequest {
    KeyedRequest(
      key: UUID128(high: 7, low: UInt64(number)), digest: .hash([number]), madeAt: at)
  }

  @Test("Of two changes of a token that were read together one is made") func tokenChanges() throws
  {
    let database = try TestDatabase()
    let store = database.store
    let orgID = try store.createOrganisation(externalID: "a", name: "a").orgID
    var token = TokenRecord(
      tokenID: "t1", orgID: orgID, name: "ci", role: 2, digest: .hash([1]), createdAt: 5,
      expiresAt: nil)
    try store.insertToken(token)
    token.expiresAt = 9
    var other = token
    other.orgID = nil
    #expect(try !store.changeToken(other, as: Self.request(1)))
    #expect(try store.changeToken(token, as: Self.request(1)))
    #expect(try !store.changeToken(token, as: Self.request(2)))
    token.version = 2
    #expect(try store.findToken("t1", orgID: orgID) == token)
    token.revokedAt = 8
    // A key stands for one change.
    #expect(throws: StoreError.self) { try store.changeToken(token, as: Self.request(1)) }
    #expect(try store.findToken("t1", orgID: orgID)?.revokedAt == nil)
    #expect(try store.changeToken(token, as: Self.request(2)))
    #expect(try store.knownRequest(orgID: orgID, key: Self.request(2).key) == .hash([2]))
    #expect(try store.knownRequest(orgID: nil, key: Self.request(2).key) == nil)
    // It is forgotten once it can't come again.
    try store.note(Self.request(3, at: 26 * 3_600_000_000), orgID: orgID)
    #expect(try store.knownRequest(orgID: orgID, key: Self.request(2).key) == nil)
    #expect(try store.knownRequest(orgID: orgID, key: Self.request(3).key) == .hash([3]))
    token.version = 3
    #expect(try store.findToken(digest: .hash([1])) == token)
  }
}
