// The store's blocking calls: each takes a connection of a small pool for one round trip or a few.

public import PostgresClient

/// Reads and administers the database. Calls block, so they belong on threads of their own; any
/// number of threads may call.
public final class Store: Sendable {
  let pool: PostgresPool
  /// Connections as the schema's owner, for partitions.
  let ownerConnector: PostgresConnector

  /// A store over the database at `endpoint`, whose schema must be up to date.
  ///
  /// - Parameters:
  ///   - connections: the most connections at once.
  ///   - counters: where connections and failed calls are counted.
  public init(
    endpoint: PostgresEndpoint, connections: Int = 4, counters: PostgresCounters? = nil
  ) {
    self.pool = PostgresPool(
      connector: PostgresConnector(
        endpoint: endpoint, role: Migration.applicationRole, counters: counters),
      size: connections)
    self.ownerConnector = PostgresConnector(
      endpoint: endpoint, statementTimeoutMilliseconds: 0, counters: counters)
  }

  /// Connections that calls use now, and the most that they may.
  public var connectionsInUse: (now: Int, limit: Int) { (self.pool.lentCount, self.pool.size) }

  /// Closes the connections that are not in use.
  public func close() {
    self.pool.closeIdle()
  }

  /// Runs commands as one implicit transaction, bound to an organisation if one is given.
  ///
  /// - Parameter isRepeatable: whether the commands may be run again after a lost connection. A
  ///   restart of the server breaks every idle connection, so that is common.
  func run(
    _ commands: [PostgresCommand], orgID: Int64? = nil, isRepeatable: Bool = true
  ) throws(StoreError) -> [PostgresResult] {
    let bound = (orgID.map { [TenantBinding.bind($0)] } ?? []) + commands
    do throws(PostgresError) {
      let results = try self.attempt(isRepeatable: isRepeatable) {
        connection throws(PostgresError) in
        try connection.pipeline(
          bound, deadline: .after(milliseconds: StoreLimits.callTimeoutMilliseconds))
      }
      return Array(results.suffix(commands.count))
    } catch {
      throw .postgres(error)
    }
  }

  /// Runs steps of commands as one transaction, bound to an organisation. After a failure nothing of
  /// it stays, and the connection is closed.
  func transaction(
    orgID: Int64,
    _ body: (_ step: ([PostgresCommand]) throws(PostgresError) -> Void) throws(PostgresError) ->
      Void
  ) throws(StoreError) {
    do throws(PostgresError) {
      try self.pool.withConnection { connection throws(PostgresError) in
        let step = { (commands: [PostgresCommand]) throws(PostgresError) in
          _ = try connection.pipeline(
            commands, deadline: .after(milliseconds: StoreLimits.callTimeoutMilliseconds))
        }
        do throws(PostgresError) {
          try step([Self.begin, TenantBinding.bind(orgID)])
          try body(step)
          try step([Self.commit])
        } catch {
          connection.close()
          throw error
        }
      }
    } catch {
      throw .postgres(error)
    }
  }

  private static let begin = PostgresStatement(name: "begin", sql: "begin").bind()
  private static let commit = PostgresStatement(name: "commit", sql: "commit").bind()

  /// Streams a command's rows, bound to the organisation; `row` returns whether it wants more.
  func stream(
    _ command: PostgresCommand, orgID: Int64, row: (PostgresResult) -> Bool
  ) throws(StoreError) {
    do throws(PostgresError) {
      var hasRows = false
      let body = { (connection: PostgresConnection) throws(PostgresError) in
        try connection.stream(
          command, after: [TenantBinding.bind(orgID)],
          idleMilliseconds: StoreLimits.callTimeoutMilliseconds
        ) { result in
          hasRows = true
          return row(result)
        }
      }
      do throws(PostgresError) {
        try self.pool.withConnection(body)
      } catch {
        guard error.disposition == .unknown, !hasRows else { throw error }
        self.pool.closeIdle()
        try self.pool.withConnection(body)
      }
    } catch {
      throw .postgres(error)
    }
  }

  private func attempt<Value>(
    isRepeatable: Bool, _ body: (PostgresConnection) throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value {
    do throws(PostgresError) {
      return try self.pool.withConnection(body)
    } catch {
      if error.sqlState == "25006" { self.pool.closeIdle() }
      guard isRepeatable, error.disposition == .unknown else { throw error }
      self.pool.closeIdle()
      return try self.pool.withConnection(body)
    }
  }
}
