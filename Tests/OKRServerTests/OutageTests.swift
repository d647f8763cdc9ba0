// A database of the operator's own that goes away and comes back, under a server that stays.

import BoundedTestSupport
import OKRClient
import OKRModel
import OKRStore
import StoreTestSupport
import Testing

@Suite(.bounded) struct OutageTests {
  @Test func aDatabaseThatGoesAwayAndComesBack() async throws {
    let directory = TestCluster.temporaryDirectory()
    defer { TestCluster.remove(directory) }
    let database = try EmbeddedPostgres(
      dataDirectory: directory, settings: ["shared_buffers=16MB"])
    try database.start()
    defer { database.stop() }
    _ = try SchemaMigrator(endpoint: database.endpoint).migrate()
    let server = try await TestServer.start(over: database.endpoint)
    let acme = try await server.makeSample()
    _ = try await acme.record("low-kr", 3)
    let before = try await acme.figures()

    database.stop()
    let lost = OKRModel.Mutation.new()
    let refused = await refusal { () async throws(RPCFailure) in
      try await acme.record("low-kr", 4, lost, note: "once")
    }
    #expect(refused?.code == .unavailable, "\(String(describing: refused))")
    #expect(try await acme.figures() == before, "figures are served from memory meanwhile")

    try database.start()
    var answer: RecordCheckInResponse?
    for _ in 0..<600 where answer == nil {
      do throws(RPCFailure) {
        answer = try await acme.record("low-kr", 4, lost, note: "once")
      } catch {
        #expect(error.code == .unavailable)
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    #expect(answer?.checkIn != nil)
    #expect(try await acme.count("low-kr") == 2, "the retried record is there once")
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }
}
