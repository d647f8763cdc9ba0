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
    self.logger.notice(
      "the server's state",
      metadata: [
        "version": "\(stats.version)", "phase": "\(stats.phase)",
        "connections": "\(stats.connections)", "streams": "\(stats.streams)",
        "organisations_loaded": "\(stats.organisationsLoaded)", "watchers": "\(stats.watchers)",
        "batches": "\(stats.batches)", "batched_changes": "\(stats.batchedChanges)",
        "largest_batch": "\(stats.largestBatch)",
        "commit_microseconds": "\(stats.commitMicroseconds)",
        "idempotency_keys": "\(stats.idempotencyKeys)",
      ])
    for lane in stats.lanes {
      self.logger.notice(
        "a lane's state",
        metadata: [
          "lane": "\(lane.lane)", "queued": "\(lane.queued)", "limit": "\(lane.queueLimit)",
          "executed": "\(lane.executed)", "refused": "\(lane.refused)",
          "yielded": "\(lane.yielded)", "organisations": "\(lane.organisations)",
          "longest_slice_microseconds": "\(lane.longestSliceMicroseconds)",
        ])
    }
  }
}
