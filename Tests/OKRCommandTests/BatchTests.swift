// Files of check-ins: both forms, places of errors, batches, and going on after a failure.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct BatchTests {
  @Test func readsCSVAndNDJSON() throws {
    let csv = """
      value,key_result,note,at
      2.6,kr-41,"a, b",2026-07-01T09:30:00Z
      yes,kr-9,,
      """
    let records = try CheckInFile.read(csv)
    #expect(records.map(\.line) == [2, 3])
    #expect(records[0].checkIn.note == "a, b")
    #expect(records[0].checkIn.effectiveTime?.unixMicros == 1_782_898_200_000_000)
    #expect(records[1].checkIn.value?.micros == 1_000_000)
    let ndjson = """
      {"key_result":"kr-41","value":2.60,"confidence":0.8}

      {"key_result":"kr-9","value":true,"note":null}
      """
    let lines = try CheckInFile.read(ndjson)
    #expect(lines.map(\.line) == [1, 3])
    #expect(lines[0].checkIn.confidence?.ppm == 800_000)
    #expect(lines[1].checkIn.value?.micros == 1_000_000)
  }

  @Test(arguments: [
    ("", "EMPTY_FILE"), ("key_result,score\n", "UNKNOWN_COLUMN"),
    ("key_result\nkr-1\n", "MISSING_COLUMN"),
    ("key_result,value\na,1,2\n", "NOT_CSV"), ("key_result,value\n\"a,1\n", "NOT_CSV"),
    ("{\"key_result\":\"a\",\"value\":[]}", "NOT_JSON"), ("{\"key_result\"}", "NOT_JSON"),
    ("value,value,key_result\n", "UNKNOWN_COLUMN"),
  ])
  func refuses(_ text: String, _ reason: String) {
    let failure = #expect(throws: CommandFailure.self) { try CheckInFile.read(text) }
    #expect(failure?.reason == reason)
  }

  @Test func namesEveryWrongLine() {
    let failure = #expect(throws: CommandFailure.self) {
      try CheckInFile.read("key_result,value\nkr-1,x\nkr-2,3\n,4\nkr-4,1.2345678\n")
    }
    #expect(failure?.violations.map(\.field) == ["line 2", "line 4", "line 5"])
    #expect(failure?.message == "3 lines of the file can't be read; nothing was sent.")
  }

  private static func file(_ folder: TemporaryFolder, _ count: Int) throws -> String {
    let rows = (0..<count).map { "kr-\($0),\($0)" }
    return try folder.write("values.csv", "key_result,value\n" + rows.joined(separator: "\n"))
  }

  @Test func goesInBatchesAndSaysHowToGoOn() async throws {
    let folder = try TemporaryFolder()
    let file = try Self.file(folder, 2500)
    let whole = FakeBackend([
      "okr.v1.CheckInService/BatchRecordCheckIns": { request in
        let batch = try #require(request as? BatchRecordCheckInsRequest)
        return BatchRecordCheckInsResponse(ids: batch.checkIns.map { "ci-\($0.keyResult)" })
      }
    ])
    let done = await runOKR("okr checkin batch \(file)", whole)
    #expect(done.out == "recorded  2\u{A0}500 check-ins\n", "\(done.err)")
    #expect(whole.recorded.map(\.checkIns.count) == [1024, 1024, 452])
    let broken = FakeBackend([
      "okr.v1.CheckInService/BatchRecordCheckIns": { request in
        let batch = try #require(request as? BatchRecordCheckInsRequest)
        guard batch.checkIns.first?.keyResult == "kr-1024" else {
          return BatchRecordCheckInsResponse(ids: batch.checkIns.map(\.keyResult))
        }
        throw CommandFailure(
          Status(
            code: .invalidArgument, message: "One record is refused.", reason: "BATCH_REFUSED",
            violations: [FieldViolation(field: "check_ins[3].key_result", message: "unknown")]))
      }
    ])
    let failed = await runOKR("okr checkin batch \(file)", broken)
    #expect(failed.status == .refused)
    #expect(failed.err.contains("line 1029, key_result: unknown"))
    #expect(failed.err.contains("okr checkin batch \(file) --skip 1024"))
    let rest = await runOKR("okr checkin batch \(file) --skip 2048 --dry-run", whole)
    #expect(rest.out == "would record  452 check-ins\nnothing was changed\n")
  }

  @Test func aBatchOfUnknownOutcomeIsRepeatedUnderItsKey() async throws {
    let folder = try TemporaryFolder()
    let file = try Self.file(folder, 1500)
    let backend = FakeBackend([
      "okr.v1.CheckInService/BatchRecordCheckIns": { request in
        let batch = try #require(request as? BatchRecordCheckInsRequest)
        if batch.checkIns.first?.keyResult == "kr-1024", batch.checkIns.count == 476 {
          throw CommandFailure(Status(code: .unavailable, message: "the connection broke"))
        }
        return BatchRecordCheckInsResponse(ids: batch.checkIns.map(\.keyResult))
      }
    ])
    let broken = await runOKR("okr checkin batch \(file)", backend)
    #expect(broken.status == .unreachable)
    let sent = backend.recorded.compactMap(\.mutation?.idempotencyKey)
    #expect(
      broken.err.contains("okr checkin batch \(file) --skip 1024 --request-id \(sent.last ?? "")"),
      "\(broken.err)")
    let key = "01980000-0000-7000-8000-000000000009"
    let whole = FakeBackend([
      "okr.v1.CheckInService/BatchRecordCheckIns": { _ in BatchRecordCheckInsResponse() }
    ])
    #expect(await runOKR("okr checkin batch \(file) --request-id \(key)", whole).status == .done)
    let keys = whole.recorded.map { $0.mutation?.idempotencyKey }
    #expect(keys == [key, sent.last])
  }

  private static func keys(_ line: String) async -> [String] {
    let backend = FakeBackend([
      "okr.v1.CheckInService/BatchRecordCheckIns": { _ in BatchRecordCheckInsResponse() }
    ])
    #expect(await runOKR(line, backend).status == .done)
    return backend.recorded.compactMap(\.mutation?.idempotencyKey)
  }

  @Test func theSameRecordsHaveTheSameKey() async throws {
    let folder = try TemporaryFolder()
    let file = try Self.file(folder, 1500)
    let keys = await Self.keys("okr checkin batch \(file)")
    #expect(Set(keys).count == 2)
    #expect(await Self.keys("okr checkin batch \(file)") == keys)
    // What is left after a failure is known again, and a form of the file is none of its content.
    #expect(await Self.keys("okr checkin batch \(file) --skip 1024") == [keys[1]])
    #expect(await Self.keys("okr checkin batch \(file) --skip 1023") != [keys[1]])
    let lines = (0..<1500).map { "{\"key_result\":\"kr-\($0)\",\"value\":\($0).0}" }
    let json = try folder.write("values.ndjson", lines.joined(separator: "\n"))
    #expect(await Self.keys("okr checkin batch \(json)") == keys)
    let anew = await Self.keys("okr checkin batch \(file) --again")
    #expect(anew == [testRequestID, testRequestID])
    // The same records twice in one file are meant twice.
    let rows = (0..<2048).map { "kr-\($0 % 1024),1" }
    let twice = try folder.write("twice.csv", "key_result,value\n" + rows.joined(separator: "\n"))
    #expect(Set(await Self.keys("okr checkin batch \(twice)")).count == 2)
    let other = try folder.write("other.csv", "key_result,value\nkr-0,1")
    let more = try folder.write("more.csv", "key_result,value,note\nkr-0,1,x")
    #expect(
      await Self.keys("okr checkin batch \(other)") != Self.keys("okr checkin batch \(more)"))
    let both = await runOKR("okr checkin batch \(file) --again --request-id \(testRequestID)")
    #expect(both.status == .usage)
  }

  @Test func whatWasRecordedBeforeIsSaid() async throws {
    let folder = try TemporaryFolder()
    let file = try Self.file(folder, 1500)
    let backend = FakeBackend([
      "okr.v1.CheckInService/BatchRecordCheckIns": { request in
        let batch = try #require(request as? BatchRecordCheckInsRequest)
        return BatchRecordCheckInsResponse(
          ids: batch.checkIns.map(\.keyResult),
          outcome: Outcome(
            repeated: batch.checkIns.count == 1024 && batch.mutation?.validateOnly == false),
          byStages: 2)
      }
    ])
    let part = await runOKR("okr checkin batch \(file)", backend)
    #expect(part.out == "recorded  1\u{A0}500 check-ins, 1\u{A0}024 of them before\n")
    #expect(part.err.contains("--again records it once more"), "\(part.err)")
    #expect(part.err.contains("4 records of key results that are scored by their stages"))
    let json = try JSONReader.read(await runOKR("okr checkin batch \(file) -o json", backend).out)
    #expect(json["recorded"] == .integer(1500) && json["recorded_before"] == .integer(1024))
  }

  /// What moves in several batches moved from the first one's before to the last one's after.
  @Test func whatSeveralBatchesMoveIsToldTogether() async throws {
    let folder = try TemporaryFolder()
    let file = try Self.file(folder, 1500)
    let backend = FakeBackend([
      "okr.v1.CheckInService/BatchRecordCheckIns": { request in
        let batch = try #require(request as? BatchRecordCheckInsRequest)
        let isFirst = batch.checkIns.count == 1024
        let (before, after): (Int64, Int64) = isFirst ? (100_000, 200_000) : (200_000, 400_000)
        var outcome = Outcome()
        outcome.rollupChanges = [
          RollupScoreChange(
            cycle: "q", scoreBefore: Ratio(ppm: before), scoreAfter: Ratio(ppm: after),
            objectivesBefore: before / 100_000, objectivesAfter: after / 100_000),
          RollupScoreChange(cycle: "q", region: isFirst ? "emea" : "apac"),
        ]
        outcome.rollupChangesTotal = 2
        return BatchRecordCheckInsResponse(outcome: outcome)
      }
    ])
    let result = await runOKR("okr checkin batch \(file) --dry-run -o json", backend)
    let outcome = try JSONReader.read(result.out)["outcome"]
    guard case .array(let rollups)? = outcome?["rollup_changes"] else {
      Issue.record("\(result)")
      return
    }
    #expect(rollups.map { $0["region"] } == [.null, .string("emea"), .string("apac")])
    #expect(rollups.first?["score_before"] == .number("0.100000"))
    #expect(rollups.first?["score_after"] == .number("0.400000"))
    #expect(rollups.first?["objectives_before"] == .integer(1))
    #expect(rollups.first?["objectives_after"] == .integer(4))
    #expect(outcome?["rollup_changes_total"] == .integer(3))
    #expect(result.err.contains("each batch was tried by itself"), "\(result.err)")
  }
}

extension FakeBackend {
  /// The batches that were to be recorded, without those that only ask whether they were.
  fileprivate var recorded: [BatchRecordCheckInsRequest] {
    self.requests(BatchRecordCheckInsRequest.self).filter { $0.mutation?.validateOnly != true }
  }
}
