// Written by proto/generate from proto/okr/v1/server_service.proto. Do not edit.

public struct GetStatsRequest: WireMessage {
  public static let fullName = "okr.v1.GetStatsRequest"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

/// One lane of the worker pool, since the server started.
public struct LaneStats: WireMessage {
  public static let fullName = "okr.v1.LaneStats"

  public var lane: Int32 = 0
  public var queued: Int64 = 0
  public var queueLimit: Int64 = 0
  public var executed: Int64 = 0
  /// Slices of long work that waited for shorter work.
  public var yielded: Int64 = 0
  public var refused: Int64 = 0
  public var longestSliceMicroseconds: Int64 = 0
  public var organisations: Int64 = 0
  /// How long it ran jobs.
  public var busyMicroseconds: Int64 = 0
  /// Short jobs whose turn came, and how long they waited for it, all together.
  public var begun: Int64 = 0
  public var waitedMicroseconds: Int64 = 0
  /// Jobs whose deadline passed while they waited.
  public var expired: Int64 = 0

  public init() {}

  public init(
    lane: Int32 = 0,
    queued: Int64 = 0,
    queueLimit: Int64 = 0,
    executed: Int64 = 0,
    yielded: Int64 = 0,
    refused: Int64 = 0,
    longestSliceMicroseconds: Int64 = 0,
    organisations: Int64 = 0,
    busyMicroseconds: Int64 = 0,
    begun: Int64 = 0,
    waitedMicroseconds: Int64 = 0,
    expired: Int64 = 0
  ) {
    self.lane = lane
    self.queued = queued
    self.queueLimit = queueLimit
    self.executed = executed
    self.yielded = yielded
    self.refused = refused
    self.longestSliceMicroseconds = longestSliceMicroseconds
    self.organisations = organisations
    self.busyMicroseconds = busyMicroseconds
    self.begun = begun
    self.waitedMicroseconds = waitedMicroseconds
    self.expired = expired
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("lane", self.lane)
    visitor.field("queued", self.queued)
    visitor.field("queue_limit", self.queueLimit)
    visitor.field("executed", self.executed)
    visitor.field("yielded", self.yielded)
    visitor.field("refused", self.refused)
    visitor.field("longest_slice_microseconds", self.longestSliceMicroseconds)
    visitor.field("organisations", self.organisations)
    visitor.field("busy_microseconds", self.busyMicroseconds)
    visitor.field("begun", self.begun)
    visitor.field("waited_microseconds", self.waitedMicroseconds)
    visitor.field("expired", self.expired)
  }
}

/// The calls of one method, since the server started.
public struct MethodStats: WireMessage {
  public static let fullName = "okr.v1.MethodStats"

  public var method: String = ""
  public var calls: Int64 = 0
  /// Those that failed by what the server did or lacked, not by what was asked.
  public var faults: Int64 = 0
  /// How long they took, all together; streams are left out here and below.
  public var totalMicroseconds: Int64 = 0
  /// How many took up to each of duration_bounds_microseconds, and not up to the one before; the last took longer.
  public var durationCounts: [Int64] = []

  public init() {}

  public init(
    method: String = "",
    calls: Int64 = 0,
    faults: Int64 = 0,
    totalMicroseconds: Int64 = 0,
    durationCounts: [Int64] = []
  ) {
    self.method = method
    self.calls = calls
    self.faults = faults
    self.totalMicroseconds = totalMicroseconds
    self.durationCounts = durationCounts
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("method", self.method)
    visitor.field("calls", self.calls)
    visitor.field("faults", self.faults)
    visitor.field("total_microseconds", self.totalMicroseconds)
    visitor.field("duration_counts", self.durationCounts)
  }
}

/// What the kernel tells of the server's process.
public struct ProcessStats: WireMessage {
  public static let fullName = "okr.v1.ProcessStats"

  public var cpuMicroseconds: Int64 = 0
  public var residentBytes: Int64 = 0
  public var openFiles: Int64 = 0
  public var openFileLimit: Int64 = 0
  public var threads: Int64 = 0

  public init() {}

  public init(
    cpuMicroseconds: Int64 = 0,
    residentBytes: Int64 = 0,
    openFiles: Int64 = 0,
    openFileLimit: Int64 = 0,
    threads: Int64 = 0
  ) {
    self.cpuMicroseconds = cpuMicroseconds
    self.residentBytes = residentBytes
    self.openFiles = openFiles
    self.openFileLimit = openFileLimit
    self.threads = threads
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cpu_microseconds", self.cpuMicroseconds)
    visitor.field("resident_bytes", self.residentBytes)
    visitor.field("open_files", self.openFiles)
    visitor.field("open_file_limit", self.openFileLimit)
    visitor.field("threads", self.threads)
  }
}

/// The server's dealings with PostgreSQL, since it started.
public struct DatabaseStats: WireMessage {
  public static let fullName = "okr.v1.DatabaseStats"

