// Restoring a backup: into an empty directory, and as a new incarnation of the history.

internal import Glibc

extension Backup {
  /// The directory in a data directory where a restore works. Data is there only once it is whole.
  static let restoring = "restore.new"
  /// What an interrupted restore leaves beside that.
  private static let leftovers: Set<String> = [restoring, "okrd.lock", "socket"]

  /// Restores the backup into a data directory that is empty or doesn't exist.
  ///
  /// Nothing of the directory's data is there until all of it is. Until then the directory is marked
  /// as one where a restore didn't finish, however it ended: no server makes new data there. The
  /// files are checked first.
  ///
  /// - Returns: who the restored database is.
  public func restore(into dataDirectory: String) throws(BackupError) -> DatabaseIdentity {
    try Self.assertUnused(dataDirectory)
    _ = try self.checkFiles()
    let layout: EmbeddedLayout
    let lock: DirectoryLock
    do throws(EmbeddedPostgresError) {
      layout = try EmbeddedLayout.prepare(dataDirectory)
      lock = try DirectoryLock.take(layout)
    } catch {
      throw .embedded(error)
    }
    defer { lock.release() }
    // Somebody may have started an okrd there meanwhile; now nobody can.
    try Self.assertUnused(dataDirectory)
    let work = "\(layout.root)/\(Self.restoring)"
    try Self.clear(work)
    do throws(BackupError) {
      try Self.make(work, for: layout)
      let identity = try self.makeIncarnation(in: work)
      guard rename("\(work)/\(EmbeddedLayout.clusterName)", layout.cluster) == 0 else {
        throw FileTree.unwritable(layout.cluster)
      }
      try FileTree.sync(layout.root)
      HostFile.removeTree(work)
      return identity
    } catch {
      // The copy goes; the empty directory stays as the mark.
      HostFile.empty(work)
      throw error
    }
  }

  /// Clears what a restore that was killed left, once its PostgreSQL has stopped.
  private static func clear(_ work: String) throws(BackupError) {
    do throws(EmbeddedPostgresError) {
      try OrphanPostmaster.find(cluster: "\(work)/\(EmbeddedLayout.clusterName)")?.stop()
    } catch {
      throw .embedded(error)
    }
    HostFile.removeTree(work)
  }

  /// Makes the directory of the work: its PostgreSQL runs as the one of the data will.
  private static func make(_ work: String, for layout: EmbeddedLayout) throws(BackupError) {
    do throws(EmbeddedPostgresError) {
      try HostFile.makeDirectory(work, mode: 0o700)
      if let owner = layout.owner { try HostFile.give(work, to: owner) }
    } catch {
      throw .embedded(error)
    }
  }

  private static func assertUnused(_ directory: String) throws(BackupError) {
    let names = HostFile.names(in: directory).filter { !Self.leftovers.contains($0) }
    if let name = names.first { throw .notEmpty(directory, what: "it holds \(name)") }
  }

  private func makeIncarnation(in work: String) throws(BackupError) -> DatabaseIdentity {
    let server = try self.startCopy(in: work)
    defer { server.stop() }
    try self.assertWanted()
    do { return try Incarnation.renew(server.endpoint) } catch { throw .store(error) }
  }
}
