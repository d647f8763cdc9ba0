// The metrics of organisations, of the database, and of the process.

internal import Metrics

extension MetricCatalogue {
  // MARK: Organisations

  static let loaded = MetricDescription(
    "okr_organisations_loaded", .gauge, "Organisations in memory.")
  static let memory = MetricDescription(
    "okr_organisation_memory_bytes", .gauge, "Memory that loaded organisations hold, estimated.")
  static let memoryLimit = MetricDescription(
    "okr_organisation_memory_limit_bytes", .gauge,
    "Memory beyond which no other organisation is loaded.")
  static let pastStates = MetricDescription(
    "okr_past_states", .gauge, "States of the past that are kept for reads and further pages.")
  static let pastMemory = MetricDescription(
    "okr_past_state_bytes", .gauge, "What those take of okr_organisation_memory_bytes.")
  static let memoryParts = MetricDescription(
    "okr_organisation_memory_part_bytes", .gauge, [MetricLabel("part", .count(5))],
    "What okr_organisation_memory_bytes is made of: resources, idempotency keys, orders that pages are cut from, watches, states of the past."
  )
  static let keys = MetricDescription(
    "okr_idempotency_keys", .gauge, "Idempotency keys in memory.")
  static let loads = MetricDescription(
    "okr_organisation_load_seconds", .histogram,
    "From the first request for an organisation until it was read and replayed.")
  static let loadFailures = MetricDescription(
    "okr_organisation_load_failures_total", .counter, "Loads that failed.")
  static let commits = MetricDescription(
    "okr_commit_duration_seconds", .histogram,
    "From handing an organisation's changes to its writer until their commit was certain.")
  static let commitChanges = MetricDescription(
    "okr_commit_changes", .histogram, "Changes that an organisation committed together.")
  static let commitRefusals = MetricDescription(
    "okr_commit_refusals_total", .counter, "Commits that the database refused.")
  static let commitDoubts = MetricDescription(
    "okr_commit_doubts_total", .counter,
    "Commits whose outcome was unknown at first, and had to be asked for.")
  static let leasesLost = MetricDescription(
    "okr_leases_lost_total", .counter,
    "Commits that found another server holding the organisation.")
  static let snapshots = MetricDescription(
    "okr_snapshots_total", .counter, "Snapshots that were written.")
  static let snapshotFailures = MetricDescription(
    "okr_snapshot_failures_total", .counter, "Snapshots that couldn't be written.")
  static let operationsRunning = MetricDescription(
    "okr_operations_running", .gauge, "Operations that this server runs.")
  static let operationsOldest = MetricDescription(
    "okr_operations_oldest_seconds", .gauge,
    "How long ago the operation first began that runs for longest; 0 where none runs.")
  static let operationsWaiting = MetricDescription(
    "okr_operations_waiting", .gauge,
    "Operations that wait for others, of the same organisation or of all.")
  static let operationsEnded = MetricDescription(
    "okr_operations_ended_total", .counter,
    [MetricLabel("kind", .count(3)), MetricLabel("state", .count(3))],
    "Operations that this server ended: succeeded, failed or cancelled.")
  static let organisations = [
    loaded, memory, memoryLimit, pastStates, pastMemory, memoryParts, keys, loads, loadFailures,
    commits,
    commitChanges,
    commitRefusals, commitDoubts, leasesLost, snapshots, snapshotFailures, operationsRunning,
    operationsOldest, operationsWaiting, operationsEnded,
  ]

  // MARK: By organisation

  /// Only here, and only where somebody asks for it.
  static let organisation = MetricLabel(
    "organisation",
    .words(
      "none, or the first N of --metrics-by-organisation=topN and \(TopOrganisations.others)",
      atMost: ServerLimits.topOrganisations + 1))
  static let topMemory = MetricDescription(
    "okr_top_organisation_memory_bytes", .gauge, [organisation],
    "What okr_organisation_memory_bytes is made of; the states of the past are among the others.")
  static let topCalls = MetricDescription(
    "okr_top_organisation_calls", .gauge, [organisation],
    "Calls of an organisation's members that were let in within the last minute that was counted.")
  static let topChanges = MetricDescription(
    "okr_top_organisation_changes", .gauge, [organisation],
    "Changes that were committed in that minute; over all of them what okr_commit_changes_sum grew by."
  )
  static let byOrganisation = [topMemory, topCalls, topChanges]

