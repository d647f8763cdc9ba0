// Written by proto/generate from proto/okr/v1/server_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension GetStatsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_stats_request()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__GetStatsRequest>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetStatsRequest> {
    let c = arena.make(Okr__V1__GetStatsRequest.self)
    okr__v1__get_stats_request__init(c)
    return c
  }
}

extension LaneStats: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__lane_stats()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__LaneStats>) throws(WireError) {
    let lane = c.pointee.lane
    let queued = c.pointee.queued
    let queueLimit = c.pointee.queue_limit
    let executed = c.pointee.executed
    let yielded = c.pointee.yielded
    let refused = c.pointee.refused
    let longestSliceMicroseconds = c.pointee.longest_slice_microseconds
    let organisations = c.pointee.organisations
    let busyMicroseconds = c.pointee.busy_microseconds
    let begun = c.pointee.begun
    let waitedMicroseconds = c.pointee.waited_microseconds
    let expired = c.pointee.expired
    self.init(lane: lane, queued: queued, queueLimit: queueLimit, executed: executed, yielded: yielded, refused: refused, longestSliceMicroseconds: longestSliceMicroseconds, organisations: organisations, busyMicroseconds: busyMicroseconds, begun: begun, waitedMicroseconds: waitedMicroseconds, expired: expired)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__LaneStats> {
    let c = arena.make(Okr__V1__LaneStats.self)
    okr__v1__lane_stats__init(c)
    c.pointee.lane = self.lane
    c.pointee.queued = self.queued
    c.pointee.queue_limit = self.queueLimit
    c.pointee.executed = self.executed
    c.pointee.yielded = self.yielded
    c.pointee.refused = self.refused
    c.pointee.longest_slice_microseconds = self.longestSliceMicroseconds
    c.pointee.organisations = self.organisations
    c.pointee.busy_microseconds = self.busyMicroseconds
    c.pointee.begun = self.begun
    c.pointee.waited_microseconds = self.waitedMicroseconds
    c.pointee.expired = self.expired
    return c
  }
}

extension MethodStats: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__method_stats()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MethodStats>) throws(WireError) {
    let method = try Wire.text(c.pointee.method, "method")
    let calls = c.pointee.calls
    let faults = c.pointee.faults
    let totalMicroseconds = c.pointee.total_microseconds
    let durationCounts = Wire.numbers(Int(c.pointee.n_duration_counts), c.pointee.duration_counts)
    self.init(method: method, calls: calls, faults: faults, totalMicroseconds: totalMicroseconds, durationCounts: durationCounts)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MethodStats> {
    let c = arena.make(Okr__V1__MethodStats.self)
    okr__v1__method_stats__init(c)
    c.pointee.method = arena.copy(self.method)
    c.pointee.calls = self.calls
    c.pointee.faults = self.faults
    c.pointee.total_microseconds = self.totalMicroseconds
    c.pointee.n_duration_counts = self.durationCounts.count
    c.pointee.duration_counts = arena.array(self.durationCounts) { $0 }
    return c
  }
}

extension ProcessStats: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__process_stats()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ProcessStats>) throws(WireError) {
    let cpuMicroseconds = c.pointee.cpu_microseconds
    let residentBytes = c.pointee.resident_bytes
    let openFiles = c.pointee.open_files
    let openFileLimit = c.pointee.open_file_limit
    let threads = c.pointee.threads
    self.init(cpuMicroseconds: cpuMicroseconds, residentBytes: residentBytes, openFiles: openFiles, openFileLimit: openFileLimit, threads: threads)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ProcessStats> {
    let c = arena.make(Okr__V1__ProcessStats.self)
    okr__v1__process_stats__init(c)
    c.pointee.cpu_microseconds = self.cpuMicroseconds
    c.pointee.resident_bytes = self.residentBytes
    c.pointee.open_files = self.openFiles
    c.pointee.open_file_limit = self.openFileLimit
    c.pointee.threads = self.threads
    return c
  }
}

