// Regions, units, members and metrics.

internal import ExactJSON
internal import OKRModel

extension DocumentReading {
  mutating func readRegions(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      guard var fields = FieldReader(item, "regions[\(index)]", &self.log) else { continue }
      var region = Region()
      region.id = fields.ownID("id") ?? ""
      region.name = fields.text("name", atMostBytes: Limits.nameBytes)
      region.parent = fields.text("parent", atMostBytes: Limits.idBytes)
      region.timeZone = fields.text("time_zone", atMostBytes: Limits.nameBytes)
      if !region.timeZone.isEmpty, self.zone(named: region.timeZone) == nil {
        fields.refuse(
          "time_zone", .zoneUnknown,
          "\"\(region.timeZone)\" is no IANA zone, such as \"Asia/Tokyo\".")
      }
      self.noteParent(region.parent, of: region.id, isRegion: true, fields)
      let isNew = self.claim(region.id, self.document.regions.count, in: \.regions, &fields)
      region.archiveTime = fields.archiveTime()
      region.notes = fields.finish(&self.log)
      if isNew { self.document.regions.append(region) }
    }
  }

  mutating func readUnits(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      guard var fields = FieldReader(item, "units[\(index)]", &self.log) else { continue }
      var unit = Unit()
      unit.id = fields.ownID("id") ?? ""
      unit.name = fields.text("name", atMostBytes: Limits.nameBytes)
      unit.parent = fields.text("parent", atMostBytes: Limits.idBytes)
      unit.region = fields.text("region", atMostBytes: Limits.idBytes)
      self.checkReference(
        "region", unit.region, self.region(unit.region) != nil, &fields)
      self.noteParent(unit.parent, of: unit.id, isRegion: false, fields)
      let isNew = self.claim(unit.id, self.document.units.count, in: \.units, &fields)
      unit.archiveTime = fields.archiveTime()
      unit.notes = fields.finish(&self.log)
      if isNew { self.document.units.append(unit) }
    }
  }

  mutating func readTeams(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      let place = "teams[\(index)]"
      guard case .string(let name) = item, (1...Limits.idBytes).contains(name.utf8.count) else {
        self.log.refuse(
          place, .fieldInvalid,
          "A team is a name of 1 to \(Limits.idBytes) bytes, not \(FieldReader.shown(item)).")
        continue
      }
      if self.units[name] != nil {
        self.log.refuse(place, .idDuplicate, "\"\(name)\" stands here twice.", id: name)
        continue
      }
      self.units[name] = self.document.units.count
      self.document.units.append(Unit(id: name, name: name))
    }
  }

  /// Parents may stand after their children, so they are looked up once all are read.
  mutating func checkStructure() {
    for stated in self.parents {
      let exists =
        stated.isRegion ? self.region(stated.parent) != nil : self.unit(stated.parent) != nil
      if !exists { self.unknownParent(stated.place, stated.id, stated.parent) }
    }
  }

  private mutating func noteParent(
    _ parent: String, of id: String, isRegion: Bool, _ fields: FieldReader
  ) {
    if parent.isEmpty { return }
    self.parents.append(
      StatedParent(
        place: fields.place(of: "parent"), id: id, parent: parent, isRegion: isRegion))
  }

  mutating func unknownParent(_ place: String, _ id: String, _ parent: String) {
    self.log.refuse(
      place, .idUnknown, "There is no \"\(parent)\" in the document or the organisation.", id: id)
  }

  mutating func readMembers(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      guard var fields = FieldReader(item, "members[\(index)]", &self.log) else { continue }
      var member = Member()
      member.id = fields.ownID("id") ?? ""
      member.name = fields.text("name", atMostBytes: Limits.nameBytes)
      member.email = fields.text("email", atMostBytes: Limits.nameBytes)
      member.unit = fields.text("unit", "team", atMostBytes: Limits.idBytes)
      self.checkReference("unit", member.unit, self.unit(member.unit) != nil, &fields)
      let isNew = self.claim(member.id, self.document.members.count, in: \.members, &fields)
      member.archiveTime = fields.archiveTime()
      member.notes = fields.finish(&self.log)
      if isNew { self.document.members.append(member) }
    }
  }

  mutating func readMetrics(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      guard var fields = FieldReader(item, "metrics[\(index)]", &self.log) else { continue }
      var metric = Metric()
      metric.id = fields.ownID("id") ?? ""
      metric.name = fields.text("name", atMostBytes: Limits.nameBytes)
      metric.unit = fields.text("unit", atMostBytes: Limits.nameBytes)
      metric.direction = fields.text("direction", atMostBytes: Limits.nameBytes)
      metric.rollup = fields.text("rollup", atMostBytes: Limits.nameBytes)
      let isNew = self.claim(metric.id, self.document.metrics.count, in: \.metrics, &fields)
      metric.archiveTime = fields.archiveTime()
      metric.notes = fields.finish(&self.log)
      if isNew { self.document.metrics.append(metric) }
    }
  }

  // MARK: Lookups, the document before the organisation

  func region(_ id: String) -> Region? {
    self.regions[id].map { self.document.regions[$0] } ?? self.context.existing.region(id)
  }

  func unit(_ id: String) -> Unit? {
    self.units[id].map { self.document.units[$0] } ?? self.context.existing.unit(id)
  }

  func cycle(_ id: String) -> Cycle? {
    self.cycles[id].map { self.document.cycles[$0] } ?? self.context.existing.cycle(id)
  }

  func hasMetric(_ id: String) -> Bool {
    self.metrics[id] != nil || self.context.existing.metric(id) != nil
  }
}
