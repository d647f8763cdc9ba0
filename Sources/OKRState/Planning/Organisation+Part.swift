// Whether edits stay in the part of the organisation that a role holds in. Reading knows no parts: what is
// in an organisation is read by everybody in it.

public import OKRModel
internal import ScoreEngine

/// Something that an edit changes, and where it stands.
private struct Touched {
  var type: String
  var id: String
  var place: Place
}

/// Where something stands, by the ids that decide it.
private enum Place: Equatable {
  /// In no unit or region, as cycles and metrics do.
  case everywhere
  case region(String)
  /// In a unit, and in a region of its own or else the unit's; each may be empty.
  case unit(String, region: String)

  var words: String {
    switch self {
    case .unit(let unit, _) where !unit.isEmpty: "unit \"\(unit)\""
    case .region(let region) where !region.isEmpty: "region \"\(region)\""
    case .unit(_, let region) where !region.isEmpty: "region \"\(region)\""
    case .everywhere, .region, .unit: "the whole organisation"
    }
  }
}

extension Organisation {
  /// Checks that all that edits change stands in the part that a role holds in, before and afterwards. What
  /// isn't there at all is left to the plan, which says so.
  /// - Parameters:
  ///   - part: nil for the whole organisation.
  ///   - field: the request's list that the edits stand in; empty for a single one.
  /// - Throws: PART_NOT_ENOUGH with the first that stands elsewhere.
  public func check(
    _ edits: [Edit], within part: OrganisationPart?, field: String
  ) throws(RequestError) {
    guard let part else { return }
    for (index, edit) in edits.enumerated() {
      let field = field.isEmpty ? "" : "\(field)[\(index)]"
      for touched in self.touched(by: edit) {
        try self.check(touched, within: part, field: field)
      }
    }
  }

  /// Checks that a resource stands in the part that a role holds in.
  /// - Throws: NOT_FOUND, or PART_NOT_ENOUGH.
  public func check(
    _ type: ArchivableType, _ id: String, within part: OrganisationPart?
  ) throws(RequestError) {
    guard let found = self.touched(type, id).first else { throw .notFound(type.words, id) }
    if let part { try self.check(found, within: part, field: "") }
  }

  private func check(
    _ touched: Touched, within part: OrganisationPart, field: String
  ) throws(RequestError) {
    guard !self.contains(part, touched.place) else { return }
    throw .outside(
      part, touched.type, touched.id, place: self.words(of: touched, for: part), field: field)
  }

  /// Where something stands, as far as that decides for a part: a unit's region where the part is one. Nil for
  /// a unit or region itself.
  private func words(of touched: Touched, for part: OrganisationPart) -> String? {
    let words =
      switch (part, touched.place) {
      case (.region, .unit(let unit, let region)):
        (self.regions.index(of: region) ?? self.region(ofUnit: unit)).map {
          OrganisationPart.region(self.regions.rows[$0].id).words
        } ?? "no region"
      default: touched.place.words
      }
    return words == "\(touched.type) \"\(touched.id)\"" ? nil : words
  }

  // MARK: What an edit changes

  private func touched(by edit: Edit) -> [Touched] {
    switch edit {
    case .region(let row, let mode):
      self.touched(.region, row, mode, over: self.regions.find(row.id)) { .region($0.parent) }
    case .unit(let row, let mode):
      self.touched(.unit, row, mode, over: self.units.find(row.id)) {
        .unit($0.parent, region: $0.region)
      }
    case .member(let row, let mode):
      self.touched(.member, row, mode, over: self.members.find(row.id)) {
        .unit($0.unit, region: "")
      }
    case .objective(let row, let mode):
      self.touched(.objective, row, mode, over: self.objectives.find(row.id)) {
        .unit($0.unit, region: $0.region)
      }
    case .keyResult(let row, let mode):
      self.touched(.keyResult, row, mode, over: self.keyResults.find(row.id)) {
        self.place(ofItem: $0.objective) ?? .everywhere
      }
    case .dependency(let row, let mode):
      self.touched(.dependency, row, mode, over: self.dependencies.find(row.id)) {
        self.place(ofItem: $0.objective) ?? .everywhere
      }
    case .metric(let row, _): [Touched(type: "metric", id: row.id, place: .everywhere)]
    case .cycle(let row, _): self.touched(.cycle, row.id)
    case .alignment(let row, _): self.touched(item: row.from)
    case .removeAlignment(let lower, _): self.touched(item: lower)
    case .answer(let answer): self.touched(by: answer)
    case .takeOver(let id, let giver): self.touched(.dependency, id) + self.touched(.unit, giver)
    case .override(let row): self.touched(item: row.item)
    case .withdrawOverride(let item, _): self.touched(item: item)
    case .archive(let type, let id), .prune(let type, let id), .restore(let type, let id):
      self.touched(type, id)
    case .checkIn(let checkIn): self.touched(item: checkIn.keyResult)
    case .correction(let checkIn): self.touched(byCorrecting: checkIn.replaces)
    case .grade(let grade): self.touched(item: grade.objective)
    case .closeCycle(let id, _): self.touched(.cycle, id)
    case .reopenCycle(let reopening): self.touched(.cycle, reopening.cycle)
    case .documentNotes: [Touched(type: "document", id: "", place: .everywhere)]
    case .compound(.splitUnit(let split)):
      self.touched(.unit, split.source) + self.touched(bySplitting: split)
        + split.objectives.flatMap { self.touched(.objective, $0) }
        + split.members.flatMap { self.touched(.member, $0) }
        + split.units.flatMap { self.touched(.unit, $0) }
    case .compound(.mergeUnits(let merge)):
      self.touched(.unit, merge.source) + self.touched(.unit, merge.target)
        + self.openObjectives(ofUnit: merge.source).flatMap { self.touched(.objective, $0) }
    }
  }
}

