// Tables of text. Only the flexible column shrinks; ids and numbers are never cut.

/// One cell: text that may be cut in the flexible column, after a lead that may not.
public struct Cell: Sendable, Hashable {
  /// What stands before the text and is never cut: tree lines and an id.
  public var lead: String
  public var text: String
  public var style: Style
  public var leadStyle: Style

  public init(_ text: String, _ style: Style = [], lead: String = "", leadStyle: Style = []) {
    self.text = text.sanitised
    self.style = style
    self.lead = lead.sanitised
    self.leadStyle = leadStyle
  }

  var width: Int { self.lead.displayWidth + self.text.displayWidth }
}

extension Cell: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// One column.
public struct Column: Sendable, Hashable {
  public var title: String
  public var alignment: CellAlignment
  /// True for the one column that gives way where the line is too long.
  public var isFlexible: Bool
  /// True for columns that are left out where the line is too long all the same: first one without
  /// a title, which only decorates the one beside it, then the last of them. Before them goes any
  /// column that is empty.
  public var isSpare: Bool

  public init(
    _ title: String, _ alignment: CellAlignment = .left, isFlexible: Bool = false,
    isSpare: Bool = false
  ) {
    self.title = title
    self.alignment = alignment
    self.isFlexible = isFlexible
    self.isSpare = isSpare
  }
}

/// Rows under titles.
public struct Table: Sendable {
  /// A terminal narrower than this gets records, one field a line.
  public static let recordBelowColumns = 60
  static let gap = "  "

  public var columns: [Column]
  public var rows: [[Cell]]
  /// False for trees, which read badly as records.
  public var mayBeRecords = true
  /// Columns below which the flexible column's text isn't narrowed; very many where it is wrapped in
  /// records and cut nowhere.
  public var leastFlexibleColumns = 12

