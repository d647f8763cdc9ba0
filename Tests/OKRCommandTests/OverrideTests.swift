// Overrides as they are stated, and as they stand beside the computed scores.

import BoundedTestSupport
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct OverrideTests {
  private static let stated = Override(
    item: "o-12", score: Ratio(ppm: 800_000), reason: "第二个市场已签约", until: "2026-10-31",
    version: 41, state: .inForce, computedScore: Ratio(ppm: 641_234), actor: "anna",
    objective: "o-12", cycle: "q3-2026",
    steps: [
      OverrideStep(
        score: Ratio(ppm: 700_000), until: "2026-10-01", reason: "signed", actor: "jan",
        effectiveTime: Instant(unixMicros: 1_782_898_200_000_000)),
      OverrideStep(until: "2026-10-01", reason: "not yet", actor: "jan"),
    ])

  private static let beside = OverrideInForce(
    item: "o-12", score: Ratio(ppm: 800_000), reason: "signed", until: "2026-10-31", actor: "anna")

  private static let figures = Figures(
    id: "o-12", score: Ratio(ppm: 641_234), coverage: Ratio(ppm: 900_000), health: .atRisk,
    colour: .amber)

  private static func backend() -> FakeBackend {
    let onKeyResult = OverrideInForce(
      item: "kr-41", score: Self.beside.score, reason: "signed", until: "2026-10-31", actor: "anna")
    return FakeBackend([
      "okr.v1.OverrideService/SetOverride": { _ in
        SetOverrideResponse(override: Self.stated, outcome: Outcome(revision: 9))
      },
      "okr.v1.OverrideService/GetOverride": { _ in GetOverrideResponse(override: Self.stated) },
      "okr.v1.OverrideService/ListOverrides": { _ in
        ListOverridesResponse(overrides: [Self.stated], total: 1)
      },
      "okr.v1.OverrideService/WithdrawOverride": { _ in
        var row = Self.stated
        (row.score, row.state) = (nil, .withdrawn)
        return WithdrawOverrideResponse(override: row, outcome: Outcome(revision: 9))
      },
      "okr.v1.ObjectiveService/GetObjective": { _ in
        GetObjectiveResponse(
          objective: Objective(id: "o-12", title: "A brand people trust"), figures: Self.figures,
          keyResults: [KeyResult(id: "kr-41"), KeyResult(id: "kr-42")],
          keyResultFigures: [Figures(id: "kr-41", score: Ratio(ppm: 300_000))],
          overrides: [Self.beside, onKeyResult])
      },
      "okr.v1.KeyResultService/GetKeyResult": { _ in
        GetKeyResultResponse(
          keyResult: KeyResult(id: "kr-41"), figures: Self.figures, override: onKeyResult)
      },
      "okr.v1.ScoreService/GetTree": { _ in
        GetTreeResponse(
          nodes: [
            TreeNode(
              id: "o-12", type: .objective, title: "A brand people trust", figures: Self.figures,
              state: .active, counts: true, override: Self.beside),
            TreeNode(
              id: "kr-42", type: .keyResult, depth: 1, title: "Followers", figures: Self.figures,
              state: .active, counts: true),
          ], total: 2)
      },
      "okr.v1.ScoreService/Explain": { _ in
        ExplainResponse(nodes: [
          ExplainNode(
            id: "o-12", type: .objective, title: "A brand people trust", figures: Self.figures,
            words: "the mean", override: Self.beside)
        ])
      },
    ])
  }

  @Test func whatIsStatedIsSent() async throws {
    let backend = Self.backend()
    let result = await runOKR(
      "okr override set o-12 80% --until 2026-10-31 --reason signed --dry-run", backend)
    #expect(
      result.outLines == [
        "would set  override o-12 «0.80 until 2026-10-31»", "  the computed score stays 0.6412",
        "nothing was changed",
      ], "\(result.out)\(result.err)")
    let request = try #require(backend.requests(SetOverrideRequest.self).first)
    #expect(request.mutation?.validateOnly == true)
    #expect(
      request.override
        == Override(
          item: "o-12", score: Ratio(ppm: 800_000), reason: "signed", until: "2026-10-31"))
    for (line, status) in [
      ("okr override set o-12 0.8 --until 2026-10-31", ExitStatus.usage),
      ("okr override set o-12 0.8 --reason r", .usage),
      ("okr override set o-12 --until 2026-10-31 --reason r", .usage),
      ("okr override set o-12 high --until 2026-10-31 --reason r", .refused),
      ("okr override set o-12 0.8 --until 2026-10-32 --reason r", .refused),
      ("okr override withdraw o-12", .usage),
    ] {
      #expect(await runOKR(line, backend).status == status, "\(line)")
    }
    let withdrawn = await runOKR("okr override withdraw o-12 --reason wrong", backend)
    #expect(
      withdrawn.outLines == ["withdrew  override o-12", "  the computed score stays 0.6412"])
    #expect(backend.requests(WithdrawOverrideRequest.self).first?.reason == "wrong")
  }

  @Test func oneShowsBothScoresAndItsSteps() async {
    let result = await runOKR("okr override get o-12", Self.backend())
    #expect(
      result.outLines.prefix(2) == ["o-12  read as 0.8000, in force", "computed 0.6412"],
      "\(result.out)\(result.err)")
    #expect(result.out.contains("2026-07-01T09:30:00Z") && result.out.contains("withdrawn"))
    let json = await runOKR("okr override get o-12 -o json", Self.backend())
    #expect(json.out.contains("\"computed_score\": 0.641234"))
    let waited = await runOKR("okr wait override/o-12 --for state=in_force", Self.backend())
    #expect(waited.status == .done, "\(waited.err)")
  }

  @Test(arguments: [40, 80, 200]) func listsShowBothScores(columns: Int) async {
    let result = await runOKR(
      "okr overrides list", Self.backend(),
      environment: ["OKR_FORCE_TTY": String(columns), "NO_COLOR": "1"])
    for part in ["o-12", "0.80", "0.6412", "in force", "2026-10-31"] {
      #expect(result.out.contains(part), "\(part) in \(result.out)\(result.err)")
    }
    #expect(result.outLines.allSatisfy { $0.displayWidth <= columns }, "\(result.out)")
  }

  @Test(arguments: [40, 80, 200]) func aTreeSaysItBesideTheScore(columns: Int) async {
    let environment = ["OKR_FORCE_TTY": String(columns), "NO_COLOR": "1"]
    let result = await runOKR("okr tree", Self.backend(), environment: environment)
    let line = result.outLines.first { $0.contains("o-12") } ?? ""
    let mark = columns < 60 ? "≠ 0.80" : "≠ read as 0.80"
    #expect(line.contains("0.64") && line.contains(mark), "\(result.out)\(result.err)")
    #expect(result.out.contains("at risk") == (columns >= 60), "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= columns }, "\(result.out)")
    #expect(result.outLines.count { $0.contains("≠") } == 1)
    let spoken = await runOKR(
      "okr tree", Self.backend(), environment: environment.merging(["OKR_ACCESSIBLE": "1"]) { $1 })
    #expect(spoken.out.contains("read as 0.80") && !spoken.out.contains("≠"))
    let json = await runOKR("okr tree -o json", Self.backend())
    #expect(json.out.contains("\"override\": null") && json.out.contains("\"score\": 0.641234"))
  }

  @Test func itemsSayItUnderTheirScore() async {
    let words = "≠ read as 0.8000 until 2026-10-31 by anna «signed»"
    let objective = await runOKR("okr objective get o-12", Self.backend())
    #expect(objective.outLines[2] == words, "\(objective.out)\(objective.err)")
    #expect(objective.outLines[1].hasPrefix("0.6412"))
    let row = objective.outLines.first { $0.hasPrefix("kr-41") } ?? ""
    #expect(row.contains("0.30") && row.contains("≠ read as 0.80"))
    let keyResult = await runOKR("okr kr get kr-41", Self.backend())
    #expect(keyResult.outLines[2] == words, "\(keyResult.out)\(keyResult.err)")
    let explained = await runOKR("okr explain o-12", Self.backend())
    #expect(
      explained.out.contains(
        "overridden: read as 0.8000 until 2026-10-31 by anna «signed»"),
      "\(explained.out)\(explained.err)")
    #expect(explained.out.contains("0.6412"))
  }

  @Test func readinessCountsThem() {
    let report = GetCycleReadinessResponse(overridden: 2)
    #expect(ReadinessText.missing(report) == ["2 overridden"])
    #expect(ReadinessText.words(.overridden) == "overridden")
  }
}
