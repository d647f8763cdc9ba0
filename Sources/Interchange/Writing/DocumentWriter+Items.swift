// Objectives, key results and check-ins as objects.

internal import ExactJSON
internal import OKRModel

extension DocumentWriter {
  func json(_ objective: Objective) -> JSONValue {
    var object = ObjectBuilder()
    object.add("id", objective.id)
    object.add("cycle", objective.cycle)
    object.add("unit", objective.unit)
    object.add("region", objective.region)
    object.add("level", objective.level)
    object.add("commitment", objective.commitment)
    object.add("category", objective.category)
    object.add("weight", objective.weight)
    object.add("state", objective.state)
    object.add("title", objective.title)
    let form = OwnerForm(objective.owners, objective.notes)
    form.write(objective.owners, to: &object)
    object.add("alignments", self.alignments(from: objective.id))
    object.add("score_published", objective.scorePublished)
    object.add("grade", objective.grade)
    object.add("archive_time", objective.archiveTime)
    object.add("key_results", self.keyResults(of: objective).map { self.json($0) })
    object.restore(objective.notes) { note, value in
      switch note.field {
      case "score_published", "grade": !value.isNumber
      case "owner", "owners": form.leaves(note.field, value, objective.owners)
      default: !KnownFields.objective.contains(note.field)
      }
    }
    return object.value
  }

  private func json(_ keyResult: KeyResult) -> JSONValue {
    var object = ObjectBuilder()
    object.add("id", keyResult.id)
    object.add("title", keyResult.title)
    keyResult.writeKind(to: &object)
    object.add("weight", keyResult.weight)
    object.add("state", keyResult.state)
    object.add("unit", keyResult.unit)
    object.add("metric", keyResult.metric)
    let form = OwnerForm(keyResult.owners, keyResult.notes)
    form.write(keyResult.owners, to: &object)
    object.add("due", keyResult.due)
    object.add("phased_targets", keyResult.phasedTargets.map(\.json))
    object.add("alignments", self.alignments(from: keyResult.id))
    object.add("kpi_floor", keyResult.kpiFloor)
    object.add("priority", keyResult.priority)
    object.add("score_published", keyResult.scorePublished)
    object.add("archive_time", keyResult.archiveTime)
    let checkIns = self.checkIns(of: keyResult).filter { $0.value != nil }
    object.add("check_ins", checkIns.map(\.json))
    let kindFields = keyResult.kindFields
    object.restore(keyResult.notes) { note, value in
      switch note.field {
      case "score_published", "kpi_floor": !value.isNumber
      case "baseline", "target", "bound", "upper", "zero_at":
        !kindFields.contains(note.field) || !value.isNumber
      case "current": !checkIns.isEmpty || !keyResult.takesCurrent || !value.isNumber
      case "owner", "owners": form.leaves(note.field, value, keyResult.owners)
      default: !KnownFields.keyResult.contains(note.field) && !kindFields.contains(note.field)
      }
    }
    return object.value
  }
}

extension CheckIn {
  fileprivate var json: JSONValue {
    var object = ObjectBuilder()
    if let time = self.effectiveTime {
      object.add("at", InstantText.format(unixMicros: time.unixMicros))
    }
    object.add("value", self.value)
    object.add("confidence", self.confidence)
    object.add("note", self.note)
    object.restore(self.notes) { note, value in
      note.field == "confidence"
        ? !value.isNumber : !KnownFields.checkIn.contains(note.field)
    }
    return object.value
  }
}

extension PhasedTarget {
  fileprivate var json: JSONValue {
    var object = ObjectBuilder()
    object.add("day", self.day)
    object.add("value", self.value)
    return object.value
  }
}

/// Which of the three fields says who owns an item: the plainest that the notes leave free.
private enum OwnerForm {
  case owner
  case owners
  case shares

  init(_ owners: [Owner], _ notes: [Note]) {
    if owners.contains(where: { $0.share != nil })
      || notes.contains(where: { $0.field == "owners" })
    {
      self = .shares
    } else if owners.count == 1, owners[0].name != "",
      !notes.contains(where: { $0.field == "owner" })
    {
      self = .owner
    } else {
      self = .owners
    }
  }

  func write(_ owners: [Owner], to object: inout ObjectBuilder) {
    switch self {
    case .owner: object.add("owner", owners.first?.name ?? "")
    case .owners: object.add("owners", owners.map { .string($0.name) })
    case .shares: object.add("owner_shares", owners.map(\.json))
    }
  }

  /// True where the reader keeps that field as a note beside these owners.
  func leaves(_ field: String, _ value: JSONValue, _ owners: [Owner]) -> Bool {
    let names = owners.map { JSONValue.string($0.name) }
    if names.isEmpty { return false }
    switch value {
    case .string(let name):
      return field == "owner" && self != .owner && !name.isEmpty && names != [value]
        && name.utf8.count <= Limits.nameBytes
    case .array(let items):
      return field == "owners" && self == .shares && !items.isEmpty && names != items
        && items.allSatisfy(\.isOwnerName)
    default: return false
    }
  }
}

extension JSONValue {
  fileprivate var isOwnerName: Bool {
    if case .string(let name) = self { return name.utf8.count <= Limits.nameBytes }
    return false
  }
}

extension Owner {
  fileprivate var json: JSONValue {
    var object = ObjectBuilder()
    object.add("owner", self.name)
    object.add("share", self.share)
    return object.value
  }
}
