// Written by proto/generate from proto/okr/v1/log.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Change: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Change>) throws(WireError) {
    var change: Change?
    switch c.pointee.change_case.rawValue {
    case 1:
      if let c = c.pointee.region { change = .region(try Region(reading: c)) }
    case 2:
      if let c = c.pointee.unit { change = .unit(try Unit(reading: c)) }
    case 3:
      if let c = c.pointee.member { change = .member(try Member(reading: c)) }
    case 4:
      if let c = c.pointee.metric { change = .metric(try Metric(reading: c)) }
    case 5:
      if let c = c.pointee.cycle { change = .cycle(try Cycle(reading: c)) }
    case 6:
      if let c = c.pointee.objective { change = .objective(try Objective(reading: c)) }
    case 7:
      if let c = c.pointee.key_result { change = .keyResult(try KeyResult(reading: c)) }
    case 8:
      if let c = c.pointee.alignment { change = .alignment(try Alignment(reading: c)) }
    case 9:
      if let c = c.pointee.alignment_removed { change = .alignmentRemoved(try Alignment(reading: c)) }
    case 10:
      if let c = c.pointee.check_in { change = .checkIn(try CheckIn(reading: c)) }
    case 11:
      if let c = c.pointee.document_notes { change = .documentNotes(try DocumentNotes(reading: c)) }
    case 12:
      if let c = c.pointee.grade { change = .grade(try Grade(reading: c)) }
    case 13:
      if let c = c.pointee.cycle_closed { change = .cycleClosed(try ClosedCycle(reading: c)) }
    case 14:
      if let c = c.pointee.cycle_reopened { change = .cycleReopened(try CycleReopening(reading: c)) }
    case 15:
      if let c = c.pointee.dependency { change = .dependency(try Dependency(reading: c)) }
    case 16:
      if let c = c.pointee.override { change = .override(try Override(reading: c)) }
    default: break
    }
    self.init(change: change)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Change> {
    let c = arena.make(Okr__V1__Change.self)
    okr__v1__change__init(c)
    switch self.change {
    case .region(let value)?:
      c.pointee.change_case = .init(rawValue: 1)
      c.pointee.region = value.write(arena)
    case .unit(let value)?:
      c.pointee.change_case = .init(rawValue: 2)
      c.pointee.unit = value.write(arena)
    case .member(let value)?:
      c.pointee.change_case = .init(rawValue: 3)
      c.pointee.member = value.write(arena)
    case .metric(let value)?:
      c.pointee.change_case = .init(rawValue: 4)
      c.pointee.metric = value.write(arena)
    case .cycle(let value)?:
      c.pointee.change_case = .init(rawValue: 5)
      c.pointee.cycle = value.write(arena)
    case .objective(let value)?:
      c.pointee.change_case = .init(rawValue: 6)
      c.pointee.objective = value.write(arena)
    case .keyResult(let value)?:
      c.pointee.change_case = .init(rawValue: 7)
      c.pointee.key_result = value.write(arena)
    case .alignment(let value)?:
      c.pointee.change_case = .init(rawValue: 8)
      c.pointee.alignment = value.write(arena)
    case .alignmentRemoved(let value)?:
      c.pointee.change_case = .init(rawValue: 9)
      c.pointee.alignment_removed = value.write(arena)
    case .checkIn(let value)?:
      c.pointee.change_case = .init(rawValue: 10)
      c.pointee.check_in = value.write(arena)
    case .documentNotes(let value)?:
      c.pointee.change_case = .init(rawValue: 11)
      c.pointee.document_notes = value.write(arena)
    case .grade(let value)?:
      c.pointee.change_case = .init(rawValue: 12)
      c.pointee.grade = value.write(arena)
    case .cycleClosed(let value)?:
      c.pointee.change_case = .init(rawValue: 13)
      c.pointee.cycle_closed = value.write(arena)
    case .cycleReopened(let value)?:
      c.pointee.change_case = .init(rawValue: 14)
      c.pointee.cycle_reopened = value.write(arena)
    case .dependency(let value)?:
      c.pointee.change_case = .init(rawValue: 15)
      c.pointee.dependency = value.write(arena)
    case .override(let value)?:
      c.pointee.change_case = .init(rawValue: 16)
      c.pointee.override = value.write(arena)
    case nil: break
    }
    return c
  }
}

