// Pages of figures: whatever is committed between two of them, all are of the moment of the first, and
// joined they are the answer of that moment in one piece.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRStore
internal import OKRWire
internal import Testing
internal import WorkerPool

@testable internal import OKRServer

@Suite(.bounded) struct FigurePageTests {
  /// A page as it came: its rows as bytes.
  private struct Part {
    var rows: [[UInt8]]
    var next: String
    var total: Int32
    var moment: AsOf
  }

  /// A read of figures in pages.
  private struct Walk: Sendable {
    var name: String
    var read: @Sendable (OKRConnection, Page, AsOf?) async throws -> Part

    init<Q: WireCodable & PagedMessage, R: WireCodable, Row: WireCodable>(
      _ method: OKRModel.Method<Q, R>, _ request: Q,
      _ rows: @escaping @Sendable (R) -> (rows: [Row], next: String, total: Int32)
    ) {
      self.name = method.path
      self.read = { connection, page, asOf in
        var asked = request
        asked.page = page
        let answer = try await connection.call(method, asked, asOf: asOf)
        let cut = rows(answer.reply)
        return Part(
          rows: cut.rows.map { $0.encoded() }, next: cut.next, total: cut.total,
          moment: AsOf(revision: answer.revision, effectiveUnixMicros: answer.instantMicros))
      }
    }
  }

  private static let walks: [Walk] = [
    Walk(RPC.ScoreService.getTree, GetTreeRequest()) { ($0.nodes, $0.nextPageToken, $0.total) },
    Walk(RPC.ScoreService.queryRollup, QueryRollupRequest(by: [.unit, .category])) {
      ($0.rows, $0.nextPageToken, $0.total)
    },
    Walk(
      RPC.ScoreService.queryMetric,
      QueryMetricRequest(metric: "m", scope: QueryRollupRequest(by: [.unit, .category]))
    ) { ($0.rows, $0.nextPageToken, $0.total) },
    Walk(
      RPC.ScoreService.explainRollup,
      ExplainRollupRequest(scope: QueryRollupRequest(cycle: "cycle"))
    ) { ($0.objectives, $0.nextPageToken, $0.total) },
    Walk(
      RPC.ScoreService.explainRollupChange,
      ExplainRollupChangeRequest(
        scope: QueryRollupRequest(cycle: "cycle"), before: AsOf(revision: "r30"))
    ) { ($0.objectives, $0.nextPageToken, $0.total) },
    Walk(
      RPC.ScoreService.whatIf,
      WhatIfRequest(
        changes: (0..<6).map { number in
          WhatIfChange(
            change: .checkIn(CheckIn(keyResult: "k\(number)", value: .of(Int64(number + 20)))))
        })
    ) { ($0.scoreChanges, $0.nextPageToken, $0.total) },
    Walk(RPC.CycleService.getCycleReadiness, GetCycleReadinessRequest(id: "cycle")) {
      ($0.items, $0.nextPageToken, $0.total)
    },
    Walk(RPC.CycleService.listClosedFigures, ListClosedFiguresRequest(cycle: "cycle")) {
      ($0.figures, $0.nextPageToken, $0.total)
    },
    Walk(RPC.CycleService.compareClose, CompareCloseRequest(cycle: "cycle", number: 1)) {
      ($0.differences, $0.nextPageToken, $0.total)
    },
    Walk(RPC.ImportService.comparePublished, ComparePublishedRequest()) {
      ($0.rows, $0.nextPageToken, $0.total)
    },
  ]

  /// Fourteen objectives with a key result each, graded by others and counted by categories.
  private static let document: [UInt8] = {
    let rows = (0..<14).map { number in
      """
      {"id": "o\(number)", "cycle": "cycle", "title": "t", "parent_objective": "top",
       "unit": "team", "category": "c\(number % 5)", "weight": \(number % 3 + 1),
       "score_published": 0.\(number % 9 + 1), "key_results": [{"id": "k\(number)",
       "kind": "metric", "metric": "m", "title": "k", "baseline": 0, "target": 10}]}
      """
    }
    return Array(
      """
      {"metrics": [{"id": "m", "rollup": "mean"}], "objectives": [\(rows.joined(separator: ","))]}
      """.utf8)
  }()

