// Revisions as clients carry them.

/// The revision as clients carry it: opaque text.
enum RevisionToken {
  static func text(_ revision: Int64) -> String { "r\(revision)" }

  /// The revision of a token; 0 for an empty one as for that from before the first change, nil where it is no token.
  static func parse(_ text: String) -> Int64? {
    if text.isEmpty { return 0 }
    guard text.first == "r", let revision = Int64(text.dropFirst()), revision >= 0 else {
      return nil
    }
    return revision
  }
}
