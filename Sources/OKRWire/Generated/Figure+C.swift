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

extension ClosedFigure: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__closed_figure()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ClosedFigure>) throws(WireError) {
    let figures = try c.pointee.figures.map { c throws(WireError) in try Figures(reading: c) }
    let objective = try Wire.text(c.pointee.objective, "objective")
    let state = State(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
    let weight = try c.pointee.weight.map { c throws(WireError) in try Weight(reading: c) }
    let grade = try c.pointee.grade.map { c throws(WireError) in try Ratio(reading: c) }
    self.init(figures: figures, objective: objective, state: state, weight: weight, grade: grade)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ClosedFigure> {
    let c = arena.make(Okr__V1__ClosedFigure.self)
    okr__v1__closed_figure__init(c)
    if let value = self.figures { c.pointee.figures = value.write(arena) }
    c.pointee.objective = arena.copy(self.objective)
    c.pointee.state = Okr__V1__State(rawValue: UInt32(bitPattern: self.state.rawValue))
    if let value = self.weight { c.pointee.weight = value.write(arena) }
    if let value = self.grade { c.pointee.grade = value.write(arena) }
    return c
  }
}
