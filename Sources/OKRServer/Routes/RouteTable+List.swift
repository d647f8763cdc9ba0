// Lists: a type's resources by id, in pages.

internal import OKRModel
internal import OKRState
internal import OKRTransport
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
  /// A list of one type's resources. Archived ones are shown where they are asked for.
  mutating func list<Q: WireCodable & ListMessage, R: WireCodable, Row: ListedResource>(
    _ method: Method<Q, R>, of type: Row.Type,
    selection: @escaping @Sendable (borrowing Organisation, Q) -> ListSelection = { _, _ in .all },
    reply: @escaping @Sendable (_ page: [Row], _ next: String, _ total: Int32) -> R
  ) {
    self.add(method, .member, readsPast: true) { call in
      guard let request = call.decode(Q.self) else { return }
      let pager: Pager
      do throws(RequestError) { pager = try Pager(request) } catch { return call.fail(error) }
      let answer: @Sendable (borrowing Organisation, [UInt32]) -> Void = { organisation, rows in
        let resources = Row.rows(organisation)
        var rows = rows
        if resources.hasArchived, !request.showArchived {
          rows.removeAll { resources.isArchived(Int($0)) }
        }
        let (page, next) = pager.cut(rows)
        call.finish(reply(page.map { resources[Int($0)] }, next, Int32(rows.count)), organisation)
      }
      if let asOf = call.wire.asOf {
        call.inPast(asOf) { past in
          answer(
            past.organisation,
            selection(past.organisation, request).rows(past.organisation) { past.inOrder(type) })
        }
        return
      }
      call.onLane(cost: 64) { host in
        let selection = host.read { selection($0, request) }
        if case .rows(let rows) = selection {
          host.read { answer($0, rows) }
          return
        }
        host.inOrder(type) { host, rows in
          host.read { answer($0, selection.rows($0) { rows }) }
        } otherwise: {
          call.fail($0)
        }
      }
    }
  }
}

extension ListSelection {
  /// The rows that it shows, by id.
  /// - Parameter all: every row by id, asked for where that is needed.
  fileprivate func rows(
    _ organisation: borrowing Organisation, of all: () -> [UInt32]
  ) -> [UInt32] {
    switch self {
    case .all: return all()
    case .rows(let rows): return rows
    case .matching(let isShown):
      var shown: [UInt32] = []
      for row in all() where isShown(organisation, Int(row)) { shown.append(row) }
      return shown
    }
  }
}
