// ScoreService's questions: what changed a figure, how it went over time, and what would move it.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire

extension RouteTable {
  mutating func addQuestions() {
    let service = RPC.ScoreService.self
    self.add(service.explainChange, .member, readsPast: true) { call in
      guard let request = call.decode(ExplainChangeRequest.self) else { return }
      call.withMoment { after, moment, head throws(RequestError) in
        let states = call.service.past
        let asked = try required(request.before, "before")
        let earlier = try states.moment(asked, before: moment, head)
        let before = try states.state(earlier, head).organisation
        let explanation = try ChangeExplanation(
          of: request.id, depth: request.depth, before: before, after: after,
          limit: ServerLimits.linesPerTreePage)
        call.finish(
          ExplainChangeResponse(
            nodes: explanation.lines, before: AsOf(earlier), after: AsOf(moment)), after)
      }
    }
    self.addRollupChange()
    self.add(service.queryTrend, .member, readsPast: true) { call in
      guard let request = call.decode(QueryTrendRequest.self) else { return }
      call.withMoment { known, _, head throws(RequestError) in
        let loader = OrganisationLoader(call.service.hosts.environment, head.orgID)
        let points = try loader.trend(request, head, knowing: known) { call.wire.isCancelled }
        guard let points else { return call.fail(.deadlinePassed) }
        call.finish(QueryTrendResponse(points: points), known)
      }
    }
    self.readPages(service.whatIf) { _, page, request throws(RequestError) in
      let organisation = page.organisation
      let answer = try organisation.whatIf(request.changes, now: organisation.instant)
      let scores = answer.scores
      let (shown, next) = page.cut(scores)
      var reply = WhatIfResponse(
        scoreChanges: Array(shown), nextPageToken: next, total: Int32(scores.count))
      if page.pager.start == 0 {
        let rollups = answer.rollups
        reply.rollupChanges = Array(rollups.prefix(Limits.rollupChangesPerOutcome))
        reply.rollupChangesTotal = Int32(clamping: rollups.count)
      }
      return reply
    }
  }

  private mutating func addRollupChange() {
    self.add(RPC.ScoreService.explainRollupChange, .member, readsPast: true) { call in
      guard let request = call.decode(ExplainRollupChangeRequest.self) else { return }
      // The later state is of one moment on all pages, and with it the earlier.
      let answer: @Sendable (FigurePage) -> Void = { page in
        let states = call.service.past
        call.onPastThread(cost: 4, take: { _ in }) { _, head throws(RequestError) in
          let asked = try required(request.before, "before")
          let earlier = try states.moment(asked, before: page.moment, head)
          let before = try states.state(earlier, head).organisation
          call.finish(try page.change(request, before, earlier), page.organisation)
        }
      }
      do throws(RequestError) {
        let pager = try Pager(request, in: call.organisation)
        call.withPage(pager, cost: 64, answer) { host in
          answer(FigurePage(pager, host, call.service.past))
        }
      } catch {
        call.fail(error)
      }
    }
  }
}

extension FigurePage {
  /// What made the row of a scope change, from an earlier state to the page's.
  fileprivate func change(
    _ request: ExplainRollupChangeRequest, _ before: OKRState.Organisation, _ earlier: PastMoment
  ) throws(RequestError) -> ExplainRollupChangeResponse {
    let change = try RollupChange(
      try required(request.scope, "scope"), before: before, after: self.organisation)
    let (range, next) = self.range(of: change.count)
    return ExplainRollupChangeResponse(
      rowBefore: change.rowBefore, rowAfter: change.rowAfter, moved: change.moved,
      coverageMoved: change.coverageMoved, meanOfUnitsMoved: change.meanOfUnitsMoved,
      units: range.lowerBound == 0 ? Array(change.units.prefix(Limits.pageSizeMaximum)) : [],
      objectives: change.objectives(range), before: AsOf(earlier), after: AsOf(self.moment),
      nextPageToken: next, total: Int32(change.count))
  }
}
