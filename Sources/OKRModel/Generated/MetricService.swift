// Written by proto/generate from proto/okr/v1/metric_service.proto. Do not edit.

public struct CreateMetricRequest: WireMessage {
  public static let fullName = "okr.v1.CreateMetricRequest"

  public var mutation: Mutation?
  public var metric: Metric?

  public init() {}

  public init(
    mutation: Mutation? = nil,
    metric: Metric? = nil
  ) {
    self.mutation = mutation
    self.metric = metric
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("metric", self.metric)
  }
}

extension CreateMetricRequest: MutatingMessage {}

public struct CreateMetricResponse: WireMessage {
  public static let fullName = "okr.v1.CreateMetricResponse"

  public var metric: Metric?
  public var outcome: Outcome?

  public init() {}

  public init(
    metric: Metric? = nil,
    outcome: Outcome? = nil
  ) {
    self.metric = metric
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("metric", self.metric)
    visitor.field("outcome", self.outcome)
  }
}

public struct GetMetricRequest: WireMessage {
  public static let fullName = "okr.v1.GetMetricRequest"

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

public struct GetMetricResponse: WireMessage {
  public static let fullName = "okr.v1.GetMetricResponse"

  public var metric: Metric?

  public init() {}

  public init(
    metric: Metric? = nil
  ) {
    self.metric = metric
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("metric", self.metric)
  }
}

public struct ListMetricsRequest: WireMessage {
  public static let fullName = "okr.v1.ListMetricsRequest"

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

extension ListMetricsRequest: ListMessage {}

public struct ListMetricsResponse: WireMessage {
  public static let fullName = "okr.v1.ListMetricsResponse"

  public var metrics: [Metric] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    metrics: [Metric] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.metrics = metrics
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("metrics", self.metrics)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct UpdateMetricRequest: WireMessage {
  public static let fullName = "okr.v1.UpdateMetricRequest"

  public var mutation: Mutation?
  public var metric: Metric?
  /// Top-level field names of the resource; "*" means all. An unknown name is refused.
  public var updateMask: [String] = []

  public init() {}

  public init(
    mutation: Mutation? = nil,
    metric: Metric? = nil,
    updateMask: [String] = []
  ) {
    self.mutation = mutation
    self.metric = metric
    self.updateMask = updateMask
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("metric", self.metric)
    visitor.field("update_mask", self.updateMask)
  }
}

extension UpdateMetricRequest: MutatingMessage {}

public struct UpdateMetricResponse: WireMessage {
  public static let fullName = "okr.v1.UpdateMetricResponse"

  public var metric: Metric?
  public var outcome: Outcome?
  /// As it was before; absent where the request is repeated.
  public var before: Metric?

  public init() {}

  public init(
    metric: Metric? = nil,
    outcome: Outcome? = nil,
    before: Metric? = nil
  ) {
    self.metric = metric
    self.outcome = outcome
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("metric", self.metric)
    visitor.field("outcome", self.outcome)
    visitor.field("before", self.before)
  }
}

public struct ArchiveMetricRequest: WireMessage {
  public static let fullName = "okr.v1.ArchiveMetricRequest"

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

extension ArchiveMetricRequest: MutatingMessage {}

public struct ArchiveMetricResponse: WireMessage {
  public static let fullName = "okr.v1.ArchiveMetricResponse"

  public var metric: Metric?
  public var outcome: Outcome?

  public init() {}

  public init(
    metric: Metric? = nil,
    outcome: Outcome? = nil
  ) {
    self.metric = metric
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("metric", self.metric)
    visitor.field("outcome", self.outcome)
  }
}

public struct RestoreMetricRequest: WireMessage {
  public static let fullName = "okr.v1.RestoreMetricRequest"

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

extension RestoreMetricRequest: MutatingMessage {}

public struct RestoreMetricResponse: WireMessage {
  public static let fullName = "okr.v1.RestoreMetricResponse"

  public var metric: Metric?
  public var outcome: Outcome?

  public init() {}

  public init(
    metric: Metric? = nil,
    outcome: Outcome? = nil
  ) {
    self.metric = metric
    self.outcome = outcome
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("metric", self.metric)
    visitor.field("outcome", self.outcome)
  }
}
