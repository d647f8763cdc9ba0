// A document beside the organisation: the difference, a plan of it, and its carrying out.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

/// The document that is compared, and with how much.
struct DocumentOptions: ParsableArguments {
  /// What --prune touches, for help texts.
  static let pruning = """
    With --prune what the document leaves out is archived and shown as -: of each list that the document has (a list that it \
    leaves out stays as it is), with the alignments of its items, never members and nothing of a closed cycle. Key results \
    go with their objective. What something stands in that stays is refused.
    """

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The document, or - for standard input.", valueName: "path"),
    completion: .file())
  var file: String

  @Flag(help: "Show every difference and finding, not only the first ones.")
  var all = false

  @Flag(help: "Archive what the document leaves out.")
  var prune = false

  /// The document's bytes, at most as many as the server takes.
  func read() async throws -> ArraySlice<UInt8> {
    let path = self.file
    return try await BlockingWork.run {
      try LocalFile.read(path, limitBytes: Limits.importDocumentBytes, mustBePrivate: false)[...]
    }
  }
}

struct DiffCommand: ClientCommand {
  static let makesOneCall = false
  static let verb = "diff"
  static let abstract = "Show how a document differs from the organisation."
  static let details =
    "+ is new, ~ would change, and what would move is told with its old and new place. Exits with 2 where anything differs. "
    + DocumentDiff.leftAlone + " " + DocumentOptions.pruning
  static let examples = [
    "okr diff -f company.json", "okr diff -f company.json --prune",
    "okr diff -f company.json --all -o ndjson --fields sign,type,id",
  ]

  @OptionGroup var document: DocumentOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let diff = try await DocumentDiff.ask(
      try await self.document.read(), prune: self.document.prune, session)
    try diff.show(session.presenter, showsAll: self.document.all)
    try diff.conclude()
  }
}

struct PlanCommand: ClientCommand {
  static let makesOneCall = false
  static let verb = "plan"
  static let abstract = "Show what a document would change, and keep that as a plan."
  static let details = """
    The plan is the document with the differences that were found and the revision they were found at; okr apply carries it out while every \
    one of them still stands. Exits with 2 where there is something to apply. \(DocumentOptions.pruning)
    """
  static let examples = [
    "okr plan -f company.json --out company.plan", "okr plan -f company.json -o json",
    "okr plan -f company.json --prune --out company.plan",
  ]

  @OptionGroup var document: DocumentOptions

  @Option(
    help: ArgumentHelp("Write the plan to this file, mode 0600.", valueName: "path"),
    completion: .file())
  var out: String?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let document = try await self.document.read()
    let diff = try await DocumentDiff.ask(document, prune: self.document.prune, session)
    var further: [String] = []
    if let path = self.out {
      let organisation = session.backend.welcome.principal?.organisation ?? ""
      try PlanFile(
        diff, prune: self.document.prune, organisation: organisation, document: document
      ).write(path)
      further = [
        "carry it out with: " + SameConnection.command("okr apply \(ShellText.quoted(path))")
      ]
    }
    try diff.show(session.presenter, showsAll: self.document.all, further: further)
    try diff.conclude()
  }
}

struct ApplyCommand: ChangingCommand {
  static let makesOneCall = false
  static let verb = "apply"
  static let abstract = "Carry out a plan, if what it found still stands."
  static let details = """
    Where a line of the plan was changed meanwhile the plan is refused with what became of it, and nothing is changed; other changes don't \
    matter to it. Doing it again changes nothing. Up to 512 changes are one commit, all or none; a larger plan is committed 512 at a time. \
    Where somebody changes between them what the next ones are about, it stops there and says how many were made: plan again for the rest. \
    After a lost connection the command that is printed goes on. A plan that was made with --prune archives what its document \
    leaves out, and asks before.
    """
  static let examples = [
    "okr apply company.plan --dry-run", "okr apply company.plan -o json",
    "okr apply company.plan --yes",
  ]
  /// Looks at the organisation before others' changes of it are too many.
  private static let mostTries = 3

  @Argument(help: "The plan that okr plan wrote.", completion: .file())
  var plan: String

