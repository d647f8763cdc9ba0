// Long work that is only started: what is printed, how it is waited for, and what comes of it.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct OperationCommandTests {
  private static let company = """
    {"cycles": [{"id": "q", "start": "2020-01-01", "end": "2020-03-31"}],
     "objectives": [{"id": "o-1", "cycle": "q", "title": "Aim", "key_results": [
       {"id": "kr-1", "kind": "metric", "target": 10, "title": "T", "current": 5}]}]}
    """

  private func id(_ result: RunResult) throws -> String {
    try #require(result.outLines.first.flatMap { $0.split(separator: " ").last }).description
  }

  @Test func longWorkIsStartedWaitedForAndRead() async throws {
    let live = try await LiveServer.start()
    let folder = try TemporaryFolder()
    let file = try folder.write("company.json", Self.company)
    await live.prepare("okr org create acme", live.environment())
    let environment = live.environment("acme")

    let started = await live.prepare("okr import \(file) --async -o id", environment)
    let id = try self.id(started)
    let waited = await live.prepare("okr operation wait \(id)", environment)
    #expect(waited.outLines.first == "succeeded  operation \(id)  import")
    #expect(waited.out.contains("done     4 of 4 changes"), "\(waited.out)")
    #expect(waited.out.contains("imported  3 new"), "\(waited.out)")
    let json = try JSONReader.read(
      await live.prepare("okr operation get \(id) -o json", environment).out)
    #expect(json["state"] == .string("succeeded") && json["done"] == .bool(true))

    let export = try self.id(await live.prepare("okr export --async -o id", environment))
    await live.prepare("okr operation wait \(export)", environment)
    let written = await live.prepare("okr operation result \(export)", environment)
    #expect(written.out == (await live.prepare("okr export", environment)).out)

    let close = await live.prepare("okr cycle close q --yes --async", environment)
    #expect(close.out.contains("  close  q\n"), "\(close.out)")
    #expect(close.out.contains("next     okr operation wait "), "\(close.out)")
    let closeID = try #require(
      (await live.prepare("okr operation list -o id --kind close", environment)).outLines.first)
    await live.prepare("okr operation wait \(closeID)", environment)
    let none = await live.run("okr operation result \(closeID)", environment)
    #expect(none.status == .forbiddenByState && none.err.contains("NO_RESULT"))
    let list = await live.prepare("okr operation list", environment)
    #expect(list.outLines.count == 4 && list.outLines[1].hasPrefix(closeID))
    await live.stop()
  }

  @Test func aWaitFailsAsTheOperationDid() async throws {
    let live = try await LiveServer.start()
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "bad.json", #"{"objectives": [{"id": "x", "cycle": "nowhere", "title": "t"}]}"#)
    await live.prepare("okr org create acme", live.environment())
    let environment = live.environment("acme")
    let id = try self.id(await live.prepare("okr import \(file) --async -o id", environment))
    let waited = await live.run("okr operation wait \(id)", environment)
    #expect(waited.status == .refused && waited.err.contains("IMPORT_REFUSED"), "\(waited.err)")
    #expect(waited.err.contains(id))
    let shown = await live.prepare("okr operation get \(id)", environment)
    #expect(shown.outLines.first == "failed  operation \(id)  import")
    #expect(shown.out.contains("okr help error IMPORT_REFUSED"))
    for trial in ["", " --dry-run"] {
      let again = await live.prepare("okr operation cancel \(id)\(trial)", environment)
      #expect(again.out == "unchanged  import operation \(id)\n")
    }
    let demanded = await live.run("okr operation cancel \(id) --fail-if-unchanged", environment)
    #expect(demanded.status == .failed && demanded.err.contains("--fail-if-unchanged"))
    await live.stop()
  }

  @Test func cancellingSaysWhatStaysAndATrialEndsNothing() async {
    let id = OperationCommand.example
    let running = OKRModel.Operation(
      id: id, kind: .import, state: .running,
      progress: OperationProgress(completed: 1_024, total: 5_000, unit: "changes"))
    let path = RPC.OperationService.cancelOperation.path
    func backend(_ capabilities: [String] = Capability.allNames) -> FakeBackend {
      FakeBackend(
        [path: { _ in CancelOperationResponse(operation: running, outcome: Outcome()) }],
        capabilities: capabilities)
    }
    let environment = ["OKR_TOKEN": "okr_x"]
    let trial = await runOKR(
      "okr operation cancel \(id) --dry-run", backend(), environment: environment)
    #expect(
      trial.out == """
        would ask to end  import operation \(id)
          done     1\u{A0}024 of 5\u{A0}000 changes; that stays
        nothing was changed

        """)
    let live = await runOKR("okr operation cancel \(id)", backend(), environment: environment)
    #expect(
      live.out == """
        asked to end  import operation \(id)
          done     1\u{A0}024 of 5\u{A0}000 changes; that stays
          next     okr operation wait \(id)

        """)
    // A server that would pass over the field and end it isn't asked.
    let old = backend(["validate_only"])
    let refused = await runOKR(
      "okr operation cancel \(id) --dry-run", old, environment: environment)
    #expect(refused.status == .incompatible && refused.err.contains("cancel_validate_only"))
    #expect(old.requests(CancelOperationRequest.self).isEmpty)
  }

  @Test(arguments: [
    "okr import x.json --async --dry-run", "okr cycle close q --async --dry-run",
    "okr export --async -f x.json", "okr operation list --state nearly",
  ])
  func whatGoesNotTogetherIsSaid(_ line: String) async {
    let result = await runOKR(line, FilledBackend(.full), environment: ["OKR_TOKEN": "okr_x"])
    #expect(result.status == .usage, "\(result.out)\(result.err)")
  }

  @Test func aWaitThatIsInterruptedSaysHowToGoOn() async {
    let id = OperationCommand.example
    let waiting = Task {
      await runOKR(
        "okr operation wait \(id)", FilledBackend(.sparse), environment: ["OKR_TOKEN": "okr_x"])
    }
    waiting.cancel()
    let result = await waiting.value
    #expect(result.status == .interrupted)
    #expect(result.err.contains("the operation goes on"), "\(result.err)")
    #expect(result.err.contains("try") && result.err.contains("okr operation wait \(id)"))
  }
}
