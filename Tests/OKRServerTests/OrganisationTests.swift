// Organisations themselves: renamed, archived and restored, and what an archived one takes.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import StoreTestSupport
internal import Synchronization
internal import Testing

@testable internal import OKRServer

extension OKRConnection {
  fileprivate func rename(
    _ id: String, _ name: String, _ mutation: OKRModel.Mutation = .new(),
    mask: [String] = ["name"]
  ) async throws(RPCFailure) -> UpdateOrganisationResponse {
    try await self.call(
      RPC.OrganisationService.updateOrganisation,
      UpdateOrganisationRequest(
        mutation: mutation, organisation: OKRModel.Organisation(id: id, name: name),
        updateMask: mask, reason: "merger")
    ).reply
  }

  fileprivate func archive(
    _ id: String, _ mutation: OKRModel.Mutation = .new(), reason: String = "sold"
  ) async throws(RPCFailure) -> ArchiveOrganisationResponse {
    try await self.call(
      RPC.OrganisationService.archiveOrganisation,
      ArchiveOrganisationRequest(mutation: mutation, id: id, reason: reason)
    ).reply
  }

  fileprivate func restore(
    _ id: String, _ mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> RestoreOrganisationResponse {
    try await self.call(
      RPC.OrganisationService.restoreOrganisation,
      RestoreOrganisationRequest(mutation: mutation, id: id, reason: "back")
    ).reply
  }

  fileprivate func organisation(_ id: String) async throws(RPCFailure) -> GetOrganisationResponse {
    try await self.call(
      RPC.OrganisationService.getOrganisation, GetOrganisationRequest(id: id)
    ).reply
  }

  fileprivate func organisations(_ showArchived: Bool) async throws(RPCFailure) -> [String] {
    try await self.call(
      RPC.OrganisationService.listOrganisations,
      ListOrganisationsRequest(showArchived: showArchived)
    ).reply.organisations.map(\.id)
  }
}

/// What writers did, and what they may still do.
private final class Tally: Sendable {
  let written = Mutex(0)
  let isArchived = Mutex(false)
}

@Suite(.bounded) struct OrganisationTests {
  /// Names and reasons of what stands beside the log are held to the same as those in it.
  @Test func controlCharactersAreRefusedHereToo() async throws {
    let server = try await TestServer.start()
    _ = try await server.makeOrganisation("acme")
    let root = try await server.connect(server.operatorToken)
    let refusals = [
      await refusal { () async throws(RPCFailure) in try await root.rename("acme", "a\nb") },
      await refusal { () async throws(RPCFailure) in
        try await root.archive("acme", reason: "\u{1B}")
      },
      await refusal { () async throws(RPCFailure) in
        try await root.call(
          RPC.TokenService.createToken,
          CreateTokenRequest(
            mutation: .new(), token: Token(organisation: "acme", name: "a\tb", role: .member)))
      },
    ]
    #expect(refusals.map { $0?.reason } == Array(repeating: "TEXT_INVALID", count: 3))
    #expect(
      refusals.map { $0?.status.violations.first?.field }
        == ["organisation.name", "reason", "token.name"])
    _ = try await root.archive("acme", reason: "sold,\nall of it")
    await server.stop()
  }

  /// How far its log goes is told by every reply that shows an organisation.
  @Test func aRevisionMovesWithEachChange() async throws {
    let server = try await TestServer.start()
    let own = try await server.makeSample()
    let root = try await server.connect(server.operatorToken)
    _ = try await server.makeOrganisation("empty")
    func listed() async throws -> [String: Int64] {
      let list = try await root.call(
        RPC.OrganisationService.listOrganisations, ListOrganisationsRequest())
      return Dictionary(
        uniqueKeysWithValues: list.reply.organisations.map { ($0.id, $0.revision) })
    }
    for _ in 0..<2 {
      let head = try await own.revision()
      let read = try await own.organisation("acme").organisation
      #expect("r\(read?.revision ?? 0)" == head)
      #expect(try await listed() == ["acme": read?.revision ?? 0, "empty": 0])
      _ = try await own.record("low-kr", 5)
    }
    // A new name stands beside the log.
    let before = try await listed()["acme"]
    let renamed = try await own.rename("acme", "Acme")
    #expect(renamed.organisation?.revision == before && before ?? 0 > 0)
    #expect(try await listed()["acme"] == before)
    await server.stop()
  }

