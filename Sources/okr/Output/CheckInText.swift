// A check-in among the items that it moved.

internal import OKRModel
internal import Terminal

/// A check-in as explanations name it.
protocol NamedCheckIn {
  var value: Value? { get }
  var effectiveTime: Instant? { get }
  var actor: String { get }
  var note: String { get }
}

extension ExplainNode: NamedCheckIn {}
extension MovedNode: NamedCheckIn {}

enum CheckInText {
  /// Columns of a check-in that are shown at the least.
  private static let leastColumns = 24

  /// What it says, such as `check-in 2.6, 30 min ago by anna «new landing page»`, cut where the line ends.
  /// - Parameters:
  ///   - lead: what stands before it in the line.
  ///   - end: what comes behind it, and isn't cut.
  static func cut(
    _ checkIn: some NamedCheckIn, behind lead: String, before end: String = "",
    _ context: CellContext
  ) -> String {
    let time = FigureText.instant(checkIn.effectiveTime, context.surface, now: context.nowMicros)
    let note = checkIn.note.isEmpty ? "" : " «\(checkIn.note)»"
    let actor = checkIn.actor.isEmpty ? "" : " by \(checkIn.actor)"
    let text = "check-in \(FigureText.value(checkIn.value)), \(time)\(actor)\(note)".sanitised
    guard let columns = context.surface.columns else { return text + end }
    let room = columns - lead.displayWidth - end.displayWidth
    return text.cut(to: max(room, Self.leastColumns)) + end
  }
}