extension ClosedCycle: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__closed_cycle()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ClosedCycle>) throws(WireError) {
    let close = try c.pointee.close.map { c throws(WireError) in try CycleClose(reading: c) }
    let parts = try Wire.list(Int(c.pointee.n_parts), c.pointee.parts) {
      c throws(WireError) in try ClosedPart(reading: c)
    }
    let partsId = Wire.bytes(c.pointee.parts_id)
    let partDigests = Wire.bytes(c.pointee.part_digests)
    self.init(close: close, parts: parts, partsId: partsId, partDigests: partDigests)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ClosedCycle> {
    let c = arena.make(Okr__V1__ClosedCycle.self)
    okr__v1__closed_cycle__init(c)
    if let value = self.close { c.pointee.close = value.write(arena) }
    c.pointee.n_parts = self.parts.count
    c.pointee.parts = arena.pointers(self.parts) { $0.write(arena) }
    c.pointee.parts_id = arena.copy(self.partsId)
    c.pointee.part_digests = arena.copy(self.partDigests)
    return c
  }
}

extension ClosedPart: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__closed_part()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ClosedPart>) throws(WireError) {
    let figures = Wire.bytes(c.pointee.figures)
    self.init(figures: figures)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ClosedPart> {
    let c = arena.make(Okr__V1__ClosedPart.self)
    okr__v1__closed_part__init(c)
    c.pointee.figures = arena.copy(self.figures)
    return c
  }
}

extension ClosedFigures: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__closed_figures()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ClosedFigures>) throws(WireError) {
    let figures = try Wire.list(Int(c.pointee.n_figures), c.pointee.figures) {
      c throws(WireError) in try ClosedFigure(reading: c)
    }
    self.init(figures: figures)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ClosedFigures> {
    let c = arena.make(Okr__V1__ClosedFigures.self)
    okr__v1__closed_figures__init(c)
    c.pointee.n_figures = self.figures.count
    c.pointee.figures = arena.pointers(self.figures) { $0.write(arena) }
    return c
  }
}

extension DocumentNotes: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__document_notes()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DocumentNotes>) throws(WireError) {
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    self.init(notes: notes)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DocumentNotes> {
    let c = arena.make(Okr__V1__DocumentNotes.self)
    okr__v1__document_notes__init(c)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    return c
  }
}

extension PersonalTexts: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__personal_texts()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__PersonalTexts>) throws(WireError) {
    let name = try Wire.text(c.pointee.name, "name")
    let email = try Wire.text(c.pointee.email, "email")
    let note = try Wire.text(c.pointee.note, "note")
    let owners = try Wire.list(Int(c.pointee.n_owners), c.pointee.owners) {
      c throws(WireError) in try Wire.text(c, "owners")
    }
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Wire.text(c, "notes")
    }
    self.init(name: name, email: email, note: note, owners: owners, notes: notes)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__PersonalTexts> {
    let c = arena.make(Okr__V1__PersonalTexts.self)
    okr__v1__personal_texts__init(c)
    c.pointee.name = arena.copy(self.name)
    c.pointee.email = arena.copy(self.email)
    c.pointee.note = arena.copy(self.note)
    c.pointee.n_owners = self.owners.count
    c.pointee.owners = arena.array(self.owners) { arena.copy($0) }
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.array(self.notes) { arena.copy($0) }
    return c
  }
}

extension Entry: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__entry()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Entry>) throws(WireError) {
    let revision = c.pointee.revision
    let recordedUnixMicros = c.pointee.recorded_unix_micros
    let actor = try Wire.text(c.pointee.actor, "actor")
    let change = try c.pointee.change.map { c throws(WireError) in try Change(reading: c) }
    let effectiveUnixMicros = c.pointee.effective_unix_micros
    self.init(revision: revision, recordedUnixMicros: recordedUnixMicros, actor: actor, change: change, effectiveUnixMicros: effectiveUnixMicros)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Entry> {
    let c = arena.make(Okr__V1__Entry.self)
    okr__v1__entry__init(c)
    c.pointee.revision = self.revision
    c.pointee.recorded_unix_micros = self.recordedUnixMicros
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.change { c.pointee.change = value.write(arena) }
    c.pointee.effective_unix_micros = self.effectiveUnixMicros
    return c
  }
}

extension EarlierEffect: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__earlier_effect()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__EarlierEffect>) throws(WireError) {
    let firstRevision = c.pointee.first_revision
    let lastRevision = c.pointee.last_revision
    let effectiveUnixMicros = c.pointee.effective_unix_micros
    self.init(firstRevision: firstRevision, lastRevision: lastRevision, effectiveUnixMicros: effectiveUnixMicros)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__EarlierEffect> {
    let c = arena.make(Okr__V1__EarlierEffect.self)
    okr__v1__earlier_effect__init(c)
    c.pointee.first_revision = self.firstRevision
    c.pointee.last_revision = self.lastRevision
    c.pointee.effective_unix_micros = self.effectiveUnixMicros
    return c
  }
}

