// Written by proto/generate from proto/okr/v1/check_in_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension RecordCheckInRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__record_check_in_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RecordCheckInRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let checkIn = try c.pointee.check_in.map { c throws(WireError) in try CheckIn(reading: c) }
    self.init(mutation: mutation, checkIn: checkIn)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RecordCheckInRequest> {
    let c = arena.make(Okr__V1__RecordCheckInRequest.self)
    okr__v1__record_check_in_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.checkIn { c.pointee.check_in = value.write(arena) }
    return c
  }
}

extension RecordCheckInResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__record_check_in_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RecordCheckInResponse>) throws(WireError) {
    let checkIn = try c.pointee.check_in.map { c throws(WireError) in try CheckIn(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let byStages = c.pointee.by_stages != 0
    self.init(checkIn: checkIn, outcome: outcome, figures: figures, byStages: byStages)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RecordCheckInResponse> {
    let c = arena.make(Okr__V1__RecordCheckInResponse.self)
    okr__v1__record_check_in_response__init(c)
    if let value = self.checkIn { c.pointee.check_in = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    c.pointee.by_stages = self.byStages ? 1 : 0
    return c
  }
}

extension BatchRecordCheckInsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__batch_record_check_ins_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__BatchRecordCheckInsRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let checkIns = try Wire.list(Int(c.pointee.n_check_ins), c.pointee.check_ins) {
      c throws(WireError) in try CheckIn(reading: c)
    }
    self.init(mutation: mutation, checkIns: checkIns)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__BatchRecordCheckInsRequest> {
    let c = arena.make(Okr__V1__BatchRecordCheckInsRequest.self)
    okr__v1__batch_record_check_ins_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.n_check_ins = self.checkIns.count
    c.pointee.check_ins = arena.pointers(self.checkIns) { $0.write(arena) }
    return c
  }
}

extension BatchRecordCheckInsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__batch_record_check_ins_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__BatchRecordCheckInsResponse>) throws(WireError) {
    let ids = try Wire.list(Int(c.pointee.n_ids), c.pointee.ids) {
      c throws(WireError) in try Wire.text(c, "ids")
    }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let byStages = c.pointee.by_stages
    self.init(ids: ids, outcome: outcome, byStages: byStages)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__BatchRecordCheckInsResponse> {
    let c = arena.make(Okr__V1__BatchRecordCheckInsResponse.self)
    okr__v1__batch_record_check_ins_response__init(c)
    c.pointee.n_ids = self.ids.count
    c.pointee.ids = arena.array(self.ids) { arena.copy($0) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    c.pointee.by_stages = self.byStages
    return c
  }
}

extension CorrectCheckInRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__correct_check_in_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CorrectCheckInRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let checkIn = try c.pointee.check_in.map { c throws(WireError) in try CheckIn(reading: c) }
    self.init(mutation: mutation, checkIn: checkIn)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CorrectCheckInRequest> {
    let c = arena.make(Okr__V1__CorrectCheckInRequest.self)
    okr__v1__correct_check_in_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.checkIn { c.pointee.check_in = value.write(arena) }
    return c
  }
}

extension CorrectCheckInResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__correct_check_in_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CorrectCheckInResponse>) throws(WireError) {
    let checkIn = try c.pointee.check_in.map { c throws(WireError) in try CheckIn(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let byStages = c.pointee.by_stages != 0
    self.init(checkIn: checkIn, outcome: outcome, figures: figures, byStages: byStages)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CorrectCheckInResponse> {
    let c = arena.make(Okr__V1__CorrectCheckInResponse.self)
    okr__v1__correct_check_in_response__init(c)
    if let value = self.checkIn { c.pointee.check_in = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    c.pointee.by_stages = self.byStages ? 1 : 0
    return c
  }
}

extension GetCheckInRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_check_in_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCheckInRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCheckInRequest> {
    let c = arena.make(Okr__V1__GetCheckInRequest.self)
    okr__v1__get_check_in_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetCheckInResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_check_in_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCheckInResponse>) throws(WireError) {
    let checkIn = try c.pointee.check_in.map { c throws(WireError) in try CheckIn(reading: c) }
    self.init(checkIn: checkIn)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCheckInResponse> {
    let c = arena.make(Okr__V1__GetCheckInResponse.self)
    okr__v1__get_check_in_response__init(c)
    if let value = self.checkIn { c.pointee.check_in = value.write(arena) }
    return c
  }
}

extension ListCheckInsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_check_ins_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCheckInsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let keyResult = try Wire.text(c.pointee.key_result, "key_result")
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, keyResult: keyResult, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCheckInsRequest> {
    let c = arena.make(Okr__V1__ListCheckInsRequest.self)
    okr__v1__list_check_ins_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.key_result = arena.copy(self.keyResult)
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListCheckInsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_check_ins_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCheckInsResponse>) throws(WireError) {
    let checkIns = try Wire.list(Int(c.pointee.n_check_ins), c.pointee.check_ins) {
      c throws(WireError) in try CheckIn(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(checkIns: checkIns, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCheckInsResponse> {
    let c = arena.make(Okr__V1__ListCheckInsResponse.self)
    okr__v1__list_check_ins_response__init(c)
    c.pointee.n_check_ins = self.checkIns.count
    c.pointee.check_ins = arena.pointers(self.checkIns) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}