  // MARK: The database

  static let logCommits = MetricDescription(
    "okr_log_commits_total", .counter,
    "Commits of the database by the log's writers; one may hold several organisations' changes.")
  static let logAppends = MetricDescription(
    "okr_log_appends_total", .counter, "Organisations' commits that those held.")
  static let logRows = MetricDescription(
    "okr_log_rows_total", .counter, "Rows that were written to the log.")
  static let databaseOpened = MetricDescription(
    "okr_postgres_connects_total", .counter, "Connections to PostgreSQL that were opened.")
  static let databaseRefused = MetricDescription(
    "okr_postgres_connect_failures_total", .counter, "Attempts to connect that failed.")
  static let poolInUse = MetricDescription(
    "okr_postgres_pool_in_use", .gauge, "Connections of the pool that calls use.")
  static let poolLimit = MetricDescription(
    "okr_postgres_pool_limit", .gauge, "Connections that the pool may have.")
  static let poolTimeouts = MetricDescription(
    "okr_postgres_pool_timeouts_total", .counter,
    "Calls that waited for a connection of the pool in vain.")
  static let databaseErrors = MetricDescription(
    "okr_postgres_errors_total", .counter, [MetricLabel("effect", .count(4))],
    "Failed calls of PostgreSQL, by what is known: not applied, not applied and worth a retry, unknown, or no connection."
  )
  static let silence = MetricDescription(
    "okr_postgres_silence_seconds", .gauge,
    "How long ago PostgreSQL last answered the heartbeat; NaN where it never did.")
  static let oldestTransaction = MetricDescription(
    "okr_postgres_oldest_transaction_seconds", .gauge,
    "How long the oldest transaction has been open, of all that the server's login may see; 0 where none is."
  )
  static let renewals = MetricDescription(
    "okr_lease_renewals_total", .counter, [MetricLabel("result", .count(2))],
    "Renewals of this process's lease, each second: done or failed.")
  static let storageFree = MetricDescription(
    "okr_storage_free_bytes", .gauge,
    "Free room on the volume of the embedded PostgreSQL; no value with one of your own.")
  static let storageSpare = MetricDescription(
    "okr_storage_spare_bytes", .gauge,
    "With less free room than this changes are refused; no value with a PostgreSQL of your own.")
  static let storageFull = MetricDescription(
    "okr_storage_full", .gauge,
    "1 while changes are refused for want of room, else 0; no value with a PostgreSQL of your own.")
  static let database = [
    logCommits, logAppends, logRows, databaseOpened, databaseRefused, poolInUse, poolLimit,
    poolTimeouts, databaseErrors, silence, oldestTransaction, renewals, storageFree, storageSpare,
    storageFull,
  ]

  // MARK: The server

  static let build = MetricDescription(
    "okr_build_info", .gauge,
    [MetricLabel("version", .count(1)), MetricLabel("commit", .count(1))],
    "Always 1. The commit is what the program was built from, or unknown.")
  static let ready = MetricDescription(
    "okr_ready", .gauge, "1 while /readyz passes, else 0.")
  static let phase = MetricDescription(
    "okr_phase", .gauge, [MetricLabel("phase", .count(Lifecycle.Phase.allCases.count))],
    "1 at the phase of its life that the server is in, 0 at the others.")
  static let cpu = MetricDescription(
    "okr_process_cpu_seconds_total", .counter, "Processor time of the process.")
  static let resident = MetricDescription(
    "okr_process_resident_memory_bytes", .gauge, "Memory of the process that is in RAM.")
  static let files = MetricDescription(
    "okr_process_open_fds", .gauge, "Open files and sockets of the process.")
  static let filesLimit = MetricDescription(
    "okr_process_max_fds", .gauge, "How many files and sockets it may have open.")
  static let threads = MetricDescription(
    "okr_process_threads", .gauge, "Threads of the process.")
  static let started = MetricDescription(
    "okr_process_start_time_seconds", .gauge, "When the process was started, since 1970.")
  static let certificateExpiry = MetricDescription(
    "okr_certificate_expiry_time_seconds", .gauge,
    "When the certificate of TLS expires, since 1970; no value without TLS.")
  static let server = [
    build, ready, phase, cpu, resident, files, filesLimit, threads, started, certificateExpiry,
  ]
}
