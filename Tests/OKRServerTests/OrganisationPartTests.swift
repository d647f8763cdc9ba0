// Tokens whose role holds in one unit or region: what they read, what they change, and how it is asked
// beforehand.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct OrganisationPartTests {
  private static let update = RPC.ObjectiveService.updateObjective
  private static let check = RPC.TokenService.checkAccess

  /// The sample, with unit hr in no region and its objective beside unit team in region pl.
  private static func sample(_ server: TestServer) async throws -> OKRConnection {
    let acme = try await server.makeSample()
    _ = try await acme.call(
      RPC.UnitService.createUnit,
      CreateUnitRequest(mutation: .new(), unit: Unit(id: "hr", name: "HR")))
    _ = try await acme.call(
      RPC.ObjectiveService.createObjective,
      CreateObjectiveRequest(
        mutation: .new(),
        objective: Objective(id: "people", cycle: "cycle", unit: "hr", title: "People")))
    try await Sample.addKeyResult(acme, "people-kr", "people", 0, 10)
    return acme
  }

  private static func token(
    _ acme: OKRConnection, _ role: Role, unit: String = "", region: String = ""
  ) async throws(RPCFailure) -> (secret: String, token: Token?) {
    let reply = try await acme.call(
      RPC.TokenService.createToken,
      CreateTokenRequest(
        mutation: .new(), token: Token(name: "lead", role: role, unit: unit, region: region))
    ).reply
    return (reply.secret, reply.token)
  }

  private static func retitle(_ id: String, validateOnly: Bool = false) -> UpdateObjectiveRequest {
    UpdateObjectiveRequest(
      mutation: .new(validateOnly: validateOnly), objective: Objective(id: id, title: "new"),
      updateMask: ["title"])
  }

  @Test(arguments: [("team", ""), ("", "pl")])
  func aRoleHoldsInItsPartAlone(_ unit: String, _ region: String) async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    let made = try await Self.token(acme, .administrator, unit: unit, region: region)
    #expect(made.token?.unit == unit && made.token?.region == region)
    let lead = try await server.connect(made.secret)
    let principal = try await lead.call(RPC.TokenService.whoAmI, WhoAmIRequest()).reply.principal
    #expect(principal?.unit == unit && principal?.region == region)

    // It reads everything.
    #expect(try await lead.figures() == (try await acme.figures()))
    // It changes its own.
    let own = try await lead.call(Self.update, Self.retitle("low")).reply
    #expect(own.objective?.title == "new")
    #expect(try await lead.record("low-kr", 5).figures?.score?.ppm == 500_000)
    // Nothing of another's, a trial neither.
    for validateOnly in [false, true] {
      let refused = await refusal { () async throws(RPCFailure) in
        try await lead.call(Self.update, Self.retitle("people", validateOnly: validateOnly))
      }
      #expect(refused?.code == .permissionDenied && refused?.reason == "PART_NOT_ENOUGH")
    }
    let checkIn = await refusal { () async throws(RPCFailure) in
      try await lead.record("people-kr", 5)
    }
    #expect(checkIn?.reason == "PART_NOT_ENOUGH")
    let missing = await refusal { () async throws(RPCFailure) in
      try await lead.call(Self.update, Self.retitle("nobody"))
    }
    #expect(missing?.code == .notFound)
    let people = try await acme.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "people")
    ).reply
    #expect(people.objective?.title == "People" && people.figures?.coverage?.ppm == 0)
    await server.stop()
  }

  @Test func aBatchIsRefusedWholeAndNamesTheRow() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    let lead = try await server.connect(try await Self.token(acme, .member, unit: "team").secret)
    let before = try await acme.figures()
    let refused = await refusal { () async throws(RPCFailure) in
      try await lead.call(
        RPC.CheckInService.batchRecordCheckIns,
        BatchRecordCheckInsRequest(
          mutation: .new(),
          checkIns: ["low-kr", "people-kr"].map { CheckIn(keyResult: $0, value: .of(3)) }))
    }
    #expect(refused?.reason == "PART_NOT_ENOUGH")
    #expect(refused?.status.violations.map(\.field) == ["check_ins[1]"])
    #expect(try await acme.figures() == before)
    await server.stop()
  }

  /// A unit that is moved takes the rights over it along.
  @Test func rightsFollowTheTree() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    let lead = try await server.connect(
      try await Self.token(acme, .administrator, unit: "team").secret)
    let move = { (parent: String) async throws -> Void in
      _ = try await acme.call(
        RPC.UnitService.updateUnit,
        UpdateUnitRequest(
          mutation: .new(), unit: Unit(id: "hr", parent: parent), updateMask: ["parent"]))
    }
    try await move("team")
    _ = try await lead.call(Self.update, Self.retitle("people"))
    try await move("")
    let refused = await refusal { () async throws(RPCFailure) in
      try await lead.call(Self.update, Self.retitle("people"))
    }
    #expect(refused?.reason == "PART_NOT_ENOUGH")
    await server.stop()
  }

  @Test func whatBelongsToAllTakesTheWholeOrganisation() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    let lead = try await server.connect(
      try await Self.token(acme, .administrator, unit: "team").secret)
    let calls: [(String, [UInt8])] = [
      (
        RPC.CycleService.createCycle.path,
        CreateCycleRequest(mutation: .new(), cycle: Cycle(id: "x")).encoded()
      ),
      (
        RPC.CycleService.closeCycle.path,
        CloseCycleRequest(mutation: .new(), id: "cycle").encoded()
      ),
      (
        RPC.MetricService.createMetric.path,
        CreateMetricRequest(mutation: .new(), metric: Metric(id: "x")).encoded()
      ),
      (
        RPC.ImportService.importDocument.path,
        ImportDocumentRequest(mutation: .new(), chunk: Array("{}".utf8)).encoded()
      ),
      (
        RPC.OperationService.startClose.path,
        StartCloseRequest(mutation: .new(), id: "cycle").encoded()
      ),
      (
        RPC.TokenService.createToken.path,
        CreateTokenRequest(mutation: .new(), token: Token(name: "x", role: .member)).encoded()
      ),
      (RPC.TokenService.listTokens.path, ListTokensRequest().encoded()),
    ]
    for (path, payload) in calls {
      let refused = await refusal { () async throws(RPCFailure) in
        try await lead.call(path: path, payload: payload)
      }
      #expect(refused?.reason == "PART_NOT_ENOUGH", "\(path): \(String(describing: refused))")
      let asked = try await lead.call(Self.check, CheckAccessRequest(methods: [path])).reply
      #expect(
        asked.methods.first?.allowed == false && asked.methods.first?.needed == .administrator)
    }
    await server.stop()
  }

  @Test func itIsAskedBeforehand() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    let lead = try await server.connect(
      try await Self.token(acme, .administrator, region: "pl").secret)
    let asked = { (resource: String) async throws(RPCFailure) -> [MethodAccess] in
      try await lead.call(
        Self.check,
        CheckAccessRequest(
          methods: [Self.update.path, RPC.ObjectiveService.getObjective.path], resource: resource)
      ).reply.methods
    }
    #expect(try await asked("objective/low").map(\.allowed) == [true, true])
    let other = try await asked("objective/people")
    #expect(other.map(\.allowed) == [false, true])
    #expect(
      other.first?.words
        == "The role holds in region \"pl\" alone; objective \"people\" stands in no region: "
        + "a role there or in the whole organisation is needed.")
    #expect(try await asked("key_result/people-kr").map(\.allowed) == [false, true])
    #expect(try await asked("unit/team").map(\.allowed) == [true, true])
    #expect(try await asked("cycle/cycle").map(\.allowed) == [false, true])
    #expect(try await asked("").map(\.allowed) == [true, true])
    for (resource, code) in [
      ("objective/nobody", Code.notFound), ("low", .invalidArgument),
      ("planet/x", .invalidArgument),
    ] {
      let refused = await refusal { () async throws(RPCFailure) in try await asked(resource) }
      #expect(refused?.code == code, "\(resource)")
    }
    // The whole organisation's administrator is answered, too.
    let whole = try await acme.call(
      Self.check, CheckAccessRequest(methods: [Self.update.path], resource: "objective/people"))
    #expect(whole.reply.methods.map(\.allowed) == [true])
    await server.stop()
  }

  @Test func tokensOfPartsAreCheckedAndListed() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.sample(server)
    _ = try await Self.token(acme, .member, unit: "team")
    _ = try await Self.token(acme, .member, region: "pl")
    for (unit, region, code, field) in [
      ("nowhere", "", Code.notFound, "token.unit"), ("", "nowhere", .notFound, "token.region"),
      ("team", "pl", .invalidArgument, "token.region"),
    ] {
      let refused = await refusal { () async throws(RPCFailure) in
        try await Self.token(acme, .member, unit: unit, region: region)
      }
      #expect(refused?.code == code && refused?.status.violations.map(\.field) == [field])
    }
    let root = try await server.connect(server.operatorToken)
    let everywhere = await refusal { () async throws(RPCFailure) in
      try await root.call(
        RPC.TokenService.createToken,
        CreateTokenRequest(mutation: .new(), token: Token(name: "x", role: .operator, unit: "team"))
      )
    }
    #expect(everywhere?.status.violations.map(\.field) == ["token.unit"])
    let found = try await acme.call(
      RPC.TokenService.listTokens, ListTokensRequest(filter: "unit = team OR region = pl")
    ).reply.tokens
    #expect(found.map { [$0.unit, $0.region] } == [["team", ""], ["", "pl"]])
    await server.stop()
  }
}
