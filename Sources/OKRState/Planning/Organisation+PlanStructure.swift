// Checks of regions, units, members and metrics, and what all rows of registries share.

internal import OKRModel

/// A resource type whose rows stand in a registry of their own: what its plans differ in.
struct RowKind<Row: VersionedResource>: Sendable {
  /// How refusals name one, and its fields' prefix.
  let type: String
  let plural: String
  /// The space of external ids that its rows take theirs from.
  let idSpace: Int16
  let limit: Int
  let change: @Sendable (Row) -> Change.Change
}

extension RowKind where Row == Region {
  static let region = RowKind(
    type: "region", plural: "regions", idSpace: 1, limit: Limits.regionsPerOrganisation
  ) { .region($0) }
}

extension RowKind where Row == Unit {
  static let unit = RowKind(
    type: "unit", plural: "units", idSpace: 2, limit: Limits.unitsPerOrganisation
  ) { .unit($0) }
}

extension RowKind where Row == Member {
  static let member = RowKind(
    type: "member", plural: "members", idSpace: 3, limit: Limits.membersPerOrganisation
  ) { .member($0) }
}

extension RowKind where Row == Metric {
  static let metric = RowKind(
    type: "metric", plural: "metrics", idSpace: 4, limit: Limits.metricsPerOrganisation
  ) { .metric($0) }
}

extension RowKind where Row == Cycle {
  static let cycle = RowKind(
    type: "cycle", plural: "cycles", idSpace: 5, limit: Limits.cyclesPerOrganisation
  ) { .cycle($0) }
}

extension Organisation {
  func planRegion(
    _ asked: Region, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .region, in: self.regions, mode, version) {
      region, existing throws(RequestError) in
      try Self.checkTexts(
        "region", region.notes, ("name", region.name, existing?.name), isImport: isImport)
      if !region.timeZone.isEmpty, self.zones.rules(named: region.timeZone) == nil {
        throw .field(
          "region.time_zone",
          "\"\(region.timeZone)\" is no known time zone; use an IANA name such as Europe/Warsaw",
          reason: .zoneUnknown)
      }
      try self.checkNamed("region", region.parent, self.regions, was: existing?.parent)
      try self.checkTree("region", region, existing: existing, in: self.regions)
      if existing == nil { region.number = Int32(self.regions.count + 1) }
    }
  }

  func planUnit(
    _ asked: Unit, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .unit, in: self.units, mode, version) {
      unit, existing throws(RequestError) in
      try Self.checkTexts(
        "unit", unit.notes, ("name", unit.name, existing?.name), isImport: isImport)
      try self.checkNamed("region", unit.region, self.regions, was: existing?.region)
      try self.checkNamed("unit", unit.parent, self.units, was: existing?.parent)
      try self.checkTree("unit", unit, existing: existing, in: self.units)
    }
  }

  func planMember(
    _ asked: Member, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .member, in: self.members, mode, version) {
      member, existing throws(RequestError) in
      try Self.checkTexts(
        "member", member.notes, ("name", member.name, existing?.name),
        ("email", member.email, existing?.email), isImport: isImport)
      try self.checkNamed("unit", member.unit, self.units, was: existing?.unit)
    }
  }

  func planMetric(
    _ asked: Metric, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .metric, in: self.metrics, mode, version) {
      metric, existing throws(RequestError) in
      try Self.checkTexts(
        "metric", metric.notes, ("name", metric.name, existing?.name),
        ("unit", metric.unit, existing?.unit), ("direction", metric.direction, existing?.direction),
        ("rollup", metric.rollup, existing?.rollup), isImport: isImport)
      try metric.checkRule(was: existing)
      try self.checkSides(metric)
    }
  }

  /// The metrics that a ratio is of.
  private func checkSides(_ metric: Metric) throws(RequestError) {
    for (field, id) in [("numerator", metric.numerator), ("denominator", metric.denominator)]
    where !id.isEmpty {
      guard let side = self.metrics.find(id) else {
        throw .notFound("metric", id, field: "metric.\(field)")
      }
      guard side.rule != .ratio else {
        throw .field("metric.\(field)", "\"\(id)\" is a ratio itself: it has no sum")
      }
    }
  }

  /// The change that puts a row, nil where nothing would change.
  /// - Parameter finish: checks the row as it would be, beside the one that is there, and completes
  ///   it.
  func planRow<Row: VersionedResource>(
    _ asked: Row, _ kind: RowKind<Row>, in rows: Registry<Row>, _ mode: PutMode, _ version: Int64,
    finish: (inout Row, Row?) throws(RequestError) -> Void
  ) throws(RequestError) -> PlannedChange? {
    let id = asked.label
    var check = FieldCheck()
    let existing = rows.find(id)
    check.id("\(kind.type).id", id, isNew: existing == nil)
    try check.finish()
    guard var row = try self.merged(asked, over: existing, kind.type, mode, version) else {
      return nil
    }
    try finish(&row, existing)
    if row == existing { return nil }
    if existing == nil, rows.count >= kind.limit { throw .limit(kind.plural, kind.limit) }
    row.version = 0
    return PlannedChange(
      change: Change(change: kind.change(row)), region: 0,
      newID: existing == nil ? NewID(space: kind.idSpace, id: id) : nil)
  }

  /// Checks a row's short texts and its notes, and whatever else its fields must be.
  /// - Parameter texts: each with what stands there already.
  static func checkTexts(
    _ type: String, _ notes: [Note], _ texts: (field: String, text: String, was: String?)...,
    isImport: Bool, also: (inout FieldCheck) -> Void = { _ in }
  ) throws(RequestError) {
    var check = FieldCheck(isImport: isImport)
    for (field, text, was) in texts {
      check.line("\(type).\(field)", text, was: was, atMostBytes: Limits.nameBytes)
    }
    check.notes("\(type).notes", notes)
    also(&check)
    try check.finish()
  }

  /// - Throws: NOT_FOUND where an id is stated that no row has.
  func checkExists<R>(
    _ type: String, _ id: String, _ rows: Registry<R>, field: String = ""
  ) throws(RequestError) {
    if !id.isEmpty, rows.index(of: id) == nil { throw .notFound(type, id, field: field) }
  }

  /// - Parameter was: what was named before; it may have been archived since.
  /// - Throws: NOT_FOUND, or RESOURCE_ARCHIVED where it is archived and newly named.
  func checkNamed<R>(
    _ type: String, _ id: String, _ rows: Registry<R>, was: String?
  ) throws(RequestError) {
    try self.checkExists(type, id, rows)
    if id != was, let index = rows.index(of: id), rows.archived.contains(index) {
      throw .archived(type, id)
    }
  }
}

