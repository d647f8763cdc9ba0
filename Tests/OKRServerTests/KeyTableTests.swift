// The keys that memory holds: bounded, and never claiming to know more than it does.

internal import OKRModel
internal import OKRStore
internal import PostgresClient
internal import Testing

@testable internal import OKRServer

@Suite struct KeyTableTests {
  private static let digest = Digest256(bytes: [UInt8](repeating: 7, count: 32))

  private static func key(_ number: UInt64) -> UUID128 { UUID128(high: 1, low: number) }

  private static func result(_ revision: Int64, at recordedAt: Int64) throws -> KeyedResult {
    KeyedResult(
      firstRevision: revision, count: 1, digest: try #require(self.digest), recordedAt: recordedAt)
  }

  @Test func theOldestLeaveAndTheHorizonFollows() throws {
    var table = KeyTable(limit: 3, completeSince: 50)
    for number in 1...3 {
      table.insert(
        Self.key(UInt64(number)), try Self.result(Int64(number), at: Int64(number) * 100))
    }
    #expect(table.count == 3 && table.completeSince == 50)
    table.insert(Self.key(4), try Self.result(4, at: 400))
    #expect(table.count == 3)
    #expect(table.find(Self.key(1)) == nil)
    #expect(table.find(Self.key(2))?.firstRevision == 2)
    // What was recorded at 100 is no longer here.
    #expect(table.completeSince == 101)
  }

  @Test func aKeyAheadOfTheServersClockIsAskedForEarlier() {
    let ahead = Limits.idempotencyKeyAheadMicroseconds
    let table = KeyTable(limit: 1, completeSince: 1_000)
    #expect(!table.isComplete(forKeyMadeAt: 1_000 + ahead - 1))
    #expect(table.isComplete(forKeyMadeAt: 1_000 + ahead))
  }

  @Test func neverMoreThanItsLimitHoweverMany() throws {
    var table = KeyTable(limit: 100, completeSince: 0)
    for number in 1...10_000 {
      table.insert(Self.key(UInt64(number)), try Self.result(Int64(number), at: Int64(number)))
      #expect(table.count <= 100)
    }
    for number in 9_901...10_000 {
      #expect(table.find(Self.key(UInt64(number)))?.firstRevision == Int64(number))
    }
    #expect(table.find(Self.key(9_900)) == nil && table.completeSince == 9_901)
  }

  @Test func aKeyFoundTwiceTakesOnePlace() throws {
    var table = KeyTable(limit: 2, completeSince: 0)
    table.insert(Self.key(1), try Self.result(1, at: 1))
    table.insert(Self.key(1), try Self.result(5, at: 5))
    table.insert(Self.key(2), try Self.result(2, at: 2))
    #expect(table.count == 2 && table.find(Self.key(1))?.firstRevision == 5)
  }

  @Test func partsOfOneRequestAreOneResultInAnyOrder() throws {
    var table = KeyTable(limit: 5, completeSince: 0)
    let digest = try #require(Self.digest)
    for revision in [Int64(12), 10, 11] {
      table.restore(Self.key(1), revision: revision, digest: digest, recordedAt: 9)
    }
    let known = try #require(table.find(Self.key(1)))
    #expect(known.firstRevision == 10 && known.count == 3)
  }
}
