// ObjectiveService: qualitative aims, with their figures.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addObjectives() {
    let service = RPC.ObjectiveService.self
    self.mutate(service.createObjective, .administrator) { request throws(RequestError) in
      [.objective(try required(request.objective, "objective"), .create)]
    } reply: { organisation, request, result in
      CreateObjectiveResponse(
        objective: organisation.objective(request.objective?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateObjective, .administrator) { request throws(RequestError) in
      [.objective(try required(request.objective, "objective"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateObjectiveResponse(
        objective: organisation.objective(request.objective?.id ?? ""), outcome: result.outcome,
        before: result.before())
    }
    self.mutate(service.archiveObjective, .administrator) { request in
      [.archive(.objective, id: request.id)]
    } reply: { organisation, request, result in
      let detached = organisation.detached(byArchiving: request.id)
      return ArchiveObjectiveResponse(
        objective: organisation.objective(request.id), outcome: result.outcome,
        keyResults: Int32(organisation.shownKeyResults(ofObjective: request.id).count),
        detached: Array(detached.prefix(Limits.detachedNamed)),
        detachedTotal: Int32(detached.count))
    }
    self.mutate(service.restoreObjective, .administrator) { request in
      [.restore(.objective, id: request.id)]
    } reply: { organisation, request, result in
      RestoreObjectiveResponse(
        objective: organisation.objective(request.id), outcome: result.outcome)
    }
    self.read(service.getObjective) { organisation, request throws(RequestError) in
      guard let objective = organisation.objective(request.id),
        let node = organisation.node(request.id)
      else { throw .notFound("objective", request.id) }
      let keyResults = organisation.shownKeyResults(ofObjective: request.id)
      return GetObjectiveResponse(
        objective: objective, figures: organisation.figures(node), keyResults: keyResults,
        keyResultFigures: keyResults.compactMap { keyResult in
          organisation.node(keyResult.id).map { organisation.figures($0) }
        },
        overrides: ([objective.id] + keyResults.map(\.id)).compactMap { id in
          organisation.node(id).flatMap { organisation.overrideInForce(of: $0) }
        })
    }
    self.list(service.listObjectives, of: Objective.self) {
      organisation, request throws(RequestError) in
      let filter = try organisation.objectiveFilter(
        cycle: request.cycle, unit: request.unit, region: request.region)
      return filter.map { .matching($0) } ?? .all
    } reply: {
      ListObjectivesResponse(objectives: $0, nextPageToken: $1, total: $2)
    } complete: { reply, organisation, request in
      if request.includeFigures {
        reply.figures = organisation.figures(ofItems: reply.objectives.map(\.id))
      }
    }
  }
}
