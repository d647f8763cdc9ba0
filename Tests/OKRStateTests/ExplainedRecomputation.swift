// An explanation holds all that its figures rest on: the reference evaluator, given nothing but the
// lines that count, comes to the same figures.

internal import OKRModel
internal import ReferenceEvaluator

/// What an explanation shows, as the reference's input: items and edges by its lines, records by its
/// leaves. Definitions (kinds, places, policies) are the organisation's.
struct ExplainedRecomputation {
  private let definitions: ReferenceInput
  private let objectives: [String: Objective]
  private let keyResults: [String: KeyResult]
  /// The items whose figures were formed from what was shown below them.
  private var checked: Set<String> = []

  init(_ definitions: ReferenceInput) {
    self.definitions = definitions
    self.objectives = Dictionary(uniqueKeysWithValues: definitions.objectives.map { ($0.id, $0) })
    self.keyResults = Dictionary(uniqueKeysWithValues: definitions.keyResults.map { ($0.id, $0) })
  }

  /// The lines that count whose figures don't follow from what is shown below them; an explanation
  /// that stood whole in an earlier one isn't formed again.
  mutating func broken(_ lines: [ExplainNode]) -> [String] {
    guard let item = lines.first?.id, !self.checked.contains(item) else { return [] }
    let counting = self.counting(lines)
    self.checked.formUnion(counting.map(\.line.id))
    let evaluator = ReferenceEvaluator(self.input(counting))
    return counting.lazy.filter { $0.line.type != .checkIn }.compactMap { _, line in
      var shown = ReferenceFigures(line.figures ?? Figures())
      var formed = evaluator.figures(of: line.id)
      // How sure somebody is decides no other figure, and no line says it.
      (shown.confidence, formed.confidence) = (nil, nil)
      return shown == formed ? nil : "\(line.id) shows \(shown), its leaves make \(formed)"
    }
  }

  /// The lines that count, each with the id of the one it stands under; what is left out goes with
  /// all that is below it.
  private func counting(_ lines: [ExplainNode]) -> [(above: String, line: ExplainNode)] {
    var kept: [(above: String, line: ExplainNode)] = []
    var path: [String] = []
    var hidden = Int32.max
    for line in lines {
      if line.depth <= hidden { hidden = self.isLeftOut(line) ? line.depth : .max }
      guard line.depth < hidden else { continue }
      path.removeSubrange(Int(line.depth)...)
      kept.append((path.last ?? "", line))
      path.append(line.id)
    }
    return kept
  }

  /// A line without a score takes no part in the mean above it, but in its coverage.
  private func isLeftOut(_ line: ExplainNode) -> Bool {
    !line.leftOut.isEmpty && !["it has no score", "its weight is 0"].contains(line.leftOut)
  }

  private func input(_ counting: [(above: String, line: ExplainNode)]) -> ReferenceInput {
    var input = ReferenceInput()
    (input.regions, input.units) = (self.definitions.regions, self.definitions.units)
    (input.cycles, input.instantMicros) = (self.definitions.cycles, self.definitions.instantMicros)
    var (seen, owners) = (Set<String>(), Set<String>())
    for (above, line) in counting {
      if line.type == .checkIn {
        if seen.insert(line.id).inserted { input.checkIns.append(self.record(line, of: above)) }
        continue
      }
      if let edge = self.edge(line, to: above), seen.insert("\(line.id) \(above)").inserted {
        input.alignments.append(edge)
      }
      guard seen.insert(line.id).inserted else { continue }
      if let keyResult = self.keyResults[line.id] {
        input.keyResults.append(keyResult)
        owners.insert(keyResult.objective)
      } else {
        owners.insert(line.id)
      }
    }
    input.objectives = owners.sorted().compactMap { self.objectives[$0] }
    return input
  }

  private func record(_ line: ExplainNode, of keyResult: String) -> CheckIn {
    CheckIn(
      id: line.id, keyResult: keyResult, effectiveTime: line.effectiveTime, value: line.value,
      revision: Int64(line.id.dropFirst()) ?? 0)
  }

  /// The alignment that puts a line under the one above; nil where it stands there by itself.
  private func edge(_ line: ExplainNode, to above: String) -> Alignment? {
    let isOwn = self.keyResults[line.id]?.objective == above
    guard !above.isEmpty, !isOwn else { return nil }
    return Alignment(
      from: line.id, to: above, mode: line.type == .keyResult ? .value : .average,
      weight: line.weight)
  }
}
