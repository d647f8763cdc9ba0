// Written by proto/generate from proto/okr/v1/log.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Change: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Change>) throws(WireError) {
    self.init()
    switch c.pointee.change_case.rawValue {
    case 1:
      if let value = c.pointee.region { self.change = .region(try Region(reading: value)) }
    case 2:
      if let value = c.pointee.unit { self.change = .unit(try Unit(reading: value)) }
    case 3:
      if let value = c.pointee.member { self.change = .member(try Member(reading: value)) }
    case 4:
      if let value = c.pointee.metric { self.change = .metric(try Metric(reading: value)) }
    case 5:
      if let value = c.pointee.cycle { self.change = .cycle(try Cycle(reading: value)) }
    case 6:
      if let value = c.pointee.objective { self.change = .objective(try Objective(reading: value)) }
    case 7:
      if let value = c.pointee.key_result { self.change = .keyResult(try KeyResult(reading: value)) }
    case 8:
      if let value = c.pointee.alignment { self.change = .alignment(try Alignment(reading: value)) }
    case 9:
      if let value = c.pointee.alignment_removed { self.change = .alignmentRemoved(try Alignment(reading: value)) }
    case 10:
      if let value = c.pointee.check_in { self.change = .checkIn(try CheckIn(reading: value)) }
    case 11:
      if let value = c.pointee.document_notes { self.change = .documentNotes(try DocumentNotes(reading: value)) }
    default: break
    }
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
    self.init()
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        if let item = items[index] { self.notes.append(try Note(reading: item)) }
      }
    }
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
    self.init()
    self.name = try Wire.text(c.pointee.name, "name")
    self.email = try Wire.text(c.pointee.email, "email")
    self.note = try Wire.text(c.pointee.note, "note")
    if Int(c.pointee.n_owners) > 0, let items = c.pointee.owners {
      self.owners.reserveCapacity(Int(c.pointee.n_owners))
      for index in 0..<Int(c.pointee.n_owners) {
        self.owners.append(try Wire.text(items[index], "owners"))
      }
    }
    if Int(c.pointee.n_notes) > 0, let items = c.pointee.notes {
      self.notes.reserveCapacity(Int(c.pointee.n_notes))
      for index in 0..<Int(c.pointee.n_notes) {
        self.notes.append(try Wire.text(items[index], "notes"))
      }
    }
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
    self.init()
    self.revision = c.pointee.revision
    self.recordedUnixMicros = c.pointee.recorded_unix_micros
    self.actor = try Wire.text(c.pointee.actor, "actor")
    if let value = c.pointee.change { self.change = try Change(reading: value) }
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
