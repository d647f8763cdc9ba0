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
  let request: WatchRequest
  /// What changed since the last message.
  private var pending: Set<NodeID> = []
  private var lastRows: [[String]: RollupRow] = [:]
  private var isRollupStale = false
  private var messagesSkipped = 0

  init(call: ServerCall, request: WatchRequest) {
    self.call = call
    self.request = request
  }

  /// Sends everything once, as of now.
  func restart(_ host: OrganisationHost) {
    self.pending = self.watched(host.organisation)
    self.isRollupStale = self.request.rollup != nil
    self.lastRows = [:]
    self.flush(host)
  }

  /// The roots and all below them.
  private func watched(_ organisation: Organisation) -> Set<NodeID> {
    var pending = self.request.roots.compactMap { organisation.node($0) }
    var watched = Set(pending)
    while let node = pending.popLast() {
      for link in organisation.graph.children(of: node) where watched.insert(link.node).inserted {
        pending.append(link.node)
      }
    }
    return watched
  }

  /// Takes note of what changed, and tells it where the reader keeps up.
  /// - Parameter shared: the message that tells of just these nodes, formed once for all that watch
  ///   the same.
  func changed(
    _ nodes: [NodeID], _ host: OrganisationHost, shared: () -> [UInt8]
  ) {
    let isBehind = !self.pending.isEmpty
    if !isBehind, nodes.count <= Self.figuresPerMessage, self.call.credit > 0,
      self.call.send(shared())
    {
      return
    }
    self.pending.formUnion(nodes)
    if isBehind { self.messagesSkipped += 1 }
    self.flush(host)
  }

  /// Takes note that its rollup may have moved.
  func rollupChanged(_ host: OrganisationHost, rows: () -> [RollupRow]) {
    if self.isRollupStale { self.messagesSkipped += 1 }
    self.isRollupStale = true
    if self.call.credit > 0 { self.flush(host, rows: rows()) }
  }

  /// Sends what is pending, as far as there is credit.
  func flush(_ host: OrganisationHost) {
    guard self.isRollupStale, self.call.credit > 0, let query = self.request.rollup else {
      return self.flush(host, rows: [])
    }
    self.flush(host, rows: (try? host.organisation.rollup(query)) ?? [])
  }

  private func flush(_ host: OrganisationHost, rows: [RollupRow]) {
    while !self.pending.isEmpty || self.isRollupStale, self.call.credit > 0 {
      let nodes = Array(self.pending.sorted().prefix(Self.figuresPerMessage))
      let moved = rows.filter { self.lastRows[$0.keys] != $0 }
      guard !nodes.isEmpty || !moved.isEmpty else {
        self.isRollupStale = false
        return
      }
      let message = Self.message(
        nodes, moved, host.organisation, isCoalesced: self.messagesSkipped > 0)
      guard self.call.send(message) else { return }
      for row in moved { self.lastRows[row.keys] = row }
      self.isRollupStale = false
      self.messagesSkipped = 0
      self.pending.subtract(nodes)
    }
  }

  private static let figuresPerMessage = 5_000

  static func message(
    _ nodes: [NodeID], _ rows: [RollupRow], _ organisation: Organisation,
    isCoalesced: Bool = false
  ) -> [UInt8] {
    WatchResponse(
      figures: nodes.map { organisation.figures($0) }, rows: rows,
      revision: organisation.revision, instant: Instant(unixMicros: organisation.instant),
      coalesced: isCoalesced
    ).encoded()
  }
}

/// The watchers of one organisation, by what they watch: who watches the same is told the same, and
/// a change looks up its ancestors instead of asking every watcher.
struct WatchTable {
  // Confined to its host's lane, as the watchers are.
  private final class Group {
    let request: WatchRequest
    var watchers: [Watcher] = []
    /// What changed for them in this round, in the order of `drainChanges`.
    var nodes: [NodeID] = []

    init(_ request: WatchRequest) { self.request = request }
  }

  private var groups: [WatchRequest: Group] = [:]
  private var rollups: [WatchRequest: Group] = [:]
  private(set) var count = 0
  /// The groups of items in some order, and their places in it by the nodes of their roots; nil
  /// since a group or the nodes' numbers last changed.
  private var index: (order: [Group], byRoot: NodeTable<[Int]>)?

