// UnitService: departments, teams, functions.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addUnits() {
    let service = RPC.UnitService.self
    self.mutate(service.createUnit, .administrator) { request throws(RequestError) in
      [.unit(try required(request.unit, "unit"), .create)]
    } reply: { organisation, request, result in
      CreateUnitResponse(
        unit: organisation.unit(request.unit?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateUnit, .administrator) { request throws(RequestError) in
      [.unit(try required(request.unit, "unit"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateUnitResponse(
        unit: organisation.unit(request.unit?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.archiveUnit, .administrator) { request in
      [.archive(.unit, id: request.id)]
    } reply: { organisation, request, result in
      ArchiveUnitResponse(unit: organisation.unit(request.id), outcome: result.outcome)
    }
    self.mutate(service.restoreUnit, .administrator) { request in
      [.restore(.unit, id: request.id)]
    } reply: { organisation, request, result in
      RestoreUnitResponse(unit: organisation.unit(request.id), outcome: result.outcome)
    }
    self.read(service.getUnit) { organisation, request throws(RequestError) in
      guard let unit = organisation.unit(request.id) else {
        throw .notFound("unit", request.id)
      }
      return GetUnitResponse(unit: unit)
    }
    self.list(service.listUnits, of: Unit.self) {
      ListUnitsResponse(units: $0, nextPageToken: $1, total: $2)
    }
  }
}
