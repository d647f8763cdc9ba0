// A line in the log for each call that took long, with where its time went. So many a second at the
// most.

internal import Dispatch
internal import Logging
internal import OKRModel
internal import OKRTransport
internal import Synchronization

/// Logs slow calls, within bounds. From any thread; it never waits for the log.
final class SlowCallLog: Sendable {
  private let thresholdNanoseconds: Int64
  private let logger: Logger
  private let queue = DispatchQueue(label: "okr.slow-calls")
  private let budget = LineBudget(linesPerSecond: ServerLimits.slowLinesPerSecond)
  private let slow = Atomic<UInt64>(0)

  /// - Parameter thresholdMilliseconds: of calls that get a line; 0 for none.
  init(thresholdMilliseconds: Int, logger: Logger) {
    self.thresholdNanoseconds =
      thresholdMilliseconds > 0 ? Int64(thresholdMilliseconds) * 1_000_000 : .max
    self.logger = logger
  }

  /// Slow calls since the start, and those of them that got no line.
  var counts: (slow: UInt64, leftOut: UInt64) {
    (self.slow.load(ordering: .relaxed), self.budget.leftOut)
  }

  /// Takes note of a call that ended at `now`, in nanoseconds of `Monotonic`.
  func ended(_ call: ServerCall, _ end: CallEnd, now: Int64) {
    let duration = now - call.stages.received
    guard duration >= self.thresholdNanoseconds else { return }
    self.slow.add(1, ordering: .relaxed)
    guard let leftOut = self.budget.take(now: now) else { return }
    let spans = call.stages.spans(until: now)
    let logger = self.logger
    self.queue.async {
      logger.notice(
        "slow request",
        metadata: Self.metadata(call, end, durationNanoseconds: duration, spans, leftOut))
    }
  }

  private static func metadata(
    _ call: ServerCall, _ end: CallEnd, durationNanoseconds: Int64, _ spans: [CallSpan],
    _ leftOut: Int
  ) -> Logger.Metadata {
    var metadata = CallLine.metadata(
      call, end, duration: durationNanoseconds, leftOut: leftOut)
    for span in spans {
      metadata["\(span.stage.rawValue)_ms"] = .stringConvertible(
        CallLine.milliseconds(span.nanoseconds))
    }
    return metadata
  }
}