  @OptionGroup(title: "Confirmation") var confirmation: ConfirmOptions
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.change.expectedVersion != nil {
      throw ValidationError("--expected-version has no meaning here: a plan has its own revision.")
    }
  }

  func run(in session: Session) async throws {
    let path = self.plan
    let plan = try await BlockingWork.run { try PlanFile(reading: path) }
    try Self.check(plan, session)
    var mutation = self.change.mutation(session.surroundings)
    if !mutation.validateOnly, plan.pruned > 0 {
      let question = "Apply \(path.sanitised)?"
      try self.confirmation.confirm(plan.pruningFacts, question, session.presenter)
    }
    let reply = try await self.send(plan, &mutation, session)
    let report = ImportReport(
      reply: reply, isDryRun: mutation.validateOnly, showsAll: false,
      doing: (plain: "apply", past: "applied"))
    try session.presenter.result(report.json, id: "", isDryRun: mutation.validateOnly) {
      report.lines(session.presenter)
    }
    try session.presenter.detail("request id", mutation.idempotencyKey)
    try session.presenter.detail("revision", reply.outcome.map { "r\($0.revision)" } ?? "")
    try session.presenter.conclude(reply.outcome)
  }

  private static func check(_ plan: PlanFile, _ session: Session) throws(CommandFailure) {
    let organisation = session.backend.welcome.principal?.organisation ?? ""
    guard plan.organisation == organisation else {
      throw .input(
        "The plan is for the organisation «\(plan.organisation)», and this is «\(organisation)».",
        reason: .planOfAnother, hint: "okr whoami")
    }
  }

  /// Sends the plan where all of it still stands, bound to the revision at which that was found.
  private func send(
    _ plan: PlanFile, _ mutation: inout Mutation, _ session: Session
  ) async throws -> ImportDocumentResponse {
    mutation.expectedVersion = plan.revision
    // The revision alone says little: after a restore the same number stands for another history. Only a request that is sent
    // again isn't compared first, since what it did already is no difference any more.
    var isCompared = self.change.requestId != nil && !mutation.validateOnly
    var tries = 1
    while true {
      if !isCompared {
        let diff = try await self.standing(plan, session)
        if mutation.validateOnly || diff.isEmpty { return diff.reply }
        mutation.expectedVersion = diff.revision
      }
      do {
        let reader = DocumentReader(plan.document, session)
        return try await session.importDocument(reader, mutation, prune: plan.prune).message
      } catch let failure as CommandFailure {
        guard failure.reason == Reason.staleVersion.rawValue, !failure.isMidway,
          tries < Self.mostTries
        else { throw Self.resumable(failure, mutation, session) }
        tries += 1
        isCompared = false
        mutation.idempotencyKey = session.surroundings.makeRequestID()
      }
    }
  }

  /// The document's differences now, if they are the plan's or none is left.
  private func standing(_ plan: PlanFile, _ session: Session) async throws -> DocumentDiff {
    let diff = try await DocumentDiff.ask(plan.document, prune: plan.prune, session)
    if diff.isEmpty || plan.stands(beside: diff) { return diff }
    var failure = CommandFailure(
      Status(
        code: .aborted,
        message: "The plan is stale: it was made at revision \(plan.revision), this is revision "
          + "\(diff.revision), and nothing was changed.", reason: Reason.staleVersion.rawValue),
      after: Surroundings.current.arguments)
    var changes = plan.changes(since: diff)
    if changes.isEmpty { changes = ["a difference that isn't among those that are listed"] }
    failure.facts = changes.prefix(FailureText.listedViolations).map {
      .init(label: "since", text: $0)
    }
    if changes.count > FailureText.listedViolations {
      let rest = changes.count - FailureText.listedViolations
      failure.facts.append(.init(label: "since", text: "and \(rest) more"))
    }
    let prune = plan.prune ? " --prune" : ""
    failure.remedy = "okr plan\(prune) of the same document makes a new one."
    throw failure
  }

  private static func resumable(
    _ failure: CommandFailure, _ mutation: Mutation, _ session: Session
  ) -> CommandFailure {
    var failure = failure
    failure.requestID = mutation.idempotencyKey
    if failure.isMidway { failure.remedy = "okr plan of the same document shows what is left." }
    if failure.leavesOutcomeUnknown {
      failure.hint = ShellText.again(
        session.surroundings.arguments, with: "--request-id", mutation.idempotencyKey)
    }
    return failure
  }
}
