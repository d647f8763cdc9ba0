// An import as an operation: its document lies in parts beside it, and what it planned and committed is
// kept after each commit.

internal import OKRModel
internal import OKRStore
internal import OKRWire

struct ImportOperation {
  private let run: OperationRun

  init(_ run: OperationRun) { self.run = run }

  func perform() throws(RequestError) -> ImportDocumentResponse {
    let run = self.run
    let stored = run.stored
    let course = ImportCourse(
      beginMicros: run.startMicros, earlier: try self.earlier(stored)
    ) { reply, total throws(RequestError) in
      let result = OperationOutcome(response: OperationResponse(response: .importDocument(reply)))
      try run.save(result: result) { stored in
        stored.outcome = Outcome()
        stored.operation?.progress = OperationProgress(total: Int64(total), unit: "changes")
      }
    } committed: { slices, outcome, left throws(RequestError) in
      try run.save { stored in
        stored.slices = Int64(slices)
        stored.outcome = outcome
        let total = stored.operation?.progress?.total ?? 0
        stored.operation?.progress?.completed = max(0, total - Int64(left))
      }
    }
    // The operation's id is the key that its start came with: each commit has one that follows from it.
    let job = ImportJob(
      run.service, run.job.organisation, actor: run.operation.principal, stored.mutation,
      try run.document(), key: RequestKey(checked: run.job.id), course)
    var reply = try job.run()
    reply.outcome?.repeated = false
    return reply
  }

  /// Where an earlier run came to; nil where it committed nothing yet.
  private func earlier(_ stored: StoredOperation) throws(RequestError) -> ImportCourse.Earlier? {
    guard let outcome = stored.outcome else { return nil }
    guard let result = try? OperationOutcome(decoding: self.run.row.result),
      case .importDocument(let reply)? = result.response?.response
    else { throw RequestError(.internal, .serverFault, "What the import planned can't be read.") }
    return ImportCourse.Earlier(reply: reply, slices: UInt64(stored.slices), outcome: outcome)
  }
}
