// Watches of items: the figures of some roots and of all that is below them.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import ScoreEngine

/// How many items are still to be told to an organisation's readers, all together.
// Confined to its host's lane.
final class WatchBudget {
  let limit: Int
  fileprivate(set) var owed = 0

  init(limit: Int) { self.limit = limit }

  var isExceeded: Bool { self.owed > self.limit }
}

/// Tells the figures of what changed at and below its roots.
final class ItemWatcher: Watcher, @unchecked Sendable {
  static let figuresPerMessage = 5_000

  private let budget: WatchBudget
  /// What is to be told.
  private var pending: Set<NodeID> = []
  private var counted = 0

  init(_ call: ServerCall, _ request: WatchRequest, _ budget: WatchBudget) {
    self.budget = budget
    super.init(call, request)
  }

  override func restart(_ why: WatchRestart, skipping: Int64 = 0, _ host: OrganisationHost) {
    super.restart(why, skipping: skipping, host)
    let organisation = host.organisation
    self.pending = organisation.items(at: self.request.roots.compactMap(organisation.node))
    self.settleAndFlush(host)
  }

  override func resume(after token: WatchToken, _ host: OrganisationHost) {
    let behind = host.organisation.revision - token.revision
    guard let instant = token.instant,
      !host.read({ $0.graph.hasNewDay(since: instant) })
    else { return self.restart(.day, skipping: behind, host) }
    guard behind <= host.environment.watch.figuresResumedOver else {
      return self.restart(.behind, skipping: behind, host)
    }
    self.owesBookmark = true
    guard behind > 0 else { return self.flush(host) }
    host.readLog(for: self, after: token.revision, limit: Int(behind)) { host, entries in
      self.catchUp(entries, behind: behind, host)
    }
  }

  /// Finds what the entries after its token moved.
  private func catchUp(_ entries: [Entry], behind: Int64, _ host: OrganisationHost) {
    var moved: [String: Int64] = [:]
    for entry in entries {
      switch entry.change?.moves {
      case .keyResult(let id): moved[id, default: 0] += 1
      case .nothing, nil: break
      case .structure: return self.restart(.structure, skipping: behind, host)
      }
    }
    let organisation = host.organisation
    let graph = organisation.graph
    let roots = Set(self.request.roots.compactMap(organisation.node))
    var told: Int64 = 0
    for (id, count) in moved {
      guard let node = organisation.node(id) else { continue }
      let below = graph.path(above: node).filter {
        graph.path(above: $0).contains(where: roots.contains)
      }
      if !below.isEmpty { told += count }
      self.pending.formUnion(below)
    }
    // One message tells of them all: the states between are merged.
    self.skipped += max(0, told - 1)
    self.settleAndFlush(host)
  }

  /// Takes note of what changed, and tells it where the reader keeps up.
  /// - Parameter shared: the message that tells of just these nodes, formed once for all that watch
  ///   the same.
  func changed(_ nodes: [NodeID], _ host: OrganisationHost, shared: () -> [UInt8]) {
    if self.pending.isEmpty, self.isInStep, nodes.count <= Self.figuresPerMessage,
      self.sendShared(shared())
    {
      return
    }
    if !self.pending.isEmpty { self.skipped += 1 }
    self.pending.formUnion(nodes)
    self.settleAndFlush(host)
  }

  private func settleAndFlush(_ host: OrganisationHost) {
    self.flush(host)
    if !self.pending.isEmpty, self.budget.isExceeded {
      host.end(self, .tooMuchOwed(limit: self.budget.limit))
    }
  }

  override func flush(_ host: OrganisationHost) {
    defer { self.count() }
    guard !self.isReadingLog else { return }
    while !self.pending.isEmpty || self.owesBookmark, self.call.credit > 0 {
      let nodes = Array(self.pending.prefix(Self.figuresPerMessage)).sorted()
      let isWhole = nodes.count == self.pending.count
      guard self.send(self.message(nodes, host), isWhole: isWhole, host) else { return }
      if isWhole { self.pending = [] } else { self.pending.subtract(nodes) }
    }
  }

  func message(_ nodes: [NodeID], _ host: OrganisationHost) -> WatchResponse {
    var message = self.response(host)
    let organisation = host.organisation
    message.figures = nodes.map { organisation.figures($0) }
    return message
  }

  private func count() {
    self.budget.owed += self.pending.count - self.counted
    self.counted = self.pending.count
  }

  override func end(_ status: StatusError) {
    self.pending = []
    self.count()
    super.end(status)
  }
}

/// What a change of the log may move among the figures.
private enum Moves {
  case nothing
  /// A key result and what is above it.
  case keyResult(String)
  case structure
}

extension Change {
  fileprivate var moves: Moves {
    switch self.change {
    case .checkIn(let checkIn)?: .keyResult(checkIn.keyResult)
    case .member?, .metric?, .documentNotes?, .grade?, .dependency?, .override?, nil: .nothing
    default: .structure
    }
  }
}

extension Organisation {
  /// Some items and all below them.
  func items(at roots: [NodeID]) -> Set<NodeID> {
    var pending = roots
    var found = Set(roots)
    while let node = pending.popLast() {
      for link in self.graph.children(of: node) where found.insert(link.node).inserted {
        pending.append(link.node)
      }
    }
    return found
  }
}
