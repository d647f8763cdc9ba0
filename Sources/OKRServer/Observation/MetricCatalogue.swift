// Every metric of the server: its name, labels and meaning. `okrd metrics list`, docs/METRICS.md and
// the exposition itself are written from here.

public import Metrics
internal import WorkerPool

/// The metrics that a server shows.
public enum MetricCatalogue {
  /// All of them, in the order of the exposition.
  public static let all: [MetricDescription] =
    Self.calls + Self.connections + Self.lanes + Self.organisations + Self.byOrganisation
    + Self.database + Self.server

  /// What the documents promise, so that a new method isn't news to them.
  static let methodsAtMost = 128
  static let method = MetricLabel(
    "method", .each("method of the contract", atMost: Self.methodsAtMost))
  static let code = MetricLabel("code", .count(CallMeter.codeCount))
  static let lane = MetricLabel("lane", .each("lane", atMost: WorkerPoolLimits().laneCount))

  // MARK: Calls

  static let rpcCalls = MetricDescription(
    "okr_rpc_calls_total", .counter, [method, code],
    "Calls that ended, by the status code that the service gave them.")
  static let rpcDuration = MetricDescription(
    "okr_rpc_duration_seconds", .histogram, [method],
    "From a request's arrival until its answer was given; streams and waits are left out.")
  static let rpcInFlight = MetricDescription(
    "okr_rpc_in_flight", .gauge, "Calls and watches whose work isn't finished.")
  static let rpcUnknown = MetricDescription(
    "okr_rpc_unknown_methods_total", .counter, "Calls of methods that the contract hasn't.")
  static let rpcSlow = MetricDescription(
    "okr_rpc_slow_total", .counter, "Calls that took at least --slow-request-ms.")
  static let rpcSlowLeftOut = MetricDescription(
    "okr_rpc_slow_unlogged_total", .counter,
    "Slow calls that got no line in the log, since so many came at a time.")
  static let accessLeftOut = MetricDescription(
    "okr_rpc_access_unlogged_total", .counter,
    "Calls that the access log should have told, and didn't, since so many came at a time.")
  static let admissions = MetricDescription(
    "okr_admissions_total", .counter,
    [MetricLabel("result", .count(Admission.allCases.count))],
    "What the door said to calls: admitted, or refused for their access, their quota or their form."
  )
  static let signIns = MetricDescription(
    "okr_sign_ins_total", .counter,
    [MetricLabel("result", .count(SignInResult.allCases.count))],
    "What became of hellos; late ones got no word of the database in time.")
  static let blockingWaiting = MetricDescription(
    "okr_blocking_calls_waiting", .gauge,
    "Calls that ask the database or take long, and wait for a thread or have one.")
  static let blockingLimit = MetricDescription(
    "okr_blocking_calls_limit", .gauge, "How many of those may wait; more are refused.")
  static let watchers = MetricDescription("okr_watchers", .gauge, "Open watches.")
  static let watchLag = MetricDescription(
    "okr_watch_lag_seconds", .histogram,
    "From the certainty of a commit until those who watch its organisation were told.")
  static let calls = [
    rpcCalls, rpcDuration, rpcInFlight, rpcUnknown, rpcSlow, rpcSlowLeftOut, accessLeftOut,
    admissions, signIns,
    blockingWaiting, blockingLimit, watchers, watchLag,
  ]

  // MARK: Connections

  static let open = MetricDescription("okr_connections", .gauge, "Open connections.")
  static let openLimit = MetricDescription(
    "okr_connections_limit", .gauge, "How many connections may be open.")
  static let accepted = MetricDescription(
    "okr_connections_accepted_total", .counter, "Connections that were accepted.")
  static let sessions = MetricDescription(
    "okr_sessions", .gauge, "Open connections on which somebody is signed in.")
  static let connections = [open, openLimit, accepted, sessions]

  // MARK: Lanes

  static let laneQueued = MetricDescription(
    "okr_lane_queued_jobs", .gauge, [lane], "Jobs that wait for their turn.")
  static let laneLimit = MetricDescription(
    "okr_lane_queue_limit_jobs", .gauge, [lane],
    "How many jobs may wait; it falls where all of them wait long.")
  static let laneJobs = MetricDescription(
    "okr_lane_jobs_total", .counter, [lane], "Jobs that ran to their end.")
  static let laneSlices = MetricDescription(
    "okr_lane_slices_total", .counter, [lane],
    "Times that long work made way for shorter work.")
  static let laneRefused = MetricDescription(
    "okr_lane_refused_total", .counter, [lane],
    "Jobs that were refused because too many waited: what clients see as OVERLOADED.")
  static let laneExpired = MetricDescription(
    "okr_lane_expired_total", .counter, [lane], "Jobs whose deadline passed while they waited.")
  static let laneBusy = MetricDescription(
    "okr_lane_busy_seconds_total", .counter, [lane],
    "How long the lane ran jobs; its rate is the share of time that it was busy.")
  static let laneBegun = MetricDescription(
    "okr_lane_begun_total", .counter, [lane], "Short jobs whose turn came.")
  static let laneWait = MetricDescription(
    "okr_lane_wait_seconds_total", .counter, [lane],
    "How long those waited for their turn, all together.")
  static let laneLongest = MetricDescription(
    "okr_lane_longest_job_seconds", .gauge, [lane], "The longest job or slice since the start.")
  static let lanes = [
    laneQueued, laneLimit, laneJobs, laneSlices, laneRefused, laneExpired, laneBusy, laneBegun,
    laneWait, laneLongest,
  ]
}
