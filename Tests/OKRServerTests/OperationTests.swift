// Operations over the wire: they do what the calls that hold a connection do, they end where they are
// asked to, and nothing of them grows without bound.

internal import BoundedTestSupport
internal import Metrics
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct OperationTests {
  @Test func anImportDoesWhatTheCallDoes() async throws {
    let server = try await TestServer.forOperations()
    let document = LargeDocument.make(objectives: 300)
    let plain = try await server.connect(try await server.makeOrganisation("plain"))
    let expected = try await plain.importDocument(document, pieceBytes: 100_000)

    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let key = OKRModel.Mutation.new()
    let started = try await acme.startImport(document, key)
    #expect(started.id == key.idempotencyKey && started.kind == .import && !started.done)
    #expect(started.organisation == "acme" && started.principal == "administrator-acme")
    let ended = try await acme.finish(started)
    #expect(ended.state == .succeeded && ended.error == nil && ended.expireTime != nil)
    #expect(ended.progress == OperationProgress(completed: 1_201, total: 1_201, unit: "changes"))
    guard case .importDocument(let reply)? = ended.response?.response else {
      Issue.record("\(ended)")
      return
    }
    #expect(reply == expected)
    #expect(try await acme.export() == (try await plain.export()))

    // The same again is the same operation; another document under its key is none.
    let revision = try await acme.revision()
    #expect(try await acme.startImport(document, key) == ended)
    let other = await refusal { () async throws(RPCFailure) in
      try await acme.startImport(LargeDocument.make(objectives: 2), key)
    }
    #expect(other?.reason == "IDEMPOTENCY_KEY_REUSED")
    // An import twice changes nothing.
    let again = try await acme.finish(try await acme.startImport(document))
    guard case .importDocument(let unchanged)? = again.response?.response else {
      Issue.record("\(again)")
      return
    }
    #expect(unchanged.outcome?.unchanged == true)
    #expect((unchanged.created, unchanged.changed, unchanged.checkIns) == (0, 0, 0))
    #expect(try await acme.revision() == revision)

    let list = try await acme.call(
      RPC.OperationService.listOperations, ListOperationsRequest(page: Page(pageSize: 1))
    ).reply
    #expect(list.operations.map(\.id) == [again.id] && list.total == 2)
    #expect(list.operations.first?.response == nil)
    let rest = try await acme.call(
      RPC.OperationService.listOperations,
      ListOperationsRequest(page: Page(pageSize: 1, pageToken: list.nextPageToken))
    ).reply
    #expect(rest.operations.map(\.id) == [started.id] && rest.nextPageToken.isEmpty)
    for (other, count) in [
      (ListOperationsRequest(kind: .export), 0), (ListOperationsRequest(principal: "nobody"), 0),
      (ListOperationsRequest(principal: "administrator-acme"), 2),
      (ListOperationsRequest(createdSince: again.createTime), 1),
      (ListOperationsRequest(createdBefore: again.createTime), 1),
      (ListOperationsRequest(createdSince: again.createTime, createdBefore: again.createTime), 0),
      (ListOperationsRequest(createdSince: Instant(unixMicros: 9), createdBefore: Instant()), 0),
    ] {
      let found = try await acme.call(RPC.OperationService.listOperations, other).reply
      #expect(found.operations.count == count && found.total == count, "\(other)")
    }
    // A token of another request, and one that names no operation.
    for token in [list.nextPageToken + "x", String(list.nextPageToken.prefix(8)), "1.x"] {
      let foreign = await refusal { () async throws(RPCFailure) in
        try await acme.call(
          RPC.OperationService.listOperations,
          ListOperationsRequest(page: Page(pageSize: 1, pageToken: token)))
      }
      #expect(foreign?.reason == "PAGE_TOKEN_INVALID", "\(token)")
    }
    await server.stop()
  }

  @Test func aRefusedDocumentFailsWithItsPlaces() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    let document = Array(#"{"objectives": [{"id": "x", "cycle": "nowhere", "title": "t"}]}"#.utf8)
    let call = await refusal { () async throws(RPCFailure) in
      try await acme.importDocument(document)
    }
    let ended = try await acme.finish(try await acme.startImport(document))
    #expect(ended.state == .failed && ended.response == nil)
    #expect(ended.error?.reason == "IMPORT_REFUSED" && ended.error?.code == .invalidArgument)
    #expect(ended.error?.violations == call?.status.violations)
    #expect(ended.error?.violations.isEmpty == false)
    // Lists say why in short.
    let list = try await acme.call(
      RPC.OperationService.listOperations, ListOperationsRequest(state: .failed)
    ).reply
    #expect(list.operations.map { $0.error?.reason } == ["IMPORT_REFUSED"])
    #expect(list.operations.first?.error?.violations == [])
    await server.stop()
  }

  @Test func anExportIsOfItsMoment() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    _ = try await acme.record("low-kr", 3)
    let before = try await acme.export()
    let moment = try await acme.revision()
    let ended = try await acme.finish(try await acme.startExport())
    guard case .exportDocument(let document)? = ended.response?.response else {
      Issue.record("\(ended)")
      return
    }
    #expect(document.revision == moment && Int(document.sizeBytes) == before.count)
    #expect(document.sha256 == Digest256.hash(before).description)
    _ = try await acme.record("low-kr", 7)
    #expect(try await acme.result(ended) == before)
    // The past, when something came after it.
    let past = try await acme.finish(try await acme.startExport(asOf: AsOf(revision: moment)))
    #expect(try await acme.result(past) == before)
    let after = try await acme.finish(try await acme.startExport())
    #expect(try await acme.result(after) == (try await acme.export()))
    #expect(try await acme.result(after) != before)

    for (id, part, reason) in [
      (ended.id, document.parts, "FIELD_OUT_OF_RANGE"), (ended.id, -1, "FIELD_OUT_OF_RANGE"),
      ("no id", 0, "NOT_FOUND"), (OKRModel.Mutation.new().idempotencyKey, 0, "NOT_FOUND"),
    ] {
      let refused = await refusal { () async throws(RPCFailure) in
        try await acme.call(
          RPC.OperationService.readOperationResult, ReadOperationResultRequest(id: id, part: part))
      }
      #expect(refused?.reason == reason)
    }
    let unknown = await refusal { () async throws(RPCFailure) in
      try await acme.startExport(cycles: ["nowhere"])
    }
    #expect(unknown?.reason == "NOT_FOUND")
    await server.stop()
  }

  @Test func aCloseDoesWhatTheCallDoes() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    let ended = try await acme.finish(try await acme.startClose("cycle"))
    #expect(ended.state == .succeeded && ended.cycles == ["cycle"])
    #expect(ended.progress == OperationProgress(completed: 1, total: 1, unit: "cycles"))
    guard case .closeCycle(let reply)? = ended.response?.response else {
      Issue.record("\(ended)")
      return
    }
    #expect(reply.cycle?.phase == .closed && reply.outcome?.unchanged == false)
    let closes = try await acme.call(
      RPC.CycleService.listCycleCloses, ListCycleClosesRequest(cycle: "cycle")
    ).reply
    #expect(closes.closes == [reply.close].compactMap(\.self))
    let result = await refusal { () async throws(RPCFailure) in
      try await acme.call(
        RPC.OperationService.readOperationResult, ReadOperationResultRequest(id: ended.id))
    }
    #expect(result?.reason == "OPERATION_NOT_DONE")
    let unknown = await refusal { () async throws(RPCFailure) in
      try await acme.startClose("nowhere")
    }
    #expect(unknown?.reason == "NOT_FOUND")
    let trial = await refusal { () async throws(RPCFailure) in
      try await acme.startClose("cycle", .new(validateOnly: true))
    }
    #expect(trial?.reason == "FIELD_INVALID")
    await server.stop()
  }

  /// Whoever starts one after the other is told so, and others go on.
  @Test func oneMemberLeavesPlacesToOthers() async throws {
    let server = try await TestServer.forOperations {
      $0.openPerOrganisation = 4
      $0.openPerMember = 2
    }
    let anna = try await server.connect(try await server.makeOrganisation("acme"))
    let document = LargeDocument.make(objectives: 1_500)
    let brake = try Brake(server.endpoint, "acme")
    let started = try await anna.startImport(document)
    _ = try await brake.pull(inTheMiddleOf: started, anna)
    let waiting = try await anna.startExport()
    let full = await refusal { () async throws(RPCFailure) in try await anna.startExport() }
    #expect(full?.code == .resourceExhausted && full?.reason == "OPERATIONS_FULL")
    #expect(
      full?.status.message.contains("okr operation list --actor \(started.principal)") == true)
    let bert = try await server.connect(try await server.makeToken("acme", role: .member))
    let other = try await bert.startExport()
    #expect(other.principal != started.principal && other.state == .waiting)
    _ = try await anna.cancel(waiting.id)
    let again = try await anna.startExport()
    for operation in [again, other, started] { _ = try await anna.cancel(operation.id) }
    try brake.release()
    _ = try await anna.finish(started)
    anna.close()
    bert.close()
    await server.stop()
  }

  @Test func whatIsCommittedStaysWhereItIsCancelled() async throws {
    let server = try await TestServer.forOperations { $0.openPerOrganisation = 2 }
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let document = LargeDocument.make(objectives: 1_500)
    let brake = try Brake(server.endpoint, "acme")
    let started = try await acme.startImport(document)
    let middle = try await brake.pull(inTheMiddleOf: started, acme)
    #expect(middle.state == .running && middle.startTime != nil && middle.expireTime == nil)

    // A wait ends with its time; another operation waits behind it, and a third one is too many.
    let waited = try await acme.call(
      RPC.OperationService.waitOperation,
      WaitOperationRequest(id: started.id, timeoutMicros: 1_000)
    ).reply.operation
    #expect(waited?.done == false)
    // Whoever looks sees what runs, with how far it is.
    let seen = server.server.observatory.read()
    #expect(seen.operations.operations.map(\.id) == [started.id])
    let running = try #require(seen.stats.operations.first)
    #expect((running.organisation, running.kind, running.state) == ("acme", .import, .running))
    #expect(running.principal == started.principal && running.startTime == middle.startTime)
    #expect((running.progress?.completed ?? 0) >= (middle.progress?.completed ?? 0))
    #expect(seen.stats.operations.count == 1 && running.response == nil)
    let oldest = seen.metrics.first { $0.metric.name == "okr_operations_oldest_seconds" }
    #expect(oldest?.samples.count == 1)
    // However long it waits, it is no slow call.
    #expect(RouteTable.streams.contains(RPC.OperationService.waitOperation.path))
    let waiting = try await acme.startExport()
    #expect(waiting.state == .waiting)
    let full = await refusal { () async throws(RPCFailure) in try await acme.startExport() }
    #expect(full?.code == .resourceExhausted && full?.reason == "OPERATIONS_FULL")
    // What waits ends at once, what runs after its commit; a trial ends neither.
    let wouldBeGone = try await acme.cancelTrial(waiting.id)
    #expect(wouldBeGone.operation.state == .cancelled && !wouldBeGone.isUnchanged)
    #expect(try await acme.operation(waiting.id) == waiting)
    let wouldEnd = try await acme.cancelTrial(started.id)
    #expect(wouldEnd.operation.state == .running && wouldEnd.operation.cancelRequested)
    #expect(!wouldEnd.isUnchanged)
    #expect(try await acme.operation(started.id).cancelRequested == false)
    let gone = try await acme.cancel(waiting.id)
    #expect(gone.state == .cancelled && gone.error?.reason == "CANCELLED")
    #expect(gone.error == wouldBeGone.operation.error)
    #expect(gone.cancelRequested && wouldBeGone.operation.cancelRequested)
    #expect(try await acme.cancelTrial(gone.id) == (gone, true))
    #expect(try await acme.cancel(started.id).cancelRequested)
    #expect(try await acme.cancelTrial(started.id).isUnchanged)
    try brake.release()
    let ended = try await acme.finish(started)
    #expect(ended.state == .cancelled && ended.error?.code == .cancelled)
    let completed = ended.progress?.completed ?? 0
    #expect(completed < ended.progress?.total ?? 0)
    #expect(ended.error?.message.contains("\(completed) of 6001 changes") == true)
    #expect(try await acme.revision() == "r\(completed)")
    // Once more changes nothing, and the rest is taken in by another one.
    #expect(try await acme.cancel(started.id) == ended)
    let rest = try await acme.finish(try await acme.startImport(document))
    #expect(rest.state == .succeeded)
    #expect(rest.progress?.total == 6_001 - completed)
    await server.stop()
  }

  @Test func rolesAndOrganisationsHold() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.makeSample()
    let export = try await acme.finish(try await acme.startExport())
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    for refused in [
      await refusal { () async throws(RPCFailure) in
        try await member.startImport(LargeDocument.make(objectives: 1))
      },
      await refusal { () async throws(RPCFailure) in try await member.startClose("cycle") },
    ] { #expect(refused?.reason == "ROLE_NOT_ENOUGH") }
    // Members export, and see what others did.
    let own = try await member.finish(try await member.startExport())
    #expect(try await member.result(own) == (try await acme.result(export)))
    #expect(try await member.operation(export.id) == export)
    #expect(try await member.cancel(own.id) == own)
    let other = try await server.connect(try await server.makeOrganisation("other"))
    for id in [export.id, own.id] {
      let hidden = await refusal { () async throws(RPCFailure) in try await other.operation(id) }
      #expect(hidden?.reason == "NOT_FOUND")
    }
    #expect(
      try await other.call(RPC.OperationService.listOperations, ListOperationsRequest()).reply.total
        == 0)
    await server.stop()
  }

  @Test func aMemberCancelsItsOwnOnly() async throws {
    let server = try await TestServer.forOperations()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    let brake = try Brake(server.endpoint, "acme")
    let running = try await acme.startImport(LargeDocument.make(objectives: 1_500))
    _ = try await brake.pull(inTheMiddleOf: running, acme)
    let refused = await refusal { () async throws(RPCFailure) in
      try await member.cancel(running.id)
    }
    #expect(refused?.reason == "ROLE_NOT_ENOUGH")
    let tried = await refusal { () async throws(RPCFailure) in
      try await member.cancelTrial(running.id)
    }
    #expect(tried?.reason == "ROLE_NOT_ENOUGH")
    let own = try await member.startExport()
    #expect(try await member.cancel(own.id).state == .cancelled)
    try brake.release()
    #expect(try await acme.finish(running).state == .succeeded)
    await server.stop()
  }

  @Test func nothingGoesOnByItselfAfterARestore() async throws {
    let server = try await TestServer.forOperations()
    let token = try await server.makeOrganisation("acme")
    await server.stop()
    let store = Store(endpoint: server.endpoint, connections: 1)
    let org = try #require(try store.findOrganisation(externalID: "acme")).orgID
    let id = try #require(RequestKey.parse(OKRModel.Mutation.new().idempotencyKey))
    let job = OperationJob(organisation: OrganisationName(id: "acme", number: org), id: id)
    let stored = StoredOperation(operation: OKRModel.Operation())
    _ = try store.insertOperation(
      OperationRow(job, .export, stored, digest: []), openLimit: 1, now: 1)
    store.close()
    _ = try Incarnation.renew(server.endpoint)
    let next = try await TestServer.forOperations(over: server.endpoint)
    let acme = try await next.connect(token)
    let ended = try await acme.finish(try await acme.operation(id.description))
    #expect(ended.state == .failed && ended.error?.reason == "OPERATION_RESTORED")
    await next.stop()
  }

  @Test func aServerThatStartsTakesUpWhatWaits() async throws {
    let server = try await TestServer.forOperations()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    let before = try await acme.export()
    await server.stop()
    // As an okrd leaves it that dies once the start is committed.
    let store = Store(endpoint: server.endpoint, connections: 1)
    let org = try #require(try store.findOrganisation(externalID: "acme")).orgID
    let id = try #require(RequestKey.parse(OKRModel.Mutation.new().idempotencyKey))
    let job = OperationJob(organisation: OrganisationName(id: "acme", number: org), id: id)
    let stored = StoredOperation(operation: OKRModel.Operation(principal: "somebody"))
    _ = try store.insertOperation(
      OperationRow(job, .export, stored, digest: []), openLimit: 1, now: 1)
    store.close()
    let next = try await TestServer.forOperations(over: server.endpoint)
    acme = try await next.connect(token)
    let ended = try await acme.finish(try await acme.operation(id.description))
    #expect(try await acme.result(ended) == before)
    await next.stop()
  }
}
