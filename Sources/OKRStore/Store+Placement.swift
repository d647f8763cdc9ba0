// Dedicated placements: made and dropped on an administrator's demand.

internal import PostgresClient

extension Store {
  /// All placements, pooled and dedicated.
  public func placements() throws(StoreError) -> [Placement] {
    Self.placements(try self.run([PlacementStatements.list.bind()])[0])
  }

  /// Gives a region of an organisation a partition to itself and moves its rows there, in one
  /// transaction. The organisation's epoch is bumped, so its owner must take the lease again.
  ///
  /// - Returns: the new placement's number.
  /// - Throws: `placement` when it has one already or all partitions are used.
  public func dedicate(orgID: Int64, region: Int32) throws(StoreError) -> Int32 {
    try self.move(orgID: orgID) { move throws(PostgresError) in
      let owner = Placement.Owner(orgID: orgID, region: region)
      let placements = try move.placements()
      if placements.contains(where: { $0.dedicatedTo == owner }) {
        return .failure(.placement(reason: "the region has a dedicated placement already"))
      }
      let used = Set(placements.map(\.number))
      guard let number = (0..<StoreLimits.placementsCount).first(where: { !used.contains($0) })
      else {
        return .failure(
          .placement(reason: "all \(StoreLimits.placementsCount) partitions are used"))
      }
      let old = try move.find(owner) ?? Placement.pooled(orgID: orgID, region: region)
      try move.simple(PlacementStatements.createTable(number))
      try move.copy(owner, from: old, to: number, table: Placement.partition(number))
      try move.simple(PlacementStatements.attachTable(number))
      try move.enter(owner, number: number)
      return .success(number)
    }
  }

  /// Moves the rows of a region back to its pooled placement and drops its own partition, in one
  /// transaction. The organisation's epoch is bumped.
  ///
  /// - Throws: `placement` when the region has no dedicated placement.
  public func dropPlacement(orgID: Int64, region: Int32) throws(StoreError) {
    _ = try self.move(orgID: orgID) { move throws(PostgresError) in
      let owner = Placement.Owner(orgID: orgID, region: region)
      guard let placement = try move.placements().first(where: { $0.dedicatedTo == owner }) else {
        return .failure(.placement(reason: "the region has no dedicated placement"))
      }
      let pooled = Placement.pooled(orgID: orgID, region: region)
      try move.copy(owner, from: placement.number, to: pooled, table: "log")
      try move.leave(owner, for: pooled)
      try move.simple(PlacementStatements.dropTable(placement.number))
      return .success(pooled)
    }
  }

  /// Runs `body` in a transaction as the schema's owner, with the organisation's owner fenced out.
  private func move(
    orgID: Int64, _ body: (PlacementMove) throws(PostgresError) -> Result<Int32, StoreError>
  ) throws(StoreError) -> Int32 {
    let result: Result<Int32, StoreError>
    do throws(PostgresError) {
      let move = PlacementMove(connection: try self.ownerConnector.connect())
      // Closing the connection rolls back whatever is not committed.
      defer { move.connection.close() }
      guard try move.begin(orgID: orgID) else { throw Self.missing(orgID) }
      result = try body(move)
      if case .success = result { try move.simple("commit") }
    } catch {
      if error.sqlState == "P0002" { throw .unknownOrganisation(orgID: orgID) }
      throw .postgres(error)
    }
    return try result.get()
  }

  static func placements(_ rows: PostgresResult) -> [Placement] {
    (0..<rows.rowCount).map { row in
      let owner =
        rows.isNull(row, 1)
        ? nil : Placement.Owner(orgID: rows.int8(row, 1), region: rows.int4(row, 2))
      return Placement(number: rows.int4(row, 0), dedicatedTo: owner)
    }
  }

  private static func missing(_ orgID: Int64) -> PostgresError {
    PostgresError(
      sqlState: "P0002", disposition: .definiteNotApplied, message: "no organisation \(orgID)")
  }
}

/// The steps of a move, all inside one transaction of one connection.
private struct PlacementMove {
  let connection: PostgresConnection

  /// Opens the transaction, binds the organisation and fences its owner; `false` without one.
  func begin(orgID: Int64) throws(PostgresError) -> Bool {
    try self.simple("begin; set local lock_timeout = '\(StoreLimits.lockTimeoutMilliseconds)ms'")
    let results = try self.run([
      TenantBinding.bind(orgID), PlacementStatements.lock.bind(),
      PlacementStatements.fence.bind { $0.int8(orgID) },
    ])
    return results[2].affectedCount == 1
  }

  func placements() throws(PostgresError) -> [Placement] {
    Store.placements(try self.run([PlacementStatements.list.bind()])[0])
  }

  func find(_ owner: Placement.Owner) throws(PostgresError) -> Int32? {
    let rows = try self.run([PlacementStatements.find.bind(owner)])[0]
    return rows.rowCount == 0 ? nil : rows.int4(0, 0)
  }

  func copy(
    _ owner: Placement.Owner, from old: Int32, to new: Int32, table: String
  ) throws(PostgresError) {
    _ = try self.run([
      PlacementStatements.copyRows(into: table).bind(owner, old, new),
      PlacementStatements.deleteRows.bind(owner, old),
    ])
  }

  func enter(_ owner: Placement.Owner, number: Int32) throws(PostgresError) {
    _ = try self.run([
      PlacementStatements.insert.bind(owner, number),
      PlacementStatements.direct.bind(owner, number),
    ])
  }

  func leave(_ owner: Placement.Owner, for pooled: Int32) throws(PostgresError) {
    _ = try self.run([
      PlacementStatements.direct.bind(owner, pooled), PlacementStatements.remove.bind(owner),
    ])
  }

  func simple(_ sql: String) throws(PostgresError) {
    try self.connection.simple(sql, deadline: Self.deadline)
  }

  private func run(_ commands: [PostgresCommand]) throws(PostgresError) -> [PostgresResult] {
    try self.connection.pipeline(commands, deadline: Self.deadline)
  }

  private static var deadline: Deadline {
    .after(milliseconds: StoreLimits.moveTimeoutMilliseconds)
  }
}

extension PostgresStatement {
  /// A call whose parameters are an organisation, a region and placements.
  fileprivate func bind(_ owner: Placement.Owner, _ placements: Int32...) -> PostgresCommand {
    self.bind { parameters in
      parameters.int8(owner.orgID)
      parameters.int4(owner.region)
      for placement in placements { parameters.int4(placement) }
    }
  }
}
