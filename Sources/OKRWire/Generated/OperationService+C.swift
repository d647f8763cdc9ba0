// Written by proto/generate from proto/okr/v1/operation_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension OperationProgress: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__operation_progress()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OperationProgress>) throws(WireError) {
    let completed = c.pointee.completed
    let total = c.pointee.total
    let unit = try Wire.text(c.pointee.unit, "unit")
    self.init(completed: completed, total: total, unit: unit)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OperationProgress> {
    let c = arena.make(Okr__V1__OperationProgress.self)
    okr__v1__operation_progress__init(c)
    c.pointee.completed = self.completed
    c.pointee.total = self.total
    c.pointee.unit = arena.copy(self.unit)
    return c
  }
}

extension OperationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__operation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OperationResponse>) throws(WireError) {
    var response: Response?
    switch c.pointee.response_case.rawValue {
    case 1:
      if let c = c.pointee.import_document { response = .importDocument(try ImportDocumentResponse(reading: c)) }
    case 2:
      if let c = c.pointee.export_document { response = .exportDocument(try ExportedDocument(reading: c)) }
    case 3:
      if let c = c.pointee.close_cycle { response = .closeCycle(try CloseCycleResponse(reading: c)) }
    default: break
    }
    self.init(response: response)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OperationResponse> {
    let c = arena.make(Okr__V1__OperationResponse.self)
    okr__v1__operation_response__init(c)
    switch self.response {
    case .importDocument(let value)?:
      c.pointee.response_case = .init(rawValue: 1)
      c.pointee.import_document = value.write(arena)
    case .exportDocument(let value)?:
      c.pointee.response_case = .init(rawValue: 2)
      c.pointee.export_document = value.write(arena)
    case .closeCycle(let value)?:
      c.pointee.response_case = .init(rawValue: 3)
      c.pointee.close_cycle = value.write(arena)
    case nil: break
    }
    return c
  }
}

extension ExportedDocument: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__exported_document()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExportedDocument>) throws(WireError) {
    let sizeBytes = c.pointee.size_bytes
    let parts = c.pointee.parts
    let sha256 = try Wire.text(c.pointee.sha256, "sha256")
    let revision = try Wire.text(c.pointee.revision, "revision")
    let instant = try c.pointee.instant.map { c throws(WireError) in try Instant(reading: c) }
    self.init(sizeBytes: sizeBytes, parts: parts, sha256: sha256, revision: revision, instant: instant)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExportedDocument> {
    let c = arena.make(Okr__V1__ExportedDocument.self)
    okr__v1__exported_document__init(c)
    c.pointee.size_bytes = self.sizeBytes
    c.pointee.parts = self.parts
    c.pointee.sha256 = arena.copy(self.sha256)
    c.pointee.revision = arena.copy(self.revision)
    if let value = self.instant { c.pointee.instant = value.write(arena) }
    return c
  }
}

extension Operation: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__operation()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Operation>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let kind = OperationKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    let state = OperationState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let done = c.pointee.done != 0
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let principal = try Wire.text(c.pointee.principal, "principal")
    let cycles = try Wire.list(Int(c.pointee.n_cycles), c.pointee.cycles) {
      c throws(WireError) in try Wire.text(c, "cycles")
    }
    let progress = try c.pointee.progress.map { c throws(WireError) in try OperationProgress(reading: c) }
    let cancelRequested = c.pointee.cancel_requested != 0
    let createTime = try c.pointee.create_time.map { c throws(WireError) in try Instant(reading: c) }
    let startTime = try c.pointee.start_time.map { c throws(WireError) in try Instant(reading: c) }
    let endTime = try c.pointee.end_time.map { c throws(WireError) in try Instant(reading: c) }
    let expireTime = try c.pointee.expire_time.map { c throws(WireError) in try Instant(reading: c) }
    let response = try c.pointee.response.map { c throws(WireError) in try OperationResponse(reading: c) }
    let error = try c.pointee.error.map { c throws(WireError) in try Status(reading: c) }
    self.init(id: id, kind: kind, state: state, done: done, organisation: organisation, principal: principal, cycles: cycles, progress: progress, cancelRequested: cancelRequested, createTime: createTime, startTime: startTime, endTime: endTime, expireTime: expireTime, response: response, error: error)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Operation> {
    let c = arena.make(Okr__V1__Operation.self)
    okr__v1__operation__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.kind = Okr__V1__OperationKind(rawValue: UInt32(bitPattern: self.kind.rawValue))
    c.pointee.state = Okr__V1__OperationState(rawValue: UInt32(bitPattern: self.state.rawValue))
    c.pointee.done = self.done ? 1 : 0
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.principal = arena.copy(self.principal)
    c.pointee.n_cycles = self.cycles.count
    c.pointee.cycles = arena.array(self.cycles) { arena.copy($0) }
    if let value = self.progress { c.pointee.progress = value.write(arena) }
    c.pointee.cancel_requested = self.cancelRequested ? 1 : 0
    if let value = self.createTime { c.pointee.create_time = value.write(arena) }
    if let value = self.startTime { c.pointee.start_time = value.write(arena) }
    if let value = self.endTime { c.pointee.end_time = value.write(arena) }
    if let value = self.expireTime { c.pointee.expire_time = value.write(arena) }
    if let value = self.response { c.pointee.response = value.write(arena) }
    if let value = self.error { c.pointee.error = value.write(arena) }
    return c
  }
}