  var isEmpty: Bool { self.count == 0 }

  var all: [Watcher] { [self.groups, self.rollups].flatMap(\.values).flatMap(\.watchers) }

  mutating func add(_ watcher: Watcher) {
    let isRollup = watcher.request.rollup != nil
    let known = isRollup ? self.rollups[watcher.request] : self.groups[watcher.request]
    let group = known ?? Group(watcher.request)
    group.watchers.append(watcher)
    self.count += 1
    guard known == nil else { return }
    if isRollup {
      self.rollups[watcher.request] = group
    } else {
      self.groups[watcher.request] = group
      self.index = nil
    }
  }

  /// - Returns: false where it isn't there.
  mutating func remove(_ watcher: Watcher) -> Bool {
    let request = watcher.request
    guard let group = self.groups[request] ?? self.rollups[request],
      let index = group.watchers.firstIndex(where: { $0 === watcher })
    else { return false }
    group.watchers.remove(at: index)
    self.count -= 1
    guard group.watchers.isEmpty else { return true }
    self.groups[request] = nil
    self.rollups[request] = nil
    self.index = nil
    return true
  }

  /// The organisation was loaded again: its nodes may have other numbers.
  mutating func forgetNodes() { self.index = nil }

  mutating func removeAll() { self = WatchTable() }

  /// Tells all whom these nodes concern.
  mutating func tell(_ nodes: [NodeID], _ host: OrganisationHost) {
    let organisation = host.organisation
    for group in self.concerned(by: nodes, organisation) {
      let nodes = group.nodes.sorted()
      group.nodes = []
      var message: [UInt8]?
      for watcher in group.watchers {
        watcher.changed(nodes, host) {
          let bytes = message ?? Watcher.message(nodes, [], organisation)
          message = bytes
          return bytes
        }
      }
    }
    for group in self.rollups.values {
      var rows: [RollupRow]?
      for watcher in group.watchers {
        watcher.rollupChanged(host) {
          let formed = rows ?? group.request.rollup.flatMap { try? organisation.rollup($0) } ?? []
          rows = formed
          return formed
        }
      }
    }
  }

  /// The groups that watch one of the nodes, each with those in its `nodes`.
  private mutating func concerned(by nodes: [NodeID], _ organisation: Organisation) -> [Group] {
    let (order, byRoot) = self.index ?? self.makeIndex(organisation)
    self.index = (order, byRoot)
    guard !order.isEmpty else { return [] }
    var concerned: [Group] = []
    for node in nodes {
      for above in organisation.graph.path(above: node) {
        for place in byRoot[above] ?? [] where order[place].nodes.last != node {
          if order[place].nodes.isEmpty { concerned.append(order[place]) }
          order[place].nodes.append(node)
        }
      }
    }
    return concerned
  }

  private func makeIndex(
    _ organisation: Organisation
  ) -> (order: [Group], byRoot: NodeTable<[Int]>) {
    let order = Array(self.groups.values)
    var places: [NodeID: [Int]] = [:]
    for (place, group) in order.enumerated() {
      for root in Set(group.request.roots.compactMap({ organisation.node($0) })) {
        places[root, default: []].append(place)
      }
    }
    var byRoot = NodeTable<[Int]>(capacity: places.count)
    for (node, found) in places { byRoot.insert(node) { found } }
    return (order, byRoot)
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
    self.watchers.add(watcher)
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
    guard self.watchers.remove(watcher) else { return }
    self.environment.counters.watchers.subtract(1, ordering: .relaxed)
    watcher.call.finish(
      payload: nil, status: Status(code: .cancelled, message: "The watch has ended."))
  }

  /// Tells every watcher what changed since this was last called.
  func notifyWatchers() {
    let changed = self.organisation.drainChanges()
    guard !self.watchers.isEmpty, !changed.nodes.isEmpty || changed.structure else { return }
    self.watchers.tell(changed.nodes, self)
  }

  /// Ends every watch, for a drain.
  func endWatches() {
    for watcher in self.watchers.all { watcher.call.finish(StatusError(.draining)) }
    self.environment.counters.watchers.subtract(Int64(self.watchers.count), ordering: .relaxed)
    self.watchers.removeAll()
  }
}
