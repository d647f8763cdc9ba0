// Written by proto/generate from proto/okr/v1/resource.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Region: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__region()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Region>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let name = try Wire.text(c.pointee.name, "name")
    let parent = try Wire.text(c.pointee.parent, "parent")
    let timeZone = try Wire.text(c.pointee.time_zone, "time_zone")
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let number = c.pointee.number
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(id: id, name: name, parent: parent, timeZone: timeZone, notes: notes, version: version, number: number, archiveTime: archiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Region> {
    let c = arena.make(Okr__V1__Region.self)
    okr__v1__region__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.name = arena.copy(self.name)
    c.pointee.parent = arena.copy(self.parent)
    c.pointee.time_zone = arena.copy(self.timeZone)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    c.pointee.number = self.number
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    return c
  }
}

extension Unit: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__unit()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Unit>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let name = try Wire.text(c.pointee.name, "name")
    let parent = try Wire.text(c.pointee.parent, "parent")
    let region = try Wire.text(c.pointee.region, "region")
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(id: id, name: name, parent: parent, region: region, notes: notes, version: version, archiveTime: archiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Unit> {
    let c = arena.make(Okr__V1__Unit.self)
    okr__v1__unit__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.name = arena.copy(self.name)
    c.pointee.parent = arena.copy(self.parent)
    c.pointee.region = arena.copy(self.region)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    return c
  }
}

extension Member: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__member()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Member>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let name = try Wire.text(c.pointee.name, "name")
    let email = try Wire.text(c.pointee.email, "email")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(id: id, name: name, email: email, unit: unit, notes: notes, version: version, archiveTime: archiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Member> {
    let c = arena.make(Okr__V1__Member.self)
    okr__v1__member__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.name = arena.copy(self.name)
    c.pointee.email = arena.copy(self.email)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    return c
  }
}

extension Metric: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__metric()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Metric>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let name = try Wire.text(c.pointee.name, "name")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let direction = try Wire.text(c.pointee.direction, "direction")
    let rollup = try Wire.text(c.pointee.rollup, "rollup")
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    let numerator = try Wire.text(c.pointee.numerator, "numerator")
    let denominator = try Wire.text(c.pointee.denominator, "denominator")
    let per = c.pointee.per
    self.init(id: id, name: name, unit: unit, direction: direction, rollup: rollup, notes: notes, version: version, archiveTime: archiveTime, numerator: numerator, denominator: denominator, per: per)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Metric> {
    let c = arena.make(Okr__V1__Metric.self)
    okr__v1__metric__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.name = arena.copy(self.name)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.direction = arena.copy(self.direction)
    c.pointee.rollup = arena.copy(self.rollup)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    c.pointee.numerator = arena.copy(self.numerator)
    c.pointee.denominator = arena.copy(self.denominator)
    c.pointee.per = self.per
    return c
  }
}

extension Cycle: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cycle()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Cycle>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let name = try Wire.text(c.pointee.name, "name")
    let start = try Wire.text(c.pointee.start, "start")
    let end = try Wire.text(c.pointee.end, "end")
    let parent = try Wire.text(c.pointee.parent, "parent")
    let phase = CyclePhase(rawValue: Int32(bitPattern: c.pointee.phase.rawValue))
    let policy = try c.pointee.policy.map { c throws(WireError) in try Policy(reading: c) }
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    let policyReason = try Wire.text(c.pointee.policy_reason, "policy_reason")
    self.init(id: id, name: name, start: start, end: end, parent: parent, phase: phase, policy: policy, notes: notes, version: version, archiveTime: archiveTime, policyReason: policyReason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Cycle> {
    let c = arena.make(Okr__V1__Cycle.self)
    okr__v1__cycle__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.name = arena.copy(self.name)
    c.pointee.start = arena.copy(self.start)
    c.pointee.end = arena.copy(self.end)
    c.pointee.parent = arena.copy(self.parent)
    c.pointee.phase = Okr__V1__CyclePhase(rawValue: UInt32(bitPattern: self.phase.rawValue))
    if let value = self.policy { c.pointee.policy = value.write(arena) }
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    c.pointee.policy_reason = arena.copy(self.policyReason)
    return c
  }
}

