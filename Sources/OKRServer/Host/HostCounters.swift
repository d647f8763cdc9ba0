// Counts over all hosts, for `okr server stats`, the metrics and the status page.

internal import Metrics
internal import Synchronization

/// Counters that any thread may raise and read.
final class HostCounters: Sendable {
  let loaded = Atomic<Int64>(0)
  let watchers = Atomic<Int64>(0)
  let keys = Atomic<Int64>(0)
  /// What loaded organisations hold beside their resources.
  let keyBytes = Atomic<Int>(0)
  let pageBytes = Atomic<Int>(0)
  let watchBytes = Atomic<Int>(0)
  let largestBatch = Atomic<Int64>(0)
  /// Microseconds from the start of a commit until it is certain.
  let commits = Histogram(.latency)
  /// Changes of a commit.
  let changes = Histogram(HistogramBounds([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]))
  /// Microseconds from a commit's certainty until those who watch were told.
  let watchLag = Histogram(.latency)
  /// Microseconds that an organisation took to get into memory.
  let loads = Histogram(.loading)
  let failedLoads = Atomic<UInt64>(0)
  let refusedCommits = Atomic<UInt64>(0)
  let doubtfulCommits = Atomic<UInt64>(0)
  let lostLeases = Atomic<UInt64>(0)
  let snapshots = Atomic<UInt64>(0)
  let failedSnapshots = Atomic<UInt64>(0)

  func countBatch(changes: Int, microseconds: Int64) {
    self.commits.record(UInt64(max(0, microseconds)))
    self.changes.record(UInt64(changes))
    self.largestBatch.max(Int64(changes), ordering: .relaxed)
  }

  /// An organisation holds something else than before.
  func countMemory(_ now: HeldBytes, before: HeldBytes) {
    guard now != before else { return }
    self.keyBytes.add(now.keys - before.keys, ordering: .relaxed)
    self.pageBytes.add(now.pages - before.pages, ordering: .relaxed)
    self.watchBytes.add(now.watches - before.watches, ordering: .relaxed)
  }
}

extension HistogramBounds {
  /// Microseconds from 1 ms to 5 minutes, for what runs in the background.
  static let loading = HistogramBounds(
    [
      1_000, 5_000, 25_000, 100_000, 500_000, 1_000_000, 5_000_000, 20_000_000, 60_000_000,
      300_000_000,
    ], unitsPerBase: 1_000_000)
}
