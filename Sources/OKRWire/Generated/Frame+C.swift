// Written by proto/generate from proto/okr/v1/frame.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Frame: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__frame()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Frame>) throws(WireError) {
    var frame: Frame?
    switch c.pointee.frame_case.rawValue {
    case 1:
      if let c = c.pointee.hello { frame = .hello(try Hello(reading: c)) }
    case 2:
      if let c = c.pointee.welcome { frame = .welcome(try Welcome(reading: c)) }
    case 3:
      if let c = c.pointee.refusal { frame = .refusal(try Refusal(reading: c)) }
    case 4:
      if let c = c.pointee.request { frame = .request(try Request(reading: c)) }
    case 5:
      if let c = c.pointee.message { frame = .message(try Message(reading: c)) }
    case 6:
      if let c = c.pointee.end { frame = .end(try End(reading: c)) }
    case 7:
      if let c = c.pointee.credit { frame = .credit(try Credit(reading: c)) }
    case 8:
      if let c = c.pointee.cancel { frame = .cancel(try Cancel(reading: c)) }
    case 9:
      if let c = c.pointee.ping { frame = .ping(try Ping(reading: c)) }
    case 10:
      if let c = c.pointee.pong { frame = .pong(try Pong(reading: c)) }
    case 11:
      if let c = c.pointee.go_away { frame = .goAway(try GoAway(reading: c)) }
    default: break
    }
    self.init(frame: frame)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Frame> {
    let c = arena.make(Okr__V1__Frame.self)
    okr__v1__frame__init(c)
    switch self.frame {
    case .hello(let value)?:
      c.pointee.frame_case = .init(rawValue: 1)
      c.pointee.hello = value.write(arena)
    case .welcome(let value)?:
      c.pointee.frame_case = .init(rawValue: 2)
      c.pointee.welcome = value.write(arena)
    case .refusal(let value)?:
      c.pointee.frame_case = .init(rawValue: 3)
      c.pointee.refusal = value.write(arena)
    case .request(let value)?:
      c.pointee.frame_case = .init(rawValue: 4)
      c.pointee.request = value.write(arena)
    case .message(let value)?:
      c.pointee.frame_case = .init(rawValue: 5)
      c.pointee.message = value.write(arena)
    case .end(let value)?:
      c.pointee.frame_case = .init(rawValue: 6)
      c.pointee.end = value.write(arena)
    case .credit(let value)?:
      c.pointee.frame_case = .init(rawValue: 7)
      c.pointee.credit = value.write(arena)
    case .cancel(let value)?:
      c.pointee.frame_case = .init(rawValue: 8)
      c.pointee.cancel = value.write(arena)
    case .ping(let value)?:
      c.pointee.frame_case = .init(rawValue: 9)
      c.pointee.ping = value.write(arena)
    case .pong(let value)?:
      c.pointee.frame_case = .init(rawValue: 10)
      c.pointee.pong = value.write(arena)
    case .goAway(let value)?:
      c.pointee.frame_case = .init(rawValue: 11)
      c.pointee.go_away = value.write(arena)
    case nil: break
    }
    return c
  }
}

