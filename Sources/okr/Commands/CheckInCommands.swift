// Check-ins: the records that move every score.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct CheckInCommand: NounCommand {
  static let noun = "checkin"
  static let aliases = ["checkins"]
  static let abstract = "Record, correct, show and list values of key results."
  static let verbs: [any ParsableCommand.Type] = [
    CheckInRecord.self, CheckInBatch.self, CheckInCorrect.self, CheckInVoid.self, CheckInGet.self,
    CheckInList.self,
  ]
}

/// What stands beside a value.
struct CheckInFields: ParsableArguments {
  @Option(
    help: ArgumentHelp("When the value held, with its offset; default now.", valueName: "time"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "How likely the target is reached, such as 0.8 or 80%; or none.", valueName: "ratio"))
  var confidence: String?

  @Option(help: ArgumentHelp("A note, at most 4096 bytes.", valueName: "text"))
  var note: String?

  func apply(to checkIn: inout CheckIn) throws(CommandFailure) {
    if let at = self.at { checkIn.effectiveTime = try InputText.instant(at, field: "--at") }
    if let text = self.confidence {
      checkIn.confidence =
        text == InputText.none ? nil : try InputText.ratio(text, field: "--confidence")
    }
    if let note = self.note { checkIn.note = note }
  }
}

enum CheckInOutput {
  static let listing = Listing<CheckIn>(
    columns: [
      .text("ID") { $0.id },
      ListColumn("AT") {
        Cell(FigureText.instant($0.effectiveTime, $1.surface, now: $1.nowMicros))
      },
      .text("VALUE", .decimal) { $0.value == nil ? "void" : FigureText.value($0.value) },
      .text("CONFIDENCE", .right) { $0.confidence == nil ? "" : FigureText.ratio($0.confidence) },
      .text("BY") { $0.actor },
      .text("NOTE", isFlexible: true) { $0.note },
      .text("IN FORCE") { $0.inForce ? "yes" : "no" },
      .text("REPLACES", isWide: true) { $0.replaces },
      ListColumn("RECORDED", isWide: true) {
        Cell(FigureText.instant($0.recordedTime, $1.surface, now: $1.nowMicros))
      },
      .text("REVISION", .right, isWide: true) { String($0.revision) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static func show(
    _ verb: ChangeVerb, _ asked: CheckIn, _ reply: CheckIn?, _ outcome: Outcome?,
    _ figures: Figures?, byStages: Bool,
    _ mutation: Mutation, _ session: Session, revision: String
  ) throws {
    let checkIn = reply ?? asked
    let id = checkIn.id.nonEmpty ?? asked.replaces.nonEmpty ?? checkIn.keyResult
    // Before it is made a record has no id, and is named by its key result.
    let keyResult = id == checkIn.keyResult ? "" : checkIn.keyResult
    let value = checkIn.value.map { FigureText.value($0) } ?? ""
    let what = [keyResult, value].filter { !$0.isEmpty }.joined(separator: " = ")
    let report = ChangeReport(
      verb: verb, noun: "check-in", key: "check_in", id: id, title: what,
      json: MessageJSON.object(checkIn), outcome: outcome, hasFigures: true, figures: figures,
      facts: Self.facts(checkIn, figures), members: [.init("by_stages", .bool(byStages))],
      isDryRun: mutation.validateOnly)
    if byStages { try session.presenter.remark(Self.stagesRemark(checkIn.keyResult)) }
    try session.presenter.change(report, mutation, revision: revision)
  }

  /// What a record of a milestone does, and what moves its score.
  private static func stagesRemark(_ keyResult: String) -> String {
    let id = keyResult.sanitised
    return "\(id) is scored by its stages alone, which this value doesn't move: "
      + "okr keyresult update \(ShellText.quoted(id)) --stage-done NAME"
  }

  /// Why a record doesn't show in its key result's value, where it doesn't.
  private static func facts(_ checkIn: CheckIn, _ figures: Figures?) -> [String] {
    guard let recorded = checkIn.value, let held = figures?.value, held != recorded else {
      return []
    }
    return ["  a record of a later time holds: \(FigureText.value(held))"]
  }
}

struct CheckInRecord: ChangingCommand {
  static let verb = "record"
  static let abstract = "Record a key result's value."
  static let details = """
    A binary key result takes yes or no, a graded one a ratio such as 0.7 or 70%, one that is measured in % a percentage too. \
    Values keep at most 6 decimal places. A milestone is scored by its \
    stages alone: a record says that it is measured, and okr keyresult update --stage-done moves its score.
    """
  static let examples = [
    "okr checkin record kr-41 2.6 --confidence 0.8 --note \"new landing page\"",
    "okr checkin record kr-41 2.4 --at 2026-08-01T09:00:00+02:00 --dry-run",
    "okr checkin record kr-9 yes",
  ]

  @Argument(help: "The key result.", completion: IDCompletion.keyResult.kind)
  var keyResult: String

  @Argument(parsing: .allUnrecognized, help: "The value, such as 2.6, -3 or yes.")
  var value: [String] = []

  @OptionGroup var fields: CheckInFields
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws { try ValueArgument.validate(self.value) }

  func run(in session: Session) async throws {
    var checkIn = CheckIn(keyResult: self.keyResult)
    checkIn.value = try await session.value(self.value) { self.keyResult }
    try self.fields.apply(to: &checkIn)
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.CheckInService.recordCheckIn, RecordCheckInRequest(mutation: mutation, checkIn: checkIn))
    let reply = answer.message
    try CheckInOutput.show(
      .record, checkIn, reply.checkIn, reply.outcome, reply.figures, byStages: reply.byStages,
      mutation, session, revision: answer.revision)
  }
}

/// A value on the command line. It is taken as whatever is left over, since a negative one looks
/// like a flag.
enum ValueArgument {
  static func validate(_ words: [String]) throws {
    guard words.count == 1, let word = words.first else {
      throw ValidationError(
        words.isEmpty
          ? "A value is missing." : "One value is needed, not: \(words.joined(separator: " ")).")
    }
    let isFlag = word.hasPrefix("-") && !word.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
    if isFlag { throw ValidationError("Unknown option '\(word)'") }
  }

}

extension Session {
  /// A value as it is written. A percentage is one of what is measured in %, and a ratio of what is graded.
  /// - Parameter keyResult: gives the key result; asked for a percentage alone.
  /// - Throws: where a percentage could mean either.
  fileprivate func value(
    _ words: [String], of keyResult: () async throws -> String
  ) async throws -> Value {
    let word = words.first ?? ""
    guard word.hasSuffix("%") else { return try InputText.checkInValue(word, field: "value") }
    let answer = try await self.call(
      RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: try await keyResult()))
    let found = answer.message.keyResult
    if case .graded? = found?.kind {
      return Value(micros: try InputText.ratio(word, field: "value").ppm)
    }
    let isPercent = found?.unit == "%"
    return try InputText.value(isPercent ? String(word.dropLast()).trimmed : word, field: "value")
  }

  fileprivate func checkIn(_ id: String) async throws -> (checkIn: CheckIn, revision: String) {
    let answer = try await self.call(RPC.CheckInService.getCheckIn, GetCheckInRequest(id: id))
    guard let checkIn = answer.message.checkIn else {
      throw CommandFailure.incompleteReply("check-in")
    }
    return (checkIn, answer.revision)
  }
}

struct CheckInCorrect: ChangingCommand {
  static let verb = "correct"
  static let abstract = "Replace a record by one with the right value."
  static let details =
    "The replaced record stays and is marked. Without --at and --confidence the new one keeps its time and confidence; its note is that stated here."
  static let examples = [
    "okr checkin correct ci-1042 2.7 --dry-run",
    "okr checkin correct ci-1042 2.7 --note \"typing error\"",
  ]

