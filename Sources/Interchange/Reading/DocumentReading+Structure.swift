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
      let isNew = self.claim(region.id, self.document.regions.count, in: \.regions, &fields)
      self.noteParent(region.parent, of: region.id, in: .regions, isNew, fields)
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
      let isNew = self.claim(unit.id, self.document.units.count, in: \.units, &fields)
      self.noteParent(unit.parent, of: unit.id, in: .units, isNew, fields)
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
    self.checkParents(.regions) { $0.region($1) != nil }
    self.checkParents(.units) { $0.unit($1) != nil }
  }

  mutating func noteParent(
    _ parent: String, of id: String, in list: DocumentList, _ isNew: Bool, _ fields: FieldReader
  ) {
    if parent.isEmpty { return }
    self.parents[list, default: []].append(
      StatedParent(
        place: fields.place(of: "parent"), id: id, parent: parent, isNew: isNew))
  }

  /// Refuses parents that aren't there, and those by which something would stand above itself.
  mutating func checkParents(_ list: DocumentList, exists: (DocumentReading, String) -> Bool) {
    let stated = self.parents[list] ?? []
    for row in stated where !exists(self, row.parent) {
      self.log.refuse(
        row.place, .idUnknown,
        "There is no \"\(row.parent)\" in the document or the organisation.", id: row.id)
    }
    let placed = stated.filter(\.isNew)
    let above = Dictionary(placed.map { ($0.id, $0.parent) }) { first, _ in first }
    var known: Set<String> = []
    for row in placed {
      // Upwards, to a root or to what was looked at before.
      var path: [String] = []
      var next = row.id
      while let parent = above[next], known.insert(next).inserted {
        path.append(next)
        next = parent
      }
      guard let start = path.firstIndex(of: next) else { continue }
      let circle = path[start...] + [next]
      let place = placed.first { $0.id == next }?.place ?? row.place
      self.log.refuse(
        place, .treeCircle,
        "\"\(next)\" would stand above itself: \(circle.joined(separator: " → ")).", id: next)
    }
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
    var sides: [(place: String, id: String, of: String)] = []
    for (index, item) in items.enumerated() {
      guard var fields = FieldReader(item, "metrics[\(index)]", &self.log) else { continue }
      var metric = Metric()
      metric.id = fields.ownID("id") ?? ""
      metric.name = fields.text("name", atMostBytes: Limits.nameBytes)
      metric.unit = fields.text("unit", atMostBytes: Limits.nameBytes)
      metric.direction = fields.text("direction", atMostBytes: Limits.nameBytes)
      metric.rollup = fields.text("rollup", atMostBytes: Limits.nameBytes)
      metric.numerator = fields.text("numerator", atMostBytes: Limits.idBytes)
      metric.denominator = fields.text("denominator", atMostBytes: Limits.idBytes)
      metric.per = fields.strictNumber("per", digits: 0) ?? 0
      fields.checkRule(of: metric)
      for (field, id) in [("numerator", metric.numerator), ("denominator", metric.denominator)] {
        sides.append((fields.place(of: field), id, metric.id))
      }
      let isNew = self.claim(metric.id, self.document.metrics.count, in: \.metrics, &fields)
      metric.archiveTime = fields.archiveTime()
      metric.notes = fields.finish(&self.log)
      if isNew { self.document.metrics.append(metric) }
    }
    // A ratio may stand before the metrics that it is of.
    for side in sides where !side.id.isEmpty && !self.hasMetric(side.id) {
      self.log.refuse(
        side.place, .idUnknown,
        "There is no \"\(side.id)\" in the document or the organisation.", id: side.of)
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
