// The state as entries: what a snapshot holds. Replaying them gives the same figures, bit for bit.

public import OKRModel

extension Organisation {
  /// Calls `body` with the entries that make this state, in an order in which replay accepts them.
  public func forEachSnapshotEntry(_ body: (Entry) -> Void) {
    func put(_ version: Int64, _ change: Change.Change) {
      body(Entry(revision: version, change: OKRModel.Change(change: change)))
    }
    for row in self.regions.rows { put(row.version, .region(row)) }
    for row in self.units.rows { put(row.version, .unit(row)) }
    for row in self.members.rows { put(row.version, .member(row)) }
    for row in self.metrics.rows { put(row.version, .metric(row)) }
    for row in self.cycles.rows { put(row.version, .cycle(row)) }
    for row in self.objectives.rows { put(row.version, .objective(row)) }
    for row in self.keyResults.rows { put(row.version, .keyResult(row)) }
    for row in self.allAlignments { put(row.version, .alignment(row)) }
    if !self.documentNotes.isEmpty {
      put(0, .documentNotes(DocumentNotes(notes: self.documentNotes)))
    }
    for checkIn in self.allCheckIns {
      body(
        Entry(
          revision: checkIn.revision, recordedUnixMicros: checkIn.recordedTime?.unixMicros ?? 0,
          actor: checkIn.actor,
          change: OKRModel.Change(
            change: .checkIn(
              CheckIn(
                keyResult: checkIn.keyResult, effectiveTime: checkIn.effectiveTime,
                value: checkIn.value, confidence: checkIn.confidence, note: checkIn.note,
                replaces: checkIn.replaces, notes: checkIn.notes)))))
    }
  }
}
