// A change as the log's rows hold it, both ways.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire

/// The payload of the log's rows: a serialised okr.v1.Change, and beside it okr.v1.PersonalTexts.
enum LogPayload {
  /// The format that is written; 1 is read too, with all texts in the change.
  static let format: Int16 = 2

  /// What a row holds of a change.
  /// - Parameter isMember: whether a name is the id of a member, now or by the same commit.
  static func encode(
    _ change: Change, isMember: (String) -> Bool
  ) -> (payload: [UInt8], personal: PersonalBytes?) {
    var change = change
    let texts = change.takePersonalTexts(isMember: isMember)
    return (change.encoded(), texts.map { PersonalBytes($0.encoded()) })
  }

  /// The change that a row holds, without the texts that were erased; nil where this version can't
  /// read it.
  static func decode(_ entry: LogEntry) -> Change? {
    // What a close froze may take more than a request does.
    let budget = Arena.defaultBudgetBytes + 2 * entry.payload.count
    guard (1...Self.format).contains(entry.format),
      var change = try? Change(decoding: entry.payload, budgetBytes: budget), change.change != nil
    else { return nil }
    if let personal = entry.personal {
      guard let texts = try? PersonalTexts(decoding: personal.texts) else { return nil }
      change.putBack(texts)
    }
    return change
  }
}

extension Entry {
  /// A row's change with its place in the order.
  init(_ row: LogEntry, _ change: Change) {
    let isEarlier = !change.isCheckIn && row.effectiveAt < row.recordedAt
    self.init(
      revision: row.revision, recordedUnixMicros: row.recordedAt, actor: row.actor, change: change,
      effectiveUnixMicros: isEarlier ? row.effectiveAt : 0)
  }
}

extension Change {
  static let checkInKind: Int16 = 10
  static let regionKind: Int16 = 1

  /// True for what figures of the past follow from beside check-ins: no notes, grades, closes,
  /// dependencies or overrides.
  static func movesStructure(kind: Int16) -> Bool { (1..<Self.checkInKind).contains(kind) }

  /// The kind column of the log: the number of the change's field.
  var logKind: Int16 {
    switch self.change {
    case .region?: Self.regionKind
    case .unit?: 2
    case .member?: 3
    case .metric?: 4
    case .cycle?: 5
    case .objective?: 6
    case .keyResult?: 7
    case .alignment?: 8
    case .alignmentRemoved?: 9
    case .checkIn?: Self.checkInKind
    case .documentNotes?: 11
    case .grade?: 12
    case .cycleClosed?: 13
    case .cycleReopened?: 14
    case .dependency?: 15
    case .override?: 16
    case nil: 0
    }
  }
}
