// Mutations: keys first, then checks, then one commit for all that waited.

internal import Dispatch
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import WorkerPool

/// What is being committed.
struct Batch: Sendable {
  var planned: [PlannedMutation]
  /// Where each key stands in `planned`.
  var places: [UUID128: Int]
  var entries: [Entry]
  var sealed: SealedAppend
  var startedAt: UInt64
  /// When its outcome was certain.
  var committedAt: UInt64 = 0
  /// True where its callers no longer wait: its outcome stayed unknown for too long.
  var isReleased = false
}

/// What will be committed together, as it is put together.
private struct Plans {
  private(set) var planned: [PlannedMutation] = []
  private(set) var places: [UUID128: Int] = [:]
  private(set) var changes = 0

  mutating func append(_ plan: PlannedMutation) {
    self.places[plan.mutation.key.id] = self.planned.count
    self.planned.append(plan)
    self.changes += plan.changes.count
  }

  /// Lets a mutation wait for the one with its key; false where there is none.
  mutating func join(_ mutation: Mutation) -> Bool {
    guard let place = self.places[mutation.key.id] else { return false }
    self.planned[place].joined.append(mutation)
    return true
  }
}

extension OrganisationHost {
  /// Takes a mutation in; `complete` is called once its outcome is certain.
  func submit(_ mutation: Mutation) {
    self.assertOnLane()
    if let time = mutation.effectiveTime, mutation.effect == nil {
      if mutation.validateOnly || !self.answerKnown(mutation) {
        self.findEffect(mutation, at: time)
      }
      return
    }
    if self.isArchived, mutation.validateOnly { return self.refuseAsArchived(mutation) }
    if self.answerKnown(mutation) { return }
    if mutation.validateOnly, self.keys.isComplete(forKeyMadeAt: mutation.key.time) {
      return self.tryOut(mutation)
    }
    if mutation.validateOnly { return self.lookUp(mutation) }
    if let batch = self.inFlight, batch.isReleased {
      mutation.complete(self.organisation, .failure(.outcomeUnknown))
      return
    }
    if self.join(mutation) { return }
    if self.keys.isComplete(forKeyMadeAt: mutation.key.time) {
      self.enqueue(mutation)
    } else {
      self.lookUp(mutation)
    }
  }

  /// Asks the log what was known by the time at which a change took effect: that stays as it is.
  private func findEffect(_ mutation: Mutation, at time: Int64) {
    guard let head = self.head else {
      mutation.complete(self.organisation, .failure(.storageAway))
      return
    }
    guard self.effectsBeingFound < ServerLimits.waitingEffectsPerOrganisation else {
      let limit = ServerLimits.waitingEffectsPerOrganisation
      mutation.complete(self.organisation, .failure(.pool(.organisationFull(limit: limit))))
      return
    }
    self.effectsBeingFound += 1
    self.environment.background.async {
      let found = Result { () throws(StoreError) in
        try self.environment.store.revision(head, recordedBy: time)
      }
      self.resume { host in
        host.effectsBeingFound -= 1
        switch found {
        case .failure(let error):
          mutation.complete(host.organisation, .failure(RequestError(error)))
        case .success(let revision):
          let effect = PastEffect(instant: time, revision: revision)
          host.whenServing {
            $0.submit($0.namingEarliest(mutation.taking(effect)))
          } otherwise: {
            mutation.complete(host.organisation, .failure($0))
          }
        }
      }
    }
  }

  /// A mutation whose refusal as too early says since when what it touches stands: the log knows that.
  private func namingEarliest(_ mutation: Mutation) -> Mutation {
    var naming = mutation
    naming.complete = { organisation, result in
      guard case .failure(let error) = result, let revision = error.heldRevision,
        let head = self.head
      else {
        mutation.complete(organisation, result)
        return
      }
      self.environment.background.async {
        let time = try? self.environment.store.recordedTime(head, revision: revision)
        self.resume {
          mutation.complete(
            $0.organisation, .failure(time.map { error.taking(earliest: $0) } ?? error))
        }
      }
    }
    return naming
  }

