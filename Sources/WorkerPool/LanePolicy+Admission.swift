// How work comes into a lane: submissions, re-entries, timers, and the phases of a shutdown.

extension LanePolicy {
  /// Admits or refuses a job. A `deadline` is the instant from which it is not begun any more. A
  /// privileged job is let in where the queue stands, up to the hard limits.
  mutating func submit(
    _ work: Work, organisation: Int64, cost: Int, jobClass: JobClass, deadline: UInt64?,
    isPrivileged: Bool = false, now: UInt64
  ) -> Admission {
    let refusal =
      self.refusal(organisation: organisation, cost: cost, jobClass: jobClass)
      ?? (isPrivileged || jobClass == .long ? nil : self.shedding(organisation))
    if let refusal {
      self.figures.refused += 1
      return .refused(refusal)
    }
    if let last = self.lastSubmitter, last != organisation { self.lastMixedAt = now }
    self.lastSubmitter = organisation
    let job = Job(work: work, deadline: deadline, submittedAt: now)
    switch jobClass {
    case .interactive:
      self.interactive.append(job, organisation: organisation, cost: max(1, cost))
    case .long:
      if self.longCount == 0 {
        self.jobsSinceSlice = 0
        self.lastSliceAt = now
      }
      self.long.append(job, organisation: organisation, cost: 1)
    }
    return .admitted(wake: self.wake())
  }

  private func refusal(
    organisation: Int64, cost: Int, jobClass: JobClass
  ) -> WorkerPoolError? {
    if self.phase != .open { return .draining }
    if cost > self.limits.jobCostUnits { return .costTooHigh(limit: self.limits.jobCostUnits) }
    let isLong = jobClass == .long
    let lane = isLong ? self.limits.queuedLongJobsPerLane : self.limits.queuedJobsPerLane
    if (isLong ? self.longCount : self.interactive.count) >= lane { return .laneFull(limit: lane) }
    let share =
      isLong ? self.limits.queuedLongJobsPerOrganisation : self.limits.queuedJobsPerOrganisation
    let held = isLong ? self.longCount(of: organisation) : self.interactive.count(of: organisation)
    return held >= share ? .organisationFull(limit: share) : nil
  }

  /// Where the queue stands, who has more than a share of what may wait is told to come later; a
  /// quiet organisation is let in.
  private func shedding(_ organisation: Int64) -> WorkerPoolError? {
    guard self.interactive.count >= self.admission.limit else { return nil }
    let held = self.interactive.count(of: organisation)
    let share = self.admission.share(of: self.interactive.organisationCount + (held == 0 ? 1 : 0))
    return held >= share ? .overloaded(limit: share) : nil
  }

  /// Long jobs, the one whose slice is running included.
  var longCount: Int { self.long.count + (self.running?.slice == nil ? 0 : 1) }

  private func longCount(of organisation: Int64) -> Int {
    let isRunning = self.running?.slice?.organisation == organisation
    return self.long.count(of: organisation) + (isRunning ? 1 : 0)
  }

  /// Takes a completion of admitted work. It is never refused: what it completes was bounded.
  mutating func reenter(_ work: Work) -> Bool {
    self.reentries.append(work)
    return self.wake()
  }

  /// Begins to refuse new work. Timers that are not due are dropped: what they stand for is
  /// computed again at the next start. True if the lane has to be asked.
  mutating func drain() -> Bool {
    if self.phase == .open { self.phase = .draining }
    self.timers.removeAll()
    return self.wake()
  }

  /// Drops queued jobs and the rest of long ones; each is told by `expire`.
  mutating func stop() -> Bool {
    self.phase = .stopped
    self.timers.removeAll()
    return self.wake()
  }

  /// The figures now.
  func statistics() -> LaneStatistics {
    var figures = self.figures
    figures.queued = self.interactive.count
    figures.limit = self.admission.limit
    figures.queuedLong = self.longCount
    figures.queuedReentries = self.reentries.count
    figures.timers = self.timers.count
    let onlyLong = self.long.organisations.count { self.interactive.count(of: $0) == 0 }
    figures.organisationsWithQueuedWork = self.interactive.organisationCount + onlyLong
    return figures
  }

  /// Stops the process if the parts disagree or a limit is passed.
  func checkInvariants() {
    self.interactive.checkInvariants()
    self.long.checkInvariants()
    self.reentries.checkInvariants()
    self.timers.checkInvariants()
    precondition(self.timers.count + self.dueTimerCount <= self.limits.timersPerLane)
    precondition(self.longCount <= self.limits.queuedLongJobsPerLane)
    precondition(
      self.interactive.count <= self.limits.queuedJobsPerLane + self.dueTimerCount)
    precondition(self.phase == .open || self.timers.count == 0)
    let isQuiet = self.interactive.isEmpty && self.longCount == 0 && self.reentries.isEmpty
    precondition(isQuiet || self.isAwake, "work waits on a lane that sleeps")
    precondition(!self.saidDrained || self.phase != .open)
  }
}
