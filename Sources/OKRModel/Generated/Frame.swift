// Written by proto/generate from proto/okr/v1/frame.proto. Do not edit.

/// What a principal may do. An administrator's or member's role holds in a whole organisation, or in one of its units or
/// regions and all below it: there alone it changes things, while it reads everything in its organisation.
public enum Role: WireEnum {
  case unspecified
  /// Creates organisations and their administrators' tokens; acts in every organisation.
  case `operator`
  /// Everything inside one organisation, or inside its unit or region.
  case administrator
  /// Reads, and checks in.
  case member
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Role] = [.unspecified, .operator, .administrator, .member]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .operator
    case 2: self = .administrator
    case 3: self = .member
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .operator: 1
    case .administrator: 2
    case .member: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .operator: "operator"
    case .administrator: "administrator"
    case .member: "member"
    case .unrecognized(let number): String(number)
    }
  }
}

/// One of gRPC's 17 status codes, and why.
public enum Code: WireEnum {
  case ok
  case cancelled
  case unknown
  case invalidArgument
  case deadlineExceeded
  case notFound
  case alreadyExists
  case permissionDenied
  case resourceExhausted
  case failedPrecondition
  case aborted
  case outOfRange
  case unimplemented
  case `internal`
  case unavailable
  case dataLoss
  case unauthenticated
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Code] = [.ok, .cancelled, .unknown, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists, .permissionDenied, .resourceExhausted, .failedPrecondition, .aborted, .outOfRange, .unimplemented, .internal, .unavailable, .dataLoss, .unauthenticated]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .ok
    case 1: self = .cancelled
    case 2: self = .unknown
    case 3: self = .invalidArgument
    case 4: self = .deadlineExceeded
    case 5: self = .notFound
    case 6: self = .alreadyExists
    case 7: self = .permissionDenied
    case 8: self = .resourceExhausted
    case 9: self = .failedPrecondition
    case 10: self = .aborted
    case 11: self = .outOfRange
    case 12: self = .unimplemented
    case 13: self = .internal
    case 14: self = .unavailable
    case 15: self = .dataLoss
    case 16: self = .unauthenticated
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .ok: 0
    case .cancelled: 1
    case .unknown: 2
    case .invalidArgument: 3
    case .deadlineExceeded: 4
    case .notFound: 5
    case .alreadyExists: 6
    case .permissionDenied: 7
    case .resourceExhausted: 8
    case .failedPrecondition: 9
    case .aborted: 10
    case .outOfRange: 11
    case .unimplemented: 12
    case .internal: 13
    case .unavailable: 14
    case .dataLoss: 15
    case .unauthenticated: 16
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .ok: "ok"
    case .cancelled: "cancelled"
    case .unknown: "unknown"
    case .invalidArgument: "invalid_argument"
    case .deadlineExceeded: "deadline_exceeded"
    case .notFound: "not_found"
    case .alreadyExists: "already_exists"
    case .permissionDenied: "permission_denied"
    case .resourceExhausted: "resource_exhausted"
    case .failedPrecondition: "failed_precondition"
    case .aborted: "aborted"
    case .outOfRange: "out_of_range"
    case .unimplemented: "unimplemented"
    case .internal: "internal"
    case .unavailable: "unavailable"
    case .dataLoss: "data_loss"
    case .unauthenticated: "unauthenticated"
    case .unrecognized(let number): String(number)
    }
  }
}

/// What a frame holds; one of these.
public struct Frame: WireMessage {
  public static let fullName = "okr.v1.Frame"

  public var frame: Frame?

  public init() {}

  public init(
    frame: Frame? = nil
  ) {
    self.frame = frame
  }

  public enum Frame: Sendable, Hashable {
    case hello(Hello)
    case welcome(Welcome)
    case refusal(Refusal)
    case request(Request)
    case message(Message)
    case end(End)
    case credit(Credit)
    case cancel(Cancel)
    case ping(Ping)
    case pong(Pong)
    case goAway(GoAway)