extension Effects: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__effects()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Effects>) throws(WireError) {
    let earlier = try Wire.list(Int(c.pointee.n_earlier), c.pointee.earlier) {
      c throws(WireError) in try EarlierEffect(reading: c)
    }
    let linksLoosened = try c.pointee.links_loosened.map { c throws(WireError) in try Instant(reading: c) }
    self.init(earlier: earlier, linksLoosened: linksLoosened)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Effects> {
    let c = arena.make(Okr__V1__Effects.self)
    okr__v1__effects__init(c)
    c.pointee.n_earlier = self.earlier.count
    c.pointee.earlier = arena.pointers(self.earlier) { $0.write(arena) }
    if let value = self.linksLoosened { c.pointee.links_loosened = value.write(arena) }
    return c
  }
}

extension SnapshotChunk: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__snapshot_chunk()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__SnapshotChunk>) throws(WireError) {
    let regions = try Wire.list(Int(c.pointee.n_regions), c.pointee.regions) {
      c throws(WireError) in try Region(reading: c)
    }
    let units = try Wire.list(Int(c.pointee.n_units), c.pointee.units) {
      c throws(WireError) in try Unit(reading: c)
    }
    let members = try Wire.list(Int(c.pointee.n_members), c.pointee.members) {
      c throws(WireError) in try Member(reading: c)
    }
    let metrics = try Wire.list(Int(c.pointee.n_metrics), c.pointee.metrics) {
      c throws(WireError) in try Metric(reading: c)
    }
    let cycles = try Wire.list(Int(c.pointee.n_cycles), c.pointee.cycles) {
      c throws(WireError) in try Cycle(reading: c)
    }
    let objectives = try Wire.list(Int(c.pointee.n_objectives), c.pointee.objectives) {
      c throws(WireError) in try Objective(reading: c)
    }
    let keyResults = try Wire.list(Int(c.pointee.n_key_results), c.pointee.key_results) {
      c throws(WireError) in try KeyResult(reading: c)
    }
    let alignments = try Wire.list(Int(c.pointee.n_alignments), c.pointee.alignments) {
      c throws(WireError) in try Alignment(reading: c)
    }
    let documentNotes = try c.pointee.document_notes.map { c throws(WireError) in try DocumentNotes(reading: c) }
    let checkIns = try c.pointee.check_ins.map { c throws(WireError) in try CheckInColumns(reading: c) }
    let grades = try Wire.list(Int(c.pointee.n_grades), c.pointee.grades) {
      c throws(WireError) in try Grade(reading: c)
    }
    let closes = try Wire.list(Int(c.pointee.n_closes), c.pointee.closes) {
      c throws(WireError) in try CycleClose(reading: c)
    }
    let effects = try c.pointee.effects.map { c throws(WireError) in try Effects(reading: c) }
    let dependencies = try Wire.list(Int(c.pointee.n_dependencies), c.pointee.dependencies) {
      c throws(WireError) in try Dependency(reading: c)
    }
    let overrides = try Wire.list(Int(c.pointee.n_overrides), c.pointee.overrides) {
      c throws(WireError) in try Override(reading: c)
    }
    let policies = try Wire.list(Int(c.pointee.n_policies), c.pointee.policies) {
      c throws(WireError) in try CyclePolicy(reading: c)
    }
    self.init(regions: regions, units: units, members: members, metrics: metrics, cycles: cycles, objectives: objectives, keyResults: keyResults, alignments: alignments, documentNotes: documentNotes, checkIns: checkIns, grades: grades, closes: closes, effects: effects, dependencies: dependencies, overrides: overrides, policies: policies)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__SnapshotChunk> {
    let c = arena.make(Okr__V1__SnapshotChunk.self)
    okr__v1__snapshot_chunk__init(c)
    c.pointee.n_regions = self.regions.count
    c.pointee.regions = arena.pointers(self.regions) { $0.write(arena) }
    c.pointee.n_units = self.units.count
    c.pointee.units = arena.pointers(self.units) { $0.write(arena) }
    c.pointee.n_members = self.members.count
    c.pointee.members = arena.pointers(self.members) { $0.write(arena) }
    c.pointee.n_metrics = self.metrics.count
    c.pointee.metrics = arena.pointers(self.metrics) { $0.write(arena) }
    c.pointee.n_cycles = self.cycles.count
    c.pointee.cycles = arena.pointers(self.cycles) { $0.write(arena) }
    c.pointee.n_objectives = self.objectives.count
    c.pointee.objectives = arena.pointers(self.objectives) { $0.write(arena) }
    c.pointee.n_key_results = self.keyResults.count
    c.pointee.key_results = arena.pointers(self.keyResults) { $0.write(arena) }
    c.pointee.n_alignments = self.alignments.count
    c.pointee.alignments = arena.pointers(self.alignments) { $0.write(arena) }
    if let value = self.documentNotes { c.pointee.document_notes = value.write(arena) }
    if let value = self.checkIns { c.pointee.check_ins = value.write(arena) }
    c.pointee.n_grades = self.grades.count
    c.pointee.grades = arena.pointers(self.grades) { $0.write(arena) }
    c.pointee.n_closes = self.closes.count
    c.pointee.closes = arena.pointers(self.closes) { $0.write(arena) }
    if let value = self.effects { c.pointee.effects = value.write(arena) }
    c.pointee.n_dependencies = self.dependencies.count
    c.pointee.dependencies = arena.pointers(self.dependencies) { $0.write(arena) }
    c.pointee.n_overrides = self.overrides.count
    c.pointee.overrides = arena.pointers(self.overrides) { $0.write(arena) }
    c.pointee.n_policies = self.policies.count
    c.pointee.policies = arena.pointers(self.policies) { $0.write(arena) }
    return c
  }
}

