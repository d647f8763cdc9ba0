// A mutation on its way through a host.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import PostgresClient

/// What a mutation did, for its reply.
struct MutationResult: Sendable {
  var outcome: Outcome
  /// The revisions of its changes; empty where nothing was written.
  var revisions: ClosedRange<Int64>?
  /// True where the changes are those that were prepared.
  var wasPrepared = false
  /// From when to when it was committed, in the pool's monotonic nanoseconds; nil where nothing was.
  var commit: ClosedRange<UInt64>?
  /// True where nothing was written, and the reply is formed from the state as it would be.
  var isTrial = false
  /// What a trial would write.
  var trial: [PlannedChange] = []
  /// What was written; empty where the request is repeated.
  var written: [PlannedChange] = []
  /// What an update is about, as it was before; nil of other requests, and where the request is repeated.
  var updated: (any WireMessage)?

  /// The same as its type.
  func before<R: WireMessage>() -> R? { self.updated as? R }
}

/// One request to change something: all of its edits, or none.
struct Mutation: Sendable {
  var key: RequestKey
  /// Over the method and the request's bytes; of a trial those of the request that it tries out.
  var digest: Digest256
  var validateOnly = false
  var expectedVersion: Int64 = 0
  /// When changes of the structure took effect, microseconds since 1970; nil for now.
  var effectiveTime: Int64?
  /// The same with its place in the log, once that is known.
  var effect: PastEffect?
  var edits: [Edit]
  /// What the edits were found to change, while the structure stays as it was then.
  var prepared: PreparedChanges?
  /// The revision since which the structure must not have changed; 0 for any.
  var plannedAt: Int64 = 0
  /// Of the later parts of a bound import: whether what it changes is still as it was compared with,
  /// whatever else was changed; nil where the structure must be as it was.
  var stands: StandingCheck?
  /// The request's list that the edits stand in, for violations.
  var field = ""
  /// Lets check-ins into closed cycles, and later edits see earlier ones.
  var isImport = false
  /// The part of the organisation that its edits have to stay in; nil for all of it.
  var part: OrganisationPart?
  /// True once it was part of a refused batch: then it is tried by itself.
  var isAlone = false
  var actor: String
  /// When its caller waits no more, in the pool's monotonic nanoseconds.
  var deadline: UInt64
  /// On the host's lane, once the outcome is certain.
  var complete: @Sendable (Organisation, Result<MutationResult, RequestError>) -> Void

  /// Whether nothing was changed that it is bound to.
  func isWell(in organisation: Organisation) -> Bool {
    guard let stands = self.stands else {
      return self.plannedAt == 0 || organisation.structureRevision <= self.plannedAt
    }
    // Where its changes hold as they were prepared, nobody changed anything.
    return self.prepared?.structureRevision == organisation.structureRevision
      || stands(organisation)
  }

  /// The same, with the place in the log of when it took effect.
  func taking(_ effect: PastEffect) -> Mutation {
    var mutation = self
    mutation.effect = effect
    return mutation
  }

  /// The cycle that it closes, where it does.
  var closing: (cycle: String, frozen: FrozenFigures?)? {
    guard case .closeCycle(let cycle, let frozen)? = self.edits.first else { return nil }
    return (cycle, frozen)
  }

  /// True where its edits don't read each other or what other check-ins change.
  var canShareBatch: Bool {
    !self.isImport && !self.isAlone && self.edits.allSatisfy(\.canShareBatch)
  }
}

/// Changes that were planned before they are asked for, off the lane.
struct PreparedChanges: Sendable {
  var changes: [PlannedChange]
  /// The organisation's `structureRevision` that they were planned against.
  var structureRevision: Int64
}

/// A mutation whose edits passed every check.
struct PlannedMutation: Sendable {
  var mutation: Mutation
  var changes: [PlannedChange]
  /// What an update is about, as it was when it was planned.
  var updated: (any WireMessage)?
  /// Mutations with the same key and request that came meanwhile.
  var joined: [Mutation] = []

  /// What its key stands for, once its changes have revisions.
  func result(from revision: Int64) -> KeyedResult {
    KeyedResult(
      firstRevision: revision, count: self.changes.count, digest: self.mutation.digest)
  }
}
