// A watch goes on from its token: what came after it is told, all is told anew where that can't be,
// and neither is ever silent.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import PostgresClient
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct WatchResumeTests {
  private static let all: Set = ["top", "top-kr", "low", "low-kr", "low-kr2"]
  private static let top = WatchRequest(roots: ["top"])
  private static let everything = WatchRequest(changes: WatchedChanges())

  /// The first whole state that a watch tells.
  private func first(
    _ connection: OKRConnection, _ request: WatchRequest, after token: String = ""
  ) async throws -> WatchResponse {
    var request = request
    if !token.isEmpty { request.after = token }
    let stream = try await connection.stream(RPC.ScoreService.watch, request)
    defer { stream.cancel() }
    var whole = WatchResponse()
    for try await reply in stream {
      whole.figures += reply.figures
      whole.rows += reply.rows
      whole.changes += reply.changes
      whole.skipped += reply.skipped
      whole.coalesced = whole.coalesced || reply.coalesced
      if reply.restart != .unspecified { whole.restart = reply.restart }
      whole.resumeToken = reply.resumeToken
      if !reply.resumeToken.isEmpty { break }
    }
    return whole
  }

  private func ids(_ reply: WatchResponse) -> Set<String> { Set(reply.figures.map(\.id)) }

  @Test func onlyWhatCameAfterTheTokenIsTold() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let begin = try await self.first(acme, Self.top)
    #expect(begin.restart == .begin && self.ids(begin) == Self.all)
    let quiet = try await self.first(acme, Self.top, after: begin.resumeToken)
    #expect(quiet.restart == .unspecified && quiet.figures.isEmpty)
    _ = try await acme.record("low-kr", 5)
    let later = try await self.first(acme, Self.top, after: begin.resumeToken)
    #expect(later.restart == .unspecified && later.skipped == 0)
    #expect(self.ids(later) == ["low-kr", "low", "top"])
    #expect(later.figures.first { $0.id == "low-kr" }?.score?.ppm == 500_000)
    // States that one message passes over are counted.
    for value in [6, 7, 8] { _ = try await acme.record("low-kr", Int64(value)) }
    let merged = try await self.first(acme, Self.top, after: begin.resumeToken)
    #expect(merged.restart == .unspecified && merged.skipped == 3 && merged.coalesced)
    #expect(merged.figures.first { $0.id == "low-kr" }?.score?.ppm == 800_000)
    await server.stop()
  }

  /// Its reader knows nothing of what it watches now: what it isn't told it would miss.
  @Test func aTokenOfAnotherWatchBeginsAnew() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let token = try await self.first(acme, Self.top).resumeToken
    let low = WatchRequest(roots: ["low-kr2"])
    let beside = try await self.first(acme, low, after: token)
    #expect(beside.restart == .begin && self.ids(beside) == ["low-kr2"])
    let rollup = WatchRequest(rollup: QueryRollupRequest(by: [.level], cycle: "cycle"))
    #expect(try await self.first(acme, rollup, after: token).restart == .begin)
    let other = try await server.makeSample("other")
    #expect(try await self.first(other, Self.top, after: token).restart == .begin)
    // A server from before tokens were bound gave them without what they are of.
    let unbound = token.split(separator: ".").dropLast().joined(separator: ".")
    #expect(try await self.first(acme, low, after: unbound).restart == .unspecified)
    // All changes are one log, whichever of them are watched.
    let changes = try await self.first(acme, Self.everything).resumeToken
    _ = try await acme.record("low-kr", 5)
    let records = WatchRequest(changes: WatchedChanges(types: [.checkIn]))
    let told = try await self.first(acme, records, after: changes)
    #expect(told.restart == .unspecified && told.changes.count == 1)
    await server.stop()
  }

  @Test func aServerThatStartedAgainGoesOn() async throws {
    var server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    let figures = try await self.first(acme, Self.top).resumeToken
    let changes = try await self.first(acme, Self.everything).resumeToken
    let revision = try #require(try await acme.record("low-kr", 5).outcome).revision
    await server.stop()
    server = try await TestServer.start(over: server.endpoint)
    acme = try await server.connect(token)
    let moved = try await self.first(acme, Self.top, after: figures)
    #expect(moved.restart == .unspecified && self.ids(moved) == ["low-kr", "low", "top"])
    let told = try await self.first(acme, Self.everything, after: changes)
    #expect(told.restart == .unspecified && told.changes.map(\.revision) == [revision])
    await server.stop()
  }

  @Test func anotherHistoryIsToldAnew() async throws {
    var server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    let figures = try await self.first(acme, Self.top).resumeToken
    let changes = try await self.first(acme, Self.everything).resumeToken
    await server.stop()
    _ = try Incarnation.renew(server.endpoint)
    server = try await TestServer.start(over: server.endpoint)
    acme = try await server.connect(token)
    let moved = try await self.first(acme, Self.top, after: figures)
    #expect(moved.restart == .history && self.ids(moved) == Self.all)
    let told = try await self.first(acme, Self.everything, after: changes)
    #expect(told.restart == .history && told.changes.isEmpty)
    // A revision that this history hasn't reached is of another one, too.
    let ahead = try await self.first(acme, Self.everything, after: "r999")
    #expect(ahead.restart == .history)
    await server.stop()
  }

  @Test func whatIsTooFarBackIsSkippedAndCounted() async throws {
    var limits = WatchLimits()
    limits.figuresResumedOver = 2
    limits.changesResumedOver = 2
    let server = try await TestServer.start(watch: limits)
    let acme = try await server.makeSample("acme")
    let figures = try await self.first(acme, Self.top).resumeToken
    let changes = try await self.first(acme, Self.everything).resumeToken
    for value in 1...2 { _ = try await acme.record("low-kr", Int64(value)) }
    #expect(try await self.first(acme, Self.top, after: figures).restart == .unspecified)
    #expect(try await self.first(acme, Self.everything, after: changes).changes.count == 2)
    _ = try await acme.record("low-kr", 3)
    let moved = try await self.first(acme, Self.top, after: figures)
    #expect(moved.restart == .behind && moved.skipped == 3 && self.ids(moved) == Self.all)
    let told = try await self.first(acme, Self.everything, after: changes)
    #expect(told.restart == .behind && told.skipped == 3 && told.changes.isEmpty)
    await server.stop()
  }

  @Test func aChangedStructureAndANewDayAreToldAnew() async throws {
    let clock = try MovableClock("2026-02-02T08:00:00Z")
    let server = try await TestServer.start(clock: clock.wall)
    let acme = try await server.connect(try await server.makeOrganisation("acme", at: clock.now))
    _ = try await acme.importDocument(
      Array(
        """
        {"cycles": [{"id": "c", "start": "2026-01-01", "end": "2026-12-31"}], "objectives": [
         {"id": "top", "cycle": "c", "title": "t", "key_results": [
          {"id": "k", "kind": "metric", "title": "k", "target": 10}]}]}
        """.utf8), .new(at: clock.now))
    let rollup = WatchRequest(rollup: QueryRollupRequest(by: [.cycle]))
    let figures = try await self.first(acme, Self.top).resumeToken
    let rows = try await self.first(acme, rollup).resumeToken
    #expect(try await self.first(acme, rollup, after: rows).rows.isEmpty)
    _ = try await acme.call(
      RPC.ObjectiveService.createObjective,
      CreateObjectiveRequest(
        mutation: .new(at: clock.now), objective: Objective(id: "new", cycle: "c", title: "n")))
    let moved = try await self.first(acme, Self.top, after: figures)
    #expect(moved.restart == .structure && moved.skipped == 1 && self.ids(moved) == ["top", "k"])
    let later = try await self.first(acme, rollup, after: rows)
    #expect(later.restart == .behind && later.rows.first?.objectives == 2)
    clock.move(to: clock.now + 86_400_000_000)
    let next = try await self.first(acme, Self.top, after: moved.resumeToken)
    #expect(next.restart == .day && self.ids(next) == ["top", "k"])
    #expect(try await self.first(acme, rollup, after: later.resumeToken).restart == .day)
    await server.stop()
  }

  @Test func whatLeavesIsForgotten() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    var top = try await acme.stream(RPC.ScoreService.watch, Self.top).makeAsyncIterator()
    #expect(try await top.next()?.figures.count == 5)
    _ = try await acme.call(
      RPC.AlignmentService.deleteAlignment,
      DeleteAlignmentRequest(mutation: .new(), from: "low", to: "top"))
    let without = try await top.next()
    #expect(without?.restart == .structure)
    #expect(without.map { self.ids($0) } == ["top", "top-kr"])
    // What comes back comes with all below it, though none of its figures moved.
    _ = try await acme.call(
      RPC.AlignmentService.createAlignment,
      CreateAlignmentRequest(mutation: .new(), alignment: Alignment(from: "low", to: "top")))
    let again = try await top.next()
    #expect(again?.restart == .unspecified)
    #expect(again.map { self.ids($0).isSuperset(of: ["low", "low-kr", "low-kr2"]) } == true)
    await server.stop()
  }

  @Test func changesSayWhoDidWhat() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    let all = try await self.first(member, Self.everything, after: "r0").changes
    #expect(all.map(\.revision) == Array(1...9).map(Int64.init))
    #expect(all.map(\.type).prefix(4) == [.region, .unit, .cycle, .objective])
    #expect(all.last?.type == .alignment && all.last?.id == "low" && all.last?.to == "top")
    #expect(all.allSatisfy { $0.actor == "administrator-acme" && $0.recordedTime != nil })
    let request = WatchRequest(changes: WatchedChanges(types: [.checkIn, .objective]))
    let some = try await self.first(member, request, after: "r0").changes
    #expect(some.map(\.id) == ["top", "low"])
    var live = try await member.stream(RPC.ScoreService.watch, request).makeAsyncIterator()
    #expect(try await live.next()?.restart == .begin)
    _ = try await acme.call(
      RPC.UnitService.updateUnit,
      UpdateUnitRequest(mutation: .new(), unit: Unit(id: "team", name: "T")))
    let revision = try #require(try await member.record("low-kr", 5).outcome).revision
    let told = try await live.next()
    #expect(told?.changes.map(\.revision) == [revision] && told?.revision == revision)
    #expect(told?.changes.first?.type == .checkIn && told?.changes.first?.id == "low-kr")
    #expect(told?.changes.first?.actor == "member-acme")
    await server.stop()
  }

  @Test func everyKindOfTheLogHasItsType() {
    for type in ChangedType.known.dropFirst() { #expect(type.name != "") }
    let kinds: [Change.Change] = [
      .region(Region()), .unit(Unit()), .member(Member()), .metric(Metric()), .cycle(Cycle()),
      .objective(Objective()), .keyResult(KeyResult()), .alignment(Alignment()),
      .alignmentRemoved(Alignment()), .checkIn(CheckIn()), .documentNotes(DocumentNotes()),
      .grade(Grade()), .cycleClosed(ClosedCycle()), .cycleReopened(CycleReopening()),
      .dependency(Dependency()), .override(Override()),
    ]
    let types = kinds.map { ChangedType(rawValue: Int32(Change(change: $0).logKind)) }
    #expect(types == Array(ChangedType.known.dropFirst()))
  }

  @Test func aQuietWatchSaysWhereItStands() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    var quiet = try await acme.stream(
      RPC.ScoreService.watch, WatchRequest(roots: ["low-kr2"], bookmarkSeconds: 1)
    ).makeAsyncIterator()
    _ = try await quiet.next()
    // Nothing of it concerns low-kr2; still its reader needn't go back before it.
    let revision = try await acme.record("low-kr", 5).outcome?.revision ?? 0
    while let bookmark = try await quiet.next() {
      #expect(bookmark.figures.isEmpty && bookmark.restart == .unspecified)
      if bookmark.revision < revision { continue }
      let after = try await self.first(
        acme, WatchRequest(roots: ["low-kr2"]), after: bookmark.resumeToken)
      #expect(after.restart == .unspecified && after.figures.isEmpty)
      break
    }
    await server.stop()
  }

  @Test func revisionsAloneAreMerged() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let request = WatchRequest(changes: WatchedChanges(revisionsOnly: true))
    var live = try await acme.stream(
      RPC.ScoreService.watch, request, credit: 1
    ).makeAsyncIterator()
    #expect(try await live.next()?.restart == .begin)
    var last: Int64 = 0
    for value in 1...20 {
      last = try await acme.record("low-kr", Int64(value)).outcome?.revision ?? 0
    }
    var messages = 0
    var skipped: Int64 = 0
    while let reply = try await live.next() {
      messages += 1
      skipped += reply.skipped
      #expect(reply.changes.isEmpty)
      if reply.revision >= last { break }
    }
    #expect(messages + Int(skipped) == 20 && messages < 20, "\(messages) and \(skipped)")
    await server.stop()
  }

  @Test func aSlowReaderOfChangesMissesNone() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    var live = try await acme.stream(
      RPC.ScoreService.watch, Self.everything, credit: 1
    ).makeAsyncIterator()
    let begin = try await live.next()?.revision ?? 0
    var last = begin
    for _ in 0..<3 {
      let batch = (0..<500).map { CheckIn(keyResult: "low-kr", value: .of(Int64($0 % 10))) }
      last =
        try await acme.call(
          RPC.CheckInService.batchRecordCheckIns,
          BatchRecordCheckInsRequest(mutation: .new(), checkIns: batch)
        ).reply.outcome?.revision ?? 0
    }
    var told: [Int64] = []
    while told.last ?? 0 < last, let reply = try await live.next() {
      #expect(reply.skipped == 0 && reply.changes.count <= ServerLimits.changesPerWatchMessage)
      told += reply.changes.map(\.revision)
    }
    #expect(told == Array(begin + 1...last) && told.count == 1_500)
    await server.stop()
  }

  @Test func whoReadsTooLittleIsCutAndComesBack() async throws {
    var limits = WatchLimits()
    limits.itemsOwed = 2
    let server = try await TestServer.start(watch: limits)
    let acme = try await server.makeSample("acme")
    // What is read at once isn't owed: the first message holds more than the limit.
    var slow = try await acme.stream(RPC.ScoreService.watch, Self.top, credit: 1)
      .makeAsyncIterator()
    let token = try #require(try await slow.next()).resumeToken
    for value in 1...3 { _ = try await acme.record("low-kr", Int64(value)) }
    let failure = await refusalAtTheEnd(of: &slow)
    #expect(failure?.code == .resourceExhausted && failure?.reason == "LIMIT_REACHED")
    #expect(failure?.status.retryAfterMicroseconds ?? 0 > 0)
    let later = try await self.first(acme, Self.top, after: token)
    #expect(later.restart == .unspecified && self.ids(later) == ["low-kr", "low", "top"])
    await server.stop()
  }

  @Test func aRollupHasItsLimit() async throws {
    var limits = WatchLimits()
    limits.rowsPerRollup = 1
    let server = try await TestServer.start(watch: limits)
    let acme = try await server.makeSample("acme")
    let byLevel = WatchRequest(rollup: QueryRollupRequest(by: [.level]))
    var rows = try await acme.stream(RPC.ScoreService.watch, byLevel).makeAsyncIterator()
    #expect(try await rows.next()?.rows.count == 1)
    _ = try await acme.call(
      RPC.ObjectiveService.createObjective,
      CreateObjectiveRequest(
        mutation: .new(),
        objective: Objective(id: "new", cycle: "cycle", level: .company, title: "n")))
    let failure = await refusalAtTheEnd(of: &rows)
    #expect(failure?.reason == "LIMIT_REACHED")
    let refused = await refusal { () throws(RPCFailure) in
      do {
        _ = try await self.first(acme, byLevel)
      } catch let failure as RPCFailure {
        throw failure
      } catch {}
    }
    #expect(refused?.code == .failedPrecondition && refused?.reason == "LIMIT_REACHED")
    await server.stop()
  }

  @Test(arguments: [
    WatchRequest(), WatchRequest(roots: ["top"], changes: WatchedChanges()),
    WatchRequest(roots: ["top"], after: "r1"), WatchRequest(roots: ["top"], after: "w1"),
    WatchRequest(changes: WatchedChanges(), after: "x"),
    WatchRequest(changes: WatchedChanges(), after: "w1.-1.0"),
    WatchRequest(changes: WatchedChanges(types: [.unspecified])),
    WatchRequest(changes: WatchedChanges(types: [.unrecognized(99)])),
    WatchRequest(changes: WatchedChanges(types: [.unit], revisionsOnly: true)),
    WatchRequest(roots: ["top"], bookmarkSeconds: -1),
    WatchRequest(roots: ["top"], bookmarkSeconds: 3_601),
  ])
  func whatCantBeWatchedIsRefused(_ request: WatchRequest) async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let failure = await refusal { () throws(RPCFailure) in
      do {
        _ = try await self.first(acme, request)
      } catch let failure as RPCFailure {
        throw failure
      } catch {}
    }
    #expect([.invalidArgument, .outOfRange].contains(failure?.code), "\(request)")
    await server.stop()
  }
}
