// What watches may hold and replay, as a server is started with it.

/// The limits of an organisation's watches.
public struct WatchLimits: Sendable, Hashable {
  /// Revisions after a token whose figures are found from the log; more, and all is told anew.
  public var figuresResumedOver: Int64 = ServerLimits.figuresResumedOverRevisions
  /// Revisions that a watch of changes may be behind; more, and they are skipped.
  public var changesResumedOver: Int64 = ServerLimits.changesResumedOverRevisions
  /// Items that are still to be told to all readers together.
  public var itemsOwed = ServerLimits.itemsOwedToWatchers
  /// Rows of a watched rollup.
  public var rowsPerRollup = ServerLimits.rowsPerWatchedRollup

  public init() {}
}
