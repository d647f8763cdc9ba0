// Written by proto/generate from proto/okr/v1/alignment_service.proto. Do not edit.

public struct CreateAlignmentRequest: WireMessage {
  public static let fullName = "okr.v1.CreateAlignmentRequest"

  public var mutation: Mutation?
  public var alignment: Alignment?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    alignment: Alignment? = nil
  ) {
    self.mutation = mutation
    self.alignment = alignment
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("alignment", self.alignment)
  }
}

extension CreateAlignmentRequest: MutatingMessage {}

public struct CreateAlignmentResponse: WireMessage {
  public static let fullName = "okr.v1.CreateAlignmentResponse"

  public var alignment: Alignment?
  public var outcome: Outcome?

  public init() {}

  public init(
    alignment: Alignment? = nil,
    outcome: Outcome? = nil
  ) {
    self.alignment = alignment
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("alignment", self.alignment)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetAlignmentRequest: WireMessage {
  public static let fullName = "okr.v1.GetAlignmentRequest"

  public var from: String = ""
  public var to: String = ""

  public init() {}

  public init(
    from: String = "",
    to: String = ""
  ) {
    self.from = from
    self.to = to
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("from", self.from)
    visitor.field("to", self.to)
  }
}

public struct GetAlignmentResponse: WireMessage {
  public static let fullName = "okr.v1.GetAlignmentResponse"

  public var alignment: Alignment?

  public init() {}

  public init(
    alignment: Alignment? = nil
  ) {
    self.alignment = alignment
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("alignment", self.alignment)
  }
}

public struct ListAlignmentsRequest: WireMessage {
  public static let fullName = "okr.v1.ListAlignmentsRequest"

  public var page: Page?
  /// Only edges at this item, either end; empty means all.
  public var item: String = ""
  /// Such as `mode = value OR weight > 1`; empty means all. docs/PROTOCOL.md has the grammar.
  public var filter: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    item: String = "",
    filter: String = ""
  ) {
    self.page = page
    self.item = item
    self.filter = filter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("item", self.item)
    visitor.field("filter", self.filter)
  }
}

extension ListAlignmentsRequest: PagedMessage {}

public struct ListAlignmentsResponse: WireMessage {
  public static let fullName = "okr.v1.ListAlignmentsResponse"

  public var alignments: [Alignment] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    alignments: [Alignment] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.alignments = alignments
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("alignments", self.alignments)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateAlignmentRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateAlignmentRequest"

  public var mutation: Mutation?
  public var alignment: Alignment?
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    alignment: Alignment? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.alignment = alignment
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("alignment", self.alignment)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateAlignmentRequest: MutatingMessage {}

public struct UpdateAlignmentResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateAlignmentResponse"

  public var alignment: Alignment?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Alignment?

  public init() {}

  public init(
    alignment: Alignment? = nil,
    outcome: Outcome? = nil,
    before: Alignment? = nil
  ) {
    self.alignment = alignment
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("alignment", self.alignment)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct DeleteAlignmentRequest: WireMessage {
  public static let fullName = "okr.v1.DeleteAlignmentRequest"

  public var mutation: Mutation?
  public var from: String = ""
  public var to: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    from: String = "",
    to: String = ""
  ) {
    self.mutation = mutation
    self.from = from
    self.to = to
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("from", self.from)
    visitor.field("to", self.to)
  }
}

extension DeleteAlignmentRequest: MutatingMessage {}

public struct DeleteAlignmentResponse: WireMessage {
  public static let fullName = "okr.v1.DeleteAlignmentResponse"

  public var outcome: Outcome?

  public init() {}

  public init(
    outcome: Outcome? = nil
  ) {
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("outcome", self.outcome)
  }
}
