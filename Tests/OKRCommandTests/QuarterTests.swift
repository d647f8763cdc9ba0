// A quarter from nothing to its close, by the commands that `okr help quarter` shows, on a real
// server.

import ExactJSON
import Logging
import OKRModel
import OKRServer
import OKRStore
import StoreTestSupport
import Testing

@testable import okr

@Suite struct QuarterTests {
  /// Runs a line as an administrator.
  private static func run(_ line: String, _ environment: [String: String]) async -> RunResult {
    let out = MemorySink()
    let err = MemorySink()
    var surroundings = Surroundings.process()
    surroundings.environment = environment
    surroundings.out = out
    surroundings.err = err
    surroundings.outIsTerminal = false
    surroundings.errIsTerminal = false
    surroundings.ask = { "y" }
    let status = await Program.run(ShellWords.split(line), in: surroundings)
    return RunResult(status: status, out: out.text, err: err.text)
  }

  private static func start() async throws -> (Server, [String: String]) {
    let endpoint = try TestCluster.shared().makeDatabase()
    let secret = try OperatorToken.make(name: "operator", endpoint: endpoint)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = try Server(
      ServerConfiguration(
        endpoint: endpoint, isAlone: true, version: ServerVersion("test"),
        listen: (host: "127.0.0.1", port: 0), socketPath: nil, tls: nil, poolLanes: 1),
      logger: logger)
    let port = try #require(try await server.start())
    var environment = ["OKR_SERVER": "127.0.0.1:\(port)", "OKR_TOKEN": secret]
    let made = await Self.run("okr organisation create acme --name Acme", environment)
    #expect(made.status == .done, "\(made.err)")
    environment["OKR_ORGANISATION"] = "acme"
    return (server, environment)
  }

  @Test func theHelpTopicLeadsToAClosedQuarter() async throws {
    let (server, environment) = try await Self.start()
    let topic = try #require(try HelpTopic.text(for: ["help", "quarter"]))
    let lines = topic.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix("okr ") }.map(String.init)
    #expect(lines.count >= 20)
    for line in lines {
      let result = await Self.run(line, environment)
      let differs = line.contains("cycle diff")
      #expect(result.status == (differs ? .found : .done), "\(line)\n\(result.out)\(result.err)")
      if line.contains("readiness") {
        #expect(result.out.contains("1 without a grade"), "\(result.out)")
      }
    }
    let figures = await Self.run(
      "okr cycle figures q3 --close 1 -o csv --fields id,objective,state,score,grade,value",
      environment)
    #expect(
      figures.outLines == [
        "id,objective,state,score,grade,value", "o-1,,active,0.600000,0.700000,",
        "kr-1,o-1,active,0.600000,,210",
      ], "\(figures.out)\(figures.err)")
    let refused = await Self.run("okr checkin record kr-1 300", environment)
    #expect(refused.status == .forbiddenByState)
    let gate = await Self.run("okr cycle readiness q3 --gate", environment)
    #expect(gate.status == .done, "\(gate.out)\(gate.err)")
    let verified = await Self.run("okr server verify", environment)
    #expect(verified.status == .done, "\(verified.out)\(verified.err)")
    await server.drain(grace: .seconds(2))
  }
}
