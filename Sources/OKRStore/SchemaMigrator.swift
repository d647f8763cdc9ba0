// Bringing a database's schema to this program's, and refusing one that does not fit.

public import PostgresClient

/// A numbered step of the schema, as a database has it.
public struct MigrationStep: Sendable, Hashable {
  public let number: Int
  public let name: String
  /// When it was applied, in UTC such as `2026-11-28T11:14:56Z`; nil where it is missing.
  public let appliedAt: String?
}

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

  /// The newest schema that this program knows.
  public static let newestLevel = Migration.all.count

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

  /// Fails where the database is empty, or newer than this program knows.
  func assertKnown() throws(StoreError) {
    guard try self.databaseLevel() > 0 else {
      throw .schemaOlder(database: 0, program: self.programLevel)
    }
  }

  /// Every migration of this program, and when the database applied it.
  public func steps() throws(StoreError) -> [MigrationStep] {
    let connection = try self.connect()
    defer { connection.close() }
    let level = try self.level(connection)
    // Asked for only where the record is there.
    let times = level == 0 ? nil : try self.run(connection, MigrationStatements.times.bind())
    return self.migrations.enumerated().map { index, migration in
      MigrationStep(
        number: migration.number, name: migration.name,
        appliedAt: index < level ? times?.text(index, 0) : nil)
    }
  }

  /// The SQL that `migrate` would run, with a comment before each step; empty when there is none.
  ///
  /// - Parameter target: the last number; this program's where it is nil.
  public func dryRun(to target: Int? = nil) throws(StoreError) -> String {
    try self.missing(after: try self.databaseLevel(), to: target).map { migration in
      "-- migration \(migration.number): \(migration.name)\n\(migration.sql)\n"
    }.joined()
  }

  /// The migrations after a level.
  private func missing(after level: Int, to target: Int?) throws(StoreError) -> [Migration] {
    let target = target ?? max(level, self.programLevel)
    guard target >= level, target <= self.programLevel else {
      throw .schemaTarget(target, database: level, program: self.programLevel)
    }
    return Array(self.migrations[level..<target])
  }

  /// Applies what is missing, each migration in a transaction of its own, and returns the numbers
  /// applied.
  ///
  /// - Parameters:
  ///   - target: the last number; this program's where it is nil.
  ///   - waitMilliseconds: the longest wait for another process that migrates.
  /// - Throws: `migrationInProgress`, `schemaNewer`, `schemaDiffers`, `schemaTarget`, or PostgreSQL's
  ///   error.
  public func migrate(
    to target: Int? = nil, waitMilliseconds: Int = 30_000
  ) throws(StoreError) -> [Int] {
    StoreLimits.checkRelations()
    let connection = try self.connect()
    // Closing the connection gives the advisory lock back, whatever happens.
    defer { connection.close() }
    try self.lock(connection, waitMilliseconds: waitMilliseconds)
    try self.simple(connection, MigrationStatements.createRecord)
    let missing = try self.missing(after: try self.level(connection), to: target)
    for migration in missing { try self.apply(migration, connection) }
    return missing.map(\.number)
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
