// The pipeline: all commands up to one Sync are one implicit transaction and one round trip.

internal import CLibPQ
internal import Glibc

extension PostgresConnection {
  /// What a place in the pipeline is.
  private enum Step {
    case prepare(String)
    case execute
  }

  /// What has come back so far.
  private struct Progress {
    var step = 0
    var results: [PostgresResult] = []
    var failure: PostgresError?
    var consecutiveEnds = 0
  }

  /// Runs the commands as one implicit transaction, with one Sync, and returns a result for each.
  ///
  /// It returns only after the server confirmed the Sync, so after the commit. Statements that the
  /// session does not know are prepared in the same round trip.
  /// - Throws: a server's error after its rollback is definite; a connection lost, or a deadline
  ///   passed, after the Sync was sent is `unknown`. The connection is closed after the latter.
  public func pipeline(
    _ commands: [PostgresCommand], deadline: Deadline
  ) throws(PostgresError) -> [PostgresResult] {
    try self.exclusively { () throws(PostgresError) in
      do throws(PostgresError) {
        return try self.attempt(commands, deadline: deadline)
      } catch {
        // The plan or the prepared statement is gone: everything was rolled back, so the same
        // commands can be sent once more, prepared afresh.
        guard error.sqlState == "26000" || error.sqlState == "0A000", self.handle != nil else {
          throw error
        }
        try self.forgetStatements(deadline: deadline)
        return try self.attempt(commands, deadline: deadline)
      }
    }
  }

  private func attempt(
    _ commands: [PostgresCommand], deadline: Deadline
  ) throws(PostgresError) -> [PostgresResult] {
    let handle = try self.open()
    self.notices.replicationWarning = nil
    let steps = try self.send(commands, to: handle)
    guard PQpipelineSync(handle) == 1 else {
      throw self.lost("the pipeline could not be sent", sent: true)
    }
    var progress = Progress()
    while try !self.collect(into: &progress, steps: steps, handle: handle, deadline: deadline) {}
    if let failure = progress.failure { throw failure }
    if let warning = self.notices.replicationWarning {
      throw PostgresError(sqlState: "01000", disposition: .unknown, message: warning)
    }
    guard progress.results.count == commands.count else {
      throw self.lost("the pipeline gave \(progress.results.count) results", sent: true)
    }
    return progress.results
  }

  /// Queues the commands, and the preparation of those that are new to the session.
  private func send(
    _ commands: [PostgresCommand], to handle: OpaquePointer
  ) throws(PostgresError) -> [Step] {
    var steps: [Step] = []
    var announced: Set<String> = []
    for command in commands {
      let name = command.statement.name
      if !self.prepared.contains(name), announced.insert(name).inserted {
        try self.sendPrepare(command, to: handle)
        steps.append(.prepare(name))
      }
      try self.sendExecute(command, to: handle)
      steps.append(.execute)
    }
    return steps
  }

  func sendPrepare(_ command: PostgresCommand, to handle: OpaquePointer) throws(PostgresError) {
    let types = command.parameters.entries.map { $0.type.oid }
    let statement = command.statement
    guard PQsendPrepare(handle, statement.name, statement.sql, Int32(types.count), types) == 1
    else { throw self.lost("\(statement.name) could not be prepared", sent: false) }
  }

  func sendExecute(_ command: PostgresCommand, to handle: OpaquePointer) throws(PostgresError) {
    let parameters = command.parameters
    let lengths = parameters.entries.map { Int32($0.length) }
    let formats = [Int32](repeating: 1, count: lengths.count)
    let sent = parameters.bytes.withUnsafeBufferPointer { buffer in
      // An empty buffer has no address, and a null pointer would mean NULL.
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1) { empty in
        let values = parameters.entries.map { entry -> UnsafePointer<CChar>? in
          guard entry.length >= 0 else { return nil }
          guard entry.length > 0, let base = buffer.baseAddress else {
            return empty.baseAddress.map { UnsafePointer($0) }
          }
          return UnsafeRawPointer(base + entry.offset).assumingMemoryBound(to: CChar.self)
        }
        return PQsendQueryPrepared(
          handle, command.statement.name, Int32(values.count), values, lengths, formats, 1)
      }
    }
    guard sent == 1 else {
      throw self.lost("\(command.statement.name) could not be sent", sent: false)
    }
  }

  /// Takes the next result; `true` once the Sync's own arrived. An error at commit comes as one
  /// more result before it, so results are never counted off against commands.
  private func collect(
    into progress: inout Progress, steps: [Step], handle: OpaquePointer, deadline: Deadline
  ) throws(PostgresError) -> Bool {
    try self.awaitResult(handle, deadline: deadline)
    guard let pointer = PQgetResult(handle) else {
      progress.step += 1
      progress.consecutiveEnds += 1
      guard progress.consecutiveEnds < 3 else {
        throw self.lost("the pipeline ended without its Sync", sent: true)
      }
      return false
    }
    progress.consecutiveEnds = 0
    let result = PostgresResult(pointer)
    switch result.status {
    case PGRES_PIPELINE_SYNC:
      return true
    case PGRES_PIPELINE_ABORTED:
      break
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
      if progress.step < steps.count, case .prepare(let name) = steps[progress.step] {
        // Preparing is not undone by a rollback.
        self.prepared.insert(name)
      } else {
        progress.results.append(result)
      }
    default:
      let error = result.error
      progress.failure = progress.failure ?? error
      if PQstatus(handle) == CONNECTION_BAD {
        throw self.lost(progress.failure?.message ?? error.message, sent: true)
      }
    }
    return false
  }

  /// Writes what is queued and reads until a result is there. Both directions are waited for, or
  /// client and server could each fill its buffer and wait for the other.
  func awaitResult(_ handle: OpaquePointer, deadline: Deadline) throws(PostgresError) {
    var pending = PQflush(handle)
    while pending == 1 || PQisBusy(handle) == 1 {
      let events = Int16(pending == 1 ? POLLIN | POLLOUT : POLLIN)
      guard let ready = Self.wait(PQsocket(handle), events, deadline: deadline) else {
        // Cancelling could hit a commit that waits for its standby and make it report success.
        throw self.lost("PostgreSQL did not answer within the deadline", sent: true)
      }
      if ready & Int16(POLLIN | POLLHUP | POLLERR) != 0, PQconsumeInput(handle) == 0 {
        throw self.lost("the connection broke", sent: true)
      }
      pending = PQflush(handle)
      if pending < 0 { throw self.lost("the connection broke", sent: true) }
    }
  }

  /// Drops all prepared statements of the session, which DDL may have made unusable.
  private func forgetStatements(deadline: Deadline) throws(PostgresError) {
    self.prepared.removeAll()
    try self.runSimple("deallocate all", deadline: deadline)
  }
}
