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
      let changes = try organisation.whatIf(request.changes, now: organisation.instant)
      let (shown, next) = page.cut(changes)
      return WhatIfResponse(
        scoreChanges: Array(shown), nextPageToken: next, total: Int32(changes.count))
    }
  }
}
