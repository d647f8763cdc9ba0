// Members: people and service accounts.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct MemberFields: FieldOptions {
  @Option(help: ArgumentHelp("Their name.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("Their address.", valueName: "address"))
  var email: String?

  @Option(help: ArgumentHelp("Their unit.", valueName: "id"), completion: IDCompletion.unit.kind)
  var unit: String?

  func apply(to message: inout OKRModel.Member, _ mask: inout FieldMask) throws(CommandFailure) {
    mask.set(&message.name, self.name, "name")
    mask.set(&message.email, self.email, "email")
    mask.set(&message.unit, self.unit, "unit")
  }
}

enum MemberResource: ManagedResource {
  typealias Fields = MemberFields
  typealias Filter = NoFilter

  static let noun = "member"
  static let plural = "members"
  static let completion = IDCompletion.member

  static let listing = Listing<OKRModel.Member>(
    columns: [
      .text("ID") { $0.id },
      .text("NAME", isFlexible: true) { $0.name },
      .text("EMAIL") { $0.email },
      .text("UNIT") { $0.unit },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static let archiving =
    "They are hidden from lists, and nothing new names them; what they own keeps their name. No figure moves. Tokens that sign them in live on, and are counted: okr token revoke ends one."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr member create anna --name \"Anna Żak\" --unit growth",
        "okr member create ci-bot --name \"CI bot\" --dry-run",
      ]
    case "get":
      [
        "okr member get anna",
        "okr member get anna -o json",
      ]
    case "list":
      [
        "okr member list",
        "okr members list --all -o ndjson",
      ]
    case "archive":
      ["okr member archive anna", "okr member archive anna --dry-run"]
    case "restore":
      ["okr member restore anna", "okr member restore anna --dry-run"]
    default:
      [
        "okr member update anna --unit brand",
        "okr member update anna --email anna@example.org -v",
      ]
    }
  }

  static func make(id: String) -> OKRModel.Member { OKRModel.Member(id: id) }
  static func id(_ message: OKRModel.Member) -> String { message.id }
  static func title(_ message: OKRModel.Member) -> String { message.name }
  static func version(_ message: OKRModel.Member) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: OKRModel.Member)
    async throws(CommandFailure) -> Change<OKRModel.Member>
  {
    let answer = try await session.call(
      RPC.MemberService.createMember, CreateMemberRequest(mutation: mutation, member: message))
    return Change(
      resource: answer.message.member, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<OKRModel.Member>
  {
    let answer = try await session.call(RPC.MemberService.getMember, GetMemberRequest(id: id))
    return try self.plainDetail(answer.message.member, answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<NoFilter>)
    async throws(CommandFailure) -> ListPage<OKRModel.Member>
  {
    let answer = try await session.call(
      RPC.MemberService.listMembers,
      ListMembersRequest(
        page: asked.page, showArchived: asked.showArchived,
        filter: asked.filter))
    let reply = answer.message
    return ListPage(
      items: reply.members, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: OKRModel.Member, mask: [String]
  ) async throws(CommandFailure) -> Change<OKRModel.Member> {
    let answer = try await session.call(
      RPC.MemberService.updateMember,
      UpdateMemberRequest(mutation: mutation, member: message, updateMask: mask))
    return Change(
      resource: answer.message.member, outcome: answer.message.outcome, revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Member>
  {
    let answer = try await session.call(
      RPC.MemberService.archiveMember, ArchiveMemberRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.member, outcome: answer.message.outcome, revision: answer.revision)
  }

  /// Their tokens: who may sign in is no part of the organisation's log, and is ended by itself.
  static func survivors(_ session: Session, id: String) async -> [String] {
    let name = "name = " + FilterText.quoted(id) + " AND revoked = false"
    let now = InstantText.format(unixMicros: session.surroundings.now())
    let request = ListTokensRequest(
      page: Page(pageSize: 1), filter: name + " AND (expire_time = none OR expire_time > \(now))")
    // The archiving is done: what can't be counted is no failure of it.
    guard (try? session.check(recordFilter: request.filter)) != nil,
      let answer = try? await session.call(RPC.TokenService.listTokens, request),
      answer.message.total > 0
    else { return [] }
    let count = Int64(answer.message.total)
    return [
      "\(CountText.of(count, "token")) still \(count == 1 ? "signs" : "sign") \(id.sanitised) in; "
        + "okr token list --filter \(ShellText.quoted(name)) names \(count == 1 ? "it" : "them"), "
        + "okr token revoke ends one"
    ]
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Member>
  {
    let answer = try await session.call(
      RPC.MemberService.restoreMember, RestoreMemberRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.member, outcome: answer.message.outcome, revision: answer.revision)
  }
}