  /// How long ago it last answered; -1 where it never did.
  public var silenceMicroseconds: Int64 = 0
  public var connects: Int64 = 0
  public var connectFailures: Int64 = 0
  public var errors: Int64 = 0
  public var poolInUse: Int64 = 0
  public var poolLimit: Int64 = 0
  /// Commits of the log's writers, and the rows in them.
  public var commits: Int64 = 0
  public var rows: Int64 = 0
  /// Renewals of the process's lease.
  public var leaseRenewals: Int64 = 0
  public var leaseFailures: Int64 = 0
  /// How long the oldest transaction has been open, of all that the server's login may see; 0 where none is.
  public var oldestTransactionMicroseconds: Int64 = 0
  /// Commits that found another server holding the organisation.
  public var leasesLost: Int64 = 0

  public init() {}

  public init(
    silenceMicroseconds: Int64 = 0,
    connects: Int64 = 0,
    connectFailures: Int64 = 0,
    errors: Int64 = 0,
    poolInUse: Int64 = 0,
    poolLimit: Int64 = 0,
    commits: Int64 = 0,
    rows: Int64 = 0,
    leaseRenewals: Int64 = 0,
    leaseFailures: Int64 = 0,
    oldestTransactionMicroseconds: Int64 = 0,
    leasesLost: Int64 = 0
  ) {
    self.silenceMicroseconds = silenceMicroseconds
    self.connects = connects
    self.connectFailures = connectFailures
    self.errors = errors
    self.poolInUse = poolInUse
    self.poolLimit = poolLimit
    self.commits = commits
    self.rows = rows
    self.leaseRenewals = leaseRenewals
    self.leaseFailures = leaseFailures
    self.oldestTransactionMicroseconds = oldestTransactionMicroseconds
    self.leasesLost = leasesLost
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("silence_microseconds", self.silenceMicroseconds)
    visitor.field("connects", self.connects)
    visitor.field("connect_failures", self.connectFailures)
    visitor.field("errors", self.errors)
    visitor.field("pool_in_use", self.poolInUse)
    visitor.field("pool_limit", self.poolLimit)
    visitor.field("commits", self.commits)
    visitor.field("rows", self.rows)
    visitor.field("lease_renewals", self.leaseRenewals)
    visitor.field("lease_failures", self.leaseFailures)
    visitor.field("oldest_transaction_microseconds", self.oldestTransactionMicroseconds)
    visitor.field("leases_lost", self.leasesLost)
  }
}

/// The call that runs for longest; streams are left out.
public struct OldestCall: WireMessage {
  public static let fullName = "okr.v1.OldestCall"

  public var method: String = ""
  public var ageMicroseconds: Int64 = 0

  public init() {}

  public init(
    method: String = "",
    ageMicroseconds: Int64 = 0
  ) {
    self.method = method
    self.ageMicroseconds = ageMicroseconds
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("method", self.method)
    visitor.field("age_microseconds", self.ageMicroseconds)
  }
}

/// What an organisation uses.
public struct OrganisationUse: WireMessage {
  public static let fullName = "okr.v1.OrganisationUse"

  public var organisation: String = ""
  public var bytes: Int64 = 0
  public var callsInFlight: Int64 = 0
  public var lane: Int32 = 0

  public init() {}

  public init(
    organisation: String = "",
    bytes: Int64 = 0,
    callsInFlight: Int64 = 0,
    lane: Int32 = 0
  ) {
    self.organisation = organisation
    self.bytes = bytes
    self.callsInFlight = callsInFlight
    self.lane = lane
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
    visitor.field("bytes", self.bytes)
    visitor.field("calls_in_flight", self.callsInFlight)
    visitor.field("lane", self.lane)
  }
}

public struct GetStatsResponse: WireMessage {
  public static let fullName = "okr.v1.GetStatsResponse"

