// The reading as operators get it by the protocol.

internal import Metrics
internal import OKRModel
internal import OKRTransport
internal import WorkerPool

extension ServerReading {
  var stats: GetStatsResponse {
    var stats = GetStatsResponse(
      version: self.version, startedTime: Instant(unixMicros: self.startedAt),
      connections: Int64(self.transport.connections),
      streams: Int64(self.transport.openStreams), organisationsLoaded: self.hosts.loaded,
      batches: Int64(self.hosts.commits.total), batchedChanges: Int64(self.hosts.changes.sum),
      commitMicroseconds: Int64(self.hosts.commits.sum), largestBatch: self.hosts.largestBatch,
      watchers: self.hosts.watchers, idempotencyKeys: self.hosts.idempotencyKeys)
    stats.lanes = self.lanes.enumerated().map { LaneStats($1, lane: $0) }
    return stats
  }
}

extension LaneStats {
  fileprivate init(_ lane: LaneStatistics, lane number: Int) {
    self.init(
      lane: Int32(number), queued: Int64(lane.queued), queueLimit: Int64(lane.limit),
      executed: Int64(lane.executed), yielded: Int64(lane.yielded), refused: Int64(lane.refused),
      longestSliceMicroseconds: Int64(
        max(lane.longestSliceMicroseconds, lane.longestJobMicroseconds)),
      organisations: Int64(lane.organisationsWithQueuedWork))
  }
}
