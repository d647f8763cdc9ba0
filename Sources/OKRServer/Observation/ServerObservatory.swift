// Reads the server's figures from where they are kept. Nothing is counted here.

internal import OKRModel
internal import OKRStore
internal import OKRTransport
internal import PostgresClient
internal import WorkerPool

/// Takes readings. From any thread; no reading waits for a lane or for the database.
final class ServerObservatory: Sendable {
  let service: OKRService
  let transport: TransportServer
  let health: HealthDesk
  let healthWatches: HealthWatches
  private let heartbeat: Heartbeat
  private let storage: StorageWatch
  let board: OrganisationBoard
  private let connections: PostgresCounters
  private let writers: LogWriterCounters
  private let startedAt = WorkerPool.now()

  init(
    _ service: OKRService, _ transport: TransportServer, _ health: HealthDesk,
    _ heartbeat: Heartbeat, _ storage: StorageWatch, _ board: OrganisationBoard,
    connections: PostgresCounters,
    writers: LogWriterCounters
  ) {
    self.service = service
    self.transport = transport
    self.health = health
    self.healthWatches = HealthWatches { health.reading.readiness }
    self.heartbeat = heartbeat
    self.storage = storage
    self.board = board
    self.connections = connections
    self.writers = writers
  }

  func read() -> ServerReading {
    let observer = self.service.observer
    let health = self.health.reading
    let hosts = HostReading(self.service.hosts.environment)
    return ServerReading(
      version: self.service.version, startedAt: self.service.startedAt,
      uptimeMicroseconds: Int64((WorkerPool.now() - self.startedAt) / 1_000),
      phase: health.phase, health: health.readiness, transport: self.transport.counters,
      connectionLimit: self.transport.limits.connections, lanes: self.service.pool.statistics(),
      methods: observer.calls.reading,
      admissions: Admission.allCases.map { ($0, observer.admissions[$0]) },
      signIns: SignInResult.allCases.map { ($0, observer.admissions[$0]) },
      slowCalls: observer.slow.counts, accessLeftOut: observer.access.leftOut,
      blockingCalls: self.service.blockingCalls,
      hosts: hosts,
      past: (self.service.past.count, self.service.past.bytesCount),
      operations: self.service.operations.reading,
      organisations: self.board.reading(bytes: hosts.bytes), database: self.database,
      process: ProcessReading.now(), certificateExpiry: self.transport.certificateExpiry)
  }

  /// The figures as operators see them, with what has to be asked for first.
  /// - Parameter answer: called once, on any thread.
  func readStats(_ answer: @escaping @Sendable (GetStatsResponse) -> Void) {
    self.health.findOldest { oldest in
      var stats = self.read().stats
      stats.oldestCall = oldest.map { call in
        OldestCall(
          method: call.method,
          ageMicroseconds: max(0, Monotonic.nowNanoseconds - call.receivedAt) / 1_000)
      }
      stats.biggest = self.service.hosts.biggest(atMost: ServerLimits.biggestShown)
      answer(stats)
    }
  }

  private var database: DatabaseReading {
    let renewals = self.heartbeat.renewals
    let written = self.writers.reading
    let connections = self.service.store.connectionsInUse
    return DatabaseReading(
      calls: self.connections.reading, connectionsInUse: connections.now,
      connectionLimit: connections.limit, commits: written.commits, appends: written.appends,
      rows: written.rows, renewals: renewals.done, failedRenewals: renewals.failed,
      oldestTransactionMicroseconds: self.heartbeat.oldestTransactionMicroseconds,
      silenceNanoseconds: self.heartbeat.silenceNanoseconds(now: WorkerPool.now()),
      storage: self.storage.reading)
  }
}
