// Replies that several tests show.

import OKRModel

enum Samples {
  static func ratio(_ ppm: Int64) -> Ratio { Ratio(ppm: ppm) }

  static func figures(
    _ id: String, _ score: Int64?, _ health: Health, _ coverage: Int64 = 1_000_000
  )
    -> Figures
  {
    let colour: Colour =
      score.map { $0 < 400_000 ? .red : $0 < 700_000 ? .amber : .green } ?? .unspecified
    return Figures(
      id: id, score: score.map { Ratio(ppm: $0) }, coverage: Ratio(ppm: coverage), health: health,
      colour: colour)
  }

  static let tree: [TreeNode] = {
    func node(
      _ id: String, _ depth: Int32, _ title: String, _ figures: Figures, _ kind: String = ""
    ) -> TreeNode {
      TreeNode(
        id: id, type: kind.isEmpty ? .objective : .keyResult, depth: depth, title: title,
        figures: figures, weight: Weight(thousandths: 1000), state: .active, region: "emea",
        unit: "growth", cycle: "q3-2026", kind: kind, counts: true, displayDigits: 2)
    }
    var left = node("o-31", 1, "Wpływ, który da się zmierzyć", figures("o-31", nil, .noData, 0))
    left.counts = false
    left.state = .postponed
    return [
      node(
        "o-1", 0, "The brand that marketers of three continents name first, and stay with",
        figures("o-1", 641_200, .atRisk, 910_000)),
      node("o-12", 1, "提升品牌在专业网络上的声誉并成为行业领导者", figures("o-12", 712_345, .onTrack)),
      node("kr-41", 2, "Conversion 2 % → 3 %", figures("kr-41", 600_000, .onTrack), "metric"),
      node("kr-42", 2, "关键意见领袖关注者 +30 % 🚀", figures("kr-42", 1_000_000, .onTrack), "checkpoints"),
      left,
      node(
        "kr-7", 1, "Mean response time to 30 minutes", figures("kr-7", 250_000, .behind),
        "threshold"),
      node("o-2", 0, "Kultura rzecznictwa", figures("o-2", 0, .outdated, 500_000)),
    ]
  }()

  static let rollup: [RollupRow] = [
    RollupRow(
      keys: ["emea"], names: ["EMEA"], score: ratio(712_000), objectives: 40, scored: 39,
      keyResults: 121, measured: 118, red: 2, amber: 9, green: 28, onTrack: 31, atRisk: 6,
      behind: 2,
      outdated: 0, noData: 1, meanConfidence: ratio(810_000), meanOfUnits: ratio(700_000),
      coverage: ratio(941_000), colour: .green),
    RollupRow(
      keys: ["emea-n"], names: ["North"], depth: 1, score: ratio(400_000), objectives: 4, scored: 4,
      keyResults: 12, measured: 11, amber: 4, onTrack: 1, atRisk: 3, coverage: ratio(900_000),
      colour: .amber),
    RollupRow(
      keys: ["apac"], names: ["亚太"], objectives: 14, noData: 14, coverage: ratio(0)),
  ]

  static let explanation: [ExplainNode] = [
    ExplainNode(
      id: "o-12", type: .objective, depth: 0, title: "提升品牌声誉",
      figures: figures("o-12", 533_333, .atRisk),
      words: "weighted mean of 2 of 3 items: (1 · 0.6 + 2 · 0.5) / 3"),
    ExplainNode(
      id: "kr-41", type: .keyResult, depth: 1, title: "Conversion 2 % → 3 %",
      figures: figures("kr-41", 600_000, .onTrack), weight: Weight(thousandths: 1000),
      contribution: ratio(200_000), words: "(2.6 − 2) / (3 − 2) = 0.6"),
    ExplainNode(
      id: "ci-9", type: .checkIn, depth: 2, value: Value(micros: 2_600_000),
      effectiveTime: Instant(unixMicros: 1_782_898_200_000_000), actor: "anna",
      note: "new landing page"),
    ExplainNode(
      id: "o-14", type: .objective, depth: 1, title: "Followers",
      figures: figures("o-14", 500_000, .atRisk),
      weight: Weight(thousandths: 2000), contribution: ratio(333_333),
      words: "aligned with weight 2"),
    ExplainNode(
      id: "kr-44", type: .keyResult, depth: 1, title: "Launch",
      figures: figures("kr-44", 0, .noData, 0),
      weight: Weight(thousandths: 1000), leftOut: "its state is draft"),
  ]

  static let backend = FakeBackend([
    "okr.v1.ScoreService/GetTree": { _ in GetTreeResponse(nodes: Self.tree, total: 7) },
    "okr.v1.ScoreService/QueryRollup": { _ in QueryRollupResponse(rows: Self.rollup, total: 3) },
    "okr.v1.ScoreService/Explain": { _ in ExplainResponse(nodes: Self.explanation) },
  ])
}
