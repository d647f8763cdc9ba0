// What a watch tells, a line each.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Prints each change on a line, with the figure before it.
final class WatchPrinter {
  private let presenter: Presenter
  private let dimensions: [Dimension]
  private var scores: [String: Ratio?] = [:]

  init(_ presenter: Presenter, _ dimensions: [Dimension]) {
    self.presenter = presenter
    self.dimensions = dimensions
  }

  func show(_ reply: WatchResponse) throws {
    if self.presenter.format.isJSON { return try self.presenter.line(self.json(reply).compact) }
    let time = reply.instant.map { InstantText.format(unixMicros: $0.unixMicros) } ?? ""
    for figures in reply.figures {
      try self.line(
        time, figures.id, figures.score, FigureText.status(figures.health), figures.coverage)
    }
    for row in reply.rows {
      try self.line(
        time, self.name(of: row), row.score, FigureText.status(row.colour),
        row.coverage)
    }
    for change in reply.changes { try self.presenter.line(self.text(change)) }
    if reply.coalesced {
      try self.presenter.remark("\(CountText.of(reply.skipped, "state")) in between left out")
    }
  }

  /// Its keys; `(none)` for what isn't stated.
  private func name(of row: RollupRow) -> String {
    if row.keys.isEmpty { return "all" }
    return row.keys.map { $0.isEmpty ? "(none)" : $0 }.joined(separator: ",")
  }

  private func line(
    _ time: String, _ id: String, _ score: Ratio?, _ status: Terminal.Status?, _ coverage: Ratio?
  ) throws {
    let surface = self.presenter.surface
    let after = FigureText.ratio(score, digits: FigureText.changeDigits)
    var moved = after
    if let before = self.scores[id], before != score {
      moved = "\(FigureText.ratio(before, digits: FigureText.changeDigits)) → \(after)"
    }
    self.scores[id] = .some(score)
    let word =
      status.map { surface.paint($0.text(isAccessible: surface.isAccessible), $0.style) } ?? ""
    let parts = [
      time, id.sanitised, moved, word,
      "coverage \(FigureText.ratio(coverage))",
    ]
    try self.presenter.line(parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  /// Such as `2026-07-01T09:30:00Z  r42  anna  check_in kr-41`.
  private func text(_ change: LoggedChange) -> String {
    let time = change.recordedTime.map { InstantText.format(unixMicros: $0.unixMicros) } ?? ""
    let ends = [change.id, change.to].filter { !$0.isEmpty }.map(\.sanitised)
    let what = ([change.type.name] + [ends.joined(separator: " → ")]).filter { !$0.isEmpty }
    return [time, "r\(change.revision)", change.actor.sanitised, what.joined(separator: " ")]
      .joined(separator: "  ")
  }

  private func json(_ reply: WatchResponse) -> JSONValue {
    .object([
      .init("revision", .integer(reply.revision)),
      .init("instant", MessageJSON.instant(reply.instant)),
      .init("figures", .array(reply.figures.map { MessageJSON.object($0) })),
      .init("rows", .array(reply.rows.map { RollupOutput.json($0, self.dimensions) })),
      .init("changes", .array(reply.changes.map { MessageJSON.object($0) })),
      .init("coalesced", .bool(reply.coalesced)),
      .init("skipped", .integer(reply.skipped)),
      .init("restart", MessageJSON.name(reply.restart)),
      .init("resume_token", .text(reply.resumeToken)),
    ])
  }
}