  /// An organisation whose cycle was closed once, and moved since.
  private static func fill(_ server: TestServer) async throws -> OKRConnection {
    let acme = try await server.makeSample()
    _ = try await acme.importDocument(Self.document)
    for number in 0..<14 { _ = try await acme.record("k\(number)", Int64(number % 4)) }
    try await Self.closeAndReopen(acme)
    for number in 0..<12 { _ = try await acme.record("k\(number)", Int64(number % 4 + 5)) }
    return acme
  }

  private static func closeAndReopen(_ acme: OKRConnection) async throws {
    _ = try await acme.call(
      RPC.CycleService.closeCycle, CloseCycleRequest(mutation: .new(), id: "cycle"))
    _ = try await acme.call(
      RPC.CycleService.reopenCycle,
      ReopenCycleRequest(mutation: .new(), id: "cycle", reason: "to go on"))
  }

  /// Something that moves what the pages show, their number or their order.
  private static func change(
    _ acme: OKRConnection, _ step: Int, _ random: inout SeededGenerator
  ) async throws {
    switch step % 7 {
    case 0:
      try await Sample.addKeyResult(acme, "new-\(step)", "o\(step % 14)", 0, 10)
    case 1:
      let weight = Weight(thousandths: Int64.random(in: 1...9_000, using: &random))
      _ = try await acme.call(
        RPC.ObjectiveService.updateObjective,
        UpdateObjectiveRequest(
          mutation: .new(),
          objective: Objective(id: "o\(step % 14)", category: "c\(step)", weight: weight),
          updateMask: ["weight", "category"]))
    case 2 where step % 3 == 0: try await Self.closeAndReopen(acme)
    default:
      let number = Int.random(in: 0..<14, using: &random)
      _ = try await acme.record("k\(number)", Int64.random(in: -2...14, using: &random))
    }
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func joinedPagesAreTheAnswerOfOneMoment(seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    let server = try await TestServer.start()
    let acme = try await Self.fill(server)
    let states = server.server.service.past
    var step = Int(seed) * 100
    for walk in Self.walks {
      var rows: [[UInt8]] = []
      var token = ""
      var moment: AsOf?
      var total: Int32 = 0
      var pages = 0
      repeat {
        let size = Int32.random(in: 1...5, using: &random)
        let part = try await walk.read(acme, Page(pageSize: size, pageToken: token), nil)
        #expect(part.rows.count <= size)
        if let moment {
          #expect(part.moment == moment && part.total == total, "seed \(seed) \(walk.name)")
        }
        (moment, total) = (part.moment, part.total)
        rows += part.rows
        token = part.next
        pages += 1
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          step += 1
          try await Self.change(acme, step, &random)
        }
        // A state that isn't kept any more is replayed.
        if Int.random(in: 0..<6, using: &random) == 0 { states.release(unusedSince: .max) }
      } while !token.isEmpty
      let whole = try await walk.read(acme, Page(pageSize: 1_000), moment)
      #expect(rows == whole.rows && whole.next.isEmpty, "seed \(seed) \(walk.name)")
      #expect(rows.count == Int(total) && pages > 1, "seed \(seed) \(walk.name)")
      // In pages, the past gives the bytes of then too, its tokens included.
      let first = try await walk.read(acme, Page(pageSize: 2), moment)
      let second = try await walk.read(acme, Page(pageSize: 2, pageToken: first.next), nil)
      let again = try await walk.read(acme, Page(pageSize: 2, pageToken: first.next), moment)
      #expect(second.rows == Array(rows[2...].prefix(2)) && again.rows == second.rows)
    }
    await server.stop()
  }

  @Test func aWalkGoesOnOnAServerThatWasStartedAnew() async throws {
    let server = try await TestServer.start()
    let token = try await server.makeOrganisation("acme")
    var acme = try await server.connect(token)
    try await Sample.build(acme)
    _ = try await acme.importDocument(Self.document)
    let tree = Self.walks[0]
    let first = try await tree.read(acme, Page(pageSize: 7), nil)
    _ = try await acme.record("k3", 9)
    await server.stop()
    let next = try await TestServer.start(over: server.endpoint)
    acme = try await next.connect(token)
    let rest = try await tree.read(acme, Page(pageSize: 1_000, pageToken: first.next), nil)
    let whole = try await tree.read(acme, Page(pageSize: 1_000), first.moment)
    #expect(first.rows + rest.rows == whole.rows && rest.moment == first.moment)
    await next.stop()
  }

