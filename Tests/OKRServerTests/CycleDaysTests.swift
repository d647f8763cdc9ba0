// Documents that move cycles: what they make of years and quarters is looked at as a whole.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct CycleDaysTests {
  private static func document(_ cycles: [(id: String, start: String, end: String, parent: String)])
    -> [UInt8]
  {
    let rows = cycles.map { cycle in
      let parent = cycle.parent.isEmpty ? "" : ", \"parent\": \"\(cycle.parent)\""
      return
        "{\"id\": \"\(cycle.id)\", \"start\": \"\(cycle.start)\", \"end\": \"\(cycle.end)\"\(parent)}"
    }
    return Array("{\"cycles\": [\(rows.joined(separator: ", "))]}".utf8)
  }

  @Test func aDocumentIsLookedAtAsAWhole() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let year = ("y", "2026-01-01", "2026-12-31", "")
    let quarter = ("q4", "2026-10-01", "2026-12-31", "y")
    _ = try await acme.importDocument(Self.document([quarter, year]))
    // Both move at once, though neither could alone.
    let next = ("y", "2027-01-01", "2027-12-31", "")
    let moved = try await acme.importDocument(
      Self.document([next, ("q4", "2027-10-01", "2027-12-31", "y")]))
    #expect(moved.changed == 2)

    // A year that leaves a quarter out of the document behind, and quarters that leave their year.
    let refusals: [([(String, String, String, String)], [String])] = [
      ([("y", "2027-01-01", "2027-11-30", "")], ["cycle q4"]),
      (
        [
          ("q4", "2027-10-01", "2028-01-02", "y"), ("q0", "2026-12-01", "2026-12-31", "y"),
        ], ["cycle q4", "cycle q0"]
      ),
    ]
    for (cycles, places) in refusals {
      for isTrial in [true, false] {
        let failure = await refusal { () async throws(RPCFailure) in
          try await acme.importDocument(Self.document(cycles), .new(validateOnly: isTrial))
        }
        #expect(failure?.reason == "CYCLE_DAYS")
        #expect(failure?.status.violations.map(\.field) == places)
        #expect(failure?.status.violations.first?.message.contains("2027-12-31") == true)
      }
    }
    let kept = try await acme.call(RPC.CycleService.getCycle, GetCycleRequest(id: "q4")).reply
    #expect(kept.cycle?.end == "2027-12-31")
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  /// A cycle that came closed is frozen by the commands that its import names.
  @Test func whatCameClosedCanBeFrozen() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    let reply = try await acme.importDocument(
      Array(
        """
        {"cycles": [{"id": "old", "start": "2025-07-01", "end": "2025-09-30", "phase": "closed"}],
         "objectives": [{"id": "o", "cycle": "old", "key_results": [
          {"id": "k", "kind": "graded", "check_ins": [{"at": "2025-08-01", "value": 0.7}]}]}]}
        """.utf8))
    #expect(reply.findings.map(\.reason) == ["CYCLE_NOT_FROZEN"])
    _ = try await acme.call(
      RPC.CycleService.reopenCycle,
      ReopenCycleRequest(mutation: .new(), id: "old", reason: "to freeze it"))
    _ = try await acme.call(
      RPC.CycleService.closeCycle, CloseCycleRequest(mutation: .new(), id: "old"))
    let figures = try await acme.call(
      RPC.CycleService.listClosedFigures, ListClosedFiguresRequest(cycle: "old")
    ).reply
    #expect(figures.figures.map { $0.figures?.id } == ["o", "k"])
    // Its export comes in again without a word where it is closed.
    let again = try await acme.importDocument(try await acme.export())
    #expect(again.findings.isEmpty && again.outcome?.unchanged == true)
    await server.stop()
  }
}
