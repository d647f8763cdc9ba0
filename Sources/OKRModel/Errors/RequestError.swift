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

  public static func notFound(_ type: String, _ id: String) -> RequestError {
    RequestError(
      .notFound, .notFound, "There is no \(type) \"\(id)\".",
      values: [("type", type), ("id", id)])
  }
}

/// The stable reasons of refusals. A reason never changes its meaning.
public enum Reason: String, Sendable, CaseIterable {
  case fieldInvalid = "FIELD_INVALID"
  case fieldRequired = "FIELD_REQUIRED"
  case fieldOutOfRange = "FIELD_OUT_OF_RANGE"
  case textInvalid = "TEXT_INVALID"
  case textTooLong = "TEXT_TOO_LONG"
  case requestMalformed = "REQUEST_MALFORMED"
  case requestTooLarge = "REQUEST_TOO_LARGE"
  case replyTooLarge = "REPLY_TOO_LARGE"
  case methodUnknown = "METHOD_UNKNOWN"
  case maskUnknownField = "MASK_UNKNOWN_FIELD"
  case pageTokenInvalid = "PAGE_TOKEN_INVALID"
  case notFound = "NOT_FOUND"
  case alreadyExists = "ALREADY_EXISTS"
  case inUse = "IN_USE"
  case staleVersion = "STALE_VERSION"
  case alignmentCircle = "ALIGNMENT_CIRCLE"
  case alignmentNotAllowed = "ALIGNMENT_NOT_ALLOWED"
  case valueCountedTwice = "VALUE_COUNTED_TWICE"
  case treeCircle = "TREE_CIRCLE"
  case limitReached = "LIMIT_REACHED"
  case baselineEqualsTarget = "BASELINE_EQUALS_TARGET"
  case zoneUnknown = "ZONE_UNKNOWN"
  case dateImpossible = "DATE_IMPOSSIBLE"
  case effectiveTimeInFuture = "EFFECTIVE_TIME_IN_FUTURE"
  case checkInNotTaken = "CHECK_IN_NOT_TAKEN"
  case checkInReplaced = "CHECK_IN_REPLACED"
  case cycleClosed = "CYCLE_CLOSED"
  case idempotencyKeyInvalid = "IDEMPOTENCY_KEY_INVALID"
  case idempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED"
  case idempotencyKeyExpired = "IDEMPOTENCY_KEY_EXPIRED"
  case importRefused = "IMPORT_REFUSED"
  case signInRequired = "SIGN_IN_REQUIRED"
  case tokenInvalid = "TOKEN_INVALID"
  case roleNotEnough = "ROLE_NOT_ENOUGH"
  case overloaded = "OVERLOADED"
  case quotaExceeded = "QUOTA_EXCEEDED"
  case memoryFull = "MEMORY_FULL"
  case tooManyStreams = "TOO_MANY_STREAMS"
  case draining = "DRAINING"
  case cancelled = "CANCELLED"
  case deadlinePassed = "DEADLINE_PASSED"
  case revisionNotReached = "REVISION_NOT_REACHED"
  case storageUnavailable = "STORAGE_UNAVAILABLE"
  case storageFull = "STORAGE_FULL"
  case outcomeUnknown = "OUTCOME_UNKNOWN"
  case notOwner = "NOT_OWNER"
  case organisationCorrupt = "ORGANISATION_CORRUPT"
  case serverFault = "SERVER_FAULT"
}
