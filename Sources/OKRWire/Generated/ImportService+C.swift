// Written by proto/generate from proto/okr/v1/import_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension ImportDocumentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__import_document_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ImportDocumentRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let chunk = Wire.bytes(c.pointee.chunk)
    let prune = c.pointee.prune != 0
    self.init(mutation: mutation, chunk: chunk, prune: prune)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ImportDocumentRequest> {
    let c = arena.make(Okr__V1__ImportDocumentRequest.self)
    okr__v1__import_document_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.chunk = arena.copy(self.chunk)
    c.pointee.prune = self.prune ? 1 : 0
    return c
  }
}

extension Finding: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__finding()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Finding>) throws(WireError) {
    let severity = FindingSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
    let place = try Wire.text(c.pointee.place, "place")
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let message = try Wire.text(c.pointee.message, "message")
    self.init(severity: severity, place: place, id: id, reason: reason, message: message)
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
    let sign = try Wire.text(c.pointee.sign, "sign")
    let type = try Wire.text(c.pointee.type, "type")
    let id = try Wire.text(c.pointee.id, "id")
    let fields = try Wire.list(Int(c.pointee.n_fields), c.pointee.fields) {
      c throws(WireError) in try Wire.text(c, "fields")
    }
    let before = try c.pointee.before.map { c throws(WireError) in try DifferenceRow(reading: c) }
    let after = try c.pointee.after.map { c throws(WireError) in try DifferenceRow(reading: c) }
    let keyResults = try Wire.list(Int(c.pointee.n_key_results), c.pointee.key_results) {
      c throws(WireError) in try Wire.text(c, "key_results")
    }
    self.init(sign: sign, type: type, id: id, fields: fields, before: before, after: after, keyResults: keyResults)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Difference> {
    let c = arena.make(Okr__V1__Difference.self)
    okr__v1__difference__init(c)
    c.pointee.sign = arena.copy(self.sign)
    c.pointee.type = arena.copy(self.type)
    c.pointee.id = arena.copy(self.id)
    c.pointee.n_fields = self.fields.count
    c.pointee.fields = arena.array(self.fields) { arena.copy($0) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.after { c.pointee.after = value.write(arena) }
    c.pointee.n_key_results = self.keyResults.count
    c.pointee.key_results = arena.array(self.keyResults) { arena.copy($0) }
    return c
  }
}

extension DifferenceRow: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__difference_row()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DifferenceRow>) throws(WireError) {
    var row: Row?
    switch c.pointee.row_case.rawValue {
    case 1:
      if let c = c.pointee.region { row = .region(try Region(reading: c)) }
    case 2:
      if let c = c.pointee.unit { row = .unit(try Unit(reading: c)) }
    case 3:
      if let c = c.pointee.member { row = .member(try Member(reading: c)) }
    case 4:
      if let c = c.pointee.metric { row = .metric(try Metric(reading: c)) }
    case 5:
      if let c = c.pointee.cycle { row = .cycle(try Cycle(reading: c)) }
    case 6:
      if let c = c.pointee.objective { row = .objective(try Objective(reading: c)) }
    case 7:
      if let c = c.pointee.key_result { row = .keyResult(try KeyResult(reading: c)) }
    case 8:
      if let c = c.pointee.alignment { row = .alignment(try Alignment(reading: c)) }
    case 9:
      if let c = c.pointee.dependency { row = .dependency(try Dependency(reading: c)) }
    case 10:
      if let c = c.pointee.override { row = .override(try Override(reading: c)) }
    default: break
    }
    self.init(row: row)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DifferenceRow> {
    let c = arena.make(Okr__V1__DifferenceRow.self)
    okr__v1__difference_row__init(c)
    switch self.row {
    case .region(let value)?:
      c.pointee.row_case = .init(rawValue: 1)
      c.pointee.region = value.write(arena)
    case .unit(let value)?:
      c.pointee.row_case = .init(rawValue: 2)
      c.pointee.unit = value.write(arena)
    case .member(let value)?:
      c.pointee.row_case = .init(rawValue: 3)
      c.pointee.member = value.write(arena)
    case .metric(let value)?:
      c.pointee.row_case = .init(rawValue: 4)
      c.pointee.metric = value.write(arena)
    case .cycle(let value)?:
      c.pointee.row_case = .init(rawValue: 5)
      c.pointee.cycle = value.write(arena)
    case .objective(let value)?:
      c.pointee.row_case = .init(rawValue: 6)
      c.pointee.objective = value.write(arena)
    case .keyResult(let value)?:
      c.pointee.row_case = .init(rawValue: 7)
      c.pointee.key_result = value.write(arena)
    case .alignment(let value)?:
      c.pointee.row_case = .init(rawValue: 8)
      c.pointee.alignment = value.write(arena)
    case .dependency(let value)?:
      c.pointee.row_case = .init(rawValue: 9)
      c.pointee.dependency = value.write(arena)
    case .override(let value)?:
      c.pointee.row_case = .init(rawValue: 10)
      c.pointee.override = value.write(arena)
    case nil: break
    }
    return c
  }
}

