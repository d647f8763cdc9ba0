// Lists: a type's resources by id, in pages.

internal import OKRModel
internal import OKRState
internal import OKRWire

/// Which resources a list shows.
enum ListSelection: Sendable {
  case all
  /// Those of whose rows it is true.
  case matching(@Sendable (borrowing Organisation, _ row: Int) -> Bool)
  /// A few rows, by id.
  case rows([UInt32])
}

extension RouteTable {
  /// A list of one type's resources.
  mutating func list<Q: WireCodable & PagedMessage, R: WireCodable, Row: ListedResource>(
    _ method: Method<Q, R>, of type: Row.Type,
    selection: @escaping @Sendable (borrowing Organisation, Q) -> ListSelection = { _, _ in .all },
    reply: @escaping @Sendable (_ page: [Row], _ next: String, _ total: Int32) -> R
  ) {
    self.add(method, .member) { call in
      guard let request = call.decode(Q.self) else { return }
      call.onLane(cost: 64) { host in
        let pager: Pager
        do throws(RequestError) { pager = try Pager(request) } catch { return call.fail(error) }
        let answer: @Sendable (OrganisationHost, [UInt32]) -> Void = { host, rows in
          let (page, next) = pager.cut(rows)
          host.read { organisation in
            let resources = Row.rows(organisation)
            call.finish(
              reply(page.map { resources[Int($0)] }, next, Int32(rows.count)), organisation)
          }
        }
        switch host.read({ selection($0, request) }) {
        case .all: host.inOrder(type, answer, otherwise: call.fail)
        case .matching(let isShown):
          host.inOrder(type) { host, rows in
            answer(
              host, host.read { organisation in rows.filter { isShown(organisation, Int($0)) } })
          } otherwise: {
            call.fail($0)
          }
        case .rows(let rows): answer(host, rows)
        }
      }
    }
  }
}
