// Operations in the database: one owner writes, documents stay within a budget, and what expired goes.

import BoundedTestSupport
import PostgresClient
import StoreTestSupport
import Testing

@testable import OKRStore

@Suite("Operations", .bounded) struct OperationStoreTests {
  private static func row(
    _ orgID: Int64, _ number: UInt64, kind: Int16 = 1, stage: OperationStage = .waiting,
    expiresAt: Int64? = nil, by principal: String = "anna"
  ) -> OperationRow {
    OperationRow(
      name: OperationName(orgID: orgID, id: UUID128(high: 1, low: number)), kind: kind,
      stage: stage, expiresAt: expiresAt, requestDigest: [1, 2], body: [3], principal: principal,
      createdAt: Int64(number) * 10)
  }

  /// The numbers of operations as they are listed.
  private static func listed(
    _ store: Store, _ orgID: Int64, _ filter: OperationFilter = OperationFilter()
  ) throws -> [UInt64] {
    let (rows, total) = try store.listOperations(orgID: orgID, filter, limit: 1_000)
    #expect(rows.count == Int(total))
    return rows.map(\.name.id.low)
  }

  private static func ended(_ row: OperationRow, expiresAt: Int64) -> OperationRow {
    var row = row
    row.stage = .succeeded
    row.expiresAt = expiresAt
    row.result = [9]
    return row
  }

  @Test("An operation is entered once, while so few are open") func insert() throws {
    let database = try TestDatabase()
    let store = database.store
    let org = try database.makeOrganisation("a").orgID
    let first = try #require(try store.insertOperation(Self.row(org, 1), openLimit: 2, now: 5))
    #expect(first == Self.row(org, 1))
    _ = try store.insertOperation(Self.row(org, 2), openLimit: 2, now: 5)
    #expect(try store.insertOperation(Self.row(org, 3), openLimit: 2, now: 5) == nil)
    // The one that is there is answered, also where no other would be taken.
    var other = Self.row(org, 1)
    other.body = [4]
    #expect(try store.insertOperation(other, openLimit: 2, now: 5) == first)
    #expect(try store.endOperation(Self.ended(first, expiresAt: 100)))
    #expect(try store.insertOperation(Self.row(org, 3), openLimit: 2, now: 5) != nil)
    // Others' operations don't count.
    let second = try database.makeOrganisation("b").orgID
    #expect(try store.insertOperation(Self.row(second, 1), openLimit: 1, now: 5) != nil)
    #expect(try Self.listed(store, org) == [3, 2, 1])
    #expect(try Self.listed(store, org, OperationFilter(stage: 4)) == [1])
    #expect(try Self.listed(store, org, OperationFilter(kind: 2)) == [])
  }

  @Test("One member leaves room for the others") func insertOfOne() throws {
    let database = try TestDatabase()
    let store = database.store
    let org = try database.makeOrganisation("a").orgID
    func insert(_ number: UInt64, by principal: String, in org: Int64) throws -> OperationRow? {
      try store.insertOperation(
        Self.row(org, number, by: principal), openLimit: 4, memberLimit: 2, now: 5)
    }
    let first = try #require(try insert(1, by: "anna", in: org))
    #expect(try insert(2, by: "anna", in: org) != nil)
    #expect(try insert(3, by: "anna", in: org) == nil)
    #expect(try store.openOperations(orgID: org, of: "anna") == 2)
    #expect(try insert(1, by: "anna", in: org) == first, "a repeat starts nothing")
    #expect(try insert(4, by: "bert", in: org) != nil)
    #expect(try store.openOperations(orgID: org, of: "bert") == 1)
    // Elsewhere it counts anew, and what has ended counts no more.
    let other = try database.makeOrganisation("b").orgID
    #expect(try insert(1, by: "anna", in: other) != nil)
    #expect(try store.endOperation(Self.ended(first, expiresAt: 100)))
    #expect(try insert(3, by: "anna", in: org) != nil)
    #expect(try insert(5, by: "bert", in: org) != nil)
    #expect(try insert(6, by: "carl", in: org) == nil, "the organisation's own limit holds, too")
  }

  @Test("Of two owners the one that lost the lease writes nothing") func fence() throws {
    let database = try TestDatabase()
    let store = database.store
    let org = try database.makeOrganisation("a").orgID
    let name = try #require(
      try store.insertOperation(Self.row(org, 1, kind: 2), openLimit: 9, now: 5)
    ).name
    // Without the lease nobody begins.
    #expect(try store.claimOperation(name, holder: UUID128.random()) == nil)
    let first = try #require(try store.claimOperation(name, holder: database.holder))
    #expect(first.stage == .running && first.attempt == 1)
    let budget: Int64 = 1 << 20
    let add = { (attempt: Int64, part: Int32) throws(StoreError) in
      try store.addOperationPart(
        name, attempt: attempt, side: .outgoing, part: part, [UInt8(part)], budgetBytes: budget)
    }
    #expect(try add(1, 0) == .kept)
    #expect(try store.saveOperation(first) == false)

