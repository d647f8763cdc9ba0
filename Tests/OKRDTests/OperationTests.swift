// An okrd that is killed in the middle of long work: the next one goes on with it, and the end is that of an
// undisturbed run.

import Dispatch
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

  /// Two sessions that hand the lock on acme's lease over to each other: while one has it nothing is
  /// committed, and a commit that waits comes before the session that waits behind it.
  private final class Brakes: @unchecked Sendable {
    private var held: PostgresConnection
    private var next: PostgresConnection

    init(_ endpoint: PostgresEndpoint) throws {
      func connect() throws -> PostgresConnection {
        let connection = try PostgresConnector(
          endpoint: endpoint, statementTimeoutMilliseconds: 0
        ).connect()
        // A starved machine may take its time before the lock is released.
        try connection.simple(
          "set idle_in_transaction_session_timeout = 0", deadline: Self.deadline)
        return connection
      }
      self.held = try connect()
      self.next = try connect()
      // An operation begins under a share of it.
      try Self.lock(self.held, "share")
    }

    func letOneThrough() async throws {
      async let locked: Void = withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async {
          continuation.resume(with: Result { try Self.lock(self.next, "update") })
        }
      }
      try await Task.sleep(for: .milliseconds(50))
      try self.held.simple("rollback", deadline: Self.deadline)
      try await locked
      swap(&self.held, &self.next)
    }

    func close() {
      self.held.close()
      self.next.close()
    }

    private static var deadline: Deadline { .after(milliseconds: 120_000) }

    private static func lock(_ connection: PostgresConnection, _ strength: String) throws {
      try connection.simple(
        "begin; select from org_lease where org_id = (select org_id from organisation "
          + "where external_id = 'acme') for \(strength)", deadline: Self.deadline)
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
    // Its lease is taken before anyone holds it.
    _ = try await acme.call(RPC.UnitService.listUnits, ListUnitsRequest())
    let brakes = try Brakes(place.endpoint)
    let started = try await self.start(acme)
    while try await !self.isInTheMiddle(started[0], acme) { try await brakes.letOneThrough() }
    daemon.signal(SIGKILL)
    daemon.process.waitUntilExit()
    brakes.close()

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

  /// True once some of its commits are written, and not all.
  private func isInTheMiddle(
    _ operation: OKRModel.Operation, _ connection: OKRConnection
  ) async throws -> Bool {
    let now = try await connection.call(
      RPC.OperationService.getOperation, GetOperationRequest(id: operation.id)
    ).reply.operation
    try #require(now?.done == false, "it was over before anyone looked")
    let progress = now?.progress ?? OperationProgress()
    return progress.completed > 0 && progress.completed < progress.total
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
