// The reading as operators get it by the protocol.

internal import Metrics
internal import OKRModel
internal import OKRTransport
internal import PostgresClient
internal import WorkerPool

extension ServerReading {
  var stats: GetStatsResponse {
    var stats = self.counts
    stats.uptimeMicroseconds = self.uptimeMicroseconds
    stats.phase = self.phase.name
    stats.ready = self.health.passes
    stats.lanes = self.lanes.enumerated().map { LaneStats($1, lane: $0) }
    stats.process = self.process.stats
    stats.database = self.database.stats
    stats.database?.leasesLost = Int64(self.hosts.lostLeases)
    stats.methods = self.methods.map(\.stats)
    stats.operations = self.operations.operations
    stats.operationsWaiting = Int64(self.operations.waiting)
    stats.durationBoundsMicroseconds = CallMeter.bounds.upper.map { Int64($0) }
    return stats
  }

  private var counts: GetStatsResponse {
    let refused = self.admissions.filter { $0.0 != .admitted }.reduce(0) { $0 + $1.1 }
    return GetStatsResponse(
      version: self.version.text, startedTime: Instant(unixMicros: self.startedAt),
      connections: Int64(self.transport.connections),
      streams: Int64(self.transport.openStreams), organisationsLoaded: self.hosts.loaded,
      batches: Int64(self.hosts.commits.total), batchedChanges: Int64(self.hosts.changes.sum),
      commitMicroseconds: Int64(self.hosts.commits.sum), largestBatch: self.hosts.largestBatch,
      watchers: self.hosts.watchers, idempotencyKeys: self.hosts.idempotencyKeys,
      sessions: Int64(self.transport.sessions), connectionLimit: Int64(self.connectionLimit),
      organisationBytes: Int64(self.hosts.bytes),
      organisationBytesLimit: Int64(self.hosts.limitBytes), refusedCalls: Int64(refused),
      slowCalls: Int64(self.slowCalls.slow), commit: self.version.commit,
      pastStates: Int64(self.past.states), pastStateBytes: Int64(self.past.bytes),
      keyBytes: Int64(self.hosts.keyBytes), pageBytes: Int64(self.hosts.pageBytes),
      watchBytes: Int64(self.hosts.watchBytes), blockingCalls: Int64(self.blockingCalls.waiting),
      blockingCallLimit: Int64(self.blockingCalls.limit))
  }
}

extension LaneStats {
  fileprivate init(_ lane: LaneStatistics, lane number: Int) {
    self.init(
      lane: Int32(number), queued: Int64(lane.queued), queueLimit: Int64(lane.limit),
      executed: Int64(lane.executed), yielded: Int64(lane.yielded), refused: Int64(lane.refused),
      longestSliceMicroseconds: Int64(
        max(lane.longestSliceMicroseconds, lane.longestJobMicroseconds)),
      organisations: Int64(lane.organisationsWithQueuedWork),
      busyMicroseconds: Int64(lane.busyNanoseconds / 1_000), begun: Int64(lane.begun),
      waitedMicroseconds: Int64(lane.waitedNanoseconds / 1_000), expired: Int64(lane.expired))
  }
}

extension MethodReading {
  fileprivate var stats: MethodStats {
    MethodStats(
      method: self.method, calls: Int64(self.calls), faults: Int64(self.faults),
      totalMicroseconds: Int64(self.durations.sum),
      durationCounts: self.durations.counts.map { Int64($0) })
  }
}

extension ProcessReading {
  fileprivate var stats: ProcessStats {
    ProcessStats(
      cpuMicroseconds: self.cpuMicroseconds, residentBytes: self.residentBytes,
      openFiles: Int64(self.openFiles), openFileLimit: Int64(clamping: self.openFileLimit),
      threads: Int64(self.threads))
  }
}

extension DatabaseReading {
  fileprivate var stats: DatabaseStats {
    let calls = self.calls
    return DatabaseStats(
      silenceMicroseconds: self.silenceNanoseconds.map { Int64($0 / 1_000) } ?? -1,
      connects: Int64(calls.opened), connectFailures: Int64(calls.refused),
      errors: Int64(calls.notApplied + calls.retryable + calls.unknown + calls.connection),
      poolInUse: Int64(self.connectionsInUse), poolLimit: Int64(self.connectionLimit),
      commits: Int64(self.commits), rows: Int64(self.rows),
      leaseRenewals: Int64(self.renewals), leaseFailures: Int64(self.failedRenewals),
      oldestTransactionMicroseconds: self.oldestTransactionMicroseconds)
  }
}
