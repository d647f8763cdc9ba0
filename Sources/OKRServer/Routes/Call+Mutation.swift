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
    let key = try RequestKey(asked?.idempotencyKey ?? "", now: WallClock.nowMicros)
    return Mutation(
      key: key, digest: Self.digest(method, self.wire.payload),
      validateOnly: asked?.validateOnly ?? false,
      expectedVersion: asked?.expectedVersion ?? 0, edits: edits, isImport: isImport,
      actor: self.actor, deadline: UInt64(max(0, self.wire.deadlineNanoseconds)),
      complete: complete)
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
