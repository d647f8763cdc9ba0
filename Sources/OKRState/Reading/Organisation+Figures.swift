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

  /// The alignments at one item, either end.
  public func alignments(ofItem id: String) -> [Alignment] { self.alignments(at: id) }

  /// The key results of an objective, in the order they were made.
  public func keyResults(ofObjective id: String) -> [KeyResult] {
    guard let node = self.node(id), !node.isKeyResult else { return [] }
    return self.ownKeyResults(node).map { self.keyResults.rows[$0] }
  }

  /// The rows of the objectives of a cycle, unit and region that they name themselves, by id; an
  /// empty one means any.
  public func objectiveRows(cycle: String, unit: String, region: String) -> [Int] {
    let cycleIndex = cycle.isEmpty ? nil : Int32(self.cycles.index(of: cycle) ?? -2)
    let unitIndex = unit.isEmpty ? nil : Int32(self.units.index(of: unit) ?? -2)
    let rows = self.objectives.rows.indices.filter { row in
      let place = self.graph.place(.objective(row))
      return (cycleIndex ?? place.cycle) == place.cycle && (unitIndex ?? place.unit) == place.unit
        && (region.isEmpty || self.objectives.rows[row].region == region)
    }
    return Self.sorted(rows) { self.objectives.id($0) }
  }

  /// The rows of an objective's key results by id; of all where no objective is named.
  public func keyResultRows(ofObjective id: String) -> [Int] {
    guard !id.isEmpty else {
      return Self.sorted(Array(self.keyResults.rows.indices)) { self.keyResults.id($0) }
    }
    guard let node = self.node(id), !node.isKeyResult else { return [] }
    return Self.sorted(self.ownKeyResults(node)) { self.keyResults.id($0) }
  }

  /// The rows of an objective's key results, in the order they were made.
  private func ownKeyResults(_ objective: NodeID) -> [Int] {
    self.graph.children(of: objective).map(\.node)
      .filter { $0.isKeyResult && self.owner($0) == objective }.map(\.row)
  }

  private static func sorted(_ rows: [Int], by id: (Int) -> String) -> [Int] {
    rows.map { (id: id($0), row: $0) }.sorted { $0.id < $1.id }.map(\.row)
  }

  public func objective(row: Int) -> Objective { self.objectives.rows[row] }
  public func keyResult(row: Int) -> KeyResult { self.keyResults.rows[row] }

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
      + self.keyResults.count * 110 + self.objectives.count * 150 + self.alignments.count * 70
      + self.history.count * 60 + self.history.wordsBytes
      + (self.units.count + self.members.count + self.metrics.count) * 320
  }

  /// A key result's records, newest effective time first, then the newest revision.
  public func checkIns(ofKeyResult id: String) -> [CheckIn]? {
    guard let index = self.keyResults.index(of: id) else { return nil }
    return self.history.indices(ofKeyResult: index)
      .map { self.history.message($0, keyResult: id) }
      .sorted {
        ($0.effectiveTime?.unixMicros ?? 0, $0.revision)
          > ($1.effectiveTime?.unixMicros ?? 0, $1.revision)
      }
  }

  /// The record of an id such as `c42`.
  public func checkIn(_ id: String) -> CheckIn? {
    guard let index = self.history.index(ofID: id) else { return nil }
    let keyResult = self.keyResults.id(Int(self.history[index].keyResult))
    return self.history.message(index, keyResult: keyResult)
  }

  /// Every check-in of the log, oldest revision first.
  public var allCheckIns: [CheckIn] {
    self.history.indices.map { index in
      self.history.message(
        index, keyResult: self.keyResults.id(Int(self.history[index].keyResult)))
    }
  }

  /// The zone in which an objective's days are counted.
  public func zone(ofObjective id: String) -> TimeZoneRules {
    self.objectives.find(id).map { self.zone(ofObjective: $0) } ?? .utc
  }
}
