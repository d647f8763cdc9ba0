// Written by proto/generate from proto/okr/v1/organisation_service.proto. Do not edit.

/// What was done to an organisation itself.
public enum OrganisationChangeKind: WireEnum {
  case unspecified
  case updated
  case archived
  case restored
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [OrganisationChangeKind] = [.unspecified, .updated, .archived, .restored]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .updated
    case 2: self = .archived
    case 3: self = .restored
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .updated: 1
    case .archived: 2
    case .restored: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .updated: "updated"
    case .archived: "archived"
    case .restored: "restored"
    case .unrecognized(let number): String(number)
    }
  }
}

/// A tenant: its data is apart from all others'.
public struct Organisation: WireMessage {
  public static let fullName = "okr.v1.Organisation"

  public var id: String = ""
  public var name: String = ""
  /// Output only: how far its log goes; 0 where nothing was ever written. It rises with every change in it.
  public var revision: Int64 = 0
  /// Output only: 1 as it was created, one more with every change of the organisation itself.
  public var version: Int64 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?
  /// Output only: who archived it, and why; empty where it isn't archived.
  public var archivedBy: String = ""
  public var archiveReason: String = ""

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    revision: Int64 = 0,
    version: Int64 = 0,
    archiveTime: Instant? = nil,
    archivedBy: String = "",
    archiveReason: String = ""
  ) {
    self.id = id
    self.name = name
    self.revision = revision
    self.version = version
    self.archiveTime = archiveTime
    self.archivedBy = archivedBy
    self.archiveReason = archiveReason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("name", self.name)
    visitor.field("revision", self.revision)
    visitor.field("version", self.version)
    visitor.field("archive_time", self.archiveTime)
    visitor.field("archived_by", self.archivedBy)
    visitor.field("archive_reason", self.archiveReason)
  }
}

extension Organisation: MaskedMessage {
  public static let fieldNames = ["id", "name", "revision", "version", "archive_time", "archived_by", "archive_reason"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "name": self.name = other.name
    case "revision": self.revision = other.revision
    case "version": self.version = other.version
    case "archive_time": self.archiveTime = other.archiveTime
    case "archived_by": self.archivedBy = other.archivedBy
    case "archive_reason": self.archiveReason = other.archiveReason
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.name != other.name { names.append("name") }
    if self.revision != other.revision { names.append("revision") }
    if self.version != other.version { names.append("version") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    if self.archivedBy != other.archivedBy { names.append("archived_by") }
    if self.archiveReason != other.archiveReason { names.append("archive_reason") }
    return names
  }
}

extension Organisation: ArchivableMessage {}

/// One change of an organisation itself: such changes are kept beside its log.
public struct OrganisationChange: WireMessage {
  public static let fullName = "okr.v1.OrganisationChange"

  public var kind: OrganisationChangeKind = OrganisationChangeKind(rawValue: 0)
  /// The organisation's version from then on.
  public var version: Int64 = 0
  public var time: Instant?
  /// Whose token it was.
  public var actor: String = ""
  /// Why; empty where nobody said.
  public var reason: String = ""
  /// The organisation's name from then on.
  public var name: String = ""

  public init() {}

  public init(
    kind: OrganisationChangeKind = .init(rawValue: 0),
    version: Int64 = 0,
    time: Instant? = nil,
    actor: String = "",
    reason: String = "",
    name: String = ""
  ) {
    self.kind = kind
    self.version = version
    self.time = time
    self.actor = actor
    self.reason = reason
    self.name = name
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("kind", self.kind)
    visitor.field("version", self.version)
    visitor.field("time", self.time)
    visitor.field("actor", self.actor)
    visitor.field("reason", self.reason)
    visitor.field("name", self.name)
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
  /// The newest first, at most 64.
  public var changes: [OrganisationChange] = []

  public init() {}

  public init(
    organisation: Organisation? = nil,
    changes: [OrganisationChange] = []
  ) {
    self.organisation = organisation
    self.changes = changes
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
    visitor.field("changes", self.changes)
  }
}

public struct ListOrganisationsRequest: WireMessage {
  public static let fullName = "okr.v1.ListOrganisationsRequest"

  public var page: Page?
  /// With those that are archived.
  public var showArchived: Bool = false
  /// Such as `name : group`; empty means all. docs/PROTOCOL.md has the grammar.
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

extension ListOrganisationsRequest: ListMessage {}

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

public struct UpdateOrganisationRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateOrganisationRequest"

  public var mutation: Mutation?
  /// An empty id means one's own.
  public var organisation: Organisation?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []
  /// Why; kept with the change.
  public var reason: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    organisation: Organisation? = nil,
    updateMask: [String] = [],
    reason: String = ""
  ) {
    self.mutation = mutation
    self.organisation = organisation
    self.updateMask = updateMask
    self.reason = reason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("organisation", self.organisation)
    visitor.field("update_mask", self.updateMask)
    visitor.field("reason", self.reason)
  }
}

extension UpdateOrganisationRequest: MutatingMessage {}

public struct UpdateOrganisationResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateOrganisationResponse"

  /// As it is now, or with validate_only would be.
  public var organisation: Organisation?
  /// Without a revision: the organisation's log doesn't hold its own changes.
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Organisation?

  public init() {}

  public init(
    organisation: Organisation? = nil,
    outcome: Outcome? = nil,
    before: Organisation? = nil
  ) {
    self.organisation = organisation
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveOrganisationRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveOrganisationRequest"

  public var mutation: Mutation?
  public var id: String = ""
  /// Why; kept with the change.
  public var reason: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    id: String = "",
    reason: String = ""
  ) {
    self.mutation = mutation
    self.id = id
    self.reason = reason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("id", self.id)
    visitor.field("reason", self.reason)
  }
}

extension ArchiveOrganisationRequest: MutatingMessage {}

public struct ArchiveOrganisationResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveOrganisationResponse"

  /// As it is now, or with validate_only would be.
  public var organisation: Organisation?
  /// Without a revision: the organisation's log doesn't hold its own changes.
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

public struct RestoreOrganisationRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreOrganisationRequest"

  public var mutation: Mutation?
  public var id: String = ""
  /// Why; kept with the change.
  public var reason: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    id: String = "",
    reason: String = ""
  ) {
    self.mutation = mutation
    self.id = id
    self.reason = reason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("id", self.id)
    visitor.field("reason", self.reason)
  }
}

extension RestoreOrganisationRequest: MutatingMessage {}

public struct RestoreOrganisationResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreOrganisationResponse"

  /// As it is now, or with validate_only would be.
  public var organisation: Organisation?
  /// Without a revision: the organisation's log doesn't hold its own changes.
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
  /// Unchanged where the rows lay there before. A move has no revision and moves no scores.
  public var outcome: Outcome?

  public init() {}

  public init(
    placement: Placement? = nil,
    outcome: Outcome? = nil
  ) {
    self.placement = placement
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("placement", self.placement)
    visitor.field("outcome", self.outcome)
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
  /// Unchanged where the rows lay there before. A move has no revision and moves no scores.
  public var outcome: Outcome?

  public init() {}

  public init(
    placement: Placement? = nil,
    outcome: Outcome? = nil
  ) {
    self.placement = placement
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("placement", self.placement)
    visitor.field("outcome", self.outcome)
  }
}
