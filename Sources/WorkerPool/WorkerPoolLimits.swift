// Every limit of the worker pool in one place, with its unit in its name.

/// The limits of a pool. Relations between them are asserted when a pool is made.
public struct WorkerPoolLimits: Sendable, Equatable {
  /// The most lanes a pool may have; each lane may hold a thread of its own.
  public var laneCount = 64
  /// Interactive jobs that may wait on one lane.
  public var queuedJobsPerLane = 8_192
  /// Interactive jobs of one organisation that may wait on its lane.
  public var queuedJobsPerOrganisation = 2_048
  /// Interactive jobs that may wait on one lane however long they wait; no more than
  /// `queuedJobsPerLane`.
  public var queuedJobsPerLaneAtLeast = 1_024
  /// Where no job waits less than this for an interval, the queue stands, and fewer are let in.
  public var standingWaitMicroseconds = 50_000
  public var standingIntervalMicroseconds = 100_000
  /// Long jobs on one lane, the one under way included.
  public var queuedLongJobsPerLane = 64
  /// Long jobs of one organisation, the one under way included.
  public var queuedLongJobsPerOrganisation = 4
  /// Timers that may stand on one lane, those that are due and wait for their turn included.
  public var timersPerLane = 65_536
  /// Due timers that are moved to the queue before each job, so that a crowd of timers that are due
  /// at one instant (midnight) costs no long pause.
  public var dueTimersPerJob = 16
  /// The most a job may say it costs. A unit is about a microsecond of the lane's time.
  public var jobCostUnits = 256
  /// What an organisation may spend each time its turn comes. At least `jobCostUnits`, so that each
  /// turn serves a job and a dequeue takes constant time.
  public var quantumCostUnits = 256
  /// How long one slice of a long job should take.
  public var longSliceMicroseconds = 250
  /// While long work waits, a slice runs after this many interactive jobs.
  public var interactiveJobsPerLongSlice = 32
  /// While long work waits, a slice runs after this time, behind at least one interactive job.
  public var longSliceIntervalMicroseconds = 5_000
  /// A lane counts as shared for so long after work of another organisation came.
  public var sharedForMicroseconds = 1_000_000
  /// Jobs that a lane runs before it gives its thread back to Dispatch once.
  public var jobsPerTurn = 256
  /// Timers fire on a grid of this width; it bounds the wake-ups that may be outstanding.
  public var timerGridMicroseconds = 1_000
  /// The longest sleep of a lane that has timers.
  public var timerSleepMilliseconds = 1_000

  /// The starting values.
  public init() {}

  /// Stops the process if a relation between the limits does not hold.
  func assertRelations() {
    precondition(self.laneCount >= 1)
    precondition(self.queuedJobsPerOrganisation >= 1)
    precondition(self.queuedJobsPerLane >= self.queuedJobsPerOrganisation)
    precondition(self.queuedJobsPerLaneAtLeast >= 8)
    precondition(self.standingWaitMicroseconds >= 1 && self.standingIntervalMicroseconds >= 1)
    precondition(self.queuedLongJobsPerOrganisation >= 1)
    precondition(self.queuedLongJobsPerLane >= self.queuedLongJobsPerOrganisation)
    precondition(self.timersPerLane >= 1 && self.dueTimersPerJob >= 1)
    precondition(self.jobCostUnits >= 1 && self.quantumCostUnits >= self.jobCostUnits)
    precondition(self.longSliceMicroseconds >= 1 && self.interactiveJobsPerLongSlice >= 1)
    precondition(self.longSliceIntervalMicroseconds >= self.longSliceMicroseconds)
    precondition(self.sharedForMicroseconds >= 1)
    precondition(self.jobsPerTurn >= 1 && self.timerGridMicroseconds >= 1)
    precondition(self.timerSleepMilliseconds * 1_000 >= self.timerGridMicroseconds)
  }
}
