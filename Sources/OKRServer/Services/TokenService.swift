// TokenService: who may sign in. Only digests are stored.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient

extension RouteTable {
  mutating func addTokens() {
    let service = RPC.TokenService.self
    self.blocking(service.createToken, .tokenIssuer) { call, request throws(RequestError) in
      try TokenDesk(call).create(request)
    }
    self.blocking(service.getToken, .tokenIssuer) { call, request throws(RequestError) in
      try TokenDesk(call).get(request)
    }
    self.blocking(service.updateToken, .tokenIssuer) { call, request throws(RequestError) in
      try TokenDesk(call).update(request)
    }
    self.blocking(service.listTokens, .tokenIssuer) { call, request throws(RequestError) in
      try TokenDesk(call).list(request)
    }
    self.blocking(service.revokeToken, .tokenIssuer) { call, request throws(RequestError) in
      try TokenDesk(call).revoke(request)
    }
    self.blocking(service.whoAmI, .signedIn) { call, _ throws(RequestError) in
      WhoAmIResponse(
        principal: call.session?.principal, serverVersion: call.service.version.text,
        organisationArchiveTime: try call.organisationArchiveTime())
    }
    self.blocking(service.checkAccess, .signedIn) { call, request throws(RequestError) in
      let methods = request.methods.isEmpty ? RPC.paths.sorted() : request.methods
      let refused = try call.refusal(of: request.resource)
      return CheckAccessResponse(
        methods: try methods.map { method throws(RequestError) in
          try call.access(to: method, for: refused)
        }, principal: call.session?.principal)
    }
  }
}

extension Call {
  /// Since when the organisation acted in is archived; nil where it isn't. Blocking.
  fileprivate func organisationArchiveTime() throws(RequestError) -> Instant? {
    guard let number = self.session?.organisation?.number else { return nil }
    do {
      let archived = try self.service.store.findOrganisation(orgID: number)?.archived
      return archived.map { Instant(unixMicros: $0.since) }
    } catch {
      throw RequestError(error)
    }
  }

  /// Why the caller's role doesn't hold where a resource stands; nil where it does. Blocking.
  /// - Parameter resource: such as `objective/o-12`; empty for none.
  /// - Throws: NOT_FOUND, or why it names nothing.
  fileprivate func refusal(of resource: String) throws(RequestError) -> RequestError? {
    guard !resource.isEmpty else { return nil }
    let words = resource.split(separator: "/", maxSplits: 1).map(String.init)
    guard words.count == 2, let type = ArchivableType(rawValue: words[0]) else {
      let types = ArchivableType.allCases.map(\.rawValue).joined(separator: ", ")
      throw .field("resource", "is a type and an id, such as objective/o-12", limit: types)
    }
    guard let session = self.session, let organisation = session.organisation else {
      throw .field("resource", "stands in an organisation: name the one to act in")
    }
    let found = try self.service.awaitHost(organisation) { host in
      Result { () throws(RequestError) in
        try host.organisation.check(type, words[1], within: session.part)
      }
    }
    if case .failure(let error) = found {
      if error.status.code == .permissionDenied { return error }
      throw error
    }
    return nil
  }

  /// Whether a method may be called here.
  /// - Parameter refused: why not for what it would be called for, where it changes such a thing.
  fileprivate func access(
    to method: String, for refused: RequestError?
  ) throws(RequestError) -> MethodAccess {
    guard let route = RouteTable.all.routes[method] else { throw .notFound("method", method) }
    var answer = MethodAccess(method: method, allowed: true, needed: route.access.needed)
    do throws(RequestError) {
      try route.access.check(self.session, now: self.service.clock.nowMicros)
      if let refused, route.changesParts { throw refused }
    } catch {
      answer.allowed = false
      answer.words = error.status.message
    }
    return answer
  }
}

/// Makes, lists, changes and revokes tokens for one call.
private struct TokenDesk {
  /// Tries before others' changes in between are told to the caller.
  private static let attempts = 8

