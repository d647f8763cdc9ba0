// Written by proto/generate from proto/okr/v1/member_service.proto. Do not edit.

public struct CreateMemberRequest: WireMessage {
  public static let fullName = "okr.v1.CreateMemberRequest"

  public var mutation: Mutation?
  public var member: Member?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    member: Member? = nil
  ) {
    self.mutation = mutation
    self.member = member
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("member", self.member)
  }
}

extension CreateMemberRequest: MutatingMessage {}

public struct CreateMemberResponse: WireMessage {
  public static let fullName = "okr.v1.CreateMemberResponse"

  public var member: Member?
  public var outcome: Outcome?

  public init() {}

  public init(
    member: Member? = nil,
    outcome: Outcome? = nil
  ) {
    self.member = member
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("member", self.member)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetMemberRequest: WireMessage {
  public static let fullName = "okr.v1.GetMemberRequest"

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

public struct GetMemberResponse: WireMessage {
  public static let fullName = "okr.v1.GetMemberResponse"

  public var member: Member?

  public init() {}

  public init(
    member: Member? = nil
  ) {
    self.member = member
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("member", self.member)
  }
}

public struct ListMembersRequest: WireMessage {
  public static let fullName = "okr.v1.ListMembersRequest"

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

extension ListMembersRequest: ListMessage {}

public struct ListMembersResponse: WireMessage {
  public static let fullName = "okr.v1.ListMembersResponse"

  public var members: [Member] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    members: [Member] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.members = members
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("members", self.members)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateMemberRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateMemberRequest"

  public var mutation: Mutation?
  public var member: Member?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    member: Member? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.member = member
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("member", self.member)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateMemberRequest: MutatingMessage {}

public struct UpdateMemberResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateMemberResponse"

  public var member: Member?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Member?

  public init() {}

  public init(
    member: Member? = nil,
    outcome: Outcome? = nil,
    before: Member? = nil
  ) {
    self.member = member
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("member", self.member)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveMemberRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveMemberRequest"

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

extension ArchiveMemberRequest: MutatingMessage {}

public struct ArchiveMemberResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveMemberResponse"

  public var member: Member?
  public var outcome: Outcome?

  public init() {}

  public init(
    member: Member? = nil,
    outcome: Outcome? = nil
  ) {
    self.member = member
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("member", self.member)
    visitor.field("outcome", self.outcome)
  }
}

public struct RestoreMemberRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreMemberRequest"

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

extension RestoreMemberRequest: MutatingMessage {}

public struct RestoreMemberResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreMemberResponse"

  public var member: Member?
  public var outcome: Outcome?

  public init() {}

  public init(
    member: Member? = nil,
    outcome: Outcome? = nil
  ) {
    self.member = member
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("member", self.member)
    visitor.field("outcome", self.outcome)
  }
}
