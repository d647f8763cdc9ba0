// The JSON contract: keys, nulls, exact numbers, times and names, message by message.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct MessageJSONTests {
  @Test func anEmptyObjectiveHasEveryKey() {
    #expect(
      MessageJSON.object(Objective(id: "o-1")).compact
        == #"{"id":"o-1","cycle":null,"unit":null,"region":null,"level":null,"commitment":null,"category":null,"weight":null,"state":null,"title":null,"owners":[],"score_published":null,"grade":null,"notes":[],"version":null,"archive_time":null}"#
    )
  }

  @Test func aFullObjective() {
    var objective = Objective(id: "o-1", cycle: "q3", level: .company, commitment: .committed)
    objective.weight = Weight(thousandths: 1500)
    objective.state = .active
    objective.title = "提升 \"品牌\""
    objective.owners = [Owner(name: "anna", share: Ratio(ppm: 600_000))]
    objective.grade = Ratio(ppm: 700_000)
    objective.version = 41
    #expect(
      MessageJSON.object(objective).compact
        == #"{"id":"o-1","cycle":"q3","unit":null,"region":null,"level":"company","commitment":"committed","category":null,"weight":1.5,"state":"active","title":"提升 \"品牌\"","owners":[{"name":"anna","share":0.600000}],"score_published":null,"grade":0.700000,"notes":[],"version":41,"archive_time":null}"#
    )
  }

  @Test func everyKindHasTheSameKeys() {
    let kinds: [KeyResult.Kind] = [
      .metricKind(MetricKind(baseline: Value(micros: 2_000_000), target: Value(micros: 3_000_000))),
      .checkpoints(CheckpointsKind(points: [])), .threshold(ThresholdKind()), .binary(BinaryKind()),
      .graded(GradedKind()), .milestone(MilestoneKind()), .recurring(RecurringKind()),
      .findBaseline(FindBaselineKind()), .rollupValue(RollupValueKind()),
      .rollupScore(RollupScoreKind()),
    ]
    let objects = kinds.map { KeyResultJSON.object(KeyResult(id: "kr", kind: $0)) }
    #expect(Set(objects.map(\.keys)).count == 1)
    #expect(objects.compactMap { $0["kind"]?.stringValue } == KindName.allCases.map(\.rawValue))
    #expect(objects[0]["baseline"] == .number("2") && objects[0]["target"] == .number("3"))
    #expect(objects[3]["target"] == .null)
  }

  @Test func kindsReadLikeTheInterchangeDocument() {
    let threshold = ThresholdKind(
      comparison: .atMost, bound: Value(micros: 30_000_000), zeroAt: Value(micros: 60_500_000),
      judge: .periods, period: .week)
    let json = KeyResultJSON.object(KeyResult(id: "kr", kind: .threshold(threshold)))
    let shown = json.keeping(["kind", "operator", "bound", "upper", "zero_at", "judge", "period"])
    #expect(
      shown.compact
        == #"{"kind":"threshold","operator":"<=","bound":30,"upper":null,"zero_at":60.5,"judge":"periods","period":"week"}"#
    )
    let points = [Checkpoint(value: Value(micros: 50_000_000), score: Ratio(ppm: 700_000))]
    let checkpoints = KeyResult(id: "kr", kind: .checkpoints(CheckpointsKind(points: points)))
    #expect(KeyResultJSON.object(checkpoints)["checkpoints"]?.compact == "[[50,0.700000]]")
    let stages = [Stage(name: "Draft", weight: Weight(thousandths: 1000), done: true)]
    let milestone = KeyResult(id: "kr", kind: .milestone(MilestoneKind(stages: stages)))
    #expect(
      KeyResultJSON.object(milestone)["stages"]?.compact
        == #"[{"name":"Draft","weight":1,"done":true}]"#)
  }

  @Test func policiesAndInstants() {
    var policy = Policy(missing: .zeroAfterDue, cap: Ratio(ppm: 1_200_000))
    policy.bands = Bands(amberPpm: 400_000, greenPpm: 700_000)
    policy.grace = GraceDays(days: 0)
    #expect(
      MessageJSON.object(policy).compact
        == #"{"missing":"zero_after_due","cap":1.200000,"bands":{"amber":0.400000,"green":0.700000},"committed_bands":null,"pace":null,"check_in_every":null,"grace":0,"display":null}"#
    )
    let principal = Principal(
      organisation: "acme", name: "anna", role: .administrator,
      tokenExpiresUnixMicros: 1_782_898_200_000_000)
    #expect(
      MessageJSON.object(principal).compact
        == #"{"organisation":"acme","name":"anna","role":"administrator","token_id":null,"token_expires_time":"2026-07-01T09:30:00Z","unit":null,"region":null}"#
    )
  }

  @Test func figuresAreExact() {
    let figures = Figures(
      id: "kr", score: Ratio(ppm: 641_200), attainment: Ratio(ppm: -1_250_000), health: .atRisk,
      value: Value(micros: -1))
    #expect(
      MessageJSON.object(figures).compact
        == #"{"id":"kr","score":0.641200,"attainment":-1.250000,"coverage":null,"health":"at_risk","colour":null,"value":-0.000001,"confidence":null,"expected":null}"#
    )
  }

  @Test func rollupRowsAreNamedByTheirDimension() {
    let row = RollupRow(keys: ["emea"], names: ["EMEA"], score: Ratio(ppm: 710_000), objectives: 40)
    let single = RollupOutput.json(row, [.region])
    #expect(
      single.keys == [
        "region", "name", "depth", "score", "objectives", "scored", "key_results", "measured",
        "red",
        "amber", "green", "on_track", "at_risk", "behind", "outdated", "no_data", "coverage",
        "mean_confidence", "mean_of_units", "colour",
      ])
    #expect(single["score"] == .number("0.710000") && single["region"] == .string("emea"))
    let double = RollupRow(keys: ["emea", ""], names: ["EMEA", ""])
    #expect(
      RollupOutput.json(double, [.region, .unit]).keys.prefix(4) == [
        "region", "region_name", "unit", "unit_name",
      ])
    #expect(RollupOutput.json(double, [.region, .unit])["unit"] == .null)
  }

  @Test func treesNest() {
    func node(_ id: String, _ depth: Int32) -> TreeNode { TreeNode(id: id, depth: depth) }
    let roots = TreeJSON.roots([
      node("a", 0), node("b", 1), node("c", 2), node("d", 1), node("e", 0),
    ])
    func shape(_ json: JSONValue) -> String {
      guard case .array(let children)? = json["children"] else { return "?" }
      let inner = children.map(shape).joined()
      return (json["id"]?.stringValue ?? "") + (inner.isEmpty ? "" : "(\(inner))")
    }
    #expect(roots.map(shape) == ["a(b(c)d)", "e"])
    #expect(TreeJSON.roots([node("a", 3), node("b", 5)]).map(shape) == ["a(b)"])
    #expect(
      Array(roots[0].keys.prefix(7)) == [
        "id", "type", "title", "score", "attainment", "coverage", "health",
      ])
    #expect(roots[0].keys.last == "children")
  }
}
