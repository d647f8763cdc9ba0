// Bearer tokens, and who one is.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct TokenCommand: NounCommand {
  static let noun = "token"
  static let aliases = ["tokens"]
  static let abstract = "Tokens: who signs in, as what, where and until when."
  static let verbs: [any ParsableCommand.Type] = [
    TokenCreate.self, TokenGet.self, TokenList.self, TokenUpdate.self, TokenRevoke.self,
  ]
}

enum TokenOutput {
  static let listing = Listing<Token>(
    columns: [
      .text("ID") { $0.id }, .text("NAME", isFlexible: true) { $0.name },
      .text("ROLE") { FigureText.role($0.role, unit: $0.unit, region: $0.region) },
      .text("ORGANISATION") { $0.organisation },
      ListColumn("EXPIRES") { token, context in
        Cell(
          token.expireTime == nil
            ? "never"
            : FigureText.instant(token.expireTime, context.surface, now: context.nowMicros))
      },
      ListColumn("STATE") { Cell(Self.state($0, now: $1.nowMicros)) },
      ListColumn("CREATED", isWide: true) {
        Cell(FigureText.instant($0.createdTime, $1.surface, now: $1.nowMicros))
      },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  private static func state(_ token: Token, now: Int64) -> String {
    if token.revoked { return "revoked" }
    return (token.expireTime?.unixMicros ?? .max) <= now ? "expired" : "valid"
  }
}

struct TokenCreate: ChangingCommand {
  static let verb = "create"
  static let abstract = "Create a token. It is shown once."
  static let details = """
    With --unit or --region the role holds there and below alone: it reads everything in its organisation, and changes what stands there. \
    With --out the token goes into a new private file and not to the screen.
    """
  static let examples = [
    "okr token create anna --role member --out anna.token",
    "okr token create root --role administrator --for acme --expires 2027-01-31T00:00:00Z",
    "okr token create lead --role administrator --unit sales --expires 90d --out lead.token",
  ]

  @Argument(help: "Whom it signs in.")
  var name: String

  @Option(help: ArgumentHelp("What it allows.", valueName: "role"))
  var role: EnumArgument<Role>

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Its organisation; default one's own.", valueName: "org"))
  var organisationID: String?

  @Option(
    help: ArgumentHelp("The unit that the role holds in, with those below.", valueName: "id"),
    completion: IDCompletion.unit.kind)
  var unit: String?

  @Option(
    help: ArgumentHelp("The region that the role holds in, with those below.", valueName: "id"),
    completion: IDCompletion.region.kind)
  var region: String?

  @Option(
    help: ArgumentHelp(
      "When it ends: a time with its offset, or 90d from now; default never.", valueName: "time"))
  var expires: String?

  @Option(
    help: ArgumentHelp("Write the token to this new file, mode 0600.", valueName: "path"),
    completion: .file())
  var out: String?

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    var token = Token(
      organisation: self.organisationID ?? "", name: self.name, role: self.role.value,
      unit: self.unit ?? "", region: self.region ?? "")
    if let expires = self.expires {
      token.expireTime = try InputText.instant(expires, field: "--expires", spanIs: .ahead)
    }
    // An older server would let the role hold everywhere.
    if OrganisationPart(unit: token.unit, region: token.region) != nil {
      try session.require(.tokenParts)
    }
    // A token whose text can't be written would be one that nobody has.
    if let path = self.out { try LocalFile.checkNew(path) }
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.TokenService.createToken, CreateTokenRequest(mutation: mutation, token: token))
    var made = answer.message.token ?? token
    // The id follows from the request's key, and the next request has another.
    if mutation.validateOnly, self.change.requestId == nil { made.id = "" }
    var secret = answer.message.secret
    if let path = self.out, !secret.isEmpty {
      try LocalFile.writeNewPrivate(path, secret + "\n")
      secret = ""
    }
    try self.show(made, secret, mutation, session)
  }

  private func show(_ token: Token, _ secret: String, _ mutation: Mutation, _ session: Session)
    throws
  {
    let json = JSONValue.object([
      .init("token", MessageJSON.object(token)), .init("secret", .text(secret)),
      .init("validate_only", .bool(mutation.validateOnly)),
    ])
    let role = FigureText.role(token.role, unit: token.unit, region: token.region)
    let who =
      "token " + [token.id, token.name, role].filter { !$0.isEmpty }.joined(separator: ", ")
    try session.presenter.result(json, id: token.id, isDryRun: mutation.validateOnly) {
      if mutation.validateOnly { return ["would create  \(who)", "nothing was changed"] }
      let head = "created  \(who)"
      if let path = self.out { return [head, "written to \(path); it is not shown again"] }
      return [head, secret, "keep it now: it is not shown again"]
    }
    try session.presenter.detail("request id", mutation.idempotencyKey)
  }
}

struct TokenList: WatchableCommand {
  static let isLogged = false
  static let verb = "list"
  static let abstract = "List tokens, never their texts."
  static let examples = [
    "okr token list", "okr tokens list --for acme -o json",
    "okr token list --filter 'role = member AND revoked = false'",
  ]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Whose; default one's own organisation.", valueName: "org"))
  var organisationID: String?

