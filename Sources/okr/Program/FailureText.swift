// A failure as text: at most what failed, why with its value and limit, and what to run.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Writes failures for people and for scripts.
enum FailureText {
  /// Violations of the same kind that are listed before the rest is only counted.
  static let listedViolations = 10

  /// Lines for people.
  static func lines(_ failure: CommandFailure) -> [String] {
    var facts = failure.facts
    facts += Self.violationFacts(failure.violations, under: failure.message)
    if failure.retryAfterMicros > 0 {
      facts.append(.init(label: "wait", text: Self.wait(failure.retryAfterMicros)))
    }
    if !failure.reason.isEmpty { facts.append(.init(label: "reason", text: failure.reason)) }
    if !failure.remedy.isEmpty { facts.append(.init(label: "remedy", text: failure.remedy)) }
    if !failure.hint.isEmpty { facts.append(.init(label: "try", text: failure.hint)) }
    let width = facts.map(\.label.displayWidth).max() ?? 0
    let body = facts.map { "  \($0.label.padded(to: width))  \($0.text.sanitised)" }
    return [Self.spoken(failure.message).sanitised] + body
  }

  /// A message that begins with a field which is an option here, with that one's name.
  private static func spoken(_ message: String) -> String {
    let field = message.prefix { $0 != ":" && $0 != " " }
    guard field.endIndex < message.endIndex, let option = OptionField.words(of: String(field))
    else { return message }
    return option + message.dropFirst(field.count)
  }

  /// Violations grouped by what is wrong: one line where there is one, else a count and the first
  /// ten.
  private static func violationFacts(
    _ violations: [FieldViolation], under message: String
  ) -> [CommandFailure.Fact] {
    var order: [String] = []
    var groups: [String: [FieldViolation]] = [:]
    for violation in violations {
      if groups[violation.message] == nil { order.append(violation.message) }
      groups[violation.message, default: []].append(violation)
    }
    return order.flatMap { Self.group($0, groups[$0] ?? [], under: message) }
  }

  private static func group(
    _ message: String, _ members: [FieldViolation], under head: String
  ) -> [CommandFailure.Fact] {
    func place(_ violation: FieldViolation) -> String {
      let option = OptionField.words(of: violation.field)
      let name = option?.split(separator: ",").first.map(String.init) ?? violation.field
      return violation.limit.isEmpty ? name : "\(name) (limit \(violation.limit))"
    }
    if members.count == 1, let only = members.first {
      // What the head says already isn't said again.
      let isNamed = OptionField.words(of: only.field) != nil && head.hasPrefix(only.field)
      if head == "\(only.field): \(message)" || isNamed && head.contains(message) {
        return only.limit.isEmpty ? [] : [.init(label: "limit", text: only.limit)]
      }
      if head.contains(message) { return [.init(label: "field", text: place(only))] }
      return [.init(label: "field", text: "\(place(only)): \(message)")]
    }
    var facts = [CommandFailure.Fact(label: "\(members.count) times", text: message)]
    facts += members.prefix(Self.listedViolations).map { .init(label: "", text: place($0)) }
    if members.count > Self.listedViolations {
      let rest = members.count - Self.listedViolations
      facts.append(.init(label: "", text: "and \(rest) more; all of them with -o json"))
    }
    return facts
  }

  static func wait(_ micros: Int64) -> String {
    DecimalText.shortest((micros + 999) / 1000, digits: 3) + " s"
  }

  /// The failure for scripts: `{"error":{…}}`.
  static func json(_ failure: CommandFailure) -> JSONValue {
    let violations = failure.violations.map { violation in
      JSONValue.object([
        .init("field", .string(violation.field)), .init("limit", .text(violation.limit)),
        .init("message", .string(violation.message)),
      ])
    }
    let facts = failure.facts.map { fact in
      JSONValue.object([.init("label", .string(fact.label)), .init("text", .string(fact.text))])
    }
    let wait: JSONValue =
      failure.retryAfterMicros > 0
      ? .number(DecimalText.fixed(failure.retryAfterMicros, digits: 6)) : .null
    return .object([
      .init(
        "error",
        .object([
          .init("code", .string(failure.code)), .init("reason", .text(failure.reason)),
          .init("message", .string(failure.message)), .init("facts", .array(facts)),
          .init("violations", .array(violations)),
          .init("retry_after", wait), .init("hint", .text(failure.hint)),
          .init("remedy", .text(failure.remedy)),
          .init("request_id", .text(failure.requestID)),
        ]))
    ])
  }
}
