// The load generator against a real server: a small quarter end, and a server that can't follow.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRLoad
internal import OKRModel
internal import Testing

@Suite(.bounded) struct LoadTests {
  private func run(_ plan: LoadPlan, on server: TestServer) async throws -> LoadReport {
    let settings = OKRConnection.Settings(
      address: .tcp(host: "127.0.0.1", port: server.port), token: server.operatorToken)
    return try await LoadRun(plan, settings, year: 2026).run { _ in }
  }

  private var small: LoadPlan {
    var plan = LoadPlan(profile: .quarterEnd)
    plan.organisations = 2
    plan.keyResults = 60
    plan.connections = 6
    plan.rates = [200, 400]
    plan.seconds = 1
    return plan
  }

  @Test func aQuarterEndHolds() async throws {
    let server = try await TestServer.start()
    let report = try await self.run(self.small, on: server)
    #expect(report.holds, "\(report.failures) \(report.readBack) \(report.proof)")
    #expect(report.rates.map(\.asked) == [200, 400])
    let operations = Set(report.rates.flatMap { $0.operations.map(\.operation) })
    #expect(operations == Set(LoadOperation.allCases))
    let checkIns = report.rates.flatMap(\.operations).filter { $0.operation == .checkIn }
    #expect(report.readBack.acknowledged == checkIns.reduce(0) { $0 + $1.done })
    #expect(report.readBack.found == report.readBack.acknowledged)
    #expect(report.proof.organisations == 2 && report.proof.changesReplayed > 0)
    // Its organisations are used again.
    let again = try await self.run(self.small, on: server)
    #expect(again.holds)
    await server.stop()
  }

  @Test func withoutAnOperatorThereIsNoLoad() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    let settings = OKRConnection.Settings(
      address: .tcp(host: "127.0.0.1", port: server.port), token: token)
    let failure = await #expect(throws: RPCFailure.self) {
      try await LoadRun(self.small, settings, year: 2026).run { _ in }
    }
    #expect(failure?.code == .permissionDenied)
    await server.stop()
  }
}
