// The cascade's shape: which item stands on which line under which. It stays as long as the
// structure does, whatever the check-ins say, so that the pages of a large tree are cut from one.

public import OKRModel
internal import ScoreEngine

/// The lines of a tree in display order, without what they show.
public struct TreeOutline: Sendable {
  /// 12 bytes.
  struct Line: Sendable {
    var node: NodeID
    /// Thousandths, with which it counts in the line above.
    var weight: Int32
    var depth: UInt8
    var counts: Bool
    /// True where its children stand elsewhere.
    var repeatedAbove: Bool
  }

  /// The structure that it is of.
  public let structureRevision: Int64
  fileprivate(set) var lines: [Line] = []

  public var count: Int { self.lines.count }
  public var bytesCount: Int { self.lines.capacity * MemoryLayout<Line>.stride }
}

/// Forms an outline in steps, in each of which the organisation has the same structure. Walks
/// downward, each item's children once.
public struct TreeWalk: Sendable {
  /// An item whose children are being visited.
  private struct Level {
    var node: NodeID
    var links: [ChildLink]
    var next = 0
  }

  public private(set) var outline: TreeOutline
  private let scope: ItemScope
  private let depth: Int
  private var levels: [Level] = []
  /// Items whose children stand somewhere above, of those that may be come by again.
  private var expanded: Set<NodeID> = []
  private var roots: [NodeID]
  private var nextRoot = 0
  /// True where each objective of the scope may be a root.
  private let findsRoots: Bool
  /// What isn't shown but where it is asked for as a root.
  private var hidden = ItemSet()

  /// - Throws: NOT_FOUND for a root or scope that doesn't exist.
  public init(
    _ query: GetTreeRequest, in organisation: borrowing Organisation
  ) throws(RequestError) {
    self.scope = try ItemScope(query, in: organisation)
    self.depth = try Limits.levels(query.depth)
    self.outline = TreeOutline(structureRevision: organisation.structureRevision)
    self.roots = []
    self.findsRoots = query.roots.isEmpty
    if !query.showArchived { self.hidden = organisation.archivedItems }
    for id in query.roots {
      guard let node = organisation.node(id) else {
        throw .notFound("objective or key result", id)
      }
      self.roots.append(node)
    }
  }

  /// Takes about `limit` steps, of some hundred nanoseconds each.
  /// - Returns: true once the outline is whole.
  public mutating func proceed(_ organisation: borrowing Organisation, atMost limit: Int) -> Bool {
    let revision = organisation.structureRevision
    precondition(revision == self.outline.structureRevision)
    return self.proceed(organisation.graph, atMost: limit)
  }

  private mutating func proceed(_ graph: borrowing ScoreGraph, atMost limit: Int) -> Bool {
    for _ in 0..<limit {
      if self.levels.isEmpty {
        guard self.visitRoot(graph) else { return true }
      } else {
        self.visitChild(graph)
      }
    }
    return false
  }

  /// - Returns: false where there is none left.
  private mutating func visitRoot(_ graph: borrowing ScoreGraph) -> Bool {
    let count = self.findsRoots ? graph.objectiveCount : self.roots.count
    guard self.nextRoot < count else { return false }
    let root = self.findsRoots ? NodeID.objective(self.nextRoot) : self.roots[self.nextRoot]
    self.nextRoot += 1
    if self.findsRoots, !self.isRoot(root, graph) { return true }
    self.visit(
      root, weight: graph.weight(root), counts: graph.counts(root),
      isOwnPlace: true, graph)
    return true
  }

  private func isRoot(_ node: NodeID, _ graph: borrowing ScoreGraph) -> Bool {
    guard self.scope.contains(node, graph), !self.hidden.contains(node) else { return false }
    if graph.isTop(node) { return true }
    if self.scope.isWhole, self.hidden.isEmpty { return false }
    for parent in graph.parents(of: node) {
      let above = graph.objective(of: parent)
      if self.scope.contains(above, graph), !self.hidden.contains(above),
        !self.hidden.contains(parent)
      {
        return false
      }
    }
    return true
  }

