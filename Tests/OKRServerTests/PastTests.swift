// Reads of the past: the bytes that were answered then, whatever came after, on this server and on
// one that was started anew; and what is known today of a time before.

internal import BoundedTestSupport
internal import Dispatch
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct PastTests {
  /// Every read of the contract that one reply answers.
  private static func askEverything(_ acme: OKRConnection) async throws -> [KeptRead] {
    [
      try await acme.keep(RPC.ScoreService.getTree, GetTreeRequest()),
      try await acme.keep(
        RPC.ScoreService.queryRollup, QueryRollupRequest(by: [.region, .unit, .category])),
      try await acme.keep(RPC.ScoreService.explain, ExplainRequest(id: "top")),
      try await acme.keep(RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "low")),
      try await acme.keep(RPC.ObjectiveService.listObjectives, ListObjectivesRequest()),
      try await acme.keep(RPC.ObjectiveService.listObjectives, ListObjectivesRequest(unit: "team")),
      try await acme.keep(RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr")),
      try await acme.keep(RPC.KeyResultService.listKeyResults, ListKeyResultsRequest()),
      try await acme.keep(
        RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(objective: "low")),
      try await acme.keep(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "low-kr")),
      try await acme.keep(RPC.AlignmentService.listAlignments, ListAlignmentsRequest()),
      try await acme.keep(
        RPC.AlignmentService.listAlignments,
        ListAlignmentsRequest(item: "low", filter: "weight != 1")),
      try await acme.keep(
        RPC.CheckInService.listCheckIns,
        ListCheckInsRequest(keyResult: "low-kr", filter: "in_force = true AND value > 2")),
      try await acme.keep(
        RPC.ObjectiveService.listObjectives, ListObjectivesRequest(includeFigures: true)),
      try await acme.keep(
        RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(includeFigures: true)),
      try await acme.keep(RPC.CycleService.listCycles, ListCyclesRequest()),
      try await acme.keep(RPC.RegionService.listRegions, ListRegionsRequest()),
      try await acme.keep(RPC.UnitService.listUnits, ListUnitsRequest()),
      try await acme.keep(RPC.ImportService.comparePublished, ComparePublishedRequest()),
      try await acme.keep(RPC.GradeService.listGrades, ListGradesRequest(objective: "low")),
      try await acme.keep(
        RPC.CycleService.getCycleReadiness, GetCycleReadinessRequest(id: "cycle")),
      try await acme.keep(RPC.CycleService.listCycleCloses, ListCycleClosesRequest(cycle: "cycle")),
      try await acme.keep(
        RPC.DependencyService.listDependencies, ListDependenciesRequest(filter: "late = false")),
      try await acme.keep(RPC.DependencyService.getDependency, GetDependencyRequest(id: "need")),
      try await acme.keep(
        RPC.OverrideService.listOverrides, ListOverridesRequest(filter: "state = in_force")),
      try await acme.keep(RPC.OverrideService.getOverride, GetOverrideRequest(item: "low")),
      try await acme.keep(
        RPC.ScoreService.queryTrend,
        QueryTrendRequest(ids: ["top", "low-kr"], by: .month, from: "2025-06-01")),
      try await acme.keep(
        RPC.ScoreService.explainChange,
        ExplainChangeRequest(
          id: "top", before: AsOf(effectiveUnixMicros: WallClock.system.nowMicros - 86_400_000_000))
      ),
      try await acme.keep(
        RPC.ScoreService.whatIf,
        WhatIfRequest(
          changes: [
            WhatIfChange(
              change: .keyResult(KeyResult(id: "low-kr2", weight: Weight(thousandths: 77))),
              updateMask: ["weight"])
          ])),
    ]
  }

  /// One change of some kind.
  private static func change(
    _ acme: OKRConnection, _ step: Int, _ random: inout SeededGenerator
  ) async throws {
    switch step % 17 {
    case 0, 1, 5: _ = try await acme.record("low-kr", Int64.random(in: -3...14, using: &random))
    case 2:
      let day = Int64.random(in: 1...300, using: &random)
      let instant = Instant(unixMicros: WallClock.system.nowMicros - day * 86_400_000_000)
      _ = try await acme.call(
        RPC.CheckInService.recordCheckIn,
        RecordCheckInRequest(
          mutation: .new(),
          checkIn: CheckIn(keyResult: "low-kr", effectiveTime: instant, value: .of(day % 9))))
    case 3, 6:
      let records = try await acme.call(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "low-kr")
      ).reply.checkIns.filter(\.inForce)
      guard let old = records.randomElement(using: &random) else {
        _ = try await acme.record("low-kr", 3)
        return
      }
      _ = try await acme.call(
        RPC.CheckInService.correctCheckIn,
        CorrectCheckInRequest(
          mutation: .new(), checkIn: CheckIn(value: step % 17 == 3 ? .of(5) : nil, replaces: old.id)
        ))
    case 4:
      let weight = Weight(thousandths: Int64.random(in: 1...9_000, using: &random))
      _ = try await acme.call(
        RPC.KeyResultService.updateKeyResult,
        UpdateKeyResultRequest(
          mutation: .new(), keyResult: KeyResult(id: "low-kr2", weight: weight),
          updateMask: ["weight"]))
    case 7: try await Sample.addKeyResult(acme, "kr-\(step)", "top", 0, 7)
    case 8:
      let policy = Policy(cap: Ratio(ppm: Int64.random(in: 500_000...2_000_000, using: &random)))
      _ = try await acme.call(
        RPC.CycleService.updateCycle,
        UpdateCycleRequest(
          mutation: .new(), cycle: Cycle(id: "cycle", policy: policy), updateMask: ["policy"]))
    case 9:
      _ = try await acme.call(
        RPC.CycleService.closeCycle, CloseCycleRequest(mutation: .new(), id: "cycle"))
      // While it was closed nothing could change; what it froze is asked for with all else later.
      _ = try await acme.call(
        RPC.CycleService.listClosedFigures, ListClosedFiguresRequest(cycle: "cycle"))
      _ = try await acme.call(
        RPC.CycleService.reopenCycle,
        ReopenCycleRequest(mutation: .new(), id: "cycle", reason: "step \(step)"))
    case 10:
      let value = Ratio(ppm: Int64.random(in: 0...1_000_000, using: &random))
      _ = try await acme.call(
        RPC.GradeService.recordGrade,
        RecordGradeRequest(
          mutation: .new(), grade: Grade(objective: "low", value: value, reason: "step \(step)")))
    case 11:
      _ = try await acme.call(
        RPC.UnitService.createUnit,
        CreateUnitRequest(
          mutation: .new(), unit: Unit(id: "unit-\(step)", parent: "team", region: "pl")))
      _ = try await acme.call(
        RPC.ObjectiveService.updateObjective,
        UpdateObjectiveRequest(
          mutation: .new(), objective: Objective(id: "low", unit: "unit-\(step)")))
    case 12:
      // A target that was lowered a while ago; where something changed since, from now on.
      var mutation = OKRModel.Mutation.new()
      mutation.effectiveTime = Instant(unixMicros: WallClock.system.nowMicros - 20_000)
      let keyResult = KeyResult(
        id: "low-kr", kind: .metricKind(MetricKind(baseline: .of(0), target: .of(8 + Int64(step)))))
      let sent = mutation
      let late = await refusal { () async throws(RPCFailure) in
        try await acme.call(
          RPC.KeyResultService.updateKeyResult,
          UpdateKeyResultRequest(mutation: sent, keyResult: keyResult))
      }
      if late != nil {
        _ = try await acme.call(
          RPC.KeyResultService.updateKeyResult,
          UpdateKeyResultRequest(mutation: .new(), keyResult: keyResult))
      }
    case 13: try await acme.ask("need-\(step)", by: "2099-01-01")
    case 14:
      _ = try await acme.call(
        RPC.DependencyService.acceptDependency,
        AcceptDependencyRequest(
          mutation: .new(), id: "need", promised: "2029-01-\(10 + step % 20)", reason: "then"))
    case 15: try await acme.override("low", Int64(step), reason: "step \(step)")
    default:
      let ends = DeleteAlignmentRequest(mutation: .new(), from: "low", to: "top")
      _ = try await acme.call(RPC.AlignmentService.deleteAlignment, ends)
      _ = try await acme.call(
        RPC.AlignmentService.createAlignment,
        CreateAlignmentRequest(
          mutation: .new(),
          alignment: Alignment(from: "low", to: "top", weight: Weight(thousandths: 700))))
    }
  }

  @Test(.tags(.long), arguments: 0..<3)
  func everyReadGivesTheBytesOfThen(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    try await acme.addUnit("giver")
    try await acme.ask("need", by: "2030-01-01")
    try await acme.override("low")
    var kept = try await Self.askEverything(acme)
    for step in 0..<42 {
      try await Self.change(acme, step * 9 + Int(seed), &random)
      if step % 4 == 0 { kept += try await Self.askEverything(acme) }
    }
    try await acme.expectSame(kept, "the same server, seed \(seed)")
    await server.stop()
    let second = try await TestServer.start(over: server.endpoint)
    acme = try await second.connect(token)
    try await acme.expectSame(kept, "one started anew, seed \(seed)")
    await second.stop()
  }

  /// What came before a snapshot is replayed from the start, what came after it from the snapshot.
  @Test(.tags(.long)) func snapshotsChangeNothing() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    try await acme.addUnit("giver")
    try await acme.ask("need", by: "2030-01-01")
    try await acme.override("low")
    var kept = try await Self.askEverything(acme)
    let rows = (0..<2_000).map {
      """
      {"id": "o\($0)", "cycle": "cycle", "title": "t", "parent_objective": "top", "unit": "team",
       "key_results": [{"id": "k\($0)", "kind": "metric", "title": "k", "target": 10}]}
      """
    }
    let document = Array("{\"objectives\": [\(rows.joined(separator: ","))]}".utf8)
    _ = try await acme.importDocument(document, pieceBytes: 400_000)
    kept += try await Self.askEverything(acme)
    _ = try await acme.record("k7", 5)
    kept += try await Self.askEverything(acme)
    #expect(try await server.hasSnapshot("acme"))
    _ = try await acme.record("k7", 7)
    kept += try await Self.askEverything(acme)
    try await acme.expectSame(kept, "around a snapshot")
    await server.stop()
  }

  @Test func whatIsKnownTodayOfATimeBefore() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let first = try await acme.record("low-kr", 2)
    let then = try #require(first.checkIn?.recordedTime?.unixMicros)
    _ = try await acme.record("low-kr", 9)
    // The first record was wrong.
    _ = try await acme.call(
      RPC.CheckInService.correctCheckIn,
      CorrectCheckInRequest(
        mutation: .new(),
        checkIn: CheckIn(
          effectiveTime: first.checkIn?.effectiveTime, value: .of(4),
          replaces: first.checkIn?.id ?? "")))
    func score(_ moment: AsOf?) async throws -> Int64? {
      try await acme.call(
        RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr"), asOf: moment
      ).reply.figures?.score?.ppm
    }
    #expect(try await score(nil) == 900_000)
    #expect(try await score(AsOf(recordedUnixMicros: then)) == 200_000)
    #expect(try await score(AsOf(effectiveUnixMicros: then)) == 400_000)
    #expect(
      try await score(AsOf(recordedUnixMicros: then, effectiveUnixMicros: then)) == 200_000)
    #expect(try await score(AsOf(revision: "r\(first.outcome?.revision ?? 0)")) == 200_000)
    await server.stop()
  }

  @Test func structureMayHaveTakenEffectBefore() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    let day: Int64 = 86_400_000_000
    let now = WallClock.system.nowMicros
    let quarter = InstantText.format(unixMicros: now - 90 * day).prefix(10)
    let document = """
      {"cycles": [{"id": "c", "start": "\(quarter)", "end": "2099-12-31"}],
       "objectives": [{"id": "o", "cycle": "c", "title": "t", "key_results": [
         {"id": "k", "kind": "metric", "title": "k", "target": 10, "check_ins": [
           {"at": "\(InstantText.format(unixMicros: now - 60 * day))", "value": 3},
           {"at": "\(InstantText.format(unixMicros: now - 20 * day))", "value": 7}]}]}]}
      """
    var mutation = OKRModel.Mutation.new()
    mutation.effectiveTime = Instant(unixMicros: now - 90 * day)
    _ = try await acme.importDocument(Array(document.utf8), mutation, pieceBytes: 400_000)
    func score(_ moment: AsOf?) async throws -> Int64? {
      try await acme.call(
        RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "o"), asOf: moment
      ).reply.figures?.score?.ppm
    }
    func ago(_ days: Int64) -> AsOf { AsOf(effectiveUnixMicros: now - days * day) }
    #expect(try await score(ago(80)) == 0)
    #expect(try await score(ago(40)) == 300_000)
    let known = try await acme.revision()
    // The target was lowered thirty days ago, and it is recorded today.
    mutation = .new()
    mutation.effectiveTime = Instant(unixMicros: now - 30 * day)
    let keyResult = KeyResult(id: "k", kind: .metricKind(MetricKind(target: .of(8))))
    _ = try await acme.call(
      RPC.KeyResultService.updateKeyResult,
      UpdateKeyResultRequest(mutation: mutation, keyResult: keyResult))
    func expectAll(_ acme: OKRConnection) async throws {
      #expect(try await score(nil) == 875_000)
      #expect(try await score(ago(40)) == 300_000)
      #expect(try await score(ago(25)) == 375_000)
      let then = AsOf(revision: known, effectiveUnixMicros: now - 25 * day)
      #expect(try await score(then) == 300_000, "as it was known before")
    }
    try await expectAll(acme)
    let reasons: [(Int64, Reason)] = [
      (now - 31 * day, .effectiveTimeTooEarly), (now + day, .effectiveTimeInFuture),
      (Int64.min, .fieldOutOfRange), (Int64.max, .fieldOutOfRange), (0, .fieldOutOfRange),
    ]
    for (time, reason) in reasons {
      var late = OKRModel.Mutation.new(validateOnly: reason != .effectiveTimeTooEarly)
      late.effectiveTime = Instant(unixMicros: time)
      let request = UpdateKeyResultRequest(
        mutation: late, keyResult: KeyResult(id: "k", weight: Weight(thousandths: 5)))
      let failure = await refusal { () async throws(RPCFailure) in
        try await acme.call(RPC.KeyResultService.updateKeyResult, request)
      }
      #expect(failure?.reason == reason.rawValue)
    }
    #expect(try await acme.verify().differences == 0)
    await server.stop()
    let second = try await TestServer.start(over: server.endpoint)
    acme = try await second.connect(token)
    try await expectAll(acme)
    await second.stop()
  }

  @Test func momentsThatCantBeAreRefused() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let later = WallClock.system.nowMicros + 3_600_000_000
    let moments: [(AsOf, Reason)] = [
      (AsOf(), .fieldRequired), (AsOf(revision: "x"), .fieldInvalid),
      (AsOf(revision: "r99999"), .fieldOutOfRange), (AsOf(revision: "r-1"), .fieldInvalid),
      (AsOf(recordedUnixMicros: later), .fieldOutOfRange),
      (AsOf(effectiveUnixMicros: later), .fieldOutOfRange),
      (AsOf(effectiveUnixMicros: -1), .fieldOutOfRange),
      // Before there was anything.
      (AsOf(recordedUnixMicros: 1), .notFound), (AsOf(revision: "r0"), .notFound),
    ]
    for (moment, reason) in moments {
      let failure = await #expect(throws: RPCFailure.self) {
        try await acme.call(
          RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "top"), asOf: moment)
      }
      #expect(failure?.reason == reason.rawValue, "\(moment)")
    }
    // A time before the first change is answered as of r0, and that again is the same.
    let then = WallClock.system.nowMicros - 86_400_000_000
    let first = try await acme.call(
      RPC.ScoreService.getTree, GetTreeRequest(),
      asOf: AsOf(recordedUnixMicros: 1, effectiveUnixMicros: then))
    let again = try await acme.call(
      RPC.ScoreService.getTree, GetTreeRequest(),
      asOf: AsOf(revision: first.revision, effectiveUnixMicros: then))
    #expect(first.revision == "r0" && again.revision == "r0")
    #expect(first.reply == again.reply && first.reply.nodes.isEmpty)
    let change = RecordCheckInRequest(
      mutation: .new(), checkIn: CheckIn(keyResult: "low-kr", value: .of(1)))
    let failure = await #expect(throws: RPCFailure.self) {
      try await acme.call(
        RPC.CheckInService.recordCheckIn, change, asOf: AsOf(revision: "r3"))
    }
    #expect(failure?.reason == Reason.fieldInvalid.rawValue)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }
}

