// Where health is asked: by probes, by HealthService, by the metrics.

internal import Dispatch
internal import OKRTransport
internal import Synchronization
internal import WorkerPool

/// Reads what health is judged from. From any thread.
final class HealthDesk: Sendable {
  private let lifecycle: Lifecycle
  private let heartbeat: Heartbeat
  private let transport: TransportServer
  private let timer = DispatchQueue(label: "okr.probe")

  init(_ lifecycle: Lifecycle, _ heartbeat: Heartbeat, _ transport: TransportServer) {
    self.lifecycle = lifecycle
    self.heartbeat = heartbeat
    self.transport = transport
  }

  /// What is known without asking anyone.
  var reading: HealthReading {
    HealthReading(
      phase: self.lifecycle.phase,
      databaseSilenceNanoseconds: self.heartbeat.silenceNanoseconds(now: WorkerPool.now()))
  }

  /// The same, once the event loops came round, or didn't in time.
  func probe(_ answer: @escaping @Sendable (HealthReading) -> Void) {
    let pending = Mutex<(@Sendable (HealthReading) -> Void)?>(answer)
    let tell: @Sendable (Bool) -> Void = { loopAnswers in
      let answer = pending.withLock { pending in
        defer { pending = nil }
        return pending
      }
      var reading = self.reading
      reading.loopAnswers = loopAnswers
      answer?(reading)
    }
    self.transport.whenResponsive { tell(true) }
    let limit = DispatchTimeInterval.milliseconds(ServerLimits.probeMilliseconds)
    self.timer.asyncAfter(deadline: .now() + limit) { tell(false) }
  }
}
