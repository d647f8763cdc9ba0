// Written by proto/generate from proto/okr/v1/override_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension SetOverrideRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__set_override_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__SetOverrideRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let override = try c.pointee.override.map { c throws(WireError) in try Override(reading: c) }
    self.init(mutation: mutation, override: override)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__SetOverrideRequest> {
    let c = arena.make(Okr__V1__SetOverrideRequest.self)
    okr__v1__set_override_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.override { c.pointee.override = value.write(arena) }
    return c
  }
}

extension SetOverrideResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__set_override_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__SetOverrideResponse>) throws(WireError) {
    let override = try c.pointee.override.map { c throws(WireError) in try Override(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(override: override, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__SetOverrideResponse> {
    let c = arena.make(Okr__V1__SetOverrideResponse.self)
    okr__v1__set_override_response__init(c)
    if let value = self.override { c.pointee.override = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetOverrideRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_override_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetOverrideRequest>) throws(WireError) {
    let item = try Wire.text(c.pointee.item, "item")
    self.init(item: item)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetOverrideRequest> {
    let c = arena.make(Okr__V1__GetOverrideRequest.self)
    okr__v1__get_override_request__init(c)
    c.pointee.item = arena.copy(self.item)
    return c
  }
}

extension GetOverrideResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_override_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetOverrideResponse>) throws(WireError) {
    let override = try c.pointee.override.map { c throws(WireError) in try Override(reading: c) }
    self.init(override: override)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetOverrideResponse> {
    let c = arena.make(Okr__V1__GetOverrideResponse.self)
    okr__v1__get_override_response__init(c)
    if let value = self.override { c.pointee.override = value.write(arena) }
    return c
  }
}

extension ListOverridesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_overrides_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListOverridesRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let objective = try Wire.text(c.pointee.objective, "objective")
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, objective: objective, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListOverridesRequest> {
    let c = arena.make(Okr__V1__ListOverridesRequest.self)
    okr__v1__list_overrides_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.objective = arena.copy(self.objective)
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListOverridesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_overrides_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListOverridesResponse>) throws(WireError) {
    let overrides = try Wire.list(Int(c.pointee.n_overrides), c.pointee.overrides) {
      c throws(WireError) in try Override(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(overrides: overrides, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListOverridesResponse> {
    let c = arena.make(Okr__V1__ListOverridesResponse.self)
    okr__v1__list_overrides_response__init(c)
    c.pointee.n_overrides = self.overrides.count
    c.pointee.overrides = arena.pointers(self.overrides) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension WithdrawOverrideRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__withdraw_override_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WithdrawOverrideRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let item = try Wire.text(c.pointee.item, "item")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, item: item, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WithdrawOverrideRequest> {
    let c = arena.make(Okr__V1__WithdrawOverrideRequest.self)
    okr__v1__withdraw_override_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.item = arena.copy(self.item)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension WithdrawOverrideResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__withdraw_override_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WithdrawOverrideResponse>) throws(WireError) {
    let override = try c.pointee.override.map { c throws(WireError) in try Override(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(override: override, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WithdrawOverrideResponse> {
    let c = arena.make(Okr__V1__WithdrawOverrideResponse.self)
    okr__v1__withdraw_override_response__init(c)
    if let value = self.override { c.pointee.override = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
