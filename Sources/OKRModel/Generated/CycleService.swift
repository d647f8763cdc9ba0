// Written by proto/generate from proto/okr/v1/cycle_service.proto. Do not edit.

/// What may be missing before a close.
public enum ReadinessIssue: WireEnum {
  case unspecified
  /// A cycle below is open: the close is refused.
  case childOpen
  /// A counting key result without a value.
  case noValue
  /// A counting key result without a check-in since its last due date.
  case outdated
  /// A counting objective without a grade.
  case noGrade
  /// A counting objective without anything that counts in it.
  case empty
  /// An objective or key result that is still a draft: it counts nowhere.
  case draft
  /// A dependency of a counting objective that nobody answered.
  case dependencyUnanswered
  /// A dependency of a counting objective that is accepted and late.
  case dependencyLate
  /// An override is in force: the close freezes the computed score.
  case overridden
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [ReadinessIssue] = [.unspecified, .childOpen, .noValue, .outdated, .noGrade, .empty, .draft, .dependencyUnanswered, .dependencyLate, .overridden]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .childOpen
    case 2: self = .noValue
    case 3: self = .outdated
    case 4: self = .noGrade
    case 5: self = .empty
    case 6: self = .draft
    case 7: self = .dependencyUnanswered
    case 8: self = .dependencyLate
    case 9: self = .overridden
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .childOpen: 1
    case .noValue: 2
    case .outdated: 3
    case .noGrade: 4
    case .empty: 5
    case .draft: 6
    case .dependencyUnanswered: 7
    case .dependencyLate: 8
    case .overridden: 9
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .childOpen: "child_open"
    case .noValue: "no_value"
    case .outdated: "outdated"
    case .noGrade: "no_grade"
    case .empty: "empty"
    case .draft: "draft"
    case .dependencyUnanswered: "dependency_unanswered"
    case .dependencyLate: "dependency_late"
    case .overridden: "overridden"
    case .unrecognized(let number): String(number)
    }
  }
}

public struct CreateCycleRequest: WireMessage {
  public static let fullName = "okr.v1.CreateCycleRequest"

  public var mutation: Mutation?
  public var cycle: Cycle?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    cycle: Cycle? = nil
  ) {
    self.mutation = mutation
    self.cycle = cycle
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("cycle", self.cycle)
  }
}

extension CreateCycleRequest: MutatingMessage {}

public struct CreateCycleResponse: WireMessage {
  public static let fullName = "okr.v1.CreateCycleResponse"

  public var cycle: Cycle?
  public var outcome: Outcome?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    outcome: Outcome? = nil
  ) {
    self.cycle = cycle
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetCycleRequest: WireMessage {
  public static let fullName = "okr.v1.GetCycleRequest"

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

public struct GetCycleResponse: WireMessage {
  public static let fullName = "okr.v1.GetCycleResponse"

  public var cycle: Cycle?
  /// The policy that it has, with its number and since when.
  public var policy: CyclePolicy?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    policy: CyclePolicy? = nil
  ) {
    self.cycle = cycle
    self.policy = policy
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("policy", self.policy)
  }
}

public struct ListCyclePoliciesRequest: WireMessage {
  public static let fullName = "okr.v1.ListCyclePoliciesRequest"

  public var page: Page?
  public var cycle: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    cycle: String = ""
  ) {
    self.page = page
    self.cycle = cycle
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("cycle", self.cycle)
  }
}

extension ListCyclePoliciesRequest: PagedMessage {}

public struct ListCyclePoliciesResponse: WireMessage {
  public static let fullName = "okr.v1.ListCyclePoliciesResponse"

  public var policies: [CyclePolicy] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    policies: [CyclePolicy] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.policies = policies
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("policies", self.policies)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct ListCyclesRequest: WireMessage {
  public static let fullName = "okr.v1.ListCyclesRequest"

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

extension ListCyclesRequest: ListMessage {}

public struct ListCyclesResponse: WireMessage {
  public static let fullName = "okr.v1.ListCyclesResponse"

  public var cycles: [Cycle] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    cycles: [Cycle] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.cycles = cycles
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycles", self.cycles)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateCycleRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateCycleRequest"

  public var mutation: Mutation?
  public var cycle: Cycle?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    cycle: Cycle? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.cycle = cycle
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("cycle", self.cycle)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateCycleRequest: MutatingMessage {}

public struct UpdateCycleResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateCycleResponse"

  public var cycle: Cycle?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Cycle?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    outcome: Outcome? = nil,
    before: Cycle? = nil
  ) {
    self.cycle = cycle
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveCycleRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveCycleRequest"

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

extension ArchiveCycleRequest: MutatingMessage {}

public struct ArchiveCycleResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveCycleResponse"

  public var cycle: Cycle?
  public var outcome: Outcome?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    outcome: Outcome? = nil
  ) {
    self.cycle = cycle
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("outcome", self.outcome)
  }
}

public struct RestoreCycleRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreCycleRequest"

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

extension RestoreCycleRequest: MutatingMessage {}

public struct RestoreCycleResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreCycleResponse"