  let call: Call

  init(_ call: Call) { self.call = call }

  private var store: Store { self.call.service.store }

  /// The organisation that a request is about: an operator's any, an administrator's own.
  private func organisation(_ id: String) throws(RequestError) -> OrganisationName? {
    let own = self.call.session?.organisation
    if self.call.session?.role == .operator {
      return id.isEmpty ? own : try self.call.findOrganisation(id)
    }
    guard id.isEmpty || id == own?.id else { throw .notFound("organisation", id) }
    return own
  }

  func create(_ request: CreateTokenRequest) throws(RequestError) -> CreateTokenResponse {
    let asked = try required(request.token, "token")
    let now = self.call.service.clock.nowMicros
    let key = try RequestKey(request.mutation?.idempotencyKey ?? "", now: now)
    try Organisation.checkVersionOfNew(request.mutation?.expectedVersion ?? 0)
    var check = FieldCheck()
    check.id("token.name", asked.name, isNew: true)
    check.known("token.role", asked.role)
    if asked.role == .unspecified {
      check.fail("token.role", "is required", reason: .fieldRequired)
    }
    if let expiry = asked.expireTime, expiry.unixMicros <= now {
      check.fail("token.expire_time", "has passed", limit: "after the present")
    }
    if asked.role == .operator {
      for (field, place) in [
        ("organisation", asked.organisation), ("unit", asked.unit), ("region", asked.region),
      ] where !place.isEmpty {
        check.fail("token.\(field)", "has no place here: an operator acts everywhere")
      }
    } else if !asked.unit.isEmpty, !asked.region.isEmpty {
      check.fail("token.region", "has no place beside a unit: a role holds in one of them")
    }
    try check.finish()
    let organisation = try self.organisation(asked.organisation)
    try self.checkRole(asked.role, organisation)
    // A trial is told now what the database says when the token is entered.
    if asked.role != .operator, let organisation {
      try self.call.service.checkNotArchived(organisation)
    }
    try self.checkPart(asked, organisation)
    let secret = TokenText.make()
    let orgID = asked.role == .operator ? nil : organisation?.number
    let record = TokenRecord(
      tokenID: TokenText.id(key.id, orgID: orgID), orgID: orgID,
      name: asked.name, role: Int16(asked.role.rawValue), digest: TokenText.digest(secret),
      createdAt: now, expiresAt: asked.expireTime?.unixMicros, unit: asked.unit,
      region: asked.region)
    let token = Self.message(record, organisation?.id ?? "")
    do {
      if request.mutation?.validateOnly ?? false {
        let made = try self.store.findToken(record.tokenID, orgID: orgID)
        if let made { throw Self.madeAlready(made.tokenID) }
        return CreateTokenResponse(token: token)
      }
      try self.store.insertToken(record)
    } catch let error as RequestError {
      throw error
    } catch let error as StoreError {
      if case .organisationArchived = error, let organisation {
        throw RequestError.organisationArchived(organisation.id)
      }
      if case .postgres(let failure) = error, failure.sqlState == "23505" {
        throw Self.madeAlready(record.tokenID)
      }
      throw RequestError(error)
    } catch {
      throw RequestError(.internal, .serverFault, "The token couldn't be made.")
    }
    return CreateTokenResponse(token: token, secret: secret)
  }

  private static func madeAlready(_ id: String) -> RequestError {
    RequestError(
      .alreadyExists, .alreadyExists,
      "This key made a token already, and its text is shown only once: revoke \(id) and make another.",
      values: [("id", id)])
  }

  private func checkRole(_ role: Role, _ organisation: OrganisationName?) throws(RequestError) {
    if role == .operator {
      guard self.call.session?.role == .operator else {
        throw RequestError(
          .permissionDenied, .roleNotEnough, "Only an operator makes operators' tokens.",
          values: [("needed", "operator")])
      }
    } else if organisation == nil {
      throw .field("token.organisation", "is required", reason: .fieldRequired)
    }
  }

