// Archiving as it is asked for and shown.

import BoundedTestSupport
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct ArchiveTests {
  private static func backend() -> FakeBackend {
    FakeBackend([
      "okr.v1.ObjectiveService/ArchiveObjective": { request in
        let asked = try #require(request as? ArchiveObjectiveRequest)
        return ArchiveObjectiveResponse(
          objective: Objective(id: asked.id, title: "提升品牌"),
          outcome: Outcome(
            revision: 9,
            scoreChanges: [
              ScoreChange(
                id: "company", scoreBefore: Ratio(ppm: 641_200), scoreAfter: Ratio(ppm: 628_700),
                coverageBefore: Ratio(ppm: 910_000), coverageAfter: Ratio(ppm: 920_000))
            ]), keyResults: 4, detached: ["o-31", "o-40"], detachedTotal: 2)
      },
      "okr.v1.MemberService/ArchiveMember": { _ in
        ArchiveMemberResponse(member: Member(id: "anna"), outcome: Outcome(revision: 9))
      },
      "okr.v1.TokenService/ListTokens": { request in
        let filter = try #require(request as? ListTokensRequest).filter
        return ListTokensResponse(total: filter.hasPrefix("name = anna AND ") ? 2 : 0)
      },
      "okr.v1.UnitService/RestoreUnit": { _ in
        RestoreUnitResponse(
          unit: Unit(id: "growth", name: "Growth"), outcome: Outcome(revision: 9))
      },
      "okr.v1.UnitService/ListUnits": { request in
        let asked = try #require(request as? ListUnitsRequest)
        let archived = Unit(
          id: "old", name: "Old", archiveTime: Instant(unixMicros: 1_700_000_000_000_000))
        return ListUnitsResponse(units: asked.showArchived ? [archived] : [], total: 1)
      },
    ])
  }

  @Test func aDryRunSaysWhatGoesWithIt() async {
    let backend = Self.backend()
    let result = await runOKR("okr objective archive o-12 --dry-run", backend)
    #expect(
      result.outLines == [
        "would archive  objective o-12 «提升品牌»",
        "  with it   4 key results",
        "  detached  2 items below (o-31, o-40)",
        "  company  0.6412  →  0.6287  ▼  coverage 0.91 → 0.92",
        "nothing was changed",
      ], "\(result.out)")
    #expect(
      backend.requests(ArchiveObjectiveRequest.self).map { $0.mutation?.validateOnly } == [true])
  }

  @Test func whatTakesOthersAlongIsAskedFirst() async {
    let backend = Self.backend()
    let no = await runOKR("okr objective archive o-12", backend, answer: "n\n")
    #expect(no.status == .failed)
    #expect(no.err.contains("Archive o-12? [y/N]"), "\(no.err)")
    #expect(no.err.contains("detached  2 items below (o-31, o-40)"), "\(no.err)")
    #expect(
      backend.requests(ArchiveObjectiveRequest.self).map { $0.mutation?.validateOnly } == [true])
    let yes = await runOKR("okr objective archive o-12", backend, answer: "y\n")
    #expect(yes.status == .done)
    #expect(yes.outLines.first == "archived  objective o-12 «提升品牌»")
    let unattended = await runOKR("okr objective archive o-12 --yes", Self.backend())
    #expect(unattended.status == .done)
    let nobody = await runOKR("okr objective archive o-12 --no-input", Self.backend())
    #expect(nobody.status == .usage)
  }

  /// A cycle is asked about where something stands in it.
  @Test(arguments: [0, 2])
  func aCycleIsAskedAboutWithWhatStandsInIt(_ objectives: Int64) async {
    let backend = FakeBackend([
      "okr.v1.CycleService/ArchiveCycle": { _ in
        ArchiveCycleResponse(cycle: Cycle(id: "q3"), outcome: Outcome(revision: 9))
      },
      "okr.v1.CycleService/GetCycleReadiness": { _ in
        GetCycleReadinessResponse(objectives: objectives, keyResults: objectives * 2)
      },
    ])
    let nobody = await runOKR("okr cycle archive q3", backend)
    if objectives == 0 {
      #expect(nobody.outLines == ["archived  cycle q3"], "\(nobody.err)")
      return
    }
    #expect(nobody.status == .usage, "\(nobody.out)")
    #expect(
      nobody.err.hasPrefix(
        "This archives cycle q3:\n  in it     2 objectives and 4 key results\n"), "\(nobody.err)")
    let no = await runOKR("okr cycle archive q3", backend, answer: "n")
    #expect(no.status == .failed && no.err.contains("Archive q3? [y/N]"), "\(no.err)")
    let yes = await runOKR("okr cycle archive q3 --yes", backend)
    #expect(yes.outLines == ["archived  cycle q3"] && yes.err.isEmpty, "\(yes.err)")
  }

  /// Figures that move are asked about too, whatever goes with it.
  @Test func movingFiguresAreAskedAbout() async {
    let backend = FakeBackend([
      "okr.v1.MetricService/ArchiveMetric": { _ in
        ArchiveMetricResponse(
          metric: Metric(id: "leads"),
          outcome: Outcome(
            revision: 9,
            scoreChanges: [ScoreChange(id: "o-1", scoreBefore: Ratio(ppm: 641_200))]))
      }
    ])
    let no = await runOKR("okr metric archive leads", backend, answer: "n")
    #expect(no.status == .failed && no.err.contains("o-1  0.6412  →"), "\(no.err)")
  }

  @Test func whatStandsAloneIsNotAskedFor() async {
    let result = await runOKR("okr member archive anna --no-input", Self.backend())
    #expect(result.status == .done, "\(result.err)")
    #expect(result.outLines == ["archived  member anna"])
    #expect(
      result.err == """
        2 tokens still sign anna in; okr token list --filter 'name = anna AND revoked = false' \
        names them, okr token revoke ends one\n
        """, "\(result.err)")
    let restored = await runOKR("okr unit restore growth", Self.backend())
    #expect(restored.outLines == ["restored  unit growth «Growth»"])
  }

  @Test func listsShowTheArchivedWhereAskedFor() async {
    let plain = await runOKR("okr unit list", Self.backend())
    #expect(plain.outLines.isEmpty)
    let all = await runOKR("okr unit list --archived", Self.backend())
    #expect(all.outLines.first?.hasSuffix("ARCHIVED") == true, "\(all.out)")
    #expect(all.outLines.last?.hasSuffix("2023-11-14T22:13:20Z") == true, "\(all.out)")
  }
}
