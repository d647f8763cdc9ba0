// Every figure from scratch: level by level from below, each objective from its key results and
// from what is aligned to it. Within a level no objective reads another, so lanes can share it.

internal import OKRModel

/// Runs the same work on several threads at once, and returns when all have done theirs.
public struct Lanes: Sendable {
  /// How many take part.
  public let count: Int
  /// Calls its argument with each number below `count`, all at once.
  let run: @Sendable (_ work: @Sendable (Int) -> Void) -> Void

  public init(count: Int, run: @escaping @Sendable (_ work: @Sendable (Int) -> Void) -> Void) {
    self.count = count
    self.run = run
  }

  /// The thread that asks, alone.
  public static let one = Lanes(count: 1) { $0(0) }
}

/// The nodes above the lowest, by height.
struct Levels: Sendable {
  struct Level: Sendable {
    /// Key results that are judged by other items.
    var rollups: [UInt32] = []
    var objectives: [UInt32] = []
  }

  var levels: [Level]
}

extension ScoreGraph {
  /// Objectives of a level below which one lane is faster than several.
  private static let sharedLevelSize = 4_096

  /// Forms every figure and every cell anew, as after a load. The outcome is the same as a
  /// propagation's, bit for bit, on any number of lanes; what differs from before is noted as
  /// changed.
  public mutating func recomputeAll(on lanes: Lanes = .one) {
    self.recomputeAll(on: lanes, sharingFrom: Self.sharedLevelSize)
  }

  /// - Parameter size: objectives of a level from which on lanes share it.
  mutating func recomputeAll(on lanes: Lanes, sharingFrom size: Int) {
    self.dropMarks()
    let levels = self.levels ?? self.makeLevels()
    self.levels = levels
    for index in self.extras.indices where self.extras[index].isRollup {
      let row = Int(self.extras[index].row)
      self.keyResults[row].flags.remove(.dirty)
      self.keyResults[row].flags.set(.needsResum, self.extras[index].rule == .rollupScore)
    }
    let count = self.cells.sums.count
    var cells = Array(repeating: CellSums(), count: count * lanes.count)
    var handed = Array(repeating: Handed(), count: self.edges.edges.count)
    for level in levels.levels {
      for row in level.rollups { self.recomputeRollup(Int(row)) }
      let sharing = level.objectives.count < size ? .one : lanes
      self.recompute(level.objectives, on: sharing, &cells, &handed)
    }
    for index in 0..<count {
      self.cells.sums[index] = cells[index]
      for lane in 1..<max(1, lanes.count) { self.cells.sums[index] += cells[lane * count + index] }
    }
  }

  private mutating func recomputeRollup(_ row: Int) {
    let old = self.keyResults[row]
    let outcome = self.outcome(row)
    self.keyResults[row].keep(outcome)
    let new = self.keyResults[row]
    if old.differs(from: outcome) || old.value != new.value || old.instant != new.instant {
      self.noteChange(.keyResult(row))
    }
  }

  /// Forms the figures of a level's objectives, and of the key results that stand alone under them.
  private mutating func recompute(
    _ rows: [UInt32], on lanes: Lanes, _ cells: inout [CellSums], _ handed: inout [Handed]
  ) {
    let parts = lanes.count
    var moved: [[NodeID]] = Array(repeating: [], count: parts)
    let structure = Structure(
      links: self.links, extras: self.extras, edges: self.edges, clocks: self.clocks,
      cellCount: self.cells.sums.count)
    self.withRows { objectives, keyResults in
      cells.withUnsafeMutableBufferPointer { cells in
        handed.withUnsafeMutableBufferPointer { handed in
          moved.withUnsafeMutableBufferPointer { moved in
            let figures = Figures(
              objectives: objectives, keyResults: keyResults, cells: cells, handed: handed,
              moved: moved)
            let work: @Sendable (Int) -> Void = { part in
              let (first, end) = (rows.count * part / parts, rows.count * (part + 1) / parts)
              for row in rows[first..<end] { structure.recompute(Int(row), figures, part) }
            }
            lanes.run(work)
          }
        }
      }
    }
    for node in moved.joined() { self.noteChange(node) }
  }

  private mutating func withRows(
    _ body: (UnsafeMutableBufferPointer<ObjectiveRow>, UnsafeMutableBufferPointer<KeyResultRow>) ->
      Void
  ) {
    var objectives: [ObjectiveRow] = []
    var keyResults: [KeyResultRow] = []
    swap(&objectives, &self.objectives)
    swap(&keyResults, &self.keyResults)
    objectives.withUnsafeMutableBufferPointer { objectives in
      keyResults.withUnsafeMutableBufferPointer { keyResults in body(objectives, keyResults) }
    }
    swap(&objectives, &self.objectives)
    swap(&keyResults, &self.keyResults)
  }

