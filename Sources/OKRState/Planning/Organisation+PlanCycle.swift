// Checks of cycles: their days, and that each lies within the one above it.

public import OKRModel

extension Organisation {
  func planCycle(
    _ asked: Cycle, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .cycle, in: self.cycles, mode, version) {
      cycle, existing throws(RequestError) in
      try Self.checkTexts(
        "cycle", cycle.notes, ("name", cycle.name, existing?.name), isImport: isImport
      ) { check in
        check.known("cycle.phase", cycle.phase)
        check.lines(
          "cycle.policy_reason", cycle.policyReason, was: existing?.policyReason,
          atMostBytes: Limits.noteBytes)
        Self.checkDays(cycle, &check)
      }
      try self.checkPolicy(
        &cycle, existing, statesReason: mode.states("policy_reason", in: asked))
      try self.checkNamed("cycle", cycle.parent, self.cycles, was: existing?.parent)
      try self.checkTree("cycle", cycle, existing: existing, in: self.cycles)
      // A document may move a year and its quarters: it is looked at as a whole.
      if !isImport { try self.checkNesting(cycle, existing) }
      try self.checkPhase(cycle, existing, isImport: isImport)
    }
  }

  private static func checkDays(_ cycle: Cycle, _ check: inout FieldCheck) {
    if cycle.start.isEmpty {
      check.fail("cycle.start", "is required", reason: .fieldRequired)
      return
    }
    let start = check.date("cycle.start", cycle.start)
    guard !cycle.end.isEmpty, let end = check.date("cycle.end", cycle.end), let start else {
      return
    }
    if end < start {
      check.fail("cycle.end", "lies before the start", limit: "from \(cycle.start) on")
    } else if Int(end.day) - Int(start.day) >= Limits.cycleDays {
      check.fail("cycle.end", "is too far", limit: "\(Limits.cycleDays) days")
    }
  }

  // MARK: Days of the cycles above and below

  /// - Throws: CYCLE_DAYS where the cycle as it would be leaves the one above it, or one below leaves it. Days that
  ///   are kept aren't asked about: those of before this was a rule stay as they are.
  private func checkNesting(_ cycle: Cycle, _ existing: Cycle?) throws(RequestError) {
    if let fault = self.nestingFaults(of: cycle, before: existing).first {
      throw RequestError(
        fault, violations: [FieldViolation(field: fault.field, message: fault.why)])
    }
  }

  /// What a document makes of the cycles that it states.
  /// - Parameters:
  ///   - ids: the document's cycles. Those of them are looked at whose days or parents it changes.
  ///   - before: the organisation as it was.
  /// - Throws: CYCLE_DAYS, with a violation for each of them.
  public func checkNesting(
    ofCycles ids: [String], before: Organisation
  ) throws(RequestError) {
    var faults: [NestingFault] = []
    for id in ids {
      guard let cycle = self.cycles.find(id) else { continue }
      // The same pair is found from both of its ends.
      for fault in self.nestingFaults(of: cycle, before: before.cycles.find(id))
      where !faults.contains(where: { $0.why == fault.why }) { faults.append(fault) }
    }
    guard let first = faults.first else { return }
    throw RequestError(
      first,
      violations: faults.prefix(Limits.importFindings).map {
        FieldViolation(field: "cycle \($0.child)", message: $0.why)
      })
  }

  private func nestingFaults(of cycle: Cycle, before: Cycle?) -> [NestingFault] {
    let isMoved = before?.start != cycle.start || before?.end != cycle.end
    var faults: [NestingFault] = []
    if isMoved || before?.parent != cycle.parent, let parent = self.cycles.find(cycle.parent) {
      faults += [NestingFault(cycle, within: parent)].compactMap(\.self)
    }
    if isMoved, before != nil {
      faults += self.cycles.rows.filter { $0.parent == cycle.id }
        .compactMap { NestingFault($0, within: cycle) }
    }
    return faults
  }
}

/// Where a cycle leaves the one above it.
private struct NestingFault {
  let child: String
  /// The field that is to be another.
  let field: String
  /// The day at which that one would fit.
  let nearest: String
  /// Both of the days that don't fit.
  let why: String

  /// Nil where the cycle lies within the other. An end that isn't stated isn't compared.
  init?(_ cycle: Cycle, within parent: Cycle) {
    self.child = cycle.id
    if let start = CivilDate(cycle.start), let first = CivilDate(parent.start), start < first {
      self.field = "cycle.start"
      self.nearest = parent.start
      self.why =
        "cycle \"\(cycle.id)\" begins on \(cycle.start), before \"\(parent.id)\" above it, which begins on "
        + parent.start
    } else if let end = CivilDate(cycle.end), let last = CivilDate(parent.end), end > last {
      self.field = "cycle.end"
      self.nearest = parent.end
      self.why =
        "cycle \"\(cycle.id)\" ends on \(cycle.end), after \"\(parent.id)\" above it, which ends on "
        + parent.end
    } else {
      return nil
    }
  }
}

extension RequestError {
  fileprivate init(_ fault: NestingFault, violations: [FieldViolation]) {
    self.init(
      .failedPrecondition, .cycleDays, "The days don't fit: \(fault.why).",
      values: [("cycle", fault.child), ("field", fault.field), ("nearest", fault.nearest)],
      violations: violations)
  }
}
