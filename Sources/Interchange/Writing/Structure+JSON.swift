// Regions, units, members, metrics, cycles, dependencies and overrides as objects.

internal import ExactJSON
internal import OKRModel

extension Region {
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add("id", self.id)
    object.add("name", self.name)
    object.add("parent", self.parent)
    object.add("time_zone", self.timeZone)
    object.add("archive_time", self.archiveTime)
    object.restore(self.notes) { note, _ in !KnownFields.region.contains(note.field) }
    return object.value
  }
}

extension Unit {
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add("id", self.id)
    object.add("name", self.name)
    object.add("parent", self.parent)
    object.add("region", self.region)
    object.add("archive_time", self.archiveTime)
    object.restore(self.notes) { note, _ in !KnownFields.unit.contains(note.field) }
    return object.value
  }
}

extension Member {
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add("id", self.id)
    object.add("name", self.name)
    object.add("email", self.email)
    object.add("unit", self.unit)
    object.add("archive_time", self.archiveTime)
    object.restore(self.notes) { note, _ in !KnownFields.member.contains(note.field) }
    return object.value
  }
}

extension Metric {
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add("id", self.id)
    object.add("name", self.name)
    object.add("unit", self.unit)
    object.add("direction", self.direction)
    object.add("rollup", self.rollup)
    object.add("numerator", self.numerator)
    object.add("denominator", self.denominator)
    if self.per != 0 { object.add("per", .number(String(self.per))) }
    object.add("archive_time", self.archiveTime)
    object.restore(self.notes) { note, _ in !KnownFields.metric.contains(note.field) }
    return object.value
  }
}

extension Cycle {
  /// `id` and `name` are one field in two spellings; another name than the id is its `title`.
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add(self.name == self.id ? "name" : "id", self.id)
    if self.name != self.id { object.add("title", self.name) }
    object.add("start", self.start)
    object.add("end", self.end)
    object.add("parent", self.parent)
    object.add("phase", self.phase)
    if let policy = self.policy { object.add("policy", policy.json) }
    object.add("archive_time", self.archiveTime)
    object.restore(self.notes) { note, _ in !KnownFields.cycle.contains(note.field) }
    return object.value
  }
}

extension Dependency {
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add("id", self.id)
    object.add("title", self.title)
    object.add("objective", self.objective)
    object.add("giver", self.giver)
    object.add("needed_by", self.neededBy)
    object.add("state", self.state)
    object.add("promised", self.promised)
    object.add("reason", self.reason)
    object.add("archive_time", self.archiveTime)
    object.restore(self.notes) { note, _ in !KnownFields.dependency.contains(note.field) }
    return object.value
  }
}

extension Override {
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add("item", self.item)
    object.add("score", self.score)
    object.add("reason", self.reason)
    object.add("until", self.until)
    object.restore(self.notes) { note, _ in !KnownFields.override.contains(note.field) }
    return object.value
  }
}

extension Policy {
  var json: JSONValue {
    var object = ObjectBuilder()
    object.add("missing", self.missing)
    object.add("cap", self.cap)
    var bands = ObjectBuilder()
    self.bands?.write(to: &bands)
    if let committedBands = self.committedBands {
      var committed = ObjectBuilder()
      committedBands.write(to: &committed)
      bands.add("committed", committed.value)
    }
    if !bands.members.isEmpty { object.add("bands", bands.value) }
    object.add("pace", self.pace)
    if self.checkInEvery != 0 { object.add("check_in_every", .number(String(self.checkInEvery))) }
    if let grace = self.grace { object.add("grace_days", .number(String(grace.days))) }
    if let display = self.display { object.add("display_digits", .number(String(display.digits))) }
    return object.value
  }
}

extension Bands {
  fileprivate func write(to object: inout ObjectBuilder) {
    object.add("amber", .decimal(self.amberPpm))
    object.add("green", .decimal(self.greenPpm))
  }
}
