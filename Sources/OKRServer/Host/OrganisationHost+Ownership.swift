// Whether memory is still what the organisation's owner knows. Appends are fenced by their epoch; a read isn't, so after
// a pause of this process or of its database the lease is looked up before anything is told.

internal import Logging
internal import OKRModel
internal import OKRStore
internal import Synchronization
internal import WorkerPool

/// What is known of an organisation's lease.
struct Ownership {
  /// The lapses of the process's lease after which the organisation was found to be its own.
  var lapses: UInt64 = 0
  /// Until when an answer of the database holds, in monotonic nanoseconds.
  var heldUntil: UInt64 = 0
  /// True where the database doesn't answer: reads go on from what is here, and it is asked beside them.
  var isSilent = false
  var isAsking = false
  /// What waits for an answer.
  var waiting: [@Sendable (OrganisationHost) -> Void] = []
}

extension OrganisationHost {
  var isServing: Bool {
    if case .serving = self.phase { true } else { false }
  }

  /// True while nobody else can have taken the organisation.
  var isOwnCertainly: Bool {
    if self.environment.isAlone { return true }
    let now = WorkerPool.now()
    return self.environment.lease.isCertain(after: self.ownership.lapses, now: now)
      || now < self.ownership.heldUntil
  }

  /// Asks who owns the organisation, and runs `body` then: on what is here where it is still its own, else after what
  /// the database says was loaded, or isn't served here.
  func confirmOwnership(_ body: @escaping @Sendable (OrganisationHost) -> Void) {
    self.assertOnLane()
    self.ownership.waiting.append(body)
    self.askForOwner()
    if self.ownership.isSilent { self.goOn() }
  }

  private func askForOwner() {
    guard !self.ownership.isAsking else { return }
    self.ownership.isAsking = true
    let lapses = self.environment.lease.lapses
    self.environment.background.async {
      let found = Result { () throws(StoreError) in
        try self.environment.store.head(orgID: self.organisationID)
      }
      self.resume { $0.ownerFound(found, lapses) }
    }
    self.environment.background.after(milliseconds: ServerLimits.ownerPatienceMilliseconds) {
      self.resume { host in
        guard host.ownership.isAsking else { return }
        host.ownership.isSilent = true
        host.goOn()
      }
    }
  }

  private func ownerFound(_ found: Result<OrganisationHead, StoreError>, _ lapses: UInt64) {
    self.ownership.isAsking = false
    switch found {
    case .success(let head):
      self.ownership.isSilent = false
      if head.holder == self.environment.holder {
        self.ownership.lapses = lapses
        // For those who came together.
        self.ownership.heldUntil = WorkerPool.now() + ServerLimits.ownerTrustNanoseconds
      } else {
        self.leaveToOther()
      }
    case .failure: self.ownership.isSilent = true
    }
    self.goOn()
  }

  private func goOn() {
    let waiting = self.ownership.waiting
    self.ownership.waiting = []
    for body in waiting { body(self) }
  }

  /// Another process took the organisation: what is here is told to nobody any more.
  private func leaveToOther() {
    guard case .serving = self.phase else { return }
    self.environment.counters.lostLeases.add(1, ordering: .relaxed)
    self.environment.logger.notice(
      "another process serves an organisation that was served here",
      metadata: ["organisation": "\(self.externalID)"])
    // A commit under way finds out by itself, and begins anew.
    guard self.inFlight == nil else { return }
    self.leaveMemory()
    // Who watches and what waits is told by the load, which finds who has it.
    if !self.watchers.isEmpty || !self.waiting.isEmpty || !self.readers.isEmpty { self.load() }
  }

  /// Ends what only an owner can go on with.
  func endAsLost(_ failure: RequestError) {
    for watcher in self.watchers.all { self.end(watcher, failure) }
    let readers = self.readers
    self.readers = []
    for reader in readers { reader.fail(failure) }
  }
}
