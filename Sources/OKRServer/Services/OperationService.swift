// OperationService: long work that goes on without its connection.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import PostgresClient
internal import WorkerPool

extension RouteTable {
  mutating func addOperations() {
    let service = RPC.OperationService.self
    self.add(service.startImport, .organisationAdministrator) { call in
      guard let first = call.decode(StartImportRequest.self) else { return }
      call.service.blocking(call) {
        call.orFail { () throws(RequestError) in try OperationDesk(call).startImport(first) }
      }
    }
    self.add(service.startExport, .member, readsPast: true) { call in
      guard let request = call.decode(StartExportRequest.self) else { return }
      call.service.blocking(call) {
        call.orFail { () throws(RequestError) in try OperationDesk(call).startExport(request) }
      }
    }
    self.blocking(service.startClose, .organisationAdministrator) {
      call, request throws(RequestError) in
      StartCloseResponse(operation: try OperationDesk(call).startClose(request))
    }
    self.blocking(service.getOperation, .member) { call, request throws(RequestError) in
      GetOperationResponse(operation: try OperationDesk(call).find(request.id).operation())
    }
    self.blocking(service.listOperations, .member) { call, request throws(RequestError) in
      try OperationDesk(call).list(request)
    }
    self.add(service.waitOperation, .member, waits: true) { call in
      guard let request = call.decode(WaitOperationRequest.self) else { return }
      call.service.blocking(call) {
        call.orFail { () throws(RequestError) in try OperationDesk(call).wait(request) }
      }
    }
    self.blocking(service.cancelOperation, .member) { call, request throws(RequestError) in
      try OperationDesk(call).cancel(request)
    }
    self.blocking(service.readOperationResult, .member) { call, request throws(RequestError) in
      ReadOperationResultResponse(chunk: try OperationDesk(call).read(request))
    }
  }
}

extension Call {
  fileprivate func orFail(_ body: () throws(RequestError) -> Void) {
    do throws(RequestError) { try body() } catch { self.fail(error) }
  }

  /// Enters an operation, or finds the one that its key started before. Blocking.
  /// - Throws: OPERATIONS_FULL; of one that writes ORGANISATION_ARCHIVED.
  func enter(_ row: OperationRow) throws(RequestError) -> OperationRow {
    let runner = self.service.operations
    do throws(StoreError) {
      if let known = try self.service.store.findOperation(row.name) { return known }
    } catch {
      throw RequestError(error)
    }
    if row.kind != Int16(OperationKind.export.rawValue), let name = self.session?.organisation {
      try self.service.checkNotArchived(name)
    }
    try self.service.hosts.environment.gate.check()
    try runner.checkRoom()
    let limits = runner.limits
    let own: Int
    do throws(StoreError) {
      let store = self.service.store
      let entered = try store.insertOperation(
        row, openLimit: limits.openPerOrganisation, memberLimit: limits.openPerMember,
        now: self.service.clock.nowMicros)
      if let entered { return entered }
      own = try store.openOperations(orgID: row.name.orgID, of: row.principal)
    } catch {
      throw RequestError(error)
    }
    throw own < limits.openPerMember ? .keptOperationsFull : .operationsFull(of: row.principal, own)
  }
}

extension OperationFilter {
  fileprivate init(_ request: ListOperationsRequest) {
    let since = request.createdSince?.unixMicros ?? Int64.min
    let before = request.createdBefore?.unixMicros ?? Int64.max
    self.init(
      kind: Int16(request.kind.rawValue), stage: Int16(request.state.rawValue),
      principal: request.principal, created: since..<max(since, before))
  }
}

/// Serves one call about operations. Blocking.
private struct OperationDesk {
  let call: Call
  let organisation: OrganisationName

  init(_ call: Call) throws(RequestError) {
    guard let name = call.session?.organisation else { throw .tokenInvalid }
    self.call = call
    self.organisation = name
  }

  private var service: OKRService { self.call.service }
  private var store: Store { self.call.service.store }
  private var now: Int64 { self.call.service.clock.nowMicros }

  // MARK: Starting

  func startImport(_ first: StartImportRequest) throws(RequestError) {
    let (job, mutation) = try self.job(first.mutation)
    _ = try Call.effectiveTime(mutation, [], isImport: true, now: self.now)
    try OperationUpload(self.call, job, mutation).begin(first.chunk)
  }

