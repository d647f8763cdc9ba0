// Written by proto/generate from proto/okr/v1/cycle_service.proto. Do not edit.

public struct CreateCycleRequest: WireMessage {
  public static let fullName = "okr.v1.CreateCycleRequest"

  public var mutation: Mutation?
  public var cycle: Cycle?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    cycle: Cycle? = nil
  ) {
    self.mutation = mutation
    self.cycle = cycle
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("cycle", self.cycle)
  }
}

extension CreateCycleRequest: MutatingMessage {}

public struct CreateCycleResponse: WireMessage {
  public static let fullName = "okr.v1.CreateCycleResponse"

  public var cycle: Cycle?
  public var outcome: Outcome?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    outcome: Outcome? = nil
  ) {
    self.cycle = cycle
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetCycleRequest: WireMessage {
  public static let fullName = "okr.v1.GetCycleRequest"

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

public struct GetCycleResponse: WireMessage {
  public static let fullName = "okr.v1.GetCycleResponse"

  public var cycle: Cycle?

  public init() {}

  public init(
    cycle: Cycle? = nil
  ) {
    self.cycle = cycle
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
  }
}

public struct ListCyclesRequest: WireMessage {
  public static let fullName = "okr.v1.ListCyclesRequest"

  public var page: Page?

  public init() {}

  public init(
    page: Page? = nil
  ) {
    self.page = page
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
  }
}

extension ListCyclesRequest: PagedMessage {}

public struct ListCyclesResponse: WireMessage {
  public static let fullName = "okr.v1.ListCyclesResponse"

  public var cycles: [Cycle] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    cycles: [Cycle] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.cycles = cycles
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycles", self.cycles)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateCycleRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateCycleRequest"

  public var mutation: Mutation?
  public var cycle: Cycle?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    cycle: Cycle? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.cycle = cycle
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("cycle", self.cycle)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateCycleRequest: MutatingMessage {}

public struct UpdateCycleResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateCycleResponse"

  public var cycle: Cycle?
  public var outcome: Outcome?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    outcome: Outcome? = nil
  ) {
    self.cycle = cycle
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("outcome", self.outcome)
  }
}
