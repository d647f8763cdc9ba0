// What follows a commit: certainty first, then figures, then answers, then watchers.

internal import Dispatch
internal import Logging
internal import Metrics
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import PostgresClient
internal import ScoreEngine
internal import Synchronization
internal import WorkerPool

extension OrganisationHost {
  /// The writer's word on the batch in flight.
  func settle(_ outcome: AppendOutcome) {
    self.assertOnLane()
    guard let batch = self.inFlight else { return }
    switch outcome {
    case .committed: self.committed(batch, head: batch.sealed.after)
    case .refused(let error):
      self.environment.counters.refusedCommits.add(1, ordering: .relaxed)
      self.refused(batch, error)
    case .ownershipLost: self.ownershipLost(batch)
    case .unknown(let error):
      self.environment.counters.doubtfulCommits.add(1, ordering: .relaxed)
      self.environment.logger.warning(
        "a commit's outcome is unknown; asking the database",
        metadata: ["organisation": "\(self.externalID)", "sqlstate": "\(error.sqlState)"])
      self.phase = .inDoubt
      self.makeCertain(batch)
      self.limitPatience(batch)
    }
  }

  private func committed(_ batch: Batch, head: OrganisationHead) {
    var batch = batch
    batch.committedAt = WorkerPool.now()
    self.head = head
    self.inFlight = nil
    if self.refusalReported != nil {
      self.refusalReported = nil
      self.environment.logger.notice(
        "commits succeed again", metadata: ["organisation": "\(self.externalID)"])
    }
    self.environment.counters.countBatch(
      changes: batch.entries.count,
      microseconds: Int64((batch.committedAt - batch.startedAt) / 1_000))
    self.countCommitted(batch.entries.count)
    self.remember(batch)
    self.applyCommitted(batch)
  }

  private func applyCommitted(_ batch: Batch) {
    self.pump(behind: batch)
    // Time first, so that what the batch moved can be told from what a new day moved.
    _ = self.organisation.beginAdvancing(to: self.environment.clock.nowMicros)
    self.settleFigures { host in
      let before = host.read { organisation in
        var touched: [NodeID] = []
        touched.reserveCapacity(batch.entries.count)
        for plan in batch.planned { organisation.addNodes(touchedBy: plan.changes, to: &touched) }
        return organisation.scoresAbove(touched)
      }
      let displaced =
        host.watchers.isEmpty
        ? Displaced() : Displaced(batch.entries, before: host.organisation)
      host.organisation.beginApplying(batch.entries)
      host.settleFigures { $0.applied(batch, since: before, displaced) }
    }
  }

  private func applied(
    _ batch: Batch, since before: ScoresBefore, _ displaced: Displaced
  ) {
    let answers = Answers(batch: batch, moved: self.organisation.moved(since: before))
    self.settle(inSteps: { answers.giveSome($0) }) { host in
      host.pace.applied(afterNanoseconds: WorkerPool.now() - batch.startedAt)
      host.notifyWatchers(batch.entries, displaced)
      if !host.watchers.isEmpty {
        host.environment.counters.watchLag.record((WorkerPool.now() - batch.committedAt) / 1_000)
      }
      host.answerReaders()
      host.snapshotIfDue()
      host.countMemory()
      host.pump()
    }
  }

  private func remember(_ batch: Batch) {
    var revision = batch.sealed.before.revision + 1
    let keysBefore = self.keys.count
    for plan in batch.planned {
      self.keys.insert(plan.mutation.key.id, plan.result(from: revision))
      revision += Int64(plan.changes.count)
    }
    self.environment.counters.keys.add(
      Int64(self.keys.count - keysBefore), ordering: .relaxed)
  }

  /// Nothing was written. A batch of several is tried again one by one, so that one bad row spoils
  /// no other.
  private func refused(_ batch: Batch, _ error: PostgresError) {
    if error.disposition == .retryable, error.sqlState != PostgresError.diskFull {
      // Such as a lock while a region's rows move: the batch stays in flight, so that order is
      // kept.
      let pause = ServerLimits.retryPauseMilliseconds
      self.environment.background.after(milliseconds: pause) {
        self.resume { host in
          if let batch = host.inFlight { host.requeue(batch) }
        }
      }
      return
    }
    self.inFlight = nil
    if batch.planned.count > 1, error.disposition == .definiteNotApplied {
      self.retryAlone(batch)
      return
    }
    self.report(error)
    for plan in batch.planned {
      for mutation in [plan.mutation] + plan.joined {
        mutation.complete(self.organisation, .failure(.storage(error)))
      }
    }
    self.pump()
  }

  /// One line for each reason until a commit succeeds: a database that is away refuses every batch.
  private func report(_ error: PostgresError) {
    guard self.refusalReported != error.sqlState else { return }
    self.refusalReported = error.sqlState
    self.environment.logger.error(
      "commits are refused",
      metadata: [
        "organisation": "\(self.externalID)", "sqlstate": "\(error.sqlState)",
        "detail": "\(error.message)",
      ])
  }

  private func retryAlone(_ batch: Batch) {
    let mutations = batch.planned.flatMap { [$0.mutation] + $0.joined }
    let alone = mutations.map { mutation in
      var alone = mutation
      alone.isAlone = true
      return alone
    }
    self.waiting.prepend(alone)
    self.pump()
  }

