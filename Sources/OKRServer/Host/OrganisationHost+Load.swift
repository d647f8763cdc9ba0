// Loading: the lease, the newest snapshot, the log's tail, the keys of the last day. Snapshots
// bound the tail.

internal import Dispatch
internal import Logging
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import ScoreEngine
internal import Synchronization
internal import WorkerPool

/// What a load brings.
struct LoadedOrganisation: Sendable {
  var organisation: Organisation
  var head: OrganisationHead
  var keys: KeyTable
  var snapshotRevision: Int64
  var lastRecordedAt: Int64
}

extension OrganisationHost {
  /// Begins to load; the host serves, or fails what waits, when that is done.
  func load() {
    self.assertOnLane()
    self.phase = .loading
    self.environment.background.async {
      let loaded = Result { () throws(StoreError) in
        try OrganisationLoader(self.environment, self.organisationID).load()
      }
      self.resume { $0.loaded(loaded) }
    }
  }

  private func loaded(_ result: Result<LoadedOrganisation, StoreError>) {
    switch result {
    case .success(let loaded): self.serve(loaded)
    case .failure(let error):
      self.environment.logger.error(
        "an organisation couldn't be loaded",
        metadata: ["organisation": "\(self.externalID)", "error": "\(error)"])
      self.failArrivals(error)
    }
  }

  private func serve(_ loaded: LoadedOrganisation) {
    self.organisation = loaded.organisation
    self.head = loaded.head
    self.environment.counters.keys.add(
      Int64(loaded.keys.count - self.keys.count), ordering: .relaxed)
    self.keys = loaded.keys
    self.snapshotRevision = loaded.snapshotRevision
    self.lastRecordedAt = loaded.lastRecordedAt
    self.phase = .serving
    self.environment.counters.loaded.add(1, ordering: .relaxed)
    self.countMemory()
    let arrivals = self.arrivals
    self.arrivals = []
    self.arrivalFailures = []
    for arrival in arrivals { arrival(self) }
    // After a reload watchers get everything anew.
    self.watchers.forgetNodes()
    for watcher in self.watchers.all { watcher.restart(self) }
    self.retryKnown()
    self.snapshotIfDue()
    self.pump()
  }

  /// After a reload some of what waits may stand in the log already.
  private func retryKnown() {
    for mutation in self.waiting.takeAll() { self.submit(mutation) }
  }

  private func failArrivals(_ error: StoreError) {
    let failure = RequestError(error)
    if case .corrupt = error {
      self.phase = .corrupt(failure)
    } else {
      self.phase = .unloaded
    }
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
      !self.isWritingSnapshot, head.revision - self.snapshotRevision >= self.changesBeforeSnapshot
    else { return }
    self.isWritingSnapshot = true
    let organisation = self.organisation
    self.environment.snapshots.async {
      let result = Result { () throws(StoreError) in
        try self.environment.store.writeSnapshot(head, chunks: SnapshotChunks(organisation).chunks)
      }
      self.resume { host in
        host.isWritingSnapshot = false
        switch result {
        case .success: host.snapshotRevision = head.revision
        case .failure(let error):
          host.environment.logger.warning(
            "a snapshot couldn't be written",
            metadata: ["organisation": "\(host.externalID)", "error": "\(error)"])
        }
      }
    }
  }
}

/// A state as snapshot chunks: entries, each behind its length in 4 bytes, big-endian.
struct SnapshotChunks {
  private(set) var chunks: [[UInt8]] = []

  init(_ organisation: Organisation) {
    var chunk: [UInt8] = []
    var chunks: [[UInt8]] = []
    organisation.forEachSnapshotEntry { entry in
      let bytes = entry.encoded()
      withUnsafeBytes(of: UInt32(bytes.count).bigEndian) { chunk.append(contentsOf: $0) }
      chunk.append(contentsOf: bytes)
      if chunk.count >= ServerLimits.snapshotChunkBytes {
        chunks.append(chunk)
        chunk = []
      }
    }
    if !chunk.isEmpty || chunks.isEmpty { chunks.append(chunk) }
    self.chunks = chunks
  }

