// Reads of figures in pages: all pages of one answer are of the first one's moment, whatever is
// committed between them. The token names the moment; the state is kept for a while, and replayed
// where it isn't kept any more.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import WorkerPool

/// One page of an answer, with the state that the whole answer is of.
struct FigurePage: Sendable {
  let pager: Pager
  let state: PastState
  private let history: UInt64
  /// Of the state.
  let moment: PastMoment
  private let states: PastStates

  /// A page of the present. On the host's lane.
  init(_ pager: Pager, _ host: OrganisationHost, _ states: PastStates) {
    self.pager = pager
    self.state = PastState(host.organisation)
    self.history = host.history
    self.moment = PastMoment(
      organisation: host.organisationID, revision: self.state.organisation.revision,
      instant: self.state.organisation.instant)
    self.states = states
  }

  fileprivate init(
    _ pager: Pager, _ state: PastState, _ moment: PastMoment, history: UInt64, _ states: PastStates
  ) {
    self.pager = pager
    self.state = state
    self.history = history
    self.moment = moment
    self.states = states
  }

  var organisation: Organisation { self.state.organisation }

  /// Where the page's rows stand among so many, and the token of the next one, for which the state is
  /// kept.
  func range(of count: Int) -> (rows: Range<Int>, next: String) {
    let mark = PageMark(history: self.history, self.moment)
    let cut = self.pager.range(of: count, mark: mark)
    if !cut.next.isEmpty { self.states.keep(self.state, self.moment) }
    return cut
  }

  func cut<T>(_ rows: [T]) -> (rows: ArraySlice<T>, next: String) {
    let (range, next) = self.range(of: rows.count)
    return (rows[range], next)
  }
}

extension RouteTable {
  /// A method that answers with figures in pages.
  /// - Parameters:
  ///   - staysOnLane: true where it is soon done; else it goes through all that an organisation holds,
  ///     off the lane, from a copy.
  ///   - cost: about a microsecond each.
  mutating func readPages<Q: WireCodable & PagedMessage, R: WireCodable>(
    _ method: Method<Q, R>, staysOnLane: Bool = false, cost: Int = 64,
    _ body: @escaping @Sendable (Call, FigurePage, Q) throws(RequestError) -> R
  ) {
    self.add(method, .member, readsPast: true) { call in
      guard let request = call.decode(Q.self) else { return }
      let answer: @Sendable (FigurePage) -> Void = { page in
        do throws(RequestError) {
          call.finish(try body(call, page, request), page.organisation)
        } catch {
          call.fail(error)
        }
      }
      do throws(RequestError) {
        let pager = try Pager(request, in: call.organisation)
        call.withPage(pager, cost: cost, answer) { host in
          let page = FigurePage(pager, host, call.service.past)
          if staysOnLane { return answer(page) }
          call.service.blocking(call) { answer(page) }
        }
      } catch {
        call.fail(error)
      }
    }
  }
}

extension Call {
  /// Runs `present` on the organisation's lane where a page is of the present; else `past`, off the
  /// lanes: with the state of the pages before, or of `Request.as_of`.
  func withPage(
    _ pager: Pager, cost: Int, _ past: @escaping @Sendable (FigurePage) -> Void,
    present: @escaping @Sendable (OrganisationHost) -> Void
  ) {
    let states = self.service.past
    if pager.start > 0 { return self.withNextPage(pager, past) }
    guard let asked = self.wire.asOf else { return self.onLane(cost: cost, present) }
    self.onPastThread(cost: 4, take: { ($0.organisation.instant, $0.history) }) {
      taken, head throws(RequestError) in
      let (now, history) = taken
      let moment = try states.moment(asked, head, now: now)
      let state = try states.state(moment, head)
      past(FigurePage(pager, state, moment, history: history, states))
    }
  }

  private func withNextPage(_ pager: Pager, _ body: @escaping @Sendable (FigurePage) -> Void) {
    let states = self.service.past
    let asked = self.wire.asOf
    guard let mark = pager.mark, asked.map({ mark.fits($0) }) ?? true else {
      return self.fail(Pager.foreignToken)
    }
    self.onLane(cost: 4) { host in
      guard let head = host.head else { return self.fail(.storageAway) }
      guard mark.history == host.history, mark.revision <= head.revision,
        mark.instant <= host.organisation.instant
      else { return self.fail(Pager.foreignToken) }
      let moment = PastMoment(
        organisation: head.orgID, revision: mark.revision, instant: mark.instant)
      let answer: @Sendable (PastState) -> Void = {
        body(FigurePage(pager, $0, moment, history: mark.history, states))
      }
      if let state = states.known(moment) {
        return self.service.blocking(self) { answer(state) }
      }
      self.runPast { () throws(RequestError) in answer(try states.state(moment, head)) }
    }
  }
}
