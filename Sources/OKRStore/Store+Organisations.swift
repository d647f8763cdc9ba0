// Organisations, and the identity of the database.

public import PostgresClient

/// An organisation in the directory.
public struct OrganisationRecord: Sendable, Equatable {
  /// Its number in this database.
  public let orgID: Int64
  /// The id that people use.
  public let externalID: String
  /// Its name.
  public let name: String
  /// 1 as it was created, one more with every change.
  public let version: Int64
  /// The archive that it stands in; nil where it doesn't.
  public let archived: Archived?

  /// Since when an organisation is archived, microseconds since 1970, by whom, and why.
  public struct Archived: Sendable, Equatable {
    public var since: Int64
    public var by: String
    public var reason: String

    public init(since: Int64, by: String, reason: String) {
      self.since = since
      self.by = by
      self.reason = reason
    }
  }
}

/// Which history a database holds.
public struct DatabaseIdentity: Sendable, Equatable {
  /// Random, written anew by a restore.
  public let incarnation: UUID128
  /// How often the database was restored.
  public let restoreGeneration: Int32
  /// PostgreSQL's own id of the cluster.
  public let systemIdentifier: Int64
  /// The write-ahead log's timeline, 8 hexadecimal digits; empty on a standby.
  public let timeline: String
}

extension Store {
  /// Enters an organisation. The same external id again returns the existing one, unchanged.
  public func createOrganisation(
    externalID: String, name: String
  ) throws(StoreError) -> (orgID: Int64, isNew: Bool) {
    if let existing = try self.findOrganisation(externalID: externalID) {
      return (existing.orgID, false)
    }
    let orgID = try self.run([OrganisationStatements.nextID.bind()])[0].int8(0, 0)
    let insert = OrganisationStatements.insert.bind {
      $0.int8(orgID)
      $0.text(externalID)
      $0.text(name)
    }
    let lease = OrganisationStatements.insertLease.bind {
      $0.int8(orgID)
      $0.uuid(.zero)
      $0.bytea(Digest256.zero.bytes)
    }
    let results = try self.run([insert, lease], orgID: orgID, isRepeatable: false)
    if results[0].affectedCount == 1 { return (orgID, true) }
    guard let existing = try self.findOrganisation(externalID: externalID) else {
      throw .unknownOrganisation(orgID: orgID)
    }
    return (existing.orgID, false)
  }

  /// Finds an organisation by its external id.
  public func findOrganisation(externalID: String) throws(StoreError) -> OrganisationRecord? {
    let rows = try self.run([OrganisationStatements.find.bind { $0.text(externalID) }])[0]
    return rows.rowCount == 0 ? nil : Self.organisation(rows, 0)
  }

  /// Finds an organisation by its number.
  public func findOrganisation(orgID: Int64) throws(StoreError) -> OrganisationRecord? {
    let rows = try self.run([OrganisationStatements.findNumber.bind { $0.int8(orgID) }])[0]
    return rows.rowCount == 0 ? nil : Self.organisation(rows, 0)
  }

  /// All organisations, by number.
  public func listOrganisations() throws(StoreError) -> [OrganisationRecord] {
    let rows = try self.run([OrganisationStatements.list.bind()])[0]
    return (0..<rows.rowCount).map { Self.organisation(rows, $0) }
  }

  /// How far the logs of organisations go, in their order; 0 where nothing was written. A session sees one
  /// organisation's rows at a time, so each is bound in turn, many in one round trip.
  public func headRevisions(orgIDs: [Int64]) throws(StoreError) -> [Int64] {
    var revisions: [Int64] = []
    for start in stride(from: 0, to: orgIDs.count, by: StoreLimits.headsAtOnce) {
      let part = orgIDs[start..<min(start + StoreLimits.headsAtOnce, orgIDs.count)]
      let results = try self.run(
        part.flatMap { orgID in
          [TenantBinding.bind(orgID), LeaseStatements.headRevision.bind { $0.int8(orgID) }]
        })
      for (index, orgID) in part.enumerated() {
        let rows = results[2 * index + 1]
        guard rows.rowCount == 1 else { throw .unknownOrganisation(orgID: orgID) }
        revisions.append(rows.int8(0, 0))
      }
    }
    return revisions
  }

  /// Asks PostgreSQL for a sign of life and its identity.
  public func ping() throws(StoreError) -> DatabaseIdentity {
    let rows = try self.run([OrganisationStatements.identity.bind()])[0]
    return DatabaseIdentity(
      incarnation: rows.uuid(0, 0), restoreGeneration: rows.int4(0, 1),
      systemIdentifier: rows.int8(0, 2), timeline: rows.text(0, 3))
  }

  /// PostgreSQL's major version.
  func postgresMajor() throws(StoreError) -> Int {
    let number = try self.run([OrganisationStatements.serverVersion.bind()])[0].int4(0, 0)
    return Int(number) / 10_000
  }

  /// The organisation in a row of `OrganisationStatements.columns`.
  static func organisation(_ rows: PostgresResult, _ row: Int) -> OrganisationRecord {
    let archived =
      rows.isNull(row, 4)
      ? nil
      : OrganisationRecord.Archived(
        since: rows.int8(row, 4), by: rows.text(row, 5), reason: rows.text(row, 6))
    return OrganisationRecord(
      orgID: rows.int8(row, 0), externalID: rows.text(row, 1), name: rows.text(row, 2),
      version: rows.int8(row, 3), archived: archived)
  }
}
