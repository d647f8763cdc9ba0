// Who may see and change what: organisations apart, roles, tokens, and what needs none.

internal import BoundedTestSupport
internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct AccessTests {
  @Test func anotherOrganisationsIdsAreNotFound() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample("acme")
    let other = try await server.connect(try await server.makeOrganisation("other"))
    let written = try await acme.record("low-kr", 5)
    let id = try #require(written.checkIn?.id)
    let before = try await acme.figures()
    let calls: [(String, [UInt8])] = [
      (RPC.ObjectiveService.getObjective.path, GetObjectiveRequest(id: "low").encoded()),
      (RPC.KeyResultService.getKeyResult.path, GetKeyResultRequest(id: "low-kr").encoded()),
      (RPC.RegionService.getRegion.path, GetRegionRequest(id: "pl").encoded()),
      (RPC.UnitService.getUnit.path, GetUnitRequest(id: "team").encoded()),
      (RPC.ScoreService.explain.path, ExplainRequest(id: "low").encoded()),
      (RPC.CheckInService.listCheckIns.path, ListCheckInsRequest(keyResult: "low-kr").encoded()),
      (
        RPC.CheckInService.recordCheckIn.path,
        RecordCheckInRequest(
          mutation: .new(), checkIn: CheckIn(keyResult: "low-kr", value: .of(9))
        ).encoded()
      ),
      (
        RPC.CheckInService.correctCheckIn.path,
        CorrectCheckInRequest(mutation: .new(), checkIn: CheckIn(replaces: id)).encoded()
      ),
      (
        RPC.KeyResultService.updateKeyResult.path,
        UpdateKeyResultRequest(
          mutation: .new(), keyResult: KeyResult(id: "low-kr", title: "taken"),
          updateMask: ["title"]
        ).encoded()
      ),
      (
        RPC.OrganisationService.getOrganisation.path,
        GetOrganisationRequest(id: "acme").encoded()
      ),
      (RPC.TokenService.listTokens.path, ListTokensRequest(organisation: "acme").encoded()),
      (
        RPC.ServerService.verifyOrganisation.path,
        VerifyOrganisationRequest(organisation: "acme").encoded()
      ),
    ]
    for (path, payload) in calls {
      let found = await refusal { () async throws(RPCFailure) in
        try await other.call(path: path, payload: payload)
      }
      #expect(found?.code == .notFound, "\(path): \(String(describing: found))")
    }
    #expect(try await other.figures().isEmpty)
    #expect(try await acme.figures() == before)
    await server.stop()
  }

  @Test func aTokenActsInItsOwnOrganisationOnly() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeOrganisation("acme")
    _ = try await server.makeOrganisation("other")
    let found = await refusal { () async throws(RPCFailure) in
      try await server.connect(acme, organisation: "other")
    }
    #expect(found?.code == .notFound)
    await server.stop()
  }

  @Test func membersCheckInAndEditNothing() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeSample()
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    #expect(try await member.record("low-kr", 5).figures?.score?.ppm == 500_000)
    let edits: [(String, [UInt8])] = [
      (
        RPC.RegionService.createRegion.path,
        CreateRegionRequest(mutation: .new(), region: Region(id: "x", name: "x")).encoded()
      ),
      (
        RPC.KeyResultService.updateKeyResult.path,
        UpdateKeyResultRequest(
          mutation: .new(), keyResult: KeyResult(id: "low-kr", title: "x"), updateMask: ["title"]
        ).encoded()
      ),
      (
        RPC.AlignmentService.deleteAlignment.path,
        DeleteAlignmentRequest(mutation: .new(), from: "low", to: "top").encoded()
      ),
      (
        RPC.ImportService.importDocument.path,
        ImportDocumentRequest(mutation: .new(), chunk: Array("{}".utf8)).encoded()
      ),
      (
        RPC.TokenService.createToken.path,
        CreateTokenRequest(mutation: .new(), token: Token(name: "x", role: .member)).encoded()
      ),
      (
        RPC.OrganisationService.createOrganisation.path,
        CreateOrganisationRequest(
          mutation: .new(), organisation: OKRModel.Organisation(id: "x")
        ).encoded()
      ),
      (RPC.ServerService.getStats.path, GetStatsRequest().encoded()),
    ]
    for (path, payload) in edits {
      let found = await refusal { () async throws(RPCFailure) in
        try await member.call(path: path, payload: payload)
      }
      #expect(found?.code == .permissionDenied, "\(path): \(String(describing: found))")
    }
    await server.stop()
  }

  @Test func administratorsMakeNoOperators() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let found = await refusal { () async throws(RPCFailure) in
      try await acme.call(
        RPC.TokenService.createToken,
        CreateTokenRequest(mutation: .new(), token: Token(name: "x", role: .operator)))
    }
    #expect(found?.code == .permissionDenied)
    await server.stop()
  }

  @Test func anOperatorsTokenIsOfNoOrganisation() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeSample()
    let operation = try await server.connect(server.operatorToken)
    let failure = await refusal { () async throws(RPCFailure) in
      try await operation.call(
        RPC.TokenService.createToken,
        CreateTokenRequest(
          mutation: .new(), token: Token(organisation: "acme", name: "x", role: .operator)))
    }
    #expect(failure?.reason == "FIELD_INVALID")
    #expect(failure?.status.violations.first?.field == "token.organisation")
    await server.stop()
  }

  @Test func operatorsNameTheOrganisationTheyActIn() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeSample()
    let nowhere = try await server.connect(server.operatorToken)
    let found = await refusal { () async throws(RPCFailure) in try await nowhere.figures() }
    #expect(found?.code == .invalidArgument)
    let inside = try await server.connect(server.operatorToken, organisation: "acme")
    #expect(try await inside.figures()["low"] != nil)
    let missing = await refusal { () async throws(RPCFailure) in
      try await server.connect(server.operatorToken, organisation: "nowhere")
    }
    #expect(missing?.code == .notFound)
    await server.stop()
  }

  @Test func withoutATokenOnlyHealthAndTheContractAnswer() async throws {
    let server = try await TestServer.start()
    var nobody = try await server.connect()
    let open: Set<String> = [RPC.HealthService.check.path, RPC.MetaService.getDescriptors.path]
    // This one answers for as long as somebody listens: HealthWatchTests.
    let watch = RPC.HealthService.watchHealth.path
    let paths = RPC.paths.map { $0.hasPrefix("okr.v1.") ? $0 : "okr.v1.\($0)" }
    for (number, path) in paths.enumerated() where path != watch {
      // Whoever is refused too often is sent away.
      if number.isMultiple(of: TransportLimits().provokedErrors / 2) {
        nobody.close()
        nobody = try await server.connect()
      }
      let found = await refusal { () async throws(RPCFailure) in
        try await nobody.call(path: path, payload: [])
      }
      if open.contains(path) {
        #expect(found == nil, "\(path)")
      } else {
        #expect(found?.code == .unauthenticated, "\(path): \(String(describing: found))")
      }
    }
    await server.stop()
  }

  /// What is said of each method is what a call finds.
  @Test(.tags(.long)) func whatMayBeCalledIsSaidBefore() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeSample()
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    let reply = try await member.call(
      RPC.TokenService.checkAccess, CheckAccessRequest()
    ).reply
    #expect(reply.methods.map(\.method) == RPC.paths.sorted())
    #expect(reply.principal?.role == .member)
    for access in reply.methods {
      let found = await refusal { () async throws(RPCFailure) in
        try await member.call(path: access.method, payload: [])
      }
      #expect((found?.code == .permissionDenied) == !access.allowed, "\(access.method)")
      #expect(access.allowed == access.words.isEmpty, "\(access)")
      #expect(access.allowed == [.unspecified, .member].contains(access.needed), "\(access)")
    }
    let one = try await member.call(
      RPC.TokenService.checkAccess,
      CheckAccessRequest(methods: [RPC.CycleService.closeCycle.path])
    ).reply.methods
    #expect(one.map(\.needed) == [.administrator])
    let unknown = await refusal { () async throws(RPCFailure) in
      try await member.call(
        RPC.TokenService.checkAccess, CheckAccessRequest(methods: ["okr.v1.No/Such"]))
    }
    #expect(unknown?.reason == "NOT_FOUND")
    await server.stop()
  }

  @Test func revokedTokensEndAtOnce() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let token = try await server.makeToken("acme", role: .member)
    let member = try await server.connect(token)
    let id = member.welcome.principal?.tokenId ?? ""
    #expect(try await member.figures()["low"] != nil)
    _ = try await acme.call(
      RPC.TokenService.revokeToken,
      RevokeTokenRequest(mutation: .new(validateOnly: true), id: id))
    #expect(try await member.figures()["low"] != nil)
    let first = try await acme.call(
      RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: .new(), id: id)
    ).reply
    #expect(first.outcome?.unchanged == false && first.token?.revoked == true)
    let second = try await acme.call(
      RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: .new(), id: id)
    ).reply
    #expect(second.outcome?.unchanged == true && second.token?.revoked == true)
    let running = await refusal { () async throws(RPCFailure) in try await member.figures() }
    #expect(running?.code == .unauthenticated)
    let again = await refusal { () async throws(RPCFailure) in try await server.connect(token) }
    #expect(again?.code == .unauthenticated)
    await server.stop()
  }

  @Test func aTokensEndIsChangedUnderItsVersion() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    let id = member.welcome.principal?.tokenId ?? ""
    func update(
      _ mutation: OKRModel.Mutation, _ token: Token, mask: [String] = ["expire_time"]
    ) async throws(RPCFailure) -> UpdateTokenResponse {
      try await acme.call(
        RPC.TokenService.updateToken,
        UpdateTokenRequest(mutation: mutation, token: token, updateMask: mask)
      ).reply
    }
    func get() async throws(RPCFailure) -> Token? {
      try await acme.call(RPC.TokenService.getToken, GetTokenRequest(id: id)).reply.token
    }
    let made = try #require(try await get())
    #expect(made.version == 1 && made.expireTime == nil && made.role == .member)
    let late = Instant(unixMicros: WallClock.system.nowMicros + 86_400_000_000)
    let asked = Token(id: id, expireTime: late)
    let trial = try await update(.new(validateOnly: true), asked)
    #expect(trial.token?.expireTime == late && trial.outcome?.unchanged == false)
    #expect(try await get() == made)
    let changed = try await update(.new(), asked)
    #expect(changed.token == trial.token && changed.token?.version == 2)
    #expect(try await get() == changed.token)
    #expect(try await update(.new(), asked).outcome?.unchanged == true)
    // The connection that it signed in knows.
    let known = try await member.call(RPC.TokenService.whoAmI, WhoAmIRequest()).reply.principal
    #expect(known?.tokenExpiresUnixMicros == late.unixMicros)
    for (token, mask, version, reason) in [
      (asked, ["role"], Int64(0), "MASK_UNKNOWN_FIELD"), (asked, ["name"], 0, "MASK_UNKNOWN_FIELD"),
      (Token(id: id, expireTime: Instant(unixMicros: 1)), ["expire_time"], 0, "FIELD_INVALID"),
      (Token(id: id), ["expire_time"], 1, "STALE_VERSION"),
      (Token(id: "t-none"), ["expire_time"], 0, "NOT_FOUND"),
    ] {
      let refused = await refusal { () async throws(RPCFailure) in
        var mutation = OKRModel.Mutation.new()
        mutation.expectedVersion = version
        return try await update(mutation, token, mask: mask)
      }
      #expect(refused?.reason == reason, "\(String(describing: refused))")
    }
    let endless = try await update(.new(), Token(id: id))
    #expect(endless.token?.expireTime == nil && endless.token?.version == 3)
    var stale = OKRModel.Mutation.new()
    stale.expectedVersion = 2
    let late2 = stale
    let kept = await refusal { () async throws(RPCFailure) in
      try await acme.call(
        RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: late2, id: id))
    }
    #expect(kept?.reason == "STALE_VERSION")
    #expect(try await member.figures()["low"] != nil)
    let gone = try await acme.call(
      RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: .new(), id: id)
    ).reply.token
    #expect(gone?.version == 4 && gone?.revoked == true)
    let restored = await refusal { () async throws(RPCFailure) in try await update(.new(), asked) }
    #expect(restored?.reason == "TOKEN_REVOKED")
    let other = try await server.connect(try await server.makeOrganisation("other"))
    let hidden = await refusal { () async throws(RPCFailure) in
      try await other.call(RPC.TokenService.getToken, GetTokenRequest(id: id))
    }
    #expect(hidden?.reason == "NOT_FOUND")
    await server.stop()
  }

  /// A late retry doesn't undo what came after it, and a key stands for one request of its organisation.
  @Test func aTokensChangesKeepTheirKeys() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let other = try await server.connect(try await server.makeOrganisation("other"))
    let key = IdempotencyKey.make()
    func make(
      _ connection: OKRConnection, _ key: String, trial: Bool = false
    ) async throws(RPCFailure) -> CreateTokenResponse {
      try await connection.call(
        RPC.TokenService.createToken,
        CreateTokenRequest(
          mutation: .new(key: key, validateOnly: trial), token: Token(name: "ci", role: .member))
      ).reply
    }
    let id = try #require(try await make(acme, key).token?.id)
    // The same key elsewhere, and one that begins alike, make tokens of their own.
    #expect(try await make(other, key).token.map { $0.id != id } == true)
    let alike = String(key.dropLast()) + (key.hasSuffix("0") ? "1" : "0")
    #expect(try await make(acme, alike).token.map { $0.id != id } == true)
    for trial in [false, true] {
      let again = await refusal { () async throws(RPCFailure) in
        try await make(acme, key, trial: trial)
      }
      #expect(again?.reason == "ALREADY_EXISTS" && again?.status.message.contains(id) == true)
    }

    func update(
      _ key: String, days: Int64, trial: Bool = false
    ) async throws(RPCFailure) -> UpdateTokenResponse {
      try await acme.call(
        RPC.TokenService.updateToken,
        UpdateTokenRequest(
          mutation: .new(key: key, validateOnly: trial),
          token: Token(id: id, expireTime: Instant(unixMicros: 4_000_000_000_000_000 + days)),
          updateMask: ["expire_time"])
      ).reply
    }
    let (first, second) = (IdempotencyKey.make(), IdempotencyKey.make())
    let far = try await update(first, days: 2)
    let near = try await update(second, days: 1)
    #expect(far.token?.version == 2 && near.token?.version == 3)
    for trial in [true, false] {
      let late = try await update(first, days: 2, trial: trial)
      #expect(late.outcome?.repeated == true && late.before == nil)
      #expect(late.token == near.token, "the newer change stays")
      let reused = await refusal { () async throws(RPCFailure) in
        try await update(first, days: 5, trial: trial)
      }
      #expect(reused?.reason == "IDEMPOTENCY_KEY_REUSED")
    }
    let revocation = OKRModel.Mutation.new()
    for isRepeated in [false, true] {
      let revoked = try await acme.call(
        RPC.TokenService.revokeToken, RevokeTokenRequest(mutation: revocation, id: id)
      ).reply
      #expect(revoked.outcome?.repeated == isRepeated && revoked.token?.revoked == true)
    }
    await server.stop()
  }

  /// A busy machine may take longer to sign in than a short-lived token lives: then one that lives
  /// longer is tried.
  @Test func expiredTokensEndByThemselves() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeSample()
    var member: OKRConnection?
    var token = ""
    for lifetime: Int64 in [1, 4, 16, 64] where member == nil {
      let expiry = WallClock.system.nowMicros + lifetime * 1_000_000
      guard
        let made = try? await server.makeToken(
          "acme", role: .member, expires: Instant(unixMicros: expiry))
      else { continue }
      token = made
      do throws(RPCFailure) {
        let connection = try await server.connect(token)
        #expect(try await connection.figures()["low"] != nil)
        member = connection
      } catch {
        try #require(
          error.code == .unauthenticated && WallClock.system.nowMicros >= expiry, "\(error)")
        continue
      }
      while WallClock.system.nowMicros <= expiry { try await Task.sleep(for: .milliseconds(100)) }
    }
    let connection = try #require(member)
    let running = await refusal { () async throws(RPCFailure) in try await connection.figures() }
    #expect(running?.code == .unauthenticated)
    let again = await refusal { () async throws(RPCFailure) in try await server.connect(token) }
    #expect(again?.code == .unauthenticated)
    await server.stop()
  }

  @Test func tokensCrossTLS() async throws {
    let openssl = "/usr/bin/openssl"
    guard FileManager.default.isExecutableFile(atPath: openssl) else {
      print("skipped: there is no \(openssl) to make a certificate with")
      return
    }
    let folder = FileManager.default.temporaryDirectory.path + "/okr-tls-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: openssl)
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      "-keyout", "\(folder)/key.pem", "-out", "\(folder)/chain.pem",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let server = try await TestServer.start(
      tls: TLSFiles(certificateChain: "\(folder)/chain.pem", privateKey: "\(folder)/key.pem"))
    let plain = await refusal { () async throws(RPCFailure) in
      try await server.connect(server.operatorToken)
    }
    #expect(plain?.code == .unavailable)
    let safe = try await server.connect(
      server.operatorToken, tls: .authority(file: "\(folder)/chain.pem"))
    #expect(safe.welcome.principal?.role == .operator)
    await server.stop()
  }
}
