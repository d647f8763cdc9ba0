// The watchers of one organisation, by what they watch: who watches the same is told the same, and
// a change looks up its ancestors instead of asking every watcher.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import ScoreEngine

// Confined to its host's lane, as the watchers are.
final class WatchTable {
  private final class Group<W: Watcher> {
    let request: WatchRequest
    var watchers: [W] = []
    /// What changed for them in this round, in the order of `drainChanges`.
    var nodes: [NodeID] = []

    init(_ request: WatchRequest) { self.request = request }
  }

  private let limits: WatchLimits
  private let budget: WatchBudget
  private var items: [WatchRequest: Group<ItemWatcher>] = [:]
  private var rollups: [WatchRequest: Group<RollupWatcher>] = [:]
  private var boards: [WatchRequest: RollupBoard] = [:]
  private var changes: [WatchRequest: Group<ChangeWatcher>] = [:]
  private(set) var count = 0
  /// What the watchers themselves and their requests take.
  private var requestBytes = 0
  /// The groups of items in some order, and their places in it by the nodes of their roots; nil
  /// since a group or the nodes' numbers last changed.
  private var index: (order: [Group<ItemWatcher>], byRoot: NodeTable<[Int]>)?
  /// Reads of the log for readers that are behind: few run at a time.
  var logReads = LogReads()

  init(_ limits: WatchLimits) {
    self.limits = limits
    self.budget = WatchBudget(limit: limits.itemsOwed)
  }

  var isEmpty: Bool { self.count == 0 }

  /// Items that are still to be told to all readers together.
  var itemsOwed: Int { self.budget.owed }

  /// What watches take in memory, estimated: the calls with what they ask for, the items that are owed,
  /// and the rows of rollups. Changes are told from the log, so nothing is kept for those who watch them.
  var bytesCount: Int {
    self.requestBytes + self.itemsOwed * Self.bytesPerItemOwed
      + self.boards.values.reduce(0) { $0 + $1.rows.count } * Self.bytesPerRollupRow
  }

  private static let bytesPerWatcher = 1_024
  private static let bytesPerItemOwed = 16
  private static let bytesPerRollupRow = 512

  /// A request stands in the call as it came, and decoded.
  private static func bytes(_ call: ServerCall) -> Int {
    self.bytesPerWatcher + 3 * call.payload.count
  }

  var all: [Watcher] {
    self.items.values.flatMap(\.watchers) + self.rollups.values.flatMap(\.watchers)
      + self.changes.values.flatMap(\.watchers)
  }

  /// A watcher of what is asked for, entered.
  func add(_ call: ServerCall, _ asked: WatchRequest) -> Watcher {
    self.count += 1
    self.requestBytes += Self.bytes(call)
    if let query = asked.rollup {
      let key = asked.withoutPlace
      let board = self.boards[key] ?? RollupBoard(query, limit: self.limits.rowsPerRollup)
      self.boards[key] = board
      return Self.enter(RollupWatcher(call, asked, board), &self.rollups)
    }
    if asked.changes != nil { return Self.enter(ChangeWatcher(call, asked), &self.changes) }
    let watcher = ItemWatcher(call, asked, self.budget)
    if self.items[watcher.request] == nil { self.index = nil }
    return Self.enter(watcher, &self.items)
  }

  private static func enter<W>(_ watcher: W, _ groups: inout [WatchRequest: Group<W>]) -> W {
    let group = groups[watcher.request] ?? Group(watcher.request)
    group.watchers.append(watcher)
    groups[watcher.request] = group
    return watcher
  }

  /// - Returns: false where it isn't there.
  func remove(_ watcher: Watcher) -> Bool {
    let request = watcher.request
    guard
      Self.leave(watcher, &self.items) || Self.leave(watcher, &self.rollups)
        || Self.leave(watcher, &self.changes)
    else { return false }
    self.count -= 1
    self.requestBytes -= Self.bytes(watcher.call)
    if self.items[request] == nil { self.index = nil }
    if self.rollups[request] == nil { self.boards[request] = nil }
    return true
  }

  private static func leave<W>(
    _ watcher: Watcher, _ groups: inout [WatchRequest: Group<W>]
  ) -> Bool {
    guard let group = groups[watcher.request],
      let place = group.watchers.firstIndex(where: { $0 === watcher })
    else { return false }
    group.watchers.remove(at: place)
    if group.watchers.isEmpty { groups[watcher.request] = nil }
    return true
  }

