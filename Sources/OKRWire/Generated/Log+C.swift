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
    case nil: break
    }
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
    self.init(revision: revision, recordedUnixMicros: recordedUnixMicros, actor: actor, change: change)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Entry> {
    let c = arena.make(Okr__V1__Entry.self)
    okr__v1__entry__init(c)
    c.pointee.revision = self.revision
    c.pointee.recorded_unix_micros = self.recordedUnixMicros
    c.pointee.actor = arena.copy(self.actor)
    if let value = self.change { c.pointee.change = value.write(arena) }
    return c
  }
}
