// Checks of grades, closes and reopenings.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  func planGrade(
    _ asked: Grade, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    if asked.objective.isEmpty {
      throw .field("grade.objective", "is required", reason: .fieldRequired)
    }
    guard let objective = self.objectives.find(asked.objective),
      let index = self.objectives.index(of: asked.objective)
    else { throw .notFound("objective", asked.objective) }
    try Self.checkVersion(objective.version, version, "objective", objective.id)
    var check = FieldCheck()
    check.lines("grade.reason", asked.reason, atMostBytes: Limits.noteBytes)
    check.grade("grade.value", asked.value)
    try check.finish()
    if objective.isArchived { throw .archived("objective", objective.id) }
    try self.checkOpen(cycle: objective.cycle, isImport: isImport)
    let isRepeated = objective.grade == asked.value
    if isRepeated, asked.reason.isEmpty || self.grades[index].last?.reason == asked.reason {
      return nil
    }
    try self.checkRoomForGrade(of: asked.objective)
    let grade = Grade(
      objective: asked.objective, value: asked.value, reason: asked.reason,
      computedScore: Self.ratio(self.graph.figures(.objective(index)).score))
    return PlannedChange(
      change: Change(change: .grade(grade)), region: self.regionNumber(objective), newID: nil)
  }

  func checkRoomForGrade(of objective: String) throws(RequestError) {
    if let index = self.objectives.index(of: objective),
      self.grades[index].count >= Limits.gradesPerObjective
    {
      throw .limit("grades of one objective", Limits.gradesPerObjective)
    }
  }

  /// What a close needs before anything is gathered.
  /// - Returns: the cycle as it stands; nil where it is closed already.
  /// - Throws: why it can't be closed.
  public func checkClose(_ id: String, _ version: Int64) throws(RequestError) -> Cycle? {
    guard let cycle = self.cycles.find(id) else { throw .notFound("cycle", id) }
    try Self.checkVersion(cycle.version, version, "cycle", id)
    if cycle.phase == .closed { return nil }
    if cycle.isArchived { throw .archived("cycle", id) }
    guard cycle.phase.mayClose else { throw .cyclePhase(cycle, .closed) }
    if let child = self.openChildren(of: id).first {
      throw RequestError(
        .failedPrecondition, .cycleChildOpen,
        "Cycle \"\(child.id)\" below \"\(id)\" is open: close it first.",
        values: [("cycle", id), ("child", child.id)])
    }
    if (self.closes(ofCycle: id) ?? []).count >= Limits.closesPerCycle {
      throw .limit("closes of one cycle", Limits.closesPerCycle)
    }
    return cycle
  }

  /// - Parameter frozen: the figures of this very state; nil where only the counts are wanted.
  func planClose(
    _ id: String, _ frozen: FrozenFigures?, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    guard let cycle = try self.checkClose(id, version) else { return nil }
    let figures = if let frozen { frozen } else { try FrozenFigures(cycle: id, of: self) }
    precondition(figures.revision == self.revision, "what is frozen is this state")
    return PlannedChange(
      change: Change(
        change: .cycleClosed(
          ClosedCycle(
            close: self.close(figures, of: cycle), partsId: figures.stored?.id ?? [],
            partDigests: figures.stored?.partDigests ?? []))),
      region: 0, newID: nil)
  }

  func planReopening(
    _ asked: CycleReopening, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    guard let cycle = self.cycles.find(asked.cycle) else { throw .notFound("cycle", asked.cycle) }
    try Self.checkVersion(cycle.version, version, "cycle", asked.cycle)
    if cycle.phase != .closed { return nil }
    if cycle.isArchived { throw .archived("cycle", asked.cycle) }
    var check = FieldCheck()
    if asked.reason.isEmpty { check.fail("reason", "is required", reason: .fieldRequired) }
    check.lines("reason", asked.reason, atMostBytes: Limits.noteBytes)
    try check.finish()
    try self.checkOpen(cycle: cycle.parent)
    return PlannedChange(
      change: Change(
        change: .cycleReopened(CycleReopening(cycle: asked.cycle, reason: asked.reason))),
      region: 0, newID: nil)
  }

  /// A cycle is closed by a close, which freezes what stands in it, and opened by a reopening.
  func checkPhase(_ cycle: Cycle, _ existing: Cycle?, isImport: Bool) throws(RequestError) {
    if cycle.phase != .closed, existing?.parent != cycle.parent {
      try self.checkOpen(cycle: cycle.parent, isImport: isImport)
    }
    if let existing, existing.phase == .closed {
      var kept = existing
      kept.name = cycle.name
      kept.notes = cycle.notes
      if cycle != kept { try self.checkOpen(cycle: cycle.id, isImport: isImport) }
    } else if cycle.phase == .closed, existing != nil || !isImport {
      throw .field(
        "cycle.phase", "becomes closed by a close alone, which freezes the figures",
        limit: "draft, review, active or grading")
    }
    if let existing, !isImport, cycle.phase != existing.phase,
      !existing.phase.neighbours.contains(cycle.phase)
    {
      throw .cyclePhase(existing, cycle.phase)
    }
  }
}

extension CyclePhase {
  /// The phases that an update may give a cycle in this one: the next or the last, and a review may be
  /// left out.
  fileprivate var neighbours: [CyclePhase] {
    switch self {
    case .draft: [.review, .active]
    case .review: [.active, .draft]
    case .active: [.grading, .review, .draft]
    case .grading: [.active]
    case .closed, .unspecified, .unrecognized: []
    }
  }

  /// True where a close may freeze the cycle: it was worked in, graded or not.
  fileprivate var mayClose: Bool { self == .active || self == .grading }
}

extension RequestError {
  /// - Parameter asked: the phase that doesn't follow the one in which the cycle is.
  fileprivate static func cyclePhase(_ cycle: Cycle, _ asked: CyclePhase) -> RequestError {
    let next = cycle.phase.neighbours.map(\.name).joined(separator: " or ")
    let now = "Cycle \"\(cycle.id)\" is in phase \(cycle.phase.name)"
    return RequestError(
      .failedPrecondition, .cyclePhase,
      asked == .closed
        ? "\(now): it is closed from active or grading."
        : "\(now): an update makes it \(next), not \(asked.name).",
      values: [("cycle", cycle.id), ("phase", cycle.phase.name), ("next", next)])
  }
}

extension FieldCheck {
  /// A grade may reach as high as a score can.
  mutating func grade(_ field: String, _ grade: Ratio?) {
    if let grade { self.range(field, grade.ppm, Limits.gradePpm, digits: 6) }
  }
}
