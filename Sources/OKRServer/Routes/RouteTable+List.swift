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
  /// - Parameters:
  ///   - selection: NOT_FOUND for a scope that doesn't exist.
  ///   - complete: adds to a reply what is asked for beside the resources.
  mutating func list<Q: WireCodable & ListMessage, R: WireCodable, Row: ListedResource>(
    _ method: Method<Q, R>, of type: Row.Type,
    selection:
      @escaping @Sendable (borrowing Organisation, Q) throws(RequestError) -> ListSelection = {
        _, _ in .all
      },
    reply: @escaping @Sendable (_ page: [Row], _ next: String, _ total: Int32) -> R,
    complete: @escaping @Sendable (inout R, borrowing Organisation, Q) -> Void = { _, _, _ in }
  ) {
    self.add(method, .member, readsPast: true) { call in
      guard let request = call.decode(Q.self) else { return }
      let list: ResourceList<Q, R, Row>
      do throws(RequestError) {
        list = try ResourceList(request, in: call.organisation, reply, complete)
      } catch {
        return call.fail(error)
      }
      if let asOf = call.wire.asOf {
        call.inPast(asOf) { past throws(RequestError) in
          let organisation = past.organisation
          let selection = try selection(organisation, request)
          var walk = try list.walk(selection, in: organisation) { past.inOrder(type) }
          _ = walk.proceed(organisation, atMost: Int.max)
          list.finish(call, organisation, walk)
        }
        return
      }
      call.onLane(cost: 64) { host in
        do throws(RequestError) {
          let selection = try host.read { organisation throws(RequestError) in
            try selection(organisation, request)
          }
          if case .rows = selection { return list.answer(call, host, selection, []) }
          host.inOrder(type) { host, order in
            list.answer(call, host, selection, order)
          } otherwise: {
            call.fail($0)
          }
        } catch {
          call.fail(error)
        }
      }
    }
  }
}

/// One list as it was asked for.
private struct ResourceList<Q: WireCodable & ListMessage, R: WireCodable, Row: ListedResource> {
  private let request: Q
  private let pager: Pager
  private let filter: ResourceFilter<Row>?
  private let reply: @Sendable (_ page: [Row], _ next: String, _ total: Int32) -> R
  private let complete: @Sendable (inout R, borrowing Organisation, Q) -> Void

  /// - Throws: where the page or the filter can't be.
  init(
    _ request: Q, in organisation: Int64?,
    _ reply: @escaping @Sendable (_ page: [Row], _ next: String, _ total: Int32) -> R,
    _ complete: @escaping @Sendable (inout R, borrowing Organisation, Q) -> Void
  ) throws(RequestError) {
    self.request = request
    self.pager = try Pager(request, in: organisation)
    self.filter = request.filter.isEmpty ? nil : try Row.filter(request.filter)
    self.reply = reply
    self.complete = complete
  }

  /// The search for the page.
  /// - Parameter all: every row by id, asked for where that is needed.
  func walk(
    _ selection: ListSelection, in organisation: borrowing Organisation, of all: () -> [UInt32]
  ) throws(RequestError) -> ListWalk<Row> {
    var test = RowTest(filter: self.filter, showsArchived: self.request.showArchived)
    var order: [UInt32] = []
    switch selection {
    case .all: order = all()
    case .rows(let rows): order = rows
    case .matching(let isShown):
      order = all()
      test.selects = isShown
    }
    return try ListWalk(self.pager, order, test, in: organisation)
  }

  /// On the host's lane, as far as few rows are to be looked at; the rest off the lane, from a copy.
  /// - Parameter order: every row by id, but for a selection of few.
  func answer(
    _ call: Call, _ host: OrganisationHost, _ selection: ListSelection, _ order: [UInt32]
  ) {
    do throws(RequestError) {
      var walk = try host.read { organisation throws(RequestError) in
        try self.walk(selection, in: organisation) { order }
      }
      if walk.proceed(host.organisation, atMost: walk.rowsAtOnce) {
        return host.read { self.finish(call, $0, walk) }
      }
      let (begun, organisation) = (walk, host.organisation)
      call.service.blocking(call) {
        var walk = begun
        _ = walk.proceed(organisation, atMost: Int.max)
        self.finish(call, organisation, walk)
      }
    } catch {
      call.fail(error)
    }
  }

  func finish(_ call: Call, _ organisation: borrowing Organisation, _ walk: ListWalk<Row>) {
    let resources = Row.rows(organisation)
    var shown: [Row] = []
    for row in walk.page { shown.append(resources[Int(row)].completed(by: organisation)) }
    var reply = self.reply(shown, walk.next, Int32(walk.total))
    self.complete(&reply, organisation, self.request)
    call.finish(reply, organisation)
  }
}
