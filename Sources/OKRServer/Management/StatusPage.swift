// The status page: the server's figures for whoever looks without a dashboard. Organisations are
// ranked there and not named.

internal import ExactJSON
internal import OKRModel
internal import OKRStore

/// The page as JSON.
struct StatusPage {
  var stats: GetStatsResponse
  /// The room where the data lies; nil where that isn't looked at.
  var storage: StorageReading?

  var json: JSONValue {
    let stats = self.stats
    return .object([
      JSONMember("version", .string(stats.version)), JSONMember("commit", .text(stats.commit)),
      JSONMember("phase", .string(stats.phase)),
      JSONMember("ready", .bool(stats.ready)),
      JSONMember(
        "started",
        .text(stats.startedTime.map { InstantText.format(unixMicros: $0.unixMicros) } ?? "")),
      JSONMember("uptime_seconds", Self.seconds(stats.uptimeMicroseconds)),
      JSONMember("connections", self.connections), JSONMember("calls", self.calls),
      JSONMember("lanes", .array(stats.lanes.map(self.lane))),
      JSONMember("organisations", self.organisations), JSONMember("operations", self.operations),
      JSONMember("commits", self.commits),
      JSONMember("database", self.database), JSONMember("storage", self.room),
      JSONMember("lease", self.lease),
      JSONMember("process", self.process),
    ])
  }

  private var connections: JSONValue {
    .object([
      JSONMember("open", .integer(self.stats.connections)),
      JSONMember("limit", .integer(self.stats.connectionLimit)),
      JSONMember("sessions", .integer(self.stats.sessions)),
    ])
  }

  private var calls: JSONValue {
    let methods = self.stats.methods.sorted { $0.calls > $1.calls }
    return .object([
      JSONMember("in_flight", .integer(self.stats.streams)),
      JSONMember("watches", .integer(self.stats.watchers)),
      JSONMember("refused", .integer(self.stats.refusedCalls)),
      JSONMember("slow", .integer(self.stats.slowCalls)),
      JSONMember("blocking", .integer(self.stats.blockingCalls)),
      JSONMember("blocking_limit", .integer(self.stats.blockingCallLimit)),
      JSONMember(
        "oldest",
        self.stats.oldestCall.map { oldest in
          .object([
            JSONMember("method", .string(oldest.method)),
            JSONMember("age_seconds", Self.seconds(oldest.ageMicroseconds)),
          ])
        } ?? .null),
      JSONMember(
        "methods",
        .array(
          methods.map { method in
            .object([
              JSONMember("method", .string(method.method)),
              JSONMember("calls", .integer(method.calls)),
              JSONMember("faults", .integer(method.faults)),
              JSONMember("seconds", Self.seconds(method.totalMicroseconds)),
            ])
          })),
    ])
  }

  private func lane(_ lane: LaneStats) -> JSONValue {
    let uptime = max(1, self.stats.uptimeMicroseconds)
    let share = min(1_000_000, lane.busyMicroseconds * 1_000 / uptime * 1_000)
    return .object([
      JSONMember("lane", .integer(lane.lane)), JSONMember("queued", .integer(lane.queued)),
      JSONMember("queue_limit", .integer(lane.queueLimit)),
      JSONMember("organisations_queued", .integer(lane.organisations)),
      JSONMember("busy_seconds", Self.seconds(lane.busyMicroseconds)),
      JSONMember("busy_share", .number(DecimalText.fixed(share, digits: 6))),
      JSONMember("jobs", .integer(lane.executed)), JSONMember("refused", .integer(lane.refused)),
      JSONMember("expired", .integer(lane.expired)),
      JSONMember("waited_seconds", Self.seconds(lane.waitedMicroseconds)),
      JSONMember("longest_job_seconds", Self.seconds(lane.longestSliceMicroseconds)),
    ])
  }

