// Key results of every kind, with their figures.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Which key results to list.
struct KeyResultFilter: ListScope {
  static let hasFigures = true

  @Option(
    help: ArgumentHelp("Only this objective's.", valueName: "id"),
    completion: IDCompletion.objective.kind)
  var objective: String?

  @OptionGroup var shown: FigureOptions

  var figures: FigureOptions? { self.shown }
}

enum KeyResultResource: ManagedResource {
  typealias Fields = KeyResultFields
  typealias Filter = KeyResultFilter

  static let noun = "keyresult"
  static let plural = "keyresults"
  static let completion = IDCompletion.keyResult
  static let spoken = "key result"
  static let jsonKey = "key_result"

  static let detailNames = FigureJSON.names + ["override"]

  static let listing = Listing<KeyResult>(
    columns: [
      .text("ID") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("OBJECTIVE") { $0.objective },
      .text("KIND") { KeyResultJSON.kindName($0.kind).replacing("_", with: " ") },
      .text("UNIT") { $0.unit },
      .text("STATE") { FigureText.name($0.state) },
      .text("WEIGHT", .decimal, isWide: true) { FigureText.weight($0.weight) },
      .text("METRIC", isWide: true) { $0.metric },
      .text("DUE", isWide: true) { $0.due },
      .text("OWNERS", isWide: true) { $0.owners.map(\.name).joined(separator: ", ") },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { KeyResultJSON.object($0) }, id: { $0.id })

  static let archiving =
    "It is hidden and counts nowhere from then on. The past stays as it was; okr keyresult restore takes it back."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr keyresult create kr-41 --objective o-12 --title Conversion --kind metric --baseline 2 --target 3 --unit %",
        "okr kr create kr-42 --objective o-12 --kind checkpoints --point 0=0 --point 50=0.7 --point 80=1",
        "okr kr create kr-43 --objective o-12 --kind threshold --operator \"<=\" --bound 30 --zero-at 60",
        "okr kr create kr-44 --objective o-12 --kind milestone --stage Draft=1:done --stage Launch=2",
        "okr kr create kr-45 --objective o-12 --kind recurring --per-period 1 --period week",
        "okr kr create kr-46 --objective o-1 --kind rollup_value --target 350 --aggregate sum",
      ]
    case "get":
      ["okr keyresult get kr-41", "okr kr get kr-41 -o json --fields id,kind,score,value"]
    case "list":
      [
        "okr keyresult list --objective o-12", "okr keyresults list --all -o csv",
        "okr kr list --filter 'owner = anna AND value = none'",
        "okr kr list --fields id,value,score,health",
      ]
    case "archive":
      ["okr keyresult archive kr-41", "okr keyresult archive kr-41 --dry-run"]
    case "restore":
      ["okr keyresult restore kr-41", "okr keyresult restore kr-41 --dry-run"]
    default:
      [
        "okr keyresult update kr-41 --target 3.5 --dry-run",
        "okr kr update kr-44 --stage-done Launch",
        "okr kr update kr-44 --stage Review=0.5 --remove-stage Draft --dry-run",
      ]
    }
  }

  static func make(id: String) -> KeyResult { KeyResult(id: id) }
  static func id(_ message: KeyResult) -> String { message.id }
  static func title(_ message: KeyResult) -> String { message.title }
  static func version(_ message: KeyResult) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: KeyResult)
    async throws(CommandFailure) -> Change<KeyResult>
  {
    let answer = try await session.call(
      RPC.KeyResultService.createKeyResult,
      CreateKeyResultRequest(mutation: mutation, keyResult: message))
    return Change(
      resource: answer.message.keyResult, outcome: answer.message.outcome, revision: answer.revision
    )
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<KeyResult>
  {
    let answer = try await session.call(
      RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: id))
    guard let keyResult = answer.message.keyResult else { throw .incompleteReply(self.spoken) }
    let view = KeyResultView(
      keyResult: keyResult, figures: answer.message.figures, override: answer.message.override)
    return Detail(
      resource: keyResult, json: view.json, lines: { view.lines($0) }, revision: answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<KeyResultFilter>)
    async throws(CommandFailure) -> ListPage<KeyResult>
  {
    let request = ListKeyResultsRequest(
      page: asked.page, objective: asked.scope.objective ?? "", showArchived: asked.showArchived,
      filter: asked.filter, includeFigures: asked.includeFigures)
    let answer = try await session.call(RPC.KeyResultService.listKeyResults, request)
    let reply = answer.message
    return ListPage(
      items: reply.keyResults, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision, figures: reply.figures)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: KeyResult, mask: [String]
  ) async throws(CommandFailure) -> Change<KeyResult> {
    let answer = try await session.call(
      RPC.KeyResultService.updateKeyResult,
      UpdateKeyResultRequest(mutation: mutation, keyResult: message, updateMask: mask))
    return Change(
      resource: answer.message.keyResult, outcome: answer.message.outcome,
      revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<KeyResult>
  {
    let answer = try await session.call(
      RPC.KeyResultService.archiveKeyResult, ArchiveKeyResultRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.keyResult, outcome: answer.message.outcome,
      revision: answer.revision,
      gone: Gone(
        keyResults: 0, detached: answer.message.detached,
        detachedTotal: Int64(answer.message.detachedTotal)))
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<KeyResult>
  {
    let answer = try await session.call(
      RPC.KeyResultService.restoreKeyResult, RestoreKeyResultRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.keyResult, outcome: answer.message.outcome, revision: answer.revision
    )
  }
}
