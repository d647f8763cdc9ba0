// Finding a place in the log, and paging on from it.

internal import PostgresClient

extension Store {
  /// The log's rows from a revision on, in order, `limit` at the most; of one region or of all.
  public func rows(
    orgID: Int64, region: Int32? = nil, fromRevision: Int64, limit: Int
  ) throws(StoreError) -> [LogRow] {
    let head = try self.head(orgID: orgID)
    let heads = head.regions.filter { region == nil || $0.key == region }
    var starts: [Int32: Int64] = [:]
    for (region, regionHead) in heads {
      starts[region] = try self.lastPosition(orgID: orgID, region: region, head: regionHead) {
        $0.revision < fromRevision
      }?.sequence
    }
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
    var last: Int64 = 0
    for (region, regionHead) in head.regions {
      let found = try self.lastPosition(orgID: head.orgID, region: region, head: regionHead) {
        $0.recordedAt <= instant
      }
      last = max(last, found?.revision ?? 0)
    }
    return last
  }

  /// The time at which a revision was recorded, microseconds since 1970; nil where there is no such
  /// revision.
  public func recordedTime(
    _ head: OrganisationHead, revision: Int64
  ) throws(StoreError) -> Int64? {
    for (region, regionHead) in head.regions {
      let found = try self.lastPosition(orgID: head.orgID, region: region, head: regionHead) {
        $0.revision <= revision
      }
      if let found, found.revision == revision { return found.recordedAt }
    }
    return nil
  }

  /// Where a row stands.
  private struct Position {
    var sequence: Int64
    var revision: Int64
    var recordedAt: Int64
  }

  /// A region's last row of which `isBefore` is true, by binary search: it is true of the first rows
  /// and false of the rest.
  private func lastPosition(
    orgID: Int64, region: Int32, head: RegionHead, where isBefore: (Position) -> Bool
  ) throws(StoreError) -> Position? {
    var low: Position?
    var high = head.sequence
    while (low?.sequence ?? 0) < high {
      let start = low?.sequence ?? 0
      let middle = start + (high - start + 1) / 2
      let command = LogStatements.positionAt.bind {
        $0.int8(orgID)
        $0.int4(head.placement)
        $0.int4(region)
        $0.int8(middle)
      }
      let found = try self.run([command], orgID: orgID)[0]
      guard found.rowCount == 1 else {
        throw .corrupt(
          orgID: orgID, region: region, revision: 0, reason: "sequence \(middle) is missing")
      }
      let position = Position(
        sequence: middle, revision: found.int8(0, 0), recordedAt: found.int8(0, 1))
      if isBefore(position) {
        low = position
      } else {
        high = middle - 1
      }
    }
    return low
  }
}
