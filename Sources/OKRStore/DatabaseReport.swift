// What a doctor asks of a database: facts, without a judgement.

internal import Glibc
public import PostgresClient

/// What a database says of itself and of the login.
public struct DatabaseReport: Sendable, Hashable {
  /// Such as 15.14.
  public let version: String
  public let major: Int
  public let isSuperuser: Bool
  public let bypassesRowSecurity: Bool
  public let encoding: String
  /// The values of `fsync`, `full_page_writes` and `synchronous_commit`.
  public let settings: [String: String]
  /// Tables of an organisation's rows on which row-level security isn't forced.
  public let unforcedTables: [String]
  /// The schema's number; nil where it isn't one that this program knows.
  public let schemaLevel: Int?
  /// Why it isn't; empty where it is.
  public let schemaProblem: String
  /// The median time of a round trip, and of one with a commit, in microseconds.
  public let roundTripMicroseconds: Int64
  public let commitMicroseconds: Int64
  /// How far the database's clock is ahead of this machine's, in microseconds.
  public let clockAheadMicroseconds: Int64

  private static let samplesCount = 15

  /// The settings that durability rests on.
  public static let durabilitySettings = ["fsync", "full_page_writes", "synchronous_commit"]

  private static let question = PostgresStatement(
    name: "database_report",
    sql: """
      select current_setting('server_version'), rolsuper, rolbypassrls,
        current_setting('server_encoding'), current_setting('fsync'),
        current_setting('full_page_writes'), current_setting('synchronous_commit'),
        coalesce((select string_agg(relname, ' ' order by relname) from pg_class
          where oid = any (select to_regclass(n) from unnest(string_to_array($1, ' ')) as n)
            and not (relrowsecurity and relforcerowsecurity)), '')
      from pg_roles where rolname = current_user
      """)
  private static let clock = PostgresStatement(
    name: "database_clock",
    sql: "select (extract(epoch from clock_timestamp()) * 1000000)::bigint")
  /// A message in the write-ahead log makes a commit that is flushed, and changes no table.
  private static let commit = PostgresStatement(
    name: "database_commit", sql: "select pg_logical_emit_message(true, 'okrd', '')")

  /// Asks the database at `endpoint`.
  ///
  /// - Throws: `StoreError.postgres` where it can't be asked.
  public static func ask(_ endpoint: PostgresEndpoint) throws(StoreError) -> DatabaseReport {
    let schema = Result { () throws(StoreError) in
      try SchemaMigrator(endpoint: endpoint).databaseLevel()
    }
    do throws(PostgresError) {
      // Not by the connector, which refuses what is to be told here.
      let connection = try PostgresConnection.connect(
        to: endpoint, deadline: .after(milliseconds: StoreLimits.callTimeoutMilliseconds))
      defer { connection.close() }
      return try Self.ask(connection, schema)
    } catch {
      throw .postgres(error)
    }
  }

  private static func ask(
    _ connection: PostgresConnection, _ schema: Result<Int, StoreError>
  ) throws(PostgresError) -> DatabaseReport {
    let deadline = Deadline.after(milliseconds: StoreLimits.callTimeoutMilliseconds)
    let tables = Migration.organisationTables.joined(separator: " ")
    let row = try connection.pipeline(
      [Self.question.bind { $0.text(tables) }], deadline: deadline)[0]
    let settings = Self.durabilitySettings.enumerated().map { ($1, row.text(0, 4 + $0)) }
    let begin = Self.now(CLOCK_REALTIME)
    let clock = try connection.pipeline([Self.clock.bind()], deadline: deadline)[0].int8(0, 0)
    let middle = (begin + Self.now(CLOCK_REALTIME)) / 2
    return DatabaseReport(
      version: row.text(0, 0), major: connection.serverVersion / 10_000,
      isSuperuser: row.bool(0, 1), bypassesRowSecurity: row.bool(0, 2), encoding: row.text(0, 3),
      settings: Dictionary(uniqueKeysWithValues: settings),
      unforcedTables: row.text(0, 7).split(separator: " ").map(String.init),
      schemaLevel: try? schema.get(), schemaProblem: schema.problem,
      roundTripMicroseconds: try Self.median(of: Self.clock, connection, deadline),
      commitMicroseconds: try Self.median(of: Self.commit, connection, deadline),
      clockAheadMicroseconds: clock - middle)
  }

  private static func median(
    of statement: PostgresStatement, _ connection: PostgresConnection, _ deadline: Deadline
  ) throws(PostgresError) -> Int64 {
    var times: [Int64] = []
    for _ in 0..<Self.samplesCount {
      let begin = Self.now(CLOCK_MONOTONIC)
      _ = try connection.pipeline([statement.bind()], deadline: deadline)
      times.append(Self.now(CLOCK_MONOTONIC) - begin)
    }
    return times.sorted()[Self.samplesCount / 2]
  }

  private static func now(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }
}

extension Result where Failure == StoreError {
  /// The failure in words; empty for a success.
  fileprivate var problem: String {
    guard case .failure(let error) = self else { return "" }
    return error.description
  }
}