  @Option(help: .filter(by: "id, name, role, unit, region, created_time, expire_time, revoked"))
  var filter: String = ""

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try session.check(recordFilter: self.filter)
    try await session.presenter.list(TokenOutput.listing, self.page) { size, token in
      let page = Page(pageSize: Int32(size), pageToken: token)
      let answer = try await session.call(
        RPC.TokenService.listTokens,
        ListTokensRequest(
          page: page, organisation: self.organisationID ?? "", filter: self.filter))
      let reply = answer.message
      return ListPage(
        items: reply.tokens, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

extension Session {
  fileprivate func token(_ id: String) async throws -> (token: Token, revision: String) {
    let answer = try await self.call(RPC.TokenService.getToken, GetTokenRequest(id: id))
    guard let token = answer.message.token else {
      throw CommandFailure.incompleteReply("token")
    }
    return (token, answer.revision)
  }
}

struct TokenGet: WatchableCommand {
  static let isLogged = false
  static let verb = "get"
  static let abstract = "Show a token, never its text."
  static let examples = ["okr token get t-17", "okr token get t-17 -o json"]

  @Argument(help: "The token's id.", completion: IDCompletion.token.kind)
  var id: String

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let (token, revision) = try await session.token(self.id)
    let json = MessageJSON.object(token)
    try session.presenter.object(json, id: token.id) {
      DetailText.fields(json) + (token.expireTime == nil ? ["it never expires"] : [])
    }
    try session.presenter.detail("revision", revision)
  }
}

struct TokenUpdate: ChangingCommand {
  static let verb = "update"
  static let abstract = "Change when a token ends, also one that has expired."
  static let details = """
    Connections that it signed in follow at once. Whom it signs in, as what and where is fixed when it is created: for another role \
    revoke it and create another.
    """
  static let examples = [
    "okr token update t-17 --expires 90d", "okr token update t-17 --expires none --dry-run",
  ]

  @Argument(help: "The token's id.", completion: IDCompletion.token.kind)
  var id: String

  @Option(
    help: ArgumentHelp(
      "When it ends: a time with its offset, 90d from now, or none for never.", valueName: "time"))
  var expires: String

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    let end =
      self.expires == InputText.none
      ? nil : try InputText.instant(self.expires, field: "--expires", spanIs: .ahead)
    let answer = try await session.call(
      RPC.TokenService.updateToken,
      UpdateTokenRequest(
        mutation: mutation, token: Token(id: self.id, expireTime: end),
        updateMask: ["expire_time"]))
    let token = answer.message.token ?? Token(id: self.id)
    var report = ChangeReport(
      verb: .update, noun: "token", key: "token", id: self.id, title: token.name,
      json: MessageJSON.object(token), outcome: answer.message.outcome,
      isDryRun: mutation.validateOnly)
    report.tellDifference(from: answer.message.before)
    if answer.message.before == nil {
      let context = session.presenter.context
      report.facts.append(
        token.expireTime == nil
          ? "  it never expires"
          : "  it ends "
            + FigureText.instant(token.expireTime, context.surface, now: context.nowMicros))
    }
    try session.presenter.change(report, mutation, revision: answer.revision)
  }
}

struct TokenRevoke: ChangingCommand {
  static let verb = "revoke"
  static let abstract = "End a token now, for good."
  static let details = """
    It can't be restored, since its text may be anywhere: create another. Doing it again is unchanged; an id that no token has is \
    exit code 66.
    """
  static let examples = ["okr token revoke t-17 --dry-run", "okr token revoke t-17"]

  @Argument(help: "The token's id.", completion: IDCompletion.token.kind)
  var id: String

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: mutation, id: self.id))
    let token = answer.message.token ?? Token(id: self.id)
    let report = ChangeReport(
      verb: .revoke, noun: "token", key: "token", id: self.id, title: token.name,
      json: MessageJSON.object(token), outcome: answer.message.outcome,
      isDryRun: mutation.validateOnly)
    try session.presenter.change(report, mutation, revision: answer.revision)
  }
}

struct WhoAmICommand: ClientCommand {
  static let verb = "whoami"
  static let abstract = "Show who is signed in, where, and until when."
  static let examples = ["okr whoami", "okr whoami -o json"]

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let answer = try await session.call(RPC.TokenService.whoAmI, WhoAmIRequest())
    let principal = answer.message.principal ?? Principal()
    guard !principal.name.isEmpty || principal.role.rawValue != 0 else {
      throw CommandFailure(
        .notSignedIn, .unauthenticated, .notSignedIn, "Nobody is signed in.",
        hint: "okr help profiles")
    }
    let own = JSONValue.object([
      .init("profile", .text(session.settings.profile)),
      .init("server", .string(session.settings.server.text)),
      .init("encrypted", .bool(session.settings.isEncrypted)),
    ])
    let versions: [JSONMember] = [
      .init("client_version", .string(Version.client)),
      .init("server_version", .text(answer.message.serverVersion)),
      .init(
        "organisation_archive_time", MessageJSON.instant(answer.message.organisationArchiveTime)),
    ]
    guard case .object(let place) = own, case .object(let who) = MessageJSON.object(principal)
    else { return }
    let json = JSONValue.object(place + who + versions)
    try session.presenter.object(json, id: principal.name) { DetailText.fields(json) }
  }
}
