// Counts over all hosts, for `okr server stats`.

internal import Synchronization

/// Counters that any thread may raise and read.
final class HostCounters: Sendable {
  let loaded = Atomic<Int64>(0)
  let batches = Atomic<Int64>(0)
  let changes = Atomic<Int64>(0)
  let commitMicroseconds = Atomic<Int64>(0)
  let largestBatch = Atomic<Int64>(0)
  let watchers = Atomic<Int64>(0)
  let keys = Atomic<Int64>(0)

  func countBatch(changes: Int, microseconds: Int64) {
    self.batches.add(1, ordering: .relaxed)
    self.changes.add(Int64(changes), ordering: .relaxed)
    self.commitMicroseconds.add(microseconds, ordering: .relaxed)
    self.largestBatch.max(Int64(changes), ordering: .relaxed)
  }
}
