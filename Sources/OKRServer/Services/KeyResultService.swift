// KeyResultService: measurable outcomes of every kind.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addKeyResults() {
    let service = RPC.KeyResultService.self
    self.mutate(service.createKeyResult, .administrator) { request throws(RequestError) in
      [.keyResult(try required(request.keyResult, "key_result"), .create)]
    } reply: { organisation, request, result in
      CreateKeyResultResponse(
        keyResult: organisation.keyResult(request.keyResult?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateKeyResult, .administrator) { request throws(RequestError) in
      [.keyResult(try required(request.keyResult, "key_result"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateKeyResultResponse(
        keyResult: organisation.keyResult(request.keyResult?.id ?? ""), outcome: result.outcome,
        before: result.before())
    }
    self.mutate(service.archiveKeyResult, .administrator) { request in
      [.archive(.keyResult, id: request.id)]
    } reply: { organisation, request, result in
      let detached = organisation.detached(byArchiving: request.id)
      return ArchiveKeyResultResponse(
        keyResult: organisation.keyResult(request.id), outcome: result.outcome,
        detached: Array(detached.prefix(Limits.detachedNamed)),
        detachedTotal: Int32(detached.count))
    }
    self.mutate(service.restoreKeyResult, .administrator) { request in
      [.restore(.keyResult, id: request.id)]
    } reply: { organisation, request, result in
      RestoreKeyResultResponse(
        keyResult: organisation.keyResult(request.id), outcome: result.outcome)
    }
    self.read(service.getKeyResult) { organisation, request throws(RequestError) in
      guard let keyResult = organisation.keyResult(request.id),
        let node = organisation.node(request.id)
      else { throw .notFound("key result", request.id) }
      return GetKeyResultResponse(
        keyResult: keyResult, figures: organisation.figures(node),
        override: organisation.overrideInForce(of: node))
    }
    self.list(service.listKeyResults, of: KeyResult.self) {
      organisation, request throws(RequestError) in
      if request.objective.isEmpty { return .all }
      guard let rows = organisation.keyResultRows(ofObjective: request.objective) else {
        throw .notFound("objective", request.objective, field: "objective")
      }
      return .rows(rows)
    } reply: {
      ListKeyResultsResponse(keyResults: $0, nextPageToken: $1, total: $2)
    } complete: { reply, organisation, request in
      if request.includeFigures {
        reply.figures = organisation.figures(ofItems: reply.keyResults.map(\.id))
      }
    }
  }
}
