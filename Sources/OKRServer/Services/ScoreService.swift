// ScoreService: the cascade, rollups, explanations, and the stream of what moves.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire

extension RouteTable {
  mutating func addScores() {
    let service = RPC.ScoreService.self
    self.addTree()
    self.addQuestions()
    self.read(service.queryRollup, cost: 128) { organisation, request throws(RequestError) in
      let pager = try Pager(request)
      let rows = try organisation.rollup(request)
      let (page, next) = pager.cut(rows)
      return QueryRollupResponse(
        rows: Array(page), nextPageToken: next, total: Int32(rows.count))
    }
    self.read(service.explain, cost: 128) { organisation, request throws(RequestError) in
      ExplainResponse(
        nodes: try organisation.explain(request, limit: ServerLimits.linesPerTreePage))
    }
    self.readWhole(service.explainRollup) { call, organisation, request throws(RequestError) in
      let pager = try Pager(request)
      let scope = try required(request.scope, "scope")
      let explanation = try RollupExplanation(scope, of: organisation)
      let (range, next) = pager.range(of: explanation.count)
      call.finish(
        ExplainRollupResponse(
          row: explanation.row, words: explanation.words,
          units: range.lowerBound == 0
            ? Array(explanation.units.prefix(Limits.pageSizeMaximum)) : [],
          objectives: explanation.objectives(range, of: organisation), nextPageToken: next,
          total: Int32(explanation.count)), organisation)
    }
    self.add(service.watch, .member) { call in
      guard let request = call.decode(WatchRequest.self) else { return }
      call.onLane(cost: 64) { host in
        do throws(RequestError) {
          try host.watch(call.wire, request)
        } catch {
          call.fail(error)
        }
      }
    }
  }

  private mutating func addTree() {
    self.add(RPC.ScoreService.getTree, .member, readsPast: true) { call in
      guard let request = call.decode(GetTreeRequest.self) else { return }
      let pager: Pager
      do throws(RequestError) {
        pager = try Pager(
          request, standard: Limits.pageSizeMaximum, limit: ServerLimits.linesPerTreePage)
      } catch {
        return call.fail(error)
      }
      let answer: @Sendable (borrowing Organisation, TreeOutline) -> Void = {
        organisation, outline in
        let (range, next) = pager.range(of: outline.count)
        call.finish(
          GetTreeResponse(
            nodes: organisation.lines(range, of: outline), nextPageToken: next,
            total: Int32(outline.count)), organisation)
      }
      if let asOf = call.wire.asOf {
        call.inPast(asOf) { past throws(RequestError) in
          answer(past.organisation, try past.outline(request, binding: pager.binding))
        }
        return
      }
      call.onLane(cost: 256) { host in
        do throws(RequestError) {
          try host.withOutline(request, binding: pager.binding) { host, outline in
            host.read { answer($0, outline) }
          }
        } catch {
          call.fail(error)
        }
      }
    }
  }
}
