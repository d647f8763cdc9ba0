// Overrides: what scores should be read as for a while, beside what is computed.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct OverrideCommand: NounCommand {
  static let noun = "override"
  static let aliases = ["overrides"]
  static let abstract = "What scores should be read as for a while, beside the computed ones."
  static let verbs: [any ParsableCommand.Type] = [
    OverrideSet.self, OverrideGet.self, OverrideList.self, OverrideWithdraw.self,
  ]

  /// An item's override as it stands.
  static func fetch(
    _ item: String, _ session: Session
  ) async throws(CommandFailure) -> Answer<Override> {
    let answer = try await session.call(
      RPC.OverrideService.getOverride, GetOverrideRequest(item: item))
    guard let row = answer.message.override else { throw .incompleteReply("override") }
    return Answer(message: row, revision: answer.revision, instantMicros: answer.instantMicros)
  }
}

extension Presenter {
  /// Shows that an override was set or withdrawn.
  fileprivate func change(
    _ verb: ChangeVerb, _ asked: Override, _ answer: Override?, _ outcome: Outcome?,
    _ mutation: Mutation, revision: String
  ) throws {
    let shown = answer ?? asked
    let report = ChangeReport(
      verb: verb, noun: "override", key: "override", id: asked.item,
      title: OverrideText.title(shown), json: MessageJSON.object(shown), outcome: outcome,
      facts: ["  the computed score stays \(OverrideText.computed(shown))"],
      isDryRun: mutation.validateOnly)
    try self.change(report, mutation, revision: revision)
  }
}

struct OverrideSet: ChangingCommand {
  static let verb = "set"
  static let abstract = "State what an item's score should be read as, and up to which day."
  static let details = """
    It stands beside the computed score and takes the place of what was stated before. No score moves: what is above the item, rollups and a \
    close go by the computed one. It ends by itself after its last day, at most 92 days after the cycle.
    """
  static let examples = [
    "okr override set o-12 0.8 --until 2026-12-15 --reason \"one deal is signed\"",
    "okr override set kr-41 70% --until 2026-12-01 --reason audit --dry-run",
  ]

  @Argument(help: "The objective or key result.", completion: IDCompletion.item.kind)
  var item: String

  @Argument(help: "What its score should be read as, such as 0.8 or 80%.")
  var score: String

  @Option(help: ArgumentHelp("The last day on which that holds.", valueName: "day"))
  var until: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var reason: String

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let row = Override(
      item: self.item, score: try InputText.ratio(self.score, field: "score"),
      reason: self.reason, until: try InputText.day(self.until, field: "--until"))
    let answer = try await session.call(
      RPC.OverrideService.setOverride, SetOverrideRequest(mutation: mutation, override: row))
    try session.presenter.change(
      .set, row, answer.message.override, answer.message.outcome, mutation,
      revision: answer.revision)
  }
}

struct OverrideGet: WatchableCommand, PastCommand {
  static let verb = "get"
  static let abstract = "Show an item's override, and what was stated before."
  static let examples = [
    "okr override get o-31", "okr override get o-31 -o json --fields score,computed_score,state",
  ]

  @Argument(help: "The objective or key result.", completion: IDCompletion.override.kind)
  var item: String

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let answer = try await OverrideCommand.fetch(self.item, session)
    let row = answer.message
    try session.presenter.object(MessageJSON.object(row), id: row.item) {
      OverrideText.lines(row, session.presenter)
    }
    try session.presenter.detail("revision", answer.revision)
  }
}

struct OverrideList: WatchableCommand, PastCommand {
  static let verb = "list"
  static let abstract = "List overrides, those that are over too."
  static let examples = [
    "okr override list --filter 'state = in_force AND cycle = q3-2026'",
    "okr overrides list --objective o-12 -o json",
  ]

  @Option(
    help: ArgumentHelp("Only this objective's and its key results'.", valueName: "id"),
    completion: IDCompletion.objective.kind)
  var objective: String?

  @Option(
    help: ArgumentHelp(
      "Only those that fit, such as 'state = in_force'; see okr help filters.", valueName: "text"))
  var filter: String = ""

  @Flag(help: "With those of archived items.")
  var archived = false

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try await session.presenter.list(OverrideText.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.OverrideService.listOverrides,
        ListOverridesRequest(
          page: Page(pageSize: Int32(size), pageToken: token), objective: self.objective ?? "",
          showArchived: self.archived, filter: self.filter))
      let reply = answer.message
      return ListPage(
        items: reply.overrides, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

struct OverrideWithdraw: ChangingCommand {
  static let verb = "withdraw"
  static let abstract = "Take an override back, and say why."
  static let details = "What was stated stays among its steps; the score is read as computed."
  static let examples = [
    "okr override withdraw o-31 --reason \"the contract fell through\" --dry-run",
    "okr override withdraw o-31 --reason \"the contract fell through\"",
  ]

  @Argument(help: "The objective or key result.", completion: IDCompletion.override.kind)
  var item: String

  @Option(help: ArgumentHelp("Why, at most 4096 bytes.", valueName: "text"))
  var reason: String

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.OverrideService.withdrawOverride,
      WithdrawOverrideRequest(mutation: mutation, item: self.item, reason: self.reason))
    try session.presenter.change(
      .withdraw, Override(item: self.item), answer.message.override, answer.message.outcome,
      mutation, revision: answer.revision)
  }
}
