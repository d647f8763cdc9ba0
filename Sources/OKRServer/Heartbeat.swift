// This process's row among those that serve: renewed by one timer, told when it leaves.

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
  private let failedRenewals = Atomic<UInt64>(0)
  private let doneRenewals = Atomic<UInt64>(0)

  init(store: Store, logger: Logger, process: ServingProcess) {
    self.store = store
    self.logger = logger
    self.process = process
  }

  func beat() throws(StoreError) {
    do throws(StoreError) {
      try self.store.heartbeat(
        self.process, lifetimeMilliseconds: Int64(ServerLimits.leaseMilliseconds))
    } catch {
      self.failedRenewals.add(1, ordering: .relaxed)
      throw error
    }
    self.doneRenewals.add(1, ordering: .relaxed)
    self.answeredAt.store(WorkerPool.now(), ordering: .relaxed)
  }

  /// How long the database has been silent; nil where it never answered.
  func silenceNanoseconds(now: UInt64) -> UInt64? {
    let answeredAt = self.answeredAt.load(ordering: .relaxed)
    return answeredAt == 0 ? nil : now - min(now, answeredAt)
  }

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
      } catch {
        self.logger.warning("the heartbeat failed", metadata: ["error": "\(error)"])
      }
      self.start()
    }
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
