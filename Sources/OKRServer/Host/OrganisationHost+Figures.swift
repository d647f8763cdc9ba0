// Bringing figures up to date: at once where little changed, else in slices between the lane's
// other work. Until they are through, this organisation answers nothing and takes nothing; others
// on the lane are served all the while.

internal import OKRState
internal import WorkerPool

extension OrganisationHost {
  /// Brings every figure up to date, then goes on with `then`.
  func settleFigures(_ then: @escaping @Sendable (OrganisationHost) -> Void) {
    self.settle(
      inSteps: {
        $0.organisation.proceed(atMost: ServerLimits.itemsSettledAtOnce) ? .finished : .more
      }, then)
  }

  /// Takes steps until one is the last, then goes on with `then`: at once where the first is, else
  /// in slices between the lane's other work.
  func settle(
    inSteps step: @escaping @Sendable (OrganisationHost) -> LongJobStep,
    _ then: @escaping @Sendable (OrganisationHost) -> Void
  ) {
    self.assertOnLane()
    precondition(!self.isSettling, "an organisation is settled by one after another")
    if step(self) == .finished {
      then(self)
      return
    }
    self.isSettling = true
    let rest: @Sendable () -> Void = {
      while step(self) == .more {}
      self.settled(then)
    }
    do {
      try self.environment.pool.submitLong(
        organisation: self.organisationID, onExpired: rest,
        Settling(host: self, step: step, then: then))
    } catch {
      // A pool that takes no long work any more drains: nobody is held up by the rest.
      rest()
    }
  }

  fileprivate func settled(_ then: (OrganisationHost) -> Void) {
    self.isSettling = false
    then(self)
    // What is done first may have begun to settle again; the rest waits for that as well.
    let deferred = self.deferred
    self.deferred = []
    for (index, body) in deferred.enumerated() {
      guard !self.isSettling else {
        self.deferred.insert(contentsOf: deferred[index...], at: 0)
        return
      }
      body(self)
    }
  }

  /// Runs `body` now, or once every figure is up to date.
  func whenSettled(_ body: @escaping @Sendable (OrganisationHost) -> Void) {
    self.assertOnLane()
    if self.isSettling {
      self.deferred.append(body)
    } else {
      body(self)
    }
  }

  // MARK: Time

  /// Applies what time alone changed since the last look, then goes on with `then`.
  func catchUpWithTime(_ then: @escaping @Sendable (OrganisationHost) -> Void) {
    guard self.organisation.beginAdvancing(to: self.environment.clock.nowMicros) else {
      then(self)
      return
    }
    self.settleFigures { host in
      host.notifyWatchers()
      host.scheduleTimer()
      then(host)
    }
  }
}

/// The rest of the steps, as long work of the lane.
private struct Settling: LongJob {
  let host: OrganisationHost
  let step: @Sendable (OrganisationHost) -> LongJobStep
  let then: @Sendable (OrganisationHost) -> Void

  mutating func runSlice(deadline: UInt64) -> LongJobStep {
    self.host.assertOnLane()
    repeat {
      if self.step(self.host) == .finished {
        self.host.settled(self.then)
        return .finished
      }
    } while WorkerPool.now() < deadline
    return .more
  }
}
