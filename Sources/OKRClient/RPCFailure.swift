// Why a call gave no reply: the server's status, or trouble on the way to it.

public import OKRModel

/// A call without a reply.
public struct RPCFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is known of the call's effect.
  public enum Outcome: Sendable, Hashable {
    /// The server answered: the status tells.
    case answered
    /// The server never began the call.
    case notBegun
    /// The call may have been carried out.
    case unknown
  }

  public var status: Status
  public var outcome: Outcome

  public init(_ status: Status, outcome: Outcome = .answered) {
    self.status = status
    self.outcome = outcome
  }

  public init(_ code: Code, _ reason: some ExplainedReason, _ message: String, outcome: Outcome) {
    self.init(Status(code: code, message: message, reason: reason.rawValue), outcome: outcome)
  }

  public var code: Code { self.status.code }
  /// The catalogue's name of the error.
  public var reason: String { self.status.reason }

  public var description: String {
    self.reason.isEmpty
      ? "\(self.code.name): \(self.status.message)"
      : "\(self.code.name) (\(self.reason)): \(self.status.message)"
  }

  /// The connection couldn't be made.
  static func cannotConnect(_ address: ServerAddress, _ why: String) -> RPCFailure {
    RPCFailure(
      .unavailable, ClientReason.connectionFailed, "can't connect to \(address): \(why)",
      outcome: .notBegun)
  }

  /// The connection broke.
  static func connectionLost(_ why: String, outcome: Outcome) -> RPCFailure {
    RPCFailure(
      .unavailable, ClientReason.connectionLost, "the connection broke: \(why)", outcome: outcome)
  }

  static let timedOut = RPCFailure(
    .deadlineExceeded, Reason.deadlinePassed, "no answer in time",
    outcome: .unknown)

  public static let cancelled = RPCFailure(
    .cancelled, Reason.cancelled, "cancelled by the caller", outcome: .unknown)

  static let closed = RPCFailure(
    .cancelled, ClientReason.closed, "the connection was closed by the caller", outcome: .notBegun)

  static let unreadable = RPCFailure(
    .internal, ClientReason.malformedReply, "the server's reply can't be decoded",
    outcome: .answered)
}

/// A reply, and what it shows.
public struct Response<Reply: Sendable>: Sendable {
  public var reply: Reply
  /// The organisation's revision token when the reply was made: hand it on as `atLeast`.
  public var revision: String
  /// What figures in the reply are as of, in microseconds since 1970.
  public var instantMicros: Int64

  public init(reply: Reply, revision: String, instantMicros: Int64) {
    self.reply = reply
    self.revision = revision
    self.instantMicros = instantMicros
  }
}