  public var version: String = ""
  public var startedTime: Instant?
  public var connections: Int64 = 0
  public var streams: Int64 = 0
  public var lanes: [LaneStats] = []
  public var organisationsLoaded: Int64 = 0
  public var batches: Int64 = 0
  public var batchedChanges: Int64 = 0
  public var commitMicroseconds: Int64 = 0
  public var largestBatch: Int64 = 0
  public var watchers: Int64 = 0
  public var idempotencyKeys: Int64 = 0
  /// Together with another answer's it gives rates.
  public var uptimeMicroseconds: Int64 = 0
  /// "opening", "serving" or "draining".
  public var phase: String = ""
  public var ready: Bool = false
  /// Connections on which somebody is signed in.
  public var sessions: Int64 = 0
  public var connectionLimit: Int64 = 0
  public var organisationBytes: Int64 = 0
  public var organisationBytesLimit: Int64 = 0
  public var process: ProcessStats?
  public var database: DatabaseStats?
  /// Methods that were called.
  public var methods: [MethodStats] = []
  public var durationBoundsMicroseconds: [Int64] = []
  /// Absent where no call runs but this one, or the event loop gave no answer in time.
  public var oldestCall: OldestCall?
  /// At most 10, the largest first.
  public var biggest: [OrganisationUse] = []
  /// Calls that the door refused.
  public var refusedCalls: Int64 = 0
  public var slowCalls: Int64 = 0
  /// Those that this server runs, the longest first, without their responses and errors.
  public var operations: [Operation] = []
  public var operationsWaiting: Int64 = 0
  /// What the server was built from; "unknown" where its build wasn't told.
  public var commit: String = ""
  /// States of the past that are kept for reads, and what they take of organisation_bytes.
  public var pastStates: Int64 = 0
  public var pastStateBytes: Int64 = 0
  /// What idempotency keys, the orders that pages are cut from, and watches take of organisation_bytes. The rest is what the
  /// organisations hold.
  public var keyBytes: Int64 = 0
  public var pageBytes: Int64 = 0
  public var watchBytes: Int64 = 0
  /// Calls that ask the database or take long, and wait for a thread or have one, and how many may.
  public var blockingCalls: Int64 = 0
  public var blockingCallLimit: Int64 = 0

  public init() {}

  public init(
    version: String = "",
    startedTime: Instant? = nil,
    connections: Int64 = 0,
    streams: Int64 = 0,
    lanes: [LaneStats] = [],
    organisationsLoaded: Int64 = 0,
    batches: Int64 = 0,
    batchedChanges: Int64 = 0,
    commitMicroseconds: Int64 = 0,
    largestBatch: Int64 = 0,
    watchers: Int64 = 0,
    idempotencyKeys: Int64 = 0,
    uptimeMicroseconds: Int64 = 0,
    phase: String = "",
    ready: Bool = false,
    sessions: Int64 = 0,
    connectionLimit: Int64 = 0,
    organisationBytes: Int64 = 0,
    organisationBytesLimit: Int64 = 0,
    process: ProcessStats? = nil,
    database: DatabaseStats? = nil,
    methods: [MethodStats] = [],
    durationBoundsMicroseconds: [Int64] = [],
    oldestCall: OldestCall? = nil,
    biggest: [OrganisationUse] = [],
    refusedCalls: Int64 = 0,
    slowCalls: Int64 = 0,
    operations: [Operation] = [],
    operationsWaiting: Int64 = 0,
    commit: String = "",
    pastStates: Int64 = 0,
    pastStateBytes: Int64 = 0,
    keyBytes: Int64 = 0,
    pageBytes: Int64 = 0,
    watchBytes: Int64 = 0,
    blockingCalls: Int64 = 0,
    blockingCallLimit: Int64 = 0
  ) {
    self.version = version
    self.startedTime = startedTime
    self.connections = connections
    self.streams = streams
    self.lanes = lanes
    self.organisationsLoaded = organisationsLoaded
    self.batches = batches
    self.batchedChanges = batchedChanges
    self.commitMicroseconds = commitMicroseconds
    self.largestBatch = largestBatch
    self.watchers = watchers
    self.idempotencyKeys = idempotencyKeys
    self.uptimeMicroseconds = uptimeMicroseconds
    self.phase = phase
    self.ready = ready
    self.sessions = sessions
    self.connectionLimit = connectionLimit
    self.organisationBytes = organisationBytes
    self.organisationBytesLimit = organisationBytesLimit
    self.process = process
    self.database = database
    self.methods = methods
    self.durationBoundsMicroseconds = durationBoundsMicroseconds
    self.oldestCall = oldestCall
    self.biggest = biggest
    self.refusedCalls = refusedCalls
    self.slowCalls = slowCalls
    self.operations = operations
    self.operationsWaiting = operationsWaiting
    self.commit = commit
    self.pastStates = pastStates
    self.pastStateBytes = pastStateBytes
    self.keyBytes = keyBytes
    self.pageBytes = pageBytes
    self.watchBytes = watchBytes
    self.blockingCalls = blockingCalls
    self.blockingCallLimit = blockingCallLimit
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("version", self.version)
    visitor.field("started_time", self.startedTime)
    visitor.field("connections", self.connections)
    visitor.field("streams", self.streams)
    visitor.field("lanes", self.lanes)
    visitor.field("organisations_loaded", self.organisationsLoaded)
    visitor.field("batches", self.batches)
    visitor.field("batched_changes", self.batchedChanges)
    visitor.field("commit_microseconds", self.commitMicroseconds)
    visitor.field("largest_batch", self.largestBatch)
    visitor.field("watchers", self.watchers)
    visitor.field("idempotency_keys", self.idempotencyKeys)
    visitor.field("uptime_microseconds", self.uptimeMicroseconds)
    visitor.field("phase", self.phase)
    visitor.field("ready", self.ready)
    visitor.field("sessions", self.sessions)
    visitor.field("connection_limit", self.connectionLimit)
    visitor.field("organisation_bytes", self.organisationBytes)
    visitor.field("organisation_bytes_limit", self.organisationBytesLimit)
    visitor.field("process", self.process)
    visitor.field("database", self.database)
    visitor.field("methods", self.methods)
    visitor.field("duration_bounds_microseconds", self.durationBoundsMicroseconds)
    visitor.field("oldest_call", self.oldestCall)
    visitor.field("biggest", self.biggest)
    visitor.field("refused_calls", self.refusedCalls)
    visitor.field("slow_calls", self.slowCalls)
    visitor.field("operations", self.operations)
    visitor.field("operations_waiting", self.operationsWaiting)
    visitor.field("commit", self.commit)
    visitor.field("past_states", self.pastStates)
    visitor.field("past_state_bytes", self.pastStateBytes)
    visitor.field("key_bytes", self.keyBytes)
    visitor.field("page_bytes", self.pageBytes)
    visitor.field("watch_bytes", self.watchBytes)
    visitor.field("blocking_calls", self.blockingCalls)
    visitor.field("blocking_call_limit", self.blockingCallLimit)
  }
}

public struct VerifyOrganisationRequest: WireMessage {
  public static let fullName = "okr.v1.VerifyOrganisationRequest"

