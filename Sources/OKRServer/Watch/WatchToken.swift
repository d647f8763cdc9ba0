// Where a reader of a watch stands, as text that it brings back.

internal import OKRModel

/// What a watch has told: everything of a history up to a revision, as of an instant.
struct WatchToken: Hashable, Sendable {
  /// The incarnation's first half; nil for "this one", in a revision token.
  var history: UInt64?
  var revision: Int64
  /// Microseconds since 1970; nil in a revision token.
  var instant: Int64?
  /// What was watched, and where; nil in a revision token.
  var binding: String?

  var text: String {
    "w\(String(self.history ?? 0, radix: 16)).\(self.revision).\(self.instant ?? 0)."
      + (self.binding ?? "")
  }

  init(history: UInt64, revision: Int64, instant: Int64, binding: String) {
    self.history = history
    self.revision = revision
    self.instant = instant
    self.binding = binding
  }

  /// A watch's own token, or the revision token of a reply; nil for what is neither.
  init?(_ text: String) {
    if text.first == "r" {
      guard let revision = RevisionToken.parse(text) else { return nil }
      self.revision = revision
      return
    }
    let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    guard text.first == "w", (3...4).contains(parts.count),
      let history = UInt64(parts[0], radix: 16),
      let revision = Int64(parts[1]), revision >= 0, let instant = Int64(parts[2])
    else { return nil }
    self.history = history
    self.revision = revision
    self.instant = instant
    // A server from before tokens were bound left it out.
    self.binding = parts.count == 4 ? String(parts[3]) : nil
  }
}

extension WatchRequest {
  /// Which tokens are its own, in an organisation. All watches of its changes share theirs: they read one
  /// log.
  func binding(in organisation: Int64?) -> String {
    Fingerprint.text(
      self.changes == nil ? self.withoutPlace : WatchRequest(changes: WatchedChanges()),
      in: organisation)
  }
}
