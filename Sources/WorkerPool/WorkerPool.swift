// The pool: a fixed number of lanes, and the organisations' way to theirs.

internal import Dispatch
internal import Synchronization

/// Serial lanes that own organisations. All work of an organisation runs on one lane, one job at a
/// time; jobs of one class and organisation run in the order of their submission.
public final class WorkerPool: Sendable {
  /// Names a timer, to cancel it.
  public struct TimerToken: Sendable, Hashable {
    let lane: Int
    let number: UInt64
  }

  private let lanes: [Lane]
  private let shutdown: Shutdown

  /// - Parameters:
  ///   - laneCount: in `1...limits.laneCount`; about the number of cores.
  ///   - label: the lanes' queues are called `label.0`, `label.1` and so on.
  public init(laneCount: Int, limits: WorkerPoolLimits = .init(), label: String = "okr.lane") {
    limits.assertRelations()
    precondition((1...limits.laneCount).contains(laneCount))
    let shutdown = Shutdown(laneCount: laneCount)
    self.shutdown = shutdown
    self.lanes = (0..<laneCount).map { index in
      Lane(label: "\(label).\(index)", limits: limits) { shutdown.laneDrained() }
    }
  }

  /// The pool's clock: monotonic nanoseconds, of use only within this process.
  public static func now() -> UInt64 { DispatchTime.now().uptimeNanoseconds }

  public var laneCount: Int { self.lanes.count }

  /// The lane of an organisation: the same in every process with as many lanes.
  public func lane(for organisation: Int64) -> Int {
    StableHash.bucket(of: organisation, count: self.lanes.count)
  }

  /// Queues a job. Exactly one of `job` and `onExpired` is called, on the lane, unless it throws.
  /// - Parameters:
  ///   - cost: in units of about a microsecond; less than 1 counts as 1.
  ///   - deadline: the instant (`now()`) from which the job is not begun; `onExpired` is called
  ///     instead, as it is for a job that `stopNow` drops.
  ///   - isPrivileged: let in also where others are told to come later, up to the hard limits.
  public func submit(
    organisation: Int64, cost: Int, class jobClass: JobClass = .interactive,
    deadline: UInt64? = nil, isPrivileged: Bool = false,
    onExpired: (@Sendable () -> Void)? = nil, _ job: @escaping @Sendable () -> Void
  ) throws(WorkerPoolError) {
    let work: Lane.Work =
      switch jobClass {
      case .interactive: .closure(job, onExpired: onExpired)
      case .long: .long(LongJobBox(SingleSlice(job: job)), onExpired: onExpired)
      }
    try self.owner(of: organisation).submit(
      work, organisation: organisation, cost: cost, jobClass: jobClass, deadline: deadline,
      isPrivileged: isPrivileged)
  }

  /// Queues a long job. `onExpired` is called if it is not begun before `deadline`, or if `stopNow`
  /// drops it before it has finished.
  public func submitLong(
    organisation: Int64, deadline: UInt64? = nil, onExpired: (@Sendable () -> Void)? = nil,
    _ job: any LongJob
  ) throws(WorkerPoolError) {
    try self.owner(of: organisation).submit(
      .long(LongJobBox(job), onExpired: onExpired), organisation: organisation, cost: 1,
      jobClass: .long, deadline: deadline)
  }

  /// Runs the completion of admitted work on its lane, before all waiting work. Never refused, not
  /// even after `drain`, so only for what is bounded by admitted work.
  public func async(organisation: Int64, _ job: @escaping @Sendable () -> Void) {
    self.owner(of: organisation).reenter(job)
  }

  /// Queues a job at the instant `at` (`now()`), about a millisecond late at the most on an idle
  /// lane. Timers that are not due when the pool drains are dropped.
  public func schedule(
    organisation: Int64, at: UInt64, _ job: @escaping @Sendable () -> Void
  ) throws(WorkerPoolError) -> TimerToken {
    let number = try self.owner(of: organisation).schedule(
      organisation: organisation, at: at, job)
    return TimerToken(lane: self.lane(for: organisation), number: number)
  }

  /// True if the timer was still waiting; then its job never runs. False if it is due or done.
  @discardableResult
  public func cancel(_ token: TimerToken) -> Bool {
    self.lanes[token.lane].cancel(number: token.number)
  }

  /// Stops the process if the caller is not on the organisation's lane.
  public func assertOnLane(_ organisation: Int64) {
    dispatchPrecondition(condition: .onQueue(self.owner(of: organisation).queue))
  }

  /// Whether several organisations sent work to this one's lane lately: then each does well to do
  /// less at a time.
  public func isShared(laneOf organisation: Int64) -> Bool {
    self.owner(of: organisation).isShared()
  }

  /// The figures of each lane, in order. From any thread.
  public func statistics() -> [LaneStatistics] { self.lanes.map { $0.statistics() } }

  /// Refuses new work from now on, finishes what is queued, then calls `completion` once, on a lane
  /// or, if all is finished already, on the caller's thread.
  public func drain(_ completion: @escaping @Sendable () -> Void) {
    self.shutdown.whenDrained(completion)
    for lane in self.lanes { lane.drain() }
  }

  /// Drops what is queued (`onExpired` is called for it) and what is left of long jobs, so that a
  /// drain ends soon. Running jobs and re-entries are finished.
  public func stopNow() {
    for lane in self.lanes { lane.stop() }
  }

  private func owner(of organisation: Int64) -> Lane {
    self.lanes[self.lane(for: organisation)]
  }
}

/// A closure as a long job: one slice, between interactive jobs.
private struct SingleSlice: LongJob {
  let job: @Sendable () -> Void

  mutating func runSlice(deadline: UInt64) -> LongJobStep {
    self.job()
    return .finished
  }
}
