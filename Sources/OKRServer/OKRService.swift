// The door's other side: hellos are judged, calls find their route.

internal import Dispatch
internal import Logging
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import Synchronization
internal import WorkerPool

/// What the program calls itself.
public struct ServerVersion: Sendable {
  public var text: String
  /// What it was built from.
  public var commit: String

  public init(_ text: String, commit: String = "unknown") {
    self.text = text
    self.commit = commit
  }
}

/// All services of the contract over one pool, store and set of hosts.
final class OKRService: ServerHandler {
  let version: ServerVersion
  let startedAt: Int64
  let pool: WorkerPool
  let store: Store
  let hosts: HostDirectory
  let logger: Logger
  let decodeBudgetBytes: Int
  private let routes: [String: Route]
  private let signIns: SignInDesk
  /// For requests that may wait for a lane, or for what `background` does: never the same threads.
  private let desk = BlockingPool(threads: ServerLimits.deskThreads, label: "okr.desk")
  let uploads = UploadRoom()
  let past: PastStates
  let operations: OperationRunner
  let observer: CallObserver
  private let waitingBlocking = Atomic<Int>(0)
  private let observing = Mutex<ServerObservatory?>(nil)

  private static let blockingCallsWaiting = 256

  init(
    version: ServerVersion, hosts: HostDirectory, decodeBudgetBytes: Int,
    slowMilliseconds: Int, accessPercent: Int, operations: OperationLimits, logger: Logger
  ) {
    self.version = version
    self.hosts = hosts
    self.startedAt = hosts.environment.clock.nowMicros
    self.pool = hosts.environment.pool
    self.store = hosts.environment.store
    self.decodeBudgetBytes = decodeBudgetBytes
    self.logger = logger
    self.routes = RouteTable.all.routes
    self.past = PastStates(hosts.environment)
    self.operations = OperationRunner(hosts, operations)
    let observer = CallObserver(
      pool: hosts.environment.pool,
      slow: SlowCallLog(thresholdMilliseconds: slowMilliseconds, logger: logger.of(.rpc)),
      access: AccessLog(percent: accessPercent, logger: logger.of(.rpc)))
    self.observer = observer
    self.signIns = SignInDesk(
      background: hosts.environment.background, meter: observer.admissions
    ) {
      hello throws(RequestError) in
      try hosts.session(for: hello)
    }
  }

  var welcome: Welcome {
    Welcome(
      serverVersion: self.version.text,
      capabilities: [
        "validate_only", "expected_version", "at_least", "as_of", "watch", "import", "operations",
        "dependencies", "watch_resume", "unit_edits", "watch_health", "overrides",
        "organisation_archive", "prune", "record_filters", "token_parts",
        "cancel_validate_only",
      ],
      unixMicros: self.clock.nowMicros, serverCommit: self.version.commit)
  }

  var clock: WallClock { self.hosts.environment.clock }

  /// Ends the desk's threads once they are idle.
  func closeDesk() {
    self.desk.close()
    self.past.close()
  }

  /// Where the server's figures are read; nil until the server is whole.
  var observatory: ServerObservatory? { self.observing.withLock { $0 } }

  func attend(_ observatory: ServerObservatory) {
    self.observing.withLock { $0 = observatory }
  }

  /// Blocking calls that wait or run, and how many may.
  var blockingCalls: (waiting: Int, limit: Int) {
    (self.waitingBlocking.load(ordering: .relaxed), Self.blockingCallsWaiting)
  }

  // MARK: Signing in

  func signIn(
    _ hello: Hello, peer: PeerAddress,
    answer: @escaping @Sendable (Result<SignIn, StatusError>) -> Void
  ) {
    self.signIns.signIn(hello, answer: answer)
  }

  // MARK: Calls

  func begin(_ call: ServerCall) {
    guard let route = self.routes[call.method] else {
      call.finish(StatusError(.unknownMethod(call.method)))
      return
    }
    let session = call.caller.context as? Session
    let observer = self.observer
    let ticket = observer.ticket(route, session?.organisation)
    do throws(RequestError) {
      try self.check(call, route, session)
      let quota = try self.takeQuota(call, session)
      observer.admissions.count(.admitted)
      call.onFinish { end in
        quota?.release(bytes: call.payload.count)
        observer.ended(call, ticket, end)
      }
      route.run(Call(wire: call, session: session, service: self))
    } catch {
      observer.admissions.count(Admission(refusedWith: error))
      call.onFinish { observer.ended(call, ticket, $0) }
      call.finish(StatusError(error))
    }
  }

