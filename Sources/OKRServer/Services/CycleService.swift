// CycleService: periods and their policies.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addCycles() {
    let service = RPC.CycleService.self
    self.mutate(service.createCycle, .administrator) { request throws(RequestError) in
      [.cycle(try required(request.cycle, "cycle"), .create)]
    } reply: { organisation, request, result in
      CreateCycleResponse(
        cycle: organisation.cycle(request.cycle?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateCycle, .administrator) { request throws(RequestError) in
      [.cycle(try required(request.cycle, "cycle"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateCycleResponse(
        cycle: organisation.cycle(request.cycle?.id ?? ""), outcome: result.outcome)
    }
    self.read(service.getCycle) { organisation, request throws(RequestError) in
      guard let cycle = organisation.cycle(request.id) else {
        throw .notFound("cycle", request.id)
      }
      return GetCycleResponse(cycle: cycle)
    }
    self.list(service.listCycles, of: Cycle.self) {
      ListCyclesResponse(cycles: $0, nextPageToken: $1, total: $2)
    }
  }
}
