// Written by proto/generate from proto/okr/v1/resource.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Region: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__region()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Region>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.name = try Wire.text(c.pointee.name, "name")
    self.parent = try Wire.text(c.pointee.parent, "parent")
    self.timeZone = try Wire.text(c.pointee.time_zone, "time_zone")
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
    self.version = c.pointee.version
    self.number = c.pointee.number
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
    return c
  }
}

extension Unit: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__unit()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Unit>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.name = try Wire.text(c.pointee.name, "name")
    self.parent = try Wire.text(c.pointee.parent, "parent")
    self.region = try Wire.text(c.pointee.region, "region")
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
    self.version = c.pointee.version
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
    return c
  }
}

extension Member: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__member()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Member>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.name = try Wire.text(c.pointee.name, "name")
    self.email = try Wire.text(c.pointee.email, "email")
    self.unit = try Wire.text(c.pointee.unit, "unit")
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
    self.version = c.pointee.version
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
    return c
  }
}

extension Metric: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__metric()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Metric>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.name = try Wire.text(c.pointee.name, "name")
    self.unit = try Wire.text(c.pointee.unit, "unit")
    self.direction = try Wire.text(c.pointee.direction, "direction")
    self.rollup = try Wire.text(c.pointee.rollup, "rollup")
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
    self.version = c.pointee.version
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
    return c
  }
}

extension Cycle: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__cycle()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Cycle>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.name = try Wire.text(c.pointee.name, "name")
    self.start = try Wire.text(c.pointee.start, "start")
    self.end = try Wire.text(c.pointee.end, "end")
    self.parent = try Wire.text(c.pointee.parent, "parent")
    self.phase = CyclePhase(rawValue: Int32(bitPattern: c.pointee.phase.rawValue))
    if let value = c.pointee.policy { self.policy = try Policy(reading: value) }
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
    self.version = c.pointee.version
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
    return c
  }
}

extension Policy: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__policy()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Policy>) throws(WireError) {
    self.init()
    self.missing = Missing(rawValue: Int32(bitPattern: c.pointee.missing.rawValue))
    if let value = c.pointee.cap { self.cap = try Ratio(reading: value) }
    if let value = c.pointee.bands { self.bands = try Bands(reading: value) }
    if let value = c.pointee.committed_bands { self.committedBands = try Bands(reading: value) }
    self.pace = Pace(rawValue: Int32(bitPattern: c.pointee.pace.rawValue))
    self.checkInEvery = c.pointee.check_in_every
    if let value = c.pointee.grace { self.grace = try GraceDays(reading: value) }
    if let value = c.pointee.display { self.display = try DisplayDigits(reading: value) }
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
    self.init()
    self.amberPpm = c.pointee.amber_ppm
    self.greenPpm = c.pointee.green_ppm
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
    self.init()
    self.days = c.pointee.days
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
    self.init()
    self.digits = c.pointee.digits
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
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.cycle = try Wire.text(c.pointee.cycle, "cycle")
    self.unit = try Wire.text(c.pointee.unit, "unit")
    self.region = try Wire.text(c.pointee.region, "region")
    self.level = Level(rawValue: Int32(bitPattern: c.pointee.level.rawValue))
    self.commitment = Commitment(rawValue: Int32(bitPattern: c.pointee.commitment.rawValue))
    self.category = try Wire.text(c.pointee.category, "category")
    if let value = c.pointee.weight { self.weight = try Weight(reading: value) }
    self.state = State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    self.title = try Wire.text(c.pointee.title, "title")
    if Int(c.pointee.n_owners) > 0, let items = c.pointee.owners {
      self.owners.reserveCapacity(Int(c.pointee.n_owners))
      for index in 0..<Int(c.pointee.n_owners) {
        if let item = items[index] { self.owners.append(try Owner(reading: item)) }
      }
    }
    if let value = c.pointee.score_published { self.scorePublished = try Ratio(reading: value) }
    if let value = c.pointee.grade { self.grade = try Ratio(reading: value) }
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
    self.version = c.pointee.version
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
    return c
  }
}

