// What made a rollup's row change between two states, as signed parts that sum exactly.

public import OKRModel
internal import ScoreEngine

/// The difference of a scope's row between two states of one organisation.
public struct RollupChange: Sendable {
  /// Nil where no counting objective stood in the scope.
  public let rowBefore: RollupRow?
  public let rowAfter: RollupRow?
  /// What moved the mean of units most comes first.
  public let units: [MovedUnit]

  private let before: Organisation
  private let after: Organisation
  /// What moved the score most comes first, up or down.
  private let parts: [Part]

  /// An objective on both sides, and what of the changes comes from it, in ppm.
  private struct Part {
    var id: String
    var old: ScopeShares.Part?
    var new: ScopeShares.Part?
    var moved: Int64 { (self.new?.score ?? 0) - (self.old?.score ?? 0) }
    var coverageMoved: Int64 { (self.new?.coverage ?? 0) - (self.old?.coverage ?? 0) }

    /// True where there is something to tell of it: also that it counts as 0 where it had no score, which
    /// takes from the others' shares.
    var isChanged: Bool {
      self.moved != 0 || self.coverageMoved != 0 || self.old?.weight != self.new?.weight
        || (self.old?.score == nil) != (self.new?.score == nil)
    }
  }

  public var count: Int { self.parts.count }

  /// The later figure less the earlier, an absent one as 0.
  public var moved: Ratio { Self.change(self.rowBefore?.score, self.rowAfter?.score) }
  public var coverageMoved: Ratio {
    Self.change(self.rowBefore?.coverage, self.rowAfter?.coverage)
  }
  public var meanOfUnitsMoved: Ratio {
    Self.change(self.rowBefore?.meanOfUnits, self.rowAfter?.meanOfUnits)
  }

  /// - Throws: NOT_FOUND for a scope that doesn't exist, or holds nothing in both states,
  ///   INVALID_ARGUMENT for one with dimensions.
  public init(
    _ scope: QueryRollupRequest, before: Organisation, after: Organisation
  ) throws(RequestError) {
    let new = try ScopeShares(scope, of: after)
    // What the scope names may have been made since.
    let old = try? ScopeShares(scope, of: before)
    guard old?.row != nil || new.row != nil else { throw .emptyScope }
    (self.rowBefore, self.rowAfter) = (old?.row, new.row)
    (self.before, self.after) = (before, after)
    self.units = Self.units(old, before, new, after)
    self.parts = Self.parts(old, before, new, after)
  }

  /// Some of the objectives.
  public func objectives(_ range: Range<Int>) -> [MovedPart] {
    self.parts[range].map { part in
      let (old, new) = (self.before.objectives.find(part.id), self.after.objectives.find(part.id))
      let shown = part.new == nil ? old : new
      return MovedPart(
        id: part.id, title: shown?.title ?? "", unit: shown?.unit ?? "",
        before: part.old.map { self.before.figures($0.node) },
        after: part.new.map { self.after.figures($0.node) },
        weightBefore: part.old.map { Weight(thousandths: $0.weight) },
        weightAfter: part.new.map { Weight(thousandths: $0.weight) },
        moved: part.old?.score == nil && part.new?.score == nil ? nil : Ratio(ppm: part.moved),
        coverageMoved: Ratio(ppm: part.coverageMoved), words: self.words(part))
    }
  }

  private static func change(_ before: Ratio?, _ after: Ratio?) -> Ratio {
    Ratio(ppm: (after?.ppm ?? 0) - (before?.ppm ?? 0))
  }

  private static func parts(
    _ old: ScopeShares?, _ before: Organisation, _ new: ScopeShares, _ after: Organisation
  ) -> [Part] {
    var parts: [String: Part] = [:]
    for part in old?.parts ?? [] {
      let id = before.id(part.node)
      parts[id] = Part(id: id, old: part)
    }
    for part in new.parts {
      let id = after.id(part.node)
      parts[id, default: Part(id: id)].new = part
    }
    return parts.values.filter(\.isChanged).sorted {
      let (one, other) = (abs($0.moved), abs($1.moved))
      return one == other ? $0.id < $1.id : one > other
    }
  }

  private static func units(
    _ old: ScopeShares?, _ before: Organisation, _ new: ScopeShares, _ after: Organisation
  ) -> [MovedUnit] {
    var units: [String: MovedUnit] = [:]
    for part in old?.units ?? [] {
      let unit = before.units.rows[Int(part.unit)]
      units[unit.id] = MovedUnit(
        unit: unit.id, name: unit.name, before: Ratio(ppm: part.mean),
        moved: Ratio(ppm: -part.share))
    }
    for part in new.units {
      let unit = after.units.rows[Int(part.unit)]
      var moved = units[unit.id] ?? MovedUnit(unit: unit.id)
      moved.name = unit.name
      moved.after = Ratio(ppm: part.mean)
      moved.moved = Ratio(ppm: (moved.moved?.ppm ?? 0) + part.share)
      units[unit.id] = moved
    }
    return units.values.filter { $0.before != $0.after || $0.moved?.ppm != 0 }.sorted {
      let (one, other) = (abs($0.moved?.ppm ?? 0), abs($1.moved?.ppm ?? 0))
      return one == other ? $0.unit < $1.unit : one > other
    }
  }

  // MARK: Words

  private func words(_ part: Part) -> String {
    var words: [String] = []
    switch (part.old, part.new) {
    case (nil, _?): words.append(self.whyNew(part.id))
    case (_?, nil): words.append(self.whyGone(part.id))
    case (let old?, let new?) where old.weight != new.weight:
      words.append(
        "weight \(Organisation.thousandths(old.weight)) → \(Organisation.thousandths(new.weight))")
    default: break
    }
    if let old = part.old, let new = part.new, (old.score == nil) != (new.score == nil) {
      words.append(new.score == nil ? "has no score any more" : "has a score now")
    }
    if let old = self.before.objectives.find(part.id), let new = self.after.objectives.find(part.id)
    {
      if old.state != new.state { words.append("state \(old.state.name) → \(new.state.name)") }
      if old.isArchived != new.isArchived { words.append(new.isArchived ? "archived" : "restored") }
    }
    return words.joined(separator: "; ")
  }

  private func whyNew(_ id: String) -> String {
    guard let node = self.before.node(id) else { return "new" }
    return self.before.graph.counts(node) ? "moved here" : "counts since"
  }

  private func whyGone(_ id: String) -> String {
    guard let node = self.after.node(id) else { return "not there" }
    return self.after.graph.counts(node) ? "moved away" : "no longer counts"
  }
}
