// Written by proto/generate from proto/okr/v1/figure.proto. Do not edit.

/// The computed figures of one objective or key result, as of the reply's revision and instant.
public struct Figures: WireMessage {
  public static let fullName = "okr.v1.Figures"

  public var id: String = ""
  /// The clamped ratio that rolls up; absent is "no score".
  public var score: Ratio?
  /// Signed and unclamped; key results only.
  public var attainment: Ratio?
  /// The share of the score that rests on measurement.
  public var coverage: Ratio?
  public var health: Health = Health(rawValue: 0)
  public var colour: Colour = Colour(rawValue: 0)
  /// The value in force, or the aggregate of a rollup_value; key results only.
  public var value: Value?
  /// The confidence of the record in force.
  public var confidence: Ratio?
  /// How far the way should be by now: expected progress times the success point.
  public var expected: Ratio?

  public init() {}

  public init(
    id: String = "",
    score: Ratio? = nil,
    attainment: Ratio? = nil,
    coverage: Ratio? = nil,
    health: Health = .init(rawValue: 0),
    colour: Colour = .init(rawValue: 0),
    value: Value? = nil,
    confidence: Ratio? = nil,
    expected: Ratio? = nil
  ) {
    self.id = id
    self.score = score
    self.attainment = attainment
    self.coverage = coverage
    self.health = health
    self.colour = colour
    self.value = value
    self.confidence = confidence
    self.expected = expected
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("score", self.score)
    visitor.field("attainment", self.attainment)
    visitor.field("coverage", self.coverage)
    visitor.field("health", self.health)
    visitor.field("colour", self.colour)
    visitor.field("value", self.value)
    visitor.field("confidence", self.confidence)
    visitor.field("expected", self.expected)
  }
}

/// An objective or key result as a close froze it.
public struct ClosedFigure: WireMessage {
  public static let fullName = "okr.v1.ClosedFigure"

  public var figures: Figures?
  /// The objective of a key result; empty for an objective.
  public var objective: String = ""
  public var state: State = State(rawValue: 0)
  public var weight: Weight?
  /// Objectives only.
  public var grade: Ratio?

  public init() {}

  public init(
    figures: Figures? = nil,
    objective: String = "",
    state: State = .init(rawValue: 0),
    weight: Weight? = nil,
    grade: Ratio? = nil
  ) {
    self.figures = figures
    self.objective = objective
    self.state = state
    self.weight = weight
    self.grade = grade
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("figures", self.figures)
    visitor.field("objective", self.objective)
    visitor.field("state", self.state)
    visitor.field("weight", self.weight)
    visitor.field("grade", self.grade)
  }
}
