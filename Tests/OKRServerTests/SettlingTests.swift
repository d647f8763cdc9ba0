// Work that touches thousands of figures goes in slices: the organisation's own calls wait for it,
// in order, and nothing is answered from figures of which some are old and some new.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Synchronization
internal import Testing

@Suite(.bounded) struct SettlingTests {
  /// A document of one cycle with that many objectives, each with one key result at half of its
  /// way.
  private static func document(objectives count: Int) -> [UInt8] {
    let rows = (0..<count).map {
      """
      {"id": "o\($0)", "cycle": "cycle", "unit": "team", "title": "t", "parent_objective": "top",
       "key_results": [{"id": "k\($0)", "kind": "metric", "title": "k", "baseline": 0, "target": 10,
       "check_ins": [{"at": "2024-01-02T03:04:05Z", "value": 15}]}]}
      """
    }
    return Array("{\"objectives\": [\(rows.joined(separator: ","))]}".utf8)
  }

  @Test(.tags(.long)) func aPolicyOfThousandsOfItemsIsAppliedWholeOrNotAtAll() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.importDocument(Self.document(objectives: 1_500))
    let operating = try await server.connect(server.operatorToken)
    let before = try await Self.yielded(operating)
    // The cap decides every score: 1 or 1.5. What is read must be all of one or all of the other.
    let mixed = await withTaskGroup(of: Int.self) { group in
      for reader in 0..<4 {
        group.addTask {
          var mixed = 0
          for _ in 0..<30 {
            guard let scores = try? await Self.scores(acme, reader) else { return -1 }
            if Set(scores).count != 1 { mixed += 1 }
          }
          return mixed
        }
      }
      group.addTask {
        for round in 0..<6 {
          let cap: Int64 = round % 2 == 0 ? 1_500_000 : 1_000_000
          let change = UpdateCycleRequest(
            mutation: .new(), cycle: Cycle(id: "cycle", policy: Policy(cap: Ratio(ppm: cap))),
            updateMask: ["policy"])
          guard (try? await acme.call(RPC.CycleService.updateCycle, change)) != nil,
            (try? await acme.record("low-kr", Int64(round))) != nil
          else { return -1 }
        }
        return 0
      }
      return await group.reduce(0) { $1 < 0 ? -1_000_000 : $0 + $1 }
    }
    #expect(mixed == 0)
    #expect(try await Self.yielded(operating) > before)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  /// Check-ins of the same organisation and of others, on the same lanes, are answered one after
  /// the other while a document of thousands of items is taken in.
  @Test(.tags(.long)) func aLongImportHoldsUpNobodysCheckIns() async throws {
    let server = try await TestServer.start()
    var desks: [OKRConnection] = []
    for name in ["acme", "beta", "gamma"] { desks.append(try await server.makeSample(name)) }
    let isDone = Flag()
    let during = await withTaskGroup(of: (answered: Int, slowest: Duration).self) { group in
      for desk in desks {
        group.addTask {
          var (answered, slowest) = (0, Duration.zero)
          while !isDone.isSet {
            let start = ContinuousClock.now
            guard (try? await desk.record("low-kr", Int64(answered % 10))) != nil else { break }
            slowest = max(slowest, ContinuousClock.now - start)
            if !isDone.isSet { answered += 1 }
          }
          return (answered, slowest)
        }
      }
      let imported = try? await desks[0].importDocument(
        Self.document(objectives: 6_000), pieceBytes: 400_000)
      isDone.set()
      #expect(imported?.created == 18_000)
      return await group.reduce(into: []) { $0.append($1) }
    }
    print("check-ins during the import: \(during)")
    #expect(during.count == 3 && during.allSatisfy { $0.answered >= 10 }, "\(during)")
    for desk in desks { #expect(try await desk.verify().differences == 0) }
    await server.stop()
  }

  /// The scores of some of the document's key results, in one reply.
  private static func scores(_ connection: OKRConnection, _ reader: Int) async throws -> [Int64?] {
    let reply = try await connection.call(
      RPC.ScoreService.getTree,
      GetTreeRequest(roots: ["top"], depth: 2, page: Page(pageSize: 4_000))
    ).reply
    return reply.nodes.filter { $0.id.hasPrefix("k") }.map { $0.figures?.score?.ppm }
  }

  private static func yielded(_ connection: OKRConnection) async throws -> Int64 {
    try await connection.call(RPC.ServerService.getStats, GetStatsRequest()).reply
      .lanes.reduce(0) { $0 + $1.yielded }
  }
}

/// Set once, seen by all.
private final class Flag: Sendable {
  private let value = Atomic<Bool>(false)

  var isSet: Bool { self.value.load(ordering: .acquiring) }

  func set() { self.value.store(true, ordering: .releasing) }
}
