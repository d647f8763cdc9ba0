// Objectives, and the order in which what belongs to them is read.

internal import ExactJSON
internal import OKRModel

/// What an objective's key results take from it.
struct ObjectiveSetting {
  var id: String
  var zone: TimeZoneRules
  /// Nil for a cycle without an end, or an unknown one.
  var lastDay: CivilDate?
}

extension DocumentReading {
  mutating func readObjective(_ value: JSONValue, _ place: String) {
    guard var fields = FieldReader(value, place, &self.log) else { return }
    var objective = Objective()
    objective.id = fields.ownID("id") ?? ""
    self.claim(objective.id, .objective(self.document.objectives.count), &fields)
    self.readHome(&objective, &fields)
    objective.level = fields.word("level")
    objective.commitment = fields.word("commitment")
    objective.category = fields.text("category", atMostBytes: Limits.nameBytes)
    objective.weight = fields.weight()
    objective.state = fields.word("state")
    objective.title = fields.text("title", atMostBytes: Limits.titleBytes)
    let existing = self.context.existing
    objective.owners = fields.owners(&self.log, was: existing.objective(objective.id)?.owners)
    objective.scorePublished = fields.lenientRatio("score_published")
    objective.grade = fields.lenientRatio("grade")
    fields.keepSilently("notes")
    self.readEdges(from: objective, &fields)
    let setting = ObjectiveSetting(
      id: objective.id, zone: self.zone(region: objective.region, unit: objective.unit),
      lastDay: self.cycle(objective.cycle).flatMap { CivilDate($0.end) })
    for (index, item) in fields.items("key_results").enumerated() {
      self.readKeyResult(item, "\(place).key_results[\(index)]", setting)
    }
    objective.archiveTime = fields.archiveTime()
    objective.notes = fields.finish(&self.log)
    self.document.objectives.append(objective)
  }

  private func readHome(_ objective: inout Objective, _ fields: inout FieldReader) {
    objective.cycle = fields.text("cycle", atMostBytes: Limits.idBytes)
    if objective.cycle.isEmpty {
      fields.refuse("cycle", .fieldRequired, "An objective needs its cycle.")
    }
    self.checkReference("cycle", objective.cycle, self.cycle(objective.cycle) != nil, &fields)
    let spelling = fields.isStated("team") ? "team" : "unit"
    objective.unit = fields.text("unit", "team", atMostBytes: Limits.idBytes)
    self.checkReference(spelling, objective.unit, self.unit(objective.unit) != nil, &fields)
    objective.region = fields.text("region", atMostBytes: Limits.idBytes)
    self.checkReference("region", objective.region, self.region(objective.region) != nil, &fields)
  }

  private mutating func readEdges(from objective: Objective, _ fields: inout FieldReader) {
    self.readAlignments(from: objective.id, isKeyResult: false, &fields)
    for (name, parent) in [
      ("parent_objective", StatedEdge.Source.parentObjective),
      ("parent_kr", .parentKeyResult),
    ] {
      let to = fields.text(name, atMostBytes: Limits.idBytes)
      if to.isEmpty { continue }
      self.edges.append(
        StatedEdge(
          from: objective.id, isKeyResult: false, to: to, source: parent,
          place: fields.place(of: name)))
    }
  }

  /// Notes an id of the space that objectives and key results share.
  func isTaken(_ id: String, by item: Item) -> Bool {
    if self.items[id] != nil { return true }
    switch item {
    case .objective: return self.context.existing.keyResult(id) != nil
    case .keyResult: return self.context.existing.objective(id) != nil
    }
  }

  mutating func claim(_ id: String, _ item: Item, _ fields: inout FieldReader) {
    if id.isEmpty { return }
    if self.isTaken(id, by: item) {
      fields.refuse(
        "id", .idDuplicate,
        "\"\(id)\" is taken: objectives and key results share one space of ids.")
    } else {
      self.items[id] = item
    }
  }
}
