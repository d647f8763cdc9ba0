// Written by proto/generate from proto/okr/v1/frame.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Frame: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__frame()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Frame>) throws(WireError) {
    self.init()
    switch c.pointee.frame_case.rawValue {
    case 1:
      if let value = c.pointee.hello { self.frame = .hello(try Hello(reading: value)) }
    case 2:
      if let value = c.pointee.welcome { self.frame = .welcome(try Welcome(reading: value)) }
    case 3:
      if let value = c.pointee.refusal { self.frame = .refusal(try Refusal(reading: value)) }
    case 4:
      if let value = c.pointee.request { self.frame = .request(try Request(reading: value)) }
    case 5:
      if let value = c.pointee.message { self.frame = .message(try Message(reading: value)) }
    case 6:
      if let value = c.pointee.end { self.frame = .end(try End(reading: value)) }
    case 7:
      if let value = c.pointee.credit { self.frame = .credit(try Credit(reading: value)) }
    case 8:
      if let value = c.pointee.cancel { self.frame = .cancel(try Cancel(reading: value)) }
    case 9:
      if let value = c.pointee.ping { self.frame = .ping(try Ping(reading: value)) }
    case 10:
      if let value = c.pointee.pong { self.frame = .pong(try Pong(reading: value)) }
    case 11:
      if let value = c.pointee.go_away { self.frame = .goAway(try GoAway(reading: value)) }
    default: break
    }
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
    self.init()
    self.protocolVersion = c.pointee.protocol_version
    self.bearerToken = try Wire.text(c.pointee.bearer_token, "bearer_token")
    self.clientName = try Wire.text(c.pointee.client_name, "client_name")
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
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
    self.init()
    self.protocolVersion = c.pointee.protocol_version
    self.serverVersion = try Wire.text(c.pointee.server_version, "server_version")
    if let value = c.pointee.limits { self.limits = try ConnectionLimits(reading: value) }
    if let value = c.pointee.principal { self.principal = try Principal(reading: value) }
    if Int(c.pointee.n_capabilities) > 0, let items = c.pointee.capabilities {
      self.capabilities.reserveCapacity(Int(c.pointee.n_capabilities))
      for index in 0..<Int(c.pointee.n_capabilities) {
        self.capabilities.append(try Wire.text(items[index], "capabilities"))
      }
    }
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
    return c
  }
}

extension ConnectionLimits: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__connection_limits()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ConnectionLimits>) throws(WireError) {
    self.init()
    self.frameInBytes = c.pointee.frame_in_bytes
    self.frameOutBytes = c.pointee.frame_out_bytes
    self.streams = c.pointee.streams
    self.pingIntervalMilliseconds = c.pointee.ping_interval_milliseconds
    self.idleMilliseconds = c.pointee.idle_milliseconds
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
    self.init()
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
    self.name = try Wire.text(c.pointee.name, "name")
    self.role = Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
    self.tokenId = try Wire.text(c.pointee.token_id, "token_id")
    self.tokenExpiresUnixMicros = c.pointee.token_expires_unix_micros
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Principal> {
    let c = arena.make(Okr__V1__Principal.self)
    okr__v1__principal__init(c)
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.name = arena.copy(self.name)
    c.pointee.role = Okr__V1__Role(rawValue: UInt32(bitPattern: self.role.rawValue))
    c.pointee.token_id = arena.copy(self.tokenId)
    c.pointee.token_expires_unix_micros = self.tokenExpiresUnixMicros
    return c
  }
}

extension Refusal: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__refusal()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Refusal>) throws(WireError) {
    self.init()
    if let value = c.pointee.status { self.status = try Status(reading: value) }
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
    self.init()
    self.streamId = c.pointee.stream_id
    self.method = try Wire.text(c.pointee.method, "method")
    self.timeoutMicroseconds = c.pointee.timeout_microseconds
    if Int(c.pointee.n_metadata) > 0, let items = c.pointee.metadata {
      self.metadata.reserveCapacity(Int(c.pointee.n_metadata))
      for index in 0..<Int(c.pointee.n_metadata) {
        if let item = items[index] { self.metadata.append(try Metadata(reading: item)) }
      }
    }
    self.payload = Wire.bytes(c.pointee.payload)
    self.more = c.pointee.more != 0
    self.credit = c.pointee.credit
    self.atLeast = try Wire.text(c.pointee.at_least, "at_least")
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
    return c
  }
}

extension Metadata: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__metadata()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Metadata>) throws(WireError) {
    self.init()
    self.key = try Wire.text(c.pointee.key, "key")
    self.value = try Wire.text(c.pointee.value, "value")
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
    self.init()
    self.streamId = c.pointee.stream_id
    self.payload = Wire.bytes(c.pointee.payload)
    self.more = c.pointee.more != 0
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
    self.init()
    self.streamId = c.pointee.stream_id
    if let value = c.pointee.status { self.status = try Status(reading: value) }
    self.revision = try Wire.text(c.pointee.revision, "revision")
    self.instantUnixMicros = c.pointee.instant_unix_micros
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
    self.init()
    self.code = Code(rawValue: Int32(bitPattern: c.pointee.code.rawValue))
    self.message = try Wire.text(c.pointee.message, "message")
    self.reason = try Wire.text(c.pointee.reason, "reason")
    if Int(c.pointee.n_metadata) > 0, let items = c.pointee.metadata {
      self.metadata.reserveCapacity(Int(c.pointee.n_metadata))
      for index in 0..<Int(c.pointee.n_metadata) {
        if let item = items[index] { self.metadata.append(try Metadata(reading: item)) }
      }
    }
    if Int(c.pointee.n_violations) > 0, let items = c.pointee.violations {
      self.violations.reserveCapacity(Int(c.pointee.n_violations))
      for index in 0..<Int(c.pointee.n_violations) {
        if let item = items[index] { self.violations.append(try FieldViolation(reading: item)) }
      }
    }
    self.retryAfterMicroseconds = c.pointee.retry_after_microseconds
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
    return c
  }
}

extension FieldViolation: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__field_violation()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__FieldViolation>) throws(WireError) {
    self.init()
    self.field = try Wire.text(c.pointee.field, "field")
    self.message = try Wire.text(c.pointee.message, "message")
    self.limit = try Wire.text(c.pointee.limit, "limit")
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
    self.init()
    self.streamId = c.pointee.stream_id
    self.messages = c.pointee.messages
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
    self.init()
    self.streamId = c.pointee.stream_id
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
    self.init()
    self.token = c.pointee.token
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
    self.init()
    self.token = c.pointee.token
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
    self.init()
    self.lastStreamId = c.pointee.last_stream_id
    self.reason = try Wire.text(c.pointee.reason, "reason")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GoAway> {
    let c = arena.make(Okr__V1__GoAway.self)
    okr__v1__go_away__init(c)
    c.pointee.last_stream_id = self.lastStreamId
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}
