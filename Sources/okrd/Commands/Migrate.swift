// The schema's migrations, looked at and applied.

internal import ArgumentParser
internal import OKRStore
internal import Terminal

struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Look at the schema's migrations, and apply them.",
    discussion: """
      The embedded PostgreSQL is migrated by every start. One of your own is migrated by okrd migrate \
      up, or by a start with --migrate; else a start with an old schema is refused.

      EXAMPLES
        okrd migrate plan --database service=okr
            the SQL that is missing there; nothing is changed
        okrd migrate up --database service=okr
            apply it
      """,
    subcommands: [MigrateStatus.self, MigrateHead.self, MigratePlan.self, MigrateUp.self])
}

/// A command on the migrations of a database.
protocol MigrateLeaf: ParsableCommand {
  var options: DataOptions { get }
  func run(_ migrator: SchemaMigrator) throws
}

extension MigrateLeaf {
  func run() throws {
    let settings = try self.options.settled()
    try settings.assertHasData()
    try OpenDatabase.visit(settings) { endpoint in
      do {
        try self.run(SchemaMigrator(endpoint: endpoint))
      } catch let error as StoreError {
        throw Failure("The schema: \(error)")
      }
    }
  }
}

struct MigrateStatus: MigrateLeaf {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Which migrations are applied; exit code 2 where one is missing.",
    usage: "okrd migrate status <options>",
    discussion: """
      EXAMPLES
        okrd migrate status --database service=okr
            a migration a line, with when it was applied
        okrd migrate status --config /etc/okrd.conf
            the same with the server's own settings
      """)

  @OptionGroup var options: DataOptions

  func run(_ migrator: SchemaMigrator) throws {
    let steps = try migrator.steps()
    let table = Table(
      [Column("NUMBER", .right), Column("NAME"), Column("APPLIED")],
      rows: steps.map { step in
        [Cell("\(step.number)"), Cell(step.name), Cell(step.appliedAt ?? "missing")]
      })
    print(table.lines(for: .pipe).joined(separator: "\n"))
    guard steps.allSatisfy({ $0.appliedAt != nil }) else {
      throw ExitCode(ExitStatus.found.rawValue)
    }
  }
}

struct MigrateHead: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "The newest migration that this program knows.",
    discussion: """
      A database that is beyond it is refused. Needs no database.

      EXAMPLES
        okrd migrate head
            its number
        okrd migrate up --to "$(okrd migrate head)" --database service=okr
            what okrd migrate up does
      """)

  func run() { print(SchemaMigrator.newestLevel) }
}

struct MigratePlan: MigrateLeaf {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "The SQL that is missing; nothing is changed.",
    usage: "okrd migrate plan <options>",
    discussion: """
      What okrd migrate up would carry out, and okrd migrate up --dry-run prints.

      EXAMPLES
        okrd migrate plan --database service=okr
            all that is missing there
        okrd migrate plan --to 5 --database service=okr
            no further than number 5
      """)

  @Option(help: ArgumentHelp("Go no further than this number.", valueName: "N"))
  var to: Int?

  @OptionGroup var options: DataOptions

  func run(_ migrator: SchemaMigrator) throws { try migrator.printMissing(to: self.to) }
}

extension SchemaMigrator {
  fileprivate func printMissing(to number: Int?) throws {
    let sql = try self.dryRun(to: number)
    print(sql.isEmpty ? "-- nothing is missing\n" : sql, terminator: "")
  }
}

struct MigrateUp: MigrateLeaf {
  static let configuration = CommandConfiguration(
    commandName: "up",
    abstract: "Apply what is missing, each migration in a transaction of its own.",
    usage: "okrd migrate up <options>",
    discussion: """
      One process migrates at a time. A migration waits at most 2 s for a lock.

      EXAMPLES
        okrd migrate up --dry-run --database service=okr
            the SQL that is missing there
        okrd migrate up --to 5 --database service=okr
            no further than number 5
      """)

  @Option(help: ArgumentHelp("Go no further than this number.", valueName: "N"))
  var to: Int?

  @Flag(help: "Print the SQL that is missing, and change nothing.")
  var dryRun = false

  @OptionGroup var options: DataOptions

  func run(_ migrator: SchemaMigrator) throws {
    if self.dryRun { return try migrator.printMissing(to: self.to) }
    let applied = try migrator.migrate(to: self.to)
    let level = try migrator.databaseLevel()
    let news =
      applied.isEmpty
      ? "nothing was missing" : "applied \(applied.map(String.init).joined(separator: ", "))"
    print("The schema is at \(level) of \(migrator.programLevel): \(news).")
  }
}
