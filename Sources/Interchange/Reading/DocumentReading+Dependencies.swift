// Dependencies: what objectives need from other units.

internal import ExactJSON
internal import OKRModel

extension DocumentReading {
  mutating func readDependencies(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      guard var fields = FieldReader(item, "dependencies[\(index)]", &self.log) else { continue }
      var dependency = Dependency()
      dependency.id = fields.ownID("id") ?? ""
      dependency.title = fields.text("title", atMostBytes: Limits.titleBytes)
      dependency.objective = fields.text("objective", atMostBytes: Limits.idBytes)
      dependency.giver = fields.text("giver", atMostBytes: Limits.idBytes)
      dependency.neededBy = fields.day("needed_by")
      dependency.state = fields.word("state")
      dependency.promised = fields.day("promised")
      dependency.reason = fields.text("reason", atMostBytes: Limits.noteBytes)
      self.check(dependency, &fields)
      let isNew = self.claim(
        dependency.id, self.document.dependencies.count, in: \.dependencies, &fields)
      dependency.archiveTime = fields.archiveTime()
      dependency.notes = fields.finish(&self.log)
      if isNew { self.document.dependencies.append(dependency) }
    }
  }

  private func check(_ dependency: Dependency, _ fields: inout FieldReader) {
    for (field, isStated) in [
      ("objective", !dependency.objective.isEmpty), ("giver", !dependency.giver.isEmpty),
      ("needed_by", fields.isStated("needed_by")),
    ] where !isStated {
      fields.refuse(field, .fieldRequired, "A dependency needs it.")
    }
    let objective = self.objective(dependency.objective)
    self.checkReference("objective", dependency.objective, objective != nil, &fields)
    self.checkReference("giver", dependency.giver, self.unit(dependency.giver) != nil, &fields)
    let hasPromise = [.accepted, .delivered].contains(dependency.state)
    if !dependency.promised.isEmpty, !hasPromise {
      fields.refuse(
        "promised", .fieldInvalid, "Only what is accepted or delivered is promised for a day.")
    }
    if let needed = CivilDate(dependency.neededBy),
      let cycle = objective.flatMap({ self.cycle($0.cycle) }), !cycle.holds(needed)
    {
      fields.warn(
        "needed_by", .dependencyDates,
        "\(dependency.neededBy) lies outside of cycle \"\(cycle.id)\", in which it is needed.")
    }
  }

  private func objective(_ id: String) -> Objective? {
    if case .objective(let index)? = self.items[id], index < self.document.objectives.count {
      return self.document.objectives[index]
    }
    return self.context.existing.objective(id)
  }
}