    /// The field's name in the contract.
    public var name: String {
      switch self {
      case .hello: "hello"
      case .welcome: "welcome"
      case .refusal: "refusal"
      case .request: "request"
      case .message: "message"
      case .end: "end"
      case .credit: "credit"
      case .cancel: "cancel"
      case .ping: "ping"
      case .pong: "pong"
      case .goAway: "go_away"
      }
    }
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    switch self.frame {
    case .hello(let value)?: visitor.field("hello", Optional(value))
    case .welcome(let value)?: visitor.field("welcome", Optional(value))
    case .refusal(let value)?: visitor.field("refusal", Optional(value))
    case .request(let value)?: visitor.field("request", Optional(value))
    case .message(let value)?: visitor.field("message", Optional(value))
    case .end(let value)?: visitor.field("end", Optional(value))
    case .credit(let value)?: visitor.field("credit", Optional(value))
    case .cancel(let value)?: visitor.field("cancel", Optional(value))
    case .ping(let value)?: visitor.field("ping", Optional(value))
    case .pong(let value)?: visitor.field("pong", Optional(value))
    case .goAway(let value)?: visitor.field("go_away", Optional(value))
    case nil: break
    }
  }
}

/// The client's first frame.
public struct Hello: WireMessage {
  public static let fullName = "okr.v1.Hello"

  /// 1.
  public var protocolVersion: Int32 = 0
  /// "okr_…"; empty signs nobody in, and then only HealthService and MetaService answer.
  public var bearerToken: String = ""
  /// Such as "okr/1.0.0", for the server's log.
  public var clientName: String = ""
  /// The organisation an operator acts in; a member's token names its own.
  public var organisation: String = ""

  public init() {}

  public init(
    protocolVersion: Int32 = 0,
    bearerToken: String = "",
    clientName: String = "",
    organisation: String = ""
  ) {
    self.protocolVersion = protocolVersion
    self.bearerToken = bearerToken
    self.clientName = clientName
    self.organisation = organisation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("protocol_version", self.protocolVersion)
    visitor.field("bearer_token", self.bearerToken)
    visitor.field("client_name", self.clientName)
    visitor.field("organisation", self.organisation)
  }
}

/// The server's answer to a hello that it takes.
public struct Welcome: WireMessage {
  public static let fullName = "okr.v1.Welcome"

  public var protocolVersion: Int32 = 0
  public var serverVersion: String = ""
  public var limits: ConnectionLimits?
  public var principal: Principal?
  /// What this server can do; decide by these, never by version strings.
  public var capabilities: [String] = []
  /// The server's time of day as it wrote this, in microseconds since 1970; 0 where it isn't told.
  public var unixMicros: Int64 = 0
  /// What the server was built from; "unknown" where its build wasn't told.
  public var serverCommit: String = ""

  public init() {}

  public init(
    protocolVersion: Int32 = 0,
    serverVersion: String = "",
    limits: ConnectionLimits? = nil,
    principal: Principal? = nil,
    capabilities: [String] = [],
    unixMicros: Int64 = 0,
    serverCommit: String = ""
  ) {
    self.protocolVersion = protocolVersion
    self.serverVersion = serverVersion
    self.limits = limits
    self.principal = principal
    self.capabilities = capabilities
    self.unixMicros = unixMicros
    self.serverCommit = serverCommit
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("protocol_version", self.protocolVersion)
    visitor.field("server_version", self.serverVersion)
    visitor.field("limits", self.limits)
    visitor.field("principal", self.principal)
    visitor.field("capabilities", self.capabilities)
    visitor.field("unix_micros", self.unixMicros)
    visitor.field("server_commit", self.serverCommit)
  }
}

/// What the connection may carry; going beyond ends it.
public struct ConnectionLimits: WireMessage {
  public static let fullName = "okr.v1.ConnectionLimits"

