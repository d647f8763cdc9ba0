// CycleService: periods, their policies, and how they are closed.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire

extension RouteTable {
  mutating func addCycles() {
    let service = RPC.CycleService.self
    self.mutate(service.createCycle, .organisationAdministrator) { request throws(RequestError) in
      [.cycle(try required(request.cycle, "cycle"), .create)]
    } reply: { organisation, request, result in
      CreateCycleResponse(
        cycle: organisation.cycle(request.cycle?.id ?? ""), outcome: result.outcome)
    }
    self.mutate(service.updateCycle, .organisationAdministrator) { request throws(RequestError) in
      [.cycle(try required(request.cycle, "cycle"), .update(mask: request.updateMask))]
    } reply: { organisation, request, result in
      UpdateCycleResponse(
        cycle: organisation.cycle(request.cycle?.id ?? ""), outcome: result.outcome,
        before: result.before())
    }
    self.mutate(service.archiveCycle, .organisationAdministrator) { request in
      [.archive(.cycle, id: request.id)]
    } reply: { organisation, request, result in
      ArchiveCycleResponse(cycle: organisation.cycle(request.id), outcome: result.outcome)
    }
    self.mutate(service.restoreCycle, .organisationAdministrator) { request in
      [.restore(.cycle, id: request.id)]
    } reply: { organisation, request, result in
      RestoreCycleResponse(cycle: organisation.cycle(request.id), outcome: result.outcome)
    }
    self.read(service.getCycle) { organisation, request throws(RequestError) in
      guard let cycle = organisation.cycle(request.id) else {
        throw .notFound("cycle", request.id)
      }
      return GetCycleResponse(
        cycle: cycle, policy: organisation.policyInForce(ofCycle: request.id))
    }
    self.readRows(service.listCyclePolicies) { organisation, request, pager throws(RequestError) in
      guard let policies = organisation.policies(ofCycle: request.cycle) else {
        throw .notFound("cycle", request.cycle, field: "cycle")
      }
      let (page, next) = pager.cut(policies)
      return ListCyclePoliciesResponse(
        policies: Array(page), nextPageToken: next, total: Int32(policies.count))
    }
    self.list(service.listCycles, of: Cycle.self) {
      ListCyclesResponse(cycles: $0, nextPageToken: $1, total: $2)
    }
    self.addCloses()
  }

  private mutating func addCloses() {
    let service = RPC.CycleService.self
    self.readPages(service.getCycleReadiness) { _, page, request throws(RequestError) in
      var report = try page.organisation.readiness(ofCycle: request.id)
      report.total = Int32(report.items.count)
      let (shown, next) = page.cut(report.items)
      report.items = Array(shown)
      report.nextPageToken = next
      return report
    }
    self.mutate(service.closeCycle, .organisationAdministrator) { request throws(RequestError) in
      [.closeCycle(request.id, nil)]
    } reply: { organisation, request, result in
      CloseCycleResponse(request.id, organisation, result)
    }
    self.mutate(service.reopenCycle, .organisationAdministrator) { request throws(RequestError) in
      [.reopenCycle(CycleReopening(cycle: request.id, reason: request.reason))]
    } reply: { organisation, request, result in
      ReopenCycleResponse(
        cycle: organisation.cycle(request.id),
        close: organisation.close(ofCycle: request.id, result) { $0.reopening?.revision ?? 0 },
        outcome: result.outcome)
    }
    self.readRows(service.listCycleCloses) { organisation, request, pager throws(RequestError) in
      guard let closes = organisation.closes(ofCycle: request.cycle) else {
        throw .notFound("cycle", request.cycle, field: "cycle")
      }
      let (page, next) = pager.cut(closes) {
        Int($0.number)
      } isBehind: {
        $0.number > $1
      }
      return ListCycleClosesResponse(
        closes: Array(page), nextPageToken: next, total: Int32(closes.count))
    }
    self.readPages(service.listClosedFigures) { call, page, request throws(RequestError) in
      let close = try page.organisation.close(ofCycle: request.cycle, number: request.number)
      let (range, next) = page.range(of: close.figureCount)
      return ListClosedFiguresResponse(
        figures: try call.closedFigures(close, range), nextPageToken: next,
        total: Int32(close.figureCount), close: close)
    }
    self.readPages(service.compareClose) { call, page, request throws(RequestError) in
      let organisation = page.organisation
      let close = try organisation.close(ofCycle: request.cycle, number: request.number)
      let comparison = try CloseComparison(
        before: try call.closedFigures(close).parts(),
        after: try call.later(of: organisation, request), in: organisation,
        shown: page.pager.window)
      return CompareCloseResponse(
        differences: comparison.differences.map { organisation.titled($0) },
        nextPageToken: page.range(of: comparison.total).next,
        total: Int32(comparison.total), compared: Int64(comparison.compared))
    }
  }
}

extension CloseCycleResponse {
  /// What a close of a cycle answers.
  init(_ cycle: String, _ organisation: Organisation, _ result: MutationResult) {
    self.init(
      cycle: organisation.cycle(cycle),
      close: result.trialClose
        ?? organisation.close(ofCycle: cycle, result) { $0.revision },
      outcome: result.outcome)
  }
}

extension MutationResult {
  /// The close that a trial would write.
  fileprivate var trialClose: CycleClose? {
    guard case .cycleClosed(let closed)? = self.trial.first?.change.change else { return nil }
    return closed.close
  }
}

extension Organisation {
  /// The close that a mutation made or opened again, whatever came after it; the newest where it
  /// changed nothing.
  fileprivate func close(
    ofCycle id: String, _ result: MutationResult, _ revision: (CycleClose) -> Int64
  ) -> CycleClose? {
    let closes = self.closes(ofCycle: id) ?? []
    guard let made = result.revisions?.lowerBound else { return closes.last }
    return closes.first { revision($0) == made }
  }
}

extension CycleClose {
  var figureCount: Int { Int(self.objectives + self.keyResults) }
}

extension Call {
  /// The figures that a close froze. Blocking.
  fileprivate func closedFigures(_ close: CycleClose) throws(RequestError) -> ClosedFigureReader {
    guard let name = self.session?.organisation else { throw .tokenInvalid }
    do throws(StoreError) {
      return try ClosedFigureReader(close, of: name.number, in: self.service.store)
    } catch {
      throw RequestError(error)
    }
  }

  /// Some of them.
  fileprivate func closedFigures(
    _ close: CycleClose, _ range: Range<Int>
  ) throws(RequestError) -> [ClosedFigure] {
    let reader = try self.closedFigures(close)
    do throws(StoreError) {
      return try reader.figures(range)
    } catch {
      throw RequestError(error)
    }
  }

  /// The figures that a close is compared with.
  fileprivate func later(
    of organisation: Organisation, _ request: CompareCloseRequest
  ) throws(RequestError) -> CloseComparison.Parts {
    if request.withNumber != 0 {
      let close = try organisation.close(ofCycle: request.cycle, number: request.withNumber)
      return try self.closedFigures(close).parts()
    }
    guard var figures = CycleFigures(cycle: request.cycle, of: organisation) else {
      throw .notFound("cycle", request.cycle, field: "cycle")
    }
    return { () throws(RequestError) in figures.next() }
  }
}
