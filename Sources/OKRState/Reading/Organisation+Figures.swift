// Figures and resources as the contract shows them.

public import OKRModel
public import ScoreEngine

extension Organisation {
  /// The figures of an item.
  public func figures(_ node: NodeID) -> Figures {
    let figures = self.graph.figures(node)
    return Figures(
      id: self.id(node), score: Self.ratio(figures.score),
      attainment: Self.ratio(figures.attainment), coverage: Ratio(ppm: figures.coverage),
      health: figures.health, colour: self.graph.colour(node),
      value: figures.value.map { Value(micros: $0) },
      confidence: Self.ratio(figures.confidence),
      expected: Self.ratio(
        self.graph.expectation(node).successPpm(self.graph.commitment(node))))
  }

  /// Those of objectives and key results, in their order.
  public func figures(ofItems ids: [String]) -> [Figures] {
    ids.compactMap { id in self.node(id).map { self.figures($0) } }
  }

  static func ratio(_ ppm: Int64?) -> Ratio? { ppm.map { Ratio(ppm: $0) } }

  public func region(_ id: String) -> Region? { self.regions.find(id) }
  public func unit(_ id: String) -> Unit? { self.units.find(id) }
  public func member(_ id: String) -> Member? { self.members.find(id) }
  public func metric(_ id: String) -> Metric? { self.metrics.find(id) }
  public func cycle(_ id: String) -> Cycle? { self.cycles.find(id) }
  public func objective(_ id: String) -> Objective? { self.objectives.find(id) }
  public func keyResult(_ id: String) -> KeyResult? { self.keyResults.find(id) }

  public func alignment(_ lower: String, _ upper: String) -> Alignment? {
    guard let lower = self.node(lower), let upper = self.node(upper) else { return nil }
    return self.alignments[lower, upper]
  }

  // In the order they were made.
  public var allRegions: [Region] { Array(self.regions.rows) }
  public var allUnits: [Unit] { Array(self.units.rows) }
  public var allMembers: [Member] { Array(self.members.rows) }
  public var allMetrics: [Metric] { Array(self.metrics.rows) }
  public var allCycles: [Cycle] { Array(self.cycles.rows) }
  public var allObjectives: [Objective] { Array(self.objectives.rows) }
  public var allKeyResults: [KeyResult] { Array(self.keyResults.rows) }

  /// Sorted by the version at which they were last put.
  public var allAlignments: [Alignment] {
    self.alignments.all.sorted { ($0.version, $0.from, $0.to) < ($1.version, $1.from, $1.to) }
  }

  /// The key results of an objective, in the order they were made.
  public func keyResults(ofObjective id: String) -> [KeyResult] {
    guard let node = self.node(id), !node.isKeyResult else { return [] }
    return self.ownKeyResults(node).map { self.keyResults.rows[$0] }
  }

  /// Those that aren't archived themselves.
  public func shownKeyResults(ofObjective id: String) -> [KeyResult] {
    self.keyResults(ofObjective: id).filter { !$0.isArchived }
  }

  /// Tells whether the objective of a row names the cycle, unit and region itself; an empty one means
  /// any. Nil where any does.
  /// - Throws: NOT_FOUND for one that doesn't exist.
  public func objectiveFilter(
    cycle: String, unit: String, region: String
  ) throws(RequestError) -> (@Sendable (borrowing Organisation, _ row: Int) -> Bool)? {
    let cycleIndex = try self.scopeIndex("cycle", cycle, self.cycles)
    let unitIndex = try self.scopeIndex("unit", unit, self.units)
    let regionIndex = try self.scopeIndex("region", region, self.regions)
    if cycle.isEmpty, unit.isEmpty, region.isEmpty { return nil }
    return { organisation, row in
      let place = organisation.graph.place(.objective(row))
      return (cycleIndex ?? place.cycle) == place.cycle && (unitIndex ?? place.unit) == place.unit
        && (regionIndex ?? place.region) == place.region
        // An objective that names none has its unit's region.
        && (region.isEmpty || organisation.objectives.rows[row].region == region)
    }
  }

