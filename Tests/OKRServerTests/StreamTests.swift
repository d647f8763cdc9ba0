// Watches under a slow reader; documents in and out.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRServer
internal import OKRWire
internal import Synchronization
internal import Testing

@Suite(.bounded) struct StreamTests {
  @Test func aSlowReaderGetsTheNewestFigures() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let watcher = try await server.connect(try await server.makeToken("acme", role: .member))
    let stream = try await watcher.stream(
      RPC.ScoreService.watch, WatchRequest(roots: ["top"]), credit: 1)
    var messages = stream.makeAsyncIterator()
    let first = try #require(try await messages.next())
    #expect(Set(first.figures.map(\.id)) == ["top", "top-kr", "low", "low-kr", "low-kr2"])
    // One message may go out on the credit of the first; the rest waits for the reader.
    for value in 1...60 { _ = try await acme.record("low-kr", Int64(value % 10)) }
    let last = try await acme.record("low-kr", 7)
    let revision = try #require(last.outcome?.revision)
    var count = 0
    var coalesced = false
    var latest: [String: Figures] = [:]
    while let message = try await messages.next() {
      count += 1
      coalesced = coalesced || message.coalesced
      for figures in message.figures { latest[figures.id] = figures }
      if message.revision >= revision { break }
    }
    #expect(count <= 3, "\(count) messages for 61 changes")
    #expect(coalesced)
    #expect(latest["low-kr"]?.score?.ppm == 700_000)
    #expect(latest["low"]?.score == (try await acme.figures())["low"]?[0].map { Ratio(ppm: $0) })
    // Reading again, it follows change by change.
    let next = try await acme.record("low-kr", 8)
    var after: WatchResponse?
    while let message = try await messages.next() {
      after = message
      if message.revision >= next.outcome?.revision ?? 0 { break }
    }
    #expect(after?.figures.first { $0.id == "low-kr" }?.score?.ppm == 800_000)
    #expect(after?.coalesced == false)
    stream.cancel()
    await server.stop()
  }

  @Test func aDocumentGoesRoundAndTwiceChangesNothing() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.record("low-kr", 5, note: "połowa")
    _ = try await acme.record("low-kr2", 3)
    let document = try await acme.export()
    let other = try await server.connect(try await server.makeOrganisation("other"))
    let first = try await other.importDocument(document)
    #expect(first.created > 0 && first.checkIns == 2)
    #expect(try await other.figures() == (try await acme.figures()))
    #expect(try await other.export() == document)
    let second = try await other.importDocument(document)
    #expect(second.created == 0 && second.changed == 0 && second.checkIns == 0)
    #expect(second.outcome?.unchanged == true)
    #expect(try await other.verify().differences == 0)
    await server.stop()
  }

  @Test func anImportMayBeBoundToWhatItWasComparedWith() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let document = Array(
      #"{"units": [{"id": "new", "name": "New", "region": "pl"}, {"id": "team", "name": "T"}]}"#
        .utf8)
    var trial = OKRModel.Mutation.new()
    trial.validateOnly = true
    let compared = try await acme.importDocument(document, trial)
    let revision = try #require(compared.outcome?.revision)
    let change = try #require(compared.differences.first { $0.id == "team" })
    #expect(change.before?.row == .unit(Unit(name: "Łódź")))
    #expect(change.after?.row == .unit(Unit(name: "T")))
    // A check-in leaves the structure as it was.
    _ = try await acme.record("low-kr", 5)
    var bound = OKRModel.Mutation.new()
    bound.expectedVersion = revision
    let taken = try await acme.importDocument(document, bound)
    #expect(taken.created == 1 && taken.changed == 1)
    #expect(taken.differences.allSatisfy { $0.before == nil && $0.after == nil })
    // The structure is another one now: the same request is repeated, a new one refused.
    #expect(try await acme.importDocument(document, bound).outcome?.unchanged == true)
    var late = OKRModel.Mutation.new()
    late.expectedVersion = revision
    let other = Array(#"{"units": [{"id": "other", "name": "Other", "region": "pl"}]}"#.utf8)
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.importDocument(other, late)
    }
    #expect(found?.code == .aborted && found?.reason == "STALE_VERSION")
    #expect(try await acme.importDocument(other).created == 1)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  /// The digest of a comparison speaks for the differences that are left out of the answer too.
  @Test func aTrialsDigestIsOverAllDifferences() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    func document(_ name: String) -> [UInt8] {
      let members = (0..<1_100).map { "{\"id\": \"m\($0)\", \"name\": \"\(name)\"}" }
      return Array("{\"members\": [\(members.joined(separator: ","))]}".utf8)
    }
    func compare() async throws -> ImportDocumentResponse {
      var trial = OKRModel.Mutation.new()
      trial.validateOnly = true
      return try await acme.importDocument(document("other"), trial, pieceBytes: 100_000)
    }
    let made = try await acme.importDocument(document("first"), pieceBytes: 100_000)
    #expect(made.differencesDigest.isEmpty)
    let before = try await compare()
    #expect(before.differences.count == 1_000 && before.differencesTotal == 1_100)
    #expect(before.differencesDigest.count == 64)
    // What the document doesn't name makes no difference.
    _ = try await acme.importDocument(Array(#"{"members": [{"id": "new", "name": "n"}]}"#.utf8))
    #expect(try await compare().differencesDigest == before.differencesDigest)
    _ = try await acme.importDocument(Array(#"{"members": [{"id": "m1099", "name": "x"}]}"#.utf8))
    let after = try await compare()
    #expect(after.differences == before.differences)
    #expect(after.differencesDigest != before.differencesDigest)
    acme.close()
    await server.stop()
  }

  /// An import of several commits that is bound to a trial overwrites nothing that somebody changed
  /// while it ran, and lets everything else be changed.
  @Test(arguments: [true, false])
  func aBoundImportStopsBeforeWhatOthersChanged(_ isItsOwn: Bool) async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    // The import may be over before the edit comes: then nothing was shown.
    for round in 0..<5 {
      let rows = (0..<4_000).map {
        #"{"id": "r\#(round)o\#($0)", "cycle": "cycle", "unit": "team", "title": "t"}"#
      }
      let last = #"{"id": "top", "cycle": "cycle", "unit": "team", "title": "planned \#(round)"}"#
      let text = "{\"objectives\": [\(rows.joined(separator: ",")),\(last)]}"
      let document = Array(text.utf8)
      var bound = OKRModel.Mutation.new()
      bound.expectedVersion = try #require(Int64(try await acme.revision().dropFirst()))
      let mutation = bound
      async let imported = Self.outcome {
        () async throws(RPCFailure) in
        try await acme.importDocument(document, mutation, pieceBytes: 100_000)
      }
      // Another one in each round: a title that stands already would be no change.
      let edited = try await Self.edit(
        isItsOwn ? "top" : "low", "another's \(round)", once: "r\(round)o0", on: acme)
      switch await imported {
      case .success(let reply):
        let isShown = (reply.outcome?.revision ?? 0) > edited
        #expect(!(isItsOwn && isShown), "it overwrote another's change")
        guard !isItsOwn, isShown else { continue }
        #expect(try await Self.title("top", on: acme) == "planned \(round)")
      case .failure(let failure):
        #expect(isItsOwn && failure.code == .aborted && failure.reason == "STALE_VERSION")
        let values = failure.status.metadata
        let done = try #require(values.first { $0.key == "done" }.flatMap { Int($0.value) })
        #expect(done >= 512 && done < 4_001, "\(failure)")
        #expect(try await Self.title("top", on: acme) == "another's \(round)")
      }
      #expect(try await acme.verify().differences == 0)
      await server.stop()
      return
    }
    Issue.record("no edit came while an import ran")
  }

  private static func outcome<Value>(
    _ body: () async throws(RPCFailure) -> Value
  ) async -> Result<Value, RPCFailure> {
    do throws(RPCFailure) { return .success(try await body()) } catch { return .failure(error) }
  }

  private static func title(_ id: String, on connection: OKRConnection) async throws -> String {
    try await connection.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: id)
    ).reply.objective?.title ?? ""
  }

  /// Gives an objective another title as soon as another objective is there.
  /// - Returns: the revision of that.
  private static func edit(
    _ id: String, _ title: String, once other: String, on connection: OKRConnection
  ) async throws -> Int64 {
    for _ in 0..<100_000 {
      do throws(RPCFailure) {
        _ = try await connection.call(
          RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: other))
        break
      } catch {
        guard error.code == .notFound else { throw error }
      }
    }
    return try await connection.call(
      RPC.ObjectiveService.updateObjective,
      UpdateObjectiveRequest(
        mutation: .new(), objective: Objective(id: id, title: title), updateMask: ["title"])
    ).reply.outcome?.revision ?? 0
  }

  @Test func aRefusedDocumentNamesItsRowsAndChangesNothing() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let revision = try await acme.revision()
    let document = """
      {"objectives": [{"id": "new", "cycle": "cycle", "unit": "team", "title": "t", "key_results": [
        {"id": "new-1", "kind": "metric", "title": "no target"},
        {"id": "new-2", "kind": "metric", "title": "flat", "baseline": 3, "target": 3}]}]}
      """
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.importDocument(Array(document.utf8))
    }
    #expect(found?.code == .invalidArgument)
    let fields = found?.status.violations.map(\.field) ?? []
    #expect(fields.count >= 2, "\(fields)")
    #expect(try await acme.revision() == revision)
    await server.stop()
  }

  @Test func aDocumentsIDsHoldNoControlCharacters() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let revision = try await acme.revision()
    let document = #"{"units": [{"id": "fine"}, {"id": "a\u001b[2Jb"}, {"id": "c\nd"}]}"#
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.importDocument(Array(document.utf8))
    }
    #expect(found?.code == .invalidArgument, "\(String(describing: found))")
    let words = found?.status.violations.map(\.message) ?? []
    #expect(words.contains { $0.contains("U+001B") } && words.contains { $0.contains("U+000A") })
    #expect(try await acme.revision() == revision)
    await server.stop()
  }

  /// An import of several commits that was cut off between them: sent again under its key it is
  /// finished, not begun anew.
  @Test(.tags(.long)) func aLongImportSentAgainIsFinishedOnce() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let rows = (0..<5_000).map {
      "{\"at\": \"2024-01-02T03:04:05Z\", \"value\": \($0 % 10), \"note\": \"n\($0)\"}"
    }
    let head = """
      {"objectives": [{"id": "bulk", "cycle": "cycle", "unit": "team", "title": "t", "key_results": [
      {"id": "bulk-kr", "kind": "metric", "title": "k", "baseline": 0, "target": 10, "check_ins": [
      """
    let document = Array((head + rows.joined(separator: ",") + "]}]}]}").utf8)
    let key = IdempotencyKey.make()
    let results = await withTaskGroup(of: RPCFailure?.self) { group in
      for _ in 0..<3 {
        group.addTask {
          await refusal { () async throws(RPCFailure) in
            try await acme.importDocument(document, .new(key: key), pieceBytes: 100_000)
          }
        }
      }
      return await group.reduce(into: [RPCFailure?]()) { $0.append($1) }
    }
    #expect(results.compactMap { $0 }.isEmpty, "\(results)")
    #expect(try await acme.count("bulk-kr") == 5_000)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  /// A client that was cut off sends its document again, and what is left of it is refused by now.
  @Test func aRefusedRepetitionTellsWhatTheFirstOneCommitted() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let document = Array(
      #"{"objectives": [{"id": "sent", "cycle": "cycle", "unit": "team", "title": "as sent"}]}"#
        .utf8)
    let key = IdempotencyKey.make()
    let first = try await acme.importDocument(document, .new(key: key))
    _ = try await acme.call(
      RPC.ObjectiveService.updateObjective,
      UpdateObjectiveRequest(
        mutation: .new(), objective: Objective(id: "sent", title: "changed since"),
        updateMask: ["title"]))
    _ = try await acme.call(
      RPC.CycleService.closeCycle, CloseCycleRequest(mutation: .new(), id: "cycle"))
    for (sent, tells) in [(key, true), (IdempotencyKey.make(), false)] {
      let refused = await refusal { () async throws(RPCFailure) in
        try await acme.importDocument(document, .new(key: sent))
      }
      #expect(refused?.reason == "CYCLE_CLOSED")
      let message = refused?.status.message ?? ""
      let words = "stays, up to revision r\(first.outcome?.revision ?? 0);"
      #expect(message.contains(words) == tells, "\(message)")
    }
    await server.stop()
  }

  /// What was planned with the whole holds only while nobody else changes the structure: edits
  /// between its commits make the rest be planned anew.
  @Test(.tags(.long)) func anImportBesideOtherEditsIsWhole() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let count = 3_000
    let rows = (0..<count).map {
      """
      {"id": "o\($0)", "cycle": "cycle", "unit": "team", "title": "t",
       "parent_objective": "\($0 < 40 ? "top" : "o\($0 % 40)")", "key_results": [
       {"id": "k\($0)", "kind": "metric", "title": "k", "baseline": 0, "target": 10, "current": 5}]}
      """
    }
    let document = Array("{\"objectives\": [\(rows.joined(separator: ","))]}".utf8)
    let isDone = Mutex(false)
    let edits = Task {
      var edits = 0
      while !isDone.withLock({ $0 }) {
        _ = try await acme.call(
          RPC.ObjectiveService.createObjective,
          CreateObjectiveRequest(
            mutation: .new(),
            objective: Objective(id: "x\(edits)", cycle: "cycle", unit: "team", title: "t")))
        _ = try await acme.call(
          RPC.AlignmentService.createAlignment,
          CreateAlignmentRequest(
            mutation: .new(), alignment: Alignment(from: "x\(edits)", to: "low")))
        edits += 1
      }
      return edits
    }
    let reply = try await acme.importDocument(document, pieceBytes: 100_000)
    isDone.withLock { $0 = true }
    let others = try await edits.value
    #expect(others > 0)
    #expect(reply.created == Int64(3 * count) && reply.checkIns == Int64(count))
    let listed = try await acme.call(
      RPC.ObjectiveService.listObjectives, ListObjectivesRequest(cycle: "cycle"))
    #expect(Int(listed.reply.total) == count + others + 2)
    let top = try await acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "o39"))
    #expect(top.reply.figures?.score?.ppm == 500_000)
    let again = try await acme.importDocument(document, pieceBytes: 100_000)
    #expect(again.created == 0 && again.checkIns == 0 && again.changed == 0)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }
}
