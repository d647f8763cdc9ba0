// Written by proto/generate from proto/okr/v1/objective_service.proto. Do not edit.

public struct CreateObjectiveRequest: WireMessage {
  public static let fullName = "okr.v1.CreateObjectiveRequest"

  public var mutation: Mutation?
  public var objective: Objective?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    objective: Objective? = nil
  ) {
    self.mutation = mutation
    self.objective = objective
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("objective", self.objective)
  }
}

extension CreateObjectiveRequest: MutatingMessage {}

public struct CreateObjectiveResponse: WireMessage {
  public static let fullName = "okr.v1.CreateObjectiveResponse"

  public var objective: Objective?
  public var outcome: Outcome?

  public init() {}

  public init(
    objective: Objective? = nil,
    outcome: Outcome? = nil
  ) {
    self.objective = objective
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objective", self.objective)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetObjectiveRequest: WireMessage {
  public static let fullName = "okr.v1.GetObjectiveRequest"

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

public struct GetObjectiveResponse: WireMessage {
  public static let fullName = "okr.v1.GetObjectiveResponse"

  public var objective: Objective?
  public var figures: Figures?
  /// Its key results, in the order they were made.
  public var keyResults: [KeyResult] = []
  public var keyResultFigures: [Figures] = []
  /// The overrides that are in force, of the objective and of the key results.
  public var overrides: [OverrideInForce] = []

  public init() {}

  public init(
    objective: Objective? = nil,
    figures: Figures? = nil,
    keyResults: [KeyResult] = [],
    keyResultFigures: [Figures] = [],
    overrides: [OverrideInForce] = []
  ) {
    self.objective = objective
    self.figures = figures
    self.keyResults = keyResults
    self.keyResultFigures = keyResultFigures
    self.overrides = overrides
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objective", self.objective)
    visitor.field("figures", self.figures)
    visitor.field("key_results", self.keyResults)
    visitor.field("key_result_figures", self.keyResultFigures)
    visitor.field("overrides", self.overrides)
  }
}

public struct ListObjectivesRequest: WireMessage {
  public static let fullName = "okr.v1.ListObjectivesRequest"

  public var page: Page?
  /// Only this cycle's, unit's or region's own; empty means any.
  public var cycle: String = ""
  public var unit: String = ""
  public var region: String = ""
  /// With those that are archived.
  public var showArchived: Bool = false
  /// Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""
  /// With the figures of each.
  public var includeFigures: Bool = false

  public init() {}

  public init(
    page: Page? = nil,
    cycle: String = "",
    unit: String = "",
    region: String = "",
    showArchived: Bool = false,
    filter: String = "",
    includeFigures: Bool = false
  ) {
    self.page = page
    self.cycle = cycle
    self.unit = unit
    self.region = region
    self.showArchived = showArchived
    self.filter = filter
    self.includeFigures = includeFigures
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("cycle", self.cycle)
    visitor.field("unit", self.unit)
    visitor.field("region", self.region)
    visitor.field("show_archived", self.showArchived)
    visitor.field("filter", self.filter)
    visitor.field("include_figures", self.includeFigures)
  }
}

extension ListObjectivesRequest: ListMessage {}

public struct ListObjectivesResponse: WireMessage {
  public static let fullName = "okr.v1.ListObjectivesResponse"

  public var objectives: [Objective] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  /// Where they are asked for: one for each objective, in their order, of the moment that the list is of.
  public var figures: [Figures] = []

  public init() {}

  public init(
    objectives: [Objective] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    figures: [Figures] = []
  ) {
    self.objectives = objectives
    self.nextPageToken = nextPageToken
    self.total = total
    self.figures = figures
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objectives", self.objectives)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("figures", self.figures)
  }
}

public struct UpdateObjectiveRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateObjectiveRequest"

  public var mutation: Mutation?
  public var objective: Objective?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    objective: Objective? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.objective = objective
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("objective", self.objective)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateObjectiveRequest: MutatingMessage {}

public struct UpdateObjectiveResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateObjectiveResponse"

  public var objective: Objective?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Objective?

  public init() {}

  public init(
    objective: Objective? = nil,
    outcome: Outcome? = nil,
    before: Objective? = nil
  ) {
    self.objective = objective
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objective", self.objective)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveObjectiveRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveObjectiveRequest"

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

extension ArchiveObjectiveRequest: MutatingMessage {}

public struct ArchiveObjectiveResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveObjectiveResponse"

  public var objective: Objective?
  public var outcome: Outcome?
  /// The key results that went with it.
  public var keyResults: Int32 = 0
  /// The items below whose alignment counted in it, and no longer does: at most 100 of them, and how many there are.
  public var detached: [String] = []
  public var detachedTotal: Int32 = 0

  public init() {}

  public init(
    objective: Objective? = nil,
    outcome: Outcome? = nil,
    keyResults: Int32 = 0,
    detached: [String] = [],
    detachedTotal: Int32 = 0
  ) {
    self.objective = objective
    self.outcome = outcome
    self.keyResults = keyResults
    self.detached = detached
    self.detachedTotal = detachedTotal
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objective", self.objective)
    visitor.field("outcome", self.outcome)
    visitor.field("key_results", self.keyResults)
    visitor.field("detached", self.detached)
    visitor.field("detached_total", self.detachedTotal)
  }
}

public struct RestoreObjectiveRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreObjectiveRequest"

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

extension RestoreObjectiveRequest: MutatingMessage {}

public struct RestoreObjectiveResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreObjectiveResponse"

  public var objective: Objective?
  public var outcome: Outcome?

  public init() {}

  public init(
    objective: Objective? = nil,
    outcome: Outcome? = nil
  ) {
    self.objective = objective
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objective", self.objective)
    visitor.field("outcome", self.outcome)
  }
}
