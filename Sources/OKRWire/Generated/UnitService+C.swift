// Written by proto/generate from proto/okr/v1/unit_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateUnitRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.unit { self.unit = try Unit(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateUnitRequest> {
    let c = arena.make(Okr__V1__CreateUnitRequest.self)
    okr__v1__create_unit_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    return c
  }
}

extension CreateUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateUnitResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.unit { self.unit = try Unit(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateUnitResponse> {
    let c = arena.make(Okr__V1__CreateUnitResponse.self)
    okr__v1__create_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetUnitRequest>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetUnitRequest> {
    let c = arena.make(Okr__V1__GetUnitRequest.self)
    okr__v1__get_unit_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetUnitResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.unit { self.unit = try Unit(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetUnitResponse> {
    let c = arena.make(Okr__V1__GetUnitResponse.self)
    okr__v1__get_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    return c
  }
}

extension ListUnitsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_units_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListUnitsRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.page { self.page = try Page(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListUnitsRequest> {
    let c = arena.make(Okr__V1__ListUnitsRequest.self)
    okr__v1__list_units_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension ListUnitsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_units_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListUnitsResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_units) > 0, let items = c.pointee.units {
      self.units.reserveCapacity(Int(c.pointee.n_units))
      for index in 0..<Int(c.pointee.n_units) {
        if let item = items[index] { self.units.append(try Unit(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListUnitsResponse> {
    let c = arena.make(Okr__V1__ListUnitsResponse.self)
    okr__v1__list_units_response__init(c)
    c.pointee.n_units = self.units.count
    c.pointee.units = arena.pointers(self.units) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateUnitRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.unit { self.unit = try Unit(reading: value) }
    if Int(c.pointee.n_update_mask) > 0, let items = c.pointee.update_mask {
      self.updateMask.reserveCapacity(Int(c.pointee.n_update_mask))
      for index in 0..<Int(c.pointee.n_update_mask) {
        self.updateMask.append(try Wire.text(items[index], "update_mask"))
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateUnitRequest> {
    let c = arena.make(Okr__V1__UpdateUnitRequest.self)
    okr__v1__update_unit_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateUnitResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.unit { self.unit = try Unit(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateUnitResponse> {
    let c = arena.make(Okr__V1__UpdateUnitResponse.self)
    okr__v1__update_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
