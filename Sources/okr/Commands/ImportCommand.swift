// A whole document in: streamed, with progress, and answered with its differences and findings.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct ImportCommand: ChangingCommand {
  static let verb = "import"
  static let abstract = "Take in a document of structure, objectives, dependencies and check-ins."
  static let details = """
    Rows match by their ids; doing it again changes nothing. A refused document changes nothing, and every refused place \
    is named. - is standard input. After Ctrl-C or a lost connection the command that goes on is printed; until then nothing or a part of it is \
    taken in, 512 changes at a time. A cycle that comes closed has no frozen figures: once all is there, okr cycle reopen and \
    okr cycle close freeze them. With --async the server goes on by itself once it has the document, also after a restart.
    """
  static let examples = [
    "okr import company.json --dry-run", "okr import company.json -o json",
    "okr import - --all", "okr import company.json --async",
  ]
  static let makesOneCall = false

  @Argument(help: "The document, or - for standard input.", completion: .file())
  var file: String

  @Flag(help: "Show every difference and finding, not only the first ones.")
  var all = false

  @OptionGroup var detached: AsyncOption
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.change.change.expectedVersion != nil {
      throw ValidationError("--expected-version has no meaning for a document.")
    }
    try self.detached.check(self.change)
    if self.detached.isAsync, self.all {
      throw ValidationError("--all belongs to an import that is waited for.")
    }
  }

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let reader = DocumentReader(try OpenFile(reading: self.file), session)
    if self.detached.isAsync { return try await self.start(reader, mutation, session) }
    let answer: Answer<ImportDocumentResponse>
    do {
      answer = try await session.importDocument(reader, mutation)
    } catch {
      throw Self.resumable(error, mutation, reader, session)
    }
    let report = ImportReport(
      reply: answer.message, isDryRun: mutation.validateOnly, showsAll: self.all)
    try session.presenter.result(report.json, id: "", isDryRun: mutation.validateOnly) {
      report.lines(session.presenter)
    }
    try session.presenter.detail("request id", mutation.idempotencyKey)
    try session.presenter.detail("revision", answer.revision)
    if report.isRefused {
      throw CommandFailure.input(
        "The document was refused; nothing was changed.", reason: .documentRefused,
        hint: self.all ? "" : "okr import \(ShellText.quoted(self.file)) --dry-run --all")
    }
    try session.presenter.conclude(answer.message.outcome)
  }

  private func start(
    _ reader: DocumentReader, _ mutation: Mutation, _ session: Session
  ) async throws {
    do {
      let answer = try await session.startImport(reader, mutation)
      try session.started(answer.message.operation, answer.revision)
    } catch {
      throw Self.resumable(error, mutation, reader, session)
    }
  }

  /// A failure with how to go on: under the same key what the server took in already stays, and the
  /// rest follows. The other options are part of the request, and have to be the same.
  private static func resumable(
    _ error: any Error, _ mutation: Mutation, _ reader: DocumentReader, _ session: Session
  ) -> any Error {
    guard var failure = error as? CommandFailure else { return error }
    failure.requestID = mutation.idempotencyKey
    if failure.leavesOutcomeUnknown, mutation.validateOnly {
      let text = "nothing was changed: a dry run writes nothing"
      failure.facts.append(.init(label: "done", text: text))
    } else if failure.leavesOutcomeUnknown {
      failure.facts.append(.init(label: "done", text: reader.sentText))
      failure.hint = ShellText.again(
        session.surroundings.arguments, with: "--request-id", mutation.idempotencyKey)
    }
    return failure
  }
}
