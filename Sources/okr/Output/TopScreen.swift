// The figures of a server on a screen, or as JSON.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Shows one look after another.
final class TopScreen {
  private static let home = "\u{1B}[H"
  private static let clearAll = "\u{1B}[2J"
  private static let clearLine = "\u{1B}[K"
  private static let clearBelow = "\u{1B}[J"

  private let presenter: Presenter
  private let server: String
  private let rows: Int?
  private let mayRedraw: Bool
  private var isFirst = true

  /// - Parameter mayRedraw: false where one look is all that is shown.
  init(_ session: Session, mayRedraw: Bool) {
    self.mayRedraw = mayRedraw
    self.presenter = session.presenter
    self.server = session.settings.server.text
    self.rows = session.surroundings.rows
  }

  func show(_ rates: ServerRates) throws {
    defer { self.isFirst = false }
    let lines = TopText(rates, server: self.server, self.presenter.surface).lines
    guard self.redraws else {
      if !self.isFirst, self.presenter.format.isForPeople { try self.presenter.line("") }
      try self.presenter.object(TopJSON.object(rates, server: self.server), id: "") { lines }
      return
    }
    let shown = self.cut(lines).map { $0 + Self.clearLine + "\n" }.joined()
    try self.presenter.surroundings.out.write(
      (self.isFirst ? Self.clearAll : "") + Self.home + shown + Self.clearBelow)
  }

  private var redraws: Bool {
    let surface = self.presenter.surface
    return self.mayRedraw && self.presenter.format.isForPeople && self.presenter.fieldNames == nil
      && surface.isTerminal && !surface.isAccessible
  }

  /// A screen takes what it has room for, and says how much it hasn't.
  private func cut(_ lines: [String]) -> [String] {
    guard let rows = self.rows, rows > 2, lines.count >= rows else { return lines }
    let shown = lines.prefix(rows - 2)
    return shown + ["… \(CountText.of(Int64(lines.count - shown.count), "line")) more"]
  }
}
