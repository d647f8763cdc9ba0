// Written by proto/generate from proto/okr/v1/key_result_service.proto. Do not edit.

public struct CreateKeyResultRequest: WireMessage {
  public static let fullName = "okr.v1.CreateKeyResultRequest"

  public var mutation: Mutation?
  public var keyResult: KeyResult?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    keyResult: KeyResult? = nil
  ) {
    self.mutation = mutation
    self.keyResult = keyResult
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("key_result", self.keyResult)
  }
}

extension CreateKeyResultRequest: MutatingMessage {}

public struct CreateKeyResultResponse: WireMessage {
  public static let fullName = "okr.v1.CreateKeyResultResponse"

  public var keyResult: KeyResult?
  public var outcome: Outcome?

  public init() {}

  public init(
    keyResult: KeyResult? = nil,
    outcome: Outcome? = nil
  ) {
    self.keyResult = keyResult
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("key_result", self.keyResult)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetKeyResultRequest: WireMessage {
  public static let fullName = "okr.v1.GetKeyResultRequest"

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

public struct GetKeyResultResponse: WireMessage {
  public static let fullName = "okr.v1.GetKeyResultResponse"

  public var keyResult: KeyResult?
  public var figures: Figures?
  /// Absent where no override is in force.
  public var override: OverrideInForce?

  public init() {}

  public init(
    keyResult: KeyResult? = nil,
    figures: Figures? = nil,
    override: OverrideInForce? = nil
  ) {
    self.keyResult = keyResult
    self.figures = figures
    self.override = override
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("key_result", self.keyResult)
    visitor.field("figures", self.figures)
    visitor.field("override", self.override)
  }
}

public struct ListKeyResultsRequest: WireMessage {
  public static let fullName = "okr.v1.ListKeyResultsRequest"

  public var page: Page?
  /// Only this objective's; empty means any.
  public var objective: String = ""
  /// With those that are archived.
  public var showArchived: Bool = false
  /// Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""
  /// With the figures of each.
  public var includeFigures: Bool = false

  public init() {}

  public init(
    page: Page? = nil,
    objective: String = "",
    showArchived: Bool = false,
    filter: String = "",
    includeFigures: Bool = false
  ) {
    self.page = page
    self.objective = objective
    self.showArchived = showArchived
    self.filter = filter
    self.includeFigures = includeFigures
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("objective", self.objective)
    visitor.field("show_archived", self.showArchived)
    visitor.field("filter", self.filter)
    visitor.field("include_figures", self.includeFigures)
  }
}

extension ListKeyResultsRequest: ListMessage {}

public struct ListKeyResultsResponse: WireMessage {
  public static let fullName = "okr.v1.ListKeyResultsResponse"

  public var keyResults: [KeyResult] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  /// Where they are asked for: one for each key result, in their order, of the moment that the list is of.
  public var figures: [Figures] = []

  public init() {}

  public init(
    keyResults: [KeyResult] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    figures: [Figures] = []
  ) {
    self.keyResults = keyResults
    self.nextPageToken = nextPageToken
    self.total = total
    self.figures = figures
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("key_results", self.keyResults)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("figures", self.figures)
  }
}

public struct UpdateKeyResultRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateKeyResultRequest"

  public var mutation: Mutation?
  public var keyResult: KeyResult?
  /// Top-level field names of the resource, its one of many by the name "kind"; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    keyResult: KeyResult? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.keyResult = keyResult
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("key_result", self.keyResult)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateKeyResultRequest: MutatingMessage {}

public struct UpdateKeyResultResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateKeyResultResponse"

  public var keyResult: KeyResult?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: KeyResult?

  public init() {}

  public init(
    keyResult: KeyResult? = nil,
    outcome: Outcome? = nil,
    before: KeyResult? = nil
  ) {
    self.keyResult = keyResult
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("key_result", self.keyResult)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveKeyResultRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveKeyResultRequest"

  public var mutation: Mutation?
  public var id: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    id: String = ""
  ) {
    self.mutation = mutation
    self.id = id
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("id", self.id)
  }
}

extension ArchiveKeyResultRequest: MutatingMessage {}

public struct ArchiveKeyResultResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveKeyResultResponse"

  public var keyResult: KeyResult?
  public var outcome: Outcome?
  /// The items below whose alignment counted in it, and no longer does: at most 100 of them, and how many there are.
  public var detached: [String] = []
  public var detachedTotal: Int32 = 0

  public init() {}

  public init(
    keyResult: KeyResult? = nil,
    outcome: Outcome? = nil,
    detached: [String] = [],
    detachedTotal: Int32 = 0
  ) {
    self.keyResult = keyResult
    self.outcome = outcome
    self.detached = detached
    self.detachedTotal = detachedTotal
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("key_result", self.keyResult)
    visitor.field("outcome", self.outcome)
    visitor.field("detached", self.detached)
    visitor.field("detached_total", self.detachedTotal)
  }
}

public struct RestoreKeyResultRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreKeyResultRequest"

  public var mutation: Mutation?
  public var id: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    id: String = ""
  ) {
    self.mutation = mutation
    self.id = id
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("id", self.id)
  }
}

extension RestoreKeyResultRequest: MutatingMessage {}

public struct RestoreKeyResultResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreKeyResultResponse"

  public var keyResult: KeyResult?
  public var outcome: Outcome?

  public init() {}

  public init(
    keyResult: KeyResult? = nil,
    outcome: Outcome? = nil
  ) {
    self.keyResult = keyResult
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("key_result", self.keyResult)
    visitor.field("outcome", self.outcome)
  }
}
