// One test an exit code: the code that the server answers, or what happens here, and what the shell
// sees.

import BoundedTestSupport
import ExactJSON
import OKRClient
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct ExitStatusTests {
  private func answering(_ code: Code) -> FakeBackend {
    FakeBackend([
      "okr.v1.RegionService/GetRegion": { _ in
        throw CommandFailure(Status(code: code, message: "It failed.", reason: "A_REASON"))
      }
    ])
  }

  @Test(
    arguments: [
      (Code.invalidArgument, 65), (.outOfRange, 65), (.notFound, 66), (.unauthenticated, 67),
      (.unavailable, 69), (.internal, 70), (.dataLoss, 70), (.alreadyExists, 73),
      (.resourceExhausted, 75), (.aborted, 75), (.unimplemented, 76), (.permissionDenied, 77),
      (.failedPrecondition, 79), (.deadlineExceeded, 124), (.unknown, 1), (.cancelled, 1),
      (.unrecognized(99), 1),
    ] as [(Code, Int32)])
  func byStatusCode(_ code: Code, _ exit: Int32) async {
    let result = await runOKR("okr region get emea", self.answering(code))
    #expect(result.status.rawValue == exit)
    #expect(result.out.isEmpty)
    #expect(result.err.hasPrefix("It failed.\n"))
  }

  @Test func doneIsZero() async {
    let backend = FakeBackend(["okr.v1.RegionService/ListRegions": { _ in ListRegionsResponse() }])
    let result = await runOKR("okr region list", backend)
    #expect(result.status.rawValue == 0)
    #expect(result.err == "nothing found\n")
  }

  @Test func aClosedPipeIsZero() async {
    let backend = FakeBackend([
      "okr.v1.RegionService/GetRegion": { _ in
        GetRegionResponse(region: Region(id: "emea"))
      }
    ])
    let result = await runOKR("okr region get emea", backend, closesOutput: true)
    #expect(result.status.rawValue == 0)
    #expect(result.err.isEmpty)
  }

  @Test func differencesAreTwo() async {
    let backend = FakeBackend([
      "okr.v1.ServerService/VerifyOrganisation": { _ in
        VerifyOrganisationResponse(
          revision: 9, changesReplayed: 9, nodesCompared: 4, differences: 1)
      }
    ])
    #expect(await runOKR("okr server verify", backend).status.rawValue == 2)
  }

  @Test(arguments: [
    "okr region get", "okr regoin list", "okr region list --nope", "okr region list --limit 0",
    "okr region update emea", "okr tree --depth 65", "okr rollup --by planet",
    "okr kr update kr-1 --kind binary --target 3", "okr watch",
    "okr region list --fields nope -o json",
  ])
  func wrongUsageIs64(_ line: String) async {
    let backend = FakeBackend([
      "okr.v1.RegionService/ListRegions": { _ in
        ListRegionsResponse(regions: [Region(id: "emea")])
      }
    ])
    let result = await runOKR(line, backend)
    #expect(result.status.rawValue == 64)
    #expect(result.out.isEmpty)
    #expect(!result.err.isEmpty)
  }

  @Test func refusedInputIs65() async {
    let result = await runOKR("okr checkin record kr-41 12.3456789")
    #expect(result.status.rawValue == 65)
    #expect(
      result.err == """
        The value 12.3456789 has 7 decimal places; at most 6 are kept.
          field   value
          reason  TOO_MANY_DECIMAL_PLACES
          try     okr checkin record kr-41 12.345679

        """)
  }

  @Test func aMissingFileIs66() async {
    let result = await runOKR("okr import /nowhere/at/all.json")
    #expect(result.status.rawValue == 66)
    #expect(result.err.contains("/nowhere/at/all.json"))
  }

  @Test func anUnwritableFileIs74() async {
    let backend = FakeBackend(streams: [
      "okr.v1.ImportService/ExportDocument": [ExportDocumentResponse(chunk: [123, 125])]
    ])
    #expect(await runOKR("okr export -f /dev/full/x.json", backend).status.rawValue == 74)
  }

  @Test func nobodySignedInIs67() async {
    let backend = FakeBackend(["okr.v1.TokenService/WhoAmI": { _ in WhoAmIResponse() }])
    #expect(await runOKR("okr whoami", backend).status.rawValue == 67)
  }

  @Test func aWrongServerIs78() async {
    let result = await runOKR("okr region list --server http://x/")
    #expect(result.status.rawValue == 78)
  }

  @Test func aCancelledCommandIs130() async {
    let backend = FakeBackend([
      "okr.v1.RegionService/GetRegion": { _ in throw CommandFailure(Status(code: .cancelled)) }
    ])
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await runOKR("okr region get emea", backend)
    }
    task.cancel()
    #expect(await task.value.status.rawValue == 130)
  }

  @Test func anInterruptedImportSaysHowToGoOn() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("company.json", "{}")
    let backend = FakeBackend([
      "okr.v1.ImportService/ImportDocument": { _ in
        // Ctrl-C while the answer is waited for.
        withUnsafeCurrentTask { $0?.cancel() }
        throw CommandFailure(Status(code: .cancelled))
      }
    ])
    let result = await Task { await runOKR("okr import \(file)", backend) }.value
    #expect(result.status.rawValue == 130)
    #expect(
      result.err == """
        Interrupted.
          done    2 B of 2 B sent; the server may have taken in all of it, a part or nothing
          reason  INTERRUPTED
          try     okr import \(file) --request-id \(testRequestID)

        """)
  }

  @Test func anInterruptedDryRunSaysThatNothingWasChanged() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("company.json", "{}")
    let backend = FakeBackend([
      "okr.v1.ImportService/ImportDocument": { _ in
        withUnsafeCurrentTask { $0?.cancel() }
        throw CommandFailure(Status(code: .cancelled))
      }
    ])
    let result = await Task { await runOKR("okr import \(file) --dry-run", backend) }.value
    #expect(result.status == .interrupted)
    #expect(
      result.err == """
        Interrupted.
          done    nothing was changed: a dry run writes nothing
          reason  INTERRUPTED

        """)
  }

  @Test func theNumbersAreThoseOfTheTable() {
    #expect(
      ExitStatus.allCases.map(\.rawValue) == [
        0, 1, 2, 64, 65, 66, 67, 69, 70, 73, 74, 75, 76, 77, 78, 79, 124, 130,
      ])
    for code in Code.known where code != .ok { #expect(ExitStatus(code) != .done) }
  }

  @Test func errorsAreJSONWhereTheOutputIs() async {
    let backend = FakeBackend([
      "okr.v1.CheckInService/RecordCheckIn": { _ in
        throw CommandFailure(
          Status(
            code: .failedPrecondition, message: "The cycle is closed.", reason: "CYCLE_CLOSED",
            violations: [
              FieldViolation(field: "check_in.key_result", message: "closed", limit: "2026-09-30")
            ],
            retryAfterMicroseconds: 1_500_000))
      }
    ])
    let result = await runOKR("okr checkin record kr-41 3 -o json", backend)
    #expect(result.status == .forbiddenByState)
    #expect(result.out.isEmpty)
    #expect(
      result.err
        == #"{"error":{"code":"failed_precondition","reason":"CYCLE_CLOSED","message":"The cycle is closed.","facts":[],"violations":[{"field":"check_in.key_result","limit":"2026-09-30","message":"closed"}],"retry_after":1.500000,"hint":null,"remedy":"Work in a running cycle, or open it again by okr cycle reopen, which is noted.","request_id":"\#(testRequestID)"}}"#
        + "\n")
    let usage = await runOKR("okr region get -o json")
    #expect(usage.err.hasPrefix(#"{"error":{"code":"invalid_argument","reason":"USAGE""#))
  }

  /// An older client has no entry of a newer server's reason, and shows what the server says of it.
  @Test func aNewerServersReasonHasItsHelp() {
    let status = OKRModel.Status(
      code: .failedPrecondition, message: "The moon is full.", reason: "MOON_FULL",
      help: "Wait for another night.")
    #expect(
      FailureText.lines(CommandFailure(status, after: [])) == [
        "The moon is full.", "  reason  MOON_FULL", "  remedy  Wait for another night.",
      ])
  }

  @Test func sameKindsAreGroupedForPeople() {
    var failure = CommandFailure.input("Refused.")
    failure.violations = (0..<12).map {
      FieldViolation(field: "line \($0)", message: "not a number")
    }
    let lines = FailureText.lines(failure)
    #expect(lines[1].contains("12 times") && lines[1].hasSuffix("not a number"))
    #expect(lines.count == 1 + 1 + 10 + 1 + 1)
    #expect(lines[12].hasSuffix("and 2 more; all of them with -o json"))
  }

  @Test func anUnknownOutcomeNamesItsKey() async {
    let backend = FakeBackend([
      "okr.v1.CheckInService/RecordCheckIn": { _ in
        throw CommandFailure(Status(code: .unavailable, message: "the connection broke"))
      }
    ])
    let result = await runOKR("okr checkin record kr-41 3", backend)
    #expect(result.status == .unreachable)
    #expect(result.err.contains("--request-id \(testRequestID)"))
    let json = await runOKR("okr checkin record kr-41 3 -o json", backend)
    #expect(json.err.contains(#""facts":[{"label":"outcome","text":"unknown: the change"#))
  }

  /// Nothing was changed on a full disk, and the server says so.
  @Test func aFullDiskLeavesNoDoubt() async {
    let backend = FakeBackend([
      "okr.v1.CheckInService/RecordCheckIn": { _ in
        throw CommandFailure(
          Status(
            code: .unavailable, message: "The server's disk is full: nothing was changed.",
            reason: Reason.storageFull.rawValue), after: [])
      }
    ])
    let result = await runOKR("okr checkin record kr-41 3", backend)
    #expect(result.status == .unreachable && result.err.contains("STORAGE_FULL"))
    #expect(!result.err.contains("unknown: the change"), "\(result.err)")
  }

  /// A server that refuses to sign in has answered: whoever looks for it in the network looks in vain.
  @Test func aServerThatSignsNobodyInIsReached() throws {
    let settings = try ConnectionSettings.resolve(
      ConnectionChoice(server: "127.0.0.1:7443"), [:])
    func failure(_ reason: some ExplainedReason) -> CommandFailure {
      LiveBackend.connecting(
        settings, RPCFailure(.unavailable, reason, "away", outcome: .notBegun))
    }
    let refused = failure(Reason.storageUnavailable)
    #expect(refused.message == "The server 127.0.0.1:7443 can't sign anyone in now.")
    #expect(refused.exit == .unreachable && refused.hint == "okr server health")
    #expect(refused.facts.contains { $0.text == "away" })
    let never = failure(ClientReason.connectionFailed)
    #expect(never.message == "The server 127.0.0.1:7443 can't be reached.")
    let words =
      "can't connect to it: error: connection reset (error set): Connection refused) (errno: 111))"
    let lost = LiveBackend.calling(
      RPCFailure(.unavailable, ClientReason.connectionFailed, words, outcome: .notBegun))
    #expect(lost.message == "The server can't be reached any more." && lost.exit == .unreachable)
    #expect(lost.facts.map(\.text) == ["Connection refused"])
    let other = RPCFailure(.notFound, Reason.notFound, "no such", outcome: .answered)
    #expect(LiveBackend.calling(other).message == "no such")
  }
}
