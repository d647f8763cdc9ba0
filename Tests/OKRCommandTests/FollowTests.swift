// Commands that follow: what they show again, and how they go on where the connection breaks off.

import ArgumentParser
import BoundedTestSupport
import OKRModel
import OKRWire
import Synchronization
import Terminal
import Testing

@testable import okr

/// A backend whose watch breaks off after each of its parts; reads answer in turn, or fail where a status stands.
private final class BreakingBackend: Backend {
  let welcome = Welcome(protocolVersion: 1, serverVersion: "1.0.0")
  private let parts: Mutex<[[any WireMessage]]>
  private let failure: OKRModel.Status
  private let reads: Mutex<[any WireMessage]>
  private let asked = Mutex<[WatchRequest]>([])
  /// Another one for each answer.
  private let revision = Atomic<Int64>(40)

  init(
    _ parts: [[any WireMessage]], reads: [any WireMessage] = [],
    failure: OKRModel.Status = OKRModel.Status(code: .unavailable, message: "gone")
  ) {
    self.failure = failure
    self.parts = Mutex(parts)
    self.reads = Mutex(reads)
  }

  var requests: [WatchRequest] { self.asked.withLock { $0 } }

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    // The last answer stays.
    let reply = self.reads.withLock { $0.count > 1 ? $0.removeFirst() : $0.first }
    if let status = reply as? OKRModel.Status { throw CommandFailure(status) }
    guard let reply = reply as? Reply else {
      throw CommandFailure(OKRModel.Status(code: .unavailable, message: "away"))
    }
    let revision = self.revision.wrappingAdd(1, ordering: .relaxed).newValue
    return Answer(
      message: reply, revision: "r\(revision)", instantMicros: 1_782_898_200_000_000)
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {
    if let watch = request as? WatchRequest { self.asked.withLock { $0.append(watch) } }
    let (part, isLast) = self.parts.withLock { parts in
      (parts.isEmpty ? [] : parts.removeFirst(), parts.isEmpty)
    }
    for case let reply as Reply in part { try await each(reply) }
    if !isLast { throw CommandFailure(self.failure) }
  }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    try await self.call(method, first, CallOptions())
  }

  func close() async {}
}

@Suite(.bounded) struct FollowTests {
  private static let instant = Instant(unixMicros: 1_782_898_200_000_000)

  private static func told(
    _ revision: Int64, _ score: Int64? = nil, restart: WatchRestart = .unspecified,
    skipped: Int64 = 0
  ) -> WatchResponse {
    WatchResponse(
      figures: score.map { [Samples.figures("o-1", $0, .onTrack)] } ?? [], revision: revision,
      instant: Self.instant, resumeToken: "w1.\(revision).0", restart: restart, skipped: skipped)
  }

  private static func cycle(_ name: String) -> GetCycleResponse {
    GetCycleResponse(cycle: Cycle(id: "q3", name: name))
  }

  @Test func aWatchGoesOnFromItsLastToken() async {
    let backend = BreakingBackend([
      [Self.told(41, 600_000, restart: .begin), Self.told(42, 700_000)], [Self.told(43, 800_000)],
    ])
    let result = await runOKR("okr watch o-1 -o ndjson", backend)
    #expect(result.status == .done, "\(result.err)")
    #expect(backend.requests.map(\.after) == ["", "w1.42.0"])
    #expect(backend.requests.allSatisfy { $0.roots == ["o-1"] })
    #expect(result.outLines.count == 3)
    #expect(result.outLines[2].contains(#""resume_token":"w1.43.0""#))
    #expect(result.err.contains("the connection is lost") && result.err.contains("go on"))
    #expect(result.err.contains("connected again"))
  }