  public var cycle: Cycle?
  public var outcome: Outcome?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    outcome: Outcome? = nil
  ) {
    self.cycle = cycle
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetCycleReadinessRequest: WireMessage {
  public static let fullName = "okr.v1.GetCycleReadinessRequest"

  public var id: String = ""
  /// Of the items that need a look.
  public var page: Page?

  public init() {}

  public init(
    id: String = "",
    page: Page? = nil
  ) {
    self.id = id
    self.page = page
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("page", self.page)
  }
}

extension GetCycleReadinessRequest: PagedMessage {}

/// One thing to look at before the close.
public struct ReadinessItem: WireMessage {
  public static let fullName = "okr.v1.ReadinessItem"

  public var issue: ReadinessIssue = ReadinessIssue(rawValue: 0)
  /// The cycle, objective, key result or dependency.
  public var id: String = ""
  public var title: String = ""
  /// Whom to ask: the first owner, else empty. Of a dependency that of its objective.
  public var owner: String = ""
  /// Of a dependency the unit that is asked.
  public var unit: String = ""

  public init() {}

  public init(
    issue: ReadinessIssue = .init(rawValue: 0),
    id: String = "",
    title: String = "",
    owner: String = "",
    unit: String = ""
  ) {
    self.issue = issue
    self.id = id
    self.title = title
    self.owner = owner
    self.unit = unit
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("issue", self.issue)
    visitor.field("id", self.id)
    visitor.field("title", self.title)
    visitor.field("owner", self.owner)
    visitor.field("unit", self.unit)
  }
}

public struct GetCycleReadinessResponse: WireMessage {
  public static let fullName = "okr.v1.GetCycleReadinessResponse"

  public var objectives: Int64 = 0
  public var keyResults: Int64 = 0
  /// Home regions of the objectives.
  public var regions: Int64 = 0
  public var childrenOpen: Int64 = 0
  public var noValue: Int64 = 0
  public var outdated: Int64 = 0
  public var noGrade: Int64 = 0
  public var empty: Int64 = 0
  public var drafts: Int64 = 0
  /// True where the cycle's last day is over in every region.
  public var hasEnded: Bool = false
  public var phase: CyclePhase = CyclePhase(rawValue: 0)
  /// Open cycles first, then by objective in the order they were made, then dependencies and overrides
  /// in theirs.
  public var items: [ReadinessItem] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  public var dependenciesUnanswered: Int64 = 0
  public var dependenciesLate: Int64 = 0
  public var overridden: Int64 = 0

  public init() {}

  public init(
    objectives: Int64 = 0,
    keyResults: Int64 = 0,
    regions: Int64 = 0,
    childrenOpen: Int64 = 0,
    noValue: Int64 = 0,
    outdated: Int64 = 0,
    noGrade: Int64 = 0,
    empty: Int64 = 0,
    drafts: Int64 = 0,
    hasEnded: Bool = false,
    phase: CyclePhase = .init(rawValue: 0),
    items: [ReadinessItem] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    dependenciesUnanswered: Int64 = 0,
    dependenciesLate: Int64 = 0,
    overridden: Int64 = 0
  ) {
    self.objectives = objectives
    self.keyResults = keyResults
    self.regions = regions
    self.childrenOpen = childrenOpen
    self.noValue = noValue
    self.outdated = outdated
    self.noGrade = noGrade
    self.empty = empty
    self.drafts = drafts
    self.hasEnded = hasEnded
    self.phase = phase
    self.items = items
    self.nextPageToken = nextPageToken
    self.total = total
    self.dependenciesUnanswered = dependenciesUnanswered
    self.dependenciesLate = dependenciesLate
    self.overridden = overridden
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("objectives", self.objectives)
    visitor.field("key_results", self.keyResults)
    visitor.field("regions", self.regions)
    visitor.field("children_open", self.childrenOpen)
    visitor.field("no_value", self.noValue)
    visitor.field("outdated", self.outdated)
    visitor.field("no_grade", self.noGrade)
    visitor.field("empty", self.empty)
    visitor.field("drafts", self.drafts)
    visitor.field("has_ended", self.hasEnded)
    visitor.field("phase", self.phase)
    visitor.field("items", self.items)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("dependencies_unanswered", self.dependenciesUnanswered)
    visitor.field("dependencies_late", self.dependenciesLate)
    visitor.field("overridden", self.overridden)
  }
}

public struct CloseCycleRequest: WireMessage {
  public static let fullName = "okr.v1.CloseCycleRequest"

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

extension CloseCycleRequest: MutatingMessage {}

public struct CloseCycleResponse: WireMessage {
  public static let fullName = "okr.v1.CloseCycleResponse"

  public var cycle: Cycle?
  /// With validate_only as it would be, without digests.
  public var close: CycleClose?
  public var outcome: Outcome?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    close: CycleClose? = nil,
    outcome: Outcome? = nil
  ) {
    self.cycle = cycle
    self.close = close
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("close", self.close)
    visitor.field("outcome", self.outcome)
  }
}

public struct ReopenCycleRequest: WireMessage {
  public static let fullName = "okr.v1.ReopenCycleRequest"

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

extension ReopenCycleRequest: MutatingMessage {}

public struct ReopenCycleResponse: WireMessage {
  public static let fullName = "okr.v1.ReopenCycleResponse"

  public var cycle: Cycle?
  public var close: CycleClose?
  public var outcome: Outcome?

  public init() {}

  public init(
    cycle: Cycle? = nil,
    close: CycleClose? = nil,
    outcome: Outcome? = nil
  ) {
    self.cycle = cycle
    self.close = close
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("close", self.close)
    visitor.field("outcome", self.outcome)
  }
}

public struct ListCycleClosesRequest: WireMessage {
  public static let fullName = "okr.v1.ListCycleClosesRequest"

  public var page: Page?
  public var cycle: String = ""

  public init() {}

  public init(
    page: Page? = nil,
    cycle: String = ""
  ) {
    self.page = page
    self.cycle = cycle
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("cycle", self.cycle)
  }
}

extension ListCycleClosesRequest: PagedMessage {}

public struct ListCycleClosesResponse: WireMessage {
  public static let fullName = "okr.v1.ListCycleClosesResponse"

  public var closes: [CycleClose] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    closes: [CycleClose] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.closes = closes
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("closes", self.closes)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct ListClosedFiguresRequest: WireMessage {
  public static let fullName = "okr.v1.ListClosedFiguresRequest"

  public var page: Page?
  public var cycle: String = ""
  /// Which close; 0 means the newest.
  public var number: Int32 = 0

  public init() {}

  public init(
    page: Page? = nil,
    cycle: String = "",
    number: Int32 = 0
  ) {
    self.page = page
    self.cycle = cycle
    self.number = number
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("cycle", self.cycle)
    visitor.field("number", self.number)
  }
}

extension ListClosedFiguresRequest: PagedMessage {}

public struct ListClosedFiguresResponse: WireMessage {
  public static let fullName = "okr.v1.ListClosedFiguresResponse"

  public var figures: [ClosedFigure] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  public var close: CycleClose?

  public init() {}

  public init(
    figures: [ClosedFigure] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    close: CycleClose? = nil
  ) {
    self.figures = figures
    self.nextPageToken = nextPageToken
    self.total = total
    self.close = close
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("figures", self.figures)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("close", self.close)
  }
}

public struct CompareCloseRequest: WireMessage {
  public static let fullName = "okr.v1.CompareCloseRequest"

  public var page: Page?
  public var cycle: String = ""
  /// Which close; 0 means the newest.
  public var number: Int32 = 0
  /// The later close to compare with; 0 means the figures of now.
  public var withNumber: Int32 = 0

  public init() {}

  public init(
    page: Page? = nil,
    cycle: String = "",
    number: Int32 = 0,
    withNumber: Int32 = 0
  ) {
    self.page = page
    self.cycle = cycle
    self.number = number
    self.withNumber = withNumber
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page", self.page)
    visitor.field("cycle", self.cycle)
    visitor.field("number", self.number)
    visitor.field("with_number", self.withNumber)
  }
}

extension CompareCloseRequest: PagedMessage {}

/// One item whose figures differ; an absent side is one that has no such item.
public struct ClosedDifference: WireMessage {
  public static let fullName = "okr.v1.ClosedDifference"

  public var id: String = ""
  public var title: String = ""
  public var before: ClosedFigure?
  public var after: ClosedFigure?

  public init() {}

  public init(
    id: String = "",
    title: String = "",
    before: ClosedFigure? = nil,
    after: ClosedFigure? = nil
  ) {
    self.id = id
    self.title = title
    self.before = before
    self.after = after
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("title", self.title)
    visitor.field("before", self.before)
    visitor.field("after", self.after)
  }
}

public struct CompareCloseResponse: WireMessage {
  public static let fullName = "okr.v1.CompareCloseResponse"

  public var differences: [ClosedDifference] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  /// Items that were compared.
  public var compared: Int64 = 0

  public init() {}

  public init(
    differences: [ClosedDifference] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    compared: Int64 = 0
  ) {
    self.differences = differences
    self.nextPageToken = nextPageToken
    self.total = total
    self.compared = compared
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("differences", self.differences)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("compared", self.compared)
  }
}
