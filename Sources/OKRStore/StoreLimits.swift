// The store's limits, in one place, with their units and the relations between them.

/// Limits of the store.
public enum StoreLimits {
  /// Pooled placements, which organisations and regions share by hash.
  public static let pooledPlacementsCount: Int32 = 16
  /// Partitions of the log, pooled and dedicated.
  public static let placementsCount: Int32 = 512
  /// How long the key of a change that stands in no log is kept, microseconds: longer than it may come again.
  static let requestKeyMicroseconds: Int64 = 25 * 3_600_000_000
  /// Rows of one region that a load reads at once.
  public static let loadPageRowsCount = 2_000
  /// Places in the log that are asked for in one round trip.
  static let positionsAtOnce = 256
  /// Organisations whose heads are asked for in one round trip.
  static let headsAtOnce = 256
  /// Chunks of a snapshot that a load reads at once.
  public static let loadPageChunksCount: Int32 = 8
  /// Changes of an organisation itself that are kept; more within the time in which their keys may come
  /// again are refused.
  public static let organisationChangesCount = 1_000
  /// New names of an organisation within that time: its own administrators give them, and leave operators
  /// room for the archive.
  public static let organisationUpdatesCount = 500
  /// Tokens of an organisation, or of the operators, that live at a time. As many are kept with those that
  /// ended.
  public static let tokensCount = 500_000
  /// How long a token is kept after its end.
  static let endedTokenMicroseconds: Int64 = 400 * 86_400 * 1_000_000
  /// Snapshots kept for each organisation.
  public static let snapshotsKeptCount: Int32 = 2
  /// Bytes of a snapshot that are written in a second.
  static let snapshotBytesPerSecond = 32 << 20

  /// How long to wait after so many bytes of a snapshot.
  static func snapshotPauseMilliseconds(bytes: Int) -> UInt32 {
    UInt32(clamping: bytes * 1_000 / Self.snapshotBytesPerSecond)
  }

  /// Appends that the writer commits at once.
  public static let commitAppendsCount = 256
  /// Parameter bytes that the writer sends in one commit before it starts the next.
  public static let commitBytes = 32 << 20
  /// The longest wait for a call of the store.
  public static let callTimeoutMilliseconds = 15_000
  /// The longest wait for one commit of the writer.
  public static let commitTimeoutMilliseconds = 10_000
  /// The longest wait of a commit for one organisation's lease row: while a region of it moves, the
  /// other organisations' appends must not wait long.
  public static let commitLockTimeoutMilliseconds = 1_000
  /// The longest wait for a lock during DDL.
  public static let lockTimeoutMilliseconds = 2_000
  /// The longest wait for moving a region's rows between placements.
  public static let moveTimeoutMilliseconds = 600_000
  /// What the embedded PostgreSQL's log may hold before it begins anew, and how often that is looked at.
  static let postgresLogBytes = 16 << 20
  static let postgresLogLookMilliseconds = 60_000

  static func checkRelations() {
    precondition(Self.pooledPlacementsCount < Self.placementsCount)
    precondition(Self.organisationUpdatesCount < Self.organisationChangesCount)
    precondition(Self.commitLockTimeoutMilliseconds < Self.commitTimeoutMilliseconds)
    precondition(Self.lockTimeoutMilliseconds < Self.callTimeoutMilliseconds)
  }
}
