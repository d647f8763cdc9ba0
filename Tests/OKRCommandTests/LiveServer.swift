// A real server over a database of its own, and command lines that are run against it as an
// operator.

import Logging
import OKRServer
import OKRStore
import PostgresClient
import StoreTestSupport
import Testing

@testable import okr

/// One test's server. `stop` ends it.
struct LiveServer {
  let server: Server
  /// Such as `127.0.0.1:41233`.
  let place: String
  /// An operator's token.
  let token: String

  let endpoint: PostgresEndpoint

  /// Starts a server over a new database, or over the one at `endpoint`; on a unix socket too where
  /// one is named.
  static func start(
    over endpoint: PostgresEndpoint? = nil, socket: String? = nil
  ) async throws -> LiveServer {
    let endpoint = try endpoint ?? TestCluster.shared().makeDatabase()
    let token = try OperatorToken.make(name: "operator", endpoint: endpoint)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = try Server(
      ServerConfiguration(
        endpoint: endpoint, isAlone: true, version: ServerVersion(Version.client),
        listen: (host: "127.0.0.1", port: 0), socketPath: socket, tls: nil, poolLanes: 1),
      logger: logger)
    let port = try #require(try await server.start())
    return LiveServer(
      server: server, place: "127.0.0.1:\(port)", token: token, endpoint: endpoint)
  }

  func stop() async { await self.server.drain(grace: .seconds(2)) }

  /// The variables of an operator that acts in an organisation.
  func environment(_ organisation: String = "") -> [String: String] {
    ["OKR_SERVER": self.place, "OKR_TOKEN": self.token, "OKR_ORGANISATION": organisation]
  }

  /// Runs a line; questions are answered with yes.
  /// - Parameter now: the client's clock, stopped then, microseconds since 1970; nil for the real one.
  func run(
    _ line: String, _ environment: [String: String], input: Int32? = nil, now: Int64? = nil
  ) async -> RunResult {
    let out = MemorySink()
    let err = MemorySink()
    var surroundings = self.surroundings(environment, input: input)
    surroundings.out = out
    surroundings.err = err
    if let now { surroundings.now = { now } }
    let status = await Program.run(ShellWords.split(line), in: surroundings)
    PastedHint.hold(err.text, line)
    return RunResult(status: status, out: out.text, err: err.text)
  }

  /// The process's, with that environment and a yes to every question.
  func surroundings(_ environment: [String: String], input: Int32? = nil) -> Surroundings {
    var surroundings = Surroundings.process()
    surroundings.environment = environment
    surroundings.outIsTerminal = false
    surroundings.errIsTerminal = false
    surroundings.ask = { "y" }
    if let input { surroundings.input = input }
    return surroundings
  }

  /// Runs a line that prepares something, and has to succeed.
  @discardableResult
  func prepare(_ line: String, _ environment: [String: String]) async -> RunResult {
    let result = await self.run(line, environment)
    #expect(result.status == .done, "\(line)\n\(result.out)\(result.err)")
    return result
  }
}
