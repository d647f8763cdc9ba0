// Written by proto/generate from proto/okr/v1/objective_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateObjectiveRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_objective_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateObjectiveRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let objective = try c.pointee.objective.map { c throws(WireError) in try Objective(reading: c) }
    self.init(mutation: mutation, objective: objective)
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
    let objective = try c.pointee.objective.map { c throws(WireError) in try Objective(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(objective: objective, outcome: outcome)
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
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
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
    let objective = try c.pointee.objective.map { c throws(WireError) in try Objective(reading: c) }
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let keyResults = try Wire.list(Int(c.pointee.n_key_results), c.pointee.key_results) {
      c throws(WireError) in try KeyResult(reading: c)
    }
    let keyResultFigures = try Wire.list(Int(c.pointee.n_key_result_figures), c.pointee.key_result_figures) {
      c throws(WireError) in try Figures(reading: c)
    }
    let overrides = try Wire.list(Int(c.pointee.n_overrides), c.pointee.overrides) {
      c throws(WireError) in try OverrideInForce(reading: c)
    }
    self.init(objective: objective, figures: figures, keyResults: keyResults, keyResultFigures: keyResultFigures, overrides: overrides)
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
    c.pointee.n_overrides = self.overrides.count
    c.pointee.overrides = arena.pointers(self.overrides) { $0.write(arena) }
    return c
  }
}

extension ListObjectivesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_objectives_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListObjectivesRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let region = try Wire.text(c.pointee.region, "region")
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    let includeFigures = c.pointee.include_figures != 0
    self.init(page: page, cycle: cycle, unit: unit, region: region, showArchived: showArchived, filter: filter, includeFigures: includeFigures)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListObjectivesRequest> {
    let c = arena.make(Okr__V1__ListObjectivesRequest.self)
    okr__v1__list_objectives_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.region = arena.copy(self.region)
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    c.pointee.include_figures = self.includeFigures ? 1 : 0
    return c
  }
}

extension ListObjectivesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_objectives_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListObjectivesResponse>) throws(WireError) {
    let objectives = try Wire.list(Int(c.pointee.n_objectives), c.pointee.objectives) {
      c throws(WireError) in try Objective(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let figures = try Wire.list(Int(c.pointee.n_figures), c.pointee.figures) {
      c throws(WireError) in try Figures(reading: c)
    }
    self.init(objectives: objectives, nextPageToken: nextPageToken, total: total, figures: figures)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListObjectivesResponse> {
    let c = arena.make(Okr__V1__ListObjectivesResponse.self)
    okr__v1__list_objectives_response__init(c)
    c.pointee.n_objectives = self.objectives.count
    c.pointee.objectives = arena.pointers(self.objectives) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    c.pointee.n_figures = self.figures.count
    c.pointee.figures = arena.pointers(self.figures) { $0.write(arena) }
    return c
  }
}

extension UpdateObjectiveRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_objective_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateObjectiveRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let objective = try c.pointee.objective.map { c throws(WireError) in try Objective(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, objective: objective, updateMask: updateMask)
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
    let objective = try c.pointee.objective.map { c throws(WireError) in try Objective(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Objective(reading: c) }
    self.init(objective: objective, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateObjectiveResponse> {
    let c = arena.make(Okr__V1__UpdateObjectiveResponse.self)
    okr__v1__update_objective_response__init(c)
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveObjectiveRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_objective_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveObjectiveRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveObjectiveRequest> {
    let c = arena.make(Okr__V1__ArchiveObjectiveRequest.self)
    okr__v1__archive_objective_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveObjectiveResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_objective_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveObjectiveResponse>) throws(WireError) {
    let objective = try c.pointee.objective.map { c throws(WireError) in try Objective(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let keyResults = c.pointee.key_results
    let detached = try Wire.list(Int(c.pointee.n_detached), c.pointee.detached) {
      c throws(WireError) in try Wire.text(c, "detached")
    }
    let detachedTotal = c.pointee.detached_total
    self.init(objective: objective, outcome: outcome, keyResults: keyResults, detached: detached, detachedTotal: detachedTotal)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveObjectiveResponse> {
    let c = arena.make(Okr__V1__ArchiveObjectiveResponse.self)
    okr__v1__archive_objective_response__init(c)
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    c.pointee.key_results = self.keyResults
    c.pointee.n_detached = self.detached.count
    c.pointee.detached = arena.array(self.detached) { arena.copy($0) }
    c.pointee.detached_total = self.detachedTotal
    return c
  }
}

extension RestoreObjectiveRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_objective_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreObjectiveRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreObjectiveRequest> {
    let c = arena.make(Okr__V1__RestoreObjectiveRequest.self)
    okr__v1__restore_objective_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreObjectiveResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_objective_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreObjectiveResponse>) throws(WireError) {
    let objective = try c.pointee.objective.map { c throws(WireError) in try Objective(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(objective: objective, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreObjectiveResponse> {
    let c = arena.make(Okr__V1__RestoreObjectiveResponse.self)
    okr__v1__restore_objective_response__init(c)
    if let value = self.objective { c.pointee.objective = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
