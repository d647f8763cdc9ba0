// States of the past, replayed from the log when somebody asks: off the lanes, one after another.

internal import Dispatch
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import Synchronization
internal import WorkerPool

/// A moment of the past of one organisation: what was known, and when it held.
struct PastMoment: Hashable, Sendable {
  var organisation: Int64
  /// Nothing that came after it.
  var revision: Int64
  /// What figures are as of, microseconds since 1970.
  var instant: Int64
}

/// An organisation as it was. It never changes, so that any thread may read it.
final class PastState: Sendable {
  let organisation: Organisation
  private let pages = Mutex(PageSources())

  init(_ organisation: Organisation) { self.organisation = organisation }

  /// Takes over an outline that was formed of the same state.
  func keep(_ outline: TreeOutline, binding: String) {
    self.pages.withLock { $0.keep(outline, binding) }
  }

  /// The rows of a type by id.
  func inOrder<R: ListedResource>(_ type: R.Type) -> [UInt32] {
    self.pages.withLock { $0.order(of: R.rows(self.organisation)) }
  }

  /// - Throws: NOT_FOUND for a root or scope that didn't exist.
  func outline(
    _ request: GetTreeRequest, binding: String
  ) throws(RequestError) -> TreeOutline {
    let revision = self.organisation.structureRevision
    let known = self.pages.withLock { $0.outline(binding, structureRevision: revision) }
    if let known { return known }
    var walk = try TreeWalk(request, in: self.organisation)
    while !walk.proceed(self.organisation, atMost: ServerLimits.treeStepsAtOnce) {}
    let outline = walk.outline
    self.pages.withLock { $0.keep(outline, binding) }
    return outline
  }
}

/// The states that were asked for lately, or whose next pages may be.
final class PastStates: Sendable {
  private struct Kept: Sendable {
    let moment: PastMoment
    let state: PastState
    let bytes: Int
    /// Monotonic nanoseconds.
    var usedAt: UInt64
  }

  let environment: HostEnvironment
  /// The oldest use first.
  private let kept = Mutex<[Kept]>([])
  /// One is replayed at a time: each takes a thread and the memory of an organisation.
  private let threads = BlockingPool(threads: 1, label: "okr.past")
  private let waiting = Atomic<Int>(0)

  init(_ environment: HostEnvironment) { self.environment = environment }

  func close() { self.threads.close() }

  /// Runs `body` on the thread of the past, after those before it.
  /// - Returns: false where as many wait as may.
  func run(_ body: @escaping @Sendable () -> Void) -> Bool {
    let count = self.waiting.add(1, ordering: .relaxed).newValue
    guard count <= ServerLimits.pastReadsWaiting else {
      self.waiting.subtract(1, ordering: .relaxed)
      return false
    }
    self.threads.async {
      defer { self.waiting.subtract(1, ordering: .relaxed) }
      body()
    }
    return true
  }

  /// The moment that a request means. Blocking.
  /// - Parameters:
  ///   - head: of the present.
  ///   - now: microseconds since 1970.
  ///   - field: where it is stated.
  func moment(
    _ asked: AsOf, _ head: OrganisationHead, now: Int64, field: String = "request.as_of"
  ) throws(RequestError) -> PastMoment {
    if asked == AsOf() {
      throw .field(field, "states no moment", reason: .fieldRequired)
    }
    guard let revision = RevisionToken.parse(asked.revision) else {
      throw .field("\(field).revision", "is no revision token of this server")
    }
    guard revision <= head.revision else {
      throw .field(
        "\(field).revision", "is later than the newest one", limit: "r\(head.revision)",
        reason: .fieldOutOfRange, code: .outOfRange)
    }
    for (name, instant) in [
      ("recorded_unix_micros", asked.recordedUnixMicros),
      ("effective_unix_micros", asked.effectiveUnixMicros),
    ] where instant < 0 || instant > now {
      throw .field(
        "\(field).\(name)", "is not in the past", reason: .fieldOutOfRange, code: .outOfRange)
    }
    do {
      return try self.resolved(asked, revision, head)
    } catch {
      throw RequestError(error)
    }
  }