  @Test func aTokenIsOfItsMomentAndHistory() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.fill(server)
    let tree = Self.walks[0]
    let first = try await tree.read(acme, Page(pageSize: 3), nil)
    let parts = first.next.split(separator: ".").map { String($0) }
    try #require(parts.count == 5)
    _ = try await acme.record("k1", 1)
    func refused(_ token: String, _ asOf: AsOf? = nil) async -> String? {
      let failure = await #expect(throws: RPCFailure.self) {
        _ = try await tree.read(acme, Page(pageToken: token), asOf)
      }
      return failure?.reason
    }
    let invalid = Reason.pageTokenInvalid.rawValue
    for (place, other) in [(0, "-1"), (1, "x"), (2, "1"), (3, "999999"), (3, "0"), (4, "x")] {
      var changed = parts
      changed[place] = other
      #expect(await refused(changed.joined(separator: ".")) == invalid, "\(place) \(other)")
    }
    var later = parts
    later[4] = String(WallClock.system.nowMicros + 3_600_000_000)
    #expect(await refused(later.joined(separator: ".")) == invalid)
    #expect(await refused(parts[0...1].joined(separator: ".")) == invalid)
    #expect(await refused(first.next, AsOf(revision: "r3")) == invalid)
    #expect(await refused(first.next, AsOf(effectiveUnixMicros: 1_000_000)) == invalid)
    // A read of the past that says only when keeps what its first page knew.
    let earlier = AsOf(effectiveUnixMicros: first.moment.effectiveUnixMicros)
    let known = try await tree.read(acme, Page(pageSize: 3), earlier)
    _ = try await acme.record("k2", 2)
    let second = try await tree.read(acme, Page(pageSize: 3, pageToken: known.next), earlier)
    #expect(second.moment == known.moment)
    await server.stop()
  }

  /// Whoever begins walk after walk has few states kept, which go when nobody asks for them.
  @Test func fewStatesAreKeptForWalks() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.fill(server)
    let states = server.server.service.past
    let memory = server.server.service.hosts.environment.memory
    states.release(unusedSince: .max)
    let before = memory.usedBytes
    var tokens: [String] = []
    for number in 0..<3 * ServerLimits.pastStatesPerOrganisation {
      let page = try await Self.walks[0].read(acme, Page(pageSize: 2), nil)
      tokens.append(page.next)
      _ = try await acme.record("k1", Int64(number))
      #expect(states.count <= ServerLimits.pastStatesPerOrganisation)
    }
    #expect(states.count == ServerLimits.pastStatesPerOrganisation && memory.usedBytes > before)
    // Each of them goes on all the same.
    for token in tokens {
      let page = try await Self.walks[0].read(acme, Page(pageSize: 2, pageToken: token), nil)
      #expect(page.rows.count == 2)
    }
    // They go when nobody asked for them in a while, and not before.
    let reclaimer = Reclaimer(server.server.service.hosts, states)
    reclaimer.look(now: WorkerPool.now())
    #expect(states.count == ServerLimits.pastStatesPerOrganisation)
    reclaimer.look(now: WorkerPool.now() + ServerLimits.pastIdleSeconds * 2_000_000_000)
    #expect(states.count == 0)
    // An answer of one page keeps nothing.
    _ = try await Self.walks[0].read(acme, Page(pageSize: 1_000), nil)
    #expect(states.count == 0)
    await server.stop()
  }

  /// Another organisation's walks don't push out this one's.
  @Test func eachOrganisationHasItsStates() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.fill(server)
    let own = try await Self.walks[0].read(acme, Page(pageSize: 2), nil)
    let other = try await server.makeSample("other")
    for number in 0..<2 * ServerLimits.pastStatesKept {
      _ = try await Self.walks[0].read(other, Page(pageSize: 2), nil)
      _ = try await other.record("low-kr", Int64(number))
    }
    let states = server.server.service.past
    #expect(states.count == ServerLimits.pastStatesPerOrganisation + 1)
    let store = server.server.service.store
    let number = try #require(try store.findOrganisation(externalID: "acme")).orgID
    let pager = try Pager(GetTreeRequest(page: Page(pageToken: own.next)), in: number)
    let mark = try #require(pager.mark)
    let moment = PastMoment(
      organisation: number, revision: mark.revision, instant: mark.instant)
    #expect(states.known(moment) != nil)
    await server.stop()
  }
}
