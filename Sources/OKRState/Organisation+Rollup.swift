// Rollups: rows over any of the six dimensions, summed from the finest cells.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// The rows of a rollup, in display order: trees in their own order, other keys by name or rank.
  /// - Throws: NOT_FOUND for a scope that doesn't exist, INVALID_ARGUMENT for a dimension twice.
  public func rollup(_ query: QueryRollupRequest) throws(RequestError) -> [RollupRow] {
    try self.checkQuery(query)
    let regions = RegionTree(self.regions.rows)
    let units = RegionTree(self.units.rows)
    let scope = Scope(
      cycle: query.cycle.isEmpty ? nil : self.cycles.index(of: query.cycle).map(Int32.init),
      regions: query.region.isEmpty ? nil : regions.below(query.region),
      units: query.unit.isEmpty ? nil : units.below(query.unit), query: query,
      category: query.category.isEmpty ? nil : (self.categories[query.category] ?? -2))
    var groups: [[Int32]: Group] = [:]
    self.graph.forEachCell { key, sums in
      guard scope.contains(key) else { return }
      for group in self.groupKeys(query.by, key, regions, units, scope) {
        groups[group, default: Group()].add(sums, unit: key.unit)
      }
    }
    return groups.keys.sorted { left, right in
      self.rank(left, query.by, regions, units).lexicographicallyPrecedes(
        self.rank(right, query.by, regions, units)
      ) { $0 < $1 }
    }.map { self.row($0, groups[$0] ?? Group(), query, regions, units) }
  }

  private func checkQuery(_ query: QueryRollupRequest) throws(RequestError) {
    if query.by.count > 3 || Set(query.by).count != query.by.count
      || query.by.contains(where: { !$0.isKnown || $0 == .unspecified })
    {
      throw .field(
        "by", "takes up to 3 different dimensions",
        limit: Dimension.statedNames.joined(separator: ", "))
    }
    try self.checkExists("cycle", query.cycle, self.cycles)
    try self.checkExists("region", query.region, self.regions)
    try self.checkExists("unit", query.unit, self.units)
  }

  /// The groups that a cell belongs to: one key a dimension, and for trees one a level above.
  private func groupKeys(
    _ by: [Dimension], _ key: CellKey, _ regions: RegionTree, _ units: RegionTree, _ scope: Scope
  ) -> [[Int32]] {
    var keys: [[Int32]] = [[]]
    for dimension in by {
      let values: [Int32] =
        switch dimension {
        case .region: regions.ancestors(key.region).filter { scope.regions?.contains($0) ?? true }
        case .unit: units.ancestors(key.unit).filter { scope.units?.contains($0) ?? true }
        case .level: [key.level.rawValue]
        case .category: [key.category]
        case .commitment: [key.commitment.rawValue]
        case .cycle, .unspecified, .unrecognized: [key.cycle]
        }
      keys = keys.flatMap { prefix in values.map { prefix + [$0] } }
    }
    return keys
  }

  private func rank(
    _ key: [Int32], _ by: [Dimension], _ regions: RegionTree, _ units: RegionTree
  ) -> [RankPart] {
    zip(by, key).map { dimension, value in
      switch dimension {
      case .region: .number(regions.rank(value))
      case .unit: .number(units.rank(value))
      case .category: value < 0 ? .number(Int.max) : .text(self.categoryNames[Int(value)])
      default: .number(Int(value))
      }
    }
  }

  private func row(
    _ key: [Int32], _ group: Group, _ query: QueryRollupRequest, _ regions: RegionTree,
    _ units: RegionTree
  ) -> RollupRow {
    let sums = group.sums
    var row = RollupRow(
      score: Self.ratio(sums.score), objectives: sums.objectives, scored: sums.scored,
      keyResults: sums.keyResults, measured: sums.measured, red: sums.red, amber: sums.amber,
      green: sums.green, onTrack: sums.onTrack, atRisk: sums.atRisk, behind: sums.behind,
      outdated: sums.outdated, noData: sums.noData,
      meanConfidence: Self.ratio(sums.meanConfidence), meanOfUnits: Self.ratio(group.meanOfUnits),
      coverage: Ratio(ppm: sums.coverage), colour: self.colour(sums, query, key))
    for (dimension, value) in zip(query.by, key) {
      let (id, name, depth) = self.describe(dimension, value, regions, units)
      row.keys.append(id)
      row.names.append(name)
      if dimension == .region || dimension == .unit { row.depth = Int32(depth) }
    }
    return row
  }

  private func describe(
    _ dimension: Dimension, _ value: Int32, _ regions: RegionTree, _ units: RegionTree
  ) -> (id: String, name: String, depth: Int) {
    let index = Int(value)
    switch dimension {
    case .region where index >= 0:
      let region = self.regions.rows[index]
      return (region.id, region.name, regions.depth(value))
    case .unit where index >= 0:
      let unit = self.units.rows[index]
      return (unit.id, unit.name, units.depth(value))
    case .cycle where index >= 0:
      let cycle = self.cycles.rows[index]
      return (cycle.id, cycle.name, 0)
    case .category where index >= 0:
      return (self.categoryNames[index], self.categoryNames[index], 0)
    case .level: return (Level(rawValue: value).name, Level(rawValue: value).name, 0)
    case .commitment:
      return (Commitment(rawValue: value).name, Commitment(rawValue: value).name, 0)
    default: return ("", "", 0)
    }
  }

  /// A row's own colour, by the default bands, or by the scope's cycle and commitment where it has
  /// one.
  private func colour(_ sums: CellSums, _ query: QueryRollupRequest, _ key: [Int32]) -> Colour {
    var commitment = query.commitment
    var cycle = self.cycles.find(query.cycle)
    for (dimension, value) in zip(query.by, key) {
      if dimension == .commitment { commitment = Commitment(rawValue: value) }
      if dimension == .cycle { cycle = self.cycles.rows[Int(value)] }
    }
    let policy = cycle.flatMap { try? PolicyRule($0.policy) } ?? PolicyRule()
    return policy.bands(for: commitment).colour(sums.score)
  }
}

