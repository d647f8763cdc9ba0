// Check-ins as a snapshot holds them, both ways.

internal import OKRModel

extension CheckInHistory {
  /// The records of a range of indices.
  func columns(_ range: Range<Int>) -> CheckInColumns {
    var columns = CheckInColumns()
    columns.reserve(range.count)
    var places: [Int32: Int32] = [:]
    var before = (revision: Int64(0), recordedAt: Int64(0))
    for (place, index) in range.enumerated() {
      let record = self[index]
      columns.revisions.append(record.revision - before.revision)
      columns.recorded.append(record.recordedAt &- before.recordedAt)
      columns.effective.append(record.instant &- record.recordedAt)
      columns.keyResults.append(record.keyResult)
      columns.values.append(record.value ?? 0)
      columns.confidences.append(record.confidence.map { Int32($0) + 1 } ?? 0)
      let actor = places[record.actor] ?? Int32(columns.names.count)
      if actor == columns.names.count {
        columns.names.append(self.actor(record.actor))
        places[record.actor] = actor
      }
      columns.actors.append(actor)
      if let extra = self.extra(record, at: Int32(place)) { columns.extras.append(extra) }
      before = (record.revision, record.recordedAt)
    }
    return columns
  }

  /// About the bytes that a record takes in columns.
  func bytes(_ index: Int) -> Int { 24 + (self.words(of: self[index])?.bytes ?? 0) }

  private func extra(_ record: StoredCheckIn, at place: Int32) -> CheckInExtra? {
    guard record.value == nil || record.words >= 0 || record.replaces >= 0 else { return nil }
    let words = self.words(of: record)
    return CheckInExtra(
      at: place, voids: record.value == nil,
      replaces: record.replaces >= 0 ? self[Int(record.replaces)].revision : 0,
      note: words?.note ?? "", notes: words?.notes ?? [])
  }

  /// Appends the records of columns.
  /// - Returns: false where they don't fit together or to the records before; some may be appended.
  mutating func append(_ columns: CheckInColumns) -> Bool {
    guard columns.isEven else { return false }
    let actors = columns.names.map { self.intern($0) }
    var (revision, recordedAt) = (Int64(0), Int64(0))
    var newest = self.newestRevision
    var extras = columns.extras[...]
    for place in columns.revisions.indices {
      revision &+= columns.revisions[place]
      recordedAt &+= columns.recorded[place]
      let (keyResult, actor) = (Int(columns.keyResults[place]), Int(columns.actors[place]))
      let confidence = columns.confidences[place]
      guard revision > newest, self.hasKeyResult(keyResult), actors.indices.contains(actor),
        confidence >= 0
      else { return false }
      newest = revision
      let value = columns.values[place]
      let instant = recordedAt &+ columns.effective[place]
      if let extra = extras.first, Int(extra.at) == place {
        extras.removeFirst()
        _ = self.append(
          revision: revision, instant: instant, recordedAt: recordedAt,
          value: extra.voids ? nil : value, confidence: confidence == 0 ? nil : confidence - 1,
          actor: actors[actor], keyResult: keyResult, replaces: self.index(of: extra.replaces),
          words: CheckInWords(note: extra.note, notes: extra.notes))
      } else {
        _ = self.append(
          revision: revision, instant: instant, recordedAt: recordedAt, value: value,
          confidence: confidence == 0 ? nil : confidence - 1, actor: actors[actor],
          keyResult: keyResult, replaces: nil, words: nil)
      }
    }
    return extras.isEmpty
  }
}

extension CheckInColumns {
  fileprivate mutating func reserve(_ count: Int) {
    self.revisions.reserveCapacity(count)
    self.recorded.reserveCapacity(count)
    self.effective.reserveCapacity(count)
    self.keyResults.reserveCapacity(count)
    self.values.reserveCapacity(count)
    self.confidences.reserveCapacity(count)
    self.actors.reserveCapacity(count)
  }

  /// True where every column has as many elements.
  fileprivate var isEven: Bool {
    let others = [
      self.recorded.count, self.effective.count, self.keyResults.count, self.values.count,
      self.confidences.count, self.actors.count,
    ]
    return others.allSatisfy { $0 == self.revisions.count }
  }
}