extension CyclePolicy: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cycle_policy()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CyclePolicy>) throws(WireError) {
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let number = c.pointee.number
    let policy = try c.pointee.policy.map { c throws(WireError) in try Policy(reading: c) }
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let recordedTime = try c.pointee.recorded_time.map { c throws(WireError) in try Instant(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let revision = c.pointee.revision
    let before = try c.pointee.before.map { c throws(WireError) in try Policy(reading: c) }
    self.init(cycle: cycle, number: number, policy: policy, effectiveTime: effectiveTime, recordedTime: recordedTime, actor: actor, reason: reason, revision: revision, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CyclePolicy> {
    let c = arena.make(Okr__V1__CyclePolicy.self)
    okr__v1__cycle_policy__init(c)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.number = self.number
    if let value = self.policy { c.pointee.policy = value.write(arena) }
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    if let value = self.recordedTime { c.pointee.recorded_time = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.revision = self.revision
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension Policy: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__policy()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Policy>) throws(WireError) {
    let missing = Missing(rawValue: Int32(bitPattern: c.pointee.missing.rawValue))
    let cap = try c.pointee.cap.map { c throws(WireError) in try Ratio(reading: c) }
    let bands = try c.pointee.bands.map { c throws(WireError) in try Bands(reading: c) }
    let committedBands = try c.pointee.committed_bands.map { c throws(WireError) in try Bands(reading: c) }
    let pace = Pace(rawValue: Int32(bitPattern: c.pointee.pace.rawValue))
    let checkInEvery = c.pointee.check_in_every
    let grace = try c.pointee.grace.map { c throws(WireError) in try GraceDays(reading: c) }
    let display = try c.pointee.display.map { c throws(WireError) in try DisplayDigits(reading: c) }
    self.init(missing: missing, cap: cap, bands: bands, committedBands: committedBands, pace: pace, checkInEvery: checkInEvery, grace: grace, display: display)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Policy> {
    let c = arena.make(Okr__V1__Policy.self)
    okr__v1__policy__init(c)
    c.pointee.missing = Okr__V1__Missing(rawValue: UInt32(bitPattern: self.missing.rawValue))
    if let value = self.cap { c.pointee.cap = value.write(arena) }
    if let value = self.bands { c.pointee.bands = value.write(arena) }
    if let value = self.committedBands { c.pointee.committed_bands = value.write(arena) }
    c.pointee.pace = Okr__V1__Pace(rawValue: UInt32(bitPattern: self.pace.rawValue))
    c.pointee.check_in_every = self.checkInEvery
    if let value = self.grace { c.pointee.grace = value.write(arena) }
    if let value = self.display { c.pointee.display = value.write(arena) }
    return c
  }
}

extension Bands: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__bands()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Bands>) throws(WireError) {
    let amberPpm = c.pointee.amber_ppm
    let greenPpm = c.pointee.green_ppm
    self.init(amberPpm: amberPpm, greenPpm: greenPpm)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Bands> {
    let c = arena.make(Okr__V1__Bands.self)
    okr__v1__bands__init(c)
    c.pointee.amber_ppm = self.amberPpm
    c.pointee.green_ppm = self.greenPpm
    return c
  }
}

extension GraceDays: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__grace_days()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GraceDays>) throws(WireError) {
    let days = c.pointee.days
    self.init(days: days)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GraceDays> {
    let c = arena.make(Okr__V1__GraceDays.self)
    okr__v1__grace_days__init(c)
    c.pointee.days = self.days
    return c
  }
}

extension DisplayDigits: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__display_digits()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DisplayDigits>) throws(WireError) {
    let digits = c.pointee.digits
    self.init(digits: digits)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DisplayDigits> {
    let c = arena.make(Okr__V1__DisplayDigits.self)
    okr__v1__display_digits__init(c)
    c.pointee.digits = self.digits
    return c
  }
}

extension Objective: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__objective()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Objective>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let unit = try Wire.text(c.pointee.unit, "unit")
    let region = try Wire.text(c.pointee.region, "region")
    let level = Level(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    let commitment = Commitment(rawValue: Int32(bitPattern: c.pointee.commitment.rawValue))
    let category = try Wire.text(c.pointee.category, "category")
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let state = State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let title = try Wire.text(c.pointee.title, "title")
    let owners = try Wire.list(Int(c.pointee.n_owners), c.pointee.owners) {
      c throws(WireError) in try Owner(reading: c)
    }
    let scorePublished = try c.pointee.score_published.map { c throws(WireError) in try Ratio(reading: c) }
    let grade = try c.pointee.grade.map { c throws(WireError) in try Ratio(reading: c) }
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(id: id, cycle: cycle, unit: unit, region: region, level: level, commitment: commitment, category: category, weight: weight, state: state, title: title, owners: owners, scorePublished: scorePublished, grade: grade, notes: notes, version: version, archiveTime: archiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Objective> {
    let c = arena.make(Okr__V1__Objective.self)
    okr__v1__objective__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.region = arena.copy(self.region)
    c.pointee.level = Okr__V1__Level(rawValue: UInt32(bitPattern: self.level.rawValue))
    c.pointee.commitment = Okr__V1__Commitment(rawValue: UInt32(bitPattern: self.commitment.rawValue))
    c.pointee.category = arena.copy(self.category)
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    c.pointee.state = Okr__V1__State(rawValue: UInt32(bitPattern: self.state.rawValue))
    c.pointee.title = arena.copy(self.title)
    c.pointee.n_owners = self.owners.count
    c.pointee.owners = arena.pointers(self.owners) { $0.write(arena) }
    if let value = self.scorePublished { c.pointee.score_published = value.write(arena) }
    if let value = self.grade { c.pointee.grade = value.write(arena) }
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    return c
  }
}

extension Grade: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__grade()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Grade>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let objective = try Wire.text(c.pointee.objective, "objective")
    let value = try c.pointee.value.map { c throws(WireError) in try Ratio(reading: c) }
    let reason = try Wire.text(c.pointee.reason, "reason")
    let computedScore = try c.pointee.computed_score.map { c throws(WireError) in try Ratio(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let recordedTime = try c.pointee.recorded_time.map { c throws(WireError) in try Instant(reading: c) }
    let revision = c.pointee.revision
    self.init(id: id, objective: objective, value: value, reason: reason, computedScore: computedScore, actor: actor, recordedTime: recordedTime, revision: revision)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Grade> {
    let c = arena.make(Okr__V1__Grade.self)
    okr__v1__grade__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.objective = arena.copy(self.objective)
    if let value = self.value { c.pointee.value = value.write(arena) }
    c.pointee.reason = arena.copy(self.reason)
    if let value = self.computedScore { c.pointee.computed_score = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.recordedTime { c.pointee.recorded_time = value.write(arena) }
    c.pointee.revision = self.revision
    return c
  }
}

extension KeyResult: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__key_result()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__KeyResult>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let objective = try Wire.text(c.pointee.objective, "objective")
    let title = try Wire.text(c.pointee.title, "title")
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let state = State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let unit = try Wire.text(c.pointee.unit, "unit")
    let metric = try Wire.text(c.pointee.metric, "metric")
    let owners = try Wire.list(Int(c.pointee.n_owners), c.pointee.owners) {
      c throws(WireError) in try Owner(reading: c)
    }
    let due = try Wire.text(c.pointee.due, "due")
    let kpiFloor = try c.pointee.kpi_floor.map { c throws(WireError) in try Value(reading: c) }
    let priority = try Wire.text(c.pointee.priority, "priority")
    let scorePublished = try c.pointee.score_published.map { c throws(WireError) in try Ratio(reading: c) }
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let phasedTargets = try Wire.list(Int(c.pointee.n_phased_targets), c.pointee.phased_targets) {
      c throws(WireError) in try PhasedTarget(reading: c)
    }
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    var kind: Kind?
    switch c.pointee.kind_case.rawValue {
    case 20:
      if let c = c.pointee.metric_kind { kind = .metricKind(try MetricKind(reading: c)) }
    case 21:
      if let c = c.pointee.checkpoints { kind = .checkpoints(try CheckpointsKind(reading: c)) }
    case 22:
      if let c = c.pointee.threshold { kind = .threshold(try ThresholdKind(reading: c)) }
    case 23:
      if let c = c.pointee.binary { kind = .binary(try BinaryKind(reading: c)) }
    case 24:
      if let c = c.pointee.graded { kind = .graded(try GradedKind(reading: c)) }
    case 25:
      if let c = c.pointee.milestone { kind = .milestone(try MilestoneKind(reading: c)) }
    case 26:
      if let c = c.pointee.recurring { kind = .recurring(try RecurringKind(reading: c)) }
    case 27:
      if let c = c.pointee.find_baseline { kind = .findBaseline(try FindBaselineKind(reading: c)) }
    case 28:
      if let c = c.pointee.rollup_value { kind = .rollupValue(try RollupValueKind(reading: c)) }
    case 29:
      if let c = c.pointee.rollup_score { kind = .rollupScore(try RollupScoreKind(reading: c)) }
    default: break
    }
    self.init(id: id, objective: objective, title: title, weight: weight, state: state, unit: unit, metric: metric, owners: owners, due: due, kpiFloor: kpiFloor, priority: priority, scorePublished: scorePublished, notes: notes, version: version, phasedTargets: phasedTargets, archiveTime: archiveTime, kind: kind)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__KeyResult> {
    let c = arena.make(Okr__V1__KeyResult.self)
    okr__v1__key_result__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.objective = arena.copy(self.objective)
    c.pointee.title = arena.copy(self.title)
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    c.pointee.state = Okr__V1__State(rawValue: UInt32(bitPattern: self.state.rawValue))
    c.pointee.unit = arena.copy(self.unit)
    c.pointee.metric = arena.copy(self.metric)
    c.pointee.n_owners = self.owners.count
    c.pointee.owners = arena.pointers(self.owners) { $0.write(arena) }
    c.pointee.due = arena.copy(self.due)
    if let value = self.kpiFloor { c.pointee.kpi_floor = value.write(arena) }
    c.pointee.priority = arena.copy(self.priority)
    if let value = self.scorePublished { c.pointee.score_published = value.write(arena) }
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    c.pointee.n_phased_targets = self.phasedTargets.count
    c.pointee.phased_targets = arena.pointers(self.phasedTargets) { $0.write(arena) }
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    switch self.kind {
    case .metricKind(let value)?:
      c.pointee.kind_case = .init(rawValue: 20)
      c.pointee.metric_kind = value.write(arena)
    case .checkpoints(let value)?:
      c.pointee.kind_case = .init(rawValue: 21)
      c.pointee.checkpoints = value.write(arena)
    case .threshold(let value)?:
      c.pointee.kind_case = .init(rawValue: 22)
      c.pointee.threshold = value.write(arena)
    case .binary(let value)?:
      c.pointee.kind_case = .init(rawValue: 23)
      c.pointee.binary = value.write(arena)
    case .graded(let value)?:
      c.pointee.kind_case = .init(rawValue: 24)
      c.pointee.graded = value.write(arena)
    case .milestone(let value)?:
      c.pointee.kind_case = .init(rawValue: 25)
      c.pointee.milestone = value.write(arena)
    case .recurring(let value)?:
      c.pointee.kind_case = .init(rawValue: 26)
      c.pointee.recurring = value.write(arena)
    case .findBaseline(let value)?:
      c.pointee.kind_case = .init(rawValue: 27)
      c.pointee.find_baseline = value.write(arena)
    case .rollupValue(let value)?:
      c.pointee.kind_case = .init(rawValue: 28)
      c.pointee.rollup_value = value.write(arena)
    case .rollupScore(let value)?:
      c.pointee.kind_case = .init(rawValue: 29)
      c.pointee.rollup_score = value.write(arena)
    case nil: break
    }
    return c
  }
}

extension PhasedTarget: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__phased_target()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__PhasedTarget>) throws(WireError) {
    let day = try Wire.text(c.pointee.day, "day")
    let value = try c.pointee.value.map { c throws(WireError) in try Value(reading: c) }
    self.init(day: day, value: value)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__PhasedTarget> {
    let c = arena.make(Okr__V1__PhasedTarget.self)
    okr__v1__phased_target__init(c)
    c.pointee.day = arena.copy(self.day)
    if let value = self.value { c.pointee.value = value.write(arena) }
    return c
  }
}

extension MetricKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__metric_kind()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MetricKind>) throws(WireError) {
    let baseline = try c.pointee.baseline.map { c throws(WireError) in try Value(reading: c) }
    let target = try c.pointee.target.map { c throws(WireError) in try Value(reading: c) }
    self.init(baseline: baseline, target: target)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MetricKind> {
    let c = arena.make(Okr__V1__MetricKind.self)
    okr__v1__metric_kind__init(c)
    if let value = self.baseline { c.pointee.baseline = value.write(arena) }
    if let value = self.target { c.pointee.target = value.write(arena) }
    return c
  }
}

extension CheckpointsKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__checkpoints_kind()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckpointsKind>) throws(WireError) {
    let points = try Wire.list(Int(c.pointee.n_points), c.pointee.points) {
      c throws(WireError) in try Checkpoint(reading: c)
    }
    self.init(points: points)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckpointsKind> {
    let c = arena.make(Okr__V1__CheckpointsKind.self)
    okr__v1__checkpoints_kind__init(c)
    c.pointee.n_points = self.points.count
    c.pointee.points = arena.pointers(self.points) { $0.write(arena) }
    return c
  }
}

extension Checkpoint: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__checkpoint()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Checkpoint>) throws(WireError) {
    let value = try c.pointee.value.map { c throws(WireError) in try Value(reading: c) }
    let score = try c.pointee.score.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(value: value, score: score)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Checkpoint> {
    let c = arena.make(Okr__V1__Checkpoint.self)
    okr__v1__checkpoint__init(c)
    if let value = self.value { c.pointee.value = value.write(arena) }
    if let value = self.score { c.pointee.score = value.write(arena) }
    return c
  }
}