  private func enqueue(_ mutation: Mutation) {
    if self.isArchived { return self.refuseAsArchived(mutation) }
    if let refusal = self.environment.gate.refusal {
      return mutation.complete(self.organisation, .failure(refusal))
    }
    let limitEach = self.environment.memory.limitBytesEach
    // Who watches is no reason to keep others from working.
    if self.held.total - self.held.watches > limitEach, mutation.edits.contains(where: \.adds) {
      let failure = RequestError.organisationTooLarge(limitBytes: limitEach)
      mutation.complete(self.organisation, .failure(failure))
      return
    }
    let limit = self.pace.limit(changesPerCommit: self.changesPerCommit)
    guard self.waiting.count < limit else {
      mutation.complete(self.organisation, .failure(.pool(.organisationFull(limit: limit))))
      return
    }
    self.waiting.append(mutation)
    self.pump()
  }

  // MARK: Keys

  /// Answers a mutation whose key was used before.
  private func answerKnown(_ mutation: Mutation) -> Bool {
    guard let known = self.keys.find(mutation.key.id) else { return false }
    self.answer(mutation, known)
    return true
  }

  func answer(_ mutation: Mutation, _ known: KeyedResult) {
    guard known.digest == mutation.digest else {
      mutation.complete(self.organisation, .failure(.keyReused))
      return
    }
    let last = known.firstRevision + Int64(known.count) - 1
    var outcome = Outcome(revision: last)
    outcome.repeated = true
    mutation.complete(
      self.organisation,
      .success(MutationResult(outcome: outcome, revisions: known.firstRevision...last)))
  }

  /// Joins a mutation to the one in flight or waiting under the same key.
  private func join(_ mutation: Mutation) -> Bool {
    if let place = self.inFlight?.places[mutation.key.id] {
      if self.inFlight?.planned[place].mutation.digest == mutation.digest {
        self.inFlight?.planned[place].joined.append(mutation)
      } else {
        mutation.complete(self.organisation, .failure(.keyReused))
      }
      return true
    }
    if let digest = self.waiting.digest(of: mutation.key.id) {
      if digest == mutation.digest {
        // It will find the key known once the first is committed.
        self.enqueue(mutation)
      } else {
        mutation.complete(self.organisation, .failure(.keyReused))
      }
      return true
    }
    return false
  }

  /// Asks the log for a key that memory may no longer hold.
  private func lookUp(_ mutation: Mutation) {
    if self.keysBeingLookedUp[mutation.key.id] != nil {
      self.keysBeingLookedUp[mutation.key.id]?.append(mutation)
      return
    }
    self.keysBeingLookedUp[mutation.key.id] = [mutation]
    let ahead = Limits.idempotencyKeyAheadMicroseconds
    let earliest = mutation.key.time - ahead
    let latest = mutation.key.time + Limits.idempotencyKeyAgeMicroseconds + ahead
    self.environment.background.async {
      let found = Result { () throws(StoreError) in
        try self.environment.store.lookupKey(
          orgID: self.organisationID, key: mutation.key.id, recordedAt: earliest...latest)
      }
      self.resume { $0.lookedUp(mutation.key, found) }
    }
  }

  private func lookedUp(_ key: RequestKey, _ found: Result<[KeyRecord], StoreError>) {
    let mutations = self.keysBeingLookedUp.removeValue(forKey: key.id) ?? []
    switch found {
    case .failure(let error):
      for mutation in mutations {
        mutation.complete(self.organisation, .failure(RequestError(error)))
      }
    case .success(let records):
      if let first = records.first, let digest = Digest256(bytes: first.requestDigest) {
        let known = KeyedResult(
          firstRevision: first.revision, count: records.count, digest: digest)
        for mutation in mutations { self.answer(mutation, known) }
      } else {
        for mutation in mutations where !self.answerKnown(mutation) {
          if mutation.validateOnly {
            self.tryOut(mutation)
          } else if !self.join(mutation) {
            self.enqueue(mutation)
          }
        }
      }
    }
  }

  // MARK: Batches

  /// Starts the next commit, where none is under way.
  func pump() {
    guard case .serving = self.phase, self.inFlight == nil, !self.isSettling, !self.isFreezing
    else { return }
    if self.isArchived { self.submitWaiting() }
    while self.inFlight == nil, !self.waiting.isEmpty {
      if let closing = self.waiting[0].closing,
        closing.frozen?.revision != self.organisation.revision,
        self.willCommit(self.waiting[0], closing.cycle)
      {
        self.freeze(closing.cycle)
        return
      }
      let plans = self.takeBatch { _ in true }
      if !plans.planned.isEmpty { self.commit(plans) }
    }
  }