extension StoredOperation: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__stored_operation()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__StoredOperation>) throws(WireError) {
    let operation = try c.pointee.operation.map { c throws(WireError) in try Operation(reading: c) }
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let slices = c.pointee.slices
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let asOf = try c.pointee.as_of.map { c throws(WireError) in try AsOf(reading: c) }
    self.init(operation: operation, mutation: mutation, slices: slices, outcome: outcome, asOf: asOf)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__StoredOperation> {
    let c = arena.make(Okr__V1__StoredOperation.self)
    okr__v1__stored_operation__init(c)
    if let value = self.operation { c.pointee.operation = value.write(arena) }
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.slices = self.slices
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.asOf { c.pointee.as_of = value.write(arena) }
    return c
  }
}

extension OperationOutcome: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__operation_outcome()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OperationOutcome>) throws(WireError) {
    let response = try c.pointee.response.map { c throws(WireError) in try OperationResponse(reading: c) }
    let error = try c.pointee.error.map { c throws(WireError) in try Status(reading: c) }
    self.init(response: response, error: error)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OperationOutcome> {
    let c = arena.make(Okr__V1__OperationOutcome.self)
    okr__v1__operation_outcome__init(c)
    if let value = self.response { c.pointee.response = value.write(arena) }
    if let value = self.error { c.pointee.error = value.write(arena) }
    return c
  }
}

extension StartImportRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__start_import_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__StartImportRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let chunk = Wire.bytes(c.pointee.chunk)
    self.init(mutation: mutation, chunk: chunk)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__StartImportRequest> {
    let c = arena.make(Okr__V1__StartImportRequest.self)
    okr__v1__start_import_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.chunk = arena.copy(self.chunk)
    return c
  }
}

extension StartImportResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__start_import_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__StartImportResponse>) throws(WireError) {
    let operation = try c.pointee.operation.map { c throws(WireError) in try Operation(reading: c) }
    self.init(operation: operation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__StartImportResponse> {
    let c = arena.make(Okr__V1__StartImportResponse.self)
    okr__v1__start_import_response__init(c)
    if let value = self.operation { c.pointee.operation = value.write(arena) }
    return c
  }
}

extension StartExportRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__start_export_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__StartExportRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let cycles = try Wire.list(Int(c.pointee.n_cycles), c.pointee.cycles) {
      c throws(WireError) in try Wire.text(c, "cycles")
    }
    self.init(mutation: mutation, cycles: cycles)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__StartExportRequest> {
    let c = arena.make(Okr__V1__StartExportRequest.self)
    okr__v1__start_export_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.n_cycles = self.cycles.count
    c.pointee.cycles = arena.array(self.cycles) { arena.copy($0) }
    return c
  }
}

