// What a document leaves out: what an import with prune archives or removes, in an order that works.

internal import Interchange
internal import OKRModel
internal import OKRState

/// What stands in the organisation and not in a document, of the lists that the document has.
struct ImportPrune {
  /// A resource that is archived, or an alignment that is removed.
  struct Item {
    var edit: Edit
    var difference: Difference
    /// All that it is now.
    var row: DifferenceRow.Row
    /// Whether it is still what it was.
    var stands: StandingCheck
  }

  /// What stands in others comes before those.
  private(set) var items: [Item] = []
  private let document: OrganisationDocument
  private let organisation: Organisation
  /// Ids of the document's objectives and key results.
  private let named: Set<String>
  /// Cycles whose contents can change.
  private let openCycles: Set<String>
  /// Objectives and key results that are in the archive or go there.
  private var gone: Set<String>

  init(
    _ document: OrganisationDocument, _ lists: Set<DocumentList>, over organisation: Organisation
  ) {
    self.document = document
    self.organisation = organisation
    self.named = Set(document.objectives.map(\.id) + document.keyResults.map(\.id))
    self.openCycles = Set(organisation.allCycles.filter { $0.phase != .closed }.map(\.id))
    self.gone = Set(
      document.objectives.filter(\.isArchived).map(\.id)
        + document.keyResults.filter(\.isArchived).map(\.id))
    let keyResults = organisation.allKeyResults
    let objectives = self.leaveObjectives(lists.contains(.objectives), keyResults)
    let leaving = self.leaveKeyResults(lists.contains(.objectives), keyResults)
    if lists.contains(.dependencies) { self.addDependencies() }
    if lists.contains(.objectives) { self.addAlignments() }
    self.items += leaving + objectives
    if lists.contains(.cycles) { self.addCycles() }
    if lists.contains(.metrics) { self.addMetrics(keyResults) }
    if lists.contains(.units) { self.addUnits() }
    if lists.contains(.regions) { self.addRegions() }
  }

  // MARK: Items

  /// Objectives that leave, and their key results with them.
  private mutating func leaveObjectives(_ isListed: Bool, _ keyResults: [KeyResult]) -> [Item] {
    let all = self.organisation.allObjectives
    let leaving = all.filter { row in
      isListed && !row.isArchived && !self.named.contains(row.id)
        && self.openCycles.contains(row.cycle)
    }
    self.gone.formUnion(leaving.map(\.id) + all.filter(\.isArchived).map(\.id))
    let gone = self.gone
    // A key result that the document names elsewhere moves there first.
    let along = Dictionary(
      grouping: keyResults.filter {
        gone.contains($0.objective) && !$0.isArchived && !self.named.contains($0.id)
      }, by: \.objective
    ).mapValues { $0.map(\.id) }
    self.gone.formUnion(along.values.joined())
    return leaving.map { row in
      let own = along[row.id] ?? []
      var item = Self.item(row, .objective, "objective", .objective(row)) { $0.objective(row.id) }
      item.difference.keyResults = own
      let isSame = item.stands
      let named = self.named
      item.stands = { organisation in
        let now = organisation.shownKeyResults(ofObjective: row.id).map(\.id)
        return isSame(organisation) && now.filter { !named.contains($0) } == own
      }
      return item
    }
  }

  /// Key results that leave objectives which stay.
  private mutating func leaveKeyResults(_ isListed: Bool, _ keyResults: [KeyResult]) -> [Item] {
    let leaving = keyResults.filter { row in
      isListed && !row.isArchived && !self.named.contains(row.id)
        && !self.gone.contains(row.objective) && self.isOpen(row.objective)
    }
    self.gone.formUnion(leaving.map(\.id) + keyResults.filter(\.isArchived).map(\.id))
    return leaving.map { row in
      Self.item(row, .keyResult, "key_result", .keyResult(row)) { $0.keyResult(row.id) }
    }
  }

  /// True where an item stands in a cycle that isn't closed.
  private func isOpen(_ id: String) -> Bool {
    let objective = self.organisation.keyResult(id)?.objective ?? id
    guard let row = self.organisation.objective(objective) else { return false }
    return self.openCycles.contains(row.cycle)
  }

