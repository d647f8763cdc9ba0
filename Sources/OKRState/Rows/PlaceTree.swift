// The trees of regions and units by index: who stands above, and the order in which they are shown.

internal import OKRModel

/// A row of a tree of regions, units or cycles.
protocol TreeRow: MaskedMessage {
  var id: String { get }
  var parent: String { get }
}

extension Region: TreeRow {}
extension Unit: TreeRow {}
extension Cycle: TreeRow {}

/// A tree of regions or units by index; -1 is "not stated" and stands last, alone.
struct PlaceTree: Sendable {
  private var parents: [Int32] = []
  private var ranks: [Int] = []
  private var depths: [Int] = []
  private var indices: [String: Int32] = [:]

  /// One without rows.
  init() {}

  init<R: TreeRow>(_ rows: PagedArray<R>) {
    for (index, row) in rows.enumerated() { self.indices[row.id] = Int32(index) }
    self.parents = rows.map { self.indices[$0.parent] ?? -1 }
    self.ranks = Array(repeating: 0, count: rows.count)
    self.depths = Array(repeating: 0, count: rows.count)
    var children: [Int32: [Int32]] = [:]
    for (index, parent) in self.parents.enumerated() {
      children[parent, default: []].append(Int32(index))
    }
    var rank = 0
    var pending: [(Int32, Int)] = (children[-1] ?? []).reversed().map { ($0, 0) }
    while let (index, depth) = pending.popLast() {
      self.ranks[Int(index)] = rank
      self.depths[Int(index)] = depth
      rank += 1
      for child in (children[index] ?? []).reversed() { pending.append((child, depth + 1)) }
    }
  }

  /// Levels of the branch that starts at a row, itself included.
  static func levels<R: TreeRow>(from id: String, in rows: PagedArray<R>) -> Int {
    let children = Dictionary(grouping: rows, by: \.parent).mapValues { $0.map(\.id) }
    var level = [id]
    var count = 0
    while !level.isEmpty {
      count += 1
      level = level.flatMap { children[$0] ?? [] }
    }
    return count
  }

  func rank(_ index: Int32) -> Int { index < 0 ? Int.max : self.ranks[Int(index)] }
  func depth(_ index: Int32) -> Int { index < 0 ? 0 : self.depths[Int(index)] }

  var count: Int { self.parents.count }

  /// Calls `body` with the row and those above it; with -1 alone where none is stated.
  @inline(__always)
  func forEachAncestor(_ index: Int32, _ body: (Int32) -> Void) {
    guard index >= 0 else { return body(-1) }
    var next = index
    while next >= 0 {
      body(next)
      next = self.parents[Int(next)]
    }
  }

  private func isBelow(_ index: Int32, _ top: Int32) -> Bool {
    var next = index
    while next >= 0, next != top { next = self.parents[Int(next)] }
    return next == top
  }

  /// The row of that id and those below it.
  func below(_ id: String) -> PlaceSet {
    guard let top = self.indices[id] else { return PlaceSet(isIn: []) }
    return PlaceSet(isIn: self.parents.indices.map { self.isBelow(Int32($0), top) })
  }
}

/// Some rows of a tree.
struct PlaceSet: Sendable {
  fileprivate let isIn: [Bool]

  /// False for -1, "not stated".
  func contains(_ index: Int32) -> Bool { index >= 0 && self.isIn[Int(index)] }
}
