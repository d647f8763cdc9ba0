// Cycles: the periods that objectives stand in, with their policies.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

enum CycleResource: ManagedResource {
  typealias Fields = CycleFields
  typealias Filter = NoFilter

  static let noun = "cycle"
  static let plural = "cycles"
  static let completion = IDCompletion.cycle

  static let detailNames = ["policy_in_force"]

  static let listing = Listing<OKRModel.Cycle>(
    columns: [
      .text("ID") { $0.id },
      .text("NAME", isFlexible: true) { $0.name },
      .text("START") { $0.start },
      .text("END") { $0.end },
      .text("PHASE") { FigureText.name($0.phase) },
      .text("PARENT", isWide: true) { $0.parent },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static let archiving =
    "It is hidden from lists and takes nothing new. It must be closed, or empty. No figure moves. Asks where something stands in it."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr cycle create q3-2026 --name \"Q3 2026\" --start 2026-07-01 --end 2026-09-30",
        "okr cycle create y-2026 --start 2026-01-01 --end 2026-12-31 --cap 1.2 --missing exclude",
      ]
    case "get":
      [
        "okr cycle get q3-2026",
        "okr cycle get q3-2026 -o json --fields id,phase,policy",
      ]
    case "list":
      [
        "okr cycle list",
        "okr cycles list -o wide",
      ]
    case "archive":
      ["okr cycle archive q3-2026", "okr cycle archive q3-2026 --dry-run"]
    case "restore":
      ["okr cycle restore q3-2026", "okr cycle restore q3-2026 --dry-run"]
    default:
      [
        "okr cycle update q3-2026 --phase active",
        "okr cycle update q3-2026 --bands 0.3,0.7 --grace-days 5 --dry-run",
        "okr cycle update q3-2026 --missing exclude --policy-reason \"late baselines\"",
      ]
    }
  }

  static func make(id: String) -> OKRModel.Cycle { OKRModel.Cycle(id: id) }
  static func id(_ message: OKRModel.Cycle) -> String { message.id }
  static func title(_ message: OKRModel.Cycle) -> String { message.name }
  static func version(_ message: OKRModel.Cycle) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: OKRModel.Cycle)
    async throws(CommandFailure) -> Change<OKRModel.Cycle>
  {
    let answer = try await session.call(
      RPC.CycleService.createCycle, CreateCycleRequest(mutation: mutation, cycle: message))
    return Change(
      resource: answer.message.cycle, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<OKRModel.Cycle>
  {
    let answer = try await session.call(RPC.CycleService.getCycle, GetCycleRequest(id: id))
    guard let cycle = answer.message.cycle,
      case .object(let members) = MessageJSON.object(cycle)
    else { throw .incompleteReply(self.spoken) }
    let policy = answer.message.policy
    let inForce = JSONMember("policy_in_force", policy.map { MessageJSON.object($0) } ?? .null)
    let json = JSONValue.object(members + [inForce])
    return Detail(
      resource: cycle, json: json,
      lines: { presenter in
        guard let policy else { return DetailText.fields(json, leavingOut: ["policy_in_force"]) }
        return DetailText.fields(json, leavingOut: ["policy", "policy_in_force"])
          + ["", PolicyText.line(policy, presenter)] + PolicyText.ruleLines(policy)
      }, revision: answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<NoFilter>)
    async throws(CommandFailure) -> ListPage<OKRModel.Cycle>
  {
    let answer = try await session.call(
      RPC.CycleService.listCycles,
      ListCyclesRequest(
        page: asked.page, showArchived: asked.showArchived,
        filter: asked.filter))
    let reply = answer.message
    return ListPage(
      items: reply.cycles, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: OKRModel.Cycle, mask: [String]
  ) async throws(CommandFailure) -> Change<OKRModel.Cycle> {
    let answer = try await session.call(
      RPC.CycleService.updateCycle,
      UpdateCycleRequest(mutation: mutation, cycle: message, updateMask: mask))
    return Change(
      resource: answer.message.cycle, outcome: answer.message.outcome, revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Cycle>
  {
    let answer = try await session.call(
      RPC.CycleService.archiveCycle, ArchiveCycleRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.cycle, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Cycle>
  {
    let answer = try await session.call(
      RPC.CycleService.restoreCycle, RestoreCycleRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.cycle, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func contents(_ session: Session, id: String) async throws(CommandFailure) -> [String] {
    let answer = try await session.call(
      RPC.CycleService.getCycleReadiness,
      GetCycleReadinessRequest(id: id, page: Page(pageSize: 1)))
    let report = answer.message
    if report.objectives == 0, report.keyResults == 0 { return [] }
    return ["  in it     \(ReadinessText.extent(report))"]
  }
}
