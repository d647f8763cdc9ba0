// Checks of dependencies: who asks whom for what and by when, and what may be answered.

internal import OKRModel

extension Organisation {
  /// - Parameter isImport: a document states how its dependencies stand, whatever led there.
  func planDependency(
    _ asked: Dependency, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    let existing = self.dependencies.find(asked.id)
    check.id("dependency.id", asked.id, isNew: existing == nil)
    try check.finish()
    if !isImport { try Self.checkUnanswered(asked, existing, mode) }
    guard let row = try self.merged(asked, over: existing, "dependency", mode, version) else {
      return nil
    }
    try Self.checkFields(of: row, existing, isImport: isImport)
    let objective = try self.asking(row, existing, isImport: isImport)
    try self.checkNamed("unit", row.giver, self.units, was: existing?.giver)
    if !isImport {
      let isMoved = row.giver != existing?.giver || row.objective != existing?.objective
      if isMoved, row.giver == objective.unit {
        throw .field(
          "dependency.giver",
          "is the unit that asks, whose objective \"\(row.objective)\" is; name another",
          reason: .fieldInvalid)
      }
      if let existing { try Self.checkAgreed(row, existing) }
      if row.neededBy != existing?.neededBy || row.objective != existing?.objective {
        try self.checkNeeded(row, objective)
      }
    }
    if existing == nil, self.dependencies.count >= Limits.dependenciesPerOrganisation {
      throw .limit("dependencies", Limits.dependenciesPerOrganisation)
    }
    return try self.planned(row, existing, objective)
  }

  func planAnswer(
    _ answer: DependencyAnswer, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    guard let existing = self.dependencies.find(answer.id) else {
      throw .notFound("dependency", answer.id)
    }
    try Self.checkVersion(existing.version, version, "dependency", answer.id)
    if existing.isArchived { throw .archived("dependency", answer.id) }
    var check = FieldCheck()
    if answer.needsReason, answer.reason.isEmpty {
      check.fail("reason", "is required", reason: .fieldRequired)
    }
    check.lines("reason", answer.reason, atMostBytes: Limits.noteBytes)
    if !answer.promised.isEmpty { _ = check.date("promised", answer.promised) }
    try check.finish()
    let objective = try self.asking(existing, existing, isImport: false)
    var row = existing
    row.state = answer.state
    row.reason = answer.reason
    if answer.state == .accepted { row.promised = answer.promised }
    row = row.normalised()
    if row.state == existing.state, row.promised == existing.promised,
      row.reason.isEmpty || row.reason == existing.reason
    {
      return nil
    }
    try Self.checkStep(existing, answer.state)
    if !existing.state.isOpen, row.state.isOpen {
      // The giver may have been archived since it was answered.
      try self.checkNamed("unit", row.giver, self.units, was: nil)
    }
    if answer.state == .accepted { try Self.checkPromise(row, answer) }
    return try self.planned(row, existing, objective)
  }

  /// What was agreed stands; who keeps it is another unit.
  func planTakeOver(_ id: String, by giver: String) throws(RequestError) -> PlannedChange? {
    guard let existing = self.dependencies.find(id) else { throw .notFound("dependency", id) }
    try self.checkNamed("unit", giver, self.units, was: nil)
    let objective = try self.asking(existing, existing, isImport: false)
    var row = existing
    row.giver = giver
    return try self.planned(row, existing, objective)
  }

  private func planned(
    _ asked: Dependency, _ existing: Dependency?, _ objective: Objective
  ) throws(RequestError) -> PlannedChange {
    var row = asked
    if row.takesStep(from: existing), row.steps.count >= Limits.stepsPerDependency {
      throw .limit("steps of one dependency", Limits.stepsPerDependency)
    }
    row.version = 0
    row.steps = []
    return PlannedChange(
      change: Change(change: .dependency(row)), region: self.regionNumber(objective),
      newID: existing == nil ? NewID(space: 7, id: row.id) : nil)
  }

  /// The objective that needs it, which takes changes.
  private func asking(
    _ row: Dependency, _ existing: Dependency?, isImport: Bool
  ) throws(RequestError) -> Objective {
    guard let objective = self.objectives.find(row.objective) else {
      throw .notFound("objective", row.objective)
    }
    if objective.isArchived { throw .archived("objective", objective.id) }
    try self.checkOpen(cycle: objective.cycle, isImport: isImport)
    if let existing, existing.objective != row.objective {
      try self.checkOpen(cycleOfItem: existing.objective, isImport: isImport)
    }
    return objective
  }