  func startExport(_ request: StartExportRequest) throws(RequestError) {
    let (job, mutation) = try self.job(request.mutation)
    try Self.check(request)
    let taken = try self.service.awaitHost(self.organisation) { ($0.organisation, $0.head) }
    var stored = self.stored(mutation, cycles: request.cycles)
    stored.operation?.progress = OperationProgress(unit: "bytes")
    if let asked = self.call.wire.asOf {
      guard let head = taken.1 else { throw .storageAway }
      let moment = try self.service.past.moment(asked, head, now: taken.0.instant)
      stored.asOf = AsOf(
        revision: RevisionToken.text(moment.revision), effectiveUnixMicros: moment.instant)
    } else {
      try taken.0.checkCycles(request.cycles)
    }
    let digest = Call.digest(
      "start export", request.encoded() + (self.call.wire.asOf.map { $0.encoded() } ?? []))
    let operation = try self.start(job, .export, stored, digest)
    self.call.wire.finish(payload: StartExportResponse(operation: operation).encoded())
  }

  func startClose(_ request: StartCloseRequest) throws(RequestError) -> OKRModel.Operation {
    let (job, mutation) = try self.job(request.mutation)
    _ = try Call.effectiveTime(
      mutation, [.closeCycle(request.id, nil)], isImport: false, now: self.now)
    let present = try self.service.awaitHost(self.organisation) { $0.organisation }
    try present.checkCycles([request.id])
    var stored = self.stored(mutation, cycles: [request.id])
    stored.operation?.progress = OperationProgress(total: 1, unit: "cycles")
    return try self.start(job, .close, stored, Call.digest("start close", request.encoded()))
  }

  /// An export takes what it shows from `Request.as_of`, and what it is about stays small.
  private static func check(_ request: StartExportRequest) throws(RequestError) {
    var check = FieldCheck()
    if request.cycles.count > Limits.cyclesPerExport {
      check.fail(
        "cycles", "are more than \(Limits.cyclesPerExport): name none for all",
        limit: "\(Limits.cyclesPerExport)", reason: .fieldOutOfRange)
    }
    for (index, id) in request.cycles.enumerated().prefix(Limits.cyclesPerExport) {
      check.id("cycles[\(index)]", id)
    }
    if let mutation = request.mutation,
      mutation.expectedVersion != 0 || mutation.effectiveTime != nil
    {
      check.fail("mutation", "has its idempotency key alone: as_of says what an export shows")
    }
    try check.finish()
  }

  private func job(
    _ asked: OKRModel.Mutation?
  ) throws(RequestError) -> (OperationJob, OKRModel.Mutation) {
    let mutation = asked ?? OKRModel.Mutation()
    let key = try RequestKey(mutation.idempotencyKey, now: self.now)
    if mutation.validateOnly {
      throw .field(
        "mutation.validate_only", "goes with the call that holds the connection: nothing is started"
      )
    }
    return (OperationJob(organisation: self.organisation, id: key.id), mutation)
  }

  private func stored(_ mutation: OKRModel.Mutation, cycles: [String]) -> StoredOperation {
    StoredOperation(
      operation: OKRModel.Operation(
        organisation: self.organisation.id, principal: self.call.actor, cycles: cycles,
        createTime: Instant(unixMicros: self.now)),
      mutation: mutation)
  }

  private func start(
    _ job: OperationJob, _ kind: OperationKind, _ stored: StoredOperation, _ digest: Digest256
  ) throws(RequestError) -> OKRModel.Operation {
    let row = try self.call.enter(OperationRow(job, kind, stored, digest: digest.bytes))
    guard row.kind == Int16(kind.rawValue), row.requestDigest == digest.bytes else {
      throw .keyReused
    }
    if !row.stage.isDone { self.service.operations.add(job, self.service) }
    return try row.operation()
  }

  // MARK: Looking

  private func name(_ id: String) throws(RequestError) -> OperationName {
    guard let number = RequestKey.parse(id) else { throw .notFound("operation", id) }
    return OperationName(orgID: self.organisation.number, id: number)
  }

  func find(_ id: String) throws(RequestError) -> OperationRow {
    let name = try self.name(id)
    let found: OperationRow?
    do { found = try self.store.findOperation(name) } catch { throw RequestError(error) }
    guard let found else { throw .notFound("operation", id) }
    return found
  }

  func list(_ request: ListOperationsRequest) throws(RequestError) -> ListOperationsResponse {
    let pager = try Pager(
      request, in: self.organisation.number, limit: ServerLimits.operationsPerPage)
    var check = FieldCheck()
    check.known("kind", request.kind)
    check.known("state", request.state)
    check.text("principal", request.principal, atMostBytes: Limits.nameBytes)
    try check.finish()
    guard pager.start == 0 || pager.last != nil else { throw Pager.foreignToken }
    let found: (rows: [OperationRow], total: Int64)
    do throws(StoreError) {
      found = try self.store.listOperations(
        orgID: self.organisation.number, OperationFilter(request), after: pager.last,
        limit: pager.size + 1)
    } catch {
      throw RequestError(error)
    }
    let (page, next) = pager.cut(found.rows) { $0.name.id }
    return ListOperationsResponse(
      operations: try page.map { row throws(RequestError) in try row.operation() },
      nextPageToken: next, total: Int32(found.total))
  }

