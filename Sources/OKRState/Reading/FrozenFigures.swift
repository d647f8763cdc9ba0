// What a close freezes: the figures of a cycle's objectives and key results.

public import OKRModel
internal import ScoreEngine

/// What a close says of the figures that it freezes: of which state they are, how many, and where
/// they are stored.
public struct FrozenFigures: Hashable, Sendable {
  public let cycle: String
  /// The state that they are of.
  public let revision: Int64
  public let instant: Int64
  public private(set) var objectives: Int64 = 0
  public private(set) var keyResults: Int64 = 0
  public private(set) var counting: Int64 = 0
  /// The cycle's rollup.
  public let score: Ratio?
  /// Nil where they are only counted.
  public var stored: StoredFigures?

  /// Counts them.
  /// - Throws: NOT_FOUND where there is no such cycle.
  public init(cycle: String, of organisation: Organisation) throws(RequestError) {
    self.cycle = cycle
    self.revision = organisation.revision
    self.instant = organisation.instant
    self.score = try organisation.rollup(QueryRollupRequest(cycle: cycle)).first?.score
    guard let index = organisation.cycles.index(of: cycle) else { throw .notFound("cycle", cycle) }
    for row in 0..<organisation.objectives.count
    where organisation.isFrozen(objective: row, withCycle: index) {
      let node = NodeID.objective(row)
      let counts = organisation.graph.counts(node)
      self.objectives += 1
      self.counting += counts ? 1 : 0
      for keyResult in organisation.frozenKeyResults(of: node) {
        self.keyResults += 1
        self.counting += counts && organisation.graph.counts(keyResult) ? 1 : 0
      }
    }
  }
}

/// Where frozen figures are stored, and what proves them.
public struct StoredFigures: Hashable, Sendable {
  /// 16 bytes that name the parts.
  public let id: [UInt8]
  /// SHA-256 of each part, one behind the other.
  public let partDigests: [UInt8]
  /// SHA-256 of all parts, one behind the other, in lower-case hex.
  public let digest: String

  public init(id: [UInt8], partDigests: [UInt8], digest: String) {
    self.id = id
    self.partDigests = partDigests
    self.digest = digest
  }
}

/// A cycle's figures as a close freezes them, in parts: each objective in the order they were made,
/// and after it its key results.
public struct CycleFigures: Sequence, IteratorProtocol {
  /// Figures in a part, but for the last.
  public static let figuresAPart = 1_000

  private let organisation: Organisation
  private let cycle: Int
  private var nextRow = 0
  /// Those of objectives that were passed, which are in no part yet.
  private var rest: ArraySlice<ClosedFigure> = []

  /// - Returns: nil where there is no such cycle.
  public init?(cycle: String, of organisation: Organisation) {
    guard let index = organisation.cycles.index(of: cycle) else { return nil }
    self.organisation = organisation
    self.cycle = index
  }

  public mutating func next() -> ClosedFigures? {
    while self.rest.count < Self.figuresAPart, self.nextRow < self.organisation.objectives.count {
      if self.organisation.isFrozen(objective: self.nextRow, withCycle: self.cycle) {
        let node = NodeID.objective(self.nextRow)
        self.rest.append(self.organisation.closedFigure(node))
        for keyResult in self.organisation.frozenKeyResults(of: node) {
          self.rest.append(self.organisation.closedFigure(keyResult))
        }
      }
      self.nextRow += 1
    }
    guard !self.rest.isEmpty else { return nil }
    let part = self.rest.prefix(Self.figuresAPart)
    self.rest = self.rest.dropFirst(Self.figuresAPart)
    return ClosedFigures(figures: Array(part))
  }
}

extension Organisation {
  fileprivate func isFrozen(objective row: Int, withCycle cycle: Int) -> Bool {
    let node = NodeID.objective(row)
    return self.graph.place(node).cycle == Int32(cycle) && !self.isArchived(node)
  }

  fileprivate func frozenKeyResults(of objective: NodeID) -> [NodeID] {
    self.ownKeyResults(objective).map { .keyResult($0) }.filter { !self.isArchived($0) }
  }

  /// An item as a close freezes it.
  fileprivate func closedFigure(_ node: NodeID) -> ClosedFigure {
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

  /// The close that would follow from frozen figures, without the digest of its inputs.
  func close(_ frozen: FrozenFigures, of cycle: Cycle) -> CycleClose {
    CycleClose(
      cycle: cycle.id, number: Int32((self.closes(ofCycle: cycle.id) ?? []).count) + 1,
      instant: Instant(unixMicros: frozen.instant), objectives: frozen.objectives,
      keyResults: frozen.keyResults, counting: frozen.counting, score: frozen.score,
      policy: cycle.policy, policyVersion: cycle.version, engineVersion: EngineVersion.current,
      figuresDigest: frozen.stored?.digest ?? "",
      policyNumber: self.policyInForce(ofCycle: cycle.id)?.number ?? 0)
  }
}
