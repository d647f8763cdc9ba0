// What a dependency is answered, and how it ends.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct DependencyCommand: NounCommand {
  static let noun = "dependency"
  static let aliases = ["dependencies", "dep"]
  static let abstract = "Dependencies: what objectives need from other units, by a day."
  static let verbs =
    ResourceVerbs<DependencyResource>.all + [
      DependencyAccept.self, DependencyDecline.self, DependencyDeliver.self,
      DependencyWithdraw.self, DependencyReopen.self,
    ]
}

extension Presenter {
  /// Shows an answer.
  fileprivate func answer(
    _ verb: ChangeVerb, _ id: String, _ dependency: Dependency?, _ outcome: Outcome?,
    _ mutation: Mutation, revision: String
  ) throws {
    let shown = dependency ?? Dependency(id: id)
    let report = ChangeReport(
      verb: verb, noun: "dependency", key: "dependency", id: id, title: shown.title,
      json: MessageJSON.object(shown), outcome: outcome,
      facts: ["  " + DependencyText.days(shown)], isDryRun: mutation.validateOnly)
    try self.change(report, mutation, revision: revision)
  }
}

struct DependencyAccept: ChangingCommand {
  static let verb = "accept"
  static let abstract = "Promise what a unit is asked for."
  static let details =
    "For the day by which it is needed, or another. A later one is refused unless --allow-late says that it is known. A promise is changed by another accept."
  static let examples = [
    "okr dependency accept d-1", "okr dependency accept d-1 --promised 2026-09-10 --dry-run",
    "okr dependency accept d-1 --promised 2026-09-20 --allow-late --reason \"a week of review\"",
  ]

  @Argument(help: "The dependency.", completion: IDCompletion.dependency.kind)
  var id: String

  @Option(
    help: ArgumentHelp(
      "For when it is promised; default the day by which it is needed.", valueName: "day"))
  var promised: String?

  @Flag(help: "Accept it also for a day after the one by which it is needed.")
  var allowLate = false

  @Option(help: ArgumentHelp("What there is to say, at most 4096 bytes.", valueName: "text"))
  var reason = ""

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let day = try self.promised.map { text throws(CommandFailure) in
      try InputText.day(text, field: "--promised")
    }
    let answer: Answer<AcceptDependencyResponse>
    do throws(CommandFailure) {
      answer = try await session.call(
        RPC.DependencyService.acceptDependency,
        AcceptDependencyRequest(
          mutation: mutation, id: self.id, promised: day ?? "", allowLate: self.allowLate,
          reason: self.reason))
    } catch {
      var failure = error
      if let day, error.reason == Reason.dependencyDates.rawValue {
        failure.hint = "okr dependency accept \(self.id) --promised \(day) --allow-late"
      }
      throw failure
    }
    try session.presenter.answer(
      .accept, self.id, answer.message.dependency, answer.message.outcome, mutation,
      revision: answer.revision)
  }
}

struct DependencyDecline: ChangingCommand {
  static let verb = "decline"
  static let abstract = "Refuse what a unit is asked for, and say why."
  static let details = "What was promised can be declined too."
  static let examples = [
    "okr dependency decline d-1 --reason \"no designer before October\"",
    "okr dependency decline d-2 --reason \"the team was merged\" --dry-run",
  ]

  @Argument(help: "The dependency.", completion: IDCompletion.dependency.kind)
  var id: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var reason: String

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.DependencyService.declineDependency,
      DeclineDependencyRequest(mutation: mutation, id: self.id, reason: self.reason))
    try session.presenter.answer(
      .decline, self.id, answer.message.dependency, answer.message.outcome, mutation,
      revision: answer.revision)
  }
}

struct DependencyDeliver: ChangingCommand {
  static let verb = "deliver"
  static let abstract = "Say that what was promised is given."
  static let details = "It has to be accepted before."
  static let examples = [
    "okr dependency deliver d-2 --reason \"on the shared drive\" --dry-run",
    "okr dependency deliver d-2",
  ]

  @Argument(help: "The dependency.", completion: IDCompletion.dependency.kind)
  var id: String

  @Option(help: ArgumentHelp("What there is to say, at most 4096 bytes.", valueName: "text"))
  var reason = ""

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.DependencyService.deliverDependency,
      DeliverDependencyRequest(mutation: mutation, id: self.id, reason: self.reason))
    try session.presenter.answer(
      .deliver, self.id, answer.message.dependency, answer.message.outcome, mutation,
      revision: answer.revision)
  }
}

struct DependencyWithdraw: ChangingCommand {
  static let verb = "withdraw"
  static let abstract = "Say that it is needed no more."
  static let details = "What was delivered stays so."
  static let examples = [
    "okr dependency withdraw d-1 --reason \"an agency does it\" --dry-run",
    "okr dependency withdraw d-1",
  ]

  @Argument(help: "The dependency.", completion: IDCompletion.dependency.kind)
  var id: String

  @Option(help: ArgumentHelp("What there is to say, at most 4096 bytes.", valueName: "text"))
  var reason = ""

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.DependencyService.withdrawDependency,
      WithdrawDependencyRequest(mutation: mutation, id: self.id, reason: self.reason))
    try session.presenter.answer(
      .withdraw, self.id, answer.message.dependency, answer.message.outcome, mutation,
      revision: answer.revision)
  }
}

struct DependencyReopen: ChangingCommand {
  static let verb = "reopen"
  static let abstract = "Ask again for what was answered, delivered or withdrawn."
  static let details =
    "The promise is gone, and it waits for a new answer; its steps tell what was before."
  static let examples = [
    "okr dependency reopen d-2 --reason \"needed a week earlier\" --dry-run",
    "okr dependency reopen d-2 --reason \"half of it is missing\"",
  ]

  @Argument(help: "The dependency.", completion: IDCompletion.dependency.kind)
  var id: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var reason: String

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.DependencyService.reopenDependency,
      ReopenDependencyRequest(mutation: mutation, id: self.id, reason: self.reason))
    try session.presenter.answer(
      .reopen, self.id, answer.message.dependency, answer.message.outcome, mutation,
      revision: answer.revision)
  }
}
