// The log for ever: rows of every format replay to the same figures in every later version, and a
// snapshot with its tail is the whole log.
//
// OKR_WRITE_LOG_FIXTURE=1 swift test --filter LogTests writes Fixtures/log-format-2.bin and .txt
// anew, from a server that imported the sample company. Do that only for a new format, under a new
// name.

internal import BoundedTestSupport
internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import Testing
internal import ZoneFiles

@testable internal import OKRServer

@Suite(.bounded) struct LogTests {
  /// What the fixture's figures are as of.
  private static let instant: Int64 = 1_767_225_600_000_000

  private static func replay(_ entries: [Entry]) -> OKRState.Organisation {
    var organisation = OKRState.Organisation(zones: ZoneFiles(), at: Self.instant)
    for entry in entries { organisation.replay(entry) }
    organisation.finishReplay(at: Self.instant)
    return organisation
  }

  /// One line an item: id, score, attainment, coverage in parts per million, value in millionths.
  private static func lines(_ organisation: OKRState.Organisation) -> String {
    organisation.allNodes.map { organisation.figures($0) }.sorted { $0.id < $1.id }.map { figures in
      let numbers = [
        figures.score?.ppm, figures.attainment?.ppm, figures.coverage?.ppm, figures.value?.micros,
      ]
      return ([figures.id] + numbers.map { $0.map(String.init) ?? "-" }).joined(separator: "\t")
    }.joined(separator: "\n") + "\n"
  }

