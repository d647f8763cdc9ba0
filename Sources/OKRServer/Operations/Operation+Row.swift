// Between the contract's operation and the row that the database keeps of it.

internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import PostgresClient

extension OperationRow {
  /// A new operation's row.
  init(
    _ job: OperationJob, _ kind: OperationKind, _ stored: StoredOperation, digest: [UInt8],
    uploadExpiresAt: Int64? = nil
  ) {
    self.init(
      name: job.name, kind: Int16(kind.rawValue),
      stage: uploadExpiresAt == nil ? .waiting : .receiving, expiresAt: uploadExpiresAt,
      requestDigest: digest, body: stored.encoded(),
      principal: stored.operation?.principal ?? "",
      createdAt: stored.operation?.createTime?.unixMicros ?? 0)
  }

  /// What its owner keeps of it.
  func stored() throws(RequestError) -> StoredOperation {
    do throws(WireError) {
      return try StoredOperation(decoding: self.body)
    } catch {
      throw RequestError(.internal, .serverFault, "What is kept of the operation can't be read.")
    }
  }

  /// The operation as clients see it. Lists have no result, so it has no response there.
  func operation() throws(RequestError) -> OKRModel.Operation {
    var operation = try self.stored().operation ?? OKRModel.Operation()
    operation.id = self.name.id.description
    operation.kind = OperationKind(rawValue: Int32(self.kind))
    operation.state = OperationState(rawValue: Int32(self.stage.rawValue))
    operation.done = self.stage.isDone
    operation.cancelRequested = self.cancels
    operation.expireTime = self.expiresAt.map { Instant(unixMicros: $0) }
    guard self.stage.isDone, !self.result.isEmpty else { return operation }
    guard let result = try? OperationOutcome(decoding: self.result) else {
      throw RequestError(.internal, .serverFault, "The operation's result can't be read.")
    }
    operation.response = result.response
    operation.error = (result.error ?? operation.error)?.withHelp
    return operation
  }

  /// The same, ended.
  /// - Parameter limits: how long it is kept.
  func ended(
    _ stage: OperationStage, _ result: OperationOutcome, _ stored: StoredOperation, now: Int64,
    _ limits: OperationLimits
  ) -> OperationRow {
    var row = self
    var stored = stored
    stored.operation?.endTime = Instant(unixMicros: now)
    // Lists show why it failed, in short.
    stored.operation?.error = result.error
    stored.operation?.error?.violations = []
    row.stage = stage
    row.body = stored.encoded()
    row.result = result.encoded()
    row.expiresAt = now + limits.keptSeconds * 1_000_000
    return row
  }
}

extension RequestError {
  static let keptOperationsFull = RequestError(
    .resourceExhausted, .operationsFull,
    "As many operations are open as are kept: wait for one to end, or cancel one.",
    retryAfterMicroseconds: 5_000_000)

  /// One member has as many open as one may, whatever room there is.
  static func operationsFull(of member: String, _ count: Int) -> RequestError {
    RequestError(
      .resourceExhausted, .operationsFull,
      "You have \(count) operations open, as many as one member may: wait for one to end, or cancel "
        + "one; okr operation list --actor \(member) shows them.",
      values: [("limit", String(count)), ("actor", member)], retryAfterMicroseconds: 5_000_000)
  }

  static func operationBudget(_ limitBytes: Int64) -> RequestError {
    RequestError(
      .failedPrecondition, .limitReached,
      "The documents of the organisation's operations would take more than \(limitBytes >> 20) MiB: "
        + "wait until some have expired, or use the call that holds the connection.",
      values: [("limit", String(limitBytes)), ("what", "bytes of operations")])
  }

  /// Another upload or run was begun, or the operation was cancelled.
  static let operationSuperseded = RequestError(
    .aborted, .cancelled, "The operation was cancelled, or begun anew elsewhere.")
}