  private func scopeIndex<R>(
    _ type: String, _ id: String, _ rows: Registry<R>
  ) throws(RequestError) -> Int32? {
    try self.checkExists(type, id, rows, field: type)
    return rows.index(of: id).map { Int32($0) }
  }

  /// The rows of an objective's key results, by id; nil where there is no such objective.
  public func keyResultRows(ofObjective id: String) -> [UInt32]? {
    guard let node = self.node(id), !node.isKeyResult else { return nil }
    return self.ownKeyResults(node).map { (id: self.keyResults.id($0), row: UInt32($0)) }
      .sorted { $0.id < $1.id }.map(\.row)
  }

  /// The rows of an objective's key results, in the order they were made.
  func ownKeyResults(_ objective: NodeID) -> [Int] {
    self.graph.children(of: objective).map(\.node)
      .filter { $0.isKeyResult && self.owner($0) == objective }.map(\.row)
  }

  /// All nodes, objectives and key results, in the order they were made.
  public var allNodes: [NodeID] {
    self.objectives.rows.indices.map { .objective($0) }
      + self.keyResults.rows.indices.map { .keyResult($0) }
  }

  public var checkInCount: Int { self.history.count }

  /// About the bytes that the organisation takes in memory: the packed rows, and for what stands
  /// beside them so much each, as the benchmark `engine.bytes_per_key_result` measures.
  public var estimatedBytes: Int {
    self.objectives.rows.bytesCount + self.keyResults.rows.bytesCount + self.alignments.bytesCount
      + self.grades.bytesCount + self.dependencies.bytesCount + self.overrides.bytesCount
      + self.policies.bytesCount + self.effects.earlier.count * 24
      + self.keyResults.count * 110 + self.objectives.count * 150 + self.alignments.count * 70
      + self.history.count * 60 + self.history.wordsBytes
      + (self.units.count + self.members.count + self.metrics.count) * 320
  }

  /// A key result's records, newest effective time first, then the newest revision.
  public func checkIns(ofKeyResult id: String) -> [CheckIn]? {
    self.checkInNumbers(ofKeyResult: id)?.map { self.checkIn(number: $0) }
  }

  /// The numbers of a key result's records, in the order of `checkIns(ofKeyResult:)`.
  public func checkInNumbers(ofKeyResult id: String) -> [Int]? {
    guard let index = self.keyResults.index(of: id) else { return nil }
    return self.history.indices(ofKeyResult: index)
      .map { (number: $0, instant: self.history[$0].instant) }
      // Numbers rise with revisions.
      .sorted { ($0.instant, $0.number) > ($1.instant, $1.number) }.map(\.number)
  }

  /// True where one record of a key result is listed before another: the latest come first.
  public func isListedBefore(_ one: Int, _ other: Int) -> Bool {
    (self.history[one].instant, one) > (self.history[other].instant, other)
  }

  /// The record of a number from `checkInNumbers(ofKeyResult:)`.
  public func checkIn(number: Int) -> CheckIn {
    self.history.message(
      number, keyResult: self.keyResults.id(Int(self.history[number].keyResult)))
  }

  /// The record of an id such as `c42`.
  public func checkIn(_ id: String) -> CheckIn? {
    self.history.index(ofID: id).map { self.checkIn(number: $0) }
  }

  /// The record of an id, where it is listed: in a state of the past those that hold from later aren't.
  public func listedCheckIn(_ id: String) -> CheckIn? {
    guard let index = self.history.index(ofID: id),
      self.history[index].instant <= self.history.horizon
    else { return nil }
    let checkIn = self.checkIn(number: index)
    return checkIn.id == id ? checkIn : nil
  }

  /// Every check-in of the log, oldest revision first.
  public var allCheckIns: [CheckIn] {
    self.history.indices.map { self.checkIn(number: $0) }
  }

  /// The zone in which an objective's days are counted.
  public func zone(ofObjective id: String) -> TimeZoneRules {
    self.objectives.find(id).map { self.zone(ofObjective: $0) } ?? .utc
  }
}