extension KeyResult: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__key_result()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__KeyResult>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.objective = try Wire.text(c.pointee.objective, "objective")
    self.title = try Wire.text(c.pointee.title, "title")
    if let value = c.pointee.weight { self.weight = try Weight(reading: value) }
    self.state = State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    self.unit = try Wire.text(c.pointee.unit, "unit")
    self.metric = try Wire.text(c.pointee.metric, "metric")
    if Int(c.pointee.n_owners) > 0, let items = c.pointee.owners {
      self.owners.reserveCapacity(Int(c.pointee.n_owners))
      for index in 0..<Int(c.pointee.n_owners) {
        if let item = items[index] { self.owners.append(try Owner(reading: item)) }
      }
    }
    self.due = try Wire.text(c.pointee.due, "due")
    if let value = c.pointee.kpi_floor { self.kpiFloor = try Value(reading: value) }
    self.priority = try Wire.text(c.pointee.priority, "priority")
    if let value = c.pointee.score_published { self.scorePublished = try Ratio(reading: value) }
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
    self.version = c.pointee.version
    if Int(c.pointee.n_phased_targets) > 0, let items = c.pointee.phased_targets {
      self.phasedTargets.reserveCapacity(Int(c.pointee.n_phased_targets))
      for index in 0..<Int(c.pointee.n_phased_targets) {
        if let item = items[index] { self.phasedTargets.append(try PhasedTarget(reading: item)) }
      }
    }
    switch c.pointee.kind_case.rawValue {
    case 20:
      if let value = c.pointee.metric_kind { self.kind = .metricKind(try MetricKind(reading: value)) }
    case 21:
      if let value = c.pointee.checkpoints { self.kind = .checkpoints(try CheckpointsKind(reading: value)) }
    case 22:
      if let value = c.pointee.threshold { self.kind = .threshold(try ThresholdKind(reading: value)) }
    case 23:
      if let value = c.pointee.binary { self.kind = .binary(try BinaryKind(reading: value)) }
    case 24:
      if let value = c.pointee.graded { self.kind = .graded(try GradedKind(reading: value)) }
    case 25:
      if let value = c.pointee.milestone { self.kind = .milestone(try MilestoneKind(reading: value)) }
    case 26:
      if let value = c.pointee.recurring { self.kind = .recurring(try RecurringKind(reading: value)) }
    case 27:
      if let value = c.pointee.find_baseline { self.kind = .findBaseline(try FindBaselineKind(reading: value)) }
    case 28:
      if let value = c.pointee.rollup_value { self.kind = .rollupValue(try RollupValueKind(reading: value)) }
    case 29:
      if let value = c.pointee.rollup_score { self.kind = .rollupScore(try RollupScoreKind(reading: value)) }
    default: break
    }
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
    self.init()
    self.day = try Wire.text(c.pointee.day, "day")
    if let value = c.pointee.value { self.value = try Value(reading: value) }
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
    self.init()
    if let value = c.pointee.baseline { self.baseline = try Value(reading: value) }
    if let value = c.pointee.target { self.target = try Value(reading: value) }
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
    self.init()
    if Int(c.pointee.n_points) > 0, let items = c.pointee.points {
      self.points.reserveCapacity(Int(c.pointee.n_points))
      for index in 0..<Int(c.pointee.n_points) {
        if let item = items[index] { self.points.append(try Checkpoint(reading: item)) }
      }
    }
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
    self.init()
    if let value = c.pointee.value { self.value = try Value(reading: value) }
    if let value = c.pointee.score { self.score = try Ratio(reading: value) }
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
    self.init()
    self.comparison = Comparison(rawValue: Int32(bitPattern: c.pointee.comparison.rawValue))
    if let value = c.pointee.bound { self.bound = try Value(reading: value) }
    if let value = c.pointee.upper { self.upper = try Value(reading: value) }
    if let value = c.pointee.zero_at { self.zeroAt = try Value(reading: value) }
    self.judge = Judge(rawValue: Int32(bitPattern: c.pointee.judge.rawValue))
    self.period = Period(rawValue: Int32(bitPattern: c.pointee.period.rawValue))
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
    self.init()
    if Int(c.pointee.n_stages) > 0, let items = c.pointee.stages {
      self.stages.reserveCapacity(Int(c.pointee.n_stages))
      for index in 0..<Int(c.pointee.n_stages) {
        if let item = items[index] { self.stages.append(try Stage(reading: item)) }
      }
    }
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
    self.init()
    self.name = try Wire.text(c.pointee.name, "name")
    if let value = c.pointee.weight { self.weight = try Weight(reading: value) }
    self.done = c.pointee.done != 0
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
    self.init()
    self.perPeriod = c.pointee.per_period
    self.period = Period(rawValue: Int32(bitPattern: c.pointee.period.rawValue))
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
    self.init()
    if let value = c.pointee.baseline { self.baseline = try Value(reading: value) }
    if let value = c.pointee.target { self.target = try Value(reading: value) }
    self.aggregate = Aggregate(rawValue: Int32(bitPattern: c.pointee.aggregate.rawValue))
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
    self.init()
    self.from = try Wire.text(c.pointee.from, "from")
    self.to = try Wire.text(c.pointee.to, "to")
    self.mode = AlignmentMode(rawValue: Int32(bitPattern: c.pointee.mode.rawValue))
    if let value = c.pointee.weight { self.weight = try Weight(reading: value) }
    self.version = c.pointee.version
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Alignment> {
    let c = arena.make(Okr__V1__Alignment.self)
    okr__v1__alignment__init(c)
    c.pointee.from = arena.copy(self.from)
    c.pointee.to = arena.copy(self.to)
    c.pointee.mode = Okr__V1__AlignmentMode(rawValue: UInt32(bitPattern: self.mode.rawValue))
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    c.pointee.version = self.version
    return c
  }
}

extension CheckIn: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_in()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckIn>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    self.keyResult = try Wire.text(c.pointee.key_result, "key_result")
    if let value = c.pointee.effective_time { self.effectiveTime = try Instant(reading: value) }
    if let value = c.pointee.value { self.value = try Value(reading: value) }
    if let value = c.pointee.confidence { self.confidence = try Ratio(reading: value) }
    self.note = try Wire.text(c.pointee.note, "note")
    self.replaces = try Wire.text(c.pointee.replaces, "replaces")
    self.actor = try Wire.text(c.pointee.actor, "actor")
    if let value = c.pointee.recorded_time { self.recordedTime = try Instant(reading: value) }
    self.revision = c.pointee.revision
    self.inForce = c.pointee.in_force != 0
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
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