extension ThresholdKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__threshold_kind()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ThresholdKind>) throws(WireError) {
    let comparison = Comparison(rawValue: Int32(bitPattern: c.pointee.comparison.rawValue))
    let bound = try c.pointee.bound.map { c throws(WireError) in try Value(reading: c) }
    let upper = try c.pointee.upper.map { c throws(WireError) in try Value(reading: c) }
    let zeroAt = try c.pointee.zero_at.map { c throws(WireError) in try Value(reading: c) }
    let judge = Judge(rawValue: Int32(bitPattern: c.pointee.judge.rawValue))
    let period = Period(rawValue: Int32(bitPattern: c.pointee.period.rawValue))
    self.init(comparison: comparison, bound: bound, upper: upper, zeroAt: zeroAt, judge: judge, period: period)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ThresholdKind> {
    let c = arena.make(Okr__V1__ThresholdKind.self)
    okr__v1__threshold_kind__init(c)
    c.pointee.comparison = Okr__V1__Comparison(rawValue: UInt32(bitPattern: self.comparison.rawValue))
    if let value = self.bound { c.pointee.bound = value.write(arena) }
    if let value = self.upper { c.pointee.upper = value.write(arena) }
    if let value = self.zeroAt { c.pointee.zero_at = value.write(arena) }
    c.pointee.judge = Okr__V1__Judge(rawValue: UInt32(bitPattern: self.judge.rawValue))
    c.pointee.period = Okr__V1__Period(rawValue: UInt32(bitPattern: self.period.rawValue))
    return c
  }
}

