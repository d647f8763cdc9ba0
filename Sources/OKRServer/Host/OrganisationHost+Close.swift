// Closing a cycle: its figures are formed and stored off the lane, from a copy of the state, while
// mutations wait; then the close is committed, which names them.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import WorkerPool

extension OrganisationHost {
  /// True where a close that waits will be committed: what refuses or answers it is known before
  /// any figure is formed.
  func willCommit(_ mutation: Mutation, _ cycle: String) -> Bool {
    guard mutation.deadline > WorkerPool.now(), self.keys.find(mutation.key.id) == nil else {
      return false
    }
    return self.read { (try? $0.checkClose(cycle, mutation.expectedVersion)) ?? nil } != nil
  }

  /// Stores the figures for the close that waits first, then goes on with it. Reads go on meanwhile.
  func freeze(_ cycle: String) {
    _ = self.organisation.beginAdvancing(to: self.environment.clock.nowMicros)
    self.settleFigures { host in
      host.notifyWatchers()
      host.isFreezing = true
      let organisation = host.organisation
      host.environment.background.async {
        let frozen = Result { () throws(RequestError) in
          try host.environment.store.freeze(
            cycle, organisation, orgID: host.organisationID, by: host.environment.holder)
        }
        host.resume { $0.frozen(cycle, frozen) }
      }
    }
  }

  private func frozen(_ cycle: String, _ result: Result<FrozenFigures, RequestError>) {
    self.isFreezing = false
    // A reload may have told it meanwhile that nothing is served.
    if !self.waiting.isEmpty, self.waiting[0].closing?.cycle == cycle,
      var mutation = self.waiting.takeFirst()
    {
      switch result {
      case .success(let frozen):
        mutation.edits = [.closeCycle(cycle, frozen)]
        self.waiting.prepend([mutation])
      case .failure(let error):
        mutation.complete(self.organisation, .failure(error))
      }
    }
    self.pump()
  }
}

extension Store {
  /// Stores a cycle's figures for a close that is to be the next row of the log. Blocking.
  fileprivate func freeze(
    _ cycle: String, _ organisation: Organisation, orgID: Int64, by id: UUID128
  ) throws(RequestError) -> FrozenFigures {
    var frozen = try FrozenFigures(cycle: cycle, of: organisation)
    guard let figures = CycleFigures(cycle: cycle, of: organisation) else {
      throw .notFound("cycle", cycle)
    }
    var parts = DigestedParts(figures)
    do throws(StoreError) {
      try self.writeClosedParts(
        orgID: orgID, id: id, revision: organisation.revision + 1,
        after: organisation.closeRevisions, parts: AnySequence { AnyIterator { parts.next() } })
    } catch {
      throw RequestError(error)
    }
    frozen.stored = StoredFigures(
      id: id.bytes, partDigests: parts.digests, digest: parts.sum.digest.description)
    return frozen
  }
}

/// A cycle's figures as they are stored, and their digests.
private struct DigestedParts: IteratorProtocol {
  private(set) var digests: [UInt8] = []
  private(set) var sum = Digest256.Running()
  private var figures: CycleFigures

  init(_ figures: CycleFigures) { self.figures = figures }

  mutating func next() -> [UInt8]? {
    guard let part = self.figures.next()?.encoded() else { return nil }
    self.digests += Digest256.hash(part).bytes
    self.sum.update(part)
    return part
  }
}

extension PlannedChange {
  /// The change with what it takes from its place in the log: a close the digest of its inputs; and nothing takes
  /// effect after it is recorded, whatever clocks did meanwhile.
  func sealed(after head: OrganisationHead, recordedAt: Int64) -> PlannedChange {
    if let effect = self.earlierEffect, effect >= recordedAt {
      var now = self
      now.earlierEffect = nil
      return now
    }
    guard case .cycleClosed(var closed)? = self.change.change else { return self }
    closed.close?.inputsDigest = head.hash.description
    var sealed = self
    sealed.change = Change(change: .cycleClosed(closed))
    return sealed
  }
}
