// Who watches is told what moves below it, and nothing else; who watches the same is told the same.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@Suite(.bounded) struct WatchTests {
  /// What a watcher was told, message by message, until the revision.
  private func told(
    _ replies: inout ReplyStream<WatchResponse>.AsyncIterator, until revision: Int64
  ) async throws -> [String: Ratio?] {
    var scores: [String: Ratio?] = [:]
    while let reply = try await replies.next() {
      for figures in reply.figures { scores[figures.id] = .some(figures.score) }
      if reply.revision >= revision { break }
    }
    return scores
  }

  @Test func aChangeReachesThoseAboveItOnly() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let roots = [["top"], ["top"], ["low"], ["low-kr2"], ["low", "top"]]
    var streams: [ReplyStream<WatchResponse>.AsyncIterator] = []
    for root in roots {
      var iterator = try await acme.stream(
        RPC.ScoreService.watch, WatchRequest(roots: root)
      ).makeAsyncIterator()
      let first = try await iterator.next()
      #expect(first?.figures.isEmpty == false)
      streams.append(iterator)
    }
    // low-kr moves itself, low and top; low-kr2 is none of its business until it moves too.
    let one = try await acme.record("low-kr", 5).outcome?.revision ?? 0
    let two = try await acme.record("low-kr2", 3).outcome?.revision ?? 0
    var last: [[String: Ratio?]] = []
    for index in streams.indices {
      last.append(try await self.told(&streams[index], until: two))
    }
    #expect(one < two)
    #expect(Set(last[0].keys) == ["top", "low", "low-kr", "low-kr2"])
    #expect(last[1] == last[0])
    #expect(Set(last[2].keys) == ["low", "low-kr", "low-kr2"])
    #expect(Set(last[3].keys) == ["low-kr2"])
    #expect(last[4] == last[0], "a node under two roots is told once, with its figures")
    let top = try await acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "top"))
    #expect(last[0]["top"] == .some(top.reply.figures?.score))
    await server.stop()
  }

  @Test func whatIsAlignedLaterIsWatchedToo() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    _ = try await acme.call(
      RPC.ObjectiveService.createObjective,
      CreateObjectiveRequest(
        mutation: .new(), objective: Objective(id: "new", cycle: "cycle", unit: "team", title: "N"))
    )
    try await Sample.addKeyResult(acme, "new-kr", "new", 0, 10)
    var top = try await acme.stream(RPC.ScoreService.watch, WatchRequest(roots: ["top"]))
      .makeAsyncIterator()
    _ = try await top.next()
    let before = try await acme.record("new-kr", 5).outcome?.revision ?? 0
    _ = try await acme.call(
      RPC.AlignmentService.createAlignment,
      CreateAlignmentRequest(mutation: .new(), alignment: Alignment(from: "new", to: "top")))
    let after = try await acme.record("new-kr", 7).outcome?.revision ?? 0
    let told = try await self.told(&top, until: after)
    #expect(before < after)
    #expect(told["new-kr"] != nil && told["new"] != nil && told["top"] != nil)
    await server.stop()
  }

  @Test func aRollupIsToldToAllWhoWatchIt() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let request = WatchRequest(rollup: QueryRollupRequest(by: [.region]))
    var first = try await acme.stream(RPC.ScoreService.watch, request).makeAsyncIterator()
    var second = try await acme.stream(RPC.ScoreService.watch, request).makeAsyncIterator()
    #expect(try await first.next()?.rows.count == 1)
    #expect(try await second.next()?.rows.count == 1)
    _ = try await acme.record("low-kr", 10)
    let rows = try await first.next()?.rows
    #expect(rows?.first?.score != nil)
    #expect(try await second.next()?.rows == rows)
    await server.stop()
  }
}
