// The generator keeps the rules that it promises, and repeats itself from its seed.
internal import BoundedTestSupport
internal import OKRModel
internal import ReferenceEvaluator
internal import Testing

@Suite("Random organisations", .bounded)
struct RandomOrganisationTests {
  @Test("the same seed gives the same organisation and edits", arguments: [1, 2, 3] as [UInt64])
  func repeatable(_ seed: UInt64) {
    print("seed \(seed)")
    var first = RandomOrganisation(seed: seed, size: 80)
    var second = RandomOrganisation(seed: seed, size: 80)
    #expect(first.input == second.input)
    for _ in 0..<200 { #expect(first.nextEdit() == second.nextEdit()) }
    #expect(first.input == second.input)
  }

  @Test("applying the edits leads to the generator's own input", arguments: Array(10...29))
  func replay(_ seed: Int) {
    print("seed \(seed)")
    var organisation = RandomOrganisation(seed: UInt64(seed), size: 60)
    var replica = organisation.input
    for _ in 0..<150 { replica.apply(organisation.nextEdit()) }
    #expect(replica == organisation.input)
    self.checkGraph(replica)
    let figures = ReferenceEvaluator(replica).all()
    #expect(figures.count == replica.objectives.count + replica.keyResults.count)
    let top = ReferenceEvaluator(replica).rollup()
    #expect(top.map(\.objectives).reduce(0, +) <= Int64(replica.objectives.count))
  }

  /// No circle over edges and key results' objectives, one edge a pair, no records on rollups.
  private func checkGraph(_ input: ReferenceInput) {
    #expect(Set(input.alignments.map { [$0.from, $0.to] }).count == input.alignments.count)
    var above: [String: [String]] = [:]
    for edge in input.alignments { above[edge.from, default: []].append(edge.to) }
    for keyResult in input.keyResults {
      above[keyResult.id, default: []].append(keyResult.objective)
    }
    var waiting: [String: Int] = [:]
    for targets in above.values { for target in targets { waiting[target, default: 0] += 1 } }
    let items = input.objectives.map(\.id) + input.keyResults.map(\.id)
    var free = items.filter { waiting[$0] == nil }
    var seen = 0
    while let item = free.popLast() {
      seen += 1
      for target in above[item] ?? [] {
        waiting[target, default: 0] -= 1
        if waiting[target] == 0 { free.append(target) }
      }
    }
    #expect(seen == items.count)
    let rollups = Set(
      input.keyResults.filter { keyResult in
        if case .rollupValue = keyResult.kind { return true }
        return false
      }.map(\.id))
    #expect(!input.checkIns.contains { rollups.contains($0.keyResult) })
    #expect(!input.checkIns.contains { ($0.effectiveTime?.unixMicros ?? 0) > input.instantMicros })
  }

  @Test("the largest size keeps the graph's rules")
  func large() {
    let seed: UInt64 = 7
    print("seed \(seed)")
    let input = RandomOrganisation(seed: seed, size: 10_000).input
    #expect(ReferenceEvaluator(input).all().count > 5_000)
    self.checkGraph(input)
    self.checkValuePaths(input)
  }

  @Test("a few seeds reach every sort of figure and every reason to refuse")
  func spread() {
    var figures: [ReferenceFigures] = []
    var refusals = Set<ReferenceRefusal>()
    for seed in 1...8 as ClosedRange<UInt64> {
      print("seed \(seed)")
      var organisation = RandomOrganisation(seed: seed, size: 400)
      for _ in 0..<400 {
        if case .invalid(_, let reason) = organisation.nextEdit() { refusals.insert(reason) }
      }
      self.checkValuePaths(organisation.input)
      figures += ReferenceEvaluator(organisation.input).all().values
    }
    #expect(
      Set(figures.compactMap(\.health)) == [.onTrack, .atRisk, .behind, .outdated, .noData])
    #expect(figures.contains { $0.score == nil })
    #expect(figures.contains { ($0.score ?? 0) > 1_000_000 })
    #expect(figures.contains { abs($0.attainment ?? 0) == 1_000_000_000_000 })
    #expect(
      refusals == [
        .circle, .countedTwice, .unequalUnits, .modeNotAllowed, .baselineIsTarget,
        .checkInOnRollup, .futureCheckIn, .unknownKeyResult, .binaryValue,
      ])
  }

  /// No key result reaches another one's value along two paths.
  private func checkValuePaths(_ input: ReferenceInput) {
    var above: [String: [String]] = [:]
    let keyResults = Set(input.keyResults.map(\.id))
    // Of key results' edges the generator leaves the mode open only where it comes to `value`.
    for edge in input.alignments
    where edge.mode == .value || (edge.mode == .unspecified && keyResults.contains(edge.from)) {
      above[edge.from, default: []].append(edge.to)
    }
    for start in above.keys {
      var seen: Set<String> = [start]
      var open = [start]
      var twice = false
      while let item = open.popLast() {
        for next in above[item] ?? [] {
          if seen.insert(next).inserted { open.append(next) } else { twice = true }
        }
      }
      #expect(!twice, "\(start)")
    }
  }
}
