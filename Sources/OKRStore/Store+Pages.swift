// Finding a place in the log, and paging on from it.

internal import PostgresClient

extension Store {
  /// The log's rows from a revision on, in order, `limit` at the most; of one region or of all.
  public func rows(
    orgID: Int64, region: Int32? = nil, fromRevision: Int64, limit: Int
  ) throws(StoreError) -> [LogRow] {
    let head = try self.head(orgID: orgID)
    let heads = head.regions.filter { region == nil || $0.key == region }
    let starts = try self.lastPositions(orgID: orgID, heads: heads) { $0.revision < fromRevision }
      .mapValues(\.sequence)
    var merge = self.merge(orgID: orgID, heads: heads) { starts[$0] ?? 0 }
    var rows: [LogRow] = []
    while rows.count < limit, let row = try merge.next() { rows.append(row) }
    return rows
  }

  /// The last revision that was recorded at or before an instant; 0 where none was.
  /// - Parameters:
  ///   - head: up to which is looked.
  ///   - instant: microseconds since 1970.
  public func revision(
    _ head: OrganisationHead, recordedBy instant: Int64
  ) throws(StoreError) -> Int64 {
    let found = try self.lastPositions(orgID: head.orgID, heads: head.regions) {
      $0.recordedAt <= instant
    }
    return found.values.map(\.revision).max() ?? 0
  }

  /// The newest recorded time of all rows, microseconds since 1970; 0 where there is none.
  public func lastRecordedTime(_ head: OrganisationHead) throws(StoreError) -> Int64 {
    let found = try self.positions(
      orgID: head.orgID,
      at: head.regions.filter { $0.value.sequence > 0 }.map {
        (region: $0.key, placement: $0.value.placement, sequence: $0.value.sequence)
      })
    return found.map(\.recordedAt).max() ?? 0
  }

  /// The time at which a revision was recorded, microseconds since 1970; nil where there is no such
  /// revision.
  public func recordedTime(
    _ head: OrganisationHead, revision: Int64
  ) throws(StoreError) -> Int64? {
    let found = try self.lastPositions(orgID: head.orgID, heads: head.regions) {
      $0.revision <= revision
    }
    return found.values.first { $0.revision == revision }?.recordedAt
  }

  /// Where a row stands.
  private struct Position {
    var sequence: Int64
    var revision: Int64
    var recordedAt: Int64
  }

  /// The last row of each region of which `isBefore` is true, by binary search: it is true of the
  /// first rows and false of the rest. All regions take each step together.
  private func lastPositions(
    orgID: Int64, heads: [Int32: RegionHead], where isBefore: (Position) -> Bool
  ) throws(StoreError) -> [Int32: Position] {
    var found: [Int32: Position] = [:]
    var ends = heads.mapValues(\.sequence)
    while true {
      let asked = ends.compactMap { region, end in
        let start = found[region]?.sequence ?? 0
        return start < end
          ? (
            region: region, placement: heads[region]?.placement ?? 0,
            sequence: start + (end - start + 1) / 2
          ) : nil
      }
      if asked.isEmpty { return found }
      for (place, position) in zip(asked, try self.positions(orgID: orgID, at: asked)) {
        if isBefore(position) {
          found[place.region] = position
        } else {
          ends[place.region] = position.sequence - 1
        }
      }
    }
  }

  /// Where rows stand, asked for together.
  private func positions(
    orgID: Int64, at places: [(region: Int32, placement: Int32, sequence: Int64)]
  ) throws(StoreError) -> [Position] {
    var positions: [Position] = []
    for start in stride(from: 0, to: places.count, by: StoreLimits.positionsAtOnce) {
      let some = places[start...].prefix(StoreLimits.positionsAtOnce)
      let commands = some.map { place in
        LogStatements.positionAt.bind {
          $0.int8(orgID)
          $0.int4(place.placement)
          $0.int4(place.region)
          $0.int8(place.sequence)
        }
      }
      for (place, found) in zip(some, try self.run(commands, orgID: orgID)) {
        guard found.rowCount == 1 else {
          throw .corrupt(
            orgID: orgID, region: place.region, revision: 0,
            reason: "sequence \(place.sequence) is missing")
        }
        positions.append(
          Position(
            sequence: place.sequence, revision: found.int8(0, 0), recordedAt: found.int8(0, 1)))
      }
    }
    return positions
  }
}