extension FieldCheck {
  mutating func notes(_ field: String, _ notes: [Note]) {
    self.entries(field, notes.count, 0...Limits.notesPerResource, reason: .limitReached)
    for (index, note) in notes.enumerated() {
      self.text("\(field)[\(index)].field", note.field, atMostBytes: Limits.nameBytes)
      self.text("\(field)[\(index)].json", note.json, atMostBytes: Limits.noteBytes * 4)
    }
  }

  /// - Parameter was: the owners that it has. Those that were taken in before may be kept.
  mutating func owners(_ field: String, _ owners: [Owner], was: [Owner]?) {
    if owners == was { return }
    self.entries(field, owners.count, 0...Limits.ownersPerItem)
    for (index, owner) in owners.enumerated() {
      self.line("\(field)[\(index)].name", owner.name, atMostBytes: Limits.nameBytes)
    }
    if let fault = Owner.fault(inSharesOf: owners) {
      self.fail(
        field, "have shares that \(fault)", limit: "at most 1 together", reason: .fieldOutOfRange,
        code: .outOfRange)
    }
  }

  /// The names of a milestone's stages; what else they must be is the rule's.
  mutating func stages(_ field: String, _ keyResult: KeyResult, was existing: KeyResult?) {
    let before = Set(existing?.stages.map(\.name) ?? [])
    for (index, stage) in keyResult.stages.enumerated() where !before.contains(stage.name) {
      self.line("\(field)[\(index)].name", stage.name, atMostBytes: Limits.titleBytes)
    }
  }

  mutating func weight(_ field: String, _ weight: Weight?) {
    if let weight {
      self.range(field, weight.thousandths, Limits.weightThousandths, digits: 3)
    }
  }
}

extension KeyResult {
  fileprivate var stages: [Stage] {
    if case .milestone(let kind)? = self.kind { return kind.stages }
    return []
  }
}
