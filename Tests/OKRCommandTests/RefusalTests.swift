// A refusal by the present state leads on: what it says to try is run, and does it.

import BoundedTestSupport
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct RefusalTests {
  private static let structure = [
    "okr cycle create y --name Year --start 2026-01-01 --end 2099-12-31 --phase active",
    "okr cycle create q --name Quarter --start 2026-01-01 --end 2099-06-30 --parent y --phase active",
    "okr unit create sales --name Sales", "okr unit create inner --name Inner --parent sales",
    "okr unit create deep --name Deep --parent inner", "okr unit create brand",
    "okr objective create o-1 --title One --cycle q --unit brand --state active",
    "okr objective create o-2 --title Two --cycle q --state active",
    "okr kr create k-1 --objective o-1 --title A --kind metric --baseline 0 --target 10",
    "okr kr create k-2 --objective o-2 --title B --kind graded",
    "okr kr create k-3 --objective o-2 --title C --kind metric --baseline 0 --target 100 --unit %",
    "okr kr create k-4 --objective o-2 --title D --kind threshold --operator '<=' --bound 30",
    "okr kr create sum --objective o-2 --title Sum --kind rollup_value --target 9 --aggregate sum",
    "okr alignment create o-1 o-2", "okr alignment create k-1 sum --mode value",
  ]

  fileprivate struct Scene {
    let live: LiveServer
    let environment: [String: String]

    static func make() async throws -> Scene {
      let live = try await LiveServer.start()
      await live.prepare("okr org create acme --name Acme", live.environment())
      let scene = Scene(live: live, environment: live.environment("acme"))
      for line in RefusalTests.structure { await live.prepare(line, scene.environment) }
      return scene
    }

    @discardableResult
    func run(_ line: String) async -> RunResult { await self.live.run(line, self.environment) }

    /// A line that is refused for that reason, and says to try a command which is taken.
    /// - Parameter thenDone: true where the line itself is taken afterwards.
    func expect(
      _ line: String, _ reason: String, tries hint: String, thenDone: Bool = false
    ) async {
      let refused = await self.run(line)
      #expect(refused.status != .done && refused.err.contains(reason), "\(line)\n\(refused)")
      #expect(PastedHint.of(refused.err) == hint, "\(line)\n\(refused.err)")
      let tried = await self.run(hint)
      #expect(tried.status == .done, "\(hint)\n\(tried.err)")
      guard thenDone else { return }
      let again = await self.run(line)
      #expect(again.status == .done, "\(line)\n\(again.err)")
    }
  }

  /// A unit isn't merged into what stands in it: that is told as a merge, not as a parent that nobody named.
  @Test func aUnitIsNotMergedIntoItsOwnPart() async throws {
    let scene = try await Scene.make()
    let line = "okr unit merge sales deep --yes"
    let refused = await scene.run(line)
    #expect(
      refused.err.hasPrefix(
        "Unit \"deep\" stands below \"sales\", which is to be given up: merge \"deep\" into \"sales\" instead, or move \"deep\" out of it first.\n"
      ), "\(refused.err)")
    #expect(!refused.err.contains("stand above itself"))
    await scene.expect(
      line, "TREE_CIRCLE", tries: "okr unit update deep --parent ''", thenDone: true)
    let inner = await scene.run("okr unit get inner -o json --fields parent")
    #expect(inner.out.contains("\"deep\""), "\(inner.out)")
    await scene.live.stop()
  }

  @Test func whatStandsBelowComesOutFirst() async throws {
    let scene = try await Scene.make()
    await scene.expect(
      "okr unit update inner --parent deep", "TREE_CIRCLE",
      tries: "okr unit update deep --parent sales", thenDone: true)
    let own = await scene.run("okr unit update brand --parent brand")
    #expect(own.err.contains("TREE_CIRCLE") && PastedHint.of(own.err) == nil, "\(own.err)")
    #expect(own.err.contains("  remedy  "), "\(own.err)")
    await scene.live.stop()
  }

  @Test func anAlignmentThatStandsInTheWayIsNamed() async throws {
    let scene = try await Scene.make()
    await scene.expect(
      "okr alignment create o-2 o-1", "ALIGNMENT_CIRCLE",
      tries: "okr alignment delete o-1 o-2", thenDone: true)
    await scene.expect(
      "okr kr update sum --unit pieces", "IN_USE",
      tries: "okr alignment update k-1 sum --mode none", thenDone: true)
    await scene.live.stop()
  }

  /// What a document names may stand in it alone.
  @Test func aDocumentsOwnLinksAreNoCommands() async throws {
    let circle = Status(
      code: .failedPrecondition, message: "That would close a circle: a → b → a.",
      reason: "ALIGNMENT_CIRCLE",
      metadata: [Metadata(key: "from", value: "a"), Metadata(key: "to", value: "b")])
    for line in ["import company.json", "plan -f company.json", "diff -f company.json", "apply p"] {
      let words = line.split(separator: " ").map(String.init)
      #expect(NextCommand.of(circle, after: words) == nil, "\(line)")
    }
    #expect(
      NextCommand.of(circle, after: ["alignment", "create", "b", "a"])
        == "okr alignment delete a b")
    let closed = Status(
      code: .failedPrecondition, reason: "CYCLE_CLOSED",
      metadata: [Metadata(key: "cycle", value: "q3")])
    #expect(
      NextCommand.of(closed, after: ["import", "company.json"])?.hasPrefix("okr cycle reopen q3")
        == true)
  }

  @Test func aMetricWithoutARuleGetsOne() async throws {
    let scene = try await Scene.make()
    await scene.run("okr metric create leads")
    await scene.expect(
      "okr metric rollup leads", "METRIC_WITHOUT_RULE",
      tries: "okr metric update leads --rollup sum", thenDone: true)
    await scene.live.stop()
  }

  @Test func whatUsesAResourceIsListed() async throws {
    let scene = try await Scene.make()
    await scene.expect(
      "okr unit archive brand --yes", "IN_USE",
      tries: "okr objective list --filter 'id = \"o-1\"'")
    await scene.expect(
      "okr unit archive sales --yes", "IN_USE", tries: "okr unit list --filter 'id = \"inner\"'")
    await scene.expect("okr unit create brand", "ALREADY_EXISTS", tries: "okr unit get brand")
    await scene.live.stop()
  }

  @Test func theRecordInForceIsNamed() async throws {
    let scene = try await Scene.make()
    await scene.run("okr checkin record k-1 1")
    let first = await scene.run("okr checkin list k-1 -o id").outLines[0]
    for value in ["2", "3"] {
      let last = await scene.run("okr checkin list k-1 -o id --filter 'in_force = true'").outLines
      await scene.run("okr checkin correct \(last[0]) \(value)")
    }
    let newest = await scene.run("okr checkin list k-1 -o id --filter 'in_force = true'").outLines[
      0]
    await scene.expect(
      "okr checkin correct \(first) 4 --note typo", "CHECK_IN_REPLACED",
      tries: "okr checkin correct \(newest) 4 --note typo")
    let other = await scene.run("okr checkin list k-1 -o id --filter 'in_force = true'").outLines[0]
    await scene.run("okr checkin void \(other)")
    await scene.expect(
      "okr checkin correct \(first) 5", "CHECK_IN_REPLACED", tries: "okr checkin record k-1 5")
    await scene.expect("okr checkin record sum 5", "CHECK_IN_NOT_TAKEN", tries: "okr tree sum")
    await scene.live.stop()
  }

  @Test func aDayThatFitsIsNamed() async throws {
    let scene = try await Scene.make()
    await scene.expect(
      "okr cycle update q --end 2100-01-31", "CYCLE_DAYS",
      tries: "okr cycle update q --end 2099-12-31")
    await scene.expect(
      "okr cycle update y --end 2099-08-31", "CYCLE_DAYS",
      tries: "okr cycle update q --end 2099-08-31", thenDone: true)
    await scene.expect(
      "okr dependency create d --objective o-2 --giver brand --title T --needed-by 2100-01-01",
      "DEPENDENCY_DATES",
      tries:
        "okr dependency create d --objective o-2 --giver brand --title T --needed-by 2099-08-31")
    await scene.expect(
      "okr override set o-1 0.5 --until 2020-01-01 --reason audit", "OVERRIDE_DAYS",
      tries: await scene.hint("okr override set o-1 0.5 --until 2020-01-01 --reason audit"))
    await scene.live.stop()
  }

  @Test func aClosedCycleIsOpenedAgain() async throws {
    let scene = try await Scene.make()
    await scene.run("okr cycle update q --phase grading")
    let closed = await scene.run("okr cycle close q --yes")
    #expect(closed.status == .done, "\(closed.err)")
    await scene.expect(
      "okr checkin record k-1 4", "CYCLE_CLOSED",
      tries: "okr cycle reopen q --reason 'late correction'", thenDone: true)
    await scene.live.stop()
  }

  /// A percentage is taken where the key result says what it means.
  @Test func aPercentageMeansWhatIsMeasured() async throws {
    let scene = try await Scene.make()
    for (line, value) in [
      ("okr checkin record k-2 70%", "0.7"), ("okr checkin record k-3 70%", "70"),
    ] {
      let result = await scene.run(line + " -o json --fields check_in")
      #expect(result.out.contains("\"value\": \(value),"), "\(result)")
    }
    let id = await scene.run("okr checkin list k-2 -o id").outLines[0]
    let corrected = await scene.run("okr checkin correct \(id) 65.5% -o json --fields check_in")
    #expect(corrected.out.contains("\"value\": 0.655,"), "\(corrected)")
    let unclear = await scene.run("okr checkin record k-4 70%")
    #expect(
      unclear.err.hasPrefix(
        "The value 70% could mean 70, where it is measured in %, or 0.7, where a ratio is asked.\n"),
      "\(unclear.err)")
    let folder = try TemporaryFolder()
    let file = try folder.write("values.csv", "key_result,value\nk-1,1\nk-2,70%\nk-3,5%\n")
    let batch = await scene.run("okr checkin batch \(file)")
    #expect(
      batch.err.contains("line 3: The value 70% could mean 70, ")
        && batch.err.contains("line 4: The value 5% could mean 5, ")
        && batch.err.contains("or 0.05, where"), "\(batch.err)")
    await scene.live.stop()
  }
}

extension RefusalTests.Scene {
  /// What a refusal says to try, where that depends on the day.
  fileprivate func hint(_ line: String) async -> String {
    PastedHint.of(await self.run(line).err) ?? ""
  }
}
