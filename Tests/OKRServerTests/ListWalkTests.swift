// Lists through a filter: a walk through all pages looks at each row twice at the most, and shows what
// the filter fits, in order.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import Testing

@testable internal import OKRServer
@testable internal import OKRState

@Suite(.bounded) struct ListWalkTests {
  private static func document(_ count: Int) -> [UInt8] {
    let rows = (0..<count).map { number in
      """
      {"id": "o\(number * 7_919 % 100_003)", "cycle": "cycle", "title": "t\(number % 10)",
       "unit": "\(number % 4 == 0 ? "team" : "")"}
      """
    }
    return Array("{\"objectives\": [\(rows.joined(separator: ","))]}".utf8)
  }

  private static func state(
    _ server: TestServer, _ id: String = "acme"
  ) throws -> OKRState.Organisation {
    let service = server.server.service
    let record = try #require(try service.store.findOrganisation(externalID: id))
    return try service.awaitHost(OrganisationName(id: id, number: record.orgID)) {
      $0.organisation
    }
  }

  /// All pages of a list as it is found in steps of so many rows.
  private static func walk(
    _ organisation: OKRState.Organisation, _ test: RowTest<Objective>, size: Int32, step: Int
  ) throws -> (rows: [UInt32], looked: Int, pages: Int, total: Int) {
    var order = IDOrder()
    order.extend(to: Objective.rows(organisation))
    var found: (rows: [UInt32], looked: Int, pages: Int, total: Int) = ([], 0, 0, 0)
    var token = ""
    repeat {
      let pager = try Pager(
        ListObjectivesRequest(page: Page(pageSize: size, pageToken: token)), in: 1)
      var walk = try ListWalk(pager, order.rows, test, in: organisation)
      while !walk.proceed(organisation, atMost: step) {}
      found.rows += walk.page
      found.looked += walk.looked
      found.pages += 1
      found.total = walk.total
      token = walk.next
    } while !token.isEmpty
    return found
  }

  @Test func aWalkLooksAtEachRowTwiceAtTheMost() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.importDocument(Self.document(600), pieceBytes: 100_000)
    let organisation = try Self.state(server)
    let rows = Objective.rows(organisation)
    for (text, share) in [("title = t3", 60), ("title : t", 602), ("title = nobody", 0)] {
      let test = RowTest(
        filter: try Objective.filter(text), showsArchived: false)
      let fits = test.over(organisation)
      let expected = (0..<UInt32(rows.count)).filter(fits).sorted {
        rows.id(Int($0)) < rows.id(Int($1))
      }
      #expect(expected.count == share)
      for (size, step) in [(7, 1), (7, Int.max), (50, 13), (1_000, Int.max)] {
        let walk = try Self.walk(organisation, test, size: Int32(size), step: step)
        #expect(walk.rows == expected && walk.total == share, "\(text) \(size) \(step)")
        // The first page looks at all, the others at each once, and at one more to know of the next.
        #expect(walk.looked <= 2 * rows.count + walk.pages, "\(text) \(size): \(walk.looked)")
        #expect(walk.looked >= rows.count)
      }
    }
    // Where every row is shown none is looked at.
    let open = RowTest<Objective>(showsArchived: false)
    let all = try Self.walk(organisation, open, size: 50, step: 1)
    #expect(all.rows.count == rows.count && all.looked == 0 && all.total == rows.count)
    await server.stop()
  }

  /// More rows than a lane looks at in one go, over the wire; rows come and go between the pages.
  @Test func pagesFollowTheRowBeforeWhateverComes() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let count = 5 * ServerLimits.rowsFilteredAtOnce
    _ = try await acme.importDocument(Self.document(count), pieceBytes: 100_000)
    var request = ListObjectivesRequest(filter: "title = t3")
    let before = try await acme.call(RPC.ObjectiveService.listObjectives, request).reply
    #expect(before.total == Int32(count / 10))
    var found: [String] = []
    var token = ""
    var number = 0
    repeat {
      request.page = Page(pageSize: 9, pageToken: token)
      let page = try await acme.call(RPC.ObjectiveService.listObjectives, request).reply
      // As the first page counted them.
      #expect(page.total == before.total)
      found += page.objectives.map(\.id)
      token = page.nextPageToken
      number += 1
      _ = try await acme.call(
        RPC.ObjectiveService.createObjective,
        CreateObjectiveRequest(
          mutation: .new(),
          objective: Objective(id: "a\(number)", cycle: "cycle", title: "t3")))
      if let shown = found.last {
        _ = try await acme.call(
          RPC.ObjectiveService.updateObjective,
          UpdateObjectiveRequest(
            mutation: .new(), objective: Objective(id: shown, title: "t4"),
            updateMask: ["title"]))
      }
    } while !token.isEmpty
    #expect(found.count == count / 10 && found == found.sorted())
    await server.stop()
  }

  /// The latest check-ins come first, and new ones before them: none of the others comes twice.
  @Test func checkInsComeOnceEach() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for value in 0..<9 { _ = try await acme.record("low-kr", Int64(value)) }
    let expected = try await acme.call(
      RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "low-kr")
    ).reply.checkIns.map(\.id)
    var found: [String] = []
    var token = ""
    repeat {
      let request = ListCheckInsRequest(
        page: Page(pageSize: 2, pageToken: token), keyResult: "low-kr")
      let page = try await acme.call(RPC.CheckInService.listCheckIns, request).reply
      found += page.checkIns.map(\.id)
      token = page.nextPageToken
      _ = try await acme.record("low-kr", 3)
      _ = try await acme.record("top-kr", 3)
    } while !token.isEmpty
    #expect(found == expected)
    await server.stop()
  }
}