  func missed(_ call: ServerCall, _ end: CallEnd) { self.observer.missed(call, end) }

  private func check(
    _ call: ServerCall, _ route: Route, _ session: Session?
  ) throws(RequestError) {
    try route.access.check(session, now: self.clock.nowMicros)
    guard call.asOf == nil || route.readsPast else {
      throw .field("request.as_of", "goes with reads only, and not with watches")
    }
  }

  /// Operators look after a server that is full, too: they have no quota.
  /// - Returns: the account that the call was taken into, to be released once.
  private func takeQuota(
    _ call: ServerCall, _ session: Session?
  ) throws(RequestError) -> OrganisationQuota? {
    guard let session, let quota = session.quota, session.role != .operator else { return nil }
    try quota.admit(bytes: call.payload.count, now: WorkerPool.now())
    return quota
  }

  /// Runs a blocking call off the lanes and event loops; so many may wait.
  func blocking(_ call: Call, _ body: @escaping @Sendable () -> Void) {
    let waiting = self.waitingBlocking.add(1, ordering: .relaxed).newValue
    guard waiting <= Self.blockingCallsWaiting else {
      self.waitingBlocking.subtract(1, ordering: .relaxed)
      call.fail(.pool(.laneFull(limit: Self.blockingCallsWaiting)))
      return
    }
    call.wire.stages.markQueued()
    self.desk.async {
      call.wire.stages.markStarted()
      defer { self.waitingBlocking.subtract(1, ordering: .relaxed) }
      guard !call.wire.isCancelled else {
        call.fail(.deadlinePassed)
        return
      }
      body()
    }
  }

  /// Submits a mutation and waits, off the lanes, until its outcome is certain.
  /// - Parameter reply: what of the organisation and the result is wanted, taken on the lane.
  func perform<Reply: Sendable>(
    _ mutation: Mutation, in name: OrganisationName,
    _ reply: @escaping @Sendable (Organisation, MutationResult) -> Reply
  ) throws(RequestError) -> Reply {
    let settled = Mutex<Result<Reply, RequestError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    var mutation = mutation
    mutation.complete = { organisation, result in
      settled.withLock { $0 = result.map { reply(organisation, $0) } }
      done.signal()
    }
    let submitted = mutation
    let host = self.hosts.host(name)
    self.pool.async(organisation: name.number) {
      host.whenServing {
        $0.submit(submitted)
      } otherwise: { error in
        settled.withLock { $0 = .failure(error) }
        done.signal()
      }
    }
    done.wait()
    guard let result = settled.withLock({ $0 }) else { throw .draining }
    return try result.get()
  }

  /// Waits, off the lanes, for what `body` finds on the organisation's lane.
  func awaitHost<T: Sendable>(
    _ name: OrganisationName, _ body: @escaping @Sendable (OrganisationHost) -> T
  ) throws(RequestError) -> T {
    let host = self.hosts.host(name)
    let found = Mutex<Result<T, RequestError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    self.pool.async(organisation: name.number) {
      host.whenServing { host in
        found.withLock { $0 = .success(body(host)) }
        done.signal()
      } otherwise: { error in
        found.withLock { $0 = .failure(error) }
        done.signal()
      }
    }
    done.wait()
    guard let result = found.withLock({ $0 }) else {
      throw RequestError(.internal, .serverFault, "The organisation gave no answer.")
    }
    return try result.get()
  }
}

extension RouteTable {
  /// The methods that last as long as messages go to and fro, or as their callers ask.
  static let streams = Set(Self.all.routes.filter(\.value.isStream).keys)

  /// Every method of the contract.
  static let all: RouteTable = {
    var table = RouteTable()
    table.addRegions()
    table.addUnits()
    table.addMembers()
    table.addMetrics()
    table.addCycles()
    table.addObjectives()
    table.addKeyResults()
    table.addAlignments()
    table.addDependencies()
    table.addOverrides()
    table.addCheckIns()
    table.addGrades()
    table.addScores()
    table.addTokens()
    table.addOrganisations()
    table.addServer()
    table.addImports()
    table.addOperations()
    return table
  }()
}

extension OKRService {
  /// For what changes an organisation beside its log. Blocking: the database is asked.
  /// - Throws: ORGANISATION_ARCHIVED.
  func checkNotArchived(_ name: OrganisationName) throws(RequestError) {
    let record: OrganisationRecord?
    do { record = try self.store.findOrganisation(orgID: name.number) } catch {
      throw RequestError(error)
    }
    if record?.archived != nil { throw .organisationArchived(name.id) }
  }
}
