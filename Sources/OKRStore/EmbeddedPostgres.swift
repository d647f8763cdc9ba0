// The private PostgreSQL of `okrd --data DIR`: made once, started, watched, stopped on exit.

internal import Dispatch
internal import Glibc
public import PostgresClient
internal import Synchronization

/// A PostgreSQL server of our own under a data directory, reachable by a unix socket only.
///
/// Calls block until the server has started or stopped, so they belong on a thread of their own.
public final class EmbeddedPostgres: Sendable {
  /// The superuser and owner of the schema.
  public static let user = "okr"
  /// The database that holds the schema.
  public static let database = "okr"

  private struct State {
    var lock: DirectoryLock?
    var process: ChildProcess?
    /// Whether the server has answered, and nobody has asked it to stop.
    var isServing = false
  }

  private static let logs = DispatchQueue(label: "okr.postgres-logs")

  let layout: EmbeddedLayout
  private let settings: [String]
  private let onExit: @Sendable () -> Void
  private let state = Mutex(State())

  /// Prepares the directories; nothing runs yet.
  ///
  /// - Parameters:
  ///   - dataDirectory: created when missing, with mode 0700.
  ///   - settings: further `name=value` settings of the server, for tests and sizing.
  ///   - onExit: called on a thread of its own when the server ended without having been told to.
  public init(
    dataDirectory: String, settings: [String] = [],
    onExit: @escaping @Sendable () -> Void = {}
  ) throws(EmbeddedPostgresError) {
    self.layout = try EmbeddedLayout.prepare(dataDirectory)
    self.settings = settings
    self.onExit = onExit
  }

  /// Where to connect while the server runs.
  public var endpoint: PostgresEndpoint {
    PostgresEndpoint(
      socketDirectory: self.layout.socketDirectory, user: Self.user, database: Self.database)
  }

  /// The postmaster's process id while it runs.
  public var processID: Int32? { self.state.withLock { $0.process?.processID } }

  /// Whether the postmaster runs.
  public var isRunning: Bool { self.processID != nil }

  /// Creates the cluster if there is none, stops a postmaster that an earlier process left behind,
  /// starts the server and waits until it answers.
  ///
  /// - Parameter isUnwanted: asked again and again meanwhile; once it is true, what was started is
  ///   stopped.
  /// - Throws: `interrupted` where it became unwanted.
  public func start(
    timeoutMilliseconds: Int = 60_000, isUnwanted: @Sendable () -> Bool = { false }
  ) throws(EmbeddedPostgresError) {
    precondition(!self.isRunning, "the embedded PostgreSQL runs already")
    try self.takeLock()
    do throws(EmbeddedPostgresError) {
      try self.launch(deadline: .after(milliseconds: timeoutMilliseconds), isUnwanted)
    } catch {
      self.stop()
      throw error
    }
  }

  /// Starts the server again after it ended by itself; does nothing while it runs.
  public func restart(timeoutMilliseconds: Int = 60_000) throws(EmbeddedPostgresError) {
    if self.isRunning { return }
    try self.start(timeoutMilliseconds: timeoutMilliseconds)
  }

  /// Stops the server by a fast shutdown, waits for it, and gives the directory up. After
  /// `timeoutMilliseconds` it is stopped at once, to recover at its next start.
  public func stop(timeoutMilliseconds: Int = 60_000) {
    self.state.withLock { $0.isServing = false }
    let steps = [
      (SIGINT, timeoutMilliseconds), (SIGQUIT, min(timeoutMilliseconds, 10_000)), (SIGKILL, 0),
    ]
    for (signal, milliseconds) in steps {
      guard self.signal(signal) else { break }
      let deadline = Deadline.after(milliseconds: max(milliseconds, 1_000))
      while self.isRunning, !deadline.hasPassed { usleep(5_000) }
    }
    self.releaseLock()
  }

  /// Gives the directory's lock up as the kernel does when the process is killed: for tests.
  func abandon() {
    self.state.withLock { $0.isServing = false }
    self.releaseLock()
  }

  /// Signals the postmaster, if it runs; its process id cannot be reused while the lock is held,
  /// because the watching thread waits for the process first.
  private func signal(_ signal: Int32) -> Bool {
    self.state.withLock { state in
      guard let process = state.process else { return false }
      kill(process.processID, signal)
      return true
    }
  }

  private func takeLock() throws(EmbeddedPostgresError) {
    if self.state.withLock({ $0.lock != nil }) { return }
    let lock = try DirectoryLock.take(self.layout)
    self.state.withLock { $0.lock = lock }
  }

  private func releaseLock() {
    let lock = self.state.withLock { state in
      defer { state.lock = nil }
      return state.lock
    }
    lock?.release()
  }
}

// MARK: - Starting

extension EmbeddedPostgres {
  private func launch(
    deadline: Deadline, _ isUnwanted: () -> Bool
  ) throws(EmbeddedPostgresError) {
    let version = HostFile.lines("\(self.layout.cluster)/PG_VERSION").first
    let binaries = try PostgresBinaries.find(needed: version)
    try EmbeddedLayout.checkRestore(in: self.layout.root)
    if version == nil { try self.createCluster(binaries, isUnwanted) }
    // The children of a killed postmaster hold its shared memory until they have noticed; and one
    // that was itself just being started may write its lock file only now.
    repeat {
      try OrphanPostmaster.find(cluster: self.layout.cluster)?.stop()
    } while try !self.launchOnce(binaries, deadline: deadline, isUnwanted)
    try self.createDatabase(deadline: deadline)
    self.state.withLock { $0.isServing = $0.process != nil }
  }

