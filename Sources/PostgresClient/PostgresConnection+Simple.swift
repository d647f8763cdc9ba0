// The simple protocol, for DDL and session settings: several statements in one text, no results.

internal import CLibPQ

extension PostgresConnection {
  /// Runs the statements of `sql` as one implicit transaction, unless the text has its own BEGIN.
  /// After an error no transaction is left open.
  public func simple(_ sql: String, deadline: Deadline) throws(PostgresError) {
    try self.exclusively { () throws(PostgresError) in
      try self.runSimple(sql, deadline: deadline)
    }
  }

  func runSimple(_ sql: String, deadline: Deadline) throws(PostgresError) {
    let handle = try self.open()
    guard PQexitPipelineMode(handle) == 1 else {
      throw self.lost("the pipeline could not be left", sent: false)
    }
    var failure = try self.query(sql, handle: handle, deadline: deadline)
    if failure != nil, PQtransactionStatus(handle) != PQTRANS_IDLE {
      let second = try self.query("rollback", handle: handle, deadline: deadline)
      failure = failure ?? second
    }
    guard PQenterPipelineMode(handle) == 1 else {
      throw self.lost("the pipeline could not be entered", sent: true)
    }
    if let failure { throw failure }
  }

  /// Sends one text and returns the first error among its results.
  private func query(
    _ sql: String, handle: OpaquePointer, deadline: Deadline
  ) throws(PostgresError) -> PostgresError? {
    guard PQsendQuery(handle, sql) == 1 else {
      throw self.lost("the statement could not be sent", sent: false)
    }
    var failure: PostgresError?
    while true {
      try self.awaitResult(handle, deadline: deadline)
      guard let pointer = PQgetResult(handle) else { return failure }
      let result = PostgresResult(pointer)
      switch result.status {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
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
