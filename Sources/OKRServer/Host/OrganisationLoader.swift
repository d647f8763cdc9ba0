// Reading an organisation from the store: the newest snapshot, the log's tail, the keys of the last
// day.

internal import Dispatch
internal import Logging
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import Synchronization

/// What a load brings.
struct LoadedOrganisation: Sendable {
  var organisation: Organisation
  var head: OrganisationHead
  var keys: KeyTable
  var snapshotRevision: Int64
  var lastRecordedAt: Int64
  /// The first half of the database's incarnation.
  var history: UInt64
}

/// Reads an organisation from the store. Blocking; off the lanes.
struct OrganisationLoader {
  let environment: HostEnvironment
  let organisationID: Int64

  init(_ environment: HostEnvironment, _ organisationID: Int64) {
    self.environment = environment
    self.organisationID = organisationID
  }

  func load() throws(StoreError) -> LoadedOrganisation {
    let store = self.environment.store
    let head = try store.takeLease(
      orgID: self.organisationID, holder: self.environment.holder,
      isForced: self.environment.isAlone)
    let now = self.environment.clock.nowMicros
    var (organisation, snapshotRevision, lastRecordedAt) = try self.replay(head)
    // A snapshot of the head leaves no row to tell.
    if lastRecordedAt == 0 { lastRecordedAt = try store.lastRecordedTime(head) }
    return LoadedOrganisation(
      organisation: organisation, head: head, keys: try self.recentKeys(now),
      snapshotRevision: snapshotRevision, lastRecordedAt: lastRecordedAt,
      history: try store.ping().incarnation.high)
  }

  /// The state that the newest snapshot and the log after it make; where the snapshot is damaged, the whole log, which
  /// holds everything.
  private func replay(
    _ head: OrganisationHead
  ) throws(StoreError) -> (Organisation, snapshotRevision: Int64, lastRecordedAt: Int64) {
    do throws(StoreError) {
      return try self.replay(head, from: .latest)
    } catch {
      guard case .corrupt = error else { throw error }
      let replayed = try self.replay(head, from: .none)
      self.environment.logger.error(
        "a snapshot is damaged: the log was replayed instead",
        metadata: ["organisation": "\(self.organisationID)", "error": "\(error)"])
      return replayed
    }
  }

  /// The state that the stored records make.
  func replay(
    _ head: OrganisationHead, from choice: SnapshotChoice
  ) throws(StoreError) -> (Organisation, snapshotRevision: Int64, lastRecordedAt: Int64) {
    var (organisation, snapshotRevision, lastRecordedAt) = try self.replay(
      head, from: choice, at: self.environment.clock.nowMicros, upTo: nil)
    organisation.finishReplay(at: organisation.instant, revision: head.revision)
    return (organisation, snapshotRevision, lastRecordedAt)
  }

  /// The state of a moment of the past.
  func replay(_ head: OrganisationHead, asOf moment: PastMoment) throws(StoreError) -> Organisation
  {
    // A snapshot from before the instant holds nothing that came to hold after it.
    let held = try self.environment.store.revision(head, recordedBy: moment.instant)
    let last = min(held, moment.revision)
    var organisation = try self.replay(
      head, from: .before(revision: last + 1), at: moment.instant, upTo: moment
    ).0
    organisation.finishReplay(asOf: moment.instant, revision: moment.revision)
    return organisation
  }

  /// Takes in what is stored up to a moment, or all of it; the replay is still to be finished.
  private func replay(
    _ head: OrganisationHead, from choice: SnapshotChoice, at instant: Int64,
    upTo moment: PastMoment?
  ) throws(StoreError) -> (Organisation, snapshotRevision: Int64, lastRecordedAt: Int64) {
    let replay = Replay(Organisation(zones: self.environment.zones, at: instant))
    var snapshotRevision: Int64 = 0
    var lastRecordedAt: Int64 = 0
    var damage: (region: Int32?, revision: Int64)?
    var tail: [Entry] = []
    // The store's own chunks, whose digests fit: a MiB each and one element more.
    let arena = Arena(budgetBytes: ServerLimits.snapshotDecodeBytes)
    _ = try self.environment.store.load(head, from: choice) { part in
      switch part {
      case .snapshot(let snapshot): snapshotRevision = snapshot.revision
      case .chunk(let bytes):
        guard let chunk = bytes.withUnsafeBytes({ try? SnapshotChunk(decoding: $0, in: arena) })
        else {
          damage = (nil, snapshotRevision)
          return false
        }
        replay.apply { $0.replay(chunk) }
      case .row(let row):
        if let moment, row.entry.revision > moment.revision { return false }
        lastRecordedAt = row.entry.recordedAt
        guard let change = LogPayload.decode(row.entry) else {
          damage = (row.entry.region, row.entry.revision)
          return false
        }
        // Which check-ins hold the state itself knows.
        if let moment, !change.isCheckIn, row.entry.effectiveAt > moment.instant { return true }
        tail.append(Entry(row.entry, change))
        if tail.count == Replay.entriesAtOnce { replay.apply(&tail) }
      }
      return true
    }
    replay.apply(&tail)
    guard let organisation = replay.finish(), damage == nil else {
      throw .corrupt(
        orgID: self.organisationID, region: damage?.region,
        revision: damage?.revision ?? snapshotRevision,
        reason: "a stored change can't be read by this version")
    }
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

/// A state that is replayed on a thread of its own, while what comes next is read and decoded: each
/// is about half of a load.
private final class Replay: Sendable {
  static let entriesAtOnce = 512
  /// Parts that may wait, so that reading doesn't run ahead of applying.
  private static let partsWaiting = 4

  /// The state; nil once a part didn't fit.
  private let organisation: Mutex<Organisation?>
  private let queue = DispatchQueue(label: "okr.load")
  private let room = DispatchSemaphore(value: Replay.partsWaiting)

  init(_ organisation: Organisation) { self.organisation = Mutex(organisation) }

  /// Takes a part in, after those before it. Waits while there are too many.
  /// - Parameter part: returns false where it doesn't fit.
  func apply(_ part: @escaping @Sendable (inout Organisation) -> Bool) {
    self.room.wait()
    self.queue.async {
      self.organisation.withLock { state in
        // Taken out, so that nothing shares what changes.
        guard var organisation = state.take() else { return }
        if part(&organisation) { state = organisation }
      }
      self.room.signal()
    }
  }

  /// Takes entries in, and leaves none.
  func apply(_ entries: inout [Entry]) {
    let taken = entries
    entries = []
    self.apply { organisation in
      for entry in taken { organisation.replay(entry) }
      return true
    }
  }

  /// - Returns: the state once all parts are in; nil where one didn't fit.
  func finish() -> Organisation? {
    self.queue.sync { self.organisation.withLock { $0.take() } }
  }
}

extension Change {
  var isCheckIn: Bool {
    if case .checkIn? = self.change { true } else { false }
  }
}
