// MetricService: what several key results measure.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addMetrics() {
    let service = RPC.MetricService.self
    self.mutate(service.createMetric, .organisationAdministrator) { request throws(RequestError) in
      [.metric(try required(request.metric, "metric"), .create)]
    } reply: { organisation, request, result in
      CreateMetricResponse(
        metric: organisation.metric(request.metric?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateMetric, .organisationAdministrator) { request throws(RequestError) in
      [.metric(try required(request.metric, "metric"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateMetricResponse(
        metric: organisation.metric(request.metric?.id ?? ""), outcome: result.outcome,
        before: result.before())
    }
    self.mutate(service.archiveMetric, .organisationAdministrator) { request in
      [.archive(.metric, id: request.id)]
    } reply: { organisation, request, result in
      ArchiveMetricResponse(metric: organisation.metric(request.id), outcome: result.outcome)
    }
    self.mutate(service.restoreMetric, .organisationAdministrator) { request in
      [.restore(.metric, id: request.id)]
    } reply: { organisation, request, result in
      RestoreMetricResponse(metric: organisation.metric(request.id), outcome: result.outcome)
    }
    self.read(service.getMetric) { organisation, request throws(RequestError) in
      guard let metric = organisation.metric(request.id) else {
        throw .notFound("metric", request.id)
      }
      return GetMetricResponse(metric: metric)
    }
    self.list(service.listMetrics, of: Metric.self) {
      ListMetricsResponse(metrics: $0, nextPageToken: $1, total: $2)
    }
  }
}
