// MetricService: what several key results measure.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addMetrics() {
    let service = RPC.MetricService.self
    self.mutate(service.createMetric, .administrator) { request throws(RequestError) in
      [.metric(try required(request.metric, "metric"), .create)]
    } reply: { organisation, request, result in
      CreateMetricResponse(
        metric: organisation.metric(request.metric?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateMetric, .administrator) { request throws(RequestError) in
      [.metric(try required(request.metric, "metric"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateMetricResponse(
        metric: organisation.metric(request.metric?.id ?? ""), outcome: result.outcome)
    }
    self.read(service.getMetric) { organisation, request throws(RequestError) in
      guard let metric = organisation.metric(request.id) else {
        throw .notFound("metric", request.id)
      }
      return GetMetricResponse(metric: metric)
    }
    self.read(service.listMetrics, cost: 64) { organisation, request throws(RequestError) in
      var bound = request
      bound.page = nil
      let pager = try Pager(request.page, of: bound)
      let rows = organisation.allMetrics.sorted { $0.id < $1.id }
      let (page, next) = pager.cut(rows)
      return ListMetricsResponse(
        metrics: Array(page), nextPageToken: next, total: Int32(rows.count))
    }
  }
}
