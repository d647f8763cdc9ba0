// What rollups are of: their scopes, and the groups that their dimensions make of what stands in one.

internal import OKRModel
internal import ScoreEngine

extension Organisation {
  func scope(_ query: QueryRollupRequest) -> RollupScope {
    RollupScope(
      cycle: query.cycle.isEmpty ? nil : self.cycles.index(of: query.cycle).map(Int32.init),
      regions: query.region.isEmpty ? nil : self.regionTree.below(query.region),
      units: query.unit.isEmpty ? nil : self.unitTree.below(query.unit), level: query.level,
      commitment: query.commitment,
      category: query.category.isEmpty ? nil : (self.categories[query.category] ?? -2))
  }

  func checkQuery(_ query: QueryRollupRequest) throws(RequestError) {
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
  func forEachGroup(
    _ by: ArraySlice<Dimension>, _ key: CellKey, _ scope: RollupScope, _ prefix: GroupKey,
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

  func rank(_ key: GroupKey, _ by: [Dimension]) -> [RankPart] {
    zip(by, key.values).map { dimension, value in
      switch dimension {
      case .region: .number(self.regionTree.rank(value))
      case .unit: .number(self.unitTree.rank(value))
      case .category: value < 0 ? .number(Int.max) : .text(self.categoryNames[Int(value)])
      default: .number(Int(value))
      }
    }
  }

  /// A group's ids and names to show, and its place in its tree.
  func words(
    _ key: GroupKey, _ by: [Dimension]
  ) -> (keys: [String], names: [String], depth: Int32) {
    var words: (keys: [String], names: [String], depth: Int32) = ([], [], 0)
    for (dimension, value) in zip(by, key.values) {
      let (id, name, depth) = self.describe(dimension, value)
      words.keys.append(id)
      words.names.append(name)
      if dimension == .region || dimension == .unit { words.depth = Int32(depth) }
    }
    return words
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
}

/// A place in the display order.
enum RankPart: Comparable {
  case number(Int)
  case text(String)
}

/// What a query restricts.
struct RollupScope {
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
struct GroupKey: Hashable {
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
