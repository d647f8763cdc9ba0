// Rollup cells: exact sums over the counting objectives of one finest scope. A scope's row is the
// sum of its cells.

internal import OKRModel

/// The sums of a scope. Adding and subtracting are exact, so the order of changes never shows.
public struct CellSums: Hashable, Sendable {
  public var objectives: Int64 = 0
  public var scored: Int64 = 0
  /// Σ weight · score over the scored, in thousandths · ppm.
  public var weightedScore: Int64 = 0
  /// Σ weight over the scored.
  public var scoredWeight: Int64 = 0
  public var weightedCoverage: Int64 = 0
  public var weight: Int64 = 0
  public var keyResults: Int64 = 0
  public var measured: Int64 = 0
  public var red: Int64 = 0
  public var amber: Int64 = 0
  public var green: Int64 = 0
  public var onTrack: Int64 = 0
  public var atRisk: Int64 = 0
  public var behind: Int64 = 0
  public var outdated: Int64 = 0
  public var noData: Int64 = 0
  /// Σ confidence over the key results that have one, ppm.
  public var confidence: Int64 = 0
  public var confident: Int64 = 0

  public init() {}

  /// ppm; nil where nothing is scored or the weights sum to 0.
  public var score: Int64? { ExactRatio.mean(self.weightedScore, self.scoredWeight) }

  /// ppm.
  public var coverage: Int64 { ExactRatio.mean(self.weightedCoverage, self.weight) ?? 0 }

  /// ppm.
  public var meanConfidence: Int64? { ExactRatio.mean(self.confidence, self.confident) }

  public static func += (lhs: inout CellSums, rhs: CellSums) { lhs.add(rhs, 1) }
  public static func -= (lhs: inout CellSums, rhs: CellSums) { lhs.add(rhs, -1) }

  private mutating func add(_ other: CellSums, _ sign: Int64) {
    self.objectives += sign * other.objectives
    self.scored += sign * other.scored
    self.weightedScore += sign * other.weightedScore
    self.scoredWeight += sign * other.scoredWeight
    self.weightedCoverage += sign * other.weightedCoverage
    self.weight += sign * other.weight
    self.keyResults += sign * other.keyResults
    self.measured += sign * other.measured
    self.red += sign * other.red
    self.amber += sign * other.amber
    self.green += sign * other.green
    self.onTrack += sign * other.onTrack
    self.atRisk += sign * other.atRisk
    self.behind += sign * other.behind
    self.outdated += sign * other.outdated
    self.noData += sign * other.noData
    self.confidence += sign * other.confidence
    self.confident += sign * other.confident
  }

  mutating func count(_ colour: Colour) {
    switch colour {
    case .red: self.red += 1
    case .amber: self.amber += 1
    case .green: self.green += 1
    case .unspecified, .unrecognized: break
    }
  }

  mutating func count(_ health: Health) {
    switch health {
    case .onTrack: self.onTrack += 1
    case .atRisk: self.atRisk += 1
    case .behind: self.behind += 1
    case .outdated: self.outdated += 1
    case .noData: self.noData += 1
    case .unspecified, .unrecognized: break
    }
  }
}

/// All cells of a graph.
struct CellTable: Sendable {
  private var indices: [CellKey: Int] = [:]
  private(set) var keys: [CellKey] = []
  private(set) var sums: [CellSums] = []

  mutating func index(of key: CellKey) -> Int {
    if let index = self.indices[key] { return index }
    let index = self.keys.count
    self.indices[key] = index
    self.keys.append(key)
    self.sums.append(CellSums())
    return index
  }

  mutating func replace(_ old: CellSums, with new: CellSums, at index: Int) {
    self.sums[index] -= old
    self.sums[index] += new
  }
}
