// Writing snapshots.

internal import PostgresClient

extension Store {
  /// Writes a snapshot of the state at `head`, all chunks in one transaction, and removes all but
  /// the newest few. The head is a value, so it can be taken before the chunks are made. Takes its
  /// time: each commit beside it flushes what was written of it so far.
  ///
  /// - Parameter chunks: at least one, asked for one after the other; each some MiB at most, since it
  ///   is one parameter.
  public func writeSnapshot(
    _ head: OrganisationHead, chunks: some Collection<[UInt8]>
  ) throws(StoreError) {
    precondition(!chunks.isEmpty, "a snapshot without chunks")
    let count = chunks.count
    let remove = SnapshotStatements.remove.bind {
      $0.int8(head.orgID)
      $0.int8(head.revision)
    }
    let prune = SnapshotStatements.prune.bind {
      $0.int8(head.orgID)
      $0.int8(Int64(StoreLimits.snapshotsKeptCount))
    }
    try self.transaction(orgID: head.orgID) { step throws(PostgresError) in
      try step([remove, Self.insert(head, chunksCount: count)])
      for (index, chunk) in chunks.enumerated() {
        try step([Self.insertChunk(head, index: index, chunk: chunk)])
        if index + 1 < count {
          HostThread.sleep(milliseconds: StoreLimits.snapshotPauseMilliseconds(bytes: chunk.count))
        }
      }
      try step([prune])
    }
  }

  /// The newest snapshot at or before a revision that this version can read.
  public func latestSnapshot(
    orgID: Int64, atOrBefore revision: Int64
  ) throws(StoreError) -> Snapshot? {
    let latest = SnapshotStatements.latest.bind {
      $0.int8(orgID)
      $0.int8(revision)
      $0.int4(Snapshot.format)
    }
    let rows = try self.run([latest], orgID: orgID)[0]
    guard rows.rowCount == 1 else { return nil }
    let regions = rows.int4s(0, 2)
    let sequences = rows.int8s(0, 3)
    let hashes = rows.byteas(0, 4).compactMap { Digest256(bytes: $0) }
    guard regions.count == sequences.count, regions.count == hashes.count else {
      throw .corrupt(
        orgID: orgID, region: nil, revision: rows.int8(0, 0),
        reason: "the snapshot's header does not fit together")
    }
    let positions = zip(regions, zip(sequences, hashes)).map { region, position in
      (region, (sequence: position.0, hash: position.1))
    }
    return Snapshot(
      revision: rows.int8(0, 0), chunksCount: Int(rows.int4(0, 5)), hash: rows.digest(0, 1),
      regions: Dictionary(positions) { first, _ in first })
  }

  private static func insert(_ head: OrganisationHead, chunksCount: Int) -> PostgresCommand {
    let regions = head.regions.filter { $0.value.sequence > 0 }.sorted { $0.key < $1.key }
    return SnapshotStatements.insert.bind {
      $0.int8(head.orgID)
      $0.int8(head.revision)
      $0.bytea(head.hash.bytes)
      $0.int4s(regions.map(\.key))
      $0.int8s(regions.map(\.value.sequence))
      $0.digests(regions.map(\.value.hash))
      $0.int4(Int32(chunksCount))
      $0.int4(Snapshot.format)
    }
  }

  private static func insertChunk(
    _ head: OrganisationHead, index: Int, chunk: [UInt8]
  ) -> PostgresCommand {
    SnapshotStatements.insertChunk.bind {
      $0.int8(head.orgID)
      $0.int8(head.revision)
      $0.int4(Int32(index))
      $0.bytea(chunk)
      $0.bytea(Digest256.hash(chunk).bytes)
    }
  }
}
