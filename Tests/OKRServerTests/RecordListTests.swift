// Check-ins, grades, alignments, tokens and organisations: each by itself, and lists of them through
// a filter, whose pages follow the last row shown whatever comes and goes.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

extension OKRConnection {
  fileprivate func grade(_ ppm: Int64?, _ reason: String) async throws(RPCFailure) -> Grade? {
    try await self.call(
      RPC.GradeService.recordGrade,
      RecordGradeRequest(
        mutation: .new(),
        grade: Grade(objective: "low", value: ppm.map { Ratio(ppm: $0) }, reason: reason))
    ).reply.grade
  }

  fileprivate func objective(_ id: String) async throws(RPCFailure) {
    _ = try await self.call(
      RPC.ObjectiveService.createObjective,
      CreateObjectiveRequest(mutation: .new(), objective: Objective(id: id, cycle: "cycle")))
  }

  fileprivate func align(_ from: String, weight: Int64 = 1_000) async throws(RPCFailure) {
    _ = try await self.call(
      RPC.AlignmentService.createAlignment,
      CreateAlignmentRequest(
        mutation: .new(),
        alignment: Alignment(
          from: from, to: "top", mode: .average, weight: Weight(thousandths: weight))))
  }

  fileprivate func drop(_ from: String) async throws(RPCFailure) {
    _ = try await self.call(
      RPC.AlignmentService.deleteAlignment,
      DeleteAlignmentRequest(mutation: .new(), from: from, to: "top"))
  }
}

@Suite(.bounded) struct RecordListTests {
  /// All pages of a list, joined, and the totals that they told.
  private static func walk<Q: WireCodable & PagedMessage, R: WireCodable, Row>(
    _ connection: OKRConnection, _ method: OKRModel.Method<Q, R>, _ request: Q, size: Int32,
    _ rows: (R) -> (rows: [Row], next: String, total: Int32),
    between: () async throws -> Void = {}
  ) async throws -> (rows: [Row], totals: [Int32]) {
    var request = request
    var found: (rows: [Row], totals: [Int32]) = ([], [])
    var token = ""
    repeat {
      request.page = Page(pageSize: size, pageToken: token)
      let page = rows(try await connection.call(method, request).reply)
      #expect(page.rows.count <= size)
      found.rows += page.rows
      found.totals.append(page.total)
      token = page.next
      if !token.isEmpty { try await between() }
      try #require(found.totals.count < 100, "a list without an end")
    } while !token.isEmpty
    return found
  }

