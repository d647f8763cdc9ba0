// OverrideService: what scores should be read as for a while, beside what is computed.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addOverrides() {
    let service = RPC.OverrideService.self
    self.mutate(service.setOverride, .administrator) { request throws(RequestError) in
      [.override(try required(request.override, "override"))]
    } reply: { organisation, request, result in
      SetOverrideResponse(
        override: organisation.override(ofItem: request.override?.item ?? ""),
        outcome: result.outcome)
    }
    self.mutate(service.withdrawOverride, .administrator) { request in
      [.withdrawOverride(item: request.item, reason: request.reason)]
    } reply: { organisation, request, result in
      WithdrawOverrideResponse(
        override: organisation.override(ofItem: request.item),
        outcome: result.outcome)
    }
    self.read(service.getOverride) { organisation, request throws(RequestError) in
      guard let row = organisation.override(ofItem: request.item) else {
        throw .notFound("override", request.item)
      }
      return GetOverrideResponse(override: row)
    }
    self.list(service.listOverrides, of: Override.self) {
      organisation, request throws(RequestError) in
      if request.objective.isEmpty { return .all }
      guard let rows = organisation.overrideRows(ofObjective: request.objective) else {
        throw .notFound("objective", request.objective, field: "objective")
      }
      return .rows(rows)
    } reply: {
      ListOverridesResponse(overrides: $0.map(\.withoutSteps), nextPageToken: $1, total: $2)
    }
  }
}

extension Override {
  fileprivate var withoutSteps: Override {
    var row = self
    row.steps = []
    return row
  }
}
