// How much long work there may be, for each organisation and for the server.

/// Limits of operations, with their units in the names.
public struct OperationLimits: Sendable {
  /// Operations of one organisation that aren't done; one of them runs at a time.
  public var openPerOrganisation = 16
  /// Those of them that one member, or one operator, may have: the others find room.
  public var openPerMember = 8
  /// Operations of all organisations that run at the same time.
  public var runningAtOnce = 2
  /// Operations of all organisations that wait in this process; more aren't started.
  public var waitingAtOnce = 4_096
  /// Operations of one organisation that are done and kept.
  public var keptPerOrganisation: Int = 1_000
  /// How long an operation is kept after its end.
  public var keptSeconds: Int64 = 7 * 86_400
  /// How long an upload may take.
  public var uploadSeconds: Int64 = 3_600
  /// Documents of one organisation's operations: as much for those that came in as for those that were
  /// written.
  public var bytesPerOrganisation: Int64 = 1 << 30
  /// How often the database is asked for operations that nobody runs.
  public var lookMilliseconds = 10_000

  public init() {}
}