extension CheckInColumns: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_in_columns()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckInColumns>) throws(WireError) {
    let revisions = Wire.numbers(Int(c.pointee.n_revisions), c.pointee.revisions)
    let recorded = Wire.numbers(Int(c.pointee.n_recorded), c.pointee.recorded)
    let effective = Wire.numbers(Int(c.pointee.n_effective), c.pointee.effective)
    let keyResults = Wire.numbers(Int(c.pointee.n_key_results), c.pointee.key_results)
    let values = Wire.numbers(Int(c.pointee.n_values), c.pointee.values)
    let confidences = Wire.numbers(Int(c.pointee.n_confidences), c.pointee.confidences)
    let actors = Wire.numbers(Int(c.pointee.n_actors), c.pointee.actors)
    let names = try Wire.list(Int(c.pointee.n_names), c.pointee.names) {
      c throws(WireError) in try Wire.text(c, "names")
    }
    let extras = try Wire.list(Int(c.pointee.n_extras), c.pointee.extras) {
      c throws(WireError) in try CheckInExtra(reading: c)
    }
    self.init(revisions: revisions, recorded: recorded, effective: effective, keyResults: keyResults, values: values, confidences: confidences, actors: actors, names: names, extras: extras)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckInColumns> {
    let c = arena.make(Okr__V1__CheckInColumns.self)
    okr__v1__check_in_columns__init(c)
    c.pointee.n_revisions = self.revisions.count
    c.pointee.revisions = arena.array(self.revisions) { $0 }
    c.pointee.n_recorded = self.recorded.count
    c.pointee.recorded = arena.array(self.recorded) { $0 }
    c.pointee.n_effective = self.effective.count
    c.pointee.effective = arena.array(self.effective) { $0 }
    c.pointee.n_key_results = self.keyResults.count
    c.pointee.key_results = arena.array(self.keyResults) { $0 }
    c.pointee.n_values = self.values.count
    c.pointee.values = arena.array(self.values) { $0 }
    c.pointee.n_confidences = self.confidences.count
    c.pointee.confidences = arena.array(self.confidences) { $0 }
    c.pointee.n_actors = self.actors.count
    c.pointee.actors = arena.array(self.actors) { $0 }
    c.pointee.n_names = self.names.count
    c.pointee.names = arena.array(self.names) { arena.copy($0) }
    c.pointee.n_extras = self.extras.count
    c.pointee.extras = arena.pointers(self.extras) { $0.write(arena) }
    return c
  }
}

extension CheckInExtra: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__check_in_extra()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CheckInExtra>) throws(WireError) {
    let at = c.pointee.at
    let voids = c.pointee.voids != 0
    let replaces = c.pointee.replaces
    let note = try Wire.text(c.pointee.note, "note")
    let notes = try Wire.list(Int(c.pointee.n_notes), c.pointee.notes) {
      c throws(WireError) in try Note(reading: c)
    }
    self.init(at: at, voids: voids, replaces: replaces, note: note, notes: notes)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CheckInExtra> {
    let c = arena.make(Okr__V1__CheckInExtra.self)
    okr__v1__check_in_extra__init(c)
    c.pointee.at = self.at
    c.pointee.voids = self.voids ? 1 : 0
    c.pointee.replaces = self.replaces
    c.pointee.note = arena.copy(self.note)
    c.pointee.n_notes = self.notes.count
    c.pointee.notes = arena.pointers(self.notes) { $0.write(arena) }
    return c
  }
}