    let other = UUID128.random()
    _ = try store.takeLease(orgID: org, holder: other, isForced: true)
    #expect(try store.claimOperation(name, holder: database.holder) == nil)
    var second = try #require(try store.claimOperation(name, holder: other))
    #expect(second.attempt == 2 && second.keptBytes == 0)
    #expect(try store.operationParts(name, side: .outgoing, from: 0, limit: 9) == [])
    // The first one goes on without knowing.
    #expect(throws: StoreError.self) { try store.saveOperation(first) }
    #expect(try add(1, 1) == .superseded)
    #expect(try !store.endOperation(Self.ended(first, expiresAt: 9)))
    // The second one is asked to end.
    try store.cancelOperation(name)
    second.body = [7]
    #expect(try store.saveOperation(second, result: [8]))
    #expect(try add(2, 0) == .kept)
    #expect(try store.endOperation(Self.ended(second, expiresAt: 9), keepsParts: true))
    let end = try #require(try store.findOperation(name))
    #expect(end.stage == .succeeded && end.result == [9] && end.body == [7] && end.keptBytes == 1)
    #expect(try store.operationParts(name, side: .outgoing, from: 0, limit: 9) == [[0]])
    // What is done stays done.
    #expect(try store.claimOperation(name, holder: other) == nil)
    #expect(try !store.endOperation(Self.ended(second, expiresAt: 99)))
  }

  @Test("An upload that is begun again forgets what came before") func upload() throws {
    let database = try TestDatabase()
    let store = database.store
    let org = try database.makeOrganisation("a").orgID
    let row = Self.row(org, 1, stage: .receiving, expiresAt: 100)
    let name = try #require(try store.insertOperation(row, openLimit: 9, now: 5)).name
    let first = try #require(try store.beginUpload(name, expiresAt: 200))
    let add = { (attempt: Int64, part: Int32, bytes: Int) throws(StoreError) in
      try store.addOperationPart(
        name, attempt: attempt, side: .incoming, part: part,
        [UInt8](repeating: UInt8(part), count: bytes), budgetBytes: 10)
    }
    #expect(try add(first, 0, 6) == .kept)
    #expect(try add(first, 1, 5) == .budgetExceeded)
    let second = try #require(try store.beginUpload(name, expiresAt: 300))
    #expect(try add(first, 1, 1) == .superseded)
    #expect(try add(second, 0, 7) == .kept)
    #expect(try add(second, 1, 3) == .kept)
    #expect(try add(second, 2, 1) == .budgetExceeded)
    var whole = row
    whole.attempt = first
    #expect(try !store.endUpload(whole, now: 5))
    whole.attempt = second
    #expect(try store.endUpload(whole, now: 5))
    let waiting = try #require(try store.findOperation(name))
    #expect(waiting.stage == .waiting && waiting.expiresAt == nil && waiting.keptBytes == 10)
    #expect(try store.beginUpload(name, expiresAt: 300) == nil)
    #expect(
      try store.operationParts(name, side: .incoming, from: 1, limit: 9).map(\.count) == [3])
    // Its end gives the budget back.
    #expect(try store.endOperation(Self.ended(waiting, expiresAt: 400)))
    #expect(try store.operationParts(name, side: .incoming, from: 0, limit: 9) == [])
    #expect(try store.findOperation(name)?.keptBytes == 0)
  }

  @Test("What expired goes, and somebody looks in time") func expiry() throws {
    let database = try TestDatabase()
    let store = database.store
    let org = try database.makeOrganisation("a").orgID
    _ = try database.makeOrganisation("b")
    for number in 1...4 as ClosedRange<UInt64> {
      let row = try #require(
        try store.insertOperation(Self.row(org, number), openLimit: 9, now: 10))
      if number < 4 {
        _ = try store.endOperation(Self.ended(row, expiresAt: 1_000 * Int64(number)))
      }
    }
    #expect(try store.organisationsWithOperations(dueBy: 9, limit: 9) == [])
    #expect(try store.organisationsWithOperations(dueBy: 10, limit: 9).map(\.orgID) == [org])
    let look = { (now: Int64, kept: Int) throws(StoreError) in
      try store.lookAfterOperations(orgID: org, now: now, next: now + 50, keptLimit: kept)
        .map(\.low)
    }
    #expect(try look(20, 9) == [4])
    // While one is open somebody looks again soon.
    #expect(try store.organisationsWithOperations(dueBy: 69, limit: 9) == [])
    #expect(try store.organisationsWithOperations(dueBy: 70, limit: 9).count == 1)
    #expect(try look(1_000, 9) == [4])
    #expect(try Self.listed(store, org) == [4, 3, 2])
    // Only so many are kept, the newest.
    #expect(try look(1_001, 1) == [4])
    let rows = try store.listOperations(orgID: org, limit: 9).rows
    #expect(rows.map(\.name.id.low) == [4, 3])
    _ = try store.endOperation(Self.ended(rows[0], expiresAt: 5_000))
    #expect(try look(1_002, 9) == [])
    #expect(try store.organisationsWithOperations(dueBy: 2_999, limit: 9) == [])
    #expect(try store.organisationsWithOperations(dueBy: 3_000, limit: 9).count == 1)
    #expect(try look(9_000, 9) == [])
    #expect(try Self.listed(store, org) == [])
    #expect(try store.organisationsWithOperations(dueBy: .max, limit: 9) == [])
  }

  @Test("Pages follow the one before, by who started them and when") func pages() throws {
    let database = try TestDatabase()
    let store = database.store
    let org = try database.makeOrganisation("a").orgID
    let other = try database.makeOrganisation("b").orgID
    for number in 1...9 as ClosedRange<UInt64> {
      let who = number % 3 == 0 ? "jan" : "anna"
      _ = try store.insertOperation(Self.row(org, number, by: who), openLimit: 99, now: 5)
      _ = try store.insertOperation(Self.row(other, number, by: who), openLimit: 99, now: 5)
    }
    var found: [UInt64] = []
    var last: UUID128?
    repeat {
      let (rows, total) = try store.listOperations(orgID: org, after: last, limit: 4)
      #expect(total == 9 + Int64(found.isEmpty ? 0 : 1))
      found += rows.map(\.name.id.low)
      last = rows.last?.name.id
      // One that is started meanwhile comes before them all.
      if found.count == 4 {
        _ = try store.insertOperation(Self.row(org, 50), openLimit: 99, now: 5)
      }
    } while last != nil
    #expect(found == [9, 8, 7, 6, 5, 4, 3, 2, 1])
    #expect(try Self.listed(store, org, OperationFilter(principal: "jan")) == [9, 6, 3])
    #expect(try Self.listed(store, org, OperationFilter(principal: "ja")) == [])
    #expect(try Self.listed(store, org, OperationFilter(created: 30..<60)) == [5, 4, 3])
    #expect(
      try Self.listed(store, org, OperationFilter(principal: "jan", created: 31..<Int64.max))
        == [9, 6])
  }

  @Test("Everybody's newest are kept before anybody's older ones") func fairKeeping() throws {
    let database = try TestDatabase()
    let store = database.store
    let org = try database.makeOrganisation("a").orgID
    func end(_ number: UInt64, by principal: String) throws {
      let row = try #require(
        try store.insertOperation(Self.row(org, number, by: principal), openLimit: 9, now: 10))
      #expect(try store.endOperation(Self.ended(row, expiresAt: 1_000_000)))
    }
    // Two of jan's, one of eva's, then many of anna's.
    for number in 1...2 as ClosedRange<UInt64> { try end(number, by: "jan") }
    try end(3, by: "eva")
    for number in 4...30 as ClosedRange<UInt64> { try end(number, by: "anna") }
    func kept(_ limit: Int) throws -> [UInt64] {
      _ = try store.lookAfterOperations(orgID: org, now: 20, next: 70, keptLimit: limit)
      return try Self.listed(store, org)
    }
    #expect(try kept(30).count == 30)
    #expect(try kept(8) == [30, 29, 28, 27, 26, 3, 2, 1])
    #expect(try kept(4) == [30, 29, 3, 2])
    #expect(try kept(2) == [30, 3])
    // Where nobody else has any, one has them all.
    for number in 31...33 as ClosedRange<UInt64> { try end(number, by: "anna") }
    _ = try store.lookAfterOperations(orgID: org, now: 20, next: 70, keptLimit: 4)
    #expect(try Self.listed(store, org) == [33, 32, 31, 3])
  }

  @Test("After a restore an operation is of an earlier history") func restore() throws {
    let database = try TestDatabase()
    let org = try database.makeOrganisation("a").orgID
    let row = try #require(
      try database.store.insertOperation(Self.row(org, 1), openLimit: 9, now: 5))
    #expect(!row.isOfEarlierHistory)
    _ = try Incarnation.renew(database.endpoint)
    _ = try database.store.takeLease(orgID: org, holder: database.holder)
    #expect(try database.store.claimOperation(row.name, holder: database.holder) == nil)
    let found = try #require(try database.store.findOperation(row.name))
    #expect(found.isOfEarlierHistory && found.stage == .waiting)
  }
}