  private mutating func visitChild(_ graph: borrowing ScoreGraph) {
    let top = self.levels.count - 1
    let next = self.levels[top].next
    guard next < self.levels[top].links.count else {
      self.levels.removeLast()
      return
    }
    self.levels[top].next = next + 1
    let (parent, link) = (self.levels[top].node, self.levels[top].links[next])
    // A key result under another that reads its value has its children at its objective.
    let owner = graph.objective(of: link.node)
    let counts = graph.counts(link.node, under: parent)
    self.visit(
      link.node, weight: link.weight, counts: link.isCountingEdge && counts,
      isOwnPlace: !link.node.isKeyResult || owner == parent, graph)
  }

  private mutating func visit(
    _ node: NodeID, weight: Int64, counts: Bool, isOwnPlace: Bool,
    _ graph: borrowing ScoreGraph
  ) {
    let links = self.links(of: node, graph)
    let depth = self.levels.count
    var expands = !links.isEmpty && isOwnPlace && depth < self.depth
    // What has one parent is come by once, except from a root that was asked for.
    let mayRecur = graph.hasSeveralParents(node) || !self.findsRoots
    if expands, mayRecur { expands = self.expanded.insert(node).inserted }
    self.outline.lines.append(
      TreeOutline.Line(
        node: node, weight: Int32(clamping: weight), depth: UInt8(clamping: depth), counts: counts,
        repeatedAbove: !links.isEmpty && !expands
          && (!isOwnPlace || self.expanded.contains(node))))
    if expands { self.levels.append(Level(node: node, links: links)) }
  }

  private func links(of node: NodeID, _ graph: borrowing ScoreGraph) -> [ChildLink] {
    guard graph.childCount(of: node) > 0 else { return [] }
    let links = graph.children(of: node)
    if self.scope.isWhole, self.hidden.isEmpty { return links }
    var found: [ChildLink] = []
    for link in links
    where self.scope.contains(link.node, graph) && !self.isHidden(link.node, under: node, graph) {
      found.append(link)
    }
    return found
  }

  /// A key result goes with its objective, but where that is shown itself.
  private func isHidden(
    _ node: NodeID, under parent: NodeID, _ graph: borrowing ScoreGraph
  ) -> Bool {
    if self.hidden.contains(node) { return true }
    guard node.isKeyResult else { return false }
    let owner = graph.objective(of: node)
    return owner != parent && self.hidden.contains(owner)
  }
}

/// A few items.
struct ItemSet: Sendable {
  var objectives = ArchivedRows()
  var keyResults = ArchivedRows()

  var isEmpty: Bool { self.objectives.isEmpty && self.keyResults.isEmpty }

  func contains(_ node: NodeID) -> Bool {
    node.isKeyResult ? self.keyResults.contains(node.row) : self.objectives.contains(node.row)
  }
}

extension Organisation {
  /// The items that are archived themselves.
  var archivedItems: ItemSet {
    ItemSet(objectives: self.objectives.archived, keyResults: self.keyResults.archived)
  }
}

/// The objectives of a cycle, a region and a unit, with what lies below the latter; key results
/// belong to every scope.
private struct ItemScope: Sendable {
  private let cycle: Int32?
  private let regions: PlaceSet?
  private let units: PlaceSet?

  init(
    _ query: GetTreeRequest, in organisation: borrowing Organisation
  ) throws(RequestError) {
    try organisation.checkExists("cycle", query.cycle, organisation.cycles, field: "cycle")
    try organisation.checkExists("region", query.region, organisation.regions, field: "region")
    try organisation.checkExists("unit", query.unit, organisation.units, field: "unit")
    self.cycle = organisation.cycles.index(of: query.cycle).map { Int32($0) }
    self.regions = query.region.isEmpty ? nil : organisation.regionTree.below(query.region)
    self.units = query.unit.isEmpty ? nil : organisation.unitTree.below(query.unit)
  }

  /// True where everything belongs to it.
  var isWhole: Bool { self.cycle == nil && self.regions == nil && self.units == nil }

  func contains(_ node: NodeID, _ graph: borrowing ScoreGraph) -> Bool {
    if self.isWhole || node.isKeyResult { return true }
    let place = graph.place(node)
    return self.cycle.map { $0 == place.cycle } ?? true
      && self.regions?.contains(place.region) ?? true
      && self.units?.contains(place.unit) ?? true
  }
}
