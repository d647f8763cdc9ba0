// All reasons of failures, whoever gives them, and how they are to be read.

internal import OKRClient
internal import OKRLoad
internal import OKRModel
internal import Terminal

/// Reasons of errors.
enum ErrorCatalogue {
  /// Reasons that one part gives.
  struct Section: Sendable {
    let title: String
    let remark: String
    let entries: [(reason: String, explanation: Explanation)]

    init<R: ExplainedReason>(_ title: String, _ remark: String, _ reasons: R.Type) {
      self.title = title
      self.remark = remark
      self.entries = R.allCases.map { ($0.rawValue, $0.explanation) }
    }
  }

  static let sections = [
    Section("The server", "In the status of a call that is refused.", Reason.self),
    Section("Documents", "At the places of an imported document.", FindingReason.self),
    Section(
      "The connection", "In a refused hello, or in the go-away that ends a connection.",
      ConnectionReason.self),
    Section(
      "The way to the server", "Of a call that got no answer, made by the client library.",
      ClientReason.self),
    Section("Under load", "Of answers that okr load checks.", LoadReason.self),
    Section("The client", "Of okr itself.", CommandReason.self),
  ]

  /// What one reason means, wherever it is given.
  static func text(reason: String) throws(CommandFailure) -> String {
    let reason = reason.uppercased()
    var found: [Explanation] = []
    for entry in Self.sections.flatMap(\.entries) where entry.reason == reason {
      if !found.contains(entry.explanation) { found.append(entry.explanation) }
    }
    guard !found.isEmpty else {
      let known = Self.sections.flatMap { $0.entries.map(\.reason) }
      let near = NearestWord.find(reason, among: known)
      throw CommandFailure(
        .notThere, .notFound, .unknownReason, "There is no reason \(reason).",
        hint: near.map { "okr help error \($0)" } ?? "okr help errors")
    }
    let texts = found.map { explanation in
      Self.wrapped("  ", explanation.meaning) + Self.wrapped("  cause   ", explanation.cause)
        + Self.wrapped("  remedy  ", explanation.remedy)
    }
    return ([reason] + texts.joined(separator: [""])).joined(separator: "\n")
  }

  /// How to read errors, and all reasons.
  static var overview: String {
    let head = """
      ERRORS
        A failure says what failed, why with its value and limit, and what to run.
        Its reason is stable and made for scripts; its words may change.
        okr help error REASON tells its usual cause and what helps.

        An outcome that is unknown (exit 69 or 124 after a change was sent) is
        settled by the same command with the --request-id that is printed: it is
        done once, however often it is sent.
      """
    let reasons = Self.sections.flatMap { $0.entries.map(\.reason) }
    let width = reasons.map(\.count).max() ?? 0
    let parts = Self.sections.map { section in
      ([section.title.uppercased(), "  " + section.remark]
        + section.entries.flatMap {
          Self.wrapped("  \($0.reason.padded(to: width))  ", $0.explanation.meaning)
        }).joined(separator: "\n")
    }
    return ([head] + parts).joined(separator: "\n\n")
  }

  /// Lines of at most 80 columns that begin at the end of a head.
  private static func wrapped(_ head: String, _ text: String) -> [String] {
    text.wrapped(to: 80 - head.count).enumerated().map { index, line in
      (index == 0 ? head : String(repeating: " ", count: head.count)) + line
    }
  }

  /// docs/ERRORS.md, which `okr help errors --markdown` prints.
  static var markdown: String {
    let head = """
      # Errors

      Written by `okr help errors --markdown`. Every failure carries a reason that never changes its meaning; its words may. `okr help error REASON`
      shows one of them.
      """
    let parts = Self.sections.map { section in
      let rows = section.entries.map { entry in
        let explanation = entry.explanation
        return
          "| `\(entry.reason)` | \(explanation.meaning) | \(explanation.cause) | \(explanation.remedy) |"
      }
      return """
        ## \(section.title)

        \(section.remark)

        | reason | meaning | usual cause | what helps |
        |---|---|---|---|
        \(rows.joined(separator: "\n"))
        """
    }
    return ([head] + parts).joined(separator: "\n\n")
  }
}
