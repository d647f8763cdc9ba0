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

  /// Adds or takes away what an objective is counted with.
  /// - Parameter sign: 1 or -1.
  @inline(__always)
  mutating func count(_ row: ObjectiveRow, _ sign: Int64) {
    guard row.flags.contains(.counts) else { return }
    let weight = sign &* Int64(row.weight)
    self.objectives &+= sign
    if row.score != Absent.ppm {
      self.scored &+= sign
      self.weightedScore &+= weight &* Int64(row.score)
      self.scoredWeight &+= weight
    }
    self.weight &+= weight
    self.weightedCoverage &+= weight &* Int64(row.coverage)
    self.keyResults &+= sign &* Int64(row.inside.keyResults)
    self.measured &+= sign &* Int64(row.inside.measured)
    self.confident &+= sign &* Int64(row.inside.confident)
    self.confidence &+= sign &* row.inside.confidence
    self.count(row.colour, sign)
    self.count(row.health, sign)
  }

  @inline(__always)
  private mutating func count(_ colour: ColourCode, _ sign: Int64) {
    self.red &+= colour == .red ? sign : 0
    self.amber &+= colour == .amber ? sign : 0
    self.green &+= colour == .green ? sign : 0
  }

  @inline(__always)
  private mutating func count(_ health: HealthCode, _ sign: Int64) {
    self.onTrack &+= health == .onTrack ? sign : 0
    self.atRisk &+= health == .atRisk ? sign : 0
    self.behind &+= health == .behind ? sign : 0
    self.outdated &+= health == .outdated ? sign : 0
    self.noData &+= health == .noData ? sign : 0
  }

  /// Moves a counting objective's part from what it was counted with to what it is: only what
  /// differs is touched.
  @inline(__always)
  mutating func move(_ old: ObjectiveRow, to new: ObjectiveRow) {
    let weight = Int64(new.weight)
    if old.score != new.score {
      if old.score != Absent.ppm {
        self.scored &-= 1
        self.weightedScore &-= weight &* Int64(old.score)
        self.scoredWeight &-= weight
      }
      if new.score != Absent.ppm {
        self.scored &+= 1
        self.weightedScore &+= weight &* Int64(new.score)
        self.scoredWeight &+= weight
      }
    }
    if old.coverage != new.coverage {
      self.weightedCoverage &+= weight &* (Int64(new.coverage) &- Int64(old.coverage))
    }
    if old.colour != new.colour {
      self.count(old.colour, -1)
      self.count(new.colour, 1)
    }
    if old.health != new.health {
      self.count(old.health, -1)
      self.count(new.health, 1)
    }
  }

  /// Moves the counts over an objective's key results.
  @inline(__always)
  mutating func move(_ old: KeyResultCounts, to new: KeyResultCounts) {
    self.keyResults &+= Int64(new.keyResults) &- Int64(old.keyResults)
    self.measured &+= Int64(new.measured) &- Int64(old.measured)
    self.confident &+= Int64(new.confident) &- Int64(old.confident)
    self.confidence &+= new.confidence &- old.confidence
  }
}

/// All cells of a graph, each key beside its sums and its objectives, whether they count or not. One
/// without objectives holds nothing.
public struct CellTable: Sendable {
  private var indices: [CellKey: UInt32] = [:]
  public private(set) var keys: [CellKey] = []
  public internal(set) var sums: [CellSums] = []
  /// The rows of each cell's objectives, in no order.
  private(set) var members: [[UInt32]] = []
  /// Where each objective stands among its cell's.
  private var places: [UInt32] = []

  mutating func index(of key: CellKey) -> UInt32 {
    if let index = self.indices[key] { return index }
    let index = UInt32(self.keys.count)
    self.indices[key] = index
    self.keys.append(key)
    self.sums.append(CellSums())
    self.members.append([])
    return index
  }

  /// Takes a new objective in: rows come in their order.
  mutating func enter(_ row: Int, _ cell: UInt32) {
    precondition(row == self.places.count, "objectives come one after the other")
    self.places.append(UInt32(self.members[Int(cell)].count))
    self.members[Int(cell)].append(UInt32(row))
  }

  /// Moves an objective; the last one of the cell that it leaves takes its place there.
  mutating func move(_ row: Int, from old: UInt32, to new: UInt32) {
    if old == new { return }
    let place = Int(self.places[row])
    let last = self.members[Int(old)].removeLast()
    if Int(last) != row {
      self.members[Int(old)][place] = last
      self.places[Int(last)] = UInt32(place)
    }
    self.places[row] = UInt32(self.members[Int(new)].count)
    self.members[Int(new)].append(UInt32(row))
  }

  /// True where an objective is found where it is said to stand.
  func holds(_ row: Int, in cell: UInt32) -> Bool {
    let (members, place) = (self.members[Int(cell)], Int(self.places[row]))
    return members.indices.contains(place) && members[place] == UInt32(row)
  }

  /// The rows of the objectives in cells of which a condition holds, which is asked once a cell, in
  /// their order.
  public func objectives(where holds: (CellKey) -> Bool) -> [Int] {
    var found: [Int] = []
    for (index, key) in self.keys.enumerated() where !self.members[index].isEmpty && holds(key) {
      found += self.members[index].map { Int($0) }
    }
    return found.sorted()
  }
}
