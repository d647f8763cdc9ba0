// The whole server: a database, a pool, hosts, and the doors. It starts in order and drains in the
// reverse.

internal import Dispatch
public import Logging
internal import OKRModel
internal import OKRState
public import OKRStore
public import OKRTransport
public import PostgresClient
internal import Synchronization
internal import WorkerPool
internal import ZoneFiles

/// What a server is started with.
public struct ServerConfiguration: Sendable {
  /// The database.
  public var endpoint: PostgresEndpoint
  /// True where no other process can serve from it: the embedded one.
  public var isAlone: Bool
  /// Whether the schema is brought up to date at the start; else one that isn't is refused.
  public var migrates = true
  public var version: ServerVersion
  /// Host and port, or nil for none.
  public var listen: (host: String, port: Int)?
  /// A unix socket's path, or nil for none.
  public var socketPath: String?
  public var tls: TLSFiles?
  public var poolLanes: Int
  /// What each organisation may ask for.
  public var quota = QuotaLimits()
  /// Memory for organisations, all together.
  public var organisationBytes = 4 << 30
  /// What one organisation may hold before it takes nothing new.
  public var organisationBytesEach = Int.max
  /// Calls that take at least so long get a line in the log; 0 for none.
  public var slowRequestMilliseconds = 500
  /// How old a connection may get; 0 for any age.
  public var connectionAgeMinutes = 60
  /// How many of a hundred calls get a line in the log when they end.
  public var accessLogPercent = 0
  /// How many organisations the metrics name, those of which a figure is largest; 0 for none.
  public var metricsByOrganisation = 0
  /// Idempotency keys of one organisation that memory holds; older ones are looked up in the log.
  public var keysPerOrganisation = ServerLimits.keysPerOrganisation
  /// What watches may hold and replay.
  public var watch = WatchLimits()
  /// How much long work there may be.
  public var operations = OperationLimits()
  public var clock = WallClock.system
  /// The room where the data lies; nil where nobody here has to look after it. Before it ends, changes
  /// are refused.
  public var space: (@Sendable () -> VolumeSpace?)?
  /// What the server goes without though it was to be there, in words: health tells it, and passes.
  public var warning: String?
  /// Told once where the database turns out to hold another history than at the start: it was
  /// restored. Nothing that the server has in memory is true then, so it should be ended.
  public var onOtherHistory: @Sendable () -> Void = {}

  public init(
    endpoint: PostgresEndpoint, isAlone: Bool, version: ServerVersion,
    listen: (host: String, port: Int)?, socketPath: String?, tls: TLSFiles?, poolLanes: Int
  ) {
    self.endpoint = endpoint
    self.isAlone = isAlone
    self.version = version
    self.listen = listen
    self.socketPath = socketPath
    self.tls = tls
    self.poolLanes = poolLanes
  }
}

extension ServerConfiguration {
  /// The most organisations that metrics may name.
  public static let organisationsInMetrics = ServerLimits.topOrganisations
}

/// A running server.
public final class Server: Sendable {
  private let configuration: ServerConfiguration
  private let store: Store
  private let pool: WorkerPool
  private let writers: [LogWriter]
  private let hosts: HostDirectory
  let service: OKRService
  let transport: TransportServer
  let heartbeat: Heartbeat
  private let lifecycle: Lifecycle
  let observatory: ServerObservatory
  private let healthLog: HealthLog
  let storage: StorageWatch
  private let reclaimer: Reclaimer
  let logger: Logger

