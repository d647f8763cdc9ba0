// An own PostgreSQL's schema changes only when it was said.

import BoundedTestSupport
import Glibc
import OKRStore
import PostgresClient
import StoreTestSupport
import Testing

@testable import okrd

@Suite(.bounded) struct MigrateTests {
  /// The connection string of a new, empty database. Its login is the test cluster's superuser.
  private func database() throws -> (url: String, endpoint: PostgresEndpoint) {
    let endpoint = try TestCluster.shared().makeDatabase()
    return ("\(endpoint) user=\(EmbeddedPostgres.user)", endpoint)
  }

  @Test func aTokenIsMadeForDataThatIsThereOnly() throws {
    let missing = Folder().path + "/mistyped"
    let token = try Program.run(["admin", "bootstrap", "--data", missing])
    #expect(token.status == 1 && token.err.contains("holds no data of okrd yet"), "\(token.err)")
    #expect(access(missing, F_OK) != 0)
  }

  @Test func anOldSchemaIsRefusedUntilItIsMigrated() async throws {
    let (url, endpoint) = try self.database()
    let place = ["--database", url, "--allow-unsafe-database"]
    let level = SchemaMigrator(endpoint: endpoint).programLevel

    let start = try Program.run(place + ["--listen", "127.0.0.1:0"])
    #expect(start.status == 1)
    #expect(start.err.contains("schema is at 0, this program needs \(level)"))
    #expect(start.err.contains("okrd migrate up"))
    let token = try Program.run(["admin", "bootstrap"] + place)
    #expect(token.status == 1 && token.err.contains("okrd migrate up"), "\(token.err)")

    let before = try Program.run(["migrate", "status"] + place)
    #expect(before.status == 2)
    #expect(before.out.contains("missing"))
    let plan = try Program.run(["migrate", "up", "--dry-run"] + place)
    #expect(plan.out == (try SchemaMigrator(endpoint: endpoint).dryRun()))
    #expect(plan.out.contains("create table org_lease"))
    #expect(try Program.run(["migrate", "plan"] + place).out == plan.out)
    #expect(try Program.run(["migrate", "head"]).out == "\(level)\n")
    #expect(try SchemaMigrator(endpoint: endpoint).databaseLevel() == 0)

    let part = try Program.run(["migrate", "up", "--to", "2"] + place)
    #expect(part.out == "The schema is at 2 of \(level): applied 1, 2.\n")
    let back = try Program.run(["migrate", "up", "--to", "1"] + place)
    #expect(back.status == 1 && back.err.contains("only go forward"))
    #expect(try Program.run(["migrate", "up"] + place).status == 0)
    #expect(try Program.run(["migrate", "status"] + place).status == 0)

    // A token's file is new, and one for a recovery ends by itself.
    let folder = Folder()
    let kept = try folder.write("kept", to: "kept")
    let over = try Program.run(["admin", "bootstrap", "--token-file", kept] + place)
    #expect(over.status == 1 && over.err.contains("is there already"), "\(over.err)")
    #expect(try Program.run(["admin", "bootstrap", "--hours", "0"] + place).status == 64)
    let made = try Program.run(["admin", "bootstrap", "--hours", "4"] + place)
    #expect(made.status == 0, "\(made.err)")
    let store = Store(endpoint: endpoint, connections: 1)
    let tokens = try store.listTokens(orgID: nil)
    store.close()
    #expect(tokens.count == 1, "the refused one made none")
    let created = try #require(tokens.first).createdAt
    #expect(tokens.first?.expiresAt == created + 14_400_000_000)
    #expect(
      try Program.run(["migrate", "up", "--dry-run"] + place).out == "-- nothing is missing\n")

    let daemon = try Daemon(place + ["--listen", "127.0.0.1:0", "--pool-lanes", "1"])
    _ = try await daemon.ready()
    #expect(daemon.stop() == 0)
  }

  @Test func aStartMigratesWhereItIsTold() async throws {
    let (url, endpoint) = try self.database()
    let daemon = try Daemon(
      ["--migrate", "--allow-unsafe-database", "--listen", "127.0.0.1:0", "--pool-lanes", "1"],
      environment: ["OKRD_DATABASE": url])
    _ = try await daemon.ready()
    #expect(daemon.stop() == 0)
    try SchemaMigrator(endpoint: endpoint).check()
  }

  @Test func aNewerSchemaIsRefusedWithBothNumbers() throws {
    let (url, endpoint) = try self.database()
    let migrator = SchemaMigrator(endpoint: endpoint)
    _ = try migrator.migrate()
    let connection = try PostgresConnector(endpoint: endpoint).connect()
    defer { connection.close() }
    let newer = migrator.programLevel + 1
    try connection.simple(
      "insert into schema_migration (number, name, digest) values (\(newer), 'next', '')",
      deadline: .after(milliseconds: 10_000))
    for words in [["migrate", "status"], ["--listen", "127.0.0.1:0"], ["--migrate"]] {
      let run = try Program.run(words + ["--database", url, "--allow-unsafe-database"])
      #expect(run.status == 1)
      #expect(run.err.contains("at \(newer), this program knows \(newer - 1)"), "\(run.err)")
    }
    let doctor = try Program.run([
      "doctor", "--only", "schema", "--database", url, "--allow-unsafe-database",
    ])
    #expect(doctor.status == 1)
    #expect(
      doctor.out.contains(
        "[FAIL]  schema  level  the database's schema is at \(newer), this program "),
      "\(doctor.out)")
  }

  @Test func lookingMakesNoData() throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let run = try Program.run(["migrate", "status", "--data", data])
    #expect(run.status == 1 && run.err.contains("holds no data"))
    #expect(access(data, F_OK) != 0)
  }
}
