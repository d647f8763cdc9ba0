// What tests of long work stand on: a database that outlives its servers, and ways to hold one up.

import Dispatch
import OKRClient
import OKRModel
import OKRServer
import OKRStore
import OKRWire
import PostgresClient
import StoreTestSupport
import Testing

@testable import okrd

/// A server over a database that lasts, with an organisation's administrator.
struct Place {
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
    return (daemon, try #require(listen.split(separator: ":").last.flatMap { Int($0) }))
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

/// Two sessions that hand the lock on a row over to each other: while one has it nobody writes that
/// row, and a write that waits comes before the session that waits behind it.
final class Brakes: @unchecked Sendable {
  /// While it is held nothing is committed.
  static let lease =
    "org_lease where org_id = (select org_id from organisation where external_id = 'acme')"

  private let row: String
  private var held: PostgresConnection
  private var next: PostgresConnection

  /// - Parameters:
  ///   - row: the table, and the condition that names one row of it.
  ///   - strength: of the first lock. An operation begins under a share of the lease.
  init(_ endpoint: PostgresEndpoint, _ row: String, _ strength: String) throws {
    self.row = row
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
    try self.lock(self.held, strength)
  }

  func letOneThrough() async throws {
    async let locked: Void = withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try self.lock(self.next, "update") })
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

  private func lock(_ connection: PostgresConnection, _ strength: String) throws {
    try connection.simple(
      "begin; select from \(self.row) for \(strength)", deadline: Self.deadline)
  }
}
