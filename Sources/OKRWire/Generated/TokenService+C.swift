// Written by proto/generate from proto/okr/v1/token_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Token: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__token()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Token>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let name = try Wire.text(c.pointee.name, "name")
    let role = Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
    let createdTime = try c.pointee.created_time.map { c throws(WireError) in try Instant(reading: c) }
    let expireTime = try c.pointee.expire_time.map { c throws(WireError) in try Instant(reading: c) }
    let revoked = c.pointee.revoked != 0
    let unit = try Wire.text(c.pointee.unit, "unit")
    let region = try Wire.text(c.pointee.region, "region")
    let version = c.pointee.version
    self.init(id: id, organisation: organisation, name: name, role: role, createdTime: createdTime, expireTime: expireTime, revoked: revoked, unit: unit, region: region, version: version)
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
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.region = arena.copy(self.region)
    c.pointee.version = self.version
    return c
  }
}

extension CreateTokenRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_token_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateTokenRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let token = try c.pointee.token.map { c throws(WireError) in try Token(reading: c) }
    self.init(mutation: mutation, token: token)
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
    let token = try c.pointee.token.map { c throws(WireError) in try Token(reading: c) }
    let secret = try Wire.text(c.pointee.secret, "secret")
    self.init(token: token, secret: secret)
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
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, organisation: organisation, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListTokensRequest> {
    let c = arena.make(Okr__V1__ListTokensRequest.self)
    okr__v1__list_tokens_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListTokensResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_tokens_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListTokensResponse>) throws(WireError) {
    let tokens = try Wire.list(Int(c.pointee.n_tokens), c.pointee.tokens) {
      c throws(WireError) in try Token(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(tokens: tokens, nextPageToken: nextPageToken, total: total)
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

extension GetTokenRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_token_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetTokenRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetTokenRequest> {
    let c = arena.make(Okr__V1__GetTokenRequest.self)
    okr__v1__get_token_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetTokenResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_token_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetTokenResponse>) throws(WireError) {
    let token = try c.pointee.token.map { c throws(WireError) in try Token(reading: c) }
    self.init(token: token)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetTokenResponse> {
    let c = arena.make(Okr__V1__GetTokenResponse.self)
    okr__v1__get_token_response__init(c)
    if let value = self.token { c.pointee.token = value.write(arena) }
    return c
  }
}

extension UpdateTokenRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_token_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateTokenRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let token = try c.pointee.token.map { c throws(WireError) in try Token(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, token: token, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateTokenRequest> {
    let c = arena.make(Okr__V1__UpdateTokenRequest.self)
    okr__v1__update_token_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.token { c.pointee.token = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateTokenResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_token_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateTokenResponse>) throws(WireError) {
    let token = try c.pointee.token.map { c throws(WireError) in try Token(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Token(reading: c) }
    self.init(token: token, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateTokenResponse> {
    let c = arena.make(Okr__V1__UpdateTokenResponse.self)
    okr__v1__update_token_response__init(c)
    if let value = self.token { c.pointee.token = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension RevokeTokenRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__revoke_token_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RevokeTokenRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
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
    let token = try c.pointee.token.map { c throws(WireError) in try Token(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(token: token, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RevokeTokenResponse> {
    let c = arena.make(Okr__V1__RevokeTokenResponse.self)
    okr__v1__revoke_token_response__init(c)
    if let value = self.token { c.pointee.token = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
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
    let principal = try c.pointee.principal.map { c throws(WireError) in try Principal(reading: c) }
    let serverVersion = try Wire.text(c.pointee.server_version, "server_version")
    let organisationArchiveTime = try c.pointee.organisation_archive_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(principal: principal, serverVersion: serverVersion, organisationArchiveTime: organisationArchiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WhoAmIResponse> {
    let c = arena.make(Okr__V1__WhoAmIResponse.self)
    okr__v1__who_am_iresponse__init(c)
    if let value = self.principal { c.pointee.principal = value.write(arena) }
    c.pointee.server_version = arena.copy(self.serverVersion)
    if let value = self.organisationArchiveTime { c.pointee.organisation_archive_time = value.write(arena) }
    return c
  }
}

extension CheckAccessRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_access_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckAccessRequest>) throws(WireError) {
    let methods = try Wire.list(Int(c.pointee.n_methods), c.pointee.methods) {
      c throws(WireError) in try Wire.text(c, "methods")
    }
    let resource = try Wire.text(c.pointee.resource, "resource")
    self.init(methods: methods, resource: resource)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckAccessRequest> {
    let c = arena.make(Okr__V1__CheckAccessRequest.self)
    okr__v1__check_access_request__init(c)
    c.pointee.n_methods = self.methods.count
    c.pointee.methods = arena.array(self.methods) { arena.copy($0) }
    c.pointee.resource = arena.copy(self.resource)
    return c
  }
}

extension MethodAccess: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__method_access()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MethodAccess>) throws(WireError) {
    let method = try Wire.text(c.pointee.method, "method")
    let allowed = c.pointee.allowed != 0
    let needed = Role(rawValue: Int32(bitPattern: c.pointee.needed.rawValue))
    let words = try Wire.text(c.pointee.words, "words")
    self.init(method: method, allowed: allowed, needed: needed, words: words)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MethodAccess> {
    let c = arena.make(Okr__V1__MethodAccess.self)
    okr__v1__method_access__init(c)
    c.pointee.method = arena.copy(self.method)
    c.pointee.allowed = self.allowed ? 1 : 0
    c.pointee.needed = Okr__V1__Role(rawValue: UInt32(bitPattern: self.needed.rawValue))
    c.pointee.words = arena.copy(self.words)
    return c
  }
}

extension CheckAccessResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_access_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckAccessResponse>) throws(WireError) {
    let methods = try Wire.list(Int(c.pointee.n_methods), c.pointee.methods) {
      c throws(WireError) in try MethodAccess(reading: c)
    }
    let principal = try c.pointee.principal.map { c throws(WireError) in try Principal(reading: c) }
    self.init(methods: methods, principal: principal)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckAccessResponse> {
    let c = arena.make(Okr__V1__CheckAccessResponse.self)
    okr__v1__check_access_response__init(c)
    c.pointee.n_methods = self.methods.count
    c.pointee.methods = arena.pointers(self.methods) { $0.write(arena) }
    if let value = self.principal { c.pointee.principal = value.write(arena) }
    return c
  }
}