  /// Messages with their length before them: four bytes, big-endian.
  private static func messages(_ bytes: [UInt8]) -> [[UInt8]] {
    var messages: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      messages.append(Array(bytes[start + 4..<start + 4 + length]))
      start += 4 + length
    }
    return messages
  }

  private static func expect(_ entries: [Entry], figures name: String) throws {
    #expect(entries.count > 400)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.revision + 1 == $1.revision })
    #expect(entries.allSatisfy { $0.recordedUnixMicros > 0 && !$0.actor.isEmpty })
    let expected = String(decoding: try TestFile.read(name), as: UTF8.self)
    #expect(Self.lines(Self.replay(entries)) == expected)
  }

  @Test func format1ReplaysToItsFigures() throws {
    let entries = try Self.messages(TestFile.read("Fixtures/log-format-1.bin")).map {
      try Entry(decoding: $0)
    }
    try Self.expect(entries, figures: "Fixtures/log-format-1.txt")
  }

  /// Each row is an Entry, whose change lacks the texts about persons, and PersonalTexts.
  private static func format2() throws -> [(entry: Entry, texts: PersonalTexts)] {
    let messages = Self.messages(try TestFile.read("Fixtures/log-format-2.bin"))
    return try stride(from: 0, to: messages.count, by: 2).map { index in
      (try Entry(decoding: messages[index]), try PersonalTexts(decoding: messages[index + 1]))
    }
  }

  @Test func format2ReplaysToItsFigures() throws {
    let rows = try Self.format2()
    let entries = rows.map { row in
      var entry = row.entry
      if row.texts != PersonalTexts() { entry.change?.putBack(row.texts) }
      return entry
    }
    try Self.expect(entries, figures: "Fixtures/log-format-2.txt")
    #expect(rows.count { !$0.texts.note.isEmpty } > 200)
    #expect(rows.contains { !$0.texts.email.isEmpty })
  }

  @Test func erasedTextsMoveNoFigure() throws {
    try Self.expect(try Self.format2().map(\.entry), figures: "Fixtures/log-format-2.txt")
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["OKR_WRITE_LOG_FIXTURE"] != nil))
  func writeTheFixture() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("aurora"))
    let sample = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Sample/Aurora/aurora.json")
    var document = String(decoding: try Data(contentsOf: sample), as: UTF8.self)
    for (field, text) in [
      ("@START@", "2025-10-01"), ("@END@", "2025-12-31"), ("@QUARTER@", "q4-2025"),
      ("@YEAR@", "2025"),
    ] {
      document = document.replacingOccurrences(of: field, with: text)
    }
    for day in 0..<92 {
      let date = Date(timeIntervalSince1970: 1_759_276_800 + Double(day) * 86_400)
      document = document.replacingOccurrences(
        of: "@DAY+\(day)@", with: String(date.ISO8601Format().prefix(10)))
    }
    _ = try await acme.importDocument(Array(document.utf8))
    try await Sample.build(acme)
    _ = try await acme.call(
      RPC.MemberService.createMember,
      CreateMemberRequest(
        mutation: .new(), member: Member(id: "m-1", name: "Ola", email: "ola@example.com")))
    for value in 0..<300 {
      let id = try await acme.record("low-kr", Int64(value % 12), note: "Zażółć \(value)").checkIn?
        .id
      guard value % 10 == 0, let id else { continue }
      let replacement = CheckIn(value: value % 20 == 0 ? nil : .of(4), replaces: id)
      _ = try await acme.call(
        RPC.CheckInService.correctCheckIn,
        CorrectCheckInRequest(mutation: .new(), checkIn: replacement))
    }
    _ = try await acme.call(
      RPC.AlignmentService.deleteAlignment,
      DeleteAlignmentRequest(mutation: .new(), from: "low", to: "top"))
    let rows = try Self.rows(server, "aurora")
    var bytes: [UInt8] = []
    for body in rows.flatMap({ [$0.entry.encoded(), $0.texts.encoded()] }) {
      withUnsafeBytes(of: UInt32(body.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes += body
    }
    try Data(bytes).write(to: URL(filePath: TestFile.path("Fixtures/log-format-2.bin")))
    try Self.lines(Self.replay(rows.map(\.entry))).write(
      toFile: TestFile.path("Fixtures/log-format-2.txt"), atomically: true, encoding: .utf8)
    await server.stop()
  }

  /// An organisation's rows, as they stand in the log.
  private static func rows(
    _ server: TestServer, _ name: String
  ) throws -> [(entry: Entry, texts: PersonalTexts)] {
    let store = Store(endpoint: server.endpoint, connections: 1)
    defer { store.close() }
    let record = try #require(try store.findOrganisation(externalID: name))
    var rows: [(Entry, PersonalTexts)] = []
    for row in try Self.logRows(store, record.orgID) {
      #expect(row.entry.format == LogPayload.format)
      let texts = try row.entry.personal.map { try PersonalTexts(decoding: $0.texts) }
      rows.append(
        (
          Entry(
            revision: row.entry.revision, recordedUnixMicros: row.entry.recordedAt,
            actor: row.entry.actor, change: try Change(decoding: row.entry.payload)),
          texts ?? PersonalTexts()
        ))
    }
    return rows
  }

  private static func logRows(_ store: Store, _ orgID: Int64) throws -> [LogRow] {
    var rows: [LogRow] = []
    _ = try store.load(try store.head(orgID: orgID), from: .none) { part in
      if case .row(let row) = part { rows.append(row) }
      return true
    }
    return rows
  }

  /// What people wrote stands in no hashed byte, and emptying it leaves the chain whole.
  @Test func personalTextsCanBeEmptied() async throws {
    var server = try await TestServer.start()
    var acme = try await server.makeSample()
    let token = try await server.makeToken("acme", role: .administrator)
    _ = try await acme.call(
      RPC.MemberService.createMember,
      CreateMemberRequest(
        mutation: .new(), member: Member(id: "m-17", name: "Żaneta", email: "zaneta@example.com")))
    _ = try await acme.record("low-kr", 5, note: "Żaneta is away")
    _ = try await acme.call(
      RPC.ObjectiveService.updateObjective,
      UpdateObjectiveRequest(
        mutation: .new(),
        objective: Objective(id: "low", owners: [Owner(name: "m-17"), Owner(name: "Żaneta")]),
        updateMask: ["owners"]))
    try await acme.addUnit("giver")
    try await acme.ask("need", by: "2030-01-01")
    _ = try await acme.call(
      RPC.DependencyService.declineDependency,
      DeclineDependencyRequest(mutation: .new(), id: "need", reason: "Żaneta is away"))
    try await acme.override("low", reason: "Żaneta says so")
    _ = try await acme.call(
      RPC.CycleService.updateCycle,
      UpdateCycleRequest(
        mutation: .new(),
        cycle: Cycle(id: "cycle", policy: Policy(missing: .exclude), policyReason: "Żaneta asks"),
        updateMask: ["policy", "policy_reason"]))
    let figures = try await acme.figures()
    await server.stop()
    let store = Store(endpoint: server.endpoint, connections: 1)
    defer { store.close() }
    let orgID = try #require(try store.findOrganisation(externalID: "acme")).orgID
    let rows = try Self.logRows(store, orgID)
    let personal = Array("aneta".utf8)
    #expect(rows.allSatisfy { !$0.entry.payload.contains(personal) })
    #expect(rows.contains { $0.entry.payload.contains(Array("m-17".utf8)) })
    #expect(rows.count { $0.entry.personal?.texts.contains(personal) == true } == 6)

    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    try admin.simple(
      "update log set personal = null, request_digest = '' where personal is not null",
      deadline: .after(milliseconds: 20_000))
    server = try await TestServer.start(over: server.endpoint)
    acme = try await server.connect(token)
    #expect(try await acme.figures() == figures)
    #expect(try await acme.verify().differences == 0)
    let member = try await acme.call(RPC.MemberService.getMember, GetMemberRequest(id: "m-17"))
    #expect(member.reply.member?.name == "")
    let need = try await acme.call(
      RPC.DependencyService.getDependency, GetDependencyRequest(id: "need")
    ).reply.dependency
    #expect(need?.state == .declined && need?.reason == "")
    #expect(need?.steps.map(\.reason) == ["", ""])
    let override = try await acme.call(
      RPC.OverrideService.getOverride, GetOverrideRequest(item: "low")
    ).reply.override
    #expect(override?.state == .inForce && override?.reason == "")
    #expect(override?.steps.map(\.reason) == [""])
    let policy = try await acme.call(RPC.CycleService.getCycle, GetCycleRequest(id: "cycle"))
      .reply.policy
    #expect(policy?.number == 2 && policy?.reason == "")
    let low = try await acme.call(RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "low"))
    #expect(low.reply.objective?.owners.map(\.name) == ["m-17", ""])

    // Changed texts, unlike emptied ones, are found.
    await server.stop()
    try admin.simple(
      """
      update log set personal = decode(repeat('00', 20), 'hex')
      where octet_length(personal_digest) = 32
      """,
      deadline: .after(milliseconds: 20_000))
    admin.close()
    let damage = #expect(throws: StoreError.self) { _ = try Self.logRows(store, orgID) }
    if case .corrupt? = damage {} else { Issue.record("\(String(describing: damage))") }
  }

  @Test func aSnapshotAndItsTailAreTheWholeLog() async throws {
    var server = try await TestServer.start()
    var acme = try await server.makeSample()
    let token = try await server.makeToken("acme", role: .member)
    for part in 0..<6 {
      let rows = (0..<1_000).map { number in
        CheckIn(
          keyResult: ["low-kr", "low-kr2", "top-kr"][number % 3],
          value: .of(Int64((number * 7 + part) % 100)), note: "\(part)/\(number)")
      }
      _ = try await acme.call(
        RPC.CheckInService.batchRecordCheckIns,
        BatchRecordCheckInsRequest(mutation: .new(), checkIns: rows))
    }
    #expect(try await server.hasSnapshot("acme"))
    for value in 0..<20 { _ = try await acme.record("low-kr", Int64(value)) }
    let before = try await acme.figures()
    let document = try await acme.export()
    await server.stop()
    server = try await TestServer.start(over: server.endpoint)
    acme = try await server.connect(token)
    #expect(try await acme.figures() == before)
    #expect(try await acme.export() == document)
    let proof = try await acme.verify()
    #expect(proof.differences == 0 && proof.changesReplayed >= 6_020)
    await server.stop()
  }
}