extension ImportDocumentResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__import_document_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ImportDocumentResponse>) throws(WireError) {
    let findings = try Wire.list(Int(c.pointee.n_findings), c.pointee.findings) {
      c throws(WireError) in try Finding(reading: c)
    }
    let differences = try Wire.list(Int(c.pointee.n_differences), c.pointee.differences) {
      c throws(WireError) in try Difference(reading: c)
    }
    let created = c.pointee.created
    let changed = c.pointee.changed
    let unchanged = c.pointee.unchanged
    let checkIns = c.pointee.check_ins
    let findingsTotal = c.pointee.findings_total
    let differencesTotal = c.pointee.differences_total
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let differencesDigest = try Wire.text(c.pointee.differences_digest, "differences_digest")
    let pruned = c.pointee.pruned
    let leftAlone = c.pointee.left_alone
    self.init(findings: findings, differences: differences, created: created, changed: changed, unchanged: unchanged, checkIns: checkIns, findingsTotal: findingsTotal, differencesTotal: differencesTotal, outcome: outcome, differencesDigest: differencesDigest, pruned: pruned, leftAlone: leftAlone)
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
    c.pointee.differences_digest = arena.copy(self.differencesDigest)
    c.pointee.pruned = self.pruned
    c.pointee.left_alone = self.leftAlone
    return c
  }
}

extension ExportDocumentRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__export_document_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ExportDocumentRequest>) throws(WireError) {
    let cycles = try Wire.list(Int(c.pointee.n_cycles), c.pointee.cycles) {
      c throws(WireError) in try Wire.text(c, "cycles")
    }
    self.init(cycles: cycles)
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
    let chunk = Wire.bytes(c.pointee.chunk)
    self.init(chunk: chunk)
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
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let onlyDifferences = c.pointee.only_differences != 0
    self.init(cycle: cycle, page: page, onlyDifferences: onlyDifferences)
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
    let id = try Wire.text(c.pointee.id, "id")
    let title = try Wire.text(c.pointee.title, "title")
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let published = try c.pointee.published.map { c throws(WireError) in try Ratio(reading: c) }
    let computed = try c.pointee.computed.map { c throws(WireError) in try Ratio(reading: c) }
    let words = try Wire.text(c.pointee.words, "words")
    self.init(id: id, title: title, cycle: cycle, published: published, computed: computed, words: words)
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
    let rows = try Wire.list(Int(c.pointee.n_rows), c.pointee.rows) {
      c throws(WireError) in try PublishedRow(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let compared = c.pointee.compared
    let equal = c.pointee.equal
    self.init(rows: rows, nextPageToken: nextPageToken, total: total, compared: compared, equal: equal)
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
