// Written by proto/generate from proto/okr/v1/token_service.proto. Do not edit.

/// Who may sign in, and as what; the secret itself is kept nowhere.
public struct Token: WireMessage {
  public static let fullName = "okr.v1.Token"

  public var id: String = ""
  public var organisation: String = ""
  /// Whom it signs in.
  public var name: String = ""
  public var role: Role = Role(rawValue: 0)
  public var createdTime: Instant?
  /// Absent: never.
  public var expireTime: Instant?
  public var revoked: Bool = false
  /// The unit that the role holds in, with those below it. At most one of unit and region is stated; with neither the
  /// role holds in the whole organisation. An operator's has neither.
  public var unit: String = ""
  /// The region that the role holds in, with those below it.
  public var region: String = ""
  /// Counts its changes, from 1 on; given by the server.
  public var version: Int64 = 0

  public init() {}

  public init(
    id: String = "",
    organisation: String = "",
    name: String = "",
    role: Role = .init(rawValue: 0),
    createdTime: Instant? = nil,
    expireTime: Instant? = nil,
    revoked: Bool = false,
    unit: String = "",
    region: String = "",
    version: Int64 = 0
  ) {
    self.id = id
    self.organisation = organisation
    self.name = name
    self.role = role
    self.createdTime = createdTime
    self.expireTime = expireTime
    self.revoked = revoked
    self.unit = unit
    self.region = region
    self.version = version
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("organisation", self.organisation)
    visitor.field("name", self.name)
    visitor.field("role", self.role)
    visitor.field("created_time", self.createdTime)
    visitor.field("expire_time", self.expireTime)
    visitor.field("revoked", self.revoked)
    visitor.field("unit", self.unit)
    visitor.field("region", self.region)
    visitor.field("version", self.version)
  }
}

public struct CreateTokenRequest: WireMessage {
  public static let fullName = "okr.v1.CreateTokenRequest"

  public var mutation: Mutation?
  public var token: Token?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    token: Token? = nil
  ) {
    self.mutation = mutation
    self.token = token
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("token", self.token)
  }
}

extension CreateTokenRequest: MutatingMessage {}

public struct CreateTokenResponse: WireMessage {
  public static let fullName = "okr.v1.CreateTokenResponse"

  public var token: Token?
  /// "okr_…": shown now and never again.
  public var secret: String = ""

  public init() {}

  public init(
    token: Token? = nil,
    secret: String = ""
  ) {
    self.token = token
    self.secret = secret
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("token", self.token)
    visitor.field("secret", self.secret)
  }
}

public struct ListTokensRequest: WireMessage {
  public static let fullName = "okr.v1.ListTokensRequest"

  public var page: Page?
  public var organisation: String = ""
  /// Such as `role = member AND revoked = false`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    organisation: String = "",
    filter: String = ""
  ) {
    self.page = page
    self.organisation = organisation
    self.filter = filter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("organisation", self.organisation)
    visitor.field("filter", self.filter)
  }
}

extension ListTokensRequest: PagedMessage {}

public struct ListTokensResponse: WireMessage {
  public static let fullName = "okr.v1.ListTokensResponse"

  public var tokens: [Token] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    tokens: [Token] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.tokens = tokens
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("tokens", self.tokens)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct GetTokenRequest: WireMessage {
  public static let fullName = "okr.v1.GetTokenRequest"

  /// One of the organisation that the caller acts in; of an operator that acts in none an operator's.
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
  }
}

public struct GetTokenResponse: WireMessage {
  public static let fullName = "okr.v1.GetTokenResponse"

  public var token: Token?

  public init() {}

  public init(
    token: Token? = nil
  ) {
    self.token = token
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("token", self.token)
  }
}

public struct UpdateTokenRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateTokenRequest"

  public var mutation: Mutation?
  /// Its id says which.
  public var token: Token?
  /// expire_time; absent there, it never ends. Without a mask it changes where it is stated.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    token: Token? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.token = token
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("token", self.token)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateTokenRequest: MutatingMessage {}

