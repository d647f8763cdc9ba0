// What pages are cut from, where forming it anew for each page would take long: rows in the order of
// their ids, and outlines of trees.

internal import OKRModel
internal import OKRState
internal import WorkerPool

/// What one organisation's pages are cut from.
struct PageSources {
  /// A list that waits for its order.
  struct Waiting: Sendable {
    var body: @Sendable (OrganisationHost) -> Void
    var fail: @Sendable (RequestError) -> Void
  }

  /// By type of resource.
  var orders: [ObjectIdentifier: IDOrder] = [:]
  /// Lists whose type's order is being formed.
  var waiting: [ObjectIdentifier: [Waiting]] = [:]
  /// With the fingerprints of their requests, the newest last.
  private var outlines: [(binding: String, outline: TreeOutline)] = []

  /// The rows of a type by id, sorted now as far as they weren't.
  mutating func order<R: ListedResource>(of rows: ResourceRows<R>) -> [UInt32] {
    var order = self.orders.removeValue(forKey: ObjectIdentifier(R.self)) ?? IDOrder()
    order.extend(to: rows)
    self.orders[ObjectIdentifier(R.self)] = order
    return order.rows
  }

  /// The outline of a request, where there is one of this structure.
  mutating func outline(_ binding: String, structureRevision: Int64) -> TreeOutline? {
    self.outlines.removeAll { $0.outline.structureRevision != structureRevision }
    return self.outlines.first { $0.binding == binding }?.outline
  }

  /// Keeps an outline in the place of the oldest. One that fits one page is soon formed again.
  mutating func keep(_ outline: TreeOutline, _ binding: String) {
    guard outline.count > ServerLimits.linesPerTreePage else { return }
    self.outlines.append((binding, outline))
    if self.outlines.count > ServerLimits.outlinesPerOrganisation { self.outlines.removeFirst() }
  }

  mutating func removeAll() {
    self.orders = [:]
    self.outlines = []
  }

  var bytesCount: Int {
    self.orders.values.reduce(0) { $0 + $1.bytesCount }
      + self.outlines.reduce(0) { $0 + $1.outline.bytesCount }
  }
}

extension OrganisationHost {
  /// Calls `body` with the rows of a type by id: at once where few are new, else once they are sorted
  /// in the background.
  func inOrder<R: ListedResource>(
    _ type: R.Type, _ body: @escaping @Sendable (OrganisationHost, [UInt32]) -> Void,
    otherwise fail: @escaping @Sendable (RequestError) -> Void
  ) {
    self.assertOnLane()
    let key = ObjectIdentifier(type)
    let rows = self.read { R.rows($0) }
    let before = self.pages.orders[key] ?? IDOrder()
    if rows.count - before.count <= ServerLimits.rowsSortedAtOnce {
      return body(self, self.pages.order(of: rows))
    }
    let waiting = PageSources.Waiting(body: { $0.inOrder(type, body, otherwise: fail) }, fail: fail)
    self.pages.waiting[key, default: []].append(waiting)
    guard self.pages.waiting[key]?.count == 1 else { return }
    self.environment.background.async {
      var order = before
      order.extend(to: rows)
      let sorted = order
      self.resume { $0.sorted(key, sorted) }
    }
  }

  /// Rows keep their numbers and ids whatever happened meanwhile, a reload included.
  private func sorted(_ key: ObjectIdentifier, _ order: IDOrder) {
    self.pages.orders[key] = order
    self.countMemory()
    for waiting in self.pages.waiting.removeValue(forKey: key) ?? [] {
      self.whenServing(waiting.body, otherwise: waiting.fail)
    }
  }

  /// Calls `body` with the outline of a tree, once it is formed: in slices where it is large, between
  /// which this organisation is neither changed nor asked.
  /// - Parameter binding: the request's fingerprint but for its page.
  /// - Throws: NOT_FOUND for a root or scope that doesn't exist.
  func withOutline(
    _ request: GetTreeRequest, binding: String,
    _ body: @escaping @Sendable (OrganisationHost, TreeOutline) -> Void
  ) throws(RequestError) {
    self.assertOnLane()
    let revision = self.organisation.structureRevision
    if let outline = self.pages.outline(binding, structureRevision: revision) {
      return body(self, outline)
    }
    let forming = Forming(
      try self.read { organisation throws(RequestError) in try TreeWalk(request, in: organisation) }
    )
    self.settle(inSteps: { forming.proceed($0) }) { host in
      host.pages.keep(forming.walk.outline, binding)
      host.countMemory()
      body(host, forming.walk.outline)
    }
  }
}

/// An outline while it is formed.
// Touched on its host's lane only, which every step asserts.
private final class Forming: @unchecked Sendable {
  private(set) var walk: TreeWalk

  init(_ walk: TreeWalk) { self.walk = walk }

  func proceed(_ host: OrganisationHost) -> LongJobStep {
    host.read { organisation in
      self.walk.proceed(organisation, atMost: ServerLimits.treeStepsAtOnce) ? .finished : .more
    }
  }
}
