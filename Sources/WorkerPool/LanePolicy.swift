// What a lane does next: a pure state machine. Events come in (submissions, the end of a job, a
// wake-up), actions go out. It has no clock, no thread and no closure of its own.

/// The policy of one lane. Instants are monotonic nanoseconds that never go back.
struct LanePolicy<Work> {
  enum Action {
    /// Run the work, then ask again.
    case run(Work)
    /// Run a slice of the long work until `deadline`, then ask again with the step it returned.
    case slice(Work, deadline: UInt64)
    /// Tell the work that it will not run, then ask again.
    case expire(Work)
    /// Everything queued before the drain is done. Said once; then ask again.
    case drained
    /// Nothing to do. Ask again after a wake-up; `wakeAt` is a new one to ask for, if any.
    case idle(wakeAt: UInt64?)
  }

  /// What came of a submission; `wake` says that the lane was idle and has to be asked.
  enum Admission {
    case admitted(wake: Bool)
    case refused(WorkerPoolError)
  }

  enum Phase { case open, draining, stopped }

  struct Job {
    let work: Work
    let deadline: UInt64?
    let submittedAt: UInt64
    /// Set when a long job has run a slice: what has begun no longer expires.
    var hasBegun = false
    /// Set for a due timer, which goes on counting against the limit of timers.
    var isTimer = false
  }

  struct Running {
    let startedAt: UInt64
    let slice: FairQueue<Job>.Item?
  }

  struct DueWork {
    let organisation: Int64
    let work: Work
  }

  let limits: WorkerPoolLimits
  var phase = Phase.open
  var saidDrained = false
  /// True from a wake-up until `idle` was answered.
  var isAwake = false
  var reentries = RingQueue<Work>()
  var interactive: FairQueue<Job>
  var admission: AdaptiveLimit
  var long = FairQueue<Job>(quantum: 1)
  var timers = TimerHeap<DueWork>()
  /// Due timers that wait in `interactive`.
  var dueTimerCount = 0
  /// Wake-ups asked for that have not come yet.
  var wakeUps: Set<UInt64> = []
  var running: Running?
  var jobsSinceSlice = 0
  var lastSliceAt: UInt64 = 0
  /// Who submitted last, and when last one did after another.
  var lastSubmitter: Int64?
  var lastMixedAt: UInt64?
  var figures = LaneStatistics()

  init(limits: WorkerPoolLimits) {
    self.limits = limits
    self.interactive = FairQueue(quantum: limits.quantumCostUnits)
    self.admission = AdaptiveLimit(limits)
  }

  /// Whether work of several organisations came lately.
  func isShared(now: UInt64) -> Bool {
    self.lastMixedAt.map { now - $0 < UInt64(self.limits.sharedForMicroseconds) * 1_000 } ?? false
  }

  /// Takes the lane from idle to awake; true if it was idle and has to be asked for work.
  mutating func wake() -> Bool {
    defer { self.isAwake = true }
    return !self.isAwake
  }

  /// The next action; asked only while the lane is awake. `step` is the result of the slice that
  /// ended, if the last action was one.
  mutating func next(now: UInt64, step: LongJobStep? = nil) -> Action {
    precondition(self.isAwake, "a sleeping lane was asked for work")
    self.endRunning(now: now, step: step)
    self.moveDueTimers(now: now)
    if let work = self.reentries.popFirst() { return self.start(work, now: now) }
    if self.phase == .stopped, let work = self.popDiscarded() { return .expire(work) }
    if self.isSliceDue(now: now), let action = self.nextSlice(now: now) { return action }
    if let item = self.popInteractive() { return self.startInteractive(item, now: now) }
    if let action = self.nextSlice(now: now) { return action }
    if self.phase != .open && !self.saidDrained {
      self.saidDrained = true
      return .drained
    }
    self.isAwake = false
    return .idle(wakeAt: self.newWakeUp(now: now))
  }

  /// The last action ended and the lane pauses, still awake, before it asks again.
  mutating func endTurn(now: UInt64, step: LongJobStep?) {
    self.endRunning(now: now, step: step)
  }
}

// MARK: - Choosing

extension LanePolicy {
  private mutating func start(_ work: Work, now: UInt64) -> Action {
    self.running = Running(startedAt: now, slice: nil)
    return .run(work)
  }

  private mutating func popInteractive() -> FairQueue<Job>.Item? {
    guard let item = self.interactive.popFirst() else { return nil }
    if item.element.isTimer { self.dueTimerCount -= 1 }
    return item
  }

  private mutating func startInteractive(_ item: FairQueue<Job>.Item, now: UInt64) -> Action {
    self.jobsSinceSlice += 1
    let wait = now - min(now, item.element.submittedAt)
    self.figures.begun += 1
    self.figures.waitedNanoseconds += wait
    self.admission.took(waitNanoseconds: wait, queued: self.interactive.count, now: now)
    if let deadline = item.element.deadline, deadline <= now {
      self.figures.expired += 1
      return .expire(item.element.work)
    }
    return self.start(item.element.work, now: now)
  }

  /// Long work gets a slice after so many jobs or so much time, but never two slices in a row
  /// while interactive work waits.
  private func isSliceDue(now: UInt64) -> Bool {
    guard !self.long.isEmpty, self.jobsSinceSlice >= 1 else { return false }
    if self.jobsSinceSlice >= self.limits.interactiveJobsPerLongSlice { return true }
    return now &- self.lastSliceAt >= UInt64(self.limits.longSliceIntervalMicroseconds) * 1_000
  }

  private mutating func nextSlice(now: UInt64) -> Action? {
    guard let item = self.long.popFirst() else { return nil }
    let job = item.element
    if !job.hasBegun, let deadline = job.deadline, deadline <= now {
      self.figures.expired += 1
      return .expire(job.work)
    }
    self.running = Running(startedAt: now, slice: item)
    return .slice(job.work, deadline: now + UInt64(self.limits.longSliceMicroseconds) * 1_000)
  }

  private mutating func popDiscarded() -> Work? {
    guard let item = self.popInteractive() ?? self.long.popFirst() else { return nil }
    self.figures.discarded += 1
    return item.element.work
  }

  private mutating func endRunning(now: UInt64, step: LongJobStep?) {
    guard let ended = self.running else { return }
    self.running = nil
    self.figures.busyNanoseconds += now - ended.startedAt
    let microseconds = (now - ended.startedAt) / 1_000
    guard let item = ended.slice else {
      self.figures.executed += 1
      self.figures.longestJobMicroseconds = max(
        self.figures.longestJobMicroseconds, microseconds)
      return
    }
    self.figures.longestSliceMicroseconds = max(
      self.figures.longestSliceMicroseconds, microseconds)
    self.jobsSinceSlice = 0
    self.lastSliceAt = now
    if step == .more {
      self.figures.yielded += 1
      var job = item.element
      job.hasBegun = true
      self.long.putBack(.init(organisation: item.organisation, cost: 1, element: job))
    } else {
      self.figures.executed += 1
    }
  }
}
