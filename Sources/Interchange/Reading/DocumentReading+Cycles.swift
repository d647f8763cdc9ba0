// Cycles and their policies.

internal import ExactJSON
internal import OKRModel

extension DocumentReading {
  mutating func readCycles(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      let place = "cycles[\(index)]"
      guard var fields = FieldReader(item, place, &self.log) else { continue }
      var cycle = Cycle()
      let isNamed = fields.isStated("name")
      cycle.id = fields.ownID("id", "name") ?? ""
      let title = fields.text("title", atMostBytes: Limits.nameBytes)
      cycle.name = title.isEmpty && isNamed ? cycle.id : title
      cycle.start = fields.day("start")
      cycle.end = fields.day("end")
      cycle.parent = fields.text("parent", atMostBytes: Limits.idBytes)
      cycle.phase = fields.word("phase")
      self.checkDays(cycle, &fields)
      self.noteUnfrozen(cycle, &fields)
      if let policy = fields.take("policy") {
        cycle.policy = self.readPolicy(policy.value, "\(place).policy", cycle.id)
      }
      let isNew = self.claim(cycle.id, self.document.cycles.count, in: \.cycles, &fields)
      self.noteParent(cycle.parent, of: cycle.id, in: .cycles, isNew, fields)
      cycle.archiveTime = fields.archiveTime()
      cycle.notes = fields.finish(&self.log)
      if isNew { self.document.cycles.append(cycle) }
    }
    self.checkParents(.cycles) { $0.cycle($1) != nil }
  }

  private func checkDays(_ cycle: Cycle, _ fields: inout FieldReader) {
    if !fields.isStated("start") {
      fields.refuse("start", .fieldRequired, "A cycle needs its first day.")
    }
    guard let start = CivilDate(cycle.start), let end = CivilDate(cycle.end) else { return }
    if end < start {
      fields.refuse("end", .fieldInvalid, "\(cycle.end) lies before the start, \(cycle.start).")
    } else if Int(end.day) - Int(start.day) >= Limits.cycleDays {
      fields.refuse("end", .fieldOutOfRange, "A cycle has at most \(Limits.cycleDays) days.")
    }
  }

  /// A close alone freezes figures, and a document has none.
  private func noteUnfrozen(_ cycle: Cycle, _ fields: inout FieldReader) {
    guard cycle.phase == .closed, !cycle.id.isEmpty, self.context.existing.cycle(cycle.id) == nil
    else { return }
    fields.warn(
      "phase", .cycleNotFrozen,
      "It comes closed, without frozen figures; okr cycle reopen and okr cycle close freeze them.")
  }

  private mutating func readPolicy(_ value: JSONValue, _ place: String, _ id: String) -> Policy? {
    guard var fields = FieldReader(value, place, &self.log) else { return nil }
    fields.id = id
    var policy = Policy()
    policy.missing = fields.word("missing")
    policy.cap = fields.strictNumber("cap", digits: 6, in: 0...2_000_000).map { Ratio(ppm: $0) }
    policy.pace = fields.word("pace")
    let days = fields.strictNumber("check_in_every", digits: 0, in: 1...366)
    policy.checkInEvery = Int32(days ?? 0)
    policy.grace = fields.strictNumber("grace_days", digits: 0, in: 0...366)
      .map { GraceDays(days: Int32($0)) }
    policy.display = fields.strictNumber("display_digits", digits: 0, in: 0...6)
      .map { DisplayDigits(digits: Int32($0)) }
    if let bands = fields.take("bands") { self.readBands(bands.value, &policy, fields) }
    self.finishStrictly(&fields)
    return policy
  }

  /// `{"amber", "green"}` for all but committed objectives, and `{"committed": {"amber", "green"}}`
  /// for those.
  private mutating func readBands(
    _ value: JSONValue, _ policy: inout Policy, _ parent: FieldReader
  ) {
    guard var fields = FieldReader(value, parent.place(of: "bands"), &self.log) else { return }
    fields.id = parent.id
    if let committed = fields.take("committed"),
      var inner = FieldReader(committed.value, fields.place(of: "committed"), &self.log)
    {
      inner.id = fields.id
      policy.committedBands = Self.bands(&inner)
      self.finishStrictly(&inner)
    }
    let hasOwn = fields.isStated("amber") || fields.isStated("green")
    if hasOwn || !fields.isStated("committed") { policy.bands = Self.bands(&fields) }
    self.finishStrictly(&fields)
  }

  private static func bands(_ fields: inout FieldReader) -> Bands? {
    let amber = fields.strictNumber("amber", digits: 6, in: 0...2_000_000)
    let green = fields.strictNumber("green", digits: 6, in: (amber ?? 0)...2_000_000)
    for name in ["amber", "green"] where !fields.isStated(name) {
      fields.refuse(name, .fieldRequired, "Bands need both, amber and green.")
    }
    guard let amber, let green else { return nil }
    return Bands(amberPpm: amber, greenPpm: green)
  }

  /// A policy's keys are all known: others are refused, not kept.
  private mutating func finishStrictly(_ fields: inout FieldReader) {
    fields.refuseUnknown()
    _ = fields.finish(&self.log)
  }
}

extension FieldReader {
  /// Refuses every key that nobody took.
  fileprivate mutating func refuseUnknown() {
    for member in self.takeRest() {
      self.refuse(member.name, .fieldUnknown, "No policy has a key \"\(member.name)\".")
    }
  }
}
