// Overrides in words: beside a computed score, never in its place.

internal import ExactJSON
internal import OKRModel
internal import Terminal

enum OverrideText {
  /// True where the words of a cell would leave no room for titles.
  static func isTight(_ surface: Surface) -> Bool {
    (surface.columns ?? .max) < Table.recordBelowColumns && !surface.isAccessible
  }

  /// By symbol and words, such as `≠ read as 0.80`, on narrow terminals by its symbol `≠ 0.80`; empty
  /// where none is in force.
  static func cell(_ override: OverrideInForce?, _ surface: Surface) -> Cell {
    guard let override else { return "" }
    let score = FigureText.ratio(override.score)
    let word = self.isTight(surface) ? score : "read as \(score)"
    return FigureText.cell(
      Terminal.Status(symbol: "≠", word: word, style: .yellow), surface)
  }

  /// Such as `read as 0.8000 until 2026-10-31 by anna «the second market is signed»`.
  static func words(_ row: OverrideInForce) -> String {
    let score = FigureText.ratio(row.score, digits: FigureText.changeDigits)
    let actor = row.actor.isEmpty ? "" : " by \(row.actor)"
    let reason = row.reason.isEmpty ? "" : " «\(row.reason)»"
    return "read as \(score) until \(row.until)\(actor)\(reason)".sanitised
  }

  /// The line under an item's figures; none where no override is in force.
  static func line(_ override: OverrideInForce?, _ surface: Surface) -> [String] {
    guard let override else { return [] }
    let status = Terminal.Status(symbol: "≠", word: self.words(override), style: .yellow)
    return [surface.paint(status.text(isAccessible: surface.isAccessible), status.style)]
  }

  /// An item's own override.
  static func json(_ override: OverrideInForce?) -> JSONMember {
    .init("override", override.map { MessageJSON.object($0) } ?? .null)
  }

  // MARK: Overrides themselves

  /// Such as `o-12 read as 0.8 until 2026-10-31`, or that it was withdrawn.
  static func title(_ row: Override) -> String {
    guard let score = row.score else { return "" }
    return "\(FigureText.ratio(score)) until \(row.until)"
  }

  static func computed(_ row: Override) -> String {
    FigureText.ratio(row.computedScore, digits: FigureText.changeDigits)
  }

  static let listing = Listing<Override>(
    columns: [
      .text("ITEM") { $0.item },
      .text("READ AS", .decimal) { FigureText.ratio($0.score) },
      .text("COMPUTED", .decimal) { Self.computed($0) },
      .text("STATE") { FigureText.name($0.state) },
      .text("UNTIL") { $0.until },
      .text("BY", isSpare: true) { $0.actor },
      .text("REASON", isFlexible: true) { $0.reason },
      .text("OBJECTIVE", isWide: true) { $0.objective },
      .text("CYCLE", isWide: true) { $0.cycle },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.item })

  static func lines(_ row: Override, _ presenter: Presenter) -> [String] {
    let surface = presenter.surface
    let state = FigureText.name(row.state)
    let stated = row.score.map { "read as \(FigureText.ratio($0, digits: 4)), \(state)" } ?? state
    let fields = DetailText.fields(
      MessageJSON.object(row), leavingOut: ["item", "score", "computed_score", "state", "steps"])
    let steps = self.steps.table(row.steps, isWide: false, presenter.context)
    return [
      surface.paint(row.item.sanitised, .bold) + "  " + stated, "computed \(self.computed(row))",
      "",
    ] + fields + [""] + steps.lines(for: surface)
  }

  private static let steps = Listing<OverrideStep>(
    columns: [
      ListColumn("AT") {
        Cell(FigureText.instant($0.effectiveTime, $1.surface, now: $1.nowMicros))
      },
      .text("BY") { $0.actor },
      .text("READ AS", .decimal) {
        $0.score == nil ? "withdrawn" : FigureText.ratio($0.score)
      },
      .text("UNTIL") { $0.until },
      .text("REASON", isFlexible: true) { $0.reason },
    ],
    json: { MessageJSON.object($0) }, id: { String($0.revision) })
}
