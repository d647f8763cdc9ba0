// Written by proto/generate from proto/okr/v1/figure.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Figures: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__figures()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Figures>) throws(WireError) {
    self.init()
    self.id = try Wire.text(c.pointee.id, "id")
    if let value = c.pointee.score { self.score = try Ratio(reading: value) }
    if let value = c.pointee.attainment { self.attainment = try Ratio(reading: value) }
    if let value = c.pointee.coverage { self.coverage = try Ratio(reading: value) }
    self.health = Health(rawValue: Int32(bitPattern: c.pointee.health.rawValue))
    self.colour = Colour(rawValue: Int32(bitPattern: c.pointee.colour.rawValue))
    if let value = c.pointee.value { self.value = try Value(reading: value) }
    if let value = c.pointee.confidence { self.confidence = try Ratio(reading: value) }
    if let value = c.pointee.expected { self.expected = try Ratio(reading: value) }
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__Figures> {
    let c = arena.make(Okr__V1__Figures.self)
    okr__v1__figures__init(c)
    c.pointee.id = arena.copy(self.id)
    if let value = self.score { c.pointee.score = value.write(arena) }
    if let value = self.attainment { c.pointee.attainment = value.write(arena) }
    if let value = self.coverage { c.pointee.coverage = value.write(arena) }
    c.pointee.health = Okr__V1__Health(rawValue: UInt32(bitPattern: self.health.rawValue))
    c.pointee.colour = Okr__V1__Colour(rawValue: UInt32(bitPattern: self.colour.rawValue))
    if let value = self.value { c.pointee.value = value.write(arena) }
    if let value = self.confidence { c.pointee.confidence = value.write(arena) }
    if let value = self.expected { c.pointee.expected = value.write(arena) }
    return c
  }
}
