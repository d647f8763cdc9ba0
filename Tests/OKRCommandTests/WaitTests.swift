// Waiting for a resource to be as asked.

import BoundedTestSupport
import OKRModel
import Synchronization
import Testing

@testable import okr

/// A cycle that goes one phase on with each look.
private final class Phases: Sendable {
  private let looks = Mutex<Int32>(0)

  func next() -> GetCycleResponse {
    let phase = self.looks.withLock { looks in
      looks += 1
      return min(looks, CyclePhase.closed.rawValue)
    }
    return GetCycleResponse(cycle: Cycle(id: "q3", phase: CyclePhase(rawValue: phase)))
  }
}

@Suite(.bounded) struct WaitTests {
  private static func backend() -> FakeBackend {
    let phases = Phases()
    return FakeBackend([
      "okr.v1.CycleService/GetCycle": { _ in phases.next() },
      "okr.v1.ObjectiveService/GetObjective": { request in
        guard (request as? GetObjectiveRequest)?.id == "o-1" else {
          throw CommandFailure(Status(code: .notFound, message: "none", reason: "NOT_FOUND"))
        }
        return GetObjectiveResponse(
          objective: Objective(id: "o-1", title: "T"),
          figures: Samples.figures("o-1", 700_000, .onTrack))
      },
    ])
  }

  @Test func itEndsOnceTheFieldIsAsAsked() async {
    let result = await runOKR("okr wait cycle/q3 --for phase=closed --every 10ms", Self.backend())
    #expect(result.status == .done && result.out == "cycle/q3  phase=closed\n", "\(result.err)")
    #expect(
      result.err.split(separator: "\n") == [
        "waiting for phase=closed, now draft", "waiting for phase=closed, now review",
        "waiting for phase=closed, now active", "waiting for phase=closed, now grading",
      ], "\(result.err)")
  }

  @Test(arguments: ["score>=0.7", "score <= 0.70", "score=0.7", "exists", "title=T"])
  func whatIsSoAlreadyIsNotWaitedFor(_ condition: String) async {
    let result = await runOKR("okr wait objective/o-1 --for '\(condition)'", Self.backend())
    #expect(result.status == .done && result.err.isEmpty, "\(result.err)")
  }

  /// Ctrl-C ends the pause between two looks, and is told.
  @Test func anInterruptionIsTold() async {
    let waiting = Task {
      await runOKR("okr wait cycle/q3 --for phase=closed --every 1h", Self.backend())
    }
    waiting.cancel()
    let result = await waiting.value
    #expect(result.status == .interrupted && result.out.isEmpty)
    #expect(result.err.hasSuffix("Interrupted.\n  reason  INTERRUPTED\n"), "\(result.err)")
  }

  /// The clock of these tests stands, so one look is all there is time for.
  @Test func timeEnds() async {
    let line = "okr wait objective/o-1 --for 'score>0' --timeout 1s"
    #expect(await runOKR(line, Self.backend()).status == .usage)
    let late = await runOKR(
      "okr wait objective/o-1 --for score>=0.8 --every 2s --timeout 1s", Self.backend())
    #expect(late.status == .timedOut && late.err.contains("it is 0.700000"), "\(late.err)")
    let missing = await runOKR(
      "okr wait objective/o-2 --for exists --every 2s --timeout 1s", Self.backend())
    #expect(missing.status == .timedOut && missing.err.contains("not there"))
  }

  @Test(arguments: [
    ("objective/o-2 --for score>=1", okr.ExitStatus.notThere),
    ("objective/o-1 --for color=x", .usage), ("objective/o-1 --for title>=1", .usage),
    ("token/t --for exists", .usage), ("objective --for exists", .usage),
    ("objective/o-1 --for score", .usage),
  ])
  func whatCantBeWaitedForIsSaid(_ words: String, _ status: okr.ExitStatus) async {
    #expect(await runOKR("okr wait \(words)", Self.backend()).status == status)
  }
}