  /// The organisation was loaded again: its nodes may have other numbers, and figures moved unseen.
  func reloaded(_ host: OrganisationHost) {
    self.index = nil
    self.rollupsChanged()
    for watcher in self.all {
      if watcher is ChangeWatcher { watcher.flush(host) } else { watcher.restart(.behind, host) }
    }
  }

  // MARK: Telling

  /// Tells all whom these nodes concern.
  /// - Parameter displaced: what a commit put somewhere else.
  func tell(_ nodes: [NodeID], _ displaced: Displaced, _ host: OrganisationHost) {
    let left =
      displaced.isAll
      ? Array(self.items.values) : self.concerned(by: displaced.uppers, host.organisation)
    for group in left {
      group.nodes = []
      for watcher in group.watchers { watcher.restart(.structure, host) }
    }
    let restarted = Set(left.map { ObjectIdentifier($0) })
    for group in self.concerned(by: nodes, host.organisation) {
      let nodes = group.nodes.sorted()
      group.nodes = []
      guard !restarted.contains(ObjectIdentifier(group)) else { continue }
      var message: [UInt8]?
      for watcher in group.watchers {
        watcher.changed(nodes, host) {
          let bytes = message ?? watcher.message(nodes, host).encoded()
          message = bytes
          return bytes
        }
      }
    }
    self.rollupsChanged()
    for group in self.rollups.values {
      for watcher in group.watchers { watcher.flush(host) }
    }
  }

  private func rollupsChanged() {
    for board in self.boards.values { board.noteChange() }
  }

  /// Tells who watches all changes of a commit.
  func tell(_ entries: [Entry], _ host: OrganisationHost) {
    for group in self.changes.values {
      var message: [UInt8]??
      for watcher in group.watchers {
        watcher.committed(entries, host) {
          if let formed = message { return formed }
          let formed = watcher.message(entries, host)?.encoded()
          message = .some(formed)
          return formed
        }
      }
    }
  }

  /// The groups that watch one of the nodes, each with those in its `nodes`.
  private func concerned(
    by nodes: [NodeID], _ organisation: Organisation
  ) -> [Group<ItemWatcher>] {
    if nodes.isEmpty { return [] }
    let (order, byRoot) = self.index ?? self.makeIndex(organisation)
    self.index = (order, byRoot)
    guard !order.isEmpty else { return [] }
    var concerned: [Group<ItemWatcher>] = []
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
  ) -> (order: [Group<ItemWatcher>], byRoot: NodeTable<[Int]>) {
    let order = Array(self.items.values)
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

  // MARK: Bookmarks

  /// When the next reader is to be told where it stands, in the pool's monotonic nanoseconds.
  var nextBookmark: UInt64? { self.all.map(\.bookmarkDue).min() }

  func remind(_ host: OrganisationHost, now: UInt64) {
    for watcher in self.all { watcher.remind(host, now: now) }
  }
}

/// What a commit puts somewhere else, found before it is applied.
struct Displaced: Sendable {
  /// True where anything may show other figures without having moved: zones, policies.
  private(set) var isAll = false
  /// What something is taken away from.
  private(set) var uppers: [NodeID] = []
  /// What is new somewhere, by id.
  private var entering: [String] = []

  init() {}

  init(_ entries: [Entry], before organisation: Organisation) {
    for entry in entries {
      switch entry.change?.change {
      case .alignmentRemoved(let edge)?:
        if let upper = organisation.node(edge.to) { self.uppers.append(upper) }
      case .alignment(let edge)?: self.entering.append(edge.from)
      case .objective(let objective)?: self.entering.append(objective.id)
      case .keyResult(let keyResult)?:
        self.entering.append(keyResult.id)
        if let was = organisation.keyResult(keyResult.id)?.objective, was != keyResult.objective,
          let upper = organisation.node(was)
        {
          self.uppers.append(upper)
        }
      case .cycle(let cycle)?:
        let was = organisation.cycle(cycle.id)
        self.isAll =
          self.isAll
          || was.map { ($0.start, $0.end) != (cycle.start, cycle.end) || $0.policy != cycle.policy }
            ?? false
      case .region(let region)?:
        let was = organisation.region(region.id)
        self.isAll =
          self.isAll
          || was.map { ($0.parent, $0.timeZone) != (region.parent, region.timeZone) } ?? false
      case .unit(let unit)?:
        let was = organisation.unit(unit.id)
        self.isAll =
          self.isAll || was.map { ($0.parent, $0.region) != (unit.parent, unit.region) } ?? false
      default: break
      }
    }
  }

  /// What is new somewhere with all below it, in the state after the commit.
  func entered(_ organisation: Organisation) -> Set<NodeID> {
    organisation.items(at: self.entering.compactMap(organisation.node))
  }
}
