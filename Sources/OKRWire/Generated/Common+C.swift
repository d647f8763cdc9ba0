// Written by proto/generate from proto/okr/v1/common.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Value: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__value()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Value>) throws(WireError) {
    let micros = c.pointee.micros
    self.init(micros: micros)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Value> {
    let c = arena.make(Okr__V1__Value.self)
    okr__v1__value__init(c)
    c.pointee.micros = self.micros
    return c
  }
}

extension Ratio: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__ratio()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Ratio>) throws(WireError) {
    let ppm = c.pointee.ppm
    self.init(ppm: ppm)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Ratio> {
    let c = arena.make(Okr__V1__Ratio.self)
    okr__v1__ratio__init(c)
    c.pointee.ppm = self.ppm
    return c
  }
}

extension Weight: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__weight()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Weight>) throws(WireError) {
    let thousandths = c.pointee.thousandths
    self.init(thousandths: thousandths)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Weight> {
    let c = arena.make(Okr__V1__Weight.self)
    okr__v1__weight__init(c)
    c.pointee.thousandths = self.thousandths
    return c
  }
}

extension Instant: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__instant()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Instant>) throws(WireError) {
    let unixMicros = c.pointee.unix_micros
    self.init(unixMicros: unixMicros)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Instant> {
    let c = arena.make(Okr__V1__Instant.self)
    okr__v1__instant__init(c)
    c.pointee.unix_micros = self.unixMicros
    return c
  }
}

extension Mutation: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__mutation()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Mutation>) throws(WireError) {
    let idempotencyKey = try Wire.text(c.pointee.idempotency_key, "idempotency_key")
    let validateOnly = c.pointee.validate_only != 0
    let expectedVersion = c.pointee.expected_version
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(idempotencyKey: idempotencyKey, validateOnly: validateOnly, expectedVersion: expectedVersion, effectiveTime: effectiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Mutation> {
    let c = arena.make(Okr__V1__Mutation.self)
    okr__v1__mutation__init(c)
    c.pointee.idempotency_key = arena.copy(self.idempotencyKey)
    c.pointee.validate_only = self.validateOnly ? 1 : 0
    c.pointee.expected_version = self.expectedVersion
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    return c
  }
}

extension Outcome: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__outcome()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Outcome>) throws(WireError) {
    let revision = c.pointee.revision
    let unchanged = c.pointee.unchanged != 0
    let repeated = c.pointee.repeated != 0
    let scoreChanges = try Wire.list(Int(c.pointee.n_score_changes), c.pointee.score_changes) {
      c throws(WireError) in try ScoreChange(reading: c)
    }
    let rollupChanges = try Wire.list(Int(c.pointee.n_rollup_changes), c.pointee.rollup_changes) {
      c throws(WireError) in try RollupScoreChange(reading: c)
    }
    let scoreChangesTotal = c.pointee.score_changes_total
    let rollupChangesTotal = c.pointee.rollup_changes_total
    self.init(revision: revision, unchanged: unchanged, repeated: repeated, scoreChanges: scoreChanges, rollupChanges: rollupChanges, scoreChangesTotal: scoreChangesTotal, rollupChangesTotal: rollupChangesTotal)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Outcome> {
    let c = arena.make(Okr__V1__Outcome.self)
    okr__v1__outcome__init(c)
    c.pointee.revision = self.revision
    c.pointee.unchanged = self.unchanged ? 1 : 0
    c.pointee.repeated = self.repeated ? 1 : 0
    c.pointee.n_score_changes = self.scoreChanges.count
    c.pointee.score_changes = arena.pointers(self.scoreChanges) { $0.write(arena) }
    c.pointee.n_rollup_changes = self.rollupChanges.count
    c.pointee.rollup_changes = arena.pointers(self.rollupChanges) { $0.write(arena) }
    c.pointee.score_changes_total = self.scoreChangesTotal
    c.pointee.rollup_changes_total = self.rollupChangesTotal
    return c
  }
}

