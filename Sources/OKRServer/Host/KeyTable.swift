// The idempotency keys that memory holds: a bounded horizon, newest last.

internal import OKRStore
internal import PostgresClient

/// What a key's first request did.
struct KeyedResult: Hashable, Sendable {
  var firstRevision: Int64
  var count: Int
  var digest: Digest256
}

/// Keys in the order of their recording; the oldest leave when the table is full.
struct KeyTable: Sendable {
  private var results: [UUID128: KeyedResult] = [:]
  private var order: [UUID128] = []
  private var first = 0
  private let limit: Int
  /// Every key recorded at or after this instant is here, microseconds since 1970.
  private(set) var completeSince: Int64

  init(limit: Int, completeSince: Int64) {
    self.limit = limit
    self.completeSince = completeSince
  }

  var count: Int { self.results.count }

  func find(_ key: UUID128) -> KeyedResult? { self.results[key] }

  /// - Parameter recordedAt: the recorded time of the key's change; never falls.
  mutating func insert(_ key: UUID128, _ result: KeyedResult, recordedAt: Int64) {
    if self.results.updateValue(result, forKey: key) == nil { self.order.append(key) }
    guard self.results.count > self.limit else { return }
    self.results[self.order[self.first]] = nil
    self.first += 1
    // What left was recorded no later than now: from here on the log has to be asked.
    self.completeSince = max(self.completeSince, recordedAt)
    if self.first > self.limit {
      self.order.removeFirst(self.first)
      self.first = 0
    }
  }

  /// Adds one part of a key's changes, found in the log in any order.
  mutating func restore(_ key: UUID128, revision: Int64, digest: Digest256, recordedAt: Int64) {
    guard var known = self.results[key] else {
      self.insert(
        key, KeyedResult(firstRevision: revision, count: 1, digest: digest),
        recordedAt: self.completeSince)
      return
    }
    known.firstRevision = min(known.firstRevision, revision)
    known.count += 1
    self.results[key] = known
  }
}
