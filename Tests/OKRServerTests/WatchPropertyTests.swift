// Random organisations watched by readers that are cut at random and go on from their tokens, over
// restarts of the server: each ends with the state that a new reader finds, and no change is missed.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Synchronization
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct WatchPropertyTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as [UInt64])
  func aReaderThatIsCutEndsWithWhatIsThere(seed: UInt64) async throws {
    let run = try await WatchedRun.begin(seed: seed)
    for step in 0..<40 {
      await run.edit()
      try await run.cutSome()
      if seed % 3 == 0, step == 20 { try await run.restartServer() }
    }
    try await run.expectWhatIsThere("seed \(seed)")
    await run.server.stop()
  }
}

/// What a reader knows, by what it was told.
private struct Told {
  var figures: [String: Figures] = [:]
  var rows: [[String]: RollupRow] = [:]
  var revisions: [Int64] = []
  var token = ""
  /// The last revision up to which everything was told.
  var revision: Int64 = 0
  var skipped: Int64 = 0

  mutating func take(_ reply: WatchResponse) {
    if reply.restart != .unspecified { (self.figures, self.rows) = ([:], [:]) }
    for figures in reply.figures { self.figures[figures.id] = figures }
    for row in reply.rows { self.rows[row.keys] = row }
    self.revisions += reply.changes.map(\.revision)
    if reply.resumeToken.isEmpty { return }
    self.token = reply.resumeToken
    self.revision = reply.revision
  }
}

/// A reader whose stream is cut now and then.
private final class Reader: Sendable {
  let request: WatchRequest
  private let told = Mutex(Told())
  private let running = Mutex<(task: Task<Void, Never>, stream: ReplyStream<WatchResponse>)?>(nil)

  init(_ request: WatchRequest) { self.request = request }

  var state: Told { self.told.withLock { $0 } }

  /// Begins, or goes on from where it was cut.
  func open(_ connection: OKRConnection) async throws {
    let stream = try await self.stream(connection)
    let task = Task {
      do {
        for try await reply in stream { self.told.withLock { $0.take(reply) } }
      } catch {
        // Cut, or the server went away: the token says where it was.
      }
    }
    self.running.withLock { $0 = (task, stream) }
  }

  func cut() async {
    let running = self.running.withLock { running in
      defer { running = nil }
      return running
    }
    running?.stream.cancel()
    await running?.task.value
  }

  /// Reads on until all of a revision is told.
  func read(until revision: Int64, _ connection: OKRConnection) async throws {
    let stream = try await self.stream(connection)
    for try await reply in stream {
      self.told.withLock { $0.take(reply) }
      if self.state.revision >= revision, !reply.resumeToken.isEmpty { break }
    }
    stream.cancel()
  }

  private func stream(_ connection: OKRConnection) async throws -> ReplyStream<WatchResponse> {
    var request = self.request
    request.after = self.state.token
    return try await connection.stream(RPC.ScoreService.watch, request, credit: 2)
  }
}

/// One organisation, its readers, and what is done to it.
private final class WatchedRun {
  private let clock: MovableClock
  private let token: String
  private(set) var server: TestServer
  private var acme: OKRConnection
  private var random: SeededGenerator
  private let readers = [
    WatchRequest(roots: ["top"]), WatchRequest(roots: ["low", "low-kr2"]),
    WatchRequest(rollup: QueryRollupRequest(by: [.unit, .level])),
    WatchRequest(changes: WatchedChanges()),
  ].map { Reader($0) }
  private let begin: Int64
  private var made = 0

  private init(
    _ clock: MovableClock, _ token: String, _ server: TestServer, _ acme: OKRConnection,
    _ random: SeededGenerator, begin: Int64
  ) {
    self.clock = clock
    self.token = token
    self.server = server
    self.acme = acme
    self.random = random
    self.begin = begin
  }

