// How trees, rollups and explanations look, line by line. Each of these was checked by eye: columns
// stand under one another beside Chinese, Polish and emoji titles, only titles are cut, ids and
// figures never.

import BoundedTestSupport
import ExactJSON
import Foundation
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct LookTests {
  @Test func tree40() async {
    let result = await runOKR("okr tree", Samples.backend, columns: 40)
    #expect(
      result.outLines == [
        "ITEM                   SCORE  HEALTH",
        "o-1  The brand that…    0.64  ▲ at risk",
        "├─ o-12  提升品牌在…    0.71  ● on track",
        "│  ├─ kr-41  Convers…   0.60  ● on track",
        "│  └─ kr-42  关键意…    1.00  ● on track",
        "├─ o-31  Wpływ, któr…   –     – no data",
        "└─ kr-7  Mean respon…   0.25  ■ behind",
        "o-2  Kultura rzeczni…   0.00  ◌ outdated",
      ], "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 40 })
  }

  /// Deep in a tree, and beside long ids, nothing is cut and nothing stands outside of the screen.
  @Test(arguments: [20, 40, 60, 80], ["", " -o wide"])
  func aDeepTreeStaysOnTheScreen(_ columns: Int, _ form: String) async {
    let nodes = (0..<24).map { depth in
      TreeNode(
        id: depth == 20 ? String(repeating: "long-", count: 25) : "objective-\(depth)",
        type: .objective, depth: Int32(depth), title: "提升品牌在专业网络上的声誉 \(depth)",
        figures: Samples.figures("o", 600_000, .outdated), weight: Weight(thousandths: 1500),
        state: .active, region: "emea", unit: "growth", cycle: "q3-2026", counts: true)
    }
    let backend = FakeBackend([
      "okr.v1.ScoreService/GetTree": { _ in
        GetTreeResponse(nodes: nodes, nextPageToken: "more", total: 4_312)
      }
    ])
    let result = await runOKR(
      "okr tree --limit 24" + form, backend, environment: ["OKR_FORCE_TTY": "\(columns)"])
    #expect(result.status == .done)
    for line in (result.out + result.err).split(separator: "\n") {
      #expect(String(line).displayWidth <= columns, "\(line)")
    }
    // Words may be broken over lines, but all of them are there.
    let text = result.out.filter { !$0.isWhitespace }
    for depth in [0, 12, 23] { #expect(text.contains("objective-\(depth)"), "\(result.out)") }
    #expect(text.contains(String(repeating: "long-", count: 25)), "\(result.out)")
    #expect(result.out.contains("outdated") && result.out.contains("0.60"))
  }

  /// What stands elsewhere says on which side, where it is shown at all.
  @Test func whatStandsElsewhereSaysWhere() async {
    let shown: [(id: String, depth: Int32, isElsewhere: Bool)] = [
      ("a", 0, false), ("b", 1, true), ("c", 1, false), ("d", 2, false), ("b", 0, false),
      ("c", 1, true), ("e", 1, true),
    ]
    let nodes = shown.map { line in
      TreeNode(
        id: line.id, type: .objective, depth: line.depth, title: "T", state: .active, counts: true,
        repeatedAbove: line.isElsewhere)
    }
    let backend = FakeBackend([
      "okr.v1.ScoreService/GetTree": { _ in GetTreeResponse(nodes: nodes, total: 7) }
    ])
    let lines = await runOKR("okr tree", backend).outLines
    #expect(lines.count == 8)
    let marks = lines.dropFirst().map { line in
      line.contains("(shown above)") ? "above" : line.contains("(shown below)") ? "below" : ""
    }
    #expect(marks == ["", "below", "", "", "", "above", ""], "\(lines)")
  }

  @Test func tree80() async {
    let result = await runOKR("okr tree", Samples.backend, columns: 80)
    #expect(
      result.outLines == [
        "ITEM                                        SCORE              COVER  HEALTH",
        "o-1  The brand that marketers of three co…   0.64  ██████░░░░   0.91  ▲ at risk",
        "├─ o-12  提升品牌在专业网络上的声誉并成为…   0.71  ███████░░░   1.00  ● on track",
        "│  ├─ kr-41  Conversion 2 % → 3 %            0.60  ██████░░░░   1.00  ● on track",
        "│  └─ kr-42  关键意见领袖关注者 +30 % 🚀     1.00  ██████████   1.00  ● on track",
        "├─ o-31  Wpływ, który da się zmierzyć (no…   –     ··········   0.00  – no data",
        "└─ kr-7  Mean response time to 30 minutes    0.25  ██░░░░░░░░   1.00  ■ behind",
        "o-2  Kultura rzecznictwa                     0.00  ░░░░░░░░░░   0.50  ◌ outdated",
      ], "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 80 })
  }

  @Test func tree200() async {
    let result = await runOKR("okr tree", Samples.backend, columns: 200)
    #expect(
      result.outLines == [
        "ITEM                                                                         SCORE              COVER  HEALTH",
        "o-1  The brand that marketers of three continents name first, and stay with   0.64  ██████░░░░   0.91  ▲ at risk",
        "├─ o-12  提升品牌在专业网络上的声誉并成为行业领导者                           0.71  ███████░░░   1.00  ● on track",
        "│  ├─ kr-41  Conversion 2 % → 3 %                                             0.60  ██████░░░░   1.00  ● on track",
        "│  └─ kr-42  关键意见领袖关注者 +30 % 🚀                                      1.00  ██████████   1.00  ● on track",
        "├─ o-31  Wpływ, który da się zmierzyć (not counted) (postponed)               –     ··········   0.00  – no data",
        "└─ kr-7  Mean response time to 30 minutes                                     0.25  ██░░░░░░░░   1.00  ■ behind",
        "o-2  Kultura rzecznictwa                                                      0.00  ░░░░░░░░░░   0.50  ◌ outdated",
      ], "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 200 })
  }

  /// Asked for with what is archived, a tree says which lines those are.
  @Test func aTreeSaysWhatIsArchived() async throws {
    let since = Instant(unixMicros: 1_790_000_000_000_000)
    let backend = FakeBackend([
      "okr.v1.ScoreService/GetTree": { _ in
        GetTreeResponse(
          nodes: [
            TreeNode(id: "o-1", type: .objective, title: "Given up", archiveTime: since),
            TreeNode(id: "kr-1", type: .keyResult, depth: 1, title: "Leads", counts: true),
          ], total: 2)
      }
    ])
    let shown = await runOKR("okr tree --archived", backend, columns: 80)
    #expect(shown.outLines.map { $0.contains("(archived)") } == [false, true, false])
    let json = await runOKR("okr tree --archived -o json", backend)
    #expect(json.out.contains(#""archive_time": "2026-09-21T14:13:20Z""#), "\(json.out)")
    #expect(json.out.contains(#""archive_time": null"#))
  }

  @Test func rollup80() async {
    let result = await runOKR("okr rollup --by region", Samples.backend, columns: 80)
    #expect(
      result.outLines == [
        "REGION           SCORE  COVER  OBJ  ON  RISK  BEHIND  OUTDATED  NO DATA  COLOUR",
        "emea  EMEA        0.71   0.94   40  31     6       2         0        1  ● green",
        "  emea-n  North   0.40   0.90    4   1     3       0         0        0  ▲ amber",
        "apac  亚太        –      0.00   14   0     0       0         0       14",
      ], "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 80 })
  }

  /// Names of many regions are cut and counts left out before a rollup turns into records.
  @Test(arguments: [72, 80])
  func rollupsOfDeepRegionsStayTables(_ columns: Int) async {
    let row = RollupRow(
      keys: ["greater-china"], names: ["大中华区市场 and all of its markets"], depth: 2,
      score: Ratio(ppm: 541_234), colour: .amber)
    let backend = FakeBackend([
      "okr.v1.ScoreService/QueryRollup": { _ in QueryRollupResponse(rows: [row], total: 1) }
    ])
    let result = await runOKR("okr rollup --by region", backend, columns: columns)
    #expect(result.outLines.count == 2, "\(result.out)")
    #expect(result.outLines[1].hasPrefix("    greater-china  大中华"), "\(result.out)")
    #expect(result.outLines[1].contains("0.54") && result.outLines[1].hasSuffix("▲ amber"))
    #expect(result.outLines.allSatisfy { $0.displayWidth <= columns }, "\(result.out)")
  }

  /// Two dimensions keep to a line a row: their keys and what compares them.
  @Test func rollupOfTwo() async {
    let row = RollupRow(
      keys: ["global", "marketing-americas"], names: ["Global", "Łódź 亚太市场部"])
    let backend = FakeBackend([
      "okr.v1.ScoreService/QueryRollup": { _ in QueryRollupResponse(rows: [row], total: 1) }
    ])
    let result = await runOKR("okr rollup --by region,unit", backend, columns: 80)
    #expect(result.outLines.count == 2, "\(result.out)")
    #expect(result.outLines[0].hasPrefix("REGION  UNIT                SCORE  COVER  OBJ  ON  RISK"))
    #expect(result.outLines[1].hasPrefix("global  marketing-americas  "))
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 80 })
    let wide = await runOKR("okr rollup --by region,unit -o wide", backend, columns: 250)
    #expect(wide.outLines[0].contains("REGION NAME") && wide.out.contains("Łódź 亚太市场部"))
  }

  @Test func rollupSince() async throws {
    let answer = ExplainRollupChangeResponse(
      rowBefore: RollupRow(score: Ratio(ppm: 416_667), coverage: Ratio(ppm: 900_000)),
      rowAfter: RollupRow(
        score: Ratio(ppm: 433_333), meanOfUnits: Ratio(ppm: 500_000), coverage: Ratio(ppm: 900_000)),
      moved: Ratio(ppm: 16_666), coverageMoved: Ratio(ppm: 0),
      meanOfUnitsMoved: Ratio(ppm: 500_000),
      units: [
        MovedUnit(
          unit: "pl", name: "Zespół 亚太", after: Ratio(ppm: 500_000), moved: Ratio(ppm: 500_000))
      ],
      objectives: [
        MovedPart(
          id: "o-12", title: "提升品牌在专业网络上的声誉并成为行业领导者", unit: "pl",
          before: Figures(score: Ratio(ppm: 600_000)), after: Figures(score: Ratio(ppm: 700_000)),
          moved: Ratio(ppm: 100_000)),
        MovedPart(
          id: "o-2", title: "Kultura rzecznictwa", unit: "pl",
          before: Figures(score: Ratio(ppm: 250_000)), moved: Ratio(ppm: -83_334),
          words: "no longer counts; state active → postponed"),
      ], total: 2)
    let backend = FakeBackend(["okr.v1.ScoreService/ExplainRollupChange": { _ in answer }])
    let result = await runOKR("okr rollup --unit pl --since r7", backend, columns: 60)
    #expect(
      result.outLines == [
        "FIGURE         BEFORE   AFTER      MOVED",
        "score of pl    0.4167  0.4333  +0.016666",
        "coverage       0.9000  0.9000",
        "mean of units  –       0.5000  +0.500000",
        "",
        "UNIT  NAME         BEFORE   AFTER      MOVED",
        "pl    Zespół 亚太       –  0.5000  +0.500000",
        "",
        "OBJECTIVE                          BEFORE   AFTER      MOVED",
        "o-12  提升品牌在专业网络上的声誉…  0.6000  0.7000  +0.100000",
        "o-2  Kultura rzecznictwa           0.2500  –       −0.083334",
        "  no longer counts; state active → postponed",
      ], "\(result.out)")
    let asked = try #require(backend.requests(ExplainRollupChangeRequest.self).first)
    #expect(asked.scope?.unit == "pl" && asked.before == AsOf(revision: "r7"))
    let json = await runOKR("okr rollup --unit pl --since r7 -o json", backend)
    #expect(json.out.contains("\"mean_of_units_moved\": 0.500000"))
    let refused = await runOKR("okr rollup --by unit --since r7", backend)
    #expect(refused.status == .usage && refused.err.contains("--since takes one row apart"))
  }

  /// What rounding alone moved is summed in one line, and stays in JSON.
  @Test func rollupSinceLeavesOutWhatRoundingMoved() async throws {
    func part(_ id: String, _ after: Int64, _ moved: Int64) -> MovedPart {
      MovedPart(
        id: id, title: id, before: Figures(score: Ratio(ppm: 500_000)),
        after: Figures(score: Ratio(ppm: after)), moved: Ratio(ppm: moved))
    }
    let still = MovedUnit(
      unit: "still", before: Ratio(ppm: 7), after: Ratio(ppm: 7), moved: Ratio(ppm: -1))
    let answer = ExplainRollupChangeResponse(
      rowBefore: RollupRow(score: Ratio(ppm: 500_000)),
      rowAfter: RollupRow(score: Ratio(ppm: 533_333)), moved: Ratio(ppm: 33_333), units: [still],
      objectives: [part("mover", 600_000, 33_335), part("a", 500_000, -1), part("b", 500_000, -1)],
      total: 3)
    let backend = FakeBackend(["okr.v1.ScoreService/ExplainRollupChange": { _ in answer }])
    let shown = await runOKR("okr rollup --since r7", backend, columns: 80)
    #expect(
      shown.outLines.suffix(3) == [
        "OBJECTIVE     BEFORE   AFTER      MOVED", "mover  mover  0.5000  0.6000  +0.033335",
        "2 objectives more by rounding alone, together −0.000002",
      ], "\(shown.out)")
    #expect(shown.out.contains("1 unit more by rounding alone, together −0.000001"))
    #expect(shown.err.isEmpty)
    let json = try JSONReader.read(await runOKR("okr rollup --since r7 -o json", backend).out)
    guard case .array(let items)? = json["items"], case .array(let units)? = json["units"] else {
      Issue.record("\(json)")
      return
    }
    #expect(items.count == 3 && units.count == 1)
    let past = await runOKR("okr rollup --since 2026-06-01T00:00:00Z", backend, columns: 80)
    #expect(past.err.contains("Both by what is known now"), "\(past.err)")
  }

  @Test func rollup200() async {
    let result = await runOKR("okr rollup --by region", Samples.backend, columns: 200)
    #expect(
      result.outLines == [
        "REGION           SCORE              COVER  OBJ  ON  RISK  BEHIND  OUTDATED  NO DATA  COLOUR",
        "emea  EMEA        0.71  ███████░░░   0.94   40  31     6       2         0        1  ● green",
        "  emea-n  North   0.40  ████░░░░░░   0.90    4   1     3       0         0        0  ▲ amber",
        "apac  亚太        –     ··········   0.00   14   0     0       0         0       14",
      ], "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 200 })
  }

  @Test func explain40() async {
    let result = await runOKR("okr explain o-12", Samples.backend, columns: 40)
    #expect(
      result.outLines == [
        "ITEM                       SCORE    ADDS",
        "o-12  提升品牌声誉        0.5333",
        "│  weighted mean of 2 of 3 items: (1 ·",
        "│  0.6 + 2 · 0.5) / 3",
        "├─ kr-41  Conversion 2…   0.6000  0.2000",
        "│  │  (2.6 − 2) / (3 − 2) = 0.6",
        "│  └─ check-in 2.6, 30 min ago by anna…",
        "├─ o-14  Followers        0.5000  0.3333",
        "│     aligned with weight 2",
        "└─ kr-44  Launch          0.0000",
        "      left out: its state is draft",
      ], "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 40 })
  }

  @Test func explain80() async {
    let result = await runOKR("okr explain o-12", Samples.backend, columns: 80)
    #expect(
      result.outLines == [
        "ITEM                             SCORE  WEIGHT    ADDS  HEALTH",
        "o-12  提升品牌声誉              0.5333                  ▲ at risk",
        "│  weighted mean of 2 of 3 items: (1 · 0.6 + 2 · 0.5) / 3",
        "├─ kr-41  Conversion 2 % → 3 %  0.6000       1  0.2000  ● on track",
        "│  │  (2.6 − 2) / (3 − 2) = 0.6",
        "│  └─ check-in 2.6, 30 min ago by anna «new landing page»",
        "├─ o-14  Followers              0.5000       2  0.3333  ▲ at risk",
        "│     aligned with weight 2",
        "└─ kr-44  Launch                0.0000       1          – no data",
        "      left out: its state is draft",
      ], "\(result.out)")
    #expect(result.outLines.allSatisfy { $0.displayWidth <= 80 })
  }

  /// Where an item takes several lines, what is said of it stands below all of them.
  @Test(arguments: [20, 30, 40, 60], ["", "1"])
  func eachItemKeepsItsLines(_ columns: Int, _ accessible: String) async {
    let moved = (0..<6).map { depth in
      MovedNode(
        id: "item-\(depth)", type: .objective, depth: Int32(depth), title: "提升品牌在专业网络上的声誉",
        before: Samples.figures("item-\(depth)", 478_600, .onTrack),
        after: Samples.figures("item-\(depth)", 828_600, .onTrack), moved: Ratio(ppm: 350_000),
        words: "word-\(depth)", coverageMoved: Ratio(ppm: -1))
    }
    let explained = moved.map {
      ExplainNode(
        id: $0.id, type: .objective, depth: $0.depth, title: $0.title, figures: $0.after,
        words: $0.words)
    }
    let backend = FakeBackend([
      "okr.v1.ScoreService/ExplainChange": { _ in ExplainChangeResponse(nodes: moved) },
      "okr.v1.ScoreService/Explain": { _ in ExplainResponse(nodes: explained) },
    ])
    for line in ["okr explain item-0 --since r100", "okr explain item-0"] {
      let result = await runOKR(
        line, backend, environment: ["OKR_ACCESSIBLE": accessible], columns: columns)
      #expect(result.outLines.allSatisfy { $0.displayWidth <= columns || columns < 40 })
      let text = result.out.filter { !$0.isWhitespace }
      let places = (0..<6).flatMap { ["item-\($0)", "word-\($0)"] }.map {
        text.range(of: $0)?.lowerBound
      }
      #expect(places.allSatisfy { $0 != nil }, "\(result.out)")
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted(), "\(result.out)")
      #expect(text.components(separatedBy: "0.8286").count == 7, "\(result.out)")
    }
  }

  /// What rounding alone moved is counted in one line, and stays in JSON.
  @Test func roundingIsToldInOneLine() async {
    func node(_ id: String, _ depth: Int32, _ after: Int64, _ moved: Int64) -> MovedNode {
      MovedNode(
        id: id, type: .objective, depth: depth, before: Samples.figures(id, 500_000, .onTrack),
        after: Samples.figures(id, after, .onTrack), moved: Ratio(ppm: moved))
    }
    let nodes = [
      node("root", 0, 600_000, 100_000), node("still", 1, 500_000, -1),
      node("mover", 1, 700_000, 100_001), node("quiet", 2, 500_000, 1),
    ]
    let record = MovedNode(
      id: "ci-1", type: .checkIn, depth: 2, words: "recorded", value: Value(micros: 7_000_000),
      note: String(repeating: "一周很好 ", count: 12))
    let backend = FakeBackend([
      "okr.v1.ScoreService/ExplainChange": { _ in ExplainChangeResponse(nodes: nodes + [record]) }
    ])
    for columns in [40, 60, 80] {
      let lines = await runOKR("okr explain root --since r1", backend, columns: columns).outLines
      #expect(lines.allSatisfy { $0.displayWidth <= columns }, "\(lines)")
      #expect(lines.contains { $0.hasSuffix("… (recorded)") }, "\(lines)")
    }
    let shown = await runOKR("okr explain root --since r1", backend, columns: 80)
    #expect(shown.out.contains("mover") && !shown.out.contains("still"), "\(shown.out)")
    #expect(shown.outLines.last == "2 parts more by rounding alone, each 0.000001 at most")
    let json = await runOKR("okr explain root --since r1 -o json", backend)
    #expect(json.out.contains("still") && json.out.contains("quiet"))
    // A title stays beside its value where lines are short.
    let narrow = await runOKR("okr explain root --since r1", backend, columns: 24)
    #expect(narrow.out.contains("MOVED +0.100000"), "\(narrow.out)")
  }

  @Test func accessibleOutputNeedsNeitherBoxesNorSymbols() async {
    for line in ["okr tree", "okr rollup --by region", "okr explain o-12"] {
      let result = await runOKR(
        line, Samples.backend, environment: ["OKR_ACCESSIBLE": "1"], columns: 120)
      #expect(
        result.out.unicodeScalars.allSatisfy {
          !"│├└─█░●▲■◌·".unicodeScalars.dropLast().contains($0)
        })
      #expect(result.out.contains(line.contains("rollup") ? "amber" : "at risk"))
    }
  }

  @Test func aPipeCutsNothing() async {
    for line in ["okr tree -o wide", "okr rollup --by region -o wide", "okr explain o-12"] {
      let result = await runOKR(line, Samples.backend)
      #expect(!result.out.contains("…"))
      #expect(!result.out.contains("\u{1B}"))
    }
  }
}
