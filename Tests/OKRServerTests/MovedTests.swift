// What a change says that it moved is what moved, of every kind of change; and its trial says the same before.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct MovedTests {
  /// Two cycles, units in two zones, and a forest whose scores depend on all of them.
  private static let document = """
    {"regions": [{"id": "emea", "name": "EMEA", "time_zone": "Europe/Warsaw"},
                 {"id": "apac", "name": "APAC", "time_zone": "Asia/Tokyo"}],
     "units": [{"id": "u", "name": "U", "region": "emea"}, {"id": "v", "name": "V", "region": "apac"}],
     "cycles": [{"id": "c", "start": "2020-01-01", "end": "2099-12-31"},
                {"id": "d", "start": "2020-01-01", "end": "2020-03-31"}],
     "objectives": [
       {"id": "top", "cycle": "c", "title": "t", "key_results": [
         {"id": "top-k", "kind": "metric", "title": "k", "target": 10, "current": 5}]},
       {"id": "a", "cycle": "c", "title": "t", "unit": "u", "parent_objective": "top", "key_results": [
         {"id": "a-k", "kind": "metric", "title": "k", "target": 10, "current": 14},
         {"id": "a-l", "kind": "metric", "title": "l", "target": 10},
         {"id": "a-m", "kind": "metric", "title": "m", "target": 10, "current": 2, "due": "2021-01-01"}]},
       {"id": "b", "cycle": "c", "title": "t", "unit": "v", "parent_objective": "top", "key_results": [
         {"id": "b-k", "kind": "metric", "title": "k", "target": 10, "current": 3}]}]}
    """

  private typealias Trial = @Sendable (OKRModel.Mutation) async throws -> Outcome?

  /// One of each kind of change that moves scores: each is tried, then made.
  private static func changes(_ acme: OKRConnection) -> [(name: String, make: Trial)] {
    func cycle(_ row: Cycle, _ mask: [String]) -> Trial {
      { mutation in
        try await acme.call(
          RPC.CycleService.updateCycle,
          UpdateCycleRequest(mutation: mutation, cycle: row, updateMask: mask)
        ).reply.outcome
      }
    }
    func objective(_ row: Objective, _ mask: [String]) -> Trial {
      { mutation in
        try await acme.call(
          RPC.ObjectiveService.updateObjective,
          UpdateObjectiveRequest(mutation: mutation, objective: row, updateMask: mask)
        ).reply.outcome
      }
    }
    func keyResult(_ row: KeyResult, _ mask: [String]) -> Trial {
      { mutation in
        try await acme.call(
          RPC.KeyResultService.updateKeyResult,
          UpdateKeyResultRequest(mutation: mutation, keyResult: row, updateMask: mask)
        ).reply.outcome
      }
    }
    return [
      ("a policy", cycle(Cycle(id: "c", policy: Policy(missing: .exclude)), ["policy"])),
      (
        "a cap",
        cycle(Cycle(id: "c", policy: Policy(cap: Ratio(ppm: 1_200_000))), ["policy"])
      ),
      ("a key result's objective", keyResult(KeyResult(id: "a-k", objective: "b"), ["objective"])),
      ("its way back", keyResult(KeyResult(id: "a-k", objective: "a"), ["objective"])),
      ("a weight", keyResult(KeyResult(id: "b-k", weight: Weight(thousandths: 0)), ["weight"])),
      ("an objective's cycle", objective(Objective(id: "a", cycle: "d"), ["cycle"])),
      ("an objective's state", objective(Objective(id: "b", state: .cancelled), ["state"])),
      ("its end", objective(Objective(id: "b", state: .active), ["state"])),
      (
        "a new objective's key result",
        { mutation in
          try await acme.call(
            RPC.KeyResultService.createKeyResult,
            CreateKeyResultRequest(
              mutation: mutation,
              keyResult: KeyResult(
                id: "b-n", objective: "b", title: "n",
                kind: .metricKind(MetricKind(target: .of(10)))))
          ).reply.outcome
        }
      ),
      (
        "an archived objective",
        { mutation in
          try await acme.call(
            RPC.ObjectiveService.archiveObjective,
            ArchiveObjectiveRequest(mutation: mutation, id: "b")
          ).reply.outcome
        }
      ),
    ]
  }

  @Test func whatIsToldIsWhatMoved() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    _ = try await acme.importDocument(Array(Self.document.utf8), .new(), pieceBytes: 400_000)
    var movedAtAll = 0
    for (name, make) in Self.changes(acme) {
      let trial = try await make(.new(validateOnly: true))
      let before = try await acme.figures()
      let live = try await make(.new())
      let after = try await acme.figures()
      let moved = after.filter { id, figures in
        before[id].map { $0[0] != figures[0] || $0[2] != figures[2] } ?? (figures[0] != nil)
      }
      movedAtAll += moved.count
      let told = live?.scoreChanges ?? []
      #expect(Set(told.map(\.id)).isSuperset(of: moved.keys), "\(name)")
      #expect(Int(live?.scoreChangesTotal ?? 0) == told.count, "\(name)")
      for change in told {
        guard let figures = after[change.id] else { continue }
        #expect(change.scoreAfter?.ppm == figures[0], "\(name) \(change.id)")
        #expect((before[change.id]?[0] ?? nil) == change.scoreBefore?.ppm, "\(name)")
        #expect(moved[change.id] != nil, "\(name) \(change.id)")
      }
      #expect(Set(trial?.scoreChanges ?? []) == Set(told), "\(name)")
    }
    #expect(movedAtAll > 15)
    await server.stop()
  }

  @Test func whatIsCutIsCounted() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let rows = (0..<150).map {
      """
      {"id": "o\($0)", "cycle": "c", "title": "t", "key_results": [
        {"id": "k\($0)", "kind": "metric", "title": "k", "target": 10, "current": 9}]}
      """
    }
    let document = """
      {"cycles": [{"id": "c", "start": "2020-01-01", "end": "2099-12-31"}],
       "objectives": [\(rows.joined(separator: ","))]}
      """
    _ = try await acme.importDocument(Array(document.utf8), .new(), pieceBytes: 400_000)
    for isTrial in [true, false] {
      let outcome = try await acme.call(
        RPC.CycleService.updateCycle,
        UpdateCycleRequest(
          mutation: .new(validateOnly: isTrial),
          cycle: Cycle(id: "c", policy: Policy(cap: Ratio(ppm: 500_000))), updateMask: ["policy"])
      ).reply.outcome
      #expect(outcome?.scoreChanges.count == Limits.scoreChangesPerOutcome)
      #expect(outcome?.scoreChangesTotal == 300)
    }
    await server.stop()
  }
}
