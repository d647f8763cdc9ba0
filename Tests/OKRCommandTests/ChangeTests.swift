// Changes: what is sent, and what is said of what moved.

import BoundedTestSupport
import ExactJSON
import OKRClient
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct ChangeTests {
  private static let moved = Outcome(
    revision: 42,
    scoreChanges: [
      ScoreChange(
        id: "o-12", scoreAfter: Ratio(ppm: 600_000), coverageBefore: Ratio(ppm: 0),
        coverageAfter: Ratio(ppm: 1_000_000)),
      ScoreChange(
        id: "o-1", scoreBefore: Ratio(ppm: 641_200), scoreAfter: Ratio(ppm: 628_700),
        coverageBefore: Ratio(ppm: 910_000), coverageAfter: Ratio(ppm: 910_000)),
    ])

  private static let conversion = {
    var keyResult = KeyResult(id: "kr-41", title: "Conversion")
    keyResult.version = 17
    keyResult.kind = .metricKind(
      MetricKind(baseline: Value(micros: 2_000_000), target: Value(micros: 3_000_000)))
    return keyResult
  }()

  private static func backend(_ outcome: Outcome = Self.moved) -> FakeBackend {
    FakeBackend([
      "okr.v1.KeyResultService/UpdateKeyResult": { request in
        let update = try #require(request as? UpdateKeyResultRequest)
        return UpdateKeyResultResponse(
          keyResult: update.keyResult, outcome: outcome, before: Self.conversion)
      },
      "okr.v1.KeyResultService/GetKeyResult": { _ in
        GetKeyResultResponse(keyResult: Self.conversion)
      },
      "okr.v1.ObjectiveService/CreateObjective": { request in
        let create = try #require(request as? CreateObjectiveRequest)
        return CreateObjectiveResponse(objective: create.objective, outcome: outcome)
      },
      "okr.v1.CheckInService/RecordCheckIn": { request in
        var checkIn = try #require(request as? RecordCheckInRequest).checkIn
        checkIn?.id = "ci-9"
        return RecordCheckInResponse(checkIn: checkIn, outcome: outcome)
      },
      "okr.v1.CheckInService/CorrectCheckIn": { request in
        CorrectCheckInResponse(
          checkIn: (request as? CorrectCheckInRequest)?.checkIn, outcome: outcome)
      },
      "okr.v1.AlignmentService/DeleteAlignment": { _ in DeleteAlignmentResponse(outcome: outcome) },
    ])
  }

  @Test func aDryRunOfAnUpdateSaysWhatWouldBeDifferent() async throws {
    let result = await runOKR(
      "okr kr update kr-41 --title Rate --target 3.5 --dry-run", Self.backend(Outcome(revision: 41))
    )
    #expect(result.outLines.contains("  title Conversion → Rate"), "\(result.out)\(result.err)")
    #expect(result.outLines.contains("  target 3 → 3.5"), "\(result.out)")
    #expect(result.outLines.last == "nothing was changed")
    let json = await runOKR(
      "okr kr update kr-41 --title Rate --dry-run -o json", Self.backend(Outcome(revision: 41)))
    #expect(json.out.contains(#""before": "Conversion""#), "\(json.out)")
  }

  @Test func aDryRunSaysWhichRollupsWouldMove() async {
    let outcome = Outcome(
      revision: 41,
      rollupChanges: [
        RollupScoreChange(
          cycle: "q3", scoreBefore: Ratio(ppm: 270_000), scoreAfter: Ratio(ppm: 260_000),
          objectivesBefore: 3, objectivesAfter: 3),
        RollupScoreChange(
          cycle: "q3", region: "apac", scoreBefore: Ratio(ppm: 1_000_000),
          scoreAfter: Ratio(ppm: 750_000), objectivesBefore: 1, objectivesAfter: 2),
        RollupScoreChange(
          cycle: "q3", unit: "brand", scoreBefore: Ratio(ppm: 500_000), objectivesBefore: 1),
      ], scoreChangesTotal: 2, rollupChangesTotal: 4)
    let result = await runOKR(
      "okr kr update kr-41 --weight 2 --dry-run", Self.backend(outcome))
    #expect(
      result.outLines.suffix(6) == [
        "  all in q3          0.2700  →  0.2600  ▼",
        "  region apac in q3  1.0000  →  0.7500  ▼  objectives 1 → 2",
        "  unit brand in q3   0.5000  →       –  ▼  objectives 1 → 0", "  and 2 items more",
        "  and 1 rollup more", "nothing was changed",
      ], "\(result.out)")
  }

  @Test(arguments: [40, 60, 80, 200])
  func whatADryRunSaysFits(_ columns: Int) async {
    let title = "提升全球所有地区的品牌信任度并且让每一位客户都满意 i zaufanie"
    let result = await runOKR(
      "okr objective create o-12 --title \"\(title)\" --cycle q3 --owner anna=60% --owner 李明=40% --dry-run",
      Self.backend(), columns: columns)
    #expect(result.status == .done)
    #expect(result.outLines.allSatisfy { $0.displayWidth <= columns }, "\(result.out)")
    let text = result.out.filter { !$0.isWhitespace }
    #expect(text.contains("nameanna,share0.600000;name李明,share0.400000"), "\(result.out)")
    #expect(text.contains(title.filter { !$0.isWhitespace }), "\(result.out)")
  }

  @Test func everyKindOfUpdateSaysItsDifference() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    let environment = live.environment("acme")
    for line in [
      "okr unit create brand --name Brand",
      "okr cycle create q --start 2020-01-01 --end 2099-12-31 --missing zero",
      "okr objective create o-1 --cycle q --title Aim",
      "okr objective create o-2 --cycle q --title Part",
      "okr alignment create o-2 o-1 --weight 3",
      "okr dependency create d-1 --objective o-1 --giver brand --needed-by 2090-01-01",
      "okr token create ci --role member",
    ] { await live.prepare(line, environment) }
    let token = try #require(
      (await live.prepare("okr token list --filter 'name = ci' -o id", environment)).outLines.first)
    for (kind, option) in [
      ("metric", "--target"), ("threshold", "--bound"), ("recurring", "--per-period"),
      ("checkpoints", "--point"), ("milestone", "--stage"),
    ] {
      let refused = await live.run(
        "okr kr create k-1 --objective o-1 --kind \(kind)", environment)
      #expect(refused.status == .refused && refused.err.contains(option), "\(refused.err)")
      #expect(!refused.err.contains("_kind.") && !refused.err.contains("\(kind)."))
    }
    var trials: [(line: String, fields: JSONValue?)] = []
    for (line, field, words) in [
      ("alignment update o-2 o-1 --weight 2", "weight", "  weight 3 → 2"),
      ("cycle update q --missing exclude", "policy.missing", "  policy.missing zero → exclude"),
      ("org update --name \"Acme Group\"", "name", "  name acme → Acme Group"),
      (
        "dependency update d-1 --needed-by 2090-02-01", "needed_by",
        "  needed_by 2090-01-01 → 2090-02-01"
      ),
      (
        "token update \(token) --expires 2090-01-01T00:00:00Z", "expire_time",
        "  expire_time – → 2090-01-01T00:00:00Z"
      ),
    ] {
      let shown = await live.prepare("okr \(line) --dry-run", environment)
      #expect(shown.outLines.contains(words), "\(shown.out)")
      #expect(shown.outLines.last == "nothing was changed")
      let json = try JSONReader.read(
        await live.prepare("okr \(line) --dry-run -o json", environment).out)
      guard case .array(let fields) = json["changed_fields"] else {
        Issue.record("\(line): \(json)")
        continue
      }
      #expect(fields.map { $0["field"]?.stringValue } == [field])
      trials.append((line, json["changed_fields"]))
    }
    let named = await live.prepare("okr token create next --role member --dry-run", environment)
    #expect(named.outLines == ["would create  token next, member", "nothing was changed"])
    let kept = await live.prepare("okr token get \(token) -o json", environment)
    #expect(try JSONReader.read(kept.out)["expire_time"] == .null)
    for trial in trials {
      let line = "okr \(trial.line) --request-id \(IdempotencyKey.make()) -o json"
      let done = try JSONReader.read(await live.prepare(line, environment).out)
      #expect(done["changed_fields"] == trial.fields, "\(done)")
      // What an earlier request changed isn't known any more. A policy is laid over the one that is read, which is as asked.
      let repeated: JSONValue = trial.line.hasPrefix("cycle") ? .array([]) : .null
      let again = try JSONReader.read(await live.prepare(line, environment).out)
      #expect(again["changed_fields"] == repeated, "\(again)")
    }
    await live.stop()
  }

  /// A typing error in the value says nothing of how likely the target is.
  @Test func aCorrectionKeepsTheConfidence() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    let acme = live.environment("acme")
    for line in [
      "okr cycle create q --start 2026-01-01 --end 2090-12-31",
      "okr objective create o --cycle q", "okr kr create k --objective o --kind metric --target 10",
      "okr checkin record k 77 --confidence 0.8 --note first",
    ] { await live.prepare(line, acme) }
    func correct(_ words: String) async throws -> JSONValue? {
      let id = await live.prepare("okr checkin list k -o id --filter 'in_force = true'", acme)
      let line = "okr checkin correct \(try #require(id.outLines.first)) \(words) -o json"
      return try JSONReader.read(await live.prepare(line, acme).out)["check_in"]
    }
    let kept = try await correct("7")
    #expect(kept?["confidence"]?.compact == "0.800000" && kept?["note"] == .null, "\(kept as Any)")
    #expect(try await correct("7 --confidence 30%")?["confidence"]?.compact == "0.300000")
    #expect(try await correct("7.5 --confidence none")?["confidence"] == .null)
    await live.stop()
  }

  @Test func aDryRunSaysWhatWouldMove() async throws {
    let backend = Self.backend()
    let result = await runOKR(
      "okr objective create o-12 --title \"Zaufana marka\" --cycle q3 --weight 1.5 --level company --owner anna=60% --dry-run",
      backend)
    #expect(
      result.outLines == [
        "would create  objective o-12 «Zaufana marka»", "  id      o-12", "  cycle   q3",
        "  level   company", "  weight  1.5", "  title   Zaufana marka",
        "  owners  name anna, share 0.600000",
        "  o-12       –  →  0.6000  ▲  coverage 0.00 → 1.00",
        "  o-1   0.6412  →  0.6287  ▼",
        "nothing was changed",
      ], "\(result.out)\(result.err)")
    let request = try #require(backend.requests(CreateObjectiveRequest.self).first)
    #expect(request.mutation?.validateOnly == true)
    #expect(request.mutation?.idempotencyKey == testRequestID)
    let objective = try #require(request.objective)
    #expect(objective.weight?.thousandths == 1500 && objective.level == .company)
    #expect(objective.owners == [Owner(name: "anna", share: Ratio(ppm: 600_000))])
  }

  /// Two digits don't tell every change of a coverage.
  @Test func aSmallChangeOfCoverageIsTold() async {
    func line(_ before: Int64, _ after: Int64) async -> String {
      let change = ScoreChange(
        id: "o-1", coverageBefore: Ratio(ppm: before), coverageAfter: Ratio(ppm: after))
      let outcome = Outcome(revision: 42, scoreChanges: [change])
      return await runOKR("okr objective create o-12 --title T", Self.backend(outcome)).out
    }
    #expect(await line(996_000, 1_000_000).contains("coverage 0.9960 → 1.0000"))
    #expect(await line(910_000, 940_000).contains("coverage 0.91 → 0.94"))
    #expect(await !line(999_999, 1_000_000).contains("coverage"))
  }

  @Test func unchangedIsSaid() async {
    let result = await runOKR(
      "okr objective create o-12 --title T", Self.backend(Outcome(revision: 41, unchanged: true)))
    #expect(result.status == .done)
    #expect(result.out == "unchanged  objective o-12 «T»\n")
  }

  @Test func onlyStatedFieldsAreInTheMask() async throws {
    let backend = Self.backend()
    let result = await runOKR(
      "okr kr update kr-41 --unit \"\" --kpi-floor none --weight 2 --expected-version 9", backend)
    #expect(result.status == .done, "\(result.err)")
    let request = try #require(backend.requests(UpdateKeyResultRequest.self).first)
    #expect(request.updateMask == ["unit", "weight", "kpi_floor"])
    #expect(request.mutation?.expectedVersion == 9)
    #expect(backend.requests(GetKeyResultRequest.self).isEmpty)
  }

  @Test func aKindsFlagIsLaidOverThePresentKind() async throws {
    let backend = Self.backend()
    let result = await runOKR("okr kr update kr-41 --target 3.5", backend)
    #expect(result.status == .done, "\(result.err)")
    let request = try #require(backend.requests(UpdateKeyResultRequest.self).first)
    #expect(request.updateMask == ["kind"])
    // What was read and changed must not overwrite another change in between.
    #expect(request.mutation?.expectedVersion == 17)
    #expect(
      request.keyResult?.kind
        == .metricKind(
          MetricKind(baseline: Value(micros: 2_000_000), target: Value(micros: 3_500_000))))
  }

  @Test func negativeValuesAreValues() async throws {
    let backend = Self.backend()
    let result = await runOKR("okr checkin record kr-41 -2.5 --confidence 80% -v", backend)
    #expect(result.status == .done, "\(result.err)")
    let checkIn = try #require(backend.requests(RecordCheckInRequest.self).first?.checkIn)
    #expect(checkIn.value?.micros == -2_500_000 && checkIn.confidence?.ppm == 800_000)
    #expect(result.out.hasPrefix("recorded  check-in ci-9 «kr-41 = -2.5»\n"))
    #expect(result.err.contains(testRequestID))
    #expect(await runOKR("okr checkin record kr-41 --confidnce 1").status == .usage)
    #expect(await runOKR("okr checkin record kr-41 3 4").status == .usage)
    // It isn't measured in %, and no ratio either.
    #expect(await runOKR("okr checkin record kr-41 70%", backend).status == .refused)
  }

  @Test func aVoidHasNoValue() async throws {
    let backend = Self.backend()
    #expect(await runOKR("okr checkin void ci-9 --note oops", backend).status == .done)
    let checkIn = try #require(backend.requests(CorrectCheckInRequest.self).first?.checkIn)
    #expect(checkIn.value == nil && checkIn.replaces == "ci-9" && checkIn.note == "oops")
  }

  @Test func aChangeAsJSON() async {
    let result = await runOKR(
      "okr alignment delete o-12 o-1 -o ndjson", Self.backend(Outcome(revision: 42)))
    #expect(
      result.out
        == #"{"alignment":null,"outcome":{"revision":42,"unchanged":false,"repeated":false,"score_changes":[],"rollup_changes":null,"score_changes_total":0,"rollup_changes_total":null},"validate_only":false}"#
        + "\n")
  }

  @Test func everyKindCanBeStated() async throws {
    let backend = FakeBackend([
      "okr.v1.KeyResultService/CreateKeyResult": { request in
        CreateKeyResultResponse(keyResult: (request as? CreateKeyResultRequest)?.keyResult)
      }
    ])
    for example in KeyResultResource.examples("create") {
      #expect(await runOKR(example, backend).status == .done, "\(example)")
    }
    let kinds = backend.requests(CreateKeyResultRequest.self).compactMap { $0.keyResult?.kind }
    #expect(kinds.count == 6)
    #expect(
      kinds[1]
        == .checkpoints(
          CheckpointsKind(points: [
            Checkpoint(value: Value(micros: 0), score: Ratio(ppm: 0)),
            Checkpoint(value: Value(micros: 50_000_000), score: Ratio(ppm: 700_000)),
            Checkpoint(value: Value(micros: 80_000_000), score: Ratio(ppm: 1_000_000)),
          ])))
    #expect(
      kinds[2]
        == .threshold(
          ThresholdKind(
            comparison: .atMost, bound: Value(micros: 30_000_000), zeroAt: Value(micros: 60_000_000)
          )))
    #expect(
      kinds[3]
        == .milestone(
          MilestoneKind(stages: [
            Stage(name: "Draft", weight: Weight(thousandths: 1000), done: true),
            Stage(name: "Launch", weight: Weight(thousandths: 2000), done: false),
          ])))
    #expect(kinds[4] == .recurring(RecurringKind(perPeriod: 1, period: .week)))
  }

  /// A record that its key result's value doesn't show says why.
  @Test(
    arguments: [
      (2_700_000, "a record of a later time holds: 2.7"), (2_900_000, ""), (nil, ""),
    ] as [(Int64?, String)])
  func aRecordThatDoesNotShowSaysWhy(_ held: Int64?, _ words: String) async {
    let backend = FakeBackend([
      "okr.v1.CheckInService/RecordCheckIn": { request in
        RecordCheckInResponse(
          checkIn: (request as? RecordCheckInRequest)?.checkIn, outcome: Outcome(revision: 9),
          figures: Figures(id: "kr-41", value: held.map { Value(micros: $0) }))
      }
    ])
    let result = await runOKR("okr checkin record kr-41 2.9", backend)
    #expect(result.status == .done)
    #expect(
      words.isEmpty ? result.outLines.count == 1 : result.out.contains(words), "\(result.out)")
  }

  /// A number may be negative, though it begins as an option does.
  @Test func numbersOfOptionsMayBeNegative() async {
    let backend = FakeBackend([
      "okr.v1.KeyResultService/CreateKeyResult": { _ in CreateKeyResultResponse() }
    ])
    for options in [
      "--kind metric --baseline -50 --target -10", "--kind checkpoints --point -50=0 --point -10=1",
      "--kind threshold --operator '>=' --bound -10 --zero-at -50",
    ] {
      let result = await runOKR("okr kr create k --objective o \(options)", backend)
      #expect(result.status == .done, "\(options)\n\(result.err)")
    }
    let kinds = backend.requests(CreateKeyResultRequest.self).map(\.keyResult?.kind)
    let (low, high) = (Value(micros: -50_000_000), Value(micros: -10_000_000))
    #expect(
      kinds == [
        .metricKind(MetricKind(baseline: low, target: high)),
        .checkpoints(
          CheckpointsKind(points: [
            Checkpoint(value: low, score: Ratio(ppm: 0)),
            Checkpoint(value: high, score: Ratio(ppm: 1_000_000)),
          ])),
        .threshold(ThresholdKind(comparison: .atLeast, bound: high, zeroAt: low)),
      ])
    // The server refuses it, and says within what it lies.
    let weight = await runOKR("okr objective create o --cycle q --weight -1", FakeBackend([:]))
    #expect(!weight.err.contains("Missing value"), "\(weight.err)")
  }

  /// Stages are named one by one: those that aren't named stay.
  @Test(arguments: [
    ("--stage GA=2:done", ["Draft 1", "Beta 2 done", "GA 2 done"]),
    ("--stage Late=0.5", ["Draft 1", "Beta 2 done", "GA 1", "Late 0.5"]),
    ("--stage-done Draft", ["Draft 1 done", "Beta 2 done", "GA 1"]),
    ("--remove-stage Beta --stage-done GA", ["Draft 1", "GA 1 done"]),
    // What is weighed anew stays done or open, unless that is stated too.
    ("--stage Beta=3 --stage Draft=2", ["Draft 2", "Beta 3 done", "GA 1"]),
    ("--stage Beta=2:open", ["Draft 1", "Beta 2", "GA 1"]),
    ("--remove-stage Gamma", []),
  ])
  func stagesAreChangedByName(_ options: String, _ expected: [String]) async {
    let stages = [
      Stage(name: "Draft", weight: Weight(thousandths: 1_000)),
      Stage(name: "Beta", weight: Weight(thousandths: 2_000), done: true),
      Stage(name: "GA", weight: Weight(thousandths: 1_000)),
    ]
    let backend = FakeBackend([
      "okr.v1.KeyResultService/GetKeyResult": { _ in
        GetKeyResultResponse(
          keyResult: KeyResult(id: "kr", kind: .milestone(MilestoneKind(stages: stages))))
      },
      "okr.v1.KeyResultService/UpdateKeyResult": { _ in UpdateKeyResultResponse() },
    ])
    let result = await runOKR("okr kr update kr \(options)", backend)
    let asked = backend.requests(UpdateKeyResultRequest.self).first?.keyResult?.kind
    guard case .milestone(let milestone)? = asked else {
      #expect(expected.isEmpty && result.err.contains("there are: Draft, Beta, GA"))
      return
    }
    let found = milestone.stages.map {
      "\($0.name) \(DecimalText.shortest($0.weight?.thousandths ?? 0, digits: 3))"
        + ($0.done ? " done" : "")
    }
    #expect(found == expected)
  }
}
