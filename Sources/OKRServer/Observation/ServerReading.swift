// Everything that the server tells of itself, read at one instant: the metrics, `okr server stats` and
// the status page are written from it.

internal import Metrics
internal import OKRStore
internal import OKRTransport
internal import PostgresClient
internal import Synchronization
internal import WorkerPool

/// The server's figures at one instant.
struct ServerReading: Sendable {
  var version: ServerVersion
  /// Microseconds since 1970.
  var startedAt: Int64
  var uptimeMicroseconds: Int64
  var phase: Lifecycle.Phase
  var health: HealthReport
  var transport: TransportCounters
  var connectionLimit: Int
  var lanes: [LaneStatistics]
  var methods: [MethodReading]
  var admissions: [(Admission, UInt64)]
  var signIns: [(SignInResult, UInt64)]
  var slowCalls: (slow: UInt64, leftOut: UInt64)
  /// Calls that the access log left out.
  var accessLeftOut: UInt64
  var blockingCalls: (waiting: Int, limit: Int)
  var hosts: HostReading
  /// The states of the past that are kept.
  var past: (states: Int, bytes: Int)
  var operations: OperationReading
  /// Figures by organisation; nil where nobody wants them.
  var organisations: OrganisationReading?
  var database: DatabaseReading
  var process: ProcessReading
  /// When the certificate of TLS expires, in seconds since 1970; nil without TLS.
  var certificateExpiry: Int64?
}

extension ServerReading {
  /// What `hosts.bytes` is made of. What came or went while it was read counts among the resources.
  var memoryParts: [(name: String, bytes: Int)] {
    let beside = [
      ("keys", self.hosts.keyBytes), ("pages", self.hosts.pageBytes),
      ("watches", self.hosts.watchBytes), ("past", self.past.bytes),
    ]
    return [("resources", max(0, beside.reduce(self.hosts.bytes) { $0 - $1.1 }))] + beside
  }
}

/// The organisations' figures, all together.
struct HostReading: Sendable {
  var loaded: Int64
  var bytes: Int
  var limitBytes: Int
  /// What of `bytes` isn't resources, nor states of the past.
  var keyBytes: Int
  var pageBytes: Int
  var watchBytes: Int
  var watchers: Int64
  var idempotencyKeys: Int64
  var largestBatch: Int64
  var commits: HistogramReading
  var changes: HistogramReading
  var watchLag: HistogramReading
  var loads: HistogramReading
  var failedLoads: UInt64
  var refusedCommits: UInt64
  var doubtfulCommits: UInt64
  var lostLeases: UInt64
  var snapshots: UInt64
  var failedSnapshots: UInt64
}

/// What the server has to do with PostgreSQL.
struct DatabaseReading: Sendable {
  var calls: PostgresReading
  var connectionsInUse: Int
  var connectionLimit: Int
  var commits: UInt64
  var appends: UInt64
  var rows: UInt64
  var renewals: UInt64
  var failedRenewals: UInt64
  var oldestTransactionMicroseconds: Int64
  /// How long it has been silent; nil where it never answered.
  var silenceNanoseconds: UInt64?
  /// The room where its data lies; nil where that isn't looked at.
  var storage: StorageReading?
}

extension HostReading {
  init(_ environment: HostEnvironment) {
    let counters = environment.counters
    self.init(
      loaded: counters.loaded.load(ordering: .relaxed), bytes: environment.memory.usedBytes,
      limitBytes: environment.memory.limitBytes,
      keyBytes: counters.keyBytes.load(ordering: .relaxed),
      pageBytes: counters.pageBytes.load(ordering: .relaxed),
      watchBytes: counters.watchBytes.load(ordering: .relaxed),
      watchers: counters.watchers.load(ordering: .relaxed),
      idempotencyKeys: counters.keys.load(ordering: .relaxed),
      largestBatch: counters.largestBatch.load(ordering: .relaxed),
      commits: counters.commits.reading, changes: counters.changes.reading,
      watchLag: counters.watchLag.reading,
      loads: counters.loads.reading, failedLoads: counters.failedLoads.load(ordering: .relaxed),
      refusedCommits: counters.refusedCommits.load(ordering: .relaxed),
      doubtfulCommits: counters.doubtfulCommits.load(ordering: .relaxed),
      lostLeases: counters.lostLeases.load(ordering: .relaxed),
      snapshots: counters.snapshots.load(ordering: .relaxed),
      failedSnapshots: counters.failedSnapshots.load(ordering: .relaxed))
  }
}
