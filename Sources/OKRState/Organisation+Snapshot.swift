// The state in parts: what a snapshot holds. Replaying them gives the same figures, bit for bit.

public import OKRModel

/// A state as the chunks of its snapshot. Each is made when it is asked for, so that a large state
/// never stands in memory twice; where texts are long it holds fewer elements.
public struct SnapshotParts: RandomAccessCollection, Sendable {
  /// Resources of one type: how many, about how many bytes each takes, and what puts a range of them
  /// into a chunk.
  private struct Section: Sendable {
    let count: Int
    let bytes: @Sendable (Int) -> Int
    let put: @Sendable (Range<Int>, inout SnapshotChunk) -> Void
  }

  /// In an order in which replay accepts them.
  private let sections: [Section]
  private let history: CheckInHistory
  /// Where each chunk of resources ends, counting through all sections.
  private let resourceEnds: [Int]
  private let checkInEnds: [Int]

  /// The parts of an organisation, at least one.
  /// - Parameters:
  ///   - resources: so many at the most in a chunk.
  ///   - checkIns: so many at the most in a chunk.
  ///   - bytes: a chunk ends with the element that reaches about so many.
  public init(
    _ organisation: Organisation, resources: Int = 1_024, checkIns: Int = 8_192,
    bytes: Int = 1 << 20
  ) {
    self.sections = [
      Self.section(organisation.regions.rows, { $0.notes.bytes }) { $0.regions += $1 },
      Self.section(organisation.units.rows, { $0.notes.bytes }) { $0.units += $1 },
      Self.section(organisation.members.rows, { $0.notes.bytes }) { $0.members += $1 },
      Self.section(organisation.metrics.rows, { $0.notes.bytes }) { $0.metrics += $1 },
      Self.section(organisation.cycles.rows, { $0.notes.bytes }) { $0.cycles += $1 },
      Self.section(organisation.objectives.rows) { $0.objectives += $1 },
      Self.section(organisation.keyResults.rows) { $0.keyResults += $1 },
      Self.section(organisation.allAlignments, { _ in 0 }) { $0.alignments += $1 },
      Self.section(organisation.documentNotes, { [$0].bytes }) {
        $0.documentNotes = DocumentNotes(notes: ($0.documentNotes?.notes ?? []) + $1)
      },
      Self.section(organisation.grades.all, { $0.reason.utf8.count }) { $0.grades += $1 },
      Self.section(organisation.allCloses, { _ in 400 }) { $0.closes += $1 },
      Self.section(organisation.allPolicies, { 200 + $0.reason.utf8.count }) { $0.policies += $1 },
      Self.section(
        organisation.effects.isEmpty ? [] : [organisation.effects.stored],
        {
          $0.earlier.count * 24
        }
      ) { $0.effects = $1.first },
      Self.section(organisation.dependencies.rows, { $0.bytesCount }) { $0.dependencies += $1 },
      Self.section(organisation.overrides.rows, { $0.bytesCount }) { $0.overrides += $1 },
    ]
    let history = organisation.history
    self.history = history
    var cuts = Cuts(elements: resources, bytes: bytes)
    for section in self.sections {
      for index in 0..<section.count { cuts.add(section.bytes(index)) }
    }
    self.resourceEnds = cuts.ends()
    cuts = Cuts(elements: checkIns, bytes: bytes)
    for index in history.indices { cuts.add(history.bytes(index)) }
    self.checkInEnds = cuts.ends()
  }

  /// Plain rows: about 100 bytes, and their notes.
  private static func section<Rows: RandomAccessCollection & Sendable>(
    _ rows: Rows, _ bytes: @escaping @Sendable (Rows.Element) -> Int,
    _ put: @escaping @Sendable (inout SnapshotChunk, Rows.SubSequence) -> Void
  ) -> Section where Rows.Index == Int {
    Section(
      count: rows.count, bytes: { 100 + bytes(rows[$0]) },
      put: { range, chunk in put(&chunk, rows[range]) })
  }

  /// Packed rows, whose bytes are known.
  private static func section<Row: PackedMessage>(
    _ rows: PackedRows<Row>,
    _ put: @escaping @Sendable (inout SnapshotChunk, Slice<PackedRows<Row>>) -> Void
  ) -> Section {
    Section(
      count: rows.count, bytes: { rows.bytes($0) },
      put: { range, chunk in put(&chunk, rows[range]) })
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { Swift.max(1, self.resourceEnds.count + self.checkInEnds.count) }

  public subscript(index: Int) -> SnapshotChunk {
    precondition(index >= 0 && index < self.endIndex)
    if index < self.resourceEnds.count { return self.resources(self.resourceEnds.range(index)) }
    let place = index - self.resourceEnds.count
    guard place < self.checkInEnds.count else { return SnapshotChunk() }
    return SnapshotChunk(checkIns: self.history.columns(self.checkInEnds.range(place)))
  }

  private func resources(_ range: Range<Int>) -> SnapshotChunk {
    var chunk = SnapshotChunk()
    var start = 0
    for section in self.sections {
      let own = range.clamped(to: start..<start + section.count)
      if !own.isEmpty { section.put(own.lowerBound - start..<own.upperBound - start, &chunk) }
      start += section.count
    }
    return chunk
  }
}

/// Where chunks end, as elements come one by one.
private struct Cuts {
  let elements: Int
  let bytes: Int
  private var found: [Int] = []
  private var count = 0
  private var taken = 0

  init(elements: Int, bytes: Int) {
    precondition(elements > 0 && bytes > 0)
    self.elements = elements
    self.bytes = bytes
  }

  mutating func add(_ bytes: Int) {
    self.count += 1
    self.taken += bytes
    if self.taken >= self.bytes || self.count - (self.found.last ?? 0) == self.elements {
      self.found.append(self.count)
      self.taken = 0
    }
  }

  func ends() -> [Int] {
    self.count > (self.found.last ?? 0) ? self.found + [self.count] : self.found
  }
}

extension [Int] {
  /// The range that ends at a place, and begins where the one before ends.
  fileprivate func range(_ place: Int) -> Range<Int> {
    (place > 0 ? self[place - 1] : 0)..<self[place]
  }
}

extension [Note] {
  fileprivate var bytes: Int {
    self.reduce(0) { $0 + $1.field.utf8.count + $1.json.utf8.count }
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
    for grade in chunk.grades { self.takeGrade(grade) }
    for close in chunk.closes { self.takeClose(close) }
    for policy in chunk.policies { self.takePolicy(policy) }
    if let effects = chunk.effects { self.effects = EffectTable(effects) }
    for dependency in chunk.dependencies { self.takeDependency(dependency) }
    for row in chunk.overrides { self.takeOverride(row) }
    return chunk.checkIns.map { self.history.append($0) } ?? true
  }
}
