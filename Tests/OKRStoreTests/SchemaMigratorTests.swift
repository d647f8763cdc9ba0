// Migrations: applied once, recorded, and refused where they do not fit.

internal import BoundedTestSupport
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Migrations", .bounded) struct SchemaMigratorTests {
  private func failure(_ body: () throws(StoreError) -> Void) -> StoreError? {
    do throws(StoreError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test("An empty database is migrated once, and a dry run shows the SQL first") func once() throws
  {
    let endpoint = try TestCluster.shared().makeDatabase()
    let migrator = SchemaMigrator(endpoint: endpoint)
    #expect(try migrator.databaseLevel() == 0)
    let sql = try migrator.dryRun()
    #expect(sql.contains("create table org_lease"))
    #expect(sql.contains("-- migration 2: isolation"))
    let check = self.failure { () throws(StoreError) in try migrator.check() }
    guard case .schemaOlder(0, Migration.all.count) = check else {
      Issue.record("\(String(describing: check))")
      return
    }
    #expect(try migrator.migrate() == Array(1...Migration.all.count))
    #expect(try migrator.migrate() == [])
    #expect(try migrator.dryRun() == "")
    try migrator.check()
  }

  @Test("A target is a number on the way, and the steps say when they were applied") func target()
    throws
  {
    let endpoint = try TestCluster.shared().makeDatabase()
    let migrator = SchemaMigrator(endpoint: endpoint)
    #expect(try migrator.steps().allSatisfy { $0.appliedAt == nil })
    #expect(try !migrator.dryRun(to: 1).contains("-- migration 2"))
    #expect(try migrator.migrate(to: 2) == [1, 2])
    #expect(try migrator.databaseLevel() == 2)
    let steps = try migrator.steps()
    #expect(steps.map(\.number) == Array(1...Migration.all.count))
    for (index, step) in steps.enumerated() {
      #expect((step.appliedAt?.wholeMatch(of: /20..-..-..T..:..:..Z/) != nil) == (index < 2))
    }
    for target in [1, -1, Migration.all.count + 1] {
      let error = self.failure { () throws(StoreError) in _ = try migrator.migrate(to: target) }
      guard case .schemaTarget(target, database: 2, program: Migration.all.count) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(try migrator.migrate() == Array(3...Migration.all.count))
  }

  @Test("A newer database is refused with both numbers") func newer() throws {
    let database = try TestDatabase()
    let older = SchemaMigrator(
      endpoint: database.endpoint, migrations: Array(Migration.all.dropLast()))
    let error = self.failure { () throws(StoreError) in _ = try older.migrate() }
    #expect(error?.description.contains("at \(Migration.all.count)") == true)
    #expect(error?.description.contains("knows \(Migration.all.count - 1)") == true)
  }

  @Test("Another text under an applied number is refused") func differs() throws {
    let database = try TestDatabase()
    let changed = Migration(number: 2, name: "isolation", sql: "select 1")
    let migrator = SchemaMigrator(
      endpoint: database.endpoint,
      migrations: [Migration.all[0], changed] + Migration.all.dropFirst(2))
    let error = self.failure { () throws(StoreError) in _ = try migrator.migrate() }
    guard case .schemaDiffers(number: 2) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A failing migration leaves nothing behind") func atomic() throws {
    let database = try TestDatabase()
    let bad = Migration(
      number: Migration.all.count + 1, name: "bad", sql: "create table half (n int); select 1 / 0")
    let migrator = SchemaMigrator(
      endpoint: database.endpoint, migrations: Migration.all + [bad])
    #expect(self.failure { () throws(StoreError) in _ = try migrator.migrate() } != nil)
    #expect(try migrator.databaseLevel() == Migration.all.count)
    #expect(try database.number("select count(*) from pg_class where relname = 'half'") == 0)
  }

  @Test("Only one process migrates at a time") func locked() throws {
    let database = try TestDatabase()
    let other = try database.admin()
    defer { other.close() }
    // The backend that migrated this database a moment ago may not have ended yet.
    var isLocked = false
    while !isLocked {
      let results = try other.pipeline(
        [MigrationStatements.tryLock.bind()], deadline: .after(milliseconds: 60_000))
      isLocked = results[0].bool(0, 0)
    }
    let migrator = SchemaMigrator(endpoint: database.endpoint)
    let error = self.failure { () throws(StoreError) in
      _ = try migrator.migrate(waitMilliseconds: 100)
    }
    guard case .migrationInProgress = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
