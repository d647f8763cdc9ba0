// Whether a database that somebody else set up keeps the promises that the log rests on.

public import PostgresClient

/// What makes a database unsafe to serve from.
public enum DatabaseDanger: String, Sendable {
  /// The login is a superuser: row-level security doesn't bind it.
  case superuser
  /// The login has `bypassrls`: row-level security doesn't bind it.
  case bypassesRowSecurity

  /// The danger in words, and what to do.
  public var advice: String {
    switch self {
    case .superuser:
      "the login is a superuser, whom row-level security doesn't bind: "
        + "use a login of its own that owns the database"
    case .bypassesRowSecurity:
      "row-level security doesn't bind the login: alter role … nobypassrls"
    }
  }
}

/// Asks a database for its dangers. One that doesn't keep what it commits is no matter of permits:
/// no connection to it is made.
public enum DatabaseSafety {
  private static let question = PostgresStatement(
    name: "database_safety",
    sql: "select rolsuper, rolbypassrls from pg_roles where rolname = current_user")

  /// What makes the login at `endpoint` unsafe; nil where it is safe.
  ///
  /// - Throws: `StoreError.postgres` where it can't be asked, or doesn't keep what it commits.
  public static func danger(of endpoint: PostgresEndpoint) throws(StoreError) -> DatabaseDanger? {
    do throws(PostgresError) {
      let connection = try PostgresConnector(endpoint: endpoint).connect()
      defer { connection.close() }
      let deadline = Deadline.after(milliseconds: StoreLimits.callTimeoutMilliseconds)
      let row = try connection.pipeline([Self.question.bind()], deadline: deadline)[0]
      // A superuser bypasses the policies anyway; one word is enough.
      if row.bool(0, 0) { return .superuser }
      return row.bool(0, 1) ? .bypassesRowSecurity : nil
    } catch {
      throw .postgres(error)
    }
  }
}
