// The state in parts: what a snapshot holds. Replaying them gives the same figures, bit for bit.

public import OKRModel

/// A state as the chunks of its snapshot. Each is made when it is asked for, so that a large state
/// never stands in memory twice.
public struct SnapshotParts: RandomAccessCollection, Sendable {
  /// The resources in an order in which replay accepts them: so many of each type, and what puts a
  /// range of them into a chunk.
  private let sections: [(count: Int, put: @Sendable (Range<Int>, inout SnapshotChunk) -> Void)]
  private let history: CheckInHistory
  private let resourcesAChunk: Int
  private let checkInsAChunk: Int
  private let resourceChunks: Int
  public let endIndex: Int

  /// The parts of an organisation, at least one.
  public init(
    _ organisation: Organisation, resourcesAChunk: Int = 1_024, checkInsAChunk: Int = 8_192
  ) {
    self.resourcesAChunk = resourcesAChunk
    self.checkInsAChunk = checkInsAChunk
    self.sections = [
      Self.section(organisation.regions.rows) { $0.regions += $1 },
      Self.section(organisation.units.rows) { $0.units += $1 },
      Self.section(organisation.members.rows) { $0.members += $1 },
      Self.section(organisation.metrics.rows) { $0.metrics += $1 },
      Self.section(organisation.cycles.rows) { $0.cycles += $1 },
      Self.section(organisation.objectives.rows) { $0.objectives += $1 },
      Self.section(organisation.keyResults.rows) { $0.keyResults += $1 },
      Self.section(organisation.allAlignments) { $0.alignments += $1 },
      Self.section(organisation.documentNotes) {
        $0.documentNotes = DocumentNotes(notes: ($0.documentNotes?.notes ?? []) + $1)
      },
    ]
    self.history = organisation.history
    let resources = self.sections.reduce(0) { $0 + $1.count }
    self.resourceChunks = Self.quotient(resources, resourcesAChunk)
    let checkInChunks = Self.quotient(self.history.count, checkInsAChunk)
    self.endIndex = Swift.max(1, self.resourceChunks + checkInChunks)
  }

  private static func quotient(_ count: Int, _ size: Int) -> Int { (count + size - 1) / size }

  private static func section<Rows: RandomAccessCollection & Sendable>(
    _ rows: Rows, _ put: @escaping @Sendable (inout SnapshotChunk, Rows.SubSequence) -> Void
  ) -> (count: Int, put: @Sendable (Range<Int>, inout SnapshotChunk) -> Void)
  where Rows.Index == Int {
    (rows.count, { range, chunk in put(&chunk, rows[range]) })
  }

  public var startIndex: Int { 0 }

  public subscript(index: Int) -> SnapshotChunk {
    precondition(index >= 0 && index < self.endIndex)
    if index < self.resourceChunks { return self.resources(index) }
    let first = (index - self.resourceChunks) * self.checkInsAChunk
    let end = Swift.min(first + self.checkInsAChunk, self.history.count)
    return SnapshotChunk(checkIns: first < end ? self.history.columns(first..<end) : nil)
  }

  private func resources(_ index: Int) -> SnapshotChunk {
    var chunk = SnapshotChunk()
    var (first, left) = (index * self.resourcesAChunk, self.resourcesAChunk)
    for section in self.sections {
      let end = Swift.min(section.count, first + left)
      if first < end {
        section.put(first..<end, &chunk)
        left -= end - first
      }
      first = Swift.max(0, first - section.count)
    }
    return chunk
  }
}

extension Organisation {
  /// Takes a part of a snapshot in; parts come in their order. Figures are formed by `finishReplay`,
  /// which needs to be told the revision.
  /// - Returns: false where the part doesn't fit together or to those before it.
  public mutating func replay(_ chunk: SnapshotChunk) -> Bool {
    self.beginReplay()
    for region in chunk.regions { self.takeRegion(region) }
    for unit in chunk.units { self.takeUnit(unit) }
    for member in chunk.members { self.takeMember(member) }
    for metric in chunk.metrics { self.takeMetric(metric) }
    for cycle in chunk.cycles { self.takeCycle(cycle) }
    for objective in chunk.objectives { self.takeObjective(objective) }
    for keyResult in chunk.keyResults {
      guard self.takeKeyResult(keyResult) else { return false }
    }
    for alignment in chunk.alignments { self.takeAlignment(alignment) }
    if let notes = chunk.documentNotes { self.takeNotes(notes) }
    return chunk.checkIns.map { self.history.append($0) } ?? true
  }
}