extension Hello: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__hello()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Hello>) throws(WireError) {
    let protocolVersion = c.pointee.protocol_version
    let bearerToken = try Wire.text(c.pointee.bearer_token, "bearer_token")
    let clientName = try Wire.text(c.pointee.client_name, "client_name")
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    self.init(protocolVersion: protocolVersion, bearerToken: bearerToken, clientName: clientName, organisation: organisation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Hello> {
    let c = arena.make(Okr__V1__Hello.self)
    okr__v1__hello__init(c)
    c.pointee.protocol_version = self.protocolVersion
    c.pointee.bearer_token = arena.copy(self.bearerToken)
    c.pointee.client_name = arena.copy(self.clientName)
    c.pointee.organisation = arena.copy(self.organisation)
    return c
  }
}

extension Welcome: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__welcome()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Welcome>) throws(WireError) {
    let protocolVersion = c.pointee.protocol_version
    let serverVersion = try Wire.text(c.pointee.server_version, "server_version")
    let limits = try c.pointee.limits.map { c throws(WireError) in try ConnectionLimits(reading: c) }
    let principal = try c.pointee.principal.map { c throws(WireError) in try Principal(reading: c) }
    let capabilities = try Wire.list(Int(c.pointee.n_capabilities), c.pointee.capabilities) {
      c throws(WireError) in try Wire.text(c, "capabilities")
    }
    let unixMicros = c.pointee.unix_micros
    let serverCommit = try Wire.text(c.pointee.server_commit, "server_commit")
    self.init(protocolVersion: protocolVersion, serverVersion: serverVersion, limits: limits, principal: principal, capabilities: capabilities, unixMicros: unixMicros, serverCommit: serverCommit)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Welcome> {
    let c = arena.make(Okr__V1__Welcome.self)
    okr__v1__welcome__init(c)
    c.pointee.protocol_version = self.protocolVersion
    c.pointee.server_version = arena.copy(self.serverVersion)
    if let value = self.limits { c.pointee.limits = value.write(arena) }
    if let value = self.principal { c.pointee.principal = value.write(arena) }
    c.pointee.n_capabilities = self.capabilities.count
    c.pointee.capabilities = arena.array(self.capabilities) { arena.copy($0) }
    c.pointee.unix_micros = self.unixMicros
    c.pointee.server_commit = arena.copy(self.serverCommit)
    return c
  }
}

extension ConnectionLimits: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__connection_limits()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ConnectionLimits>) throws(WireError) {
    let frameInBytes = c.pointee.frame_in_bytes
    let frameOutBytes = c.pointee.frame_out_bytes
    let streams = c.pointee.streams
    let pingIntervalMilliseconds = c.pointee.ping_interval_milliseconds
    let idleMilliseconds = c.pointee.idle_milliseconds
    self.init(frameInBytes: frameInBytes, frameOutBytes: frameOutBytes, streams: streams, pingIntervalMilliseconds: pingIntervalMilliseconds, idleMilliseconds: idleMilliseconds)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ConnectionLimits> {
    let c = arena.make(Okr__V1__ConnectionLimits.self)
    okr__v1__connection_limits__init(c)
    c.pointee.frame_in_bytes = self.frameInBytes
    c.pointee.frame_out_bytes = self.frameOutBytes
    c.pointee.streams = self.streams
    c.pointee.ping_interval_milliseconds = self.pingIntervalMilliseconds
    c.pointee.idle_milliseconds = self.idleMilliseconds
    return c
  }
}

extension Principal: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__principal()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Principal>) throws(WireError) {
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let name = try Wire.text(c.pointee.name, "name")
    let role = Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
    let tokenId = try Wire.text(c.pointee.token_id, "token_id")
    let tokenExpiresUnixMicros = c.pointee.token_expires_unix_micros
    let unit = try Wire.text(c.pointee.unit, "unit")
    let region = try Wire.text(c.pointee.region, "region")
    self.init(organisation: organisation, name: name, role: role, tokenId: tokenId, tokenExpiresUnixMicros: tokenExpiresUnixMicros, unit: unit, region: region)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Principal> {
    let c = arena.make(Okr__V1__Principal.self)
    okr__v1__principal__init(c)
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.name = arena.copy(self.name)
    c.pointee.role = Okr__V1__Role(rawValue: UInt32(bitPattern: self.role.rawValue))
    c.pointee.token_id = arena.copy(self.tokenId)
    c.pointee.token_expires_unix_micros = self.tokenExpiresUnixMicros
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.region = arena.copy(self.region)
    return c
  }
}

extension Refusal: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__refusal()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Refusal>) throws(WireError) {
    let status = try c.pointee.status.map { c throws(WireError) in try Status(reading: c) }
    self.init(status: status)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Refusal> {
    let c = arena.make(Okr__V1__Refusal.self)
    okr__v1__refusal__init(c)
    if let value = self.status { c.pointee.status = value.write(arena) }
    return c
  }
}