  /// - Throws: NOT_FOUND where the unit or region that a token's role is to hold in isn't there.
  private func checkPart(_ token: Token, _ name: OrganisationName?) throws(RequestError) {
    guard let part = OrganisationPart(unit: token.unit, region: token.region), let name else {
      return
    }
    let isThere = try self.call.service.awaitHost(name) { host in
      switch part {
      case .unit(let id): host.organisation.unit(id) != nil
      case .region(let id): host.organisation.region(id) != nil
      }
    }
    guard !isThere else { return }
    switch part {
    case .unit(let id): throw .notFound("unit", id, field: "token.unit")
    case .region(let id): throw .notFound("region", id, field: "token.region")
    }
  }

  func list(_ request: ListTokensRequest) throws(RequestError) -> ListTokensResponse {
    let pager = try Pager(request, in: self.call.organisation)
    let filter = try Token.filter(request.filter)
    let organisation = try self.organisation(request.organisation)
    let records: [TokenRecord]
    do { records = try self.store.listTokens(orgID: organisation?.number) } catch {
      throw RequestError(error)
    }
    let rows = records.map {
      (place: TokenPlace($0), token: Self.message($0, organisation?.id ?? ""))
    }
    .filter { filter.fits($0.token) }.sorted { $0.place < $1.place }
    // Ended ones may go between pages: the next follows the last that was shown.
    var rest = rows[...]
    if let shown = try TokenPlace(lastShown: pager) { rest = rest.drop { $0.place <= shown } }
    let page = rest.prefix(pager.size)
    let total = filter.isAsked ? pager.total ?? rows.count : rows.count
    var next = ""
    if page.count < rest.count, let last = page.last {
      next = last.place.next(pager, total: filter.isAsked ? total : nil)
    }
    return ListTokensResponse(
      tokens: page.map(\.token), nextPageToken: next, total: Int32(clamping: total))
  }

  func get(_ request: GetTokenRequest) throws(RequestError) -> GetTokenResponse {
    let organisation = try self.organisation("")
    return GetTokenResponse(
      token: Self.message(
        try self.find(request.id, organisation), organisation?.id ?? ""))
  }

  func update(_ request: UpdateTokenRequest) throws(RequestError) -> UpdateTokenResponse {
    let asked = try required(request.token, "token")
    let isStated = try Self.statesExpiry(asked, mask: request.updateMask)
    let now = self.call.service.clock.nowMicros
    if let expiry = asked.expireTime, expiry.unixMicros <= now {
      throw .field("token.expire_time", "has passed", limit: "after the present")
    }
    if let organisation = try self.organisation("") {
      try self.call.service.checkNotArchived(organisation)
    }
    let (before, token, outcome) = try self.change(asked.id, request) {
      record throws(RequestError) in
      if record.revokedAt != nil {
        throw RequestError(
          .failedPrecondition, .tokenRevoked,
          "The token \"\(record.tokenID)\" was revoked, and stays so: make another.",
          values: [("id", record.tokenID)])
      }
      if isStated { record.expiresAt = asked.expireTime?.unixMicros }
    }
    return UpdateTokenResponse(token: token, outcome: outcome, before: before)
  }

  /// Whether an update is about the one field that it may change.
  private static func statesExpiry(
    _ asked: Token, mask: [String]
  ) throws(RequestError) -> Bool {
    for field in mask where field != "expire_time" && field != "*" {
      throw .field(
        "update_mask",
        "names \"\(field)\"; of a token only expire_time changes: revoke it and make another",
        reason: .maskUnknownField)
    }
    return asked.expireTime != nil || !mask.isEmpty
  }

  func revoke(_ request: RevokeTokenRequest) throws(RequestError) -> RevokeTokenResponse {
    let now = self.call.service.clock.nowMicros
    let (_, token, outcome) = try self.change(request.id, request) {
      record throws(RequestError) in
      record.revokedAt = record.revokedAt ?? now
    }
    return RevokeTokenResponse(token: token, outcome: outcome)
  }

