// Holds an organisation's figures and rollups against the reference's, with `==`.

internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import ScoreEngine
internal import SeededRandom

/// Differences between an organisation and the reference's input, in words.
enum Oracle {
  /// Every node's figures, the invariants, and rollups.
  static func differences(
    _ organisation: OKRState.Organisation, _ input: ReferenceInput, rollups: [RollupCase] = []
  ) -> [String] {
    let reference = ReferenceEvaluator(input)
    var found = organisation.graph.checkInvariants()
    let items = input.objectives.count + input.keyResults.count
    if organisation.allNodes.count != items {
      found.append("\(organisation.allNodes.count) nodes instead of \(items)")
    }
    for (id, expected) in reference.all().sorted(by: { $0.key < $1.key }) {
      guard let node = organisation.node(id) else {
        found.append("\(id) is missing")
        continue
      }
      let actual = ReferenceFigures(organisation.figures(node))
      if actual != expected { found.append("\(id): \(actual) instead of \(expected)") }
    }
    for rollup in rollups { found += self.differences(organisation, reference, rollup) }
    return found
  }

  static func differences(
    _ organisation: OKRState.Organisation, _ reference: ReferenceEvaluator, _ rollup: RollupCase
  ) -> [String] {
    let expected = reference.rollup(by: rollup.by, scope: rollup.scope)
    do {
      let rows = try organisation.rollup(rollup.query).map { ReferenceRow($0) }
        .sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
      return rows == expected ? [] : ["rollup \(rollup): \(rows) instead of \(expected)"]
    } catch {
      return ["rollup \(rollup) was refused: \(error.status.message)"]
    }
  }
}

/// A rollup to ask of both sides.
struct RollupCase {
  var by: [Dimension]
  var scope = ReferenceScope()

  var query: QueryRollupRequest {
    QueryRollupRequest(
      by: self.by, cycle: self.scope.cycle, region: self.scope.region, unit: self.scope.unit,
      level: self.scope.level, category: self.scope.category ?? "",
      commitment: self.scope.commitment)
  }

  /// A random one over what the input holds.
  static func random(_ input: ReferenceInput, _ random: inout SeededGenerator) -> RollupCase {
    var rollup = RollupCase(
      by: Array(
        Dimension.known.filter { $0 != .unspecified }.shuffled(using: &random)
          .prefix(Int.random(in: 0...3, using: &random))))
    func chance() -> Bool { Int.random(in: 0..<5, using: &random) == 0 }
    if chance() { rollup.scope.cycle = input.cycles.randomElement(using: &random)?.id ?? "" }
    if chance() { rollup.scope.region = input.regions.randomElement(using: &random)?.id ?? "" }
    if chance() { rollup.scope.unit = input.units.randomElement(using: &random)?.id ?? "" }
    if chance() { rollup.scope.level = Level.known.randomElement(using: &random) ?? .team }
    if chance() { rollup.scope.category = ["growth", "quality"].randomElement(using: &random) }
    if chance() {
      rollup.scope.commitment = Commitment.known.randomElement(using: &random) ?? .learning
    }
    return rollup
  }
}

extension ReferenceFigures {
  init(_ figures: Figures) {
    self.init()
    self.score = figures.score?.ppm
    self.attainment = figures.attainment?.ppm
    self.coverage = figures.coverage?.ppm
    self.value = figures.value?.micros
    self.confidence = figures.confidence?.ppm
    self.health = figures.health
    self.colour = figures.colour == .unspecified ? nil : figures.colour
    // The contract states an expectation of 0; the reference has none.
    self.expected = figures.expected?.ppm == 0 ? nil : figures.expected?.ppm
  }
}

extension ReferenceRow {
  init(_ row: RollupRow) {
    self.init(keys: row.keys)
    self.score = row.score?.ppm
    self.objectives = row.objectives
    self.scored = row.scored
    self.keyResults = row.keyResults
    self.measured = row.measured
    self.red = row.red
    self.amber = row.amber
    self.green = row.green
    self.onTrack = row.onTrack
    self.atRisk = row.atRisk
    self.behind = row.behind
    self.outdated = row.outdated
    self.noData = row.noData
    self.meanConfidence = row.meanConfidence?.ppm
    self.meanOfUnits = row.meanOfUnits?.ppm
    self.coverage = row.coverage?.ppm ?? 0
  }
}
