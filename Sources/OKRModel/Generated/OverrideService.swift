// Written by proto/generate from proto/okr/v1/override_service.proto. Do not edit.

public struct SetOverrideRequest: WireMessage {
  public static let fullName = "okr.v1.SetOverrideRequest"

  public var mutation: Mutation?
  public var override: Override?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    override: Override? = nil
  ) {
    self.mutation = mutation
    self.override = override
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("override", self.override)
  }
}

extension SetOverrideRequest: MutatingMessage {}

public struct SetOverrideResponse: WireMessage {
  public static let fullName = "okr.v1.SetOverrideResponse"

  /// With validate_only as it would be, with the steps that it has.
  public var override: Override?
  public var outcome: Outcome?

  public init() {}

  public init(
    override: Override? = nil,
    outcome: Outcome? = nil
  ) {
    self.override = override
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("override", self.override)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetOverrideRequest: WireMessage {
  public static let fullName = "okr.v1.GetOverrideRequest"

  /// The objective or key result.
  public var item: String = ""

  public init() {}

  public init(
    item: String = ""
  ) {
    self.item = item
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("item", self.item)
  }
}

public struct GetOverrideResponse: WireMessage {
  public static let fullName = "okr.v1.GetOverrideResponse"

  public var override: Override?

  public init() {}

  public init(
    override: Override? = nil
  ) {
    self.override = override
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("override", self.override)
  }
}

public struct ListOverridesRequest: WireMessage {
  public static let fullName = "okr.v1.ListOverridesRequest"

  public var page: Page?
  /// Only those of this objective and its key results; empty means any.
  public var objective: String = ""
  /// With those of archived items.
  public var showArchived: Bool = false
  /// Such as `state = in_force AND cycle = q3`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    objective: String = "",
    showArchived: Bool = false,
    filter: String = ""
  ) {
    self.page = page
    self.objective = objective
    self.showArchived = showArchived
    self.filter = filter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("objective", self.objective)
    visitor.field("show_archived", self.showArchived)
    visitor.field("filter", self.filter)
  }
}

extension ListOverridesRequest: ListMessage {}

public struct ListOverridesResponse: WireMessage {
  public static let fullName = "okr.v1.ListOverridesResponse"

  public var overrides: [Override] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    overrides: [Override] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.overrides = overrides
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("overrides", self.overrides)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct WithdrawOverrideRequest: WireMessage {
  public static let fullName = "okr.v1.WithdrawOverrideRequest"

  public var mutation: Mutation?
  /// The objective or key result.
  public var item: String = ""
  /// Required: why.
  public var reason: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    item: String = "",
    reason: String = ""
  ) {
    self.mutation = mutation
    self.item = item
    self.reason = reason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("item", self.item)
    visitor.field("reason", self.reason)
  }
}

extension WithdrawOverrideRequest: MutatingMessage {}

public struct WithdrawOverrideResponse: WireMessage {
  public static let fullName = "okr.v1.WithdrawOverrideResponse"

  /// With validate_only as it would be, with the steps that it has.
  public var override: Override?
  public var outcome: Outcome?

  public init() {}

  public init(
    override: Override? = nil,
    outcome: Outcome? = nil
  ) {
    self.override = override
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("override", self.override)
    visitor.field("outcome", self.outcome)
  }
}
