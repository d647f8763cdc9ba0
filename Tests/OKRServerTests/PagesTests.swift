// Lists and trees in pages: every row once, in order, while check-ins and edits go on.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import ScoreEngine
internal import Testing

@testable internal import OKRServer
@testable internal import OKRState

@Suite(.bounded) struct PagesTests {
  /// Objectives of two units and three regions, each with one key result, in no order of their ids.
  private static func document(objectives: Range<Int>) -> [UInt8] {
    let rows = objectives.map { number in
      """
      {"id": "o\(Self.scrambled(number))", "cycle": "cycle", "title": "t",
       "parent_objective": "top", "unit": "\(number % 2 == 0 ? "team" : "crew")",
       "region": "\(number % 3 == 0 ? "de" : "")",
       "key_results": [{"id": "k\(Self.scrambled(number))", "kind": "metric", "title": "k",
       "baseline": 0, "target": 10}]}
      """
    }
    let places = """
      "regions": [{"id": "de", "name": "Deutschland"}], "units": [{"id": "crew", "region": "de"}]
      """
    return Array("{\(places), \"objectives\": [\(rows.joined(separator: ","))]}".utf8)
  }

  private static func scrambled(_ number: Int) -> Int { number * 7_919 % 100_003 }

  /// Goes through all pages.
  private static func all<T>(
    size: Int32, _ page: (Page) async throws -> (rows: [T], next: String, total: Int32)
  ) async throws -> [T] {
    var found: [T] = []
    var token = ""
    repeat {
      let (rows, next, total) = try await page(Page(pageSize: size, pageToken: token))
      found += rows
      token = next
      #expect(next.isEmpty == (found.count >= Int(total)))
    } while !token.isEmpty
    return found
  }

  private static func objectives(
    _ acme: OKRConnection, cycle: String = "", unit: String = "", region: String = ""
  ) async throws -> [Objective] {
    try await Self.all(size: 400) { page in
      let request = ListObjectivesRequest(page: page, cycle: cycle, unit: unit, region: region)
      let reply = try await acme.call(RPC.ObjectiveService.listObjectives, request).reply
      return (reply.objectives, reply.nextPageToken, reply.total)
    }
  }

  private static func keyResults(_ acme: OKRConnection) async throws -> [String] {
    try await Self.all(size: 1_000) { page in
      let request = ListKeyResultsRequest(page: page)
      let reply = try await acme.call(RPC.KeyResultService.listKeyResults, request).reply
      return (reply.keyResults.map(\.id), reply.nextPageToken, reply.total)
    }
  }

  private static func tree(_ acme: OKRConnection, size: Int32) async throws -> [TreeNode] {
    try await Self.all(size: size) { page in
      let reply = try await acme.call(RPC.ScoreService.getTree, GetTreeRequest(page: page)).reply
      return (reply.nodes, reply.nextPageToken, reply.total)
    }
  }