  /// Brings the schema up to date, or checks that it is, and prepares everything; nothing listens yet.
  /// - Parameter lifecycle: told how far the server is.
  /// - Throws: `StoreError` where the database can't be used, `TransportError` where the
  ///   certificate can't.
  public init(
    _ configuration: ServerConfiguration, lifecycle: Lifecycle = Lifecycle(), logger: Logger
  ) throws {
    Limits.assertRelations()
    ServerLimits.assertRelations()
    lifecycle.advance(to: .migrating)
    try Self.prepareSchema(configuration, logger.of(.store))
    self.configuration = configuration
    self.logger = logger
    self.lifecycle = lifecycle
    let connections = PostgresCounters()
    let written = LogWriterCounters()
    self.store = Store(endpoint: configuration.endpoint, counters: connections)
    var limits = WorkerPoolLimits()
    limits.jobCostUnits = 2_048
    limits.quantumCostUnits = 2_048
    self.pool = WorkerPool(laneCount: configuration.poolLanes, limits: limits)
    self.writers = (0..<configuration.poolLanes).map { _ in
      LogWriter(endpoint: configuration.endpoint, counters: written, connections: connections)
    }
    let holder = UUID128.random()
    self.hosts = HostDirectory(
      environment: HostEnvironment(
        pool: self.pool, store: self.store, writers: self.writers, zones: ZoneFiles(),
        clock: configuration.clock,
        background: BlockingPool(threads: ServerLimits.backgroundThreads, label: "okr.background"),
        snapshots: BlockingPool(threads: 1, label: "okr.snapshots", niceness: 10),
        holder: holder, isAlone: configuration.isAlone,
        keysPerOrganisation: configuration.keysPerOrganisation, quota: configuration.quota,
        memory: MemoryBudget(
          limitBytes: configuration.organisationBytes,
          limitBytesEach: configuration.organisationBytesEach),
        watch: configuration.watch,
        counters: HostCounters(),
        logger: logger.of(.hosts)))
    var transportLimits = TransportLimits()
    transportLimits.ageMilliseconds = configuration.connectionAgeMinutes * 60_000
    self.service = OKRService(
      version: configuration.version, hosts: self.hosts,
      decodeBudgetBytes: transportLimits.decodeBudgetBytes,
      slowMilliseconds: configuration.slowRequestMilliseconds,
      accessPercent: configuration.accessLogPercent, operations: configuration.operations,
      logger: logger)
    self.transport = try TransportServer(
      limits: transportLimits, tls: configuration.tls, handler: self.service)
    self.heartbeat = Heartbeat(
      store: self.store, logger: logger.of(.store),
      process: ServingProcess(
        incarnation: holder, address: configuration.listen.map { "\($0.host):\($0.port)" } ?? "",
        version: 1),
      lease: self.hosts.environment.lease, gate: self.hosts.environment.gate,
      onLapse: { [hosts] in hosts.confirmOwnership() },
      onOtherHistory: configuration.onOtherHistory)
    self.storage = StorageWatch(
      self.hosts.environment.gate, logger.of(.store), read: configuration.space)
    self.reclaimer = Reclaimer(self.hosts, self.service.past)
    self.observatory = ServerObservatory(
      self.service, self.transport,
      HealthDesk(
        lifecycle, self.heartbeat, self.transport, self.storage, warning: configuration.warning),
      self.heartbeat, self.storage,
      OrganisationBoard(self.hosts, most: configuration.metricsByOrganisation),
      connections: connections, writers: written)
    self.healthLog = HealthLog(logger) { [observatory] in observatory.health.reading.readiness }
    self.service.attend(self.observatory)
  }

  private static func prepareSchema(
    _ configuration: ServerConfiguration, _ logger: Logger
  ) throws(StoreError) {
    let migrator = SchemaMigrator(endpoint: configuration.endpoint)
    guard configuration.migrates else { return try migrator.check() }
    let applied = try migrator.migrate()
    if !applied.isEmpty { logger.info("the schema was migrated", metadata: ["to": "\(applied)"]) }
  }

  /// Starts to serve.
  /// - Returns: the port listened on, where there is one.
  public func start() async throws -> Int? {
    self.lifecycle.advance(to: .opening)
    try self.heartbeat.beat()
    self.heartbeat.start()
    self.storage.start()
    self.reclaimer.start()
    self.hosts.tokens.start(self.store)
    self.observatory.board.start()
    var port: Int?
    if let listen = self.configuration.listen {
      port = try await self.transport.bind(host: listen.host, port: listen.port)
    }
    if let path = self.configuration.socketPath {
      try await self.transport.bind(unixSocket: path)
    }
    self.service.operations.start(self.service)
    self.lifecycle.advance(to: .serving)
    self.healthLog.start()
    return port
  }

  /// Takes no new work, finishes what runs, commits, and ends.
  /// - Parameter grace: when it is over, what still waits for the database is left to its fate:
  ///   keys tell later what became of it.
  @discardableResult
  public func drain(grace: Duration) async -> DrainReport {
    let end = ContinuousClock.now + grace
    self.healthLog.stop()
    self.lifecycle.advance(to: .draining)
    self.observatory.healthWatches.end()
    self.reclaimer.stop()
    self.storage.stop()
    self.hosts.tokens.stop()
    self.observatory.board.stop()
    self.service.operations.stop()
    for host in self.hosts.all {
      self.pool.async(organisation: host.organisationID) { host.endWatches() }
    }
    let cut = await self.transport.drain(grace: grace * 3 / 4)
    let isFinished = await self.finish(by: max(end, ContinuousClock.now + .seconds(1)))
    return DrainReport(cutCalls: cut, isFinished: isFinished)
  }

  /// Empties the pool, closes the writers and says farewell; returns when that is done, or at
  /// `end`.
  /// - Returns: true where it is done.
  private func finish(by end: ContinuousClock.Instant) async -> Bool {
    let waiter = Mutex<CheckedContinuation<Bool, Never>?>(nil)
    let resume: @Sendable (Bool) -> Void = { isFinished in
      let continuation = waiter.withLock { waiter in
        defer { waiter = nil }
        return waiter
      }
      continuation?.resume(returning: isFinished)
    }
    let limit = Task {
      // Cancelled where all is done in time.
      try? await Task.sleep(until: end, clock: .continuous)
      resume(false)
    }
    let isFinished = await withCheckedContinuation { continuation in
      waiter.withLock { $0 = continuation }
      self.service.operations.whenIdle {
        self.pool.drain {
          DispatchQueue(label: "okr.farewell").async {
            self.sayFarewell { resume(true) }
          }
        }
      }
    }
    limit.cancel()
    return isFinished
  }

  private func sayFarewell(then resume: () -> Void) {
    for writer in self.writers { writer.close() }
    self.service.closeDesk()
    self.hosts.environment.background.close()
    self.hosts.environment.snapshots.close()
    self.heartbeat.stop()
    self.store.close()
    resume()
  }
}
