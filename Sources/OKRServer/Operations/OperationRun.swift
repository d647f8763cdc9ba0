// One run of an operation by this process: what it keeps on the way, and how it ends.

internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import Synchronization

/// An operation that was claimed for this process. Its steps are taken on one thread; a request to end
/// comes from any.
final class OperationRun: Sendable {
  private struct State {
    var row: OperationRow
    var stored: StoredOperation
  }

  let service: OKRService
  let job: OperationJob
  private let limits: OperationLimits
  private let state: Mutex<State>
  private let isCancelled: Atomic<Bool>
  private let isStopped = Atomic<Bool>(false)

  /// - Parameter row: as it was claimed.
  init(
    _ job: OperationJob, _ row: OperationRow, _ service: OKRService, _ limits: OperationLimits
  ) throws(RequestError) {
    self.job = job
    self.service = service
    self.limits = limits
    self.isCancelled = Atomic(row.cancels)
    self.state = Mutex(State(row: row, stored: try row.stored()))
  }

  var stored: StoredOperation { self.state.withLock { $0.stored } }
  var row: OperationRow { self.state.withLock { $0.row } }
  var operation: OKRModel.Operation { self.stored.operation ?? OKRModel.Operation() }

  /// As those see it who look at what runs.
  var reading: OKRModel.Operation {
    let (row, stored) = self.state.withLock { ($0.row, $0.stored) }
    var operation = stored.operation ?? OKRModel.Operation()
    operation.id = row.name.id.description
    operation.kind = OperationKind(rawValue: Int32(row.kind))
    operation.state = .running
    operation.cancelRequested = self.isCancelled.load(ordering: .relaxed)
    return operation
  }

  /// When it first began, microseconds since 1970.
  var startMicros: Int64 { self.operation.startTime?.unixMicros ?? self.now }

  private var now: Int64 { self.service.clock.nowMicros }

  /// Asks it to end between two commits.
  func cancel() { self.isCancelled.store(true, ordering: .relaxed) }

  /// Asks it to leave off where it is: another process, or this one started again, goes on.
  func stop() { self.isStopped.store(true, ordering: .relaxed) }

  /// Notes that it began; a run that goes on keeps its first start.
  func begin() throws(RequestError) {
    let now = self.now
    try self.save { stored in
      if stored.operation?.startTime == nil {
        stored.operation?.startTime = Instant(unixMicros: now)
      }
    }
  }

  /// Notes how far it is, to be kept with its end.
  func note(_ change: (inout StoredOperation) -> Void) {
    self.state.withLock { change(&$0.stored) }
  }

  /// Keeps how far it is, and ends it here where it was asked to end.
  /// - Parameter result: what was planned, where that is to be kept too.
  /// - Throws: CANCELLED, or DRAINING where it is to be left off.
  func save(
    result: OperationOutcome? = nil, _ change: (inout StoredOperation) -> Void
  ) throws(RequestError) {
    let row = self.state.withLock { state in
      change(&state.stored)
      state.row.body = state.stored.encoded()
      if let result { state.row.result = result.encoded() }
      return state.row
    }
    do throws(StoreError) {
      if try self.service.store.saveOperation(row, result: result == nil ? nil : row.result) {
        self.cancel()
      }
    } catch {
      throw RequestError(error)
    }
    try self.goOn()
  }

  /// - Throws: where it was asked to end, or to be left off.
  func goOn() throws(RequestError) {
    if self.isStopped.load(ordering: .relaxed) { throw .draining }
    guard self.isCancelled.load(ordering: .relaxed) else { return }
    let progress = self.operation.progress ?? OperationProgress()
    let revision = self.stored.outcome.map(\.revision) ?? 0
    var words = "The operation was cancelled before anything was changed."
    if revision > 0 {
      words =
        "The operation was cancelled: \(progress.completed) of \(progress.total) \(progress.unit) are "
        + "committed, up to revision r\(revision), and stay."
    }
    throw RequestError(
      .cancelled, .cancelled, words,
      values: [("completed", String(progress.completed)), ("revision", "r\(revision)")])
  }

  /// Ends it, if this is still its run.
  /// - Returns: how it ended; nil where it isn't.
  func end(
    _ result: Result<OperationResponse, RequestError>
  ) throws(RequestError) -> OperationStage? {
    let stage: OperationStage
    let outcome: OperationOutcome
    switch result {
    case .success(let response):
      stage = .succeeded
      outcome = OperationOutcome(response: response)
    case .failure(let error):
      stage = error.status.code == .cancelled ? .cancelled : .failed
      outcome = OperationOutcome(error: error.status)
    }
    let row = self.row.ended(stage, outcome, self.stored, now: self.now, self.limits)
    do throws(StoreError) {
      let keepsParts = outcome.response?.keepsDocument ?? false
      return try self.service.store.endOperation(row, keepsParts: keepsParts) ? stage : nil
    } catch {
      throw RequestError(error)
    }
  }

  // MARK: Documents

  /// The document that came with it.
  func document() throws(RequestError) -> [UInt8] {
    var document: [UInt8] = []
    var part: Int32 = 0
    do throws(StoreError) {
      while true {
        let parts = try self.service.store.operationParts(
          self.job.name, side: .incoming, from: part, limit: ServerLimits.operationPartsAtOnce)
        if parts.isEmpty { return document }
        for bytes in parts { document += bytes }
        part += Int32(parts.count)
      }
    } catch {
      throw RequestError(error)
    }
  }

  /// Keeps a part of what it writes.
  func keep(_ payload: [UInt8], part: Int32) throws(RequestError) {
    try self.goOn()
    let kept: OperationPartOutcome
    do throws(StoreError) {
      kept = try self.service.store.addOperationPart(
        self.job.name, attempt: self.row.attempt, side: .outgoing, part: part, payload,
        budgetBytes: self.limits.bytesPerOrganisation)
    } catch {
      throw RequestError(error)
    }
    switch kept {
    case .kept: return
    case .budgetExceeded: throw .operationBudget(self.limits.bytesPerOrganisation)
    case .superseded: throw RequestError(.ownershipLost(orgID: self.job.organisation.number))
    }
  }
}

extension OperationResponse {
  fileprivate var keepsDocument: Bool {
    if case .exportDocument? = self.response { return true }
    return false
  }
}
