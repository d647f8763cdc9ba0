// Trends, what moved and what would, as they are asked for and shown.

import BoundedTestSupport
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct QuestionTests {
  private static func point(_ day: String, _ score: Int64?, _ health: Health) -> TrendPoint {
    TrendPoint(
      day: day, instant: Instant(unixMicros: 1_782_898_200_000_000),
      figures: [Samples.figures("o-1", score, health)])
  }

  private static let backend = FakeBackend([
    "okr.v1.ScoreService/QueryTrend": { _ in
      QueryTrendResponse(points: [
        Self.point("2026-07-05", nil, .noData), Self.point("2026-07-12", 250_000, .behind),
        Self.point("2026-07-19", 475_500, .atRisk), Self.point("2026-07-26", 470_000, .onTrack),
      ])
    },
    "okr.v1.ScoreService/ExplainChange": { _ in
      var root = MovedNode(
        id: "o-1", type: .objective, title: "Marka, której ufają",
        before: Samples.figures("o-1", 250_000, .behind),
        after: Samples.figures("o-1", 470_000, .onTrack))
      root.moved = Ratio(ppm: 220_000)
      var part = MovedNode(
        id: "kr-1", type: .keyResult, depth: 1, title: "提升转化率",
        before: Samples.figures("kr-1", 600_000, .behind),
        after: Samples.figures("kr-1", 400_000, .onTrack))
      part.moved = Ratio(ppm: -100_000)
      part.words = "weight 2 → 1"
      let record = MovedNode(
        id: "c9", type: .checkIn, depth: 2, words: "recorded", value: Value(micros: 2_400_000),
        effectiveTime: Instant(unixMicros: 1_782_898_200_000_000), actor: "anna", note: "new page")
      return ExplainChangeResponse(nodes: [root, part, record])
    },
    "okr.v1.ScoreService/WhatIf": { _ in
      WhatIfResponse(
        scoreChanges: [
          ScoreChange(
            id: "o-1", scoreBefore: Ratio(ppm: 250_000), scoreAfter: Ratio(ppm: 300_000),
            coverageBefore: Ratio(ppm: 500_000), coverageAfter: Ratio(ppm: 1_000_000))
        ], total: 1)
    },
    "okr.v1.ObjectiveService/GetObjective": { request in
      guard (request as? GetObjectiveRequest)?.id == "o-12" else {
        throw CommandFailure(Status(code: .notFound, message: "none", reason: "NOT_FOUND"))
      }
      return GetObjectiveResponse(objective: Objective(id: "o-12"))
    },
    "okr.v1.KeyResultService/GetKeyResult": { _ in
      GetKeyResultResponse(keyResult: KeyResult(id: "kr-2"))
    },
  ])

  @Test func aTrendShowsWhatChangedFromPointToPoint() async throws {
    let result = await runOKR("okr trend o-1 --by week --from 2026-07-01", Self.backend)
    #expect(
      result.outLines == [
        "UNTIL        SCORE                CHANGE  COVER  HEALTH",
        "2026-07-05  –                              1.00  – no data",
        "2026-07-12  0.2500  ██░░░░░░░░             1.00  ■ behind",
        "2026-07-19  0.4755  ████░░░░░░  ▲ 0.2255   1.00  ▲ at risk",
        "2026-07-26  0.4700  ████░░░░░░  ▼ 0.0055   1.00  ● on track",
      ], "\(result.out)\(result.err)")
    let request = try #require(Self.backend.requests(QueryTrendRequest.self).first)
    #expect(request.ids == ["o-1"] && request.by == .week && request.scope == nil)
    let json = await runOKR("okr trend o-1 -o ndjson", Self.backend)
    #expect(
      json.outLines.last
        == #"{"day":"2026-07-26","instant":"2026-07-01T09:30:00Z","id":"o-1","score":0.470000,"change":-0.005500,"coverage":1.000000,"health":"on_track","colour":"amber","objectives":null}"#,
      "\(json.out)")
  }

  @Test(arguments: ["okr trend", "okr trend o-1 --region emea", "okr whatif"])
  func whatDoesNotGoTogetherIsSaid(_ line: String) async {
    #expect(await runOKR(line, Self.backend).status == .usage)
  }

  @Test func whatMovedIsATreeOfSignedParts() async throws {
    let result = await runOKR("okr explain o-1 --since r41", Self.backend)
    #expect(
      result.outLines == [
        "ITEM                      BEFORE   AFTER      MOVED",
        "o-1  Marka, której ufają  0.2500  0.4700  +0.220000",
        "└─ kr-1  提升转化率       0.6000  0.4000  −0.100000",
        "   │  weight 2 → 1",
        "   └─ check-in 2.4, 2026-07-01T09:30:00Z by anna «new page» (recorded)",
      ], "\(result.out)\(result.err)")
    let request = try #require(Self.backend.requests(ExplainChangeRequest.self).first)
    #expect(request.before == AsOf(revision: "r41"))
  }

  @Test func whatIsTriedIsSentTogether() async throws {
    let result = await runOKR(
      "okr whatif kr-41=2.8 --weight o-12=2 --state kr-2=cancelled", Self.backend)
    #expect(result.status == .done, "\(result.err)")
    #expect(result.outLines.last?.hasPrefix("o-1  0.2500    0.3000  ▲") == true, "\(result.out)")
    #expect(result.err == "nothing was changed\n")
    let request = try #require(Self.backend.requests(WhatIfRequest.self).first)
    #expect(
      request.changes == [
        WhatIfChange(
          change: .checkIn(CheckIn(keyResult: "kr-41", value: Value(micros: 2_800_000)))),
        WhatIfChange(
          change: .objective(Objective(id: "o-12", weight: Weight(thousandths: 2_000))),
          updateMask: ["weight"]),
        WhatIfChange(
          change: .keyResult(KeyResult(id: "kr-2", state: .cancelled)), updateMask: ["state"]),
      ])
  }
}
