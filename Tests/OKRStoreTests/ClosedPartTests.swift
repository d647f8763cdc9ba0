// What closes froze stands beside the log.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Closed parts", .bounded) struct ClosedPartTests {
  private static func write(
    _ database: TestDatabase, _ orgID: Int64, revision: Int64, after closes: [Int64] = [],
    id: UUID128 = .random(), parts: [[UInt8]] = [[1], [2, 3], [4]]
  ) throws -> UUID128 {
    try database.store.writeClosedParts(
      orgID: orgID, id: id, revision: revision, after: closes, parts: parts)
    return id
  }

  @Test("Parts are read as they were written, some or all") func reads() throws {
    let database = try TestDatabase()
    let orgID = try database.makeOrganisation("a").orgID
    let id = try Self.write(database, orgID, revision: 5)
    func parts(_ range: Range<Int>) throws -> [[UInt8]] {
      try database.store.closedParts(orgID: orgID, id: id, revision: 5, range)
    }
    #expect(try parts(0..<3) == [[1], [2, 3], [4]])
    #expect(try parts(1..<2) == [[2, 3]])
    #expect(throws: StoreError.self) { try parts(2..<4) }
    let other = try database.makeOrganisation("b").orgID
    #expect(throws: StoreError.self) {
      try database.store.closedParts(orgID: other, id: id, revision: 5, 0..<1)
    }
  }

  @Test("What was written for closes that never came to be goes with the next close")
  func abandoned() throws {
    let database = try TestDatabase()
    let orgID = try database.makeOrganisation("a").orgID
    let other = try database.makeOrganisation("b").orgID
    func count() throws -> Int64 { try database.number("select count(*) from closed_part") }
    _ = try Self.write(database, other, revision: 4)
    _ = try Self.write(database, orgID, revision: 5)
    let kept = try Self.write(database, orgID, revision: 7)
    // Another process that takes itself for the owner writes under the same revision.
    _ = try Self.write(database, orgID, revision: 9, after: [7])
    #expect(try count() == 9)
    let last = try Self.write(database, orgID, revision: 9, after: [7])
    #expect(try count() == 12, "what may be another's is left alone")
    _ = try Self.write(database, orgID, revision: 9, after: [7], id: last, parts: [[1], [2], [3]])
    #expect(try count() == 12, "one's own is replaced")
    _ = try Self.write(database, orgID, revision: 12, after: [7, 9])
    #expect(try count() == 15)
    _ = try Self.write(database, orgID, revision: 20, after: [7])
    #expect(try count() == 9)
    for (id, revision) in [(kept, Int64(7)), (last, 9)] {
      let found = try? database.store.closedParts(orgID: orgID, id: id, revision: revision, 0..<3)
      #expect((found != nil) == (revision == 7))
    }
  }

}
