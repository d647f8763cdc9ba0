// What a request gets that can't be done: the wire's status, made where the reason is known.

/// A refusal: a code, a stable reason, words, and the fields that are wrong.
public struct RequestError: Error, Hashable, Sendable {
  public var status: Status

  public init(_ status: Status) { self.status = status }

  /// - Parameters:
  ///   - values: what stands in the message, by name.
  public init(
    _ code: Code, _ reason: Reason, _ message: String, values: [(String, String)] = [],
    violations: [FieldViolation] = [], retryAfterMicroseconds: Int64 = 0
  ) {
    self.status = Status(
      code: code, message: message, reason: reason.rawValue,
      metadata: values.map { Metadata(key: $0.0, value: $0.1) }, violations: violations,
      retryAfterMicroseconds: retryAfterMicroseconds)
  }

  /// One field that is wrong.
  public static func field(
    _ field: String, _ message: String, limit: String = "", reason: Reason = .fieldInvalid,
    code: Code = .invalidArgument
  ) -> RequestError {
    RequestError(
      code, reason, "\(field): \(message)", values: [("field", field)],
      violations: [FieldViolation(field: field, message: message, limit: limit)])
  }

  /// What messages of requests say that are refused as a whole.
  public static let nothingChanged = ", and nothing was changed"

  /// - Parameter field: which of a request's fields names it, where it isn't what the request is about.
  public static func notFound(_ type: String, _ id: String, field: String = "") -> RequestError {
    let message = "There is no \(type) \"\(id)\""
    let isNamed = !field.isEmpty
    return RequestError(
      .notFound, .notFound, message + ".",
      values: [("type", type), ("id", id)] + (isNamed ? [("field", field)] : []),
      violations: isNamed ? [FieldViolation(field: field, message: message)] : [])
  }
}