  @Test func aCheckInIsReadByItsID() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let first = try #require(try await acme.record("low-kr", 5, note: "first").checkIn)
    let before = try await acme.revision()
    let second = try await acme.call(
      RPC.CheckInService.correctCheckIn,
      CorrectCheckInRequest(
        mutation: .new(), checkIn: CheckIn(value: .of(6), replaces: first.id))
    ).reply.checkIn
    let method = RPC.CheckInService.getCheckIn
    let now = try await acme.call(method, GetCheckInRequest(id: first.id)).reply.checkIn
    #expect(now?.inForce == false && now?.note == "first" && now?.value == .of(5))
    let listed = try await acme.call(
      RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "low-kr")
    ).reply.checkIns
    #expect(listed.first { $0.id == first.id } == now && listed.first == second)

    // Then it was in force, and the one that replaced it wasn't there.
    let moment = AsOf(revision: before)
    let then = try await acme.call(method, GetCheckInRequest(id: first.id), asOf: moment)
    #expect(then.reply.checkIn?.inForce == true)
    for id in [second?.id ?? "", "c999999", "low-kr", ""] {
      let failure = await refusal { () async throws(RPCFailure) in
        try await acme.call(method, GetCheckInRequest(id: id), asOf: moment)
      }
      #expect(
        failure?.code == .notFound && failure?.status.message == "There is no check-in \"\(id)\".")
    }
    // What holds from later isn't listed at a time before, nor read.
    let early = AsOf(effectiveUnixMicros: (first.effectiveTime?.unixMicros ?? 0) - 1)
    let unborn = await refusal { () async throws(RPCFailure) in
      try await acme.call(method, GetCheckInRequest(id: first.id), asOf: early)
    }
    #expect(unborn?.code == .notFound)
    await server.stop()
  }

  @Test func aGradeIsReadByItsID() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let first = try #require(try await acme.grade(700_000, "good"))
    let before = try await acme.revision()
    let second = try #require(try await acme.grade(nil, "too early"))
    let method = RPC.GradeService.getGrade
    #expect(try await acme.call(method, GetGradeRequest(id: first.id)).reply.grade == first)
    #expect(try await acme.call(method, GetGradeRequest(id: second.id)).reply.grade == second)
    for (id, moment) in [(second.id, AsOf(revision: before)), ("g1", nil), ("low", nil)] {
      let failure = await refusal { () async throws(RPCFailure) in
        try await acme.call(method, GetGradeRequest(id: id), asOf: moment)
      }
      #expect(
        failure?.code == .notFound && failure?.status.message == "There is no grade \"\(id)\".")
    }
    let valued = try await acme.call(
      RPC.GradeService.listGrades,
      ListGradesRequest(objective: "low", filter: "value != none AND reason : GOOD")
    ).reply
    #expect(valued.grades == [first] && valued.total == 1)
    await server.stop()
  }

  @Test func checkInsThroughAFilterComeOnceEach() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for value in 0..<12 { _ = try await acme.record("low-kr", Int64(value % 4)) }
    let all = try await acme.call(
      RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "low-kr")
    ).reply.checkIns
    let walk = try await Self.walk(
      acme, RPC.CheckInService.listCheckIns,
      ListCheckInsRequest(keyResult: "low-kr", filter: "value >= 2"), size: 2
    ) {
      ($0.checkIns, $0.nextPageToken, $0.total)
    } between: {
      _ = try await acme.record("low-kr", 3)
      _ = try await acme.record("low-kr", 0)
    }
    #expect(walk.rows.map(\.id) == all.filter { ($0.value?.micros ?? 0) >= 2_000_000 }.map(\.id))
    #expect(walk.totals == [6, 6, 6])
    await server.stop()
  }

  @Test func alignmentsComeOnceEachWhateverGoes() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let names = (0..<12).map { "o\($0)" }
    for (number, name) in names.enumerated() {
      try await acme.objective(name)
      try await acme.align(name, weight: Int64(number % 3) * 1_000)
    }
    let method = RPC.AlignmentService.listAlignments
    let whole = try await acme.call(method, ListAlignmentsRequest()).reply
    #expect(whole.alignments.map(\.from) == ["low"] + names && whole.total == 13)

    // As they were made; rows before the page go, and none behind it is passed over.
    var gone = names.makeIterator()
    let made = try await Self.walk(
      acme, method, ListAlignmentsRequest(filter: "weight > 0"), size: 2
    ) {
      ($0.alignments, $0.nextPageToken, $0.total)
    } between: {
      if let name = gone.next() { try await acme.drop(name) }
    }
    #expect(
      made.rows.map(\.from) == ["low", "o1", "o2", "o4", "o5", "o7", "o8", "o10", "o11"])
    #expect(Set(made.totals) == [9])

    // By the ids of their ends; one that the page ended with is gone.
    let left = try await acme.call(method, ListAlignmentsRequest(item: "top")).reply
    let ids = left.alignments.map(\.from)
    #expect(ids == ids.sorted() && left.total == Int32(ids.count) && ids.count > 6)
    var last = ""
    let byID = try await Self.walk(acme, method, ListAlignmentsRequest(item: "top"), size: 3) {
      last = $0.alignments.last?.from ?? ""
      return ($0.alignments, $0.nextPageToken, $0.total)
    } between: {
      try await acme.drop(last)
    }
    #expect(byID.rows.map(\.from) == ids)
    #expect(byID.totals.first == left.total && byID.totals.last ?? 0 < left.total)
    await server.stop()
  }

  @Test func tokensThroughAFilter() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for number in 0..<6 {
      _ = try await acme.call(
        RPC.TokenService.createToken,
        CreateTokenRequest(
          mutation: .new(),
          token: Token(name: "n\(number)", role: number % 2 == 0 ? .member : .administrator)))
    }
    let walk = try await Self.walk(
      acme, RPC.TokenService.listTokens,
      ListTokensRequest(filter: "revoked = false AND name : n"), size: 2
    ) {
      ($0.tokens, $0.nextPageToken, $0.total)
    }
    let names = walk.rows.map(\.name)
    #expect(Set(walk.totals) == [Int32(names.count)])
    #expect(Set((0..<6).map { "n\($0)" }).isSubset(of: names) && Set(names).count == names.count)

    // Those shown are revoked: the next page goes on behind them all the same.
    var shown: [Token] = []
    let members = try await Self.walk(
      acme, RPC.TokenService.listTokens,
      ListTokensRequest(filter: "role = member AND revoked = false"), size: 1
    ) {
      shown = $0.tokens
      return ($0.tokens, $0.nextPageToken, $0.total)
    } between: {
      for token in shown {
        _ = try await acme.call(
          RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: .new(), id: token.id))
      }
    }
    #expect(members.rows.map(\.name) == ["n0", "n2", "n4"] && members.totals == [3, 3, 3])
    // An operator that acts in another organisation asks for other rows.
    let reply = try await acme.call(
      RPC.TokenService.listTokens, ListTokensRequest(page: Page(pageSize: 1))
    ).reply
    _ = try await server.makeOrganisation("other")
    let operatorThere = try await server.connect(server.operatorToken, organisation: "other")
    let foreign = await refusal { () async throws(RPCFailure) in
      try await operatorThere.call(
        RPC.TokenService.listTokens,
        ListTokensRequest(page: Page(pageSize: 1, pageToken: reply.nextPageToken)))
    }
    #expect(reply.total > 1 && foreign?.reason == "PAGE_TOKEN_INVALID")
    let wrong = await refusal { () async throws(RPCFailure) in
      try await acme.call(RPC.TokenService.listTokens, ListTokensRequest(filter: "secret = x"))
    }
    #expect(wrong?.reason == "FILTER_INVALID" && wrong?.status.violations.first?.field == "filter")
    await server.stop()
  }

  @Test func organisationsThroughAFilter() async throws {
    let server = try await TestServer.start()
    let root = try await server.connect(server.operatorToken)
    func make(_ id: String, _ name: String) async throws {
      _ = try await root.call(
        RPC.OrganisationService.createOrganisation,
        CreateOrganisationRequest(
          mutation: .new(), organisation: OKRModel.Organisation(id: id, name: name)))
    }
    for number in 0..<7 { try await make("org\(number)", number % 2 == 0 ? "A Group" : "Other") }
    var number = 0
    let walk = try await Self.walk(
      root, RPC.OrganisationService.listOrganisations,
      ListOrganisationsRequest(filter: "name : group"), size: 2
    ) {
      ($0.organisations, $0.nextPageToken, $0.total)
    } between: {
      number += 1
      try await make("a\(number)", "A group before them")
    }
    #expect(walk.rows.map(\.id) == ["org0", "org2", "org4", "org6"] && Set(walk.totals) == [4])
    await server.stop()
  }

  @Test func aFilterThatCannotBeReadIsRefusedEverywhere() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let root = try await server.connect(server.operatorToken)
    func expectRefused<Q: WireCodable, R: WireCodable>(
      _ connection: OKRConnection, _ method: OKRModel.Method<Q, R>, _ request: Q
    ) async {
      let failure = await refusal { () async throws(RPCFailure) in
        try await connection.call(method, request)
      }
      #expect(failure?.reason == "FILTER_INVALID", "\(method.path)")
      #expect(failure?.status.message.contains("no field \"colour_of_hair\"") == true)
    }
    let filter = "colour_of_hair = red"
    await expectRefused(
      acme, RPC.CheckInService.listCheckIns,
      ListCheckInsRequest(keyResult: "low-kr", filter: filter))
    await expectRefused(
      acme, RPC.GradeService.listGrades, ListGradesRequest(objective: "low", filter: filter))
    await expectRefused(
      acme, RPC.AlignmentService.listAlignments, ListAlignmentsRequest(filter: filter))
    await expectRefused(acme, RPC.TokenService.listTokens, ListTokensRequest(filter: filter))
    await expectRefused(
      root, RPC.OrganisationService.listOrganisations, ListOrganisationsRequest(filter: filter))
    await server.stop()
  }
}
