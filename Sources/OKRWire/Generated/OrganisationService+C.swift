// Written by proto/generate from proto/okr/v1/organisation_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Organisation: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__organisation()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Organisation>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.name = try Wire.text(c.pointee.name, "name")
    self.revision = c.pointee.revision
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
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.organisation { self.organisation = try Organisation(reading: value) }
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
    self.init()
    if let value = c.pointee.organisation { self.organisation = try Organisation(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
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
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
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
    self.init()
    if let value = c.pointee.organisation { self.organisation = try Organisation(reading: value) }
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
    self.init()
    if let value = c.pointee.page { self.page = try Page(reading: value) }
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
    self.init()
    if Int(c.pointee.n_organisations) > 0, let items = c.pointee.organisations {
      self.organisations.reserveCapacity(Int(c.pointee.n_organisations))
      for index in 0..<Int(c.pointee.n_organisations) {
        if let item = items[index] { self.organisations.append(try Organisation(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
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
    self.init()
    self.region = try Wire.text(c.pointee.region, "region")
    self.placement = c.pointee.placement
    self.dedicated = c.pointee.dedicated != 0
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
    self.init()
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
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
    self.init()
    if Int(c.pointee.n_placements) > 0, let items = c.pointee.placements {
      self.placements.reserveCapacity(Int(c.pointee.n_placements))
      for index in 0..<Int(c.pointee.n_placements) {
        if let item = items[index] { self.placements.append(try Placement(reading: item)) }
      }
    }
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
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
    self.region = try Wire.text(c.pointee.region, "region")
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
    self.init()
    if let value = c.pointee.placement { self.placement = try Placement(reading: value) }
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
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
    self.region = try Wire.text(c.pointee.region, "region")
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
    self.init()
    if let value = c.pointee.placement { self.placement = try Placement(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DropPlacementResponse> {
    let c = arena.make(Okr__V1__DropPlacementResponse.self)
    okr__v1__drop_placement_response__init(c)
    if let value = self.placement { c.pointee.placement = value.write(arena) }
    return c
  }
}
