// Written by proto/generate from proto/okr/v1/dependency_service.proto. Do not edit.

public struct CreateDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.CreateDependencyRequest"

  public var mutation: Mutation?
  public var dependency: Dependency?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    dependency: Dependency? = nil
  ) {
    self.mutation = mutation
    self.dependency = dependency
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("dependency", self.dependency)
  }
}

extension CreateDependencyRequest: MutatingMessage {}

public struct CreateDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.CreateDependencyResponse"

  /// With validate_only as it would be, with the steps that it has.
  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.GetDependencyRequest"

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

public struct GetDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.GetDependencyResponse"

  public var dependency: Dependency?

  public init() {}

  public init(
    dependency: Dependency? = nil
  ) {
    self.dependency = dependency
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
  }
}

public struct ListDependenciesRequest: WireMessage {
  public static let fullName = "okr.v1.ListDependenciesRequest"

  public var page: Page?
  /// With those that are archived.
  public var showArchived: Bool = false
  /// Such as `giver = brand AND state = asked`; empty means all. docs/PROTOCOL.md has the grammar.
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

extension ListDependenciesRequest: ListMessage {}

public struct ListDependenciesResponse: WireMessage {
  public static let fullName = "okr.v1.ListDependenciesResponse"

  public var dependencies: [Dependency] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    dependencies: [Dependency] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.dependencies = dependencies
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependencies", self.dependencies)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateDependencyRequest"

  public var mutation: Mutation?
  public var dependency: Dependency?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    dependency: Dependency? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.dependency = dependency
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("dependency", self.dependency)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateDependencyRequest: MutatingMessage {}

public struct UpdateDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Dependency?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil,
    before: Dependency? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct AcceptDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.AcceptDependencyRequest"

  public var mutation: Mutation?
  public var id: String = ""
  /// The day for which it is promised; empty means the one by which it is needed.
  public var promised: String = ""
  /// True accepts also for a day after the one by which it is needed: it is late from then on.
  public var allowLate: Bool = false
  /// At most 4096 bytes.
  public var reason: String = ""

  public init() {}

  public init(
    mutation: Mutation? = nil,
    id: String = "",
    promised: String = "",
    allowLate: Bool = false,
    reason: String = ""
  ) {
    self.mutation = mutation
    self.id = id
    self.promised = promised
    self.allowLate = allowLate
    self.reason = reason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("id", self.id)
    visitor.field("promised", self.promised)
    visitor.field("allow_late", self.allowLate)
    visitor.field("reason", self.reason)
  }
}

extension AcceptDependencyRequest: MutatingMessage {}

public struct AcceptDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.AcceptDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}

public struct DeclineDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.DeclineDependencyRequest"

  public var mutation: Mutation?
  public var id: String = ""
  /// Required: why.
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

extension DeclineDependencyRequest: MutatingMessage {}

public struct DeclineDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.DeclineDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}

public struct DeliverDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.DeliverDependencyRequest"

  public var mutation: Mutation?
  public var id: String = ""
  /// Such as where it lies.
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

extension DeliverDependencyRequest: MutatingMessage {}

public struct DeliverDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.DeliverDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}

public struct WithdrawDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.WithdrawDependencyRequest"

  public var mutation: Mutation?
  public var id: String = ""
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

extension WithdrawDependencyRequest: MutatingMessage {}

public struct WithdrawDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.WithdrawDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}

public struct ReopenDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.ReopenDependencyRequest"

  public var mutation: Mutation?
  public var id: String = ""
  /// Required: why.
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

extension ReopenDependencyRequest: MutatingMessage {}

public struct ReopenDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.ReopenDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}

public struct ArchiveDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveDependencyRequest"

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

extension ArchiveDependencyRequest: MutatingMessage {}

public struct ArchiveDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}

public struct RestoreDependencyRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreDependencyRequest"

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

extension RestoreDependencyRequest: MutatingMessage {}

public struct RestoreDependencyResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreDependencyResponse"

  public var dependency: Dependency?
  public var outcome: Outcome?

  public init() {}

  public init(
    dependency: Dependency? = nil,
    outcome: Outcome? = nil
  ) {
    self.dependency = dependency
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("dependency", self.dependency)
    visitor.field("outcome", self.outcome)
  }
}
