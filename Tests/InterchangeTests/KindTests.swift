// Kinds of this format and of other documents.

internal import BoundedTestSupport
internal import Interchange
internal import OKRModel
internal import Testing

@Suite(.bounded) struct KindTests {
  static func value(_ micros: Int64) -> Value { Value(micros: micros) }

  static let kinds: [(String, KeyResult.Kind)] = [
    (#""kind":"metric","target":"10.5""#, .metricKind(MetricKind(target: value(10_500_000)))),
    (
      #""kind":"metric","baseline":15,"target":0"#,
      .metricKind(MetricKind(baseline: value(15_000_000), target: value(0)))
    ),
    (
      #""kind":"checkpoints","checkpoints":[[0,0],["1.5",0.3]]"#,
      .checkpoints(
        CheckpointsKind(points: [
          Checkpoint(value: value(0), score: Ratio(ppm: 0)),
          Checkpoint(value: value(1_500_000), score: Ratio(ppm: 300_000)),
        ]))
    ),
    (
      #""kind":"threshold","bound":5"#, .threshold(ThresholdKind(bound: value(5_000_000)))
    ),
    (
      #""kind":"threshold","operator":"within","bound":1,"upper":2,"judge":"periods","period":"week""#,
      .threshold(
        ThresholdKind(
          comparison: .within, bound: value(1_000_000), upper: value(2_000_000), judge: .periods,
          period: .week))
    ),
    (
      #""kind":"threshold","operator":"<=","bound":1,"zero_at":2,"judge":"latest""#,
      .threshold(
        ThresholdKind(
          comparison: .atMost, bound: value(1_000_000), zeroAt: value(2_000_000), judge: .latest))
    ),
    (
      #""kind":"threshold","operator":">","bound":1"#,
      .threshold(ThresholdKind(comparison: .moreThan, bound: value(1_000_000)))
    ),
    (
      #""kind":"threshold","operator":"<","bound":1"#,
      .threshold(ThresholdKind(comparison: .lessThan, bound: value(1_000_000)))
    ),
    (#""kind":"binary""#, .binary(BinaryKind())),
    (#""kind":"graded""#, .graded(GradedKind())),
    (
      #""kind":"milestone","stages":[{"name":"a","done":true},{"name":"b","weight":0.125}]"#,
      .milestone(
        MilestoneKind(stages: [
          Stage(name: "a", done: true), Stage(name: "b", weight: Weight(thousandths: 125)),
        ]))
    ),
    (
      #""kind":"recurring","per_period":2,"period":"month""#,
      .recurring(RecurringKind(perPeriod: 2, period: .month))
    ),
    (#""kind":"find_baseline""#, .findBaseline(FindBaselineKind())),
    (
      #""kind":"rollup_value","target":100,"aggregate":"mean""#,
      .rollupValue(RollupValueKind(target: value(100_000_000), aggregate: .mean))
    ),
    (#""kind":"rollup_score""#, .rollupScore(RollupScoreKind())),
    // Words of other documents.
    (#""kind":"graded_0_1""#, .graded(GradedKind())),
    (#""kind":"numeric","target":3"#, .metricKind(MetricKind(target: value(3_000_000)))),
    (
      #""kind":"percent","baseline":34,"target":57,"direction":"increase""#,
      .metricKind(MetricKind(baseline: value(34_000_000), target: value(57_000_000)))
    ),
    (
      #""kind":"numeric","target":3,"direction":"at_most""#,
      .threshold(ThresholdKind(comparison: .atMost, bound: value(3_000_000)))
    ),
    (
      #""kind":"numeric","target":3,"baseline":9,"direction":"at_most""#,
      .metricKind(MetricKind(baseline: value(9_000_000), target: value(3_000_000)))
    ),
    (
      #""kind":"numeric","target":3,"direction":"at_least""#,
      .metricKind(MetricKind(target: value(3_000_000)))
    ),
    (
      #""kind":"relative_change","target":50,"direction":"decrease""#,
      .metricKind(MetricKind(target: value(50_000_000)))
    ),
    (#""kind":"absolute_change","target":5"#, .metricKind(MetricKind(target: value(5_000_000)))),
    (#""kind":null"#, .graded(GradedKind())),
    (#""title":"no kind at all""#, .graded(GradedKind())),
    (#""kind":"numeric","target":3,"checkins":[{"score":0.5}]"#, .graded(GradedKind())),
    (
      #""kind":"metric","target":3,"checkins":[{"score":2}]"#,
      .metricKind(MetricKind(target: value(3_000_000)))
    ),
    (
      #""kind":"numeric","target":3,"checkins":[{"value":2}]"#,
      .metricKind(MetricKind(target: value(3_000_000)))
    ),
    (#""kind":"numeric""#, .graded(GradedKind())),
    (#""kind":"percent","target":"X %""#, .graded(GradedKind())),
  ]

  @Test(arguments: kinds) func isRead(fields: String, kind: KeyResult.Kind) throws {
    let result = try read(document(#"{"id":"k",\#(fields)}"#))
    #expect(result.refused == [])
    #expect(result.kind() == kind)
  }

  @Test(arguments: [
    (#""kind":"okr""#, "FIELD_INVALID", "kind"), (#""kind":7"#, "TYPE_WRONG", "kind"),
    (#""kind":"metric""#, "FIELD_REQUIRED", "target"),
    (#""kind":"metric","target":"TBD""#, "FIELD_REQUIRED", "target"),
    (#""kind":"metric","target":0"#, "BASELINE_EQUALS_TARGET", "target"),
    (#""kind":"metric","target":1.1234567"#, "TOO_MANY_DIGITS", "target"),
    (#""kind":"metric","target":1e13"#, "FIELD_OUT_OF_RANGE", "target"),
    (#""kind":"numeric","target":1.1234567"#, "TOO_MANY_DIGITS", "target"),
    (#""kind":"numeric","baseline":2,"target":2"#, "BASELINE_EQUALS_TARGET", "target"),
    (#""kind":"threshold""#, "FIELD_REQUIRED", "bound"),
    (#""kind":"threshold","bound":1,"operator":"=>""#, "FIELD_INVALID", "operator"),
    (#""kind":"threshold","bound":1,"operator":"at_least""#, "FIELD_INVALID", "operator"),
    (#""kind":"threshold","bound":1,"judge":"periods""#, "FIELD_REQUIRED", "period"),
    (#""kind":"threshold","bound":1,"judge":"never""#, "FIELD_INVALID", "judge"),
    (#""kind":"threshold","bound":1,"judge":"periods","period":"year""#, "FIELD_INVALID", "period"),
    (#""kind":"threshold","bound":1,"operator":"within""#, "FIELD_REQUIRED", "upper"),
    (#""kind":"checkpoints","checkpoints":[[0,0],[1]]"#, "TYPE_WRONG", "checkpoints[1]"),
    (#""kind":"checkpoints","checkpoints":[[0,0],["x",1]]"#, "FIELD_INVALID", "checkpoints[1][0]"),
    (
      #""kind":"checkpoints","checkpoints":[[0,0],[1,0.0000001]]"#, "TOO_MANY_DIGITS",
      "checkpoints[1][1]"
    ),
    (#""kind":"milestone","stages":[{"done":"yes"}]"#, "TYPE_WRONG", "stages[0].done"),
    (#""kind":"milestone","stages":[{"weight":-1}]"#, "FIELD_OUT_OF_RANGE", "stages[0].weight"),
    (#""kind":"recurring","per_period":1"#, "FIELD_REQUIRED", "period"),
    (#""kind":"recurring","per_period":1.5,"period":"day""#, "TOO_MANY_DIGITS", "per_period"),
    (#""kind":"recurring","per_period":0,"period":"day""#, "FIELD_OUT_OF_RANGE", "per_period"),
    (#""kind":"rollup_value","target":1,"aggregate":"median""#, "FIELD_INVALID", "aggregate"),
  ]) func isRefused(fields: String, reason: String, field: String) throws {
    let result = try read(document(#"{"id":"k",\#(fields)}"#))
    #expect(result.refused.contains("\(reason) objectives[0].key_results[0].\(field)"))
    #expect(result.isRefused)
  }

  @Test func rulesOfAKindAreRefusedTooWithTheirPlace() throws {
    for fields in [
      #""kind":"checkpoints","checkpoints":[[0,0]]"#,
      #""kind":"checkpoints","checkpoints":[[0,0],[1,1],[2,0.5]]"#,
      #""kind":"checkpoints","checkpoints":[[0,0],[0,1]]"#,
      #""kind":"milestone","stages":[]"#,
      #""kind":"milestone","stages":[{"name":"a","weight":0}]"#,
      #""kind":"threshold","operator":"within","bound":2,"upper":1"#,
      #""kind":"threshold","operator":">","bound":2,"zero_at":1"#,
      #""kind":"threshold","operator":">=","bound":2,"zero_at":2"#,
    ] {
      let result = try read(document(#"{"id":"k",\#(fields)}"#))
      #expect(result.isRefused, "\(fields)")
      #expect(result.refused.allSatisfy { $0.contains(" objectives[0].key_results[0].") })
    }
  }

  @Test func theSourcesWordsAreKept() throws {
    let result = try read(
      document(#"{"id":"k","kind":"numeric","target":3,"direction":"at_most","per_period":"X"}"#))
    #expect(
      result.notes(ofKeyResult: "k") == [
        "source_kind=\"numeric\"", "direction=\"at_most\"", "per_period=\"X\"",
      ])
    #expect(result.warnings == ["FIELD_NOT_OF_KIND objectives[0].key_results[0].per_period"])
  }

  @Test func phasedTargetsOfAKindThatPassesOverThemAreWarnedOf() throws {
    for (fields, isWarned) in [
      (#""kind":"milestone","stages":[{"name":"A"}]"#, true),
      (#""kind":"recurring","per_period":1,"period":"week""#, true),
      (#""kind":"metric","target":3"#, false), (#""kind":"binary""#, false),
    ] {
      let result = try read(
        document(
          #"{"id":"k",\#(fields),"phased_targets":[{"day":"2026-08-01","value":1}]}"#))
      #expect(!result.isRefused, "\(result.refused)")
      #expect(
        result.warnings
          == (isWarned ? ["FIELD_NOT_OF_KIND objectives[0].key_results[0].phased_targets"] : []))
      #expect(result.document.keyResults.first?.phasedTargets.count == 1)
    }
  }

  @Test func gradedKeyResultsKeepTheirTargetAsANote() throws {
    let result = try read(
      document(#"{"id":"k","kind":"numeric","target":3,"checkins":[{"score":0.5}]}"#))
    #expect(result.notes(ofKeyResult: "k") == ["source_kind=\"numeric\"", "target=3"])
    #expect(result.document.checkIns.first?.checkIn.value?.micros == 500_000)
  }

  @Test func aParentWithoutAKindRollsScoresUp() throws {
    let result = try read(
      #"""
      {"cycles":[{"id":"c","start":"2026-07-01"}],
       "objectives":[
        {"id":"low","cycle":"c","parent_kr":"k"},
        {"id":"o","cycle":"c","key_results":[{"id":"k"},{"id":"k2","checkins":[{"score":1}]}]},
        {"id":"low2","cycle":"c","parent_kr":"k2"}]}
      """#)
    #expect(result.refused == [])
    #expect(result.kind() == .rollupScore(RollupScoreKind()))
    #expect(result.kind("k2") == .graded(GradedKind()))
    #expect(
      result.document.alignments == [
        Alignment(from: "low", to: "k", mode: .average),
        Alignment(from: "low2", to: "k2", mode: .none),
      ])
  }
}
