// What a key result takes of a whole organisation's memory, as the server holds it.

internal import CPeer
internal import OKRModel
internal import OKRState
internal import ScoreEngine

/// The forest as an organisation: resources, external ids, one check-in a key result, the graph.
struct OrganisationMemory {
  struct Zones: ZoneSource {
    func rules(named: String) -> TimeZoneRules? { .utc }
  }

  private let forest: Forest
  private var organisation = Organisation(zones: Zones(), at: Forest.now)
  private var revision: Int64 = 0
  /// The titles' bytes, each with the 16 of its reference: what no column can save.
  private var textBytes = 0

  /// - Returns: bytes of resident memory a key result, without the titles.
  static func bytesPerKeyResult(_ forest: Forest) -> Double {
    let before = Measure.residentBytes()
    var memory = OrganisationMemory(forest: forest)
    memory.fill()
    cpeer_trim()
    let grown = Measure.residentBytes() - before - memory.textBytes
    precondition(memory.organisation.graph.keyResultCount == forest.keyResults)
    // What a server's memory budget goes by.
    let estimated = memory.organisation.estimatedBytes - memory.textBytes
    precondition(
      forest.keyResults < 100_000 || (grown * 3 / 4...grown * 5 / 4).contains(estimated),
      "estimated \(estimated) bytes, but \(grown) were taken")
    return Double(grown) / Double(forest.keyResults)
  }

  /// The forest as an organisation.
  static func filled(_ forest: Forest) -> OKRState.Organisation {
    var memory = OrganisationMemory(forest: forest)
    memory.fill()
    return memory.organisation
  }

  private init(forest: Forest) { self.forest = forest }

  private mutating func fill() {
    for row in 0..<8 {
      self.replay(.region(Region(id: "r-\(row)", name: "Region", timeZone: "UTC")))
    }
    for row in 0..<200 {
      self.replay(.unit(Unit(id: "u-\(row)", name: "Unit", region: "r-\(row % 8)")))
    }
    self.replay(.cycle(Cycle(id: "q", start: "2026-07-01", end: "2026-09-30")))
    for row in 0..<self.forest.objectives {
      let title = self.title("Objective \(row) of the forest")
      self.replay(
        .objective(
          Objective(
            id: "o-\(row)", cycle: "q", unit: "u-\(row % 200)", state: .active, title: title)))
      if row > 0 {
        self.replay(
          .alignment(
            Alignment(from: "o-\(row)", to: "o-\(self.forest.parent[row])", mode: .average)))
      }
    }
    for row in 0..<self.forest.keyResults { self.addKeyResult(row) }
    self.organisation.finishReplay(at: Forest.now)
  }

  private mutating func addKeyResult(_ row: Int) {
    let id = "kr-\(row)"
    self.replay(
      .keyResult(
        KeyResult(
          id: id, objective: "o-\(self.forest.objective[row])",
          title: self.title("Key result \(row) of the forest"), state: .active,
          kind: self.kind(row))))
    if self.forest.hasValue[row] != 0, self.forest.kind[row] != UInt8(CPEER_MILESTONE.rawValue) {
      self.replay(
        .checkIn(
          CheckIn(
            keyResult: id, effectiveTime: Instant(unixMicros: Forest.now - 3_600_000_000),
            value: Value(micros: self.forest.value[row]))))
    }
  }

  private mutating func title(_ text: String) -> String {
    self.textBytes += text.utf8.count + 16
    return text
  }

  private mutating func replay(_ change: Change.Change) {
    self.revision += 1
    self.organisation.replay(
      Entry(
        revision: self.revision, recordedUnixMicros: Forest.now, actor: "bench",
        change: Change(change: change)))
  }

  private func kind(_ row: Int) -> KeyResult.Kind {
    let (first, second) = (Value(micros: forest.first[row]), Value(micros: forest.second[row]))
    return switch UInt32(self.forest.kind[row]) {
    case CPEER_METRIC.rawValue: .metricKind(MetricKind(baseline: first, target: second))
    case CPEER_AT_LEAST.rawValue: .threshold(ThresholdKind(comparison: .atLeast, bound: first))
    case CPEER_AT_MOST.rawValue: .threshold(ThresholdKind(comparison: .atMost, bound: first))
    case CPEER_BINARY.rawValue: .binary(BinaryKind())
    case CPEER_MILESTONE.rawValue:
      .milestone(MilestoneKind(stages: (0..<5).map { Stage(name: "Stage \($0)") }))
    case CPEER_CHECKPOINTS.rawValue:
      .checkpoints(
        CheckpointsKind(points: [
          Checkpoint(value: first, score: Ratio(ppm: 300_000)),
          Checkpoint(value: second, score: Ratio(ppm: 1_000_000)),
        ]))
    default: .graded(GradedKind())
    }
  }
}
