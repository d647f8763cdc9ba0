// What an organisation may ask for: quotas, the pace of its commits, and the memory that cold ones
// leave.

internal import BoundedTestSupport
internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRState
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct UploadRoomTests {
  @Test func documentsThatArriveAreBounded() throws {
    let room = UploadRoom(limitBytes: 100, limitBytesEach: 60)
    let reason = { (bytes: Int, organisation: Int64) -> String? in
      do throws(RequestError) {
        try room.take(bytes, for: organisation)
        return nil
      } catch {
        return error.status.reason
      }
    }
    #expect(reason(40, 1) == nil && reason(20, 1) == nil)
    #expect(reason(1, 1) == "QUOTA_EXCEEDED")
    #expect(reason(40, 2) == nil)
    #expect(reason(1, 2) == "OVERLOADED" && room.totalBytes == 100)
    room.give(60, for: 1)
    #expect(reason(20, 2) == nil && reason(40, 1) == nil && room.totalBytes == 100)
    room.give(60, for: 2)
    room.give(40, for: 1)
    #expect(room.totalBytes == 0)
  }

  /// What is held goes with the call, however that ends.
  @Test func roomIsGivenBack() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let uploads = server.server.service.uploads
    let document = Array(#"{"units": [{"id": "small"}]}"#.utf8)
    _ = try await acme.importDocument(document)
    let piece = [UInt8](repeating: 32, count: 1_000)
    let upload = Task {
      await acme.uploadWithoutEnd(
        RPC.ImportService.importDocument,
        first: ImportDocumentRequest(mutation: .new(), chunk: piece),
        next: ImportDocumentRequest(chunk: piece))
    }
    func holds(_ bytes: Int) async throws -> Bool {
      for _ in 0..<2_000 where uploads.totalBytes != bytes {
        try await Task.sleep(for: .milliseconds(10))
      }
      return uploads.totalBytes == bytes
    }
    #expect(try await holds(1_000), "\(uploads.totalBytes): of the first document nothing is left")
    acme.close()
    #expect(try await holds(0))
    upload.cancel()
    await upload.value
    await server.stop()
  }
}

@Suite(.bounded) struct QuotaTests {
  private static let second: UInt64 = 1_000_000_000

  private static func limits(
    perSecond: Int = 0, inFlight: Int = 100, bytes: Int = 1_000
  ) -> QuotaLimits {
    var limits = QuotaLimits()
    limits.requestsPerSecond = perSecond
    limits.requestsInFlight = inFlight
    limits.queuedBytes = bytes
    return limits
  }

  private func admits(_ quota: OrganisationQuota, bytes: Int = 1, now: UInt64 = 0) -> Bool {
    (try? quota.admit(bytes: bytes, now: now)) != nil
  }

  @Test func soManyAtATime() {
    let quota = OrganisationQuota(Self.limits(inFlight: 2), now: 0)
    #expect(self.admits(quota) && self.admits(quota))
    #expect(!self.admits(quota))
    quota.release(bytes: 1)
    #expect(self.admits(quota))
    #expect(quota.inFlight == 2)
  }

  @Test func soManyBytesThatWait() {
    let quota = OrganisationQuota(Self.limits(bytes: 100), now: 0)
    #expect(self.admits(quota, bytes: 60))
    #expect(!self.admits(quota, bytes: 41))
    #expect(self.admits(quota, bytes: 40))
    quota.release(bytes: 60)
    quota.release(bytes: 40)
    // One that is larger than all may come alone, or it never could.
    #expect(self.admits(quota, bytes: 5_000))
  }

  @Test func soManyASecond() {
    let quota = OrganisationQuota(Self.limits(perSecond: 10, inFlight: 10_000), now: 0)
    #expect((0..<10).allSatisfy { _ in self.admits(quota) })
    let refused = #expect(throws: RequestError.self) { try quota.admit(bytes: 1, now: 0) }
    #expect(refused?.status.code == .resourceExhausted)
    #expect(refused?.status.reason == "QUOTA_EXCEEDED")
    // A tenth of a second brings the next one.
    let pause = refused?.status.retryAfterMicroseconds ?? 0
    #expect((100_000...100_001).contains(pause), "\(pause)")
    #expect(!self.admits(quota, now: UInt64(pause) * 1_000 - 2_000_000))
    #expect(self.admits(quota, now: UInt64(pause) * 1_000))
    // Over a long run it is the rate, whatever the attempts.
    var admitted = 0
    for step in 0..<100_000 {
      let now = Self.second + UInt64(step) * 1_000_000
      if self.admits(quota, now: now) {
        admitted += 1
        quota.release(bytes: 1)
      }
    }
    #expect((999...1_011).contains(admitted), "\(admitted)")
    // A century without a request is no century's worth of them.
    let later: UInt64 = 3_000_000_000 * Self.second
    #expect((0..<100).count { _ in self.admits(quota, now: later) } == 10)
  }

