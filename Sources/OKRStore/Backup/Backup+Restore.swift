// Restoring a backup: into an empty directory, and as a new incarnation of the history.

internal import Glibc

extension Backup {
  /// The directory in a data directory where a restore works. Data is there only once it is whole.
  static let restoring = "restore.new"
  /// What an interrupted restore leaves beside that.
  private static let leftovers: Set<String> = [restoring, "okrd.lock", "socket"]

  /// Restores the backup into a data directory that is empty or doesn't exist.
  ///
  /// Nothing of the directory's data is there until all of it is: an interrupted restore is begun
  /// again. The files are checked first.
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
    HostFile.removeTree(work)
    defer { HostFile.removeTree(work) }
    let identity = try self.makeIncarnation(in: work)
    guard rename("\(work)/\(EmbeddedLayout.clusterName)", layout.cluster) == 0 else {
      throw FileTree.unwritable(layout.cluster)
    }
    try FileTree.sync(layout.root)
    return identity
  }

  private static func assertUnused(_ directory: String) throws(BackupError) {
    let names = HostFile.names(in: directory).filter { !Self.leftovers.contains($0) }
    if let name = names.first { throw .notEmpty(directory, what: "it holds \(name)") }
  }

  private func makeIncarnation(in work: String) throws(BackupError) -> DatabaseIdentity {
    let server = try self.startCopy(in: work)
    defer { server.stop() }
    do { return try Incarnation.renew(server.endpoint) } catch { throw .store(error) }
  }
}
