// What became of an append: four answers, because "I do not know" is not a failure.

public import PostgresClient

/// The outcome of one append.
public enum AppendOutcome: Sendable {
  /// The commit was confirmed: the append's head is the organisation's head.
  case committed
  /// Nothing was written: the lease or the history is not what the append extends. Unload, reload.
  case ownershipLost
  /// Nothing was written, for the given reason.
  case refused(PostgresError)
  /// The append may or may not be written. Call `Store.resolve` before anything else.
  case unknown(PostgresError)
}