  /// Hands on the entries of a chunk.
  /// - Parameter arena: used again for each entry.
  /// - Returns: false where the chunk is damaged.
  static func forEachEntry(
    of chunk: [UInt8], in arena: Arena, _ body: (Entry) -> Void
  ) -> Bool {
    chunk.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        guard rest.count >= 4 else { return false }
        let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        guard length <= rest.count,
          let entry = try? Entry(
            decoding: UnsafeRawBufferPointer(rebasing: rest.prefix(length)), in: arena)
        else { return false }
        body(entry)
        rest = rest.dropFirst(length)
      }
      return true
    }
  }
}

/// Reads an organisation from the store. Blocking; off the lanes.
struct OrganisationLoader {
  private let environment: HostEnvironment
  private let organisationID: Int64

  init(_ environment: HostEnvironment, _ organisationID: Int64) {
    self.environment = environment
    self.organisationID = organisationID
  }

  func load() throws(StoreError) -> LoadedOrganisation {
    let store = self.environment.store
    let head = try store.takeLease(
      orgID: self.organisationID, holder: self.environment.holder,
      isForced: self.environment.isAlone)
    let now = WallClock.nowMicros
    let (organisation, snapshotRevision, lastRecordedAt) = try self.replay(head, from: .latest)
    return LoadedOrganisation(
      organisation: organisation, head: head, keys: try self.recentKeys(now),
      snapshotRevision: snapshotRevision, lastRecordedAt: lastRecordedAt)
  }

  /// The state that the stored records make.
  func replay(
    _ head: OrganisationHead, from choice: SnapshotChoice
  ) throws(StoreError) -> (Organisation, snapshotRevision: Int64, lastRecordedAt: Int64) {
    let now = WallClock.nowMicros
    var organisation = Organisation(zones: self.environment.zones, at: now)
    var snapshotRevision: Int64 = 0
    var lastRecordedAt: Int64 = 0
    var damage: (region: Int32?, revision: Int64)?
    let arena = Arena()
    _ = try self.environment.store.load(head, from: choice) { part in
      switch part {
      case .snapshot(let snapshot): snapshotRevision = snapshot.revision
      case .chunk(let chunk):
        let isIntact = SnapshotChunks.forEachEntry(of: chunk, in: arena) {
          organisation.replay($0)
        }
        guard isIntact else {
          damage = (nil, snapshotRevision)
          return false
        }
      case .row(let row):
        lastRecordedAt = row.entry.recordedAt
        guard let change = LogPayload.decode(row.entry) else {
          damage = (row.entry.region, row.entry.revision)
          return false
        }
        organisation.replay(
          Entry(
            revision: row.entry.revision, recordedUnixMicros: row.entry.recordedAt,
            actor: row.entry.actor, change: change))
      }
      return true
    }
    if let damage {
      throw .corrupt(
        orgID: self.organisationID, region: damage.region, revision: damage.revision,
        reason: "a stored change can't be read by this version")
    }
    organisation.finishReplay(at: now, revision: head.revision)
    return (organisation, snapshotRevision, lastRecordedAt)
  }

  /// The keys of the last day where the table holds them all, else the newest of the last minutes:
  /// then it knows at least every key that is made from now on.
  private func recentKeys(_ now: Int64) throws(StoreError) -> KeyTable {
    let ahead = Limits.idempotencyKeyAheadMicroseconds
    for age in [Limits.idempotencyKeyAgeMicroseconds, 3_600_000_000] {
      let (table, isWhole) = try self.keys(recordedSince: now - age - ahead, stopsWhenFull: true)
      if isWhole { return table }
    }
    return try self.keys(recordedSince: now - 2 * ahead, stopsWhenFull: false).table
  }

  /// The newest keys of those recorded since an instant, and whether that is all of them.
  private func keys(
    recordedSince since: Int64, stopsWhenFull: Bool
  ) throws(StoreError) -> (table: KeyTable, isWhole: Bool) {
    // A key is recorded at most as long before its own time as a clock may be ahead.
    let complete = since + Limits.idempotencyKeyAheadMicroseconds
    var table = KeyTable(
      limit: self.environment.keysPerOrganisation, completeSince: complete)
    try self.environment.store.recentKeys(orgID: self.organisationID, since: since) {
      key, record, _ in
      guard let digest = Digest256(bytes: record.requestDigest) else { return true }
      table.restore(key, revision: record.revision, digest: digest)
      return !stopsWhenFull || table.completeSince == complete
    }
    return (table, table.completeSince == complete)
  }
}
