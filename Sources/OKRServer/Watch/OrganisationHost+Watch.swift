// A host's watches: how they begin, what they are told, what they read from the log, how they end.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import Synchronization
internal import WorkerPool

extension OrganisationHost {
  /// Adds a watcher, and sends it the present state or what came after its token.
  func watch(_ call: ServerCall, _ request: WatchRequest) throws(RequestError) {
    let token = try self.check(request)
    guard self.watchers.count < ServerLimits.watchersPerOrganisation else {
      throw RequestError(
        .resourceExhausted, .limitReached,
        "\(ServerLimits.watchersPerOrganisation) watches of this organisation are open, as many as are served: end one, or try again later.",
        values: [("limit", String(ServerLimits.watchersPerOrganisation))],
        retryAfterMicroseconds: 1_000_000)
    }
    let watcher = self.watchers.add(call, request)
    self.environment.counters.watchers.add(1, ordering: .relaxed)
    call.onCancel {
      self.resume { $0.end(watcher, Status(code: .cancelled, message: "The watch has ended.")) }
    }
    watcher.begin(self, after: token)
    call.onWritable { self.resume { if !watcher.isEnded { watcher.flush($0) } } }
    self.scheduleTimer()
    self.countMemory()
  }

  /// - Returns: where the reader stands; nil where it has nothing yet.
  private func check(_ request: WatchRequest) throws(RequestError) -> WatchToken? {
    let asked = [!request.roots.isEmpty, request.rollup != nil, request.changes != nil]
    guard asked.count(where: { $0 }) == 1 else {
      throw .field("roots", "or rollup or changes is to be watched: exactly one of them")
    }
    guard request.roots.count <= ServerLimits.rootsPerWatcher else {
      throw .field(
        "roots", "are \(request.roots.count)", limit: "\(ServerLimits.rootsPerWatcher)")
    }
    for id in request.roots where self.organisation.node(id) == nil {
      throw .notFound("objective or key result", id)
    }
    if let query = request.rollup {
      let limit = self.environment.watch.rowsPerRollup
      guard try self.organisation.rollup(query).count <= limit else {
        throw .rollupTooLarge(limit: limit)
      }
    }
    try Self.check(request.changes)
    let seconds = ServerLimits.bookmarkSecondsMaximum
    guard (0...Int32(seconds)).contains(request.bookmarkSeconds) else {
      throw .field(
        "bookmark_seconds", "is \(request.bookmarkSeconds)", limit: "0 to \(seconds)",
        reason: .fieldOutOfRange, code: .outOfRange)
    }
    return try Self.token(request)
  }

  private static func check(_ changes: WatchedChanges?) throws(RequestError) {
    guard let changes else { return }
    for (place, type) in changes.types.enumerated()
    where type == .unspecified || !ChangedType.known.contains(type) {
      throw .field("changes.types[\(place)]", "is no type of changes")
    }
    if changes.revisionsOnly, !changes.types.isEmpty {
      throw .field("changes.types", "goes with changes that are told, not with revisions_only")
    }
    if changes.types.count > ChangedType.known.count {
      throw .field("changes.types", "name types twice")
    }
  }

  private static func token(_ request: WatchRequest) throws(RequestError) -> WatchToken? {
    if request.after.isEmpty { return nil }
    guard let token = WatchToken(request.after),
      token.history != nil || request.changes != nil
    else {
      throw .field("after", "is no resume_token of a watch: begin again without one")
    }
    return token
  }

  /// Ends a watch; nothing where it has ended.
  func end(_ watcher: Watcher, _ status: Status) {
    guard self.watchers.remove(watcher) else { return }
    self.environment.counters.watchers.subtract(1, ordering: .relaxed)
    watcher.end(StatusError(status))
    self.countMemory()
  }

  func end(_ watcher: Watcher, _ error: RequestError) { self.end(watcher, error.status) }

  /// Ends every watch, for a drain.
  func endWatches() {
    for watcher in self.watchers.all { self.end(watcher, StatusError(.draining).status) }
  }

  // MARK: Telling

  /// Tells every watcher what changed since this was last called.
  /// - Parameters:
  ///   - entries: of a commit that was applied.
  ///   - displaced: what it put somewhere else.
  func notifyWatchers(_ entries: [Entry] = [], _ displaced: Displaced = Displaced()) {
    let changed = self.organisation.drainChanges()
    guard !self.watchers.isEmpty else { return }
    if !changed.nodes.isEmpty || changed.structure {
      let entered = displaced.entered(self.organisation).subtracting(changed.nodes)
      self.watchers.tell(changed.nodes + entered.sorted(), displaced, self)
    }
    if !entries.isEmpty { self.watchers.tell(entries, self) }
  }

  // MARK: The log

  /// Reads what came after a revision for a watcher, and hands it over on the lane.
  /// - Parameter limit: how many entries at the most.
  func readLog(
    for watcher: Watcher, after revision: Int64, limit: Int,
    then body: @escaping @Sendable (OrganisationHost, [Entry]) -> Void
  ) {
    watcher.isReadingLog = true
    self.watchers.logReads.waiting.append(
      LogRead(watcher: watcher, after: revision, limit: limit, body: body))
    self.startLogReads()
  }

  private func startLogReads() {
    while self.watchers.logReads.running < ServerLimits.watchReadsAtOnce,
      !self.watchers.logReads.waiting.isEmpty
    {
      let read = self.watchers.logReads.waiting.removeFirst()
      if read.watcher.isEnded { continue }
      self.watchers.logReads.running += 1
      self.environment.background.async {
        let found = self.entries(read)
        self.resume { host in
          host.watchers.logReads.running -= 1
          read.watcher.isReadingLog = false
          switch found {
          case .success(let entries): if !read.watcher.isEnded { read.body(host, entries) }
          case .failure(let error): host.end(read.watcher, error)
          }
          host.startLogReads()
        }
      }
    }
  }

  /// Blocking; off the lane.
  private func entries(_ read: LogRead) -> Result<[Entry], RequestError> {
    do throws(StoreError) {
      let rows = try self.environment.store.rows(
        orgID: self.organisationID, fromRevision: read.after + 1, limit: read.limit)
      var entries: [Entry] = []
      for row in rows {
        guard let change = LogPayload.decode(row.entry) else {
          throw .corrupt(
            orgID: self.organisationID, region: row.entry.region, revision: row.entry.revision,
            reason: "a stored change can't be read by this version")
        }
        entries.append(Entry(row.entry, change))
      }
      return .success(entries)
    } catch {
      return .failure(RequestError(error))
    }
  }
}

/// A part of the log that a reader waits for.
struct LogRead: Sendable {
  let watcher: Watcher
  let after: Int64
  let limit: Int
  let body: @Sendable (OrganisationHost, [Entry]) -> Void
}

/// Reads of the log that run and wait; one a watcher at the most.
struct LogReads {
  var running = 0
  var waiting: [LogRead] = []
}