private enum RankPart: Comparable {
  case number(Int)
  case text(String)
}

/// What a query restricts.
private struct Scope {
  var cycle: Int32?
  var regions: Set<Int32>?
  var units: Set<Int32>?
  var query: QueryRollupRequest
  /// -2 for a category that no objective has.
  var category: Int32?

  func contains(_ key: CellKey) -> Bool {
    if let cycle = self.cycle, key.cycle != cycle { return false }
    if let regions = self.regions, !regions.contains(key.region) { return false }
    if let units = self.units, !units.contains(key.unit) { return false }
    if self.query.level != .unspecified, key.level != self.query.level { return false }
    if let category = self.category, key.category != category { return false }
    return self.query.commitment == .unspecified || key.commitment == self.query.commitment
  }
}

/// The sums of one row, and those of each unit in it.
private struct Group {
  var sums = CellSums()
  private var units: [Int32: (weighted: Int64, weight: Int64)] = [:]

  mutating func add(_ cell: CellSums, unit: Int32) {
    self.sums += cell
    guard unit >= 0 else { return }
    self.units[unit, default: (0, 0)].weighted += cell.weightedScore
    self.units[unit, default: (0, 0)].weight += cell.scoredWeight
  }

  var meanOfUnits: Int64? {
    let means = self.units.values.compactMap { ExactRatio.mean($0.weighted, $0.weight) }
    return ExactRatio.mean(means.reduce(0, +), Int64(means.count))
  }
}

/// A row of a tree of regions, units or cycles.
protocol TreeRow: MaskedMessage {
  var id: String { get }
  var parent: String { get }
}

extension Region: TreeRow {}
extension Unit: TreeRow {}
extension Cycle: TreeRow {}

/// A tree of regions or units by index; -1 is "not stated" and stands last, alone.
struct RegionTree {
  private var parents: [Int32] = []
  private var ranks: [Int] = []
  private var depths: [Int] = []
  private var indices: [String: Int32] = [:]

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

  /// The row and those above it.
  func ancestors(_ index: Int32) -> [Int32] {
    guard index >= 0 else { return [-1] }
    var path: [Int32] = []
    var next = index
    while next >= 0 {
      path.append(next)
      next = self.parents[Int(next)]
    }
    return path
  }

  /// The row of that id and those below it.
  func below(_ id: String) -> Set<Int32> {
    guard let top = self.indices[id] else { return [] }
    return Set(self.parents.indices.map(Int32.init).filter { self.ancestors($0).contains(top) })
  }
}
