// A backup of the embedded PostgreSQL: a directory with a base backup, its write-ahead log, and a
// manifest. Made while the server runs; trusted only after it was started in a copy.

internal import Glibc
internal import PostgresClient

/// A backup's directory.
///
/// Calls block for as long as the data is large, so they belong on a thread of their own.
public struct Backup: Sendable {
  /// How far the work has come.
  public enum Progress: Sendable {
    /// A step begins.
    case step(String)
    /// Bytes that the step has copied, of about so many.
    case bytes(Int64, of: Int64)
  }

  /// The directory.
  public let path: String
  let report: @Sendable (Progress) -> Void
  /// Whether somebody wants the work to end.
  let isUnwanted: @Sendable () -> Bool
  /// The room of the volume on which a path lies.
  let space: @Sendable (String) -> VolumeSpace?

  /// - Parameters:
  ///   - path: the directory; PostgreSQL's programs run elsewhere, so it is made absolute.
  ///   - isUnwanted: asked again and again during the work; once it is true, the work throws
  ///     `interrupted`, and leaves no program that runs and no copy.
  ///   - report: told on the calling thread how far the work has come.
  ///   - space: the room of the volume on which a path lies; nil where that isn't known.
  public init(
    path: String, isUnwanted: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (Progress) -> Void = { _ in },
    space: @escaping @Sendable (String) -> VolumeSpace? = { VolumeSpace.read($0) }
  ) {
    self.path = HostFile.absolute(path)
    self.isUnwanted = isUnwanted
    self.space = space
    self.report = report
  }

  func assertWanted() throws(BackupError) {
    if self.isUnwanted() { throw .interrupted }
  }

  /// PostgreSQL's directory in the backup.
  var cluster: String { "\(self.path)/\(EmbeddedLayout.clusterName)" }
  /// PostgreSQL's manifest: a digest of every file.
  private var filesManifest: String { "\(self.cluster)/backup_manifest" }
  /// Between two looks at how much is copied: adding it up visits every file.
  private static let leastLookMilliseconds = 1_000
  /// Looks take no more than one part in so many of the time.
  private static let lookShare = 20

  // MARK: Create

  /// Backs up the embedded PostgreSQL of a data directory while it runs.
  ///
  /// - Parameters:
  ///   - created: the time, as the manifest shall say it.
  ///   - version: the program's version.
  public func create(
    dataDirectory: String, created: String, version: String
  ) throws(BackupError) -> BackupManifest {
    guard let source = EmbeddedPostgres.running(in: dataDirectory),
      let socket = EmbeddedPostgres.socketDirectory(in: dataDirectory)
    else { throw .notRunning(dataDirectory) }
    try self.assertEmpty()
    try self.assertOutside(dataDirectory)
    let total = FileTree.bytes("\(dataDirectory)/\(EmbeddedLayout.clusterName)")
    try self.assertRoom(for: total)
    guard mkdir(self.path, 0o700) == 0 || errno == EEXIST else {
      throw FileTree.unwritable(self.path)
    }
    do throws(BackupError) {
      var manifest = try self.describe(source, created: created, version: version)
      self.report(.step("copying the data"))
      let binaries = try self.binaries(major: manifest.postgres)
      try self.run(
        [
          binaries.path("pg_basebackup"), "--pgdata=\(self.cluster)", "--format=plain",
          "--wal-method=stream", "--checkpoint=fast", "--manifest-checksums=SHA256",
          "--label=okrd", "--no-password", "--host=\(socket)",
          "--username=\(EmbeddedPostgres.user)",
        ], copying: total)
      manifest.filesDigest = try self.digestOfFilesManifest()
      try manifest.write(into: self.path)
      return manifest
    } catch {
      // What was made here counts for nothing without its manifest.
      HostFile.removeTree(self.cluster)
      rmdir(self.path)
      throw error
    }
  }

