// Whether a database that somebody else set up keeps the promises that the log rests on.

public import PostgresClient

/// What makes a database unsafe to serve from.
public enum DatabaseDanger: String, Sendable {
  /// The login is a superuser: row-level security doesn't bind it.
  case superuser
  /// The login has `bypassrls`: row-level security doesn't bind it.
  case bypassesRowSecurity

  /// The danger in words.
  public var fact: String {
    switch self {
    case .superuser: "the login is a superuser, whom row-level security doesn't bind"
    case .bypassesRowSecurity: "row-level security doesn't bind the login"
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .superuser: "use a login of its own that owns the database"
    case .bypassesRowSecurity: "alter role … nobypassrls"
    }
  }

  /// The danger, and what to do.
  public var advice: String { "\(self.fact): \(self.remedy)" }
}

/// How what okrd's sessions commit is kept, as PostgreSQL says it.
public struct DatabaseDurability: Sendable, Hashable {
  public let fsync: String
  public let fullPageWrites: String
  public let synchronousCommit: String

  public init(fsync: String, fullPageWrites: String, synchronousCommit: String) {
    self.fsync = fsync
    self.fullPageWrites = fullPageWrites
    self.synchronousCommit = synchronousCommit
  }

  /// True where what is acknowledged survives a power failure.
  public var isDurable: Bool {
    self.fsync == "on" && self.fullPageWrites == "on"
      && !["off", "local"].contains(self.synchronousCommit)
  }
}

/// Asks a database for its dangers. One that doesn't keep what it commits is no matter of permits:
/// no connection to it is made.
public enum DatabaseSafety {
  private static let question = PostgresStatement(
    name: "database_safety",
    sql: "select rolsuper, rolbypassrls from pg_roles where rolname = current_user")

  private static let durability = PostgresStatement(
    name: "database_durability",
    sql: """
      select current_setting('fsync'), current_setting('full_page_writes'),
        current_setting('synchronous_commit')
      """)

  /// How what a session at `endpoint` commits is kept.
  ///
  /// - Throws: `StoreError.postgres` where it can't be asked, or doesn't keep what it commits.
  public static func durability(
    of endpoint: PostgresEndpoint
  ) throws(StoreError) -> DatabaseDurability {
    do throws(PostgresError) {
      let connection = try PostgresConnector(endpoint: endpoint).connect()
      defer { connection.close() }
      let deadline = Deadline.after(milliseconds: StoreLimits.callTimeoutMilliseconds)
      let row = try connection.pipeline([Self.durability.bind()], deadline: deadline)[0]
      return DatabaseDurability(
        fsync: row.text(0, 0), fullPageWrites: row.text(0, 1), synchronousCommit: row.text(0, 2))
    } catch {
      throw .postgres(error)
    }
  }

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
