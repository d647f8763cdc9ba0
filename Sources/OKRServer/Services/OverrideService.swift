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
        override: organisation.override(ofItem: request.override?.item ?? "", after: result),
        outcome: result.outcome)
    }
    self.mutate(service.withdrawOverride, .administrator) { request in
      [.withdrawOverride(item: request.item, reason: request.reason)]
    } reply: { organisation, request, result in
      WithdrawOverrideResponse(
        override: organisation.override(ofItem: request.item, after: result),
        outcome: result.outcome)
    }
    self.read(service.getOverride) { organisation, request throws(RequestError) in
      guard let row = organisation.override(ofItem: request.item) else {
        throw .notFound("override", request.item)
      }
      return GetOverrideResponse(override: row)
    }
    self.list(service.listOverrides, of: Override.self) { organisation, request in
      request.objective.isEmpty
        ? .all : .rows(organisation.overrideRows(ofObjective: request.objective))
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

extension Organisation {
  /// An override as a mutation left it; of a trial as it would be, with the steps that it has.
  fileprivate func override(ofItem id: String, after result: MutationResult) -> Override? {
    guard case .override(var planned)? = result.trial.first?.change.change else {
      return self.override(ofItem: id)
    }
    let existing = self.override(ofItem: id)
    planned.version = existing?.version ?? 0
    planned.steps = existing?.steps ?? []
    return planned.completed(by: self)
  }
}
