// What the reference evaluates: the records of one organisation as they stand, and the instant.
public import OKRModel

/// The records of an organisation at one instant. Absent fields take their documented defaults.
public struct ReferenceInput: Sendable, Hashable {
  public var regions: [Region] = []
  public var units: [OKRModel.Unit] = []
  public var cycles: [Cycle] = []
  public var objectives: [Objective] = []
  public var keyResults: [KeyResult] = []
  public var alignments: [Alignment] = []
  /// Each with id, key result, revision and effective time; a value, or a record that it voids.
  public var checkIns: [CheckIn] = []
  /// Microseconds since 1970-01-01T00:00:00Z.
  public var instantMicros: Int64 = 0

  public init() {}
}
