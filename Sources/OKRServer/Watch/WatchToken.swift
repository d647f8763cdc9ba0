// Where a reader of a watch stands, as text that it brings back.

internal import OKRModel

/// What a watch has told: everything of a history up to a revision, as of an instant.
struct WatchToken: Hashable, Sendable {
  /// The incarnation's first half; nil for "this one", in a revision token.
  var history: UInt64?
  var revision: Int64
  /// Microseconds since 1970; nil in a revision token.
  var instant: Int64?

  var text: String {
    "w\(String(self.history ?? 0, radix: 16)).\(self.revision).\(self.instant ?? 0)"
  }

  init(history: UInt64, revision: Int64, instant: Int64) {
    self.history = history
    self.revision = revision
    self.instant = instant
  }

  /// A watch's own token, or the revision token of a reply; nil for what is neither.
  init?(_ text: String) {
    if text.first == "r" {
      guard let revision = RevisionToken.parse(text) else { return nil }
      self.revision = revision
      return
    }
    let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    guard text.first == "w", parts.count == 3, let history = UInt64(parts[0], radix: 16),
      let revision = Int64(parts[1]), revision >= 0, let instant = Int64(parts[2])
    else { return nil }
    self.history = history
    self.revision = revision
    self.instant = instant
  }
}
