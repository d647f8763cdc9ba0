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

/// Replays an organisation's whole log and compares with what is served.
private struct Verification {
  let call: Call

  init(_ call: Call) { self.call = call }

  private static let examplesShown = 100

  func run(_ request: VerifyOrganisationRequest) throws(RequestError) -> VerifyOrganisationResponse
  {
    let name = try self.organisation(request.organisation)
    // Head and state are taken together, so that the log is read up to the state's revision.
    let taken = try self.call.service.awaitHost(name) { host in
      (host.organisation, host.head)
    }
    guard let head = taken.1 else {
      throw RequestError(.unavailable, .storageUnavailable, "The organisation is being loaded.")
    }
    let live = taken.0
    let loader = OrganisationLoader(self.call.service.hosts.environment, name.number)
    var replayed: Organisation
    do {
      replayed = try loader.replay(head, from: .none).0
    } catch {
      throw RequestError(error)
    }
    var present = live
    present.advance(to: replayed.instant)
    replayed.advance(to: present.instant)
    return self.compare(present, replayed)
  }

  private func organisation(_ id: String) throws(RequestError) -> OrganisationName {
    let own = self.call.session?.organisation
    if let own, id.isEmpty || id == own.id { return own }
    guard self.call.session?.role == .operator else { throw .notFound("organisation", id) }
    if id.isEmpty { throw .field("organisation", "is required", reason: .fieldRequired) }
    return try self.call.service.hosts.find(id)
  }

  private func compare(_ live: Organisation, _ replayed: Organisation) -> VerifyOrganisationResponse
  {
    var response = VerifyOrganisationResponse(
      revision: live.revision, changesReplayed: replayed.revision)
    for node in live.allNodes {
      response.nodesCompared += 1
      let id = live.id(node)
      let figures = live.figures(node)
      let again = replayed.node(id).map { replayed.figures($0) }
      if again != figures {
        response.differences += 1
        if response.examples.count < Self.examplesShown {
          response.examples.append(
            "\(id): served \(figures), replayed \(String(describing: again))")
        }
      }
    }
    self.compareRollups(live, replayed, &response)
    return response
  }

  private func compareRollups(
    _ live: Organisation, _ replayed: Organisation, _ response: inout VerifyOrganisationResponse
  ) {
    for dimension in Dimension.known where dimension != .unspecified {
      let query = QueryRollupRequest(by: [dimension])
      let (rows, again) = (try? live.rollup(query), try? replayed.rollup(query))
      if rows != again {
        response.differences += 1
        response.examples.append("the rollup by \(dimension.name) differs")
      }
    }
  }
}
