// Written by proto/generate from proto/okr/v1/region_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateRegionRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_region_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateRegionRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let region = try c.pointee.region.map { c throws(WireError) in try Region(reading: c) }
    self.init(mutation: mutation, region: region)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateRegionRequest> {
    let c = arena.make(Okr__V1__CreateRegionRequest.self)
    okr__v1__create_region_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.region { c.pointee.region = value.write(arena) }
    return c
  }
}

extension CreateRegionResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_region_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateRegionResponse>) throws(WireError) {
    let region = try c.pointee.region.map { c throws(WireError) in try Region(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(region: region, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateRegionResponse> {
    let c = arena.make(Okr__V1__CreateRegionResponse.self)
    okr__v1__create_region_response__init(c)
    if let value = self.region { c.pointee.region = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetRegionRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_region_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetRegionRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetRegionRequest> {
    let c = arena.make(Okr__V1__GetRegionRequest.self)
    okr__v1__get_region_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetRegionResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_region_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetRegionResponse>) throws(WireError) {
    let region = try c.pointee.region.map { c throws(WireError) in try Region(reading: c) }
    self.init(region: region)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetRegionResponse> {
    let c = arena.make(Okr__V1__GetRegionResponse.self)
    okr__v1__get_region_response__init(c)
    if let value = self.region { c.pointee.region = value.write(arena) }
    return c
  }
}

extension ListRegionsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_regions_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListRegionsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListRegionsRequest> {
    let c = arena.make(Okr__V1__ListRegionsRequest.self)
    okr__v1__list_regions_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListRegionsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_regions_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListRegionsResponse>) throws(WireError) {
    let regions = try Wire.list(Int(c.pointee.n_regions), c.pointee.regions) {
      c throws(WireError) in try Region(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(regions: regions, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListRegionsResponse> {
    let c = arena.make(Okr__V1__ListRegionsResponse.self)
    okr__v1__list_regions_response__init(c)
    c.pointee.n_regions = self.regions.count
    c.pointee.regions = arena.pointers(self.regions) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateRegionRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_region_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateRegionRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let region = try c.pointee.region.map { c throws(WireError) in try Region(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, region: region, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateRegionRequest> {
    let c = arena.make(Okr__V1__UpdateRegionRequest.self)
    okr__v1__update_region_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.region { c.pointee.region = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateRegionResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_region_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateRegionResponse>) throws(WireError) {
    let region = try c.pointee.region.map { c throws(WireError) in try Region(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Region(reading: c) }
    self.init(region: region, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateRegionResponse> {
    let c = arena.make(Okr__V1__UpdateRegionResponse.self)
    okr__v1__update_region_response__init(c)
    if let value = self.region { c.pointee.region = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveRegionRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_region_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveRegionRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveRegionRequest> {
    let c = arena.make(Okr__V1__ArchiveRegionRequest.self)
    okr__v1__archive_region_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveRegionResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_region_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveRegionResponse>) throws(WireError) {
    let region = try c.pointee.region.map { c throws(WireError) in try Region(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(region: region, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveRegionResponse> {
    let c = arena.make(Okr__V1__ArchiveRegionResponse.self)
    okr__v1__archive_region_response__init(c)
    if let value = self.region { c.pointee.region = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension RestoreRegionRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_region_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreRegionRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreRegionRequest> {
    let c = arena.make(Okr__V1__RestoreRegionRequest.self)
    okr__v1__restore_region_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreRegionResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_region_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreRegionResponse>) throws(WireError) {
    let region = try c.pointee.region.map { c throws(WireError) in try Region(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(region: region, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreRegionResponse> {
    let c = arena.make(Okr__V1__RestoreRegionResponse.self)
    okr__v1__restore_region_response__init(c)
    if let value = self.region { c.pointee.region = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
