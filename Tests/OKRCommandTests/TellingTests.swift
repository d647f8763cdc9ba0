// --show-request and --show-role: what would be asked is told, and not asked.

import BoundedTestSupport
import ExactJSON
import OKRModel
import OKRWire
import Synchronization
import Testing

@testable import okr

/// Answers everything, and keeps the methods that were called.
private final class ListeningBackend: Backend {
  let welcome = Welcome(protocolVersion: 1, serverVersion: "1.0.0")
  private let filled = FilledBackend(.full)
  private let called = Mutex<[String]>([])

  var methods: [String] { self.called.withLock { $0 } }

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    self.called.withLock { $0.append(method.path) }
    return try await self.filled.call(method, request, options)
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws { self.called.withLock { $0.append(method.path) } }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    try await self.call(method, first, CallOptions())
  }

  func close() async {}
}

@Suite(.bounded) struct TellingTests {
  private static let clients = ExampleTests.all.filter { $0.command is any ClientCommand.Type }

  /// Every command of one call tells it, and makes none that changes something.
  @Test(.tags(.long)) func everyCommandTellsItsCall() async throws {
    for (path, command) in Self.clients {
      let client = try #require(command as? any ClientCommand.Type)
      let line = try #require(client.examples.first).replacing(/\ -o [a-z]+/, with: "")
      let example = try ExampleFolder()
      let backend = ListeningBackend()
      let words = example.words(line) + ["--show-request", "-o", "json"]
      let result = await runOKR(words.map(ShellText.quoted).joined(separator: " "), backend)
      guard client.makesOneCall else {
        #expect(result.status == .usage && backend.methods.isEmpty, "\(path) \(result)")
        continue
      }
      #expect(result.status == .done && result.err.isEmpty, "\(path) \(result)")
      let json = try JSONReader.read(result.out)
      #expect(json.keys == ["method", "as_of", "request"], "\(path)")
      let method = try #require(json["method"]?.stringValue)
      #expect(RPC.paths.contains(method) && !backend.methods.contains(method), "\(path)")
      let isChange = command is any ChangingCommand.Type
      // What needs no key has its trial alone.
      let changes =
        json["request"]?["mutation"] != nil || json["request"]?["validate_only"] != nil
      #expect(isChange == changes || path[1] == "export", "\(path)")
    }
  }

  @Test func peopleSeeTheMethodAndTheRequest() async {
    let backend = ListeningBackend()
    let result = await runOKR(
      "okr cycle close q3-2026 --show-request", backend, environment: ["OKR_TOKEN": "okr_secret"])
    #expect(result.status == .done && result.err.isEmpty && backend.methods.isEmpty, "\(result)")
    #expect(
      result.outLines == [
        "okr.v1.CycleService/CloseCycle", "{", #"  "mutation": {"#,
        #"    "idempotency_key": "\#(testRequestID)","#, #"    "validate_only": false,"#,
        #"    "expected_version": 0,"#, #"    "effective_time": null"#, "  },",
        #"  "id": "q3-2026""#, "}",
      ], "\(result.out)")
    let past = await runOKR("okr tree --as-of r41 --show-request", backend)
    #expect(past.outLines[0].hasPrefix(#"okr.v1.ScoreService/GetTree  as of {"revision":"r41""#))
    let watched = await runOKR("okr tree -w --show-request", backend)
    #expect(watched.outLines[0] == "okr.v1.ScoreService/GetTree" && backend.methods.isEmpty)
  }

  /// What is only read on the way is asked; nothing else is.
  @Test func whatIsReadBeforeIsAsked() async throws {
    let backend = ListeningBackend()
    let result = await runOKR("okr kr update kr-41 --target 3.5 --show-request -o json", backend)
    #expect(backend.methods == ["okr.v1.KeyResultService/GetKeyResult"], "\(result)")
    let json = try JSONReader.read(result.out)
    #expect(json["method"] == .string("okr.v1.KeyResultService/UpdateKeyResult"))
    #expect(json["request"]?["mutation"]?["expected_version"] == .number("41"))
    let tried = await runOKR("okr whatif --weight o-12=2 --show-request", ListeningBackend())
    #expect(tried.outLines.first == "okr.v1.ScoreService/WhatIf", "\(tried)")
  }

  @Test(arguments: [
    "okr import company.json --show-request", "okr apply company.plan --show-role",
    "okr version --show-role", "okr doctor --show-request",
    "okr explain field objective.title --show-role", "okr tree --show-role --show-request",
  ])
  func whatHasNoCallToTellOfIsRefused(_ line: String) async {
    #expect(await runOKR(line, ListeningBackend()).status == .usage, "\(line)")
  }

  /// The server's own table of roles is what is told.
  @Test func theLeastRoleIsTheServers() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    let acme = live.environment("acme")
    for (line, told) in [
      ("okr cycle close q3", "okr.v1.CycleService/CloseCycle  administrator"),
      ("okr checkin record kr-1 3", "okr.v1.CheckInService/RecordCheckIn  member"),
      ("okr org create globex", "okr.v1.OrganisationService/CreateOrganisation  operator"),
      ("okr server health", "okr.v1.HealthService/Check  needs no sign-in"),
    ] {
      #expect(await live.prepare(line + " --show-role", acme).out == told + "\n")
    }
    let json = await live.prepare("okr org create globex --show-role -o json", acme)
    #expect(try JSONReader.read(json.out)["needed"] == .string("operator"))
    #expect(await live.prepare("okr org list -o id", live.environment()).out == "acme\n")
    await live.stop()
  }
}
