// An okrd that is killed in the middle of long work: the next one goes on with it, and the end is that of an
// undisturbed run.

import Foundation
import Glibc
import OKRClient
import OKRModel
import OKRServer
import OKRStore
import OKRWire
import PostgresClient
import StoreTestSupport
import Testing

@testable import okrd

@Suite struct OperationTests {
  /// A server over a database that lasts, with an organisation's administrator.
  private struct Place {
    let endpoint: PostgresEndpoint
    let url: String
    let operatorToken: String

    init() throws {
      self.endpoint = try TestCluster.shared().makeDatabase()
      self.url = "\(self.endpoint) user=\(EmbeddedPostgres.user)"
      _ = try SchemaMigrator(endpoint: self.endpoint).migrate()
      self.operatorToken = try OperatorToken.make(name: "operator", endpoint: self.endpoint)
    }

    func start() async throws -> (daemon: Daemon, port: Int) {
      let daemon = try Daemon([
        "--database", self.url, "--allow-unsafe-database", "--listen", "127.0.0.1:0",
        "--pool-lanes", "2",
      ])
      let listen = try #require(try await daemon.ready()["listen"])
      let place = try #require(listen.split(separator: " ").first)
      return (daemon, try #require(place.split(separator: ":").last.flatMap { Int($0) }))
    }

    /// - Parameter organisation: made where it isn't there.
    func connect(_ port: Int, _ organisation: String) async throws -> OKRConnection {
      func open(_ name: String) async throws(RPCFailure) -> OKRConnection {
        try await OKRConnection.connect(
          OKRConnection.Settings(
            address: .tcp(host: "127.0.0.1", port: port), token: self.operatorToken,
            organisation: name))
      }
      let root = try await open("")
      _ = try await root.call(
        RPC.OrganisationService.createOrganisation,
        CreateOrganisationRequest(
          mutation: Mutation(idempotencyKey: IdempotencyKey.make()),
          organisation: Organisation(id: organisation, name: organisation)))
      root.close()
      return try await open(organisation)
    }
  }

  /// 6 001 changes: more than ten commits.
  private static let document: [UInt8] = {
    let rows = (0..<1_500).map { number in
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
  }()

  @Test func theNextOneGoesOn() async throws {
    let place = try Place()
    var (daemon, port) = try await place.start()
    let calm = try await place.connect(port, "calm")
    var expected: [OKRModel.Operation] = []
    for operation in try await self.start(calm) {
      expected.append(try await self.finish(operation.id, calm))
    }
    let bytes = try await self.result(expected[1], calm)

    var acme = try await place.connect(port, "acme")
    let brake = try PostgresConnector(
      endpoint: place.endpoint, statementTimeoutMilliseconds: 0
    ).connect()
    // A starved machine may take its time before the lock is released.
    try brake.simple(
      "set idle_in_transaction_session_timeout = 0", deadline: .after(milliseconds: 120_000))
    let started = try await self.start(acme)
    try await self.hold(brake, inTheMiddleOf: started[0], acme)
    daemon.signal(SIGKILL)
    daemon.process.waitUntilExit()
    try brake.simple("rollback", deadline: .after(milliseconds: 120_000))
    brake.close()

    // The dead one's lease ends by PostgreSQL's clock; then the next one takes the operations up.
    (daemon, port) = try await place.start()
    acme = try await place.connect(port, "acme")
    var ended: [OKRModel.Operation] = []
    for operation in started { ended.append(try await self.finish(operation.id, acme)) }
    try self.compare(ended, expected)
    #expect(try await self.result(ended[1], acme) == bytes)
    let verified = try await acme.call(
      RPC.ServerService.verifyOrganisation, VerifyOrganisationRequest()
    ).reply
    #expect(verified.differences == 0 && verified.changesReplayed == 6_001)
    #expect(daemon.stop() == 0)
  }

  /// The same counts and the same bytes.
  private func compare(_ ended: [OKRModel.Operation], _ expected: [OKRModel.Operation]) throws {
    #expect(ended.map(\.state) == [.succeeded, .succeeded])
    #expect(ended.map(\.progress) == expected.map(\.progress))
    guard case .importDocument(var own)? = ended[0].response?.response,
      case .importDocument(var other)? = expected[0].response?.response,
      case .exportDocument(var document)? = ended[1].response?.response,
      case .exportDocument(var otherDocument)? = expected[1].response?.response
    else {
      Issue.record("\(ended)")
      return
    }
    #expect(own.outcome?.revision == other.outcome?.revision)
    // Which scores the last commit moved depends on where it began.
    own.outcome = nil
    other.outcome = nil
    #expect(own == other)
    document.instant = nil
    otherDocument.instant = nil
    #expect(document == otherDocument)
  }

  /// An import, and an export that waits for it.
  private func start(_ connection: OKRConnection) async throws -> [OKRModel.Operation] {
    func mutation() -> Mutation { Mutation(idempotencyKey: IdempotencyKey.make()) }
    let pieces = stride(from: 0, to: Self.document.count, by: 100_000).map { start in
      StartImportRequest(
        mutation: start == 0 ? mutation() : nil,
        chunk: Array(Self.document[start...].prefix(100_000)))
    }
    let rest = AsyncStream { continuation in
      for piece in pieces.dropFirst() { continuation.yield(piece) }
      continuation.finish()
    }
    let first = try await connection.upload(
      RPC.OperationService.startImport, first: pieces[0], rest: rest
    ).reply.operation
    let export = try await connection.call(
      RPC.OperationService.startExport, StartExportRequest(mutation: mutation())
    ).reply.operation
    return [try #require(first), try #require(export)]
  }

  /// Keeps the organisation from committing in the middle of its import.
  private func hold(
    _ brake: PostgresConnection, inTheMiddleOf operation: OKRModel.Operation,
    _ connection: OKRConnection
  ) async throws {
    let deadline = { Deadline.after(milliseconds: 120_000) }
    while true {
      try brake.simple(
        "begin; select from org_lease where org_id = (select org_id from organisation "
          + "where external_id = 'acme') for update", deadline: deadline())
      let now = try await connection.call(
        RPC.OperationService.getOperation, GetOperationRequest(id: operation.id)
      ).reply.operation
      try #require(now?.done == false, "it was over before anyone looked")
      let progress = now?.progress ?? OperationProgress()
      if progress.completed > 0, progress.completed < progress.total { return }
      try brake.simple("rollback", deadline: deadline())
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  private func finish(
    _ id: String, _ connection: OKRConnection
  ) async throws -> OKRModel.Operation {
    for _ in 0..<30 {
      let operation = try await connection.call(
        RPC.OperationService.waitOperation, WaitOperationRequest(id: id)
      ).reply.operation
      if let operation, operation.done { return operation }
    }
    throw Unfinished()
  }

  private struct Unfinished: Error {}

  private func result(
    _ operation: OKRModel.Operation, _ connection: OKRConnection
  ) async throws -> [UInt8] {
    guard case .exportDocument(let document)? = operation.response?.response else { return [] }
    var bytes: [UInt8] = []
    for part in 0..<document.parts {
      bytes += try await connection.call(
        RPC.OperationService.readOperationResult,
        ReadOperationResultRequest(id: operation.id, part: part)
      ).reply.chunk
    }
    return bytes
  }
}
