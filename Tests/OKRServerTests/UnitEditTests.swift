// Structure edits at size on a real server: each is one change, the past keeps its bytes, and a
// restart and the log make the same state.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct UnitEditTests {
  /// Units in a line below "top", each with some objectives of one key result.
  private static func document(units: Int, objectivesEach: Int) -> [UInt8] {
    let unitRows = (0..<units).map { number in
      """
      {"id": "u\(number)", "parent": "\(number < 40 ? "top" : "u\(number % 40)")"}
      """
    }
    let objectives = (0..<units * objectivesEach).map { number in
      """
      {"id": "o\(number)", "cycle": "c", "unit": "u\(number % units)", "title": "t", "weight": \(number % 7 + 1),
       "key_results": [{"id": "k\(number)", "kind": "metric", "title": "k", "target": 10,
         "current": \(number % 11)}]}
      """
    }
    return Array(
      """
      {"regions": [{"id": "pl", "time_zone": "Europe/Warsaw"}, {"id": "jp", "time_zone": "Asia/Tokyo"}],
       "units": [{"id": "all"}, {"id": "top", "parent": "all", "region": "pl"},
         {"id": "east", "parent": "all", "region": "jp"}, \(unitRows.joined(separator: ",\n"))],
       "members": [{"id": "anna", "unit": "u0"}],
       "cycles": [{"id": "c", "start": "2020-01-01", "end": "2099-12-31"}],
       "objectives": [\(objectives.joined(separator: ",\n"))]}
      """.utf8)
  }

  private struct Started {
    var server: TestServer
    var token: String
    var acme: OKRConnection

    mutating func restart() async throws {
      await self.server.stop()
      self.server = try await TestServer.start(over: self.server.endpoint)
      self.acme = try await self.server.connect(self.token)
    }
  }

  private static func start(units: Int, objectivesEach: Int) async throws -> Started {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    let acme = try await server.connect(token)
    _ = try await acme.importDocument(
      Self.document(units: units, objectivesEach: objectivesEach), pieceBytes: 500_000)
    return Started(server: server, token: token, acme: acme)
  }

  private func rollup(_ acme: OKRConnection, asOf: AsOf? = nil) async throws -> [RollupRow] {
    try await acme.call(
      RPC.ScoreService.queryRollup,
      QueryRollupRequest(by: [.unit], page: Page(pageSize: 1_000)), asOf: asOf
    ).reply.rows
  }

  private func merge(
    _ acme: OKRConnection, _ source: String, _ target: String,
    _ mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> MergeUnitsResponse {
    try await acme.call(
      RPC.UnitService.mergeUnits,
      MergeUnitsRequest(mutation: mutation, source: source, target: target)
    ).reply
  }

  /// 10 000 units move to another region in one edit, with all that stands in them.
  @Test(.tags(.long)) func aSubtreeOfTenThousandMoves() async throws {
    var started = try await Self.start(units: 10_000, objectivesEach: 1)
    let acme = started.acme
    let before = try await acme.call(RPC.ScoreService.getTree, GetTreeRequest(region: "jp"))
    #expect(before.reply.total == 0)
    let moment = AsOf(
      revision: before.revision, effectiveUnixMicros: before.instantMicros)
    let document = try await acme.export(asOf: moment)
    let moved = try await acme.call(
      RPC.UnitService.updateUnit,
      UpdateUnitRequest(
        mutation: .new(), unit: Unit(id: "top", parent: "east"),
        updateMask: ["parent", "region"]))
    #expect(moved.reply.outcome?.unchanged == false)
    let after = try await acme.call(RPC.ScoreService.getTree, GetTreeRequest(region: "jp"))
    #expect(after.reply.total == 20_000)
    #expect(try await acme.export(asOf: moment) == document, "the past has its bytes")
    try await started.restart()
    let again = try await started.acme.call(
      RPC.ScoreService.getTree, GetTreeRequest(region: "jp"))
    #expect(again.reply.total == 20_000)
    #expect(try await started.acme.export(asOf: moment) == document)
    #expect(try await started.acme.verify().differences == 0)
    await started.server.stop()
  }

  /// A unit of thousands of objectives is merged, and the past reads as it did.
  @Test(.tags(.long)) func aLargeUnitIsMergedAtOnce() async throws {
    var started = try await Self.start(units: 2, objectivesEach: 3_000)
    let acme = started.acme
    let rows = try await self.rollup(acme)
    let now = try await acme.call(RPC.ScoreService.queryRollup, QueryRollupRequest())
    let moment = AsOf(revision: now.revision, effectiveUnixMicros: now.instantMicros)
    let document = try await acme.export(asOf: moment)
    var trial = OKRModel.Mutation.new()
    trial.validateOnly = true
    let foreseen = try await self.merge(acme, "u0", "u1", trial)
    #expect(foreseen.moved == MovedBetweenUnits(objectives: 3_000, members: 1, units: 0))
    #expect(foreseen.unit?.isArchived == true)
    #expect(try await acme.revision() == now.revision, "a trial writes nothing")

    let mutation = OKRModel.Mutation.new()
    let merged = try await self.merge(acme, "u0", "u1", mutation)
    #expect(merged.moved == foreseen.moved && merged.unit?.isArchived == true)
    let revision = try #require(RevisionToken.parse(now.revision))
    #expect(merged.outcome?.revision == revision + 3_002, "one commit, in the log's order")
    let repeated = try await self.merge(acme, "u0", "u1", mutation)
    #expect(repeated.outcome?.repeated == true && repeated.moved == nil)
    #expect(repeated.outcome?.revision == merged.outcome?.revision)

    let after = try await self.rollup(acme)
    #expect(!after.contains { $0.keys == ["u0"] })
    #expect(after.first { $0.keys == ["u1"] }?.objectives == 6_000)
    #expect(after.first { $0.keys == ["top"] } == rows.first { $0.keys == ["top"] })
    #expect(try await self.rollup(acme, asOf: moment) == rows)
    #expect(try await acme.export(asOf: moment) == document)
    try await started.restart()
    #expect(try await self.rollup(started.acme) == after)
    #expect(try await self.rollup(started.acme, asOf: moment) == rows)
    #expect(try await started.acme.export(asOf: moment) == document)
    #expect(try await started.acme.verify().differences == 0)
    await started.server.stop()
  }

  @Test func aSplitHasItsScoresAndItsVersion() async throws {
    let started = try await Self.start(units: 3, objectivesEach: 4)
    let acme = started.acme
    let source = try #require(
      try await acme.call(RPC.UnitService.getUnit, GetUnitRequest(id: "u0")).reply.unit)
    let ask = { (mutation: OKRModel.Mutation, objectives: [String]) in
      SplitUnitRequest(
        mutation: mutation, source: "u0", unit: Unit(id: "new", name: "New", region: "jp"),
        objectives: objectives, members: ["anna"])
    }
    let stale = await refusal { () throws(RPCFailure) in
      try await acme.call(
        RPC.UnitService.splitUnit, ask(.new(expectedVersion: source.version + 1), ["o0"]))
    }
    #expect(stale?.code == .aborted && stale?.reason == "STALE_VERSION")
    let wrong = await refusal { () throws(RPCFailure) in
      try await acme.call(RPC.UnitService.splitUnit, ask(.new(), ["o0", "o1", "nothing"]))
    }
    #expect(wrong?.code == .invalidArgument)
    #expect(
      wrong?.status.violations.map(\.field) == ["objectives[1]", "objectives[2]"])
    let before = try await acme.revision()
    let trial = try await acme.call(
      RPC.UnitService.splitUnit, ask(.new(validateOnly: true), ["o0", "o3"])
    ).reply
    #expect(trial.unit?.region == "jp" && trial.moved?.objectives == 2)
    #expect(try await acme.revision() == before)
    let split = try await acme.call(
      RPC.UnitService.splitUnit, ask(.new(expectedVersion: source.version), ["o0", "o3"])
    ).reply
    #expect(split.unit?.parent == source.parent && split.unit?.region == "jp")
    #expect(split.moved == MovedBetweenUnits(objectives: 2, members: 1, units: 0))
    let rows = try await self.rollup(acme)
    #expect(rows.first { $0.keys == ["new"] }?.objectives == 2)
    #expect(rows.first { $0.keys == ["u0"] }?.objectives == 2)
    let member = try await started.server.connect(
      try await started.server.makeToken("acme", role: .member))
    let notAllowed = await refusal { () throws(RPCFailure) in
      try await self.merge(member, "new", "u0")
    }
    #expect(notAllowed?.code == .permissionDenied)
    await started.server.stop()
  }

  /// Thousands of weights in one document.
  @Test(.tags(.long)) func manyWeightsChangeTogether() async throws {
    var started = try await Self.start(units: 4, objectivesEach: 700)
    let weights = (0..<2_800).map { number in
      """
      {"id": "o\(number)", "cycle": "c", "unit": "u\(number % 4)", "title": "t", "weight": \(number % 5)}
      """
    }
    let before = try await started.acme.call(RPC.ScoreService.queryRollup, QueryRollupRequest())
    let moment = AsOf(revision: before.revision, effectiveUnixMicros: before.instantMicros)
    let reply = try await started.acme.importDocument(
      Array("{\"objectives\": [\(weights.joined(separator: ","))]}".utf8), pieceBytes: 500_000)
    #expect(reply.changed > 2_000)
    let objective = try await started.acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "o2799"))
    #expect(objective.reply.objective?.weight?.thousandths == 4_000)
    let past = try await started.acme.call(
      RPC.ScoreService.queryRollup, QueryRollupRequest(), asOf: moment)
    #expect(past.reply == before.reply)
    try await started.restart()
    let again = try await started.acme.call(
      RPC.ScoreService.queryRollup, QueryRollupRequest(), asOf: moment)
    #expect(again.reply == before.reply)
    #expect(try await started.acme.verify().differences == 0)
    await started.server.stop()
  }
}
