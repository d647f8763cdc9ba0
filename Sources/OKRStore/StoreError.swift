// What the store can tell its caller, each with the numbers that an operator or the owner needs.

public import PostgresClient

/// An error of the store.
public enum StoreError: Error, Sendable, CustomStringConvertible {
  /// PostgreSQL refused, or its connection was lost.
  case postgres(PostgresError)
  /// The database's schema is newer than this program's.
  case schemaNewer(database: Int, program: Int)
  /// The database's schema is older than this program's and must be migrated first.
  case schemaOlder(database: Int, program: Int)
  /// A schema's number that can't be reached: migrations only go forward, up to this program's.
  case schemaTarget(Int, database: Int, program: Int)
  /// A migration that the database records has another text in this program.
  case schemaDiffers(number: Int)
  /// Another process migrates the database.
  case migrationInProgress
  /// There is no such organisation.
  case unknownOrganisation(orgID: Int64)
  /// The organisation is archived, and takes nothing new.
  case organisationArchived(orgID: Int64)
  /// So many tokens of the organisation, or of the operators, live at a time.
  case tokensFull(limit: Int)
  /// A live process holds the organisation's lease.
  case leaseHeld(orgID: Int64, holder: UUID128, address: String?)
  /// The caller no longer holds the lease, or history is not what it knew: unload and reload.
  case ownershipLost(orgID: Int64)
  /// A stored row or snapshot does not fit its hash chain.
  case corrupt(orgID: Int64, region: Int32?, revision: Int64, reason: String)
  /// A placement cannot be made or dropped as asked.
  case placement(reason: String)

  /// The error in words.
  public var description: String {
    switch self {
    case .postgres(let error):
      return error.description
    case .schemaNewer(let database, let program):
      return "the database's schema is at \(database), this program knows \(program): "
        + "use a newer program"
    case .schemaOlder(let database, let program):
      return "the database's schema is at \(database), this program needs \(program): migrate it"
    case .schemaTarget(let target, let database, let program):
      return
        "the schema can't be brought to \(target): the database is at \(database), this program "
        + "knows \(program), and migrations only go forward"
    case .schemaDiffers(let number):
      return "migration \(number) was applied with another text than this program's"
    case .migrationInProgress:
      return "another process is migrating the database"
    case .unknownOrganisation(let orgID):
      return "there is no organisation \(orgID)"
    case .organisationArchived(let orgID):
      return "organisation \(orgID) is archived"
    case .tokensFull(let limit):
      return "\(limit) tokens live already: revoke those that nobody needs"
    case .leaseHeld(let orgID, let holder, let address):
      return "organisation \(orgID) is held by process \(holder) at \(address ?? "?")"
    case .ownershipLost(let orgID):
      return "the lease of organisation \(orgID) was lost"
    case .corrupt(let orgID, let region, let revision, let reason):
      let place = region.map { ", region \($0)" } ?? ""
      return "organisation \(orgID)\(place), revision \(revision): \(reason)"
    case .placement(let reason):
      return reason
    }
  }
}