  public var frameInBytes: Int32 = 0
  public var frameOutBytes: Int32 = 0
  public var streams: Int32 = 0
  /// A client may ping no more often than this.
  public var pingIntervalMilliseconds: Int32 = 0
  /// A connection without a frame for this long is closed.
  public var idleMilliseconds: Int32 = 0

  public init() {}

  public init(
    frameInBytes: Int32 = 0,
    frameOutBytes: Int32 = 0,
    streams: Int32 = 0,
    pingIntervalMilliseconds: Int32 = 0,
    idleMilliseconds: Int32 = 0
  ) {
    self.frameInBytes = frameInBytes
    self.frameOutBytes = frameOutBytes
    self.streams = streams
    self.pingIntervalMilliseconds = pingIntervalMilliseconds
    self.idleMilliseconds = idleMilliseconds
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("frame_in_bytes", self.frameInBytes)
    visitor.field("frame_out_bytes", self.frameOutBytes)
    visitor.field("streams", self.streams)
    visitor.field("ping_interval_milliseconds", self.pingIntervalMilliseconds)
    visitor.field("idle_milliseconds", self.idleMilliseconds)
  }
}

/// Who is signed in. Empty where nobody is.
public struct Principal: WireMessage {
  public static let fullName = "okr.v1.Principal"

  public var organisation: String = ""
  public var name: String = ""
  public var role: Role = Role(rawValue: 0)
  public var tokenId: String = ""
  /// 0 where the token doesn't expire.
  public var tokenExpiresUnixMicros: Int64 = 0
  /// The unit that the role holds in, with those below it; empty for no unit in particular.
  public var unit: String = ""
  /// The region that the role holds in, with those below it. Without a unit and a region: the whole organisation.
  public var region: String = ""

  public init() {}

  public init(
    organisation: String = "",
    name: String = "",
    role: Role = .init(rawValue: 0),
    tokenId: String = "",
    tokenExpiresUnixMicros: Int64 = 0,
    unit: String = "",
    region: String = ""
  ) {
    self.organisation = organisation
    self.name = name
    self.role = role
    self.tokenId = tokenId
    self.tokenExpiresUnixMicros = tokenExpiresUnixMicros
    self.unit = unit
    self.region = region
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
    visitor.field("name", self.name)
    visitor.field("role", self.role)
    visitor.field("token_id", self.tokenId)
    visitor.field("token_expires_unix_micros", self.tokenExpiresUnixMicros)
    visitor.field("unit", self.unit)
    visitor.field("region", self.region)
  }
}

/// The server's answer to a hello that it doesn't take; the connection ends.
public struct Refusal: WireMessage {
  public static let fullName = "okr.v1.Refusal"

  public var status: Status?

  public init() {}

  public init(
    status: Status? = nil
  ) {
    self.status = status
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("status", self.status)
  }
}

public struct Request: WireMessage {
  public static let fullName = "okr.v1.Request"

  /// Odd or even, but rising on a connection; at least 1.
  public var streamId: Int64 = 0
  /// "okr.v1.CheckInService/RecordCheckIn".
  public var method: String = ""
  /// The time left; 0 means the server's default of 30 s.
  public var timeoutMicroseconds: Int64 = 0
  public var metadata: [Metadata] = []
  public var payload: [UInt8] = []
  /// True where client messages follow.
  public var more: Bool = false
  /// Messages that the server may send at once; 0 means 16.
  public var credit: Int32 = 0
  /// A revision token of an earlier reply: the read shows at least that state.
  public var atLeast: String = ""
  /// A read of the past instead of the present. Mutations and watches refuse it.
  public var asOf: AsOf?

  public init() {}