extension BinaryKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__binary_kind()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__BinaryKind>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__BinaryKind> {
    let c = arena.make(Okr__V1__BinaryKind.self)
    okr__v1__binary_kind__init(c)
    return c
  }
}

extension GradedKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__graded_kind()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__GradedKind>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GradedKind> {
    let c = arena.make(Okr__V1__GradedKind.self)
    okr__v1__graded_kind__init(c)
    return c
  }
}

extension MilestoneKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__milestone_kind()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__MilestoneKind>) throws(WireError) {
    let stages = try Wire.list(Int(c.pointee.n_stages), c.pointee.stages) {
      c throws(WireError) in try Stage(reading: c)
    }
    self.init(stages: stages)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__MilestoneKind> {
    let c = arena.make(Okr__V1__MilestoneKind.self)
    okr__v1__milestone_kind__init(c)
    c.pointee.n_stages = self.stages.count
    c.pointee.stages = arena.pointers(self.stages) { $0.write(arena) }
    return c
  }
}

extension Stage: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__stage()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Stage>) throws(WireError) {
    let name = try Wire.text(c.pointee.name, "name")
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let done = c.pointee.done != 0
    self.init(name: name, weight: weight, done: done)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Stage> {
    let c = arena.make(Okr__V1__Stage.self)
    okr__v1__stage__init(c)
    c.pointee.name = arena.copy(self.name)
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    c.pointee.done = self.done ? 1 : 0
    return c
  }
}

