// Written by proto/generate from proto/okr/v1/unit_service.proto. Do not edit.

public struct CreateUnitRequest: WireMessage {
  public static let fullName = "okr.v1.CreateUnitRequest"

  public var mutation: Mutation?
  public var unit: Unit?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    unit: Unit? = nil
  ) {
    self.mutation = mutation
    self.unit = unit
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("unit", self.unit)
  }
}

extension CreateUnitRequest: MutatingMessage {}

public struct CreateUnitResponse: WireMessage {
  public static let fullName = "okr.v1.CreateUnitResponse"

  public var unit: Unit?
  public var outcome: Outcome?

  public init() {}

  public init(
    unit: Unit? = nil,
    outcome: Outcome? = nil
  ) {
    self.unit = unit
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetUnitRequest: WireMessage {
  public static let fullName = "okr.v1.GetUnitRequest"

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

public struct GetUnitResponse: WireMessage {
  public static let fullName = "okr.v1.GetUnitResponse"

  public var unit: Unit?

  public init() {}

  public init(
    unit: Unit? = nil
  ) {
    self.unit = unit
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
  }
}

public struct ListUnitsRequest: WireMessage {
  public static let fullName = "okr.v1.ListUnitsRequest"

  public var page: Page?
  /// With those that are archived.
  public var showArchived: Bool = false
  /// Such as `name : "brand" AND id != x`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    showArchived: Bool = false,
    filter: String = ""
  ) {
    self.page = page
    self.showArchived = showArchived
    self.filter = filter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("show_archived", self.showArchived)
    visitor.field("filter", self.filter)
  }
}

extension ListUnitsRequest: ListMessage {}

public struct ListUnitsResponse: WireMessage {
  public static let fullName = "okr.v1.ListUnitsResponse"

  public var units: [Unit] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    units: [Unit] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.units = units
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("units", self.units)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateUnitRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateUnitRequest"

  public var mutation: Mutation?
  public var unit: Unit?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    unit: Unit? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.unit = unit
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("unit", self.unit)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateUnitRequest: MutatingMessage {}

public struct UpdateUnitResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateUnitResponse"

  public var unit: Unit?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Unit?

  public init() {}

  public init(
    unit: Unit? = nil,
    outcome: Outcome? = nil,
    before: Unit? = nil
  ) {
    self.unit = unit
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveUnitRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveUnitRequest"

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

extension ArchiveUnitRequest: MutatingMessage {}

public struct ArchiveUnitResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveUnitResponse"

  public var unit: Unit?
  public var outcome: Outcome?

  public init() {}

  public init(
    unit: Unit? = nil,
    outcome: Outcome? = nil
  ) {
    self.unit = unit
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("outcome", self.outcome)
  }
}

public struct RestoreUnitRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreUnitRequest"

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

extension RestoreUnitRequest: MutatingMessage {}

public struct RestoreUnitResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreUnitResponse"

  public var unit: Unit?
  public var outcome: Outcome?

  public init() {}

  public init(
    unit: Unit? = nil,
    outcome: Outcome? = nil
  ) {
    self.unit = unit
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("outcome", self.outcome)
  }
}

public struct SplitUnitRequest: WireMessage {
  public static let fullName = "okr.v1.SplitUnitRequest"

  /// The expected version is the source's. The new unit is there from the effective time on.
  public var mutation: Mutation?
  /// The unit that is split.
  public var source: String = ""
  /// The new unit. Without a parent it stands beside the source; without a region it has the source's.
  public var unit: Unit?
  /// What goes to it, at least one of all: each stands in the source, and units directly below it.
  public var objectives: [String] = []
  public var members: [String] = []
  public var units: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    source: String = "",
    unit: Unit? = nil,
    objectives: [String] = [],
    members: [String] = [],
    units: [String] = []
  ) {
    self.mutation = mutation
    self.source = source
    self.unit = unit
    self.objectives = objectives
    self.members = members
    self.units = units
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("source", self.source)
    visitor.field("unit", self.unit)
    visitor.field("objectives", self.objectives)
    visitor.field("members", self.members)
    visitor.field("units", self.units)
  }
}

extension SplitUnitRequest: MutatingMessage {}

public struct SplitUnitResponse: WireMessage {
  public static let fullName = "okr.v1.SplitUnitResponse"

  /// As it was made, or with validate_only would be.
  public var unit: Unit?
  public var moved: MovedBetweenUnits?
  public var outcome: Outcome?

  public init() {}

  public init(
    unit: Unit? = nil,
    moved: MovedBetweenUnits? = nil,
    outcome: Outcome? = nil
  ) {
    self.unit = unit
    self.moved = moved
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("moved", self.moved)
    visitor.field("outcome", self.outcome)
  }
}

public struct MergeUnitsRequest: WireMessage {
  public static let fullName = "okr.v1.MergeUnitsRequest"

  /// The expected version is the source's. What moves does so at the effective time; the source is archived now.
  public var mutation: Mutation?
  /// The unit that is given up.
  public var source: String = ""
  /// Where all that stands in it goes.
  public var target: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    source: String = "",
    target: String = ""
  ) {
    self.mutation = mutation
    self.source = source
    self.target = target
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("source", self.source)
    visitor.field("target", self.target)
  }
}

extension MergeUnitsRequest: MutatingMessage {}

public struct MergeUnitsResponse: WireMessage {
  public static let fullName = "okr.v1.MergeUnitsResponse"

  /// The source as it is now.
  public var unit: Unit?
  public var moved: MovedBetweenUnits?
  public var outcome: Outcome?

  public init() {}

  public init(
    unit: Unit? = nil,
    moved: MovedBetweenUnits? = nil,
    outcome: Outcome? = nil
  ) {
    self.unit = unit
    self.moved = moved
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("moved", self.moved)
    visitor.field("outcome", self.outcome)
  }
}

/// How many changed their unit. Absent in the answer to a repeated request.
public struct MovedBetweenUnits: WireMessage {
  public static let fullName = "okr.v1.MovedBetweenUnits"

  public var objectives: Int32 = 0
  public var members: Int32 = 0
  public var units: Int32 = 0
  /// Of a merge: what the source was asked for.
  public var dependencies: Int32 = 0

  public init() {}

  public init(
    objectives: Int32 = 0,
    members: Int32 = 0,
    units: Int32 = 0,
    dependencies: Int32 = 0
  ) {
    self.objectives = objectives
    self.members = members
    self.units = units
    self.dependencies = dependencies
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objectives", self.objectives)
    visitor.field("members", self.members)
    visitor.field("units", self.units)
    visitor.field("dependencies", self.dependencies)
  }
}
