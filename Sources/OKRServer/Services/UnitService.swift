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
    self.read(service.getUnit) { organisation, request throws(RequestError) in
      guard let unit = organisation.unit(request.id) else {
        throw .notFound("unit", request.id)
      }
      return GetUnitResponse(unit: unit)
    }
    self.read(service.listUnits, cost: 64) { organisation, request throws(RequestError) in
      var bound = request
      bound.page = nil
      let pager = try Pager(request.page, of: bound)
      let rows = organisation.allUnits.sorted { $0.id < $1.id }
      let (page, next) = pager.cut(rows)
      return ListUnitsResponse(
        units: Array(page), nextPageToken: next, total: Int32(rows.count))
    }
  }
}
