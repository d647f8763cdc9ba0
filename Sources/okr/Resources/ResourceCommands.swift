// The verbs create, get, list, update, archive and restore, written once for every resource.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct Create<R: ManagedResource>: ChangingCommand {
  static var verb: String { "create" }
  static var abstract: String { "Create \(R.one)." }
  static var examples: [String] { R.examples("create") }

  @Argument(help: "Its id: 1 to 128 bytes of text without control characters.")
  var id: String

  @OptionGroup var fields: R.Fields
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    var message = R.make(id: self.id)
    var mask = FieldMask()
    try self.fields.apply(to: &message, &mask)
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await R.create(session, mutation, message)
    try session.presenter.resourceChange(R.self, .create, message, answer, mutation)
  }
}

struct Get<R: ManagedResource>: WatchableCommand, PastCommand {
  static var verb: String { "get" }
  static var abstract: String { "Show one \(R.spoken)." }
  static var examples: [String] { R.examples("get") }

  @Argument(help: "Its id.", completion: R.completion.kind)
  var id: String

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let detail = try await R.fetch(session, id: self.id)
    try session.presenter.object(detail.json, id: R.id(detail.resource)) {
      detail.lines(session.presenter)
    }
    try session.presenter.detail("revision", detail.revision)
  }
}

struct List<R: ManagedResource>: WatchableCommand, PastCommand {
  static var verb: String { "list" }
  static var abstract: String { "List \(R.spokenPlural)." }
  static var examples: [String] { R.examples("list") }

  @OptionGroup(title: "Filter") var scope: R.Filter

  @Option(
    help: ArgumentHelp(
      "Only those that fit, such as 'name : brand'; see okr help filters.", valueName: "text"))
  var filter: String = ""

  @Flag(help: "With those that are archived.")
  var archived = false

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let listing = self.archived ? R.listing.withArchiveTime : R.listing
    let presenter = session.presenter
    guard self.scope.figures?.isAsked(by: presenter.fieldNames) == true else {
      return try await presenter.list(listing, self.page) { size, token in
        try await R.page(session, self.question(size, token))
      }
    }
    try await presenter.list(listing.withFigures, self.page) { size, token in
      try await R.page(session, self.question(size, token, includeFigures: true)).figured
    }
  }

  private func question(
    _ size: Int, _ token: String, includeFigures: Bool = false
  ) -> ListQuestion<R.Filter> {
    ListQuestion(
      page: Page(pageSize: Int32(size), pageToken: token), scope: self.scope,
      showArchived: self.archived, filter: self.filter, includeFigures: includeFigures)
  }
}

struct Update<R: ManagedResource>: ChangingCommand {
  static var verb: String { "update" }
  static var abstract: String { "Change fields of \(R.one)." }
  static var details: String {
    "Only the stated fields change. An empty text clears a field, and none clears a number or list."
  }
  static var examples: [String] { R.examples("update") }

  @Argument(help: "Its id.", completion: R.completion.kind)
  var id: String

  @OptionGroup var fields: R.Fields
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    var mutation = try self.change.mutation(session.surroundings)
    var message = R.make(id: self.id)
    if self.fields.needsCurrent {
      message = try await R.fetch(session, id: self.id).resource
      // What is laid over was read at this version: another change in between must not be lost.
      if mutation.expectedVersion == 0 { mutation.expectedVersion = R.version(message) }
    }
    let current = message
    var mask = FieldMask()
    try self.fields.apply(to: &message, &mask)
    if self.fields.needsCurrent, message == current {
      // Done already, perhaps by an earlier attempt, whose key goes with another version: unchanged, under a new one.
      mutation.idempotencyKey = session.surroundings.makeRequestID()
    }
    guard !mask.names.isEmpty else {
      throw CommandFailure.usage(
        "Nothing to change was stated.", hint: "okr \(R.noun) update --help")
    }
    let answer = try await R.update(session, mutation, message, mask: mask.names)
    try session.presenter.resourceChange(R.self, .update, message, answer, mutation)
  }
}

struct Archive<R: ManagedResource>: ChangingCommand {
  static var verb: String { "archive" }
  static var abstract: String { "Archive \(R.one): out of every list." }
  static var details: String { R.archiving }
  static var examples: [String] { R.examples("archive") }

  @Argument(help: "Its id.", completion: R.completion.kind)
  var id: String

  @OptionGroup(title: "Confirmation") var confirmation: ConfirmOptions
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    if self.confirmation.isNeeded(mutation, session) { try await self.confirm(session, mutation) }
    let answer = try await R.archive(session, mutation, id: self.id)
    for remark in await R.survivors(session, id: self.id) { try session.presenter.remark(remark) }
    try session.presenter.resourceChange(R.self, .archive, R.make(id: self.id), answer, mutation)
  }

  /// Asks, where other things go with it or figures move.
  private func confirm(_ session: Session, _ mutation: Mutation) async throws {
    var trial = mutation
    trial.validateOnly = true
    trial.idempotencyKey = session.surroundings.makeRequestID()
    let answer = try await R.archive(session, trial, id: self.id)
    if answer.outcome?.unchanged ?? false { return }
    let what =
      answer.gone.facts + (try await R.contents(session, id: self.id))
      + session.presenter.movedLines(answer.outcome)
    if what.isEmpty { return }
    let facts = ["This archives \(R.spoken) \(self.id.sanitised):"] + what
    try self.confirmation.confirm(facts, "Archive \(self.id.sanitised)?", session.presenter)
  }
}

struct Restore<R: ManagedResource>: ChangingCommand {
  static var verb: String { "restore" }
  static var abstract: String { "Restore \(R.one) from the archive." }
  static var examples: [String] { R.examples("restore") }

  @Argument(help: "Its id.", completion: R.completion.kind(.archive))
  var id: String

  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await R.restore(session, mutation, id: self.id)
    try session.presenter.resourceChange(R.self, .restore, R.make(id: self.id), answer, mutation)
  }
}

extension Listing where Item: ArchivableMessage {
  /// The same with a column that tells since when each is archived.
  var withArchiveTime: Self {
    let since = ListColumn<Item>("ARCHIVED") {
      Cell(FigureText.instant($0.archiveTime, $1.surface, now: $1.nowMicros))
    }
    return Listing(columns: self.columns + [since], json: self.json, id: self.id)
  }
}

extension Presenter {
  /// Shows the change of a resource.
  func resourceChange<R: ManagedResource>(
    _: R.Type, _ verb: ChangeVerb, _ asked: R.Message, _ change: Change<R.Message>,
    _ mutation: Mutation
  ) throws {
    let message = change.resource ?? asked
    var report = ChangeReport(
      verb: verb, noun: R.spoken, key: R.jsonKey, id: R.id(asked), title: R.title(message),
      json: MessageJSON.wrapped(message), outcome: change.outcome, facts: change.gone.facts,
      isDryRun: mutation.validateOnly)
    if verb == .update { report.tellDifference(from: change.before) }
    if verb == .create, mutation.validateOnly {
      report.facts += DetailText.fields(report.json, leavingOut: ["version"]).map { "  " + $0 }
    }
    try self.change(report, mutation, revision: change.revision)
  }
}
