// Filters over the wire: of the present and the past, with pages.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@Suite(.bounded) struct FilterTests {
  @Test func aFilteredListHasItsPagesAndItsTotal() async throws {
    let server = try await TestServer.start()
    let connection = try await server.makeSample()
    _ = try await connection.record("low-kr", 5)
    var request = ListKeyResultsRequest(page: Page(pageSize: 1), filter: "objective = low")
    let first = try await connection.call(RPC.KeyResultService.listKeyResults, request).reply
    #expect(first.keyResults.map(\.id) == ["low-kr"])
    #expect(first.total == 2)
    request.page?.pageToken = first.nextPageToken
    let second = try await connection.call(RPC.KeyResultService.listKeyResults, request).reply
    #expect(second.keyResults.map(\.id) == ["low-kr2"])
    #expect(second.nextPageToken == "")
    request.filter = "objective = top"
    let foreign = try await Self.refused(connection, request)
    #expect(foreign?.reason == "PAGE_TOKEN_INVALID")
    let wrong = try await Self.refused(connection, ListKeyResultsRequest(filter: "objective < low"))
    #expect(wrong?.reason == "FILTER_INVALID")
    connection.close()
    await server.stop()
  }

  @Test func aFilterAsksThePastForItsFigures() async throws {
    let server = try await TestServer.start()
    let connection = try await server.makeSample()
    let before = try await connection.revision()
    _ = try await connection.record("low-kr", 5)
    let request = ListKeyResultsRequest(filter: "score > 0 OR kind = binary")
    let now = try await connection.call(RPC.KeyResultService.listKeyResults, request)
    #expect(now.reply.keyResults.map(\.id) == ["low-kr"])
    let then = try await connection.call(
      RPC.KeyResultService.listKeyResults, request, asOf: AsOf(revision: before))
    #expect(then.reply.keyResults.isEmpty)
    connection.close()
    await server.stop()
  }

  private static func refused(
    _ connection: OKRConnection, _ request: ListKeyResultsRequest
  ) async throws -> RPCFailure? {
    await refusal { () async throws(RPCFailure) in
      try await connection.call(RPC.KeyResultService.listKeyResults, request)
    }
  }
}
