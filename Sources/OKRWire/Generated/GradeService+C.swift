// Written by proto/generate from proto/okr/v1/grade_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension RecordGradeRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__record_grade_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RecordGradeRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let grade = try c.pointee.grade.map { c throws(WireError) in try Grade(reading: c) }
    self.init(mutation: mutation, grade: grade)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RecordGradeRequest> {
    let c = arena.make(Okr__V1__RecordGradeRequest.self)
    okr__v1__record_grade_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.grade { c.pointee.grade = value.write(arena) }
    return c
  }
}

extension RecordGradeResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__record_grade_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RecordGradeResponse>) throws(WireError) {
    let grade = try c.pointee.grade.map { c throws(WireError) in try Grade(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    self.init(grade: grade, outcome: outcome, figures: figures)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RecordGradeResponse> {
    let c = arena.make(Okr__V1__RecordGradeResponse.self)
    okr__v1__record_grade_response__init(c)
    if let value = self.grade { c.pointee.grade = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    return c
  }
}

extension GetGradeRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_grade_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetGradeRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetGradeRequest> {
    let c = arena.make(Okr__V1__GetGradeRequest.self)
    okr__v1__get_grade_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetGradeResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_grade_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetGradeResponse>) throws(WireError) {
    let grade = try c.pointee.grade.map { c throws(WireError) in try Grade(reading: c) }
    self.init(grade: grade)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetGradeResponse> {
    let c = arena.make(Okr__V1__GetGradeResponse.self)
    okr__v1__get_grade_response__init(c)
    if let value = self.grade { c.pointee.grade = value.write(arena) }
    return c
  }
}

extension ListGradesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_grades_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListGradesRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let objective = try Wire.text(c.pointee.objective, "objective")
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, objective: objective, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListGradesRequest> {
    let c = arena.make(Okr__V1__ListGradesRequest.self)
    okr__v1__list_grades_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.objective = arena.copy(self.objective)
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListGradesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_grades_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListGradesResponse>) throws(WireError) {
    let grades = try Wire.list(Int(c.pointee.n_grades), c.pointee.grades) {
      c throws(WireError) in try Grade(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(grades: grades, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListGradesResponse> {
    let c = arena.make(Okr__V1__ListGradesResponse.self)
    okr__v1__list_grades_response__init(c)
    c.pointee.n_grades = self.grades.count
    c.pointee.grades = arena.pointers(self.grades) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}
