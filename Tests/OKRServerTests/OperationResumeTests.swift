// Operations that are begun again: an upload that broke off, a run that couldn't go on, an import whose
// rest is refused, and two servers over one database.

internal import BoundedTestSupport
internal import Dispatch
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct OperationResumeTests {
  private static let small = Array(#"{"units": [{"id": "small"}]}"#.utf8)

  /// What the upload says that comes through holds, whatever one that broke off under its key said.
  @Test func anUploadIsBegunAgainWithWhatItSaysThen() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    // Bound to a revision at which something was different; its second piece is too large.
    var mutation = OKRModel.Mutation.new(expectedVersion: 1)
    func start(_ firstBytes: Int) async -> RPCFailure? {
      let rest = AsyncStream { pieces in
        pieces.yield(
          StartImportRequest(
            chunk: [UInt8](repeating: 32, count: ServerLimits.operationPieceBytes + 1)))
        pieces.finish()
      }
      let first = [UInt8](repeating: 32, count: firstBytes)
      let request = StartImportRequest(mutation: mutation, chunk: first)
      return await refusal { () async throws(RPCFailure) in
        try await acme.upload(RPC.OperationService.startImport, first: request, rest: rest)
      }
    }
    // One whose first piece can't be leaves nothing behind.
    #expect(await start(ServerLimits.operationPieceBytes + 1)?.reason == "REQUEST_TOO_LARGE")
    let none = await refusal { () async throws(RPCFailure) in
      try await acme.operation(mutation.idempotencyKey)
    }
    #expect(none?.reason == "NOT_FOUND")
    #expect(await start(1_000)?.reason == "REQUEST_TOO_LARGE")
    #expect(try await acme.operation(mutation.idempotencyKey).state == .receiving)
    mutation.expectedVersion = 0
    let ended = try await acme.finish(try await acme.startImport(Self.small, mutation))
    #expect(ended.id == mutation.idempotencyKey && ended.state == .succeeded, "\(ended)")
    // Now that its document is there, another mutation is another request.
    mutation.expectedVersion = 1
    let other = await refusal { () async throws(RPCFailure) in
      try await acme.startImport(Self.small, mutation)
    }
    #expect(other?.reason == "IDEMPOTENCY_KEY_REUSED")
    await server.stop()
  }

  /// Also where no look would find it: the run itself sees to it.
  @Test func aRunThatCouldNotGoOnIsTakenUpAgain() async throws {
    let server = try await TestServer.forOperations { $0.lookMilliseconds = 50 }
    let acme = try await server.makeSample()
    let moment = try await acme.revision()
    _ = try await acme.record("low-kr", 3)
    let service = server.server.service
    let gate = DispatchSemaphore(value: 0)
    for _ in 0..<ServerLimits.pastReadsWaiting { _ = service.past.run { gate.wait() } }
    // An export of the past waits for the thread of the past, on which nothing has room.
    let started = try await acme.startExport(asOf: AsOf(revision: moment))
    let hosts = service.hosts
    let id = try #require(RequestKey.parse(started.id))
    let name = OperationName(orgID: try hosts.find("acme").number, id: id)
    let connection = try PostgresConnector(
      endpoint: server.endpoint, statementTimeoutMilliseconds: 0
    ).connect()
    try connection.simple(
      "update organisation set operations_due = 9000000000000000000 where external_id = 'acme'",
      deadline: .after(milliseconds: 120_000))
    connection.close()
    func attempts() throws -> Int64 {
      try #require(try service.store.findOperation(name)).attempt
    }
    let before = try attempts()
    try #require(try await comes { try attempts() >= before + 2 })
    #expect(try await acme.operation(started.id).state == .running)
    for _ in 0..<ServerLimits.pastReadsWaiting { gate.signal() }
    let ended = try await acme.finish(started)
    #expect(try await acme.result(ended) == (try await acme.export(asOf: AsOf(revision: moment))))
    await server.stop()
  }

  @Test func startsTakeNoTimeOfEffect() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    let time = Instant(unixMicros: WallClock.system.nowMicros - 60_000_000)
    var dated = OKRModel.Mutation.new()
    dated.effectiveTime = time
    let close = await refusal { () async throws(RPCFailure) in
      try await acme.startClose("cycle", dated)
    }
    #expect(close?.reason == "FIELD_INVALID")
    #expect(close?.status.violations.map(\.field) == ["mutation.effective_time"])
    for mutation in [dated, OKRModel.Mutation.new(expectedVersion: 3)] {
      let export = await refusal { () async throws(RPCFailure) in
        try await acme.startExport(mutation)
      }
      #expect(export?.reason == "FIELD_INVALID")
      #expect(export?.status.violations.map(\.field) == ["mutation"])
    }
    let list = try await acme.call(
      RPC.OperationService.listOperations, ListOperationsRequest()
    ).reply
    #expect(list.operations.isEmpty)
    await server.stop()
  }

  /// An import that another process left after its first commit, and whose rest is refused.
  /// - Parameter isNoted: whether that commit was noted before the process went.
  @Test(arguments: [true, false])
  func whatWasCommittedIsSaidWhereTheRestIsRefused(isNoted: Bool) async throws {
    let server = try await TestServer.forOperations()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    // Its first commit, under the operation's key.
    let key = OKRModel.Mutation.new()
    _ = try await acme.call(
      RPC.UnitService.createUnit, CreateUnitRequest(mutation: key, unit: Unit(id: "first")))
    let revision = try await acme.revision()
    await server.stop()

    let number = Int64(revision.dropFirst()) ?? 0
    try Self.leave(
      server.endpoint, key, outcome: isNoted ? Outcome(revision: number) : Outcome(),
      slices: isNoted ? 1 : 0)
    let next = try await TestServer.forOperations(over: server.endpoint)
    acme = try await next.connect(token)
    let ended = try await acme.finish(try await acme.operation(key.idempotencyKey))
    #expect(ended.state == .failed && ended.error?.reason == "IMPORT_REFUSED")
    let message = ended.error?.message ?? ""
    #expect(message.contains("stays, up to revision \(revision);"), "\(message)")
    #expect(!message.contains("nothing was changed"), "\(message)")
    #expect(
      ended.error?.metadata.contains(Metadata(key: "revision", value: revision)) == true)
    #expect(try await acme.revision() == revision)
    // Where nothing was committed it says so.
    let plain = try await acme.finish(try await acme.startImport(Self.refusedDocument))
    #expect(plain.error?.message.contains("nothing was changed") == true)
    await next.stop()
  }

  private static let refusedDocument = Array(
    #"{"objectives": [{"id": "x", "cycle": "nowhere", "title": "t"}]}"#.utf8)

  /// Leaves a running import as an okrd does that dies.
  private static func leave(
    _ endpoint: PostgresEndpoint, _ key: OKRModel.Mutation, outcome: Outcome, slices: Int64
  ) throws {
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    let org = try #require(try store.findOrganisation(externalID: "acme")).orgID
    let id = try #require(RequestKey.parse(key.idempotencyKey))
    let job = OperationJob(organisation: OrganisationName(id: "acme", number: org), id: id)
    var stored = StoredOperation(
      operation: OKRModel.Operation(principal: "somebody"), mutation: key, slices: slices)
    stored.outcome = outcome
    var row = OperationRow(
      job, .import, stored, digest: [], uploadExpiresAt: WallClock.system.nowMicros + 60_000_000)
    _ = try store.insertOperation(row, openLimit: 1, now: 1)
    row.attempt = try #require(try store.beginUpload(row.name, expiresAt: .max))
    let kept = try store.addOperationPart(
      row.name, attempt: row.attempt, side: .incoming, part: 0, Self.refusedDocument,
      budgetBytes: 1 << 20)
    #expect(kept == .kept)
    #expect(try store.endUpload(row, now: 1))
    let holder = UUID128.random()
    _ = try store.takeLease(orgID: org, holder: holder, isForced: true)
    let claimed = try #require(try store.claimOperation(row.name, holder: holder))
    let planned = OperationOutcome(
      response: OperationResponse(response: .importDocument(ImportDocumentResponse(created: 9))))
    #expect(try !store.saveOperation(claimed, result: planned.encoded()))
  }

  /// A server looks after what it may serve, and leaves another's alone: it neither loads the
  /// organisation nor moves the time at which its owner looks.
  @Test func anothersOperationsAreLeftToIt() async throws {
    let owner = try await TestServer.forOperations(isAlone: false) {
      $0.lookMilliseconds = 600_000
    }
    let acme = try await owner.makeSample()
    _ = try await acme.revision()
    _ = try await owner.makeOrganisation("other")
    // One of each waits, that of acme for longer.
    let store = Store(endpoint: owner.endpoint, connections: 1)
    defer { store.close() }
    var jobs: [OperationJob] = []
    for (id, due) in [("acme", Int64(1)), ("other", 2)] {
      let org = try #require(try store.findOrganisation(externalID: id)).orgID
      let job = OperationJob(
        organisation: OrganisationName(id: id, number: org),
        id: try #require(RequestKey.parse(OKRModel.Mutation.new().idempotencyKey)))
      _ = try store.insertOperation(
        OperationRow(job, .export, StoredOperation(operation: OKRModel.Operation()), digest: []),
        openLimit: 1, now: due)
      jobs.append(job)
    }
    let second = try await TestServer.forOperations(over: owner.endpoint, isAlone: false)
    try #require(try await comes { try store.findOperation(jobs[1].name)?.stage.isDone == true })
    // It came by acme's in the same look.
    #expect(second.server.service.hosts.all.map(\.externalID) == ["other"])
    #expect(try store.findOperation(jobs[0].name)?.attempt == 0)
    #expect(try store.organisationsWithOperations(dueBy: 1, limit: 9).map(\.externalID) == ["acme"])
    // Once the owner is gone it takes them up.
    await owner.stop()
    try #require(try await comes { try store.findOperation(jobs[0].name)?.stage.isDone == true })
    #expect(try store.findOperation(jobs[0].name)?.stage == .succeeded)
    await second.stop()
  }
}
