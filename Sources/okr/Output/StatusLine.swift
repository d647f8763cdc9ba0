// How something goes, on one line of stderr: drawn again and again at a terminal, a new line at times elsewhere.

internal import Terminal

/// A line that tells of what takes long, beside the result.
struct StatusLine {
  private static let clearLine = "\r\u{1B}[K"

  private let surroundings: Surroundings
  private let surface: Surface
  private var isDrawn = false

  init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    self.surface = surroundings.errorSurface(.auto)
  }

  /// The line beside a command's result; nil where that is for scripts and nobody watches.
  init?(_ session: Session) {
    self.init(session.surroundings)
    if session.presenter.format.isJSON, !self.surface.isTerminal { return nil }
  }

  /// True where the line is drawn again and again.
  var redraws: Bool { self.surface.canRedraw }

  /// Shows a text in place of the one before, or below it.
  mutating func show(_ text: String) throws {
    guard self.redraws else {
      return try self.surroundings.err.writeLines(self.surface.fitted([text], isProse: true))
    }
    let line = text.cut(to: (self.surface.columns ?? 80) - 1)
    try self.surroundings.err.write(Self.clearLine + line)
    self.isDrawn = true
  }

  /// Takes away what was drawn.
  mutating func clear() throws {
    guard self.isDrawn else { return }
    try self.surroundings.err.write(Self.clearLine)
    self.isDrawn = false
  }
}
