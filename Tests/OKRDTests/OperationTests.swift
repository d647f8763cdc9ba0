// An okrd that is killed in the middle of long work: the next one goes on with it, and the end is that of an
// undisturbed run.

import BoundedTestSupport
import Foundation
import Glibc
import OKRClient
import OKRModel
import OKRServer
import OKRStore
import OKRWire
import PostgresClient
import StoreTestSupport
import Testing

@testable import okrd

@Suite(.bounded) struct OperationTests {
  /// 6 001 changes: more than ten commits.
  private static let document: [UInt8] = {
    let rows = (0..<1_500).map { number in
      """
      {"id": "o\(number)", "cycle": "big", "title": "Aim \(number)", "key_results": [
        {"id": "k\(number)", "kind": "metric", "title": "k", "target": 10, "check_ins": [
          {"at": "2026-01-10T10:00:00Z", "value": \(number % 7)},
          {"at": "2026-02-10T10:00:00Z", "value": \(number % 11)}]}]}
      """
    }
    return Array(
      """
      {"cycles": [{"id": "big", "start": "2026-01-01", "end": "2026-03-31"}],
       "objectives": [\(rows.joined(separator: ","))]}
      """.utf8)
  }()

  @Test(.tags(.long)) func theNextOneGoesOn() async throws {
    let place = try Place()
    var (daemon, port) = try await place.start()
    let calm = try await place.connect(port, "calm")
    var expected: [OKRModel.Operation] = []
    for operation in try await self.start(calm) {
      expected.append(try await self.finish(operation.id, calm))
    }
    let bytes = try await self.result(expected[1], calm)

    var acme = try await place.connect(port, "acme")
    // Its lease is taken before anyone holds it.
    _ = try await acme.call(RPC.UnitService.listUnits, ListUnitsRequest())
    let brakes = try Brakes(place.endpoint, Brakes.lease, "share")
    let started = try await self.start(acme)
    while try await !self.isInTheMiddle(started[0], acme) { try await brakes.letOneThrough() }
    daemon.signal(SIGKILL)
    daemon.process.waitUntilExit()
    brakes.close()

    // The dead one's lease ends by PostgreSQL's clock; then the next one takes the operations up.
    (daemon, port) = try await place.start()
    acme = try await place.connect(port, "acme")
    var ended: [OKRModel.Operation] = []
    for operation in started { ended.append(try await self.finish(operation.id, acme)) }
    try self.compare(ended, expected)
    #expect(try await self.result(ended[1], acme) == bytes)
    let verified = try await acme.call(
      RPC.ServerService.verifyOrganisation, VerifyOrganisationRequest()
    ).reply
    #expect(verified.differences == 0 && verified.changesReplayed == 6_001)
    #expect(daemon.stop() == 0)
  }

  /// It is killed when a part of the document is kept, and the organisation went on since: what the next
  /// one writes is the document of the moment at which the export began.
  @Test(.tags(.long)) func anExportEndsWithTheSameBytes() async throws {
    let place = try Place()
    var (daemon, port) = try await place.start()
    var acme = try await place.connect(port, "acme")
    for operation in try await self.start(acme) { _ = try await self.finish(operation.id, acme) }
    let lease = try Brakes(place.endpoint, Brakes.lease, "update")
    let started = try #require(
      try await acme.call(
        RPC.OperationService.startExport, StartExportRequest(mutation: Self.mutation())
      ).reply.operation)
    let brakes = try Brakes(place.endpoint, Self.row(started), "update")
    lease.close()
    let name = try self.name(started, place)
    let store = Store(endpoint: place.endpoint, connections: 1)
    defer { store.close() }
    var kept: OperationRow?
    for _ in 0..<1_000 where kept?.keptBytes ?? 0 == 0 {
      try await brakes.letOneThrough()
      kept = try store.findOperation(name)
      try #require(kept?.stage.isDone == false, "it was over before anyone looked")
    }
    try #require((kept?.keptBytes ?? 0) > 0)
    _ = try await acme.call(
      RPC.CheckInService.recordCheckIn,
      RecordCheckInRequest(
        mutation: Self.mutation(), checkIn: CheckIn(keyResult: "k1", value: Value(micros: 9))))
    daemon.signal(SIGKILL)
    daemon.process.waitUntilExit()
    brakes.close()

