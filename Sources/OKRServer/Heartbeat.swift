// This process's row among those that serve: renewed by one timer, told when it leaves. Each renewal
// looks whether the database still holds the history that it held before.

internal import Dispatch
internal import Logging
internal import OKRStore
internal import PostgresClient
internal import Synchronization
internal import WorkerPool

/// Renews the process row; one blocked renewal delays the next, never piles up.
final class Heartbeat: Sendable {
  private let store: Store
  private let process: ServingProcess
  private let logger: Logger
  private let queue = DispatchQueue(label: "okr.heartbeat")
  private let stopped = Atomic<Bool>(false)
  /// When the database last answered, in monotonic nanoseconds; 0 where it never did.
  private let answeredAt = Atomic<UInt64>(0)
  private let oldestTransaction = Atomic<Int64>(0)
  private let failedRenewals = Atomic<UInt64>(0)
  private let doneRenewals = Atomic<UInt64>(0)
  /// The history's incarnation at the first renewal.
  private let history = Mutex<UUID128?>(nil)
  private let onOtherHistory: FirstAnswer<Void>
  private let lease: LeaseClock
  private let onLapse: @Sendable () -> Void
  private let streak = Mutex(FailureStreak())
  /// Closed while the database doesn't keep what it commits.
  private let gate: StorageGate

  /// - Parameters:
  ///   - gate: closed while the database, which answers, doesn't keep what it commits.
  ///   - onLapse: told where the lease is renewed after others may have taken what it held.
  ///   - onOtherHistory: told once where the database was restored meanwhile.
  init(
    store: Store, logger: Logger, process: ServingProcess, lease: LeaseClock,
    gate: StorageGate = StorageGate(), onLapse: @escaping @Sendable () -> Void,
    onOtherHistory: @escaping @Sendable () -> Void
  ) {
    self.lease = lease
    self.gate = gate
    self.onLapse = onLapse
    self.store = store
    self.logger = logger
    self.process = process
    self.onOtherHistory = FirstAnswer { onOtherHistory() }
  }

  func beat() throws(StoreError) {
    let answer: HeartbeatAnswer
    let sentAt = WorkerPool.now()
    do throws(StoreError) {
      answer = try self.store.heartbeat(
        self.process, lifetimeMilliseconds: Int64(ServerLimits.leaseMilliseconds))
    } catch {
      self.failedRenewals.add(1, ordering: .relaxed)
      self.take(error)
      throw error
    }
    self.gate.isUnsafe = false
    self.doneRenewals.add(1, ordering: .relaxed)
    self.answeredAt.store(WorkerPool.now(), ordering: .relaxed)
    self.oldestTransaction.store(answer.oldestTransactionMicroseconds, ordering: .relaxed)
    self.logger.debug("the lease was renewed")
    if self.lease.renewed(sentAt: sentAt) { self.onLapse() }
    self.compare(answer.incarnation)
  }

  private func take(_ error: StoreError) {
    // After any other failure it isn't known whether it still is so.
    guard case .postgres(let failure) = error else { return }
    self.gate.isUnsafe = failure.isNotDurable
  }

  /// Why the database, though it answers, isn't used, in words for operators; nil while it is.
  var databaseRefusal: String? { self.gate.isUnsafe ? PostgresError.notDurable.message : nil }

  private func compare(_ incarnation: UUID128) {
    let first = self.history.withLock { history in
      if history == nil { history = incarnation }
      return history
    }
    guard let first, first != incarnation else { return }
    self.logger.critical(
      "the database holds another history: it was restored",
      metadata: ["was": "\(first)", "is": "\(incarnation)"])
    self.onOtherHistory.give(())
  }

  /// How long the database has been silent; nil where it never answered.
  func silenceNanoseconds(now: UInt64) -> UInt64? {
    let answeredAt = self.answeredAt.load(ordering: .relaxed)
    return answeredAt == 0 ? nil : now - min(now, answeredAt)
  }

  /// How long the database's oldest transaction had been open when it last answered, in microseconds; 0
  /// where none was.
  var oldestTransactionMicroseconds: Int64 { self.oldestTransaction.load(ordering: .relaxed) }

  /// Renewals of the lease since the start.
  var renewals: (done: UInt64, failed: UInt64) {
    (
      self.doneRenewals.load(ordering: .relaxed), self.failedRenewals.load(ordering: .relaxed)
    )
  }

  func start() {
    let pause = DispatchTimeInterval.milliseconds(ServerLimits.heartbeatMilliseconds)
    self.queue.asyncAfter(deadline: .now() + pause) {
      guard !self.stopped.load(ordering: .relaxed) else { return }
      do throws(StoreError) {
        try self.beat()
        self.tellSuccess()
      } catch {
        self.tell(error)
      }
      self.start()
    }
  }

  private func tell(_ error: StoreError) {
    let count = self.streak.withLock { streak in
      streak.failed(now: WorkerPool.now()) ? streak.count : nil
    }
    guard let count else { return }
    self.logger.warning(
      "the heartbeat failed",
      metadata: ["error": "\(error)", "failures": .stringConvertible(count)])
  }

  private func tellSuccess() {
    let failures = self.streak.withLock { $0.succeeded() }
    guard failures > 0 else { return }
    self.logger.notice(
      "the database answers again", metadata: ["failures": .stringConvertible(failures)])
  }

  func stop() {
    self.stopped.store(true, ordering: .relaxed)
    self.queue.sync {
      do throws(StoreError) {
        try self.store.farewell(incarnation: self.process.incarnation)
      } catch {
        self.logger.warning("the farewell failed", metadata: ["error": "\(error)"])
      }
    }
  }
}