  @Test func clocksThatStandAddNothing() {
    let quota = OrganisationQuota(Self.limits(perSecond: 1), now: 5 * Self.second)
    #expect(self.admits(quota, now: 5 * Self.second))
    #expect(!self.admits(quota, now: 4 * Self.second))
    #expect(!self.admits(quota, now: 5 * Self.second))
    #expect(self.admits(quota, now: 6 * Self.second))
  }

  @Test func theServerKeepsAQuotaAndOperatorsPass() async throws {
    var quota = QuotaLimits()
    quota.requestsPerSecond = 5
    let server = try await TestServer.start(quota: quota)
    let member = try await server.connect(try await server.makeOrganisation("acme"))
    // At once, so that a slow machine doesn't spread them over the seconds that they may take.
    let refused = await withTaskGroup(of: RPCFailure?.self) { group in
      for _ in 0..<100 {
        group.addTask {
          await refusal { () async throws(RPCFailure) in
            try await member.call(RPC.TokenService.whoAmI, WhoAmIRequest())
          }
        }
      }
      return await group.reduce(nil) { $0 ?? $1 }
    }
    #expect(refused?.reason == "QUOTA_EXCEEDED")
    #expect(refused?.status.retryAfterMicroseconds ?? 0 > 0)
    let other = try await server.connect(try await server.makeOrganisation("other"))
    _ = try await other.call(RPC.TokenService.whoAmI, WhoAmIRequest())
    let operators = try await server.connect(server.operatorToken, organisation: "acme")
    for _ in 0..<20 {
      _ = try await operators.call(RPC.TokenService.whoAmI, WhoAmIRequest())
    }
    await server.stop()
  }
}

@Suite(.bounded) struct CommitPaceTests {
  @Test func whatWaitsIsBoundedByTime() {
    var pace = CommitPace()
    let most = ServerLimits.waitingMutationsPerOrganisation
    #expect(pace.limit(changesPerCommit: 512) == most)
    pace.applied(afterNanoseconds: 2_000_000)
    #expect(pace.limit(changesPerCommit: 512) == most)
    for _ in 0..<100 { pace.applied(afterNanoseconds: 50_000_000) }
    // Five commits in the patience of 250 ms.
    #expect((5 * 200...6 * 200).contains(pace.limit(changesPerCommit: 200)))
    for _ in 0..<100 { pace.applied(afterNanoseconds: 5_000_000_000) }
    #expect(pace.limit(changesPerCommit: 64) == ServerLimits.waitingMutationsAtLeast)
    for _ in 0..<100 { pace.applied(afterNanoseconds: 1) }
    #expect(pace.limit(changesPerCommit: 512) == most)
  }
}

@Suite(.bounded) struct ReclaimTests {
  private struct Held: Reclaimable {
    let lastUsedAt: UInt64
    let bytes: Int
  }

  private static let hour: UInt64 = 3_600_000_000_000

  private func choose(_ held: [Held], limit: Int, now: UInt64) -> [UInt64] {
    let used = held.reduce(0) { $0 + $1.bytes }
    return Reclaimer.choose(held, usedBytes: used, limitBytes: limit, now: now)
      .map(\.lastUsedAt)
  }

  @Test func theColdLeaveAndTheRestStays() {
    let now = 2 * Self.hour
    let held = [
      Held(lastUsedAt: now - 1, bytes: 5), Held(lastUsedAt: now - Self.hour, bytes: 5),
      Held(lastUsedAt: 7, bytes: 0),
    ]
    #expect(self.choose(held, limit: 1_000, now: now) == [now - Self.hour])
  }

  @Test func whereMemoryIsShortTheLeastLatelyUsedLeave() {
    let held = (1...10).map { Held(lastUsedAt: UInt64($0 * 1_000), bytes: 10) }
    // A tenth is kept free: 72 of 80 may stay.
    #expect(self.choose(held.shuffled(), limit: 80, now: 20_000) == [1_000, 2_000, 3_000])
    #expect(self.choose(held, limit: 120, now: 20_000) == [])
    // In what is to be kept free, but within the limit.
    #expect(self.choose(held, limit: 100, now: 20_000) == [])
  }