public struct UpdateTokenResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateTokenResponse"

  /// As it is now, or with validate_only would be.
  public var token: Token?
  /// Tokens have no revisions and move no scores.
  public var outcome: Outcome?
  /// As it was before.
  public var before: Token?

  public init() {}

  public init(
    token: Token? = nil,
    outcome: Outcome? = nil,
    before: Token? = nil
  ) {
    self.token = token
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("token", self.token)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct RevokeTokenRequest: WireMessage {
  public static let fullName = "okr.v1.RevokeTokenRequest"

  public var mutation: Mutation?
  public var id: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    id: String = ""
  ) {
    self.mutation = mutation
    self.id = id
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("id", self.id)
  }
}

extension RevokeTokenRequest: MutatingMessage {}

public struct RevokeTokenResponse: WireMessage {
  public static let fullName = "okr.v1.RevokeTokenResponse"

  public var token: Token?
  /// Unchanged where it was revoked before. Tokens have no revisions and move no scores.
  public var outcome: Outcome?

  public init() {}

  public init(
    token: Token? = nil,
    outcome: Outcome? = nil
  ) {
    self.token = token
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("token", self.token)
    visitor.field("outcome", self.outcome)
  }
}

public struct WhoAmIRequest: WireMessage {
  public static let fullName = "okr.v1.WhoAmIRequest"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

public struct WhoAmIResponse: WireMessage {
  public static let fullName = "okr.v1.WhoAmIResponse"

  public var principal: Principal?
  public var serverVersion: String = ""
  /// Since when the principal's organisation is archived: it reads, and changes nothing. Absent where it isn't.
  public var organisationArchiveTime: Instant?

  public init() {}

  public init(
    principal: Principal? = nil,
    serverVersion: String = "",
    organisationArchiveTime: Instant? = nil
  ) {
    self.principal = principal
    self.serverVersion = serverVersion
    self.organisationArchiveTime = organisationArchiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("principal", self.principal)
    visitor.field("server_version", self.serverVersion)
    visitor.field("organisation_archive_time", self.organisationArchiveTime)
  }
}

public struct CheckAccessRequest: WireMessage {
  public static let fullName = "okr.v1.CheckAccessRequest"

  /// Such as "okr.v1.CycleService/CloseCycle"; none means all.
  public var methods: [String] = []
  /// What the methods would be called for, such as "objective/o-12": a role that holds in a part of the organisation
  /// changes what stands in it alone. Empty asks about the role, wherever it holds.
  public var resource: String = ""

  public init() {}

  public init(
    methods: [String] = [],
    resource: String = ""
  ) {
    self.methods = methods
    self.resource = resource
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("methods", self.methods)
    visitor.field("resource", self.resource)
  }
}

/// Whether a method may be called.
public struct MethodAccess: WireMessage {
  public static let fullName = "okr.v1.MethodAccess"

  public var method: String = ""
  public var allowed: Bool = false
  /// The least role that may; unspecified where none is needed.
  public var needed: Role = Role(rawValue: 0)
  /// Why not, or empty.
  public var words: String = ""

  public init() {}

  public init(
    method: String = "",
    allowed: Bool = false,
    needed: Role = .init(rawValue: 0),
    words: String = ""
  ) {
    self.method = method
    self.allowed = allowed
    self.needed = needed
    self.words = words
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("method", self.method)
    visitor.field("allowed", self.allowed)
    visitor.field("needed", self.needed)
    visitor.field("words", self.words)
  }
}

public struct CheckAccessResponse: WireMessage {
  public static let fullName = "okr.v1.CheckAccessResponse"

  /// In the order of the request, or by name.
  public var methods: [MethodAccess] = []
  public var principal: Principal?

  public init() {}

  public init(
    methods: [MethodAccess] = [],
    principal: Principal? = nil
  ) {
    self.methods = methods
    self.principal = principal
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("methods", self.methods)
    visitor.field("principal", self.principal)
  }
}