  public init(
    streamId: Int64 = 0,
    method: String = "",
    timeoutMicroseconds: Int64 = 0,
    metadata: [Metadata] = [],
    payload: [UInt8] = [],
    more: Bool = false,
    credit: Int32 = 0,
    atLeast: String = "",
    asOf: AsOf? = nil
  ) {
    self.streamId = streamId
    self.method = method
    self.timeoutMicroseconds = timeoutMicroseconds
    self.metadata = metadata
    self.payload = payload
    self.more = more
    self.credit = credit
    self.atLeast = atLeast
    self.asOf = asOf
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("stream_id", self.streamId)
    visitor.field("method", self.method)
    visitor.field("timeout_microseconds", self.timeoutMicroseconds)
    visitor.field("metadata", self.metadata)
    visitor.field("payload", self.payload)
    visitor.field("more", self.more)
    visitor.field("credit", self.credit)
    visitor.field("at_least", self.atLeast)
    visitor.field("as_of", self.asOf)
  }
}

/// A moment of the past: what was known, and when it held. At least one field is stated. The reply's end carries the revision
/// and the instant that were taken; a question that states both gets the same bytes whenever it is asked.
public struct AsOf: WireMessage {
  public static let fullName = "okr.v1.AsOf"

  /// A revision token: nothing that was recorded after it. Empty for any.
  public var revision: String = ""
  /// Microseconds since 1970: nothing that was recorded after it. 0 for any.
  public var recordedUnixMicros: Int64 = 0
  /// Microseconds since 1970: figures are those of this instant, from the check-ins that held by then. 0 takes
  /// recorded_unix_micros, or where that is 0 the time at which the revision was recorded.
  public var effectiveUnixMicros: Int64 = 0

  public init() {}

  public init(
    revision: String = "",
    recordedUnixMicros: Int64 = 0,
    effectiveUnixMicros: Int64 = 0
  ) {
    self.revision = revision
    self.recordedUnixMicros = recordedUnixMicros
    self.effectiveUnixMicros = effectiveUnixMicros
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revision", self.revision)
    visitor.field("recorded_unix_micros", self.recordedUnixMicros)
    visitor.field("effective_unix_micros", self.effectiveUnixMicros)
  }
}

/// A pair of texts.
public struct Metadata: WireMessage {
  public static let fullName = "okr.v1.Metadata"

  public var key: String = ""
  public var value: String = ""

  public init() {}

  public init(
    key: String = "",
    value: String = ""
  ) {
    self.key = key
    self.value = value
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("key", self.key)
    visitor.field("value", self.value)
  }
}

/// One message of a stream, to or from the client.
public struct Message: WireMessage {
  public static let fullName = "okr.v1.Message"

  public var streamId: Int64 = 0
  public var payload: [UInt8] = []
  public var more: Bool = false

  public init() {}

  public init(
    streamId: Int64 = 0,
    payload: [UInt8] = [],
    more: Bool = false
  ) {
    self.streamId = streamId
    self.payload = payload
    self.more = more
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("stream_id", self.streamId)
    visitor.field("payload", self.payload)
    visitor.field("more", self.more)
  }
}

/// The end of a call: OK, or why it failed. A unary call's reply comes in a message before it.
public struct End: WireMessage {
  public static let fullName = "okr.v1.End"

  public var streamId: Int64 = 0
  public var status: Status?
  /// The organisation's revision when the reply was made: opaque, for at_least.
  public var revision: String = ""
  /// What figures in the reply are as of.
  public var instantUnixMicros: Int64 = 0

  public init() {}

  public init(
    streamId: Int64 = 0,
    status: Status? = nil,
    revision: String = "",
    instantUnixMicros: Int64 = 0
  ) {
    self.streamId = streamId
    self.status = status
    self.revision = revision
    self.instantUnixMicros = instantUnixMicros
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("stream_id", self.streamId)
    visitor.field("status", self.status)
    visitor.field("revision", self.revision)
    visitor.field("instant_unix_micros", self.instantUnixMicros)
  }
}

/// How a call went.
public struct Status: WireMessage {
  public static let fullName = "okr.v1.Status"

