// Keys of changes that stand in no organisation's log: a late retry undoes nothing that came after it.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct KeptKeyTests {
  private static func create(
    _ operators: OKRConnection, _ id: String, name: String = "", _ mutation: OKRModel.Mutation
  ) async throws(RPCFailure) -> CreateOrganisationResponse {
    try await operators.call(
      RPC.OrganisationService.createOrganisation,
      CreateOrganisationRequest(
        mutation: mutation, organisation: OKRModel.Organisation(id: id, name: name))
    ).reply
  }

  @Test func ofANewOrganisation() async throws {
    let server = try await TestServer.start()
    let operators = try await server.connect(server.operatorToken)
    let once = OKRModel.Mutation.new()
    let made = try await Self.create(operators, "acme", name: "Acme", once)
    #expect(made.outcome?.repeated == false)
    _ = try await operators.call(
      RPC.OrganisationService.updateOrganisation,
      UpdateOrganisationRequest(
        mutation: .new(), organisation: OKRModel.Organisation(id: "acme", name: "Acme Group"),
        updateMask: ["name"]))
    let again = try await Self.create(operators, "acme", name: "Acme", once)
    #expect(again.outcome?.repeated == true && again.organisation?.name == "Acme Group")
    var trial = once
    trial.validateOnly = true
    #expect(
      try await Self.create(operators, "acme", name: "Acme", trial).outcome?.repeated == true)

    let other = await refusal { () async throws(RPCFailure) in
      try await Self.create(operators, "other", once)
    }
    #expect(other?.reason == "IDEMPOTENCY_KEY_REUSED")
    let versioned = await refusal { () async throws(RPCFailure) in
      try await Self.create(operators, "other", .new(expectedVersion: 1))
    }
    #expect(versioned?.status.violations.map(\.field) == ["mutation.expected_version"])
    await server.stop()
  }

  @Test func ofAPlacement() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.call(
      RPC.RegionService.createRegion,
      CreateRegionRequest(mutation: .new(), region: Region(id: "emea")))
    let operators = try await server.connect(server.operatorToken)
    func dedicate(
      _ region: String, _ mutation: OKRModel.Mutation
    ) async throws(RPCFailure) -> DedicatePlacementResponse {
      try await operators.call(
        RPC.OrganisationService.dedicatePlacement,
        DedicatePlacementRequest(mutation: mutation, organisation: "acme", region: region)
      ).reply
    }
    let once = OKRModel.Mutation.new()
    #expect(try await dedicate("emea", once).placement?.dedicated == true)
    let drop = DropPlacementRequest(mutation: .new(), organisation: "acme", region: "emea")
    for isRepeated in [false, true] {
      let dropped = try await operators.call(RPC.OrganisationService.dropPlacement, drop).reply
      #expect(dropped.placement?.dedicated == false && dropped.outcome?.repeated == isRepeated)
    }
    let late = try await dedicate("emea", once)
    #expect(late.outcome?.repeated == true && late.placement?.dedicated == false)
    let placements = try await operators.call(
      RPC.OrganisationService.listPlacements, ListPlacementsRequest(organisation: "acme")
    ).reply.placements
    #expect(!placements.isEmpty && placements.allSatisfy { !$0.dedicated })
    let other = await refusal { () async throws(RPCFailure) in try await dedicate("", once) }
    #expect(other?.reason == "IDEMPOTENCY_KEY_REUSED")
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  /// A token's text is shown once: there is nothing to repeat, and no version to expect.
  @Test func ofAToken() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeOrganisation("acme")
    let operators = try await server.connect(server.operatorToken)
    func make(_ mutation: OKRModel.Mutation) async throws(RPCFailure) -> CreateTokenResponse {
      try await operators.call(
        RPC.TokenService.createToken,
        CreateTokenRequest(
          mutation: mutation, token: Token(organisation: "acme", name: "ci", role: .member))
      ).reply
    }
    let once = OKRModel.Mutation.new()
    let id = try #require(try await make(once).token?.id)
    let again = await refusal { () async throws(RPCFailure) in try await make(once) }
    #expect(again?.reason == "ALREADY_EXISTS")
    #expect(again?.status.metadata.contains(Metadata(key: "id", value: id)) == true)
    let versioned = await refusal { () async throws(RPCFailure) in
      try await make(.new(expectedVersion: 1))
    }
    #expect(versioned?.status.violations.map(\.field) == ["mutation.expected_version"])
    await server.stop()
  }
}
