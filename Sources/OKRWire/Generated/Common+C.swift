// Written by proto/generate from proto/okr/v1/common.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Value: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__value()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Value>) throws(WireError) {
    self.init()
    self.micros = c.pointee.micros
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
    self.init()
    self.ppm = c.pointee.ppm
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
    self.init()
    self.thousandths = c.pointee.thousandths
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
    self.init()
    self.unixMicros = c.pointee.unix_micros
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
    self.init()
    self.idempotencyKey = try Wire.text(c.pointee.idempotency_key, "idempotency_key")
    self.validateOnly = c.pointee.validate_only != 0
    self.expectedVersion = c.pointee.expected_version
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Mutation> {
    let c = arena.make(Okr__V1__Mutation.self)
    okr__v1__mutation__init(c)
    c.pointee.idempotency_key = arena.copy(self.idempotencyKey)
    c.pointee.validate_only = self.validateOnly ? 1 : 0
    c.pointee.expected_version = self.expectedVersion
    return c
  }
}

extension Outcome: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__outcome()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Outcome>) throws(WireError) {
    self.init()
    self.revision = c.pointee.revision
    self.unchanged = c.pointee.unchanged != 0
    self.repeated = c.pointee.repeated != 0
    if Int(c.pointee.n_score_changes) > 0, let items = c.pointee.score_changes {
      self.scoreChanges.reserveCapacity(Int(c.pointee.n_score_changes))
      for index in 0..<Int(c.pointee.n_score_changes) {
        if let item = items[index] { self.scoreChanges.append(try ScoreChange(reading: item)) }
      }
    }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Outcome> {
    let c = arena.make(Okr__V1__Outcome.self)
    okr__v1__outcome__init(c)
    c.pointee.revision = self.revision
    c.pointee.unchanged = self.unchanged ? 1 : 0
    c.pointee.repeated = self.repeated ? 1 : 0
    c.pointee.n_score_changes = self.scoreChanges.count
    c.pointee.score_changes = arena.pointers(self.scoreChanges) { $0.write(arena) }
    return c
  }
}

extension ScoreChange: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__score_change()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ScoreChange>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    if let value = c.pointee.score_before { self.scoreBefore = try Ratio(reading: value) }
    if let value = c.pointee.score_after { self.scoreAfter = try Ratio(reading: value) }
    if let value = c.pointee.coverage_before { self.coverageBefore = try Ratio(reading: value) }
    if let value = c.pointee.coverage_after { self.coverageAfter = try Ratio(reading: value) }
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
    self.init()
    self.field = try Wire.text(c.pointee.field, "field")
    self.json = try Wire.text(c.pointee.json, "json")
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
    self.init()
    self.name = try Wire.text(c.pointee.name, "name")
    if let value = c.pointee.share { self.share = try Ratio(reading: value) }
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
    self.init()
    self.pageSize = c.pointee.page_size
    self.pageToken = try Wire.text(c.pointee.page_token, "page_token")
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Page> {
    let c = arena.make(Okr__V1__Page.self)
    okr__v1__page__init(c)
    c.pointee.page_size = self.pageSize
    c.pointee.page_token = arena.copy(self.pageToken)
    return c
  }
}
