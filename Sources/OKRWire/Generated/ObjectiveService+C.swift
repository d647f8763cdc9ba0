// Written by proto/generate from proto/okr/v1/objective_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateObjectiveRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_objective_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateObjectiveRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.objective { self.objective = try Objective(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateObjectiveRequest> {
    let c = arena.make(Okr__V1__CreateObjectiveRequest.self)
    okr__v1__create_objective_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    return c
  }
}

extension CreateObjectiveResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_objective_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateObjectiveResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.objective { self.objective = try Objective(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateObjectiveResponse> {
    let c = arena.make(Okr__V1__CreateObjectiveResponse.self)
    okr__v1__create_objective_response__init(c)
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetObjectiveRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_objective_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetObjectiveRequest>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetObjectiveRequest> {
    let c = arena.make(Okr__V1__GetObjectiveRequest.self)
    okr__v1__get_objective_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetObjectiveResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_objective_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetObjectiveResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.objective { self.objective = try Objective(reading: value) }
    if let value = c.pointee.figures { self.figures = try Figures(reading: value) }
    if Int(c.pointee.n_key_results) > 0, let items = c.pointee.key_results {
      self.keyResults.reserveCapacity(Int(c.pointee.n_key_results))
      for index in 0..<Int(c.pointee.n_key_results) {
        if let item = items[index] { self.keyResults.append(try KeyResult(reading: item)) }
      }
    }
    if Int(c.pointee.n_key_result_figures) > 0, let items = c.pointee.key_result_figures {
      self.keyResultFigures.reserveCapacity(Int(c.pointee.n_key_result_figures))
      for index in 0..<Int(c.pointee.n_key_result_figures) {
        if let item = items[index] { self.keyResultFigures.append(try Figures(reading: item)) }
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetObjectiveResponse> {
    let c = arena.make(Okr__V1__GetObjectiveResponse.self)
    okr__v1__get_objective_response__init(c)
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    c.pointee.n_key_results = self.keyResults.count
    c.pointee.key_results = arena.pointers(self.keyResults) { $0.write(arena) }
    c.pointee.n_key_result_figures = self.keyResultFigures.count
    c.pointee.key_result_figures = arena.pointers(self.keyResultFigures) { $0.write(arena) }
    return c
  }
}

extension ListObjectivesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_objectives_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListObjectivesRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.page { self.page = try Page(reading: value) }
    self.cycle = try Wire.text(c.pointee.cycle, "cycle")
    self.unit = try Wire.text(c.pointee.unit, "unit")
    self.region = try Wire.text(c.pointee.region, "region")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListObjectivesRequest> {
    let c = arena.make(Okr__V1__ListObjectivesRequest.self)
    okr__v1__list_objectives_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.region = arena.copy(self.region)
    return c
  }
}

extension ListObjectivesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_objectives_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListObjectivesResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_objectives) > 0, let items = c.pointee.objectives {
      self.objectives.reserveCapacity(Int(c.pointee.n_objectives))
      for index in 0..<Int(c.pointee.n_objectives) {
        if let item = items[index] { self.objectives.append(try Objective(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListObjectivesResponse> {
    let c = arena.make(Okr__V1__ListObjectivesResponse.self)
    okr__v1__list_objectives_response__init(c)
    c.pointee.n_objectives = self.objectives.count
    c.pointee.objectives = arena.pointers(self.objectives) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateObjectiveRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_objective_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateObjectiveRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.objective { self.objective = try Objective(reading: value) }
    if Int(c.pointee.n_update_mask) > 0, let items = c.pointee.update_mask {
      self.updateMask.reserveCapacity(Int(c.pointee.n_update_mask))
      for index in 0..<Int(c.pointee.n_update_mask) {
        self.updateMask.append(try Wire.text(items[index], "update_mask"))
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateObjectiveRequest> {
    let c = arena.make(Okr__V1__UpdateObjectiveRequest.self)
    okr__v1__update_objective_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateObjectiveResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_objective_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateObjectiveResponse>) throws(WireError) {
    self.init()
    if let value = c.pointee.objective { self.objective = try Objective(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateObjectiveResponse> {
    let c = arena.make(Okr__V1__UpdateObjectiveResponse.self)
    okr__v1__update_objective_response__init(c)
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
