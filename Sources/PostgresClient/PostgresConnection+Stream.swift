// Big reads, one row at a time, in constant memory.

internal import CLibPQ

extension PostgresConnection {
  /// Runs `preparation` and then `command` as one implicit transaction and passes every row of
  /// `command` to `row` as a result of one row.
  ///
  /// - Parameters:
  ///   - idleMilliseconds: the longest wait for the next row.
  ///   - row: returns whether it wants more; after `false` the rest is read and dropped.
  /// - Throws: a server's error, `unknown` when the connection broke.
  public func stream(
    _ command: PostgresCommand, after preparation: [PostgresCommand] = [], idleMilliseconds: Int,
    row: (PostgresResult) -> Bool
  ) throws(PostgresError) {
    // The prepared statement must exist before the rows come, so that results can be told apart.
    try self.exclusively { () throws(PostgresError) in
      let handle = try self.open()
      let commands = preparation + [command]
      try self.prepareMissing(commands, handle: handle, idleMilliseconds: idleMilliseconds)
      for command in commands { try self.sendExecute(command, to: handle) }
      guard PQpipelineSync(handle) == 1 else {
        throw self.lost("the pipeline could not be sent", sent: true)
      }
      try self.receive(
        after: preparation.count, handle: handle, idleMilliseconds: idleMilliseconds, row: row)
    }
  }

  private func prepareMissing(
    _ commands: [PostgresCommand], handle: OpaquePointer, idleMilliseconds: Int
  ) throws(PostgresError) {
    for command in commands where !self.prepared.contains(command.statement.name) {
      try self.sendPrepare(command, to: handle)
      guard PQpipelineSync(handle) == 1 else {
        throw self.lost("the pipeline could not be sent", sent: true)
      }
      try self.receive(
        after: Int.max, handle: handle, idleMilliseconds: idleMilliseconds, row: { _ in false })
      self.prepared.insert(command.statement.name)
    }
  }

  /// Reads results up to the Sync; those of the command number `target` come row by row.
  private func receive(
    after target: Int, handle: OpaquePointer, idleMilliseconds: Int,
    row: (PostgresResult) -> Bool
  ) throws(PostgresError) {
    var step = 0
    var wantsMore = true
    var failure: PostgresError?
    while true {
      if step == target { PQsetSingleRowMode(handle) }
      try self.awaitResult(handle, deadline: .after(milliseconds: idleMilliseconds))
      guard let pointer = PQgetResult(handle) else {
        step += 1
        guard step < target || target == Int.max || step <= target + 2 else {
          throw self.lost("the pipeline ended without its Sync", sent: true)
        }
        continue
      }
      let result = PostgresResult(pointer)
      switch result.status {
      case PGRES_PIPELINE_SYNC:
        if let failure { throw failure }
        return
      case PGRES_SINGLE_TUPLE:
        if wantsMore { wantsMore = row(result) }
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_ABORTED:
        break
      default:
        failure = failure ?? result.error
        if PQstatus(handle) == CONNECTION_BAD {
          throw self.lost(failure?.message ?? "the connection broke", sent: true)
        }
      }
    }
  }
}
