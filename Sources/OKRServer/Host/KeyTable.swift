// The idempotency keys that memory holds: a bounded horizon, newest last.

internal import OKRModel
internal import OKRStore
internal import PostgresClient

/// What a key's first request did.
struct KeyedResult: Hashable, Sendable {
  var firstRevision: Int64
  var count: Int
  var digest: Digest256
  /// Microseconds since 1970.
  var recordedAt: Int64
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

  /// Whether a key that is not here can't have been recorded.
  /// - Parameter time: the key's own time, which is ahead of its recording where the client's clock
  ///   is.
  func isComplete(forKeyMadeAt time: Int64) -> Bool {
    time - Limits.idempotencyKeyAheadMicroseconds >= self.completeSince
  }

  func find(_ key: UUID128) -> KeyedResult? { self.results[key] }

  mutating func insert(_ key: UUID128, _ result: KeyedResult) {
    if self.results.updateValue(result, forKey: key) == nil { self.order.append(key) }
    guard self.results.count > self.limit else { return }
    if let oldest = self.results.removeValue(forKey: self.order[self.first]) {
      // Of what was recorded until then, the log has to be asked.
      self.completeSince = max(self.completeSince, oldest.recordedAt + 1)
    }
    self.first += 1
    if self.first > self.limit {
      self.order.removeFirst(self.first)
      self.first = 0
    }
  }

  /// Adds one part of a key's changes, found in the log in any order.
  mutating func restore(_ key: UUID128, revision: Int64, digest: Digest256, recordedAt: Int64) {
    guard var known = self.results[key] else {
      self.insert(
        key,
        KeyedResult(firstRevision: revision, count: 1, digest: digest, recordedAt: recordedAt))
      return
    }
    known.firstRevision = min(known.firstRevision, revision)
    known.count += 1
    self.results[key] = known
  }
}
