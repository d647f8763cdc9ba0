// Organisations are made by who is in none yet, and archived by who says so twice.

import BoundedTestSupport
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct OrganisationTests {
  @Test func theOneThatIsNamedNeedntBeThereYet() async throws {
    let live = try await LiveServer.start()
    // As after a first look at the documents: the variable is set, the organisation isn't there.
    let fresh = live.environment("fresh")
    #expect(await live.run("okr unit list", fresh).status == .notThere)
    await live.prepare("okr org create fresh", fresh)
    #expect(await live.prepare("okr org list -o id", live.environment("gone")).out == "fresh\n")
    await live.prepare("okr unit create growth", fresh)
    await live.stop()
  }

  private static let acme = Organisation(id: "acme", name: "Łódź 集团", version: 4)

  private static let backend = FakeBackend([
    "okr.v1.OrganisationService/GetOrganisation": { _ in
      GetOrganisationResponse(
        organisation: Self.acme,
        changes: [
          OrganisationChange(
            kind: .updated, version: 4, time: Instant(unixMicros: 1_782_800_000_000_000),
            actor: "anna", reason: "after the merger of both houses", name: Self.acme.name)
        ])
    },
    "okr.v1.OrganisationService/ArchiveOrganisation": { request in
      let mutation = (request as? ArchiveOrganisationRequest)?.mutation
      var archived = Self.acme
      archived.archiveTime = Instant(unixMicros: 1_782_800_000_000_000)
      return ArchiveOrganisationResponse(
        organisation: archived, outcome: Outcome(repeated: mutation?.expectedVersion == 9))
    },
  ])

  @Test func archivingAsksForItsID() async throws {
    let line = "okr org archive acme --reason sold"
    let wrong = await runOKR(line, Self.backend, answer: "y")
    #expect(wrong.status == .failed && wrong.err.contains("Type acme to go on:"), "\(wrong.err)")
    #expect(wrong.err.contains("«Łódź 集团»") && wrong.err.contains("the answer was not acme"))
    let nobody = await runOKR(line)
    #expect(nobody.status != .done)
    let silent = await runOKR(line + " --no-input", Self.backend, answer: "acme")
    #expect(silent.status == .usage && silent.err.contains("--confirm acme"), "\(silent.err)")
    let yes = await runOKR(line + " --yes", Self.backend)
    #expect(yes.status == .usage && yes.err.contains("--yes isn't enough here"), "\(yes.err)")
    #expect(yes.err.contains("try     \(line) --yes --confirm acme\n"), "\(yes.err)")
    let other = await runOKR(line + " --yes --confirm globex", Self.backend)
    #expect(other.status == .failed && other.err.contains("names globex and not acme"))
    let asked = await runOKR(line + " --yes", Self.backend, answer: "y")
    #expect(asked.status == .failed && asked.err.contains("Type acme to go on:"), "\(asked.err)")
    #expect(Self.backend.requests(ArchiveOrganisationRequest.self).isEmpty)

    let typed = await runOKR(line, Self.backend, answer: "acme")
    #expect(typed.status == .done, "\(typed.err)")
    #expect(
      typed.outLines == [
        "archived  organisation acme «Łódź 集团»", "  back by   okr org restore acme",
      ])
    let named = await runOKR(line + " --confirm acme", Self.backend)
    #expect(named.out == typed.out && named.err.isEmpty, "\(named.err)")
    let trial = await runOKR(line + " --dry-run", Self.backend)
    #expect(trial.outLines.first == "would archive  organisation acme «Łódź 集团»")
    #expect(trial.outLines.last == "nothing was changed")
    let sent = Self.backend.requests(ArchiveOrganisationRequest.self)
    #expect(sent.map(\.reason) == ["sold", "sold", "sold"])
    #expect(sent.map { $0.mutation?.validateOnly } == [false, false, true])
  }

  @Test(arguments: [40, 80, 200])
  func oneIsShownWithItsChanges(_ columns: Int) async throws {
    let result = await runOKR("okr org get acme", Self.backend, columns: columns)
    #expect(result.status == .done, "\(result.err)")
    #expect(result.out.contains("Łódź 集团") && result.out.contains("anna"))
    #expect(result.out.contains("updated"))
    for line in result.outLines { #expect(line.displayWidth <= columns, "\(line)") }
  }

  /// From the first question to the last: an archived organisation is told, read and restored.
  @Test func anArchivedOneIsTold() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme --name Acme", live.environment())
    let acme = live.environment("acme")
    await live.prepare("okr unit create growth", acme)
    await live.prepare("okr org archive acme --confirm acme --reason sold", live.environment())
    let again = await live.prepare("okr org archive acme", live.environment())
    #expect(again.outLines == ["unchanged  organisation acme «Acme»"])
    #expect(await live.prepare("okr org list -o id", live.environment()).out.isEmpty)
    #expect(
      await live.prepare("okr org list --archived -o id", live.environment()).out == "acme\n")
    #expect(await live.prepare("okr unit list -o id", acme).out == "growth\n")
    #expect(await live.prepare("okr whoami", acme).out.contains("organisation archive time"))
    let refused = await live.run("okr unit create brand", acme)
    #expect(refused.status == .forbiddenByState, "\(refused.err)")
    #expect(refused.err.contains("okr org restore acme"), "\(refused.err)")
    #expect(await live.prepare("okr org get", acme).out.contains("sold"))
    await live.prepare("okr org restore acme", live.environment())
    await live.prepare("okr unit create brand", acme)
    #expect(!(await live.prepare("okr whoami", acme).out.contains("archive time")))
    await live.stop()
  }
}
