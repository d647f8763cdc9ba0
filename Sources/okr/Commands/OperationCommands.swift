// Long work that goes on in the server: what there is, waiting for it, and ending it.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import OKRWire
internal import Terminal

struct OperationCommand: NounCommand {
  static let noun = "operation"
  static let aliases = ["operations", "op"]
  static let abstract = "Imports, exports and closes that --async started and that go on alone."
  static let verbs: [any ParsableCommand.Type] = [
    OperationList.self, OperationGet.self, OperationWait.self, OperationCancel.self,
    OperationResultCommand.self,
  ]

  /// The operation of the examples.
  static let example = "019a51c2-7d1c-7a40-8f3e-5f2b6c1d3e4a"
}

/// Which operation is meant.
struct OperationChoice: ParsableArguments {
  @Argument(help: "The operation's id.", completion: IDCompletion.operation.kind)
  var id: String
}

extension Session {
  fileprivate func operation(_ id: String) async throws -> OKRModel.Operation {
    let answer = try await self.call(
      RPC.OperationService.getOperation, GetOperationRequest(id: id))
    guard let operation = answer.message.operation else {
      throw CommandFailure.incompleteReply("operation")
    }
    return operation
  }
}

struct OperationList: WatchableCommand {
  static let isLogged = false
  static let verb = "list"
  static let abstract = "List operations, the newest first."
  static let details = "They are kept for 7 days after their end."
  static let examples = [
    "okr operation list", "okr operations list --state running",
    "okr operation list --kind import -o json",
    "okr operation list --actor anna --since 2026-07-01T00:00:00Z",
  ]

  @Option(help: ArgumentHelp("Only of this kind.", valueName: "kind"))
  var kind: EnumArgument<OperationKind>?

  @Option(help: ArgumentHelp("Only in this state.", valueName: "state"))
  var state: EnumArgument<OperationState>?

  @Option(help: ArgumentHelp("Only those that this one started.", valueName: "name"))
  var actor: String?

  @Option(help: ArgumentHelp("Only those started at this time or later.", valueName: "time"))
  var since: String?

  @Option(help: ArgumentHelp("Only those started before this time.", valueName: "time"))
  var before: String?

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let since = try self.since.map { try InputText.instant($0, field: "--since", spanIs: .back) }
    let before = try self.before.map { try InputText.instant($0, field: "--before", spanIs: .back) }
    try await session.presenter.list(OperationOutput.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.OperationService.listOperations,
        ListOperationsRequest(
          page: Page(pageSize: Int32(size), pageToken: token),
          kind: self.kind?.value ?? .unspecified, state: self.state?.value ?? .unspecified,
          principal: self.actor ?? "", createdSince: since, createdBefore: before))
      let reply = answer.message
      return ListPage(
        items: reply.operations, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

struct OperationGet: WatchableCommand {
  static let isLogged = false
  static let verb = "get"
  static let abstract = "Show how far an operation is, or what came of it."
  static let examples = [
    "okr operation get \(OperationCommand.example)",
    "okr operation get \(OperationCommand.example) -o json",
  ]

  @OptionGroup var choice: OperationChoice
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try session.presenter.operation(try await session.operation(self.choice.id))
  }
}

struct OperationWait: ClientCommand {
  static let makesOneCall = false
  static let verb = "wait"
  static let abstract = "Wait until an operation is done, and show what came of it."
  static let details = """
    Fails as the operation did. --timeout is how long to wait in all, without end where it is left out; exit code 124 where it isn't \
    done by then. Ctrl-C ends the waiting; the operation goes on.
    """
  static let examples = [
    "okr operation wait \(OperationCommand.example)",
    "okr operation wait \(OperationCommand.example) --timeout 30m -o json",
  ]

  @OptionGroup var choice: OperationChoice
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let stated = try self.connection.timeoutMicros()
    let end = stated > 0 ? session.surroundings.now() + stated : Int64.max
    do {
      let operation = try await OperationWatcher(self.choice.id, session).operation(by: end)
      if operation.done { return try Self.show(operation, session) }
      throw CommandFailure(
        .timedOut, .deadlineExceeded, .notSoInTime,
        "The operation isn't done yet; it is \(FigureText.name(operation.state)).",
        hint: OperationOutput.next(operation) ?? "")
    } catch var failure as CommandFailure where Task.isCancelled {
      failure.facts.append(.init(label: "it", text: "the operation goes on"))
      failure.requestID = self.choice.id
      failure.hint = "okr operation wait \(self.choice.id)"
      throw failure
    }
  }

  /// What came of it, or the failure that it ended with.
  private static func show(_ operation: OKRModel.Operation, _ session: Session) throws {
    guard let error = operation.error,
      operation.state == .failed || operation.state == .cancelled
    else { return try session.presenter.operation(operation) }
    var failure = CommandFailure(error, after: Surroundings.current.arguments)
    failure.facts.append(.init(label: "operation", text: operation.id))
    failure.requestID = operation.id
    throw failure
  }
}

/// Asks again and again how far an operation is, and shows it.
private struct OperationWatcher {
  /// A look at a terminal, where progress moves, and elsewhere.
  private static let lookMicros: (redrawn: Int64, else: Int64) = (500_000, 5_000_000)

