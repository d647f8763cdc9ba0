// Checking rows against both chains, their region's and the organisation's. Pure.

internal import PostgresClient

/// Follows the chains row by row from a known position.
struct ChainVerifier {
  private let orgID: Int64
  private var regions: [Int32: (sequence: Int64, hash: Digest256)]
  private var hasher = RowHasher()
  /// The revision of the last accepted row.
  private(set) var revision: Int64
  /// The organisation's hash after the last accepted row.
  private(set) var hash: Digest256

  /// Starts at a position of an organisation's history.
  init(
    orgID: Int64, revision: Int64, hash: Digest256,
    regions: [Int32: (sequence: Int64, hash: Digest256)]
  ) {
    self.orgID = orgID
    self.revision = revision
    self.hash = hash
    self.regions = regions
  }

  /// Accepts the next row, or says why it does not fit.
  mutating func accept(_ row: LogRow) throws(StoreError) {
    let region = row.entry.region
    let last = self.regions[region] ?? (0, .zero)
    guard row.entry.revision == self.revision + 1 else {
      throw self.corrupt(region, self.revision + 1, "the row is missing or out of order")
    }
    guard row.sequence == last.sequence + 1 else {
      throw self.corrupt(region, row.entry.revision, "the region's sequence has a gap")
    }
    guard row.previousHash == last.hash else {
      throw self.corrupt(region, row.entry.revision, "the row does not follow the row before it")
    }
    let hash = self.hasher.hash(
      row.entry, orgID: self.orgID, sequence: row.sequence, epoch: row.epoch, holder: row.holder,
      previous: row.previousHash)
    guard hash == row.hash else {
      throw self.corrupt(region, row.entry.revision, "the row does not fit its hash")
    }
    if let personal = row.entry.personal, personal.digest != row.entry.personalDigest {
      throw self.corrupt(region, row.entry.revision, "its personal texts do not fit their digest")
    }
    self.regions[region] = (row.sequence, hash)
    self.revision = row.entry.revision
    self.hash = self.hash.chained(with: hash)
  }

  /// Checks that the rows accepted end where the head says.
  func finish(at head: OrganisationHead) throws(StoreError) {
    guard self.revision == head.revision else {
      throw self.corrupt(nil, self.revision + 1, "the log ends before its head")
    }
    guard self.hash == head.hash else {
      throw self.corrupt(nil, self.revision, "the log does not fit its head's hash")
    }
    for (region, expected) in head.regions {
      let last = self.regions[region] ?? (0, .zero)
      guard last.sequence == expected.sequence, last.hash == expected.hash else {
        throw self.corrupt(region, self.revision, "the region does not fit its head")
      }
    }
  }

  private func corrupt(_ region: Int32?, _ revision: Int64, _ reason: String) -> StoreError {
    .corrupt(orgID: self.orgID, region: region, revision: revision, reason: reason)
  }
}
