// The graph alone: sums, cut-offs, moves, edges and its invariants, without a calendar of more than
// one zone.

internal import BoundedTestSupport
internal import OKRModel
internal import Testing

@testable internal import ScoreEngine

@Suite("Score graph", .bounded)
struct ScoreGraphTests {
  private static func cell(_ unit: Int32 = 0) -> CellKey {
    CellKey(
      cycle: 0, region: -1, unit: unit, category: -1, level: .team, commitment: .aspirational)
  }

  /// A graph with one clock, 46 days into 92.
  private static func graph() -> ScoreGraph {
    var graph = ScoreGraph()
    _ = graph.addClock(
      CycleClock(
        policy: PolicyRule(), firstDay: 20_635, lastDay: 20_726, zone: .utc,
        at: 20_681 * 86_400_000_000))
    return graph
  }

  private static func settings(unit: Int32 = 0, weight: Int64 = 1000, counts: Bool = true)
    -> ObjectiveSettings
  {
    ObjectiveSettings(clock: 0, cell: cell(unit), weight: weight, counts: counts)
  }

  private static func graded(_ objective: NodeID, weight: Int64 = 1000, counts: Bool = true)
    -> KeyResultSettings
  {
    KeyResultSettings(objective: objective, rule: .graded, weight: weight, counts: counts)
  }

  private static func record(_ value: Int64, revision: Int64 = 1) -> [ValueRecord] {
    [ValueRecord(instant: 20_680 * 86_400_000_000, revision: revision, value: value)]
  }

  /// A chain of objectives, each averaged into the one before, with a key result under the last.
  private static func chain(_ count: Int) -> (graph: ScoreGraph, objectives: [NodeID], leaf: NodeID)
  {
    var graph = self.graph()
    var objectives: [NodeID] = []
    for index in 0..<count {
      objectives.append(graph.addObjective(self.settings()))
      if index > 0 {
        graph.setEdge(objectives[index], objectives[index - 1], mode: .average, weight: 1000)
      }
    }
    let leaf = graph.addKeyResult(self.graded(objectives[count - 1]))
    graph.propagate()
    return (graph, objectives, leaf)
  }

  @Test("what stands in a place is found by a question a cell, however much stands elsewhere")
  func places() {
    var graph = Self.graph()
    for row in 0..<3_000 { _ = graph.addObjective(Self.settings(unit: Int32(row % 30))) }
    // Some move, the last ones of their cells and others; some count no more.
    for row in stride(from: 0, to: 3_000, by: 7) {
      graph.updateObjective(
        .objective(row), Self.settings(unit: Int32(row % 4), counts: row % 2 == 0))
    }
    graph.propagate()
    #expect(graph.checkInvariants() == [])
    for unit in [Int32(0), 3, 17, 99] {
      var asked = 0
      let found = graph.cells.objectives {
        asked += 1
        return $0.unit == unit
      }
      #expect(asked == 30)
      #expect(found == (0..<3_000).filter { graph.place(.objective($0)).unit == unit })
    }
  }

