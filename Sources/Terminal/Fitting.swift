// Cutting, padding and cleaning of text by display width.

/// The side of a cell that its text stands at.
public enum CellAlignment: Sendable, Hashable {
  case left
  case right
  /// Numbers: on their decimal points.
  case decimal
}

extension String {
  /// The text in at most `columns` columns: whole, or cut between two graphemes and ended with `…`.
  public func cut(to columns: Int) -> String {
    if self.utf8.count <= columns || self.displayWidth <= columns { return self }
    if columns <= 0 { return "" }
    var result = ""
    var width = 0
    for character in self {
      let next = character.displayWidth
      if width + next > columns - 1 { break }
      result.append(character)
      width += next
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  /// The text with spaces up to `columns` columns; a longer text stays as it is.
  public func padded(to columns: Int, _ alignment: CellAlignment = .left) -> String {
    let missing = columns - self.displayWidth
    if missing <= 0 { return self }
    let spaces = String(repeating: " ", count: missing)
    return alignment == .left ? self + spaces : spaces + self
  }

  /// The text as a person may safely see it on one line: other people's titles and notes must
  /// neither move the cursor nor turn the direction of what follows.
  public var sanitised: String {
    let isClean = self.unicodeScalars.allSatisfy { !$0.isControl && !$0.turnsDirection }
    if isClean { return self }
    var result = String.UnicodeScalarView()
    for scalar in self.unicodeScalars {
      switch scalar {
      case "\n", "\t", "\r": result.append(" ")
      case _ where scalar.isControl || scalar.turnsDirection: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text in lines of at most `columns` columns, broken at spaces, and inside a word only where
  /// it alone is longer than a line, as texts without spaces are.
  public func wrapped(to columns: Int) -> [String] {
    var lines: [String] = []
    for paragraph in self.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: true) {
        let joined = line.isEmpty ? String(word) : line + " " + word
        if joined.displayWidth > columns, !line.isEmpty {
          lines.append(line)
          line = String(word)
        } else {
          line = joined
        }
        while let head = line.overflowing(columns) {
          lines.append(head)
          line.removeFirst(head.count)
        }
      }
      lines.append(line)
    }
    return lines
  }

  /// The graphemes that fit into a line; nil where all do.
  private func overflowing(_ columns: Int) -> String? {
    if self.displayWidth <= columns { return nil }
    var head = ""
    var width = 0
    for character in self {
      width += character.displayWidth
      if width > columns, !head.isEmpty { break }
      head.append(character)
    }
    return head.count < self.count ? head : nil
  }
}
