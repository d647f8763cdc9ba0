// What the engine is told of an item: everything that its figures read, and nothing else.

public import OKRModel

/// An objective as figures see it.
public struct ObjectiveSettings: Hashable, Sendable {
  /// The clock of its cycle in its owner region's zone.
  public var clock: Int
  /// Where it is counted in rollups.
  public var cell: CellKey
  /// Thousandths.
  public var weight: Int64
  /// True in the states active, achieved and missed.
  public var counts: Bool

  public init(clock: Int, cell: CellKey, weight: Int64, counts: Bool) {
    self.clock = clock
    self.cell = cell
    self.weight = weight
    self.counts = counts
  }
}

/// A key result as figures see it.
public struct KeyResultSettings: Hashable, Sendable {
  public var objective: NodeID
  public var rule: KeyResultRule
  /// Thousandths.
  public var weight: Int64
  /// True in its own states active, achieved and missed.
  public var counts: Bool
  /// The day its first check-in is due, days since 1970; nil for the cycle's last day.
  public var due: Int32?
  /// For phased pace, ascending by day.
  public var phases: [Phase]

  public init(
    objective: NodeID, rule: KeyResultRule, weight: Int64, counts: Bool, due: Int32? = nil,
    phases: [Phase] = []
  ) {
    self.objective = objective
    self.rule = rule
    self.weight = weight
    self.counts = counts
    self.due = due
    self.phases = phases
  }
}

/// The expected value from a day on.
public struct Phase: Hashable, Sendable {
  public var day: Int32
  public var value: Int64

  public init(day: Int32, value: Int64) {
    self.day = day
    self.value = value
  }
}

/// Where an objective is counted: the finest scope of a rollup. Indices belong to the caller; -1 is
/// "not stated".
public struct CellKey: Hashable, Sendable {
  public var cycle: Int32
  public var region: Int32
  public var unit: Int32
  public var category: Int32
  public var level: Level
  public var commitment: Commitment

  public init(
    cycle: Int32, region: Int32, unit: Int32, category: Int32, level: Level, commitment: Commitment
  ) {
    self.cycle = cycle
    self.region = region
    self.unit = unit
    self.category = category
    self.level = level
    self.commitment = commitment
  }
}

/// What is computed of one item.
public struct NodeFigures: Hashable, Sendable {
  /// ppm; nil is "no score".
  public var score: Int64?
  /// ppm, unclamped; key results only.
  public var attainment: Int64?
  /// ppm.
  public var coverage: Int64
  public var health: Health
  /// Micro-units; key results only.
  public var value: Int64?
  /// ppm; key results only.
  public var confidence: Int64?
  /// The value in force's effective time, or an aggregate's newest, microseconds since 1970.
  public var instant: Int64?
  public var isOutdated: Bool
}
