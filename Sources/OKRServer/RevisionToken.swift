// Revisions as clients carry them.

/// The revision as clients carry it: opaque text.
enum RevisionToken {
  static func text(_ revision: Int64) -> String { "r\(revision)" }

  /// The revision of a token; 0 for an empty one, nil where it is no token.
  static func parse(_ text: String) -> Int64? {
    if text.isEmpty { return 0 }
    guard text.first == "r" else { return nil }
    return Int64(text.dropFirst())
  }
}
