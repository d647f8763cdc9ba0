// This process's row among those that serve: renewed by one timer, told when it leaves.

internal import Dispatch
internal import Logging
internal import OKRStore
internal import PostgresClient
internal import Synchronization

/// Renews the process row; one blocked renewal delays the next, never piles up.
final class Heartbeat: Sendable {
  private let store: Store
  private let process: ServingProcess
  private let logger: Logger
  private let queue = DispatchQueue(label: "okr.heartbeat")
  private let stopped = Atomic<Bool>(false)

  init(store: Store, logger: Logger, process: ServingProcess) {
    self.store = store
    self.logger = logger
    self.process = process
  }

  func beat() throws(StoreError) {
    try self.store.heartbeat(
      self.process, lifetimeMilliseconds: Int64(ServerLimits.leaseMilliseconds))
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
