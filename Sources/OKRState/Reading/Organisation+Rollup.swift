// Rollups: rows over any of the six dimensions, summed from the finest cells.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// The rows of a rollup, in display order: trees in their own order, other keys by name or rank.
  /// - Throws: NOT_FOUND for a scope that doesn't exist, INVALID_ARGUMENT for a dimension twice.
  public func rollup(_ query: QueryRollupRequest) throws(RequestError) -> [RollupRow] {
    try self.checkQuery(query)
    return self.rows(query)
  }

  /// The same of a query that is known to be one.
  func rows(_ query: QueryRollupRequest) -> [RollupRow] {
    let scope = self.scope(query)
    var groups = Groups()
    // Taken once: each use of the table's fields would hand the whole of it over.
    let (keys, sums) = (self.graph.cells.keys, self.graph.cells.sums)
    for cell in self.cellsByUnit(in: scope) {
      let key = keys[cell]
      groups.begin(unit: key.unit)
      self.forEachGroup(query.by[...], key, scope, GroupKey()) {
        groups.add(sums[cell], to: $0)
      }
    }
    groups.begin(unit: -1)
    return groups.all.map { (rank: self.rank($0.key, query.by), group: $0) }
      .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
      .map { self.row($0.group.key, $0.group, query) }
  }

  /// The counting objectives that a query's scope holds, in the order they were made.
  func objectives(in query: QueryRollupRequest) -> [NodeID] {
    let scope = self.scope(query)
    return self.objectives.rows.indices.lazy.map { NodeID.objective($0) }.filter {
      self.graph.counts($0) && scope.contains(self.graph.place($0))
    }
  }

  private func scope(_ query: QueryRollupRequest) -> Scope {
    Scope(
      cycle: query.cycle.isEmpty ? nil : self.cycles.index(of: query.cycle).map(Int32.init),
      regions: query.region.isEmpty ? nil : self.regionTree.below(query.region),
      units: query.unit.isEmpty ? nil : self.unitTree.below(query.unit), level: query.level,
      commitment: query.commitment,
      category: query.category.isEmpty ? nil : (self.categories[query.category] ?? -2))
  }

  /// The cells in scope, those of one unit together: so a unit's mean in each group is complete
  /// when the next unit begins.
  private func cellsByUnit(in scope: Scope) -> [Int] {
    let (keys, sums) = (self.graph.cells.keys, self.graph.cells.sums)
    var found: [Int] = []
    var starts = [Int](repeating: 0, count: self.unitTree.count + 2)
    for (index, key) in keys.enumerated()
    where scope.contains(key) && sums[index].objectives > 0 {
      found.append(index)
      starts[Int(key.unit) + 2] += 1
    }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var order = [Int](repeating: 0, count: found.count)
    for cell in found {
      let place = Int(keys[cell].unit) + 1
      order[starts[place]] = cell
      starts[place] += 1
    }
    return order
  }

  private func checkQuery(_ query: QueryRollupRequest) throws(RequestError) {
    if query.by.count > 3 || Set(query.by).count != query.by.count
      || query.by.contains(where: { !$0.isKnown || $0 == .unspecified })
    {
      throw .field(
        "by", "takes up to 3 different dimensions",
        limit: Dimension.statedNames.joined(separator: ", "))
    }
    try self.checkExists("cycle", query.cycle, self.cycles, field: "cycle")
    try self.checkExists("region", query.region, self.regions, field: "region")
    try self.checkExists("unit", query.unit, self.units, field: "unit")
  }

  /// Calls `body` with each group that a cell belongs to: one key a dimension, and for trees one a
  /// level above.
  private func forEachGroup(
    _ by: ArraySlice<Dimension>, _ key: CellKey, _ scope: Scope, _ prefix: GroupKey,
    _ body: (GroupKey) -> Void
  ) {
    guard let dimension = by.first else { return body(prefix) }
    let rest = by.dropFirst()
    switch dimension {
    case .region:
      self.regionTree.forEachAncestor(key.region) { region in
        guard scope.regions?.contains(region) ?? true else { return }
        self.forEachGroup(rest, key, scope, prefix.with(region), body)
      }
    case .unit:
      self.unitTree.forEachAncestor(key.unit) { unit in
        guard scope.units?.contains(unit) ?? true else { return }
        self.forEachGroup(rest, key, scope, prefix.with(unit), body)
      }
    case .level: self.forEachGroup(rest, key, scope, prefix.with(key.level.rawValue), body)
    case .category: self.forEachGroup(rest, key, scope, prefix.with(key.category), body)
    case .commitment:
      self.forEachGroup(rest, key, scope, prefix.with(key.commitment.rawValue), body)
    case .cycle, .unspecified, .unrecognized:
      self.forEachGroup(rest, key, scope, prefix.with(key.cycle), body)
    }
  }

  private func rank(_ key: GroupKey, _ by: [Dimension]) -> [RankPart] {
    zip(by, key.values).map { dimension, value in
      switch dimension {
      case .region: .number(self.regionTree.rank(value))
      case .unit: .number(self.unitTree.rank(value))
      case .category: value < 0 ? .number(Int.max) : .text(self.categoryNames[Int(value)])
      default: .number(Int(value))
      }
    }
  }

  private func row(
    _ key: GroupKey, _ group: Group, _ query: QueryRollupRequest
  ) -> RollupRow {
    let sums = group.sums
    var row = RollupRow(
      score: Self.ratio(sums.score), objectives: sums.objectives, scored: sums.scored,
      keyResults: sums.keyResults, measured: sums.measured, red: sums.red, amber: sums.amber,
      green: sums.green, onTrack: sums.onTrack, atRisk: sums.atRisk, behind: sums.behind,
      outdated: sums.outdated, noData: sums.noData,
      meanConfidence: Self.ratio(sums.meanConfidence), meanOfUnits: Self.ratio(group.meanOfUnits),
      coverage: Ratio(ppm: sums.coverage), colour: self.colour(sums, query, key))
    for (dimension, value) in zip(query.by, key.values) {
      let (id, name, depth) = self.describe(dimension, value)
      row.keys.append(id)
      row.names.append(name)
      if dimension == .region || dimension == .unit { row.depth = Int32(depth) }
    }
    return row
  }

  private func describe(
    _ dimension: Dimension, _ value: Int32
  ) -> (id: String, name: String, depth: Int) {
    let index = Int(value)
    switch dimension {
    case .region where index >= 0:
      let region = self.regions.rows[index]
      return (region.id, region.name, self.regionTree.depth(value))
    case .unit where index >= 0:
      let unit = self.units.rows[index]
      return (unit.id, unit.name, self.unitTree.depth(value))
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
  private func colour(_ sums: CellSums, _ query: QueryRollupRequest, _ key: GroupKey)
    -> Colour
  {
    var commitment = query.commitment
    var cycle = self.cycles.find(query.cycle)
    for (dimension, value) in zip(query.by, key.values) {
      if dimension == .commitment { commitment = Commitment(rawValue: value) }
      if dimension == .cycle { cycle = self.cycles.rows[Int(value)] }
    }
    return Self.bands(cycle, commitment).colour(sums.score)
  }

  /// What gives the one row of a scope its colour.
  func bands(of scope: QueryRollupRequest) -> BandRule {
    Self.bands(self.cycles.find(scope.cycle), scope.commitment)
  }

  private static func bands(_ cycle: Cycle?, _ commitment: Commitment) -> BandRule {
    let policy = cycle.flatMap { try? PolicyRule($0.policy) } ?? PolicyRule()
    return policy.bands(for: commitment)
  }
}

private enum RankPart: Comparable {
  case number(Int)
  case text(String)
}

/// What a query restricts.
private struct Scope {
  var cycle: Int32?
  var regions: PlaceSet?
  var units: PlaceSet?
  var level: Level
  var commitment: Commitment
  /// -2 for a category that no objective has.
  var category: Int32?

  func contains(_ key: CellKey) -> Bool {
    if let cycle = self.cycle, key.cycle != cycle { return false }
    if let regions = self.regions, !regions.contains(key.region) { return false }
    if let units = self.units, !units.contains(key.unit) { return false }
    if self.level != .unspecified, key.level != self.level { return false }
    if let category = self.category, key.category != category { return false }
    return self.commitment == .unspecified || key.commitment == self.commitment
  }
}

/// Up to three values of dimensions.
private struct GroupKey: Hashable {
  private var parts: (Int32, Int32, Int32) = (0, 0, 0)
  private var count = 0

  func with(_ value: Int32) -> GroupKey {
    var next = self
    switch self.count {
    case 0: next.parts.0 = value
    case 1: next.parts.1 = value
    default: next.parts.2 = value
    }
    next.count += 1
    return next
  }

  var values: [Int32] { Array([self.parts.0, self.parts.1, self.parts.2].prefix(self.count)) }

  /// One word each: in one rollup all keys have as many values.
  private var word: UInt64 {
    UInt64(UInt32(bitPattern: self.parts.0)) << 32 | UInt64(UInt32(bitPattern: self.parts.1))
  }

  static func == (left: GroupKey, right: GroupKey) -> Bool {
    left.word == right.word && left.parts.2 == right.parts.2
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(self.word)
    if self.count == 3 { hasher.combine(self.parts.2) }
  }
}

/// The sums of one row, and the mean of its units' means.
private struct Group {
  let key: GroupKey
  var sums = CellSums()
  /// Of the unit whose cells are being added.
  var unit: (weighted: Int64, weight: Int64) = (0, 0)
  private var means: (sum: Int64, count: Int64) = (0, 0)

  init(key: GroupKey) { self.key = key }

  mutating func endUnit() {
    if let mean = ExactRatio.mean(self.unit.weighted, self.unit.weight) {
      self.means.sum += mean
      self.means.count += 1
    }
    self.unit = (0, 0)
  }

  var meanOfUnits: Int64? { ExactRatio.mean(self.means.sum, self.means.count) }
}

/// The rows that form while cells are added unit by unit.
private struct Groups {
  private(set) var all: [Group] = []
  private var indices: [GroupKey: Int] = [:]
  /// The key asked for last: cells of one unit often belong to one group.
  private var last: (key: GroupKey, index: Int)?
  private var unit: Int32 = -1
  /// Groups with cells of the present unit.
  private var touched: [Int] = []

  /// From now on cells of this unit come.
  mutating func begin(unit: Int32) {
    guard unit != self.unit else { return }
    for index in self.touched { self.all[index].endUnit() }
    self.touched.removeAll(keepingCapacity: true)
    self.unit = unit
  }

  mutating func add(_ cell: CellSums, to key: GroupKey) {
    let index = self.index(of: key)
    self.all[index].sums += cell
    guard self.unit >= 0 else { return }
    if self.touched.last != index { self.touched.append(index) }
    self.all[index].unit.weighted += cell.weightedScore
    self.all[index].unit.weight += cell.scoredWeight
  }

  private mutating func index(of key: GroupKey) -> Int {
    if let last = self.last, last.key == key { return last.index }
    let index = self.indices[key] ?? self.all.count
    if index == self.all.count {
      self.all.append(Group(key: key))
      self.indices[key] = index
    }
    self.last = (key, index)
    return index
  }
}