  private let id: String
  private let session: Session

  init(_ id: String, _ session: Session) {
    self.id = id
    self.session = session.drawingItsOwn
  }

  /// The operation once it is done, or as it is at `end`.
  func operation(by end: Int64) async throws -> OKRModel.Operation {
    var progress = Progress(self.session, "", total: nil)
    var total: Int64?
    var reconnection = Reconnection(self.session.presenter)
    defer { try? progress.finish() }
    while true {
      if Task.isCancelled { throw CommandFailure.interruption }
      let left = end - self.session.surroundings.now()
      let look = progress.redraws ? Self.lookMicros.redrawn : Self.lookMicros.else
      do {
        let operation = try await self.look(max(min(look, left), 1))
        try reconnection.answered()
        if operation.done || left <= 0 { return operation }
        let shown = operation.progress ?? OperationProgress()
        if shown.total != total, !shown.unit.isEmpty {
          total = shown.total
          progress = Progress(
            self.session, shown.unit, total: shown.total > 0 ? shown.total : nil,
            earlier: shown.completed)
        }
        if total != nil { try progress.show(shown.completed) }
      } catch let failure as CommandFailure
        where Reconnection.mayPass(failure) && !Task.isCancelled
      {
        guard left > 0 else {
          throw CommandFailure(
            .timedOut, .deadlineExceeded, .notSoInTime, "The server couldn't be reached in time.",
            hint: "okr operation wait \(self.id)")
        }
        try await reconnection.wait(after: failure, limitMicros: left)
      }
    }
  }

  private func look(_ micros: Int64) async throws(CommandFailure) -> OKRModel.Operation {
    let answer = try await self.session.call(
      RPC.OperationService.waitOperation,
      WaitOperationRequest(id: self.id, timeoutMicros: micros))
    guard let operation = answer.message.operation else { throw .incompleteReply("operation") }
    return operation
  }
}

struct OperationCancel: ChangingCommand {
  static let verb = "cancel"
  static let abstract = "Ask an operation to end. What it committed stays."
  static let details = """
    Whoever started it may, and administrators. One that waits ends at once, one that runs after the part that it is \
    at; one that is done stays as it is.
    """
  static let examples = [
    "okr operation cancel \(OperationCommand.example) --dry-run",
    "okr operation cancel \(OperationCommand.example)",
  ]

  @OptionGroup var choice: OperationChoice
  @OptionGroup(title: "Change") var change: TrialOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    if self.change.dryRun { try session.require(.cancelValidateOnly) }
    let answer = try await session.call(
      RPC.OperationService.cancelOperation,
      CancelOperationRequest(id: self.choice.id, validateOnly: self.change.dryRun))
    guard let operation = answer.message.operation else {
      throw CommandFailure.incompleteReply("operation")
    }
    let report = ChangeReport(
      verb: operation.done ? .cancel : .askToEnd,
      noun: "\(FigureText.name(operation.kind)) operation", key: "operation", id: operation.id,
      json: OperationOutput.json(operation), outcome: answer.message.outcome,
      facts: self.facts(operation), isDryRun: self.change.dryRun)
    try session.presenter.change(report, revision: answer.revision)
  }

  static func isOwn(_ request: any WireMessage) -> Bool { request is CancelOperationRequest }

  /// What is committed, and what shows how it ends.
  private func facts(_ operation: OKRModel.Operation) -> [String] {
    let progress = OperationOutput.progress(operation)
    let done = progress.isEmpty ? [] : ["  done     \(progress); that stays"]
    let next = self.change.dryRun ? nil : OperationOutput.next(operation)
    return done + (next.map { ["  next     \($0)"] } ?? [])
  }
}

struct OperationResultCommand: ClientCommand {
  static let makesOneCall = false
  static let verb = "result"
  static let abstract = "Write the document that an export made."
  static let details = "It is there until the operation expires."
  static let examples = [
    "okr operation result \(OperationCommand.example)",
    "okr operation result \(OperationCommand.example) -f company.json",
  ]

  @OptionGroup var choice: OperationChoice

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file, whole or not at all.", valueName: "path"),
    completion: .file())
  var file: String?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let operation = try await session.operation(self.choice.id)
    guard case .exportDocument(let document)? = operation.response?.response else {
      throw CommandFailure(
        .forbiddenByState, .failedPrecondition, .noResult,
        "The operation has no document: it is \(FigureText.name(operation.kind)), "
          + "\(FigureText.name(operation.state)).",
        hint: OperationOutput.next(operation) ?? "")
    }
    let target = try ExportTarget(self.file, session.surroundings)
    var progress = Progress(session, "bytes", total: document.sizeBytes)
    var written: Int64 = 0
    do {
      for part in 0..<document.parts {
        let answer = try await session.call(
          RPC.OperationService.readOperationResult,
          ReadOperationResultRequest(id: self.choice.id, part: part))
        try target.write(answer.message.chunk)
        written += Int64(answer.message.chunk.count)
        try progress.show(written)
      }
    } catch {
      target.discard()
      throw error
    }
    try progress.finish()
    try target.finish()
    if let file = self.file {
      try session.presenter.remark("wrote \(CountText.bytes(written)) to \(file)")
    }
  }
}