  /// Alignments of the document's items that it doesn't state; those of what leaves rest with it.
  private mutating func addAlignments() {
    struct Ends: Hashable {
      var lower: String
      var upper: String
    }
    let stated = Set(self.document.alignments.map { Ends(lower: $0.from, upper: $0.to) })
    for row in self.organisation.allAlignments
    where self.named.contains(row.from) && !stated.contains(Ends(lower: row.from, upper: row.to))
      && !self.gone.contains(row.from) && !self.gone.contains(row.to) && self.isOpen(row.to)
    {
      self.items.append(
        Item(
          edit: .removeAlignment(lower: row.from, upper: row.to),
          difference: Difference(sign: "-", type: "alignment", id: "\(row.from) → \(row.to)"),
          row: .alignment(row)
        ) { $0.alignment(row.from, row.to) == row })
    }
  }

  private mutating func addDependencies() {
    let named = Set(self.document.dependencies.map(\.id))
    for row in self.organisation.allDependencies
    where !row.isArchived && !named.contains(row.id) && !self.gone.contains(row.objective)
      && self.isOpen(row.objective)
    {
      let bare = row.stored
      self.items.append(
        Self.item(bare, .dependency, "dependency", .dependency(bare)) {
          $0.dependency(row.id)?.stored
        })
    }
  }

  // MARK: Places

  private mutating func addCycles() {
    let named = Set(self.document.cycles.map(\.id))
    let rows = self.organisation.allCycles.filter {
      !$0.isArchived && !named.contains($0.id) && $0.phase != .closed
    }
    self.items += ImportPlan.parentsFirst(rows, { $0.id }, { $0.parent }).reversed().map { row in
      Self.item(row, .cycle, "cycle", .cycle(row)) { $0.cycle(row.id) }
    }
  }

  /// Metrics, but for those that a key result which stays is about.
  private mutating func addMetrics(_ keyResults: [KeyResult]) {
    let named = Set(self.document.metrics.map(\.id))
    let stated = Set(self.document.keyResults.filter { !$0.metric.isEmpty }.map(\.id))
    let kept = keyResults.filter {
      !stated.contains($0.id) && !self.gone.contains($0.id) && !self.gone.contains($0.objective)
    }
    let used = Set((self.document.keyResults + kept).map(\.metric))
    self.items += self.organisation.allMetrics.filter {
      !$0.isArchived && !named.contains($0.id) && !used.contains($0.id)
    }.map { row in Self.item(row, .metric, "metric", .metric(row)) { $0.metric(row.id) } }
  }

  private mutating func addUnits() {
    let named = Set(self.document.units.map(\.id))
    let rows = self.organisation.allUnits.filter { !$0.isArchived && !named.contains($0.id) }
    self.items += ImportPlan.parentsFirst(rows, { $0.id }, { $0.parent }).reversed().map { row in
      Self.item(row, .unit, "unit", .unit(row)) { $0.unit(row.id) }
    }
  }

  private mutating func addRegions() {
    let named = Set(self.document.regions.map(\.id))
    let rows = self.organisation.allRegions.filter { !$0.isArchived && !named.contains($0.id) }
    self.items += ImportPlan.parentsFirst(rows, { $0.id }, { $0.parent }).reversed().map { row in
      Self.item(row, .region, "region", .region(row)) { $0.region(row.id) }
    }
  }

  private static func item<R: ArchivableMessage>(
    _ row: R, _ type: ArchivableType, _ name: String, _ kind: DifferenceRow.Row,
    find: @escaping @Sendable (Organisation) -> R?
  ) -> Item {
    Item(
      edit: .prune(type, id: row.id), difference: Difference(sign: "-", type: name, id: row.id),
      row: kind
    ) { find($0) == row }
  }
}

extension Dependency {
  /// Without what follows from the state and the day, and the steps that led to it.
  fileprivate var stored: Dependency {
    var row = self
    (row.asker, row.cycle, row.late, row.steps) = ("", "", false, [])
    return row
  }
}
