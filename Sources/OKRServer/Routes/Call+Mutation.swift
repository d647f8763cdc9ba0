// From a request's mutation part to a mutation on its way.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire

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

  /// What tells a request from another under its key. A trial is known as the request that it tries out.
  func digest(of request: some MutatingMessage & WireCodable) -> Digest256 {
    guard request.mutation?.validateOnly ?? false else {
      return Self.digest(self.wire.method, self.wire.payload)
    }
    var live = request
    live.mutation?.validateOnly = false
    return Self.digest(self.wire.method, live.encoded())
  }

  /// A change that stands in no log, by its key.
  /// - Throws: where the key is missing, malformed or out of its time.
  func keyed(
    _ request: some MutatingMessage & WireCodable
  ) throws(RequestError) -> KeyedRequest {
    let now = self.service.clock.nowMicros
    let key = try RequestKey(request.mutation?.idempotencyKey ?? "", now: now)
    return KeyedRequest(key: key.id, digest: self.digest(of: request), madeAt: now)
  }

  /// Whether such a change was made already. Blocking.
  /// - Parameter orgID: nil for the operators.
  /// - Throws: where its key stands for another one.
  func wasMade(_ request: KeyedRequest, orgID: Int64?) throws(RequestError) -> Bool {
    let known: Digest256?
    do { known = try self.service.store.knownRequest(orgID: orgID, key: request.key) } catch {
      throw RequestError(error)
    }
    guard let known else { return false }
    guard known == request.digest else { throw .keyReused }
    return true
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
