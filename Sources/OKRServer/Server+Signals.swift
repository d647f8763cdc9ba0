// What an operator asks a running server for by signals: other certificates, and its state.

internal import Logging
internal import OKRModel
public import OKRTransport

extension Server {
  /// Uses other certificate files for TCP connections from now on; those that are open stay. For a
  /// server that was started with TLS.
  /// - Throws: where the files can't be used; then the former ones stay.
  public func reloadTLS(_ files: TLSFiles) throws(TransportError) {
    try self.transport.reloadTLS(files)
  }

  /// Logs so many of a hundred calls from now on.
  public func takeAccessLog(percent: Int) { self.service.observer.access.take(percent: percent) }

  /// Writes the server's counters to its log, and those of each lane. Nothing of an organisation is
  /// in them.
  public func logState() {
    self.observatory.readStats { self.log($0) }
  }

  private func log(_ stats: GetStatsResponse) {
    self.logger.notice("the server's state", metadata: stats.logged)
    for lane in stats.lanes { self.logger.notice("a lane's state", metadata: lane.logged) }
  }
}

extension GetStatsResponse {
  fileprivate var logged: Logger.Metadata {
    var logged: Logger.Metadata = [
      "version": "\(self.version)", "commit": "\(self.commit)", "phase": "\(self.phase)",
      "ready": .stringConvertible(self.ready),
    ]
    let numbers: [String: Int64] = [
      "uptime_seconds": self.uptimeMicroseconds / 1_000_000, "connections": self.connections,
      "sessions": self.sessions, "streams": self.streams, "watchers": self.watchers,
      "refused_calls": self.refusedCalls, "slow_calls": self.slowCalls,
      "organisations_loaded": self.organisationsLoaded,
      "organisation_bytes": self.organisationBytes,
      "organisation_bytes_limit": self.organisationBytesLimit,
      "key_bytes": self.keyBytes, "page_bytes": self.pageBytes, "watch_bytes": self.watchBytes,
      "blocking_calls": self.blockingCalls,
      "past_states": self.pastStates, "past_state_bytes": self.pastStateBytes,
      "idempotency_keys": self.idempotencyKeys, "batches": self.batches,
      "batched_changes": self.batchedChanges, "largest_batch": self.largestBatch,
      "commit_microseconds": self.commitMicroseconds,
      "operations_running": Int64(self.operations.count),
      "operations_waiting": self.operationsWaiting,
    ]
    for (name, number) in numbers { logged[name] = .stringConvertible(number) }
    return logged.merging(self.database?.logged ?? [:]) { $1 }
      .merging(self.process?.logged ?? [:]) { $1 }
      .merging(self.oldestCall?.logged ?? [:]) { $1 }
  }
}

extension DatabaseStats {
  fileprivate var logged: Logger.Metadata {
    [
      "database_silence_microseconds": .stringConvertible(self.silenceMicroseconds),
      "database_connections_in_use": .stringConvertible(self.poolInUse),
      "database_errors": .stringConvertible(self.errors),
      "lease_renewals": .stringConvertible(self.leaseRenewals),
      "lease_failures": .stringConvertible(self.leaseFailures),
      "leases_lost": .stringConvertible(self.leasesLost),
      "oldest_transaction_microseconds": .stringConvertible(self.oldestTransactionMicroseconds),
    ]
  }
}

extension ProcessStats {
  fileprivate var logged: Logger.Metadata {
    [
      "resident_bytes": .stringConvertible(self.residentBytes),
      "open_files": .stringConvertible(self.openFiles),
      "threads": .stringConvertible(self.threads),
    ]
  }
}

extension OldestCall {
  fileprivate var logged: Logger.Metadata {
    [
      "oldest_call": "\(self.method)",
      "oldest_call_microseconds": .stringConvertible(self.ageMicroseconds),
    ]
  }
}

extension LaneStats {
  fileprivate var logged: Logger.Metadata {
    let numbers: [String: Int64] = [
      "lane": Int64(self.lane), "queued": self.queued, "limit": self.queueLimit,
      "executed": self.executed, "refused": self.refused, "yielded": self.yielded,
      "expired": self.expired, "organisations": self.organisations,
      "busy_microseconds": self.busyMicroseconds, "waited_microseconds": self.waitedMicroseconds,
      "longest_slice_microseconds": self.longestSliceMicroseconds,
    ]
    return numbers.mapValues { .stringConvertible($0) }
  }
}
