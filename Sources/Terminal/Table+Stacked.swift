// Trees on a screen that is too narrow for their columns: each item on lines of its own, its other cells below.

extension Table {
  /// The table's lines, none of them wider than the screen: nothing is cut, but everything wraps. Deep items stand
  /// no further to the right than a third of the screen.
  func stacked(
    in available: Int, for surface: Surface
  ) -> (head: String, rows: [[String]]) {
    let first = self.columns.firstIndex(where: \.isFlexible) ?? 0
    let head = surface.paint(self.columns[first].title.cut(to: available), .bold)
    return (head, self.rows.map { self.stack($0, first, in: available, surface) })
  }

  private func stack(
    _ row: [Cell], _ first: Int, in available: Int, _ surface: Surface
  ) -> [String] {
    let cell = row[first]
    let lines = cell.lead.prefix { TreeLines.characters.contains($0) }
    let levels = available / 3 / TreeLines.levelColumns
    let indent = String(lines.suffix(levels * TreeLines.levelColumns))
    let below = String(repeating: " ", count: indent.displayWidth)
    let room = max(available - indent.displayWidth, 1)
    let words = (cell.lead.dropFirst(lines.count) + cell.text).wrapped(to: room)
    let own = words.enumerated().map { index, piece in
      (index == 0 ? indent : below)
        + surface.paint(piece, index == 0 ? cell.leadStyle : cell.style)
    }
    let rest = self.rest(row, first).wrapped(to: room).filter { !$0.isEmpty }
    return own + rest.map { below + $0.replacing(Self.bound, with: " ") }
  }

  /// The other cells in one line, each behind its title. A column without one only decorates.
  private func rest(_ row: [Cell], _ first: Int) -> String {
    zip(self.columns, row).enumerated().compactMap { index, pair -> String? in
      let (column, cell) = pair
      let text = cell.lead + cell.text
      let isDecoration = column.isSpare && column.title.isEmpty
      if index == first || isDecoration || text.isEmpty { return nil }
      let words = text.filter { $0 != " " }
      // A title stays beside its value, where that is one word.
      return column.title.isEmpty
        ? text : column.title + (words == text ? Self.bound : " ") + text
    }.joined(separator: "  ")
  }

  /// Where a line isn't broken.
  private static let bound = "\u{A0}"
}
