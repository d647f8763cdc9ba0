// What is counted, and what an audit makes of it.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Testing

@testable internal import OKRLoad

@Suite(.bounded) struct RecorderTests {
  @Test func countsAndLatenciesByOperation() {
    let recorder = Recorder()
    for micros in 1...1_000 {
      recorder.began(.checkIn)
      recorder.done(.checkIn, micros: Int64(micros))
    }
    recorder.began(.recompute)
    recorder.done(.recompute, micros: 5_000_000)
    recorder.began(.read)
    #expect(recorder.inFlight == 1)
    recorder.failed(.read, .timedOutForTests)
    #expect(recorder.inFlight == 0)
    let point = recorder.takePoint(seconds: 1, span: 0.5)
    #expect(point.done == 1_000 && point.failed == 1 && point.ratePerSecond == 2_000)
    #expect(recorder.takePoint(seconds: 2, span: 1).done == 0)
    let results = recorder.takeResults()
    #expect(results.map(\.operation) == [.checkIn, .read, .recompute])
    #expect(results[0].done == 1_000 && results[0].failed == 0)
    // Three digits.
    #expect(abs(results[0].latencies.median - 500) <= 1)
    #expect(abs(results[0].latencies.p99 - 990) <= 1)
    #expect(results[0].latencies.most == 1_000)
    #expect(results[1].done == 0 && results[1].failed == 1)
    #expect(results[0].curve.last?.micros == 1_000)
    #expect(recorder.takeResults() == [])
  }

  @Test func latenciesBeyondTheHistogramStayInIt() {
    let recorder = Recorder()
    for micros in [-5, 0, Int64.max] {
      recorder.began(.edit)
      recorder.done(.edit, micros: micros)
    }
    let result = recorder.takeResults()[0]
    #expect(result.done == 3)
    #expect(abs(result.latencies.most - LatencyHistogram.longestMicros) <= 4_000_000)
  }

  @Test func failuresAreGroupedAndTheirKindsBounded() {
    let recorder = Recorder()
    for number in 0..<100 {
      let status = Status(
        code: .internal, message: "words \(number)", reason: "REASON_\(number % 50)")
      let failure = RPCFailure(status)
      recorder.failed(.read, failure)
    }
    #expect(recorder.failures.count == LoadLimits.failureKinds)
    #expect(recorder.failures[0].count == 2)
    #expect(recorder.failures[0].example == "words 0")
    #expect(recorder.takeResults()[0].failed == 100)
  }
}

extension RPCFailure {
  fileprivate static let timedOutForTests = RPCFailure(
    .deadlineExceeded, Reason.deadlinePassed, "late", outcome: .unknown)
}

@Suite(.bounded) struct AuditTests {
  /// A server whose key results all have the same two records.
  private final class TwoRecords: ServerHandler {
    let welcome = Welcome(serverVersion: "1.0.0")

    func signIn(
      _ hello: Hello, peer: PeerAddress,
      answer: @escaping @Sendable (Result<SignIn, StatusError>) -> Void
    ) {
      answer(.success(SignIn(principal: Principal(name: "load", role: .administrator))))
    }

    func begin(_ call: ServerCall) {
      switch call.method {
      case RPC.CheckInService.listCheckIns.path:
        let request = try? ListCheckInsRequest(decoding: call.payload)
        let isFirst = request?.page?.pageToken == ""
        let record = CheckIn(
          id: isFirst ? "c-2" : "c-1", value: Value(micros: isFirst ? 2 : 1))
        let reply = ListCheckInsResponse(
          checkIns: [record], nextPageToken: isFirst ? "more" : "")
        call.finish(payload: reply.encoded())
      default:
        let reply = VerifyOrganisationResponse(
          changesReplayed: 7, nodesCompared: 5, differences: 1, examples: ["o-1: differs"])
        call.finish(payload: reply.encoded())
      }
    }
  }

  private func withAuditor(_ body: (Auditor) async throws -> Void) async throws {
    let server = try TransportServer(handler: TwoRecords())
    let port = try await server.bind(host: "127.0.0.1", port: 0)
    let connection = try await OKRConnection.connect(to: .tcp(host: "127.0.0.1", port: port))
    let company = SyntheticCompany(regions: 1, keyResults: 9, year: 2026)
    let target = LoadTarget(index: 0, company: company, connections: [connection])
    try await body(Auditor(targets: [target]))
    connection.close()
    await server.closeNow()
  }

  private func acknowledged(_ id: String, _ keyResult: UInt32, _ value: Int64) -> Acknowledged {
    Acknowledged(
      organisation: 0, keyResult: keyResult, record: Ledger.digest(id), valueMicros: value)
  }

  @Test func whatIsThereIsFoundOnAnyPage() async throws {
    try await self.withAuditor { auditor in
      let entries = [self.acknowledged("c-1", 3, 1), self.acknowledged("c-2", 3, 2)]
      let result = try await auditor.readBack(entries)
      #expect(result == ReadBack(acknowledged: 2, found: 2, missing: 0, different: 0))
    }
  }

  @Test func whatIsMissingOrDifferentIsTold() async throws {
    try await self.withAuditor { auditor in
      let entries = [
        self.acknowledged("c-1", 3, 1), self.acknowledged("c-3", 3, 1),
        self.acknowledged("c-2", 4, 9),
      ]
      let result = try await auditor.readBack(entries)
      #expect(result == ReadBack(acknowledged: 3, found: 1, missing: 1, different: 1))
    }
  }

  @Test func differencesOfTheProofAreTold() async throws {
    try await self.withAuditor { auditor in
      let proof = try await auditor.prove { _, _ in }
      #expect(
        proof
          == Proof(
            organisations: 1, changesReplayed: 7, itemsCompared: 5, differences: 1,
            examples: ["o-1: differs"]))
    }
  }

  @Test func oneBrokenPartOfAReportDoesntHold() {
    var report = LoadReport(
      plan: LoadPlan(profile: .steady), serverVersion: "", rates: [], points: [], failures: [],
      readBack: ReadBack(), proof: Proof())
    #expect(report.holds)
    report.readBack.missing = 1
    #expect(!report.holds)
    report.readBack = ReadBack(acknowledged: 1, found: 0, missing: 0, different: 1)
    #expect(!report.holds)
    report.readBack = ReadBack()
    report.proof.differences = 1
    #expect(!report.holds)
    report.proof = Proof()
    report.failures = [LoadFailure(operation: .read, reason: "X", example: "", count: 1)]
    #expect(!report.holds)
  }
}
