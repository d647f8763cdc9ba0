// The driver of a lane: a serial queue that asks the policy what to do and does it.

internal import Dispatch
internal import Synchronization

/// One serial queue and its policy. The lock is held for the policy's decisions, never for a job.
final class Lane: Sendable {
  /// Work as the policy of a lane carries it.
  enum Work: Sendable {
    case closure(@Sendable () -> Void, onExpired: (@Sendable () -> Void)?)
    case long(LongJobBox, onExpired: (@Sendable () -> Void)?)

    var onExpired: (@Sendable () -> Void)? {
      switch self {
      case .closure(_, let onExpired), .long(_, let onExpired): onExpired
      }
    }
  }

  let queue: DispatchQueue
  private let policy: Mutex<LanePolicy<Work>>
  private let jobsPerTurn: Int
  private let onDrained: @Sendable () -> Void

  init(label: String, limits: WorkerPoolLimits, onDrained: @escaping @Sendable () -> Void) {
    self.queue = DispatchQueue(label: label)
    self.policy = Mutex(LanePolicy(limits: limits))
    self.jobsPerTurn = limits.jobsPerTurn
    self.onDrained = onDrained
  }

  func submit(
    _ work: Work, organisation: Int64, cost: Int, jobClass: JobClass, deadline: UInt64?,
    isPrivileged: Bool = false
  ) throws(WorkerPoolError) {
    let now = WorkerPool.now()
    let admission = self.policy.withLock {
      $0.submit(
        work, organisation: organisation, cost: cost, jobClass: jobClass, deadline: deadline,
        isPrivileged: isPrivileged, now: now)
    }
    switch admission {
    case .admitted(let wake): self.turnIf(wake)
    case .refused(let error): throw error
    }
  }

  func reenter(_ job: @escaping @Sendable () -> Void) {
    self.turnIf(self.policy.withLock { $0.reenter(.closure(job, onExpired: nil)) })
  }

  func schedule(
    organisation: Int64, at: UInt64, _ job: @escaping @Sendable () -> Void
  ) throws(WorkerPoolError) -> UInt64 {
    let scheduling = self.policy.withLock {
      $0.schedule(.closure(job, onExpired: nil), organisation: organisation, at: at)
    }
    switch scheduling {
    case .scheduled(let number, let wake):
      self.turnIf(wake)
      return number
    case .refused(let error): throw error
    }
  }

  func cancel(number: UInt64) -> Bool { self.policy.withLock { $0.cancel(number: number) } }

  func drain() { self.turnIf(self.policy.withLock { $0.drain() }) }

  func stop() { self.turnIf(self.policy.withLock { $0.stop() }) }

  func isShared() -> Bool { self.policy.withLock { $0.isShared(now: WorkerPool.now()) } }

  func statistics() -> LaneStatistics { self.policy.withLock { $0.statistics() } }

  private func turnIf(_ wake: Bool) {
    if wake { self.queue.async { self.turn() } }
  }

  /// Runs jobs until there are none, or gives the thread back once and goes on.
  private func turn() {
    var step: LongJobStep?
    for _ in 0..<self.jobsPerTurn {
      // Read inside the lock, the clock never goes back between two decisions of the policy.
      let action = self.policy.withLock { $0.next(now: WorkerPool.now(), step: step) }
      step = nil
      switch action {
      case .run(.closure(let job, _)): job()
      case .slice(.long(let box, _), let deadline): step = box.runSlice(deadline: deadline)
      case .run(.long), .slice(.closure, _): preconditionFailure("work of the other class")
      case .expire(let work): work.onExpired?()
      case .drained: self.onDrained()
      case .idle(let wakeAt):
        if let wakeAt { self.wakeUp(at: wakeAt) }
        return
      }
    }
    self.continueTurn(step: step)
  }

  /// The step of a last slice is handed to the policy before the lane is left.
  private func continueTurn(step: LongJobStep?) {
    self.policy.withLock { $0.endTurn(now: WorkerPool.now(), step: step) }
    self.queue.async { self.turn() }
  }

  private func wakeUp(at instant: UInt64) {
    self.queue.asyncAfter(deadline: DispatchTime(uptimeNanoseconds: instant)) {
      if self.policy.withLock({ $0.wakeUpCame(at: instant) }) { self.turn() }
    }
  }
}
