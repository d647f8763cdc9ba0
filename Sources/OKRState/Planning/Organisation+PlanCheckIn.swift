// Checks of check-ins and corrections.

internal import OKRModel
public import ScoreEngine

extension Organisation {
  func planCheckIn(
    _ asked: CheckIn, _ version: Int64, _ now: Int64, _ isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    if !asked.replaces.isEmpty {
      throw .field("check_in.replaces", "goes with CorrectCheckIn")
    }
    if asked.value == nil {
      throw .field("check_in.value", "is required", reason: .fieldRequired)
    }
    return try self.planned(asked, version, now, isImport)
  }

  func planCorrection(
    _ asked: CheckIn, _ version: Int64, _ now: Int64, _ isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    guard let index = self.history.index(ofID: asked.replaces) else {
      if asked.replaces.isEmpty {
        throw .field("check_in.replaces", "is required", reason: .fieldRequired)
      }
      throw .notFound("check-in", asked.replaces)
    }
    let replaced = self.history[index]
    let keyResult = self.keyResults.id(Int(replaced.keyResult))
    if !asked.keyResult.isEmpty, asked.keyResult != keyResult {
      throw .field(
        "check_in.key_result", "is \(asked.keyResult), but \(asked.replaces) is \(keyResult)'s")
    }
    if replaced.replacedBy >= 0 {
      let replacement = self.history[Int(replaced.replacedBy)]
      if asked.value == nil, replacement.value == nil { return nil }
      throw self.replacedRefusal(asked.replaces, by: replacement, keyResult)
    }
    var correction = asked
    correction.keyResult = keyResult
    if correction.effectiveTime == nil {
      correction.effectiveTime = Instant(unixMicros: replaced.instant)
    }
    return try self.planned(correction, version, now, isImport)
  }

  /// A record that isn't in force any more names the one that is, where one is.
  private func replacedRefusal(
    _ id: String, by first: StoredCheckIn, _ keyResult: String
  ) -> RequestError {
    var last = first
    while last.replacedBy >= 0 { last = self.history[Int(last.replacedBy)] }
    let other = CheckInHistory.id(last.revision)
    let isVoid = last.value == nil
    return RequestError(
      .failedPrecondition, .checkInReplaced,
      isVoid
        ? "\(id) is out of force since \(other), which voids it: record the value anew."
        : "\(id) is replaced already, by \(other): correct that one.",
      values: [("id", id), ("replaced_by", other)] + (isVoid ? [("key_result", keyResult)] : []))
  }

  /// - Parameter version: the one that its key result must have; 0 for any.
  private func planned(
    _ asked: CheckIn, _ version: Int64, _ now: Int64, _ isImport: Bool
  ) throws(RequestError) -> PlannedChange {
    if asked.keyResult.isEmpty {
      throw .field("check_in.key_result", "is required", reason: .fieldRequired)
    }
    guard let index = self.keyResults.index(of: asked.keyResult) else {
      throw .notFound("key result", asked.keyResult)
    }
    if version != 0, let keyResult = self.keyResults.find(asked.keyResult) {
      try Self.checkVersion(keyResult.version, version, "key result", asked.keyResult)
    }
    let rule = self.graph.rule(.keyResult(index))
    guard rule.takesCheckIns else {
      throw RequestError(
        .failedPrecondition, .checkInNotTaken,
        "\(asked.keyResult) is computed from what is aligned to it and takes no check-ins.",
        values: [("key_result", asked.keyResult)])
    }
    try Self.checkFields(asked, rule, now, isImport: isImport)
    try self.checkNotArchived(.keyResult(index))
    let place = self.graph.place(.keyResult(index))
    let cycle = Int(place.cycle)
    if self.cycles.rows[cycle].phase == .closed {
      try self.checkOpen(cycle: self.cycles.rows[cycle].id, isImport: isImport)
    }
    let change = CheckIn(
      keyResult: asked.keyResult,
      effectiveTime: asked.effectiveTime ?? Instant(unixMicros: now), value: asked.value,
      confidence: asked.confidence, note: asked.note, replaces: asked.replaces,
      notes: asked.notes)
    return PlannedChange(
      change: Change(change: .checkIn(change)),
      region: place.region < 0 ? 0 : self.regions.rows[Int(place.region)].number, newID: nil)
  }

  private static func checkFields(
    _ asked: CheckIn, _ rule: KeyResultRule, _ now: Int64, isImport: Bool
  ) throws(RequestError) {
    var check = FieldCheck()
    check.lines("check_in.note", asked.note, atMostBytes: Limits.noteBytes)
    check.notes("check_in.notes", asked.notes)
    if let confidence = asked.confidence {
      check.range("check_in.confidence", confidence.ppm, Limits.confidencePpm, digits: 6)
    }
    if let time = asked.effectiveTime?.unixMicros {
      if time > now {
        check.fail(
          "check_in.effective_time", "lies in the future", limit: "at most the present",
          reason: .effectiveTimeInFuture)
      } else if time < Self.earliestEffectiveTime {
        check.fail(
          "check_in.effective_time", "lies before the year 1", limit: "0001-01-01",
          reason: .fieldOutOfRange, code: .outOfRange)
      }
    }
    if let value = asked.value?.micros, let limit = Self.limit(on: value, of: rule),
      limit.holdsInDocuments || !isImport
    {
      check.fail(
        "check_in.value", limit.words, limit: limit.range,
        reason: rule == .binary ? .fieldInvalid : .fieldOutOfRange,
        code: rule == .binary ? .invalidArgument : .outOfRange)
    }
    try check.finish()
  }

  /// What a value lies beyond.
  struct ValueLimit {
    let words: String
    let range: String
    /// False where documents are taken as they were written elsewhere.
    let holdsInDocuments: Bool
  }

  /// Why a kind doesn't take a value; nil where it does.
  static func limit(on value: Int64, of rule: KeyResultRule) -> ValueLimit? {
    switch rule {
    case .binary where value != 0 && value != ExactRatio.one:
      ValueLimit(
        words: "must be 0 or 1 for a yes-or-no result", range: "0 or 1", holdsInDocuments: true)
    // 70 would be read as 7 000 %, and shown as done.
    case .graded where value > Limits.gradedValueMicros:
      ValueLimit(
        words: "is a ratio for a graded result: 0.7 for 70 %",
        range: "at most \(DecimalText.shortest(Limits.gradedValueMicros))", holdsInDocuments: false)
    // It would be taken from what other records count in its period.
    case .recurring where value < 0:
      ValueLimit(
        words: "is a count for a recurring result: correct or void what was too much",
        range: "at least 0", holdsInDocuments: false)
    default: nil
    }
  }

  /// True for a milestone: a record says that it is measured, and its stages alone move its score.
  public func isScoredByStages(_ keyResult: NodeID?) -> Bool {
    guard let keyResult, case .milestone = self.graph.rule(keyResult) else { return false }
    return true
  }

  /// 0001-01-01T00:00:00Z in microseconds since 1970.
  static let earliestEffectiveTime: Int64 = -62_135_596_800_000_000
}
