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

  /// The cells in scope, those of one unit together: so a unit's mean in each group is complete
  /// when the next unit begins.
  private func cellsByUnit(in scope: RollupScope) -> [Int] {
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
    (row.keys, row.names, row.depth) = self.words(key, query.by)
    return row
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