  /// A backup never goes over something else.
  private func assertEmpty() throws(BackupError) {
    guard let status = HostFile.status(self.path) else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .notEmpty(self.path, what: "it is no directory")
    }
    if let name = HostFile.names(in: self.path).first {
      throw .notEmpty(self.path, what: "it holds \(name)")
    }
  }

  /// A backup that fills its volume isn't one, and ends the PostgreSQL whose data lie there, too. What
  /// is written meanwhile has room in what is spared.
  /// - Parameter bytes: what is still to be written.
  private func assertRoom(for bytes: Int64) throws(BackupError) {
    guard let space = self.space(self.path) else { return }
    let room = space.freeBytes - space.spareBytes
    guard bytes <= room else { throw .noRoom(self.path, neededBytes: bytes, roomBytes: room) }
  }

  /// A backup in the data would go with them, and into the next one.
  private func assertOutside(_ dataDirectory: String) throws(BackupError) {
    let parent = self.path.split(separator: "/").dropLast().joined(separator: "/")
    guard let place = HostFile.resolved("/" + parent), let data = HostFile.resolved(dataDirectory)
    else { return }
    guard place != data, !place.hasPrefix(data + "/") else {
      throw .inside(self.path, data: dataDirectory)
    }
  }

  private var isFull: Bool {
    guard let space = self.space(self.path) else { return false }
    return space.freeBytes < space.spareBytes
  }

  private func describe(
    _ endpoint: PostgresEndpoint, created: String, version: String
  ) throws(BackupError) -> BackupManifest {
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    do throws(StoreError) {
      let level = try SchemaMigrator(endpoint: endpoint).databaseLevel()
      let identity = try store.ping()
      var organisations: [BackupManifest.Organisation] = []
      for record in try store.listOrganisations() {
        let revision = try store.head(orgID: record.orgID).revision
        organisations.append(.init(id: record.externalID, revision: revision))
      }
      return BackupManifest(
        created: created, version: version, postgres: try store.postgresMajor(),
        schemaLevel: level, incarnation: identity.incarnation,
        restoreGeneration: identity.restoreGeneration, filesDigest: .zero,
        organisations: organisations)
    } catch {
      throw .store(error)
    }
  }

  // MARK: Digests

  private func digestOfFilesManifest() throws(BackupError) -> Digest256 {
    Digest256.hash(try FileTree.read(self.filesManifest, mostBytes: BackupManifest.mostBytes))
  }

  /// Checks every file against its digest.
  /// - Returns: the backup's manifest.
  public func checkFiles() throws(BackupError) -> BackupManifest {
    let manifest = try BackupManifest.read(from: self.path)
    let program = SchemaMigrator.newestLevel
    guard manifest.schemaLevel <= program else {
      throw .schemaNewer(backup: manifest.schemaLevel, program: program)
    }
    guard try self.digestOfFilesManifest() == manifest.filesDigest else {
      throw .damaged(self.filesManifest, "it isn't the one that the backup was made with")
    }
    self.report(.step("checking the files"))
    let binaries = try self.binaries(major: manifest.postgres)
    try self.run([binaries.path("pg_verifybackup"), "--exit-on-error", "--quiet", self.cluster])
    return manifest
  }

  private func binaries(major: Int) throws(BackupError) -> PostgresBinaries {
    do { return try PostgresBinaries.find(needed: String(major)) } catch { throw .embedded(error) }
  }

  /// Runs one of PostgreSQL's programs to its end.
  /// - Parameter total: the bytes that the cluster will have about, where it is being copied.
  private func run(_ arguments: [String], copying total: Int64? = nil) throws(BackupError) {
    let log = "/tmp/okrd-backup-\(getpid())-\(UUID128.random()).log"
    defer { unlink(log) }
    var next = Deadline.after(milliseconds: Self.leastLookMilliseconds)
    var isFull = false
    do throws(EmbeddedPostgresError) {
      let process = try ChildProcess.start(arguments, as: nil, log: log)
      let ended = process.wait(unless: { isFull || self.isUnwanted() }) {
        guard let total else { return }
        // Others may fill the volume beside it.
        isFull = self.isFull
        guard next.hasPassed else { return }
        let begin = ContinuousClock.now
        self.report(.bytes(FileTree.bytes(self.cluster), of: total))
        let look = Int((ContinuousClock.now - begin) / .milliseconds(1))
        next = .after(milliseconds: max(Self.leastLookMilliseconds, look * Self.lookShare))
      }
      guard let ended else {
        if isFull { throw .diskFull(path: self.path) }
        throw .interrupted
      }
      guard ended == 0 else {
        throw .failed(program: arguments[0], log: HostFile.tail(log))
      }
    } catch {
      if case .interrupted = error { throw .interrupted }
      if arguments[0].hasSuffix("pg_verifybackup"), case .failed(_, let text) = error {
        throw .damaged(self.cluster, text)
      }
      throw .embedded(error)
    }
  }
}
