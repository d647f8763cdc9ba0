// A moment of the past instead of the present.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

/// Which moment a read shows.
struct PastOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "As it was known then: a time, 24h or 7d ago, or a revision that an output named.",
      valueName: "moment"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "How it stood at this time by what is known now, or was known at --as-of.",
      valueName: "time"))
  var effective: String?

  /// The contract's moment; nil for the present.
  func moment() throws(CommandFailure) -> AsOf? {
    guard self.asOf != nil || self.effective != nil else { return nil }
    var moment = AsOf()
    if let text = self.asOf {
      if Self.isRevision(text) {
        moment.revision = text
      } else {
        moment.recordedUnixMicros = try Self.time(text, field: "--as-of").unixMicros
      }
    }
    if let text = self.effective {
      moment.effectiveUnixMicros = try InputText.instant(text, field: "--effective", spanIs: .back)
        .unixMicros
    }
    return moment
  }

  /// The earlier of two moments: as it was known at a revision, or how it stood at a time by what is
  /// known at the later one.
  static func earlier(_ text: String, field: String) throws -> AsOf {
    Self.isRevision(text)
      ? AsOf(revision: text)
      : AsOf(effectiveUnixMicros: try Self.time(text, field: field).unixMicros)
  }

  /// A time where a revision may stand as well.
  private static func time(_ text: String, field: String) throws(CommandFailure) -> Instant {
    if Self.isRevision("r" + text) {
      throw .input(
        "\(text) is neither a time nor a revision, which begins with r.", reason: .notATime,
        hint: "\(field) r\(text)")
    }
    return try InputText.instant(text, field: field, spanIs: .back)
  }

  static func isRevision(_ text: String) -> Bool {
    text.first == "r" && text.count > 1 && text.dropFirst().allSatisfy(\.isNumber)
  }
}

extension Presenter {
  /// Says to people, of two moments that are compared, that both are by what is known now.
  func remarkOnKnowledge(_ before: AsOf) throws {
    guard before.revision.isEmpty, self.format.isForPeople, self.fieldNames == nil else { return }
    try self.remark(
      "Both by what is known now; --since REVISION tells what was recorded since, late or not.")
  }
}

/// A command that shows the past as well.
protocol PastCommand: ClientCommand {
  var past: PastOptions { get }
}
