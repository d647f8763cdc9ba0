// Edits that are several changes: what they are depends on what stands where, so they are taken
// apart against the state that they are planned against.

public import OKRModel

/// One asked-for edit of many resources: all of it or nothing.
public enum CompoundEdit: Hashable, Sendable {
  case splitUnit(UnitSplit)
  case mergeUnits(UnitMerge)
}

/// A unit that a part of another goes to.
public struct UnitSplit: Hashable, Sendable {
  public var source: String
  public var unit: Unit
  public var objectives: [String]
  public var members: [String]
  /// Directly below the source.
  public var units: [String]
  /// The version that the source must have; 0 for any.
  public var expectedVersion: Int64

  public init(
    source: String, unit: Unit, objectives: [String], members: [String], units: [String],
    expectedVersion: Int64
  ) {
    self.source = source
    self.unit = unit
    self.objectives = objectives
    self.members = members
    self.units = units
    self.expectedVersion = expectedVersion
  }
}

extension UnitSplit {
  /// The new unit, where it comes to stand.
  func placed(beside source: Unit) -> Unit {
    var unit = self.unit
    if unit.parent.isEmpty { unit.parent = source.parent }
    if unit.region.isEmpty { unit.region = source.region }
    return unit
  }
}

/// A unit that is given up for another.
public struct UnitMerge: Hashable, Sendable {
  public var source: String
  public var target: String
  /// The version that the source must have; 0 for any.
  public var expectedVersion: Int64

  public init(source: String, target: String, expectedVersion: Int64) {
    self.source = source
    self.target = target
    self.expectedVersion = expectedVersion
  }
}

extension Organisation {
  /// The single edits of a compound one, in the order in which each is possible after those before.
  func parts(of edit: CompoundEdit) throws(RequestError) -> [Edit] {
    let parts =
      switch edit {
      case .splitUnit(let split): try self.parts(of: split)
      case .mergeUnits(let merge): try self.parts(of: merge)
      }
    guard parts.count <= Limits.changesPerCompoundEdit else {
      throw .limit("changes at once", Limits.changesPerCompoundEdit)
    }
    return parts
  }

  // MARK: Split

  private func parts(of split: UnitSplit) throws(RequestError) -> [Edit] {
    let source = try self.givingUnit(split.source, split.expectedVersion)
    if self.units.find(split.unit.id) != nil { throw RequestError.exists("unit", split.unit.id) }
    try self.checkMoved(split)
    let unit = split.placed(beside: source)
    return [.unit(unit, .create)]
      + Self.moves(split.objectives, split.members, split.units, to: unit.id)
  }

  /// - Throws: a refusal with a violation for each that doesn't stand in the source.
  private func checkMoved(_ split: UnitSplit) throws(RequestError) {
    var check = FieldCheck()
    let lists = [
      ("objectives", "objective", split.objectives, { self.objectives.find($0)?.unit }),
      ("members", "member", split.members, { self.members.find($0)?.unit }),
      ("units", "unit", split.units, { self.units.find($0)?.parent }),
    ]
    if lists.allSatisfy({ $0.2.isEmpty }) {
      check.fail("objectives", "or members or units are to be named", reason: .fieldRequired)
    }
    for (field, type, ids, place) in lists as [(String, String, [String], (String) -> String?)] {
      var seen: Set<String> = []
      for (index, id) in ids.enumerated() {
        if !seen.insert(id).inserted {
          check.fail("\(field)[\(index)]", "\"\(id)\" is named twice")
        } else if place(id) != split.source {
          check.fail(
            "\(field)[\(index)]",
            "\"\(id)\" is no \(type) in unit \"\(split.source)\"")
        }
      }
    }
    try check.finish()
  }

  // MARK: Merge

  private func parts(of merge: UnitMerge) throws(RequestError) -> [Edit] {
    guard merge.source != merge.target else {
      throw .field("target", "is the unit itself: name another")
    }
    guard let target = self.units.find(merge.target) else { throw .notFound("unit", merge.target) }
    if target.isArchived { throw .archived("unit", merge.target) }
    try self.checkBeside(target, merge.source)
    // Whatever else names units is to be moved here, too, before the source is archived.
    let moves = Self.moves(
      self.openObjectives(ofUnit: merge.source),
      self.members.rows.filter { $0.unit == merge.source && !$0.isArchived }.map(\.id),
      self.units.rows.filter { $0.parent == merge.source && !$0.isArchived }.map(\.id),
      to: merge.target)
    let promises = self.changeableDependencies(ofGiver: merge.source).map {
      Edit.takeOver(dependency: $0, giver: merge.target)
    }
    // Once more changes nothing, unless a cycle that was opened again stands in it.
    if moves.isEmpty, promises.isEmpty, self.units.find(merge.source)?.isArchived == true {
      return []
    }
    _ = try self.givingUnit(merge.source, merge.expectedVersion)
    return moves + promises + [.archive(.unit, id: merge.source)]
  }

  /// - Throws: TREE_CIRCLE where the unit that is to take all over stands below the one that is given up.
  private func checkBeside(_ target: Unit, _ source: String) throws(RequestError) {
    var above = target.parent
    while !above.isEmpty, above != source { above = self.units.find(above)?.parent ?? "" }
    guard above == source, let unit = self.units.find(source) else { return }
    throw RequestError(
      .failedPrecondition, .treeCircle,
      "Unit \"\(target.id)\" stands below \"\(source)\", which is to be given up: merge \"\(target.id)\" into "
        + "\"\(source)\" instead, or move \"\(target.id)\" out of it first.",
      values: [("type", "unit"), ("below", target.id), ("above", unit.parent)])
  }

  // MARK: Both

  private func givingUnit(_ id: String, _ version: Int64) throws(RequestError) -> Unit {
    guard let unit = self.units.find(id) else { throw .notFound("unit", id) }
    if unit.isArchived { throw .archived("unit", id) }
    try Self.checkVersion(unit.version, version, "unit", id)
    return unit
  }

  private static func moves(
    _ objectives: [String], _ members: [String], _ units: [String], to unit: String
  ) -> [Edit] {
    objectives.map { .objective(Objective(id: $0, unit: unit), .update(mask: ["unit"])) }
      + members.map { .member(Member(id: $0, unit: unit), .update(mask: ["unit"])) }
      + units.map { .unit(Unit(id: $0, parent: unit), .update(mask: ["parent"])) }
  }
}
