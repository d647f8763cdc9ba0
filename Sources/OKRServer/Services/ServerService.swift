// ServerService, HealthService, MetaService: the server about itself.

internal import COKRProto
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire

extension RouteTable {
  mutating func addServer() {
    self.add(RPC.ServerService.getStats, .serverOperator) { call in
      guard call.decode(GetStatsRequest.self) != nil else { return }
      call.service.blocking(call) { call.service.sendStats(call) }
    }
    self.blocking(RPC.ServerService.verifyOrganisation, .signedIn) {
      call, request throws(RequestError) in
      try Verification(call).run(request)
    }
    self.add(RPC.HealthService.check, .anyone) { call in
      guard let request = call.decode(CheckRequest.self) else { return }
      call.service.checkHealth(request, call)
    }
    self.add(RPC.HealthService.watchHealth, .anyone) { call in
      guard let request = call.decode(WatchHealthRequest.self) else { return }
      guard let observatory = call.service.observatory else { return call.fail(.draining) }
      observatory.healthWatches.open(call.wire, isKnown: OKRService.isKnown(request.service))
    }
    self.add(RPC.MetaService.getDescriptors, .anyone) { call in
      var size = 0
      let start = okr_descriptor_set(&size)
      let bytes = Array(UnsafeBufferPointer(start: start, count: size))
      call.wire.finish(payload: GetDescriptorsResponse(fileDescriptorSet: bytes).encoded())
    }
  }
}

extension OKRService {
  func sendStats(_ call: Call) {
    guard let observatory = self.observatory else { return call.fail(.draining) }
    observatory.readStats { call.wire.finish(payload: $0.encoded()) }
  }

  /// True for the whole server, which has no name, and for a service of the contract.
  static func isKnown(_ service: String) -> Bool {
    service.isEmpty || RPC.paths.contains { $0.hasPrefix("\(service)/") }
  }

  func checkHealth(_ request: CheckRequest, _ call: Call) {
    guard Self.isKnown(request.service) else {
      call.fail(.notFound("service", request.service))
      return
    }
    let report = self.observatory?.health.reading.readiness
    let reply = CheckResponse(
      status: report?.passes == true ? .serving : .notServing, detail: report?.detail ?? "")
    call.wire.finish(payload: reply.encoded())
  }
}
