// What becomes of an organisation itself: its name, and the archive.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Why an organisation is changed.
struct OrganisationReason: ParsableArguments {
  @Option(help: ArgumentHelp("Why, at most 4096 bytes; kept with the change.", valueName: "text"))
  var reason: String = ""
}

extension Session {
  /// Shows what became of an organisation.
  fileprivate func showChanged(
    _ verb: ChangeVerb, _ organisation: Organisation?, _ outcome: Outcome?, _ mutation: Mutation,
    facts: [String] = [], before: Organisation? = nil
  ) throws {
    guard let organisation else { throw CommandFailure.incompleteReply("organisation") }
    var report = ChangeReport(
      verb: verb, noun: "organisation", key: "organisation", id: organisation.id,
      title: organisation.name, json: MessageJSON.object(organisation), outcome: outcome,
      facts: facts, isDryRun: mutation.validateOnly)
    if verb == .update { report.tellDifference(from: before) }
    try self.presenter.change(report, mutation, revision: "")
  }
}

struct OrganisationUpdate: ChangingCommand {
  static let verb = "update"
  static let abstract = "Change an organisation's name."
  static let details =
    "Operators change any, administrators their own. Its id stays as it is; an empty name is the id again."
  static let examples = [
    "okr org update --name \"Acme Group\" --reason \"after the merger\"",
    "okr org update acme --name \"Acme Group\" --dry-run",
  ]

  @Argument(help: "Its id; none means one's own.")
  var id: String?

  @Option(help: ArgumentHelp("Its new name.", valueName: "text"))
  var name: String

  @OptionGroup var why: OrganisationReason
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.OrganisationService.updateOrganisation,
      UpdateOrganisationRequest(
        mutation: mutation, organisation: Organisation(id: self.id ?? "", name: self.name),
        updateMask: ["name"], reason: self.why.reason))
    try session.showChanged(
      .update, answer.message.organisation, answer.message.outcome, mutation,
      before: answer.message.before)
  }
}

struct OrganisationArchive: ChangingCommand {
  static let verb = "archive"
  static let abstract = "Stop every change in an organisation, and hide it from the list."
  static let details = """
    For operators. Whoever has a token still signs in and reads everything, also of the past, exports and \
    watches; every change, import, close and new token is refused until okr org restore. Nothing is deleted.
    """
  static let isInOrganisation = false
  static let examples = [
    "okr org archive globex --dry-run",
    "okr org archive globex --reason \"merged into acme\" --confirm globex",
  ]

  @Argument(help: "Its id.")
  var id: String

  @OptionGroup var why: OrganisationReason
  @OptionGroup(title: "Confirmation") var confirmation: NamedConfirmOptions
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    if try self.confirmation.isNeeded(mutation, about: self.id, session) {
      try await self.confirm(session)
    }
    let answer = try await session.call(
      RPC.OrganisationService.archiveOrganisation,
      ArchiveOrganisationRequest(mutation: mutation, id: self.id, reason: self.why.reason))
    try session.showChanged(
      .archive, answer.message.organisation, answer.message.outcome, mutation,
      facts: [
        "  back by   "
          + SameConnection.command("okr org restore \(ShellText.quoted(self.id.sanitised))")
      ])
  }

  /// Asks, where there is something to archive.
  private func confirm(_ session: Session) async throws {
    let answer = try await session.call(
      RPC.OrganisationService.getOrganisation, GetOrganisationRequest(id: self.id))
    guard let organisation = answer.message.organisation, !organisation.isArchived else { return }
    try self.confirmation.confirm(
      [
        "This archives organisation \(self.id.sanitised)\(Presenter.quoted(organisation.name)):",
        "  nobody changes anything in it until it is restored; reading goes on",
      ], typing: self.id, session.presenter)
  }
}

struct OrganisationRestore: ChangingCommand {
  static let verb = "restore"
  static let abstract = "Take an organisation back from the archive."
  static let details = "For operators. It goes on as it was."
  static let isInOrganisation = false
  static let examples = [
    "okr org restore globex --dry-run", "okr org restore globex --reason \"still needed\"",
  ]

  @Argument(help: "Its id.")
  var id: String

  @OptionGroup var why: OrganisationReason
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.OrganisationService.restoreOrganisation,
      RestoreOrganisationRequest(mutation: mutation, id: self.id, reason: self.why.reason))
    try session.showChanged(.restore, answer.message.organisation, answer.message.outcome, mutation)
  }
}
