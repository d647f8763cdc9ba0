// The command that leads on from a refusal, with the ids that the refusal names: it works as it is pasted.

internal import OKRModel
internal import Terminal

/// Looks for it.
struct NextCommand {
  private let status: OKRModel.Status
  /// The command line that was refused.
  private let arguments: [String]

  /// - Returns: nil where no one command fits.
  static func of(
    _ status: OKRModel.Status, after arguments: [String]
  ) -> String? {
    let next = NextCommand(status: status, arguments: arguments)
    return next.afterState ?? next.afterRequest
  }

  private func value(_ key: String) -> String? {
    self.status.metadata.first { $0.key == key }?.value
  }

  private func named(_ key: String) -> String? { self.value(key)?.nonEmpty }

  /// A command with the named value as its last word.
  private func line(_ words: String..., of key: String) -> String? {
    self.named(key).map { ShellText.line(words + [$0]) }
  }

  /// The refused command with another value of an option.
  private func again(_ option: String, _ key: String) -> String? {
    self.named(key).map { ShellText.again(self.arguments, with: option, $0) }
  }

  // MARK: What the present state forbids

  /// True where what is refused stands in a document: what it names may be nowhere else.
  private var isOfDocument: Bool {
    ["import", "plan", "diff", "apply"].contains(self.arguments.first)
  }

  private var afterState: String? {
    switch Reason(rawValue: self.status.reason) {
    case .treeCircle?, .inUse?, .alignmentCircle?, .valueCountedTwice?, .cycleDays?,
      .checkInNotTaken?:
      self.isOfDocument ? nil : self.afterLinks
    case .resourceArchived?: self.resource("restore")
    case .organisationArchived?: self.line("org", "restore", of: "id")
    case .cycleChildOpen?: self.line("cycle", "close", of: "child")
    case .cyclePhase?: self.nextPhase
    case .cycleClosed?:
      self.named("cycle").map {
        ShellText.line(["cycle", "reopen", $0, "--reason", "late correction"])
      }
    case .checkInReplaced?: self.rightRecord
    case .dependencyState?: self.otherAnswer
    case .dependencyDates?: self.again("--needed-by", "nearest")
    case .overrideDays?: self.again("--until", "nearest")
    case .effectiveTimeTooEarly?: self.again("--effective", "earliest_time")
    case .metricWithoutRule? where self.value("rollup") == "":
      self.named("id").map { ShellText.line(["metric", "update", $0, "--rollup", "sum"]) }
    case .tokenRevoked?: self.line("token", "get", of: "id")
    case .operationNotDone?: self.line("operation", "get", of: "id")
    case .operationsFull?: ShellText.line(["operation", "list"])
    default: nil
    }
  }

  /// What stands in the way between resources.
  private var afterLinks: String? {
    switch Reason(rawValue: self.status.reason) {
    case .cycleDays?: self.fittingCycle
    case .treeCircle?: self.movedOut
    case .inUse?: self.user
    case .alignmentCircle?, .valueCountedTwice?:
      self.edge.map { ShellText.line(["alignment", "delete"] + $0) }
    case .checkInNotTaken?: self.line("tree", of: "key_result")
    default: nil
    }
  }

  /// Of the phases that a cycle may come to, which are named, the one forward stands first.
  private var nextPhase: String? {
    guard let cycle = self.named("cycle"),
      let next = self.named("next")?.split(separator: " ").first
    else { return nil }
    return ShellText.line(["cycle", "update", cycle, "--phase", String(next)])
  }

  /// The refused command with the day that fits, or a cycle below with it.
  private var fittingCycle: String? {
    guard let cycle = self.named("cycle"), let day = self.named("nearest") else { return nil }
    let option = self.named("field") == "cycle.start" ? "--start" : "--end"
    if self.arguments.contains(cycle) {
      return ShellText.again(self.arguments, with: option, day)
    }
    return ShellText.line(["cycle", "update", cycle, option, day])
  }

  /// What stands below comes out first, to where the other stands.
  private var movedOut: String? {
    guard let type = self.named("type"), let below = self.named("below"),
      let above = self.value("above"), below != self.named("id"),
      [type, type + "s"].contains(self.arguments.first)
    else { return nil }
    return ShellText.line([type, "update", below, "--parent", above])
  }

  private var edge: [String]? {
    guard let from = self.named("from"), let upper = self.named("to") else { return nil }
    return [from, upper]
  }

  /// What uses a resource: an alignment counts by nothing, records and items are shown.
  private var user: String? {
    if let edge = self.edge {
      return ShellText.line(["alignment", "update"] + edge + ["--mode", "none"])
    }
    guard let id = self.named("id") else { return nil }
    guard let kind = self.named("kind"), let users = self.named("users") else {
      return ShellText.line(["checkin", "list", id, "--filter", "in_force = true"])
    }
    let names = users.replacing(", …", with: "").split(separator: ", ")
    let terms = names.map { name in
      "id = \"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
    return ShellText.line([kind, "list", "--filter", terms.joined(separator: " OR ")])
  }

  /// The refused command about the record that is in force; one that is voided is recorded anew.
  private var rightRecord: String? {
    guard let id = self.named("id"), let other = self.named("replaced_by") else { return nil }
    guard let keyResult = self.named("key_result") else {
      return ShellText.again(self.arguments, correcting: id, to: other)
    }
    let isCorrection = self.arguments.prefix(2).last == "correct"
    guard isCorrection, let place = self.arguments.firstIndex(of: id) else { return nil }
    var words = self.arguments
    words[place] = keyResult
    words[1] = "record"
    return ShellText.line(words)
  }

  private var otherAnswer: String? {
    guard let id = self.named("id") else { return nil }
    let mayReopen = self.named("next")?.contains("reopened") == true
    return ShellText.line(
      mayReopen
        ? ["dependency", "reopen", id, "--reason", "asked anew"] : ["dependency", "get", id])
  }

  // MARK: What the request itself is wrong about

  private var afterRequest: String? {
    switch Reason(rawValue: self.status.reason) {
    case .alreadyExists?:
      self.status.message.contains("archived") ? self.resource("restore") : self.resource("get")
    case .pageTokenInvalid?: ShellText.again(self.arguments, without: "--page")
    case .idempotencyKeyReused?, .idempotencyKeyExpired?, .idempotencyKeyInvalid?:
      ShellText.again(self.arguments, without: "--request-id")
    case .notFound? where self.named("type") == "organisation": ShellText.line(["org", "list"])
    case .methodUnknown?, .requestMalformed?: ShellText.line(["version", "--connect"])
    default: nil
    }
  }

  /// A verb of what the refusal is about; nil for a type without it.
  private func resource(_ verb: String) -> String? {
    guard let type = self.named("type"), let id = self.named("id") else { return nil }
    switch type {
    case "key result": return ShellText.line(["kr", verb, id])
    case "region", "unit", "member", "metric", "cycle", "objective", "dependency":
      return ShellText.line([type, verb, id])
    case "alignment" where verb == "get":
      let ends = id.split(separator: " → ").map(String.init)
      return ends.count == 2 ? ShellText.line(["alignment", verb] + ends) : nil
    default: return nil
    }
  }
}
