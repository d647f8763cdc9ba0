// A terminal's screen that is drawn over, again and again.

internal import Terminal

/// What draws one look over the one before.
struct Redraw {
  private static let home = "\u{1B}[H"
  private static let clearAll = "\u{1B}[2J"
  private static let clearLine = "\u{1B}[K"
  private static let clearBelow = "\u{1B}[J"

  private let rows: Int?
  private var isFirst = true

  /// - Parameter rows: the terminal's height; nil where it isn't known.
  init(rows: Int?) { self.rows = rows }

  /// True where a person looks at a terminal, and bears that it is drawn over.
  static func suits(_ presenter: Presenter) -> Bool {
    presenter.format.isForPeople && presenter.fieldNames == nil && presenter.surface.canRedraw
  }

  /// The lines with what puts them in place of those before.
  mutating func over(_ lines: [String]) -> String {
    let shown = self.cut(lines).map { $0 + Self.clearLine + "\n" }.joined()
    defer { self.isFirst = false }
    return (self.isFirst ? Self.clearAll : "") + Self.home + shown + Self.clearBelow
  }

  /// A screen takes what it has room for, and says how much it hasn't.
  private func cut(_ lines: [String]) -> [String] {
    guard let rows = self.rows, rows > 2, lines.count >= rows else { return lines }
    let shown = lines.prefix(rows - 2)
    return shown + ["… \(CountText.of(Int64(lines.count - shown.count), "line")) more"]
  }
}