extension Request: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Request>) throws(WireError) {
    let streamId = c.pointee.stream_id
    let method = try Wire.text(c.pointee.method, "method")
    let timeoutMicroseconds = c.pointee.timeout_microseconds
    let metadata = try Wire.list(Int(c.pointee.n_metadata), c.pointee.metadata) {
      c throws(WireError) in try Metadata(reading: c)
    }
    let payload = Wire.bytes(c.pointee.payload)
    let more = c.pointee.more != 0
    let credit = c.pointee.credit
    let atLeast = try Wire.text(c.pointee.at_least, "at_least")
    let asOf = try c.pointee.as_of.map { c throws(WireError) in try AsOf(reading: c) }
    self.init(streamId: streamId, method: method, timeoutMicroseconds: timeoutMicroseconds, metadata: metadata, payload: payload, more: more, credit: credit, atLeast: atLeast, asOf: asOf)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Request> {
    let c = arena.make(Okr__V1__Request.self)
    okr__v1__request__init(c)
    c.pointee.stream_id = self.streamId
    c.pointee.method = arena.copy(self.method)
    c.pointee.timeout_microseconds = self.timeoutMicroseconds
    c.pointee.n_metadata = self.metadata.count
    c.pointee.metadata = arena.pointers(self.metadata) { $0.write(arena) }
    c.pointee.payload = arena.copy(self.payload)
    c.pointee.more = self.more ? 1 : 0
    c.pointee.credit = self.credit
    c.pointee.at_least = arena.copy(self.atLeast)
    if let value = self.asOf { c.pointee.as_of = value.write(arena) }
    return c
  }
}

extension AsOf: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__as_of()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__AsOf>) throws(WireError) {
    let revision = try Wire.text(c.pointee.revision, "revision")
    let recordedUnixMicros = c.pointee.recorded_unix_micros
    let effectiveUnixMicros = c.pointee.effective_unix_micros
    self.init(revision: revision, recordedUnixMicros: recordedUnixMicros, effectiveUnixMicros: effectiveUnixMicros)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__AsOf> {
    let c = arena.make(Okr__V1__AsOf.self)
    okr__v1__as_of__init(c)
    c.pointee.revision = arena.copy(self.revision)
    c.pointee.recorded_unix_micros = self.recordedUnixMicros
    c.pointee.effective_unix_micros = self.effectiveUnixMicros
    return c
  }
}

extension Metadata: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__metadata()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Metadata>) throws(WireError) {
    let key = try Wire.text(c.pointee.key, "key")
    let value = try Wire.text(c.pointee.value, "value")
    self.init(key: key, value: value)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Metadata> {
    let c = arena.make(Okr__V1__Metadata.self)
    okr__v1__metadata__init(c)
    c.pointee.key = arena.copy(self.key)
    c.pointee.value = arena.copy(self.value)
    return c
  }
}

extension Message: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__message()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Message>) throws(WireError) {
    let streamId = c.pointee.stream_id
    let payload = Wire.bytes(c.pointee.payload)
    let more = c.pointee.more != 0
    self.init(streamId: streamId, payload: payload, more: more)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Message> {
    let c = arena.make(Okr__V1__Message.self)
    okr__v1__message__init(c)
    c.pointee.stream_id = self.streamId
    c.pointee.payload = arena.copy(self.payload)
    c.pointee.more = self.more ? 1 : 0
    return c
  }
}

extension End: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__end()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__End>) throws(WireError) {
    let streamId = c.pointee.stream_id
    let status = try c.pointee.status.map { c throws(WireError) in try Status(reading: c) }
    let revision = try Wire.text(c.pointee.revision, "revision")
    let instantUnixMicros = c.pointee.instant_unix_micros
    self.init(streamId: streamId, status: status, revision: revision, instantUnixMicros: instantUnixMicros)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__End> {
    let c = arena.make(Okr__V1__End.self)
    okr__v1__end__init(c)
    c.pointee.stream_id = self.streamId
    if let value = self.status { c.pointee.status = value.write(arena) }
    c.pointee.revision = arena.copy(self.revision)
    c.pointee.instant_unix_micros = self.instantUnixMicros
    return c
  }
}

