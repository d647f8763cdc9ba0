// Written by proto/generate from proto/okr/v1/unit_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateUnitRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    self.init(mutation: mutation, unit: unit)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateUnitRequest> {
    let c = arena.make(Okr__V1__CreateUnitRequest.self)
    okr__v1__create_unit_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    return c
  }
}

extension CreateUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateUnitResponse>) throws(WireError) {
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(unit: unit, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateUnitResponse> {
    let c = arena.make(Okr__V1__CreateUnitResponse.self)
    okr__v1__create_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetUnitRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetUnitRequest> {
    let c = arena.make(Okr__V1__GetUnitRequest.self)
    okr__v1__get_unit_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetUnitResponse>) throws(WireError) {
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    self.init(unit: unit)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetUnitResponse> {
    let c = arena.make(Okr__V1__GetUnitResponse.self)
    okr__v1__get_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    return c
  }
}

extension ListUnitsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_units_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListUnitsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListUnitsRequest> {
    let c = arena.make(Okr__V1__ListUnitsRequest.self)
    okr__v1__list_units_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListUnitsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_units_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListUnitsResponse>) throws(WireError) {
    let units = try Wire.list(Int(c.pointee.n_units), c.pointee.units) {
      c throws(WireError) in try Unit(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(units: units, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListUnitsResponse> {
    let c = arena.make(Okr__V1__ListUnitsResponse.self)
    okr__v1__list_units_response__init(c)
    c.pointee.n_units = self.units.count
    c.pointee.units = arena.pointers(self.units) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateUnitRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, unit: unit, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateUnitRequest> {
    let c = arena.make(Okr__V1__UpdateUnitRequest.self)
    okr__v1__update_unit_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateUnitResponse>) throws(WireError) {
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Unit(reading: c) }
    self.init(unit: unit, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateUnitResponse> {
    let c = arena.make(Okr__V1__UpdateUnitResponse.self)
    okr__v1__update_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveUnitRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveUnitRequest> {
    let c = arena.make(Okr__V1__ArchiveUnitRequest.self)
    okr__v1__archive_unit_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveUnitResponse>) throws(WireError) {
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(unit: unit, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveUnitResponse> {
    let c = arena.make(Okr__V1__ArchiveUnitResponse.self)
    okr__v1__archive_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension RestoreUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreUnitRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreUnitRequest> {
    let c = arena.make(Okr__V1__RestoreUnitRequest.self)
    okr__v1__restore_unit_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreUnitResponse>) throws(WireError) {
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(unit: unit, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreUnitResponse> {
    let c = arena.make(Okr__V1__RestoreUnitResponse.self)
    okr__v1__restore_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension SplitUnitRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__split_unit_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__SplitUnitRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let source = try Wire.text(c.pointee.source, "source")
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let objectives = try Wire.list(Int(c.pointee.n_objectives), c.pointee.objectives) {
      c throws(WireError) in try Wire.text(c, "objectives")
    }
    let members = try Wire.list(Int(c.pointee.n_members), c.pointee.members) {
      c throws(WireError) in try Wire.text(c, "members")
    }
    let units = try Wire.list(Int(c.pointee.n_units), c.pointee.units) {
      c throws(WireError) in try Wire.text(c, "units")
    }
    self.init(mutation: mutation, source: source, unit: unit, objectives: objectives, members: members, units: units)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__SplitUnitRequest> {
    let c = arena.make(Okr__V1__SplitUnitRequest.self)
    okr__v1__split_unit_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.source = arena.copy(self.source)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    c.pointee.n_objectives = self.objectives.count
    c.pointee.objectives = arena.array(self.objectives) { arena.copy($0) }
    c.pointee.n_members = self.members.count
    c.pointee.members = arena.array(self.members) { arena.copy($0) }
    c.pointee.n_units = self.units.count
    c.pointee.units = arena.array(self.units) { arena.copy($0) }
    return c
  }
}

extension SplitUnitResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__split_unit_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__SplitUnitResponse>) throws(WireError) {
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let moved = try c.pointee.moved.map { c throws(WireError) in try MovedBetweenUnits(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(unit: unit, moved: moved, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__SplitUnitResponse> {
    let c = arena.make(Okr__V1__SplitUnitResponse.self)
    okr__v1__split_unit_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.moved { c.pointee.moved = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension MergeUnitsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__merge_units_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MergeUnitsRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let source = try Wire.text(c.pointee.source, "source")
    let target = try Wire.text(c.pointee.target, "target")
    self.init(mutation: mutation, source: source, target: target)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MergeUnitsRequest> {
    let c = arena.make(Okr__V1__MergeUnitsRequest.self)
    okr__v1__merge_units_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.source = arena.copy(self.source)
    c.pointee.target = arena.copy(self.target)
    return c
  }
}

extension MergeUnitsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__merge_units_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MergeUnitsResponse>) throws(WireError) {
    let unit = try c.pointee.unit.map { c throws(WireError) in try Unit(reading: c) }
    let moved = try c.pointee.moved.map { c throws(WireError) in try MovedBetweenUnits(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(unit: unit, moved: moved, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MergeUnitsResponse> {
    let c = arena.make(Okr__V1__MergeUnitsResponse.self)
    okr__v1__merge_units_response__init(c)
    if let value = self.unit { c.pointee.unit = value.write(arena) }
    if let value = self.moved { c.pointee.moved = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension MovedBetweenUnits: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__moved_between_units()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MovedBetweenUnits>) throws(WireError) {
    let objectives = c.pointee.objectives
    let members = c.pointee.members
    let units = c.pointee.units
    let dependencies = c.pointee.dependencies
    self.init(objectives: objectives, members: members, units: units, dependencies: dependencies)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MovedBetweenUnits> {
    let c = arena.make(Okr__V1__MovedBetweenUnits.self)
    okr__v1__moved_between_units__init(c)
    c.pointee.objectives = self.objectives
    c.pointee.members = self.members
    c.pointee.units = self.units
    c.pointee.dependencies = self.dependencies
    return c
  }
}
