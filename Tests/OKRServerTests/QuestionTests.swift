// Questions about time and about what would be: each answer is held against plain reads.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct QuestionTests {
  private static let day: Int64 = 86_400_000_000

  private static func instant(daysAgo days: Int64) -> String {
    InstantText.format(unixMicros: WallClock.system.nowMicros - days * Self.day)
  }

  /// A forest whose structure took effect eighty days ago, with check-ins since.
  private static func fill(_ acme: OKRConnection, _ random: inout SeededGenerator) async throws {
    let start = Self.instant(daysAgo: 70).prefix(10)
    let rows = (0..<6).map { number in
      let records = (0..<8).map { _ in
        """
        {"at": "\(Self.instant(daysAgo: Int64.random(in: 1...75, using: &random)))",
         "value": \(Int.random(in: 0...12, using: &random))}
        """
      }
      let parent = number > 0 ? "\"parent_objective\": \"o\(number / 2)\"," : ""
      return """
        {"id": "o\(number)", "cycle": "c", "title": "t", "unit": "u", \(parent) "key_results": [
          {"id": "k\(number)", "kind": "metric", "title": "k", "target": 10,
           "check_ins": [\(records.joined(separator: ","))]}]}
        """
    }
    let document = """
      {"regions": [{"id": "emea", "name": "EMEA", "time_zone": "Europe/Warsaw"}],
       "units": [{"id": "u", "name": "U", "region": "emea"}],
       "cycles": [{"id": "c", "start": "\(start)", "end": "2099-12-31"}],
       "objectives": [\(rows.joined(separator: ","))]}
      """
    var mutation = OKRModel.Mutation.new()
    mutation.effectiveTime = Instant(unixMicros: WallClock.system.nowMicros - 80 * Self.day)
    _ = try await acme.importDocument(Array(document.utf8), mutation, pieceBytes: 400_000)
  }

  /// Changes that took effect on some day since; those that can't are left out.
  private static func change(
    _ acme: OKRConnection, _ step: Int, _ random: inout SeededGenerator
  ) async throws {
    var mutation = OKRModel.Mutation.new()
    let days = Int64.random(in: 0...60, using: &random)
    if days > 0 {
      mutation.effectiveTime = Instant(unixMicros: WallClock.system.nowMicros - days * Self.day)
    }
    let number = Int.random(in: 0..<6, using: &random)
    let weight = Weight(thousandths: Int64.random(in: 0...4_000, using: &random))
    let sent = mutation
    _ = await refusal { () async throws(RPCFailure) in
      switch step % 4 {
      case 0:
        _ = try await acme.call(
          RPC.ObjectiveService.updateObjective,
          UpdateObjectiveRequest(
            mutation: sent, objective: Objective(id: "o\(number)", weight: weight)))
      case 1:
        let target = MetricKind(target: .of(Int64(5 + step)))
        _ = try await acme.call(
          RPC.KeyResultService.updateKeyResult,
          UpdateKeyResultRequest(
            mutation: sent, keyResult: KeyResult(id: "k\(number)", kind: .metricKind(target))))
      case 2:
        _ = try await acme.call(
          RPC.AlignmentService.createAlignment,
          CreateAlignmentRequest(
            mutation: sent,
            alignment: Alignment(from: "o5", to: "o\(number)", weight: weight)))
      default:
        _ = try await acme.call(
          RPC.KeyResultService.createKeyResult,
          CreateKeyResultRequest(
            mutation: sent,
            keyResult: KeyResult(
              id: "late\(step)", objective: "o\(number)", title: "late",
              kind: .graded(GradedKind()))))
      }
    }
  }

  @Test(arguments: 0..<3) func aTrendIsWhatReadsOfThosePastsGive(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    try await Self.fill(acme, &random)
    for step in 0..<16 { try await Self.change(acme, step, &random) }
    let records = try await acme.call(
      RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "k1")
    ).reply.checkIns
    _ = try await acme.call(
      RPC.CheckInService.correctCheckIn,
      CorrectCheckInRequest(
        mutation: .new(), checkIn: CheckIn(value: .of(1), replaces: records[3].id)))
    let ids = ["o0", "o1", "k1", "late3", "top"]
    let trend = try await acme.call(
      RPC.ScoreService.queryTrend, QueryTrendRequest(ids: ids, by: .week))
    #expect((10...12).contains(trend.reply.points.count))
    let scope = QueryRollupRequest(cycle: "c", region: "emea")
    let rollups = try await acme.call(
      RPC.ScoreService.queryTrend,
      QueryTrendRequest(
        scope: scope, by: .month, from: String(Self.instant(daysAgo: 130).prefix(10))))
    var seen: Set<Int64?> = []
    for point in trend.reply.points {
      let moment = AsOf(
        revision: trend.revision, effectiveUnixMicros: point.instant?.unixMicros ?? 0)
      for (id, figures) in zip(ids, point.figures) {
        var read: Figures?
        if id.hasPrefix("k") || id.hasPrefix("l") {
          read = try? await acme.call(
            RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: id), asOf: moment
          ).reply.figures
        } else {
          read = try? await acme.call(
            RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: id), asOf: moment
          ).reply.figures
        }
        #expect(figures == read ?? Figures(id: id), "\(id) on \(point.day), seed \(seed)")
        seen.insert(figures.score?.ppm)
      }
    }
    #expect(seen.count > 5, "the trend moves")
    for point in rollups.reply.points {
      let moment = AsOf(
        revision: rollups.revision, effectiveUnixMicros: point.instant?.unixMicros ?? 0)
      let read = try? await acme.call(RPC.ScoreService.queryRollup, scope, asOf: moment).reply
      #expect(point.row == read?.rows.first, "the scope on \(point.day), seed \(seed)")
    }
    #expect(rollups.reply.points.first?.row == nil, "before there was anything")
    #expect(rollups.reply.points.last?.row != nil)
    await server.stop()
  }

  @Test func aTrendsDaysAreChecked() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let requests: [(QueryTrendRequest, Reason)] = [
      (QueryTrendRequest(), .fieldRequired),
      (QueryTrendRequest(ids: ["top"], scope: QueryRollupRequest()), .fieldRequired),
      (QueryTrendRequest(ids: ["none"]), .notFound),
      (QueryTrendRequest(scope: QueryRollupRequest()), .fieldRequired),
      (QueryTrendRequest(scope: QueryRollupRequest(region: "none")), .notFound),
      (QueryTrendRequest(scope: QueryRollupRequest(by: [.region])), .fieldInvalid),
      (QueryTrendRequest(ids: ["top"], from: "2026-02-30"), .dateImpossible),
      (QueryTrendRequest(ids: ["top"], from: "2098-01-01"), .fieldOutOfRange),
      (QueryTrendRequest(ids: ["top"], by: .day, from: "2020-01-01"), .fieldOutOfRange),
      (
        QueryTrendRequest(ids: Array(repeating: "top", count: Limits.itemsPerTrend + 1)),
        .fieldInvalid
      ),
    ]
    for (request, reason) in requests {
      let refused = await refusal { () async throws(RPCFailure) in
        try await acme.call(RPC.ScoreService.queryTrend, request)
      }
      #expect(refused?.reason == reason.rawValue, "\(request)")
    }
    await server.stop()
  }

  @Test func aChangeIsExplainedByPartsThatSum() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.record("low-kr", 2)
    let then = try await acme.revision()
    _ = try await acme.record("low-kr", 9, note: "a good month")
    _ = try await acme.call(
      RPC.KeyResultService.updateKeyResult,
      UpdateKeyResultRequest(
        mutation: .new(), keyResult: KeyResult(id: "low-kr2", weight: Weight(thousandths: 500))))
    let answer = try await acme.call(
      RPC.ScoreService.explainChange,
      ExplainChangeRequest(id: "top", before: AsOf(revision: then)))
    let nodes = answer.reply.nodes
    #expect(nodes.map(\.id).contains("low-kr") && !nodes.map(\.id).contains("top-kr"))
    let low = try #require(nodes.first { $0.id == "low" })
    let change = (low.after?.score?.ppm ?? 0) - (low.before?.score?.ppm ?? 0)
    #expect(change != 0)
    #expect(nodes.filter { $0.depth == 2 }.reduce(0) { $0 + ($1.moved?.ppm ?? 0) } == change)
    #expect(
      nodes.filter { $0.depth == 1 }.compactMap(\.moved) == [nodes[0].moved].compactMap(\.self))
    #expect(nodes.contains { $0.words.contains("weight 2 → 0.5") })
    let record = try #require(nodes.first { $0.type == .checkIn && $0.words == "recorded" })
    #expect(record.value == .of(9) && record.note == "a good month")
    // The same question later has the same answer.
    let (before, after) = (answer.reply.before, answer.reply.after)
    _ = try await acme.record("low-kr", 1)
    let again = try await acme.call(
      RPC.ScoreService.explainChange, ExplainChangeRequest(id: "top", before: before), asOf: after)
    #expect(again.reply == answer.reply)
    let refused = await refusal { () async throws(RPCFailure) in
      try await acme.call(RPC.ScoreService.explainChange, ExplainChangeRequest(id: "top"))
    }
    #expect(refused?.reason == "FIELD_REQUIRED")
    await server.stop()
  }

  @Test func theEarlierOfTwoMomentsIsHeldAgainstTheLater() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    func change(_ before: AsOf, _ after: AsOf? = nil) async throws(RPCFailure)
      -> ExplainChangeResponse
    {
      try await acme.call(
        RPC.ScoreService.explainChange, ExplainChangeRequest(id: "top", before: before), asOf: after
      ).reply
    }
    _ = try await acme.record("low-kr", 2)
    let first = AsOf(revision: try await acme.revision())
    _ = try await acme.record("low-kr", 9)
    let reply = try await change(first)
    let (early, late) = (try #require(reply.before), try #require(reply.after))
    _ = try await acme.record("low-kr", 5)
    let newest = try #require(try await change(first).after)
    // By what was recorded by then, as by its revision: both hold before that.
    let byTime = try await change(
      AsOf(
        recordedUnixMicros: newest.effectiveUnixMicros,
        effectiveUnixMicros: early.effectiveUnixMicros),
      AsOf(
        recordedUnixMicros: newest.effectiveUnixMicros,
        effectiveUnixMicros: late.effectiveUnixMicros))
    #expect(byTime == reply.knowing(newest.revision))
    #expect(byTime.nodes.first?.moved != Ratio(ppm: 0))
    for (before, after, words) in [
      (AsOf(effectiveUnixMicros: newest.effectiveUnixMicros), late, "is later than"),
      (AsOf(revision: newest.revision, effectiveUnixMicros: 1), late, "knows more than"),
      (AsOf(revision: "r9999"), late, "is later than the newest one"),
      (AsOf(recordedUnixMicros: .max), late, "is not in the past"),
    ] {
      let refused = await refusal { () async throws(RPCFailure) in try await change(before, after) }
      #expect(refused?.reason == "FIELD_OUT_OF_RANGE")
      let violation = try #require(refused?.status.violations.first)
      #expect(violation.field.hasPrefix("before") && violation.message.contains(words))
    }
    await server.stop()
  }

  @Test func aDepthThatNoTreeHasIsRefused() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for depth in [Int32(-1), 65] {
      let refused = [
        await refusal { () async throws(RPCFailure) in
          try await acme.call(RPC.ScoreService.getTree, GetTreeRequest(depth: depth))
        },
        await refusal { () async throws(RPCFailure) in
          try await acme.call(RPC.ScoreService.explain, ExplainRequest(id: "top", depth: depth))
        },
      ]
      #expect(refused.map { $0?.reason } == ["FIELD_OUT_OF_RANGE", "FIELD_OUT_OF_RANGE"])
    }
    #expect(
      try await acme.call(RPC.ScoreService.getTree, GetTreeRequest(depth: 64)).reply
        == (try await acme.call(RPC.ScoreService.getTree, GetTreeRequest()).reply))
    await server.stop()
  }

  @Test func aTrialTellsTheRollupsThatWouldMove() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let document = """
      {"regions": [{"id": "emea", "name": "EMEA"}, {"id": "apac", "name": "APAC"}],
       "units": [{"id": "u", "name": "U", "region": "emea"}, {"id": "v", "name": "V", "region": "apac"}],
       "cycles": [{"id": "c", "start": "2020-01-01", "end": "2099-12-31"}],
       "objectives": [
         {"id": "o", "cycle": "c", "title": "t", "unit": "u", "key_results": [
           {"id": "k", "kind": "metric", "title": "k", "target": 10, "current": 5}]},
         {"id": "p", "cycle": "c", "title": "t", "unit": "v", "key_results": [
           {"id": "l", "kind": "metric", "title": "l", "target": 10, "current": 10}]}]}
      """
    _ = try await acme.importDocument(Array(document.utf8), .new(), pieceBytes: 400_000)
    let move = UpdateUnitRequest(
      mutation: .new(validateOnly: true), unit: Unit(id: "u", region: "apac"),
      updateMask: ["region"])
    let outcome = try await acme.call(RPC.UnitService.updateUnit, move).reply.outcome
    #expect(outcome?.scoreChanges == [])
    let (half, most, all) = (Ratio(ppm: 500_000), Ratio(ppm: 750_000), Ratio(ppm: 1_000_000))
    #expect(
      outcome?.rollupChanges == [
        RollupScoreChange(
          cycle: "c", region: "apac", scoreBefore: all, scoreAfter: most, coverageBefore: all,
          coverageAfter: all, objectivesBefore: 1, objectivesAfter: 2),
        RollupScoreChange(
          cycle: "c", region: "emea", scoreBefore: half, coverageBefore: all, objectivesBefore: 1),
      ])
    // The live change is told by its items alone: rollups are read.
    var live = move
    live.mutation = .new()
    #expect(
      try await acme.call(RPC.UnitService.updateUnit, live).reply.outcome?.rollupChanges == [])
    await server.stop()
  }

  @Test func whatWouldMoveIsWhatMoves() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.record("low-kr", 2)
    let revision = try await acme.revision()
    let half = Weight(thousandths: 500)
    let changes = [
      WhatIfChange(change: .checkIn(CheckIn(keyResult: "low-kr", value: .of(9)))),
      WhatIfChange(
        change: .keyResult(KeyResult(id: "low-kr2", weight: half)), updateMask: ["weight"]),
      WhatIfChange(
        change: .keyResult(
          KeyResult(id: "new", objective: "top", title: "n", kind: .graded(GradedKind())))),
      WhatIfChange(change: .checkIn(CheckIn(keyResult: "new", value: .of(1)))),
    ]
    let predicted = try await acme.call(
      RPC.ScoreService.whatIf, WhatIfRequest(changes: changes)
    ).reply
    #expect(Set(predicted.scoreChanges.map(\.id)) == ["low-kr", "new", "low", "top"])
    #expect(predicted.scoreChanges.last?.id == "top")
    let new = predicted.scoreChanges.first { $0.id == "new" }
    #expect(new?.scoreBefore == nil && new?.coverageBefore == nil)
    #expect(new?.coverageAfter == Ratio(ppm: 1_000_000))
    #expect(try await acme.revision() == revision)
    _ = try await acme.record("low-kr", 9)
    _ = try await acme.call(
      RPC.KeyResultService.updateKeyResult,
      UpdateKeyResultRequest(
        mutation: .new(), keyResult: KeyResult(id: "low-kr2", weight: half),
        updateMask: ["weight"]))
    _ = try await acme.call(
      RPC.KeyResultService.createKeyResult,
      CreateKeyResultRequest(
        mutation: .new(),
        keyResult: KeyResult(
          id: "new", objective: "top", title: "n", kind: .graded(GradedKind()))))
    _ = try await acme.record("new", 1)
    let figures = try await acme.figures()
    for change in predicted.scoreChanges {
      #expect(figures[change.id]?[0] == change.scoreAfter?.ppm, "\(change.id)")
    }
    // Of one change it is what a trial of that change tells, rollups included; those once, on the first page.
    let checkIn = CheckIn(keyResult: "low-kr2", value: .of(3))
    let trial = try await acme.call(
      RPC.CheckInService.recordCheckIn,
      RecordCheckInRequest(mutation: .new(validateOnly: true), checkIn: checkIn)
    ).reply.outcome
    var request = WhatIfRequest(
      changes: [WhatIfChange(change: .checkIn(checkIn))], page: Page(pageSize: 1))
    let first = try await acme.call(RPC.ScoreService.whatIf, request).reply
    #expect(first.rollupChanges == trial?.rollupChanges && !first.rollupChanges.isEmpty)
    #expect(first.rollupChangesTotal == Int32(first.rollupChanges.count))
    request.page?.pageToken = first.nextPageToken
    let second = try await acme.call(RPC.ScoreService.whatIf, request).reply
    #expect(second.rollupChanges.isEmpty && second.rollupChangesTotal == 0)
    #expect(
      (first.scoreChanges + second.scoreChanges).map(\.id)
        == trial?.scoreChanges.prefix(2).map(\.id))
    for changes in [[], [WhatIfChange()]] {
      let refused = await refusal { () async throws(RPCFailure) in
        try await acme.call(RPC.ScoreService.whatIf, WhatIfRequest(changes: changes))
      }
      #expect(refused != nil)
    }
    await server.stop()
  }
}

extension ExplainChangeResponse {
  /// The same answer to one who knows more, where that changes nothing before its moments.
  fileprivate func knowing(_ revision: String) -> Self {
    var answer = self
    answer.before?.revision = revision
    answer.after?.revision = revision
    return answer
  }
}
