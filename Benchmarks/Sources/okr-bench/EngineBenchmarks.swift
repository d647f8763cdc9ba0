// The engine beside plain C over flat arrays.

internal import CPeer
internal import Dispatch
internal import Foundation
internal import OKRModel
internal import ScoreEngine

/// The rows whose names begin with `engine.`, as far as no database takes part.
struct EngineBenchmarks {
  let keyResults: Int
  let rounds: Int

  /// From what has takers of check-ins for sure to what a machine's memory holds twice: ours and C's.
  static let keyResultsRange = 100...100_000_000

  init(isQuick: Bool, keyResults: Int? = nil) {
    self.keyResults = keyResults ?? (isQuick ? 100_000 : 1_000_000)
    self.rounds = isQuick ? 5 : 11
  }

  private static let bytes = "engine.bytes_per_key_result"

  static let names = [
    "engine.full_recompute.c", "engine.full_recompute.lanes",
    "engine.check_in.batched", "engine.check_in.single", bytes,
  ]

  /// Measures the rows of these names.
  func run(_ names: [String]) -> [Row] {
    if names.isEmpty { return [] }
    let forest = Forest(keyResults: self.keyResults)
    // Before all else, while the process has no memory to give twice.
    let bytes =
      names.contains(Self.bytes) ? OrganisationMemory.bytesPerKeyResult(forest) : .nan
    var graph = forest.makeGraph()
    graph.recomputeAll()
    cpeer_recompute(&forest.peer)
    let differences = forest.differences(graph)
    precondition(differences == 0, "\(differences) figures differ from the peer's")
    return names.compactMap { name in
      switch name {
      case "engine.full_recompute.lanes": self.onAllLanes(&graph)
      case "engine.full_recompute.c": self.fullRecompute(forest, &graph)
      case "engine.check_in.batched": self.checkIns(forest, &graph, batch: 512)
      case "engine.check_in.single": self.checkIns(forest, &graph, batch: 1)
      case Self.bytes:
        Row(
          name: name, unit: "bytes", values: [bytes], peer: "the goal", peerValues: [160], goal: 1)
      default: nil
      }
    }
  }

  private func fullRecompute(_ forest: Forest, _ graph: inout ScoreGraph) -> Row {
    let times = Measure.pair(self.rounds) {
      graph.recomputeAll()
    } peer: {
      cpeer_recompute(&forest.peer)
    }
    return Row(
      name: "engine.full_recompute.c", unit: "ms", values: times.ours.map { $0 / 1e6 },
      peer: "plain C, -O3", peerValues: times.peer.map { $0 / 1e6 }, goal: 0.67)
  }

  /// On all lanes; the peers, SQL and DuckDB, are measured by scripts that take these times in.
  private func onAllLanes(_ graph: inout ScoreGraph) -> Row {
    let count = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let lanes = Lanes(count: count) { work in
      DispatchQueue.concurrentPerform(iterations: count) { work($0) }
    }
    let times = (0..<self.rounds).map { _ in Measure.time { graph.recomputeAll(on: lanes) } / 1e6 }
    return Row(
      name: "engine.full_recompute.lanes", unit: "ms", values: times, peer: "",
      peerValues: [.nan], goal: 0)
  }

  /// Random key results get random values; the caches are cold for most of them.
  private func checkIns(_ forest: Forest, _ graph: inout ScoreGraph, batch: Int) -> Row {
    var random = Random(seed: 7)
    let count = 100_000
    var revision: Int64 = 2
    var times: (ours: [Double], peer: [Double]) = ([], [])
    let takers = forest.takers
    for _ in 0..<self.rounds {
      let changes = (0..<count).map { _ in
        let row = takers[Int.random(in: 0..<takers.count, using: &random)]
        return (row, forest.newValue(row, &random))
      }
      times.ours.append(
        Measure.time {
          for start in stride(from: 0, to: count, by: batch) {
            for (row, value) in changes[start..<min(start + batch, count)] {
              graph.setRecord(.keyResult(row), forest.record(row, value, revision: revision))
              revision += 1
            }
            graph.propagate()
          }
        } / Double(count))
      _ = graph.drainChanges()
      times.peer.append(
        Measure.time {
          for (row, value) in changes { cpeer_check_in(&forest.peer, row, value) }
        } / Double(count))
    }
    precondition(forest.differences(graph) == 0, "figures differ from the peer's")
    return Row(
      name: batch == 1 ? "engine.check_in.single" : "engine.check_in.batched", unit: "ns",
      values: times.ours, peer: "the same reads in C", peerValues: times.peer, goal: 0.3)
  }
}
