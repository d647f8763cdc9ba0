// Fixed work, to be counted in instructions instead of timed: a count hardly depends on the machine
// and what else it does, so continuous integration can hold it to a threshold.

internal import OKRModel
internal import OKRState
internal import OKRWire
internal import ScoreEngine

/// The same work so many times over. What one round takes is the difference between two counts of
/// rounds, so that preparing costs nothing.
enum CountedWork: String, CaseIterable {
  /// 512 check-ins of random key results, and the propagation through 10 000 key results.
  case checkIns = "engine.check_ins"
  /// Every figure of 10 000 key results anew.
  case fullRecompute = "engine.full_recompute"
  /// A subtree of 100 000 key results removed from one objective, put under another, and its weight
  /// there changed.
  case moveSubtree = "engine.move_subtree"
  /// 1 000 objectives of three key results each, put under others that have 10 000.
  case addSubtree = "engine.add_subtree"
  /// 512 check-ins planned, applied, and answered with the scores that moved above each.
  case commit = "state.commit"
  /// The rollup of a region by regions, over 200 cells of as many units.
  case rollup = "state.rollup"
  /// The shape of a whole company's tree.
  case treeOutline = "state.tree_outline"
  /// A page of 1 000 lines of it.
  case treePage = "state.tree_page"
  /// A snapshot of 10 000 key results with a quarter's check-ins read into an organisation.
  case load = "state.load"
  /// A request of 1 000 check-ins.
  case decode = "wire.decode"
  case encode = "wire.encode"

  private static let keyResults = 10_000
  private static let batch = 512

  func run(rounds: Int) {
    switch self {
    case .checkIns: Self.checkIns(rounds)
    case .fullRecompute: Self.fullRecompute(rounds)
    case .moveSubtree: Self.moveSubtree(rounds)
    case .addSubtree: Self.addSubtree(rounds)
    case .commit: Self.commit(rounds)
    case .rollup: Self.rollup(rounds)
    case .treeOutline: Self.treeOutline(rounds)
    case .treePage: Self.treePage(rounds)
    case .load: Self.load(rounds)
    case .decode, .encode: WireBenchmarks.work(rounds, decodes: self == .decode)
    }
  }

  private static func checkIns(_ rounds: Int) {
    let forest = Forest(keyResults: Self.keyResults)
    var graph = forest.makeGraph()
    graph.recomputeAll()
    var random = Random(seed: 7)
    let takers = forest.takers
    var revision: Int64 = 2
    for _ in 0..<rounds {
      for _ in 0..<Self.batch {
        let row = takers[Int.random(in: 0..<takers.count, using: &random)]
        let record = forest.record(row, forest.newValue(row, &random), revision: revision)
        graph.setRecord(.keyResult(row), record)
        revision += 1
      }
      graph.propagate()
      _ = graph.drainChanges()
    }
  }

  private static func fullRecompute(_ rounds: Int) {
    var graph = Forest(keyResults: Self.keyResults).makeGraph()
    for _ in 0..<rounds { graph.recomputeAll() }
  }

  private static func moveSubtree(_ rounds: Int) {
    let forest = Forest(keyResults: 100_000)
    var graph = forest.makeGraph()
    let subtree = NodeID.objective(0)
    var (from, to) = (forest.addObjective(to: &graph), forest.addObjective(to: &graph))
    graph.setEdge(subtree, from, mode: .average, weight: 1_000)
    graph.recomputeAll()
    _ = graph.drainChanges()
    for round in 0..<rounds {
      graph.removeEdge(subtree, from)
      graph.setEdge(subtree, to, mode: .average, weight: 1_000)
      graph.propagate()
      graph.setEdge(subtree, to, mode: .average, weight: 2_000 + Int64(round))
      graph.propagate()
      precondition(Set(graph.drainChanges()).isSubset(of: [from, to]))
      swap(&from, &to)
    }
  }

