// What a mistyped id may have meant.

internal import Terminal

/// Suggestions for ids.
enum IDSuggestion {
  /// The command line with a mistyped id put right; empty where no id is near, or none can be had.
  static func line(for failure: CommandFailure, _ session: Session) async -> String {
    let arguments = session.surroundings.arguments
    guard let missing = failure.missing,
      ShellText.again(arguments, correcting: missing.id, to: missing.id) != nil,
      let kind = IDCompletion(type: missing.type),
      let ids = try? await kind.fetch(session.backend, .open),
      let near = NearestWord.find(missing.id, among: ids)
    else { return "" }
    return ShellText.again(arguments, correcting: missing.id, to: near) ?? ""
  }
}