  @Test(arguments: [
    (WatchRestart.behind, "too much changed"), (.history, "restored"), (.structure, "structure"),
    (.day, "day"),
  ])
  func whatIsNotToldIsSaid(_ restart: WatchRestart, _ word: String) async {
    let backend = BreakingBackend([[Self.told(41, 600_000, restart: restart, skipped: 1_200)]])
    let result = await runOKR("okr watch o-1 --after w1.2.0", backend)
    #expect(backend.requests.first?.after == "w1.2.0")
    #expect(
      result.err.contains(word) && result.err.contains(CountText.of(1_200, "revision")),
      "\(result.err)")
  }

  @Test func changesAreALineEach() async {
    let change = LoggedChange(
      revision: 42, recordedTime: Self.instant, effectiveTime: Self.instant, actor: "anna",
      type: .alignment, id: "o-1", to: "o-2")
    let backend = BreakingBackend([
      [WatchResponse(revision: 42, instant: Self.instant, changes: [change])]
    ])
    let result = await runOKR("okr watch --changes --type alignment --type check-in", backend)
    #expect(result.outLines == ["2026-07-01T09:30:00Z  r42  anna  alignment o-1 → o-2"])
    #expect(backend.requests.first?.changes?.types == [.alignment, .checkIn])
  }

  @Test func aReadIsShownAgainWhereItChanged() async {
    let backend = BreakingBackend(
      [[Self.told(1, restart: .begin), Self.told(2), Self.told(3)]],
      reads: [Self.cycle("A"), Self.cycle("A"), Self.cycle("B")])
    let result = await runOKR("okr cycle get q3 -w -o ndjson", backend)
    #expect(result.status == .done, "\(result.err)")
    #expect(backend.requests.first?.changes?.revisionsOnly == true)
    #expect(result.outLines.count == 2, "\(result.out)")
    #expect(result.outLines[0].contains(#""name":"A""#))
    #expect(result.outLines[1].contains(#""name":"B""#))
  }

  /// A row that is taken apart is followed as any other answer.
  @Test func whatTakesARollupApartIsFollowed() async {
    let row = { (ppm: Int64) in RollupRow(score: Ratio(ppm: ppm)) }
    let lines: [(String, [any WireMessage])] = [
      (
        "okr rollup --explain -w",
        [ExplainRollupResponse(row: row(500_000)), ExplainRollupResponse(row: row(600_000))]
      ),
      (
        "okr rollup --since r7 -w",
        [
          ExplainRollupChangeResponse(rowAfter: row(500_000)),
          ExplainRollupChangeResponse(rowAfter: row(600_000)),
        ]
      ),
    ]
    for (line, reads) in lines {
      for form in ["", " -o json"] {
        let backend = BreakingBackend(
          [[Self.told(1, restart: .begin), Self.told(2)]], reads: reads)
        let result = await runOKR(line + form, backend)
        #expect(result.status == .done && backend.requests.count == 1, "\(result.err)")
        #expect(result.out.contains("0.5") && result.out.contains("0.6"), "\(result.out)")
      }
    }
  }

  /// So is whatever is got or listed of an organisation.
  @Test(arguments: [
    "alignment get a b", "alignment list", "checkin get c", "checkin list k", "grade get g",
    "grade list o", "cycle policies q3", "cycle closes q3", "explain o-1", "explain o-1 --since r3",
    "trend o-1", "cycle readiness q3",
  ])
  func getAndListAreFollowed(_ line: String) async throws {
    let words = ["okr"] + line.split(separator: " ").map(String.init) + ["-w"]
    let command = try OKRCommand.parseAsRoot(Array(words.dropFirst()))
    #expect((command as? any WatchableCommand)?.isEndless == true)
    let past = await runOKR("okr \(line) -w --as-of r7", BreakingBackend([]))
    #expect(past.status == .usage && past.err.contains("The past doesn't change"), "\(past.err)")
  }

  @Test func checkInsAreFollowed() async {
    let lists = (1...2).map { count in
      ListCheckInsResponse(
        checkIns: (1...count).map {
          CheckIn(id: "c\($0)", keyResult: "k", value: Value(micros: 1_000_000))
        })
    }
    let backend = BreakingBackend(
      [[Self.told(1, restart: .begin), Self.told(2)]], reads: lists)
    let result = await runOKR("okr checkin list k -w -o ndjson", backend)
    #expect(result.status == .done && result.outLines.count == 2, "\(result)")
    #expect(!result.outLines[0].contains("c2") && result.outLines[1].contains("c2"))
  }

  /// What stands in no organisation's log is read again and again, and outlives a lost connection.
  @Test func whatNoLogHoldsIsReadAgain() async throws {
    let tokens = { (revoked: Bool) in
      ListTokensResponse(tokens: [Token(id: "t-1", name: "anna", revoked: revoked)], total: 1)
    }
    let away = OKRModel.Status(code: .unavailable, message: "away")
    let refused = OKRModel.Status(code: .permissionDenied, message: "Not any more.")
    let backend = BreakingBackend(
      [], reads: [tokens(false), tokens(false), away, tokens(true), refused])
    let result = await runOKR("okr token list -w -o ndjson", backend)
    #expect(result.status == .notAllowed && result.err.contains("Not any more."), "\(result.err)")
    #expect(result.outLines.count == 2, "\(result.out)")
    #expect(result.outLines[0].contains(#""revoked":false"#))
    #expect(result.outLines[1].contains(#""revoked":true"#))
    #expect(result.err.contains("is lost; trying again\nconnected again"), "\(result.err)")
    #expect(backend.requests.isEmpty)
  }

  @Test(arguments: [
    "token list", "token get t", "org list", "org get", "org placements", "operation list",
    "operation get 019a51c2-7d1c-7a40-8f3e-5f2b6c1d3e4a",
  ])
  func whatNoLogHoldsIsFollowed(_ line: String) async throws {
    let command = try OKRCommand.parseAsRoot(line.split(separator: " ").map(String.init) + ["-w"])
    #expect((command as? any WatchableCommand)?.isEndless == true)
    // A server that was never there is told at once.
    let away = OKRModel.Status(code: .unavailable, message: "away")
    let result = await runOKR("okr \(line) -w", BreakingBackend([], reads: [away]))
    #expect(result.status == .unreachable && !result.err.contains("trying again"), "\(result.err)")
  }

  @Test func anExplanationIsFollowed() async {
    let figures = { (ppm: Int64) in
      ExplainResponse(nodes: [ExplainNode(figures: Samples.figures("o-1", ppm, .onTrack))])
    }
    let backend = BreakingBackend(
      [[Self.told(1, restart: .begin), Self.told(2), Self.told(3)]],
      reads: [figures(500_000), figures(500_000), figures(600_000)])
    let result = await runOKR("okr explain o-1 -w -o ndjson", backend)
    #expect(result.status == .done && result.outLines.count == 2, "\(result)")
  }

  /// A list says as of when it is, and is shown again only where more than that differs.
  @Test func aListTellsItsRevision() async {
    let cycles = { (names: [String]) in ListCyclesResponse(cycles: names.map { Cycle(id: $0) }) }
    for form in ["json", "ndjson"] {
      let backend = BreakingBackend(
        [[Self.told(1, restart: .begin), Self.told(2), Self.told(3)]],
        reads: [cycles(["q3"]), cycles(["q3"]), cycles(["q3", "q4"])])
      let result = await runOKR("okr cycle list -w -o \(form)", backend)
      #expect(result.outLines.count == 2, "\(result.out)")
      #expect(result.outLines[0].hasSuffix(#""as_of_revision":"r41"}"#), "\(result.out)")
      #expect(result.outLines[1].hasSuffix(#""as_of_revision":"r43"}"#), "\(result.out)")
    }
  }

  /// What broke off before it was shown is asked for again.
  @Test func aReadThatFailedIsTakenAgain() async {
    let backend = BreakingBackend(
      [[Self.told(1, restart: .begin)], [Self.told(1, restart: .begin)]],
      reads: [GetRegionResponse(), Self.cycle("A")])
    let result = await runOKR("okr cycle get q3 --watch", backend)
    #expect(result.status == .done, "\(result.err)")
    #expect(backend.requests.map(\.after) == ["", ""])
    #expect(result.out.contains("A"))
  }

  /// What the server refuses before anything was shown isn't tried again; later it is.
  @Test func aWatchThatIsRefusedAtOnceEnds() async {
    let full = OKRModel.Status(code: .resourceExhausted, message: "Too many watches.")
    let refusing = BreakingBackend([[], []], reads: [Self.cycle("A")], failure: full)
    let refused = await runOKR("okr cycle get q3 -w", refusing)
    #expect(refused.status == .tryAgain && refused.out.isEmpty, "\(refused.err)")
    #expect(refused.err.contains("Too many watches.") && !refused.err.contains("trying again"))
    #expect(refusing.requests.count == 1)
    let breaking = BreakingBackend(
      [[Self.told(1)], [Self.told(2)]], reads: [Self.cycle("A")], failure: full)
    let gone = await runOKR("okr cycle get q3 -w", breaking)
    #expect(gone.status == .done && breaking.requests.count == 2)
    #expect(gone.err.contains("Too many watches.; trying again"), "\(gone.err)")
  }

  @Test func healthIsFollowed() async throws {
    let backend = BreakingBackend([
      [
        WatchHealthResponse(status: .notServing, detail: "it starts"),
        WatchHealthResponse(status: .serving),
      ], [WatchHealthResponse(status: .serving)],
    ])
    let result = await runOKR("okr server health --watch", backend)
    #expect(
      result.outLines == [
        "2026-07-01T10:00:00Z  ■ not serving  127.0.0.1:7443", "it starts",
        "2026-07-01T10:00:00Z  ● serving  127.0.0.1:7443",
        "2026-07-01T10:00:00Z  ● serving  127.0.0.1:7443",
      ], "\(result.out)")
    #expect(result.err.contains("the connection is lost; trying again\nconnected again"))
    let line = await runOKR(
      "okr server health -w -o ndjson --fields status,round_trip_microseconds",
      BreakingBackend([[WatchHealthResponse(status: .serving)]]))
    #expect(line.out == #"{"status":"serving","round_trip_microseconds":null}"# + "\n")
    let unknown = await runOKR(
      "okr server health -w --service x",
      BreakingBackend([[WatchHealthResponse(status: .serviceUnknown)]]))
    #expect(unknown.status == .notThere && unknown.err.contains("NO_SUCH_SERVICE"))
    #expect(await runOKR("okr server health -w -o csv", backend).status == .usage)
  }

  @Test func aTerminalIsDrawnOver() async {
    let looks = {
      BreakingBackend([[Self.told(1), Self.told(2)]], reads: [Self.cycle("A"), Self.cycle("B")])
    }
    let drawn = await runOKR("okr cycle get q3 -w", looks(), columns: 80, rows: 24)
    #expect(drawn.out.hasPrefix("\u{1B}[2J\u{1B}[H"))
    #expect(drawn.out.count(where: { $0 == "\u{1B}" }) > 4)
    let spoken = await runOKR(
      "okr cycle get q3 -w", looks(), environment: ["OKR_ACCESSIBLE": "1"], columns: 80, rows: 24)
    #expect(!spoken.out.contains("\u{1B}"), "\(spoken.out)")
    #expect(spoken.out.contains("A") && spoken.out.contains("B"))
    let piped = await runOKR("okr cycle get q3 -w", looks())
    #expect(!piped.out.contains("\u{1B}") && piped.out.contains("\n\n"))
  }

  @Test(arguments: [
    "okr cycle get q3 -w --as-of r4", "okr tree -w --effective 2026-07-01T00:00:00Z",
    "okr rollup -w -o csv", "okr objective list -w -o id", "okr watch", "okr watch o-1 --changes",
    "okr cycle readiness q3 -w --gate", "okr explain field objective.title -w",
    "okr watch o-1 --type unit", "okr watch --changes --by unit", "okr watch --changes --type x",
  ])
  func whatDoesntGoTogetherIsRefused(_ line: String) async {
    #expect(await runOKR(line, BreakingBackend([])).status == .usage, "\(line)")
  }

  @Test func waitsGrowToALimit() {
    var backoff = Backoff()
    let waits = (0..<12).map { _ in backoff.next() }
    #expect(waits[0] >= .milliseconds(500) && waits[0] < .milliseconds(700))
    #expect(waits[3] >= .seconds(4))
    #expect(waits.allSatisfy { $0 <= .milliseconds(37_500) } && waits[11] >= .seconds(30))
  }

  /// A token that opens nothing, or a database that can't be asked for it, keeps nobody from the answer.
  @Test func healthIsAskedWithoutSigningIn() async throws {
    let live = try await LiveServer.start()
    let wrong = ["OKR_SERVER": live.place, "OKR_TOKEN": "okr_wrong", "OKR_ORGANISATION": "acme"]
    #expect(await live.run("okr whoami", wrong).status != .done)
    let health = await live.run("okr server health", wrong)
    #expect(health.status == .done, "\(health.err)")
    #expect(health.out.contains("serving"))
    await live.stop()
  }

  /// A server that is watched through the client.
  @Test func aRealServerIsFollowed() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    let acme = live.environment("acme")
    await live.prepare("okr unit create growth", acme)
    let health = Task {
      await live.run("okr server health --watch", ["OKR_SERVER": live.place])
    }
    let once = await live.prepare("okr watch --changes --after r0 --once", acme)
    #expect(once.out.contains("  r1  operator  unit growth"), "\(once.out)")
    health.cancel()
    #expect(await health.value.status == .interrupted)
    await live.stop()
  }
}
