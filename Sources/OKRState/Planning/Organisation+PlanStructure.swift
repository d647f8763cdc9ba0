// Checks of regions, units, members, metrics and cycles.

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
    _ asked: Region, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .region, in: self.regions, mode, version) {
      region, existing throws(RequestError) in
      try Self.checkTexts("region", region.notes, ("name", region.name))
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
    _ asked: Unit, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .unit, in: self.units, mode, version) {
      unit, existing throws(RequestError) in
      try Self.checkTexts("unit", unit.notes, ("name", unit.name))
      try self.checkNamed("region", unit.region, self.regions, was: existing?.region)
      try self.checkNamed("unit", unit.parent, self.units, was: existing?.parent)
      try self.checkTree("unit", unit, existing: existing, in: self.units)
    }
  }

  func planMember(
    _ asked: Member, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .member, in: self.members, mode, version) {
      member, existing throws(RequestError) in
      try Self.checkTexts(
        "member", member.notes, ("name", member.name), ("email", member.email))
      try self.checkNamed("unit", member.unit, self.units, was: existing?.unit)
    }
  }

  func planMetric(
    _ asked: Metric, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .metric, in: self.metrics, mode, version) {
      metric, _ throws(RequestError) in
      try Self.checkTexts(
        "metric", metric.notes, ("name", metric.name), ("unit", metric.unit),
        ("direction", metric.direction), ("rollup", metric.rollup))
    }
  }

  func planCycle(
    _ asked: Cycle, _ mode: PutMode, _ version: Int64, isImport: Bool
  ) throws(RequestError) -> PlannedChange? {
    try self.planRow(asked, .cycle, in: self.cycles, mode, version) {
      cycle, existing throws(RequestError) in
      try Self.checkTexts("cycle", cycle.notes, ("name", cycle.name)) { check in
        check.known("cycle.phase", cycle.phase)
        check.text("cycle.policy_reason", cycle.policyReason, atMostBytes: Limits.noteBytes)
        Self.checkDays(cycle, &check)
      }
      try self.checkPolicy(
        &cycle, existing, statesReason: mode.states("policy_reason", in: asked))
      try self.checkNamed("cycle", cycle.parent, self.cycles, was: existing?.parent)
      try self.checkTree("cycle", cycle, existing: existing, in: self.cycles)
      try self.checkPhase(cycle, existing, isImport: isImport)
    }
  }

  /// The change that puts a row, nil where nothing would change.
  /// - Parameter finish: checks the row as it would be, beside the one that is there, and completes
  ///   it.
  private func planRow<Row: VersionedResource>(
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
  private static func checkTexts(
    _ type: String, _ notes: [Note], _ texts: (field: String, text: String)...,
    also: (inout FieldCheck) -> Void = { _ in }
  ) throws(RequestError) {
    var check = FieldCheck()
    for (field, text) in texts {
      check.text("\(type).\(field)", text, atMostBytes: Limits.nameBytes)
    }
    check.notes("\(type).notes", notes)
    also(&check)
    try check.finish()
  }

  private static func checkDays(_ cycle: Cycle, _ check: inout FieldCheck) {
    if cycle.start.isEmpty {
      check.fail("cycle.start", "is required", reason: .fieldRequired)
      return
    }
    let start = check.date("cycle.start", cycle.start)
    guard !cycle.end.isEmpty, let end = check.date("cycle.end", cycle.end), let start else {
      return
    }
    if end < start {
      check.fail("cycle.end", "lies before the start", limit: "from \(cycle.start) on")
    } else if Int(end.day) - Int(start.day) >= Limits.cycleDays {
      check.fail("cycle.end", "is too far", limit: "\(Limits.cycleDays) days")
    }
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
    if notes.count > Limits.notesPerResource {
      self.fail(
        field, "are \(notes.count)", limit: "at most \(Limits.notesPerResource)",
        reason: .limitReached)
    }
    for (index, note) in notes.enumerated() {
      self.text("\(field)[\(index)].field", note.field, atMostBytes: Limits.nameBytes)
      self.text("\(field)[\(index)].json", note.json, atMostBytes: Limits.noteBytes * 4)
    }
  }

  mutating func owners(_ field: String, _ owners: [Owner]) {
    if owners.count > Limits.ownersPerItem {
      self.fail(field, "are \(owners.count)", limit: "at most \(Limits.ownersPerItem)")
    }
    for (index, owner) in owners.enumerated() {
      self.text("\(field)[\(index)].name", owner.name, atMostBytes: Limits.nameBytes)
    }
  }

  mutating func weight(_ field: String, _ weight: Weight?) {
    if let weight {
      self.range(field, weight.thousandths, Limits.weightThousandths, digits: 3)
    }
  }
}
