// Grades: what people judge at the end, beside the computed score.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct GradeCommand: NounCommand {
  static let noun = "grade"
  static let aliases = ["grades"]
  static let abstract = "Grades of objectives, beside their computed scores."
  static let verbs: [any ParsableCommand.Type] = [
    GradeRecord.self, GradeWithdraw.self, GradeGet.self, GradeList.self,
  ]
}

enum GradeOutput {
  static let listing = Listing<Grade>(
    columns: [
      .text("ID") { $0.id },
      ListColumn("AT") { Cell(FigureText.instant($0.recordedTime, $1.surface, now: $1.nowMicros)) },
      .text("GRADE", .decimal) { $0.value == nil ? "withdrawn" : FigureText.ratio($0.value) },
      .text("COMPUTED", .decimal) {
        FigureText.ratio($0.computedScore, digits: FigureText.changeDigits)
      },
      .text("BY") { $0.actor },
      .text("REASON", isFlexible: true) { $0.reason },
      .text("REVISION", .right, isWide: true) { String($0.revision) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  /// Asks for a grade, or for none, and shows the answer.
  static func record(
    _ verb: ChangeVerb, _ grade: Grade, _ mutation: Mutation, _ session: Session
  ) async throws {
    let answer = try await session.call(
      RPC.GradeService.recordGrade, RecordGradeRequest(mutation: mutation, grade: grade))
    let reply = answer.message
    let shown = reply.grade ?? grade
    let title = shown.value.map { "\(shown.objective) = \(FigureText.ratio($0))" } ?? ""
    let computed = FigureText.ratio(reply.figures?.score, digits: FigureText.changeDigits)
    let report = ChangeReport(
      verb: verb, noun: "grade", key: "grade", id: shown.objective, title: title,
      json: MessageJSON.object(shown), outcome: reply.outcome, hasFigures: true,
      figures: reply.figures,
      facts: ["  the computed score stays \(computed)"], isDryRun: mutation.validateOnly)
    try session.presenter.change(report, mutation, revision: answer.revision)
  }
}

struct GradeRecord: ChangingCommand {
  static let verb = "record"
  static let abstract = "Grade an objective."
  static let details =
    "The grade stands beside the computed score and never changes it. The newest one holds."
  static let examples = [
    "okr grade record o-12 0.7 --reason \"reached in the first week of October\"",
    "okr grade record o-12 70% --dry-run",
  ]

  @Argument(help: "The objective.", completion: IDCompletion.objective.kind)
  var objective: String

  @Argument(help: "The grade, such as 0.7 or 70%.")
  var value: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var reason = ""

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let grade = Grade(
      objective: self.objective, value: try InputText.ratio(self.value, field: "value"),
      reason: self.reason)
    try await GradeOutput.record(
      .grade, grade, self.change.mutation(session.surroundings), session)
  }
}

struct GradeWithdraw: ChangingCommand {
  static let verb = "withdraw"
  static let abstract = "Take an objective's grade back."
  static let details = "The grade stays in the list; the objective has none from then on."
  static let examples = [
    "okr grade withdraw o-12 --reason \"graded too early\"", "okr grade withdraw o-12 --dry-run",
  ]

  @Argument(help: "The objective.", completion: IDCompletion.objective.kind)
  var objective: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var reason = ""

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    try await GradeOutput.record(
      .withdraw, Grade(objective: self.objective, reason: self.reason),
      self.change.mutation(session.surroundings), session)
  }
}

struct GradeGet: WatchableCommand, PastCommand {
  static let verb = "get"
  static let abstract = "Show one grade, whether it still holds or not."
  static let examples = [
    "okr grade get g-2048", "okr grade get g-2048 -o json --fields value,reason,computed_score",
  ]

  @Argument(help: "The grade's id, as okr grade list shows it.")
  var id: String

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let answer = try await session.call(RPC.GradeService.getGrade, GetGradeRequest(id: self.id))
    guard let grade = answer.message.grade else { throw CommandFailure.incompleteReply("grade") }
    let json = MessageJSON.object(grade)
    try session.presenter.object(json, id: grade.id) { DetailText.fields(json) }
    try session.presenter.detail("revision", answer.revision)
  }
}

struct GradeList: WatchableCommand, PastCommand {
  static let verb = "list"
  static let abstract = "List an objective's grades, the newest first."
  static let examples = [
    "okr grade list o-12", "okr grades list o-12 -o json",
    "okr grade list o-12 --filter 'value != none AND actor = anna'",
  ]

  @Argument(help: "The objective.", completion: IDCompletion.objective.kind)
  var objective: String

  @Option(help: .filter(by: "id, value, reason, computed_score, actor, recorded_time"))
  var filter: String = ""

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try session.check(recordFilter: self.filter)
    try await session.presenter.list(GradeOutput.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.GradeService.listGrades,
        ListGradesRequest(
          page: Page(pageSize: Int32(size), pageToken: token), objective: self.objective,
          filter: self.filter))
      let reply = answer.message
      return ListPage(
        items: reply.grades, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}
