// Keys, dry runs, versions, batches, pages and tokens of revisions.

internal import BoundedTestSupport
internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct MutationTests {
  private static func key(hoursAgo: Double) -> String {
    var random = SystemRandomNumberGenerator()
    let milliseconds = UInt64((Date().timeIntervalSince1970 - hoursAgo * 3_600) * 1_000)
    return IdempotencyKey.make(unixMilliseconds: milliseconds, using: &random)
  }

  // MARK: Dry runs

  @Test func aDryRunAnswersWithWhatWouldBe() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let revision = try await acme.revision()
    let before = try await acme.call(
      RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr"))
    let trial = try await acme.call(
      RPC.KeyResultService.updateKeyResult,
      UpdateKeyResultRequest(
        mutation: .new(validateOnly: true), keyResult: KeyResult(id: "low-kr", title: "New"),
        updateMask: ["title"]))
    #expect(trial.reply.keyResult?.title == "New")
    #expect(trial.revision == before.revision, "nothing was written")
    let void = try await acme.record("low-kr", 5, .new(validateOnly: true))
    #expect(void.checkIn?.keyResult == "low-kr" && void.checkIn?.id == "")
    #expect(void.figures?.value == Value(micros: 5_000_000))
    #expect(try await acme.revision() == revision)
    let after = try await acme.call(
      RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr"))
    #expect(after.reply == before.reply)
    await server.stop()
  }

  // MARK: Keys

  @Test func theSameKeyGivesTheFirstResult() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let key = IdempotencyKey.make()
    let first = try await acme.record("low-kr", 5, .new(key: key))
    _ = try await acme.record("low-kr", 6)
    let second = try await acme.record("low-kr", 5, .new(key: key))
    #expect(first.outcome?.repeated == false && second.outcome?.repeated == true)
    #expect(first.checkIn?.id == second.checkIn?.id)
    #expect(first.outcome?.revision == second.outcome?.revision)
    #expect(try await acme.count("low-kr") == 2)
    let other = await refusal { () async throws(RPCFailure) in
      try await acme.record("low-kr", 7, .new(key: key))
    }
    #expect(other?.code == .alreadyExists && other?.reason == "IDEMPOTENCY_KEY_REUSED")
    #expect(try await acme.count("low-kr") == 2)
    await server.stop()
  }

  /// A trial under a key that was used answers as the request itself would.
  @Test func aTrialKnowsItsKey() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let key = IdempotencyKey.make()
    let before = try await acme.record("low-kr", 5, .new(key: key, validateOnly: true))
    #expect(before.outcome?.repeated == false && before.outcome?.scoreChanges.isEmpty == false)
    let first = try await acme.record("low-kr", 5, .new(key: key))
    #expect(first.outcome?.repeated == false, "a trial uses no key up")
    let trial = try await acme.record("low-kr", 5, .new(key: key, validateOnly: true))
    #expect(trial.outcome?.repeated == true && trial.checkIn?.id == first.checkIn?.id)
    #expect(trial.outcome?.scoreChanges.isEmpty == true)
    let other = await refusal { () async throws(RPCFailure) in
      try await acme.record("low-kr", 7, .new(key: key, validateOnly: true))
    }
    #expect(other?.reason == "IDEMPOTENCY_KEY_REUSED")
    #expect(try await acme.count("low-kr") == 1)
    await server.stop()
  }

  /// An update's answer has the resource as it was, live as in its trial.
  @Test func anUpdateTellsWhatWasBefore() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    func update(_ mutation: OKRModel.Mutation) async throws -> UpdateObjectiveResponse {
      try await acme.call(
        RPC.ObjectiveService.updateObjective,
        UpdateObjectiveRequest(
          mutation: mutation, objective: Objective(id: "low", title: "Anew"), updateMask: ["title"])
      ).reply
    }
    let key = IdempotencyKey.make()
    let trial = try await update(.new(key: key, validateOnly: true))
    let live = try await update(.new(key: key))
    #expect(trial.before?.id == "low" && trial.before?.title != "Anew")
    #expect(live.before == trial.before && live.objective?.title == "Anew")
    let again = try await update(.new())
    #expect(again.outcome?.unchanged == true && again.before == live.objective)
    let repeated = try await update(.new(key: key))
    #expect(repeated.outcome?.repeated == true && repeated.before == nil)
    await server.stop()
  }

  @Test func aBatchsKeyGivesAllOfItsIds() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let request = BatchRecordCheckInsRequest(
      mutation: .new(),
      checkIns: (1...5).map { CheckIn(keyResult: "low-kr", value: .of($0)) })
    let method = RPC.CheckInService.batchRecordCheckIns
    let first = try await acme.call(method, request).reply
    let second = try await acme.call(method, request).reply
    #expect(first.ids.count == 5 && first.ids == second.ids)
    #expect(first.outcome?.revision == second.outcome?.revision)
    #expect(second.outcome?.repeated == true)
    await server.stop()
  }

  @Test func manyAtOnceUnderOneKeyRecordOnce() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let key = IdempotencyKey.make()
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await acme.record("low-kr", 5, .new(key: key)).checkIn?.id ?? ""
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(try await acme.count("low-kr") == 1)
    await server.stop()
  }

  @Test(arguments: [25.0, 24.01, -0.1])
  func keysOutOfTheirTimeAreRefused(hoursAgo: Double) async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.record("low-kr", 5, .new(key: Self.key(hoursAgo: hoursAgo)))
    }
    #expect(found?.code == .invalidArgument && found?.reason == "IDEMPOTENCY_KEY_EXPIRED")
    #expect(try await acme.count("low-kr") == 0)
    await server.stop()
  }

  /// Keys that left memory, keys of clocks ahead, and keys older than this server's start are found
  /// in the log.
  @Test func keysBeyondMemoryAreFoundInTheLog() async throws {
    var server = try await TestServer.start(keysPerOrganisation: 8)
    var acme = try await server.makeSample()
    let token = try await server.makeToken("acme", role: .member)
    let keys = [0.0, 23.9, 1.0, -0.07].map(Self.key(hoursAgo:))
    for (number, key) in keys.enumerated() {
      _ = try await acme.record("low-kr", Int64(number), .new(key: key))
    }
    for _ in 0..<20 { _ = try await acme.record("low-kr2", 2) }
    for restart in 0...1 {
      for (number, key) in keys.enumerated() {
        let again = try await acme.record("low-kr", Int64(number), .new(key: key))
        #expect(again.outcome?.repeated == true, "key \(number), restart \(restart)")
        let other = await refusal { () async throws(RPCFailure) in
          try await acme.record("low-kr", 9, .new(key: key))
        }
        #expect(other?.reason == "IDEMPOTENCY_KEY_REUSED", "key \(number), restart \(restart)")
      }
      #expect(try await acme.count("low-kr") == keys.count)
      await server.stop()
      server = try await TestServer.start(over: server.endpoint, keysPerOrganisation: 8)
      acme = try await server.connect(token)
    }
    await server.stop()
  }

  // MARK: What moved

  @Test func anAnswerTellsOfItsOwnItemsAndThoseAbove() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let paths = ["top-kr": ["top-kr", "top"], "low-kr": ["low-kr", "low", "top"]]
    // All at once, so that most are committed together with others.
    let answers = try await withThrowingTaskGroup(of: (String, [String]).self) { group in
      for number in 1...40 {
        let keyResult = number % 2 == 0 ? "top-kr" : "low-kr"
        group.addTask {
          let reply = try await acme.record(keyResult, Int64(number % 9))
          return (keyResult, reply.outcome?.scoreChanges.map(\.id) ?? [])
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for (keyResult, moved) in answers {
      let path = try #require(paths[keyResult])
      #expect(moved == path.filter { moved.contains($0) }, "\(keyResult) told of \(moved)")
    }
    #expect(answers.contains { $0.1 == ["low-kr", "low", "top"] })
    await server.stop()
  }

  // MARK: Commits that overlap

  /// Requests of which one commit takes one, each sent twice: the next commit starts before the
  /// last is applied, and an answer still never shows less than it tells of.
  @Test func aCommitBehindAnotherSeesNothingHalfDone() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    let acme = try await server.connect(token)
    try await Sample.build(acme)
    let records = ServerLimits.sharedChangesPerCommit * 2 / 3
    let requests = 20
    let firsts = try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 0..<requests {
        let key = IdempotencyKey.make()
        for _ in 0..<2 {
          group.addTask {
            let answer = try await acme.call(
              RPC.CheckInService.batchRecordCheckIns,
              BatchRecordCheckInsRequest(
                mutation: .new(key: key),
                checkIns: (0..<records).map {
                  CheckIn(keyResult: "low-kr", value: .of(Int64($0 % 9)))
                }))
            let last = answer.reply.outcome?.revision ?? Int64.max
            #expect(try #require(RevisionToken.parse(answer.revision)) >= last)
            #expect(answer.reply.ids.count == records)
            return last
          }
        }
      }
      return try await group.reduce(into: [Int64: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(firsts.count == requests && firsts.values.allSatisfy { $0 == 2 })
    #expect(try await acme.count("low-kr") == requests * records)
    let figures = try await acme.figures()
    await server.stop()
    let again = try await TestServer.start(over: server.endpoint)
    #expect(try await again.connect(token).figures() == figures)
    await again.stop()
  }

  @Test(arguments: [
    (1, ServerLimits.sharedChangesPerCommit), (2, ServerLimits.sharedChangesBesideOthers),
  ])
  func aCommitTakesNoMoreThanItsShare(organisations: Int, limit: Int) async throws {
    // A lane counts as shared for seconds, in which a busy machine may not get to its work.
    var largest: Int64 = 0
    for _ in 0..<4 where !(2...Int64(limit)).contains(largest) {
      largest = try await Self.largestCommit(organisations: organisations)
    }
    #expect((2...Int64(limit)).contains(largest), "\(largest)")
  }

  /// The most changes that one commit took while so many organisations of one lane were busy.
  private static func largestCommit(organisations: Int) async throws -> Int64 {
    let server = try await TestServer.start(poolLanes: 1)
    var connections: [OKRConnection] = []
    for number in 0..<organisations {
      connections.append(try await server.makeSample("org-\(number)"))
    }
    // From here on the lane is known to be shared.
    for connection in connections { _ = try await connection.record("low-kr", 1) }
    try await withThrowingTaskGroup(of: Void.self) { [connections] group in
      for number in 0..<3_000 {
        let connection = connections[number % connections.count]
        group.addTask { _ = try await connection.record("low-kr", Int64(number % 9)) }
      }
      try await group.waitForAll()
    }
    let operations = try await server.connect(server.operatorToken)
    let stats = try await operations.call(RPC.ServerService.getStats, GetStatsRequest()).reply
    await server.stop()
    return stats.largestBatch
  }

  // MARK: Dry runs

  @Test func dryRunsWriteNothing() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let id = try #require(try await acme.record("low-kr", 5).checkIn?.id)
    _ = try await acme.call(
      RPC.MemberService.createMember,
      CreateMemberRequest(mutation: .new(), member: Member(id: "ann", name: "Ann")))
    _ = try await acme.call(
      RPC.MetricService.createMetric,
      CreateMetricRequest(mutation: .new(), metric: Metric(id: "leads", name: "Leads")))
    let before = try await acme.figures()
    let revision = try await acme.revision()
    let dry = OKRModel.Mutation.new(validateOnly: true)
    let checked = try await acme.record("low-kr", 10, dry)
    #expect(checked.outcome?.scoreChanges.contains { $0.id == "low-kr" } == true)
    let mutations: [(String, [UInt8])] = [
      (
        RPC.RegionService.createRegion.path,
        CreateRegionRequest(mutation: dry, region: Region(id: "new", name: "x")).encoded()
      ),
      (
        RPC.RegionService.updateRegion.path,
        UpdateRegionRequest(
          mutation: dry, region: Region(id: "pl", name: "x"), updateMask: ["name"]
        ).encoded()
      ),
      (
        RPC.UnitService.createUnit.path,
        CreateUnitRequest(mutation: dry, unit: Unit(id: "new", name: "x", region: "pl")).encoded()
      ),
      (
        RPC.UnitService.updateUnit.path,
        UpdateUnitRequest(mutation: dry, unit: Unit(id: "team", name: "x"), updateMask: ["name"])
          .encoded()
      ),
      (
        RPC.MemberService.createMember.path,
        CreateMemberRequest(mutation: dry, member: Member(id: "new", name: "x")).encoded()
      ),
      (
        RPC.MetricService.createMetric.path,
        CreateMetricRequest(mutation: dry, metric: Metric(id: "new", name: "x")).encoded()
      ),
      (
        RPC.MemberService.updateMember.path,
        UpdateMemberRequest(
          mutation: dry, member: Member(id: "ann", name: "x"), updateMask: ["name"]
        ).encoded()
      ),
      (
        RPC.MetricService.updateMetric.path,
        UpdateMetricRequest(
          mutation: dry, metric: Metric(id: "leads", name: "x"), updateMask: ["name"]
        ).encoded()
      ),
      (
        RPC.CycleService.createCycle.path,
        CreateCycleRequest(
          mutation: dry, cycle: Cycle(id: "new", start: "2024-01-01", end: "2024-03-31")
        ).encoded()
      ),
      (
        RPC.CycleService.updateCycle.path,
        UpdateCycleRequest(
          mutation: dry, cycle: Cycle(id: "cycle", name: "x"), updateMask: ["name"]
        )
        .encoded()
      ),
      (
        RPC.ObjectiveService.createObjective.path,
        CreateObjectiveRequest(
          mutation: dry, objective: Objective(id: "new", cycle: "cycle", unit: "team", title: "x")
        ).encoded()
      ),
      (
        RPC.ObjectiveService.updateObjective.path,
        UpdateObjectiveRequest(
          mutation: dry, objective: Objective(id: "low", title: "x"), updateMask: ["title"]
        ).encoded()
      ),
      (
        RPC.KeyResultService.createKeyResult.path,
        CreateKeyResultRequest(
          mutation: dry,
          keyResult: KeyResult(
            id: "new", objective: "low", title: "x",
            kind: .metricKind(MetricKind(baseline: .of(0), target: .of(1))))
        ).encoded()
      ),
      (
        RPC.KeyResultService.updateKeyResult.path,
        UpdateKeyResultRequest(
          mutation: dry, keyResult: KeyResult(id: "low-kr", weight: Weight(thousandths: 5_000)),
          updateMask: ["weight"]
        ).encoded()
      ),
      (
        RPC.AlignmentService.createAlignment.path,
        CreateAlignmentRequest(mutation: dry, alignment: Alignment(from: "low", to: "top-kr"))
          .encoded()
      ),
      (
        RPC.AlignmentService.updateAlignment.path,
        UpdateAlignmentRequest(
          mutation: dry,
          alignment: Alignment(from: "low", to: "top", weight: Weight(thousandths: 3_000)),
          updateMask: ["weight"]
        ).encoded()
      ),
      (
        RPC.AlignmentService.deleteAlignment.path,
        DeleteAlignmentRequest(mutation: dry, from: "low", to: "top").encoded()
      ),
      (
        RPC.CheckInService.batchRecordCheckIns.path,
        BatchRecordCheckInsRequest(
          mutation: dry, checkIns: [CheckIn(keyResult: "low-kr", value: .of(9))]
        ).encoded()
      ),
      (
        RPC.CheckInService.correctCheckIn.path,
        CorrectCheckInRequest(mutation: dry, checkIn: CheckIn(replaces: id)).encoded()
      ),
      (
        RPC.TokenService.createToken.path,
        CreateTokenRequest(mutation: dry, token: Token(name: "new", role: .member)).encoded()
      ),
    ]
    for (path, payload) in mutations {
      let found = await refusal { () async throws(RPCFailure) in
        try await acme.call(path: path, payload: payload)
      }
      #expect(found == nil, "\(path): \(String(describing: found))")
    }
    #expect(try await acme.importDocument(try await acme.export(), dry).created == 0)
    #expect(try await acme.figures() == before)
    #expect(try await acme.revision() == revision)
    let tokens = try await acme.call(RPC.TokenService.listTokens, ListTokensRequest()).reply
    #expect(!tokens.tokens.contains { $0.name == "new" })
    // A dry run leaves its key unused.
    #expect(
      try await acme.record("low-kr", 10, .new(key: dry.idempotencyKey)).outcome?.repeated == false)
    await server.stop()
  }

  // MARK: Versions, batches, pages

  @Test func staleVersionsAreAborted() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let read = try await acme.call(
      RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr")
    ).reply
    let version = try #require(read.keyResult?.version)
    let update = { (title: String) in
      UpdateKeyResultRequest(
        mutation: .new(expectedVersion: version), keyResult: KeyResult(id: "low-kr", title: title),
        updateMask: ["title"])
    }
    _ = try await acme.call(RPC.KeyResultService.updateKeyResult, update("first"))
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.call(RPC.KeyResultService.updateKeyResult, update("second"))
    }
    #expect(found?.code == .aborted && found?.reason == "STALE_VERSION")
    await server.stop()
  }

  @Test func batchesAreAllOrNothing() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let rows = [
      CheckIn(keyResult: "low-kr", value: .of(1)), CheckIn(keyResult: "nowhere", value: .of(1)),
      CheckIn(keyResult: "low-kr2", value: .of(1)), CheckIn(keyResult: "low-kr2"),
    ]
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.call(
        RPC.CheckInService.batchRecordCheckIns,
        BatchRecordCheckInsRequest(mutation: .new(), checkIns: rows))
    }
    let fields = found?.status.violations.map(\.field) ?? []
    #expect(fields.contains { $0.contains("check_ins[1]") }, "\(fields)")
    #expect(fields.contains { $0.contains("check_ins[3]") }, "\(fields)")
    #expect(!fields.contains { $0.contains("check_ins[0]") || $0.contains("check_ins[2]") })
    #expect(try await acme.count("low-kr") == 0)
    #expect(try await acme.count("low-kr2") == 0)
    for size in [0, 1_025] {
      let found = await refusal { () async throws(RPCFailure) in
        try await acme.call(
          RPC.CheckInService.batchRecordCheckIns,
          BatchRecordCheckInsRequest(
            mutation: .new(),
            checkIns: Array(repeating: CheckIn(keyResult: "low-kr", value: .of(1)), count: size)))
      }
      #expect(found?.code == .invalidArgument, "\(size)")
    }
    await server.stop()
  }

  @Test func pagesGoOnOnlyInTheirOwnRequest() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for value in 1...5 { _ = try await acme.record("low-kr", Int64(value)) }
    func list(
      _ keyResult: String, _ page: Page
    ) async throws(RPCFailure) -> ListCheckInsResponse {
      try await acme.call(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(page: page, keyResult: keyResult)
      ).reply
    }
    let first = try await list("low-kr", Page(pageSize: 2))
    let second = try await list("low-kr", Page(pageSize: 3, pageToken: first.nextPageToken))
    let ids = (first.checkIns + second.checkIns).map(\.id)
    #expect(Set(ids).count == 5 && second.nextPageToken.isEmpty && first.total == 5)
    for (keyResult, page) in [
      ("low-kr2", Page(pageSize: 2, pageToken: first.nextPageToken)),
      ("low-kr", Page(pageSize: 2, pageToken: "nonsense")), ("low-kr", Page(pageSize: -1)),
    ] {
      let found = await refusal { () async throws(RPCFailure) in try await list(keyResult, page) }
      #expect(found?.code == .invalidArgument, "\(page)")
    }
    await server.stop()
  }

  @Test func readsShowAtLeastWhatTheirTokenNames() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let other = try await server.connect(try await server.makeToken("acme", role: .member))
    for value in 1...10 {
      let written = try await acme.call(
        RPC.CheckInService.recordCheckIn,
        RecordCheckInRequest(
          mutation: .new(), checkIn: CheckIn(keyResult: "low-kr", value: .of(Int64(value)))))
      let read = try await other.call(
        RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr"),
        atLeast: written.revision)
      #expect(read.reply.figures?.value?.micros == Int64(value) * 1_000_000)
    }
    let early = await refusal { () async throws(RPCFailure) in
      try await other.call(
        RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr"), atLeast: "r999999")
    }
    #expect(early?.code == .unavailable && early?.reason == "REVISION_NOT_REACHED")
    let nonsense = await refusal { () async throws(RPCFailure) in
      try await other.call(
        RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr"), atLeast: "x")
    }
    #expect(nonsense?.code == .invalidArgument)
    await server.stop()
  }
}
