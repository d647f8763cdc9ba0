// One import from its first piece to its reply: gathered, read, compared, checked as a whole, then
// committed in slices.

internal import Interchange
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import Synchronization

/// Gathers the pieces of a document.
final class ImportUpload: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    /// The room that is taken.
    var heldBytes = 0
  }

  private let call: Call
  private let organisation: Int64
  private let state = Mutex(State())
  private let mutation: OKRModel.Mutation?
  private let prune: Bool
  /// True once the document is whole, or no more of it is taken.
  private let isOver = Atomic<Bool>(false)

  init(_ call: Call, first: ImportDocumentRequest) {
    self.call = call
    self.organisation = call.session?.organisation?.number ?? 0
    self.mutation = first.mutation
    self.prune = first.prune
  }

  /// However it ends: the room is taken for as long as somebody has the document.
  deinit {
    let held = self.state.withLock { $0.heldBytes }
    self.call.service.uploads.give(held, for: self.organisation)
  }

  func begin(_ first: [UInt8]) {
    do throws(RequestError) { try self.add(first) } catch { return self.end(error) }
    guard self.call.wire.more else {
      self.finish()
      return
    }
    // A connection that is lost in the middle ends the call, which else would count as open for ever.
    self.call.wire.onCancel { self.end(RequestError.deadlinePassed) }
    self.call.wire.onMessage { payload, isLast in self.take(payload, isLast) }
  }

  private func end(_ error: RequestError) {
    if !self.isOver.exchange(true, ordering: .acquiringAndReleasing) { self.call.fail(error) }
  }

  private func take(_ payload: [UInt8], _ isLast: Bool) {
    do throws(WireError) {
      let piece = try ImportDocumentRequest(decoding: payload)
      do throws(RequestError) { try self.add(piece.chunk) } catch { return self.end(error) }
      if isLast { self.finish() } else { self.call.wire.grant(1) }
    } catch {
      self.end(RequestError(StatusError(error).status))
    }
  }

  private func add(_ piece: [UInt8]) throws(RequestError) {
    let size = self.state.withLock { $0.bytes.count } + piece.count
    guard size <= Limits.importDocumentBytes else {
      throw .field(
        "chunk", "makes a document of more than \(Limits.importDocumentBytes) bytes",
        limit: "\(Limits.importDocumentBytes) bytes", reason: .requestTooLarge)
    }
    try self.call.service.uploads.take(piece.count, for: self.organisation)
    self.state.withLock { state in
      state.heldBytes += piece.count
      state.bytes.append(contentsOf: piece)
    }
  }

  private func finish() {
    guard !self.isOver.exchange(true, ordering: .acquiringAndReleasing) else { return }
    let document = self.state.withLock { state in
      defer { state.bytes = [] }
      return state.bytes
    }
    self.call.service.blocking(self.call) {
      do throws(RequestError) {
        guard let name = self.call.session?.organisation else { throw .tokenInvalid }
        let now = self.call.service.clock.nowMicros
        let reply = try ImportJob(
          self.call.service, name, actor: self.call.actor, self.mutation, document,
          prune: self.prune, key: try RequestKey(self.mutation?.idempotencyKey ?? "", now: now),
          ImportCourse(beginMicros: now)
        ).run()
        self.call.wire.finish(
          payload: reply.encoded(),
          revision: RevisionToken.text(reply.outcome?.revision ?? 0))
      } catch {
        self.call.fail(error)
      }
    }
  }
}

/// One edit of an import, and the change that it was found to be.
private struct ImportStep {
  let edit: Edit
  var change: PlannedChange?
  /// Whether what it was compared with still stands; nil where nobody asks.
  var stands: StandingCheck?

  /// The edits of a plan whose changes are yet to be found.
  static func steps(_ plan: ImportPlan) -> ArraySlice<ImportStep> {
    plan.edits.indices.map { ImportStep(plan, $0) }[...]
  }

  init(_ plan: ImportPlan, _ place: Int, change: PlannedChange? = nil) {
    self.edit = plan.edits[place]
    self.change = change
    self.stands = plan.checks.isEmpty ? nil : plan.checks[place]
  }

