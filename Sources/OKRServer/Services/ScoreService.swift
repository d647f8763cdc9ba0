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
    self.readPages(service.queryRollup, staysOnLane: true, cost: 128) {
      _, page, request throws(RequestError) in
      let rows = try page.organisation.rollup(request)
      let (shown, next) = page.cut(rows)
      return QueryRollupResponse(
        rows: Array(shown), nextPageToken: next, total: Int32(rows.count))
    }
    self.readPages(service.queryMetric, cost: 256) {
      _, page, request throws(RequestError) in
      let rows = try page.organisation.metricRollup(request)
      let (shown, next) = page.cut(rows)
      return QueryMetricResponse(
        rows: Array(shown), nextPageToken: next, total: Int32(rows.count),
        metric: page.organisation.metric(request.metric))
    }
    self.read(service.explain, cost: 128) { organisation, request throws(RequestError) in
      ExplainResponse(
        nodes: try organisation.explain(request, limit: ServerLimits.linesPerTreePage))
    }
    self.readPages(service.explainRollup) { _, page, request throws(RequestError) in
      let scope = try required(request.scope, "scope")
      let explanation = try RollupExplanation(scope, of: page.organisation)
      let (range, next) = page.range(of: explanation.count)
      return ExplainRollupResponse(
        row: explanation.row, words: explanation.words,
        units: range.lowerBound == 0
          ? Array(explanation.units.prefix(Limits.pageSizeMaximum)) : [],
        objectives: explanation.objectives(range, of: page.organisation), nextPageToken: next,
        total: Int32(explanation.count), coverageWords: explanation.coverageWords,
        healthWords: explanation.healthWords)
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
          request, in: call.organisation, standard: Limits.pageSizeMaximum,
          limit: ServerLimits.linesPerTreePage)
      } catch {
        return call.fail(error)
      }
      let answer: @Sendable (FigurePage, TreeOutline) -> Void = { page, outline in
        let (range, next) = page.range(of: outline.count)
        call.finish(
          GetTreeResponse(
            nodes: page.organisation.lines(range, of: outline), nextPageToken: next,
            total: Int32(outline.count)), page.organisation)
      }
      call.withPage(pager, cost: 256) { page in
        do throws(RequestError) {
          answer(page, try page.state.outline(request, binding: pager.binding))
        } catch {
          call.fail(error)
        }
      } present: { host in
        do throws(RequestError) {
          try host.withOutline(request, binding: pager.binding) { host, outline in
            let page = FigurePage(pager, host, call.service.past)
            // The next pages are cut from it as well.
            page.state.keep(outline, binding: pager.binding)
            answer(page, outline)
          }
        } catch {
          call.fail(error)
        }
      }
    }
  }
}
