// The idempotency keys that memory holds: a bounded horizon of keys by the time that they carry.

internal import OKRModel
internal import OKRStore
internal import PostgresClient

/// What a key's first request did.
struct KeyedResult: Hashable, Sendable {
  var firstRevision: Int64
  var count: Int
  var digest: Digest256
}

/// Keys by their own time; the oldest leave when the table is full.
///
/// A key's own time never changes, so what has left can be told from what never came by it alone,
/// whatever its client's clock said.
struct KeyTable: Sendable {
  /// About what one key takes in memory, its second's list included.
  static let bytesPerKey = 136

  private static let slotMicroseconds: Int64 = 1_000_000

  /// Parts by the keys' random bits: each grows at a time of its own, by a part of the work.
  private static let parts = 64
  /// Keys that leave for one that comes, at least two, so that the table shrinks back to its limit.
  private static let leavingAtOnce = 4

  private var results = Array(repeating: [UUID128: KeyedResult](), count: KeyTable.parts)
  private var held = 0
  /// Keys from before the horizon that are still here: they leave a few at a time.
  private var leaving: [UUID128] = []

  /// Keys since the horizon.
  var count: Int { self.held - self.leaving.count }
  /// The keys of each second of their own time, and those seconds in order.
  private var slots: [Int64: [UUID128]] = [:]
  private var seconds: [Int64] = []
  private let limit: Int
  /// Every recorded key whose own time is this or later is here, microseconds since 1970.
  private(set) var completeSince: Int64

  init(limit: Int, completeSince: Int64) {
    self.limit = limit
    self.completeSince = completeSince
  }

  /// Whether a key that is not here can't have been recorded.
  /// - Parameter time: the key's own time, microseconds since 1970.
  func isComplete(forKeyMadeAt time: Int64) -> Bool { time >= self.completeSince }

  func find(_ key: UUID128) -> KeyedResult? { self.results[Self.part(of: key)][key] }

  private static func part(of key: UUID128) -> Int { Int(key.low % UInt64(Self.parts)) }

  /// Keeps a key. One from before the horizon isn't kept: the log is asked for it anyway.
  mutating func insert(_ key: UUID128, _ result: KeyedResult) {
    let time = RequestKey.time(of: key)
    guard time >= self.completeSince else { return }
    if self.results[Self.part(of: key)].updateValue(result, forKey: key) != nil { return }
    self.held += 1
    let second = time / Self.slotMicroseconds
    if self.slots[second] == nil { self.insert(second: second) }
    self.slots[second, default: []].append(key)
    while self.count > self.limit, let oldest = self.seconds.first {
      self.drop(oldest)
    }
    self.letSomeLeave()
  }

  private mutating func letSomeLeave() {
    for _ in 0..<Self.leavingAtOnce {
      guard let key = self.leaving.popLast() else { return }
      self.results[Self.part(of: key)][key] = nil
      self.held -= 1
    }
  }

  /// Adds one part of a key's changes, found in the log in any order.
  mutating func restore(_ key: UUID128, revision: Int64, digest: Digest256) {
    guard var known = self.find(key) else {
      self.insert(key, KeyedResult(firstRevision: revision, count: 1, digest: digest))
      return
    }
    known.firstRevision = min(known.firstRevision, revision)
    known.count += 1
    self.results[Self.part(of: key)][key] = known
  }

  /// Nearly always at the end; a day has few seconds, so finding the place costs little elsewhere.
  private mutating func insert(second: Int64) {
    var place = self.seconds.count
    while place > 0, self.seconds[place - 1] > second { place -= 1 }
    self.seconds.insert(second, at: place)
  }

  /// Moves the horizon past a second of keys. Taking thousands of them out at once would hold the
  /// lane up.
  private mutating func drop(_ second: Int64) {
    self.leaving += self.slots.removeValue(forKey: second) ?? []
    self.seconds.removeFirst()
    self.completeSince = max(self.completeSince, (second + 1) * Self.slotMicroseconds)
  }
}
