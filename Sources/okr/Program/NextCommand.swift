// The command that leads on from a refusal by the present state, with the ids that the refusal names.

internal import OKRModel
internal import Terminal

enum NextCommand {
  /// - Returns: nil where no one command fits.
  static func of(_ status: OKRModel.Status) -> String? {
    let named = { (key: String) -> String? in
      status.metadata.first { $0.key == key }?.value.nonEmpty
    }
    switch Reason(rawValue: status.reason) {
    case .resourceArchived?:
      guard let type = named("type"), let id = named("id"), let noun = Self.noun(type) else {
        return nil
      }
      return ShellText.line([noun, "restore", id])
    case .cycleChildOpen?: return named("child").map { ShellText.line(["cycle", "close", $0]) }
    case .cyclePhase?:
      // The phases that it may come to are named, the one forward first.
      guard let cycle = named("cycle"), let next = named("next")?.split(separator: " ").first else {
        return nil
      }
      return ShellText.line(["cycle", "update", cycle, "--phase", String(next)])
    case .effectiveTimeTooEarly?: return named("earliest_time").map { "--effective \($0)" }
    default: return nil
    }
  }

  /// The noun of a type as refusals call it; nil for one that has no restore.
  private static func noun(_ type: String) -> String? {
    switch type {
    case "key result": "kr"
    case "region", "unit", "member", "metric", "cycle", "objective", "dependency": type
    default: nil
    }
  }
}