  @Test func listsAreWholeAndByIDAsTheyGrow() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    var expected = ["top", "low"]
    // More rows than are sorted on the lane, then few on top of them.
    let parts = [0..<2 * ServerLimits.rowsSortedAtOnce, 1_100..<1_103, 2_000..<4_000]
    for part in parts {
      _ = try await acme.importDocument(Self.document(objectives: part))
      expected = (expected + part.map { "o\(Self.scrambled($0))" }).sorted()
      let listed = try await Self.objectives(acme)
      #expect(listed.map(\.id) == expected)
      for (unit, region) in [("crew", ""), ("", "de"), ("team", "de"), ("", "pl")] {
        let found = try await Self.objectives(acme, cycle: "cycle", unit: unit, region: region)
        #expect(
          found
            == listed.filter {
              (unit.isEmpty || $0.unit == unit) && (region.isEmpty || $0.region == region)
            }, "\(unit) \(region)")
      }
      let keyResults = try await Self.keyResults(acme)
      #expect(keyResults.count == expected.count + 1 && keyResults == keyResults.sorted())
    }
    await #expect(throws: RPCFailure.self) { try await Self.objectives(acme, cycle: "never") }
    await server.stop()
  }

  @Test func alignmentsComeOnceEachAlsoWhereSomeWereRemoved() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.importDocument(Self.document(objectives: 0..<120))
    var expected = Set((0..<120).map { "o\(Self.scrambled($0))" } + ["low"])
    for number in [0, 7, 119] {
      let id = "o\(Self.scrambled(number))"
      _ = try await acme.call(
        RPC.AlignmentService.deleteAlignment,
        DeleteAlignmentRequest(mutation: .new(), from: id, to: "top"))
      expected.remove(id)
      let found = try await Self.all(size: 50) { page in
        let request = ListAlignmentsRequest(page: page)
        let reply = try await acme.call(RPC.AlignmentService.listAlignments, request).reply
        return (reply.alignments.map(\.from), reply.nextPageToken, reply.total)
      }
      #expect(found.count == expected.count && Set(found) == expected)
    }
    await server.stop()
  }

  /// Pages of a tree that is larger than one, cut from one outline; a change shows in the walks that
  /// begin after it.
  @Test(.tags(.long)) func treesAreCutFromOneOutline() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let lines = 2 * 4_000 + 6
    _ = try await acme.importDocument(Self.document(objectives: 0..<4_000), pieceBytes: 400_000)
    let whole = try await Self.tree(acme, size: 5_000)
    #expect(whole.count == lines - 1)
    #expect(try await Self.tree(acme, size: 1_700) == whole)
    // A check-in between two pages moves nothing of the second one, which is of the first one's moment.
    let last = try #require(whole.last)
    var page = Page(pageSize: 5_000)
    let first = try await acme.call(RPC.ScoreService.getTree, GetTreeRequest(page: page)).reply
    _ = try await acme.record(last.id, 10)
    page.pageToken = first.nextPageToken
    let second = try await acme.call(RPC.ScoreService.getTree, GetTreeRequest(page: page)).reply
    #expect(first.nodes.map(\.id) + second.nodes.map(\.id) == whole.map(\.id))
    #expect(first.nodes + second.nodes == whole)
    let now = try await Self.tree(acme, size: 5_000).last
    #expect(now?.figures?.score?.ppm == 1_000_000 && last.figures?.score?.ppm == 0)
    // A new item stands in the tree at once.
    try await Sample.addKeyResult(acme, "top-kr9", "top", 0, 1)
    let grown = try await Self.tree(acme, size: 5_000).map(\.id)
    #expect(grown.count == lines && grown.contains("top-kr9"))
    await server.stop()
  }

  /// Trees of a whole company are asked for at once, by readers who don't wait, beside check-ins.
  @Test func manyTreesAtOnceAreAllWhole() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.importDocument(Self.document(objectives: 0..<3_000), pieceBytes: 400_000)
    let sizes = await withTaskGroup(of: Int.self) { group in
      for reader in 0..<6 {
        group.addTask {
          let depth = Int32(2 + reader % 3)
          let request = GetTreeRequest(depth: depth, page: Page(pageSize: 5_000))
          return (try? await acme.call(RPC.ScoreService.getTree, request))
            .map { Int($0.reply.total) } ?? -1
        }
        group.addTask {
          (try? await acme.record("low-kr", Int64(reader))) == nil ? -1 : 6_005
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(sizes) == [6_005], "\(sizes)")
    await server.stop()
  }

  @Test func fewOutlinesAreKept() throws {
    var pages = PageSources()
    for number in 0..<20 {
      pages.keep(.sample(lines: ServerLimits.linesPerTreePage + 1), "\(number)")
      #expect(pages.outline("\(number)", structureRevision: 0) != nil)
    }
    let kept = (0..<20).filter { pages.outline("\($0)", structureRevision: 0) != nil }
    #expect(kept == [18, 19] && pages.bytesCount > 0)
    pages.keep(.sample(lines: ServerLimits.linesPerTreePage), "small")
    #expect(pages.outline("small", structureRevision: 0) == nil)
    #expect(pages.outline("19", structureRevision: 1) == nil && pages.bytesCount == 0)
  }
}

extension TreeOutline {
  fileprivate static func sample(lines: Int) -> TreeOutline {
    let line = Line(
      node: .objective(0), weight: 1_000, depth: 0, counts: true, repeatedAbove: false)
    return TreeOutline(structureRevision: 0, lines: Array(repeating: line, count: lines))
  }
}
