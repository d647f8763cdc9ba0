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
        unit: organisation.unit(request.unit?.id ?? ""), outcome: result.outcome,
        before: result.before())
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
    self.addUnitEdits()
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

// Units that become two, and two that become one.
extension RouteTable {
  fileprivate mutating func addUnitEdits() {
    let service = RPC.UnitService.self
    self.mutate(service.splitUnit, .administrator) { request throws(RequestError) in
      [
        .compound(
          .splitUnit(
            UnitSplit(
              source: request.source, unit: try required(request.unit, "unit"),
              objectives: request.objectives, members: request.members, units: request.units,
              expectedVersion: request.mutation?.expectedVersion ?? 0)))
      ]
    } reply: { organisation, request, result in
      let id = request.unit?.id ?? ""
      return SplitUnitResponse(
        unit: organisation.unit(id),
        moved: result.movedBetweenUnits(leavingOut: id), outcome: result.outcome)
    }
    self.mutate(service.mergeUnits, .administrator) { request in
      [
        .compound(
          .mergeUnits(
            UnitMerge(
              source: request.source, target: request.target,
              expectedVersion: request.mutation?.expectedVersion ?? 0)))
      ]
    } reply: { organisation, request, result in
      MergeUnitsResponse(
        unit: organisation.unit(request.source),
        moved: result.movedBetweenUnits(leavingOut: request.source), outcome: result.outcome)
    }
  }
}

extension MutationResult {
  /// How many changed their unit; nil where that isn't known any more.
  /// - Parameter id: the unit that is made or given up.
  fileprivate func movedBetweenUnits(leavingOut id: String) -> MovedBetweenUnits? {
    let changes = self.trial + self.written
    if changes.isEmpty { return nil }
    var moved = MovedBetweenUnits()
    for planned in changes {
      switch planned.change.change {
      case .objective?: moved.objectives += 1
      case .member?: moved.members += 1
      case .dependency?: moved.dependencies += 1
      case .unit(let unit)? where unit.id != id: moved.units += 1
      default: break
      }
    }
    return moved
  }
}
