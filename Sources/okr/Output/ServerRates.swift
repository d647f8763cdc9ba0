// What a server did between two looks at its counts.

internal import OKRModel

/// The figures of a server, and how fast they rise.
struct ServerRates {
  /// One method's share.
  struct MethodRate {
    var method: String
    var calls: Int64
    var faults: Int64
    /// Of one call; nil where none ended.
    var meanMicros: Int64?
    var p99: Quantile?
  }

  /// One lane's share.
  struct LaneRate {
    var lane: LaneStats
    /// The part of the time that it ran jobs, in parts per million.
    var busyPPM: Int64
    var jobs: Int64
    var refused: Int64
    /// Of one job; nil where none began.
    var meanWaitMicros: Int64?
  }

  let now: GetStatsResponse
  /// Between the looks.
  let spanMicros: Int64
  /// The busiest first; those that weren't called are left out.
  let methods: [MethodRate]
  let lanes: [LaneRate]
  let calls: Int64
  let faults: Int64
  let median: Quantile?
  let p99: Quantile?
  let batches: Int64
  let changes: Int64
  let commitMicros: Int64
  let rows: Int64
  let cpuMicros: Int64

  /// - Parameter before: an earlier look; one of another run of the server doesn't count, and then
  ///   everything is since its start.
  init(_ now: GetStatsResponse, since before: GetStatsResponse) {
    let isSameRun =
      before.startedTime == now.startedTime && before.uptimeMicroseconds < now.uptimeMicroseconds
    let before = isSameRun ? before : GetStatsResponse()
    self.now = now
    self.spanMicros = max(1, now.uptimeMicroseconds - before.uptimeMicroseconds)
    let bounds = now.durationBoundsMicroseconds
    let moved = Self.moved(now.methods, before.methods)
    self.methods = moved.filter { $0.calls > 0 }.sorted {
      ($1.calls, $0.method) < ($0.calls, $1.method)
    }
    .map { MethodRate($0, bounds) }
    self.lanes = Self.lanes(now.lanes, before.lanes, self.spanMicros)
    self.calls = moved.reduce(0) { $0 + $1.calls }
    self.faults = moved.reduce(0) { $0 + $1.faults }
    let counts = Self.sum(moved.map(\.durationCounts))
    self.median = Quantile(percent: 50, of: counts, bounds)
    self.p99 = Quantile(percent: 99, of: counts, bounds)
    self.batches = now.batches - before.batches
    self.changes = now.batchedChanges - before.batchedChanges
    self.commitMicros = now.commitMicroseconds - before.commitMicroseconds
    self.rows = (now.database?.rows ?? 0) - (before.database?.rows ?? 0)
    self.cpuMicros =
      (now.process?.cpuMicroseconds ?? 0) - (before.process?.cpuMicroseconds ?? 0)
  }

  private static func moved(_ now: [MethodStats], _ before: [MethodStats]) -> [MethodStats] {
    let earlier = Dictionary(
      before.map { ($0.method, $0) }, uniquingKeysWith: { first, _ in first })
    return now.map { method in
      guard let then = earlier[method.method] else { return method }
      return MethodStats(
        method: method.method, calls: method.calls - then.calls,
        faults: method.faults - then.faults,
        totalMicroseconds: method.totalMicroseconds - then.totalMicroseconds,
        durationCounts: zip(method.durationCounts, then.durationCounts).map { $0 - $1 })
    }
  }

  private static func lanes(
    _ now: [LaneStats], _ before: [LaneStats], _ spanMicros: Int64
  ) -> [LaneRate] {
    now.enumerated().map { index, lane in
      let then = index < before.count ? before[index] : LaneStats()
      let begun = lane.begun - then.begun
      let busy = lane.busyMicroseconds - then.busyMicroseconds
      return LaneRate(
        lane: lane, busyPPM: min(1_000_000, busy * 1_000 / spanMicros * 1_000),
        jobs: lane.executed - then.executed, refused: lane.refused - then.refused,
        meanWaitMicros: begun > 0
          ? (lane.waitedMicroseconds - then.waitedMicroseconds) / begun : nil)
    }
  }

  private static func sum(_ counts: [[Int64]]) -> [Int64] {
    counts.reduce(into: []) { sums, counts in
      while sums.count < counts.count { sums.append(0) }
      for (index, count) in counts.enumerated() { sums[index] += count }
    }
  }
}

extension ServerRates.MethodRate {
  fileprivate init(_ moved: MethodStats, _ bounds: [Int64]) {
    let timed = moved.durationCounts.reduce(0, +)
    self.init(
      method: moved.method, calls: moved.calls, faults: moved.faults,
      meanMicros: timed > 0 ? moved.totalMicroseconds / timed : nil,
      p99: Quantile(percent: 99, of: moved.durationCounts, bounds))
  }
}

/// A quantile as a histogram knows it: not more than one of its bounds, or more than the last.
enum Quantile: Hashable {
  case atMost(micros: Int64)
  case moreThan(micros: Int64)

  /// - Parameters:
  ///   - counts: how many fell up to each bound and not up to the one before, and how many beyond
  ///     the last.
  /// - Returns: nil where nothing was counted.
  init?(percent: Int64, of counts: [Int64], _ bounds: [Int64]) {
    let total = counts.reduce(0, +)
    guard total > 0, let last = bounds.last else { return nil }
    var below: Int64 = 0
    for (bound, count) in zip(bounds, counts) {
      below += count
      if below * 100 >= total * percent {
        self = .atMost(micros: bound)
        return
      }
    }
    self = .moreThan(micros: last)
  }

  var micros: Int64 {
    switch self {
    case .atMost(let micros), .moreThan(let micros): micros
    }
  }
}
