// Written by proto/generate from proto/okr/v1/import_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension ImportDocumentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__import_document_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ImportDocumentRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    self.chunk = Wire.bytes(c.pointee.chunk)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ImportDocumentRequest> {
    let c = arena.make(Okr__V1__ImportDocumentRequest.self)
    okr__v1__import_document_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.chunk = arena.copy(self.chunk)
    return c
  }
}

extension Finding: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__finding()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Finding>) throws(WireError) {
    self.init()
    self.severity = FindingSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
    self.place = try Wire.text(c.pointee.place, "place")
    self.id = try Wire.text(c.pointee.id, "id")
    self.reason = try Wire.text(c.pointee.reason, "reason")
    self.message = try Wire.text(c.pointee.message, "message")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Finding> {
    let c = arena.make(Okr__V1__Finding.self)
    okr__v1__finding__init(c)
    c.pointee.severity = Okr__V1__FindingSeverity(rawValue: UInt32(bitPattern: self.severity.rawValue))
    c.pointee.place = arena.copy(self.place)
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.message = arena.copy(self.message)
    return c
  }
}

extension Difference: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__difference()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Difference>) throws(WireError) {
    self.init()
    self.sign = try Wire.text(c.pointee.sign, "sign")
    self.type = try Wire.text(c.pointee.type, "type")
    self.id = try Wire.text(c.pointee.id, "id")
    if Int(c.pointee.n_fields) > 0, let items = c.pointee.fields {
      self.fields.reserveCapacity(Int(c.pointee.n_fields))
      for index in 0..<Int(c.pointee.n_fields) {
        self.fields.append(try Wire.text(items[index], "fields"))
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Difference> {
    let c = arena.make(Okr__V1__Difference.self)
    okr__v1__difference__init(c)
    c.pointee.sign = arena.copy(self.sign)
    c.pointee.type = arena.copy(self.type)
    c.pointee.id = arena.copy(self.id)
    c.pointee.n_fields = self.fields.count
    c.pointee.fields = arena.array(self.fields) { arena.copy($0) }
    return c
  }
}

extension ImportDocumentResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__import_document_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ImportDocumentResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_findings) > 0, let items = c.pointee.findings {
      self.findings.reserveCapacity(Int(c.pointee.n_findings))
      for index in 0..<Int(c.pointee.n_findings) {
        if let item = items[index] { self.findings.append(try Finding(reading: item)) }
      }
    }
    if Int(c.pointee.n_differences) > 0, let items = c.pointee.differences {
      self.differences.reserveCapacity(Int(c.pointee.n_differences))
      for index in 0..<Int(c.pointee.n_differences) {
        if let item = items[index] { self.differences.append(try Difference(reading: item)) }
      }
    }
    self.created = c.pointee.created
    self.changed = c.pointee.changed
    self.unchanged = c.pointee.unchanged
    self.checkIns = c.pointee.check_ins
    self.findingsTotal = c.pointee.findings_total
    self.differencesTotal = c.pointee.differences_total
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ImportDocumentResponse> {
    let c = arena.make(Okr__V1__ImportDocumentResponse.self)
    okr__v1__import_document_response__init(c)
    c.pointee.n_findings = self.findings.count
    c.pointee.findings = arena.pointers(self.findings) { $0.write(arena) }
    c.pointee.n_differences = self.differences.count
    c.pointee.differences = arena.pointers(self.differences) { $0.write(arena) }
    c.pointee.created = self.created
    c.pointee.changed = self.changed
    c.pointee.unchanged = self.unchanged
    c.pointee.check_ins = self.checkIns
    c.pointee.findings_total = self.findingsTotal
    c.pointee.differences_total = self.differencesTotal
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension ExportDocumentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__export_document_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExportDocumentRequest>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_cycles) > 0, let items = c.pointee.cycles {
      self.cycles.reserveCapacity(Int(c.pointee.n_cycles))
      for index in 0..<Int(c.pointee.n_cycles) {
        self.cycles.append(try Wire.text(items[index], "cycles"))
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExportDocumentRequest> {
    let c = arena.make(Okr__V1__ExportDocumentRequest.self)
    okr__v1__export_document_request__init(c)
    c.pointee.n_cycles = self.cycles.count
    c.pointee.cycles = arena.array(self.cycles) { arena.copy($0) }
    return c
  }
}

extension ExportDocumentResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__export_document_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExportDocumentResponse>) throws(WireError) {
    self.init()
    self.chunk = Wire.bytes(c.pointee.chunk)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ExportDocumentResponse> {
    let c = arena.make(Okr__V1__ExportDocumentResponse.self)
    okr__v1__export_document_response__init(c)
    c.pointee.chunk = arena.copy(self.chunk)
    return c
  }
}

extension ComparePublishedRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__compare_published_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ComparePublishedRequest>) throws(WireError) {
    self.init()
    self.cycle = try Wire.text(c.pointee.cycle, "cycle")
    if let value = c.pointee.page { self.page = try Page(reading: value) }
    self.onlyDifferences = c.pointee.only_differences != 0
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ComparePublishedRequest> {
    let c = arena.make(Okr__V1__ComparePublishedRequest.self)
    okr__v1__compare_published_request__init(c)
    c.pointee.cycle = arena.copy(self.cycle)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.only_differences = self.onlyDifferences ? 1 : 0
    return c
  }
}

extension PublishedRow: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__published_row()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__PublishedRow>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.title = try Wire.text(c.pointee.title, "title")
    self.cycle = try Wire.text(c.pointee.cycle, "cycle")
    if let value = c.pointee.published { self.published = try Ratio(reading: value) }
    if let value = c.pointee.computed { self.computed = try Ratio(reading: value) }
    self.words = try Wire.text(c.pointee.words, "words")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__PublishedRow> {
    let c = arena.make(Okr__V1__PublishedRow.self)
    okr__v1__published_row__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.title = arena.copy(self.title)
    c.pointee.cycle = arena.copy(self.cycle)
    if let value = self.published { c.pointee.published = value.write(arena) }
    if let value = self.computed { c.pointee.computed = value.write(arena) }
    c.pointee.words = arena.copy(self.words)
    return c
  }
}

extension ComparePublishedResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__compare_published_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ComparePublishedResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_rows) > 0, let items = c.pointee.rows {
      self.rows.reserveCapacity(Int(c.pointee.n_rows))
      for index in 0..<Int(c.pointee.n_rows) {
        if let item = items[index] { self.rows.append(try PublishedRow(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
    self.compared = c.pointee.compared
    self.equal = c.pointee.equal
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ComparePublishedResponse> {
    let c = arena.make(Okr__V1__ComparePublishedResponse.self)
    okr__v1__compare_published_response__init(c)
    c.pointee.n_rows = self.rows.count
    c.pointee.rows = arena.pointers(self.rows) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    c.pointee.compared = self.compared
    c.pointee.equal = self.equal
    return c
  }
}
