// Backups of the embedded PostgreSQL: made, checked, and restored.

internal import ArgumentParser
internal import Glibc
internal import OKRStore
internal import Terminal

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Make, check and restore backups of the embedded PostgreSQL.",
    discussion: """
      EXAMPLES
        okrd backup create /backup/monday --data /var/lib/okrd
            while the server runs, or not
        okrd backup verify /backup/monday
            every digest, a start from a copy, and every organisation's log
        okrd backup restore /backup/monday --data /var/lib/okrd-restored
            into an empty directory, never over data
      """,
    subcommands: [
      BackupCreate.self, BackupVerify.self, BackupRestore.self, BackupMarkRestored.self,
    ])
}

struct BackupCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Back the data up, whether the server runs or not.",
    usage: "okrd backup create <directory> <options>",
    discussion: """
      EXAMPLES
        okrd backup create /backup/monday --data /var/lib/okrd
            into a directory that is empty or not there yet
        okrd backup create /backup/monday --config /etc/okrd.conf
            the same with the server's own settings
      """)

  @Argument(help: "The backup's directory: empty, or not there yet.")
  var directory: String

  @OptionGroup var options: DataOptions

  func run() throws {
    let settings = try self.options.settled()
    let data = try settings.embeddedDirectory()
    try settings.assertHasData()
    let manifest = try OpenDatabase.visit(settings) { _ in
      try BackupWork.run(self.directory) { backup throws(BackupError) in
        try backup.create(dataDirectory: data, created: JSONLog.now(), version: Version.text)
      }
    }
    print(
      "\(self.directory) holds the data of \(data) from \(manifest.created): "
        + "\(CountText.of(Int64(manifest.organisations.count), "organisation")). "
        + "Check it: okrd backup verify \(self.directory.shellQuoted)")
  }
}

struct BackupVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that a backup can be restored.",
    discussion: """
      Checks every file against its digest, starts PostgreSQL from a copy of the backup, and computes \
      every organisation's hashes anew. The copy needs as much room as the data, and is removed.

      EXAMPLES
        okrd backup verify /backup/monday
            with the copy beside the backup
        okrd backup verify /backup/monday --scratch /fast/verify
            with the copy on another disk
      """)

  @Argument(help: "The backup's directory.")
  var directory: String

  @Option(
    help: ArgumentHelp(
      "Where to make the copy: a directory that doesn't exist. Beside the backup by default.",
      valueName: "DIR"))
  var scratch: String?

  func run() throws {
    let contents = try BackupWork.run(self.directory) { backup throws(BackupError) in
      try backup.verify(scratch: self.scratch ?? "\(backup.path).verify-\(getpid())")
    }
    print(
      "\(self.directory) is whole, from \(contents.manifest.created): "
        + "\(CountText.of(Int64(contents.organisationsCount), "organisation")), "
        + "\(CountText.of(contents.changesCount, "change")), every hash fits.")
  }
}

struct BackupRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Restore a backup into an empty data directory.",
    usage: "okrd backup restore <directory> <options>",
    discussion: """
      The restored data is a new incarnation of the history: no server of the old one can write to \
      it. What was recorded after the backup isn't in it; clients' repeated requests apply again.

      EXAMPLES
        okrd backup restore /backup/monday --data /var/lib/okrd-restored
            never over data
        okrd --data /var/lib/okrd-restored
            start it; then okr server verify for each organisation
      """)

  @Argument(help: "The backup's directory.")
  var directory: String

  @OptionGroup var options: DataOptions

  func run() throws {
    let settings = try self.options.settled()
    let data = try settings.embeddedDirectory()
    let identity = try BackupWork.run(self.directory) { backup throws(BackupError) in
      try backup.restore(into: data)
    }
    print("\(data) holds the backup: \(identity.words). Start it: okrd --data \(data.shellQuoted)")
  }
}

struct BackupMarkRestored: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark-restored",
    abstract: "Say that an own PostgreSQL was restored by its own tools.",
    usage: "okrd backup mark-restored <options>",
    discussion: """
      Gives the database a new incarnation and voids every lease, so that no server that remembers \
      more can write to it. Run it after every recovery to a point in time, before okrd starts.

      EXAMPLES
        okrd backup mark-restored --database service=okr
            after a recovery, or after pg_restore
        okrd backup mark-restored --config /etc/okrd.conf
            the same with the server's own settings
      """)

  @OptionGroup var options: DataOptions

  func run() throws {
    let settings = try self.options.settled()
    try settings.assertHasData()
    let identity = try OpenDatabase.visit(settings) { endpoint in
      do { return try Incarnation.renew(endpoint) } catch let error as StoreError {
        throw Failure("The database couldn't be marked: \(error)")
      }
    }
    print("The database is marked as restored: \(identity.words).")
  }
}

/// Work on a backup's directory, with its progress shown and its failures in words. An interrupt
/// ends it in order.
enum BackupWork {
  static func run<Value>(
    _ directory: String, _ body: (Backup) throws(BackupError) -> Value
  ) throws(Failure) -> Value {
    let progress = ProgressLine()
    defer { progress.finish() }
    do throws(BackupError) {
      return try body(
        Backup(path: directory, isUnwanted: Interruption.watch()) { progress.show($0) })
    } catch .interrupted {
      throw Failure("The backup: it was interrupted.", .interrupted)
    } catch {
      throw Failure("The backup: \(error)")
    }
  }
}

extension DatabaseIdentity {
  fileprivate var words: String {
    "incarnation \(self.incarnation), restore generation \(self.restoreGeneration)"
  }
}

extension Settings {
  /// The data directory; backups of an own PostgreSQL are its own tools' work.
  fileprivate func embeddedDirectory() throws(Failure) -> String {
    guard let directory = self.text(.data) else {
      throw Failure(
        "This is for the embedded PostgreSQL (--data). Back up one of your own with its tools: "
          + "pg_basebackup and an archive of its log, or pg_dump.")
    }
    return directory
  }
}
