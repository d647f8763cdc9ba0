// Whether a database that somebody else set up keeps the promises that the log rests on.

public import PostgresClient

/// What makes a database unsafe to serve from.
public enum DatabaseDanger: String, Sendable {
  /// The login is a superuser: row-level security doesn't bind it.
  case superuser
  /// The login has `bypassrls`: row-level security doesn't bind it.
  case bypassesRowSecurity
  /// `fsync` is off: a power failure can damage everything.
  case fsyncOff
  /// `full_page_writes` is off: a power failure can tear pages.
  case fullPageWritesOff

  /// The danger in words, and what to do.
  public var advice: String {
    switch self {
    case .superuser:
      "the login is a superuser, whom row-level security doesn't bind: "
        + "use a login of its own that owns the database"
    case .bypassesRowSecurity:
      "row-level security doesn't bind the login: alter role … nobypassrls"
    case .fsyncOff: "fsync is off, so a power failure can lose the log: set fsync = on"
    case .fullPageWritesOff:
      "full_page_writes is off, so a power failure can tear pages: set full_page_writes = on"
    }
  }
}

/// Asks a database for its dangers.
public enum DatabaseSafety {
  private static let question = PostgresStatement(
    name: "database_safety",
    sql: """
      select rolsuper, rolbypassrls, current_setting('fsync')::bool,
        current_setting('full_page_writes')::bool
      from pg_roles where rolname = current_user
      """)

  /// The dangers of the database at `endpoint`, in their order; empty where it is safe.
  ///
  /// - Throws: `StoreError.postgres` where it can't be asked.
  public static func dangers(of endpoint: PostgresEndpoint) throws(StoreError) -> [DatabaseDanger] {
    do throws(PostgresError) {
      let connection = try PostgresConnector(endpoint: endpoint).connect()
      defer { connection.close() }
      let deadline = Deadline.after(milliseconds: StoreLimits.callTimeoutMilliseconds)
      let row = try connection.pipeline([Self.question.bind()], deadline: deadline)[0]
      let isSuperuser = row.bool(0, 0)
      var dangers: [DatabaseDanger] = isSuperuser ? [.superuser] : []
      // A superuser bypasses the policies anyway; one word is enough.
      if !isSuperuser, row.bool(0, 1) { dangers.append(.bypassesRowSecurity) }
      if !row.bool(0, 2) { dangers.append(.fsyncOff) }
      if !row.bool(0, 3) { dangers.append(.fullPageWritesOff) }
      return dangers
    } catch {
      throw .postgres(error)
    }
  }
}
