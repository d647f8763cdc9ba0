// The writer's connection, and what it makes of the results.

internal import PostgresClient

/// Commits appends over one connection, which is opened again when it broke.
struct LogWriterSession {
  private let connector: PostgresConnector
  private let counters: LogWriterCounters
  private var connection: PostgresConnection?
  private var lastFailure: PostgresError?
  private var nextAttempt = Deadline.after(milliseconds: 0)
  private var failedAttempts = 0

  init(connector: PostgresConnector, counters: LogWriterCounters) {
    self.connector = connector
    self.counters = counters
  }

  mutating func close() {
    self.connection?.close()
    self.connection = nil
  }

  /// Commits all appends at once. When that is refused, each is tried alone, so that one bad append
  /// fails alone.
  mutating func write(_ appends: [SealedAppend]) -> [AppendOutcome] {
    do throws(PostgresError) {
      return try self.commit(appends)
    } catch {
      guard error.isDefinite, appends.count > 1, error.disposition != .connection else {
        if appends.count == 1, Self.isConflict(error) { return self.writeEach(appends) }
        return appends.map { _ in Self.outcome(error) }
      }
      return self.writeEach(appends)
    }
  }

  /// Commits one by one. An append that extends one that was not committed is not sent: nothing of
  /// it can be written.
  private mutating func writeEach(_ appends: [SealedAppend]) -> [AppendOutcome] {
    var stopped: Set<Int64> = []
    return appends.map { append in
      guard !stopped.contains(append.before.orgID) else { return .refused(Self.dependent) }
      let outcome = self.writeOne(append)
      if case .committed = outcome { return outcome }
      stopped.insert(append.before.orgID)
      return outcome
    }
  }

  private mutating func writeOne(_ append: SealedAppend) -> AppendOutcome {
    var attempts = 0
    while true {
      do throws(PostgresError) {
        return try self.commit([append])[0]
      } catch {
        attempts += 1
        guard attempts < 3, Self.isConflict(error) else { return Self.outcome(error) }
      }
    }
  }

  private mutating func commit(
    _ appends: [SealedAppend]
  ) throws(PostgresError) -> [AppendOutcome] {
    let connection = try self.connected()
    let commands = appends.flatMap { append in
      [TenantBinding.bind(append.before.orgID), AppendStatement.bind(append)]
    }
    do throws(PostgresError) {
      let results = try connection.pipeline(
        commands, deadline: .after(milliseconds: StoreLimits.commitTimeoutMilliseconds))
      let areWritten = appends.indices.map { results[2 * $0 + 1].int8(0, 0) == 1 }
      self.count(appends, areWritten)
      return areWritten.map { $0 ? .committed : .ownershipLost }
    } catch {
      self.connector.counters?.count(error)
      // A read-only server is a demoted one: the next connection finds the new primary.
      if error.sqlState == "25006" { self.close() }
      throw error
    }
  }

  private func count(_ appends: [SealedAppend], _ areWritten: [Bool]) {
    var (written, rows) = (0, 0)
    for (append, isWritten) in zip(appends, areWritten) where isWritten {
      written += 1
      rows += append.entries.count
    }
    self.counters.countCommit(appends: written, rows: rows)
  }

  /// The connection, opened when there is none. After a failure, attempts wait longer and longer,
  /// with jitter, and answer with the last error meanwhile.
  private mutating func connected() throws(PostgresError) -> PostgresConnection {
    if let connection = self.connection, connection.isUsable { return connection }
    self.connection = nil
    if let lastFailure = self.lastFailure, !self.nextAttempt.hasPassed { throw lastFailure }
    do throws(PostgresError) {
      let connection = try self.connector.connect()
      self.connection = connection
      self.lastFailure = nil
      self.failedAttempts = 0
      return connection
    } catch {
      let failure = PostgresError(
        sqlState: error.sqlState, disposition: .connection, message: error.message)
      self.lastFailure = failure
      self.failedAttempts = min(self.failedAttempts + 1, 6)
      let longest = 25 << self.failedAttempts
      self.nextAttempt = .after(milliseconds: Int.random(in: (longest / 2)...longest))
      throw failure
    }
  }

  /// Serialization failures and deadlocks: the same append may pass at once. A lock time-out is
  /// left to the caller, or one organisation's lock would hold up all others several times.
  private static func isConflict(_ error: PostgresError) -> Bool {
    ["40001", "40P01"].contains(error.sqlState)
  }

  private static func outcome(_ error: PostgresError) -> AppendOutcome {
    error.isDefinite ? .refused(error) : .unknown(error)
  }

  private static let dependent = PostgresError(
    sqlState: "25P02", disposition: .definiteNotApplied,
    message: "an append that this one extends was not committed")
}
