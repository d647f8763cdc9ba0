// A line in the log for a share of the calls, whatever became of them.

internal import Dispatch
internal import Logging
internal import OKRTransport
internal import Synchronization

/// Logs calls, within bounds. From any thread; it never waits for the log.
final class AccessLog: Sendable {
  private let percent: Atomic<UInt64>
  private let logger: Logger
  private let queue = DispatchQueue(label: "okr.access-log")
  private let budget = LineBudget(linesPerSecond: ServerLimits.accessLinesPerSecond)
  private let ended = Atomic<UInt64>(0)

  /// - Parameter percent: how many of a hundred calls get a line, evenly spread; 0 for none.
  init(percent: Int, logger: Logger) {
    self.percent = Atomic(UInt64(percent))
    self.logger = logger
  }

  /// Takes another share from the next call on.
  func take(percent: Int) { self.percent.store(UInt64(percent), ordering: .relaxed) }

  /// Calls that should have had a line and got none, since too many came at a time.
  var leftOut: UInt64 { self.budget.leftOut }

  /// Takes note of a call that ended at `now`, in nanoseconds of `Monotonic`.
  func ended(_ call: ServerCall, _ end: CallEnd, now: Int64) {
    let percent = self.percent.load(ordering: .relaxed)
    guard percent > 0 else { return }
    let count = self.ended.add(1, ordering: .relaxed).newValue
    guard count * percent / 100 > (count - 1) * percent / 100,
      let leftOut = self.budget.take(now: now)
    else { return }
    let logger = self.logger
    self.queue.async {
      logger.info(
        "request",
        metadata: CallLine.metadata(
          call, end, duration: now - call.stages.received, leftOut: leftOut))
    }
  }
}
