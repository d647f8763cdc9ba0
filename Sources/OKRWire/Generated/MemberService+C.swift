// Written by proto/generate from proto/okr/v1/member_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateMemberRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_member_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateMemberRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let member = try c.pointee.member.map { c throws(WireError) in try Member(reading: c) }
    self.init(mutation: mutation, member: member)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateMemberRequest> {
    let c = arena.make(Okr__V1__CreateMemberRequest.self)
    okr__v1__create_member_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.member { c.pointee.member = value.write(arena) }
    return c
  }
}

extension CreateMemberResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_member_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateMemberResponse>) throws(WireError) {
    let member = try c.pointee.member.map { c throws(WireError) in try Member(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(member: member, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateMemberResponse> {
    let c = arena.make(Okr__V1__CreateMemberResponse.self)
    okr__v1__create_member_response__init(c)
    if let value = self.member { c.pointee.member = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetMemberRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_member_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetMemberRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetMemberRequest> {
    let c = arena.make(Okr__V1__GetMemberRequest.self)
    okr__v1__get_member_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetMemberResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_member_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetMemberResponse>) throws(WireError) {
    let member = try c.pointee.member.map { c throws(WireError) in try Member(reading: c) }
    self.init(member: member)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetMemberResponse> {
    let c = arena.make(Okr__V1__GetMemberResponse.self)
    okr__v1__get_member_response__init(c)
    if let value = self.member { c.pointee.member = value.write(arena) }
    return c
  }
}

extension ListMembersRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_members_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListMembersRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListMembersRequest> {
    let c = arena.make(Okr__V1__ListMembersRequest.self)
    okr__v1__list_members_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListMembersResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_members_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListMembersResponse>) throws(WireError) {
    let members = try Wire.list(Int(c.pointee.n_members), c.pointee.members) {
      c throws(WireError) in try Member(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(members: members, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListMembersResponse> {
    let c = arena.make(Okr__V1__ListMembersResponse.self)
    okr__v1__list_members_response__init(c)
    c.pointee.n_members = self.members.count
    c.pointee.members = arena.pointers(self.members) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateMemberRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_member_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateMemberRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let member = try c.pointee.member.map { c throws(WireError) in try Member(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, member: member, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateMemberRequest> {
    let c = arena.make(Okr__V1__UpdateMemberRequest.self)
    okr__v1__update_member_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.member { c.pointee.member = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateMemberResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_member_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateMemberResponse>) throws(WireError) {
    let member = try c.pointee.member.map { c throws(WireError) in try Member(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Member(reading: c) }
    self.init(member: member, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateMemberResponse> {
    let c = arena.make(Okr__V1__UpdateMemberResponse.self)
    okr__v1__update_member_response__init(c)
    if let value = self.member { c.pointee.member = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveMemberRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_member_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveMemberRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveMemberRequest> {
    let c = arena.make(Okr__V1__ArchiveMemberRequest.self)
    okr__v1__archive_member_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveMemberResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_member_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveMemberResponse>) throws(WireError) {
    let member = try c.pointee.member.map { c throws(WireError) in try Member(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(member: member, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveMemberResponse> {
    let c = arena.make(Okr__V1__ArchiveMemberResponse.self)
    okr__v1__archive_member_response__init(c)
    if let value = self.member { c.pointee.member = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension RestoreMemberRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_member_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreMemberRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreMemberRequest> {
    let c = arena.make(Okr__V1__RestoreMemberRequest.self)
    okr__v1__restore_member_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreMemberResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_member_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreMemberResponse>) throws(WireError) {
    let member = try c.pointee.member.map { c throws(WireError) in try Member(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(member: member, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreMemberResponse> {
    let c = arena.make(Okr__V1__RestoreMemberResponse.self)
    okr__v1__restore_member_response__init(c)
    if let value = self.member { c.pointee.member = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
