// Written by proto/generate from proto/okr/v1/check_in_service.proto. Do not edit.

public struct RecordCheckInRequest: WireMessage {
  public static let fullName = "okr.v1.RecordCheckInRequest"

  public var mutation: Mutation?
  public var checkIn: CheckIn?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    checkIn: CheckIn? = nil
  ) {
    self.mutation = mutation
    self.checkIn = checkIn
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("check_in", self.checkIn)
  }
}

extension RecordCheckInRequest: MutatingMessage {}

public struct RecordCheckInResponse: WireMessage {
  public static let fullName = "okr.v1.RecordCheckInResponse"

  public var checkIn: CheckIn?
  public var outcome: Outcome?
  public var figures: Figures?
  /// True where the key result is scored by its stages: a record says that it is measured, and what it is scored by is
  /// the weight of the stages that are done.
  public var byStages: Bool = false

  public init() {}

  public init(
    checkIn: CheckIn? = nil,
    outcome: Outcome? = nil,
    figures: Figures? = nil,
    byStages: Bool = false
  ) {
    self.checkIn = checkIn
    self.outcome = outcome
    self.figures = figures
    self.byStages = byStages
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("check_in", self.checkIn)
    visitor.field("outcome", self.outcome)
    visitor.field("figures", self.figures)
    visitor.field("by_stages", self.byStages)
  }
}

public struct BatchRecordCheckInsRequest: WireMessage {
  public static let fullName = "okr.v1.BatchRecordCheckInsRequest"

  public var mutation: Mutation?
  public var checkIns: [CheckIn] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    checkIns: [CheckIn] = []
  ) {
    self.mutation = mutation
    self.checkIns = checkIns
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("check_ins", self.checkIns)
  }
}

extension BatchRecordCheckInsRequest: MutatingMessage {}

public struct BatchRecordCheckInsResponse: WireMessage {
  public static let fullName = "okr.v1.BatchRecordCheckInsResponse"

  /// Ids in the order of the request.
  public var ids: [String] = []
  public var outcome: Outcome?
  /// Records of key results that are scored by their stages.
  public var byStages: Int32 = 0

  public init() {}

  public init(
    ids: [String] = [],
    outcome: Outcome? = nil,
    byStages: Int32 = 0
  ) {
    self.ids = ids
    self.outcome = outcome
    self.byStages = byStages
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("ids", self.ids)
    visitor.field("outcome", self.outcome)
    visitor.field("by_stages", self.byStages)
  }
}

public struct CorrectCheckInRequest: WireMessage {
  public static let fullName = "okr.v1.CorrectCheckInRequest"

  public var mutation: Mutation?
  /// replaces is required; effective_time absent keeps the replaced record's.
  public var checkIn: CheckIn?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    checkIn: CheckIn? = nil
  ) {
    self.mutation = mutation
    self.checkIn = checkIn
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("check_in", self.checkIn)
  }
}

extension CorrectCheckInRequest: MutatingMessage {}

public struct CorrectCheckInResponse: WireMessage {
  public static let fullName = "okr.v1.CorrectCheckInResponse"

  public var checkIn: CheckIn?
  public var outcome: Outcome?
  public var figures: Figures?
  /// As in RecordCheckInResponse.
  public var byStages: Bool = false

  public init() {}

  public init(
    checkIn: CheckIn? = nil,
    outcome: Outcome? = nil,
    figures: Figures? = nil,
    byStages: Bool = false
  ) {
    self.checkIn = checkIn
    self.outcome = outcome
    self.figures = figures
    self.byStages = byStages
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("check_in", self.checkIn)
    visitor.field("outcome", self.outcome)
    visitor.field("figures", self.figures)
    visitor.field("by_stages", self.byStages)
  }
}

public struct GetCheckInRequest: WireMessage {
  public static let fullName = "okr.v1.GetCheckInRequest"

  /// Such as c42.
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

public struct GetCheckInResponse: WireMessage {
  public static let fullName = "okr.v1.GetCheckInResponse"

  public var checkIn: CheckIn?

  public init() {}

  public init(
    checkIn: CheckIn? = nil
  ) {
    self.checkIn = checkIn
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("check_in", self.checkIn)
  }
}

public struct ListCheckInsRequest: WireMessage {
  public static let fullName = "okr.v1.ListCheckInsRequest"

  public var page: Page?
  public var keyResult: String = ""
  /// Such as `in_force = true AND value > 2.5`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    keyResult: String = "",
    filter: String = ""
  ) {
    self.page = page
    self.keyResult = keyResult
    self.filter = filter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("key_result", self.keyResult)
    visitor.field("filter", self.filter)
  }
}

extension ListCheckInsRequest: PagedMessage {}

public struct ListCheckInsResponse: WireMessage {
  public static let fullName = "okr.v1.ListCheckInsResponse"

  public var checkIns: [CheckIn] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    checkIns: [CheckIn] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.checkIns = checkIns
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("check_ins", self.checkIns)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}
