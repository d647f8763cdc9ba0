// The lines left of a tree's items.

/// Makes box-drawing leads from a list of depths in display order.
public enum TreeLines {
  /// What the leads consist of.
  static let characters: Set<Character> = ["│", "├", "└", "─", " "]
  /// Columns that a level takes.
  static let levelColumns = 3

  /// The lead of a further line of the same item: its own branch ended.
  public static func below(_ lead: String) -> String {
    lead.replacing("├─ ", with: "│  ").replacing("└─ ", with: "   ")
  }

  /// The lead of each item: `├─ `, `└─ `, and `│  ` or spaces for the levels above.
  /// - Parameters:
  ///   - depths: 0 for a root; an item more than one level below the one before counts as one level
  /// below.
  ///   - isAccessible: true for indentation alone.
  public static func leads(depths: [Int], isAccessible: Bool = false) -> [String] {
    let levels = Self.levels(depths)
    if isAccessible { return levels.map { String(repeating: "  ", count: $0) } }
    var leads = [String](repeating: "", count: levels.count)
    // For each level: whether a later item of the same parent stands there. Read from the end.
    var continues: [Bool] = []
    for index in levels.indices.reversed() {
      let level = levels[index]
      if continues.count > level + 1 { continues.removeLast(continues.count - level - 1) }
      while continues.count <= level { continues.append(false) }
      if level > 0 {
        let above = (1..<max(level, 1)).map { continues[$0] ? "│  " : "   " }
        leads[index] = above.joined() + (continues[level] ? "├─ " : "└─ ")
      }
      continues[level] = true
    }
    return leads
  }

  /// Depths without jumps downwards, so that a page cut out of a tree still is one.
  static func levels(_ depths: [Int]) -> [Int] {
    var last = -1
    return depths.map { depth in
      last = min(max(depth, 0), last + 1)
      return last
    }
  }
}
