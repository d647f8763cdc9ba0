// Operations as tests start them, and a way to hold one up in its middle.

internal import OKRClient
internal import OKRModel
internal import OKRServer
internal import OKRStore
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

extension TestServer {
  /// A server that looks after operations often.
  static func forOperations(
    over endpoint: PostgresEndpoint? = nil, isAlone: Bool = true,
    _ change: (inout OperationLimits) -> Void = { _ in }
  ) async throws -> TestServer {
    var limits = OperationLimits()
    limits.lookMilliseconds = 500
    change(&limits)
    return try await TestServer.start(over: endpoint, operations: limits, isAlone: isAlone)
  }
}

extension OKRConnection {
  /// Starts an import by pieces.
  func startImport(
    _ document: [UInt8], _ mutation: OKRModel.Mutation = .new(), pieceBytes: Int = 100_000
  ) async throws(RPCFailure) -> OKRModel.Operation {
    var pieces = stride(from: 0, to: document.count, by: pieceBytes).map { start in
      StartImportRequest(
        chunk: Array(document[start..<min(start + pieceBytes, document.count)]))
    }
    pieces[0].mutation = mutation
    let rest = pieces.dropFirst()
    let stream = AsyncStream { continuation in
      for piece in rest { continuation.yield(piece) }
      continuation.finish()
    }
    return try await self.upload(RPC.OperationService.startImport, first: pieces[0], rest: stream)
      .reply.operation ?? OKRModel.Operation()
  }

  func startExport(
    _ mutation: OKRModel.Mutation = .new(), cycles: [String] = [], asOf: AsOf? = nil
  ) async throws(RPCFailure) -> OKRModel.Operation {
    try await self.call(
      RPC.OperationService.startExport, StartExportRequest(mutation: mutation, cycles: cycles),
      asOf: asOf
    ).reply.operation ?? OKRModel.Operation()
  }

  func startClose(
    _ cycle: String, _ mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> OKRModel.Operation {
    try await self.call(
      RPC.OperationService.startClose, StartCloseRequest(mutation: mutation, id: cycle)
    ).reply.operation ?? OKRModel.Operation()
  }

  func operation(_ id: String) async throws(RPCFailure) -> OKRModel.Operation {
    try await self.call(RPC.OperationService.getOperation, GetOperationRequest(id: id)).reply
      .operation ?? OKRModel.Operation()
  }

  func cancel(_ id: String) async throws(RPCFailure) -> OKRModel.Operation {
    try await self.call(RPC.OperationService.cancelOperation, CancelOperationRequest(id: id)).reply
      .operation ?? OKRModel.Operation()
  }

  /// How an operation would be if it was cancelled now, and whether that is nothing new.
  func cancelTrial(
    _ id: String
  ) async throws(RPCFailure) -> (operation: OKRModel.Operation, isUnchanged: Bool) {
    let reply = try await self.call(
      RPC.OperationService.cancelOperation, CancelOperationRequest(id: id, validateOnly: true)
    ).reply
    return (reply.operation ?? OKRModel.Operation(), reply.outcome?.unchanged ?? false)
  }

  /// Waits for an operation's end, for some minutes at the most.
  func finish(_ operation: OKRModel.Operation) async throws(RPCFailure) -> OKRModel.Operation {
    var operation = operation
    for _ in 0..<30 where !operation.done {
      operation =
        try await self.call(
          RPC.OperationService.waitOperation, WaitOperationRequest(id: operation.id)
        ).reply.operation ?? OKRModel.Operation()
    }
    return operation
  }

  /// What an export wrote.
  func result(_ operation: OKRModel.Operation) async throws(RPCFailure) -> [UInt8] {
    guard case .exportDocument(let document)? = operation.response?.response else { return [] }
    var bytes: [UInt8] = []
    for part in 0..<document.parts {
      bytes += try await self.call(
        RPC.OperationService.readOperationResult,
        ReadOperationResultRequest(id: operation.id, part: part)
      ).reply.chunk
    }
    return bytes
  }
}

/// Looks until it is true, for some minutes at the most.
func comes(_ isTrue: () throws -> Bool) async throws -> Bool {
  for _ in 0..<12_000 {
    if try isTrue() { return true }
    try await Task.sleep(for: .milliseconds(20))
  }
  return false
}

/// Keeps an organisation from committing while a test needs it.
final class Brake {
  private let connection: PostgresConnection
  private let lock: String

  /// - Parameter organisation: its external id.
  init(_ endpoint: PostgresEndpoint, _ organisation: String) throws {
    self.connection = try PostgresConnector(
      endpoint: endpoint, statementTimeoutMilliseconds: 0
    ).connect()
    // A starved machine may take its time before it releases the brake.
    try self.connection.simple(
      "set idle_in_transaction_session_timeout = 0", deadline: .after(milliseconds: 120_000))
    self.lock =
      "begin; select from org_lease where org_id = (select org_id from organisation "
      + "where external_id = '\(organisation)') for update"
  }

  deinit { self.connection.close() }

  /// From now on nothing is committed; what is being committed is waited for.
  func pull() throws {
    try self.connection.simple(self.lock, deadline: .after(milliseconds: 120_000))
  }

  func release() throws {
    try self.connection.simple("rollback", deadline: .after(milliseconds: 120_000))
  }

  /// Pulls it in the middle of an import: where some of its changes are committed, and some aren't.
  func pull(
    inTheMiddleOf operation: OKRModel.Operation, _ connection: OKRConnection
  ) async throws -> OKRModel.Operation {
    while true {
      try self.pull()
      let now = try await connection.operation(operation.id)
      let (completed, total) = (now.progress?.completed ?? 0, now.progress?.total ?? 0)
      if completed > 0 || now.done {
        try #require(!now.done && completed < total, "it was over before anyone looked")
        return now
      }
      try self.release()
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}

/// A document of many changes: each objective has a key result with two check-ins of fixed times.
enum LargeDocument {
  static func make(objectives: Int) -> [UInt8] {
    let rows = (0..<objectives).map { number in
      """
      {"id": "o\(number)", "cycle": "big", "title": "Aim \(number)", "key_results": [
        {"id": "k\(number)", "kind": "metric", "title": "k", "target": 10, "check_ins": [
          {"at": "2026-01-10T10:00:00Z", "value": \(number % 7)},
          {"at": "2026-02-10T10:00:00Z", "value": \(number % 11)}]}]}
      """
    }
    return Array(
      """
      {"cycles": [{"id": "big", "start": "2026-01-01", "end": "2026-03-31"}],
       "objectives": [\(rows.joined(separator: ","))]}
      """.utf8)
  }
}
