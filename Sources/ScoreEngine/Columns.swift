// The columns of objectives and of key results, and the sums that a node keeps over what counts in
// it.

internal import OKRModel

/// What a node hands to those above it.
struct Share: Hashable {
  /// ppm or `Absent.number`.
  var score: Int64
  var coverage: Int64
  var isOutdated: Bool
}

/// Exact running sums over the counting children of an objective or rollup_score.
struct ChildSums: Hashable, Sendable {
  var weightedScore: Int64 = 0
  var scoredWeight: Int64 = 0
  var weightedCoverage: Int64 = 0
  var weight: Int64 = 0
  /// Σ weight · coverage over the outdated children.
  var outdatedCoverage: Int64 = 0

  mutating func add(_ share: Share, weight: Int64) {
    if share.score != Absent.number {
      self.weightedScore += weight * share.score
      self.scoredWeight += weight
    }
    self.weightedCoverage += weight * share.coverage
    self.weight += weight
    if share.isOutdated { self.outdatedCoverage += weight * share.coverage }
  }

  mutating func replace(_ old: Share, with new: Share, weight: Int64) {
    self.add(old, weight: -weight)
    self.add(new, weight: weight)
  }

  var score: Int64? { ExactRatio.mean(self.weightedScore, self.scoredWeight) }
  var coverage: Int64 { ExactRatio.mean(self.weightedCoverage, self.weight) ?? 0 }
  /// Half or more of the measured weight is outdated.
  var isOutdated: Bool {
    self.weightedCoverage > 0 && 2 * self.outdatedCoverage >= self.weightedCoverage
  }
}

struct ObjectiveColumns: Sendable {
  var nodes: [NodeID] = []
  var settings: [ObjectiveSettings] = []
  var clocks: [Int] = []
  var cellIndices: [Int] = []
  /// What stands in the cell for this objective.
  var counted: [CellSums] = []
  /// Slot of its first key result, or `Absent.index`.
  var firstKeyResults: [UInt32] = []
  /// Over its counting key results: their number, the measured, and confidences.
  var keyResultSums: [KeyResultSums] = []
}

struct KeyResultSums: Hashable, Sendable {
  var keyResults: Int32 = 0
  var measured: Int32 = 0
  var confident: Int32 = 0
  var confidence: Int64 = 0

  mutating func add(isMeasured: Bool, confidence: Int64, sign: Int32) {
    self.keyResults += sign
    if isMeasured { self.measured += sign }
    if confidence != Absent.number {
      self.confident += sign
      self.confidence += Int64(sign) * confidence
    }
  }
}

struct KeyResultColumns: Sendable {
  var nodes: [NodeID] = []
  var objectives: [NodeID] = []
  var nextSiblings: [UInt32] = []
  var rules: [KeyResultRule] = []
  var weights: [Int64] = []
  /// Days since 1970, or `Int32.min` where not stated.
  var dues: [Int32] = []
  var attainments: [Int64] = []
  /// The value in force, or the aggregate; valid where `instants` is not absent.
  var values: [Int64] = []
  var instants: [Int64] = []
  var revisions: [Int64] = []
  var confidences: [Int64] = []
  var isMeasured: [Bool] = []
  /// All records in force, of kinds that are judged by periods; by slot.
  var records: [Int: [ValueRecord]] = [:]
  /// Phased targets, by slot.
  var phases: [Int: [Phase]] = [:]
}