extension RecurringKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__recurring_kind()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RecurringKind>) throws(WireError) {
    let perPeriod = c.pointee.per_period
    let period = Period(rawValue: Int32(bitPattern: c.pointee.period.rawValue))
    self.init(perPeriod: perPeriod, period: period)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RecurringKind> {
    let c = arena.make(Okr__V1__RecurringKind.self)
    okr__v1__recurring_kind__init(c)
    c.pointee.per_period = self.perPeriod
    c.pointee.period = Okr__V1__Period(rawValue: UInt32(bitPattern: self.period.rawValue))
    return c
  }
}

extension FindBaselineKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__find_baseline_kind()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__FindBaselineKind>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__FindBaselineKind> {
    let c = arena.make(Okr__V1__FindBaselineKind.self)
    okr__v1__find_baseline_kind__init(c)
    return c
  }
}

extension RollupValueKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__rollup_value_kind()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RollupValueKind>) throws(WireError) {
    let baseline = try c.pointee.baseline.map { c throws(WireError) in try Value(reading: c) }
    let target = try c.pointee.target.map { c throws(WireError) in try Value(reading: c) }
    let aggregate = Aggregate(rawValue: Int32(bitPattern: c.pointee.aggregate.rawValue))
    self.init(baseline: baseline, target: target, aggregate: aggregate)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RollupValueKind> {
    let c = arena.make(Okr__V1__RollupValueKind.self)
    okr__v1__rollup_value_kind__init(c)
    if let value = self.baseline { c.pointee.baseline = value.write(arena) }
    if let value = self.target { c.pointee.target = value.write(arena) }
    c.pointee.aggregate = Okr__V1__Aggregate(rawValue: UInt32(bitPattern: self.aggregate.rawValue))
    return c
  }
}

