// One forest of objectives and key results, for the engine and for its peer in C.

internal import CPeer
internal import Foundation
internal import OKRModel
internal import ScoreEngine

/// Random numbers that a seed repeats: SplitMix64.
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { self.state = seed }

  mutating func next() -> UInt64 {
    self.state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = self.state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Objectives, four under each, with three key results each, in the flat arrays that C reads.
final class Forest {
  static let day: Int32 = 20_681
  private static let branching = 4
  private static let keyResultsPerObjective = 3

  let objectives: Int
  let keyResults: Int
  /// The peer's view. Its arrays belong to this object.
  var peer = cpeer_forest()

  let kind: UnsafeMutableBufferPointer<UInt8>
  let first: UnsafeMutableBufferPointer<Int64>
  let middle: UnsafeMutableBufferPointer<Int64>
  let second: UnsafeMutableBufferPointer<Int64>
  let value: UnsafeMutableBufferPointer<Int64>
  let hasValue: UnsafeMutableBufferPointer<UInt8>
  let weight: UnsafeMutableBufferPointer<Int32>
  let objective: UnsafeMutableBufferPointer<UInt32>
  let attainment: UnsafeMutableBufferPointer<Int64>
  let score: UnsafeMutableBufferPointer<Int32>
  let parent: UnsafeMutableBufferPointer<UInt32>
  let edgeWeight: UnsafeMutableBufferPointer<Int32>
  let sums: UnsafeMutableBufferPointer<Int64>
  let objectiveScore: UnsafeMutableBufferPointer<Int32>
  let objectiveCoverage: UnsafeMutableBufferPointer<Int32>

  init(keyResults: Int, seed: UInt64 = 1) {
    self.keyResults = keyResults
    self.objectives = max(1, keyResults / Self.keyResultsPerObjective)
    self.kind = Self.array(keyResults, 0)
    self.first = Self.array(keyResults, 0)
    self.middle = Self.array(keyResults, 0)
    self.second = Self.array(keyResults, 0)
    self.value = Self.array(keyResults, 0)
    self.hasValue = Self.array(keyResults, 0)
    self.weight = Self.array(keyResults, 0)
    self.objective = Self.array(keyResults, 0)
    self.attainment = Self.array(keyResults, Int64.min)
    self.score = Self.array(keyResults, 0)
    self.parent = Self.array(self.objectives, 0)
    self.edgeWeight = Self.array(self.objectives, 0)
    self.sums = Self.array(4 * self.objectives, 0)
    self.objectiveScore = Self.array(self.objectives, 0)
    self.objectiveCoverage = Self.array(self.objectives, 0)
    self.pointPeer()
    var random = Random(seed: seed)
    for row in 0..<self.objectives {
      self.parent[row] = row == 0 ? UInt32.max : UInt32((row - 1) / Self.branching)
      self.edgeWeight[row] = Int32.random(in: 500...2_000, using: &random)
    }
    for row in 0..<keyResults { self.fill(row, &random) }
  }

  deinit {
    for array in [self.kind, self.hasValue] { array.deallocate() }
    for array in [self.first, self.middle, self.second, self.value, self.attainment, self.sums] {
      array.deallocate()
    }
    for array in [self.objective, self.parent] { array.deallocate() }
    for array in [
      self.weight, self.score, self.edgeWeight, self.objectiveScore, self.objectiveCoverage,
    ] { array.deallocate() }
  }

  private static func array<Element>(
    _ count: Int, _ element: Element
  ) -> UnsafeMutableBufferPointer<Element> {
    let array = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    array.initialize(repeating: element)
    return array
  }

  private func pointPeer() {
    self.peer.key_results = self.keyResults
    self.peer.objectives = self.objectives
    self.peer.kind = UnsafePointer(self.kind.baseAddress)
    self.peer.first = UnsafePointer(self.first.baseAddress)
    self.peer.middle = UnsafePointer(self.middle.baseAddress)
    self.peer.second = UnsafePointer(self.second.baseAddress)
    self.peer.value = self.value.baseAddress
    self.peer.has_value = UnsafePointer(self.hasValue.baseAddress)
    self.peer.weight = UnsafePointer(self.weight.baseAddress)
    self.peer.objective = UnsafePointer(self.objective.baseAddress)
    self.peer.attainment = self.attainment.baseAddress
    self.peer.score = self.score.baseAddress
    self.peer.parent = UnsafePointer(self.parent.baseAddress)
    self.peer.edge_weight = UnsafePointer(self.edgeWeight.baseAddress)
    self.peer.weighted_score = self.sums.baseAddress
    self.peer.scored_weight = self.sums.baseAddress.map { $0 + self.objectives }
    self.peer.weighted_coverage = self.sums.baseAddress.map { $0 + 2 * self.objectives }
    self.peer.all_weight = self.sums.baseAddress.map { $0 + 3 * self.objectives }
    self.peer.objective_score = self.objectiveScore.baseAddress
    self.peer.objective_coverage = self.objectiveCoverage.baseAddress
  }

  /// 65 % metrics, 10 % thresholds, 10 % graded, and 5 % each binary, checkpoints and milestones;
  /// one in ten of the others has no value yet.
  private func fill(_ row: Int, _ random: inout Random) {
    let share = Int.random(in: 0..<100, using: &random)
    let low = Int64.random(in: -1_000...1_000, using: &random) * 1_000_000
    let width = Int64.random(in: 1...100_000, using: &random) * 100_000
    let isFalling = Bool.random(using: &random)
    let position = low + Int64.random(in: -width / 10...width + width / 10, using: &random)
    self.objective[row] = UInt32(
      min(row / Self.keyResultsPerObjective, self.objectives - 1))
    self.weight[row] = Int32.random(in: 500...2_000, using: &random)
    self.hasValue[row] = share < 95 && Int.random(in: 0..<10, using: &random) == 0 ? 0 : 1
    self.middle[row] = low + width / 2
    self.value[row] = position
    switch share {
    case ..<65:
      self.set(row, CPEER_METRIC, isFalling ? low + width : low, isFalling ? low : low + width)
    case ..<75: self.set(row, isFalling ? CPEER_AT_MOST : CPEER_AT_LEAST, low + width / 2, 0)
    case ..<85:
      self.set(row, CPEER_GRADED, 0, 0)
      self.value[row] = Int64.random(in: 0...1_000_000, using: &random)
    case ..<90:
      self.set(row, CPEER_BINARY, 0, 0)
      self.value[row] = isFalling ? 0 : 1_000_000
    case ..<95: self.set(row, CPEER_CHECKPOINTS, low, low + width)
    default: self.set(row, CPEER_MILESTONE, Int64.random(in: 0...5, using: &random), 5)
    }
  }

  private func set(_ row: Int, _ kind: cpeer_kind, _ first: Int64, _ second: Int64) {
    self.kind[row] = UInt8(kind.rawValue)
    self.first[row] = first
    self.second[row] = second
  }

  // MARK: Databases

  /// Writes key_results.csv and objectives.csv, these with the scores that come out.
  func dump(to folder: URL) throws {
    cpeer_recompute(&self.peer)
    var levels = Array(repeating: 0, count: self.objectives)
    for row in 1..<max(1, self.objectives) { levels[row] = levels[Int(self.parent[row])] + 1 }
    var text = ""
    for row in 0..<self.objectives {
      let parent = row == 0 ? "" : String(self.parent[row])
      let score = self.objectiveScore[row] == Int32.min ? "" : String(self.objectiveScore[row])
      text +=
        "\(row),\(parent),\(self.edgeWeight[row]),\(levels[row]),\(score),\(self.objectiveCoverage[row])\n"
    }
    try text.write(to: folder.appending(path: "objectives.csv"), atomically: true, encoding: .utf8)
    text = ""
    for row in 0..<self.keyResults {
      let value = self.hasValue[row] == 0 ? "" : String(self.value[row])
      text +=
        "\(row),\(self.objective[row]),\(self.kind[row]),\(self.first[row]),\(self.middle[row]),\(self.second[row]),\(value),\(self.weight[row])\n"
    }
    try text.write(to: folder.appending(path: "key_results.csv"), atomically: true, encoding: .utf8)
  }

  // MARK: The engine

  /// The same forest in the engine, over 8 regions and 200 units.
  func makeGraph() -> ScoreGraph {
    var graph = ScoreGraph()
    _ = graph.addClock(
      CycleClock(
        policy: PolicyRule(), firstDay: 20_635, lastDay: 20_726, zone: .utc, at: Self.now))
    for row in 0..<self.objectives {
      let node = self.addObjective(to: &graph)
      if row > 0 {
        graph.setEdge(
          node, .objective(Int(self.parent[row])), mode: .average,
          weight: Int64(self.edgeWeight[row]))
      }
    }
    for row in 0..<self.keyResults {
      self.addKeyResult(row, under: .objective(Int(self.objective[row])), to: &graph)
    }
    return graph
  }

  /// One more objective of the forest's only clock, with nothing above it.
  func addObjective(to graph: inout ScoreGraph) -> NodeID {
    let row = graph.objectiveCount
    let cell = CellKey(
      cycle: 0, region: Int32(row % 8), unit: Int32(row % 200), category: -1,
      level: row == 0 ? .company : .team,
      commitment: row % 3 == 0 ? .committed : .aspirational)
    return graph.addObjective(
      ObjectiveSettings(clock: 0, cell: cell, weight: 1_000, counts: true))
  }

  /// A key result like that of a row of the forest, with its value.
  func addKeyResult(_ row: Int, under objective: NodeID, to graph: inout ScoreGraph) {
    let node = graph.addKeyResult(
      KeyResultSettings(
        objective: objective, rule: self.rule(row), weight: Int64(self.weight[row]), counts: true))
    if self.hasValue[row] != 0, self.kind[row] != UInt8(CPEER_MILESTONE.rawValue) {
      graph.setRecords(node, [self.record(row, self.value[row])])
    }
  }

  static let now = Int64(Forest.day) * 86_400_000_000

  func record(_ row: Int, _ value: Int64, revision: Int64 = 1) -> ValueRecord {
    ValueRecord(instant: Self.now - 3_600_000_000, revision: revision, value: value)
  }

  private func rule(_ row: Int) -> KeyResultRule {
    switch UInt32(self.kind[row]) {
    case CPEER_METRIC.rawValue: .metric(baseline: self.first[row], target: self.second[row])
    case CPEER_AT_LEAST.rawValue:
      .threshold(ThresholdRule(comparison: .atLeast, bound: self.first[row]))
    case CPEER_AT_MOST.rawValue:
      .threshold(ThresholdRule(comparison: .atMost, bound: self.first[row]))
    case CPEER_BINARY.rawValue: .binary
    case CPEER_MILESTONE.rawValue:
      .milestone(done: self.first[row], total: self.second[row], isStarted: true)
    case CPEER_CHECKPOINTS.rawValue:
      .checkpoints([
        CheckpointPoint(value: self.first[row], score: 300_000),
        CheckpointPoint(value: self.middle[row], score: 700_000),
        CheckpointPoint(value: self.second[row], score: 1_000_000),
      ])
    default: .graded
    }
  }

  /// Another value of a key result.
  func newValue(_ row: Int, _ random: inout Random) -> Int64 {
    switch UInt32(self.kind[row]) {
    case CPEER_GRADED.rawValue: Int64.random(in: 0...1_000_000, using: &random)
    case CPEER_BINARY.rawValue: Bool.random(using: &random) ? 1_000_000 : 0
    default: self.middle[row] + Int64.random(in: -4_000_000_000...4_000_000_000, using: &random)
    }
  }

  /// How many figures of the engine differ from the peer's.
  func differences(_ graph: ScoreGraph) -> Int {
    var differences = 0
    for row in 0..<self.keyResults {
      let figures = graph.figures(.keyResult(row))
      if figures.score != Int64(self.score[row]) { differences += 1 }
    }
    for row in 0..<self.objectives {
      let figures = graph.figures(.objective(row))
      let score = self.objectiveScore[row]
      if figures.score != (score == Int32.min ? nil : Int64(score))
        || figures.coverage != Int64(self.objectiveCoverage[row])
      {
        differences += 1
      }
    }
    return differences
  }
}

extension Forest {
  /// The key results that take check-ins and have one.
  var takers: [Int] {
    (0..<self.keyResults).filter {
      self.hasValue[$0] != 0 && self.kind[$0] != UInt8(CPEER_MILESTONE.rawValue)
    }
  }
}
