// Written by proto/generate from proto/okr/v1/region_service.proto. Do not edit.

public struct CreateRegionRequest: WireMessage {
  public static let fullName = "okr.v1.CreateRegionRequest"

  public var mutation: Mutation?
  public var region: Region?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    region: Region? = nil
  ) {
    self.mutation = mutation
    self.region = region
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("region", self.region)
  }
}

extension CreateRegionRequest: MutatingMessage {}

public struct CreateRegionResponse: WireMessage {
  public static let fullName = "okr.v1.CreateRegionResponse"

  public var region: Region?
  public var outcome: Outcome?

  public init() {}

  public init(
    region: Region? = nil,
    outcome: Outcome? = nil
  ) {
    self.region = region
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("region", self.region)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetRegionRequest: WireMessage {
  public static let fullName = "okr.v1.GetRegionRequest"

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

public struct GetRegionResponse: WireMessage {
  public static let fullName = "okr.v1.GetRegionResponse"

  public var region: Region?

  public init() {}

  public init(
    region: Region? = nil
  ) {
    self.region = region
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("region", self.region)
  }
}

public struct ListRegionsRequest: WireMessage {
  public static let fullName = "okr.v1.ListRegionsRequest"

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

extension ListRegionsRequest: ListMessage {}

public struct ListRegionsResponse: WireMessage {
  public static let fullName = "okr.v1.ListRegionsResponse"

  public var regions: [Region] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    regions: [Region] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.regions = regions
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("regions", self.regions)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateRegionRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateRegionRequest"

  public var mutation: Mutation?
  public var region: Region?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    region: Region? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.region = region
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("region", self.region)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateRegionRequest: MutatingMessage {}

public struct UpdateRegionResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateRegionResponse"

  public var region: Region?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Region?

  public init() {}

  public init(
    region: Region? = nil,
    outcome: Outcome? = nil,
    before: Region? = nil
  ) {
    self.region = region
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("region", self.region)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveRegionRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveRegionRequest"

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

extension ArchiveRegionRequest: MutatingMessage {}

public struct ArchiveRegionResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveRegionResponse"

  public var region: Region?
  public var outcome: Outcome?

  public init() {}

  public init(
    region: Region? = nil,
    outcome: Outcome? = nil
  ) {
    self.region = region
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("region", self.region)
    visitor.field("outcome", self.outcome)
  }
}

public struct RestoreRegionRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreRegionRequest"

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

extension RestoreRegionRequest: MutatingMessage {}

public struct RestoreRegionResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreRegionResponse"

  public var region: Region?
  public var outcome: Outcome?

  public init() {}

  public init(
    region: Region? = nil,
    outcome: Outcome? = nil
  ) {
    self.region = region
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("region", self.region)
    visitor.field("outcome", self.outcome)
  }
}
