// What a change did, or would do: the item, the scores that moved, and the revision.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// A change's words, such as `created` and `would create`.
struct ChangeVerb: Sendable, Hashable {
  let past: String
  let plain: String

  static let create = ChangeVerb(past: "created", plain: "create")
  static let update = ChangeVerb(past: "updated", plain: "update")
  static let delete = ChangeVerb(past: "deleted", plain: "delete")
  static let archive = ChangeVerb(past: "archived", plain: "archive")
  static let restore = ChangeVerb(past: "restored", plain: "restore")
  static let record = ChangeVerb(past: "recorded", plain: "record")
  static let correct = ChangeVerb(past: "corrected", plain: "correct")
  static let void = ChangeVerb(past: "voided", plain: "void")
  static let revoke = ChangeVerb(past: "revoked", plain: "revoke")
  static let close = ChangeVerb(past: "closed", plain: "close")
  static let reopen = ChangeVerb(past: "reopened", plain: "reopen")
  static let grade = ChangeVerb(past: "recorded", plain: "record")
  static let accept = ChangeVerb(past: "accepted", plain: "accept")
  static let decline = ChangeVerb(past: "declined", plain: "decline")
  static let deliver = ChangeVerb(past: "delivered", plain: "deliver")
  static let set = ChangeVerb(past: "set", plain: "set")
  static let cancel = ChangeVerb(past: "cancelled", plain: "cancel")
  static let askToEnd = ChangeVerb(past: "asked to end", plain: "ask to end")
  static let withdraw = ChangeVerb(past: "withdrew", plain: "withdraw")
}

/// One change as it is shown.
struct ChangeReport {
  var verb: ChangeVerb
  /// Such as `objective`.
  var noun: String
  /// The key of the resource in JSON, such as `key_result`.
  var key: String
  var id: String
  var title = ""
  var json: JSONValue
  var outcome: Outcome?
  /// True where the item's figures belong to the answer, even if there are none.
  var hasFigures = false
  var figures: Figures?
  /// Further lines for people.
  var facts: [String] = []
  /// Further members of the JSON.
  var members: [JSONMember] = []
  var isDryRun: Bool

  /// Names the fields that an update changed or would change.
  /// - Parameter before: the resource as it was; nil where it isn't known, as of a request that is repeated.
  mutating func tellDifference(from before: (some WireMessage)?) {
    let fields = before.map { DiffField.between(MessageJSON.wrapped($0), self.json) }
    self.facts += (fields ?? []).map { "  \($0.words)" }
    self.members.append(
      .init("changed_fields", fields.map { .array($0.map(\.json)) } ?? .null))
  }
}

extension Presenter {
  /// Shows a change.
  /// - Parameter mutation: nil where it goes without a key, since doing it again changes nothing.
  func change(_ report: ChangeReport, _ mutation: Mutation? = nil, revision: String) throws {
    try self.result(self.json(of: report), id: report.id, isDryRun: report.isDryRun) {
      self.lines(of: report)
    }
    if let mutation { try self.detail("request id", mutation.idempotencyKey) }
    try self.detail("revision", revision)
    try self.conclude(report.outcome)
  }

  /// The end of a change, once it is shown.
  /// - Throws: where nothing had to be changed, and that is asked to be a failure.
  func conclude(_ outcome: Outcome?) throws(CommandFailure) {
    guard self.failsIfUnchanged, outcome?.unchanged == true else { return }
    throw CommandFailure(
      .failed, .failedPrecondition, .unchanged,
      "Nothing had to be changed, and --fail-if-unchanged was given.")
  }

  private func json(of report: ChangeReport) -> JSONValue {
    var members: [JSONMember] = [.init(report.key, report.json)]
    if report.hasFigures {
      members.append(.init("figures", report.figures.map { MessageJSON.object($0) } ?? .null))
    }
    members += report.members
    members.append(.init("outcome", MessageJSON.outcome(report.outcome, isTrial: report.isDryRun)))
    members.append(.init("validate_only", .bool(report.isDryRun)))
    return .object(members)
  }

  private func lines(of report: ChangeReport) -> [String] {
    let outcome = report.outcome ?? Outcome()
    let verb =
      outcome.unchanged
      ? "unchanged" : report.isDryRun ? "would \(report.verb.plain)" : report.verb.past
    let item = "\(report.noun) \(report.id.sanitised)"
    let what = item + Self.quoted(report.title, atMost: self.titleRoom(behind: "\(verb)  ", item))
    if outcome.unchanged { return ["\(verb)  \(what)"] }
    var lines = ["\(self.surface.paint(verb, .bold))  \(what)"]
    lines += report.facts + self.movedLines(outcome)
    if outcome.repeated {
      lines.append("this request had been done already; it is shown as it is now")
    }
    if report.isDryRun { lines.append("nothing was changed") }
    return lines
  }