extension Organisation {
  /// What a put changes: a resource where it stands, and where it comes to stand.
  /// - Parameter place: where a resource of that content stands; a unit in the one above it.
  private func touched<R: VersionedResource>(
    _ type: ArchivableType, _ asked: R, _ mode: PutMode, over existing: R?, _ place: (R) -> Place
  ) -> [Touched] {
    let here = self.touched(type, asked.label)
    var changed = asked
    if case .update(let mask) = mode {
      guard let existing else { return [] }
      changed = existing
      // A mask with an unknown name is refused by the plan.
      try? changed.take(mask, from: asked, leavingOut: R.outputOnly)
      if place(changed) == place(existing) { return here }
    }
    return here + [Touched(type: type.words, id: asked.label, place: place(changed))]
  }

  /// A resource where it stands; none where it isn't there.
  private func touched(_ type: ArchivableType, _ id: String) -> [Touched] {
    let place: Place? =
      switch type {
      case .region: self.regions.find(id).map { .region($0.id) }
      case .unit: self.units.find(id).map { .unit($0.id, region: "") }
      case .member: self.members.find(id).map { .unit($0.unit, region: "") }
      case .metric: self.metrics.find(id).map { _ in .everywhere }
      case .cycle: self.cycles.find(id).map { _ in .everywhere }
      case .objective, .keyResult: self.place(ofItem: id)
      case .dependency: self.dependencies.find(id).flatMap { self.place(ofItem: $0.objective) }
      }
    return place.map { [Touched(type: type.words, id: id, place: $0)] } ?? []
  }

  private func touched(item id: String) -> [Touched] {
    self.touched(self.node(id)?.isKeyResult == true ? .keyResult : .objective, id)
  }

  private func touched(byCorrecting id: String) -> [Touched] {
    guard let index = self.history.index(ofID: id) else { return [] }
    return self.touched(.keyResult, self.keyResults.id(Int(self.history[index].keyResult)))
  }

  /// Whoever is asked promises, declines and delivers; whoever asks withdraws and asks again.
  private func touched(by answer: DependencyAnswer) -> [Touched] {
    switch answer.state {
    case .accepted, .declined, .delivered:
      self.dependencies.find(answer.id).map { self.touched(.unit, $0.giver) } ?? []
    case .asked, .withdrawn, .unspecified, .unrecognized: self.touched(.dependency, answer.id)
    }
  }

  /// The new unit, which takes over where the split one stands unless another place is stated.
  private func touched(bySplitting split: UnitSplit) -> [Touched] {
    guard let source = self.units.find(split.source) else { return [] }
    let unit = split.placed(beside: source)
    let place = Place.unit(unit.parent, region: unit.region)
    return [Touched(type: ArchivableType.unit.words, id: unit.id, place: place)]
  }

  // MARK: Places

  /// Where an objective stands, or a key result's objective; nil where there is none.
  private func place(ofItem id: String) -> Place? {
    guard let node = self.node(id) else { return nil }
    let objective = node.isKeyResult ? self.graph.objective(of: node) : node
    let row = self.objectives.rows[objective.row]
    return .unit(row.unit, region: row.region)
  }

  private func contains(_ part: OrganisationPart, _ place: Place) -> Bool {
    switch (part, place) {
    case (.unit(let top), .unit(let unit, _)): Self.stands(unit, below: top, in: self.units)
    case (.region(let top), .region(let region)):
      Self.stands(region, below: top, in: self.regions)
    case (.region(let top), .unit(let unit, let region)):
      (self.regions.index(of: region) ?? self.region(ofUnit: unit)).map {
        Self.stands(self.regions.rows[$0].id, below: top, in: self.regions)
      } ?? false
    case (.unit, .region), (_, .everywhere): false
    }
  }

  /// True for the row itself and those below it.
  private static func stands<R: TreeRow>(
    _ id: String, below top: String, in rows: Registry<R>
  ) -> Bool {
    var row = rows.find(id)
    while let current = row, current.id != top { row = rows.find(current.parent) }
    return row != nil
  }
}

extension ArchivableType {
  /// How it is called in messages.
  var words: String {
    switch self {
    case .region: "region"
    case .unit: "unit"
    case .member: "member"
    case .metric: "metric"
    case .cycle: "cycle"
    case .objective: "objective"
    case .keyResult: "key result"
    case .dependency: "dependency"
    }
  }
}
