// Written by proto/generate from proto/okr/v1/key_result_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateKeyResultRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_key_result_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateKeyResultRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let keyResult = try c.pointee.key_result.map { c throws(WireError) in try KeyResult(reading: c) }
    self.init(mutation: mutation, keyResult: keyResult)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateKeyResultRequest> {
    let c = arena.make(Okr__V1__CreateKeyResultRequest.self)
    okr__v1__create_key_result_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.keyResult { c.pointee.key_result = value.write(arena) }
    return c
  }
}

extension CreateKeyResultResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_key_result_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateKeyResultResponse>) throws(WireError) {
    let keyResult = try c.pointee.key_result.map { c throws(WireError) in try KeyResult(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(keyResult: keyResult, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateKeyResultResponse> {
    let c = arena.make(Okr__V1__CreateKeyResultResponse.self)
    okr__v1__create_key_result_response__init(c)
    if let value = self.keyResult { c.pointee.key_result = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetKeyResultRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_key_result_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetKeyResultRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetKeyResultRequest> {
    let c = arena.make(Okr__V1__GetKeyResultRequest.self)
    okr__v1__get_key_result_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetKeyResultResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_key_result_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetKeyResultResponse>) throws(WireError) {
    let keyResult = try c.pointee.key_result.map { c throws(WireError) in try KeyResult(reading: c) }
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let override = try c.pointee.override.map { c throws(WireError) in try OverrideInForce(reading: c) }
    self.init(keyResult: keyResult, figures: figures, override: override)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetKeyResultResponse> {
    let c = arena.make(Okr__V1__GetKeyResultResponse.self)
    okr__v1__get_key_result_response__init(c)
    if let value = self.keyResult { c.pointee.key_result = value.write(arena) }
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    if let value = self.override { c.pointee.override = value.write(arena) }
    return c
  }
}

extension ListKeyResultsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_key_results_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListKeyResultsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let objective = try Wire.text(c.pointee.objective, "objective")
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    let includeFigures = c.pointee.include_figures != 0
    self.init(page: page, objective: objective, showArchived: showArchived, filter: filter, includeFigures: includeFigures)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListKeyResultsRequest> {
    let c = arena.make(Okr__V1__ListKeyResultsRequest.self)
    okr__v1__list_key_results_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.objective = arena.copy(self.objective)
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    c.pointee.include_figures = self.includeFigures ? 1 : 0
    return c
  }
}

extension ListKeyResultsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_key_results_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListKeyResultsResponse>) throws(WireError) {
    let keyResults = try Wire.list(Int(c.pointee.n_key_results), c.pointee.key_results) {
      c throws(WireError) in try KeyResult(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let figures = try Wire.list(Int(c.pointee.n_figures), c.pointee.figures) {
      c throws(WireError) in try Figures(reading: c)
    }
    self.init(keyResults: keyResults, nextPageToken: nextPageToken, total: total, figures: figures)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListKeyResultsResponse> {
    let c = arena.make(Okr__V1__ListKeyResultsResponse.self)
    okr__v1__list_key_results_response__init(c)
    c.pointee.n_key_results = self.keyResults.count
    c.pointee.key_results = arena.pointers(self.keyResults) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    c.pointee.n_figures = self.figures.count
    c.pointee.figures = arena.pointers(self.figures) { $0.write(arena) }
    return c
  }
}

extension UpdateKeyResultRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_key_result_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateKeyResultRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let keyResult = try c.pointee.key_result.map { c throws(WireError) in try KeyResult(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, keyResult: keyResult, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateKeyResultRequest> {
    let c = arena.make(Okr__V1__UpdateKeyResultRequest.self)
    okr__v1__update_key_result_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.keyResult { c.pointee.key_result = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateKeyResultResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_key_result_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateKeyResultResponse>) throws(WireError) {
    let keyResult = try c.pointee.key_result.map { c throws(WireError) in try KeyResult(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try KeyResult(reading: c) }
    self.init(keyResult: keyResult, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateKeyResultResponse> {
    let c = arena.make(Okr__V1__UpdateKeyResultResponse.self)
    okr__v1__update_key_result_response__init(c)
    if let value = self.keyResult { c.pointee.key_result = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveKeyResultRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_key_result_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveKeyResultRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveKeyResultRequest> {
    let c = arena.make(Okr__V1__ArchiveKeyResultRequest.self)
    okr__v1__archive_key_result_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveKeyResultResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_key_result_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveKeyResultResponse>) throws(WireError) {
    let keyResult = try c.pointee.key_result.map { c throws(WireError) in try KeyResult(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let detached = try Wire.list(Int(c.pointee.n_detached), c.pointee.detached) {
      c throws(WireError) in try Wire.text(c, "detached")
    }
    let detachedTotal = c.pointee.detached_total
    self.init(keyResult: keyResult, outcome: outcome, detached: detached, detachedTotal: detachedTotal)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveKeyResultResponse> {
    let c = arena.make(Okr__V1__ArchiveKeyResultResponse.self)
    okr__v1__archive_key_result_response__init(c)
    if let value = self.keyResult { c.pointee.key_result = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    c.pointee.n_detached = self.detached.count
    c.pointee.detached = arena.array(self.detached) { arena.copy($0) }
    c.pointee.detached_total = self.detachedTotal
    return c
  }
}

extension RestoreKeyResultRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_key_result_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreKeyResultRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreKeyResultRequest> {
    let c = arena.make(Okr__V1__RestoreKeyResultRequest.self)
    okr__v1__restore_key_result_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreKeyResultResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_key_result_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreKeyResultResponse>) throws(WireError) {
    let keyResult = try c.pointee.key_result.map { c throws(WireError) in try KeyResult(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(keyResult: keyResult, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreKeyResultResponse> {
    let c = arena.make(Okr__V1__RestoreKeyResultResponse.self)
    okr__v1__restore_key_result_response__init(c)
    if let value = self.keyResult { c.pointee.key_result = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
