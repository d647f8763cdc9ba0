// Resources of one type by id and by index. Indices are given in order and never reused.

internal import OKRModel

/// Rows of one resource type.
struct Registry<Row: MaskedMessage>: Sendable {
  private var indices: [String: Int] = [:]
  private(set) var rows = PagedArray<Row>()

  var count: Int { self.rows.count }

  func index(of id: String) -> Int? { self.indices[id] }

  func find(_ id: String) -> Row? { self.indices[id].map { self.rows[$0] } }

  /// Adds the row, or replaces the one of that id.
  /// - Returns: its index, and whether it is new.
  mutating func put(_ row: Row, id: String) -> (index: Int, isNew: Bool) {
    if let index = self.indices[id] {
      self.rows[index] = row
      return (index, false)
    }
    self.indices[id] = self.rows.count
    self.rows.append(row)
    return (self.rows.count - 1, true)
  }
}
