// The figures that closes froze.

public import PostgresClient

extension Store {
  /// Writes the figures of a close that is to follow as the next row of the log: all of them in one
  /// transaction. Parts of closes that never came to be are removed: those from before `revision`, and
  /// those that `id` names at it.
  ///
  /// - Parameters:
  ///   - id: the process's. Two that each hold themselves for the owner write under two.
  ///   - revision: the close's.
  ///   - closes: the revisions of all closes before it.
  ///   - parts: asked for one after the other; each is one parameter.
  public func writeClosedParts(
    orgID: Int64, id: UUID128, revision: Int64, after closes: [Int64],
    parts: some Sequence<[UInt8]>
  ) throws(StoreError) {
    let remove = ClosedPartStatements.removeAbandoned.bind {
      $0.int8(orgID)
      $0.int8(revision)
      $0.int8s(closes)
      $0.uuid(id)
    }
    try self.transaction(orgID: orgID) { step throws(PostgresError) in
      try step([remove])
      for (number, part) in parts.enumerated() {
        try step([
          ClosedPartStatements.insert.bind {
            $0.int8(orgID)
            $0.int8(revision)
            $0.uuid(id)
            $0.int4(Int32(number))
            $0.bytea(part)
          }
        ])
      }
    }
  }

  /// Some parts of a close, in order.
  /// - Throws: `corrupt` where one of them isn't there.
  public func closedParts(
    orgID: Int64, id: UUID128, revision: Int64, _ range: Range<Int>
  ) throws(StoreError) -> [[UInt8]] {
    let page = ClosedPartStatements.page.bind {
      $0.int8(orgID)
      $0.int8(revision)
      $0.uuid(id)
      $0.int4(Int32(range.lowerBound))
      $0.int4(Int32(range.count))
    }
    let rows = try self.run([page], orgID: orgID)[0]
    for (row, number) in range.enumerated()
    where row >= rows.rowCount || rows.int4(row, 0) != Int32(number) {
      throw .corrupt(
        orgID: orgID, region: 0, revision: revision,
        reason: "part \(number) of the close's figures is missing")
    }
    return range.indices.map { rows.bytea($0 - range.lowerBound, 1) }
  }
}
