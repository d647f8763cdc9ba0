// Lines for a terminal of a given width: the one place that says how a line goes on below itself, and which line may
// be longer than the terminal.

/// Breaks lines between words.
///
/// Wider than the terminal stay, whole and on lines of their own where they fit there at least: one word in narrow
/// letters, such as an id, a path or a digest; a command to be copied, which begins a line or stands behind two
/// spaces or a colon and takes the rest of its line; and a text of several lines, which is a document.
///
/// The pair around an arrow, and an option and the word behind it, aren't parted.
public enum LineFitting {
  /// What a line that goes on is further in.
  private static let hang = 2
  /// Columns that words have at the least beside the lines of a tree.
  private static let leastWords = 24

  /// The lines, each that is too wide as several: below their text where a label stands before it, below the branches
  /// of a tree, else a little further in.
  /// - Parameters:
  ///   - columns: the terminal's; nil where nothing is broken.
  ///   - isProse: true where a line that isn't indented goes on below its begin.
  public static func fitted(
    _ lines: [String], to columns: Int?, isProse: Bool = false
  ) -> [String] {
    guard let columns else { return lines }
    return lines.flatMap { line -> [String] in
      let isShort = line.utf8.count <= columns || line.plain.displayWidth <= columns
      if isShort || line.contains("\n") { return [line] }
      return Self.broken(line, columns, isProse)
    }
  }

  private static func broken(_ line: String, _ columns: Int, _ isProse: Bool) -> [String] {
    let branches = String(line.prefix { TreeLines.characters.contains($0) })
    let lead = Self.clipped(branches, columns)
    var pieces = Self.pieces(line.dropFirst(branches.count))
    if pieces.isEmpty { return [branches.cut(to: columns)] }
    let near = Self.below(lead, columns, isProse)
    let text = Self.alignLabels(of: &pieces, behind: lead, columns)
    // On a line of its own a word that is too long for the place beside its label may fit.
    let isTight = pieces.contains { piece in
      !piece.mayBeBroken && piece.width > columns - text
        && piece.width <= columns - near.displayWidth
    }
    let further = text == 0 || isTight ? near : String(repeating: " ", count: text)
    return Self.filled(pieces, lead, further, columns)
  }

  /// Deep in a tree only the branches nearest to an item, so that a third of the terminal is the most that they take.
  private static func clipped(_ lead: String, _ columns: Int) -> String {
    let most =
      lead.isBranch
      ? columns - min(Self.leastWords, columns - columns / 3) : Self.mostIndent(columns)
    if lead.displayWidth <= most { return lead }
    let levels = columns / 3 / TreeLines.levelColumns
    return String(lead.suffix(levels * TreeLines.levelColumns))
  }

  private static func mostIndent(_ columns: Int) -> Int { columns * 2 / 3 }

  /// What further lines begin with.
  private static func below(_ lead: String, _ columns: Int, _ isProse: Bool) -> String {
    if lead.isBranch { return TreeLines.below(lead) }
    if isProse, lead.isEmpty { return "" }
    return String(repeating: " ", count: min(lead.count + Self.hang, Self.mostIndent(columns)))
  }

  /// Takes away the spaces that align columns too far right to leave room for their text.
  /// - Returns: the column that the text behind the labels begins at; 0 where there are none.
  private static func alignLabels(
    of pieces: inout [Piece], behind lead: String, _ columns: Int
  ) -> Int {
    let most = columns * 3 / 5
    var column = lead.displayWidth
    var found = 0
    for index in pieces.indices {
      if index > 0 {
        let gap = pieces[index].gap
        if gap > 2, lead.isBranch || column + gap > most { pieces[index].gap = 2 }
        column += pieces[index].gap
        if gap > 1, !lead.isBranch, column <= most { found = column }
      }
      column += pieces[index].width
    }
    return found
  }