  /// - Parameter rows: each with one cell a column.
  public init(_ columns: [Column], rows: [[Cell]] = []) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has one cell a column")
    self.columns = columns
    self.rows = rows
  }

  public mutating func append(_ row: [Cell]) {
    precondition(row.count == self.columns.count, "a row has one cell a column")
    self.rows.append(row)
  }

  /// The table's lines for that surface, its titles first.
  public func lines(for surface: Surface) -> [String] {
    if self.mayBeRecords, let columns = surface.columns, columns < Self.recordBelowColumns {
      return self.records(for: surface)
    }
    guard let grouped = self.grouped(for: surface) else { return self.records(for: surface) }
    return [grouped.head] + grouped.rows.flatMap { $0 }
  }

  /// The line of titles, and each row's lines: one, or several where the surface is too narrow for that.
  /// - Returns: nil where the rows are to be read as records; never of a table that mayn't be.
  public func grouped(for surface: Surface) -> (head: String, rows: [[String]])? {
    var table = self
    while let available = surface.columns, !table.fits(available) {
      guard let fewer = table.withoutEmpty() ?? table.withoutLastSpare() else {
        // Records have room for what was left out on the way.
        if self.mayBeRecords { return nil }
        // Ids and numbers are worth more than what stands behind an id.
        table.leastFlexibleColumns = 0
        if !table.fits(available) { return self.stacked(in: available, for: surface) }
        break
      }
      table = fewer
    }
    return table.drawn(for: surface)
  }

  private func fits(_ columns: Int) -> Bool {
    let aligned = self.alignedOnPoints()
    var widths = aligned.naturalWidths()
    return aligned.shrink(&widths, to: columns)
  }

  private func drawn(for surface: Surface) -> (head: String, rows: [[String]]) {
    let aligned = self.alignedOnPoints()
    var widths = aligned.naturalWidths()
    if let available = surface.columns { _ = aligned.shrink(&widths, to: available) }
    let head = aligned.line(aligned.columns.map { Cell($0.title, .bold) }, widths, surface)
    return (head, aligned.rows.map { [aligned.line($0, widths, surface)] })
  }

  /// The table without a column that no row has anything in.
  private func withoutEmpty() -> Table? {
    let empty = self.columns.indices.first { column in
      !self.rows.isEmpty && self.rows.allSatisfy { $0[column].width == 0 }
    }
    return empty.map { self.without($0) }
  }

  private func withoutLastSpare() -> Table? {
    let decoration = self.columns.firstIndex { $0.isSpare && $0.title.isEmpty }
    return (decoration ?? self.columns.lastIndex(where: \.isSpare)).map { self.without($0) }
  }

  private func without(_ column: Int) -> Table {
    var table = self
    table.columns.remove(at: column)
    for row in table.rows.indices { table.rows[row].remove(at: column) }
    return table
  }

  /// The table with the decimals of each decimal column padded behind their point.
  private func alignedOnPoints() -> Table {
    var table = self
    for (index, column) in self.columns.enumerated() where column.alignment == .decimal {
      let tails = self.rows.map { Self.tail($0[index].text) }
      let longest = tails.max() ?? 0
      for row in table.rows.indices {
        table.rows[row][index].text += String(repeating: " ", count: longest - tails[row])
      }
    }
    return table
  }

  /// Columns from the decimal point on; words such as `–` are placed as if they were whole numbers.
  private static func tail(_ text: String) -> Int {
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return text[point...].displayWidth
  }

  private func naturalWidths() -> [Int] {
    self.columns.indices.map { index in
      self.rows.reduce(self.columns[index].title.displayWidth) { max($0, $1[index].width) }
    }
  }

  /// Narrows the flexible column; false where the line is too long all the same.
  private func shrink(_ widths: inout [Int], to available: Int) -> Bool {
    let total = widths.reduce(0, +) + Self.gap.count * (widths.count - 1)
    let excess = total - available
    if excess <= 0 { return true }
    guard let flexible = self.columns.firstIndex(where: \.isFlexible) else { return false }
    let leads = self.rows.map { $0[flexible].lead.displayWidth }.max() ?? 0
    let least = min(widths[flexible], leads + self.leastFlexibleColumns)
    widths[flexible] = max(least, widths[flexible] - excess)
    return total - excess >= widths.reduce(0, +) + Self.gap.count * (widths.count - 1)
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ surface: Surface) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { line += Self.gap }
      let column = self.columns[index]
      let room = widths[index] - cell.lead.displayWidth
      let text = column.isFlexible ? cell.text.cut(to: max(room, 0)) : cell.text
      let spaces = String(repeating: " ", count: max(0, room - text.displayWidth))
      let body = surface.paint(cell.lead, cell.leadStyle) + surface.paint(text, cell.style)
      line += column.alignment == .left ? body + spaces : spaces + body
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// One field a line, a rule between rows; here titles may take as many lines as they need.
  private func records(for surface: Surface) -> [String] {
    let label = self.columns.map { $0.title.displayWidth }.max() ?? 0
    var lines: [String] = []
    for (number, row) in self.rows.enumerated() {
      if number > 0 { lines.append(surface.isAccessible ? "" : Self.rule(label + 10)) }
      lines += self.record(row, label, surface)
    }
    return surface.fitted(lines)
  }

  /// What stands in a column without a title goes with the field before it, or with the first one; a bar, which is spare,
  /// stays away.
  private func record(_ row: [Cell], _ label: Int, _ surface: Surface) -> [String] {
    var lines: [String] = []
    var mark = ""
    for (column, cell) in zip(self.columns, row) {
      if !column.title.isEmpty {
        lines.append(Self.record(column, cell, label, surface, mark))
        mark = ""
      } else if !column.isSpare, !cell.text.isEmpty {
        let painted = surface.paint(cell.text, cell.style)
        if lines.isEmpty { mark = painted + " " } else { lines[lines.count - 1] += " " + painted }
      }
    }
    return lines
  }

  private static func rule(_ columns: Int) -> String {
    String(repeating: "─", count: columns)
  }

  private static func record(
    _ column: Column, _ cell: Cell, _ label: Int, _ surface: Surface, _ mark: String
  ) -> String {
    let words = Self.trimmed(cell.lead + cell.text)
    let isEmpty = words.isEmpty && mark.isEmpty
    let title = column.title.padded(to: isEmpty ? 0 : label)
    let text = isEmpty ? "" : Self.gap + mark + surface.paint(words, cell.style)
    return surface.paint(title, .bold) + text
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
