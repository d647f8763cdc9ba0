// ScoreService: the cascade, rollups, explanations, and the stream of what moves.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire

extension RouteTable {
  mutating func addScores() {
    let service = RPC.ScoreService.self
    self.add(service.getTree, .member) { call in
      guard let request = call.decode(GetTreeRequest.self) else { return }
      call.onLane(cost: 256) { host in
        do throws(RequestError) {
          let pager = try Pager(
            request, standard: Limits.pageSizeMaximum, limit: ServerLimits.linesPerTreePage)
          try host.withOutline(request, binding: pager.binding) { host, outline in
            let (range, next) = pager.range(of: outline.count)
            host.read { organisation in
              call.finish(
                GetTreeResponse(
                  nodes: organisation.lines(range, of: outline), nextPageToken: next,
                  total: Int32(outline.count)), organisation)
            }
          }
        } catch {
          call.fail(error)
        }
      }
    }
    self.read(service.queryRollup, cost: 128) { organisation, request throws(RequestError) in
      let pager = try Pager(request)
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
