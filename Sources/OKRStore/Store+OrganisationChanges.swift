// Changes of organisations themselves: each is one statement, so that a crash leaves all of it or
// nothing, and is found again by its key.

public import PostgresClient

/// A change of an organisation, with who, when and why. Times are microseconds since 1970.
public struct OrganisationChangeRecord: Sendable, Equatable {
  /// The contract's number of what was done.
  public var kind: Int16
  /// The organisation's version from then on.
  public var version: Int64
  /// When.
  public var changedAt: Int64
  /// Whose token it was.
  public var actor: String
  /// Why, as far as somebody said.
  public var reason: String
  /// The organisation's name from then on.
  public var name: String

  /// A change with every part given.
  public init(
    kind: Int16, version: Int64, changedAt: Int64, actor: String, reason: String, name: String
  ) {
    self.kind = kind
    self.version = version
    self.changedAt = changedAt
    self.actor = actor
    self.reason = reason
    self.name = name
  }
}

/// What the store knows before an organisation is changed.
public struct OrganisationStanding: Sendable, Equatable {
  /// As it is now.
  public let record: OrganisationRecord
  /// How far its log goes.
  public let revision: Int64
  /// The digest of the request that its key stands for; nil where the key is new.
  public let knownDigest: Digest256?
  /// Changes since the instant that was asked about.
  public let recentCount: Int
}

extension Store {
  /// An organisation as it stands, and what is known of a key.
  ///
  /// - Parameter since: from when on its changes are counted.
  /// - Returns: nil where there is no such organisation.
  public func organisationStanding(
    orgID: Int64, key: UUID128, since: Int64
  ) throws(StoreError) -> OrganisationStanding? {
    let find = OrganisationStatements.findNumber.bind { $0.int8(orgID) }
    let findChange = OrganisationStatements.findChange.bind {
      $0.int8(orgID)
      $0.uuid(key)
    }
    let count = OrganisationStatements.countChanges.bind {
      $0.int8(orgID)
      $0.int8(since)
    }
    let head = LeaseStatements.headRevision.bind { $0.int8(orgID) }
    let results = try self.run([find, findChange, count, head], orgID: orgID)
    guard results[0].rowCount == 1, results[3].rowCount == 1 else { return nil }
    return OrganisationStanding(
      record: Self.organisation(results[0], 0), revision: results[3].int8(0, 0),
      knownDigest: results[1].rowCount == 0 ? nil : results[1].digest(0, 0),
      recentCount: Int(results[2].int8(0, 0)))
  }

  /// Changes an organisation whose version is still the one before the change's. Archiving fences its
  /// owner out: whatever is appended later was planned by somebody who knows.
  ///
  /// - Parameter archived: what it is afterwards.
  /// - Returns: false where the version is another by now, and nothing was changed.
  public func changeOrganisation(
    orgID: Int64, _ change: OrganisationChangeRecord, archived: OrganisationRecord.Archived?,
    key: UUID128, digest: Digest256
  ) throws(StoreError) -> Bool {
    let command = OrganisationStatements.change.bind {
      $0.int8(orgID)
      $0.int8(change.version - 1)
      $0.text(change.name)
      $0.int8(archived?.since)
      $0.text(archived?.by ?? "")
      $0.text(archived?.reason ?? "")
      $0.int2(change.kind)
      $0.int8(change.changedAt)
      $0.text(change.actor)
      $0.text(change.reason)
      $0.uuid(key)
      $0.bytea(digest.bytes)
      $0.int8(Int64(StoreLimits.organisationChangesCount))
    }
    return try self.run([command], orgID: orgID, isRepeatable: false)[0].affectedCount == 1
  }

  /// An organisation's newest changes, the newest first.
  public func organisationChanges(
    orgID: Int64, limit: Int
  ) throws(StoreError) -> [OrganisationChangeRecord] {
    let command = OrganisationStatements.listChanges.bind {
      $0.int8(orgID)
      $0.int8(Int64(limit))
    }
    let rows = try self.run([command], orgID: orgID)[0]
    return (0..<rows.rowCount).map { row in
      OrganisationChangeRecord(
        kind: rows.int2(row, 0), version: rows.int8(row, 1), changedAt: rows.int8(row, 2),
        actor: rows.text(row, 3), reason: rows.text(row, 4), name: rows.text(row, 5))
    }
  }
}
