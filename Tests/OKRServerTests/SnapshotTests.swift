// Snapshots of long texts: chunks stay small enough to be written, read and decoded.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import OKRWire
internal import Testing
internal import ZoneFiles

@testable internal import OKRServer

@Suite(.bounded) struct SnapshotTests {
  /// Few, then many check-ins with the longest note, and some with as many further notes as may be.
  private static func organisation() -> OKRState.Organisation {
    let now: Int64 = 1_790_000_000_000_000
    var organisation = OKRState.Organisation(zones: ZoneFiles(), at: now)
    var revision: Int64 = 0
    func put(_ change: Change.Change) {
      revision += 1
      organisation.replay(
        Entry(
          revision: revision, recordedUnixMicros: now, actor: "a", change: Change(change: change)))
    }
    put(.cycle(Cycle(id: "q", start: "2026-07-01", end: "2026-09-30")))
    put(.objective(Objective(id: "o", cycle: "q", state: .active)))
    put(.keyResult(KeyResult(id: "k", objective: "o", state: .active, kind: .graded(GradedKind()))))
    let note = String(repeating: "n", count: Limits.noteBytes)
    let notes = (0..<Limits.notesPerResource).map { Note(field: "f\($0)", json: "\"\(note)\"") }
    for number in 0..<12_000 {
      var checkIn = CheckIn(
        keyResult: "k", effectiveTime: Instant(unixMicros: now - Int64(number)),
        value: Value(micros: Int64(number)))
      if number > 9_000 { checkIn.note = note }
      if number % 300 == 299 { checkIn.notes = notes }
      put(.checkIn(checkIn))
    }
    organisation.finishReplay(at: now)
    return organisation
  }

  @Test func longTextsMakeMoreChunksNotLargerOnes() throws {
    let saved = Self.organisation()
    let chunks = SnapshotParts(saved).map { $0.encoded() }
    // A MiB, and the element that reached it.
    #expect(chunks.allSatisfy { $0.count < 1 << 20 + 600 << 10 })
    #expect(chunks.count > 20)
    var loaded = OKRState.Organisation(zones: ZoneFiles(), at: saved.instant)
    let arena = Arena(budgetBytes: ServerLimits.snapshotDecodeBytes)
    for chunk in chunks {
      let part = try chunk.withUnsafeBytes { try SnapshotChunk(decoding: $0, in: arena) }
      let fits = loaded.replay(part)
      #expect(fits)
    }
    loaded.finishReplay(at: saved.instant, revision: saved.revision)
    #expect(loaded.allCheckIns == saved.allCheckIns)
    #expect(loaded.structureRevision == saved.structureRevision)
  }

  /// What doesn't fit together is refused, never taken in half.
  @Test func unevenColumnsAreRefused() {
    let saved = Self.organisation()
    guard let last = SnapshotParts(saved).last, let columns = last.checkIns else {
      Issue.record("there are no check-ins")
      return
    }
    let breaks: [(inout CheckInColumns) -> Void] = [
      { $0.values.removeLast() }, { $0.keyResults[0] = 1 }, { $0.actors[0] = 7 },
      { $0.revisions[0] = 0 }, { $0.confidences[0] = -1 },
      { $0.extras.append(CheckInExtra(at: Int32.max)) },
    ]
    for body in breaks {
      var columns = columns
      body(&columns)
      var organisation = OKRState.Organisation(zones: ZoneFiles(), at: saved.instant)
      let fits = organisation.replay(SnapshotParts(saved)[0])
      let isTaken = organisation.replay(SnapshotChunk(checkIns: columns))
      #expect(fits && !isTaken)
    }
  }
}