  public var code: Code = Code(rawValue: 0)
  /// Brief, in English, says what to do. May change; the reason doesn't.
  public var message: String = ""
  /// UPPER_SNAKE_CASE, at most 63 characters, stable; empty where the code is OK.
  public var reason: String = ""
  /// Ids and numbers that stand in the message, for programs.
  public var metadata: [Metadata] = []
  public var violations: [FieldViolation] = []
  /// How long to wait before trying again; 0 means not stated.
  public var retryAfterMicroseconds: Int64 = 0
  /// By which the server's log names the call: the client's own id of it, or one that the server gave. Empty where the
  /// code is OK, and where the connection refused it.
  public var requestId: String = ""
  /// What usually helps, in English: the remedy that docs/ERRORS.md has for the reason. Empty where the code is OK.
  public var help: String = ""

  public init() {}

  public init(
    code: Code = .init(rawValue: 0),
    message: String = "",
    reason: String = "",
    metadata: [Metadata] = [],
    violations: [FieldViolation] = [],
    retryAfterMicroseconds: Int64 = 0,
    requestId: String = "",
    help: String = ""
  ) {
    self.code = code
    self.message = message
    self.reason = reason
    self.metadata = metadata
    self.violations = violations
    self.retryAfterMicroseconds = retryAfterMicroseconds
    self.requestId = requestId
    self.help = help
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("code", self.code)
    visitor.field("message", self.message)
    visitor.field("reason", self.reason)
    visitor.field("metadata", self.metadata)
    visitor.field("violations", self.violations)
    visitor.field("retry_after_microseconds", self.retryAfterMicroseconds)
    visitor.field("request_id", self.requestId)
    visitor.field("help", self.help)
  }
}

/// One field that is wrong.
public struct FieldViolation: WireMessage {
  public static let fullName = "okr.v1.FieldViolation"

  /// A path such as "key_result.metric_kind.target", or a place in a document.
  public var field: String = ""
  public var message: String = ""
  /// The limit that was left, or empty.
  public var limit: String = ""

  public init() {}

  public init(
    field: String = "",
    message: String = "",
    limit: String = ""
  ) {
    self.field = field
    self.message = message
    self.limit = limit
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("field", self.field)
    visitor.field("message", self.message)
    visitor.field("limit", self.limit)
  }
}

/// More messages on a stream may be sent by the other side.
public struct Credit: WireMessage {
  public static let fullName = "okr.v1.Credit"

  public var streamId: Int64 = 0
  public var messages: Int32 = 0

  public init() {}

  public init(
    streamId: Int64 = 0,
    messages: Int32 = 0
  ) {
    self.streamId = streamId
    self.messages = messages
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("stream_id", self.streamId)
    visitor.field("messages", self.messages)
  }
}

/// The client no longer wants the stream; the server answers with an end.
public struct Cancel: WireMessage {
  public static let fullName = "okr.v1.Cancel"

  public var streamId: Int64 = 0

  public init() {}

  public init(
    streamId: Int64 = 0
  ) {
    self.streamId = streamId
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("stream_id", self.streamId)
  }
}

/// Asks whether the other side is there.
public struct Ping: WireMessage {
  public static let fullName = "okr.v1.Ping"

  public var token: Int64 = 0

  public init() {}

  public init(
    token: Int64 = 0
  ) {
    self.token = token
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("token", self.token)
  }
}

/// Answers a ping with its token.
public struct Pong: WireMessage {
  public static let fullName = "okr.v1.Pong"

  public var token: Int64 = 0

  public init() {}

  public init(
    token: Int64 = 0
  ) {
    self.token = token
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("token", self.token)
  }
}

/// The server takes no new streams here; those after last_stream_id were not begun and can be sent again elsewhere.
public struct GoAway: WireMessage {
  public static let fullName = "okr.v1.GoAway"

  public var lastStreamId: Int64 = 0
  public var reason: String = ""

  public init() {}

  public init(
    lastStreamId: Int64 = 0,
    reason: String = ""
  ) {
    self.lastStreamId = lastStreamId
    self.reason = reason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("last_stream_id", self.lastStreamId)
    visitor.field("reason", self.reason)
  }
}
