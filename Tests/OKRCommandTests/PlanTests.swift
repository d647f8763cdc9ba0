// diff, plan and apply on a real server: what differs, what a plan is bound to, and what makes it
// stale.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct PlanTests {
  /// The story's company on a server, and a folder with its document.
  private struct Scene {
    let live: LiveServer
    let folder: TemporaryFolder
    let environment: [String: String]

    static func make() async throws -> Scene {
      let live = try await LiveServer.start()
      await live.prepare("okr org create acme", live.environment())
      let scene = Scene(
        live: live, folder: try TemporaryFolder(), environment: live.environment("acme"))
      let document = try scene.folder.write("company.json", Story.told(Story.company))
      await live.prepare(
        "okr import \(document) --effective \(Story.told(Story.begin))", scene.environment)
      return scene
    }

    func run(_ line: String) async -> RunResult { await self.live.run(line, self.environment) }

    /// The document with another weight and title of o-12, a unit that moves, and a new objective.
    func writeChanged() throws -> String {
      let text = Story.told(Story.company)
        .replacing(#""title": "A brand people trust","#, with: #""title": "Trust", "weight": 2,"#)
        .replacing(#""parent": "marketing", "region": "emea""#, with: #""parent": "sales""#)
        .replacing(
          #""stages": [{"name": "Draft", "weight": 1"#,
          with: #""stages": [{"name": "Draft", "weight": 3"#
        )
        .replacing(
          #"{"id": "o-40","#,
          with:
            #"{"id": "o-41", "cycle": "q4-2026", "unit": "sales", "title": "Poland"}, {"id": "o-40","#
        )
      return try self.folder.write("changed.json", text)
    }
  }

  @Test func aDocumentIsCompared() async throws {
    let scene = try await Scene.make()
    let same = await scene.run("okr diff -f \(scene.folder.path)/company.json")
    #expect(same.status == .done && same.out.hasPrefix("no difference at revision "), "\(same.out)")
    let changed = try scene.writeChanged()
    let diff = await scene.run("okr diff -f \(changed)")
    #expect(diff.status == .found, "\(diff.err)")
    let lines = diff.outLines.map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(lines[0] == "~ unit growth moves with all below: parent marketing → sales")
    #expect(lines.contains("+ objective o-41 Poland"), "\(diff.out)")
    #expect(lines.contains("~ objective o-12 weight 1 → 2"))
    #expect(lines.contains("title A brand people trust → Trust"))
    #expect(lines.contains { $0.hasPrefix("~ key result kr-44 stages name Draft, weight 1") })
    #expect(lines.contains { $0.hasPrefix("1 new, 3 changed (1 moved), ") })
    // The server's own scores that would move.
    #expect(lines.contains { $0.hasPrefix("o-2 ") && $0.contains("→") }, "\(diff.out)")
    let json = try JSONReader.read(await scene.run("okr diff -f \(changed) -o json").out)
    guard case .array(let items)? = json["items"] else {
      Issue.record("\(json.compact)")
      return
    }
    #expect(
      items[0].compact
        == #"{"sign":"~","type":"unit","id":"growth","title":null,"moved":true,"fields":[{"field":"parent","before":"marketing","after":"sales"}],"key_results":[]}"#
    )
    #expect(json["created"] == .number("1") && json["changed"] == .number("3"))
    await scene.live.stop()
  }

  @Test func aPlanIsCarriedOutOnce() async throws {
    let scene = try await Scene.make()
    let changed = try scene.writeChanged()
    let plan = scene.folder.path + "/company.plan"
    let planned = await scene.run("okr plan -f \(changed) --out \(plan)")
    #expect(planned.status == .found && planned.out.contains("okr apply \(plan)"))
    #expect(await scene.run("okr objective get o-41").status == .notThere)
    // Check-ins, and changes of what the document doesn't name, leave the plan as it is.
    await scene.live.prepare("okr checkin record kr-51 0.4", scene.environment)
    await scene.live.prepare("okr region create latam --name LATAM", scene.environment)
    let trial = await scene.run("okr apply \(plan) --dry-run")
    #expect(trial.status == .done && trial.out.contains("would apply  1 new, 3 changed"))
    let applied = await scene.run("okr apply \(plan)")
    #expect(applied.status == .done, "\(applied.err)")
    #expect(applied.out.contains("applied  1 new, 3 changed"), "\(applied.out)")
    let unit = await scene.run("okr unit get growth -o csv --fields parent")
    #expect(unit.outLines.last == "sales")
    let again = await scene.run("okr apply \(plan)")
    #expect(again.status == .done && again.out.contains("0 new, 0 changed"), "\(again.err)")
    #expect(await scene.run("okr diff -f \(changed)").status == .done)
    #expect(await scene.run("okr server verify").status == .done)
    await scene.live.stop()
  }

  /// The company without one objective: it is left alone, or with --prune archived once that is confirmed.
  @Test func whatTheDocumentLeavesOutIsPrunedOnRequest() async throws {
    let scene = try await Scene.make()
    await scene.live.prepare(
      "okr objective create o-99 --cycle q4-2026 --title Old", scene.environment)
    await scene.live.prepare(
      "okr keyresult create kr-99 --objective o-99 --kind binary --title K", scene.environment)
    let company = "\(scene.folder.path)/company.json"
    let plain = await scene.run("okr diff -f \(company)")
    #expect(plain.status == .done, "\(plain.out)")
    #expect(plain.outLines.last?.contains("not in the document, left alone (1)") == true)
    let diff = await scene.run("okr diff -f \(company) --prune")
    #expect(diff.status == .found)
    #expect(diff.outLines[0].hasPrefix("-  objective  o-99  Old"), "\(diff.out)")
    #expect(diff.outLines[1].contains("and with it 1 key result"))
    #expect(diff.out.contains("0 new, 0 changed, 1 pruned, "))
    let json = await scene.run(
      "okr diff -f \(company) --prune -o ndjson --fields sign,id,key_results")
    #expect(json.outLines == [#"{"sign":"-","id":"o-99","key_results":["kr-99"]}"#])

    let plan = scene.folder.path + "/prune.plan"
    #expect(await scene.run("okr plan -f \(company) --prune --out \(plan)").status == .found)
    let trial = await scene.run("okr apply \(plan) --dry-run")
    #expect(trial.status == .done && trial.out.contains("would apply  0 new, 0 changed, 1 pruned"))
    // Nobody can be asked here.
    let asked = await scene.run("okr apply \(plan) --no-input")
    #expect(asked.status == .usage && asked.err.contains("CONFIRMATION_NEEDED"), "\(asked.err)")
    #expect(asked.err.contains("This archives or removes 1 that the document leaves out:"))
    #expect(asked.err.contains("  1 objective with 1 key result"))
    #expect(await scene.run("okr objective list -o id --all").outLines.contains("o-99"))
    let applied = await scene.run("okr apply \(plan) --yes")
    #expect(applied.status == .done && applied.out.contains("applied  0 new, 0 changed, 1 pruned"))
    #expect(await scene.run("okr objective list -o id --all").outLines.contains("o-99") == false)
    let again = await scene.run("okr apply \(plan) --yes")
    #expect(again.status == .done && again.out.contains("0 new, 0 changed, "), "\(again.err)")
    await scene.live.stop()
  }

  @Test func aPlanIsStaleWhereWhatItPrunesWasTouched() async throws {
    let scene = try await Scene.make()
    await scene.live.prepare(
      "okr objective create o-99 --cycle q4-2026 --title Old", scene.environment)
    let (company, plan) = ("\(scene.folder.path)/company.json", scene.folder.path + "/prune.plan")
    _ = await scene.run("okr plan -f \(company) --prune --out \(plan)")
    await scene.live.prepare(
      "okr keyresult create kr-99 --objective o-99 --kind binary --title K", scene.environment)
    let refused = await scene.run("okr apply \(plan) --yes")
    #expect(refused.status == .tryAgain, "\(refused.out)")
    #expect(refused.err.contains("objective o-99 is another one now"), "\(refused.err)")
    #expect(refused.err.contains("okr plan --prune of the same document makes a new one"))
    #expect(await scene.run("okr objective list -o id --all").outLines.contains("o-99"))
    await scene.live.stop()
  }

  /// One difference, however much of it changes, with what it was and will be.
  @Test func anArchivingIsOneDifference() async throws {
    let scene = try await Scene.make()
    let file = try scene.folder.write(
      "archive.json",
      #"{"metrics": [{"id": "leads", "name": "Leads", "archive_time": "2026-01-01T00:00:00Z"}]}"#)
    let diff = await scene.run("okr diff -f \(file)")
    #expect(diff.out.contains("0 new, 1 changed, 0 unchanged"), "\(diff.out)")
    #expect(diff.out.contains("goes into the archive"))
    let json = try JSONReader.read(await scene.run("okr diff -f \(file) -o ndjson").out)
    #expect(
      json["fields"]?.compact
        == #"[{"field":"name","before":"Qualified leads","after":"Leads"},{"field":"archive_time","before":null,"after":"2026-01-01T00:00:00Z"}]"#
    )
    let imported = await scene.run("okr import \(file)")
    #expect(imported.out.contains("0 new, 1 changed, 0 unchanged"), "\(imported.out)")
    let metric = await scene.run("okr metric get leads -o csv --fields name")
    #expect(metric.outLines.last == "Leads")
    #expect(await scene.run("okr diff -f \(file)").status == .done)
    await scene.live.stop()
  }

  @Test func anOldServerIsNotAskedWhatItWouldPassOver() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("company.json", "{}")
    let backend = FakeBackend(
      ["okr.v1.ImportService/ImportDocument": { _ in ImportDocumentResponse() }],
      capabilities: ["validate_only"])
    #expect(await runOKR("okr diff -f \(file)", backend).status == .done)
    let refused = await runOKR("okr diff -f \(file) --prune", backend)
    #expect(refused.status == .incompatible && refused.err.contains("SERVER_TOO_OLD"))
    let older = FakeBackend(capabilities: [])
    for command in ["token list --filter revoked=false", "org list --filter name=x"] {
      #expect(await runOKR("okr \(command)", older).status == .incompatible, "\(command)")
    }
    let part = await runOKR("okr token create lead --role member --unit sales", older)
    #expect(part.status == .incompatible && older.requests(CreateTokenRequest.self).isEmpty)
    let dry = await runOKR("okr region create emea --dry-run", older)
    #expect(dry.status == .incompatible && older.requests(CreateRegionRequest.self).isEmpty)
  }

  @Test func aStalePlanIsRefusedWithWhatChanged() async throws {
    let scene = try await Scene.make()
    let changed = try scene.writeChanged()
    let plan = scene.folder.path + "/company.plan"
    _ = await scene.run("okr plan -f \(changed) --out \(plan)")
    await scene.live.prepare("okr objective update o-12 --weight 3", scene.environment)
    await scene.live.prepare("okr unit update growth --parent sales", scene.environment)
    let refused = await scene.run("okr apply \(plan)")
    #expect(refused.status == .tryAgain, "\(refused.out)\(refused.err)")
    #expect(refused.err.contains("The plan is stale: it was made at revision "))
    #expect(refused.err.contains("objective o-12 is another one now: weight 3 → 2, title"))
    #expect(refused.err.contains("unit growth is as planned already"))
    #expect(refused.err.contains("STALE_VERSION"))
    #expect(refused.err.contains("  remedy  okr plan of the same document makes a new one."))
    #expect(await scene.run("okr objective get o-41").status == .notThere)
    let weight = await scene.run("okr objective get o-12 -o csv --fields weight,title")
    #expect(weight.outLines.last == "3,A brand people trust")
    await scene.live.stop()
  }

  /// The same revision of another history, such as one after a restore: its number alone lets nothing pass.
  @Test func aPlanOfAnotherHistoryIsRefused() async throws {
    let scene = try await Scene.make()
    let changed = try scene.writeChanged()
    let plan = scene.folder.path + "/company.plan"
    _ = await scene.run("okr plan -f \(changed) --out \(plan)")
    await scene.live.prepare("okr objective update o-12 --weight 3", scene.environment)
    let now = try JSONReader.read(await scene.run("okr region list -o json").out)
    let revision = try #require(now["as_of_revision"]?.stringValue?.dropFirst())
    let text = try LocalFile.readText(plan, limitBytes: 1 << 20)
    let forged = text.replacing(
      /"revision":[0-9]+/, with: "\"revision\":\(revision)", maxReplacements: 1)
    #expect(forged != text)
    let other = try scene.folder.write("other.plan", forged)
    let refused = await scene.run("okr apply \(other)")
    #expect(refused.status == .tryAgain && refused.err.contains("The plan is stale"), "\(refused)")
    #expect(await scene.run("okr objective get o-41").status == .notThere)
    await scene.live.stop()
  }

  /// More differences than the server lists: a plan of them stands, and falls, as any other.
  @Test func aPlanOfManyDifferencesStandsWhileAllOfThemDo() async throws {
    let scene = try await Scene.make()
    func write(_ name: String) throws -> String {
      let members = (0..<1_100).map { #"{"id": "m\#($0)", "name": "\#(name)"}"# }
      return try scene.folder.write(
        "\(name).json", #"{"members": [\#(members.joined(separator: ","))]}"#)
    }
    let plan = scene.folder.path + "/many.plan"
    let first = try write("first")
    #expect(await scene.run("okr plan -f \(first) --out \(plan)").status == .found)
    await scene.live.prepare("okr region create latam --name LATAM", scene.environment)
    let applied = await scene.run("okr apply \(plan)")
    #expect(applied.status == .done && applied.out.contains("1\u{A0}100 new"), "\(applied.err)")

    let second = try write("second")
    #expect(await scene.run("okr plan -f \(second) --out \(plan)").status == .found)
    await scene.live.prepare("okr member update m1099 --name third", scene.environment)
    let refused = await scene.run("okr apply \(plan)")
    #expect(refused.status == .tryAgain, "\(refused.out)")
    #expect(refused.err.contains("The plan is stale"))
    #expect(refused.err.contains("isn't among those that are listed"), "\(refused.err)")
    let name = await scene.run("okr member get m1099 -o csv --fields name")
    #expect(name.outLines.last == "third")
    await scene.live.stop()
  }

  @Test func onlyWholePlansOfTheOrganisationAreTaken() async throws {
    let scene = try await Scene.make()
    let plan = scene.folder.path + "/company.plan"
    _ = await scene.run("okr plan -f \(try scene.writeChanged()) --out \(plan)")
    let text = try LocalFile.readText(plan, limitBytes: 1 << 20)
    let short = try scene.folder.write("short.plan", String(text.dropLast(9)))
    let broken = await scene.run("okr apply \(short)")
    #expect(broken.status == .refused && broken.err.contains("NOT_A_PLAN"))
    #expect(broken.err.contains("broke off"))
    let other = await scene.run("okr apply \(scene.folder.path)/company.json")
    #expect(other.status == .refused && other.err.contains("is not a plan"))
    await scene.live.prepare("okr org create globex", scene.live.environment())
    let foreign = await scene.live.run("okr apply \(plan)", scene.live.environment("globex"))
    #expect(foreign.status == .refused, "\(foreign.err)")
    #expect(foreign.err.contains("for the organisation «acme», and this is «globex»"))
    #expect(await scene.run("okr diff -f /nowhere.json").status == .notThere)
    await scene.live.stop()
  }
}
