// Waits until something is so: for scripts that go on then.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct WaitCommand: ClientCommand {
  static let verb = "wait"
  static let abstract = "Wait until a resource's field is as asked."
  static let details = """
    A field is one that get shows with -o json, such as phase, state or score; exists waits until there is such a resource. --timeout is \
    how long to wait in all, 10 minutes without it; exit code 124 where it is not so by then.
    """
  static let examples = [
    "okr wait cycle/q3-2026 --for phase=closed --timeout 30m",
    "okr wait objective/o-12 --for 'score>=0.7'",
    "okr wait kr/kr-41 --for exists --every 5s",
  ]
  static let isEndless = true
  private static let defaultWaitMicros: Int64 = 600_000_000
  static let makesOneCall = false

  @Argument(
    help: ArgumentHelp("What to look at.", valueName: "noun/id"),
    completion: WaitCompletion.resource)
  var resource: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("A field, =, >= or <=, and a value; or exists.", valueName: "condition"),
    completion: WaitCompletion.condition)
  var condition: String

  @Option(help: ArgumentHelp("How long between two looks.", valueName: "span"))
  var every = "1s"

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    guard WaitCondition(self.condition) != nil else {
      throw ValidationError(
        "--for takes a condition such as phase=closed, score>=0.7 or exists, not '\(self.condition)'."
      )
    }
    guard self.resource.split(separator: "/", maxSplits: 1).count == 2 else {
      throw ValidationError("Name a noun and an id, such as cycle/q3-2026, not '\(self.resource)'.")
    }
  }

  func run(in session: Session) async throws {
    guard let condition = WaitCondition(self.condition) else { return }
    try condition.checkValue(of: String(self.resource.prefix { $0 != "/" }))
    let pause = max(try InputText.span(self.every, field: "--every"), 10_000)
    let stated = try self.connection.timeoutMicros()
    let end = session.surroundings.now() + (stated > 0 ? stated : Self.defaultWaitMicros)
    var shown = ""
    while true {
      let json = try await self.look(session, condition)
      if let json, try condition.holds(in: json) {
        return try session.presenter.object(json, id: self.resource) {
          ["\(self.resource)  \(condition.text)"]
        }
      }
      let now = json.map { condition.present(in: $0) } ?? "not there"
      if now != shown, session.presenter.format.isForPeople {
        try session.presenter.remark("waiting for \(condition.text), now \(now.sanitised)")
        shown = now
      }
      guard session.surroundings.now() + pause <= end else {
        throw CommandFailure(
          .timedOut, .deadlineExceeded, .notSoInTime,
          "\(self.resource) was not \(condition.text) in time; it is \(now.sanitised).")
      }
      try await Task.sleep(for: .microseconds(pause))
    }
  }

  /// The resource as get shows it; nil where it isn't there, or the server can't be reached now.
  private func look(
    _ session: Session, _ condition: WaitCondition
  ) async throws(CommandFailure) -> JSONValue? {
    let parts = self.resource.split(separator: "/", maxSplits: 1).map(String.init)
    do throws(CommandFailure) {
      return try await Self.fetch(parts[0], parts[1], session)
    } catch {
      let isAway = error.exit == .unreachable || error.exit == .tryAgain
      guard isAway || (error.exit == .notThere && condition.mayBeMissing) else { throw error }
      return nil
    }
  }

  /// What may be waited for, as the shell offers it.
  static let nouns: [(word: String, ids: IDCompletion)] = [
    ("cycle", .cycle), ("objective", .objective), ("keyresult", .keyResult), ("region", .region),
    ("unit", .unit), ("member", .member), ("metric", .metric), ("dependency", .dependency),
    ("override", .override),
  ]

  static func fetch(
    _ noun: String, _ id: String, _ session: Session
  ) async throws(CommandFailure) -> JSONValue {
    switch noun {
    case "cycle", "cycles": try await CycleResource.fetch(session, id: id).json
    case "objective", "objectives", "obj": try await ObjectiveResource.fetch(session, id: id).json
    case "keyresult", "keyresults", "kr": try await KeyResultResource.fetch(session, id: id).json
    case "region", "regions": try await RegionResource.fetch(session, id: id).json
    case "unit", "units": try await UnitResource.fetch(session, id: id).json
    case "member", "members": try await MemberResource.fetch(session, id: id).json
    case "metric", "metrics": try await MetricResource.fetch(session, id: id).json
    case "dependency", "dependencies", "dep":
      try await DependencyResource.fetch(session, id: id).json
    case "override", "overrides":
      MessageJSON.object(try await OverrideCommand.fetch(id, session).message)
    default:
      throw .usage(
        "There is nothing to wait for of the kind \(noun).",
        remedy: "It is one of \(Self.nouns.map(\.word).joined(separator: ", "))."
      ).correcting(noun, among: Self.nouns.map(\.word))
    }
  }
}

/// What is waited for.
struct WaitCondition: Hashable {
  enum Comparison: String, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case equal = "="
  }

  let text: String
  /// Empty where the resource need only be there.
  private let field: String
  private let comparison: Comparison
  private let value: String

  init?(_ text: String) {
    self.text = text
    if text == "exists" {
      (self.field, self.comparison, self.value) = ("", .equal, "")
      return
    }
    for comparison in Comparison.allCases {
      let parts = text.split(separator: comparison.rawValue, maxSplits: 1).map {
        String($0).trimmed
      }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { continue }
      (self.field, self.comparison, self.value) = (parts[0], comparison, parts[1])
      return
    }
    return nil
  }

  var mayBeMissing: Bool { self.field.isEmpty }

  /// - Throws: a usage failure where the field is of few values and never has that one, so that it would be waited for in
  ///   vain.
  func checkValue(of noun: String) throws(CommandFailure) {
    guard self.comparison == .equal, !self.field.isEmpty else { return }
    let values =
      FieldHelp.contract.values(of: "\(noun).\(self.field)")
      ?? FieldHelp.contract.values(of: "figures.\(self.field)")
    guard let values, !values.contains(self.value) else { return }
    throw .usage(
      "There is no \(self.field) \(self.value).",
      remedy: "It is one of \(values.joined(separator: ", "))."
    ).correcting(self.value, among: values)
  }

  /// The field as it is.
  func present(in json: JSONValue) -> String {
    let value = Presenter.plain(json[self.field] ?? .null)
    return value.isEmpty ? FigureText.absent : value
  }

  /// - Throws: a usage failure where there is no such field, or it is no number to compare.
  func holds(in json: JSONValue) throws(CommandFailure) -> Bool {
    if self.field.isEmpty { return true }
    guard let found = json[self.field] else {
      throw .usage(
        "There is no field \(self.field).",
        remedy: "It is one of \(json.keys.joined(separator: ", "))."
      ).correcting(self.field, among: json.keys)
    }
    let text = Presenter.plain(found)
    if self.comparison == .equal, text == self.value { return true }
    guard !text.isEmpty else { return false }
    guard let left = try? DecimalText.parse(text, digits: 6),
      let right = try? DecimalText.parse(self.value, digits: 6)
    else {
      if self.comparison == .equal { return false }
      throw .usage("\(self.field) is \(text), which is no number to compare.")
    }
    switch self.comparison {
    case .equal: return left == right
    case .atLeast: return left >= right
    case .atMost: return left <= right
    }
  }
}
