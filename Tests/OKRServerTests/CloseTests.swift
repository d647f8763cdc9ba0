// A cycle's end over the wire: what a close froze can be read, compared and reproduced, on this
// server and on one that was started anew.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRServer

extension OKRConnection {
  fileprivate func close(
    _ cycle: String, _ mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> CloseCycleResponse {
    try await self.call(
      RPC.CycleService.closeCycle, CloseCycleRequest(mutation: mutation, id: cycle)
    ).reply
  }

  fileprivate func frozen(_ cycle: String, number: Int32 = 0) async throws(RPCFailure)
    -> [ClosedFigure]
  {
    var figures: [ClosedFigure] = []
    var token = ""
    repeat {
      let reply = try await self.call(
        RPC.CycleService.listClosedFigures,
        ListClosedFiguresRequest(
          page: Page(pageSize: 700, pageToken: token), cycle: cycle, number: number)
      ).reply
      figures += reply.figures
      token = reply.nextPageToken
    } while !token.isEmpty
    return figures
  }
}

@Suite(.bounded) struct CloseTests {
  /// Adds objectives with a key result each to cycle "small".
  private static func fill(_ acme: OKRConnection, count: Int) async throws {
    let rows = (0..<count).map {
      """
      {"id": "o\($0)", "cycle": "small", "title": "t", "unit": "team", "key_results":
       [{"id": "k\($0)", "kind": "metric", "title": "k", "target": 10, "current": \($0 % 13)}]}
      """
    }
    let document = """
      {"cycles": [{"id": "small", "start": "2026-01-01", "end": "2026-03-31"}],
       "objectives": [\(rows.joined(separator: ","))]}
      """
    _ = try await acme.importDocument(Array(document.utf8), pieceBytes: 400_000)
  }

  /// From now on, for a machine that is busy with other tests.
  private static var deadline: Deadline { .after(milliseconds: 120_000) }

  @Test func aCloseIsReadAndReproduced() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    try await Self.fill(acme, count: 1_100)
    // Check-ins of another cycle go on meanwhile.
    let busy = acme
    async let others: Void = {
      for value in 0..<40 { _ = try await busy.record("low-kr", Int64(value % 9)) }
    }()
    let reply = try await acme.close("small")
    try await others
    let close = try #require(reply.close)
    #expect(reply.cycle?.phase == .closed)
    #expect((close.objectives, close.keyResults) == (1_100, 1_100))
    #expect(close.inputsDigest.count == 64)

    let figures = try await acme.frozen("small")
    #expect(figures.count == 2_200)
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: figures.count, by: 1_000) {
      bytes += ClosedFigures(figures: Array(figures[start...].prefix(1_000))).encoded()
    }
    #expect(Digest256.hash(bytes).description == close.figuresDigest)