  private static func filled(
    _ pieces: [Piece], _ lead: String, _ further: String, _ columns: Int
  ) -> [String] {
    let room = columns - max(lead.displayWidth, further.displayWidth)
    let parts = pieces.flatMap { Self.parts($0, room) }
    var lines: [String] = []
    var line = lead
    var width = lead.displayWidth
    var style = ""
    for (index, piece) in parts.enumerated() {
      let gap = index == 0 ? 0 : piece.gap
      // What stands in a column of its own stays together where a line has room for it.
      let column = gap > 1 ? Self.columnWidth(parts[index...]) : 0
      let needed = column <= room ? max(column, piece.width) : piece.width
      // What fits nowhere stays beside its label.
      let isNoBetter = further.displayWidth >= width + gap
      if index > 0, width + gap + needed > columns, !isNoBetter {
        lines.append(style.isEmpty ? line : line + Style.end)
        line = further + style + piece.text
        width = further.displayWidth + piece.width
      } else {
        line += String(repeating: " ", count: gap) + piece.text
        width += gap + piece.width
      }
      style = piece.text.openStyle(after: style)
    }
    return lines + [line]
  }

  /// The width of the pieces up to the next that two spaces set off.
  private static func columnWidth(_ pieces: ArraySlice<Piece>) -> Int {
    let others = pieces.dropFirst().prefix { $0.gap < 2 }
    return others.reduce(pieces.first?.width ?? 0) { $0 + $1.gap + $1.width }
  }
}

// MARK: Pieces

extension LineFitting {
  /// What is never parted, with the spaces before it.
  private struct Piece {
    var gap: Int
    var text: String
    /// True for a word that a line may end in, as texts in wide letters have no spaces.
    var mayBeBroken = false

    var width: Int { self.text.plain.displayWidth }
  }

  private static let programs: Set<String> = ["okr", "okrd", "rm", "chmod"]
  private static let arrow = "→"

  private static func pieces(_ rest: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var gap = 0
    for word in rest.split(separator: " ", omittingEmptySubsequences: false) {
      if word.isEmpty {
        gap += 1
        continue
      }
      if let last = pieces.last, Self.joins(last.text.plain, String(word).plain, gap) {
        let spaces = String(repeating: " ", count: gap)
        pieces[pieces.count - 1].text += spaces + word
        pieces[pieces.count - 1].mayBeBroken = false
      } else {
        pieces.append(Piece(gap: gap, text: String(word), mayBeBroken: word.isWide))
      }
      gap = 1
    }
    return Self.withCommand(pieces)
  }

  /// True where a word belongs to the piece before it.
  private static func joins(_ before: String, _ word: String, _ gap: Int) -> Bool {
    if word == Self.arrow || before.hasSuffix(" " + Self.arrow) { return true }
    return gap == 1 && before.hasPrefix("--") && !before.contains(" ") && !word.hasPrefix("-")
      && !word.isWide
  }

  /// The pieces with a command as one.
  private static func withCommand(_ pieces: [Piece]) -> [Piece] {
    let start = pieces.indices.first { index in
      guard Self.programs.contains(pieces[index].text.plain) else { return false }
      return index == 0 || pieces[index].gap > 1 || pieces[index - 1].text.plain.hasSuffix(":")
    }
    guard let start, start + 1 < pieces.count else { return pieces }
    var command = pieces[start]
    for piece in pieces[(start + 1)...] {
      command.text += String(repeating: " ", count: piece.gap) + piece.text
    }
    return pieces[..<start] + [command]
  }

  /// A piece in parts of at most so many columns, where it may be broken.
  private static func parts(_ piece: Piece, _ columns: Int) -> [Piece] {
    guard piece.mayBeBroken, piece.width > columns else { return [piece] }
    var parts = [Piece(gap: piece.gap, text: "")]
    var width = 0
    var sequence: String?
    for character in piece.text {
      if Sequences.isText(character, &sequence) {
        width += character.displayWidth
        if width > max(columns, 2) {
          parts.append(Piece(gap: 0, text: ""))
          width = character.displayWidth
        }
      }
      parts[parts.count - 1].text.append(character)
    }
    return parts
  }
}

extension Surface {
  /// The lines, each that is too wide for the terminal as several.
  public func fitted(_ lines: [String], isProse: Bool = false) -> [String] {
    LineFitting.fitted(lines, to: self.columns, isProse: isProse)
  }
}

extension StringProtocol {
  /// True where letters take two columns.
  fileprivate var isWide: Bool { self.contains { $0.displayWidth > 1 } }

  /// True for a lead that isn't spaces alone.
  fileprivate var isBranch: Bool { self.contains { $0 != " " } }
}
