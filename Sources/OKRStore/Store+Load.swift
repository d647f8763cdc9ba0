// Loading an organisation, and paging through its log.

internal import PostgresClient

extension Store {
  /// Passes everything up to `head` to `visit`: the chosen snapshot, its chunks, and then the rows
  /// after it in the order of their revisions, each checked against both hash chains. At the end
  /// the chains must meet the head.
  ///
  /// - Parameters:
  ///   - head: from `takeLease`, `resolve` or `head(orgID:)`.
  ///   - visit: returns whether to go on.
  /// - Returns: whether everything was passed, rather than stopped by `visit`.
  /// - Throws: `corrupt` names what does not fit; `ownershipLost` when the lease changed meanwhile.
  public func load(
    _ head: OrganisationHead, from choice: SnapshotChoice = .latest,
    visit: (LoadPart) -> Bool
  ) throws(StoreError) -> Bool {
    do throws(StoreError) {
      return try self.loadVerified(head, from: choice, visit: visit)
    } catch {
      guard case .corrupt = error else { throw error }
      // Rows move between placements only with a new epoch: then this is no corruption.
      let now = try self.head(orgID: head.orgID)
      guard now.epoch == head.epoch else { throw .ownershipLost(orgID: head.orgID) }
      throw error
    }
  }

  private func loadVerified(
    _ head: OrganisationHead, from choice: SnapshotChoice, visit: (LoadPart) -> Bool
  ) throws(StoreError) -> Bool {
    let snapshot = try self.choose(choice, head: head)
    if let snapshot {
      guard visit(.snapshot(snapshot)) else { return false }
      guard try self.loadChunks(snapshot, orgID: head.orgID, visit: visit) else { return false }
    }
    let positions = snapshot?.regions ?? [:]
    var verifier = ChainVerifier(
      orgID: head.orgID, revision: snapshot?.revision ?? 0, hash: snapshot?.hash ?? .zero,
      regions: positions)
    var merge = self.merge(
      orgID: head.orgID, heads: head.regions, after: { positions[$0]?.sequence ?? 0 })
    while let row = try merge.next() {
      try verifier.accept(row)
      guard visit(.row(row)) else { return false }
    }
    try verifier.finish(at: head)
    return true
  }

  private func choose(
    _ choice: SnapshotChoice, head: OrganisationHead
  ) throws(StoreError) -> Snapshot? {
    switch choice {
    case .none:
      return nil
    case .latest:
      return try self.latestSnapshot(orgID: head.orgID, atOrBefore: head.revision)
    case .before(let revision):
      return try self.latestSnapshot(
        orgID: head.orgID, atOrBefore: min(head.revision, revision - 1))
    }
  }

  private func loadChunks(
    _ snapshot: Snapshot, orgID: Int64, visit: (LoadPart) -> Bool
  ) throws(StoreError) -> Bool {
    // Page by page, as the log: what a page's reader does with it takes none of a statement's time.
    var count: Int32 = 0
    while count < snapshot.chunksCount {
      let command = SnapshotStatements.chunks.bind {
        $0.int8(orgID)
        $0.int8(snapshot.revision)
        $0.int4(count)
        $0.int4(StoreLimits.loadPageChunksCount)
      }
      let page = try self.run([command], orgID: orgID)[0]
      for row in 0..<page.rowCount {
        let payload = page.bytea(row, 1)
        guard page.int4(row, 0) == count, Digest256.hash(payload) == page.digest(row, 2) else {
          throw Self.damaged(snapshot, orgID: orgID, chunk: count)
        }
        count += 1
        guard visit(.chunk(payload)) else { return false }
      }
      guard page.rowCount > 0 else { throw Self.damaged(snapshot, orgID: orgID, chunk: count) }
    }
    guard count == snapshot.chunksCount else {
      throw Self.damaged(snapshot, orgID: orgID, chunk: count)
    }
    return true
  }

  private static func damaged(_ snapshot: Snapshot, orgID: Int64, chunk: Int32) -> StoreError {
    .corrupt(
      orgID: orgID, region: nil, revision: snapshot.revision,
      reason: "chunk \(chunk) of the snapshot is missing or does not fit its digest")
  }

  func merge(
    orgID: Int64, heads: [Int32: RegionHead], after: (Int32) -> Int64
  ) -> LogMerge {
    LogMerge(orgID: orgID, heads: heads, after: after) { command throws(StoreError) in
      try self.run([command], orgID: orgID)[0]
    }
  }
}