extension PastTests {
  @Test func fewStatesAreKept() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let memory = server.server.service.hosts.environment.memory
    for revision in 1...3 * ServerLimits.pastStatesPerOrganisation {
      _ = try await acme.record("low-kr", Int64(revision % 9))
    }
    for revision in 4..<3 * ServerLimits.pastStatesPerOrganisation {
      let reply = try await acme.call(
        RPC.CycleService.listCycles, ListCyclesRequest(), asOf: AsOf(revision: "r\(revision)"))
      #expect(reply.revision == "r\(revision)")
    }
    let states = server.server.service.past
    #expect(states.count == ServerLimits.pastStatesPerOrganisation)
    // Those that were dropped were taken off the budget.
    let held = memory.usedBytes
    for revision in 4..<3 * ServerLimits.pastStatesPerOrganisation {
      _ = try await acme.call(
        RPC.CycleService.listCycles, ListCyclesRequest(), asOf: AsOf(revision: "r\(revision)"))
    }
    #expect(states.count == ServerLimits.pastStatesPerOrganisation)
    #expect(abs(memory.usedBytes - held) < held / 4)
    await server.stop()
  }

  @Test func fewReadsWait() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let states = server.server.service.past
    let gate = DispatchSemaphore(value: 0)
    for _ in 0..<ServerLimits.pastReadsWaiting {
      let isTaken = states.run { gate.wait() }
      #expect(isTaken)
    }
    let failure = await #expect(throws: RPCFailure.self) {
      try await acme.call(
        RPC.CycleService.listCycles, ListCyclesRequest(), asOf: AsOf(revision: "r5"))
    }
    #expect(failure?.reason == Reason.overloaded.rawValue)
    // The present is read all the while.
    _ = try await acme.call(RPC.CycleService.listCycles, ListCyclesRequest())
    for _ in 0..<ServerLimits.pastReadsWaiting { gate.signal() }
    await server.stop()
  }
}
