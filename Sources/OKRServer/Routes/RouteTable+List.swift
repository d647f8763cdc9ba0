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
      let list: ResourceList<Q, R, Row>
      do throws(RequestError) {
        list = try ResourceList(request, reply)
      } catch {
        return call.fail(error)
      }
      if let asOf = call.wire.asOf {
        call.inPast(asOf) { past in
          let rows = selection(past.organisation, request).rows(past.organisation) {
            past.inOrder(type)
          }
          list.finish(call, past.organisation, list.fitting(rows, past.organisation))
        }
        return
      }
      call.onLane(cost: 64) { host in
        let selection = host.read { selection($0, request) }
        if case .rows(let rows) = selection { return list.answer(call, host, rows) }
        host.inOrder(type) { host, rows in
          list.answer(call, host, host.read { selection.rows($0) { rows } })
        } otherwise: {
          call.fail($0)
        }
      }
    }
  }
}

/// One list as it was asked for.
private struct ResourceList<Q: WireCodable & ListMessage, R: WireCodable, Row: ListedResource> {
  private let pager: Pager
  private let showsArchived: Bool
  private let filter: ResourceFilter<Row>?
  private let reply: @Sendable (_ page: [Row], _ next: String, _ total: Int32) -> R

  /// - Throws: where the page or the filter can't be.
  init(
    _ request: Q, _ reply: @escaping @Sendable (_ page: [Row], _ next: String, _ total: Int32) -> R
  ) throws(RequestError) {
    self.pager = try Pager(request)
    self.showsArchived = request.showArchived
    self.filter = request.filter.isEmpty ? nil : try Row.filter(request.filter)
    self.reply = reply
  }

  /// On the host's lane. A filter reads each row: off the lane, from a copy.
  func answer(_ call: Call, _ host: OrganisationHost, _ rows: [UInt32]) {
    guard self.filter != nil else {
      return host.read { self.finish(call, $0, self.shown(rows, $0)) }
    }
    let organisation = host.organisation
    call.service.blocking(call) {
      self.finish(call, organisation, self.fitting(rows, organisation))
    }
  }

  func fitting(_ rows: [UInt32], _ organisation: Organisation) -> [UInt32] {
    let shown = self.shown(rows, organisation)
    return self.filter?.select(shown, of: organisation) ?? shown
  }

  private func shown(_ rows: [UInt32], _ organisation: borrowing Organisation) -> [UInt32] {
    let resources = Row.rows(organisation)
    if self.showsArchived || !resources.hasArchived { return rows }
    return rows.filter { !resources.isArchived(Int($0)) }
  }

  func finish(_ call: Call, _ organisation: borrowing Organisation, _ rows: [UInt32]) {
    let resources = Row.rows(organisation)
    do throws(RequestError) {
      let (page, next) = try self.pager.cut(rows, ofNumbered: resources.count) {
        resources.id(Int($0)) < resources.id(Int($1))
      }
      var shown: [Row] = []
      for row in page { shown.append(resources[Int(row)].completed(by: organisation)) }
      call.finish(self.reply(shown, next, Int32(rows.count)), organisation)
    } catch {
      call.fail(error)
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
