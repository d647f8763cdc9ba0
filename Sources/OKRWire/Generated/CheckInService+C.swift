// Written by proto/generate from proto/okr/v1/check_in_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension RecordCheckInRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__record_check_in_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RecordCheckInRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.check_in { self.checkIn = try CheckIn(reading: value) }
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
    self.init()
    if let value = c.pointee.check_in { self.checkIn = try CheckIn(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
    if let value = c.pointee.figures { self.figures = try Figures(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RecordCheckInResponse> {
    let c = arena.make(Okr__V1__RecordCheckInResponse.self)
    okr__v1__record_check_in_response__init(c)
    if let value = self.checkIn { c.pointee.check_in = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    return c
  }
}

extension BatchRecordCheckInsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__batch_record_check_ins_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__BatchRecordCheckInsRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if Int(c.pointee.n_check_ins) > 0, let items = c.pointee.check_ins {
      self.checkIns.reserveCapacity(Int(c.pointee.n_check_ins))
      for index in 0..<Int(c.pointee.n_check_ins) {
        if let item = items[index] { self.checkIns.append(try CheckIn(reading: item)) }
      }
    }
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
    self.init()
    if Int(c.pointee.n_ids) > 0, let items = c.pointee.ids {
      self.ids.reserveCapacity(Int(c.pointee.n_ids))
      for index in 0..<Int(c.pointee.n_ids) {
        self.ids.append(try Wire.text(items[index], "ids"))
      }
    }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__BatchRecordCheckInsResponse> {
    let c = arena.make(Okr__V1__BatchRecordCheckInsResponse.self)
    okr__v1__batch_record_check_ins_response__init(c)
    c.pointee.n_ids = self.ids.count
    c.pointee.ids = arena.array(self.ids) { arena.copy($0) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension CorrectCheckInRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__correct_check_in_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CorrectCheckInRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.check_in { self.checkIn = try CheckIn(reading: value) }
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
    self.init()
    if let value = c.pointee.check_in { self.checkIn = try CheckIn(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
    if let value = c.pointee.figures { self.figures = try Figures(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CorrectCheckInResponse> {
    let c = arena.make(Okr__V1__CorrectCheckInResponse.self)
    okr__v1__correct_check_in_response__init(c)
    if let value = self.checkIn { c.pointee.check_in = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    return c
  }
}

extension ListCheckInsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_check_ins_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCheckInsRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.page { self.page = try Page(reading: value) }
    self.keyResult = try Wire.text(c.pointee.key_result, "key_result")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCheckInsRequest> {
    let c = arena.make(Okr__V1__ListCheckInsRequest.self)
    okr__v1__list_check_ins_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.key_result = arena.copy(self.keyResult)
    return c
  }
}

extension ListCheckInsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_check_ins_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCheckInsResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_check_ins) > 0, let items = c.pointee.check_ins {
      self.checkIns.reserveCapacity(Int(c.pointee.n_check_ins))
      for index in 0..<Int(c.pointee.n_check_ins) {
        if let item = items[index] { self.checkIns.append(try CheckIn(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
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
