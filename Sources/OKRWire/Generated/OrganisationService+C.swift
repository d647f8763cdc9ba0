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
    self.init(id: id, name: name, revision: revision)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Organisation> {
    let c = arena.make(Okr__V1__Organisation.self)
    okr__v1__organisation__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.name = arena.copy(self.name)
    c.pointee.revision = self.revision
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
    self.init(organisation: organisation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetOrganisationResponse> {
    let c = arena.make(Okr__V1__GetOrganisationResponse.self)
    okr__v1__get_organisation_response__init(c)
    if let value = self.organisation { c.pointee.organisation = value.write(arena) }
    return c
  }
}

extension ListOrganisationsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_organisations_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListOrganisationsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(page: page)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListOrganisationsRequest> {
    let c = arena.make(Okr__V1__ListOrganisationsRequest.self)
    okr__v1__list_organisations_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
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
    self.init(placement: placement)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DedicatePlacementResponse> {
    let c = arena.make(Okr__V1__DedicatePlacementResponse.self)
    okr__v1__dedicate_placement_response__init(c)
    if let value = self.placement { c.pointee.placement = value.write(arena) }
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
    self.init(placement: placement)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DropPlacementResponse> {
    let c = arena.make(Okr__V1__DropPlacementResponse.self)
    okr__v1__drop_placement_response__init(c)
    if let value = self.placement { c.pointee.placement = value.write(arena) }
    return c
  }
}
