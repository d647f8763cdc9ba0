// Where health is asked: by probes, by HealthService, by the metrics.

internal import Dispatch
internal import OKRModel
internal import OKRTransport
internal import WorkerPool

/// Reads what health is judged from. From any thread.
final class HealthDesk: Sendable {
  private let lifecycle: Lifecycle
  private let heartbeat: Heartbeat
  private let transport: TransportServer
  private let storage: StorageWatch?
  private let warning: String?
  private let queue = DispatchQueue(label: "okr.probe")

  /// - Parameter warning: what the server goes without for all of its life; nil for nothing.
  init(
    _ lifecycle: Lifecycle, _ heartbeat: Heartbeat, _ transport: TransportServer,
    _ storage: StorageWatch? = nil, warning: String?
  ) {
    self.storage = storage
    self.warning = warning
    self.lifecycle = lifecycle
    self.heartbeat = heartbeat
    self.transport = transport
  }

  /// What is known without asking anyone.
  var reading: HealthReading {
    HealthReading(
      phase: self.lifecycle.phase,
      databaseSilenceNanoseconds: self.heartbeat.silenceNanoseconds(now: WorkerPool.now()),
      databaseRefusal: self.heartbeat.databaseRefusal,
      storage: self.storage?.reading?.level, storageWarning: self.storage?.warning,
      warning: self.warning)
  }

  /// The same, once the event loops came round, or didn't in time.
  func probe(_ answer: @escaping @Sendable (HealthReading) -> Void) {
    let first = FirstAnswer<Bool> { loopAnswers in
      var reading = self.reading
      reading.loopAnswers = loopAnswers
      answer(reading)
    }
    self.transport.whenResponsive { first.give(true) }
    self.inTime { first.give(false) }
  }

  /// The call that runs for longest, streams left out and calls that ask for it; nil where there is
  /// none, or where the event loops gave no answer in time. Answers off the event loops.
  func findOldest(_ answer: @escaping @Sendable (RunningCall?) -> Void) {
    let queue = self.queue
    let first = FirstAnswer<RunningCall?> { oldest in queue.async { answer(oldest) } }
    let asks = RPC.ServerService.getStats.path
    self.transport.findOldest(where: { $0 != asks && !RouteTable.streams.contains($0) }) {
      first.give($0)
    }
    self.inTime { first.give(nil) }
  }

  private func inTime(_ body: @escaping @Sendable () -> Void) {
    let limit = DispatchTimeInterval.milliseconds(ServerLimits.probeMilliseconds)
    self.queue.asyncAfter(deadline: .now() + limit, execute: body)
  }
}
