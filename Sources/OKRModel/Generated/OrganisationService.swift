// Written by proto/generate from proto/okr/v1/organisation_service.proto. Do not edit.

/// A tenant: its data is apart from all others'.
public struct Organisation: WireMessage {
  public static let fullName = "okr.v1.Organisation"

  public var id: String = ""
  public var name: String = ""
  public var revision: Int64 = 0

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    revision: Int64 = 0
  ) {
    self.id = id
    self.name = name
    self.revision = revision
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("name", self.name)
    visitor.field("revision", self.revision)
  }
}

public struct CreateOrganisationRequest: WireMessage {
  public static let fullName = "okr.v1.CreateOrganisationRequest"

  public var mutation: Mutation?
  public var organisation: Organisation?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    organisation: Organisation? = nil
  ) {
    self.mutation = mutation
    self.organisation = organisation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("organisation", self.organisation)
  }
}

extension CreateOrganisationRequest: MutatingMessage {}

public struct CreateOrganisationResponse: WireMessage {
  public static let fullName = "okr.v1.CreateOrganisationResponse"

  public var organisation: Organisation?
  public var outcome: Outcome?

  public init() {}

  public init(
    organisation: Organisation? = nil,
    outcome: Outcome? = nil
  ) {
    self.organisation = organisation
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetOrganisationRequest: WireMessage {
  public static let fullName = "okr.v1.GetOrganisationRequest"

  /// Empty means one's own.
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

public struct GetOrganisationResponse: WireMessage {
  public static let fullName = "okr.v1.GetOrganisationResponse"

  public var organisation: Organisation?

  public init() {}

  public init(
    organisation: Organisation? = nil
  ) {
    self.organisation = organisation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
  }
}

public struct ListOrganisationsRequest: WireMessage {
  public static let fullName = "okr.v1.ListOrganisationsRequest"

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

extension ListOrganisationsRequest: PagedMessage {}

public struct ListOrganisationsResponse: WireMessage {
  public static let fullName = "okr.v1.ListOrganisationsResponse"

  public var organisations: [Organisation] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    organisations: [Organisation] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.organisations = organisations
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisations", self.organisations)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

/// Where a region's rows lie.
public struct Placement: WireMessage {
  public static let fullName = "okr.v1.Placement"

  /// The region's id; empty for what belongs to the organisation itself.
  public var region: String = ""
  public var placement: Int32 = 0
  public var dedicated: Bool = false

  public init() {}

  public init(
    region: String = "",
    placement: Int32 = 0,
    dedicated: Bool = false
  ) {
    self.region = region
    self.placement = placement
    self.dedicated = dedicated
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("region", self.region)
    visitor.field("placement", self.placement)
    visitor.field("dedicated", self.dedicated)
  }
}

public struct ListPlacementsRequest: WireMessage {
  public static let fullName = "okr.v1.ListPlacementsRequest"

  public var organisation: String = ""

  public init() {}

  public init(
    organisation: String = ""
  ) {
    self.organisation = organisation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
  }
}

public struct ListPlacementsResponse: WireMessage {
  public static let fullName = "okr.v1.ListPlacementsResponse"

  public var placements: [Placement] = []

  public init() {}

  public init(
    placements: [Placement] = []
  ) {
    self.placements = placements
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("placements", self.placements)
  }
}

public struct DedicatePlacementRequest: WireMessage {
  public static let fullName = "okr.v1.DedicatePlacementRequest"

  public var mutation: Mutation?
  public var organisation: String = ""
  public var region: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    organisation: String = "",
    region: String = ""
  ) {
    self.mutation = mutation
    self.organisation = organisation
    self.region = region
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("organisation", self.organisation)
    visitor.field("region", self.region)
  }
}

extension DedicatePlacementRequest: MutatingMessage {}

public struct DedicatePlacementResponse: WireMessage {
  public static let fullName = "okr.v1.DedicatePlacementResponse"

  public var placement: Placement?

  public init() {}

  public init(
    placement: Placement? = nil
  ) {
    self.placement = placement
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("placement", self.placement)
  }
}

public struct DropPlacementRequest: WireMessage {
  public static let fullName = "okr.v1.DropPlacementRequest"

  public var mutation: Mutation?
  public var organisation: String = ""
  public var region: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    organisation: String = "",
    region: String = ""
  ) {
    self.mutation = mutation
    self.organisation = organisation
    self.region = region
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("organisation", self.organisation)
    visitor.field("region", self.region)
  }
}

extension DropPlacementRequest: MutatingMessage {}

public struct DropPlacementResponse: WireMessage {
  public static let fullName = "okr.v1.DropPlacementResponse"

  public var placement: Placement?

  public init() {}

  public init(
    placement: Placement? = nil
  ) {
    self.placement = placement
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("placement", self.placement)
  }
}
