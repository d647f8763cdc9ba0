// The figures of a server on a screen, or as JSON.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Shows one look after another.
final class TopScreen {
  private let presenter: Presenter
  private let server: String
  private var redraw: Redraw
  private let mayRedraw: Bool
  private var isFirst = true

  /// - Parameter mayRedraw: false where one look is all that is shown.
  init(_ session: Session, mayRedraw: Bool) {
    self.mayRedraw = mayRedraw
    self.presenter = session.presenter
    self.server = session.settings.server.text
    self.redraw = Redraw(rows: session.surroundings.rows)
  }

  func show(_ rates: ServerRates) throws {
    defer { self.isFirst = false }
    let lines = TopText(rates, server: self.server, self.presenter.surface).lines
    guard self.mayRedraw, Redraw.suits(self.presenter) else {
      if !self.isFirst, self.presenter.format.isForPeople { try self.presenter.line("") }
      try self.presenter.object(TopJSON.object(rates, server: self.server), id: "") { lines }
      return
    }
    try self.presenter.surroundings.out.write(
      self.redraw.over(self.presenter.surface.fitted(lines)))
  }
}
