// What a mistyped id may have meant.

internal import Terminal

/// Suggestions for ids.
enum IDSuggestion {
  /// Verbs that nobody should paste with a guessed id.
  private static let takingAway = [
    "archive", "close", "delete", "merge", "remove", "restore", "revoke", "split", "withdraw",
  ]

  /// A failure with what its id may have meant: the command line with a mistyped one put right, or only the id where
  /// the command takes something away; with the list where none is near. The same failure where none can be had.
  static func completing(_ failure: CommandFailure, _ session: Session) async -> CommandFailure {
    var failure = failure
    let arguments = session.surroundings.arguments
    guard let missing = failure.missing,
      ShellText.again(arguments, correcting: missing.id, to: missing.id) != nil,
      let kind = IDCompletion(type: missing.type),
      let ids = try? await kind.fetch(session.backend, .open),
      !ids.contains(missing.id) || session.options.asOf != nil
    else { return failure }
    if ids.contains(missing.id) {
      failure.remedy =
        "\(missing.id) is there now, but wasn't then: leave out --as-of and --effective."
    } else if let near = NearestWord.find(missing.id, among: ids) {
      if arguments.contains(where: Self.takingAway.contains) {
        failure.remedy = "\(near) is the nearest id."
      } else {
        failure.hint = ShellText.again(arguments, correcting: missing.id, to: near) ?? ""
      }
    } else {
      failure.hint = kind.list ?? ""
    }
    return failure
  }
}