  /// Puts the batch's mutations back in front, to be planned again. Where their callers were told
  /// to ask again, they will.
  private func requeue(_ batch: Batch) {
    self.inFlight = nil
    guard !batch.isReleased else {
      self.pump()
      return
    }
    self.waiting.prepend(batch.planned.flatMap { [$0.mutation] + $0.joined })
    self.pump()
  }

  // MARK: Doubt

  /// Bumps the own epoch, which waits for or beats the append in doubt, and reads where history
  /// ends.
  private func makeCertain(_ batch: Batch) {
    self.environment.background.async {
      let found = Result { () throws(StoreError) in
        try self.environment.store.resolve(
          orgID: self.organisationID, holder: self.environment.holder)
      }
      self.resume { $0.certain(batch, found) }
    }
  }

  /// Nobody is kept waiting for long: after a while the callers are told to send the same again.
  /// What became of the batch is found out all the same, before anything else is written.
  private func limitPatience(_ batch: Batch) {
    let patience = ServerLimits.doubtPatienceMilliseconds
    self.environment.background.after(milliseconds: patience) {
      self.resume { host in
        guard case .inDoubt = host.phase, host.inFlight?.startedAt == batch.startedAt else {
          return
        }
        host.releaseCallers()
      }
    }
  }

  private func releaseCallers() {
    guard var batch = self.inFlight, !batch.isReleased else { return }
    let callers = batch.planned.flatMap { [$0.mutation] + $0.joined } + self.waiting.takeAll()
    for index in batch.planned.indices {
      batch.planned[index].mutation.complete = { _, _ in }
      batch.planned[index].joined = []
    }
    batch.isReleased = true
    self.inFlight = batch
    for mutation in callers {
      mutation.complete(self.organisation, .failure(.outcomeUnknown))
    }
  }

  private func certain(_ batch: Batch, _ found: Result<OrganisationHead, StoreError>) {
    // The new epoch may have begun after the organisation was archived.
    if case .success(let head) = found { self.isArchived = head.isArchived }
    switch found {
    case .success(let head)
    where head.revision == batch.sealed.after.revision && head.hash == batch.sealed.after.hash:
      self.phase = .serving
      // What joined meanwhile stands in the batch as it is now.
      self.committed(self.inFlight ?? batch, head: head)
    case .success(let head)
    where head.revision == batch.sealed.before.revision && head.hash == batch.sealed.before.hash:
      self.phase = .serving
      self.head = head
      self.requeue(self.inFlight ?? batch)
    case .success, .failure(.ownershipLost): self.reload(keeping: self.inFlight ?? batch)
    case .failure:
      let pause = ServerLimits.retryPauseMilliseconds
      self.environment.background.after(milliseconds: pause) {
        self.resume { $0.makeCertain(batch) }
      }
    }
  }

  private func ownershipLost(_ batch: Batch) {
    self.environment.counters.lostLeases.add(1, ordering: .relaxed)
    self.reload(keeping: batch)
  }

  /// Memory isn't history any more: load again, then plan the mutations anew. Their keys tell what
  /// is there already.
  private func reload(keeping batch: Batch) {
    self.inFlight = nil
    if !batch.isReleased {
      self.waiting.prepend(batch.planned.flatMap { [$0.mutation] + $0.joined })
    }
    self.leaveMemory()
    self.load()
  }
}

/// The answers to a batch that is applied, some at a time.
// Touched on its host's lane only, which every step asserts.
private final class Answers: @unchecked Sendable {
  /// Answers that are given without a look at the clock.
  private static let atOnce = 32

  private let batch: Batch
  private let moved: MovedScores
  private var next = 0
  private var revision: Int64

  init(batch: Batch, moved: MovedScores) {
    self.batch = batch
    self.moved = moved
    self.revision = batch.sealed.before.revision + 1
  }

  func giveSome(_ host: OrganisationHost) -> LongJobStep {
    host.assertOnLane()
    // One copy for all answers: each use of a class's property would make its own.
    let organisation = host.organisation
    for plan in self.batch.planned[self.next...].prefix(Self.atOnce) {
      self.give(plan, organisation, host)
    }
    self.next += Self.atOnce
    return self.next < self.batch.planned.count ? .more : .finished
  }

  private func give(
    _ plan: PlannedMutation, _ organisation: Organisation, _ host: OrganisationHost
  ) {
    let first = self.revision
    self.revision += Int64(plan.changes.count)
    var outcome = Outcome(revision: self.revision - 1)
    if plan.mutation.canShareBatch {
      // What was committed beside it moved scores too; those above this one are its own concern.
      organisation.tell(
        self.moved, atAndAbove: organisation.nodes(touchedBy: plan.changes), in: &outcome)
    } else {
      organisation.tell(self.moved, in: &outcome)
    }
    plan.mutation.complete(
      organisation,
      .success(
        MutationResult(
          outcome: outcome, revisions: first...(self.revision - 1),
          wasPrepared: plan.mutation.prepared != nil,
          commit: self.batch.startedAt...self.batch.committedAt, written: plan.changes,
          updated: plan.updated)))
    for joined in plan.joined { host.answer(joined, plan.result(from: first)) }
  }
}