  private static func checkFields(
    of row: Dependency, _ existing: Dependency?, isImport: Bool
  ) throws(RequestError) {
    var check = FieldCheck(isImport: isImport)
    check.id("dependency.objective", row.objective)
    check.id("dependency.giver", row.giver)
    check.line(
      "dependency.title", row.title, was: existing?.title, atMostBytes: Limits.titleBytes)
    check.lines(
      "dependency.reason", row.reason, was: existing?.reason, atMostBytes: Limits.noteBytes)
    check.known("dependency.state", row.state)
    check.notes("dependency.notes", row.notes)
    if row.neededBy.isEmpty {
      check.fail("dependency.needed_by", "is required", reason: .fieldRequired)
    } else {
      _ = check.date("dependency.needed_by", row.neededBy)
    }
    if !row.promised.isEmpty { _ = check.date("dependency.promised", row.promised) }
    try check.finish()
  }

  // MARK: What answers alone change

  /// - Throws: where a request would change the state, the promise or what was said without an
  ///   answer. What is new is asked for, and may say why.
  private static func checkUnanswered(
    _ asked: Dependency, _ existing: Dependency?, _ mode: PutMode
  ) throws(RequestError) {
    let before = existing ?? Dependency(state: .asked, reason: asked.reason)
    var stated = asked.changedFields(from: Dependency())
    if case .update(let mask) = mode, !mask.isEmpty {
      stated = mask == ["*"] ? Dependency.fieldNames : mask
    }
    let state = asked.state == .unspecified ? DependencyState.asked : asked.state
    for (field, differs) in [
      ("state", state != before.state), ("promised", asked.promised != before.promised),
      ("reason", asked.reason != before.reason),
    ] where differs && stated.contains(field) {
      throw .field(
        "dependency.\(field)",
        "changes by an answer alone: accept, decline, deliver, withdraw or reopen",
        reason: .fieldInvalid)
    }
  }

  /// What was answered stays what was answered.
  private static func checkAgreed(
    _ row: Dependency, _ existing: Dependency
  ) throws(RequestError) {
    if row.state != .asked, row.objective != existing.objective || row.giver != existing.giver {
      throw Self.refusal(existing, "its objective and giver can't change any more", [.asked])
    }
    guard row.neededBy != existing.neededBy else { return }
    if !row.state.isOpen {
      throw Self.refusal(existing, "its day can't change any more", [.asked])
    }
    if let needed = CivilDate(row.neededBy), let promised = CivilDate(row.promised),
      let before = CivilDate(existing.neededBy), needed < before, needed < promised
    {
      throw Self.dates(
        row, "dependency.needed_by",
        "needed by \(row.neededBy), and promised for \(row.promised) already: reopen it to ask anew"
      )
    }
  }

  private static func checkStep(
    _ existing: Dependency, _ state: DependencyState
  ) throws(RequestError) {
    if existing.state.next.contains(state) { return }
    throw Self.refusal(existing, "it can't be \(state.deed)", existing.state.next)
  }

  private static func refusal(
    _ existing: Dependency, _ why: String, _ next: [DependencyState]
  ) -> RequestError {
    let ways = next.map(\.deed).joined(separator: ", ")
    return RequestError(
      .failedPrecondition, .dependencyState,
      "Dependency \"\(existing.id)\" is \(existing.state.name): \(why). It can be \(ways).",
      values: [("id", existing.id), ("state", existing.state.name), ("next", ways)])
  }

  // MARK: Days

  private func checkNeeded(_ row: Dependency, _ objective: Objective) throws(RequestError) {
    guard let cycle = self.cycles.find(objective.cycle), let needed = CivilDate(row.neededBy),
      !cycle.holds(needed)
    else { return }
    let end = cycle.end.isEmpty ? "on" : "to \(cycle.end)"
    let isEarly = CivilDate(cycle.start).map { needed < $0 } ?? false
    throw Self.dates(
      row, "dependency.needed_by",
      "needed by \(row.neededBy), outside of cycle \"\(cycle.id)\", from \(cycle.start) \(end)",
      [("nearest", isEarly ? cycle.start : cycle.end)])
  }

  private static func checkPromise(
    _ row: Dependency, _ answer: DependencyAnswer
  ) throws(RequestError) {
    guard !answer.allowsLate, let needed = CivilDate(row.neededBy),
      let promised = CivilDate(row.promised), promised > needed
    else { return }
    throw Self.dates(
      row, "promised",
      "promised for \(row.promised), after \(row.neededBy), by which it is needed; allow_late accepts it all the same"
    )
  }

  private static func dates(
    _ row: Dependency, _ field: String, _ why: String, _ values: [(String, String)] = []
  ) -> RequestError {
    RequestError(
      .failedPrecondition, .dependencyDates,
      "The days of dependency \"\(row.id)\" don't fit: \(why).",
      values: [("id", row.id), ("needed_by", row.neededBy), ("promised", row.promised)] + values,
      violations: [FieldViolation(field: field, message: why)])
  }
}