  /// The same edit, whose change is to be found anew.
  var unplanned: ImportStep {
    var step = self
    step.change = nil
    return step
  }

  /// True where check-ins decide whether it may be: a key result's kind changes only without them.
  var readsHistory: Bool {
    switch self.edit {
    case .keyResult(_, .update), .correction: true
    default: false
    }
  }
}

/// Runs an import off the lanes; each slice is a mutation like any other.
struct ImportJob {
  private let service: OKRService
  private let name: OrganisationName
  private let actor: String
  private let mutation: OKRModel.Mutation?
  private let document: [UInt8]
  private let prune: Bool
  /// Of the whole document, once for all slices.
  private let documentDigest: Digest256
  private let key: RequestKey
  private let course: ImportCourse

  init(
    _ service: OKRService, _ name: OrganisationName, actor: String,
    _ mutation: OKRModel.Mutation?, _ document: [UInt8], prune: Bool = false, key: RequestKey,
    _ course: ImportCourse
  ) {
    self.service = service
    self.name = name
    self.actor = actor
    self.mutation = mutation
    self.document = document
    self.prune = prune
    self.documentDigest = Digest256.hash(document)
    self.key = key
    self.course = course
  }

  func run() throws(RequestError) -> ImportDocumentResponse {
    let organisation = try self.service.awaitHost(self.name) { $0.organisation }
    let now = self.service.clock.nowMicros
    let reading = DocumentReader.read(
      self.document,
      ReadingContext(
        zones: self.service.hosts.environment.zones,
        importInstantMicros: self.course.beginMicros,
        existing: KnownResources(organisation: organisation)))
    if reading.isRefused { throw try self.told(Self.refused(reading)) }
    let isTrial = self.mutation?.validateOnly ?? false
    if isTrial { try self.service.checkNotArchived(self.name) }
    let plan = ImportPlan(
      reading, prune: self.prune, over: organisation, for: isTrial ? .trial : self.use)
    let effect = try self.effect()
    let trial = organisation.planTogether(
      plan.edits, now: now, isImport: true, effect: effect, actor: self.actor)
    let state: Trial
    switch trial {
    case .failure(let error):
      throw try self.told(Self.placed(try self.namingEarliest(error), plan))
    case .success(let success): state = success
    }
    do throws(RequestError) {
      try state.organisation.checkNesting(
        ofCycles: reading.document.cycles.map(\.id), before: organisation)
    } catch {
      throw try self.told(error)
    }
    var reply = self.course.earlier?.reply ?? Self.reply(plan, reading)
    if isTrial {
      reply.differencesDigest = "\(plan.digest)"
      reply.outcome = Self.trialOutcome(organisation, state)
    } else {
      let steps = zip(state.places, state.changes).map { place, change in
        ImportStep(plan, place, change: change)
      }
      if self.course.earlier == nil {
        // What changes something finds out when it is committed.
        if steps.isEmpty { try self.service.checkNotArchived(self.name) }
        reply.outcome = Outcome(revision: organisation.revision)
        try self.course.planned(reply, steps.count)
      }
      let before = try self.state(before: organisation)
      reply.outcome = try self.commit(
        steps, reading, effect, revision: organisation.revision,
        structureRevision: organisation.structureRevision)
      if var outcome = reply.outcome, outcome.revision > before.revision {
        let after = try self.service.awaitHost(self.name) { $0.organisation }
        after.tell(after.moved(sinceState: before), in: &outcome)
        reply.outcome = outcome
      }
    }
    return reply
  }

  /// What the import was planned on: the present, or for one that an earlier run began what was the present
  /// then.
  private func state(
    before organisation: OKRState.Organisation
  ) throws(RequestError) -> OKRState.Organisation {
    guard let begun = self.course.earlier?.reply.outcome?.revision, begun > 0,
      let head = try self.service.awaitHost(self.name, { $0.head })
    else { return organisation }
    let moment = PastMoment(
      organisation: self.name.number, revision: begun, instant: self.course.beginMicros)
    return try self.service.past.state(moment, head).organisation
  }

  /// The revision of the trial that it is bound to; 0 for none.
  private var boundRevision: Int64 { self.mutation?.expectedVersion ?? 0 }

