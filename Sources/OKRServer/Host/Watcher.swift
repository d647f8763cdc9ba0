// Watchers: a call that is told what moves. A slow reader gets the newest figures, never a growing
// queue.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import ScoreEngine
internal import Synchronization

// Confined to its host's lane.
final class Watcher: @unchecked Sendable {
  let call: ServerCall
  private let request: WatchRequest
  private var watched: Set<NodeID> = []
  /// What changed since the last message.
  private var pending: Set<NodeID> = []
  private var lastRows: [[String]: RollupRow] = [:]
  private var isRollupStale = false
  private var messagesSkipped = 0
  private var structureRevision: Int64 = -1

  init(call: ServerCall, request: WatchRequest) {
    self.call = call
    self.request = request
  }

  /// Sends everything once, as of now.
  func restart(_ host: OrganisationHost) {
    self.findWatched(host)
    self.pending = self.watched
    self.isRollupStale = self.request.rollup != nil
    self.lastRows = [:]
    self.flush(host)
  }

  private func findWatched(_ host: OrganisationHost) {
    var pending = self.request.roots.compactMap { host.organisation.node($0) }
    self.watched = Set(pending)
    while let node = pending.popLast() {
      for link in host.organisation.graph.children(of: node)
      where self.watched.insert(link.node).inserted { pending.append(link.node) }
    }
  }

  /// Takes note of what changed, and tells it where the reader keeps up.
  /// - Parameter structureChanged: true where items or edges may have come or gone.
  func changed(_ nodes: [NodeID], structureChanged: Bool, _ host: OrganisationHost) {
    if structureChanged, self.request.rollup == nil { self.findWatched(host) }
    let hadPending = !self.pending.isEmpty || self.isRollupStale
    for node in nodes where self.watched.contains(node) { self.pending.insert(node) }
    if self.request.rollup != nil { self.isRollupStale = true }
    if hadPending { self.messagesSkipped += 1 }
    self.flush(host)
  }

  /// Sends what is pending, as far as there is credit.
  func flush(_ host: OrganisationHost) {
    guard !self.pending.isEmpty || self.isRollupStale, self.call.credit > 0 else { return }
    var message = WatchResponse(
      revision: host.organisation.revision,
      instant: Instant(unixMicros: host.organisation.instant),
      coalesced: self.messagesSkipped > 0)
    let nodes = self.pending.sorted().prefix(Self.figuresPerMessage)
    message.figures = nodes.map { host.organisation.figures($0) }
    let rows = self.movedRows(host)
    message.rows = rows
    guard !message.figures.isEmpty || !message.rows.isEmpty else {
      self.isRollupStale = false
      return
    }
    guard self.call.send(message.encoded()) else { return }
    for row in rows { self.lastRows[row.keys] = row }
    self.isRollupStale = false
    self.messagesSkipped = 0
    self.pending.subtract(nodes)
    if !self.pending.isEmpty { self.flush(host) }
  }

  private static let figuresPerMessage = 5_000

  private func movedRows(_ host: OrganisationHost) -> [RollupRow] {
    guard self.isRollupStale, let query = self.request.rollup,
      let rows = try? host.organisation.rollup(query)
    else { return [] }
    return rows.filter { self.lastRows[$0.keys] != $0 }
  }
}

extension OrganisationHost {
  /// Adds a watcher and sends it the present figures.
  func watch(_ call: ServerCall, _ request: WatchRequest) throws(RequestError) {
    try self.check(request)
    guard self.watchers.count < ServerLimits.watchersPerOrganisation else {
      throw RequestError(
        .resourceExhausted, .limitReached,
        "At most \(ServerLimits.watchersPerOrganisation) watchers of an organisation are served.")
    }
    let watcher = Watcher(call: call, request: request)
    self.watchers.append(watcher)
    self.environment.counters.watchers.add(1, ordering: .relaxed)
    call.onCancel { self.resume { $0.unwatch(watcher) } }
    call.onWritable { self.resume { watcher.flush($0) } }
    watcher.restart(self)
    self.scheduleTimer()
  }

  private func check(_ request: WatchRequest) throws(RequestError) {
    guard request.roots.isEmpty != (request.rollup == nil) else {
      throw .field("roots", "or rollup is to be watched: exactly one of them")
    }
    guard request.roots.count <= ServerLimits.rootsPerWatcher else {
      throw .field(
        "roots", "are \(request.roots.count)", limit: "\(ServerLimits.rootsPerWatcher)")
    }
    for id in request.roots where self.organisation.node(id) == nil {
      throw .notFound("objective or key result", id)
    }
    if let query = request.rollup { _ = try self.organisation.rollup(query) }
  }

  private func unwatch(_ watcher: Watcher) {
    guard let index = self.watchers.firstIndex(where: { $0 === watcher }) else { return }
    self.watchers.remove(at: index)
    self.environment.counters.watchers.subtract(1, ordering: .relaxed)
    watcher.call.finish(
      payload: nil, status: Status(code: .cancelled, message: "The watch has ended."))
  }

  /// Tells every watcher what changed since this was last called.
  func notifyWatchers() {
    let changed = self.organisation.drainChanges()
    guard !self.watchers.isEmpty, !changed.nodes.isEmpty || changed.structure else { return }
    for watcher in self.watchers {
      watcher.changed(changed.nodes, structureChanged: changed.structure, self)
    }
  }

  /// Ends every watch, for a drain.
  func endWatches() {
    for watcher in self.watchers { watcher.call.finish(StatusError(.draining)) }
    self.environment.counters.watchers.subtract(Int64(self.watchers.count), ordering: .relaxed)
    self.watchers = []
  }
}
