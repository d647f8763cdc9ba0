// Loading: everything that was written comes back in order, and nothing that was altered does.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Loading", .bounded) struct StoreLoadTests {
  private struct Loaded {
    var snapshot: Int64?
    var chunks: [[UInt8]] = []
    var rows: [LogRow] = []
  }

  private func load(
    _ database: TestDatabase, _ head: OrganisationHead, from choice: SnapshotChoice = .latest
  ) throws(StoreError) -> Loaded {
    var loaded = Loaded()
    let isWhole = try database.store.load(head, from: choice) { part in
      switch part {
      case .snapshot(let snapshot): loaded.snapshot = snapshot.revision
      case .chunk(let chunk): loaded.chunks.append(chunk)
      case .row(let row): loaded.rows.append(row)
      }
      return true
    }
    #expect(isWhole)
    return loaded
  }

  private func corruption(_ body: () throws(StoreError) -> Void) -> (Int32?, Int64)? {
    do throws(StoreError) {
      try body()
      return nil
    } catch {
      guard case .corrupt(_, let region, let revision, _) = error else { return nil }
      return (region, revision)
    }
  }

  @Test("All rows come back in the order of their revisions, over several pages")
  func order() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    head = try await database.extend(head, count: 5_000, regions: [0, 1, 1, 9])
    head = try await database.extend(head, count: 10, regions: [3])
    let loaded = try self.load(database, head)
    #expect(loaded.rows.map(\.entry.revision) == Array(1...5_010))
    #expect(loaded.rows[4_999].entry == TestEntry.make(region: 9, revision: 5_000))
    var seen = 0
    let isWhole = try database.store.load(head) { _ in
      seen += 1
      return seen < 7
    }
    #expect(!isWhole)
    #expect(seen == 7)
  }

  @Test("A load starts after the newest snapshot; two are kept") func snapshots() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    for round in 1...3 as ClosedRange<UInt8> {
      head = try await database.extend(head, count: 10)
      try database.store.writeSnapshot(head, chunks: [[round], [], [round, round]])
    }
    head = try await database.extend(head, count: 4)
    let loaded = try self.load(database, head)
    #expect(loaded.snapshot == 30)
    #expect(loaded.chunks == [[3], [], [3, 3]])
    #expect(loaded.rows.map(\.entry.revision) == Array(31...34))
    let earlier = try self.load(database, head, from: .before(revision: 30))
    #expect(earlier.snapshot == 20)
    #expect(earlier.rows.count == 14)
    #expect(try self.load(database, head, from: .none).rows.count == 34)
    #expect(try database.number("select count(*) from snapshot") == 2)
    #expect(try database.number("select count(*) from snapshot_chunk") == 6)
    try database.execute("update snapshot_chunk set payload = '\\x04' where chunk = 0")
    #expect(self.corruption { () throws(StoreError) in _ = try self.load(database, head) }?.1 == 30)
  }

  @Test("A flipped byte, a lost row and a cut tail are found and named")
  func corruption() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    head = try await database.extend(head, count: 9)
    let repair = try self.load(database, head).rows[4]
    let flip = "update log set payload = set_byte(payload, 0, get_byte(payload, 0) # 1)"
    try database.execute("\(flip) where revision = 5")
    let found = self.corruption { () throws(StoreError) in _ = try self.load(database, head) }
    #expect(found?.0 == repair.entry.region)
    #expect(found?.1 == 5)
    try database.execute("\(flip) where revision = 5")
    #expect(try self.load(database, head).rows.count == 9)
    try database.execute("delete from log where revision = 4")
    #expect(self.corruption { () throws(StoreError) in _ = try self.load(database, head) }?.1 == 4)
    try database.execute("delete from log where revision >= 4")
    #expect(self.corruption { () throws(StoreError) in _ = try self.load(database, head) } != nil)
  }

  @Test("A load whose lease was taken meanwhile says so, not corruption") func lost() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    head = try await database.extend(head, count: 30)
    _ = try database.store.dedicate(orgID: head.orgID, region: 1)
    do throws(StoreError) {
      _ = try self.load(database, head)
      Issue.record("the old placement has no rows")
    } catch {
      guard case .ownershipLost = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("Pages of the log start at any revision") func pages() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    head = try await database.extend(head, count: 100, regions: [0, 5, 5, 0, 7])
    let store = database.store
    for start in [0, 1, 37, 100] as [Int64] {
      let rows = try store.rows(orgID: head.orgID, fromRevision: start, limit: 20)
      let first = max(1, start)
      #expect(rows.map(\.entry.revision) == Array(first...min(100, first + 19)))
    }
    #expect(try store.rows(orgID: head.orgID, fromRevision: 101, limit: 20).isEmpty)
    let region = try store.rows(orgID: head.orgID, region: 5, fromRevision: 50, limit: 4)
    #expect(region.map(\.entry.revision) == [52, 53, 57, 58])
  }

  @Test("A revision is found by its time, and a time by its revision") func times() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    let start: Int64 = 1_700_000_000_000_000
    #expect(try database.store.revision(head, recordedBy: start + 9) == 0)
    head = try await database.extend(head, count: 100, regions: [0, 5, 5, 0, 7])
    for revision in 0...103 as ClosedRange<Int64> {
      let found = try database.store.revision(head, recordedBy: start + revision)
      #expect(found == min(revision, 100))
      let time = try database.store.recordedTime(head, revision: revision)
      #expect(time == ((1...100).contains(revision) ? start + revision : nil))
    }
  }

  @Test("Keys are found by key and time, and listed since an instant") func keys() async throws {
    let database = try TestDatabase()
    var head = try database.makeOrganisation("a")
    head = try await database.extend(head, count: 30)
    let start: Int64 = 1_700_000_000_000_000
    let key = UUID128(high: 7, low: 10)
    let found = try database.store.lookupKey(
      orgID: head.orgID, key: key, recordedAt: start...(start + 100))
    #expect(found.map(\.revision) == [10])
    #expect(found.first?.requestDigest == [UInt8](repeating: 10, count: 32))
    #expect(
      try database.store.lookupKey(
        orgID: head.orgID, key: key, recordedAt: (start + 11)...(start + 100)
      ).isEmpty)
    var seen: [Int64] = []
    try database.store.recentKeys(orgID: head.orgID, since: start + 20) { key, record, recorded in
      #expect(key.low == UInt64(record.revision))
      #expect(recorded == start + record.revision)
      seen.append(record.revision)
      return true
    }
    #expect(seen.sorted() == [20, 22, 23, 25, 26, 28, 29])
  }
}