  private func resolved(
    _ asked: AsOf, _ revision: Int64, _ head: OrganisationHead
  ) throws(StoreError) -> PastMoment {
    let store = self.environment.store
    var moment = PastMoment(
      organisation: head.orgID, revision: asked.revision.isEmpty ? head.revision : revision,
      instant: asked.effectiveUnixMicros)
    if asked.recordedUnixMicros > 0 {
      let recorded = try store.revision(head, recordedBy: asked.recordedUnixMicros)
      moment.revision = min(moment.revision, recorded)
      if moment.instant == 0 { moment.instant = asked.recordedUnixMicros }
    }
    if moment.instant == 0 {
      moment.instant = try store.recordedTime(head, revision: moment.revision) ?? 0
    }
    return moment
  }

  /// The state of a moment. Blocking: it may replay a whole log.
  /// - Parameter head: of the present.
  func state(_ moment: PastMoment, _ head: OrganisationHead) throws(RequestError) -> PastState {
    if let state = self.known(moment) { return state }
    let organisation: Organisation
    do {
      organisation = try OrganisationLoader(self.environment, moment.organisation)
        .replay(head, asOf: moment)
    } catch {
      throw RequestError(error)
    }
    let state = PastState(organisation)
    self.keep(state, moment)
    return state
  }

  /// How many are kept.
  var count: Int { self.kept.withLock { $0.count } }

  /// About the bytes that they take.
  var bytesCount: Int { self.kept.withLock { $0.reduce(0) { $0 + $1.bytes } } }

  /// A state that is kept; nil where it would have to be replayed.
  func known(_ moment: PastMoment) -> PastState? {
    self.kept.withLock { Self.use(moment, &$0)?.state }
  }

  private static func use(_ moment: PastMoment, _ kept: inout [Kept]) -> Kept? {
    guard let index = kept.firstIndex(where: { $0.moment == moment }) else { return nil }
    var found = kept.remove(at: index)
    found.usedAt = WorkerPool.now()
    kept.append(found)
    return found
  }

  /// Keeps a state, and as many of the others as fit beside it. One of the present shares its rows
  /// with it, as long as neither changes; it counts as a whole.
  func keep(_ state: PastState, _ moment: PastMoment) {
    let bytes = state.organisation.estimatedBytes
    let limit = self.environment.memory.limitBytes / ServerLimits.pastMemoryShare
    let (growth, gone) = self.kept.withLock { kept in
      if Self.use(moment, &kept) != nil { return (0, [Kept]()) }
      var gone: [Kept] = []
      let own = kept.filter { $0.moment.organisation == moment.organisation }.count
      if own >= ServerLimits.pastStatesPerOrganisation,
        let oldest = kept.firstIndex(where: { $0.moment.organisation == moment.organisation })
      {
        gone.append(kept.remove(at: oldest))
      }
      kept.append(Kept(moment: moment, state: state, bytes: bytes, usedAt: WorkerPool.now()))
      var total = kept.reduce(0) { $0 + $1.bytes }
      while kept.count > 1, kept.count > ServerLimits.pastStatesKept || total > limit {
        total -= kept[0].bytes
        gone.append(kept.removeFirst())
      }
      return (bytes - gone.reduce(0) { $0 + $1.bytes }, gone)
    }
    self.environment.memory.add(growth)
    self.forget(gone)
  }

  /// Lets go what nobody asked for since.
  /// - Parameter limit: monotonic nanoseconds.
  func release(unusedSince limit: UInt64) {
    let gone = self.kept.withLock { kept in
      let gone = kept.filter { $0.usedAt < limit }
      kept.removeAll { $0.usedAt < limit }
      return gone
    }
    self.environment.memory.add(-gone.reduce(0) { $0 + $1.bytes })
    self.forget(gone)
  }

  /// A large state takes its time to be given back: neither on a lane nor while others wait for it.
  private func forget(_ gone: [Kept]) {
    guard !gone.isEmpty else { return }
    self.environment.background.async { withExtendedLifetime(gone) {} }
  }
}