  /// Answers when the operation is done, or the time is over.
  func wait(_ request: WaitOperationRequest) throws(RequestError) {
    let row = try self.find(request.id)
    let wait = self.waitMicros(request.timeoutMicros)
    if row.stage.isDone || wait <= 0 { return try self.answer(request.id) }
    let call = self.call
    let wake = self.service.operations.waiters.add(row.name, microseconds: wait) {
      call.service.blocking(call) {
        call.orFail { () throws(RequestError) in try OperationDesk(call).answer(request.id) }
      }
    }
    guard let wake else {
      throw .pool(.laneFull(limit: ServerLimits.operationWaiters))
    }
    call.wire.onCancel(wake)
    // It may have ended before anyone waited.
    let now = try? self.find(request.id)
    if now?.stage.isDone ?? true { wake() }
  }

  /// How long a call may wait: a little less than its caller does.
  private func waitMicros(_ asked: Int64) -> Int64 {
    let limit = ServerLimits.operationWaitMicroseconds
    let left = (self.call.wire.deadlineNanoseconds - Monotonic.nowNanoseconds) / 1_000
    return min(asked > 0 ? asked : limit, limit, left - left / 10)
  }

  private func answer(_ id: String) throws(RequestError) {
    let operation = try self.find(id).operation()
    self.call.wire.finish(payload: WaitOperationResponse(operation: operation).encoded())
  }

  // MARK: Ending

  func cancel(
    _ request: CancelOperationRequest
  ) throws(RequestError) -> CancelOperationResponse {
    let row = try self.find(request.id)
    let before = try row.operation()
    if row.stage.isDone {
      return CancelOperationResponse(operation: before, outcome: Outcome(unchanged: true))
    }
    guard try self.mayCancel(row) else {
      throw RequestError(
        .permissionDenied, .roleNotEnough,
        "The operation is somebody else's; administrator is needed to cancel it.",
        values: [("needed", Role.administrator.name)])
    }
    if !request.validateOnly { try self.end(row) }
    return CancelOperationResponse(
      operation: try request.validateOnly
        ? self.endedInTrial(row) : self.find(request.id).operation(),
      outcome: Outcome(unchanged: before.cancelRequested))
  }

  /// As it would be: what runs ends by itself after its commit, what waits at once.
  private func endedInTrial(_ row: OperationRow) throws(RequestError) -> OKRModel.Operation {
    var operation = try (row.stage == .running ? row : self.cancelled(row)).operation()
    operation.cancelRequested = true
    return operation
  }

  private func end(_ row: OperationRow) throws(RequestError) {
    do throws(StoreError) {
      try self.store.cancelOperation(row.name)
    } catch {
      throw RequestError(error)
    }
    // What runs ends by itself; what doesn't is ended here, unless it begins just now.
    if row.stage == .running {
      self.service.operations.cancel(row.name)
    } else if !row.stage.isDone {
      try self.endUnbegun(row)
    }
  }

  private func mayCancel(_ row: OperationRow) throws(RequestError) -> Bool {
    if let session = self.call.session, session.role != .member, session.part == nil { return true }
    return try row.stored().operation?.principal == self.call.actor
  }

  /// The row of one that ends before it began.
  private func cancelled(_ row: OperationRow) throws(RequestError) -> OperationRow {
    let failure = RequestError(
      .cancelled, .cancelled, "The operation was cancelled before it began.")
    return row.ended(
      .cancelled, OperationOutcome(error: failure.status), try row.stored(), now: self.now,
      self.service.operations.limits)
  }

  private func endUnbegun(_ row: OperationRow) throws(RequestError) {
    let ended = try self.cancelled(row)
    let isEnded: Bool
    do { isEnded = try self.store.endOperation(ended) } catch { throw RequestError(error) }
    if isEnded {
      self.service.operations.count(row.kind, .cancelled)
      self.service.operations.waiters.end(row.name)
    } else {
      self.service.operations.cancel(row.name)
    }
  }

  // MARK: Results

  func read(_ request: ReadOperationResultRequest) throws(RequestError) -> [UInt8] {
    let row = try self.find(request.id)
    guard row.stage == .succeeded,
      case .exportDocument(let document)? =
        try row.operation().response?.response
    else {
      throw RequestError(
        .failedPrecondition, .operationNotDone,
        "Only an export that succeeded has a document to read.")
    }
    guard (0..<document.parts).contains(request.part) else {
      throw .field(
        "part", "is none of the document's", limit: "0 to \(document.parts - 1)",
        reason: .fieldOutOfRange, code: .outOfRange)
    }
    let parts: [[UInt8]]
    do throws(StoreError) {
      parts = try self.store.operationParts(
        row.name, side: .outgoing, from: request.part, limit: 1)
    } catch {
      throw RequestError(error)
    }
    return parts.first ?? []
  }
}
