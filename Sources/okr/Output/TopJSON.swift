// One look at a server as JSON: figures as they are, rates in events a second, spans in seconds.

internal import ExactJSON
internal import OKRModel

/// What okr server top shows, for programs.
enum TopJSON {
  static func object(_ rates: ServerRates, server: String) -> JSONValue {
    let now = rates.now
    return .object([
      .init("server", .string(server)), .init("version", .text(now.version)),
      .init("commit", .text(now.commit)),
      .init("phase", .text(now.phase)), .init("ready", .bool(now.ready)),
      .init("uptime_seconds", self.seconds(now.uptimeMicroseconds)),
      .init("span_seconds", self.seconds(rates.spanMicros)),
      .init("calls_per_second", self.rate(rates.calls, rates)),
      .init("faults_per_second", self.rate(rates.faults, rates)),
      .init("p50_seconds", self.quantile(rates.median)),
      .init("p99_seconds", self.quantile(rates.p99)),
      .init("calls_in_flight", .integer(now.streams)),
      .init("blocking_calls", .integer(now.blockingCalls)),
      .init("blocking_call_limit", .integer(now.blockingCallLimit)),
      .init("connections", .integer(now.connections)),
      .init("sessions", .integer(now.sessions)), .init("watchers", .integer(now.watchers)),
      .init("commits_per_second", self.rate(rates.batches, rates)),
      .init("changes_per_second", self.rate(rates.changes, rates)),
      .init("log_rows_per_second", self.rate(rates.rows, rates)),
      .init(
        "mean_commit_seconds",
        rates.batches > 0 ? self.seconds(rates.commitMicros / rates.batches) : .null),
      .init("organisations_loaded", .integer(now.organisationsLoaded)),
      .init("organisation_bytes", .integer(now.organisationBytes)),
      .init("organisation_bytes_limit", .integer(now.organisationBytesLimit)),
      .init("key_bytes", .integer(now.keyBytes)), .init("page_bytes", .integer(now.pageBytes)),
      .init("watch_bytes", .integer(now.watchBytes)),
      .init("past_states", .integer(now.pastStates)),
      .init("past_state_bytes", .integer(now.pastStateBytes)),
      .init("cores", self.rate(rates.cpuMicros, rates, scale: 1_000_000)),
      .init("process", now.process.map { MessageJSON.object($0) } ?? .null),
      .init("database", now.database.map { MessageJSON.object($0) } ?? .null),
      .init("oldest_call", now.oldestCall.map { MessageJSON.object($0) } ?? .null),
      .init("lanes", .array(rates.lanes.map { self.lane($0, rates) })),
      .init("methods", .array(rates.methods.map { self.method($0, rates) })),
      .init("biggest", .array(now.biggest.map { MessageJSON.object($0) })),
      .init("operations", .array(now.operations.map { OperationOutput.json($0) })),
      .init("operations_waiting", .integer(now.operationsWaiting)),
    ])
  }

  private static func lane(_ lane: ServerRates.LaneRate, _ rates: ServerRates) -> JSONValue {
    .object([
      .init("lane", .integer(lane.lane.lane)),
      .init("busy_share", .number(DecimalText.fixed(lane.busyPPM, digits: 6))),
      .init("queued", .integer(lane.lane.queued)),
      .init("queue_limit", .integer(lane.lane.queueLimit)),
      .init("jobs_per_second", self.rate(lane.jobs, rates)),
      .init("refused_per_second", self.rate(lane.refused, rates)),
      .init("mean_wait_seconds", lane.meanWaitMicros.map(self.seconds) ?? .null),
    ])
  }

  private static func method(_ method: ServerRates.MethodRate, _ rates: ServerRates) -> JSONValue {
    .object([
      .init("method", .string(method.method)),
      .init("calls_per_second", self.rate(method.calls, rates)),
      .init("faults_per_second", self.rate(method.faults, rates)),
      .init("mean_seconds", method.meanMicros.map(self.seconds) ?? .null),
      .init("p99_seconds", self.quantile(method.p99)),
    ])
  }

  /// To a thousandth.
  private static func rate(_ count: Int64, _ rates: ServerRates, scale: Int64 = 1) -> JSONValue {
    let perSecond = Double(count) / Double(scale) * 1_000_000 / Double(rates.spanMicros)
    return .number(DecimalText.fixed(Int64((perSecond * 1_000).rounded()), digits: 3))
  }

  private static func seconds(_ micros: Int64) -> JSONValue {
    .number(DecimalText.shortest(micros, digits: 6))
  }

  /// The bound that it doesn't pass; null where nothing was counted, or where it passes the last.
  private static func quantile(_ quantile: Quantile?) -> JSONValue {
    guard case .atMost(let micros)? = quantile else { return .null }
    return self.seconds(micros)
  }
}
