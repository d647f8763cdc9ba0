// Resources of one type by id and by index. Indices are given in order and never reused.

internal import OKRModel

/// Rows of one resource type.
struct Registry<Row: ArchivableMessage>: Sendable {
  private var indices: [String: Int] = [:]
  private(set) var rows = PagedArray<Row>()
  private(set) var archived = ArchivedRows()

  var count: Int { self.rows.count }

  func index(of id: String) -> Int? { self.indices[id] }

  func find(_ id: String) -> Row? { self.indices[id].map { self.rows[$0] } }

  /// Adds the row, or replaces the one of that id.
  /// - Returns: its index, and whether it is new.
  mutating func put(_ row: Row, id: String) -> (index: Int, isNew: Bool) {
    self.archived.note(self.indices[id] ?? self.rows.count, row)
    if let index = self.indices[id] {
      self.rows[index] = row
      return (index, false)
    }
    self.indices[id] = self.rows.count
    self.rows.append(row)
    return (self.rows.count - 1, true)
  }
}

/// Which rows of a registry are archived. Few are.
struct ArchivedRows: Sendable {
  private var rows: Set<Int> = []

  var isEmpty: Bool { self.rows.isEmpty }

  func contains(_ row: Int) -> Bool { !self.rows.isEmpty && self.rows.contains(row) }

  mutating func note<R: ArchivableMessage>(_ row: Int, _ resource: R) {
    if resource.isArchived { self.rows.insert(row) } else { self.rows.remove(row) }
  }
}