    (daemon, port) = try await place.start()
    acme = try await place.connect(port, "acme")
    let ended = try await self.finish(started.id, acme)
    guard case .exportDocument(let document)? = ended.response?.response else {
      Issue.record("\(ended)")
      return
    }
    #expect(ended.state == .succeeded && document.revision == "r6001" && document.parts > 1)
    let moment = AsOf(
      revision: document.revision, effectiveUnixMicros: document.instant?.unixMicros ?? 0)
    var expected: [UInt8] = []
    let stream = try await acme.stream(
      RPC.ImportService.exportDocument, ExportDocumentRequest(), asOf: moment)
    for try await message in stream { expected += message.chunk }
    #expect(try await self.result(ended, acme) == expected)
    #expect(document.sha256 == Digest256.hash(expected).description)
    #expect(try #require(try store.findOperation(name)).attempt > kept?.attempt ?? 0)
    #expect(daemon.stop() == 0)
  }

  /// It is killed before its close is committed, or after that and before anyone noted it.
  @Test(.tags(.long), arguments: [false, true]) func aCloseIsOne(isCommitted: Bool) async throws {
    let place = try Place()
    var (daemon, port) = try await place.start()
    var acme = try await place.connect(port, "acme")
    for operation in try await self.start(acme) { _ = try await self.finish(operation.id, acme) }
    // A share of the lease lets the operation begin, and not commit.
    let lease = try Brakes(place.endpoint, Brakes.lease, "share")
    let started = try #require(
      try await acme.call(
        RPC.OperationService.startClose, StartCloseRequest(mutation: Self.mutation(), id: "big")
      ).reply.operation)
    let name = try self.name(started, place)
    let store = Store(endpoint: place.endpoint, connections: 1)
    defer { store.close() }
    var isBegun = false
    for _ in 0..<6_000 where !isBegun {
      let row = try #require(try store.findOperation(name))
      try #require(!row.stage.isDone, "it was over before anyone looked")
      let stored = try StoredOperation(decoding: row.body)
      isBegun = row.attempt > 0 && stored.operation?.startTime != nil
      try await Task.sleep(for: .milliseconds(10))
    }
    try #require(isBegun)
    var end: Brakes?
    if isCommitted {
      // Its end is held up instead.
      end = try Brakes(place.endpoint, Self.row(started), "update")
      lease.close()
      var closes = 0
      for _ in 0..<6_000 where closes == 0 {
        closes = try await self.closes(acme).count
        try await Task.sleep(for: .milliseconds(10))
      }
      try #require(closes == 1)
    }
    #expect(try #require(try store.findOperation(name)).stage == .running)
    daemon.signal(SIGKILL)
    daemon.process.waitUntilExit()
    end?.close()
    if !isCommitted { lease.close() }

    (daemon, port) = try await place.start()
    acme = try await place.connect(port, "acme")
    let ended = try await self.finish(started.id, acme)
    guard case .closeCycle(let reply)? = ended.response?.response else {
      Issue.record("\(ended)")
      return
    }
    #expect(ended.state == .succeeded && reply.outcome?.revision == 6_002)
    #expect(try await self.closes(acme) == [reply.close].compactMap(\.self))
    let verified = try await acme.call(
      RPC.ServerService.verifyOrganisation, VerifyOrganisationRequest(closes: true)
    ).reply
    #expect(verified.differences == 0 && verified.closesCompared == 1)
    #expect(verified.revision == 6_002)
    #expect(daemon.stop() == 0)
  }

  private static func mutation() -> Mutation { Mutation(idempotencyKey: IdempotencyKey.make()) }

  /// An operation's row, for a lock.
  private static func row(_ operation: OKRModel.Operation) -> String {
    "operation where operation_id = '\(operation.id)'"
  }

  private func name(
    _ operation: OKRModel.Operation, _ place: Place
  ) throws -> OperationName {
    let store = Store(endpoint: place.endpoint, connections: 1)
    defer { store.close() }
    let org = try #require(try store.findOrganisation(externalID: "acme")).orgID
    let digits = operation.id.filter { $0 != "-" }
    let high = try #require(UInt64(digits.prefix(16), radix: 16))
    let low = try #require(UInt64(digits.suffix(16), radix: 16))
    return OperationName(orgID: org, id: UUID128(high: high, low: low))
  }

  private func closes(_ connection: OKRConnection) async throws -> [CycleClose] {
    try await connection.call(
      RPC.CycleService.listCycleCloses, ListCycleClosesRequest(cycle: "big")
    ).reply.closes
  }

  /// The same counts and the same bytes.
  private func compare(_ ended: [OKRModel.Operation], _ expected: [OKRModel.Operation]) throws {
    #expect(ended.map(\.state) == [.succeeded, .succeeded])
    #expect(ended.map(\.progress) == expected.map(\.progress))
    guard case .importDocument(var own)? = ended[0].response?.response,
      case .importDocument(var other)? = expected[0].response?.response,
      case .exportDocument(var document)? = ended[1].response?.response,
      case .exportDocument(var otherDocument)? = expected[1].response?.response
    else {
      Issue.record("\(ended)")
      return
    }
    #expect(own.outcome?.revision == other.outcome?.revision)
    // Which scores the last commit moved depends on where it began.
    own.outcome = nil
    other.outcome = nil
    #expect(own == other)
    document.instant = nil
    otherDocument.instant = nil
    #expect(document == otherDocument)
  }

  /// An import, and an export that waits for it.
  private func start(_ connection: OKRConnection) async throws -> [OKRModel.Operation] {
    let pieces = stride(from: 0, to: Self.document.count, by: 100_000).map { start in
      StartImportRequest(
        mutation: start == 0 ? Self.mutation() : nil,
        chunk: Array(Self.document[start...].prefix(100_000)))
    }
    let rest = AsyncStream { continuation in
      for piece in pieces.dropFirst() { continuation.yield(piece) }
      continuation.finish()
    }
    let first = try await connection.upload(
      RPC.OperationService.startImport, first: pieces[0], rest: rest
    ).reply.operation
    let export = try await connection.call(
      RPC.OperationService.startExport, StartExportRequest(mutation: Self.mutation())
    ).reply.operation
    return [try #require(first), try #require(export)]
  }

  /// True once some of its commits are written, and not all.
  private func isInTheMiddle(
    _ operation: OKRModel.Operation, _ connection: OKRConnection
  ) async throws -> Bool {
    let now = try await connection.call(
      RPC.OperationService.getOperation, GetOperationRequest(id: operation.id)
    ).reply.operation
    try #require(now?.done == false, "it was over before anyone looked")
    let progress = now?.progress ?? OperationProgress()
    return progress.completed > 0 && progress.completed < progress.total
  }

  private func finish(
    _ id: String, _ connection: OKRConnection
  ) async throws -> OKRModel.Operation {
    for _ in 0..<30 {
      let operation = try await connection.call(
        RPC.OperationService.waitOperation, WaitOperationRequest(id: id)
      ).reply.operation
      if let operation, operation.done { return operation }
    }
    throw Unfinished()
  }

  private struct Unfinished: Error {}

  private func result(
    _ operation: OKRModel.Operation, _ connection: OKRConnection
  ) async throws -> [UInt8] {
    guard case .exportDocument(let document)? = operation.response?.response else { return [] }
    var bytes: [UInt8] = []
    for part in 0..<document.parts {
      bytes += try await connection.call(
        RPC.OperationService.readOperationResult,
        ReadOperationResultRequest(id: operation.id, part: part)
      ).reply.chunk
    }
    return bytes
  }
}
