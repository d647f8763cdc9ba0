// The log for ever: rows of format 1 replay to the same figures in every later version, and a
// snapshot with its tail is the whole log.
//
// OKR_WRITE_LOG_FIXTURE=1 swift test --filter LogTests writes Fixtures/log-format-1.bin and .txt
// anew, from a server that imported the sample company. Do that only for a new format, under a new
// name.

internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRServer
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import Testing
internal import ZoneFiles

@Suite struct LogTests {
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

  private static func decode(_ bytes: [UInt8]) throws -> [Entry] {
    var entries: [Entry] = []
    var start = 0
    while start < bytes.count {
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      entries.append(try Entry(decoding: Array(bytes[start + 4..<start + 4 + length])))
      start += 4 + length
    }
    return entries
  }

  @Test func format1ReplaysToItsFigures() throws {
    let entries = try Self.decode(try TestFile.read("Fixtures/log-format-1.bin"))
    #expect(entries.count > 400)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.revision + 1 == $1.revision })
    #expect(entries.allSatisfy { $0.recordedUnixMicros > 0 && !$0.actor.isEmpty })
    let expected = String(decoding: try TestFile.read("Fixtures/log-format-1.txt"), as: UTF8.self)
    #expect(Self.lines(Self.replay(entries)) == expected)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["OKR_WRITE_LOG_FIXTURE"] != nil))
  func writeTheFixture() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("aurora"))
    let sample = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../deploy/sample/aurora.json")
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
    let entries = try Self.rows(server, "aurora")
    var bytes: [UInt8] = []
    for entry in entries {
      let body = entry.encoded()
      withUnsafeBytes(of: UInt32(body.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes += body
    }
    try Data(bytes).write(to: URL(filePath: TestFile.path("Fixtures/log-format-1.bin")))
    try Self.lines(Self.replay(entries)).write(
      toFile: TestFile.path("Fixtures/log-format-1.txt"), atomically: true, encoding: .utf8)
    await server.stop()
  }

  /// An organisation's rows, as they stand in the log.
  private static func rows(_ server: TestServer, _ name: String) throws -> [Entry] {
    let store = Store(endpoint: server.endpoint, connections: 1)
    defer { store.close() }
    let record = try #require(try store.findOrganisation(externalID: name))
    var entries: [Entry] = []
    var damage: [Int64] = []
    _ = try store.load(try store.head(orgID: record.orgID), from: .none) { part in
      guard case .row(let row) = part else { return true }
      guard row.entry.format == 1, let change = try? Change(decoding: row.entry.payload) else {
        damage.append(row.entry.revision)
        return false
      }
      entries.append(
        Entry(
          revision: row.entry.revision, recordedUnixMicros: row.entry.recordedAt,
          actor: row.entry.actor, change: change))
      return true
    }
    #expect(damage.isEmpty)
    return entries
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
    let store = Store(endpoint: server.endpoint, connections: 1)
    defer { store.close() }
    let orgID = try #require(try store.findOrganisation(externalID: "acme")).orgID
    var hasSnapshot = false
    for _ in 0..<200 where !hasSnapshot {
      _ = try store.load(try store.head(orgID: orgID)) { part in
        if case .snapshot = part { hasSnapshot = true }
        return false
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(hasSnapshot)
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
