// Written by proto/generate from proto/okr/v1/metric_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateMetricRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_metric_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateMetricRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    self.init(mutation: mutation, metric: metric)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateMetricRequest> {
    let c = arena.make(Okr__V1__CreateMetricRequest.self)
    okr__v1__create_metric_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    return c
  }
}

extension CreateMetricResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_metric_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateMetricResponse>) throws(WireError) {
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(metric: metric, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateMetricResponse> {
    let c = arena.make(Okr__V1__CreateMetricResponse.self)
    okr__v1__create_metric_response__init(c)
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetMetricRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_metric_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetMetricRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetMetricRequest> {
    let c = arena.make(Okr__V1__GetMetricRequest.self)
    okr__v1__get_metric_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetMetricResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_metric_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetMetricResponse>) throws(WireError) {
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    self.init(metric: metric)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetMetricResponse> {
    let c = arena.make(Okr__V1__GetMetricResponse.self)
    okr__v1__get_metric_response__init(c)
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    return c
  }
}

extension ListMetricsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_metrics_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListMetricsRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListMetricsRequest> {
    let c = arena.make(Okr__V1__ListMetricsRequest.self)
    okr__v1__list_metrics_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListMetricsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_metrics_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListMetricsResponse>) throws(WireError) {
    let metrics = try Wire.list(Int(c.pointee.n_metrics), c.pointee.metrics) {
      c throws(WireError) in try Metric(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(metrics: metrics, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListMetricsResponse> {
    let c = arena.make(Okr__V1__ListMetricsResponse.self)
    okr__v1__list_metrics_response__init(c)
    c.pointee.n_metrics = self.metrics.count
    c.pointee.metrics = arena.pointers(self.metrics) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateMetricRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_metric_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateMetricRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, metric: metric, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateMetricRequest> {
    let c = arena.make(Okr__V1__UpdateMetricRequest.self)
    okr__v1__update_metric_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateMetricResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_metric_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateMetricResponse>) throws(WireError) {
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Metric(reading: c) }
    self.init(metric: metric, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateMetricResponse> {
    let c = arena.make(Okr__V1__UpdateMetricResponse.self)
    okr__v1__update_metric_response__init(c)
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveMetricRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_metric_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveMetricRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveMetricRequest> {
    let c = arena.make(Okr__V1__ArchiveMetricRequest.self)
    okr__v1__archive_metric_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveMetricResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_metric_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveMetricResponse>) throws(WireError) {
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(metric: metric, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveMetricResponse> {
    let c = arena.make(Okr__V1__ArchiveMetricResponse.self)
    okr__v1__archive_metric_response__init(c)
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension RestoreMetricRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_metric_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreMetricRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreMetricRequest> {
    let c = arena.make(Okr__V1__RestoreMetricRequest.self)
    okr__v1__restore_metric_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreMetricResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_metric_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreMetricResponse>) throws(WireError) {
    let metric = try c.pointee.metric.map { c throws(WireError) in try Metric(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(metric: metric, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreMetricResponse> {
    let c = arena.make(Okr__V1__RestoreMetricResponse.self)
    okr__v1__restore_metric_response__init(c)
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
