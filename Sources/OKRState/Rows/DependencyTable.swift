// Dependencies by id, each with the row of the objective that needs it.

internal import OKRModel

struct DependencyTable: Sendable {
  private var registry = Registry<Dependency>()
  /// The row of each one's objective.
  private(set) var objectives = PagedArray<Int>()
  /// About the bytes that they take.
  private(set) var bytesCount = 0

  var count: Int { self.registry.count }
  var rows: PagedArray<Dependency> { self.registry.rows }
  var archived: ArchivedRows { self.registry.archived }

  func index(of id: String) -> Int? { self.registry.index(of: id) }

  func find(_ id: String) -> Dependency? { self.registry.find(id) }

  mutating func put(_ row: Dependency, objective: Int) {
    if let before = self.registry.find(row.id) { self.bytesCount -= before.bytesCount }
    self.bytesCount += row.bytesCount
    let (index, isNew) = self.registry.put(row, id: row.id)
    if isNew { self.objectives.append(objective) } else { self.objectives[index] = objective }
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