extension Status: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__status()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Status>) throws(WireError) {
    let code = Code(rawValue: Int32(bitPattern: c.pointee.code.rawValue))
    let message = try Wire.text(c.pointee.message, "message")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let metadata = try Wire.list(Int(c.pointee.n_metadata), c.pointee.metadata) {
      c throws(WireError) in try Metadata(reading: c)
    }
    let violations = try Wire.list(Int(c.pointee.n_violations), c.pointee.violations) {
      c throws(WireError) in try FieldViolation(reading: c)
    }
    let retryAfterMicroseconds = c.pointee.retry_after_microseconds
    let requestId = try Wire.text(c.pointee.request_id, "request_id")
    let help = try Wire.text(c.pointee.help, "help")
    self.init(code: code, message: message, reason: reason, metadata: metadata, violations: violations, retryAfterMicroseconds: retryAfterMicroseconds, requestId: requestId, help: help)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Status> {
    let c = arena.make(Okr__V1__Status.self)
    okr__v1__status__init(c)
    c.pointee.code = Okr__V1__Code(rawValue: UInt32(bitPattern: self.code.rawValue))
    c.pointee.message = arena.copy(self.message)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.n_metadata = self.metadata.count
    c.pointee.metadata = arena.pointers(self.metadata) { $0.write(arena) }
    c.pointee.n_violations = self.violations.count
    c.pointee.violations = arena.pointers(self.violations) { $0.write(arena) }
    c.pointee.retry_after_microseconds = self.retryAfterMicroseconds
    c.pointee.request_id = arena.copy(self.requestId)
    c.pointee.help = arena.copy(self.help)
    return c
  }
}

extension FieldViolation: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__field_violation()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__FieldViolation>) throws(WireError) {
    let field = try Wire.text(c.pointee.field, "field")
    let message = try Wire.text(c.pointee.message, "message")
    let limit = try Wire.text(c.pointee.limit, "limit")
    self.init(field: field, message: message, limit: limit)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__FieldViolation> {
    let c = arena.make(Okr__V1__FieldViolation.self)
    okr__v1__field_violation__init(c)
    c.pointee.field = arena.copy(self.field)
    c.pointee.message = arena.copy(self.message)
    c.pointee.limit = arena.copy(self.limit)
    return c
  }
}

extension Credit: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__credit()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Credit>) throws(WireError) {
    let streamId = c.pointee.stream_id
    let messages = c.pointee.messages
    self.init(streamId: streamId, messages: messages)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Credit> {
    let c = arena.make(Okr__V1__Credit.self)
    okr__v1__credit__init(c)
    c.pointee.stream_id = self.streamId
    c.pointee.messages = self.messages
    return c
  }
}

extension Cancel: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cancel()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Cancel>) throws(WireError) {
    let streamId = c.pointee.stream_id
    self.init(streamId: streamId)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Cancel> {
    let c = arena.make(Okr__V1__Cancel.self)
    okr__v1__cancel__init(c)
    c.pointee.stream_id = self.streamId
    return c
  }
}

extension Ping: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__ping()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Ping>) throws(WireError) {
    let token = c.pointee.token
    self.init(token: token)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Ping> {
    let c = arena.make(Okr__V1__Ping.self)
    okr__v1__ping__init(c)
    c.pointee.token = self.token
    return c
  }
}

extension Pong: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__pong()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Pong>) throws(WireError) {
    let token = c.pointee.token
    self.init(token: token)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Pong> {
    let c = arena.make(Okr__V1__Pong.self)
    okr__v1__pong__init(c)
    c.pointee.token = self.token
    return c
  }
}

extension GoAway: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__go_away()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GoAway>) throws(WireError) {
    let lastStreamId = c.pointee.last_stream_id
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(lastStreamId: lastStreamId, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GoAway> {
    let c = arena.make(Okr__V1__GoAway.self)
    okr__v1__go_away__init(c)
    c.pointee.last_stream_id = self.lastStreamId
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}
