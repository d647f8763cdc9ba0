// Checks of overrides: what a score is to be read as, why, and up to which day.

internal import OKRModel
internal import ScoreEngine

extension Organisation {
  /// - Parameters:
  ///   - effectiveTime: when it takes effect, microseconds since 1970.
  ///   - isImport: a document states its overrides also where their days are over.
  func planOverride(
    _ asked: Override, _ version: Int64, effectiveTime: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    try Self.checkFields(of: asked, isImport: isImport)
    guard let node = self.node(asked.item) else {
      throw .notFound("objective or key result", asked.item)
    }
    let existing = self.overrides[node]
    if existing == nil, version != 0 {
      throw .field("mutation.expected_version", "goes with changes; nothing has a version yet")
    }
    try self.checkTakesOverride(node, existing, version, isImport: isImport)
    var row = asked
    if row.notes.isEmpty { row.notes = existing?.notes ?? [] }
    if let existing, existing.score == row.score, existing.until == row.until,
      existing.reason == row.reason, existing.notes == row.notes
    {
      return nil
    }
    if !isImport { try self.checkDays(of: row, node, effectiveTime) }
    // The last place is kept, so that whatever was stated can be taken back.
    if let existing, existing.steps.count >= Limits.stepsPerOverride - 1 {
      throw .limit("statements about one score", Limits.stepsPerOverride - 1)
    }
    if existing == nil, self.overrides.count >= Limits.overridesPerOrganisation {
      throw .limit("items with overrides", Limits.overridesPerOrganisation)
    }
    return self.planned(row)
  }

  func planWithdrawal(
    ofOverride item: String, _ reason: String, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    check.id("item", item)
    check.reason("reason", reason)
    try check.finish()
    guard let node = self.node(item), let existing = self.overrides[node] else {
      throw .notFound("override", item)
    }
    try self.checkTakesOverride(node, existing, version, isImport: false)
    if existing.score == nil { return nil }
    var row = existing
    row.score = nil
    row.reason = reason
    return self.planned(row)
  }

  /// What the log holds of it: nothing that follows from its place there.
  private func planned(_ asked: Override) -> PlannedChange {
    let row = Override(
      item: asked.item, score: asked.score, reason: asked.reason, until: asked.until,
      notes: asked.notes)
    return PlannedChange(
      change: Change(change: .override(row)), region: self.regionNumber(ofItem: row.item))
  }

  private func checkTakesOverride(
    _ node: NodeID, _ existing: Override?, _ version: Int64, isImport: Bool
  ) throws(RequestError) {
    if let existing {
      try Self.checkVersion(existing.version, version, "override", existing.item)
    }
    try self.checkNotArchived(node)
    try self.checkOpen(cycleOfItem: self.id(node), isImport: isImport)
  }

  private static func checkFields(of row: Override, isImport: Bool) throws(RequestError) {
    var check = FieldCheck()
    check.id("override.item", row.item)
    if row.score == nil {
      check.fail("override.score", "is required", reason: .fieldRequired)
    }
    check.grade("override.score", row.score)
    // A document may carry one whose reason was erased.
    if isImport {
      check.lines("override.reason", row.reason, atMostBytes: Limits.noteBytes)
    } else {
      check.reason("override.reason", row.reason)
    }
    if row.until.isEmpty {
      check.fail("override.until", "is required", reason: .fieldRequired)
    } else {
      _ = check.date("override.until", row.until)
    }
    check.notes("override.notes", row.notes)
    try check.finish()
  }

  // MARK: Days

  private func checkDays(
    of row: Override, _ node: NodeID, _ effectiveTime: Int64
  ) throws(RequestError) {
    guard let until = CivilDate(row.until) else { return }
    let today = CivilDate(day: self.localDay(ofItem: node, at: effectiveTime))
    if until < today {
      throw Self.days(
        row, "until \(row.until), which is over", limit: "from \(today.text) on", nearest: today)
    }
    let cycle = self.cycles.rows[Int(self.graph.place(node).cycle)]
    let last = cycle.lastOverrideDay(from: today)
    if until > last {
      throw Self.days(
        row, "until \(row.until), later than it may be in cycle \"\(cycle.id)\"",
        limit: "at most \(last.text)", nearest: last)
    }
  }

  private static func days(
    _ row: Override, _ why: String, limit: String, nearest: CivilDate
  ) -> RequestError {
    RequestError(
      .failedPrecondition, .overrideDays,
      "The override of \"\(row.item)\" can't be in force \(why): \(limit).",
      values: [
        ("item", row.item), ("until", row.until), ("limit", limit), ("nearest", nearest.text),
      ],
      violations: [FieldViolation(field: "override.until", message: why, limit: limit)])
  }
}

extension FieldCheck {
  /// A reason that has to be stated.
  fileprivate mutating func reason(_ field: String, _ text: String) {
    if text.isEmpty { self.fail(field, "is required", reason: .fieldRequired) }
    self.lines(field, text, atMostBytes: Limits.noteBytes)
  }
}
