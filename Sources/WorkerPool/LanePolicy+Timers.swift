// Timers of a lane. A due timer becomes an interactive job of its organisation and so takes its
// turn like any other; the wake-ups that make timers due are few, as they lie on a grid.

extension LanePolicy {
  enum Scheduling {
    case scheduled(number: UInt64, wake: Bool)
    case refused(WorkerPoolError)
  }

  /// Keeps the work until `at`. A woken lane answers `idle` with the wake-up to ask for.
  mutating func schedule(_ work: Work, organisation: Int64, at: UInt64) -> Scheduling {
    guard self.phase == .open else { return self.refuseTimer(.draining) }
    guard self.timers.count + self.dueTimerCount < self.limits.timersPerLane else {
      return self.refuseTimer(.timersFull(limit: self.limits.timersPerLane))
    }
    let number = self.timers.insert(DueWork(organisation: organisation, work: work), at: at)
    return .scheduled(number: number, wake: self.wake())
  }

  private mutating func refuseTimer(_ error: WorkerPoolError) -> Scheduling {
    self.figures.refused += 1
    return .refused(error)
  }

  /// True if the timer was still waiting; then it never runs.
  mutating func cancel(number: UInt64) -> Bool { self.timers.remove(number: number) }

  /// A wake-up came. True if the lane was idle and has to be asked.
  mutating func wakeUpCame(at instant: UInt64) -> Bool {
    self.wakeUps.remove(instant)
    return self.wake()
  }

  /// Due timers pass the queue's limits: they were admitted, and bounded, when they were scheduled.
  mutating func moveDueTimers(now: UInt64) {
    for _ in 0..<self.limits.dueTimersPerJob {
      guard let due = self.timers.popDue(now: now) else { return }
      let job = Job(work: due.work, deadline: nil, submittedAt: now, isTimer: true)
      self.interactive.append(job, organisation: due.organisation, cost: 1)
      self.dueTimerCount += 1
    }
  }

  /// The instant of a wake-up that is needed and not asked for yet.
  mutating func newWakeUp(now: UInt64) -> UInt64? {
    guard let earliest = self.timers.earliest else { return nil }
    let sleep = UInt64(self.limits.timerSleepMilliseconds) * 1_000_000
    let instant = self.roundedUp(min(earliest, now + sleep))
    if self.wakeUps.contains(where: { $0 <= instant }) { return nil }
    self.wakeUps.insert(instant)
    return instant
  }

  private func roundedUp(_ instant: UInt64) -> UInt64 {
    let grid = UInt64(self.limits.timerGridMicroseconds) * 1_000
    return (instant + grid - 1) / grid * grid
  }
}
