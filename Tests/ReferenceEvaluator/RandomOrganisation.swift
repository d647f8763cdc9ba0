// A seeded random organisation that keeps every rule of the contract, and random edits of it.
internal import OKRModel

/// A random organisation: `input` as it stands, and `nextEdit()` for the next change to it.
public struct RandomOrganisation: Sendable {
  static let dayMicros: Int64 = 86_400_000_000

  public let seed: UInt64
  /// The records as they stand, all edits so far applied.
  public internal(set) var input = ReferenceInput()

  var random: SplitMix64
  /// 0 at the top; edges lead from a deeper objective to a less deep one, hence no circle.
  var depthOfObjective: [String: Int] = [:]
  /// A key result's place within its objective; value edges lead to a lower one there.
  var placeOfKeyResult: [String: Int] = [:]
  var objectiveOfKeyResult: [String: String] = [:]
  var indexOfKeyResult: [String: Int] = [:]
  /// The value edges as a graph, from source to sinks and back.
  var valueSinks: [String: Set<String>] = [:]
  var valueSources: [String: Set<String>] = [:]
  var rollupValues: [String] = []
  var pairs: Set<[String]> = []
  var replaced: Set<String> = []
  var levels = 1
  var revision: Int64 = 0

  /// An organisation of about `size` objectives and key results, 1 to 10 000, on 1 to 12 levels.
  public init(seed: UInt64, size: Int) {
    self.seed = seed
    self.random = SplitMix64(state: seed)
    self.levels = self.random.int(1...12)
    // Somewhere in the second half of 2026, most often inside the cycles.
    self.input.instantMicros =
      Int64(dayNumber(year: 2026, month: 7, day: 1) + self.random.int(-10...110)) * Self.dayMicros
      + Int64(self.random.int(0...86_399)) * 1_000_000
    self.addTrees()
    self.addCycles()
    self.addItems(size)
    for _ in 0..<size { _ = self.randomAlignment().map { self.applied(.putAlignment($0)) } }
    for _ in 0..<(2 * size) { _ = self.randomRecord().map { self.applied($0) } }
  }

  /// Applies a valid edit to the input and to the graph's indices, and hands it back.
  mutating func applied(_ edit: ReferenceEdit) -> ReferenceEdit {
    self.note(edit)
    switch edit {
    case .putAlignment(let edge) where !self.pairs.contains([edge.from, edge.to]):
      self.input.alignments.append(edge)
    case .putKeyResult(let keyResult):
      if let index = self.indexOfKeyResult[keyResult.id] {
        self.input.keyResults[index] = keyResult
      } else {
        self.indexOfKeyResult[keyResult.id] = self.input.keyResults.count
        self.input.keyResults.append(keyResult)
        if self.isRollupValue(keyResult.id) { self.rollupValues.append(keyResult.id) }
      }
    default: self.input.apply(edit)
    }
    if case .putAlignment(let edge) = edit { self.pairs.insert([edge.from, edge.to]) }
    return edit
  }

  private mutating func note(_ edit: ReferenceEdit) {
    switch edit {
    case .putAlignment(let edge):
      self.unlink(edge.from, edge.to)
      if self.feedsValue(edge) {
        self.valueSinks[edge.from, default: []].insert(edge.to)
        self.valueSources[edge.to, default: []].insert(edge.from)
      }
    case .removeAlignment(let from, let to):
      self.unlink(from, to)
      self.pairs.remove([from, to])
    case .correct(let record), .void(let record): self.replaced.insert(record.replaces)
    default: break
    }
  }

  private mutating func unlink(_ from: String, _ to: String) {
    self.valueSinks[from]?.remove(to)
    self.valueSources[to]?.remove(from)
  }

  func keyResult(_ id: String) -> KeyResult? {
    self.indexOfKeyResult[id].map { self.input.keyResults[$0] }
  }

  func isRollupValue(_ id: String) -> Bool {
    if case .rollupValue = self.keyResult(id)?.kind { return true }
    return false
  }

  func isRollupScore(_ id: String) -> Bool {
    if case .rollupScore = self.keyResult(id)?.kind { return true }
    return false
  }

  /// Whether the edge is one of mode `value`, stated or by default.
  func feedsValue(_ edge: Alignment) -> Bool {
    edge.mode == .value
      || (edge.mode == .unspecified && self.keyResult(edge.from) != nil
        && self.isRollupValue(edge.to)
        && self.keyResult(edge.from)?.unit == self.keyResult(edge.to)?.unit)
  }
}