  private var use: ImportPlan.Use { self.boundRevision > 0 ? .boundWork : .work }

  /// When the document's structure took effect; nil for now.
  private func effect() throws(RequestError) -> PastEffect? {
    guard
      let time =
        try Call.effectiveTime(
          self.mutation, [], isImport: true, now: self.service.clock.nowMicros)
    else { return nil }
    let head = try self.service.awaitHost(self.name) { $0.head }
    guard let head else { throw .storageAway }
    do throws(StoreError) {
      return PastEffect(
        instant: time, revision: try self.service.store.revision(head, recordedBy: time))
    } catch {
      throw RequestError(error)
    }
  }

  /// A refusal as too early with the earliest time that would be taken, where the log is needed to tell it.
  private func namingEarliest(_ error: RequestError) throws(RequestError) -> RequestError {
    guard let revision = error.heldRevision,
      let head = try self.service.awaitHost(self.name, { $0.head }),
      let time = try? self.service.store.recordedTime(head, revision: revision)
    else { return error }
    return error.taking(earliest: time)
  }

  private static func reply(_ plan: ImportPlan, _ reading: ReadingResult) -> ImportDocumentResponse
  {
    ImportDocumentResponse(
      findings: Array(reading.findings.prefix(Limits.importFindings)),
      differences: plan.differences, created: plan.created, changed: plan.changed,
      unchanged: plan.unchanged, checkIns: plan.checkIns,
      findingsTotal: Int64(reading.findingsTotal),
      differencesTotal: plan.created + plan.changed + plan.pruned, pruned: plan.pruned,
      leftAlone: plan.leftAlone)
  }

  private static func trialOutcome(_ organisation: Organisation, _ trial: Trial) -> Outcome {
    var outcome = Outcome(revision: organisation.revision)
    outcome.unchanged = trial.changes.isEmpty
    trial.organisation.tellWhatMoves(from: organisation, in: &outcome)
    return outcome
  }

  // MARK: Refusals

  private static func refused(_ reading: ReadingResult) -> RequestError {
    let refused = reading.findings.filter { $0.severity == .refused }
    let first = refused.first
    let places =
      reading.refusedTotal == 1
      ? "1 place of the document is" : "\(reading.refusedTotal) places of the document are"
    return RequestError(
      .invalidArgument, .importRefused,
      "\(places) refused\(RequestError.nothingChanged): "
        + "\(first?.place ?? ""): \(first?.message ?? "")",
      values: [("refused", String(reading.refusedTotal))],
      violations: refused.prefix(Limits.importFindings).map {
        FieldViolation(field: $0.place, message: $0.message)
      })
  }

  /// A refusal before anything was committed by this run, with what earlier ones under the key committed:
  /// an operation's noted them, but for the last, and attempts of a client that came before note nothing.
  private func told(_ error: RequestError) throws(RequestError) -> RequestError {
    if self.mutation?.validateOnly ?? false { return error }
    var slice = self.course.earlier?.slices ?? 0
    var revision = self.course.earlier?.outcome.revision ?? 0
    while let written = try self.revision(of: slice) {
      revision = written
      slice += 1
    }
    return .refusedMidway(error, revision: revision)
  }

  /// The revision of a slice of this request that is written; nil where it isn't.
  private func revision(of slice: UInt64) throws(RequestError) -> Int64? {
    let digest = self.digest(of: slice).bytes
    // Nothing but the operation writes under an operation's id.
    let isOwn = self.course.earlier != nil
    do throws(StoreError) {
      return try self.service.store.lookupKey(
        orgID: self.name.number, key: self.key(of: slice).id, recordedAt: 0...Int64.max
      ).last { isOwn || $0.requestDigest == digest }?.revision
    } catch {
      throw RequestError(error)
    }
  }

  /// Names the document's rows instead of the edits' numbers.
  private static func placed(_ error: RequestError, _ plan: ImportPlan) -> RequestError {
    var status = error.status
    for index in status.violations.indices {
      let field = status.violations[index].field
      if field.first == "[", let number = Int(field.dropFirst().dropLast()),
        plan.places.indices.contains(number)
      {
        status.violations[index].field = plan.places[number]
      }
    }
    return RequestError(status)
  }

