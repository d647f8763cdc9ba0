// What bounds operations: their number, their documents, the time that they are kept, and uploads that
// break off.

internal import BoundedTestSupport
internal import Metrics
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import PostgresClient
internal import Synchronization
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct OperationLimitTests {
  @Test func aServerHasRoomForSoMany() async throws {
    let server = try await TestServer.forOperations { $0.waitingAtOnce = 0 }
    let acme = try await server.makeSample()
    for refused in [
      await refusal { () async throws(RPCFailure) in try await acme.startExport() },
      await refusal { () async throws(RPCFailure) in
        try await acme.startImport(LargeDocument.make(objectives: 1))
      },
    ] { #expect(refused?.reason == "OPERATIONS_FULL") }
    await server.stop()
  }

  @Test func aPieceHasItsLimit() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    let document = LargeDocument.make(objectives: 4_000)
    let refused = await refusal { () async throws(RPCFailure) in
      try await acme.startImport(document, pieceBytes: ServerLimits.operationPieceBytes + 1)
    }
    #expect(refused?.reason == "REQUEST_TOO_LARGE")
    await server.stop()
  }

  @Test func soManyWaitersAtATime() {
    let waiters = OperationWaiters()
    // One id in two organisations is two operations.
    let id = UUID128.random()
    let (one, other) = (OperationName(orgID: 1, id: id), OperationName(orgID: 2, id: id))
    let woken = Mutex(0)
    let wake: @Sendable () -> Void = { woken.withLock { $0 += 1 } }
    let hour: Int64 = 3_600_000_000
    let first = waiters.add(one, microseconds: hour, wake)
    for _ in 1..<ServerLimits.operationWaiters {
      #expect(waiters.add(other, microseconds: hour, wake) != nil)
    }
    #expect(waiters.add(one, microseconds: hour, wake) == nil)
    // Each is woken once.
    first?()
    first?()
    #expect(woken.withLock { $0 } == 1 && waiters.count == ServerLimits.operationWaiters - 1)
    waiters.end(one)
    #expect(woken.withLock { $0 } == 1)
    waiters.end(other)
    #expect(woken.withLock { $0 } == ServerLimits.operationWaiters && waiters.count == 0)
    waiters.endAll()
    #expect(waiters.add(one, microseconds: hour, wake) == nil)
  }

  /// Else the call would count among the organisation's open ones for ever.
  @Test(arguments: [true, false])
  func anUploadWhoseConnectionIsLostEnds(_ isOperation: Bool) async throws {
    let server = try await TestServer.forOperations()
    let token = try await server.makeOrganisation("acme")
    let acme = try await server.connect(token)
    let hosts = server.server.service.hosts
    let quota = hosts.host(try hosts.find("acme")).quota
    func waits(for count: Int) async throws -> Bool {
      for _ in 0..<2_000 where quota.inFlight != count {
        try await Task.sleep(for: .milliseconds(10))
      }
      return quota.inFlight == count
    }
    let upload = Task {
      let chunk = Array("{".utf8)
      if isOperation {
        await acme.uploadWithoutEnd(
          RPC.OperationService.startImport,
          first: StartImportRequest(mutation: .new(), chunk: chunk),
          next: StartImportRequest(chunk: chunk))
      } else {
        await acme.uploadWithoutEnd(
          RPC.ImportService.importDocument,
          first: ImportDocumentRequest(mutation: .new(), chunk: chunk),
          next: ImportDocumentRequest(chunk: chunk))
      }
    }
    #expect(try await waits(for: 1))
    acme.close()
    #expect(try await waits(for: 0))
    upload.cancel()
    await upload.value
    await server.stop()
  }

  @Test func documentsStayWithinTheirBudget() async throws {
    let server = try await TestServer.forOperations { $0.bytesPerOrganisation = 3_000 }
    let acme = try await server.makeSample()
    let refused = await refusal { () async throws(RPCFailure) in
      try await acme.startImport(LargeDocument.make(objectives: 40), pieceBytes: 2_000)
    }
    #expect(refused?.reason == "LIMIT_REACHED" && refused?.code == .failedPrecondition)
    // The upload that broke off keeps its part until it is begun again, expires or is cancelled.
    let list = try await acme.call(
      RPC.OperationService.listOperations, ListOperationsRequest(state: .receiving)
    ).reply
    let broken = try #require(list.operations.first)
    // What is written is counted apart from what came in: neither side takes the other's room.
    #expect(try await acme.finish(try await acme.startExport()).state == .succeeded)
    var last: OKRModel.Operation?
    for _ in 0..<3 where last?.state != .failed {
      last = try await acme.finish(try await acme.startExport())
    }
    #expect(last?.error?.reason == "LIMIT_REACHED")
    #expect(try await acme.cancel(broken.id).state == .cancelled)
    let small = Array(#"{"units": [{"id": "small"}]}"#.utf8)
    #expect(
      try await acme.finish(try await acme.startImport(small, pieceBytes: 2_000)).state
        == .succeeded)
    await server.stop()
  }

  @Test func whatExpiredIsForgotten() async throws {
    let server = try await TestServer.forOperations {
      $0.keptSeconds = 0
      $0.lookMilliseconds = 20
    }
    let acme = try await server.makeSample()
    let started = try await acme.startExport()
    var refused: RPCFailure?
    for _ in 0..<2_000 where refused == nil {
      refused = await refusal { () async throws(RPCFailure) in
        try await acme.operation(started.id)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(refused?.reason == "NOT_FOUND")
    await server.stop()
  }

  @Test func theyAreCounted() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    // The first one is let go before the second one begins.
    for _ in 0..<2 { _ = try await acme.finish(try await acme.startExport()) }
    let reading = server.server.observatory.read().operations
    let count = reading.ended[OperationEnd(kind: .export, stage: .succeeded)] ?? 0
    #expect((1...2).contains(count) && reading.ended.count == 1 && reading.waiting == 0)
    let families = server.server.observatory.read().metrics
    let ended = try #require(families.first { $0.metric.name == "okr_operations_ended_total" })
    #expect(ended.samples.map(\.labels) == [["export", "succeeded"]])
    await server.stop()
  }
}
