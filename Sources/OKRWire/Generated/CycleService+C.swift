// Written by proto/generate from proto/okr/v1/cycle_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateCycleRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.cycle { self.cycle = try Cycle(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateCycleRequest> {
    let c = arena.make(Okr__V1__CreateCycleRequest.self)
    okr__v1__create_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    return c
  }
}

extension CreateCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateCycleResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.cycle { self.cycle = try Cycle(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateCycleResponse> {
    let c = arena.make(Okr__V1__CreateCycleResponse.self)
    okr__v1__create_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCycleRequest>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCycleRequest> {
    let c = arena.make(Okr__V1__GetCycleRequest.self)
    okr__v1__get_cycle_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCycleResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.cycle { self.cycle = try Cycle(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCycleResponse> {
    let c = arena.make(Okr__V1__GetCycleResponse.self)
    okr__v1__get_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    return c
  }
}

extension ListCyclesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycles_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCyclesRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.page { self.page = try Page(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCyclesRequest> {
    let c = arena.make(Okr__V1__ListCyclesRequest.self)
    okr__v1__list_cycles_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension ListCyclesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycles_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCyclesResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_cycles) > 0, let items = c.pointee.cycles {
      self.cycles.reserveCapacity(Int(c.pointee.n_cycles))
      for index in 0..<Int(c.pointee.n_cycles) {
        if let item = items[index] { self.cycles.append(try Cycle(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCyclesResponse> {
    let c = arena.make(Okr__V1__ListCyclesResponse.self)
    okr__v1__list_cycles_response__init(c)
    c.pointee.n_cycles = self.cycles.count
    c.pointee.cycles = arena.pointers(self.cycles) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateCycleRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.cycle { self.cycle = try Cycle(reading: value) }
    if Int(c.pointee.n_update_mask) > 0, let items = c.pointee.update_mask {
      self.updateMask.reserveCapacity(Int(c.pointee.n_update_mask))
      for index in 0..<Int(c.pointee.n_update_mask) {
        self.updateMask.append(try Wire.text(items[index], "update_mask"))
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateCycleRequest> {
    let c = arena.make(Okr__V1__UpdateCycleRequest.self)
    okr__v1__update_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateCycleResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.cycle { self.cycle = try Cycle(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateCycleResponse> {
    let c = arena.make(Okr__V1__UpdateCycleResponse.self)
    okr__v1__update_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
