// Metrics by organisation: off unless asked for, bounded, and in sum what the metrics without the label say.

import BoundedTestSupport
import Metrics
import OKRClient
import OKRModel
import ObservationTestSupport
import Testing

@testable import OKRServer

@Suite(.bounded) struct OrganisationMetricsTests {
  private static let names = MetricCatalogue.byOrganisation.map(\.name)

  @Test(arguments: UInt64(1)...200) func nothingIsLostBetweenTheFirstAndTheOthers(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let ids =
      (0..<Int.random(in: 0...150, using: &random)).map { "o\($0)" } + [TopOrganisations.others]
    let amounts = ids.shuffled(using: &random).map {
      TopOrganisations.Row(
        organisation: $0,
        amount: Int.random(in: 0...Int.random(in: 0...9, using: &random), using: &random))
    }
    let most = Int.random(in: 1...ServerLimits.topOrganisations, using: &random)
    let beside = Int.random(in: 0...5, using: &random)
    let top = TopOrganisations(amounts, most: most, beside: beside)
    #expect(top.total == amounts.reduce(beside) { $0 + $1.amount }, "seed \(seed)")
    let eligible = amounts.filter { $0.amount > 0 && $0.organisation != TopOrganisations.others }
    #expect(top.rows.count == min(most, eligible.count), "seed \(seed)")
    #expect(Set(top.rows).count == top.rows.count && Set(top.rows).isSubset(of: eligible))
    #expect(top.rows.map(\.amount) == top.rows.map(\.amount).sorted(by: >), "seed \(seed)")
    let least = top.rows.last?.amount ?? 0
    let left = Set(eligible).subtracting(top.rows)
    #expect(left.allSatisfy { $0.amount <= least }, "seed \(seed)")
    #expect(top.other >= 0, "seed \(seed)")
  }

  @Test func anOrganisationNamedAsTheOthersIsOneOfThem() {
    let rows = [("a", 3), ("other", 9), ("b", 3)].map {
      TopOrganisations.Row(organisation: $0, amount: $1)
    }
    let top = TopOrganisations(rows, most: 2)
    #expect(top.rows.map(\.organisation) == ["a", "b"] && top.other == 9)
  }

  @Test func withoutBeingAskedForNoneIsNamed() async throws {
    try await self.withServer(most: 0) { server, port in
      let acme = try await server.makeSample("acme")
      server.server.observatory.board.endMinute()
      let shown = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      for name in Self.names {
        #expect(shown.values(name) == [], "\(name)")
        #expect(shown.families.contains { $0.name == name }, "\(name) is listed")
      }
      acme.close()
    }
  }

  /// One place for three organisations: whoever has it leaves it and comes again, and each minute's sum is what was
  /// committed in it.
  @Test func eachMinuteAddsUpWhoeverIsFirst() async throws {
    try await self.withServer(most: 1) { server, port in
      let organisations = [
        try await server.makeSample("acme"), try await server.makeSample("wide"),
        try await server.makeSample("zeta"),
      ]
      let board = server.server.observatory.board
      let early = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      #expect(early.values("okr_top_organisation_calls") == [], "no minute has ended yet")
      board.endMinute()
      var committed = early.values("okr_commit_changes_sum")[0]
      for (busy, id) in [(0, "acme"), (1, "wide"), (0, "acme")] {
        for (number, connection) in organisations.enumerated() {
          for value in 1...(number == busy ? 5 : 2) {
            _ = try await connection.record("low-kr", Int64(value))
          }
        }
        board.endMinute()
        let shown = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
        let now = shown.values("okr_commit_changes_sum")[0]
        #expect(now - committed == 9)
        for name in ["okr_top_organisation_calls", "okr_top_organisation_changes"] {
          #expect(shown.values(name, ["organisation": id]) == [5], "\(name)")
          #expect(shown.values(name, ["organisation": "other"]) == [4], "\(name)")
          #expect(shown.values(name).count == 2, "\(name)")
        }
        committed = now
      }
      for connection in organisations { connection.close() }
    }
  }

  @Test func memoryAddsUpToWhatAllHold() async throws {
    try await self.withServer(most: 2) { server, port in
      let organisations = [
        try await server.makeSample("acme"), try await server.makeSample("wide"),
        try await server.makeSample("zeta"),
      ]
      for number in 0..<30 {
        try await Sample.addKeyResult(organisations[2], "more-\(number)", "low", 0, 10)
      }
      let past = try await organisations[0].revision()
      _ = try await organisations[0].record("low-kr", 1)
      _ = try await organisations[0].call(
        RPC.ScoreService.getTree, GetTreeRequest(roots: ["top"]), asOf: AsOf(revision: past))
      let shown = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      let total = shown.values("okr_organisation_memory_bytes")
      #expect(shown.values("okr_top_organisation_memory_bytes").reduce(0, +) == total[0])
      #expect(shown.values("okr_organisation_memory_part_bytes").reduce(0, +) == total[0])
      #expect(shown.values("okr_organisation_memory_part_bytes", ["part": "past"])[0] > 0)
      #expect(
        shown.values("okr_organisation_memory_part_bytes", ["part": "past"])
          == shown.values("okr_past_state_bytes"))
      #expect(shown.values("okr_organisation_memory_part_bytes", ["part": "keys"])[0] > 0)
      let named = shown.families.first { $0.name == "okr_top_organisation_memory_bytes" }?.samples
        .compactMap { $0["organisation"] }
      #expect(named?.count == 3 && named?.first == "zeta" && named?.last == "other")
      for connection in organisations { connection.close() }
    }
  }

  private func withServer(
    most: Int, _ body: (TestServer, Int) async throws -> Void
  ) async throws {
    let server = try await TestServer.start(metricsByOrganisation: most)
    let management = try ManagementServer(Lifecycle())
    let port = try await management.start(host: "127.0.0.1", port: 0)
    management.watch(server.server)
    try await body(server, port)
    await server.stop()
    await management.close()
  }
}
