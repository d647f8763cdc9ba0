// Overrides by the item whose score they are about.

internal import OKRModel
internal import ScoreEngine

struct OverrideTable: Sendable {
  private var indices: [NodeID: Int] = [:]
  /// In the order in which items were first stated something of.
  private(set) var rows = PagedArray<Override>()
  /// The item of each row.
  private(set) var items = PagedArray<NodeID>()
  /// About the bytes that they take.
  private(set) var bytesCount = 0

  var count: Int { self.rows.count }

  func index(of item: NodeID) -> Int? { self.indices[item] }

  subscript(item: NodeID) -> Override? { self.indices[item].map { self.rows[$0] } }

  mutating func put(_ row: Override, item: NodeID) {
    self.bytesCount += row.bytesCount
    if let index = self.indices[item] {
      self.bytesCount -= self.rows[index].bytesCount
      self.rows[index] = row
    } else {
      self.indices[item] = self.rows.count
      self.rows.append(row)
      self.items.append(item)
    }
  }
}

extension Override {
  /// About the bytes that it takes: its texts and steps, and for what stands around them so much each.
  var bytesCount: Int {
    let notes = self.notes.reduce(0) { $0 + 64 + $1.field.utf8.count + $1.json.utf8.count }
    let steps = self.steps.reduce(0) { $0 + 160 + $1.reason.utf8.count + $1.actor.utf8.count }
    return 480 + self.reason.utf8.count + notes + steps
  }
}
