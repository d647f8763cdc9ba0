// Written by proto/generate from proto/okr/v1/grade_service.proto. Do not edit.

public struct RecordGradeRequest: WireMessage {
  public static let fullName = "okr.v1.RecordGradeRequest"

  public var mutation: Mutation?
  public var grade: Grade?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    grade: Grade? = nil
  ) {
    self.mutation = mutation
    self.grade = grade
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("grade", self.grade)
  }
}

extension RecordGradeRequest: MutatingMessage {}

public struct RecordGradeResponse: WireMessage {
  public static let fullName = "okr.v1.RecordGradeResponse"

  public var grade: Grade?
  public var outcome: Outcome?
  /// The objective's computed figures, which stay.
  public var figures: Figures?

  public init() {}

  public init(
    grade: Grade? = nil,
    outcome: Outcome? = nil,
    figures: Figures? = nil
  ) {
    self.grade = grade
    self.outcome = outcome
    self.figures = figures
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("grade", self.grade)
    visitor.field("outcome", self.outcome)
    visitor.field("figures", self.figures)
  }
}

public struct GetGradeRequest: WireMessage {
  public static let fullName = "okr.v1.GetGradeRequest"

  /// Such as g42.
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
  }
}

public struct GetGradeResponse: WireMessage {
  public static let fullName = "okr.v1.GetGradeResponse"

  public var grade: Grade?

  public init() {}

  public init(
    grade: Grade? = nil
  ) {
    self.grade = grade
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("grade", self.grade)
  }
}

public struct ListGradesRequest: WireMessage {
  public static let fullName = "okr.v1.ListGradesRequest"

  public var page: Page?
  public var objective: String = ""
  /// Such as `value != none AND actor = anna`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    objective: String = "",
    filter: String = ""
  ) {
    self.page = page
    self.objective = objective
    self.filter = filter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("objective", self.objective)
    visitor.field("filter", self.filter)
  }
}

extension ListGradesRequest: PagedMessage {}

public struct ListGradesResponse: WireMessage {
  public static let fullName = "okr.v1.ListGradesResponse"

  public var grades: [Grade] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    grades: [Grade] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.grades = grades
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("grades", self.grades)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}