    // The same follows from the log: the state before the close, at its instant.
    let moment = AsOf(
      revision: "r\(close.revision - 1)", effectiveUnixMicros: close.instant?.unixMicros ?? 0)
    func expectReproduced(_ acme: OKRConnection) async throws {
      for number in [0, 7, 1_099] {
        let objective = try await acme.call(
          RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "o\(number)"), asOf: moment
        ).reply
        #expect(objective.figures == figures[number * 2].figures)
        #expect(objective.keyResultFigures == [figures[number * 2 + 1].figures].compactMap(\.self))
      }
      let rollup = try await acme.call(
        RPC.ScoreService.queryRollup, QueryRollupRequest(cycle: "small"), asOf: moment
      ).reply
      #expect(rollup.rows.first?.score == close.score)
    }
    try await expectReproduced(acme)
    #expect(try await acme.verify().differences == 0)
    await server.stop()

    let second = try await TestServer.start(over: server.endpoint)
    acme = try await second.connect(token)
    #expect(try await acme.frozen("small") == figures)
    let closes = try await acme.call(
      RPC.CycleService.listCycleCloses, ListCycleClosesRequest(cycle: "small")
    ).reply
    #expect(closes.closes == [close])
    try await expectReproduced(acme)
    let refused = await refusal { () async throws(RPCFailure) in try await acme.record("k1", 1) }
    #expect(refused?.reason == "CYCLE_CLOSED")
    await second.stop()
  }

  @Test func reopeningShowsWhatChanged() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    try await Self.fill(acme, count: 3)
    let key = OKRModel.Mutation.new()
    let first = try await acme.close("small", key)
    let again = try await acme.close("small", key)
    #expect(again.outcome?.repeated == true && again.close == first.close)
    #expect(try await acme.close("small").outcome?.unchanged == true)
    let reopened = try await acme.call(
      RPC.CycleService.reopenCycle,
      ReopenCycleRequest(mutation: .new(), id: "small", reason: "a late report")
    ).reply
    #expect(reopened.cycle?.phase == .grading)
    #expect(reopened.close?.reopening?.reason == "a late report")
    _ = try await acme.record("k2", 9)
    let grade = try await acme.call(
      RPC.GradeService.recordGrade,
      RecordGradeRequest(
        mutation: .new(), grade: Grade(objective: "o1", value: Ratio(ppm: 500_000), reason: "fair"))
    ).reply
    #expect(grade.grade?.value?.ppm == 500_000 && grade.grade?.reason == "fair")
    #expect(grade.figures?.score == grade.grade?.computedScore)
    let changed = try await acme.call(
      RPC.CycleService.compareClose, CompareCloseRequest(cycle: "small")
    ).reply
    #expect(changed.compared == 6)
    #expect(changed.differences.map(\.id) == ["o1", "o2", "k2"])
    #expect(changed.differences.last?.before?.figures?.value == .of(2))
    #expect(changed.differences.last?.after?.figures?.value == .of(9))
    #expect(try await acme.close("small").close?.number == 2)
    // The first request again is answered with its own close, whatever came after it.
    #expect(try await acme.close("small", key).close?.number == 1)
    let between = try await acme.call(
      RPC.CycleService.compareClose, CompareCloseRequest(cycle: "small", number: 1, withNumber: 2)
    ).reply
    #expect(between.differences == changed.differences)
    #expect(try await acme.frozen("small", number: 1) != acme.frozen("small", number: 2))
    let grades = try await acme.call(
      RPC.GradeService.listGrades, ListGradesRequest(objective: "o1")
    ).reply.grades
    #expect(grades == [grade.grade].compactMap(\.self))
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  /// Figures stand beside the log, which holds their digests.
  @Test func figuresThatDoNotFitAreTold() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    try await Self.fill(acme, count: 600)
    _ = try await acme.close("small")
    #expect(try await acme.frozen("small").count == 1_200)
    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    defer { admin.close() }
    // The policy binds the owner too.
    let bound = """
      begin; select set_config('okr.org', (select min(org_id) from organisation)::text, true);
      """
    func verify() async throws -> VerifyOrganisationResponse {
      try await acme.call(
        RPC.ServerService.verifyOrganisation, VerifyOrganisationRequest(closes: true)
      ).reply
    }
    let clean = try await verify()
    #expect(clean.closesCompared == 1 && clean.differences == 0, "\(clean.examples)")
    try admin.simple(
      "\(bound) update closed_part set payload = payload || '\\x00' where part = 1; commit",
      deadline: Self.deadline)
    let damaged = try await verify()
    #expect(damaged.differences == 1 && damaged.examples[0].contains("part 1"))
    let whole = await refusal { () async throws(RPCFailure) in try await acme.frozen("small") }
    #expect(whole?.reason == "ORGANISATION_CORRUPT")
    try admin.simple(
      "\(bound) delete from closed_part where part = 1; commit", deadline: Self.deadline)
    let missing = await refusal { () async throws(RPCFailure) in
      try await acme.call(RPC.CycleService.compareClose, CompareCloseRequest(cycle: "small"))
    }
    #expect(missing?.reason == "ORGANISATION_CORRUPT")
    // What lies in whole parts is still read.
    let first = try await acme.call(
      RPC.CycleService.listClosedFigures,
      ListClosedFiguresRequest(page: Page(pageSize: 10), cycle: "small")
    ).reply
    #expect(first.figures.count == 10)
    await server.stop()
  }

  @Test func aCloseWhoseFiguresCannotBeStoredIsRefused() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    try await Self.fill(acme, count: 3)
    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    defer { admin.close() }
    try admin.simple("alter table closed_part rename to elsewhere", deadline: Self.deadline)
    let key = OKRModel.Mutation.new()
    let revision = try await acme.revision()
    let failure = await refusal { () async throws(RPCFailure) in
      try await acme.close("small", key)
    }
    #expect(failure?.reason == "STORAGE_UNAVAILABLE")
    #expect(try await acme.revision() == revision)
    // Nothing waits for it, and the same request succeeds later.
    _ = try await acme.record("k1", 1)
    try admin.simple("alter table elsewhere rename to closed_part", deadline: Self.deadline)
    #expect(try await acme.close("small", key).close?.number == 1)
    #expect(try await acme.frozen("small").count == 6)
    await server.stop()
  }

  /// Versions before kept the figures in the close's row.
  @Test func figuresInTheRowAreRead() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    try await Self.fill(acme, count: 2)
    await server.stop()

    let store = Store(endpoint: server.endpoint, connections: 1)
    defer { store.close() }
    let record = try #require(try store.findOrganisation(externalID: "acme"))
    let head = try store.takeLease(orgID: record.orgID, holder: .random(), isForced: true)
    let figures = [
      ClosedFigure(figures: Figures(id: "o0"), state: .active),
      ClosedFigure(figures: Figures(id: "k0"), objective: "o0"),
    ]
    let closed = ClosedCycle(
      close: CycleClose(cycle: "small", number: 1, objectives: 1, keyResults: 1),
      parts: [ClosedPart(figures: ClosedFigures(figures: figures).encoded())])
    let now = WallClock.system.nowMicros
    let change = Change(change: .cycleClosed(closed))
    let entry = LogEntry(
      region: 0, revision: head.revision + 1, kind: change.logKind, format: LogPayload.format,
      recordedAt: now, effectiveAt: now, actor: "ada", idempotencyKey: .random(), part: 0,
      requestDigest: Digest256.zero.bytes, payload: change.encoded(), personal: nil,
      externalIDs: [])
    let writer = LogWriter(endpoint: server.endpoint)
    await withCheckedContinuation { done in
      writer.append([head.seal([entry])]) { _ in done.resume() }
    }
    writer.close()
    try store.releaseLease(orgID: record.orgID, holder: head.holder)

    let second = try await TestServer.start(over: server.endpoint)
    acme = try await second.connect(token)
    #expect(try await acme.frozen("small") == figures)
    let compared = try await acme.call(
      RPC.CycleService.compareClose, CompareCloseRequest(cycle: "small")
    ).reply
    #expect(compared.compared == 4 && compared.differences.count == 4)
    await second.stop()
  }

  @Test func aTrialFreezesNothing() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let revision = try await acme.revision()
    let trial = try await acme.close("cycle", .new(validateOnly: true))
    #expect((trial.close?.objectives, trial.close?.keyResults) == (2, 3))
    #expect(trial.close?.figuresDigest == "")
    #expect(trial.cycle?.phase == .closed, "a trial's reply is what the close's would be")
    let standing = try await acme.call(RPC.CycleService.getCycle, GetCycleRequest(id: "cycle"))
    #expect(standing.reply.cycle?.phase == .active)
    let missing = await refusal { () async throws(RPCFailure) in try await acme.close("none") }
    #expect(missing?.reason == "NOT_FOUND")
    let none = await refusal { () async throws(RPCFailure) in try await acme.frozen("cycle") }
    #expect(none?.reason == "NOT_FOUND")
    let stale = await refusal { () async throws(RPCFailure) in
      try await acme.close("cycle", .new(expectedVersion: 1))
    }
    #expect(stale?.reason == "STALE_VERSION")
    #expect(try await acme.revision() == revision)
    let report = try await acme.call(
      RPC.CycleService.getCycleReadiness,
      GetCycleReadinessRequest(id: "cycle", page: Page(pageSize: 2))
    ).reply
    #expect(report.total == 5 && report.items.count == 2 && !report.nextPageToken.isEmpty)
    await server.stop()
  }

  /// Many closes that change nothing wait behind one commit; each is answered, and by itself.
  @Test func closesThatWaitAreAllAnswered() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    try await Self.fill(acme, count: 3)
    let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<600 {
        group.addTask {
          if number % 3 == 0 {
            return try await acme.record("low-kr", 1).outcome.map { _ in "record" } ?? ""
          }
          let cycle = number % 3 == 1 ? "none" : "small"
          do throws(RPCFailure) {
            return try await acme.close(cycle).outcome?.unchanged == true ? "unchanged" : "closed"
          } catch {
            return error.reason
          }
        }
      }
      return try await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    }
    #expect(outcomes == ["record": 200, "NOT_FOUND": 200, "closed": 1, "unchanged": 199])
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  @Test func closingIsForAdministrators() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeSample()
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    let refused = await refusal { () async throws(RPCFailure) in try await member.close("cycle") }
    #expect(refused?.reason == "ROLE_NOT_ENOUGH")
    await server.stop()
  }
}
