// The connection against a real server: pipelines, errors, deadlines, streams.

internal import BoundedTestSupport
internal import Glibc
internal import OKRStore
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@Suite("PostgreSQL connection", .bounded) struct PostgresConnectionTests {
  private let limit = 10_000

  private func connect() throws -> PostgresConnection {
    let endpoint = try TestCluster.shared().makeDatabase()
    return try PostgresConnector(endpoint: endpoint).connect()
  }

  private func statement(_ sql: String) -> PostgresStatement {
    PostgresStatement(name: "t\(sql.hashValue)", sql: sql)
  }

  private func run(
    _ connection: PostgresConnection, _ commands: [PostgresCommand]
  ) throws(PostgresError) -> [PostgresResult] {
    try connection.pipeline(commands, deadline: .after(milliseconds: self.limit))
  }

  private func failure(_ body: () throws(PostgresError) -> Void) -> PostgresError? {
    do throws(PostgresError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test("Every parameter type arrives and returns") func types() throws {
    let connection = try self.connect()
    let id = UUID128.random()
    let sql = "select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13[2], $14, $15"
    let result = try self.run(
      connection,
      [
        self.statement(sql).bind {
          $0.int8(Int64.min)
          $0.int4(-7)
          $0.int2(300)
          $0.bool(true)
          $0.text("grün ✓")
          $0.bytea([0, 255, 7])
          $0.uuid(id)
          $0.int8s([1, -2, Int64.max])
          $0.int4s([])
          $0.int2s([5])
          $0.byteas([[1], [], [2, 3]])
          $0.texts(["a", ""])
          $0.uuids([nil, id])
          $0.text("")
          $0.int8(nil)
        }
      ])[0]
    #expect(result.int8(0, 0) == Int64.min)
    #expect(result.int4(0, 1) == -7)
    #expect(result.int2(0, 2) == 300)
    #expect(result.bool(0, 3))
    #expect(result.text(0, 4) == "grün ✓")
    #expect(result.bytea(0, 5) == [0, 255, 7])
    #expect(result.uuid(0, 6) == id)
    #expect(result.int8s(0, 7) == [1, -2, Int64.max])
    #expect(result.int4s(0, 8) == [])
    #expect(result.array(0, 9) { $0.count } == [2])
    #expect(result.byteas(0, 10) == [[1], [], [2, 3]])
    #expect(result.array(0, 11) { String(decoding: $0, as: UTF8.self) } == ["a", ""])
    #expect(result.uuid(0, 12) == id)
    #expect(!result.isNull(0, 13))
    #expect(result.isNull(0, 14))
    #expect(UUID128(bytes: id.bytes) == id)
  }

  @Test("A pipeline is one transaction: an error undoes what came before") func atomic() throws {
    let connection = try self.connect()
    try connection.simple(
      "create table t (n int primary key)", deadline: .after(milliseconds: 5000))
    let insert = self.statement("insert into t values ($1)")
    let count = self.statement("select count(*) from t")
    let error = self.failure { () throws(PostgresError) in
      _ = try self.run(connection, [1, 2, 1].map { n in insert.bind { $0.int4(n) } })
    }
    #expect(error?.sqlState == "23505")
    #expect(error?.disposition == .definiteNotApplied)
    #expect(error?.constraint == "t_pkey")
    #expect(try self.run(connection, [count.bind()])[0].int8(0, 0) == 0)
    let results = try self.run(connection, [insert.bind { $0.int4(1) }, count.bind()])
    #expect(results[0].affectedCount == 1)
    #expect(results[1].int8(0, 0) == 1)
  }

  @Test("An error at commit is a definite failure") func commitError() throws {
    let connection = try self.connect()
    try connection.simple(
      """
      create table parent (n int primary key);
      create table child (n int references parent deferrable initially deferred)
      """, deadline: .after(milliseconds: 5_000))
    let insert = self.statement("insert into child values ($1)")
    let error = self.failure { () throws(PostgresError) in
      _ = try self.run(connection, [insert.bind { $0.int4(1) }])
    }
    #expect(error?.sqlState == "23503")
    #expect(error?.disposition == .definiteNotApplied)
    let count = self.statement("select count(*) from child")
    #expect(try self.run(connection, [count.bind()])[0].int8(0, 0) == 0)
  }

  @Test("Lost and outdated statements are prepared again") func prepareAgain() throws {
    let connection = try self.connect()
    try connection.simple(
      "create table t (n int); insert into t values (7)", deadline: .after(milliseconds: 5_000))
    let select = self.statement("select * from t")
    #expect(try self.run(connection, [select.bind()])[0].columnCount == 1)
    try connection.simple("alter table t add m int", deadline: .after(milliseconds: 5_000))
    #expect(try self.run(connection, [select.bind()])[0].columnCount == 2)
    try connection.simple("deallocate all", deadline: .after(milliseconds: 5_000))
    #expect(try self.run(connection, [select.bind()])[0].columnCount == 2)
  }

  @Test("A killed backend makes the outcome unknown, and a new connection works") func killed()
    throws
  {
    let endpoint = try TestCluster.shared().makeDatabase()
    let connector = PostgresConnector(endpoint: endpoint)
    let connection = try connector.connect()
    let other = try connector.connect()
    let kill = self.statement("select pg_terminate_backend($1)")
    _ = try self.run(other, [kill.bind { $0.int4(connection.backendPID) }])
    let error = self.failure { () throws(PostgresError) in
      _ = try self.run(connection, [self.statement("select 1").bind()])
    }
    #expect(error?.disposition == .unknown)
    #expect(!connection.isUsable)
    let again = try connector.connect()
    #expect(try self.run(again, [self.statement("select 1").bind()])[0].int4(0, 0) == 1)
  }

  @Test("A frozen backend is left at the deadline") func frozen() throws {
    let connection = try self.connect()
    let statement = self.statement("select 1")
    _ = try self.run(connection, [statement.bind()])
    let backend = connection.backendPID
    kill(backend, SIGSTOP)
    defer { kill(backend, SIGCONT) }
    let start = Deadline.now()
    let error = self.failure { () throws(PostgresError) in
      _ = try connection.pipeline([statement.bind()], deadline: .after(milliseconds: 300))
    }
    #expect(error?.disposition == .unknown)
    #expect(Deadline.now() - start < 3_000_000_000)
    #expect(!connection.isUsable)
  }

  @Test("Big pipelines do not fill both buffers and stop") func bigPipeline() throws {
    let connection = try self.connect()
    let echo = self.statement("select $1")
    let block = [UInt8](repeating: 7, count: 1 << 20)
    let results = try self.run(connection, (0..<40).map { _ in echo.bind { $0.bytea(block) } })
    #expect(results.count == 40)
    #expect(results.allSatisfy { $0.bytea(0, 0) == block })
  }

  @Test("Streams give rows one by one, stop early, and report errors") func streams() throws {
    let connection = try self.connect()
    let series = self.statement("select n from generate_series(1, $1) n")
    let set = self.statement("select set_config('okr.org', $1, true)")
    var sum: Int64 = 0
    try connection.stream(
      series.bind { $0.int8(100_000) }, after: [set.bind { $0.text("5") }],
      idleMilliseconds: self.limit
    ) { row in
      sum += row.int8(0, 0)
      return true
    }
    #expect(sum == 5_000_050_000)
    var seen = 0
    try connection.stream(
      series.bind { $0.int8(1_000) }, idleMilliseconds: self.limit
    ) { _ in
      seen += 1
      return seen < 10
    }
    #expect(seen == 10)
    let division = self.statement("select 10 / (3 - n) from generate_series(1, $1) n")
    let error = self.failure { () throws(PostgresError) in
      try connection.stream(
        division.bind { $0.int8(9) }, idleMilliseconds: self.limit, row: { _ in true })
    }
    #expect(error?.sqlState == "22012")
    #expect(try self.run(connection, [series.bind { $0.int8(3) }])[0].rowCount == 3)
  }

  @Test("An endpoint tells hosts but no secrets") func endpoints() throws {
    let endpoint = try PostgresEndpoint(
      connectionString: "postgresql://joe:s3cret@a.example:5433,b.example:5434/okr")
    #expect(endpoint.description.contains("a.example"))
    #expect(endpoint.description.contains("b.example"))
    #expect(!endpoint.description.contains("s3cret"))
    let error = self.failure { () throws(PostgresError) in
      _ = try PostgresEndpoint(connectionString: "host=a password s3cret")
    }
    #expect(error.map { !$0.message.contains("s3cret") } == true)
  }

  @Test("A silent host is left for the next one") func silentHost() throws {
    let silent = try SilentListener()
    defer { silent.close() }
    let server = try TestCluster.shared().server
    let directory = try #require(
      server.endpoint.description.split(separator: " ").first?.dropFirst(5))
    let connection = try PostgresConnection.connect(
      to: PostgresEndpoint(
        connectionString: "host=127.0.0.1,\(directory) port=\(silent.port),5432 user=okr dbname=okr"
      ),
      deadline: .after(milliseconds: 1_000))
    #expect(connection.serverVersion >= 140_000)
    let error = self.failure { () throws(PostgresError) in
      _ = try PostgresConnection.connect(
        to: PostgresEndpoint(connectionString: "host=127.0.0.1 port=\(silent.port) user=okr"),
        deadline: .after(milliseconds: 200))
    }
    #expect(error?.disposition == .connection)
  }

  @Test("A pool lends no more connections than its size") func pool() throws {
    let endpoint = try TestCluster.shared().makeDatabase()
    let pool = PostgresPool(connector: PostgresConnector(endpoint: endpoint), size: 1)
    let statement = self.statement("select 1")
    let error = self.failure { () throws(PostgresError) in
      try pool.withConnection { connection throws(PostgresError) in
        _ = try self.run(connection, [statement.bind()])
        try pool.withConnection(waitMilliseconds: 20) { _ in }
      }
    }
    #expect(error?.sqlState == "53300")
    let first = try pool.withConnection { $0.backendPID }
    #expect(try pool.withConnection { $0.backendPID } == first)
    pool.closeIdle()
  }
}
