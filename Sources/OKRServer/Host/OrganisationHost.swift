// One organisation as it is served: its state, its place in the log, what waits to be committed,
// and who watches. All of it is touched on the organisation's lane only; commits and loads run
// elsewhere and come back by `pool.async`.

internal import Dispatch
internal import Logging
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import PostgresClient
internal import Synchronization
internal import WorkerPool

/// What hosts need of the process around them.
struct HostEnvironment: Sendable {
  let pool: WorkerPool
  let store: Store
  /// One writer a lane.
  let writers: [LogWriter]
  let zones: any ZoneSource
  let clock: WallClock
  /// For calls of the store: loads, snapshots, key look-ups. They wait for nothing of this process.
  let background: BlockingPool
  /// For snapshots: one at a time, with what the processors have left.
  let snapshots: BlockingPool
  /// This process's random id.
  let holder: UUID128
  /// True where no other process can hold a lease: the embedded database.
  let isAlone: Bool
  let lease = LeaseClock()
  let gate = StorageGate()
  /// Idempotency keys of one organisation that memory holds; older ones are looked up in the log.
  let keysPerOrganisation: Int
  let quota: QuotaLimits
  let memory: MemoryBudget
  let watch: WatchLimits
  let counters: HostCounters
  let logger: Logger
}

/// Where a host is in its life.
enum HostPhase {
  case unloaded
  case loading
  case serving
  /// An append's outcome is unknown; nothing is written until it is certain.
  case inDoubt
  /// Its stored records are damaged.
  case corrupt(RequestError)
}

// Confined to one serial lane of the pool, which every entry point asserts.
final class OrganisationHost: @unchecked Sendable {
  let organisationID: Int64
  let externalID: String
  let environment: HostEnvironment
  let quota: OrganisationQuota
  private let lastUse: Atomic<UInt64>
  private let heldTotal = Atomic<Int>(0)
  private let committed = Atomic<Int>(0)

  var phase = HostPhase.unloaded
  var organisation: Organisation
  var head: OrganisationHead?
  var ownership = Ownership()
  var keys = KeyTable(limit: 0, completeSince: Int64.max)
  var lastRecordedAt: Int64 = 0
  /// The first half of the database's incarnation: which history is served.
  var history: UInt64 = 0
  /// What `heldBytes` is made of.
  var held = HeldBytes()
  var snapshotRevision: Int64 = 0
  var isWritingSnapshot = false
  /// True where the organisation was archived, as far as is known here: reads alone are served.
  var isArchived = false
  /// Mutations that are refused unless the database says that it is restored.
  var refusedAsArchived: [Mutation] = []
  /// True while the figures of a close are stored: mutations wait.
  var isFreezing = false

  /// True while figures are brought up to date in slices; what comes meanwhile waits in `deferred`.
  var isSettling = false
  var deferred: [@Sendable (OrganisationHost) -> Void] = []

  /// What waits for the host to be loaded.
  var arrivals: [@Sendable (OrganisationHost) -> Void] = []
  var arrivalFailures: [@Sendable (RequestError) -> Void] = []
  var waiting = MutationQueue()
  var pace = CommitPace()
  var inFlight: Batch?
  /// The SQLSTATE of the last refused commit that was logged; nil once commits succeed.
  var refusalReported: String?
  var keysBeingLookedUp: [UUID128: [Mutation]] = [:]
  /// Mutations whose effective time is being placed in the log.
  var effectsBeingFound = 0
  let watchers: WatchTable
  var readers: [WaitingReader] = []
  var pages = PageSources()
  var timer: WorkerPool.TimerToken?

  init(organisationID: Int64, externalID: String, environment: HostEnvironment) {
    self.organisationID = organisationID
    self.externalID = externalID
    self.environment = environment
    self.quota = OrganisationQuota(environment.quota, now: WorkerPool.now())
    self.lastUse = Atomic(WorkerPool.now())
    self.organisation = .empty(environment)
    self.watchers = WatchTable(environment.watch)
  }

  /// When a request last came, in monotonic nanoseconds. From any thread.
  var lastUsedAt: UInt64 { self.lastUse.load(ordering: .relaxed) }

  /// What the organisation holds in memory, as far as the budget knows. From any thread.
  var heldBytes: Int { self.heldTotal.load(ordering: .relaxed) }

  func setHeldBytes(_ bytes: Int) { self.heldTotal.store(bytes, ordering: .relaxed) }

  func countCommitted(_ changes: Int) { self.committed.add(changes, ordering: .relaxed) }

  /// How many changes were committed since this was last asked. From any thread.
  func takeCommitted() -> Int { self.committed.exchange(0, ordering: .relaxed) }

  /// Hands the state to a reader in place. Each use of a class's property else makes a copy, and
  /// counts the references of all that the state holds.
  func read<R, Failure>(
    _ body: (borrowing Organisation) throws(Failure) -> R
  ) throws(Failure) -> R {
    self.assertOnLane()
    let result = withUnsafeMutablePointer(to: &self.organisation) { organisation in
      Result { () throws(Failure) in try body(organisation.pointee) }
    }
    return try result.get()
  }

  func assertOnLane() { self.environment.pool.assertOnLane(self.organisationID) }

