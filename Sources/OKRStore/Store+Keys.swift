// Idempotency keys and external ids that memory no longer holds.

public import PostgresClient

/// What was recorded under an idempotency key.
public struct KeyRecord: Sendable, Equatable {
  /// The revision of the change.
  public let revision: Int64
  /// The number of the change within its request.
  public let part: Int32
  /// The digest of the request.
  public let requestDigest: [UInt8]
}

extension Store {
  /// What was recorded under a key within a span of recorded times (microseconds, both included),
  /// by revision; empty when there is nothing.
  public func lookupKey(
    orgID: Int64, key: UUID128, recordedAt: ClosedRange<Int64>
  ) throws(StoreError) -> [KeyRecord] {
    let command = LogStatements.lookupKey.bind(try self.placements(orgID)) {
      $0.uuid(key)
      $0.int8(recordedAt.lowerBound)
      $0.int8(recordedAt.upperBound)
    }
    let rows = try self.run([command], orgID: orgID)[0]
    return (0..<rows.rowCount).map { row in
      KeyRecord(
        revision: rows.int8(row, 0), part: rows.int4(row, 1), requestDigest: rows.bytea(row, 2))
    }
  }

  /// Passes every key recorded at or after an instant (microseconds) to `visit`, in no order, with
  /// its recorded time; `visit` returns whether it wants more.
  public func recentKeys(
    orgID: Int64, since: Int64,
    visit: (_ key: UUID128, _ record: KeyRecord, _ recordedAt: Int64) -> Bool
  ) throws(StoreError) {
    let command = LogStatements.recentKeys.bind(try self.placements(orgID)) { $0.int8(since) }
    try self.stream(command, orgID: orgID) { row in
      visit(
        row.uuid(0, 0),
        KeyRecord(
          revision: row.int8(0, 1), part: row.int4(0, 2), requestDigest: row.bytea(0, 3)),
        row.int8(0, 4))
    }
  }

  /// The revision under which an external id was registered, or `nil`.
  public func findExternalID(orgID: Int64, _ id: ExternalID) throws(StoreError) -> Int64? {
    let command = LogStatements.externalID.bind {
      $0.int8(orgID)
      $0.int2(id.space)
      $0.text(id.id)
    }
    let rows = try self.run([command], orgID: orgID)[0]
    return rows.rowCount == 0 ? nil : rows.int8(0, 0)
  }

  private func placements(_ orgID: Int64) throws(StoreError) -> (orgID: Int64, [Int32]) {
    let rows = try self.run([LogStatements.placements.bind { $0.int8(orgID) }], orgID: orgID)[0]
    return (orgID, (0..<rows.rowCount).map { rows.int4($0, 0) })
  }
}

extension PostgresStatement {
  /// A call whose first two parameters are an organisation and its placements.
  fileprivate func bind(
    _ place: (orgID: Int64, placements: [Int32]), _ build: (inout PostgresParameters) -> Void
  ) -> PostgresCommand {
    self.bind {
      $0.int8(place.orgID)
      $0.int4s(place.placements)
      build(&$0)
    }
  }
}
