// One step of a random sequence of edits, for driving the reference and the product alike.
public import OKRModel

/// What a step changes. All but `invalid` are already applied to the generator's input.
public indirect enum ReferenceEdit: Sendable, Hashable {
  case putRegion(Region)
  case putUnit(OKRModel.Unit)
  case putCycle(Cycle)
  case putObjective(Objective)
  case putKeyResult(KeyResult)
  case putAlignment(Alignment)
  case removeAlignment(from: String, to: String)
  /// An objective or key result is archived, or taken back.
  case archive(String, Bool)
  case checkIn(CheckIn)
  /// A check-in that names the record it replaces.
  case correct(CheckIn)
  /// A check-in without a value that names the record it voids.
  case void(CheckIn)
  /// The instant moves on to this one, in microseconds since 1970.
  case advance(toMicros: Int64)
  /// An edit that must be refused; not applied.
  case invalid(ReferenceEdit, ReferenceRefusal)
}

/// Why an invalid edit must be refused.
public enum ReferenceRefusal: Sendable, Hashable {
  case circle, countedTwice, unequalUnits, modeNotAllowed, baselineIsTarget
  case checkInOnRollup, futureCheckIn, unknownKeyResult, binaryValue
}

extension ReferenceInput {
  /// Applies an edit; an invalid one changes nothing.
  public mutating func apply(_ edit: ReferenceEdit) {
    switch edit {
    case .putRegion(let region): Self.put(region, in: &self.regions, \.id)
    case .putUnit(let unit): Self.put(unit, in: &self.units, \.id)
    case .putCycle(let cycle): Self.put(cycle, in: &self.cycles, \.id)
    case .putObjective(let objective): Self.put(objective, in: &self.objectives, \.id)
    case .putKeyResult(let keyResult): Self.put(keyResult, in: &self.keyResults, \.id)
    case .putAlignment(let edge):
      self.apply(.removeAlignment(from: edge.from, to: edge.to))
      self.alignments.append(edge)
    case .removeAlignment(let from, let to):
      self.alignments.removeAll { $0.from == from && $0.to == to }
    case .archive(let id, let isArchived):
      let time = isArchived ? Instant(unixMicros: self.instantMicros) : nil
      for index in self.objectives.indices where self.objectives[index].id == id {
        self.objectives[index].archiveTime = time
      }
      for index in self.keyResults.indices where self.keyResults[index].id == id {
        self.keyResults[index].archiveTime = time
      }
    case .checkIn(let record), .correct(let record), .void(let record):
      self.checkIns.append(record)
    case .advance(let micros): self.instantMicros = micros
    case .invalid: break
    }
  }

  private static func put<T>(_ item: T, in list: inout [T], _ id: KeyPath<T, String>) {
    if let place = list.firstIndex(where: { $0[keyPath: id] == item[keyPath: id] }) {
      list[place] = item
    } else {
      list.append(item)
    }
  }
}
