// An export as an operation: bound to one moment when it begins, and kept in parts until it expires.

internal import Dispatch
internal import Interchange
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import Synchronization
internal import WorkerPool

struct ExportOperation {
  private let run: OperationRun

  init(_ run: OperationRun) { self.run = run }

  func perform() throws(RequestError) -> ExportedDocument {
    let organisation = try self.organisation()
    let document = try OrganisationDocument(organisation, asked: self.run.operation.cycles)
    var exported = ExportedDocument()
    var digest = Digest256.Running()
    let writer = DocumentWriter(document)
    try writer.write(pieceBytes: ServerLimits.operationPartBytes) { piece throws(RequestError) in
      digest.update(piece)
      // One item may make a piece that is larger than a part.
      for start in stride(from: 0, to: piece.count, by: ServerLimits.operationPartBytes) {
        let end = min(start + ServerLimits.operationPartBytes, piece.count)
        try self.run.keep(Array(piece[start..<end]), part: exported.parts)
        exported.parts += 1
      }
      exported.sizeBytes += Int64(piece.count)
      let size = exported.sizeBytes
      try self.run.save { $0.operation?.progress?.completed = size }
    }
    exported.sha256 = digest.digest.description
    let moment = self.run.stored.asOf ?? AsOf()
    exported.revision = moment.revision
    exported.instant = Instant(unixMicros: moment.effectiveUnixMicros)
    let size = exported.sizeBytes
    try self.run.save { $0.operation?.progress?.total = size }
    return exported
  }

  /// The organisation at the operation's moment, which is the present when it first begins.
  private func organisation() throws(RequestError) -> Organisation {
    if let moment = self.run.stored.asOf { return try self.past(moment) }
    let present = try self.run.service.awaitHost(self.run.job.organisation) { $0.organisation }
    try self.run.save { stored in
      stored.asOf = AsOf(
        revision: RevisionToken.text(present.revision), effectiveUnixMicros: present.instant)
    }
    return present
  }

  /// An organisation as it was: replayed on the thread of the past, where one is replayed at a time.
  private func past(_ asked: AsOf) throws(RequestError) -> Organisation {
    let service = self.run.service
    let taken = try service.awaitHost(self.run.job.organisation) {
      ($0.head, $0.organisation.instant)
    }
    guard let head = taken.0 else { throw .storageAway }
    let found = Mutex<Result<Organisation, RequestError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    let isTaken = service.past.run {
      let result = Result { () throws(RequestError) in
        let now = max(taken.1, asked.effectiveUnixMicros)
        let moment = try service.past.moment(asked, head, now: now)
        return try service.past.state(moment, head).organisation
      }
      found.withLock { $0 = result }
      done.signal()
    }
    guard isTaken else { throw .pool(.laneFull(limit: ServerLimits.pastReadsWaiting)) }
    done.wait()
    guard let result = found.withLock({ $0 }) else { throw .draining }
    return try result.get()
  }
}
