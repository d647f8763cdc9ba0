// ScoreService: the cascade, rollups, explanations, and the stream of what moves.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire

extension RouteTable {
  mutating func addScores() {
    let service = RPC.ScoreService.self
    self.read(service.getTree, cost: 256) { organisation, request throws(RequestError) in
      var bound = request
      bound.page = nil
      let pager = try Pager(
        request.page, of: bound, standard: Limits.pageSizeMaximum,
        limit: ServerLimits.linesPerTreePage)
      let lines = try organisation.tree(request)
      let (page, next) = pager.cut(lines)
      return GetTreeResponse(
        nodes: Array(page), nextPageToken: next, total: Int32(lines.count))
    }
    self.read(service.queryRollup, cost: 128) { organisation, request throws(RequestError) in
      var bound = request
      bound.page = nil
      let pager = try Pager(request.page, of: bound)
      let rows = try organisation.rollup(request)
      let (page, next) = pager.cut(rows)
      return QueryRollupResponse(
        rows: Array(page), nextPageToken: next, total: Int32(rows.count))
    }
    self.read(service.explain, cost: 128) { organisation, request throws(RequestError) in
      let nodes = try organisation.explain(request)
      guard nodes.count <= ServerLimits.linesPerTreePage else {
        throw .field(
          "depth", "makes \(nodes.count) lines: ask for fewer levels",
          limit: "\(ServerLimits.linesPerTreePage) lines")
      }
      return ExplainResponse(nodes: nodes)
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
}