  @Test("in steps of any size a propagation ends in the same figures", arguments: [1, 2, 3, 7, 64])
  func steps(limit: Int) {
    var (graph, _, leaf) = Self.chain(30)
    graph.setRecords(leaf, Self.record(700_000))
    var whole = graph
    whole.propagate()
    var steps = 0
    while !graph.proceed(atMost: limit) { steps += 1 }
    // 1 dirty leaf is queued, then 31 nodes are recomputed.
    #expect(steps >= 31 / limit - 1 && steps <= 32 / limit + 1)
    #expect(graph.checkInvariants().isEmpty)
    #expect(Set(graph.drainChanges()) == Set(whole.drainChanges()))
    for node in graph.allNodes { #expect(graph.figures(node) == whole.figures(node)) }
  }

  @Test("a new day is swept in steps that look at no more than they may")
  func sweepsInSteps() {
    var graph = Self.graph()
    let count = 1_000
    for _ in 0..<count { _ = graph.addKeyResult(Self.graded(graph.addObjective(Self.settings()))) }
    graph.propagate()
    var whole = graph
    let noon = Int64(20_682) * 86_400_000_000
    let moved = graph.advance(to: noon)
    #expect(moved && !graph.isSettled)
    _ = whole.advance(to: noon)
    whole.propagate()
    var steps = 1
    while !graph.proceed(atMost: 50) { steps += 1 }
    // An objective and its key result are found for 2, and recomputed for 2.
    #expect((70...90).contains(steps))
    #expect(graph.checkInvariants().isEmpty)
    for node in graph.allNodes { #expect(graph.figures(node) == whole.figures(node)) }
  }

  @Test("a record reaches the top of a chain") func chained() {
    var (graph, objectives, leaf) = Self.chain(30)
    _ = graph.drainChanges()
    graph.setRecords(leaf, Self.record(420_000))
    graph.propagate()
    for objective in objectives { #expect(graph.figures(objective).score == 420_000) }
    #expect(Set(graph.drainChanges()) == Set(objectives + [leaf]))
    #expect(graph.checkInvariants().isEmpty)
  }

  @Test("what doesn't change is cut off") func cutOff() {
    var (graph, objectives, leaf) = Self.chain(10)
    graph.setRecords(leaf, Self.record(1_000_000))
    graph.propagate()
    _ = graph.drainChanges()
    // Another value beyond the cap: the score above stays.
    graph.setRecords(leaf, Self.record(3_000_000, revision: 2))
    graph.propagate()
    let changed = graph.drainChanges()
    #expect(changed.contains(leaf))
    #expect(!changed.contains(objectives[8]))
    #expect(graph.figures(leaf).attainment == 3_000_000)
    #expect(graph.checkInvariants().isEmpty)
  }

  @Test("drained changes come once") func drained() {
    var (graph, _, leaf) = Self.chain(2)
    _ = graph.drainChanges()
    #expect(graph.drainChanges().isEmpty)
    graph.setRecords(leaf, Self.record(1))
    graph.setRecords(leaf, Self.record(2, revision: 2))
    graph.propagate()
    let changed = graph.drainChanges()
    #expect(changed.count == Set(changed).count)
    #expect(graph.drainChanges().isEmpty)
  }

  @Test("a key result moves with what it adds") func moves() {
    var graph = Self.graph()
    let (a, b) = (
      graph.addObjective(Self.settings(unit: 1)), graph.addObjective(Self.settings(unit: 2))
    )
    let leaves = (0..<3).map { _ in graph.addKeyResult(Self.graded(a)) }
    for (index, leaf) in leaves.enumerated() {
      graph.setRecords(leaf, Self.record(Int64(index) * 300_000))
    }
    graph.propagate()
    #expect(graph.figures(a).score == 300_000)
    graph.updateKeyResult(leaves[1], Self.graded(b))
    graph.updateKeyResult(leaves[2], Self.graded(b, weight: 3000))
    graph.propagate()
    #expect(graph.figures(a).score == 0)
    #expect(graph.figures(b).score == 525_000)
    #expect(graph.childCount(of: a) == 1)
    #expect(graph.children(of: b).map(\.node) == [leaves[1], leaves[2]])
    #expect(graph.checkInvariants().isEmpty)
    var cells: [Int32: Int64] = [:]
    for (key, sums) in zip(graph.cells.keys, graph.cells.sums) { cells[key.unit] = sums.measured }
    #expect(cells == [1: 1, 2: 2])
  }

  @Test("an objective that stops counting leaves its cell and those above") func stops() {
    var graph = Self.graph()
    let (top, low) = (graph.addObjective(Self.settings()), graph.addObjective(Self.settings()))
    graph.setEdge(low, top, mode: .average, weight: 1000)
    let leaf = graph.addKeyResult(Self.graded(low))
    graph.setRecords(leaf, Self.record(800_000))
    graph.propagate()
    #expect(graph.figures(top).score == 800_000)
    graph.updateObjective(low, Self.settings(counts: false))
    graph.propagate()
    #expect(graph.figures(top).score == nil)
    #expect(graph.figures(low).score == 800_000)
    var objectives: Int64 = 0
    for sums in graph.cells.sums { objectives += sums.objectives }
    #expect(objectives == 1)
    #expect(graph.checkInvariants().isEmpty)
  }

  @Test("edges change in place, go, and come back") func edges() {
    var graph = Self.graph()
    let nodes = (0..<4).map { _ in graph.addObjective(Self.settings()) }
    for node in nodes[1...] {
      let leaf = graph.addKeyResult(Self.graded(node))
      graph.setRecords(leaf, Self.record(Int64(node.row) * 100_000))
      graph.setEdge(node, nodes[0], mode: .average, weight: 1000)
    }
    graph.propagate()
    #expect(graph.figures(nodes[0]).score == 200_000)
    graph.setEdge(nodes[3], nodes[0], mode: .average, weight: 2000)
    graph.removeEdge(nodes[1], nodes[0])
    graph.removeEdge(nodes[1], nodes[0])
    graph.propagate()
    #expect(graph.figures(nodes[0]).score == 266_667)
    #expect(graph.childCount(of: nodes[0]) == 2)
    graph.setEdge(nodes[2], nodes[0], mode: .none, weight: 1000)
    graph.setEdge(nodes[1], nodes[0], mode: .average, weight: 0)
    graph.propagate()
    #expect(graph.figures(nodes[0]).score == 300_000)
    #expect(graph.children(of: nodes[0]).map(\.isCountingEdge) == [true, false, true])
    #expect(graph.checkInvariants().isEmpty)
  }

  @Test("circles and depths are found along edges and key results alike") func walks() {
    let (graph, objectives, leaf) = Self.chain(5)
    #expect(graph.circle(objectives[0], objectives[4])?.count == 6)
    #expect(graph.circle(objectives[4], objectives[0]) == nil)
    #expect(graph.circle(leaf, leaf) == [leaf, leaf])
    #expect(graph.depth(below: objectives[0]) == 6)
    #expect(graph.depth(above: leaf) == 6)
    #expect(graph.staysWithin(levels: 7, nil, under: objectives[4]))
    #expect(graph.ancestors(of: [leaf]) == Set(objectives + [leaf]))
  }

  @Test(
    "staysWithin says what walking says, on random graphs", arguments: 1...20 as ClosedRange<UInt64>
  )
  func depths(_ seed: UInt64) {
    print("seed \(seed)")
    var state = seed
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var graph = Self.graph()
    var nodes: [NodeID] = []
    for _ in 0..<25 { nodes.append(graph.addObjective(Self.settings())) }
    for _ in 0..<60 {
      let (lower, upper) = (nodes[random(25)], nodes[random(25)])
      if random(3) == 0 {
        graph.removeEdge(lower, upper)
      } else if graph.circle(lower, upper) == nil {
        graph.setEdge(lower, upper, mode: .average, weight: Int64(random(3)))
      }
      let limit = 2 + random(8)
      let (from, to) = (nodes[random(25)], nodes[random(25)])
      #expect(
        graph.staysWithin(levels: limit, from, under: to)
          == (graph.depth(below: from) + graph.depth(above: to) <= limit))
    }
    graph.propagate()
    #expect(graph.checkInvariants().isEmpty)
  }

  @Test("a copy is a trial") func copies() {
    let (graph, objectives, leaf) = Self.chain(3)
    var trial = graph
    trial.setRecords(leaf, Self.record(900_000))
    trial.propagate()
    #expect(trial.figures(objectives[0]).score == 900_000)
    #expect(graph.figures(objectives[0]).score == 0)
  }

  @Test("cell sums are exact in any order") func cells() {
    var sum = CellSums()
    var part = CellSums()
    part.objectives = 1
    part.weightedScore = 333_333_000
    part.scoredWeight = 1000
    for _ in 0..<3 { sum += part }
    #expect(sum.score == 333_333)
    sum -= part
    sum -= part
    sum -= part
    #expect(sum == CellSums())
    #expect(sum.score == nil)
    #expect(sum.coverage == 0)
  }

  @Test("aggregates of the ends of the range") func aggregation() {
    var sum = Aggregation(.sum)
    var mean = Aggregation(.mean)
    for value in [Int64.max, Int64.max, Int64.min] {
      let record = ValueRecord(instant: 1, revision: 1, value: value)
      sum.add(record, weight: 1_000_000)
      mean.add(record, weight: 1_000_000)
    }
    #expect(sum.result?.value == Int64.max - 1)
    #expect(mean.result?.value == 3_074_457_345_618_258_602)
    sum.add(ValueRecord(instant: 2, revision: 2, value: 2), weight: 1)
    #expect(sum.result == nil)
    #expect(Aggregation(.min).result == nil)
  }
}
