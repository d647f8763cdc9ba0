// An organisation's way into memory, and the snapshots that keep it short.

internal import Logging
internal import Metrics
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import ScoreEngine
internal import Synchronization
internal import WorkerPool

extension OrganisationHost {
  /// Begins to load; the host serves, or fails what waits, when that is done.
  func load() {
    self.assertOnLane()
    self.phase = .loading
    let begin = WorkerPool.now()
    // A lapse that comes later is asked about.
    self.ownership.lapses = self.environment.lease.lapses
    self.environment.background.async {
      let loaded = Result { () throws(StoreError) in
        try OrganisationLoader(self.environment, self.organisationID).load()
      }
      self.environment.counters.loads.record((WorkerPool.now() - begin) / 1_000)
      self.resume { $0.loaded(loaded) }
    }
  }

  private func loaded(_ result: Result<LoadedOrganisation, StoreError>) {
    switch result {
    case .success(let loaded):
      self.environment.logger.debug(
        "an organisation was loaded",
        metadata: ["organisation": "\(self.externalID)", "revision": "\(loaded.head.revision)"])
      self.serve(loaded)
    case .failure(let error):
      self.tell(error)
      self.failArrivals(error)
    }
  }

  private func tell(_ error: StoreError) {
    let metadata: Logger.Metadata = ["organisation": "\(self.externalID)", "error": "\(error)"]
    // That another process serves it is no failure, and is found at every request that comes here.
    if case .leaseHeld = error {
      self.environment.logger.debug("another process serves the organisation", metadata: metadata)
      return
    }
    self.environment.counters.failedLoads.add(1, ordering: .relaxed)
    self.environment.logger.error("an organisation couldn't be loaded", metadata: metadata)
  }

  private func serve(_ loaded: LoadedOrganisation) {
    self.organisation = loaded.organisation
    self.head = loaded.head
    self.isArchived = loaded.head.isArchived
    self.environment.counters.keys.add(
      Int64(loaded.keys.count - self.keys.count), ordering: .relaxed)
    self.keys = loaded.keys
    self.snapshotRevision = loaded.snapshotRevision
    self.lastRecordedAt = loaded.lastRecordedAt
    self.history = loaded.history
    self.phase = .serving
    self.environment.counters.loaded.add(1, ordering: .relaxed)
    self.countMemory()
    // What was told before a reload may be told again; who arrives now has its own beginning.
    self.watchers.reloaded(self)
    let arrivals = self.arrivals
    self.arrivals = []
    self.arrivalFailures = []
    for arrival in arrivals { self.whenSettled(arrival) }
    self.submitWaiting()
    self.snapshotIfDue()
    self.pump()
  }

  /// After a reload some of what waits may stand in the log already, and of an archived organisation
  /// nothing else is written.
  func submitWaiting() {
    for mutation in self.waiting.takeAll() { self.submit(mutation) }
  }

  private func failArrivals(_ error: StoreError) {
    let failure = RequestError(error)
    if case .corrupt = error {
      self.phase = .corrupt(failure)
    } else {
      self.phase = .unloaded
    }
    if case .leaseHeld = error { self.endAsLost(failure) }
    let failures = self.arrivalFailures
    let mutations = self.waiting.takeAll()
    self.arrivals = []
    self.arrivalFailures = []
    for fail in failures { fail(failure) }
    for mutation in mutations { mutation.complete(self.organisation, .failure(failure)) }
  }

  /// The region numbers that have rows, for placements.
  func reloadHead() {
    self.assertOnLane()
    guard self.inFlight == nil else { return }
    self.leaveMemory()
    self.load()
  }

  // MARK: Snapshots

  /// Changes after which a snapshot is worth its cost: a share of what it would hold, so that an
  /// organisation of any size pays about as much for each change, and replays no more than that.
  private var changesBeforeSnapshot: Int64 {
    let graph = self.organisation.graph
    let held = self.organisation.checkInCount + graph.objectiveCount + graph.keyResultCount
    return max(ServerLimits.changesPerSnapshot, Int64(held / ServerLimits.snapshotShare))
  }

  /// Writes a snapshot in the background once the tail has grown.
  func snapshotIfDue() {
    // The next commit may be under way: what it adds is neither in the state nor in the head.
    guard let head = self.head, head.revision == self.organisation.revision,
      !self.isWritingSnapshot, self.environment.gate.refusal == nil,
      head.revision - self.snapshotRevision >= self.changesBeforeSnapshot
    else { return }
    self.isWritingSnapshot = true
    let organisation = self.organisation
    self.environment.snapshots.async {
      let result = Result { () throws(StoreError) in
        try self.environment.store.writeSnapshot(
          head, chunks: SnapshotParts(organisation).lazy.map { $0.encoded() })
      }
      self.resume { host in
        host.isWritingSnapshot = false
        switch result {
        case .success:
          host.snapshotRevision = head.revision
          host.environment.counters.snapshots.add(1, ordering: .relaxed)
        case .failure(let error):
          host.environment.counters.failedSnapshots.add(1, ordering: .relaxed)
          host.environment.logger.warning(
            "a snapshot couldn't be written",
            metadata: ["organisation": "\(host.externalID)", "error": "\(error)"])
        }
      }
    }
  }
}