  var lane: Int { self.environment.pool.lane(for: self.organisationID) }

  /// Back onto the lane, never refused.
  func resume(_ body: @escaping @Sendable (OrganisationHost) -> Void) {
    self.environment.pool.async(organisation: self.organisationID) { self.whenSettled(body) }
  }

  /// Runs `body` now, or once the organisation is loaded.
  func whenServing(
    _ body: @escaping @Sendable (OrganisationHost) -> Void,
    otherwise fail: @escaping @Sendable (RequestError) -> Void
  ) {
    self.assertOnLane()
    guard !self.isSettling else {
      guard self.deferred.count < ServerLimits.waitingMutationsPerOrganisation else {
        fail(.pool(.organisationFull(limit: ServerLimits.waitingMutationsPerOrganisation)))
        return
      }
      self.deferred.append { $0.whenServing(body, otherwise: fail) }
      return
    }
    self.lastUse.store(WorkerPool.now(), ordering: .relaxed)
    switch self.phase {
    case .serving where !self.isOwnCertainly:
      guard self.ownership.waiting.count < ServerLimits.waitingMutationsPerOrganisation else {
        fail(.pool(.organisationFull(limit: ServerLimits.waitingMutationsPerOrganisation)))
        return
      }
      self.confirmOwnership { host in
        // Where the database is silent, what is here is all that can be told.
        if host.isServing, host.ownership.isSilent {
          host.catchUpWithTime(body)
        } else {
          host.whenServing(body, otherwise: fail)
        }
      }
    case .serving, .inDoubt: self.catchUpWithTime(body)
    case .corrupt(let error): fail(error)
    case .unloaded where self.environment.memory.isExceeded: fail(.memoryFull)
    case .unloaded, .loading:
      guard self.arrivals.count < ServerLimits.waitingMutationsPerOrganisation else {
        fail(.pool(.organisationFull(limit: ServerLimits.waitingMutationsPerOrganisation)))
        return
      }
      self.arrivals.append(body)
      self.arrivalFailures.append(fail)
      if case .unloaded = self.phase { self.load() }
    }
  }

  /// Runs `body` once the revision is reached, for reads that ask for "at least".
  func whenReached(
    _ revision: Int64, _ body: @escaping @Sendable (OrganisationHost) -> Void,
    otherwise fail: @escaping @Sendable (RequestError) -> Void
  ) {
    if self.organisation.revision >= revision {
      body(self)
      return
    }
    let patience = UInt64(ServerLimits.atLeastWaitMilliseconds) * 1_000_000
    self.readers.append(
      WaitingReader(
        revision: revision, until: WorkerPool.now() + patience, body: body, fail: fail))
    self.scheduleTimer()
  }

  func answerReaders() {
    guard !self.readers.isEmpty else { return }
    let now = WorkerPool.now()
    let ready = self.readers.filter { $0.revision <= self.organisation.revision || $0.until <= now }
    self.readers.removeAll { $0.revision <= self.organisation.revision || $0.until <= now }
    for reader in ready {
      if reader.revision <= self.organisation.revision {
        self.whenSettled(reader.body)
      } else {
        reader.fail(
          RequestError(
            .unavailable, .revisionNotReached,
            "This server hasn't reached revision \(reader.revision): try again.",
            retryAfterMicroseconds: RequestError.retryAfterMicroseconds))
      }
    }
  }

  // MARK: Time

  /// Wakes the lane when a figure may change by time, at least once a minute while someone watches.
  func scheduleTimer() {
    if let timer = self.timer { _ = self.environment.pool.cancel(timer) }
    self.timer = nil
    guard !self.watchers.isEmpty || !self.readers.isEmpty else { return }
    let limit = ServerLimits.timeCheckSeconds * 1_000_000
    let until = self.organisation.nextInstant.map { $0 - self.environment.clock.nowMicros } ?? limit
    var pause = UInt64(min(max(until, 1_000), limit)) * 1_000
    if let first = self.readers.map(\.until).min() {
      let now = WorkerPool.now()
      pause = min(pause, first > now ? first - now : 1)
    }
    if let bookmark = self.watchers.nextBookmark {
      let now = WorkerPool.now()
      pause = min(pause, bookmark > now ? bookmark - now : 1)
    }
    self.timer = try? self.environment.pool.schedule(
      organisation: self.organisationID, at: WorkerPool.now() + pause
    ) {
      self.timer = nil
      self.whenSettled { host in
        host.catchUpWithTime {
          $0.answerReaders()
          $0.watchers.remind($0, now: WorkerPool.now())
          $0.countMemory()
          $0.scheduleTimer()
        }
      }
    }
  }
}

extension Organisation {
  /// What stands where nothing is loaded.
  static func empty(_ environment: HostEnvironment) -> Organisation {
    Organisation(zones: environment.zones, at: environment.clock.nowMicros)
  }
}

/// A read that waits for a revision.
struct WaitingReader: Sendable {
  var revision: Int64
  /// Monotonic nanoseconds.
  var until: UInt64
  var body: @Sendable (OrganisationHost) -> Void
  var fail: @Sendable (RequestError) -> Void
}