  /// Starts the next commit while `batch`, which is committed, isn't applied yet: so the database
  /// works while this lane does. Only check-ins after check-ins, which don't read each other; and
  /// none whose key is known, since its answer reads what isn't there yet.
  func pump(behind batch: Batch) {
    guard case .serving = self.phase, self.inFlight == nil, !self.isArchived,
      batch.planned.allSatisfy(\.mutation.canShareBatch)
    else { return }
    let plans = self.takeBatch { mutation in
      mutation.canShareBatch && self.keys.find(mutation.key.id) == nil
    }
    if !plans.planned.isEmpty { self.commit(plans) }
  }

  /// What may be committed together: check-ins that came one after another, or one edit of the
  /// structure.
  private func takeBatch(while mayBeTaken: (Mutation) -> Bool) -> Plans {
    var plans = Plans()
    var taken = 0
    let now = max(self.environment.clock.nowMicros, self.lastRecordedAt)
    // One copy for all plans: each use of a class's property would make its own.
    let organisation = self.organisation
    let limit = self.changesPerCommit
    let instant = WorkerPool.now()
    while taken < self.waiting.count {
      let mutation = self.waiting[taken]
      let fits = plans.changes + mutation.edits.count <= limit
      if taken > 0, !mutation.canShareBatch || !self.waiting[0].canShareBatch || !fits { break }
      guard mayBeTaken(mutation) else { break }
      taken += 1
      if mutation.deadline <= instant {
        // Its caller was told so already; nothing is written for nobody.
        mutation.complete(organisation, .failure(.deadlinePassed))
        continue
      }
      if let known = self.keys.find(mutation.key.id) {
        self.answer(mutation, known)
      } else if !plans.join(mutation), let plan = Self.plan(mutation, organisation, now) {
        plans.append(plan)
      }
    }
    self.waiting.removeFirst(taken)
    return plans
  }

  /// Changes of several requests that are committed together now.
  private var changesPerCommit: Int {
    self.environment.pool.isShared(laneOf: self.organisationID)
      ? ServerLimits.sharedChangesBesideOthers : ServerLimits.sharedChangesPerCommit
  }

  /// Checks a mutation; answers it where it is refused or changes nothing.
  private static func plan(
    _ mutation: Mutation, _ organisation: Organisation, _ now: Int64
  ) -> PlannedMutation? {
    var mutation = mutation
    guard mutation.isWell(in: organisation) else {
      mutation.complete(
        organisation,
        .failure(.staleStructure(organisation.structureRevision, mutation.plannedAt)))
      return nil
    }
    if let prepared = mutation.prepared,
      prepared.structureRevision != organisation.structureRevision
    {
      mutation.prepared = nil
    }
    switch Self.changes(of: mutation, organisation, now) {
    case .failure(let error):
      mutation.complete(organisation, .failure(error))
      return nil
    case .success(let changes):
      let updated = organisation.updated(by: mutation.edits)
      if changes.isEmpty {
        var outcome = Outcome(revision: organisation.revision)
        outcome.unchanged = true
        mutation.complete(
          organisation, .success(MutationResult(outcome: outcome, updated: updated)))
        return nil
      }
      return PlannedMutation(mutation: mutation, changes: changes, updated: updated)
    }
  }

  private static func changes(
    of mutation: Mutation, _ organisation: Organisation, _ now: Int64
  ) -> Result<[PlannedChange], RequestError> {
    if let prepared = mutation.prepared { return .success(prepared.changes) }
    do throws(RequestError) {
      try organisation.check(mutation.edits, within: mutation.part, field: mutation.field)
    } catch {
      return .failure(error)
    }
    if mutation.edits.count == 1 && !mutation.edits[0].isCompound
      || mutation.edits.allSatisfy(\.canShareBatch)
    {
      return organisation.planApart(
        mutation.edits, expectedVersion: mutation.expectedVersion, now: now,
        isImport: mutation.isImport, effect: mutation.effect, field: mutation.field)
    }
    return organisation.planTogether(
      mutation.edits, now: now, isImport: mutation.isImport, effect: mutation.effect,
      actor: mutation.actor, field: mutation.field
    ).map(\.changes)
  }

