// What the log tells of health: a line when the server stops being ready, and one when it is again.

internal import Dispatch
internal import Logging
internal import Synchronization
internal import WorkerPool

/// Looks at readiness while the server serves, and logs its changes. From any thread.
final class HealthLog: Sendable {
  private struct State {
    /// When the server stopped being ready, in monotonic nanoseconds; nil while it is.
    var unreadySince: UInt64?
    var isStopped = false
  }

  private let report: @Sendable () -> HealthReport
  private let logger: Logger
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "okr.health-log")

  /// - Parameter report: the readiness, as it is when it is asked for.
  init(_ logger: Logger, _ report: @escaping @Sendable () -> HealthReport) {
    self.logger = logger
    self.report = report
  }

  /// Looks again and again until `stop`.
  func start() {
    let pause = DispatchTimeInterval.milliseconds(ServerLimits.healthLookMilliseconds)
    self.queue.asyncAfter(deadline: .now() + pause) {
      guard !self.state.withLock({ $0.isStopped }) else { return }
      self.look(now: WorkerPool.now())
      self.start()
    }
  }

  /// Tells nothing from now on: that a server drains, its own line says.
  func stop() { self.state.withLock { $0.isStopped = true } }

  /// Looks once.
  /// - Parameter now: in monotonic nanoseconds.
  func look(now: UInt64) {
    let report = self.report()
    self.state.withLock { state in
      guard !state.isStopped else { return }
      switch (report.passes, state.unreadySince) {
      case (false, nil):
        state.unreadySince = now
        self.logger.warning("the server isn't ready", metadata: ["detail": "\(report.detail)"])
      case (true, let since?):
        state.unreadySince = nil
        let seconds = Double((now - min(now, since)) / 1_000_000) / 1_000
        self.logger.notice(
          "the server is ready again", metadata: ["after_seconds": .stringConvertible(seconds)])
      case (true, nil), (false, .some): break
      }
    }
  }
}
