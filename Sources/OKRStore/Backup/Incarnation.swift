// A restored database is another history: what was written after the backup is gone, and whoever
// still remembers it must not write on.

public import PostgresClient

/// Marks a database as restored.
public enum Incarnation {
  /// Gives the database a new random incarnation, counts the restore, and voids every lease, in one
  /// transaction: no process that served the history before can append to this one. It signs in as
  /// the schema's owner.
  ///
  /// - Returns: who the database is from now on.
  public static func renew(_ endpoint: PostgresEndpoint) throws(StoreError) -> DatabaseIdentity {
    try SchemaMigrator(endpoint: endpoint).assertKnown()
    do throws(PostgresError) {
      let connection = try PostgresConnector(
        endpoint: endpoint, statementTimeoutMilliseconds: 0
      ).connect()
      defer { connection.close() }
      try connection.simple(
        LeaseStatements.renewIncarnation,
        deadline: .after(milliseconds: StoreLimits.moveTimeoutMilliseconds))
    } catch {
      throw .postgres(error)
    }
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    return try store.ping()
  }
}
