// Whether a backup is one: its files are what they were, PostgreSQL starts from a copy of them, and
// every organisation's log fits its hashes.

internal import Glibc
internal import PostgresClient

/// What a verified backup holds.
public struct BackupContents: Sendable, Hashable {
  public let manifest: BackupManifest
  public let organisationsCount: Int
  /// Changes whose hashes were computed anew.
  public let changesCount: Int64
}

extension Backup {
  /// Checks the whole backup in a scratch copy.
  ///
  /// - Parameter scratch: a directory that doesn't exist, with room for the data; removed again.
  public func verify(scratch: String) throws(BackupError) -> BackupContents {
    let manifest = try self.checkFiles()
    guard !HostFile.exists(scratch) else {
      throw .notEmpty(scratch, what: "it exists")
    }
    defer { HostFile.removeTree(scratch) }
    let server = try self.startCopy(in: scratch)
    defer { server.stop() }
    self.report(.step("checking every organisation's log"))
    return try self.readAll(server.endpoint, manifest)
  }

  /// Copies the cluster into a data directory and starts it there, which replays its log.
  func startCopy(in directory: String) throws(BackupError) -> EmbeddedPostgres {
    let server: EmbeddedPostgres
    do { server = try EmbeddedPostgres(dataDirectory: directory) } catch { throw .embedded(error) }
    try self.fill(server)
    self.report(.step("starting PostgreSQL from the copy"))
    do throws(EmbeddedPostgresError) {
      try server.start(isUnwanted: self.isUnwanted)
    } catch {
      throw error == .interrupted ? .interrupted : .embedded(error)
    }
    return server
  }

  private func fill(_ server: EmbeddedPostgres) throws(BackupError) {
    let total = FileTree.bytes(self.cluster)
    self.report(.step("copying the data"))
    var done: Int64 = 0
    try FileTree.copy(self.cluster, to: server.layout.cluster, account: server.layout.account) {
      count throws(BackupError) in
      try self.assertWanted()
      done += count
      self.report(.bytes(done, of: total))
    }
  }

  private func readAll(
    _ endpoint: PostgresEndpoint, _ manifest: BackupManifest
  ) throws(BackupError) -> BackupContents {
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    let records: [OrganisationRecord]
    do { records = try store.listOrganisations() } catch { throw .store(error) }
    var changes: Int64 = 0
    var revisions: [String: Int64] = [:]
    for record in records {
      do throws(StoreError) {
        let head = try store.head(orgID: record.orgID)
        _ = try store.load(head, from: .none) { _ in !self.isUnwanted() }
        revisions[record.externalID] = head.revision
        changes += head.revision
      } catch {
        try self.assertWanted()
        throw .organisation(record.externalID, error)
      }
      try self.assertWanted()
    }
    for known in manifest.organisations where revisions[known.id, default: -1] < known.revision {
      throw .behind(
        organisation: known.id, revision: revisions[known.id, default: 0],
        expected: known.revision)
    }
    return BackupContents(
      manifest: manifest, organisationsCount: records.count, changesCount: changes)
  }
}
