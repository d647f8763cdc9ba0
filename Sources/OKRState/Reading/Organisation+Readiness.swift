// What may be missing before a cycle is closed.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// What a close would freeze, and everything that needs a look before it, all on one page.
  /// - Throws: NOT_FOUND where there is no such cycle.
  public func readiness(ofCycle id: String) throws(RequestError) -> GetCycleReadinessResponse {
    guard let index = self.cycles.index(of: id) else { throw .notFound("cycle", id) }
    let cycle = self.cycles.rows[index]
    var report = GetCycleReadinessResponse(hasEnded: self.hasEnded(cycle), phase: cycle.phase)
    for child in self.openChildren(of: id) {
      report.childrenOpen += 1
      report.items.append(ReadinessItem(issue: .childOpen, id: child.id, title: child.name))
    }
    var regions: Set<Int32> = []
    for row in self.objectives.rows.indices {
      let node = NodeID.objective(row)
      let place = self.graph.place(node)
      guard place.cycle == Int32(index), !self.objectives.archived.contains(row) else { continue }
      if place.region >= 0 { regions.insert(place.region) }
      self.look(at: node, &report)
    }
    report.regions = Int64(regions.count)
    self.lookAtDependencies(ofCycle: Int32(index), &report)
    self.lookAtOverrides(ofCycle: Int32(index), &report)
    return report
  }

  func openChildren(of cycle: String) -> [Cycle] {
    self.cycles.rows.filter { $0.parent == cycle && $0.phase != .closed && !$0.isArchived }
  }

  /// Looks at an objective and its key results.
  private func look(at node: NodeID, _ report: inout GetCycleReadinessResponse) {
    let objective = self.objectives.rows[node.row]
    report.objectives += 1
    if self.graph.counts(node) {
      if !self.graph.children(of: node).contains(where: { self.graph.counts($0.node, under: node) })
      {
        report.empty += 1
        report.add(.empty, objective)
      }
      if objective.grade == nil {
        report.noGrade += 1
        report.add(.noGrade, objective)
      }
    } else if objective.state == .draft {
      report.drafts += 1
      report.add(.draft, objective)
    }
    for row in self.ownKeyResults(node) where !self.keyResults.archived.contains(row) {
      report.keyResults += 1
      self.look(at: .keyResult(row), of: objective, &report)
    }
  }

  private func look(
    at node: NodeID, of objective: Objective, _ report: inout GetCycleReadinessResponse
  ) {
    let keyResult = self.keyResults.rows[node.row]
    if keyResult.state == .draft {
      report.drafts += 1
      report.add(.draft, keyResult, of: objective)
    }
    guard keyResult.state.counts, objective.state.counts else { return }
    let figures = self.graph.figures(node)
    if figures.coverage == 0 {
      report.noValue += 1
      report.add(.noValue, keyResult, of: objective)
    } else if figures.health == .outdated {
      report.outdated += 1
      report.add(.outdated, keyResult, of: objective)
    }
  }

  /// Looks at what counting objectives need from other units.
  private func lookAtDependencies(
    ofCycle cycle: Int32, _ report: inout GetCycleReadinessResponse
  ) {
    for index in self.dependencies.rows.indices
    where !self.dependencies.archived.contains(index) {
      let node = NodeID.objective(self.dependencies.objectives[index])
      guard self.graph.place(node).cycle == cycle, self.graph.counts(node) else { continue }
      let objective = self.objectives.rows[node.row]
      let dependency = self.dependencies.rows[index]
      if dependency.state == .asked {
        report.dependenciesUnanswered += 1
        report.add(.dependencyUnanswered, dependency, of: objective)
      } else if self.isLate(dependency, neededBy: objective) {
        report.dependenciesLate += 1
        report.add(.dependencyLate, dependency, of: objective)
      }
    }
  }

  /// Looks at what says that a score is to be read otherwise than the close will freeze it.
  private func lookAtOverrides(
    ofCycle cycle: Int32, _ report: inout GetCycleReadinessResponse
  ) {
    for item in self.overrides.items
    where self.graph.place(item).cycle == cycle && self.overrideInForce(of: item) != nil {
      let objective = self.objectives.rows[self.owner(item).row]
      report.overridden += 1
      if item.isKeyResult {
        report.add(.overridden, self.keyResults.rows[item.row], of: objective)
      } else {
        report.add(.overridden, objective)
      }
    }
  }

  /// True once the last day is over in every zone of the world: twelve hours behind UTC it is too.
  private func hasEnded(_ cycle: Cycle) -> Bool {
    guard let end = CivilDate(cycle.end) else { return false }
    let hour = 3_600_000_000
    return (Int(self.instant) - 12 * hour).floorDivided(by: 24 * hour) > Int(end.day)
  }
}

extension GetCycleReadinessResponse {
  fileprivate mutating func add(_ issue: ReadinessIssue, _ objective: Objective) {
    self.items.append(
      ReadinessItem(
        issue: issue, id: objective.id, title: objective.title,
        owner: objective.owners.first?.name ?? "", unit: objective.unit))
  }

  /// A key result without an owner of its own is its objective's owner's.
  fileprivate mutating func add(
    _ issue: ReadinessIssue, _ keyResult: KeyResult, of objective: Objective
  ) {
    let owner = keyResult.owners.first ?? objective.owners.first
    self.items.append(
      ReadinessItem(
        issue: issue, id: keyResult.id, title: keyResult.title, owner: owner?.name ?? "",
        unit: objective.unit))
  }

  fileprivate mutating func add(
    _ issue: ReadinessIssue, _ dependency: Dependency, of objective: Objective
  ) {
    self.items.append(
      ReadinessItem(
        issue: issue, id: dependency.id, title: dependency.title,
        owner: objective.owners.first?.name ?? "", unit: dependency.giver))
  }
}