  private static func addSubtree(_ rounds: Int) {
    let forest = Forest(keyResults: Self.keyResults)
    var graph = forest.makeGraph()
    graph.recomputeAll()
    for _ in 0..<rounds {
      for number in 0..<1_000 {
        let objective = forest.addObjective(to: &graph)
        graph.setEdge(objective, .objective(number), mode: .average, weight: 1_000)
        for row in 3 * number..<3 * number + 3 {
          forest.addKeyResult(row, under: objective, to: &graph)
        }
      }
      graph.propagate()
      _ = graph.drainChanges()
    }
  }

  /// What the owner of an organisation does for a commit, without its database.
  private static func commit(_ rounds: Int) {
    let forest = Forest(keyResults: Self.keyResults)
    var organisation: OKRState.Organisation = OrganisationMemory.filled(forest)
    let takers = forest.takers
    var random = Random(seed: 9)
    var answered = 0
    for _ in 0..<rounds {
      var nodes: [NodeID] = []
      var entries: [Entry] = []
      for _ in 0..<Self.batch {
        let row = takers[Int.random(in: 0..<takers.count, using: &random)]
        let checkIn = CheckIn(
          keyResult: "kr-\(row)", value: Value(micros: forest.newValue(row, &random)))
        do throws(RequestError) {
          guard let planned = try organisation.plan(.checkIn(checkIn), now: Forest.now) else {
            preconditionFailure("a check-in changes something")
          }
          entries.append(
            Entry(
              revision: organisation.revision + Int64(entries.count) + 1,
              recordedUnixMicros: Forest.now, actor: "bench", change: planned.change))
        } catch {
          preconditionFailure("\(error)")
        }
        nodes.append(.keyResult(row))
      }
      let before = organisation.scoresAbove(nodes)
      organisation.apply(entries)
      let moved = organisation.moved(since: before)
      for node in nodes {
        var outcome = Outcome()
        organisation.tell(moved, atAndAbove: [node], in: &outcome)
        answered += outcome.scoreChanges.count
      }
      _ = organisation.drainChanges()
    }
    precondition(answered > 0)
  }

  private static func rollup(_ rounds: Int) {
    let organisation = OrganisationMemory.filled(Forest(keyResults: Self.keyResults))
    do throws(RequestError) {
      for round in 0..<rounds {
        let query = QueryRollupRequest(by: [.region], region: "r-\(round % 8)")
        let rows = try organisation.rollup(query)
        precondition(rows.count == 1)
      }
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func treeOutline(_ rounds: Int) {
    let organisation = OrganisationMemory.filled(Forest(keyResults: Self.keyResults))
    for _ in 0..<rounds {
      precondition(Self.outline(organisation).count > Self.keyResults)
    }
  }

  private static func treePage(_ rounds: Int) {
    let organisation = OrganisationMemory.filled(Forest(keyResults: Self.keyResults))
    let outline = Self.outline(organisation)
    for round in 0..<rounds {
      let first = round % 10 * 1_000
      let page = GetTreeResponse(nodes: organisation.lines(first..<first + 1_000, of: outline))
      precondition(page.encoded().count > 1_000)
    }
  }

  private static func outline(_ organisation: OKRState.Organisation) -> TreeOutline {
    do throws(RequestError) {
      var walk = try TreeWalk(GetTreeRequest(), in: organisation)
      while !walk.proceed(organisation, atMost: 1_024) {}
      return walk.outline
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// What a load does with the chunks that the database gives.
  private static func load(_ rounds: Int) {
    let saved = SnapshotFile.organisation(keyResults: Self.keyResults)
    let chunks = SnapshotParts(saved).map { $0.encoded() }
    let arena = Arena()
    for _ in 0..<rounds {
      var organisation = OKRState.Organisation(zones: OrganisationMemory.Zones(), at: saved.instant)
      for chunk in chunks {
        let part = chunk.withUnsafeBytes { try? SnapshotChunk(decoding: $0, in: arena) }
        precondition(part.map { organisation.replay($0) } == true)
      }
      organisation.finishReplay(at: saved.instant)
      precondition(organisation.checkInCount == saved.checkInCount)
    }
  }
}
