// The record of applied migrations, and the lock that lets one process migrate at a time.

internal import PostgresClient

enum MigrationStatements {
  /// "okrmigra" as a number.
  private static let lockKey = 0x6F6B_726D_6967_7261

  /// Takes the advisory lock of migrations for the session, if nobody has it.
  static let tryLock = PostgresStatement(
    name: "migration_lock", sql: "select pg_try_advisory_lock(\(lockKey))")

  /// Creates the record before the first migration.
  static let createRecord = """
    create table if not exists schema_migration (
      number int primary key,
      name text collate "C" not null,
      digest bytea not null,
      applied_at timestamptz not null default now()
    )
    """

  /// Whether the record is there at all.
  static let recordExists = PostgresStatement(
    name: "migration_record_exists", sql: "select to_regclass('schema_migration') is not null")

  /// The numbers and digests of what was applied.
  static let applied = PostgresStatement(
    name: "migrations_applied", sql: "select number, digest from schema_migration order by number")

  /// When each was applied, in their order.
  static let times = PostgresStatement(
    name: "migration_times",
    sql: """
      select to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      from schema_migration order by number
      """)

  /// Records a migration, in its own transaction; its parts are constants of the program.
  static func record(_ migration: Migration) -> String {
    """
    insert into schema_migration (number, name, digest)
      values (\(migration.number), '\(migration.name)', '\\x\(migration.digest)')
    """
  }
}