  @Test func aColdOrganisationIsLoadedAgainAsItWas() async throws {
    let server = try await TestServer.start(organisationBytes: 1)
    let acme = try await server.makeSample("acme")
    let answer = try await acme.call(
      RPC.CheckInService.recordCheckIn,
      RecordCheckInRequest(
        mutation: .new(), checkIn: CheckIn(keyResult: "top-kr", value: Value(micros: 50_000_000))))
    let before = try await acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "top"))
    #expect(before.reply.figures?.score != nil)
    let operators = try await server.connect(server.operatorToken)
    func loaded() async throws -> Int64 {
      try await operators.call(RPC.ServerService.getStats, GetStatsRequest())
        .reply.organisationsLoaded
    }
    // A byte is too little for anybody: who has nothing to do leaves.
    for _ in 0..<100 where try await loaded() > 0 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(try await loaded() == 0)
    let after = try await acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "top"),
      atLeast: answer.revision)
    #expect(after.reply.figures?.score == before.reply.figures?.score)
    #expect(after.reply.objective == before.reply.objective)
    // Its keys still mean what they meant, and its commits go on.
    _ = try await acme.call(
      RPC.CheckInService.recordCheckIn,
      RecordCheckInRequest(
        mutation: .new(), checkIn: CheckIn(keyResult: "top-kr", value: Value(micros: 60_000_000))))
    await server.stop()
  }

  @Test func anOrganisationThatFillsItsOwnMemoryTakesNothingNew() async throws {
    let server = try await TestServer.start(organisationBytesEach: 20_000)
    let acme = try await server.makeSample("acme")
    let key = IdempotencyKey.make()
    let first = try await acme.record("low-kr", 1, .new(key: key))
    var refused: RPCFailure?
    for number in 0..<2_000 where refused == nil {
      refused = await refusal { () async throws(RPCFailure) in
        try await acme.record(
          "top-kr", Int64(number % 100), note: String(repeating: "n", count: 500))
      }
    }
    #expect(refused?.code == .failedPrecondition && refused?.reason == "LIMIT_REACHED")
    // It answers what it knows, changes what there is, reads, and stays loaded.
    let again = try await acme.record("low-kr", 1, .new(key: key))
    #expect(again.checkIn?.id == first.checkIn?.id)
    _ = try await acme.call(
      RPC.ObjectiveService.updateObjective,
      UpdateObjectiveRequest(
        mutation: .new(), objective: Objective(id: "top", title: "Another title")))
    #expect(try await acme.figures()["top"] != nil)
    // Others aren't held back.
    let other = try await server.makeSample("other")
    _ = try await other.record("low-kr", 1)
    await server.stop()
  }

  @Test func whileMemoryIsFullNothingMoreIsLoaded() async throws {
    let server = try await TestServer.start(organisationBytes: 1)
    let acme = try await server.makeSample("acme")
    // A watcher keeps it in memory.
    let watch = try await acme.stream(RPC.ScoreService.watch, WatchRequest(roots: ["top"]))
    var replies = watch.makeAsyncIterator()
    _ = try await replies.next()
    let other = try await server.connect(try await server.makeOrganisation("other"))
    let refused = await #expect(throws: RPCFailure.self) {
      _ = try await other.call(RPC.ScoreService.queryRollup, QueryRollupRequest())
    }
    #expect(refused?.code == .resourceExhausted && refused?.reason == "MEMORY_FULL")
    // Those that are there go on.
    _ = try await acme.call(RPC.ScoreService.queryRollup, QueryRollupRequest())
    await server.stop()
  }
}

@Suite(.bounded) struct DequeueTests {
  @Test func whatNobodyWaitsForIsNotWritten() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    func revision() async throws -> String {
      try await acme.call(RPC.ScoreService.queryRollup, QueryRollupRequest()).revision
    }
    let before = try await revision()
    let failure = await #expect(throws: RPCFailure.self) {
      _ = try await acme.call(
        RPC.CheckInService.recordCheckIn,
        RecordCheckInRequest(
          mutation: .new(), checkIn: CheckIn(keyResult: "top-kr", value: Value(micros: 1))),
        timeout: .nanoseconds(1))
    }
    #expect(failure?.code == .deadlineExceeded)
    try await Task.sleep(for: .milliseconds(50))
    #expect(try await revision() == before)
    await server.stop()
  }
}
