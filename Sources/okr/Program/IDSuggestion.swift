// What a mistyped id may have meant.

internal import Terminal

/// Suggestions for ids.
enum IDSuggestion {
  /// Verbs that nobody should paste with a guessed id.
  private static let takingAway = [
    "archive", "close", "delete", "merge", "remove", "restore", "revoke", "split", "withdraw",
  ]

  /// The command line with a mistyped id put right, or only the id where the command takes something away; empty where
  /// no id is near, or none can be had.
  static func line(for failure: CommandFailure, _ session: Session) async -> String {
    let arguments = session.surroundings.arguments
    guard let missing = failure.missing,
      ShellText.again(arguments, correcting: missing.id, to: missing.id) != nil,
      let kind = IDCompletion(type: missing.type),
      let ids = try? await kind.fetch(session.backend, .open),
      !ids.contains(missing.id) || session.options.asOf != nil
    else { return "" }
    if ids.contains(missing.id) {
      return "\(missing.id) is there now, but wasn't then: leave out --as-of and --effective"
    }
    guard let near = NearestWord.find(missing.id, among: ids) else { return "" }
    if arguments.contains(where: Self.takingAway.contains) { return "\(near) is the nearest id" }
    return ShellText.again(arguments, correcting: missing.id, to: near) ?? ""
  }
}
