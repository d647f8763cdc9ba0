// Sealing and verifying without a database: what one side writes, the other accepts, and any change
// is noticed.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Organisation head", .bounded) struct OrganisationHeadTests {
  private let head = OrganisationHead(
    orgID: 42, epoch: 3, holder: UUID128(high: 1, low: 2), revision: 0, hash: .zero, regions: [:])

  private func rows(_ sealed: SealedAppend) -> [LogRow] {
    zip(sealed.entries, sealed.rows).map { entry, row in
      LogRow(
        entry: entry, sequence: row.sequence, epoch: sealed.before.epoch,
        holder: sealed.before.holder, previousHash: row.previousHash, hash: row.hash)
    }
  }

  private func verify(_ rows: [LogRow], to head: OrganisationHead) throws(StoreError) {
    var verifier = ChainVerifier(orgID: 42, revision: 0, hash: .zero, regions: [:])
    for row in rows { try verifier.accept(row) }
    try verifier.finish(at: head)
  }

  @Test("Regions number their rows alone, and revisions run over all") func numbers() {
    let sealed = self.head.seal(TestEntry.run(after: self.head, count: 7))
    #expect(sealed.rows.map(\.sequence) == [1, 1, 1, 2, 2, 2, 3])
    #expect(sealed.after.revision == 7)
    #expect(sealed.after.regions[0]?.sequence == 3)
    #expect(sealed.newRegions == [0, 1, 2])
    #expect(sealed.before == self.head)
    let next = sealed.after.seal(TestEntry.run(after: sealed.after, count: 1))
    #expect(next.newRegions.isEmpty)
    #expect(next.rows[0].previousHash == sealed.after.regions[0]?.hash)
  }

  @Test("Two appends give the same head as one over the same entries") func associative() {
    let entries = TestEntry.run(after: self.head, count: 20)
    let whole = self.head.seal(entries).after
    let first = self.head.seal(Array(entries.prefix(7))).after
    #expect(first.seal(Array(entries.dropFirst(7))).after == whole)
  }

  @Test("The hash of a known row never changes: it is a stored format") func golden() {
    let sealed = self.head.seal([TestEntry.make(region: 5, revision: 1)])
    #expect(
      sealed.rows[0].hash.description
        == "6f6f6721e9af6e7601eb828192e1396a735ba8f6f3294b333ec1429d3757d886")
  }

  @Test("What is sealed is accepted") func roundTrip() throws {
    let sealed = self.head.seal(TestEntry.run(after: self.head, count: 50))
    try self.verify(self.rows(sealed), to: sealed.after)
  }

  static let changes: [(String, @Sendable (inout LogRow) -> Void)] = [
    ("region", { $0.entry.region += 1 }),
    ("revision", { $0.entry.revision += 1 }),
    ("sequence", { $0.sequence += 1 }),
    ("epoch", { $0.epoch += 1 }),
    ("holder", { $0.holder = .zero }),
    ("kind", { $0.entry.kind += 1 }),
    ("format", { $0.entry.format += 1 }),
    ("recorded", { $0.entry.recordedAt += 1 }),
    ("effective", { $0.entry.effectiveAt += 1 }),
    ("actor", { $0.entry.actor += "x" }),
    ("key", { $0.entry.idempotencyKey = UUID128(high: 0, low: 0) }),
    ("part", { $0.entry.part += 1 }),
    ("digest", { $0.entry.requestDigest[0] ^= 1 }),
    ("payload", { $0.entry.payload[0] ^= 1 }),
    ("previous hash", { $0.previousHash = $0.hash }),
    ("hash", { $0.hash = $0.previousHash }),
  ]

  @Test("A change of any column is noticed", arguments: 0..<Self.changes.count)
  func tampering(_ change: Int) {
    let sealed = self.head.seal(TestEntry.run(after: self.head, count: 9))
    var rows = self.rows(sealed)
    Self.changes[change].1(&rows[4])
    #expect(throws: StoreError.self, "\(Self.changes[change].0)") {
      try self.verify(rows, to: sealed.after)
    }
  }

  @Test("Missing, swapped and surplus rows are noticed") func order() {
    let sealed = self.head.seal(TestEntry.run(after: self.head, count: 9))
    let rows = self.rows(sealed)
    #expect(throws: StoreError.self) { try self.verify(rows.dropLast(), to: sealed.after) }
    #expect(throws: StoreError.self) { try self.verify(Array(rows.dropFirst()), to: sealed.after) }
    var swapped = rows
    swapped.swapAt(3, 6)
    #expect(throws: StoreError.self) { try self.verify(swapped, to: sealed.after) }
    #expect(throws: StoreError.self) { try self.verify(rows + [rows[0]], to: sealed.after) }
    var other = sealed.after
    other.hash = .zero
    #expect(throws: StoreError.self) { try self.verify(rows, to: other) }
  }

  @Test("Pooled placements spread and stay in range") func pooled() {
    var counts: [Int32: Int] = [:]
    for orgID in 1...1_000 as ClosedRange<Int64> {
      for region in 0..<4 as Range<Int32> {
        counts[Placement.pooled(orgID: orgID, region: region), default: 0] += 1
      }
    }
    #expect(counts.count == Int(StoreLimits.pooledPlacementsCount))
    #expect(counts.keys.allSatisfy { (0..<StoreLimits.pooledPlacementsCount).contains($0) })
    #expect(counts.values.allSatisfy { (150...350).contains($0) })
  }
}
