// The document of an import that becomes an operation: kept piece by piece as it comes, so that memory
// holds no more of it than the pieces under way.

internal import OKRModel
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import Synchronization

/// Takes the pieces of one upload, one after the other.
final class OperationUpload: Sendable {
  private struct State {
    /// What came and isn't kept yet: as many as the transport grants.
    var arrived: [(payload: [UInt8], isLast: Bool)] = []
    var isWorking = false
    var digest = Digest256.Running()
    var sizeBytes = 0
    var parts: Int32 = 0
    /// What the pieces belong to; nil where the document is there already, and is only compared.
    var attempt: Int64?
  }

  private let call: Call
  private let job: OperationJob
  private let mutation: OKRModel.Mutation
  private let state = Mutex(State())

  init(_ call: Call, _ job: OperationJob, _ mutation: OKRModel.Mutation) {
    self.call = call
    self.job = job
    self.mutation = mutation
  }

  private var store: Store { self.call.service.store }
  private var limits: OperationLimits { self.call.service.operations.limits }

  /// Blocking: enters the operation, and takes the first piece.
  func begin(_ first: [UInt8]) throws(RequestError) {
    try Self.check(first)
    let now = self.call.service.clock.nowMicros
    let expiry = now + self.limits.uploadSeconds * 1_000_000
    let stored = StoredOperation(
      operation: OKRModel.Operation(
        organisation: self.job.organisation.id, principal: self.call.actor,
        createTime: Instant(unixMicros: now)),
      mutation: self.mutation)
    let row = OperationRow(self.job, .import, stored, digest: [], uploadExpiresAt: expiry)
    let entered = try self.call.enter(row)
    guard entered.kind == row.kind else { throw .keyReused }
    do throws(StoreError) {
      let attempt = try self.store.beginUpload(self.job.name, expiresAt: expiry)
      self.state.withLock { $0.attempt = attempt }
    } catch {
      throw RequestError(error)
    }
    try self.keep(first)
    guard self.call.wire.more else {
      try self.finish()
      return
    }
    // A call that is lost in the middle finds that out with what comes last.
    self.call.wire.onCancel { self.take([], true) }
    self.call.wire.onMessage { payload, isLast in self.take(payload, isLast) }
  }

  private func take(_ payload: [UInt8], _ isLast: Bool) {
    let isFirst = self.state.withLock { state in
      state.arrived.append((payload, isLast))
      defer { state.isWorking = true }
      return !state.isWorking
    }
    if isFirst { self.call.service.blocking(self.call) { self.work() } }
  }

  /// Keeps what came, until nothing is left.
  private func work() {
    do throws(RequestError) {
      while let next = self.next() {
        try self.keep(try Self.piece(next.payload))
        if next.isLast { return try self.finish() }
        self.call.wire.grant(1)
      }
    } catch {
      self.call.fail(error)
    }
  }

  private func next() -> (payload: [UInt8], isLast: Bool)? {
    self.state.withLock { state in
      guard !state.arrived.isEmpty else {
        state.isWorking = false
        return nil
      }
      return state.arrived.removeFirst()
    }
  }

  private static func piece(_ payload: [UInt8]) throws(RequestError) -> [UInt8] {
    do throws(WireError) {
      return try StartImportRequest(decoding: payload).chunk
    } catch {
      throw RequestError(StatusError(error).status)
    }
  }

  private static func check(_ piece: [UInt8]) throws(RequestError) {
    let limit = ServerLimits.operationPieceBytes
    guard piece.count <= limit else {
      throw .field(
        "chunk", "is larger than \(limit) bytes", limit: "\(limit) bytes", reason: .requestTooLarge)
    }
  }

  private func keep(_ piece: [UInt8]) throws(RequestError) {
    if self.call.wire.isCancelled { throw .deadlinePassed }
    try Self.check(piece)
    let (size, part, attempt) = self.state.withLock { state in
      state.digest.update(piece)
      state.sizeBytes += piece.count
      defer { state.parts += 1 }
      return (state.sizeBytes, state.parts, state.attempt)
    }
    guard size <= Limits.importDocumentBytes else {
      throw .field(
        "chunk", "makes a document of more than \(Limits.importDocumentBytes) bytes",
        limit: "\(Limits.importDocumentBytes) bytes", reason: .requestTooLarge)
    }
    guard let attempt else { return }
    let kept: OperationPartOutcome
    do throws(StoreError) {
      kept = try self.store.addOperationPart(
        self.job.name, attempt: attempt, side: .incoming, part: part, piece,
        budgetBytes: self.limits.bytesPerOrganisation)
    } catch {
      throw RequestError(error)
    }
    switch kept {
    case .kept: return
    case .budgetExceeded: throw .operationBudget(self.limits.bytesPerOrganisation)
    case .superseded: throw .operationSuperseded
    }
  }

  /// Lets the operation begin, or compares the document with the one that it has.
  private func finish() throws(RequestError) {
    let (document, attempt) = self.state.withLock { ($0.digest.digest, $0.attempt) }
    let digest = Call.digest("start import", self.mutation.encoded() + document.bytes)
    let found: OperationRow?
    do throws(StoreError) {
      found = try self.store.findOperation(self.job.name)
    } catch {
      throw RequestError(error)
    }
    guard var row = found else { throw .operationSuperseded }
    if let attempt {
      row.attempt = attempt
      row.requestDigest = digest.bytes
      // What began before under this key and broke off may have said otherwise.
      var stored = try row.stored()
      stored.mutation = self.mutation
      stored.operation?.principal = self.call.actor
      row.body = stored.encoded()
      row.principal = self.call.actor
      do throws(StoreError) {
        guard try self.store.endUpload(row, now: self.call.service.clock.nowMicros) else {
          throw .ownershipLost(orgID: self.job.organisation.number)
        }
      } catch {
        throw RequestError(error)
      }
      row.stage = .waiting
      row.expiresAt = nil
      self.call.service.operations.add(self.job, self.call.service)
    } else if row.requestDigest != digest.bytes {
      throw .keyReused
    }
    self.call.wire.finish(payload: StartImportResponse(operation: try row.operation()).encoded())
  }
}
