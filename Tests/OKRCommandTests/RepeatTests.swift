// Doing it again: exit 0 and "unchanged", or a failure for who asks for one.

import ArgumentParser
import BoundedTestSupport
import ExactJSON
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct RepeatTests {
  /// A server with a small organisation, as somebody sees it who may do everything.
  private struct Scene {
    let live: LiveServer
    let environment: [String: String]

    static func make() async throws -> Scene {
      let live = try await LiveServer.start()
      await live.prepare("okr org create acme", live.environment())
      let scene = Scene(live: live, environment: live.environment("acme"))
      for line in [
        "okr region create emea", "okr cycle create q3 --start 2026-07-01",
        "okr objective create o-1 --cycle q3", "okr objective create o-2 --cycle q3",
        "okr alignment create o-2 o-1 --mode average",
      ] { await live.prepare(line, scene.environment) }
      return scene
    }

    func run(_ line: String, now: Int64? = nil) async -> RunResult {
      await self.live.run(line, self.environment, now: now)
    }

    /// Runs a line that is done already: without the flag it ends well, with it as a failure.
    func expectUnchanged(_ line: String, _ what: String) async {
      let again = await self.run(line)
      #expect(again.status == .done && again.out == "unchanged  \(what)\n", "\(again)")
      let told = await self.run(line + " --fail-if-unchanged")
      #expect(told.status == .failed && told.out == again.out, "\(told)")
      #expect(told.err.contains("Nothing had to be changed") && told.err.contains("UNCHANGED"))
      let trial = await self.run(line + " --fail-if-unchanged --dry-run")
      #expect(trial.status == .failed && trial.out == again.out, "\(trial)")
    }
  }

  @Test func anUpdateSaysThatItWasDone() async throws {
    let scene = try await Scene.make()
    let line = "okr region update emea --name EMEA"
    let first = await scene.run(line + " --fail-if-unchanged")
    #expect(first.status == .done && first.out.hasPrefix("updated"), "\(first)")
    await scene.expectUnchanged(line, "region emea «EMEA»")
    let json = await scene.run(line + " --fail-if-unchanged -o json")
    let document = try JSONReader.read(json.out)
    #expect(json.status == .failed && document["outcome"]?["unchanged"] == .bool(true))
    #expect(try JSONReader.read(json.err)["error"]?["reason"] == .string("UNCHANGED"))
    await scene.live.stop()
  }

  @Test func aFileOfCheckInsIsRecordedOnce() async throws {
    let scene = try await Scene.make()
    let folder = try TemporaryFolder()
    await scene.live.prepare(
      "okr kr create k-1 --objective o-1 --kind metric --target 10", scene.environment)
    await scene.live.prepare(
      "okr kr create k-2 --objective o-1 --kind milestone --stage Draft=1 --stage Launch=2",
      scene.environment)
    let file = try folder.write("values.csv", "key_result,value\nk-1,4\nk-2,1\n")
    let line = "okr checkin batch \(file)"
    func count() async -> String {
      await scene.run("okr checkin list k-1 --all -o id").outLines.count.description
    }
    let now = ProcessEnvironment.now()
    let trial = await scene.run(line + " --dry-run", now: now)
    #expect(trial.out.hasPrefix("would record  2 check-ins\n"), "\(trial)")
    let first = await scene.run(line, now: now)
    #expect(first.out.hasPrefix("recorded  2 check-ins\n"), "\(first)")
    #expect(first.err.contains("1 record of key results that are scored by their stages"))
    let again = await scene.run(line, now: now)
    #expect(again.status == .done && again.out == "recorded before  2 check-ins\n", "\(again)")
    #expect(again.err.contains("--again records it once more"))
    #expect(await count() == "1")
    let anew = await scene.run(line + " --again")
    #expect(anew.out.hasPrefix("recorded  2 check-ins\n"), "\(anew)")
    #expect(await count() == "2")
    // What it was known by is in the log.
    await scene.live.stop()
    let next = try await LiveServer.start(over: scene.live.endpoint)
    let later = await next.run(line, next.environment("acme"), now: now)
    #expect(later.out == "recorded before  2 check-ins\n", "\(later)")
    let told = await next.run(line + " --dry-run", next.environment("acme"), now: now)
    #expect(told.out == "recorded before  2 check-ins\nnothing was changed\n", "\(told)")
    #expect(told.err.contains("--again records it once more"))
    let more = await next.run(line + " --dry-run --again", next.environment("acme"), now: now)
    #expect(more.out.hasPrefix("would record  2 check-ins\n"), "\(more)")
    await next.stop()
  }

  /// Midnight makes no other file of it, and the next day's is one of its own.
  @Test func aFileOfCheckInsIsKnownForHours() async throws {
    let scene = try await Scene.make()
    let folder = try TemporaryFolder()
    await scene.live.prepare(
      "okr kr create k-1 --objective o-1 --kind metric --target 10", scene.environment)
    let hour: Int64 = 3_600_000_000
    let now = ProcessEnvironment.now()
    let (near, far) = (
      try folder.write("near.csv", "key_result,value\nk-1,4\n"),
      try folder.write("far.csv", "key_result,value\nk-1,5\n")
    )
    for (file, age) in [(near, 8 * hour), (far, 16 * hour)] {
      let early = await scene.run("okr checkin batch \(file)", now: now - age)
      #expect(early.out.hasPrefix("recorded  1 check-in\n"), "\(early)")
    }
    let told = await scene.run("okr checkin batch \(near) --dry-run", now: now)
    #expect(told.out == "recorded before  1 check-in\nnothing was changed\n", "\(told)")
    let again = await scene.run("okr checkin batch \(near)", now: now)
    #expect(again.out == "recorded before  1 check-in\n", "\(again)")
    let anew = await scene.run("okr checkin batch \(far)", now: now)
    #expect(anew.out.hasPrefix("recorded  1 check-in\n"), "\(anew)")
    #expect(await scene.run("okr checkin list k-1 --all -o id").outLines.count == 3)
    await scene.live.stop()
  }

  /// Who may sign in is no part of what is archived: that is said.
  @Test func anArchivedMembersTokensAreCounted() async throws {
    let scene = try await Scene.make()
    for line in [
      "okr member create anna", "okr member create jan", "okr token create anna --role member",
      "okr token create anna --role member --expires 1h", "okr token create jan --role member",
    ] { await scene.live.prepare(line, scene.environment) }
    let ended = await scene.run("okr token create anna --role member -o id").outLines.last ?? ""
    await scene.live.prepare("okr token revoke \(ended)", scene.environment)
    for line in ["okr member archive anna --dry-run", "okr member archive anna -o json"] {
      let result = await scene.run(line)
      #expect(
        result.status == .done
          && result.err.contains("2 tokens still sign anna in; okr token list"),
        "\(result)")
    }
    let later = ProcessEnvironment.now() + 2 * 3_600_000_000
    let one = await scene.run("okr member archive anna", now: later)
    #expect(one.err.contains("1 token still signs anna in"), "what expired counts no more: \(one)")
    await scene.live.prepare("okr member create 'eve \"e\" none'", scene.environment)
    #expect(await scene.run("okr member archive 'eve \"e\" none'").err.isEmpty)
    #expect(await scene.run("okr unit create u").err.isEmpty)
    await scene.live.stop()
  }

  /// The reply to a milestone's record says what moves its score.
  @Test func aMilestonesRecordSaysThatStagesMoveIt() async throws {
    let scene = try await Scene.make()
    for line in [
      "okr kr create k-1 --objective o-1 --kind milestone --stage Draft=1 --stage Launch=2",
      "okr kr create k-2 --objective o-1 --kind metric --target 10",
    ] { await scene.live.prepare(line, scene.environment) }
    for line in ["okr checkin record k-1 1", "okr checkin record k-1 1 --dry-run -o json"] {
      let result = await scene.run(line)
      #expect(result.status == .done, "\(result)")
      #expect(
        result.err.contains("k-1 is scored by its stages alone")
          && result.err.contains("okr keyresult update k-1 --stage-done NAME"), "\(result)")
    }
    let id = await scene.run("okr checkin list k-1 -o id").outLines.first ?? ""
    #expect(await scene.run("okr checkin correct \(id) 2").err.contains("scored by its stages"))
    #expect(await scene.run("okr checkin record k-2 1").err.isEmpty)
    await scene.live.stop()
  }

  /// The time that a refusal names is the earliest that is taken.
  @Test func aTimeThatIsTooEarlyLeadsToOneThatIsTaken() async throws {
    let scene = try await Scene.make()
    let line = "okr objective update o-1 --title New --effective"
    let early = await scene.run(line + " 2020-01-01T00:00:00Z")
    #expect(early.status == .forbiddenByState && early.err.contains("EFFECTIVE_TIME_TOO_EARLY"))
    let named = try #require(early.err.firstMatch(of: /--effective (\S+Z)/)?.1, "\(early.err)")
    let micros = try InstantText.parse(String(named))
    let before = InstantText.format(unixMicros: micros - 1)
    let still = await scene.run(line + " \(before) --dry-run")
    #expect(still.status == .forbiddenByState && still.err.contains(named), "\(still.err)")
    #expect(await scene.run(line + " \(named)").status == .done)
    // What took effect at a stated time holds from then on.
    let move = await scene.run("okr objective update o-1 --weight 2 --effective \(before)")
    #expect(move.status == .forbiddenByState && move.err.contains("It can from \(named) on."))
    await scene.live.stop()
  }

  @Test func aTokenIsRevokedOnce() async throws {
    let scene = try await Scene.make()
    let id = await scene.run("okr token create anna --role member -o id").outLines.last ?? ""
    let trial = await scene.run("okr token revoke \(id) --dry-run --fail-if-unchanged")
    #expect(trial.status == .done && trial.out.hasPrefix("would revoke"), "\(trial)")
    let first = await scene.run("okr token revoke \(id)")
    #expect(first.status == .done && first.out.hasPrefix("revoked  token \(id)"), "\(first)")
    await scene.expectUnchanged("okr token revoke \(id)", "token \(id) «anna»")
    #expect(await scene.run("okr token revoke t-none").status == .notThere)
    await scene.live.stop()
  }

  /// What was deleted and what never was are one; an id that nothing has is another thing.
  @Test func anAlignmentIsDeletedOnce() async throws {
    let scene = try await Scene.make()
    let line = "okr alignment delete o-2 o-1"
    #expect(await scene.run(line).out.hasPrefix("deleted  alignment o-2 → o-1"))
    await scene.expectUnchanged(line, "alignment o-2 → o-1")
    await scene.expectUnchanged("okr alignment delete o-1 o-2", "alignment o-1 → o-2")
    let mistyped = await scene.run("okr alignment delete o-2 o-x")
    #expect(mistyped.status == .notThere && mistyped.err.contains("o-x"), "\(mistyped)")
    let versioned = await scene.run(line + " --expected-version 4")
    #expect(versioned.status == .notThere, "\(versioned)")
    let json = try JSONReader.read(await scene.run(line + " -o json").out)
    let revision = try JSONReader.read(await scene.run("okr region list -o json").out)
    #expect(
      json["outcome"]?["revision"].map { "r" + Presenter.plain($0) }
        == revision["as_of_revision"]?.stringValue, "\(json.compact)")
    await scene.live.stop()
  }

  @Test func rowsAreMovedOnce() async throws {
    let scene = try await Scene.make()
    // Texts about persons stand beside a row, and move with it.
    for line in [
      "okr unit create brand --region emea", "okr objective create o-3 --cycle q3 --unit brand",
      "okr kr create k-3 --objective o-3 --kind metric --target 10",
      "okr checkin record k-3 5 --note \"a fine week\"",
    ] { await scene.live.prepare(line, scene.environment) }
    let records = await scene.run("okr checkin list k-3 -o ndjson").out
    #expect(records.contains("a fine week"))
    func stayWhole() async {
      #expect(await scene.run("okr checkin list k-3 -o ndjson").out == records)
      let verified = await scene.run("okr server verify")
      #expect(verified.status == .done, "\(verified)")
    }
    let line = "okr org dedicate acme emea"
    #expect(await scene.run(line).out.hasPrefix("moved to a partition of their own"))
    await stayWhole()
    await scene.expectUnchanged(line, "the rows of region emea")
    let back = "okr org undedicate acme emea"
    #expect(await scene.run(back).out.hasPrefix("moved back"))
    await stayWhole()
    await scene.expectUnchanged(back, "the rows of region emea")
    await scene.live.stop()
  }

  @Test func aDocumentIsTakenInOnce() async throws {
    let scene = try await Scene.make()
    let folder = try TemporaryFolder()
    let document = folder.path + "/acme.json"
    await scene.live.prepare("okr export -f \(document)", scene.environment)
    let again = await scene.run("okr import \(document)")
    #expect(again.status == .done && again.out.hasPrefix("imported  0 new, 0 changed"), "\(again)")
    let told = await scene.run("okr import \(document) --fail-if-unchanged")
    #expect(told.status == .failed && told.out == again.out, "\(told)")
    await scene.live.stop()
  }

  /// Every command with a dry run has the flag, and none waits with it for what it doesn't hear of.
  @Test func allThatChangesHasTheFlag() async throws {
    let changing = ExampleTests.all.filter { $0.command is any ChangingCommand.Type }
    #expect(changing.count > 40)
    for (path, command) in changing {
      let examples = (command as? any LeafCommand.Type)?.examples ?? []
      let example = try #require(examples.first { !$0.contains("--async") })
      let words = ShellWords.split(example + " --fail-if-unchanged")
      let parsed = try OKRCommand.parseAsRoot(words)
      #expect((parsed as? any ChangingCommand)?.change.failIfUnchanged == true, "\(path)")
    }
    for line in ["okr import company.json --async", "okr cycle close q3-2026 --yes --async"] {
      #expect(await runOKR(line + " --fail-if-unchanged").status == .usage, "\(line)")
    }
  }
}
