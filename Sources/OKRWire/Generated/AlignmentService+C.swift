// Written by proto/generate from proto/okr/v1/alignment_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateAlignmentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_alignment_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateAlignmentRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let alignment = try c.pointee.alignment.map { c throws(WireError) in try Alignment(reading: c) }
    self.init(mutation: mutation, alignment: alignment)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateAlignmentRequest> {
    let c = arena.make(Okr__V1__CreateAlignmentRequest.self)
    okr__v1__create_alignment_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.alignment { c.pointee.alignment = value.write(arena) }
    return c
  }
}

extension CreateAlignmentResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_alignment_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateAlignmentResponse>) throws(WireError) {
    let alignment = try c.pointee.alignment.map { c throws(WireError) in try Alignment(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(alignment: alignment, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateAlignmentResponse> {
    let c = arena.make(Okr__V1__CreateAlignmentResponse.self)
    okr__v1__create_alignment_response__init(c)
    if let value = self.alignment { c.pointee.alignment = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetAlignmentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_alignment_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetAlignmentRequest>) throws(WireError) {
    let from = try Wire.text(c.pointee.from, "from")
    let to = try Wire.text(c.pointee.to, "to")
    self.init(from: from, to: to)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetAlignmentRequest> {
    let c = arena.make(Okr__V1__GetAlignmentRequest.self)
    okr__v1__get_alignment_request__init(c)
    c.pointee.from = arena.copy(self.from)
    c.pointee.to = arena.copy(self.to)
    return c
  }
}

extension GetAlignmentResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_alignment_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetAlignmentResponse>) throws(WireError) {
    let alignment = try c.pointee.alignment.map { c throws(WireError) in try Alignment(reading: c) }
    self.init(alignment: alignment)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetAlignmentResponse> {
    let c = arena.make(Okr__V1__GetAlignmentResponse.self)
    okr__v1__get_alignment_response__init(c)
    if let value = self.alignment { c.pointee.alignment = value.write(arena) }
    return c
  }
}

extension ListAlignmentsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_alignments_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListAlignmentsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let item = try Wire.text(c.pointee.item, "item")
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, item: item, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListAlignmentsRequest> {
    let c = arena.make(Okr__V1__ListAlignmentsRequest.self)
    okr__v1__list_alignments_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.item = arena.copy(self.item)
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListAlignmentsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_alignments_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListAlignmentsResponse>) throws(WireError) {
    let alignments = try Wire.list(Int(c.pointee.n_alignments), c.pointee.alignments) {
      c throws(WireError) in try Alignment(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(alignments: alignments, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListAlignmentsResponse> {
    let c = arena.make(Okr__V1__ListAlignmentsResponse.self)
    okr__v1__list_alignments_response__init(c)
    c.pointee.n_alignments = self.alignments.count
    c.pointee.alignments = arena.pointers(self.alignments) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateAlignmentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_alignment_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateAlignmentRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let alignment = try c.pointee.alignment.map { c throws(WireError) in try Alignment(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, alignment: alignment, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateAlignmentRequest> {
    let c = arena.make(Okr__V1__UpdateAlignmentRequest.self)
    okr__v1__update_alignment_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.alignment { c.pointee.alignment = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateAlignmentResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_alignment_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateAlignmentResponse>) throws(WireError) {
    let alignment = try c.pointee.alignment.map { c throws(WireError) in try Alignment(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Alignment(reading: c) }
    self.init(alignment: alignment, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateAlignmentResponse> {
    let c = arena.make(Okr__V1__UpdateAlignmentResponse.self)
    okr__v1__update_alignment_response__init(c)
    if let value = self.alignment { c.pointee.alignment = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension DeleteAlignmentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__delete_alignment_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DeleteAlignmentRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let from = try Wire.text(c.pointee.from, "from")
    let to = try Wire.text(c.pointee.to, "to")
    self.init(mutation: mutation, from: from, to: to)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DeleteAlignmentRequest> {
    let c = arena.make(Okr__V1__DeleteAlignmentRequest.self)
    okr__v1__delete_alignment_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.from = arena.copy(self.from)
    c.pointee.to = arena.copy(self.to)
    return c
  }
}

extension DeleteAlignmentResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__delete_alignment_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DeleteAlignmentResponse>) throws(WireError) {
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DeleteAlignmentResponse> {
    let c = arena.make(Okr__V1__DeleteAlignmentResponse.self)
    okr__v1__delete_alignment_response__init(c)
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
