// --as-of and --effective: which moment a command asks for.

import BoundedTests
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct PastTests {
  private static func asked(_ line: String) async -> [AsOf?] {
    let backend = FakeBackend([
      "okr.v1.ScoreService/GetTree": { _ in GetTreeResponse(nodes: Samples.tree, total: 7) }
    ])
    let result = await runOKR(line, backend)
    #expect(result.status == .done, "\(line): \(result.err)")
    return backend.callOptions.map(\.asOf)
  }

  @Test func momentsAreTimesOrRevisions() async {
    let nine: Int64 = 1_782_891_000_000_000
    #expect(await Self.asked("okr tree") == [nil])
    #expect(await Self.asked("okr tree --as-of r41") == [AsOf(revision: "r41")])
    #expect(
      await Self.asked("okr tree --as-of 2026-07-01T09:30:00+02:00")
        == [AsOf(recordedUnixMicros: nine)])
    #expect(
      await Self.asked("okr tree --effective 2026-07-01T07:30:00Z --as-of r41")
        == [AsOf(revision: "r41", effectiveUnixMicros: nine)])
  }

  @Test func whatIsNoMomentIsRefusedHere() async {
    let day = await runOKR("okr tree --as-of 2026-07-01")
    #expect(day.status == .refused && day.err.contains("--as-of 2026-07-01T00:00:00+02:00"))
    #expect(await runOKR("okr rollup --effective r41").status == .refused)
    // A change has no past.
    #expect(await runOKR("okr checkin record kr-1 3 --as-of r41").status == .usage)
  }
}
