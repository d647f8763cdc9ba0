// Calls that read the past: off the lanes, on the thread where it is replayed.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import WorkerPool

extension Call {
  /// Runs `body` on the thread of the past, with the head of the present.
  /// - Parameter take: what is needed of the present, taken on the lane.
  func onPastThread<Taken: Sendable>(
    cost: Int, take: @escaping @Sendable (OrganisationHost) -> Taken,
    _ body: @escaping @Sendable (Taken, OrganisationHead) throws(RequestError) -> Void
  ) {
    self.onLane(cost: cost) { host in
      guard let head = host.head else {
        self.fail(.storageAway)
        return
      }
      let taken = take(host)
      self.runPast { () throws(RequestError) in try body(taken, head) }
    }
  }

  /// Runs `body` on the thread of the past, or fails where as many wait as may.
  func runPast(_ body: @escaping @Sendable () throws(RequestError) -> Void) {
    let isTaken = self.service.past.run {
      guard !self.wire.isCancelled else { return self.fail(.deadlinePassed) }
      do throws(RequestError) {
        try body()
      } catch {
        self.fail(error)
      }
    }
    if !isTaken { self.fail(.pool(.laneFull(limit: ServerLimits.pastReadsWaiting))) }
  }

  /// Runs `body` with the organisation as it was at the moment that the request asks for.
  func inPast(
    _ asked: AsOf, _ body: @escaping @Sendable (PastState) throws(RequestError) -> Void
  ) {
    let states = self.service.past
    self.onPastThread(cost: 4, take: { $0.organisation.instant }) {
      now, head throws(RequestError) in
      try body(try states.state(try states.moment(asked, head, now: now), head))
    }
  }

  /// Runs `body` off the lanes with a state, its moment and the head of the present: that of
  /// `Request.as_of`, or the present's.
  func withMoment(
    _ body:
      @escaping @Sendable (Organisation, PastMoment, OrganisationHead) throws(RequestError)
      -> Void
  ) {
    let states = self.service.past
    guard let asked = self.wire.asOf else {
      self.onPastThread(cost: 64, take: { $0.organisation }) {
        organisation, head throws(RequestError) in
        let present = PastMoment(
          organisation: head.orgID, revision: organisation.revision, instant: organisation.instant)
        try body(organisation, present, head)
      }
      return
    }
    self.onPastThread(cost: 64, take: { $0.organisation.instant }) {
      now, head throws(RequestError) in
      let moment = try states.moment(asked, head, now: now)
      try body(try states.state(moment, head).organisation, moment, head)
    }
  }
}
