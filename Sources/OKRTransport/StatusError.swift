// A status that is thrown, and the statuses that the transport itself gives.

public import OKRModel
public import OKRWire

/// A refusal with one of the 17 codes.
public struct StatusError: Error, Hashable, Sendable {
  public var status: Status

  public init(_ status: Status) {
    self.status = status
  }

  /// - Parameters:
  ///   - message: brief, in English, without secrets or causes.
  public init(_ code: Code, _ reason: Reason, _ message: String) {
    self.status = Status(code: code, message: message, reason: reason.rawValue)
  }

  /// Bytes of a request that are not the message they should be.
  public init(_ error: WireError) {
    switch error {
    case .malformed(let message):
      self.init(.invalidArgument, .requestMalformed, "the payload is not a valid \(message)")
    case .text(let field):
      self.init(.invalidArgument, .textInvalid, "\(field) must be UTF-8 text without NUL")
      self.status.violations = [
        FieldViolation(field: field, message: "must be UTF-8 text without NUL")
      ]
    case .tooLarge(let budgetBytes):
      self.init(
        .invalidArgument, .requestTooLarge,
        "the decoded message takes more than \(budgetBytes) bytes")
      self.status.violations = [
        FieldViolation(field: "payload", message: "too large", limit: "\(budgetBytes) bytes")
      ]
    }
  }
}

extension WireError {
  /// A few words that repeat nothing of the input.
  var brief: String {
    switch self {
    case .malformed: "is not an okr.v1.Frame"
    case .text(let field): "has a text in \(field) that is not UTF-8 without NUL"
    case .tooLarge(let budgetBytes): "takes more than \(budgetBytes) bytes once decoded"
    }
  }
}

extension Status {
  /// The status of a call that went well.
  public static let ok = Status()

  static let cancelled = Status(
    code: .cancelled, message: "the client cancelled the call", reason: Reason.cancelled.rawValue)
  static let deadlineExceeded = Status(
    code: .deadlineExceeded, message: "the call's time is over; its outcome may be unknown",
    reason: Reason.deadlinePassed.rawValue)
  static let draining = Status(
    code: .unavailable, message: "this server is closing; try again elsewhere",
    reason: Reason.draining.rawValue)

  static let connectionTooOld = Status(
    code: .unavailable, message: "this connection is too old: connect again",
    reason: ConnectionReason.connectionAge.rawValue)

  static let signInTookTooLong = Status(
    code: .unavailable, message: "this server couldn't check the token in time; try again",
    reason: ConnectionReason.handshakeTimeout.rawValue, retryAfterMicroseconds: 500_000)

  /// The status of a call to a method that the server doesn't have.
  public static func unknownMethod(_ method: String) -> Status {
    Status(
      code: .unimplemented, message: "this server has no such method: is the client newer?",
      reason: Reason.methodUnknown.rawValue,
      metadata: [Metadata(key: "method", value: String(method.prefix(128)))])
  }

  static func tooManyStreams(_ limit: Int) -> Status {
    Status(
      code: .resourceExhausted, message: "more than \(limit) streams are open on this connection",
      reason: Reason.tooManyStreams.rawValue,
      metadata: [Metadata(key: "limit", value: String(limit))],
      retryAfterMicroseconds: 50_000)
  }

  static func badRequest(_ field: String, _ why: String, limit: String = "") -> Status {
    Status(
      code: .invalidArgument, message: "\(field) \(why)", reason: Reason.fieldInvalid.rawValue,
      violations: [FieldViolation(field: field, message: why, limit: limit)])
  }

  /// A text of the request's own, such as its metadata, that can't be taken.
  /// - Parameter field: as the message that holds it names it.
  static func badText(_ field: String) -> Status {
    let places = ["key": "metadata.key", "value": "metadata.value", "revision": "as_of.revision"]
    let place = "request.\(places[field] ?? field)"
    let why = "must be UTF-8 text without NUL"
    return Status(
      code: .invalidArgument, message: "\(place) \(why)", reason: Reason.textInvalid.rawValue,
      violations: [FieldViolation(field: place, message: why)])
  }

  static func replyTooLarge(_ bytes: Int, limit: Int) -> Status {
    Status(
      code: .resourceExhausted,
      message: "the reply takes \(bytes) bytes, more than \(limit); ask for less",
      reason: Reason.replyTooLarge.rawValue,
      metadata: [
        Metadata(key: "bytes", value: String(bytes)), Metadata(key: "limit", value: String(limit)),
      ])
  }
}