  private var organisations: JSONValue {
    let biggest = self.stats.biggest.map { use in
      JSONValue.object([
        JSONMember("bytes", .integer(use.bytes)),
        JSONMember("calls_in_flight", .integer(use.callsInFlight)),
        JSONMember("lane", .integer(use.lane)),
      ])
    }
    return .object([
      JSONMember("loaded", .integer(self.stats.organisationsLoaded)),
      JSONMember("bytes", .integer(self.stats.organisationBytes)),
      JSONMember("limit_bytes", .integer(self.stats.organisationBytesLimit)),
      JSONMember("key_bytes", .integer(self.stats.keyBytes)),
      JSONMember("page_bytes", .integer(self.stats.pageBytes)),
      JSONMember("watch_bytes", .integer(self.stats.watchBytes)),
      JSONMember("past_states", .integer(self.stats.pastStates)),
      JSONMember("past_state_bytes", .integer(self.stats.pastStateBytes)),
      JSONMember("idempotency_keys", .integer(self.stats.idempotencyKeys)),
      JSONMember("biggest", .array(biggest)),
    ])
  }

  private var operations: JSONValue {
    let now = (self.stats.startedTime?.unixMicros ?? 0) + self.stats.uptimeMicroseconds
    let running = self.stats.operations.map { operation in
      JSONValue.object([
        JSONMember("kind", .string(operation.kind.name)),
        JSONMember("completed", .integer(operation.progress?.completed ?? 0)),
        JSONMember("total", .integer(operation.progress?.total ?? 0)),
        JSONMember("unit", .string(operation.progress?.unit ?? "")),
        JSONMember(
          "age_seconds", Self.seconds(max(0, now - (operation.startTime?.unixMicros ?? now)))),
      ])
    }
    return .object([
      JSONMember("running", .array(running)),
      JSONMember("waiting", .integer(self.stats.operationsWaiting)),
    ])
  }

  private var commits: JSONValue {
    .object([
      JSONMember("batches", .integer(self.stats.batches)),
      JSONMember("changes", .integer(self.stats.batchedChanges)),
      JSONMember("largest", .integer(self.stats.largestBatch)),
      JSONMember("seconds", Self.seconds(self.stats.commitMicroseconds)),
    ])
  }

  private var database: JSONValue {
    guard let database = self.stats.database else { return .null }
    let silence = database.silenceMicroseconds
    return .object([
      JSONMember("silence_seconds", silence < 0 ? .null : Self.seconds(silence)),
      JSONMember(
        "oldest_transaction_seconds", Self.seconds(database.oldestTransactionMicroseconds)),
      JSONMember("connections_in_use", .integer(database.poolInUse)),
      JSONMember("connection_limit", .integer(database.poolLimit)),
      JSONMember("connects", .integer(database.connects)),
      JSONMember("connect_failures", .integer(database.connectFailures)),
      JSONMember("errors", .integer(database.errors)),
      JSONMember("log_commits", .integer(database.commits)),
      JSONMember("log_rows", .integer(database.rows)),
    ])
  }

  private var room: JSONValue {
    guard let storage = self.storage else { return .null }
    return .object([
      JSONMember("level", .string(storage.level.rawValue)),
      JSONMember("free_bytes", .integer(storage.space.freeBytes)),
      JSONMember("total_bytes", .integer(storage.space.totalBytes)),
      JSONMember("refused_below_bytes", .integer(storage.space.spareBytes)),
    ])
  }

  private var lease: JSONValue {
    guard let database = self.stats.database else { return .null }
    return .object([
      JSONMember("renewals", .integer(database.leaseRenewals)),
      JSONMember("failures", .integer(database.leaseFailures)),
      JSONMember("held", .integer(self.stats.organisationsLoaded)),
      JSONMember("lost", .integer(database.leasesLost)),
    ])
  }

  private var process: JSONValue {
    guard let process = self.stats.process else { return .null }
    return .object([
      JSONMember("cpu_seconds", Self.seconds(process.cpuMicroseconds)),
      JSONMember("resident_bytes", .integer(process.residentBytes)),
      JSONMember("open_files", .integer(process.openFiles)),
      JSONMember("open_file_limit", .integer(process.openFileLimit)),
      JSONMember("threads", .integer(process.threads)),
    ])
  }

  private static func seconds(_ microseconds: Int64) -> JSONValue {
    .number(DecimalText.shortest(microseconds, digits: 6))
  }
}
