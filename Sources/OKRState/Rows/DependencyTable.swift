// Dependencies by id, each with the row of the objective that needs it, and by who gives.

internal import OKRModel

struct DependencyTable: Sendable {
  private var registry = Registry<Dependency>()
  /// The row of each one's objective.
  private(set) var objectives = PagedArray<Int>()
  /// The rows of what each unit is asked for.
  private var givers: [String: Set<Int>] = [:]
  /// About the bytes that they take.
  private(set) var bytesCount = 0

  var count: Int { self.registry.count }
  var rows: PagedArray<Dependency> { self.registry.rows }
  var archived: ArchivedRows { self.registry.archived }

  func index(of id: String) -> Int? { self.registry.index(of: id) }

  func find(_ id: String) -> Dependency? { self.registry.find(id) }

  /// The rows of what a unit is asked for, in the order they were made.
  func rows(ofGiver unit: String) -> [Int] { (self.givers[unit] ?? []).sorted() }

  mutating func put(_ row: Dependency, objective: Int) {
    let before = self.registry.find(row.id)
    if let before { self.bytesCount -= before.bytesCount }
    self.bytesCount += row.bytesCount
    let (index, isNew) = self.registry.put(row, id: row.id)
    if isNew { self.objectives.append(objective) } else { self.objectives[index] = objective }
    if before?.giver != row.giver { self.move(index, from: before?.giver, to: row.giver) }
  }

  private mutating func move(_ index: Int, from old: String?, to new: String) {
    if let old {
      self.givers[old]?.remove(index)
      if self.givers[old]?.isEmpty ?? false { self.givers[old] = nil }
    }
    self.givers[new, default: []].insert(index)
  }
}

extension Dependency {
  /// About the bytes that it takes: its texts and steps, and for what stands around them so much each.
  var bytesCount: Int {
    let notes = self.notes.reduce(0) { $0 + 64 + $1.field.utf8.count + $1.json.utf8.count }
    let steps = self.steps.reduce(0) { $0 + 160 + $1.reason.utf8.count + $1.actor.utf8.count }
    return 480 + self.title.utf8.count + self.reason.utf8.count + notes + steps
  }
}