extension RollupScoreKind: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__rollup_score_kind()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__RollupScoreKind>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RollupScoreKind> {
    let c = arena.make(Okr__V1__RollupScoreKind.self)
    okr__v1__rollup_score_kind__init(c)
    return c
  }
}

extension Alignment: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__alignment()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Alignment>) throws(WireError) {
    let from = try Wire.text(c.pointee.from, "from")
    let to = try Wire.text(c.pointee.to, "to")
    let mode = AlignmentMode(rawValue: Int32(bitPattern: c.pointee.mode.rawValue))
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let version = c.pointee.version
    let endArchiveTime = try c.pointee.end_archive_time.map { c throws(WireError) in try Instant(reading: c) }
    self.init(from: from, to: to, mode: mode, weight: weight, version: version, endArchiveTime: endArchiveTime)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Alignment> {
    let c = arena.make(Okr__V1__Alignment.self)
    okr__v1__alignment__init(c)
    c.pointee.from = arena.copy(self.from)
    c.pointee.to = arena.copy(self.to)
    c.pointee.mode = Okr__V1__AlignmentMode(rawValue: UInt32(bitPattern: self.mode.rawValue))
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    c.pointee.version = self.version
    if let value = self.endArchiveTime { c.pointee.end_archive_time = value.write(arena) }
    return c
  }
}

extension CheckIn: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_in()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckIn>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let keyResult = try Wire.text(c.pointee.key_result, "key_result")
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let value = try c.pointee.value.map { c throws(WireError) in try Value(reading: c) }
    let confidence = try c.pointee.confidence.map { c throws(WireError) in try Ratio(reading: c) }
    let note = try Wire.text(c.pointee.note, "note")
    let replaces = try Wire.text(c.pointee.replaces, "replaces")
    let actor = try Wire.text(c.pointee.actor, "actor")
    let recordedTime = try c.pointee.recorded_time.map { c throws(WireError) in try Instant(reading: c) }
    let revision = c.pointee.revision
    let inForce = c.pointee.in_force != 0
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    self.init(id: id, keyResult: keyResult, effectiveTime: effectiveTime, value: value, confidence: confidence, note: note, replaces: replaces, actor: actor, recordedTime: recordedTime, revision: revision, inForce: inForce, notes: notes)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckIn> {
    let c = arena.make(Okr__V1__CheckIn.self)
    okr__v1__check_in__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.key_result = arena.copy(self.keyResult)
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    if let value = self.value { c.pointee.value = value.write(arena) }
    if let value = self.confidence { c.pointee.confidence = value.write(arena) }
    c.pointee.note = arena.copy(self.note)
    c.pointee.replaces = arena.copy(self.replaces)
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.recordedTime { c.pointee.recorded_time = value.write(arena) }
    c.pointee.revision = self.revision
    c.pointee.in_force = self.inForce ? 1 : 0
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    return c
  }
}