  /// Empty means one's own.
  public var organisation: String = ""
  /// Computes the figures of every close anew as well, each from the log as it was before the close.
  public var closes: Bool = false

  public init() {}

  public init(
    organisation: String = "",
    closes: Bool = false
  ) {
    self.organisation = organisation
    self.closes = closes
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
    visitor.field("closes", self.closes)
  }
}

public struct VerifyOrganisationResponse: WireMessage {
  public static let fullName = "okr.v1.VerifyOrganisationResponse"

  public var revision: Int64 = 0
  public var changesReplayed: Int64 = 0
  public var nodesCompared: Int64 = 0
  public var differences: Int64 = 0
  /// The first 100, in words.
  public var examples: [String] = []
  /// Closes whose frozen figures were computed anew; those under another version of the arithmetic are passed over.
  public var closesCompared: Int64 = 0
  public var dependenciesCompared: Int64 = 0
  public var gradesCompared: Int64 = 0
  /// Policies that cycles have had, with since when, by whom and why.
  public var policiesCompared: Int64 = 0
  /// Items about which overrides were stated, with each statement.
  public var overridesCompared: Int64 = 0

  public init() {}

  public init(
    revision: Int64 = 0,
    changesReplayed: Int64 = 0,
    nodesCompared: Int64 = 0,
    differences: Int64 = 0,
    examples: [String] = [],
    closesCompared: Int64 = 0,
    dependenciesCompared: Int64 = 0,
    gradesCompared: Int64 = 0,
    policiesCompared: Int64 = 0,
    overridesCompared: Int64 = 0
  ) {
    self.revision = revision
    self.changesReplayed = changesReplayed
    self.nodesCompared = nodesCompared
    self.differences = differences
    self.examples = examples
    self.closesCompared = closesCompared
    self.dependenciesCompared = dependenciesCompared
    self.gradesCompared = gradesCompared
    self.policiesCompared = policiesCompared
    self.overridesCompared = overridesCompared
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revision", self.revision)
    visitor.field("changes_replayed", self.changesReplayed)
    visitor.field("nodes_compared", self.nodesCompared)
    visitor.field("differences", self.differences)
    visitor.field("examples", self.examples)
    visitor.field("closes_compared", self.closesCompared)
    visitor.field("dependencies_compared", self.dependenciesCompared)
    visitor.field("grades_compared", self.gradesCompared)
    visitor.field("policies_compared", self.policiesCompared)
    visitor.field("overrides_compared", self.overridesCompared)
  }
}