  static func begin(seed: UInt64) async throws -> WatchedRun {
    // Figures that move with the day alone aren't told: all of it is on one day.
    let clock = try MovableClock("2026-02-02T08:00:00Z")
    var limits = WatchLimits()
    limits.figuresResumedOver = 12
    let server = try await TestServer.start(clock: clock.wall, watch: limits)
    let token = try await server.makeOrganisation("acme", at: clock.now)
    let acme = try await server.connect(token)
    _ = try await acme.importDocument(Array(Self.document.utf8), .new(at: clock.now))
    let revision = try await acme.revision()
    let run = WatchedRun(
      clock, token, server, acme, SeededGenerator(seed: seed),
      begin: try #require(RevisionToken.parse(revision)))
    for reader in run.readers { try await reader.open(acme) }
    return run
  }

  private static let document = """
    {"regions": [{"id": "pl", "time_zone": "Europe/Warsaw"}, {"id": "jp", "time_zone": "Asia/Tokyo"}],
     "units": [{"id": "team", "region": "pl"}, {"id": "labs", "region": "jp"}],
     "cycles": [{"id": "c", "start": "2026-01-01", "end": "2026-12-31"}],
     "objectives": [
      {"id": "top", "cycle": "c", "unit": "team", "title": "t", "key_results": [
       {"id": "top-kr", "kind": "metric", "title": "k", "target": 100}]},
      {"id": "low", "cycle": "c", "unit": "labs", "title": "l", "alignments": [{"to": "top"}], "key_results": [
       {"id": "low-kr", "kind": "metric", "title": "k", "target": 10},
       {"id": "low-kr2", "kind": "metric", "title": "k", "target": 3}]}]}
    """

  func cutSome() async throws {
    for reader in self.readers where Int.random(in: 0..<3, using: &self.random) == 0 {
      await reader.cut()
      // What happens before it comes back is read from the log.
      for _ in 0..<Int.random(in: 0..<4, using: &self.random) { await self.edit() }
      try await reader.open(self.acme)
    }
  }

  func restartServer() async throws {
    let watch = self.readers
    await self.server.stop()
    for reader in watch { await reader.cut() }
    self.server = try await TestServer.start(over: self.server.endpoint, clock: self.clock.wall)
    self.acme = try await self.server.connect(self.token)
    for reader in watch { try await reader.open(self.acme) }
  }

  /// One random change; what is refused changes nothing, and is as good.
  func edit() async {
    let items = ["low-kr", "low-kr2", "top-kr"] + (0..<self.made).map { "k\($0)" }
    let item = items[Int.random(in: 0..<items.count, using: &self.random)]
    let number = Int64.random(in: 0..<12, using: &self.random)
    let mutation = OKRModel.Mutation.new(at: self.clock.now)
    let acme = self.acme
    switch Int.random(in: 0..<14, using: &self.random) {
    case 0: await self.makeObjective()
    case 1:
      let edge = Alignment(from: "low", to: "top", mode: .average)
      _ = await refusal { () throws(RPCFailure) in
        try await acme.call(
          RPC.AlignmentService.createAlignment,
          CreateAlignmentRequest(mutation: mutation, alignment: edge))
      }
    case 2:
      _ = await refusal { () throws(RPCFailure) in
        try await acme.call(
          RPC.AlignmentService.deleteAlignment,
          DeleteAlignmentRequest(mutation: mutation, from: "low", to: "top"))
      }
    case 3:
      let keyResult = KeyResult(
        id: item, objective: number % 2 == 0 ? "top" : "low",
        weight: Weight(thousandths: 100 * number))
      _ = await refusal { () throws(RPCFailure) in
        try await acme.call(
          RPC.KeyResultService.updateKeyResult,
          UpdateKeyResultRequest(
            mutation: mutation, keyResult: keyResult,
            updateMask: number < 6 && item != "top-kr" ? ["objective"] : ["weight"]))
      }
    case 4:
      _ = await refusal { () throws(RPCFailure) in
        try await acme.call(
          RPC.KeyResultService.archiveKeyResult,
          ArchiveKeyResultRequest(mutation: mutation, id: "low-kr2"))
      }
    case 5:
      _ = await refusal { () throws(RPCFailure) in
        try await acme.call(
          RPC.KeyResultService.restoreKeyResult,
          RestoreKeyResultRequest(mutation: mutation, id: "low-kr2"))
      }
    case 6:
      let objective = Objective(
        id: "low", unit: number % 2 == 0 ? "team" : "labs",
        level: number % 3 == 0 ? .company : .team)
      _ = await refusal { () throws(RPCFailure) in
        try await acme.call(
          RPC.ObjectiveService.updateObjective,
          UpdateObjectiveRequest(
            mutation: mutation, objective: objective, updateMask: ["unit", "level"]))
      }
    case 7:
      let unit = Unit(id: "labs", name: "N\(number)", region: number % 2 == 0 ? "pl" : "jp")
      _ = await refusal { () throws(RPCFailure) in
        try await acme.call(
          RPC.UnitService.updateUnit, UpdateUnitRequest(mutation: mutation, unit: unit))
      }
    default:
      _ = await refusal { () throws(RPCFailure) in
        try await acme.record(item, number, mutation)
      }
    }
  }

  private func makeObjective() async {
    let acme = self.acme
    let (id, keyResult) = ("o\(self.made)", "k\(self.made)")
    self.made += 1
    let objective = Objective(id: id, cycle: "c", unit: "labs", title: id)
    let upper = ["top", "low"][self.made % 2]
    let clock = self.clock
    let failure = await refusal { () throws(RPCFailure) in
      _ = try await acme.call(
        RPC.ObjectiveService.createObjective,
        CreateObjectiveRequest(mutation: .new(at: clock.now), objective: objective))
      _ = try await acme.call(
        RPC.KeyResultService.createKeyResult,
        CreateKeyResultRequest(
          mutation: .new(at: clock.now),
          keyResult: KeyResult(
            id: keyResult, objective: id, title: "k",
            kind: .metricKind(MetricKind(baseline: .of(0), target: .of(10))))))
      _ = try await acme.call(
        RPC.AlignmentService.createAlignment,
        CreateAlignmentRequest(
          mutation: .new(at: clock.now), alignment: Alignment(from: id, to: upper)))
    }
    #expect(failure == nil)
  }

  func expectWhatIsThere(_ label: String) async throws {
    for reader in self.readers { await reader.cut() }
    let end = try #require(RevisionToken.parse(try await self.acme.revision()))
    for reader in self.readers {
      try await reader.read(until: end, self.acme)
      let new = Reader(reader.request)
      try await new.read(until: end, self.acme)
      #expect(reader.state.figures == new.state.figures, "\(label): \(reader.request)")
      #expect(reader.state.rows == new.state.rows, "\(label): \(reader.request)")
      guard reader.request.changes != nil else { continue }
      #expect(reader.state.revisions == Array(self.begin + 1...end), "\(label)")
    }
    #expect(end > self.begin + 20, "\(label): a run that changes little shows little")
  }
}