  /// Makes the cluster beside its place and moves it there, so that a half-made one never counts: it
  /// holds nothing, and is thrown away by the next start.
  private func createCluster(
    _ binaries: PostgresBinaries, _ isUnwanted: () -> Bool
  ) throws(EmbeddedPostgresError) {
    let fresh = "\(self.layout.cluster).new"
    try OrphanInitdb.stop(making: fresh)
    HostFile.removeTree(fresh)
    try HostFile.makeDirectory(fresh, mode: 0o700)
    if let account = self.layout.account { try HostFile.give(fresh, to: account) }
    let log = "\(self.layout.root)/initdb.log"
    unlink(log)
    try HostFile.makeFile(log, owner: self.layout.owner)
    let process = try ChildProcess.start(
      [
        binaries.path("initdb"), "--pgdata=\(fresh)", "--username=\(Self.user)",
        "--encoding=UTF8", "--locale=C", "--data-checksums", "--auth=trust", "--no-instructions",
      ], as: self.layout.account, log: log)
    guard let status = process.wait(unless: isUnwanted) else { throw .interrupted }
    guard status == 0 else { throw self.failure("initdb", log: log) }
    guard rename(fresh, self.layout.cluster) == 0 else {
      throw HostFile.unusable(self.layout.cluster)
    }
  }

  /// Starts the postmaster and waits until it answers; `false` when it should be tried again.
  private func launchOnce(
    _ binaries: PostgresBinaries, deadline: Deadline, _ isUnwanted: () -> Bool
  ) throws(EmbeddedPostgresError) -> Bool {
    try self.layout.log.begin(owner: self.layout.owner)
    let process = try ChildProcess.start(
      [binaries.path("postgres"), "-D", self.layout.cluster] + self.serverArguments,
      as: self.layout.account, log: self.layout.log.path)
    self.state.withLock { $0.process = process }
    HostThread.start { self.watch(process) }
    self.boundLog(of: process.processID)
    while self.isRunning {
      if self.answers(deadline: deadline) { return true }
      if isUnwanted() { throw .interrupted }
      if deadline.hasPassed { throw self.failure("postgres", log: self.layout.log.path) }
      usleep(10_000)
    }
    let log = HostFile.tail(self.layout.log.path)
    let isHeld = [
      "pre-existing shared memory block", "lock file \"postmaster.pid\" already exists",
    ]
    guard isHeld.contains(where: log.contains), !deadline.hasPassed else {
      throw self.failure("postgres", log: self.layout.log.path)
    }
    usleep(100_000)
    return false
  }

  /// After a crash PostgreSQL first syncs all it has: file by file that takes seconds with our many
  /// partitions, by file system a fraction of one. Since Linux 5.8 both report errors.
  private var serverArguments: [String] {
    let socket = self.layout.socketDirectory.split(
      separator: "\"", omittingEmptySubsequences: false
    )
    .joined(separator: "\"\"")
    let settings =
      [
        "listen_addresses=", "unix_socket_directories=\"\(socket)\"",
        "unix_socket_permissions=0700", "port=5432", "fsync=on", "full_page_writes=on",
        "synchronous_commit=on", "jit=off", "max_connections=48", "shared_buffers=128MB",
        "recovery_init_sync_method=syncfs", "max_wal_size=2GB", "checkpoint_timeout=15min",
        "max_locks_per_transaction=256",
        "log_timezone=UTC", "timezone=UTC", "cluster_name=okrd",
      ] + self.settings
    return settings.flatMap { ["-c", $0] }
  }

  /// Waits for the end of the process and tells it when nobody asked for it.
  private func watch(_ process: ChildProcess) {
    _ = process.wait()
    let wasServing = self.state.withLock { state in
      state.process = nil
      defer { state.isServing = false }
      return state.isServing
    }
    if wasServing { self.onExit() }
  }

  /// Keeps the log of a postmaster bounded while that one runs.
  private func boundLog(of processID: Int32) {
    let pause = DispatchTimeInterval.milliseconds(StoreLimits.postgresLogLookMilliseconds)
    Self.logs.asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self, self.processID == processID else { return }
      self.boundLog(atBytes: StoreLimits.postgresLogBytes)
      self.boundLog(of: processID)
    }
  }

  func boundLog(atBytes limit: Int) { self.layout.log.bound(atBytes: limit) }

  private func answers(deadline: Deadline) -> Bool {
    let endpoint = self.endpoint.database("postgres")
    let limit = min(deadline, .after(milliseconds: 1_000))
    return (try? PostgresConnection.connect(to: endpoint, deadline: limit)) != nil
  }

  private func createDatabase(deadline: Deadline) throws(EmbeddedPostgresError) {
    do throws(PostgresError) {
      let endpoint = self.endpoint.database("postgres")
      let connection = try PostgresConnection.connect(to: endpoint, deadline: deadline)
      defer { connection.close() }
      let found = PostgresStatement(
        name: "find_database", sql: "select 1 from pg_database where datname = $1")
      let rows = try connection.pipeline(
        [found.bind { $0.text(Self.database) }], deadline: deadline)
      guard rows[0].rowCount == 0 else { return }
      try connection.simple("create database \(Self.database)", deadline: deadline)
    } catch {
      throw .failed(program: "create database", log: error.description)
    }
  }
}
