// What went wrong, sorted by the only question a writer has: was it applied?

/// An error of a PostgreSQL call: a SQLSTATE, what it says about the effect, and a message.
///
/// The message is for operators and logs. It never holds a password, but it can hold SQL, so it
/// must not cross the wire to a client.
public struct PostgresError: Error, Sendable, CustomStringConvertible {
  /// What a failed call says about its effect.
  public enum Disposition: Sendable, Equatable {
    /// Nothing was applied, and the same call would fail again.
    case definiteNotApplied
    /// Nothing was applied, and the same call may succeed later.
    case retryable
    /// The call may have been applied: the connection or the commit was lost on the way.
    case unknown
    /// No connection could be made, so nothing was sent and nothing was applied.
    case connection
  }

  /// The five characters of the SQLSTATE; `08006` where the connection broke.
  public let sqlState: String
  /// What the error says about the effect of the call.
  public let disposition: Disposition
  /// What happened, for operators.
  public let message: String
  /// The constraint that was violated, when the server named one.
  public let constraint: String?

  /// An error with every part given.
  public init(
    sqlState: String, disposition: Disposition, message: String, constraint: String? = nil
  ) {
    self.sqlState = sqlState
    self.disposition = disposition
    self.message = message
    self.constraint = constraint
  }

  /// `SQLSTATE: message`.
  public var description: String { "\(self.sqlState): \(self.message)" }

  /// Whether the error means that nothing was applied.
  public var isDefinite: Bool { self.disposition != .unknown }

  /// What a server error means once the server has ended the implicit transaction of the call,
  /// that is, once the Sync's result arrived: then it was rolled back, whatever its class.
  public static func dispositionAfterRollback(sqlState: String) -> Disposition {
    switch sqlState.prefix(2) {
    case "40", "53", "57", "08", "58":
      return .retryable
    default:
      return Self.retryableStates.contains(sqlState) ? .retryable : .definiteNotApplied
    }
  }

  /// Lock not available, object in use, read-only (a demoted node), and plans to prepare again.
  private static let retryableStates: Set<String> = [
    "55P03", "55006", "25006", "26000", "0A000",
  ]

  /// PostgreSQL answers, and doesn't keep what it commits: nothing is to be written to it. A state of
  /// okrd's own, which PostgreSQL never gives.
  public static let notDurable = PostgresError(
    sqlState: "OKR01", disposition: .definiteNotApplied,
    message: "PostgreSQL runs with fsync or full_page_writes off: commits are not durable. "
      + "Set both to on there; no flag permits it")

  /// Whether it is `notDurable`.
  public var isNotDurable: Bool { self.sqlState == Self.notDurable.sqlState }

  static func lost(_ message: String, sent: Bool) -> PostgresError {
    PostgresError(
      sqlState: "08006", disposition: sent ? .unknown : .connection, message: message)
  }
}