extension StartExportResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__start_export_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__StartExportResponse>) throws(WireError) {
    let operation = try c.pointee.operation.map { c throws(WireError) in try Operation(reading: c) }
    self.init(operation: operation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__StartExportResponse> {
    let c = arena.make(Okr__V1__StartExportResponse.self)
    okr__v1__start_export_response__init(c)
    if let value = self.operation { c.pointee.operation = value.write(arena) }
    return c
  }
}

extension StartCloseRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__start_close_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__StartCloseRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__StartCloseRequest> {
    let c = arena.make(Okr__V1__StartCloseRequest.self)
    okr__v1__start_close_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension StartCloseResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__start_close_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__StartCloseResponse>) throws(WireError) {
    let operation = try c.pointee.operation.map { c throws(WireError) in try Operation(reading: c) }
    self.init(operation: operation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__StartCloseResponse> {
    let c = arena.make(Okr__V1__StartCloseResponse.self)
    okr__v1__start_close_response__init(c)
    if let value = self.operation { c.pointee.operation = value.write(arena) }
    return c
  }
}

extension GetOperationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_operation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetOperationRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetOperationRequest> {
    let c = arena.make(Okr__V1__GetOperationRequest.self)
    okr__v1__get_operation_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetOperationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_operation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetOperationResponse>) throws(WireError) {
    let operation = try c.pointee.operation.map { c throws(WireError) in try Operation(reading: c) }
    self.init(operation: operation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetOperationResponse> {
    let c = arena.make(Okr__V1__GetOperationResponse.self)
    okr__v1__get_operation_response__init(c)
    if let value = self.operation { c.pointee.operation = value.write(arena) }
    return c
  }
}

extension ListOperationsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_operations_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListOperationsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let kind = OperationKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    let state = OperationState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let principal = try Wire.text(c.pointee.principal, "principal")
    let createdSince = try c.pointee.created_since.map { c throws(WireError) in try Instant(reading: c) }
    let createdBefore = try c.pointee.created_before.map { c throws(WireError) in try Instant(reading: c) }
    self.init(page: page, kind: kind, state: state, principal: principal, createdSince: createdSince, createdBefore: createdBefore)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListOperationsRequest> {
    let c = arena.make(Okr__V1__ListOperationsRequest.self)
    okr__v1__list_operations_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.kind = Okr__V1__OperationKind(rawValue: UInt32(bitPattern: self.kind.rawValue))
    c.pointee.state = Okr__V1__OperationState(rawValue: UInt32(bitPattern: self.state.rawValue))
    c.pointee.principal = arena.copy(self.principal)
    if let value = self.createdSince { c.pointee.created_since = value.write(arena) }
    if let value = self.createdBefore { c.pointee.created_before = value.write(arena) }
    return c
  }
}

extension ListOperationsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_operations_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListOperationsResponse>) throws(WireError) {
    let operations = try Wire.list(Int(c.pointee.n_operations), c.pointee.operations) {
      c throws(WireError) in try Operation(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(operations: operations, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListOperationsResponse> {
    let c = arena.make(Okr__V1__ListOperationsResponse.self)
    okr__v1__list_operations_response__init(c)
    c.pointee.n_operations = self.operations.count
    c.pointee.operations = arena.pointers(self.operations) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension WaitOperationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__wait_operation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WaitOperationRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let timeoutMicros = c.pointee.timeout_micros
    self.init(id: id, timeoutMicros: timeoutMicros)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WaitOperationRequest> {
    let c = arena.make(Okr__V1__WaitOperationRequest.self)
    okr__v1__wait_operation_request__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.timeout_micros = self.timeoutMicros
    return c
  }
}

extension WaitOperationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__wait_operation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WaitOperationResponse>) throws(WireError) {
    let operation = try c.pointee.operation.map { c throws(WireError) in try Operation(reading: c) }
    self.init(operation: operation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WaitOperationResponse> {
    let c = arena.make(Okr__V1__WaitOperationResponse.self)
    okr__v1__wait_operation_response__init(c)
    if let value = self.operation { c.pointee.operation = value.write(arena) }
    return c
  }
}

extension CancelOperationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cancel_operation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CancelOperationRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let validateOnly = c.pointee.validate_only != 0
    self.init(id: id, validateOnly: validateOnly)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CancelOperationRequest> {
    let c = arena.make(Okr__V1__CancelOperationRequest.self)
    okr__v1__cancel_operation_request__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.validate_only = self.validateOnly ? 1 : 0
    return c
  }
}

extension CancelOperationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cancel_operation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CancelOperationResponse>) throws(WireError) {
    let operation = try c.pointee.operation.map { c throws(WireError) in try Operation(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(operation: operation, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CancelOperationResponse> {
    let c = arena.make(Okr__V1__CancelOperationResponse.self)
    okr__v1__cancel_operation_response__init(c)
    if let value = self.operation { c.pointee.operation = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension ReadOperationResultRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__read_operation_result_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ReadOperationResultRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let part = c.pointee.part
    self.init(id: id, part: part)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ReadOperationResultRequest> {
    let c = arena.make(Okr__V1__ReadOperationResultRequest.self)
    okr__v1__read_operation_result_request__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.part = self.part
    return c
  }
}

extension ReadOperationResultResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__read_operation_result_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ReadOperationResultResponse>) throws(WireError) {
    let chunk = Wire.bytes(c.pointee.chunk)
    self.init(chunk: chunk)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ReadOperationResultResponse> {
    let c = arena.make(Okr__V1__ReadOperationResultResponse.self)
    okr__v1__read_operation_result_response__init(c)
    c.pointee.chunk = arena.copy(self.chunk)
    return c
  }
}
