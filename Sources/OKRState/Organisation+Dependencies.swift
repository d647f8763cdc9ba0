// Dependencies as they are taken in and read.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// A dependency with what follows from the state: who asks, in which cycle, and whether it is late.
  public func dependency(_ id: String) -> Dependency? {
    self.dependencies.find(id)?.completed(by: self)
  }

  /// All of them, in the order they were made.
  public var allDependencies: [Dependency] {
    self.dependencies.rows.map { $0.completed(by: self) }
  }

  mutating func takeDependency(_ asked: Dependency, _ entry: Entry) {
    var row = asked
    let existing = self.dependencies.find(row.id)
    row.version = entry.revision
    row.steps = existing?.steps ?? []
    if row.takesStep(from: existing) {
      row.steps.append(
        DependencyStep(
          state: row.state, neededBy: row.neededBy, promised: row.promised, reason: row.reason,
          actor: entry.actor, effectiveTime: entry.effectiveTime,
          recordedTime: entry.recordedTime, revision: entry.revision))
    }
    self.takeDependency(row)
  }

  /// Takes a dependency in, which is complete.
  mutating func takeDependency(_ row: Dependency) {
    guard let objective = self.objectives.index(of: row.objective) else { return }
    self.dependencies.put(row, objective: objective)
  }

  /// True where it waits although its day is over, or is promised for later than it is needed.
  func isLate(_ row: Dependency, neededBy objective: Objective) -> Bool {
    guard row.state.isOpen, let needed = CivilDate(row.neededBy) else { return false }
    let expected = CivilDate(row.promised) ?? needed
    if expected > needed { return true }
    return self.zone(ofObjective: objective).localDay(unixMicros: self.instant) > expected.day
  }

  /// What a unit is asked for that waits for an answer or for delivery and can still get it: neither
  /// that nor what needs it is archived, and its cycle isn't closed.
  func openDependencies(ofGiver unit: String) -> [String] {
    self.changeableDependencies(ofGiver: unit) { $0.state.isOpen }
  }

  /// What a unit is asked for that takes changes, where a condition holds.
  func changeableDependencies(
    ofGiver unit: String, where holds: (Dependency) -> Bool = { _ in true }
  ) -> [String] {
    self.dependencies.rows(ofGiver: unit).filter { index in
      guard !self.dependencies.archived.contains(index), holds(self.dependencies.rows[index]) else {
        return false
      }
      let objective = self.dependencies.objectives[index]
      let cycle = Int(self.graph.place(.objective(objective)).cycle)
      return !self.objectives.archived.contains(objective)
        && self.cycles.rows[cycle].phase != .closed
    }.map { self.dependencies.rows[$0].id }
  }
}

extension Dependency {
  /// True where a change of the dependency is a step: what was agreed is new or another.
  func takesStep(from before: Dependency?) -> Bool {
    guard let before else { return true }
    return self.state != before.state || self.neededBy != before.neededBy
      || self.promised != before.promised || self.reason != before.reason
  }

  /// The same with what follows from the state that it stands in.
  public func completed(by organisation: borrowing Organisation) -> Dependency {
    guard let objective = organisation.objective(self.objective) else { return self }
    var row = self
    row.asker = objective.unit
    row.cycle = objective.cycle
    row.late = organisation.isLate(self, neededBy: objective)
    return row
  }
}

extension DependencyState {
  /// True while an answer or the delivery is waited for.
  public var isOpen: Bool { self == .asked || self == .accepted }
}
