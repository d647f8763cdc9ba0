// Where an organisation's history ends, as its owner knows it; appending is a pure step from one
// head to the next, which PostgreSQL then accepts or refuses as a whole.

public import PostgresClient

/// Where a region's chain ends.
public struct RegionHead: Sendable, Equatable {
  /// The sequence of its last row, 0 when it has none.
  public var sequence: Int64
  /// The hash of its last row.
  public var hash: Digest256
  /// The placement that holds its rows.
  public var placement: Int32

  /// A head with every part given.
  public init(sequence: Int64, hash: Digest256, placement: Int32) {
    self.sequence = sequence
    self.hash = hash
    self.placement = placement
  }
}

/// The end of an organisation's history and the lease under which it may be extended.
public struct OrganisationHead: Sendable, Equatable {
  /// The organisation.
  public let orgID: Int64
  /// The lease's epoch.
  public let epoch: Int64
  /// The process that holds the lease.
  public let holder: UUID128
  /// The last revision, 0 for an empty history.
  public var revision: Int64
  /// The hash over all rows in the order of their revisions.
  public var hash: Digest256
  /// The heads of its regions.
  public var regions: [Int32: RegionHead]
  /// Whether the organisation was archived when this was read. Archiving begins a new epoch: what is
  /// appended under one that was read before fails.
  public let isArchived: Bool

  /// A head with every part given.
  public init(
    orgID: Int64, epoch: Int64, holder: UUID128, revision: Int64, hash: Digest256,
    regions: [Int32: RegionHead], isArchived: Bool = false
  ) {
    self.orgID = orgID
    self.epoch = epoch
    self.holder = holder
    self.revision = revision
    self.hash = hash
    self.regions = regions
    self.isArchived = isArchived
  }

  /// The head of a region, or that of a region without rows in its pooled placement.
  public func region(_ region: Int32) -> RegionHead {
    self.regions[region]
      ?? RegionHead(
        sequence: 0, hash: .zero, placement: Placement.pooled(orgID: self.orgID, region: region))
  }

  /// Numbers and chains the entries: each takes its region's next sequence and the hash of the row
  /// before it. Nothing is written.
  ///
  /// - Precondition: there is an entry, and revisions run on from the head's without a gap.
  public func seal(_ entries: [LogEntry]) -> SealedAppend {
    precondition(!entries.isEmpty, "an append without entries")
    var after = self
    var hasher = RowHasher()
    var newRegions: [Int32] = []
    let rows = entries.map { entry in
      precondition(entry.revision == after.revision + 1, "revisions have a gap")
      if after.regions[entry.region] == nil { newRegions.append(entry.region) }
      var region = after.region(entry.region)
      let previous = region.hash
      region.sequence += 1
      region.hash = hasher.hash(
        entry, orgID: self.orgID, sequence: region.sequence, epoch: self.epoch,
        holder: self.holder, previous: previous)
      after.regions[entry.region] = region
      after.revision = entry.revision
      after.hash = after.hash.chained(with: region.hash)
      return SealedAppend.Row(
        sequence: region.sequence, placement: region.placement, previousHash: previous,
        hash: region.hash)
    }
    return SealedAppend(
      before: self, after: after, entries: entries, rows: rows, newRegions: newRegions)
  }
}

/// Entries with their numbers and hashes, ready to be written.
public struct SealedAppend: Sendable {
  struct Row: Sendable {
    let sequence: Int64
    let placement: Int32
    let previousHash: Digest256
    let hash: Digest256
  }

  /// The head that the append extends.
  public let before: OrganisationHead
  /// The head once it is committed.
  public let after: OrganisationHead
  /// The entries.
  public let entries: [LogEntry]
  let rows: [Row]
  let newRegions: [Int32]

  /// The regions that the append extends, in ascending order.
  var touchedRegions: [Int32] { Set(self.entries.map(\.region)).sorted() }
}