  // MARK: Committing

  /// Commits the steps slice by slice. Each was planned with the whole; its host takes that while
  /// nobody else changes the structure, and else plans the slice anew: of a bound import only while
  /// stands what its edits were compared with. A slice whose key is known was written by an earlier
  /// attempt of this request, so what is left is found anew.
  private func commit(
    _ steps: [ImportStep], _ reading: ReadingResult, _ effect: PastEffect?,
    revision: Int64, structureRevision: Int64
  ) throws(RequestError) -> Outcome {
    var outcome = self.course.earlier?.outcome ?? Outcome(revision: revision)
    if self.course.earlier == nil { outcome.unchanged = steps.isEmpty }
    var steps = steps[...]
    var structureRevision = structureRevision
    var slice = self.course.earlier?.slices ?? 0
    // An earlier run may have written its last commit without knowing: its key tells.
    var mayBeWritten = self.course.earlier != nil
    let total = steps.count
    while !steps.isEmpty || mayBeWritten {
      let next = steps.prefix(ServerLimits.importChangesPerCommit)
      let result: MutationResult
      do throws(RequestError) {
        result = try self.commit(slice, Array(next), effect, structureRevision)
      } catch {
        guard error.status.reason == Reason.staleVersion.rawValue, slice > 0 else {
          throw .refusedMidway(error, revision: slice > 0 ? outcome.revision : 0)
        }
        throw .staleMidway(error, done: total - steps.count, of: total)
      }
      mayBeWritten = false
      if next.isEmpty, !result.outcome.repeated {
        if outcome.revision == 0 { outcome = result.outcome }
        break
      }
      outcome.revision = max(outcome.revision, result.outcome.revision)
      outcome.repeated = result.outcome.repeated
      if result.outcome.repeated {
        let now = try self.service.awaitHost(self.name) { $0.organisation }
        steps = ImportStep.steps(
          ImportPlan(reading, prune: self.prune, over: now, for: self.use))
      } else {
        steps = steps.dropFirst(next.count)
        if result.wasPrepared, let first = result.revisions?.lowerBound {
          if let last = next.lastIndex(where: { !$0.edit.canShareBatch }) {
            structureRevision = first + Int64(last - next.startIndex)
          }
        } else {
          // Somebody changed the structure: what follows was planned without that.
          steps = steps.map(\.unplanned)[...]
        }
      }
      slice += 1
      try self.course.committed(slice, outcome, steps.count)
    }
    return outcome
  }

  private func commit(
    _ slice: UInt64, _ steps: [ImportStep], _ effect: PastEffect?, _ structureRevision: Int64
  ) throws(RequestError) -> MutationResult {
    var mutation = Mutation(
      key: self.key(of: slice), digest: self.digest(of: slice),
      effectiveTime: effect?.instant, effect: effect, edits: steps.map(\.edit), isImport: true,
      actor: self.actor, deadline: .max
    ) { _, _ in }
    mutation.plannedAt = self.boundRevision
    // Once its first part is written, a request goes on while nobody changes what it is about.
    let checks = steps.compactMap(\.stands)
    if slice > 0 { mutation.stands = { organisation in checks.allSatisfy { $0(organisation) } } }
    let changes = steps.compactMap(\.change)
    if changes.count == steps.count, steps.allSatisfy({ !$0.readsHistory }) {
      mutation.prepared = PreparedChanges(changes: changes, structureRevision: structureRevision)
    }
    return try self.service.perform(mutation, in: self.name) { $1 }
  }

  private func key(of slice: UInt64) -> RequestKey {
    var key = self.key
    key.shift(by: slice)
    return key
  }

  /// What tells a slice of this request from any other's under the same key.
  private func digest(of slice: UInt64) -> Digest256 {
    let effective = self.mutation?.effectiveTime.map { " effective \($0.unixMicros)" }
    return Call.digest(
      "import \(slice)" + (self.prune ? " prune" : "") + (effective ?? ""),
      self.documentDigest.bytes)
  }
}