extension DatabaseStats: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__database_stats()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DatabaseStats>) throws(WireError) {
    let silenceMicroseconds = c.pointee.silence_microseconds
    let connects = c.pointee.connects
    let connectFailures = c.pointee.connect_failures
    let errors = c.pointee.errors
    let poolInUse = c.pointee.pool_in_use
    let poolLimit = c.pointee.pool_limit
    let commits = c.pointee.commits
    let rows = c.pointee.rows
    let leaseRenewals = c.pointee.lease_renewals
    let leaseFailures = c.pointee.lease_failures
    let oldestTransactionMicroseconds = c.pointee.oldest_transaction_microseconds
    let leasesLost = c.pointee.leases_lost
    self.init(silenceMicroseconds: silenceMicroseconds, connects: connects, connectFailures: connectFailures, errors: errors, poolInUse: poolInUse, poolLimit: poolLimit, commits: commits, rows: rows, leaseRenewals: leaseRenewals, leaseFailures: leaseFailures, oldestTransactionMicroseconds: oldestTransactionMicroseconds, leasesLost: leasesLost)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DatabaseStats> {
    let c = arena.make(Okr__V1__DatabaseStats.self)
    okr__v1__database_stats__init(c)
    c.pointee.silence_microseconds = self.silenceMicroseconds
    c.pointee.connects = self.connects
    c.pointee.connect_failures = self.connectFailures
    c.pointee.errors = self.errors
    c.pointee.pool_in_use = self.poolInUse
    c.pointee.pool_limit = self.poolLimit
    c.pointee.commits = self.commits
    c.pointee.rows = self.rows
    c.pointee.lease_renewals = self.leaseRenewals
    c.pointee.lease_failures = self.leaseFailures
    c.pointee.oldest_transaction_microseconds = self.oldestTransactionMicroseconds
    c.pointee.leases_lost = self.leasesLost
    return c
  }
}

extension OldestCall: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__oldest_call()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OldestCall>) throws(WireError) {
    let method = try Wire.text(c.pointee.method, "method")
    let ageMicroseconds = c.pointee.age_microseconds
    self.init(method: method, ageMicroseconds: ageMicroseconds)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OldestCall> {
    let c = arena.make(Okr__V1__OldestCall.self)
    okr__v1__oldest_call__init(c)
    c.pointee.method = arena.copy(self.method)
    c.pointee.age_microseconds = self.ageMicroseconds
    return c
  }
}

extension OrganisationUse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__organisation_use()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OrganisationUse>) throws(WireError) {
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let bytes = c.pointee.bytes
    let callsInFlight = c.pointee.calls_in_flight
    let lane = c.pointee.lane
    self.init(organisation: organisation, bytes: bytes, callsInFlight: callsInFlight, lane: lane)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OrganisationUse> {
    let c = arena.make(Okr__V1__OrganisationUse.self)
    okr__v1__organisation_use__init(c)
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.bytes = self.bytes
    c.pointee.calls_in_flight = self.callsInFlight
    c.pointee.lane = self.lane
    return c
  }
}

