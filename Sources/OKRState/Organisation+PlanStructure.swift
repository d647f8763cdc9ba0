// Checks of regions, units, members, metrics and cycles.

internal import OKRModel

extension Organisation {
  func planRegion(
    _ asked: Region, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    check.id("region.id", asked.id)
    try check.finish()
    let existing = self.regions.find(asked.id)
    guard var region = try self.merged(asked, over: existing, "region", mode, version) else {
      return nil
    }
    check.text("region.name", region.name, atMostBytes: Limits.nameBytes)
    check.notes("region.notes", region.notes)
    try check.finish()
    if !region.timeZone.isEmpty, self.zones.rules(named: region.timeZone) == nil {
      throw .field(
        "region.time_zone",
        "\"\(region.timeZone)\" is no known time zone; use an IANA name such as Europe/Warsaw",
        reason: .zoneUnknown)
    }
    try self.checkTree("region", region, existing: existing, in: self.regions)
    if existing == nil {
      if self.regions.count >= Limits.regionsPerOrganisation {
        throw .limit("regions", Limits.regionsPerOrganisation)
      }
      region.number = Int32(self.regions.count + 1)
    }
    region.version = 0
    return PlannedChange(
      change: Change(change: .region(region)), region: 0,
      newID: existing == nil ? NewID(space: 1, id: region.id) : nil)
  }

  func planUnit(_ asked: Unit, _ mode: PutMode, _ version: Int64) throws(RequestError)
    -> PlannedChange?
  {
    var check = FieldCheck()
    check.id("unit.id", asked.id)
    try check.finish()
    let existing = self.units.find(asked.id)
    guard var unit = try self.merged(asked, over: existing, "unit", mode, version) else {
      return nil
    }
    check.text("unit.name", unit.name, atMostBytes: Limits.nameBytes)
    check.notes("unit.notes", unit.notes)
    try check.finish()
    try self.checkExists("region", unit.region, self.regions)
    try self.checkTree("unit", unit, existing: existing, in: self.units)
    if existing == nil, self.units.count >= Limits.unitsPerOrganisation {
      throw .limit("units", Limits.unitsPerOrganisation)
    }
    unit.version = 0
    return PlannedChange(
      change: Change(change: .unit(unit)), region: 0,
      newID: existing == nil ? NewID(space: 2, id: unit.id) : nil)
  }

  func planMember(
    _ asked: Member, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    check.id("member.id", asked.id)
    try check.finish()
    let existing = self.members.find(asked.id)
    guard var member = try self.merged(asked, over: existing, "member", mode, version) else {
      return nil
    }
    check.text("member.name", member.name, atMostBytes: Limits.nameBytes)
    check.text("member.email", member.email, atMostBytes: Limits.nameBytes)
    check.notes("member.notes", member.notes)
    try check.finish()
    try self.checkExists("unit", member.unit, self.units)
    if existing == nil, self.members.count >= Limits.membersPerOrganisation {
      throw .limit("members", Limits.membersPerOrganisation)
    }
    member.version = 0
    return PlannedChange(
      change: Change(change: .member(member)), region: 0,
      newID: existing == nil ? NewID(space: 3, id: member.id) : nil)
  }

  func planMetric(
    _ asked: Metric, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    check.id("metric.id", asked.id)
    try check.finish()
    let existing = self.metrics.find(asked.id)
    guard var metric = try self.merged(asked, over: existing, "metric", mode, version) else {
      return nil
    }
    for (field, text) in [
      ("name", metric.name), ("unit", metric.unit), ("direction", metric.direction),
      ("rollup", metric.rollup),
    ] {
      check.text("metric.\(field)", text, atMostBytes: Limits.nameBytes)
    }
    check.notes("metric.notes", metric.notes)
    try check.finish()
    if existing == nil, self.metrics.count >= Limits.metricsPerOrganisation {
      throw .limit("metrics", Limits.metricsPerOrganisation)
    }
    metric.version = 0
    return PlannedChange(
      change: Change(change: .metric(metric)), region: 0,
      newID: existing == nil ? NewID(space: 4, id: metric.id) : nil)
  }

  func planCycle(
    _ asked: Cycle, _ mode: PutMode, _ version: Int64
  ) throws(RequestError) -> PlannedChange? {
    var check = FieldCheck()
    check.id("cycle.id", asked.id)
    try check.finish()
    let existing = self.cycles.find(asked.id)
    guard var cycle = try self.merged(asked, over: existing, "cycle", mode, version) else {
      return nil
    }
    check.text("cycle.name", cycle.name, atMostBytes: Limits.nameBytes)
    check.notes("cycle.notes", cycle.notes)
    check.known("cycle.phase", cycle.phase)
    Self.checkDays(cycle, &check)
    try check.finish()
    _ = try PolicyRule(cycle.policy)
    try self.checkTree("cycle", cycle, existing: existing, in: self.cycles)
    if existing == nil, self.cycles.count >= Limits.cyclesPerOrganisation {
      throw .limit("cycles", Limits.cyclesPerOrganisation)
    }
    cycle.version = 0
    return PlannedChange(
      change: Change(change: .cycle(cycle)), region: 0,
      newID: existing == nil ? NewID(space: 5, id: cycle.id) : nil)
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
  func checkExists<R>(_ type: String, _ id: String, _ rows: Registry<R>) throws(RequestError) {
    if !id.isEmpty, rows.index(of: id) == nil { throw .notFound(type, id) }
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
    if let weight { self.range(field, weight.thousandths, Limits.weightThousandths) }
  }
}