extension CycleClose: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cycle_close()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CycleClose>) throws(WireError) {
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let number = c.pointee.number
    let revision = c.pointee.revision
    let instant = try c.pointee.instant.map { c throws(WireError) in try Instant(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let objectives = c.pointee.objectives
    let keyResults = c.pointee.key_results
    let counting = c.pointee.counting
    let score = try c.pointee.score.map { c throws(WireError) in try Ratio(reading: c) }
    let policy = try c.pointee.policy.map { c throws(WireError) in try Policy(reading: c) }
    let policyVersion = c.pointee.policy_version
    let engineVersion = c.pointee.engine_version
    let inputsDigest = try Wire.text(c.pointee.inputs_digest, "inputs_digest")
    let figuresDigest = try Wire.text(c.pointee.figures_digest, "figures_digest")
    let reopening = try c.pointee.reopening.map { c throws(WireError) in try CycleReopening(reading: c) }
    let policyNumber = c.pointee.policy_number
    self.init(cycle: cycle, number: number, revision: revision, instant: instant, actor: actor, objectives: objectives, keyResults: keyResults, counting: counting, score: score, policy: policy, policyVersion: policyVersion, engineVersion: engineVersion, inputsDigest: inputsDigest, figuresDigest: figuresDigest, reopening: reopening, policyNumber: policyNumber)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CycleClose> {
    let c = arena.make(Okr__V1__CycleClose.self)
    okr__v1__cycle_close__init(c)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.number = self.number
    c.pointee.revision = self.revision
    if let value = self.instant { c.pointee.instant = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    c.pointee.objectives = self.objectives
    c.pointee.key_results = self.keyResults
    c.pointee.counting = self.counting
    if let value = self.score { c.pointee.score = value.write(arena) }
    if let value = self.policy { c.pointee.policy = value.write(arena) }
    c.pointee.policy_version = self.policyVersion
    c.pointee.engine_version = self.engineVersion
    c.pointee.inputs_digest = arena.copy(self.inputsDigest)
    c.pointee.figures_digest = arena.copy(self.figuresDigest)
    if let value = self.reopening { c.pointee.reopening = value.write(arena) }
    c.pointee.policy_number = self.policyNumber
    return c
  }
}

extension CycleReopening: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cycle_reopening()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CycleReopening>) throws(WireError) {
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let actor = try Wire.text(c.pointee.actor, "actor")
    let recordedTime = try c.pointee.recorded_time.map { c throws(WireError) in try Instant(reading: c) }
    let revision = c.pointee.revision
    self.init(cycle: cycle, reason: reason, actor: actor, recordedTime: recordedTime, revision: revision)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CycleReopening> {
    let c = arena.make(Okr__V1__CycleReopening.self)
    okr__v1__cycle_reopening__init(c)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.recordedTime { c.pointee.recorded_time = value.write(arena) }
    c.pointee.revision = self.revision
    return c
  }
}

extension Dependency: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__dependency()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Dependency>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let title = try Wire.text(c.pointee.title, "title")
    let objective = try Wire.text(c.pointee.objective, "objective")
    let giver = try Wire.text(c.pointee.giver, "giver")
    let neededBy = try Wire.text(c.pointee.needed_by, "needed_by")
    let state = DependencyState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let promised = try Wire.text(c.pointee.promised, "promised")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let archiveTime = try c.pointee.archive_time.map { c throws(WireError) in try Instant(reading: c) }
    let asker = try Wire.text(c.pointee.asker, "asker")
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let late = c.pointee.late != 0
    let steps = try Wire.list(Int(c.pointee.n_steps), c.pointee.steps) {
      c throws(WireError) in try DependencyStep(reading: c)
    }
    self.init(id: id, title: title, objective: objective, giver: giver, neededBy: neededBy, state: state, promised: promised, reason: reason, notes: notes, version: version, archiveTime: archiveTime, asker: asker, cycle: cycle, late: late, steps: steps)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Dependency> {
    let c = arena.make(Okr__V1__Dependency.self)
    okr__v1__dependency__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.title = arena.copy(self.title)
    c.pointee.objective = arena.copy(self.objective)
    c.pointee.giver = arena.copy(self.giver)
    c.pointee.needed_by = arena.copy(self.neededBy)
    c.pointee.state = Okr__V1__DependencyState(rawValue: UInt32(bitPattern: self.state.rawValue))
    c.pointee.promised = arena.copy(self.promised)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    if let value = self.archiveTime { c.pointee.archive_time = value.write(arena) }
    c.pointee.asker = arena.copy(self.asker)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.late = self.late ? 1 : 0
    c.pointee.n_steps = self.steps.count
    c.pointee.steps = arena.pointers(self.steps) { $0.write(arena) }
    return c
  }
}

extension DependencyStep: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__dependency_step()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DependencyStep>) throws(WireError) {
    let state = DependencyState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let neededBy = try Wire.text(c.pointee.needed_by, "needed_by")
    let promised = try Wire.text(c.pointee.promised, "promised")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let actor = try Wire.text(c.pointee.actor, "actor")
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let recordedTime = try c.pointee.recorded_time.map { c throws(WireError) in try Instant(reading: c) }
    let revision = c.pointee.revision
    self.init(state: state, neededBy: neededBy, promised: promised, reason: reason, actor: actor, effectiveTime: effectiveTime, recordedTime: recordedTime, revision: revision)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DependencyStep> {
    let c = arena.make(Okr__V1__DependencyStep.self)
    okr__v1__dependency_step__init(c)
    c.pointee.state = Okr__V1__DependencyState(rawValue: UInt32(bitPattern: self.state.rawValue))
    c.pointee.needed_by = arena.copy(self.neededBy)
    c.pointee.promised = arena.copy(self.promised)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    if let value = self.recordedTime { c.pointee.recorded_time = value.write(arena) }
    c.pointee.revision = self.revision
    return c
  }
}