  private func makeLevels() -> Levels {
    var levels = Array(repeating: Levels.Level(), count: Int(self.highest) + 1)
    for extra in self.extras where extra.isRollup {
      levels[Int(extra.height)].rollups.append(extra.row)
    }
    for (row, objective) in self.objectives.enumerated() {
      levels[Int(objective.height)].objectives.append(UInt32(row))
    }
    return Levels(levels: levels)
  }
}

/// What an objective hands up along one edge, kept by edge while all is formed anew: an objective's
/// edges lie together, where the objectives below it lie anywhere.
private struct Handed {
  var score = Absent.ppm
  var coverage: Int32 = 0
  var flags: RowFlags = []
}

/// The rows of a level's recompute. Each objective, its key results, its edges upward, and each
/// part's cells and list are touched by one lane alone; what lies below is only read.
private struct Figures: @unchecked Sendable {
  let objectives: UnsafeMutableBufferPointer<ObjectiveRow>
  let keyResults: UnsafeMutableBufferPointer<KeyResultRow>
  /// The cells of each part, one part after the other.
  let cells: UnsafeMutableBufferPointer<CellSums>
  let handed: UnsafeMutableBufferPointer<Handed>
  let moved: UnsafeMutableBufferPointer<[NodeID]>
}

/// All that stays as it is meanwhile.
private struct Structure: Sendable {
  let links: [KeyResultLinks]
  let extras: [Extra]
  let edges: EdgeTable
  let clocks: ClockTable
  let cellCount: Int

  @inline(__always)
  func recompute(_ row: Int, _ figures: Figures, _ part: Int) {
    var sums = ChildSums()
    var inside = KeyResultCounts()
    let judgement = Int(figures.objectives[row].judgement)
    var next = figures.objectives[row].firstKeyResult
    while next != Absent.index {
      let keyResult = Int(next)
      next = self.links[keyResult].nextSibling
      if self.judge(keyResult, judgement, figures) {
        figures.moved[part].append(.keyResult(keyResult))
      }
      guard figures.keyResults[keyResult].flags.contains(.counts) else { continue }
      sums.add(
        figures.keyResults[keyResult].share, weight: Int64(figures.keyResults[keyResult].weight))
      inside.add(
        isMeasured: figures.keyResults[keyResult].flags.contains(.measured),
        confidence: figures.keyResults[keyResult].confidence, sign: 1)
    }
    self.addAligned(figures.objectives[row].edges.down, figures, &sums)
    let outcome = ObjectiveOutcome(sums, self.clocks.judgements[judgement])
    if figures.objectives[row].differs(from: outcome) {
      figures.objectives[row].keep(outcome)
      figures.moved[part].append(.objective(row))
    }
    figures.objectives[row].sums = sums
    figures.objectives[row].inside = inside
    figures.objectives[row].flags.subtract([.dirty, .needsResum])
    figures.cells[part * self.cellCount + Int(figures.objectives[row].cell)]
      .count(figures.objectives[row], 1)
    self.handUp(row, figures)
  }

  @inline(__always)
  private func addAligned(_ first: UInt32, _ figures: Figures, _ sums: inout ChildSums) {
    var index = first
    while index != Absent.index {
      let place = index
      let edge = self.edges[index]
      index = edge.nextDown
      let handed = figures.handed[Int(place)]
      guard edge.mode == .average, handed.flags.contains(.counts) else { continue }
      let share = Share(
        score: handed.score, coverage: handed.coverage,
        isOutdated: handed.flags.contains(.outdated))
      sums.add(share, weight: Int64(edge.weight))
    }
  }

  @inline(__always)
  private func handUp(_ row: Int, _ figures: Figures) {
    let objective = figures.objectives[row]
    var index = objective.edges.up
    while index != Absent.index {
      figures.handed[Int(index)] = Handed(
        score: objective.score, coverage: objective.coverage, flags: objective.flags)
      index = self.edges[index].nextUp
    }
  }

  /// Judges a key result; a rollup was judged before.
  /// - Returns: true where a figure moved.
  @inline(__always)
  private func judge(_ row: Int, _ judgement: Int, _ figures: Figures) -> Bool {
    let outcome: KeyResultOutcome
    if figures.keyResults[row].flags.contains(.hasExtra) {
      let extra = Int(self.links[row].extra)
      if self.extras[extra].isRollup { return false }
      outcome = self.extras[extra].outcome(figures.keyResults[row], self.clocks, judgement)
    } else {
      outcome = figures.keyResults[row].outcome(
        figures.keyResults[row].ownAttainment,
        missing: self.clocks.judgements[judgement].missing, self.clocks.judgements[judgement])
    }
    if !figures.keyResults[row].flags.isDisjoint(with: [.dirty, .needsResum]) {
      figures.keyResults[row].flags.subtract([.dirty, .needsResum])
    }
    guard figures.keyResults[row].differs(from: outcome) else { return false }
    figures.keyResults[row].keep(outcome)
    return true
  }
}
