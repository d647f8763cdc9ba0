// What a close freezes: the figures of a cycle's objectives and key results, gathered some at a
// time.

public import OKRModel
public import ScoreEngine

/// The figures of a cycle at a revision and an instant, in parts.
public struct FrozenFigures: Hashable, Sendable {
  /// Figures in a part, but for the last.
  public static let figuresAPart = 1_000

  public let cycle: String
  /// The state that they are of.
  public let revision: Int64
  public let instant: Int64
  public private(set) var objectives: Int64 = 0
  public private(set) var keyResults: Int64 = 0
  public private(set) var counting: Int64 = 0
  /// Encoded `ClosedFigures`, once all are gathered.
  public private(set) var parts: [[UInt8]] = []

  private let index: Int32
  private var nextRow = 0
  private var open = ClosedFigures()

  /// Nothing gathered yet.
  /// - Throws: NOT_FOUND where there is no such cycle.
  public init(cycle: String, of organisation: borrowing Organisation) throws(RequestError) {
    guard let index = organisation.cycles.index(of: cycle) else { throw .notFound("cycle", cycle) }
    self.cycle = cycle
    self.index = Int32(index)
    self.revision = organisation.revision
    self.instant = organisation.instant
  }

  /// Gathers about so many objectives more, with their key results.
  /// - Parameter encode: a part's bytes; nil where only their counts are wanted.
  /// - Returns: true once all are gathered.
  public mutating func gather(
    _ organisation: borrowing Organisation, atMost limit: Int,
    encode: ((ClosedFigures) -> [UInt8])?
  ) -> Bool {
    let revision = organisation.revision
    precondition(revision == self.revision, "one state is frozen")
    let count = organisation.objectives.count
    let end = limit < count - self.nextRow ? self.nextRow + limit : count
    while self.nextRow < end {
      let node = NodeID.objective(self.nextRow)
      if organisation.graph.place(node).cycle == self.index, !organisation.isArchived(node) {
        self.take(node, organisation, encode)
      }
      self.nextRow += 1
    }
    guard end == count else { return false }
    if let encode, !self.open.figures.isEmpty { self.closePart(encode) }
    return true
  }

  private mutating func take(
    _ node: NodeID, _ organisation: borrowing Organisation, _ encode: ((ClosedFigures) -> [UInt8])?
  ) {
    let counts = organisation.graph.counts(node)
    self.objectives += 1
    if counts { self.counting += 1 }
    if let encode { self.add(organisation.closedFigure(node), encode) }
    for row in organisation.ownKeyResults(node) {
      let keyResult = NodeID.keyResult(row)
      if organisation.isArchived(keyResult) { continue }
      let ownCounts = organisation.graph.counts(keyResult)
      self.keyResults += 1
      if counts && ownCounts { self.counting += 1 }
      if let encode { self.add(organisation.closedFigure(keyResult), encode) }
    }
  }

  private mutating func add(_ figure: ClosedFigure, _ encode: (ClosedFigures) -> [UInt8]) {
    self.open.figures.append(figure)
    if self.open.figures.count == Self.figuresAPart { self.closePart(encode) }
  }

  private mutating func closePart(_ encode: (ClosedFigures) -> [UInt8]) {
    self.parts.append(encode(self.open))
    self.open = ClosedFigures()
  }
}

extension Organisation {
  /// An item as a close freezes it.
  public func closedFigure(_ node: NodeID) -> ClosedFigure {
    switch self.item(node) {
    case .objective(let row):
      let objective = self.objectives.rows[row]
      return ClosedFigure(
        figures: self.figures(node), state: objective.state, weight: objective.weight,
        grade: objective.grade)
    case .keyResult(let row):
      let keyResult = self.keyResults.rows[row]
      return ClosedFigure(
        figures: self.figures(node), objective: keyResult.objective, state: keyResult.state,
        weight: keyResult.weight)
    }
  }

  /// The close that would follow from frozen figures, without digests.
  func close(_ frozen: FrozenFigures, of cycle: Cycle) -> CycleClose {
    let rows = try? self.rollup(QueryRollupRequest(cycle: cycle.id))
    return CycleClose(
      cycle: cycle.id, number: Int32((self.closes(ofCycle: cycle.id) ?? []).count) + 1,
      instant: Instant(unixMicros: frozen.instant), objectives: frozen.objectives,
      keyResults: frozen.keyResults, counting: frozen.counting, score: rows?.first?.score,
      policy: cycle.policy, policyVersion: cycle.version, engineVersion: EngineVersion.current)
  }
}
