// From a request's mutation part to a mutation on its way.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport

extension Call {
  /// - Throws: where the key is missing, malformed or out of its time.
  func mutation(
    _ asked: OKRModel.Mutation?, method: String, edits: [Edit], isImport: Bool = false,
    complete: @escaping @Sendable (Organisation, Result<MutationResult, RequestError>) -> Void
  ) throws(RequestError) -> Mutation {
    let now = self.service.clock.nowMicros
    let key = try RequestKey(asked?.idempotencyKey ?? "", now: now)
    return Mutation(
      key: key, digest: Self.digest(method, self.wire.payload),
      validateOnly: asked?.validateOnly ?? false,
      expectedVersion: asked?.expectedVersion ?? 0,
      effectiveTime: try Self.effectiveTime(asked, edits, isImport: isImport, now: now),
      edits: edits,
      isImport: isImport, part: self.session?.part, actor: self.actor,
      deadline: UInt64(max(0, self.wire.deadlineNanoseconds)),
      complete: complete)
  }

  /// The time at which a change of the structure took effect.
  /// - Throws: where it lies in the future, or goes with something that has a time of its own.
  static func effectiveTime(
    _ asked: OKRModel.Mutation?, _ edits: [Edit], isImport: Bool, now: Int64
  ) throws(RequestError) -> Int64? {
    guard let time = asked?.effectiveTime?.unixMicros else { return nil }
    let field = "mutation.effective_time"
    guard isImport || edits.allSatisfy(\.isStructural) else {
      throw .field(
        field, "goes with changes of the structure alone: a check-in has a time of its own",
        reason: .fieldInvalid)
    }
    guard InstantText.range.contains(time), time != 0 else {
      throw .field(
        field, "is no time that can be kept", limit: "0001-01-01 to 9999-12-31, without 0",
        reason: .fieldOutOfRange, code: .outOfRange)
    }
    if time > now {
      throw .field(
        field, "lies in the future", limit: "at most the present", reason: .effectiveTimeInFuture)
    }
    return time
  }

  static func digest(_ method: String, _ payload: [UInt8]) -> Digest256 {
    Digest256.hash(Array(method.utf8) + [0] + payload)
  }
}

/// The part of a request that must be there.
func required<T>(_ part: T?, _ field: String) throws(RequestError) -> T {
  guard let part else { throw .field(field, "is required", reason: .fieldRequired) }
  return part
}