  @Argument(help: "The record to replace.", completion: IDCompletion.checkIn.kind)
  var id: String

  @Argument(parsing: .allUnrecognized, help: "The right value.")
  var value: [String] = []

  @OptionGroup var fields: CheckInFields
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws { try ValueArgument.validate(self.value) }

  func run(in session: Session) async throws {
    let replaced = try await session.checkIn(self.id).checkIn
    var checkIn = CheckIn(confidence: replaced.confidence, replaces: self.id)
    checkIn.value = try await session.value(self.value) { replaced.keyResult }
    try self.fields.apply(to: &checkIn)
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.CheckInService.correctCheckIn, CorrectCheckInRequest(mutation: mutation, checkIn: checkIn)
    )
    let reply = answer.message
    try CheckInOutput.show(
      .correct, checkIn, reply.checkIn, reply.outcome, reply.figures, byStages: reply.byStages,
      mutation, session, revision: answer.revision)
  }
}

struct CheckInVoid: ChangingCommand {
  static let verb = "void"
  static let abstract = "Take a record out of force."
  static let details = """
    The voided record stays and is marked, and the newest of the others that hold is in force. What a correction replaced stays \
    replaced when the correction is voided: record the value again.
    """
  static let examples = [
    "okr checkin void ci-1042 --dry-run", "okr checkin void ci-1042 --note \"wrong key result\"",
  ]

  @Argument(help: "The record to void.", completion: IDCompletion.checkIn.kind)
  var id: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var note: String?

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let checkIn = CheckIn(note: self.note ?? "", replaces: self.id)
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.CheckInService.correctCheckIn, CorrectCheckInRequest(mutation: mutation, checkIn: checkIn)
    )
    let reply = answer.message
    try CheckInOutput.show(
      .void, checkIn, reply.checkIn, reply.outcome, reply.figures, byStages: reply.byStages,
      mutation, session, revision: answer.revision)
  }
}

struct CheckInGet: WatchableCommand, PastCommand {
  static let verb = "get"
  static let abstract = "Show one record, whether it is in force or not."
  static let examples = [
    "okr checkin get ci-1042", "okr checkin get ci-1042 -o json --fields value,actor,in_force",
  ]

  @Argument(
    help: "The record's id, as okr checkin list shows it.", completion: IDCompletion.checkIn.kind)
  var id: String

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let (checkIn, revision) = try await session.checkIn(self.id)
    let json = MessageJSON.object(checkIn)
    try session.presenter.object(json, id: checkIn.id) { DetailText.fields(json) }
    try session.presenter.detail("revision", revision)
  }
}

struct CheckInList: WatchableCommand, PastCommand {
  static let verb = "list"
  static let abstract = "List a key result's records, the newest first."
  static let examples = [
    "okr checkin list kr-41", "okr checkins list kr-41 --all -o csv",
    "okr checkin list kr-41 --filter 'in_force = true AND value > 2.5'",
  ]

  @Argument(help: "The key result.", completion: IDCompletion.keyResult.kind)
  var keyResult: String

  @Option(
    help: .filter(
      by: "id, effective_time, value, confidence, note, replaces, actor, recorded_time, in_force"))
  var filter: String = ""

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try session.check(recordFilter: self.filter)
    try await session.presenter.list(CheckInOutput.listing, self.page) { size, token in
      let page = Page(pageSize: Int32(size), pageToken: token)
      let answer = try await session.call(
        RPC.CheckInService.listCheckIns,
        ListCheckInsRequest(page: page, keyResult: self.keyResult, filter: self.filter))
      let reply = answer.message
      return ListPage(
        items: reply.checkIns, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}
