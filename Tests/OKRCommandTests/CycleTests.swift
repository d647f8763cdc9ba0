// The end of a cycle as it is asked for and shown.

import BoundedTestSupport
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct CycleTests {
  /// A refusal speaks of the option, in the numbers that it takes.
  @Test func bandsAreRefusedInTheirOwnWords() async {
    let backend = FakeBackend([
      "okr.v1.CycleService/CreateCycle": { _ in
        let why = "is 0.4; it may be 0.7 to 2"
        throw CommandFailure(
          Status(
            code: .outOfRange, message: "cycle.policy.bands.green_ppm \(why).",
            reason: "FIELD_OUT_OF_RANGE",
            violations: [
              FieldViolation(field: "cycle.policy.bands.green_ppm", message: why, limit: "0.7 to 2")
            ]))
      }
    ])
    let result = await runOKR("okr cycle create c --start 2026-07-01 --bands 0.7,0.4", backend)
    #expect(result.status == .refused)
    #expect(
      result.err.hasPrefix("--bands, its second, is 0.4; it may be 0.7 to 2.\n"), "\(result.err)")
  }

  private static func backend(phase: CyclePhase = .grading) -> FakeBackend {
    FakeBackend([
      "okr.v1.CycleService/GetCycleReadiness": { _ in
        GetCycleReadinessResponse(
          objectives: 412, keyResults: 1_203, regions: 6, noValue: 17, noGrade: 9, hasEnded: true,
          phase: phase,
          items: [
            ReadinessItem(
              issue: .noValue, id: "kr-41", title: "提升转化率", owner: "anna", unit: "growth")
          ], total: 26)
      },
      "okr.v1.CycleService/CloseCycle": { request in
        let close = try #require(request as? CloseCycleRequest)
        return CloseCycleResponse(
          cycle: Cycle(id: close.id, name: "Q3 2026"),
          close: CycleClose(
            cycle: close.id, number: 1, objectives: 412, keyResults: 1_203,
            score: Ratio(ppm: 641_200), figuresDigest: "ab12"), outcome: Outcome(revision: 9))
      },
      "okr.v1.CycleService/CompareClose": { _ in
        CompareCloseResponse(
          differences: [
            ClosedDifference(
              id: "kr-41", title: "Konwersja",
              before: ClosedFigure(
                figures: Figures(id: "kr-41", score: Ratio(ppm: 600_000)), state: .active),
              after: ClosedFigure(
                figures: Figures(id: "kr-41", score: Ratio(ppm: 700_000)), state: .active))
          ], total: 1, compared: 3)
      },
    ])
  }

  @Test func aCloseSaysWhatItFreezesAndAsks() async {
    let backend = Self.backend()
    let result = await runOKR("okr cycle close q3", backend, answer: "Y\n")
    #expect(result.status == .done, "\(result.err)")
    #expect(
      result.err
        == "This freezes 412 objectives and 1\u{A0}203 key results in 6 regions; 17 without a value, 9 without a grade.\n"
        + "  look first  okr cycle readiness q3\nClose q3? [y/N] ")
    #expect(
      result.outLines == [
        "closed  cycle q3 «Q3 2026»",
        "  close 1  score 0.6412  412 objectives, 1\u{A0}203 key results",
        "  figures  sha256 ab12",
      ], "\(result.out)")
    #expect(Self.trials(backend) == [true, false])
  }

  /// What of the closes that were asked for were trials.
  private static func trials(_ backend: FakeBackend) -> [Bool] {
    backend.requests(CloseCycleRequest.self).map { $0.mutation?.validateOnly ?? false }
  }

  /// A command that is pasted goes where the one before went.
  @Test func furtherCommandsKeepTheConnection() async throws {
    let words = "--server 127.0.0.1:9 --organisation=acme"
    let asked = await runOKR("okr cycle close q3 \(words)", Self.backend(), answer: "n")
    #expect(asked.err.contains("okr cycle readiness q3 \(words)\n"), "\(asked.err)")
    let refusing = FakeBackend([
      "okr.v1.CycleService/CloseCycle": { _ in
        var failure = CommandFailure(Status(code: .aborted, message: "no", reason: "STALE_VERSION"))
        failure.hint = "okr cycle get q3"
        throw failure
      }
    ])
    let failed = await runOKR("okr cycle close q3 --yes \(words)", refusing)
    #expect(failed.err.contains("try     okr cycle get q3 \(words)\n"), "\(failed.err)")
  }

  /// What can't be closed is refused before anybody says yes to it.
  @Test func whatCanNotBeClosedIsNotAskedAbout() async {
    let refusing = FakeBackend([
      "okr.v1.CycleService/GetCycleReadiness": { _ in GetCycleReadinessResponse(phase: .draft) },
      "okr.v1.CycleService/CloseCycle": { _ in
        throw CommandFailure(
          Status(code: .failedPrecondition, message: "it is in draft", reason: "CYCLE_PHASE"))
      },
    ])
    let result = await runOKR("okr cycle close q3", refusing, answer: "y")
    #expect(result.status == .forbiddenByState && !result.err.contains("[y/N]"), "\(result.err)")
    #expect(Self.trials(refusing) == [true])
    let readiness = await runOKR("okr cycle readiness q3", refusing)
    #expect(readiness.out.contains("okr cycle update q3 --phase active"), "\(readiness.out)")
  }

  @Test(arguments: ["n", "", "yesterday"])
  func anythingButYesChangesNothing(_ answer: String) async {
    let backend = Self.backend()
    let result = await runOKR("okr cycle close q3", backend, answer: answer)
    #expect(result.status == .failed && result.err.contains("Nothing was changed"))
    #expect(Self.trials(backend).allSatisfy { $0 })
  }

  @Test func whereNobodyCanBeAskedItFailsAndNamesTheFlag() async {
    let backend = Self.backend()
    let nobody = await runOKR("okr cycle close q3", backend)
    #expect(nobody.status == .usage && nobody.err.contains("--yes"))
    let never = await runOKR("okr cycle close q3 --no-input", backend, answer: "y")
    #expect(never.status == .usage)
    #expect(Self.trials(backend).allSatisfy { $0 })
    #expect(await runOKR("okr cycle close q3 --yes", backend).status == .done)
    let trial = await runOKR("okr cycle close q3 --dry-run", backend)
    #expect(trial.status == .done && trial.out.contains("would close") && trial.err.isEmpty)
    #expect(Self.trials(backend).suffix(2) == [false, true])
  }

  @Test func aClosedCycleIsNotAskedAbout() async {
    let result = await runOKR("okr cycle close q3", Self.backend(phase: .closed))
    #expect(result.status == .done && result.err.isEmpty)
  }

  @Test func readinessShowsWhomToAsk() async {
    let result = await runOKR("okr cycle readiness q3", Self.backend(), columns: 80)
    #expect(
      result.outLines.prefix(5) == [
        "q3  grading, its last day is over",
        "412 objectives and 1\u{A0}203 key results in 6 regions",
        "17 without a value, 9 without a grade", "",
        "MISSING   ID     TITLE       OWNER  UNIT",
      ], "\(result.out)")
    #expect(result.outLines.count == 6)
    let narrow = await runOKR("okr cycle readiness q3", Self.backend(), columns: 30)
    #expect(narrow.outLines.prefix(2) == ["q3  grading, its last day is", "    over"])
    #expect(narrow.outLines.allSatisfy { $0.displayWidth <= 30 }, "\(narrow.out)")
    #expect(await runOKR("okr cycle readiness q3 --gate", Self.backend()).status == .found)
    let ids = await runOKR("okr cycle readiness q3 -o id", Self.backend())
    #expect(ids.out == "kr-41\n")
  }

  @Test func aDifferenceIsFound() async {
    let result = await runOKR("okr cycle diff q3", Self.backend())
    #expect(result.status == .found && result.err.contains("1 of 3 items differ"))
    #expect(
      result.outLines == [
        "   ID     TITLE       SCORE   LATER  GRADE  LATER  STATE",
        "~  kr-41  Konwersja  0.6000  0.7000                active",
      ], "\(result.out)")
  }
}
