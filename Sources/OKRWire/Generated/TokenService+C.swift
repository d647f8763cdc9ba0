// Written by proto/generate from proto/okr/v1/token_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Token: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__token()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Token>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
    self.name = try Wire.text(c.pointee.name, "name")
    self.role = Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
    if let value = c.pointee.created_time { self.createdTime = try Instant(reading: value) }
    if let value = c.pointee.expire_time { self.expireTime = try Instant(reading: value) }
    self.revoked = c.pointee.revoked != 0
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Token> {
    let c = arena.make(Okr__V1__Token.self)
    okr__v1__token__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.name = arena.copy(self.name)
    c.pointee.role = Okr__V1__Role(rawValue: UInt32(bitPattern: self.role.rawValue))
    if let value = self.createdTime { c.pointee.created_time = value.write(arena) }
    if let value = self.expireTime { c.pointee.expire_time = value.write(arena) }
    c.pointee.revoked = self.revoked ? 1 : 0
    return c
  }
}

extension CreateTokenRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_token_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateTokenRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.token { self.token = try Token(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateTokenRequest> {
    let c = arena.make(Okr__V1__CreateTokenRequest.self)
    okr__v1__create_token_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.token { c.pointee.token = value.write(arena) }
    return c
  }
}

extension CreateTokenResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_token_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateTokenResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.token { self.token = try Token(reading: value) }
    self.secret = try Wire.text(c.pointee.secret, "secret")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateTokenResponse> {
    let c = arena.make(Okr__V1__CreateTokenResponse.self)
    okr__v1__create_token_response__init(c)
    if let value = self.token { c.pointee.token = value.write(arena) }
    c.pointee.secret = arena.copy(self.secret)
    return c
  }
}

extension ListTokensRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_tokens_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListTokensRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.page { self.page = try Page(reading: value) }
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListTokensRequest> {
    let c = arena.make(Okr__V1__ListTokensRequest.self)
    okr__v1__list_tokens_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.organisation = arena.copy(self.organisation)
    return c
  }
}

extension ListTokensResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_tokens_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListTokensResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_tokens) > 0, let items = c.pointee.tokens {
      self.tokens.reserveCapacity(Int(c.pointee.n_tokens))
      for index in 0..<Int(c.pointee.n_tokens) {
        if let item = items[index] { self.tokens.append(try Token(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListTokensResponse> {
    let c = arena.make(Okr__V1__ListTokensResponse.self)
    okr__v1__list_tokens_response__init(c)
    c.pointee.n_tokens = self.tokens.count
    c.pointee.tokens = arena.pointers(self.tokens) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension RevokeTokenRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__revoke_token_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RevokeTokenRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    self.id = try Wire.text(c.pointee.id, "id")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RevokeTokenRequest> {
    let c = arena.make(Okr__V1__RevokeTokenRequest.self)
    okr__v1__revoke_token_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RevokeTokenResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__revoke_token_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RevokeTokenResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.token { self.token = try Token(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RevokeTokenResponse> {
    let c = arena.make(Okr__V1__RevokeTokenResponse.self)
    okr__v1__revoke_token_response__init(c)
    if let value = self.token { c.pointee.token = value.write(arena) }
    return c
  }
}

extension WhoAmIRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__who_am_irequest()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__WhoAmIRequest>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WhoAmIRequest> {
    let c = arena.make(Okr__V1__WhoAmIRequest.self)
    okr__v1__who_am_irequest__init(c)
    return c
  }
}

extension WhoAmIResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__who_am_iresponse()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WhoAmIResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.principal { self.principal = try Principal(reading: value) }
    self.serverVersion = try Wire.text(c.pointee.server_version, "server_version")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WhoAmIResponse> {
    let c = arena.make(Okr__V1__WhoAmIResponse.self)
    okr__v1__who_am_iresponse__init(c)
    if let value = self.principal { c.pointee.principal = value.write(arena) }
    c.pointee.server_version = arena.copy(self.serverVersion)
    return c
  }
}
