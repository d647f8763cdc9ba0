// The tokens of open connections: each is known to end as soon as it was changed here, and a little
// later where another process of the same database changed it.

internal import Dispatch
internal import OKRStore
internal import PostgresClient
internal import Synchronization

/// A token that signed connections in; all of them share it.
final class LiveToken: Sendable {
  private struct State {
    var version: Int64 = 0
    /// Microseconds since 1970; nil where it doesn't end.
    var end: Int64?
    var streams: [UInt64: @Sendable () -> Void] = [:]
    var streamsOpened: UInt64 = 0
  }

  let digest: Digest256
  private let state = Mutex(State())
  private let whenUnused: @Sendable (Digest256) -> Void

  fileprivate init(_ digest: Digest256, whenUnused: @escaping @Sendable (Digest256) -> Void) {
    self.digest = digest
    self.whenUnused = whenUnused
  }

  deinit { self.whenUnused(self.digest) }

  /// When it ends, microseconds since 1970; nil where it doesn't.
  var end: Int64? { self.state.withLock { $0.end } }

  /// Takes what a record says, unless a later version is known.
  func learn(_ record: TokenRecord) {
    self.state.withLock { state in
      guard record.version > state.version else { return }
      state.version = record.version
      state.end = record.revokedAt ?? record.expiresAt
    }
  }

  /// Lets a stream end with the token.
  /// - Parameter whenEnded: called once, on any thread, unless the stream is closed before.
  /// - Returns: what closes it.
  func open(_ whenEnded: @escaping @Sendable () -> Void) -> UInt64 {
    self.state.withLock { state in
      state.streamsOpened += 1
      state.streams[state.streamsOpened] = whenEnded
      return state.streamsOpened
    }
  }

  func close(_ stream: UInt64) {
    // What it holds may hold this token: it goes outside the lock.
    _ = self.state.withLock { $0.streams.removeValue(forKey: stream) }
  }

  /// Ends its streams where its time is over.
  /// - Parameter now: microseconds since 1970.
  func endStreams(now: Int64) {
    let ending = self.state.withLock { state -> [@Sendable () -> Void] in
      guard let end = state.end, end <= now else { return [] }
      defer { state.streams = [:] }
      return Array(state.streams.values)
    }
    for end in ending { end() }
  }
}

/// All of them; a token goes with the last connection that it signed in.
final class LiveTokens: Sendable {
  private struct Entry {
    weak var token: LiveToken?
  }

  private let entries = Mutex<[Digest256: Entry]>([:])
  private let clock: WallClock
  private let queue = DispatchQueue(label: "okr.tokens")
  private let stopped = Atomic<Bool>(false)

  init(_ clock: WallClock) { self.clock = clock }

  /// How many there are.
  var count: Int { self.entries.withLock { $0.count } }

  /// The token of a digest, to be held as long as somebody is signed in by it. Who reads its record
  /// asks for this first: a change that comes after the record was read is learned, too.
  func token(_ digest: Digest256) -> LiveToken {
    self.entries.withLock { entries in
      if let token = entries[digest]?.token { return token }
      let token = LiveToken(digest) { [weak self] in self?.forget($0) }
      entries[digest] = Entry(token: token)
      return token
    }
  }

  private func forget(_ digest: Digest256) {
    self.entries.withLock { entries in
      // Somebody may have signed in by it again.
      if let entry = entries[digest], entry.token == nil { entries[digest] = nil }
    }
  }

  /// Tells the connections of a token that it was changed.
  func learn(_ record: TokenRecord) {
    let token = self.entries.withLock { $0[record.digest]?.token }
    token?.learn(record)
    token?.endStreams(now: self.clock.nowMicros)
  }

  /// Asks the database now and then for what other processes changed, and ends the streams of tokens whose
  /// time is over.
  func start(_ store: Store) {
    let pause = DispatchTimeInterval.milliseconds(ServerLimits.tokenLookMilliseconds)
    self.queue.asyncAfter(deadline: .now() + pause) {
      guard !self.stopped.load(ordering: .relaxed) else { return }
      self.look(store)
      self.start(store)
    }
  }

  func stop() { self.stopped.store(true, ordering: .relaxed) }

  /// Where the database is silent, what is known holds until the next look: the heartbeat tells of it.
  private func look(_ store: Store) {
    for token in self.entries.withLock({ $0.values.compactMap(\.token) }) {
      token.endStreams(now: self.clock.nowMicros)
    }
    var digests = Array(self.entries.withLock { $0.keys })[...]
    while !digests.isEmpty, !self.stopped.load(ordering: .relaxed) {
      guard
        let records = try? store.findTokens(
          digests: digests.prefix(ServerLimits.tokensLookedForAtOnce))
      else { return }
      for record in records { self.learn(record) }
      digests = digests.dropFirst(ServerLimits.tokensLookedForAtOnce)
    }
  }
}
