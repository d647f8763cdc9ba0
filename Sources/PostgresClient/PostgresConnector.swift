// How the program's connections are opened: the endpoint, and the session's settings.

/// Opens connections with the settings that the store relies on.
public struct PostgresConnector: Sendable {
  /// Where to connect.
  public let endpoint: PostgresEndpoint
  /// The role that sessions take on, when the login may: rows of other tenants are hidden from it.
  public let role: String?
  /// The longest wait for a connection.
  public let connectTimeoutMilliseconds: Int
  /// The server's limit for a statement, 0 for none.
  public let statementTimeoutMilliseconds: Int
  /// The server's limit for a wait for a lock, 0 for none.
  public let lockTimeoutMilliseconds: Int
  /// Where connections and failed calls are counted.
  public let counters: PostgresCounters?

  /// A connector with the given settings.
  public init(
    endpoint: PostgresEndpoint, role: String? = nil, connectTimeoutMilliseconds: Int = 5_000,
    statementTimeoutMilliseconds: Int = 30_000, lockTimeoutMilliseconds: Int = 5_000,
    counters: PostgresCounters? = nil
  ) {
    self.endpoint = endpoint
    self.role = role
    self.connectTimeoutMilliseconds = connectTimeoutMilliseconds
    self.statementTimeoutMilliseconds = statementTimeoutMilliseconds
    self.lockTimeoutMilliseconds = lockTimeoutMilliseconds
    self.counters = counters
  }

  /// Opens a connection and sets it up.
  ///
  /// - Throws: a connection error, or `PostgresError.notDurable`.
  public func connect() throws(PostgresError) -> PostgresConnection {
    do throws(PostgresError) {
      let connection = try self.open()
      self.counters?.countOpened()
      return connection
    } catch {
      self.counters?.countRefused()
      throw error
    }
  }

  private func open() throws(PostgresError) -> PostgresConnection {
    let deadline = Deadline.after(milliseconds: self.connectTimeoutMilliseconds)
    let connection = try PostgresConnection.connect(to: self.endpoint, deadline: deadline)
    let settings = Self.settings.bind { parameters in
      parameters.text(String(self.statementTimeoutMilliseconds))
      parameters.text(String(self.lockTimeoutMilliseconds))
    }
    let results = try connection.pipeline([settings], deadline: deadline)
    guard results[0].bool(0, 0) else {
      connection.close()
      throw .notDurable
    }
    let encoding = results[0].text(0, 1)
    guard encoding == "UTF8" else {
      connection.close()
      throw PostgresError(
        sqlState: "55000", disposition: .definiteNotApplied,
        message: "The database's encoding is \(encoding), which can't hold every text. "
          + "Make one with: create database … encoding 'UTF8' template template0")
    }
    if let role = self.role { try self.take(role, on: connection, deadline: deadline) }
    return connection
  }

  private func take(
    _ role: String, on connection: PostgresConnection, deadline: Deadline
  ) throws(PostgresError) {
    let member = try connection.pipeline(
      [Self.membership.bind { $0.text(role) }], deadline: deadline)
    guard member[0].bool(0, 0) else { return }
    let quoted = role.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    try connection.simple("set role \"\(quoted)\"", deadline: deadline)
  }

  /// Sets the session up and answers whether commits are durable. Custom plans prune partitions
  /// at planning time: a generic plan over all of them locks all of them. A stronger
  /// `synchronous_commit` of the site is kept.
  static let settings = PostgresStatement(
    name: "session_settings",
    sql: """
      select current_setting('fsync')::bool and current_setting('full_page_writes')::bool,
        current_setting('server_encoding'),
        set_config('plan_cache_mode', 'force_custom_plan', false),
        set_config('statement_timeout', $1, false),
        set_config('lock_timeout', $2, false),
        set_config('idle_in_transaction_session_timeout', '5s', false),
        set_config('jit', 'off', false),
        set_config('timezone', 'UTC', false),
        set_config('synchronous_commit',
          case current_setting('synchronous_commit')
            when 'remote_apply' then 'remote_apply' else 'on' end, false)
      """)

  /// Whether the role exists and the login may take it on.
  static let membership = PostgresStatement(
    name: "session_membership",
    sql: """
      select coalesce((select pg_has_role(session_user, oid, 'MEMBER') from pg_roles
        where rolname = $1), false)
      """)
}