  /// A title's columns at the least and at the most.
  private static let (leastTitle, mostTitle) = (8, 60)

  /// Columns of a title behind an item, or below it where that leaves too few.
  private func titleRoom(behind verb: String, _ item: String) -> Int {
    guard let columns = self.surface.columns else { return Int.max }
    let beside = columns - "\(verb)\(item) «»".displayWidth
    return beside < Self.leastTitle ? columns - "\(verb)«»".displayWidth : beside
  }

  static func quoted(_ title: String, atMost columns: Int = Int.max) -> String {
    title.isEmpty ? "" : " «\(title.sanitised.cut(to: min(columns, Self.mostTitle)))»"
  }

  /// A line an item whose score moved, such as `o-1  0.6412 → 0.6287 ▼`, then a line a rollup that would move.
  func movedLines(_ outcome: Outcome?) -> [String] {
    let (scores, rollups) = (outcome?.scoreChanges ?? [], outcome?.rollupChanges ?? [])
    guard !scores.isEmpty || !rollups.isEmpty else { return [] }
    var table = Table([
      Column(""), Column("", .right), Column(""), Column("", .right), Column(""), Column(""),
    ])
    for change in scores { self.append(change.id, change, Self.coverage(change), to: &table) }
    for change in rollups {
      let words = [Self.coverage(change.figures), Self.objectives(change)].filter { !$0.isEmpty }
      self.append(change.scope, change.figures, words.joined(separator: ", "), to: &table)
    }
    // Each is a line that may go on below itself.
    var whole = self.surface
    whole.columns = nil
    return table.lines(for: whole).dropFirst()
      + Self.cut(scores.count, of: outcome?.scoreChangesTotal, "item")
      + Self.cut(rollups.count, of: outcome?.rollupChangesTotal, "rollup")
  }

  /// How many more there are than are shown.
  private static func cut(_ shown: Int, of total: Int32?, _ what: String) -> [String] {
    let more = Int64(total ?? 0) - Int64(shown)
    return more > 0 ? ["  and \(CountText.of(more, what)) more"] : []
  }

  private func append(
    _ label: String, _ change: ScoreChange, _ words: String, to table: inout Table
  ) {
    table.append([
      Cell("  " + label), Cell(Self.digits(change.scoreBefore)), "→",
      Cell(Self.digits(change.scoreAfter)), Self.direction(change, self.surface), Cell(words),
    ])
  }

  private static func objectives(_ change: RollupScoreChange) -> String {
    let (before, after) = (change.objectivesBefore, change.objectivesAfter)
    return before == after ? "" : "objectives \(before) → \(after)"
  }

  private static func digits(_ ratio: Ratio?) -> String {
    FigureText.ratio(ratio, digits: FigureText.changeDigits)
  }

  static func direction(_ change: ScoreChange, _ surface: Surface) -> Cell {
    let before = change.scoreBefore?.ppm ?? 0
    let after = change.scoreAfter?.ppm ?? 0
    if before == after { return "" }
    if surface.isAccessible { return Cell(after > before ? "up" : "down") }
    return after > before ? Cell("▲", .green) : Cell("▼", .red)
  }

  private static func coverage(_ change: ScoreChange) -> String {
    // Two digits where they tell the change, else as many as scores have.
    for digits in [FigureText.defaultDigits, FigureText.changeDigits] {
      let before = FigureText.ratio(change.coverageBefore, digits: digits)
      let after = FigureText.ratio(change.coverageAfter, digits: digits)
      if before != after { return "coverage \(before) → \(after)" }
    }
    return ""
  }
}

extension RollupScoreChange {
  /// Such as `region emea in q3-2026`.
  fileprivate var scope: String {
    let place =
      if !self.region.isEmpty {
        "region \(self.region) in "
      } else if !self.unit.isEmpty {
        "unit \(self.unit) in "
      } else {
        "all in "
      }
    return (place + self.cycle).sanitised
  }

  fileprivate var figures: ScoreChange {
    ScoreChange(
      scoreBefore: self.scoreBefore, scoreAfter: self.scoreAfter,
      coverageBefore: self.coverageBefore, coverageAfter: self.coverageAfter)
  }
}

extension MessageJSON {
  /// What a change answers. Rollups are told by trials alone: a live answer has none, which isn't 0.
  static func outcome(_ outcome: Outcome?, isTrial: Bool) -> JSONValue {
    guard let outcome else { return .null }
    guard !isTrial, case .object(let members) = self.object(outcome) else {
      return self.object(outcome)
    }
    return .object(
      members.map { $0.name.hasPrefix("rollup_changes") ? JSONMember($0.name, .null) : $0 })
  }
}
