// Written by proto/generate from proto/okr/v1/figure.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension Figures: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__figures()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__Figures>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let score = try c.pointee.score.map { c throws(WireError) in try Ratio(reading: c) }
    let attainment = try c.pointee.attainment.map { c throws(WireError) in try Ratio(reading: c) }
    let coverage = try c.pointee.coverage.map { c throws(WireError) in try Ratio(reading: c) }
    let health = Health(rawValue: Int32(bitPattern: c.pointee.health.rawValue))
    let colour = Colour(rawValue: Int32(bitPattern: c.pointee.colour.rawValue))
    let value = try c.pointee.value.map { c throws(WireError) in try Value(reading: c) }
    let confidence = try c.pointee.confidence.map { c throws(WireError) in try Ratio(reading: c) }
    let expected = try c.pointee.expected.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(id: id, score: score, attainment: attainment, coverage: coverage, health: health, colour: colour, value: value, confidence: confidence, expected: expected)
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