  @Test func anIDHoldsNoControlCharacter() async throws {
    let server = try await TestServer.start()
    let root = try await server.connect(server.operatorToken)
    let failure = await refusal { () async throws(RPCFailure) in
      try await root.call(
        RPC.OrganisationService.createOrganisation,
        CreateOrganisationRequest(
          mutation: .new(), organisation: OKRModel.Organisation(id: "acme\n")))
    }
    #expect(failure?.code == .invalidArgument && failure?.reason == "TEXT_INVALID")
    #expect(failure?.status.violations.map(\.field) == ["organisation.id"])
    await server.stop()
  }

  @Test func aNameChangesByMaskAndVersion() async throws {
    let server = try await TestServer.start()
    let own = try await server.makeSample()
    let root = try await server.connect(server.operatorToken)
    let trial = try await root.rename("acme", "Acme", .new(validateOnly: true))
    #expect(trial.organisation?.name == "Acme" && trial.organisation?.version == 2)
    #expect(try await root.organisation("acme").organisation?.name == "acme")

    let key = IdempotencyKey.make()
    let made = try await root.rename("acme", "Acme", .new(key: key, expectedVersion: 1))
    #expect(made.organisation?.name == "Acme" && made.organisation?.version == 2)
    let again = try await root.rename("acme", "Acme", .new(key: key, expectedVersion: 1))
    #expect(again.outcome?.repeated == true && again.organisation == made.organisation)
    let other = await refusal { () async throws(RPCFailure) in
      try await root.rename("acme", "Other", .new(key: key, expectedVersion: 1))
    }
    #expect(other?.reason == "IDEMPOTENCY_KEY_REUSED")
    let stale = await refusal { () async throws(RPCFailure) in
      try await root.rename("acme", "Other", .new(expectedVersion: 1))
    }
    #expect(stale?.code == .aborted && stale?.reason == "STALE_VERSION")
    let unknown = await refusal { () async throws(RPCFailure) in
      try await root.rename("acme", "Other", mask: ["nam"])
    }
    #expect(unknown?.reason == "MASK_UNKNOWN_FIELD")
    #expect(try await root.rename("acme", "Acme").outcome?.unchanged == true)

    // Its own administrator names it too, and no other; what the server gives is passed over.
    let mine = try await own.rename("", "Acme Group", mask: ["name", "version", "archive_time"])
    #expect(mine.organisation?.name == "Acme Group" && mine.organisation?.version == 3)
    #expect(mine.organisation?.archiveTime == nil)
    _ = try await server.makeOrganisation("globex")
    let foreign = await refusal { () async throws(RPCFailure) in
      try await own.rename("globex", "Mine")
    }
    #expect(foreign?.code == .notFound)
    let member = try await server.connect(try await server.makeToken("acme", role: .member))
    let refused = await refusal { () async throws(RPCFailure) in try await member.rename("", "X") }
    #expect(refused?.reason == "ROLE_NOT_ENOUGH")

    let found = try await root.organisation("acme")
    #expect(
      found.changes.map(\.version) == [3, 2] && found.changes.map(\.name) == ["Acme Group", "Acme"])
    #expect(found.changes.map(\.actor) == ["administrator-acme", "operator"])
    #expect(found.changes.allSatisfy { $0.kind == .updated && $0.reason == "merger" })
    #expect(try await own.rename("", "").organisation?.name == "acme")
    await server.stop()
  }

  @Test func changesOfADayHaveALimit() async throws {
    let server = try await TestServer.start()
    let own = try await server.connect(try await server.makeOrganisation("acme"))
    let root = try await server.connect(server.operatorToken)
    let database = try PostgresConnector(endpoint: server.endpoint).connect()
    defer { database.close() }
    /// As many changes as there are then, all of a moment ago.
    func fill(to count: Int) throws {
      try database.simple(
        """
        insert into organisation_change (org_id, version, kind, name, changed_at, changed_by,
          reason, idem_key, request_digest)
        select org_id, v, 1, name, \(WallClock.system.nowMicros), '', '', gen_random_uuid(),
          sha256('x')
        from organisation, generate_series(version + 1, \(count + 1)) v;
        update organisation set version = \(count + 1)
        """, deadline: .after(milliseconds: 60_000))
    }
    try fill(to: StoreLimits.organisationUpdatesCount - 1)
    #expect(try await own.rename("", "Last").outcome?.unchanged == false)
    let named = await refusal { () async throws(RPCFailure) in try await own.rename("", "Over") }
    #expect(named?.reason == "LIMIT_REACHED")
    // Operators still put it away and take it back.
    _ = try await root.archive("acme")
    _ = try await root.restore("acme")
    try fill(to: StoreLimits.organisationChangesCount)
    let over = await refusal { () async throws(RPCFailure) in try await root.archive("acme") }
    #expect(over?.reason == "LIMIT_REACHED")
    #expect(try await own.organisation("").changes.count == Limits.organisationChangesShown)
    await server.stop()
  }

  @Test func onlyOperatorsArchive() async throws {
    let server = try await TestServer.start()
    let own = try await server.makeSample()
    let refused = await refusal { () async throws(RPCFailure) in try await own.archive("acme") }
    #expect(refused?.reason == "ROLE_NOT_ENOUGH")
    let root = try await server.connect(server.operatorToken)
    let missing = await refusal { () async throws(RPCFailure) in try await root.archive("nowhere") }
    #expect(missing?.code == .notFound)
    let unnamed = await refusal { () async throws(RPCFailure) in try await root.archive("") }
    #expect(unnamed?.reason == "FIELD_REQUIRED")
    let long = await refusal { () async throws(RPCFailure) in
      try await root.archive("acme", reason: String(repeating: "x", count: Limits.noteBytes + 1))
    }
    #expect(long?.reason == "TEXT_TOO_LONG")
    var past = OKRModel.Mutation.new()
    past.effectiveTime = Instant(unixMicros: 1)
    let earlier = past
    let early = await refusal { () async throws(RPCFailure) in
      try await root.archive("acme", earlier)
    }
    #expect(early?.reason == "FIELD_INVALID")
    #expect(try await own.record("low-kr", 5).outcome?.unchanged == false)
    await server.stop()
  }

  @Test func anArchivedOneIsReadAndNothingMore() async throws {
    let server = try await TestServer.start()
    let own = try await server.makeSample()
    let written = IdempotencyKey.make()
    _ = try await own.record("low-kr", 5, .new(key: written))
    let root = try await server.connect(server.operatorToken)
    let trial = try await root.archive("acme", .new(validateOnly: true))
    #expect(trial.organisation?.archiveTime != nil)
    #expect(try await root.organisations(false) == ["acme"])
    let kept = try await self.reads(own)
    let document = try await own.export()

    let key = IdempotencyKey.make()
    let archived = try await root.archive("acme", .new(key: key))
    #expect(archived.organisation?.archivedBy == "operator")
    #expect(archived.organisation?.archiveReason == "sold" && archived.organisation?.version == 2)
    #expect(try await root.archive("acme", .new(key: key)).outcome?.repeated == true)
    let twice = try await root.archive("acme", reason: "again")
    #expect(twice.outcome?.unchanged == true && twice.organisation == archived.organisation)
    #expect(try await root.organisations(false) == [])
    #expect(try await root.organisations(true) == ["acme"])

    try await self.expectRefusals(server, own)
    // What was done before is answered again under its key.
    #expect(try await own.record("low-kr", 5, .new(key: written)).outcome?.repeated == true)
    try await own.expectSame(kept, "archived")
    #expect(try await own.export() == document)
    #expect(try await own.verify().differences == 0)
    await server.stop()

    // Started again it is as it was, and its tokens still sign in.
    let later = try await TestServer.start(over: server.endpoint)
    let token = try await later.connect(later.operatorToken, organisation: "acme")
    try await token.expectSame(kept, "after a restart")
    #expect(try await token.export() == document)
    try await self.expectRefusals(later, token)
    let who = try await token.call(RPC.TokenService.whoAmI, WhoAmIRequest()).reply
    #expect(who.organisationArchiveTime == archived.organisation?.archiveTime)

    #expect(try await later.connect(later.operatorToken).restore("acme").organisation?.version == 3)
    #expect(try await token.record("low-kr", 6).figures?.score?.ppm == 600_000)
    _ = try await later.makeToken("acme", role: .member)
    let changes = try await token.organisation("acme").changes
    #expect(changes.map(\.kind) == [.restored, .archived])
    #expect(changes.map(\.reason) == ["back", "sold"])
    let back = try await token.call(RPC.TokenService.whoAmI, WhoAmIRequest()).reply
    #expect(back.organisationArchiveTime == nil)
    await later.stop()
  }

  private func reads(_ connection: OKRConnection) async throws -> [KeptRead] {
    [
      try await connection.keep(RPC.ScoreService.getTree, GetTreeRequest()),
      try await connection.keep(RPC.ScoreService.explain, ExplainRequest(id: "top")),
      try await connection.keep(RPC.UnitService.listUnits, ListUnitsRequest()),
      try await connection.keep(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "low-kr")),
    ]
  }

  /// Each kind of change is refused, live and as a trial.
  private func expectRefusals(_ server: TestServer, _ own: OKRConnection) async throws {
    let revision = try await own.revision()
    for isTrial in [false, true] {
      func mutation() -> OKRModel.Mutation { .new(validateOnly: isTrial) }
      let changes: [(String, [UInt8])] = [
        (
          RPC.CheckInService.recordCheckIn.path,
          RecordCheckInRequest(
            mutation: mutation(), checkIn: CheckIn(keyResult: "low-kr", value: .of(9))
          ).encoded()
        ),
        (
          RPC.UnitService.createUnit.path,
          CreateUnitRequest(mutation: mutation(), unit: Unit(id: "new")).encoded()
        ),
        (
          RPC.UnitService.archiveUnit.path,
          ArchiveUnitRequest(mutation: mutation(), id: "team").encoded()
        ),
        (
          // Nothing would change: that is refused as well.
          RPC.ObjectiveService.updateObjective.path,
          UpdateObjectiveRequest(
            mutation: mutation(), objective: Objective(id: "low", title: "Objective low"),
            updateMask: ["title"]
          ).encoded()
        ),
        (
          RPC.CycleService.closeCycle.path,
          CloseCycleRequest(mutation: mutation(), id: "cycle").encoded()
        ),
        (
          RPC.ImportService.importDocument.path,
          ImportDocumentRequest(
            mutation: mutation(), chunk: Array(#"{"units":[{"id":"new","name":"New"}]}"#.utf8)
          ).encoded()
        ),
        (
          RPC.ImportService.importDocument.path,
          ImportDocumentRequest(mutation: mutation(), chunk: Array("{}".utf8)).encoded()
        ),
        (
          RPC.TokenService.createToken.path,
          CreateTokenRequest(mutation: mutation(), token: Token(name: "x", role: .member)).encoded()
        ),
        (
          RPC.OrganisationService.updateOrganisation.path,
          UpdateOrganisationRequest(
            mutation: mutation(), organisation: OKRModel.Organisation(name: "Other")
          ).encoded()
        ),
      ]
      for (path, payload) in changes {
        let found = await refusal { () async throws(RPCFailure) in
          try await own.call(path: path, payload: payload)
        }
        #expect(found?.code == .failedPrecondition, "\(path): \(String(describing: found))")
        #expect(found?.reason == "ORGANISATION_ARCHIVED", "\(path)")
        #expect(found?.status.message.contains("okr org restore acme") == true, "\(path)")
      }
    }
    for start in ["import", "close"] {
      let found = await refusal { () async throws(RPCFailure) in
        start == "import"
          ? try await own.startImport(Array("{}".utf8)) : try await own.startClose("cycle")
      }
      #expect(found?.reason == "ORGANISATION_ARCHIVED", "\(start)")
    }
    let export = try await own.finish(try await own.startExport())
    #expect(export.state == .succeeded)
    #expect(try await own.revision() == revision)
  }

  /// Writers go on until they are refused: nothing is written after the archiving was acknowledged.
  @Test func whatIsUnderWayIsThereOrRefused() async throws {
    let server = try await TestServer.start()
    let own = try await server.makeSample()
    let root = try await server.connect(server.operatorToken)
    for round in 0..<3 {
      let count = try await own.count("low-kr")
      let tally = Tally()
      async let writers: Void = Self.writeUntilRefused(own, tally)
      for _ in 0..<6_000 where tally.written.withLock({ $0 }) < 50 {
        try await Task.sleep(for: .milliseconds(10))
      }
      _ = try await root.archive("acme")
      tally.isArchived.withLock { $0 = true }
      await writers
      let written = tally.written.withLock { $0 }
      #expect(written > 0)
      #expect(try await own.count("low-kr") == count + written, "round \(round)")
      _ = try await root.restore("acme")
      #expect(try await own.record("low-kr", 1).outcome?.unchanged == false)
    }
    #expect(try await own.verify().differences == 0)
    await server.stop()
  }

  private static func writeUntilRefused(_ own: OKRConnection, _ tally: Tally) async {
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for value in 0..<4_000 {
            let wasArchived = tally.isArchived.withLock { $0 }
            let found = await refusal { () async throws(RPCFailure) in
              try await own.record("low-kr", Int64(writer * 4_000 + value))
            }
            if let found {
              #expect(found.reason == "ORGANISATION_ARCHIVED", "\(found)")
              return
            }
            #expect(!wasArchived, "written after the archiving")
            tally.written.withLock { $0 += 1 }
          }
          Issue.record("writer \(writer) was never refused")
        }
      }
    }
  }

  /// Another process archives and restores: whoever serves the organisation learns it from the database.
  @Test func anotherProcessLearnsIt() async throws {
    let first = try await TestServer.start()
    let own = try await first.makeSample()
    _ = try await own.record("low-kr", 5)
    let second = try await TestServer.start(over: first.endpoint)
    let root = try await second.connect(second.operatorToken)
    _ = try await root.archive("acme")
    let before = try await own.revision()
    let refused = await refusal { () async throws(RPCFailure) in try await own.record("low-kr", 6) }
    #expect(refused?.reason == "ORGANISATION_ARCHIVED")
    #expect(try await own.revision() == before)
    _ = try await root.restore("acme")
    #expect(try await own.record("low-kr", 7).figures?.score?.ppm == 700_000)
    await second.stop()
    await first.stop()
  }

  /// What runs when the organisation is archived ends with the reason; what it committed stays.
  @Test func anOperationEndsWithTheReason() async throws {
    let server = try await TestServer.forOperations()
    let own = try await server.makeSample()
    let root = try await server.connect(server.operatorToken)
    let brake = try Brake(server.endpoint, "acme")
    try brake.pull()
    let units = (0..<40).map { #"{"id":"u\#($0)","name":"U"}"# }.joined(separator: ",")
    let operation = try await own.startImport(Array("{\"units\":[\(units)]}".utf8))
    async let archived = root.archive("acme")
    // Both wait for the brake now or later: whichever comes first, all of it is there or nothing.
    try brake.release()
    #expect(try await archived.organisation?.archiveTime != nil)
    let ended = try await own.finish(operation)
    let list = try await own.call(
      RPC.UnitService.listUnits, ListUnitsRequest(filter: "name = U")
    ).reply.total
    if ended.state == .succeeded {
      #expect(list == 40)
    } else {
      #expect(ended.error?.reason == "ORGANISATION_ARCHIVED" && list == 0, "\(ended)")
    }
    await server.stop()
  }
}
