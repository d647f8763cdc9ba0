// Written by proto/generate from proto/okr/v1/organisation_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Organisation: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__organisation()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Organisation>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let name = try Wire.text(c.pointee.name, "name")
    let revision = c.pointee.revision
    let version = c.pointee.version
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    let archivedBy = try Wire.text(c.pointee.archived_by, "archived_by")
    let archiveReason = try Wire.text(c.pointee.archive_reason, "archive_reason")
    self.init(id: id, name: name, revision: revision, version: version, archiveTime: archiveTime, archivedBy: archivedBy, archiveReason: archiveReason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Organisation> {
    let c = arena.make(Okr__V1__Organisation.self)
    okr__v1__organisation__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.name = arena.copy(self.name)
    c.pointee.revision = self.revision
    c.pointee.version = self.version
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    c.pointee.archived_by = arena.copy(self.archivedBy)
    c.pointee.archive_reason = arena.copy(self.archiveReason)
    return c
  }
}

extension OrganisationChange: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__organisation_change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OrganisationChange>) throws(WireError) {
    let kind = OrganisationChangeKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    let version = c.pointee.version
    let time = try c.pointee.time.map { c throws(WireError) in try Instant(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let name = try Wire.text(c.pointee.name, "name")
    self.init(kind: kind, version: version, time: time, actor: actor, reason: reason, name: name)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OrganisationChange> {
    let c = arena.make(Okr__V1__OrganisationChange.self)
    okr__v1__organisation_change__init(c)
    c.pointee.kind = Okr__V1__OrganisationChangeKind(rawValue: UInt32(bitPattern: self.kind.rawValue))
    c.pointee.version = self.version
    if let value = self.time { c.pointee.time = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.name = arena.copy(self.name)
    return c
  }
}

extension CreateOrganisationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_organisation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateOrganisationRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let organisation = try c.pointee.organisation.map { c throws(WireError) in try Organisation(reading: c) }
    self.init(mutation: mutation, organisation: organisation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateOrganisationRequest> {
    let c = arena.make(Okr__V1__CreateOrganisationRequest.self)
    okr__v1__create_organisation_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    return c
  }
}

extension CreateOrganisationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_organisation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateOrganisationResponse>) throws(WireError) {
    let organisation = try c.pointee.organisation.map { c throws(WireError) in try Organisation(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(organisation: organisation, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateOrganisationResponse> {
    let c = arena.make(Okr__V1__CreateOrganisationResponse.self)
    okr__v1__create_organisation_response__init(c)
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetOrganisationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_organisation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetOrganisationRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetOrganisationRequest> {
    let c = arena.make(Okr__V1__GetOrganisationRequest.self)
    okr__v1__get_organisation_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetOrganisationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_organisation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetOrganisationResponse>) throws(WireError) {
    let organisation = try c.pointee.organisation.map { c throws(WireError) in try Organisation(reading: c) }
    let changes = try Wire.list(Int(c.pointee.n_changes), c.pointee.changes) {
      c throws(WireError) in try OrganisationChange(reading: c)
    }
    self.init(organisation: organisation, changes: changes)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetOrganisationResponse> {
    let c = arena.make(Okr__V1__GetOrganisationResponse.self)
    okr__v1__get_organisation_response__init(c)
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    c.pointee.n_changes = self.changes.count
    c.pointee.changes = arena.pointers(self.changes) { $0.write(arena) }
    return c
  }
}

extension ListOrganisationsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_organisations_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListOrganisationsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListOrganisationsRequest> {
    let c = arena.make(Okr__V1__ListOrganisationsRequest.self)
    okr__v1__list_organisations_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListOrganisationsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_organisations_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListOrganisationsResponse>) throws(WireError) {
    let organisations = try Wire.list(Int(c.pointee.n_organisations), c.pointee.organisations) {
      c throws(WireError) in try Organisation(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(organisations: organisations, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListOrganisationsResponse> {
    let c = arena.make(Okr__V1__ListOrganisationsResponse.self)
    okr__v1__list_organisations_response__init(c)
    c.pointee.n_organisations = self.organisations.count
    c.pointee.organisations = arena.pointers(self.organisations) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateOrganisationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_organisation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateOrganisationRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let organisation = try c.pointee.organisation.map { c throws(WireError) in try Organisation(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, organisation: organisation, updateMask: updateMask, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateOrganisationRequest> {
    let c = arena.make(Okr__V1__UpdateOrganisationRequest.self)
    okr__v1__update_organisation_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension UpdateOrganisationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_organisation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateOrganisationResponse>) throws(WireError) {
    let organisation = try c.pointee.organisation.map { c throws(WireError) in try Organisation(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Organisation(reading: c) }
    self.init(organisation: organisation, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateOrganisationResponse> {
    let c = arena.make(Okr__V1__UpdateOrganisationResponse.self)
    okr__v1__update_organisation_response__init(c)
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveOrganisationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_organisation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveOrganisationRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveOrganisationRequest> {
    let c = arena.make(Okr__V1__ArchiveOrganisationRequest.self)
    okr__v1__archive_organisation_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension ArchiveOrganisationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_organisation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveOrganisationResponse>) throws(WireError) {
    let organisation = try c.pointee.organisation.map { c throws(WireError) in try Organisation(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(organisation: organisation, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveOrganisationResponse> {
    let c = arena.make(Okr__V1__ArchiveOrganisationResponse.self)
    okr__v1__archive_organisation_response__init(c)
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension RestoreOrganisationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_organisation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreOrganisationRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreOrganisationRequest> {
    let c = arena.make(Okr__V1__RestoreOrganisationRequest.self)
    okr__v1__restore_organisation_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension RestoreOrganisationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_organisation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreOrganisationResponse>) throws(WireError) {
    let organisation = try c.pointee.organisation.map { c throws(WireError) in try Organisation(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(organisation: organisation, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreOrganisationResponse> {
    let c = arena.make(Okr__V1__RestoreOrganisationResponse.self)
    okr__v1__restore_organisation_response__init(c)
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension Placement: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__placement()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Placement>) throws(WireError) {
    let region = try Wire.text(c.pointee.region, "region")
    let placement = c.pointee.placement
    let dedicated = c.pointee.dedicated != 0
    self.init(region: region, placement: placement, dedicated: dedicated)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Placement> {
    let c = arena.make(Okr__V1__Placement.self)
    okr__v1__placement__init(c)
    c.pointee.region = arena.copy(self.region)
    c.pointee.placement = self.placement
    c.pointee.dedicated = self.dedicated ? 1 : 0
    return c
  }
}

extension ListPlacementsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_placements_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListPlacementsRequest>) throws(WireError) {
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    self.init(organisation: organisation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListPlacementsRequest> {
    let c = arena.make(Okr__V1__ListPlacementsRequest.self)
    okr__v1__list_placements_request__init(c)
    c.pointee.organisation = arena.copy(self.organisation)
    return c
  }
}

extension ListPlacementsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_placements_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListPlacementsResponse>) throws(WireError) {
    let placements = try Wire.list(Int(c.pointee.n_placements), c.pointee.placements) {
      c throws(WireError) in try Placement(reading: c)
    }
    self.init(placements: placements)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListPlacementsResponse> {
    let c = arena.make(Okr__V1__ListPlacementsResponse.self)
    okr__v1__list_placements_response__init(c)
    c.pointee.n_placements = self.placements.count
    c.pointee.placements = arena.pointers(self.placements) { $0.write(arena) }
    return c
  }
}

extension DedicatePlacementRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__dedicate_placement_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DedicatePlacementRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let region = try Wire.text(c.pointee.region, "region")
    self.init(mutation: mutation, organisation: organisation, region: region)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DedicatePlacementRequest> {
    let c = arena.make(Okr__V1__DedicatePlacementRequest.self)
    okr__v1__dedicate_placement_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.region = arena.copy(self.region)
    return c
  }
}

extension DedicatePlacementResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__dedicate_placement_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DedicatePlacementResponse>) throws(WireError) {
    let placement = try c.pointee.placement.map { c throws(WireError) in try Placement(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(placement: placement, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DedicatePlacementResponse> {
    let c = arena.make(Okr__V1__DedicatePlacementResponse.self)
    okr__v1__dedicate_placement_response__init(c)
    if let value = self.placement { c.pointee.placement = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension DropPlacementRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__drop_placement_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DropPlacementRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    let region = try Wire.text(c.pointee.region, "region")
    self.init(mutation: mutation, organisation: organisation, region: region)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DropPlacementRequest> {
    let c = arena.make(Okr__V1__DropPlacementRequest.self)
    okr__v1__drop_placement_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.organisation = arena.copy(self.organisation)
    c.pointee.region = arena.copy(self.region)
    return c
  }
}

extension DropPlacementResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__drop_placement_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DropPlacementResponse>) throws(WireError) {
    let placement = try c.pointee.placement.map { c throws(WireError) in try Placement(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(placement: placement, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DropPlacementResponse> {
    let c = arena.make(Okr__V1__DropPlacementResponse.self)
    okr__v1__drop_placement_response__init(c)
    if let value = self.placement { c.pointee.placement = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
