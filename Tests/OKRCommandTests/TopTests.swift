// okr server top: rates between two looks, on 80 columns, as JSON, drawn anew.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Synchronization
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct TopTests {
  private static let bounds: [Int64] = [1_000, 10_000, 250_000]

  /// A server after so many seconds, each of which had the same work.
  private static func stats(_ seconds: Int64) -> GetStatsResponse {
    GetStatsResponse(
      version: "1.0.0", startedTime: Instant(unixMicros: 1_782_000_000_000_000), connections: 512,
      streams: 12,
      lanes: (0..<2).map { number in
        LaneStats(
          lane: number, queued: 3, queueLimit: 8_192, executed: 12_000 * seconds, yielded: 0,
          refused: Int64(number) * 2 * seconds, busyMicroseconds: 610_000 * seconds,
          begun: 10_000 * seconds, waitedMicroseconds: 4_000_000 * seconds)
      }, organisationsLoaded: 20, batches: 300 * seconds, batchedChanges: 1_200 * seconds,
      commitMicroseconds: 660_000 * seconds, watchers: 20, idempotencyKeys: 120_000,
      uptimeMicroseconds: seconds * 1_000_000, phase: "serving", ready: true, sessions: 498,
      connectionLimit: 10_000, organisationBytes: 1 << 30, organisationBytesLimit: 4 << 30,
      process: ProcessStats(
        cpuMicroseconds: 1_320_000 * seconds, residentBytes: 2 << 30, openFiles: 640,
        openFileLimit: 1_048_576, threads: 31),
      database: DatabaseStats(
        silenceMicroseconds: 434_000, connects: 4, poolInUse: 1, poolLimit: 4,
        rows: 1_200 * seconds,
        leaseRenewals: seconds, oldestTransactionMicroseconds: 725_000_000),
      methods: [
        MethodStats(
          method: "okr.v1.ScoreService/GetTree", calls: 10 * seconds, faults: 0,
          totalMicroseconds: 20_000 * seconds, durationCounts: [0, 10 * seconds, 0, 0]),
        MethodStats(
          method: "okr.v1.CheckInService/RecordCheckIn", calls: 1_200 * seconds,
          faults: 6 * seconds, totalMicroseconds: 2_400_000 * seconds,
          durationCounts: [1_100 * seconds, 80 * seconds, 0, 20 * seconds]),
        MethodStats(method: "okr.v1.CycleService/CloseCycle", calls: 1),
      ], durationBoundsMicroseconds: bounds,
      oldestCall: OldestCall(method: "okr.v1.ScoreService/GetTree", ageMicroseconds: 2_345_000),
      biggest: [OrganisationUse(organisation: "acme", bytes: 600 << 20, callsInFlight: 3, lane: 1)],
      refusedCalls: 7,
      operations: [
        OKRModel.Operation(
          id: "019a51c2-7d1c-7a40-8f3e-5f2b6c1d3e4a", kind: .import, state: .running,
          organisation: "acme", principal: "anna",
          progress: OperationProgress(completed: 1_024, total: 4_096, unit: "changes"),
          startTime: Instant(unixMicros: 1_782_000_000_000_000 + (seconds - 90) * 1_000_000))
      ], operationsWaiting: 2, commit: "25df3b5c1e07",
      pastStates: 3, pastStateBytes: 120 << 20, keyBytes: 16 << 20, watchBytes: 3 << 19,
      blockingCalls: 4, blockingCallLimit: 256)
  }

  /// A backend whose every look is `step` seconds after the one before.
  private static func backend(from first: Int64 = 100, step: Int64 = 2) -> FakeBackend {
    let looks = Mutex<Int64>(0)
    return FakeBackend([
      RPC.ServerService.getStats.path: { _ in
        looks.withLock { look in
          defer { look += 1 }
          return Self.stats(first + look * step)
        }
      }
    ])
  }

  @Test func ratesAreBetweenTwoLooks() {
    let rates = ServerRates(Self.stats(102), since: Self.stats(100))
    #expect(rates.spanMicros == 2_000_000)
    #expect(rates.calls == 2_420 && rates.faults == 12)
    #expect(
      rates.methods.map(\.method) == [
        "okr.v1.CheckInService/RecordCheckIn", "okr.v1.ScoreService/GetTree",
      ], "the busiest first, and none that wasn't called meanwhile")
    #expect(rates.methods[0].meanMicros == 2_000)
    #expect(rates.methods[0].p99 == .moreThan(micros: 250_000))
    #expect(rates.methods[1].p99 == .atMost(micros: 10_000))
    #expect(rates.median == .atMost(micros: 1_000))
    #expect(rates.lanes.map(\.busyPPM) == [610_000, 610_000])
    #expect(rates.lanes.map(\.refused) == [0, 4])
    #expect(rates.lanes[0].meanWaitMicros == 400)
    #expect(rates.changes == 2_400 && rates.batches == 600 && rates.cpuMicros == 2_640_000)
  }

  @Test func anotherRunOfTheServerCountsFromItsStart() {
    var later = Self.stats(3)
    later.startedTime = Instant(unixMicros: 1_783_000_000_000_000)
    let rates = ServerRates(later, since: Self.stats(100))
    #expect(rates.spanMicros == 3_000_000)
    #expect(rates.calls == 3_631)
  }

  @Test func quantilesAreBounds() {
    #expect(Quantile(percent: 50, of: [], []) == nil)
    #expect(Quantile(percent: 50, of: [0, 0, 0, 0], Self.bounds) == nil)
    #expect(Quantile(percent: 50, of: [1, 1, 0, 0], Self.bounds) == .atMost(micros: 1_000))
    #expect(Quantile(percent: 51, of: [1, 1, 0, 0], Self.bounds) == .atMost(micros: 10_000))
    #expect(Quantile(percent: 99, of: [99, 0, 0, 1], Self.bounds) == .atMost(micros: 1_000))
    #expect(Quantile(percent: 100, of: [99, 0, 0, 1], Self.bounds) == .moreThan(micros: 250_000))
  }

  @Test func numbersAreShort() {
    #expect(TopNumber.perSecond(0, 1_000_000) == "0")
    #expect(TopNumber.perSecond(1, 60_000_000) == "< 0.1")
    #expect(TopNumber.perSecond(7, 2_000_000) == "3.5")
    #expect(TopNumber.perSecond(2_468, 2_000_000) == "1\u{A0}234")
    #expect(
      [0, 999, 1_500, 123_456, 2_345_000, 90_000_000].map(TopNumber.span) == [
        "0 µs", "999 µs", "1.5 ms", "123 ms", "2.3 s", "1 min 30 s",
      ])
  }

  @Test func oneLookFitsEightyColumns() async {
    let result = await runOKR(
      "okr server top --once --every 100ms", Self.backend(), columns: 80, rows: 24)
    #expect(result.status == .done, "\(result.err)")
    #expect(!result.out.contains("\u{1B}[2J"), "one look is not drawn anew")
    for line in result.outLines { #expect(line.displayWidth <= 80, "\(line)") }
    let text = result.out.split(separator: "\u{A0}").joined(separator: " ")
    for words in [
      "okrd 1.0.0 25df3b5c1e07  127.0.0.1:7443  ● ready  up 1 min 42 s",
      "calls     1 210/s  faults 0.4 %  p50 ≤ 1 ms  p99 > 250 ms  12 in flight",
      "512 of 10 000 connections  498 sessions  20 watches  7 refused",
      "commits   300/s  4.0 changes each  2.2 ms each  1 200/s log rows",
      "██░░░░░░░░  1.0 GiB of 4.0 GiB  20 organisations  120 000 keys",
      "answered 434 ms ago  1 of 4 in use  0 errors  102 renewals, 0 failed",
      "1.32 cores  2.0 GiB  31 threads  640 of 1 048 576 files",
      "oldest    ScoreService/GetTree for 2.3 s  transaction for 12 min 5 s",
      "of which  16.0 MiB keys  1.5 MiB watches  120.0 MiB 3 past states",
      "██████░░░░  61 %", "CheckInService/RecordCheckIn", "acme",
      "OPERATION", "import", "25 %", "1 min 30 s", "anna",
    ] { #expect(text.contains(words), "\(words) in:\n\(text)") }
  }

  @Test(arguments: [40, 60]) func aNarrowTerminalGetsShortLines(_ columns: Int) async {
    let result = await runOKR(
      "okr server top --once --every 100ms --color always", Self.backend(), columns: columns)
    #expect(result.status == .done, "\(result.err)")
    let escape = /\u{1B}\[[0-9;]*m/
    for line in result.outLines {
      let shown = String(line.split(separator: escape).joined())
      #expect(shown.displayWidth <= columns, "\(shown)")
    }
    #expect(result.out.contains("ready"))
  }

  @Test func aTerminalIsDrawnAnewAndCutToItsRows() async {
    let result = await runOKR(
      "okr server top -n 2 --every 100ms", Self.backend(), columns: 80, rows: 12)
    #expect(result.status == .done, "\(result.err)")
    let screens = result.out.split(separator: "\u{1B}[H").dropFirst()
    #expect(screens.count == 2)
    #expect(result.out.hasPrefix("\u{1B}[2J\u{1B}[H"))
    for screen in screens {
      #expect(screen.hasSuffix("\u{1B}[J") || screen.hasSuffix("\u{1B}[J\u{1B}[2J"))
      #expect(screen.count { $0 == "\n" } == 11)
      #expect(screen.contains(" lines more"))
    }
  }

  @Test func accessibleOutputIsNotDrawnAnew() async {
    let result = await runOKR(
      "okr server top -n 2 --every 100ms", Self.backend(), environment: ["OKR_ACCESSIBLE": "1"],
      columns: 80, rows: 12)
    #expect(!result.out.contains("\u{1B}"))
    #expect(!result.out.contains("█") && !result.out.contains("░") && !result.out.contains("●"))
    #expect(result.outLines.count { $0.hasPrefix("okrd 1.0.0") } == 2)
  }

  @Test func aPipeGetsOneLook() async {
    let backend = Self.backend()
    let result = await runOKR("okr server top --every 100ms", backend)
    #expect(result.status == .done)
    #expect(result.outLines.count { $0.hasPrefix("okrd 1.0.0") } == 1)
    #expect(backend.requests(GetStatsRequest.self).count == 2)
  }

  @Test func jsonHoldsRatesAsNumbers() async throws {
    let result = await runOKR("okr server top --every 100ms -o json", Self.backend())
    let json = try JSONReader.read(result.out)
    #expect(json["calls_per_second"] == .number("1210.000"))
    #expect(json["commit"]?.stringValue == "25df3b5c1e07")
    #expect(json["span_seconds"] == .number("2"))
    #expect(json["p50_seconds"] == .number("0.001"))
    #expect(json["p99_seconds"] == .null, "it lies beyond the last bound")
    #expect(json["cores"] == .number("1.320"))
    #expect(json["oldest_call"]?["age_microseconds"] == .number("2345000"))
    guard case .array(let lanes)? = json["lanes"], case .array(let biggest)? = json["biggest"]
    else {
      Issue.record("no lists in \(result.out)")
      return
    }
    #expect(lanes.map { $0["busy_share"] } == [.number("0.610000"), .number("0.610000")])
    #expect(biggest.map { $0["organisation"]?.stringValue } == ["acme"])
    guard case .array(let operations)? = json["operations"] else {
      Issue.record("no operations in \(result.out)")
      return
    }
    #expect(operations.map { $0["principal"]?.stringValue } == ["anna"])
    #expect(json["operations_waiting"] == .number("2"))
  }

  @Test func ndjsonIsAnObjectALook() async throws {
    let result = await runOKR("okr server top -n 3 --every 100ms -o ndjson", Self.backend())
    #expect(result.outLines.count == 3)
    for line in result.outLines { #expect(try JSONReader.read(line)["ready"] == .bool(true)) }
  }

  @Test(arguments: [
    "okr server top --every soon"
  ])
  func wrongWordsAreRefused(_ line: String) async {
    let status = await runOKR(line, Self.backend()).status
    #expect(status == .usage || status == .refused, "\(status)")
  }

  @Test func statsForPeopleLeaveNestedFiguresOut() async {
    let result = await runOKR("okr server stats", Self.backend())
    #expect(!result.out.contains("duration_bounds") && !result.out.contains("biggest"))
    #expect(result.out.contains("sessions"))
  }
}
