// Partitions: statements touch their own, and rows move with their chain intact.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Placements", .bounded) struct PlacementTests {
  /// The partitions that a statement's plan names.
  private func partitions(
    _ database: TestDatabase, orgID: Int64, _ statement: PostgresStatement,
    _ build: (inout PostgresParameters) -> Void
  ) throws -> Set<String> {
    let connection = try PostgresConnector(
      endpoint: database.endpoint, role: Migration.applicationRole
    ).connect()
    defer { connection.close() }
    let explain = PostgresStatement(
      name: "explain", sql: "explain (costs off) \(statement.sql)")
    let rows = try connection.pipeline(
      [TenantBinding.bind(orgID), explain.bind(build)], deadline: .after(milliseconds: 10_000))[1]
    let words = (0..<rows.rowCount).flatMap { row in
      rows.text(row, 0).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }
    return Set(
      words.filter { $0.hasPrefix("log_p") && $0.dropFirst(5).allSatisfy(\.isNumber) })
  }

  @Test("Every statement on the log plans for its own partition only") func pruning() throws {
    let database = try TestDatabase()
    let orgID = try database.makeOrganisation("a").orgID
    let page = try self.partitions(database, orgID: orgID, LogStatements.page) {
      $0.int8(orgID)
      $0.int4(3)
      $0.int4(1)
      $0.int8(0)
      $0.int8(10)
    }
    #expect(page == ["log_p3"])
    let position = try self.partitions(database, orgID: orgID, LogStatements.positionAt) {
      $0.int8(orgID)
      $0.int4(4)
      $0.int4(1)
      $0.int8(1)
    }
    #expect(position == ["log_p4"])
    let lookup = try self.partitions(database, orgID: orgID, LogStatements.lookupKey) {
      $0.int8(orgID)
      $0.int4s([2, 5])
      $0.uuid(.zero)
      $0.int8(0)
      $0.int8(1)
    }
    #expect(lookup == ["log_p2", "log_p5"])
    let recent = try self.partitions(database, orgID: orgID, LogStatements.recentKeys) {
      $0.int8(orgID)
      $0.int4s([7])
      $0.int8(0)
    }
    #expect(recent == ["log_p7"])
  }

  @Test("The page of a region is a range of the primary key, without a sort") func index() throws {
    let database = try TestDatabase()
    let orgID = try database.makeOrganisation("a").orgID
    let connection = try PostgresConnector(
      endpoint: database.endpoint, role: Migration.applicationRole
    ).connect()
    defer { connection.close() }
    try connection.simple("set enable_seqscan = off", deadline: .after(milliseconds: 5_000))
    let explain = PostgresStatement(
      name: "explain", sql: "explain (costs off) \(LogStatements.page.sql)")
    let rows = try connection.pipeline(
      [
        TenantBinding.bind(orgID),
        explain.bind {
          $0.int8(orgID)
          $0.int4(3)
          $0.int4(1)
          $0.int8(0)
          $0.int8(10)
        },
      ], deadline: .after(milliseconds: 10_000))[1]
    let plan = (0..<rows.rowCount).map { rows.text($0, 0) }.joined(separator: "\n")
    #expect(plan.contains("Index Scan using log_p3_pkey"))
    #expect(!plan.contains("Sort"))
  }

  @Test("A region moves to its own partition and back, and its chain stays valid")
  func moves() async throws {
    let database = try TestDatabase()
    let store = database.store
    var head = try database.makeOrganisation("a")
    head = try await database.extend(head, count: 30)
    let other = try await database.extend(try database.makeOrganisation("b"), count: 30)
    let number = try store.dedicate(orgID: head.orgID, region: 1)
    #expect(number == StoreLimits.pooledPlacementsCount)
    #expect(try database.number("select count(*) from log_p\(number)") == 10)
    #expect(try database.number("select count(*) from log") == 60)

    // The owner is fenced out until it has seen the new placement.
    let stale = head.seal(TestEntry.run(after: head, count: 3))
    guard case .ownershipLost = await database.write([stale])[0] else {
      Issue.record("an append with the old placement was accepted")
      return
    }
    head = try store.takeLease(orgID: head.orgID, holder: database.holder)
    #expect(head.regions[1]?.placement == number)
    head = try await database.extend(head, count: 3)
    #expect(try store.load(head, visit: { _ in true }))
    #expect(try database.number("select count(*) from log_p\(number)") == 11)

    try store.dropPlacement(orgID: head.orgID, region: 1)
    head = try store.takeLease(orgID: head.orgID, holder: database.holder)
    #expect(head.regions[1]?.placement == Placement.pooled(orgID: head.orgID, region: 1))
    head = try await database.extend(head, count: 3)
    #expect(try store.load(head, visit: { _ in true }))
    #expect(try store.load(other, visit: { _ in true }))
    #expect(
      try database.number("select count(*) from pg_class where relname = 'log_p\(number)'") == 0)
    #expect(try database.number("select count(*) from log") == 66)
    #expect(try store.placements().count == Int(StoreLimits.pooledPlacementsCount))
  }

  /// A migration that adds a column has to name it here, too.
  @Test("Every column of the log moves") func everyColumnMoves() throws {
    let database = try TestDatabase()
    let moved = PlacementStatements.movedColumns.split { $0 == "," || $0.isWhitespace }
    let names = moved.map { "'\($0)'" }.joined(separator: ", ")
    let columns =
      "from information_schema.columns where table_schema = current_schema() and table_name = 'log'"
    #expect(
      try database.number("select count(*) \(columns) and column_name in (\(names))")
        == moved.count)
    #expect(try database.number("select count(*) \(columns)") == moved.count + 1)
  }

  @Test("A region without rows can be dedicated first; twice is refused") func early() async throws
  {
    let database = try TestDatabase()
    let store = database.store
    let orgID = try database.makeOrganisation("a").orgID
    let number = try store.dedicate(orgID: orgID, region: 8)
    #expect(throws: StoreError.self) { try store.dedicate(orgID: orgID, region: 8) }
    #expect(throws: StoreError.self) { try store.dropPlacement(orgID: orgID, region: 9) }
    #expect(throws: StoreError.self) { try store.dedicate(orgID: 999, region: 0) }
    var head = try store.takeLease(orgID: orgID, holder: database.holder)
    head = try await database.extend(head, count: 6, regions: [8, 9])
    #expect(try database.number("select count(*) from log_p\(number)") == 3)
    #expect(try store.load(head, visit: { _ in true }))
    let owner = Placement.Owner(orgID: orgID, region: 8)
    #expect(try store.placements().contains(Placement(number: number, dedicatedTo: owner)))
  }

  @Test("The partitions' number is limited, and the refusal names it") func limit() throws {
    let database = try TestDatabase()
    let orgID = try database.makeOrganisation("a").orgID
    try database.execute(
      """
      insert into placement select n, true, -1, n
      from generate_series(\(StoreLimits.pooledPlacementsCount),
        \(StoreLimits.placementsCount - 1)) n
      """)
    do throws(StoreError) {
      _ = try database.store.dedicate(orgID: orgID, region: 0)
      Issue.record("a partition beyond the limit was made")
    } catch {
      #expect(error.description.contains("512"))
    }
  }
}
