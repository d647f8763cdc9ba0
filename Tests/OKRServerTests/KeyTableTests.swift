// The keys that memory holds: bounded, and never claiming to know more than it does.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRStore
internal import PostgresClient
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct KeyTableTests {
  private static let second: Int64 = 1_000_000

  /// A key that carries that second.
  private static func key(_ number: UInt64, at second: Int64) -> UUID128 {
    UUID128(high: UInt64(second * 1_000) << 16 | 7 << 12, low: number)
  }

  private static func result(_ revision: Int64) throws -> KeyedResult {
    KeyedResult(firstRevision: revision, count: 1, digest: try Self.digest())
  }

  private static func digest() throws -> Digest256 {
    try #require(Digest256(bytes: [UInt8](repeating: 7, count: 32)))
  }

  @Test func theOldestSecondLeavesAndTheHorizonFollows() throws {
    var table = KeyTable(limit: 3, completeSince: 0)
    table.insert(Self.key(1, at: 10), try Self.result(1))
    table.insert(Self.key(2, at: 10), try Self.result(2))
    table.insert(Self.key(3, at: 11), try Self.result(3))
    #expect(table.count == 3 && table.completeSince == 0)
    table.insert(Self.key(4, at: 12), try Self.result(4))
    #expect(table.count == 2 && table.completeSince == 11 * Self.second)
    #expect(table.find(Self.key(1, at: 10)) == nil && table.find(Self.key(2, at: 10)) == nil)
    #expect(table.find(Self.key(3, at: 11))?.firstRevision == 3)
    #expect(!table.isComplete(forKeyMadeAt: 11 * Self.second - 1))
    #expect(table.isComplete(forKeyMadeAt: 11 * Self.second))
  }

  @Test func aClientsFastClockPushesNobodyOverTheHorizon() throws {
    var table = KeyTable(limit: 4, completeSince: 0)
    table.insert(Self.key(1, at: 300), try Self.result(1))
    for number in UInt64(2)...20 {
      table.insert(Self.key(number, at: Int64(number)), try Self.result(Int64(number)))
    }
    // The key from the future stays, and those of the present are still known to be new.
    #expect(table.find(Self.key(1, at: 300)) != nil && table.count <= 4)
    #expect(table.isComplete(forKeyMadeAt: 21 * Self.second))
  }

  @Test func aLateKeyBeforeTheHorizonIsLeftToTheLog() throws {
    var table = KeyTable(limit: 5, completeSince: 50 * Self.second)
    table.insert(Self.key(1, at: 49), try Self.result(1))
    #expect(table.count == 0 && !table.isComplete(forKeyMadeAt: 49 * Self.second))
    table.insert(Self.key(2, at: 60), try Self.result(2))
    table.insert(Self.key(3, at: 55), try Self.result(3))
    #expect(table.find(Self.key(3, at: 55)) != nil)
  }

  @Test func neverMoreThanItsLimitHoweverMany() throws {
    var table = KeyTable(limit: 100, completeSince: 0)
    for number in 1...10_000 {
      table.insert(Self.key(UInt64(number), at: Int64(number)), try Self.result(Int64(number)))
      #expect(table.count <= 100)
    }
    for number in 9_901...10_000 {
      let key = Self.key(UInt64(number), at: Int64(number))
      #expect(table.find(key)?.firstRevision == Int64(number))
    }
    #expect(table.completeSince == 9_901 * Self.second)
  }

  @Test func aSecondWithMoreThanTheLimitIsAskedOfTheLog() throws {
    var table = KeyTable(limit: 10, completeSince: 0)
    for number in UInt64(1)...11 { table.insert(Self.key(number, at: 5), try Self.result(1)) }
    #expect(table.count == 0 && !table.isComplete(forKeyMadeAt: 5 * Self.second))
  }

  @Test func aKeyFoundTwiceTakesOnePlace() throws {
    var table = KeyTable(limit: 2, completeSince: 0)
    table.insert(Self.key(1, at: 1), try Self.result(1))
    table.insert(Self.key(1, at: 1), try Self.result(5))
    table.insert(Self.key(2, at: 2), try Self.result(2))
    #expect(table.count == 2 && table.find(Self.key(1, at: 1))?.firstRevision == 5)
  }

  @Test func partsOfOneRequestAreOneResultInAnyOrder() throws {
    var table = KeyTable(limit: 5, completeSince: 0)
    for revision in [Int64(12), 10, 11] {
      table.restore(Self.key(1, at: 9), revision: revision, digest: try Self.digest())
    }
    let known = try #require(table.find(Self.key(1, at: 9)))
    #expect(known.firstRevision == 10 && known.count == 3)
  }
}