extension RollupScoreChange: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__rollup_score_change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RollupScoreChange>) throws(WireError) {
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let region = try Wire.text(c.pointee.region, "region")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let scoreBefore = try c.pointee.score_before.map { c throws(WireError) in try Ratio(reading: c) }
    let scoreAfter = try c.pointee.score_after.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageBefore = try c.pointee.coverage_before.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageAfter = try c.pointee.coverage_after.map { c throws(WireError) in try Ratio(reading: c) }
    let objectivesBefore = c.pointee.objectives_before
    let objectivesAfter = c.pointee.objectives_after
    self.init(cycle: cycle, region: region, unit: unit, scoreBefore: scoreBefore, scoreAfter: scoreAfter, coverageBefore: coverageBefore, coverageAfter: coverageAfter, objectivesBefore: objectivesBefore, objectivesAfter: objectivesAfter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RollupScoreChange> {
    let c = arena.make(Okr__V1__RollupScoreChange.self)
    okr__v1__rollup_score_change__init(c)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.region = arena.copy(self.region)
    c.pointee.unit = arena.copy(self.unit)
    if let value = self.scoreBefore { c.pointee.score_before = value.write(arena) }
    if let value = self.scoreAfter { c.pointee.score_after = value.write(arena) }
    if let value = self.coverageBefore { c.pointee.coverage_before = value.write(arena) }
    if let value = self.coverageAfter { c.pointee.coverage_after = value.write(arena) }
    c.pointee.objectives_before = self.objectivesBefore
    c.pointee.objectives_after = self.objectivesAfter
    return c
  }
}

extension ScoreChange: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__score_change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ScoreChange>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let scoreBefore = try c.pointee.score_before.map { c throws(WireError) in try Ratio(reading: c) }
    let scoreAfter = try c.pointee.score_after.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageBefore = try c.pointee.coverage_before.map { c throws(WireError) in try Ratio(reading: c) }
    let coverageAfter = try c.pointee.coverage_after.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(id: id, scoreBefore: scoreBefore, scoreAfter: scoreAfter, coverageBefore: coverageBefore, coverageAfter: coverageAfter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ScoreChange> {
    let c = arena.make(Okr__V1__ScoreChange.self)
    okr__v1__score_change__init(c)
    c.pointee.id = arena.copy(self.id)
    if let value = self.scoreBefore { c.pointee.score_before = value.write(arena) }
    if let value = self.scoreAfter { c.pointee.score_after = value.write(arena) }
    if let value = self.coverageBefore { c.pointee.coverage_before = value.write(arena) }
    if let value = self.coverageAfter { c.pointee.coverage_after = value.write(arena) }
    return c
  }
}

extension Note: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__note()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Note>) throws(WireError) {
    let field = try Wire.text(c.pointee.field, "field")
    let json = try Wire.text(c.pointee.json, "json")
    self.init(field: field, json: json)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Note> {
    let c = arena.make(Okr__V1__Note.self)
    okr__v1__note__init(c)
    c.pointee.field = arena.copy(self.field)
    c.pointee.json = arena.copy(self.json)
    return c
  }
}

extension Owner: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__owner()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Owner>) throws(WireError) {
    let name = try Wire.text(c.pointee.name, "name")
    let share = try c.pointee.share.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(name: name, share: share)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Owner> {
    let c = arena.make(Okr__V1__Owner.self)
    okr__v1__owner__init(c)
    c.pointee.name = arena.copy(self.name)
    if let value = self.share { c.pointee.share = value.write(arena) }
    return c
  }
}

extension Page: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__page()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Page>) throws(WireError) {
    let pageSize = c.pointee.page_size
    let pageToken = try Wire.text(c.pointee.page_token, "page_token")
    self.init(pageSize: pageSize, pageToken: pageToken)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Page> {
    let c = arena.make(Okr__V1__Page.self)
    okr__v1__page__init(c)
    c.pointee.page_size = self.pageSize
    c.pointee.page_token = arena.copy(self.pageToken)
    return c
  }
}