extension Override: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__override()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Override>) throws(WireError) {
    let item = try Wire.text(c.pointee.item, "item")
    let score = try c.pointee.score.map { c throws(WireError) in try Ratio(reading: c) }
    let reason = try Wire.text(c.pointee.reason, "reason")
    let until = try Wire.text(c.pointee.until, "until")
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    let version = c.pointee.version
    let state = OverrideState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let computedScore = try c.pointee.computed_score.map { c throws(WireError) in try Ratio(reading: c) }
    let actor = try Wire.text(c.pointee.actor, "actor")
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let objective = try Wire.text(c.pointee.objective, "objective")
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let steps = try Wire.list(Int(c.pointee.n_steps), c.pointee.steps) {
      c throws(WireError) in try OverrideStep(reading: c)
    }
    self.init(item: item, score: score, reason: reason, until: until, notes: notes, version: version, state: state, computedScore: computedScore, actor: actor, effectiveTime: effectiveTime, objective: objective, cycle: cycle, steps: steps)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Override> {
    let c = arena.make(Okr__V1__Override.self)
    okr__v1__override__init(c)
    c.pointee.item = arena.copy(self.item)
    if let value = self.score { c.pointee.score = value.write(arena) }
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.until = arena.copy(self.until)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    c.pointee.version = self.version
    c.pointee.state = Okr__V1__OverrideState(rawValue: UInt32(bitPattern: self.state.rawValue))
    if let value = self.computedScore { c.pointee.computed_score = value.write(arena) }
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    c.pointee.objective = arena.copy(self.objective)
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.n_steps = self.steps.count
    c.pointee.steps = arena.pointers(self.steps) { $0.write(arena) }
    return c
  }
}

extension OverrideStep: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__override_step()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OverrideStep>) throws(WireError) {
    let score = try c.pointee.score.map { c throws(WireError) in try Ratio(reading: c) }
    let until = try Wire.text(c.pointee.until, "until")
    let reason = try Wire.text(c.pointee.reason, "reason")
    let actor = try Wire.text(c.pointee.actor, "actor")
    let effectiveTime = try c.pointee.effective_time.map { c throws(WireError) in try Instant(reading: c) }
    let recordedTime = try c.pointee.recorded_time.map { c throws(WireError) in try Instant(reading: c) }
    let revision = c.pointee.revision
    self.init(score: score, until: until, reason: reason, actor: actor, effectiveTime: effectiveTime, recordedTime: recordedTime, revision: revision)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OverrideStep> {
    let c = arena.make(Okr__V1__OverrideStep.self)
    okr__v1__override_step__init(c)
    if let value = self.score { c.pointee.score = value.write(arena) }
    c.pointee.until = arena.copy(self.until)
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.effectiveTime { c.pointee.effective_time = value.write(arena) }
    if let value = self.recordedTime { c.pointee.recorded_time = value.write(arena) }
    c.pointee.revision = self.revision
    return c
  }
}

extension OverrideInForce: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__override_in_force()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__OverrideInForce>) throws(WireError) {
    let item = try Wire.text(c.pointee.item, "item")
    let score = try c.pointee.score.map { c throws(WireError) in try Ratio(reading: c) }
    let reason = try Wire.text(c.pointee.reason, "reason")
    let until = try Wire.text(c.pointee.until, "until")
    let actor = try Wire.text(c.pointee.actor, "actor")
    self.init(item: item, score: score, reason: reason, until: until, actor: actor)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__OverrideInForce> {
    let c = arena.make(Okr__V1__OverrideInForce.self)
    okr__v1__override_in_force__init(c)
    c.pointee.item = arena.copy(self.item)
    if let value = self.score { c.pointee.score = value.write(arena) }
    c.pointee.reason = arena.copy(self.reason)
    c.pointee.until = arena.copy(self.until)
    c.pointee.actor = arena.copy(self.actor)
    return c
  }
}
