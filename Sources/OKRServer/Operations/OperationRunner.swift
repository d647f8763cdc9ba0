// Runs operations: the database holds them, this takes them up, a few at a time, also those that
// another process left behind.

internal import Dispatch
internal import Logging
internal import OKRModel
internal import OKRStore
internal import PostgresClient
internal import Synchronization
internal import WorkerPool

/// Operations that ended, by what they were and how.
struct OperationEnd: Hashable, Sendable {
  var kind: OperationKind
  var stage: OperationStage
}

/// What runners tell of themselves.
struct OperationReading: Sendable {
  var running = 0
  /// Those that run, the longest first; one that just begins isn't among them yet.
  var operations: [OKRModel.Operation] = []
  /// How long ago the first of them began.
  var oldestMicroseconds: Int64 = 0
  var waiting = 0
  var ended: [OperationEnd: UInt64] = [:]
}

/// Takes operations up and brings them to their ends. From any thread.
final class OperationRunner: Sendable {
  private struct State {
    var queue: OperationQueue
    var runs: [OperationName: OperationRun] = [:]
    var ended: [OperationEnd: UInt64] = [:]
    var isStopped = false
    var failedLooks = FailureStreak()
    var whenIdle: (@Sendable () -> Void)?
  }

  let limits: OperationLimits
  let waiters = OperationWaiters()
  private let hosts: HostDirectory
  private let state: Mutex<State>
  private let threads: BlockingPool
  /// Looks after what the database holds; its calls block.
  private let looks = DispatchQueue(label: "okr.operations.look")

  init(_ hosts: HostDirectory, _ limits: OperationLimits) {
    self.hosts = hosts
    self.limits = limits
    self.state = Mutex(State(queue: OperationQueue(runningLimit: limits.runningAtOnce)))
    self.threads = BlockingPool(threads: limits.runningAtOnce, label: "okr.operations")
  }

  private var environment: HostEnvironment { self.hosts.environment }

  var reading: OperationReading {
    let (reading, runs) = self.state.withLock {
      (
        OperationReading(
          running: $0.queue.runningCount, waiting: $0.queue.waitingCount, ended: $0.ended),
        Array($0.runs.values)
      )
    }
    var whole = reading
    let start = { (operation: OKRModel.Operation) in operation.startTime?.unixMicros ?? Int64.max }
    whole.operations = runs.map(\.reading).sorted { (start($0), $0.id) < (start($1), $1.id) }
    let now = self.environment.clock.nowMicros
    whole.oldestMicroseconds = max(0, now - (whole.operations.first.map(start) ?? now))
    return whole
  }

  // MARK: Life

  /// Takes up what the database holds, now and from time to time.
  func start(_ service: OKRService) {
    self.looks.async { self.look(service) }
  }

  /// Takes up nothing more, and lets what runs leave off after its next step.
  func stop() {
    let runs = self.state.withLock { state in
      state.isStopped = true
      return Array(state.runs.values)
    }
    for run in runs { run.stop() }
    self.waiters.endAll()
  }

  /// Calls `body` once nothing runs any more, after `stop`.
  func whenIdle(_ body: @escaping @Sendable () -> Void) {
    let isIdle = self.state.withLock { state in
      precondition(state.isStopped, "operations are still taken up")
      if state.queue.runningCount > 0 { state.whenIdle = body }
      return state.queue.runningCount == 0
    }
    guard isIdle else { return }
    self.threads.close()
    body()
  }

  // MARK: Taking up

  /// - Throws: OPERATIONS_FULL where as many wait here as may.
  func checkRoom() throws(RequestError) {
    let waiting = self.state.withLock { $0.queue.waitingCount }
    guard waiting < self.limits.waitingAtOnce else { throw .keptOperationsFull }
  }

  /// Runs an operation once it is its turn.
  func add(_ job: OperationJob, _ service: OKRService) {
    self.state.withLock { $0.queue.add(job) }
    self.pump(service)
  }

  /// Asks the run of an operation to end, if it runs here.
  func cancel(_ name: OperationName) {
    self.state.withLock { $0.runs[name] }?.cancel()
  }

  private func pump(_ service: OKRService) {
    while let job = self.state.withLock({ $0.isStopped ? nil : $0.queue.next() }) {
      self.threads.async {
        self.run(job, service)
        self.finished(job, service)
      }
    }
  }

  private func finished(_ job: OperationJob, _ service: OKRService) {
    self.waiters.end(job.name)
    let whenIdle = self.state.withLock { state in
      state.runs[job.name] = nil
      state.queue.finish(job)
      guard state.isStopped, state.queue.runningCount == 0 else {
        return nil as (@Sendable () -> Void)?
      }
      defer { state.whenIdle = nil }
      return state.whenIdle
    }
    if let whenIdle {
      self.threads.close()
      whenIdle()
    }
    self.pump(service)
  }