  /// Changes when a token ends, and with it the connections that it signed in.
  /// - Parameter plan: the record as it would be; the same where it is so already.
  /// - Returns: the token before, nil where the change was made by an earlier request, and afterwards.
  private func change(
    _ id: String, _ asked: some MutatingMessage & WireCodable,
    _ plan: (inout TokenRecord) throws(RequestError) -> Void
  ) throws(RequestError) -> (before: Token?, after: Token, Outcome) {
    let mutation = asked.mutation ?? OKRModel.Mutation()
    let request = try self.call.keyed(asked)
    let organisation = try self.organisation("")
    let told = { (record: TokenRecord) in Self.message(record, organisation?.id ?? "") }
    for _ in 0..<Self.attempts {
      let isRepeated = try self.call.wasMade(request, orgID: organisation?.number)
      let present = try self.find(id, organisation)
      if isRepeated { return (nil, told(present), Outcome(repeated: true)) }
      try Organisation.checkVersion(present.version, mutation.expectedVersion, "token", id)
      var planned = present
      try plan(&planned)
      let isUnchanged = planned == present
      if isUnchanged || mutation.validateOnly {
        if !isUnchanged { planned.version += 1 }
        return (told(present), told(planned), Outcome(unchanged: isUnchanged))
      }
      guard try self.write(planned, request) else { continue }
      planned.version += 1
      self.call.service.hosts.tokens.learn(planned)
      return (told(present), told(planned), Outcome())
    }
    throw RequestError(
      .aborted, .staleVersion, "Others change the token \"\(id)\" just now: try again.",
      values: [("id", id)])
  }

  /// - Returns: false where somebody else changed the token, or another of the same requests did just now.
  private func write(
    _ planned: TokenRecord, _ request: KeyedRequest
  ) throws(RequestError) -> Bool {
    do { return try self.store.changeToken(planned, as: request) } catch {
      if case .postgres(let failure) = error, failure.sqlState == "23505" { return false }
      throw RequestError(error)
    }
  }

  private func find(
    _ id: String, _ organisation: OrganisationName?
  ) throws(RequestError) -> TokenRecord {
    let found: TokenRecord?
    do {
      found = try self.store.findToken(id, orgID: organisation?.number)
    } catch {
      throw RequestError(error)
    }
    guard let found else { throw .notFound("token", id) }
    return found
  }

  private static func message(_ record: TokenRecord, _ organisation: String) -> Token {
    Token(
      id: record.tokenID, organisation: organisation, name: record.name,
      role: Role(rawValue: Int32(record.role)),
      createdTime: Instant(unixMicros: record.createdAt),
      expireTime: record.expiresAt.map { Instant(unixMicros: $0) },
      revoked: record.revokedAt != nil, unit: record.unit, region: record.region,
      version: record.version)
  }
}

/// Where a token stands in lists: they go by when each was made.
private struct TokenPlace: Comparable {
  private let createdAt: Int64
  private let tokenID: String

  init(_ record: TokenRecord) {
    (self.createdAt, self.tokenID) = (record.createdAt, record.tokenID)
  }

  /// The last one of the pages before; nil on the first.
  /// - Throws: for a token of another list.
  init?(lastShown pager: Pager) throws(RequestError) {
    guard pager.start > 0 else { return nil }
    guard let last = pager.last else { throw Pager.foreignToken }
    (self.createdAt, self.tokenID) = (Int64(pager.start), TokenText.id(last))
  }

  /// The token of the page that follows it.
  func next(_ pager: Pager, total: Int?) -> String {
    pager.token(Int(self.createdAt), last: TokenText.number(self.tokenID), total: total)
  }

  static func < (one: Self, other: Self) -> Bool {
    (one.createdAt, one.tokenID) < (other.createdAt, other.tokenID)
  }
}
