// Written by proto/generate from proto/okr/v1/metric_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateMetricRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_metric_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateMetricRequest>) throws(WireError) {
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.metric { self.metric = try Metric(reading: value) }
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
    self.init()
    if let value = c.pointee.metric { self.metric = try Metric(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
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
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
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
    self.init()
    if let value = c.pointee.metric { self.metric = try Metric(reading: value) }
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
    self.init()
    if let value = c.pointee.page { self.page = try Page(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListMetricsRequest> {
    let c = arena.make(Okr__V1__ListMetricsRequest.self)
    okr__v1__list_metrics_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension ListMetricsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_metrics_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListMetricsResponse>) throws(WireError) {
    self.init()
    if Int(c.pointee.n_metrics) > 0, let items = c.pointee.metrics {
      self.metrics.reserveCapacity(Int(c.pointee.n_metrics))
      for index in 0..<Int(c.pointee.n_metrics) {
        if let item = items[index] { self.metrics.append(try Metric(reading: item)) }
      }
    }
    self.nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    self.total = c.pointee.total
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
    self.init()
    if let value = c.pointee.mutation { self.mutation = try Mutation(reading: value) }
    if let value = c.pointee.metric { self.metric = try Metric(reading: value) }
    if Int(c.pointee.n_update_mask) > 0, let items = c.pointee.update_mask {
      self.updateMask.reserveCapacity(Int(c.pointee.n_update_mask))
      for index in 0..<Int(c.pointee.n_update_mask) {
        self.updateMask.append(try Wire.text(items[index], "update_mask"))
      }
    }
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
    self.init()
    if let value = c.pointee.metric { self.metric = try Metric(reading: value) }
    if let value = c.pointee.outcome { self.outcome = try Outcome(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateMetricResponse> {
    let c = arena.make(Okr__V1__UpdateMetricResponse.self)
    okr__v1__update_metric_response__init(c)
    if let value = self.metric { c.pointee.metric = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
