// Written by proto/generate from proto/okr/v1/cycle_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateCycleRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    self.init(mutation: mutation, cycle: cycle)
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
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(cycle: cycle, outcome: outcome)
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
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
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
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    self.init(cycle: cycle)
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
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(page: page)
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
    let cycles = try Wire.list(Int(c.pointee.n_cycles), c.pointee.cycles) {
      c throws(WireError) in try Cycle(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(cycles: cycles, nextPageToken: nextPageToken, total: total)
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
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, cycle: cycle, updateMask: updateMask)
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
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(cycle: cycle, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateCycleResponse> {
    let c = arena.make(Okr__V1__UpdateCycleResponse.self)
    okr__v1__update_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