  /// Asks the database for what is to be run, and forgets what expired.
  private func look(_ service: OKRService) {
    guard !self.state.withLock({ $0.isStopped }) else { return }
    do throws(StoreError) {
      let now = self.environment.clock.nowMicros
      let due = try self.environment.store.organisationsWithOperations(
        dueBy: now, limit: ServerLimits.operationOrganisationsAtOnce)
      // Those of an organisation that another process serves are its own to look after.
      for record in due where try self.isServedHere(record.orgID) {
        let open = try self.environment.store.lookAfterOperations(
          orgID: record.orgID, now: now,
          next: now + Int64(self.limits.lookMilliseconds) * 1_000,
          keptLimit: self.limits.keptPerOrganisation)
        let organisation = OrganisationName(id: record.externalID, number: record.orgID)
        for id in open { self.add(OperationJob(organisation: organisation, id: id), service) }
      }
      self.state.withLock { _ = $0.failedLooks.succeeded() }
    } catch {
      if self.state.withLock({ $0.failedLooks.failed(now: WorkerPool.now()) }) {
        self.environment.logger.warning(
          "operations couldn't be looked after", metadata: ["error": "\(error)"])
      }
    }
    self.looks.asyncAfter(deadline: .now() + .milliseconds(self.limits.lookMilliseconds)) {
      self.look(service)
    }
  }

  /// True where this process holds the organisation's lease, or may take it.
  private func isServedHere(_ orgID: Int64) throws(StoreError) -> Bool {
    if self.environment.isAlone { return true }
    return try self.environment.store.mayTakeLease(
      orgID: orgID, holder: self.environment.holder)
  }

  // MARK: Running

  /// Brings an operation to its end, or leaves it as it is where that can't be now: it is taken up again
  /// at a later look.
  private func run(_ job: OperationJob, _ service: OKRService) {
    do throws(RequestError) {
      guard let run = try self.claim(job, service) else { return }
      let isStopped = self.state.withLock { state in
        state.runs[job.name] = run
        return state.isStopped
      }
      if isStopped { run.stop() }
      try self.bringToEnd(run)
    } catch {
      self.environment.logger.warning(
        "an operation couldn't go on and is taken up again later",
        metadata: [
          "organisation": "\(job.organisation.id)", "operation": "\(job.id)",
          "reason": "\(error.status.reason)",
        ])
      // What another process serves is that one's to look after.
      guard error.status.reason != Reason.notOwner.rawValue else { return }
      self.looks.asyncAfter(deadline: .now() + .milliseconds(self.limits.lookMilliseconds)) {
        self.add(job, service)
      }
    }
  }

  private func bringToEnd(_ run: OperationRun) throws(RequestError) {
    let result: Result<OperationResponse, RequestError>
    do throws(RequestError) {
      try run.begin()
      result = .success(try Self.perform(run))
    } catch {
      // What has a time to wait passes: the database was away, or another process took over.
      if error.status.retryAfterMicroseconds > 0 { throw error }
      result = .failure(error)
    }
    if let stage = try run.end(result) { self.count(run.row.kind, stage) }
  }

  private static func perform(_ run: OperationRun) throws(RequestError) -> OperationResponse {
    switch OperationKind(rawValue: Int32(run.row.kind)) {
    case .import: OperationResponse(response: .importDocument(try ImportOperation(run).perform()))
    case .export: OperationResponse(response: .exportDocument(try ExportOperation(run).perform()))
    case .close: OperationResponse(response: .closeCycle(try CloseOperation(run).perform()))
    case .unspecified, .unrecognized:
      throw RequestError(.internal, .serverFault, "This version can't run the operation.")
    }
  }

  /// - Returns: nil where another process runs it, or it ended.
  private func claim(
    _ job: OperationJob, _ service: OKRService
  ) throws(RequestError) -> OperationRun? {
    let store = self.environment.store
    do {
      guard let row = try store.findOperation(job.name), !row.stage.isDone else { return nil }
      if row.isOfEarlierHistory {
        try self.endRestored(row)
        return nil
      }
      // A load isn't even tried while another process has the lease. Whoever has the organisation
      // loaded holds it.
      guard try self.isServedHere(job.organisation.number) else {
        throw RequestError(.ownershipLost(orgID: job.organisation.number))
      }
      _ = try service.awaitHost(job.organisation) { _ in true }
      let claimed = try store.claimOperation(job.name, holder: self.environment.holder)
      return try claimed.map { row throws(RequestError) in
        try OperationRun(job, row, service, self.limits)
      }
    } catch let error as RequestError {
      throw error
    } catch let error as StoreError {
      throw RequestError(error)
    } catch {
      throw RequestError(.internal, .serverFault, "The operation couldn't be begun.")
    }
  }

  /// After a restore nothing goes on by itself.
  private func endRestored(_ row: OperationRow) throws {
    let failure = RequestError(
      .aborted, .operationRestored,
      "The server was restored from a backup while this was under way: start it again.")
    let ended = row.ended(
      .failed, OperationOutcome(error: failure.status), try row.stored(),
      now: self.environment.clock.nowMicros, self.limits)
    if try self.environment.store.endOperation(ended) { self.count(row.kind, .failed) }
  }

  /// Counts an operation that ended.
  func count(_ kind: Int16, _ stage: OperationStage) {
    let end = OperationEnd(kind: OperationKind(rawValue: Int32(kind)), stage: stage)
    self.state.withLock { $0.ended[end, default: 0] += 1 }
  }
}