extension GetStatsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_stats_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetStatsResponse>) throws(WireError) {
    let version = try Wire.text(c.pointee.version, "version")
    let startedTime = try c.pointee.started_time.map { c throws(WireError) in try Instant(reading: c) }
    let connections = c.pointee.connections
    let streams = c.pointee.streams
    let lanes = try Wire.list(Int(c.pointee.n_lanes), c.pointee.lanes) {
      c throws(WireError) in try LaneStats(reading: c)
    }
    let organisationsLoaded = c.pointee.organisations_loaded
    let batches = c.pointee.batches
    let batchedChanges = c.pointee.batched_changes
    let commitMicroseconds = c.pointee.commit_microseconds
    let largestBatch = c.pointee.largest_batch
    let watchers = c.pointee.watchers
    let idempotencyKeys = c.pointee.idempotency_keys
    let uptimeMicroseconds = c.pointee.uptime_microseconds
    let phase = try Wire.text(c.pointee.phase, "phase")
    let ready = c.pointee.ready != 0
    let sessions = c.pointee.sessions
    let connectionLimit = c.pointee.connection_limit
    let organisationBytes = c.pointee.organisation_bytes
    let organisationBytesLimit = c.pointee.organisation_bytes_limit
    let process = try c.pointee.process.map { c throws(WireError) in try ProcessStats(reading: c) }
    let database = try c.pointee.database.map { c throws(WireError) in try DatabaseStats(reading: c) }
    let methods = try Wire.list(Int(c.pointee.n_methods), c.pointee.methods) {
      c throws(WireError) in try MethodStats(reading: c)
    }
    let durationBoundsMicroseconds = Wire.numbers(Int(c.pointee.n_duration_bounds_microseconds), c.pointee.duration_bounds_microseconds)
    let oldestCall = try c.pointee.oldest_call.map { c throws(WireError) in try OldestCall(reading: c) }
    let biggest = try Wire.list(Int(c.pointee.n_biggest), c.pointee.biggest) {
      c throws(WireError) in try OrganisationUse(reading: c)
    }
    let refusedCalls = c.pointee.refused_calls
    let slowCalls = c.pointee.slow_calls
    let operations = try Wire.list(Int(c.pointee.n_operations), c.pointee.operations) {
      c throws(WireError) in try Operation(reading: c)
    }
    let operationsWaiting = c.pointee.operations_waiting
    let commit = try Wire.text(c.pointee.commit, "commit")
    let pastStates = c.pointee.past_states
    let pastStateBytes = c.pointee.past_state_bytes
    let keyBytes = c.pointee.key_bytes
    let pageBytes = c.pointee.page_bytes
    let watchBytes = c.pointee.watch_bytes
    let blockingCalls = c.pointee.blocking_calls
    let blockingCallLimit = c.pointee.blocking_call_limit
    self.init(version: version, startedTime: startedTime, connections: connections, streams: streams, lanes: lanes, organisationsLoaded: organisationsLoaded, batches: batches, batchedChanges: batchedChanges, commitMicroseconds: commitMicroseconds, largestBatch: largestBatch, watchers: watchers, idempotencyKeys: idempotencyKeys, uptimeMicroseconds: uptimeMicroseconds, phase: phase, ready: ready, sessions: sessions, connectionLimit: connectionLimit, organisationBytes: organisationBytes, organisationBytesLimit: organisationBytesLimit, process: process, database: database, methods: methods, durationBoundsMicroseconds: durationBoundsMicroseconds, oldestCall: oldestCall, biggest: biggest, refusedCalls: refusedCalls, slowCalls: slowCalls, operations: operations, operationsWaiting: operationsWaiting, commit: commit, pastStates: pastStates, pastStateBytes: pastStateBytes, keyBytes: keyBytes, pageBytes: pageBytes, watchBytes: watchBytes, blockingCalls: blockingCalls, blockingCallLimit: blockingCallLimit)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetStatsResponse> {
    let c = arena.make(Okr__V1__GetStatsResponse.self)
    okr__v1__get_stats_response__init(c)
    c.pointee.version = arena.copy(self.version)
    if let value = self.startedTime { c.pointee.started_time = value.write(arena) }
    c.pointee.connections = self.connections
    c.pointee.streams = self.streams
    c.pointee.n_lanes = self.lanes.count
    c.pointee.lanes = arena.pointers(self.lanes) { $0.write(arena) }
    c.pointee.organisations_loaded = self.organisationsLoaded
    c.pointee.batches = self.batches
    c.pointee.batched_changes = self.batchedChanges
    c.pointee.commit_microseconds = self.commitMicroseconds
    c.pointee.largest_batch = self.largestBatch
    c.pointee.watchers = self.watchers
    c.pointee.idempotency_keys = self.idempotencyKeys
    c.pointee.uptime_microseconds = self.uptimeMicroseconds
    c.pointee.phase = arena.copy(self.phase)
    c.pointee.ready = self.ready ? 1 : 0
    c.pointee.sessions = self.sessions
    c.pointee.connection_limit = self.connectionLimit
    c.pointee.organisation_bytes = self.organisationBytes
    c.pointee.organisation_bytes_limit = self.organisationBytesLimit
    if let value = self.process { c.pointee.process = value.write(arena) }
    if let value = self.database { c.pointee.database = value.write(arena) }
    c.pointee.n_methods = self.methods.count
    c.pointee.methods = arena.pointers(self.methods) { $0.write(arena) }
    c.pointee.n_duration_bounds_microseconds = self.durationBoundsMicroseconds.count
    c.pointee.duration_bounds_microseconds = arena.array(self.durationBoundsMicroseconds) { $0 }
    if let value = self.oldestCall { c.pointee.oldest_call = value.write(arena) }
    c.pointee.n_biggest = self.biggest.count
    c.pointee.biggest = arena.pointers(self.biggest) { $0.write(arena) }
    c.pointee.refused_calls = self.refusedCalls
    c.pointee.slow_calls = self.slowCalls
    c.pointee.n_operations = self.operations.count
    c.pointee.operations = arena.pointers(self.operations) { $0.write(arena) }
    c.pointee.operations_waiting = self.operationsWaiting
    c.pointee.commit = arena.copy(self.commit)
    c.pointee.past_states = self.pastStates
    c.pointee.past_state_bytes = self.pastStateBytes
    c.pointee.key_bytes = self.keyBytes
    c.pointee.page_bytes = self.pageBytes
    c.pointee.watch_bytes = self.watchBytes
    c.pointee.blocking_calls = self.blockingCalls
    c.pointee.blocking_call_limit = self.blockingCallLimit
    return c
  }
}

