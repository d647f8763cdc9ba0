// The figures of an item and of a rollup row, as the reference computes them.
public import OKRModel

/// The figures of one objective or key result. Absent is nil, never zero.
public struct ReferenceFigures: Sendable, Hashable {
  /// In ppm: what rolls up.
  public var score: Int64?
  /// In ppm, unclamped; key results only.
  public var attainment: Int64?
  /// In ppm.
  public var coverage: Int64?
  /// In micro-units: the value in force or the aggregate; key results only.
  public var value: Int64?
  /// In ppm; key results only.
  public var confidence: Int64?
  public var health: Health?
  /// Nil where there is no score.
  public var colour: Colour?
  /// In ppm: expected progress times the success point; nil where nothing is expected.
  public var expected: Int64?

  public init() {}
}

/// The figures of one rollup row.
public struct ReferenceRow: Sendable, Hashable {
  /// A value a dimension, in their order; empty where not stated.
  public var keys: [String]
  /// In ppm.
  public var score: Int64?
  public var objectives: Int64 = 0
  public var scored: Int64 = 0
  public var keyResults: Int64 = 0
  public var measured: Int64 = 0
  public var red: Int64 = 0
  public var amber: Int64 = 0
  public var green: Int64 = 0
  public var onTrack: Int64 = 0
  public var atRisk: Int64 = 0
  public var behind: Int64 = 0
  public var outdated: Int64 = 0
  public var noData: Int64 = 0
  /// In ppm.
  public var meanConfidence: Int64?
  /// In ppm.
  public var meanOfUnits: Int64?
  /// In ppm.
  public var coverage: Int64 = 0

  public init(keys: [String]) { self.keys = keys }
}

/// Which objectives a rollup looks at; empty or unspecified means any.
public struct ReferenceScope: Sendable, Hashable {
  public var cycle = ""
  /// With those below it.
  public var region = ""
  /// With those below it.
  public var unit = ""
  public var level = Level.unspecified
  public var category: String?
  public var commitment = Commitment.unspecified

  public init() {}
}
