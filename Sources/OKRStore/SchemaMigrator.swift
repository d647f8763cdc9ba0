// Bringing a database's schema to this program's, and refusing one that does not fit.

public import PostgresClient

/// Applies and checks the numbered migrations. It signs in as the schema's owner.
public struct SchemaMigrator: Sendable {
  private let connector: PostgresConnector
  private let migrations: [Migration]

  /// A migrator for the database at `endpoint`.
  public init(endpoint: PostgresEndpoint) {
    self.init(endpoint: endpoint, migrations: Migration.all)
  }

  init(endpoint: PostgresEndpoint, migrations: [Migration]) {
    precondition(migrations.map(\.number) == Array(1...migrations.count), "numbers have a gap")
    self.connector = PostgresConnector(endpoint: endpoint, statementTimeoutMilliseconds: 0)
    self.migrations = migrations
  }

  /// The schema's number in this program.
  public var programLevel: Int { self.migrations.count }

  /// The schema's number in the database, 0 for an empty one.
  ///
  /// - Throws: `schemaNewer`, `schemaDiffers`, or PostgreSQL's error.
  public func databaseLevel() throws(StoreError) -> Int {
    let connection = try self.connect()
    defer { connection.close() }
    return try self.level(connection)
  }

  /// Fails unless the database is exactly at this program's level.
  public func check() throws(StoreError) {
    let level = try self.databaseLevel()
    guard level == self.programLevel else {
      throw .schemaOlder(database: level, program: self.programLevel)
    }
  }

  /// The SQL that `migrate` would run, with a comment before each step; empty when there is none.
  public func dryRun() throws(StoreError) -> String {
    let level = try self.databaseLevel()
    return self.migrations.dropFirst(level).map { migration in
      "-- migration \(migration.number): \(migration.name)\n\(migration.sql)\n"
    }.joined()
  }

  /// Applies what is missing, each migration in a transaction of its own, and returns the numbers
  /// applied.
  ///
  /// - Parameter waitMilliseconds: the longest wait for another process that migrates.
  /// - Throws: `migrationInProgress`, `schemaNewer`, `schemaDiffers`, or PostgreSQL's error.
  public func migrate(waitMilliseconds: Int = 30_000) throws(StoreError) -> [Int] {
    StoreLimits.checkRelations()
    let connection = try self.connect()
    // Closing the connection gives the advisory lock back, whatever happens.
    defer { connection.close() }
    try self.lock(connection, waitMilliseconds: waitMilliseconds)
    try self.simple(connection, MigrationStatements.createRecord)
    let level = try self.level(connection)
    for migration in self.migrations.dropFirst(level) {
      try self.apply(migration, connection)
    }
    return self.migrations.dropFirst(level).map(\.number)
  }

  private func apply(
    _ migration: Migration, _ connection: PostgresConnection
  ) throws(StoreError) {
    let record = MigrationStatements.record(migration)
    try self.simple(
      connection,
      "begin; set local lock_timeout = '\(StoreLimits.lockTimeoutMilliseconds)ms';"
        + "\(migration.sql)\n;\(record); commit")
  }

  private func lock(
    _ connection: PostgresConnection, waitMilliseconds: Int
  ) throws(StoreError) {
    let deadline = Deadline.after(milliseconds: waitMilliseconds)
    while try !self.run(connection, MigrationStatements.tryLock.bind()).bool(0, 0) {
      guard !deadline.hasPassed else { throw .migrationInProgress }
      HostThread.sleep(milliseconds: 50)
    }
  }

  /// Compares what is recorded with what this program knows.
  private func level(_ connection: PostgresConnection) throws(StoreError) -> Int {
    let exists = try self.run(connection, MigrationStatements.recordExists.bind())
    guard exists.bool(0, 0) else { return 0 }
    let rows = try self.run(connection, MigrationStatements.applied.bind())
    let level = rows.rowCount
    guard level <= self.migrations.count else {
      throw .schemaNewer(
        database: Int(rows.int4(level - 1, 0)), program: self.migrations.count)
    }
    for (index, migration) in self.migrations.prefix(level).enumerated() {
      guard rows.int4(index, 0) == Int32(migration.number),
        rows.bytea(index, 1) == migration.digest.bytes
      else { throw .schemaDiffers(number: migration.number) }
    }
    return level
  }

  private func connect() throws(StoreError) -> PostgresConnection {
    do throws(PostgresError) {
      return try self.connector.connect()
    } catch {
      throw .postgres(error)
    }
  }

  private func run(
    _ connection: PostgresConnection, _ command: PostgresCommand
  ) throws(StoreError) -> PostgresResult {
    do throws(PostgresError) {
      return try connection.pipeline(
        [command], deadline: .after(milliseconds: StoreLimits.callTimeoutMilliseconds))[0]
    } catch {
      throw .postgres(error)
    }
  }

  private func simple(_ connection: PostgresConnection, _ sql: String) throws(StoreError) {
    do throws(PostgresError) {
      try connection.simple(
        sql, deadline: .after(milliseconds: StoreLimits.moveTimeoutMilliseconds))
    } catch {
      throw .postgres(error)
    }
  }
}