extension VerifyOrganisationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__verify_organisation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__VerifyOrganisationRequest>) throws(WireError) {
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let closes = c.pointee.closes != 0
    self.init(organisation: organisation, closes: closes)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__VerifyOrganisationRequest> {
    let c = arena.make(Okr__V1__VerifyOrganisationRequest.self)
    okr__v1__verify_organisation_request__init(c)
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.closes = self.closes ? 1 : 0
    return c
  }
}

extension VerifyOrganisationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__verify_organisation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__VerifyOrganisationResponse>) throws(WireError) {
    let revision = c.pointee.revision
    let changesReplayed = c.pointee.changes_replayed
    let nodesCompared = c.pointee.nodes_compared
    let differences = c.pointee.differences
    let examples = try Wire.list(Int(c.pointee.n_examples), c.pointee.examples) {
      c throws(WireError) in try Wire.text(c, "examples")
    }
    let closesCompared = c.pointee.closes_compared
    let dependenciesCompared = c.pointee.dependencies_compared
    let gradesCompared = c.pointee.grades_compared
    let policiesCompared = c.pointee.policies_compared
    let overridesCompared = c.pointee.overrides_compared
    self.init(revision: revision, changesReplayed: changesReplayed, nodesCompared: nodesCompared, differences: differences, examples: examples, closesCompared: closesCompared, dependenciesCompared: dependenciesCompared, gradesCompared: gradesCompared, policiesCompared: policiesCompared, overridesCompared: overridesCompared)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__VerifyOrganisationResponse> {
    let c = arena.make(Okr__V1__VerifyOrganisationResponse.self)
    okr__v1__verify_organisation_response__init(c)
    c.pointee.revision = self.revision
    c.pointee.changes_replayed = self.changesReplayed
    c.pointee.nodes_compared = self.nodesCompared
    c.pointee.differences = self.differences
    c.pointee.n_examples = self.examples.count
    c.pointee.examples = arena.array(self.examples) { arena.copy($0) }
    c.pointee.closes_compared = self.closesCompared
    c.pointee.dependencies_compared = self.dependenciesCompared
    c.pointee.grades_compared = self.gradesCompared
    c.pointee.policies_compared = self.policiesCompared
    c.pointee.overrides_compared = self.overridesCompared
    return c
  }
}