  private func commit(_ plans: Plans) {
    guard let head = self.head else { return }
    let planned = plans.planned
    let recordedAt = max(self.environment.clock.nowMicros, self.lastRecordedAt)
    var entries: [Entry] = []
    var rows: [LogEntry] = []
    let newMembers = Set(planned.flatMap(\.changes).compactMap(\.memberID))
    let isMember = { self.organisation.member($0) != nil || newMembers.contains($0) }
    for plan in planned {
      for (part, change) in plan.changes.enumerated() {
        let change = change.sealed(after: head, recordedAt: recordedAt)
        let revision = head.revision + Int64(entries.count) + 1
        entries.append(
          Entry(
            revision: revision, recordedUnixMicros: recordedAt, actor: plan.mutation.actor,
            change: change.change, effectiveUnixMicros: change.earlierEffect ?? 0))
        rows.append(
          Self.row(
            plan.mutation, change, part: part, revision: revision, recordedAt: recordedAt,
            isMember: isMember))
      }
    }
    self.lastRecordedAt = recordedAt
    let batch = Batch(
      planned: planned, places: plans.places, entries: entries, sealed: head.seal(rows),
      startedAt: WorkerPool.now())
    self.inFlight = batch
    self.environment.writers[self.lane].append([batch.sealed]) { outcomes in
      self.resume { $0.settle(outcomes[0]) }
    }
  }

  private static func row(
    _ mutation: Mutation, _ change: PlannedChange, part: Int, revision: Int64, recordedAt: Int64,
    isMember: (String) -> Bool
  ) -> LogEntry {
    let (payload, personal) = LogPayload.encode(change.change, isMember: isMember)
    return LogEntry(
      region: change.region, revision: revision, kind: change.change.logKind,
      format: LogPayload.format, recordedAt: recordedAt,
      effectiveAt: change.effectiveTime ?? recordedAt, actor: mutation.actor,
      idempotencyKey: mutation.key.id, part: Int32(part), requestDigest: mutation.digest.bytes,
      payload: payload, personal: personal,
      externalIDs: change.newID.map { [ExternalID(space: $0.space, id: $0.id)] } ?? [])
  }

  // MARK: Trials

  private func tryOut(_ mutation: Mutation) {
    let (organisation, result) = self.trial(mutation)
    mutation.complete(organisation, result)
  }

  /// A dry run: every check, the scores that would move, and nothing kept.
  /// - Returns: the state as it would be, which makes the reply.
  private func trial(
    _ mutation: Mutation
  ) -> (Organisation, Result<MutationResult, RequestError>) {
    let now = max(self.environment.clock.nowMicros, self.lastRecordedAt)
    do throws(RequestError) {
      try self.organisation.check(mutation.edits, within: mutation.part, field: mutation.field)
      if mutation.edits.count == 1, !mutation.edits[0].isCompound {
        _ = try self.organisation.plan(
          mutation.edits[0], expectedVersion: mutation.expectedVersion, now: now,
          isImport: mutation.isImport, effect: mutation.effect)
      }
    } catch {
      return (self.organisation, .failure(error))
    }
    let planned = self.organisation.planTogether(
      mutation.edits, now: now, isImport: mutation.isImport, effect: mutation.effect,
      actor: mutation.actor, field: mutation.field)
    switch planned {
    case .failure(let error): return (self.organisation, .failure(error))
    case .success(let trial):
      var outcome = Outcome(revision: self.organisation.revision)
      outcome.unchanged = trial.changes.isEmpty
      trial.organisation.tellWhatMoves(from: self.organisation, in: &outcome)
      let result = MutationResult(
        outcome: outcome, isTrial: true, trial: trial.changes,
        updated: self.organisation.updated(by: mutation.edits))
      return (trial.organisation, .success(result))
    }
  }
}

extension RequestError {
  static let keyReused = RequestError(
    .alreadyExists, .idempotencyKeyReused,
    "This idempotency key was used for another request: make a new key for each change.")
}
